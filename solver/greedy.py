"""A first answer to a cover: spots taken one by one, the largest lots first."""

from collections.abc import Sequence

import numpy as np

from .cover import Taken
from .lot import Lot
from .skeleton import Skeleton
from .spots import Spot


def greedy(skeleton: Skeleton, choices: Sequence[tuple[Lot, Sequence[Spot]]]) -> list[Taken]:
    """Take spots that fit together, without looking back.

    Parameters
    ----------
    skeleton : its blocks' cells are what is shared out.
    choices : the lots, each with the spots it could take.

    Returns
    -------
    Spots of which no two share a cell and none stands on another's gap.

    Notes
    -----
    Lots come by area, the requests of a lot by open sides wanted. A request takes the first spot
    with the sides it wants; among those, spots at home with the fewest sides to spare come first,
    so that corners are left to those who ask for them.
    """
    free = [block.usable.copy() for block in skeleton.blocks]
    gap = [np.zeros(block.columns, dtype=bool) for block in skeleton.blocks]
    taken: list[Taken] = []
    for lot, spots in sorted(choices, key=lambda choice: -choice[0].area_m2):
        waiting = len(lot.requests)
        for sides in range(4, 0, -1):
            wanting = lot.wanting(sides) - (len(lot.requests) - waiting)
            for spot in _fitting(spots, sides) if wanting > 0 else ():
                if wanting == 0:
                    break
                if _take(spot, free, gap):
                    taken.append(Taken(lot, spot))
                    wanting -= 1
                    waiting -= 1
        for spot in _fitting(spots, 1) if waiting else ():
            if waiting == 0:
                break
            if _take(spot, free, gap):
                taken.append(Taken(lot, spot))
                waiting -= 1
    return taken


def _fitting(spots: Sequence[Spot], sides: int) -> list[Spot]:
    """Give the spots with at least some sides open, the plainest at home first."""
    able = [spot for spot in spots if spot.sides >= sides]
    return sorted(able, key=lambda s: (s.away, s.sides, len(s.gaps), s.block, s.column, s.row))


def _take(spot: Spot, free: list[np.ndarray], gap: list[np.ndarray]) -> bool:
    """Take a spot's cells and gaps, if all of them are free."""
    cells, gaps = free[spot.block], list(spot.gaps)
    columns = slice(spot.column, spot.column + spot.shape.along)
    if gap[spot.block][columns].any() or not all(cells[cell] for cell in spot.cells):
        return False
    if gaps and not (cells[:, gaps].all() or gap[spot.block][gaps].all()):
        return False
    for cell in spot.cells:
        cells[cell] = False
    gap[spot.block][gaps] = True
    return True
