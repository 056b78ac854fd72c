"""Tables on a sheet: headed columns, thin rules, as many columns of rows as the box holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .fonts import SMALLEST_MM
from .palette import AREA_EDGE, FINE_MM, HAIR_MM, INK, INK_2, INK_3, ZoneMark
from .pen import Box, Pen
from .symbols import chip

ROW_MM = 3.5
"""From one row to the next."""

TEXT_MM = 2.2
HEAD_MM = 2.0
GUTTER_MM = 5.0
"""Between two columns of rows."""


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in millimetres, and where its cells stand."""

    head: str
    width: float
    align: Literal["left", "right"] = "left"


def columns_of(
    heads: Sequence[str], widths: Sequence[float], words: int | None = None
) -> tuple[Column, ...]:
    """Make columns; the first ``words`` hold words, the others figures (None: all hold words)."""
    return tuple(
        Column(head, width, "left" if words is None or place < words else "right")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    )


Cell = str | ZoneMark
"""A text, or a zone's chip."""


@dataclass(frozen=True)
class Row:
    """A row of cells; a child is set in and lighter, a strong one bold."""

    cells: tuple[Cell, ...]
    child: bool = False
    strong: bool = False


def width_of(columns: Sequence[Column]) -> float:
    """Give the width of one column of rows."""
    return sum(column.width for column in columns)


def capacity(columns: Sequence[Column], box: Box) -> int:
    """Tell how many rows a box holds, over all of its columns of rows."""
    return _rows(box) * _beside(columns, box)


def _rows(box: Box) -> int:
    """Tell how many rows stand below one another, the head not counted."""
    return max(1, int((box[3] - box[1] - 5.0) / ROW_MM))


def _beside(columns: Sequence[Column], box: Box) -> int:
    """Tell how many columns of rows stand side by side."""
    return max(1, int((box[2] - box[0] + GUTTER_MM) / (width_of(columns) + GUTTER_MM)))


def draw_table(pen: Pen, box: Box, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Draw rows into a box, filling one column of rows after the other.

    Parameters
    ----------
    pen : draws.
    box : the place on paper, millimetres.
    columns : of every row.
    rows : at most as many as `capacity` tells.
    """
    per = _rows(box)
    for place in range(0, max(len(rows), 1), per):
        left = box[0] + place // per * (width_of(columns) + GUTTER_MM)
        _head(pen, (left, box[3]), columns)
        for number, row in enumerate(rows[place : place + per]):
            y = box[3] - 5.0 - (number + 0.72) * ROW_MM
            _row(pen, (left, y), columns, row)
            rule = y - 0.28 * ROW_MM
            pen.line(((left, rule), (left + width_of(columns), rule)), HAIR_MM, AREA_EDGE)


def _head(pen: Pen, at: tuple[float, float], columns: Sequence[Column]) -> None:
    """Write the heads over a line."""
    x, top = at
    for column in columns:
        place = x + (column.width - 0.8 if column.align == "right" else 0.4)
        pen.text(
            (place, top - 3.2), column.head, HEAD_MM, INK_3, align=column.align,
            room=column.width - 1.0,
        )  # fmt: skip
        x += column.width
    pen.line(((at[0], top - 4.5), (x, top - 4.5)), FINE_MM, INK_2)


def _row(pen: Pen, at: tuple[float, float], columns: Sequence[Column], row: Row) -> None:
    """Write one row's cells."""
    x, y = at
    for place, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        if isinstance(cell, ZoneMark):
            chip(pen, x + 0.4, y + TEXT_MM * 0.36, cell, high=min(2.9, ROW_MM - 0.5))
        elif cell:
            indent = 2.0 if row.child and place == 0 else 0.0
            right = column.align == "right"
            pen.text(
                (x + (column.width - 0.8 if right else 0.4 + indent), y),
                cell,
                TEXT_MM if not row.child else max(SMALLEST_MM, TEXT_MM - 0.2),
                INK_2 if row.child else INK,
                bold=row.strong,
                align=column.align,
                room=column.width - 1.0 - indent,
            )
        x += column.width
