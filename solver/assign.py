"""Who of a lot gets which spot: a linear assignment."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from .cover import Taken
from .ground import Rect
from .lot import Request
from .place import Placement, rect_of_spot

MISSED_SIDE = 1_000.0
"""Cost of an open side that is wanted and not there: outweighs any place in the hall."""


@dataclass(frozen=True)
class Seat:
    """A request at its spot."""

    request: Request
    taken: Taken
    rect: Rect


def seat(
    placement: Placement,
    entrances: Sequence[tuple[float, float]],
) -> list[Seat]:
    """Give every taken spot to a request of its lot.

    Parameters
    ----------
    placement : the hall with its taken spots and what it was asked to hold.
    entrances : their middles in the ground's frame: higher priorities stand nearer.

    Returns
    -------
    The seats, in the order of the spots.
    """
    left = {request.key for request in placement.left}
    groups: dict[tuple[object, ...], list[Request]] = defaultdict(list)
    for request in placement.asked:
        if request.key not in left:
            groups[request.kind].append(request)
    spots: dict[tuple[object, ...], list[Taken]] = defaultdict(list)
    for taken in placement.taken:
        spots[taken.lot.key].append(taken)
    seats = []
    for key, takens in spots.items():
        rects = [rect_of_spot(placement.skeleton, taken) for taken in takens]
        mine = sorted(groups[key], key=lambda r: (-r.priority, r.key))
        cost = _costs(mine, takens, rects, entrances)
        for row, column in zip(*linear_sum_assignment(cost), strict=True):
            seats.append(Seat(mine[row], takens[column], rects[column]))
    return seats


def _costs(
    requests: Sequence[Request],
    takens: Sequence[Taken],
    rects: Sequence[Rect],
    entrances: Sequence[tuple[float, float]],
) -> NDArray[np.float64]:
    """Cost of each request (row) at each spot (column)."""
    want = np.array([request.sides for request in requests])
    have = np.array([taken.spot.sides for taken in takens])
    cost = MISSED_SIDE * np.maximum(0, want[:, None] - have[None, :]).astype(float)
    # An open side nobody asked for is better left to a neighbour who did.
    cost += 0.1 * np.maximum(0, have[None, :] - want[:, None])
    if entrances:
        middle = np.array([rect.centre for rect in rects])
        doors = np.array(entrances)
        away = np.hypot(*(middle[:, None, :] - doors[None, :, :]).transpose(2, 0, 1)).min(axis=1)
        priority = np.array([request.priority for request in requests], dtype=float)
        cost += priority[:, None] * away[None, :] / 1e5
    return np.asarray(cost, dtype=float)
