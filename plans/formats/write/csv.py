"""The booth register as CSV that opens in a spreadsheet, and runs nothing there."""

import csv
import io
import re

from plans.plan import Plan
from venue.text import Lang

from .columns import Cell
from .tables import register

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may take for a formula, or that looks like one we marked."""

_MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")


def to_csv(plan: Plan, *, lang: Lang = "ko") -> bytes:
    """Write a row a booth, then a row an exhibitor without one.

    Parameters
    ----------
    plan : the plan.
    lang : the language of the reasons; the header has the same keys in both.

    Returns
    -------
    UTF-8 with a byte order mark, so that a spreadsheet shows Korean; texts are quoted, numbers
    are not, and texts that would run as a formula are marked (`inert`).
    """
    table = register(plan, lang)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([inert(column.key) for column in table.columns])
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return stream.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """Mark a text that a spreadsheet would run with an apostrophe; plain numbers run nothing.

    Examples
    --------
    >>> inert("=1+1"), inert("-5"), inert("Maru")
    ("'=1+1", '-5', 'Maru')
    """
    return f"'{text}" if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """Take the mark off again: ``original(inert(text)) == text`` for every text.

    Examples
    --------
    >>> original("'=1+1"), original("'twas")
    ('=1+1', "'twas")
    """
    return cell[1:] if _MARKED.match(cell) else cell


def _cell(cell: Cell) -> Cell:
    """Make a cell's text inert."""
    return inert(cell) if isinstance(cell, str) else cell
