"""What came of a sweep: a report to read, figures for programs, a table for the terminal."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from plans.figures import Compared
from plans.formats.files import write_whole
from plans.formats.plan_file import load_plan
from plans.sweep import Outcome, Sweep
from venue.source import SURENESS
from venue.text import Lang, Text

from .compare import MOST, write_comparison
from .compare_html import picture
from .compare_table import BY_KEY, NONE

SHOWN = ("placed", "left_out", "net", "rent", "walk_mean", "egress")
"""What the terminal shows of each scenario; the report has all of it."""


class Share(Protocol):
    """Does the same work on many files and gives what came of each, in their order."""

    def __call__(self, work: Callable[[Path], bytes], things: Sequence[Path]) -> list[bytes]:
        """Do the work."""


def one_by_one(work: Callable[[Path], bytes], things: Sequence[Path]) -> list[bytes]:
    """Do the work here, on one file after another."""
    return [work(thing) for thing in things]


def report_sweep(
    sweep: Sweep,
    outcomes: Sequence[Outcome],
    out: Path,
    lang: Lang,
    share: Share = one_by_one,
) -> tuple[Path, ...]:
    """Write the comparison of a sweep's scenarios into its folder.

    Parameters
    ----------
    sweep, outcomes : what was asked, and what came of it; those that failed are left out.
    out : the folder, with the plans.
    lang : language of the report.
    share : draws the plans' pictures; one by one when not given.

    Returns
    -------
    The files: a page, a workbook and JSON; none where no scenario has a plan. The page shows the
    first `compare.MOST` scenarios and says so; the others have all of them.
    """
    made = [each for each in outcomes if each.compared is not None and each.plan is not None]
    if not made:
        return ()
    rows = [_named(each) for each in made]
    files = [out / each.plan for each in made[:MOST] if each.plan is not None]
    plans, pictures = [load_plan(files[0])], share(partial(_picture, lang=lang), files)
    notes = _sources(sweep)
    if len(rows) > MOST:
        notes = (FIRST.fill(most=MOST, n=len(rows)), *notes)
    paths = []
    for suffix in (".html", ".xlsx", ".json"):
        some = rows[:MOST] if suffix == ".html" else rows
        data = write_comparison(
            plans, some, suffix, lang, title=_headed(sweep), notes=notes, pictures=pictures
        )
        paths.append(out / f"comparison{suffix}")
        write_whole(paths[-1], data)
    return tuple(paths)


def _picture(path: Path, lang: Lang) -> bytes:
    """Draw the plan of a file as it stands on the page."""
    return picture(load_plan(path), lang)


def sweep_data(outcomes: Sequence[Outcome], report: Sequence[Path]) -> dict[str, object]:
    """Give a sweep for programs."""
    return {
        "points": [each.model_dump(mode="json") for each in outcomes],
        "failed": sum(each.failed is not None for each in outcomes),
        "written": [str(path) for path in report],
    }


def sweep_shown(
    outcomes: Sequence[Outcome], report: Sequence[Path], lang: Lang
) -> Iterator[RenderableType]:
    """Lay a sweep out for the terminal: a line a scenario, reasons below."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column()
    for key in SHOWN:
        table.add_column(BY_KEY[key].name.say(lang), justify="right")
    for each in outcomes:
        row = each.compared
        table.add_row(Line(each.label), *(_figure(key, row) for key in SHOWN))
    yield table
    for each in outcomes:
        if each.failed is not None:
            yield Line(f"{each.label}: {each.failed.say(lang)}", style="red")
    yield from (Line(str(path)) for path in report)


def _figure(key: str, row: Compared | None) -> str:
    """Write one figure of a scenario."""
    value = None if row is None else BY_KEY[key].read(row)
    return NONE if value is None else BY_KEY[key].form.format(value)


def _named(outcome: Outcome) -> Compared:
    """Put a scenario's label before its title where axes or seeds set it apart."""
    assert outcome.compared is not None
    step, _, rest = outcome.label.partition(", ")
    title = outcome.compared.title
    if not rest:
        return outcome.compared
    return outcome.compared.model_copy(
        update={"title": Text(ko=f"{rest} · {title.ko or step}", en=f"{rest} · {title.en or step}")}
    )


def _sources(sweep: Sweep) -> tuple[Text, ...]:
    """Say on whose word each step stands, and how sure it is."""
    return tuple(
        SOURCE.fill(step=step.id, cite=step.source.cite, sure=SURENESS[step.source.confidence])
        for step in sweep.all_steps
        if step.source is not None
    )


FIRST = Text(
    ko="시나리오 {n}개 가운데 처음 {most}개입니다. 나머지는 함께 있는 엑셀과 JSON에 있습니다.",
    en="The first {most} of {n} scenarios; the workbook and the JSON beside it have all of them.",
)
SOURCE = Text(ko="{step}: {cite} ({sure})", en="{step}: {cite} ({sure})")


def _headed(sweep: Sweep) -> Text:
    """Give the report its title, with the question it answers."""
    if sweep.question == Text():
        return sweep.title
    return Text(
        ko=f"{sweep.title.ko or sweep.title.en}\n{sweep.question.ko or sweep.question.en}",
        en=f"{sweep.title.en or sweep.title.ko}\n{sweep.question.en or sweep.question.ko}",
    )
