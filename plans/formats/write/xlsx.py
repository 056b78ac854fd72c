"""A plan as a workbook: booths, exhibitors, zones, unplaced, findings, totals, sources."""

import io
import unicodedata
from collections.abc import Iterable
from typing import Any

import xlsxwriter

from plans.plan import Plan
from venue.text import Lang

from .columns import Cell, Format, Table
from .tables import all_tables

MAX_CELL = 32_767
"""Characters of a cell; the format allows no more."""

NARROWEST, WIDEST = 7, 48
"""Column widths in characters: wide enough for a heading, narrow enough to see the next one."""

_NUMBER_FORMATS: dict[Format, str] = {
    "text": "General",
    "count": "#,##0",
    "metres": "#,##0.000",
    "area": "#,##0.0",
    "degrees": "0.0##",
    "number": "General",
}

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would take for a formula once somebody edits it."""


def to_xlsx(plan: Plan, *, lang: Lang = "ko") -> bytes:
    """Write a plan as a workbook, the same bytes for equal plans.

    Parameters
    ----------
    plan : the plan.
    lang : the language of sheets, headings and sentences.

    Returns
    -------
    A workbook whose texts are texts: nothing in it is a formula or a link, and what looks like
    a formula stays a text when somebody edits the cell.
    """
    return workbook(all_tables(plan, lang), plan, lang)


def workbook(tables: Iterable[Table], plan: Plan, lang: Lang) -> bytes:
    """Write tables as a workbook, a sheet each.

    Parameters
    ----------
    tables : what is written.
    plan : whose title and date the workbook carries.
    lang : the language of headings.
    """
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties(
        {"title": _text(plan.brief.title.say(lang)), "created": plan.made.replace(tzinfo=None)}
    )
    styles = _styles(book)
    for table in tables:
        _write_sheet(book, table, styles, lang)
    book.close()
    return stream.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    """Make the formats: one a kind of number, the header's, and one for texts like formulas."""
    base = {"valign": "top"}
    styles: dict[str, Any] = {
        name: book.add_format(base | {"num_format": shown})
        for name, shown in _NUMBER_FORMATS.items()
    }
    styles["head"] = book.add_format(base | {"bold": True, "bottom": 1, "bg_color": "#EFEDE8"})
    styles["inert"] = book.add_format(base | {"quote_prefix": True})
    return styles


def _write_sheet(book: Any, table: Table, styles: dict[str, Any], lang: Lang) -> None:
    """Write one sheet: a frozen header with filters, columns as wide as their content."""
    sheet = book.add_worksheet(table.title.say(lang))
    for at, column in enumerate(table.columns):
        head = _text(column.head.say(lang))
        sheet.write_string(0, at, head, styles["head"])
        shown = [head, *(_shown(row[at]) for row in table.rows)]
        width = max(_columns(text) for text in shown) + 2
        sheet.set_column(at, at, min(max(width, NARROWEST), WIDEST))
    for down, row in enumerate(table.rows, start=1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (down, at), cell, column.format, styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write_cell(
    sheet: Any, at: tuple[int, int], cell: Cell, shown: Format, styles: dict[str, Any]
) -> None:
    """Write a cell as what it is, never as what it looks like."""
    if isinstance(cell, str):
        if cell:
            style = styles["inert" if cell.startswith(_ACTIVE) else "text"]
            sheet.write_string(*at, _text(cell), style)
    elif cell is not None:
        sheet.write_number(*at, cell, styles[shown])


def _text(text: str) -> str:
    """Keep of a text what a cell can hold; the library escapes the rest."""
    return text[:MAX_CELL]


def _shown(cell: Cell) -> str:
    """Give roughly what a cell shows, to measure it."""
    if isinstance(cell, str):
        return max(cell.splitlines(), key=len, default="")
    return "" if cell is None else f"{cell:,.3f}" if isinstance(cell, float) else f"{cell:,}"


def _columns(text: str) -> int:
    """Count the character cells a text takes: a Hangul letter takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[:WIDEST])
