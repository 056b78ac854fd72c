"""A region as squares of one step, summed up so that any rectangle is asked at once."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

COARSE = 16
"""Squares are looked at sixteen by sixteen first: most lie wholly inside or outside."""


@dataclass(frozen=True)
class Lattice:
    """How many squares of an extent lie off a region, up to each corner.

    ``off[i, j]`` counts those in the first ``i`` columns (along ``u``) and ``j`` rows.
    """

    off: NDArray[np.int64]

    @classmethod
    def of(
        cls, region: BaseGeometry, extent: tuple[float, float, float, float], step: float
    ) -> "Lattice":
        """Look at every square of an extent.

        Parameters
        ----------
        region : prepared for many questions.
        extent : u0, v0, u1, v1, millimetres.
        step : side of a square, millimetres.
        """
        low_u, low_v, high_u, high_v = extent
        columns, rows = int((high_u - low_u) // step) + 1, int((high_v - low_v) // step) + 1
        inside = np.zeros((columns, rows), dtype=bool)
        for i0 in range(0, columns, COARSE):
            j0s = np.arange(0, rows, COARSE)
            u0, v0 = low_u + i0 * step + 0.0 * j0s, low_v + j0s * step
            side = COARSE * step
            tiles = shapely.box(u0, v0, u0 + side, v0 + side)
            whole, touched = shapely.covers(region, tiles), shapely.intersects(region, tiles)
            for j0, all_in, some_in in zip(j0s.tolist(), whole, touched, strict=True):
                part = inside[i0 : i0 + COARSE, j0 : j0 + COARSE]
                part[:] = all_in
                if some_in and not all_in:
                    i, j = np.indices(part.shape)
                    u, v = low_u + (i0 + i) * step, low_v + (j0 + j) * step
                    part[:] = shapely.covers(region, shapely.box(u, v, u + step, v + step))
        off = np.zeros((columns + 1, rows + 1), dtype=np.int64)
        off[1:, 1:] = (~inside).cumsum(axis=0).cumsum(axis=1)
        return cls(off)

    def clear(
        self, u: NDArray[np.int64], v: NDArray[np.int64], across: int, up: int
    ) -> NDArray[np.bool_]:
        """Tell which rectangles lie wholly on the region.

        Parameters
        ----------
        u, v : first column and first row of each, in steps.
        across, up : their size, in steps.

        Returns
        -------
        False as well for those that leave the extent.
        """
        columns, rows = self.off.shape[0] - 1, self.off.shape[1] - 1
        fits = (u >= 0) & (v >= 0) & (u + across <= columns) & (v + up <= rows)
        i, j = np.where(fits, u, 0), np.where(fits, v, 0)
        k, m = np.where(fits, u + across, 0), np.where(fits, v + up, 0)
        hit = self.off[k, m] - self.off[i, m] - self.off[k, j] + self.off[i, j]
        return np.asarray(fits & (hit == 0), dtype=bool)
