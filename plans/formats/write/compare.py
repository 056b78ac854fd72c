"""A comparison as a file: a page to read and send, a workbook, a picture, or JSON."""

import json
from collections.abc import Callable, Sequence

from plans.figures import Compared
from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Lang, Text

from .columns import Cell, Column, Table
from .compare_html import to_html
from .compare_table import MEASURES, headings
from .xlsx import workbook

MOST = 24
"""Plans side by side: more columns nobody reads, and a page of so many drawings is 3 MB."""

Rows = Sequence[Compared]
Write = Callable[[Sequence[Plan], Rows, Lang], bytes]


def require_few(count: int) -> None:
    """Refuse more plans than fit side by side.

    Raises
    ------
    UsageError : when there are.
    """
    if count > MOST:
        raise UsageError("compare.most", _MOST.fill(most=MOST, n=count))


def compare_data(rows: Rows) -> list[dict[str, object]]:
    """Give a comparison for programs: one object a plan, the base first."""
    return [row.model_dump(mode="json") for row in rows]


def write_comparison(
    plans: Sequence[Plan],
    rows: Rows,
    suffix: str,
    lang: Lang,
    *,
    title: Text | None = None,
    notes: Sequence[Text] = (),
    pictures: Sequence[bytes] | None = None,
) -> bytes:
    """Write a comparison in the format that a file's ending names.

    Parameters
    ----------
    plans, rows : the plans, the base first, and their figures.
    suffix : the ending with its dot: .html, .xlsx, .png or .json.
    lang : language of everything written.
    title : of the whole; what the comparison is for.
    notes : on whose word the plans stand, a sentence each; on a page alone.
    pictures : the plans' drawings on a page, when somebody has drawn them already.
    """
    if suffix == ".json":
        return (json.dumps(compare_data(rows), ensure_ascii=False, indent=1) + "\n").encode()
    if suffix == ".xlsx":
        return workbook([_table(rows, lang)], plans[0], lang)
    if suffix == ".png":
        from plans.formats.draw.comparison import render_comparison  # noqa: PLC0415 - heavy

        return render_comparison(rows, lang, title)
    return to_html(plans, rows, lang, title, notes, pictures).encode()


def _table(rows: Rows, lang: Lang) -> Table:
    """Lay the figures out: a line a figure, a column a plan."""
    names = headings(rows, lang)
    columns = (
        Column("measure", Text(ko="항목", en="Measure")),
        *(
            Column(f"plan{n}", Text(ko=name, en=name), "number")
            for n, name in enumerate(names, start=1)
        ),
    )
    lines: list[tuple[Cell, ...]] = [
        (each.name.say(lang), *(each.read(row) for row in rows)) for each in MEASURES
    ]
    codes = sorted({code for row in rows for code in row.findings})
    lines += [(code, *(row.findings.get(code, 0) for row in rows)) for code in codes]
    return Table(Text(ko="비교", en="Comparison"), columns, tuple(lines))


_MOST = Text(
    ko="배치안 {n}개는 한 번에 비교할 수 없습니다. {most}개까지 적어 주십시오.",
    en="{n} plans are too many to compare at once; give {most} at most.",
)
