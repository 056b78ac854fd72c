"""A hall cut into enlarged sheets that join along match lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..pen import XY, Box
from ..sheet import View

SCALE = 200
"""1 : 200: a unit of 3 m is 15 mm wide, and most names fit it."""

OVERLAP_MM = 6.0
"""How far a sheet shows beyond its match line, on paper: nearly half a unit."""

EDGE_MM = 4.2
"""Free paper between the window and the frame: for the match lines' words."""

SLACK = 0.16
"""Share of a sheet by which a match line may move to run along an aisle."""


class Shaped(Protocol):
    """Anything that lies on a hall's floor."""

    @property
    def shape(self) -> BaseGeometry:
        """Its ground, millimetres."""
        ...


@dataclass(frozen=True)
class Tile:
    """One enlarged sheet of a hall.

    ``core`` is what no other sheet has, on the paper of the whole hall; ``row`` counts from the
    top, ``column`` from the left.
    """

    row: int
    column: int
    core: Box
    rows: int
    columns: int


def cut(view: View, floor: Box) -> list[Tile]:
    """Cut a hall into as few sheets as hold it.

    Parameters
    ----------
    view : the whole hall at `SCALE`, wherever it lies.
    floor : the part of a sheet that shows the floor.

    Returns
    -------
    Tiles row by row from the upper left. Match lines run where they cut the fewest booths.
    """
    x0, y0, x1, y1 = view.floor.bounds
    around = view.margins.right + 1.0
    whole = (x0 - around, y0 - around, x1 + around, y1 + around)
    room = (floor[2] - floor[0] - 2 * EDGE_MM, floor[3] - floor[1] - 2 * EDGE_MM)
    shapes = [view.shape(booth.shape).bounds for booth in view.layout.booths]
    spans = np.array(shapes) if shapes else np.zeros((0, 4))
    xs = _cuts((whole[0], whole[2]), room[0], spans[:, [0, 2]])
    ys = _cuts((whole[1], whole[3]), room[1], spans[:, [1, 3]])[::-1]
    return [
        Tile(row, column, (xs[column], ys[row + 1], xs[column + 1], ys[row]),
             len(ys) - 1, len(xs) - 1)
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    ]  # fmt: skip


def _cuts(ends: tuple[float, float], room: float, spans: NDArray[np.float64]) -> list[float]:
    """Choose where to cut along one axis: evenly, but along aisles where there are any."""
    low, high = ends
    most = room - 2 * OVERLAP_MM
    count = max(1, math.ceil((high - low - 2 * OVERLAP_MM) / most)) if high - low > room else 1
    found = [low]
    for n in range(1, count):
        ideal = low + (high - low) * n / count
        # What lies before fits its sheet, and what comes after can still fit the others; the
        # first and the last sheet have an overlap less.
        least = high - (count - n) * most - OVERLAP_MM
        furthest = found[-1] + most + (OVERLAP_MM if n == 1 else 0.0)
        nearest = min(max(ideal, least), furthest)
        first, last = max(ideal - most * SLACK, least), min(ideal + most * SLACK, furthest)
        places = np.array([nearest, *np.arange(first, last + 1e-6, 0.5)])
        hit = (spans[:, :1] < places[None, :]) & (spans[:, 1:] > places[None, :])
        # Of the places that cut fewest booths, the one nearest to an even cut.
        counts = hit.sum(axis=0)
        best = places[counts == counts.min()]
        found.append(float(best[np.argmin(np.abs(best - ideal))]))
    return [*found, high]


def shown(view: View, tile: Tile, floor: Box) -> View:
    """Give the part of a hall a tile shows, moved to the middle of its sheet.

    Parameters
    ----------
    view, tile : the whole hall, and the tile cut from it.
    floor : the part of the sheet that shows the floor.

    Returns
    -------
    The view with a window, and only what stands in it.
    """
    left, low, right, high = tile.core
    window = (
        left - (OVERLAP_MM if tile.column else 0),
        low - (OVERLAP_MM if tile.row < tile.rows - 1 else 0),
        right + (OVERLAP_MM if tile.column < tile.columns - 1 else 0),
        high + (OVERLAP_MM if tile.row else 0),
    )
    dx = (floor[0] + floor[2] - window[0] - window[2]) / 2
    dy = (floor[1] + floor[3] - window[1] - window[3]) / 2
    moved = replace(view, shift=(view.shift[0] + dx, view.shift[1] + dy))
    frame = (window[0] + dx, window[1] + dy, window[2] + dx, window[3] + dy)
    sight = shapely.box(*frame)

    def seen(things: Sequence[Shaped]) -> tuple[Shaped, ...]:
        return tuple(t for t in things if moved.shape(t.shape).intersects(sight))

    layout = view.layout.model_copy(
        update={
            "booths": seen(view.layout.booths),
            "areas": seen(view.layout.areas),
            "zones": seen(view.layout.zones),
            "aisles": seen(view.layout.aisles),
            "pods": seen(view.layout.pods),
        }
    )
    return replace(moved, layout=layout, window=frame)


def match_lines(tile: Tile, view: View) -> list[tuple[XY, XY, tuple[int, int]]]:
    """Give the lines along which a tile joins others: its ends, and the other's row and column."""
    assert view.window is not None
    left, low, right, high = view.window
    width, height = tile.core[2] - tile.core[0], tile.core[3] - tile.core[1]
    x0 = left + (OVERLAP_MM if tile.column else 0)
    y0 = low + (OVERLAP_MM if tile.row < tile.rows - 1 else 0)
    lines: list[tuple[XY, XY, tuple[int, int]]] = []
    if tile.column:
        lines.append(((x0, low), (x0, high), (tile.row, tile.column - 1)))
    if tile.column < tile.columns - 1:
        x = x0 + width
        lines.append(((x, low), (x, high), (tile.row, tile.column + 1)))
    if tile.row:
        y = y0 + height
        lines.append(((left, y), (right, y), (tile.row - 1, tile.column)))
    if tile.row < tile.rows - 1:
        lines.append(((left, y0), (right, y0), (tile.row + 1, tile.column)))
    return lines
