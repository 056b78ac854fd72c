"""Repair: what the zones' covers left over is tried again, a few neighbouring blocks at a time.

A large neighbourhood search: around a hole the nearest blocks are emptied and covered anew,
together with everything that has no place yet; there zones have no borders. Whatever comes of it
is at least as good, so each step leaves a better placement.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from .cover import AWAY, MISSING_SIDE, STAYS, Effort, Taken, by_lot, ranks_of, worth_of
from .lot import lots_of
from .placement import Placement, cells_of, cover_on, farthest, left_of, whole_lots
from .stop import Stop

FEW = 6
"""Blocks emptied together at first: they are covered in a moment."""

MANY = (12, 24)
"""Blocks emptied together where few gain nothing any more."""

STEP_SECONDS = 4.0
"""Time one step may take."""

STEP_DETERMINISTIC = 0.25
"""Deterministic time of one step: most are proved in a tenth of it."""


def repair(placement: Placement, effort: Callable[[], Effort], stop: Stop, *, size: int) -> None:
    """Cover groups of blocks anew until nothing is left over, or no group gains.

    Parameters
    ----------
    placement : changed in place; it only ever holds more.
    effort : asked before each step how hard it may be tried.
    stop : asked between steps.
    size : blocks in a group.
    """
    _search(placement, size, effort, lambda: not placement.left or stop(), _holes)


def polish(placement: Placement, effort: Callable[[], Effort], stop: Stop, *, size: int) -> None:
    """Cover groups of blocks anew where stands are away from their zones or miss open sides.

    So are blocks where somebody stood in an earlier plan who could stand there again.
    """
    _search(placement, size, effort, stop, _faults)


def faulty(placement: Placement) -> int:
    """Count the blocks that `polish` would look at."""
    return sum(bad > 0 for bad in _faults(placement))


def exchange(placement: Placement) -> None:
    """Let stands of one shape change places, all over a hall, so that fewer are astray.

    Notes
    -----
    A linear assignment a shape: requests to the spots they have taken together, at the cost of the
    model for steps away from their zone and open sides missed. What keeps apart stays, and so does
    what stands where it stood in an earlier plan.
    """
    away = placement.away
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, taken in enumerate(placement.taken):
        if not (taken.lot.requests[0].apart or taken.spot.stood):
            alike[taken.lot.key[1:]].append(place)
    for places in alike.values():
        group = [placement.taken[place] for place in places]
        spots = [taken.spot for taken in group]
        standing = [(lot, r) for lot, mine in by_lot(group) for r in lot.requests[: len(mine)]]
        zones = dict.fromkeys(lot.zone for lot, _ in standing)
        far = {zone: np.array([farthest(away[zone], spot) for spot in spots]) for zone in zones}
        sides = np.array([spot.sides for spot in spots])
        cost = np.array(
            [
                AWAY * far[lot.zone] + MISSING_SIDE * np.maximum(0, r.sides - sides)
                for lot, r in standing
            ]
        )
        for row, column in zip(*linear_sum_assignment(cost), strict=True):
            lot = standing[row][0]
            moved = replace(spots[column], away=int(far[lot.zone][column]))
            placement.taken[places[column]] = Taken(lot, moved)


def _search(
    placement: Placement,
    size: int,
    effort: Callable[[], Effort],
    done: Callable[[], bool],
    rate: Callable[[Placement], list[float]],
) -> None:
    """Cover groups anew around the block that is rated worst, until none of them gains."""
    tried: set[int] = set()
    failed: set[frozenset[int]] = set()
    while not done():
        rated = rate(placement)
        waiting = [block for block, bad in enumerate(rated) if bad and block not in tried]
        if not waiting:
            return
        centre = max(waiting, key=lambda block: (rated[block], -block))
        tried.add(centre)
        waiting_m2 = _left_m2(placement)
        for group in _groups(placement, centre, size):
            # In a small hall one group is the neighbourhood of many blocks.
            if frozenset(group) in failed:
                continue
            if not _cover_group(placement, group, effort()):
                failed.add(frozenset(group))
                continue
            failed = {other for other in failed if other.isdisjoint(group)}
            # Only who found a place makes its surroundings worth another look.
            if _left_m2(placement) < waiting_m2:
                tried -= set(group) - {centre}
            break


def _left_m2(placement: Placement) -> float:
    """Sum up the area of what has no place, square metres."""
    return sum(request.area for request in placement.left) / 1e6


def _holes(placement: Placement) -> list[float]:
    """Count the cells of each block that nobody took."""
    marks = cells_of(placement)
    blocks = placement.skeleton.blocks
    return [float((b.usable & ~m).sum()) for b, m in zip(blocks, marks, strict=True)]


def _faults(placement: Placement) -> list[float]:
    """Rate each block by its stands away from their zones, and those that lack an open side.

    Who stands where it stood in an earlier plan is no fault; that somebody does not is one of the
    block where it stood.
    """
    rated = [0.0] * len(placement.skeleton.blocks)
    home = {(taken.lot.key, taken.spot.place) for taken in placement.taken}
    for request in placement.asked:
        place = placement.stood.get(request.key)
        if place is not None and (request.kind, place) not in home:
            rated[place[0]] += STAYS * request.area / 1e6
    for lot, mine in by_lot(placement.taken):
        wish = lot.widest_wish
        short = lot.wanting(wish) > sum(spot.sides >= wish for spot in mine)
        for spot in mine:
            lacks = short and spot.sides < wish
            fault = 0 if spot.stood else AWAY * spot.away + MISSING_SIDE * lacks
            rated[spot.block] += lot.area_m2 * fault
    return rated


def _groups(placement: Placement, centre: int, size: int) -> Iterator[list[int]]:
    """Give groups of a block with others: where its stands are at home, then all around it."""
    at: NDArray[np.float64] = np.array([b.whole.centre for b in placement.skeleton.blocks])
    near = np.argsort(np.hypot(*(at - at[centre]).T), kind="stable").tolist()
    zones = {t.lot.zone for t in placement.taken if t.spot.block == centre and t.spot.away > 1}
    for zone in sorted(zones):
        away = placement.away[zone]
        homes = [block for block in near if (away[block] == 0).any()]
        yield list(dict.fromkeys([*near[: size // 2], *homes]))[:size]
    yield near[:size]


def _cover_group(placement: Placement, group: Sequence[int], effort: Effort) -> bool:
    """Empty some blocks and cover them anew; tell whether more stands then."""
    freed = [taken for taken in placement.taken if taken.spot.block in group]
    kept = [taken for taken in placement.taken if taken.spot.block not in group]
    waiting = left_of(placement.asked, kept)
    blocks = [
        block if number in group else replace(block, usable=np.zeros_like(block.usable))
        for number, block in enumerate(placement.skeleton.blocks)
    ]
    most = STEP_DETERMINISTIC if effort.deterministic else STEP_SECONDS
    few = replace(effort, seconds=min(effort.seconds, most))
    found = cover_on(placement, waiting, blocks, few, freed, astray=True)
    ranks = ranks_of(lots_of(placement.asked))
    taken = [*kept, *whole_lots(found.taken, placement.asked)]
    if worth_of(taken, ranks) <= worth_of(placement.taken, ranks):
        return False
    placement.taken = taken
    placement.left = left_of(placement.asked, placement.taken)
    return True
