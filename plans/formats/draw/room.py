"""The paper still free: where a label may stand without covering anything.

The sheet is cut into small cells; what is drawn marks its cells, and a label asks for the nearest
free rectangle. One summed-area table answers for every place at once.
"""

import math
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from .pen import XY, Box

CELL_MM = 0.5
"""Side of a cell on paper: a quarter of the smallest text."""

Mask = NDArray[np.bool_]


class Room:
    """Which cells of a sheet are taken, and which a thin line crosses.

    A text never covers what is taken, and runs over a line only where it is told it may.
    """

    def __init__(self, width_mm: float, height_mm: float) -> None:
        """Start with an empty sheet."""
        rows, columns = int(height_mm / CELL_MM) + 1, int(width_mm / CELL_MM) + 1
        self.taken: Mask = np.zeros((rows, columns), dtype=bool)
        self.lines: Mask = np.zeros((rows, columns), dtype=bool)

    def take(self, shape: BaseGeometry, grow: float = 0.0, *, line: bool = False) -> None:
        """Mark every cell that a shape, grown by ``grow`` millimetres, touches."""
        if shape.is_empty:
            return
        cells = self.lines if line else self.taken
        grown = shapely.buffer(shape, grow + 0.51 * CELL_MM, join_style="mitre", quad_segs=2)
        window = self._window(grown.bounds)
        cells[window] |= _inside(grown, window)

    def take_box(self, box_mm: Box) -> None:
        """Mark the cells of an upright rectangle."""
        self.take(box(*box_mm))

    def take_corners(self, corners: tuple[XY, ...]) -> None:
        """Mark the cells of a ring."""
        self.take(Polygon(corners))

    def fence(self, inside: Box) -> None:
        """Take everything outside a box."""
        kept = self._window(inside)
        free = np.ones_like(self.taken)
        free[kept] = False
        self.taken |= free

    def touches(self, shape: BaseGeometry, *, over_lines: bool = True) -> bool:
        """Tell whether a shape lies on a taken cell, or, unless it may, on a line."""
        window = self._window(shape.bounds)
        cells = self.taken[window] if over_lines else self.taken[window] | self.lines[window]
        return bool((cells & _inside(shape, window)).any())

    def find(
        self,
        width: float,
        height: float,
        near: XY,
        within: BaseGeometry,
        *,
        over_lines: bool = False,
    ) -> Box | None:
        """Find the free upright rectangle nearest to a point.

        Parameters
        ----------
        width, height : size of the rectangle, millimetres.
        near : where its middle would best be.
        within : it lies inside this shape.
        over_lines : whether thin lines may run under it.

        Returns
        -------
        The rectangle, centred across the free strip it lies in; None when there is none.
        """
        if within.is_empty:
            return None
        window = self._window(within.bounds)
        rows, columns = (span.stop - span.start for span in window)
        tall, wide = int(np.ceil(height / CELL_MM)), int(np.ceil(width / CELL_MM))
        if tall > rows or wide > columns:
            return None
        blocked = self.taken[window] | ~_inside(within, window)
        if not over_lines:
            blocked |= self.lines[window]
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        np.cumsum(np.cumsum(blocked, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
        full = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
        free = np.argwhere(full == 0)
        if len(free) == 0:
            return None
        y0, x0 = window[0].start, window[1].start
        middle_x = (free[:, 1] + x0 + wide / 2) * CELL_MM - near[0]
        middle_y = (free[:, 0] + y0 + tall / 2) * CELL_MM - near[1]
        best = free[int(np.argmin(np.round(middle_x**2 + middle_y**2, 3)))]
        row, column = int(best[0]), int(best[1])
        across = 0 if wide >= tall else 1
        row, column = _centred(blocked, row, column, (tall, wide), across)
        x, y = (column + x0 + wide / 2) * CELL_MM, (row + y0 + tall / 2) * CELL_MM
        return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def _window(self, bounds: tuple[float, ...]) -> tuple[slice, slice]:
        """Give the cells that a box of paper covers."""
        rows, columns = self.taken.shape
        left, bottom, right, top = (value / CELL_MM for value in bounds)
        across = slice(min(max(int(left), 0), columns), max(0, min(int(right) + 1, columns)))
        up = slice(min(max(int(bottom), 0), rows), max(0, min(int(top) + 1, rows)))
        return (
            slice(up.start, max(up.start, up.stop)),
            slice(across.start, max(across.start, across.stop)),
        )


def _inside(shape: BaseGeometry, window: tuple[slice, slice]) -> Mask:
    """Tell which cells of a window have their middle inside a shape."""
    ys = (np.arange(window[0].start, window[0].stop) + 0.5) * CELL_MM
    xs = (np.arange(window[1].start, window[1].stop) + 0.5) * CELL_MM
    left, bottom, right, top = shape.bounds
    # Most shapes are upright rectangles, whose cells need no geometry.
    if math.isclose(shape.area, (right - left) * (top - bottom), rel_tol=1e-9):
        across: Mask = (left < xs) & (xs < right)
        up: Mask = (bottom < ys) & (ys < top)
        return np.logical_and.outer(up, across)
    # Row by row, whatever lies right of an edge changes sides: a tenth of the time of cell by cell.
    turns = np.zeros((len(ys), len(xs) + 1), dtype=np.bool_)
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = shapely.get_coordinates(ring)
        for (x0, y0), (x1, y1) in pairwise(corners):
            crossed = np.flatnonzero((min(y0, y1) <= ys) & (ys < max(y0, y1)))
            where = np.searchsorted(xs, x0 + (ys[crossed] - y0) * ((x1 - x0) / ((y1 - y0) or 1.0)))
            turns[crossed, where] ^= True
    found: Mask = np.logical_xor.accumulate(turns[:, :-1], axis=1)
    return found


def _centred(
    blocked: Mask, row: int, column: int, size: tuple[int, int], across: int
) -> tuple[int, int]:
    """Move a free rectangle to the middle of the free strip it lies in, a few cells at most."""
    tall, wide = size
    reach = 16

    def free(shift: int) -> bool:
        r, c = (row + shift, column) if across == 0 else (row, column + shift)
        if r < 0 or c < 0 or r + tall > blocked.shape[0] or c + wide > blocked.shape[1]:
            return False
        return not blocked[r : r + tall, c : c + wide].any()

    low = next((s for s in range(1, reach) if not free(-s)), reach) - 1
    high = next((s for s in range(1, reach) if not free(s)), reach) - 1
    shift = (high - low) // 2
    return (row + shift, column) if across == 0 else (row, column + shift)
