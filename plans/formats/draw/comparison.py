"""A comparison on one sheet: the figures of all plans, the differences beside them."""

from collections.abc import Sequence

from plans.figures import Compared
from plans.formats.write.compare_html import TITLE
from plans.formats.write.compare_table import MEASURES, Cell, cells, headings
from venue.text import Lang, Text

from .canvas import to_bytes
from .palette import AREA_EDGE, BAD, FINE_MM, HAIR_MM, INK, INK_2, INK_3, WARN
from .pen import Pen

DPI = 150.0
MARGIN, LINE, NAME = 12.0, 7.2, 62.0
"""Millimetres: around the sheet, from line to line, and for the names of the figures."""

COLUMN = 44.0
"""Width of a plan's column, millimetres."""


def render_comparison(rows: Sequence[Compared], lang: Lang, title: Text | None = None) -> bytes:
    """Draw a comparison as a PNG, as wide as it has plans.

    Parameters
    ----------
    rows : the figures, the base first.
    lang : language of everything written.
    title : of the whole.
    """
    pen = Pen()
    size = (2 * MARGIN + NAME + COLUMN * len(rows), 2 * MARGIN + 26 + LINE * len(MEASURES))
    top = size[1] - MARGIN
    pen.text((MARGIN, top - 6), (title or TITLE).say(lang).partition("\n")[0], 6.0, INK, bold=True)
    for number, name in enumerate(headings(rows, lang)):
        at = MARGIN + NAME + COLUMN * (number + 1) - 1
        pen.text((at, top - 18), name, 2.6, INK, bold=True, align="right", room=COLUMN - 3)
    pen.line(((MARGIN, top - 21), (size[0] - MARGIN, top - 21)), FINE_MM, INK_2)
    for place, measure in enumerate(MEASURES):
        y = top - 21 - LINE * (place + 0.65)
        pen.text((MARGIN, y), measure.name.say(lang), 2.6, INK_2, room=NAME - 3)
        for number, cell in enumerate(cells(measure, rows)):
            _cell(pen, MARGIN + NAME + COLUMN * (number + 1) - 1, y, cell)
        rule = y - 0.35 * LINE
        pen.line(((MARGIN, rule), (size[0] - MARGIN, rule)), HAIR_MM, AREA_EDGE)
    return to_bytes([pen], size, "png", DPI)


def _cell(pen: Pen, right: float, y: float, cell: Cell) -> None:
    """Write a figure, and its difference to the base before it."""
    colour = {"": INK, "bad": BAD, "warn": WARN}[cell.verdict]
    pen.text((right, y), cell.text, 3.0, colour, align="right")
    if cell.change:
        pen.text((right - 18, y), cell.change, 2.2, INK_3, align="right")
