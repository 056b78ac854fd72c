"""Ordering the stops of a tour, as work for a child: the routing library stays in there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.progress import Progress

from .child import Asked, Child

LONGEST_S = 60.0
"""Seconds it may take: six is what two hundred stops take."""


@dataclass(frozen=True)
class Touring:
    """Places to be put in order; called in the child it does so."""

    lengths_mm: NDArray[np.float64]

    def __call__(self, _: Asked, progress: Progress) -> tuple[int, ...]:
        """Find the order; a search that short needs no asking whether to stop."""
        del progress
        from solver.tour import best_order  # noqa: PLC0415 - the parent never solves

        return best_order(self.lengths_mm)


def order_in_child(lengths_mm: NDArray[np.float64]) -> tuple[int, ...]:
    """Put places in their best order in a child process.

    Parameters
    ----------
    lengths_mm : shortest ways between all places, millimetres; the walk starts at the first.

    Raises
    ------
    FaultError : when the child breaks or will not end.
    """
    with Child(Touring(lengths_mm), seconds=LONGEST_S) as child:
        return child.result()
