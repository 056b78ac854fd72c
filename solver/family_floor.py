"""The floor of the family bound: where cells and stamps may stand, on the skeleton's own lattice.

Whatever stands somewhere covers the samples inside it, so a place is ruled out only where it is
impossible. Samples lie twice as fine as the lattice and begin on it: on halls that lie square,
whose cells are whole steps, that is as good as the exact test for all but slivers.
"""

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ground import Ground, rect_of
from .line import Line

PARTS = 2
"""Samples to a step."""

SLACK_MM = 2.0
"""Room for float noise and for stamps, which keep off others to the millimetre."""

EPS = 1e-6

MOST_ROWS = 4
"""Cells a block may be deep."""

Mask = NDArray[np.bool_]
Places = NDArray[np.floating]


class Floor:
    """A region of a ground by samples."""

    def __init__(self, ground: Ground, region: BaseGeometry) -> None:
        extent = ground.extent
        self.step = ground.step / PARTS
        self.u0, self.v0 = extent.u0, extent.v0
        u = self.u0 + self.step * np.arange(math.ceil(extent.width / self.step) + 1)
        v = self.v0 + self.step * np.arange(math.ceil(extent.depth / self.step) + 1)
        near = region.buffer(SLACK_MM, join_style="mitre")
        shapely.prepare(near)
        grid = np.meshgrid(v, u, indexing="ij")
        off = ~np.asarray(shapely.intersects_xy(near, grid[1], grid[0]), dtype=bool)
        self.off = np.zeros((len(v) + 1, len(u) + 1), dtype=np.int32)
        self.off[1:, 1:] = off.cumsum(axis=0).cumsum(axis=1)
        self.count_v = len(v)
        self.bounds = None if region.is_empty else rect_of(near)

    def free(self, u: Places, v: Places, width: float, depth: float) -> Mask:
        """Tell of rectangles, ``[v, u]``, whether nothing is known to be in their way.

        Parameters
        ----------
        u, v : their lower left corners along and across the rows.
        width, depth : their size, millimetres.
        """
        if self.bounds is None:
            return np.zeros((len(v), len(u)), dtype=bool)
        inside_u = (u >= self.bounds.u0) & (u + width <= self.bounds.u1)
        inside_v = (v >= self.bounds.v0) & (v + depth <= self.bounds.v1)
        left, right = self._samples(u - self.u0, width, self.off.shape[1])
        low, high = self._samples(v - self.v0, depth, self.off.shape[0])
        off = self.off
        hit = off[high][:, right] - off[low][:, right] - off[high][:, left] + off[low][:, left]
        return np.asarray((hit == 0) & inside_v[:, None] & inside_u[None, :], dtype=bool)

    def _samples(
        self, at: Places, length: float, count: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the first sample of intervals and one past the last."""
        first = np.ceil(at / self.step - EPS).clip(0, count - 1).astype(np.int64)
        last = np.floor((at + length) / self.step + EPS).clip(-1, count - 2).astype(np.int64) + 1
        return first, np.maximum(first, last)


class Grid:
    """The lattice of one hall in one orientation, in steps.

    ``cell`` and ``gap`` are the steps of a cell and of the aisle after a block: together never
    more than a block of any length takes. ``drift`` are the most millimetres by which a cell
    stands before (negative) or past its step, in halls whose cells are not whole steps.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.along, self.up = Line(ground, along_u=True), Line(ground, along_u=False)
        self.longest = max(int(ground.limits.mm("row") // ground.pitch), 1)
        p, aisle = ground.pitch, ground.aisle
        room = max(self.along.length, self.up.length)
        self.longest = max(min(self.longest, int(room // p)), 1)
        cells = range(1, max(int(self.longest + aisle // p), MOST_ROWS) + 1)
        self.cell = min(self.along.up(c * p) // c for c in cells)
        # Where a stamp follows, no step is rounded up: count the steps begun by block and aisle.
        self.gap = min(
            min(
                self.along.up(c * p) + self.along.up(aisle),
                math.ceil((c * p + aisle - SLACK_MM) / ground.step),
            )
            - c * self.cell
            for c in cells
        )
        shift = (max(cells) - 1) * (p - self.cell * ground.step)
        self.drift = (min(0.0, shift), max(0.0, shift))
        self.ring = Floor(ground, ground.within_the_ring)
        self.wall = Floor(ground, ground.by_the_wall)

    def cells(self, floor: Floor, along: int, across: int) -> Mask:
        """Tell at which steps ``[v, u]`` some cells of a block may begin."""
        low, high = self.drift
        spread, p = high - low, self.ground.pitch
        u = self.along.origin + high + self.ground.step * np.arange(self.along.steps + 1)
        v = self.up.origin + high + self.ground.step * np.arange(self.up.steps + 1)
        return floor.free(u, v, along * p - spread, across * p - spread)
