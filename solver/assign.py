"""Who of a lot gets which spot: linear assignment, then swaps for those who want to be apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from layouts.brief.request import Pair, Relation

from .cover import Taken
from .ground import Rect
from .lot import Request
from .place import Placement, rect_of_spot

MISSED_SIDE = 1_000.0
"""Cost of an open side that is wanted and not there: outweighs any place in the hall."""

SIDE_MM = 2_000.0
"""Distance a pair that wants to be apart gives up for an open side a booth wants."""

SWAP_ROUNDS = 4
"""Rounds of swaps; a later round finds nothing new once one changed nothing."""


@dataclass(frozen=True)
class Seat:
    """A request at its spot."""

    request: Request
    taken: Taken
    rect: Rect


def seat(
    placement: Placement,
    pairs: Sequence[Pair],
    entrances: Sequence[tuple[float, float]],
) -> list[Seat]:
    """Give every taken spot to a request of its lot.

    Parameters
    ----------
    placement : the hall with its taken spots and what it was asked to hold.
    pairs : the brief's pairs; those to be apart are served by swaps within a lot.
    entrances : their middles in the ground's frame: higher priorities stand nearer.

    Returns
    -------
    The seats, in the order of the spots.
    """
    left = {request.key for request in placement.left}
    groups: dict[tuple[object, ...], list[Request]] = defaultdict(list)
    for request in placement.asked:
        if request.key not in left:
            groups[request.zone, request.shapes, request.turn].append(request)
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
    return _keep_apart(seats, pairs)


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


def _keep_apart(seats: list[Seat], pairs: Sequence[Pair]) -> list[Seat]:
    """Swap seats within lots until pairs that want distance have it, or nothing helps."""
    holder = {key: i for i, s in enumerate(seats) for key, _ in s.request.members}
    apart = [
        (pair.a, pair.b, pair.distance_mm or 0)
        for pair in pairs
        if pair.relation is Relation.APART and pair.a in holder and pair.b in holder
    ]
    for _ in range(SWAP_ROUNDS):
        if not any(_lack(seats, holder, pair) for pair in apart):
            break
        for pair in apart:
            if _lack(seats, holder, pair):
                _improve(seats, holder, pair, apart)
    return seats


def _lack(seats: Sequence[Seat], holder: Mapping[str, int], pair: tuple[str, str, int]) -> float:
    """Give the millimetres that two exhibitors are too close by."""
    a, b, distance = pair
    first, second = seats[holder[a]].rect, seats[holder[b]].rect
    across = max(first.u0 - second.u1, second.u0 - first.u1, 0.0)
    along = max(first.v0 - second.v1, second.v0 - first.v1, 0.0)
    return max(0.0, distance - float(np.hypot(across, along)))


def _improve(
    seats: list[Seat],
    holder: dict[str, int],
    pair: tuple[str, str, int],
    apart: Sequence[tuple[str, str, int]],
) -> None:
    """Try every swap of either exhibitor within its lot; keep the one that lacks least.

    An open side lost by a swap counts as well, but less than the distance a pair asks for.
    """

    def total() -> float:
        missing = sum(max(0, s.request.sides - s.taken.spot.sides) for s in seats)
        return sum(_lack(seats, holder, other) for other in apart) + SIDE_MM * missing

    def swap(i: int, j: int) -> None:
        one, two = seats[i], seats[j]
        seats[i] = Seat(two.request, one.taken, one.rect)
        seats[j] = Seat(one.request, two.taken, two.rect)
        for index in (i, j):
            for key, _ in seats[index].request.members:
                holder[key] = index

    best, choice = total(), None
    for key in pair[:2]:
        i = holder[key]
        mine = seats[i]
        for j, other in enumerate(seats):
            if j == i or other.taken.lot.key != mine.taken.lot.key:
                continue
            swap(i, j)
            value = total()
            swap(i, j)
            if value < best - 1e-6:
                best, choice = value, (i, j)
    if choice is not None:
        swap(*choice)
