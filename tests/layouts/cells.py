"""Stands on a grid of cells, in a hall that lies square or turned: for oracles that count cells."""

import math
from dataclasses import dataclass
from typing import Any

from layouts.booth import Booth
from venue.units import Point

UNIT = 3000
"""Side of a cell, millimetres."""

ROOM = 2
"""What each cell is wider in a hall that lies turned, so that rounding parts no neighbours."""

Cell = tuple[int, int]
"""Column and row of a cell."""

Box = tuple[int, int, int, int]
"""Column, row, width and depth of a rectangle of cells."""


def cells_of(box: Box) -> frozenset[Cell]:
    """Give the cells of a rectangle."""
    x, y, width, depth = box
    return frozenset((i, j) for i in range(x, x + width) for j in range(y, y + depth))


def box_around(cells: frozenset[Cell]) -> Box:
    """Give the rectangle around some cells."""
    columns, rows = [i for i, _ in cells], [j for _, j in cells]
    x, y = min(columns), min(rows)
    return (x, y, max(columns) - x + 1, max(rows) - y + 1)


@dataclass(frozen=True)
class Frame:
    """How the grid lies in the hall: turned counter-clockwise about its origin, then shifted."""

    turn: float = 0.0
    shift: Point = (0, 0)

    @property
    def square(self) -> bool:
        """Whether it lies in quarters, so that every corner is on a whole millimetre."""
        return self.turn % 90 == 0

    @property
    def pitch(self) -> int:
        """From one cell to the next, millimetres: stands of n cells then lie 2n mm apart."""
        return UNIT if self.square else UNIT + ROOM

    def at(self, x: float, y: float) -> Point:
        """Give the place of a point of the grid, millimetres, in whole millimetres of the hall."""
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return (
            round(x * cos - y * sin) + self.shift[0],
            round(x * sin + y * cos) + self.shift[1],
        )

    def booth(self, name: str, box: Box, notch: Box | None = None, **known: Any) -> Booth:
        """Put a stand on a rectangle of cells; a notch is told from the stand's own corner."""
        column, row, width, depth = box
        x, y = self.at(column * self.pitch, row * self.pitch)
        facts = {
            "id": name,
            "hall": "C",
            "x_mm": x,
            "y_mm": y,
            "width_mm": width * UNIT,
            "depth_mm": depth * UNIT,
            "rotation_deg": self.turn,
        }
        if notch is not None:
            sides = zip(("x_mm", "y_mm", "width_mm", "depth_mm"), notch, strict=True)
            facts["notch"] = {side: value * UNIT for side, value in sides}
        return Booth.model_validate(facts | known)
