"""Who of a lot gets which spot: a linear assignment."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from layouts.brief.exhibitor import Exhibitor

from .cover import Taken
from .ground import SAME_MM, Rect
from .lot import Request
from .placement import Placement, rect_of_spot
from .surroundings import Surroundings, is_walled, strangers

MOVES = 100_000.0
"""Cost of standing elsewhere than in an earlier plan: outweighs all sides that are wanted."""

MOVED_PER_M = 0.05
"""Cost of a metre between where a stand stood and where it is to stand."""

MISSED_SIDE = 1_000.0
"""Cost of an open side that is wanted and not there: outweighs any place in the hall."""


@dataclass(frozen=True)
class Seat:
    """A request at its spot."""

    request: Request
    taken: Taken
    rect: Rect


def seat(placement: Placement, exhibitors: Mapping[str, Exhibitor]) -> list[Seat]:
    """Give every taken spot to a request of its lot.

    Parameters
    ----------
    placement : the hall with its taken spots and what it was asked to hold.
    exhibitors : the brief's, by id.

    Returns
    -------
    The seats, in the order of the spots.

    Notes
    -----
    A linear assignment a lot: whoever can stays where it stood, then come open sides that are
    wanted, then what `Surroundings` says of doors and boxes. A second round knows who the
    neighbours are and draws shell stands together, so that their rows are put up back to back.
    """
    left = {request.key for request in placement.left}
    groups: dict[tuple[object, ...], list[Request]] = defaultdict(list)
    for request in placement.asked:
        if request.key not in left:
            groups[request.kind].append(request)
    for group in groups.values():
        group.sort(key=lambda r: (-r.priority, r.key))
    takens = placement.taken
    rects = [rect_of_spot(placement.skeleton, taken) for taken in takens]
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, taken in enumerate(takens):
        places[taken.lot.key].append(place)
    around = Surroundings.of(placement.skeleton.ground)
    costs = {
        key: _sides(groups[key], [takens[p] for p in here])
        + around.costs(groups[key], [rects[p] for p in here], exhibitors)
        + _moves(groups[key], [rects[p] for p in here], placement.before)
        for key, here in places.items()
    }
    chosen: dict[int, Request] = {}
    for _ in range(2):
        walled = [is_walled(chosen[p], exhibitors) for p in range(len(takens))] if chosen else []
        for key, here in places.items():
            mine, cost = groups[key], costs[key]
            builds = [is_walled(request, exhibitors) for request in mine]
            if walled and len(set(builds)) > 1:
                cost = cost + strangers(rects, walled, builds)[:, here]
            for row, column in zip(*linear_sum_assignment(cost), strict=True):
                chosen[here[column]] = mine[row]
    return [Seat(chosen[p], takens[p], rects[p]) for p in range(len(takens)) if p in chosen]


def put_aside(placement: Placement, seats: Sequence[Seat], gone: Collection[str]) -> None:
    """Take requests off their spots, and the spots out of use: no aisle reaches them.

    Parameters
    ----------
    placement : changed in place; the requests are left over again.
    seats : who sits where.
    gone : exhibitors that cannot stay where they are; who must stand beside them goes along.
    """
    for seat in seats:
        if not any(key in gone for key, _ in seat.request.members):
            continue
        placement.taken.remove(seat.taken)
        placement.left.append(seat.request)
        for cell in seat.taken.spot.cells:
            placement.skeleton.blocks[seat.taken.spot.block].usable[cell] = False


def _moves(
    requests: Sequence[Request], rects: Sequence[Rect], before: Mapping[str, Rect]
) -> NDArray[np.float64]:
    """Give what each request (row) that stood somewhere pays for a spot (column) elsewhere."""
    cost = np.zeros((len(requests), len(rects)))
    middles = np.array([rect.centre for rect in rects])
    for row, request in enumerate(requests):
        stood = before.get(request.key)
        if stood is not None:
            away = np.hypot(*(middles - np.array(stood.centre)).T)
            cost[row] = np.where(away <= SAME_MM, 0.0, MOVES + MOVED_PER_M * away / 1000)
    return cost


def _sides(requests: Sequence[Request], takens: Sequence[Taken]) -> NDArray[np.float64]:
    """Give what each request (row) misses of open sides at each spot (column)."""
    want = np.array([request.sides for request in requests])
    have = np.array([taken.spot.sides for taken in takens])
    cost = MISSED_SIDE * np.maximum(0, want[:, None] - have[None, :]).astype(float)
    # An open side nobody asked for is better left to a neighbour who did.
    return np.asarray(cost + 0.1 * np.maximum(0, have[None, :] - want[:, None]), dtype=float)
