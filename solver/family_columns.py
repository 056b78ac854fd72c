"""Columns in aisles for the family bound: people get past on one side or on the other.

The solver takes the cells beside such a column away, of the row south of the aisle or of the row
north of it (solver/past_columns.py). So in any plan one of both rows has nobody there.
"""

import itertools
from collections.abc import Iterator

import numpy as np

from .family_floor import SLACK_MM, Grid, Mask, Places
from .ground import Rect

MOST_TOLD_APART = 4
"""Columns of one aisle whose sides are chosen one by one; what further ones cost is not counted."""

Cleared = frozenset[int]
"""Columns by number beside which a row keeps free."""

NOBODY: Cleared = frozenset()


class Columns:
    """The columns of a hall in one orientation.

    Parameters
    ----------
    grid : the hall.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid, ground = grid, grid.ground
        edge, need = ground.wall + ground.pitch, ground.aisle - SLACK_MM
        inner = ground.extent.u0 + edge, ground.extent.u1 - edge
        # What stands within a row along a side wall is in no aisle.
        self.solids = [s for s in ground.solids if s.u1 > inner[0] and s.u0 < inner[1]]
        self.beside = [(s.u0 - need, s.u1 + need) for s in self.solids]

    def narrow(self, low: float, high: float) -> tuple[int, ...]:
        """Give the columns that leave no way past them in an aisle from ``low`` to ``high``."""
        found = [i for i, solid in enumerate(self.solids) if self._narrows(solid, low, high)]
        return tuple(found[:MOST_TOLD_APART])

    def _narrows(self, solid: Rect, low: float, high: float) -> bool:
        """Tell whether a column lies in an aisle and leaves no way on either side of it."""
        need = self.grid.ground.aisle - SLACK_MM
        inside = solid.v1 > low + SLACK_MM and solid.v0 < high - SLACK_MM
        return inside and solid.v0 - low < need and high - solid.v1 < need

    def past(self, low: float) -> int:
        """Give the first step at which no aisle ends that begins at ``low`` and is narrow."""
        need, step, origin = self.grid.ground.aisle, self.grid.ground.step, self.grid.up.origin
        ends = [s.v1 + need for s in self.solids if s.v1 > low and s.v0 - low < need]
        return max((int((end - origin) // step) + 1 for end in ends), default=0)

    def clear(self, mask: Mask, part_columns: Places, cleared: Cleared) -> Mask:
        """Keep the parts in a row off the floor beside some columns.

        Parameters
        ----------
        mask : where each part may begin, ``[part, step]``.
        part_columns : the cells each part is long.
        cleared : the columns.
        """
        found, (drift_low, drift_high) = mask.copy(), self.grid.drift
        at = self.grid.along.origin + self.grid.ground.step * np.arange(mask.shape[1])
        end = at + drift_low + part_columns[:, None] * self.grid.ground.pitch
        for low, high in (self.beside[i] for i in cleared):
            found &= (at + drift_high >= high) | (end <= low)
        return found


def sides(columns: tuple[int, ...]) -> Iterator[tuple[Cleared, Cleared]]:
    """List the ways to get past columns: those cleared by the row before the aisle, and after.

    Examples
    --------
    >>> [tuple(map(sorted, way)) for way in sides((7,))]
    [([], [7]), ([7], [])]
    """
    for south in itertools.product((False, True), repeat=len(columns)):
        before = frozenset(i for i, here in zip(columns, south, strict=True) if here)
        yield before, frozenset(columns) - before
