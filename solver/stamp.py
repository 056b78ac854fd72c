"""Large things first: stages, lounges and islands deeper than a band are stamped on the skeleton.

A stamp takes its own floor and, where it reaches beyond one block, an aisle all around; the
cells it costs are taken out of use. Of all spots in line with the bands the one that wastes least
is chosen, a little nearer to where it is wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .ground import SAME_MM, Rect, covered
from .skeleton import Skeleton

AWAY_M2_PER_M = 1.5
"""Floor given up for standing a metre nearer to the wanted place."""

MOVED_M2 = 3.0
"""Floor given up so that a square metre of booths can stay where it stood in an earlier plan."""

CHUNK = 250
"""Spots looked at together, from the wanted place outwards."""

MAX_SPOTS = 6_000
"""Spots tried for one item; in larger halls they are thinned out evenly."""


@dataclass(frozen=True)
class Item:
    """A thing to stamp: width along and depth across the rows, millimetres, before any turn.

    ``island`` wants an aisle on all four sides; ``wanted`` is a place to be near to, if any.
    ``stood`` is where it stood in an earlier plan: it is tried there first. What stays there,
    whatever comes of it, ``keeps`` so much floor.
    """

    key: str
    width: float
    depth: float
    island: bool
    may_turn: bool = True
    wanted: tuple[float, float] | None = None
    stood: Rect | None = None
    keeps: tuple[Rect, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """An item at its place; ``quarter`` tells whether it was turned."""

    item: Item
    rect: Rect
    quarter: bool


def stamp(
    skeleton: Skeleton,
    items: Sequence[Item],
    gone: Sequence[Rect] = (),
    standing: Sequence[Rect] = (),
) -> list[Stamp]:
    """Stamp items on a skeleton, and take their cells out of use.

    What stands fast comes first, then what can stand where it stood, then the largest.

    Parameters
    ----------
    skeleton : its blocks lose the cells the stamps cover.
    items : what to place; those that find no room are missing from the answer.
    gone : rectangles already taken.
    standing : where booths stood in an earlier plan; their floor costs more than other floor.

    Returns
    -------
    The stamps, in the order they were placed.
    """
    done: list[Stamp] = []
    order = sorted(items, key=lambda i: (not i.keeps, i.stood is None, -i.width * i.depth, i.key))
    for item in order:
        taken = [*gone, *(s.rect for s in done)]
        spot = _as_before(skeleton, item, taken) or _best_spot(skeleton, item, taken, standing)
        if spot is None:
            continue
        for floor in item.keeps or (_taken(skeleton, item, spot.rect),):
            for block in skeleton.blocks:
                if block.whole.meets(floor):
                    block.clear(floor)
        done.append(spot)
    return done


def _taken(skeleton: Skeleton, item: Item, rect: Rect) -> Rect:
    """Give what a stamp takes: itself inside a block, otherwise an aisle around as well."""
    if not item.island and any(block.whole.holds(rect) for block in skeleton.blocks):
        return rect
    return rect.grown(skeleton.ground.aisle)


def _as_before(skeleton: Skeleton, item: Item, gone: Sequence[Rect]) -> Stamp | None:
    """Stamp an item where it stood, if it fits there still or stays there anyhow."""
    stood = item.stood
    if stood is None or item.keeps:
        return None if stood is None else Stamp(item, stood, quarter=False)
    quarter = abs(stood.width - item.width) > SAME_MM
    width, depth = (item.depth, item.width) if quarter else (item.width, item.depth)
    if max(abs(stood.width - width), abs(stood.depth - depth)) > SAME_MM:
        return None
    if quarter and not item.may_turn:
        return None
    # Footprints are whole millimetres: where it stood in line, the line says it better.
    place = np.array([(stood.u0, stood.v0, stood.u1, stood.v1)])
    lines = _spots(skeleton, width, depth)
    off = np.abs(lines - place).max(axis=1) if len(lines) else np.zeros(0)
    if len(off) and off.min() <= SAME_MM:
        place = lines[[int(off.argmin())]]
    if not (
        covered(skeleton.ground.within_the_ring, place) & _clear_of(skeleton, place, gone)
    ).all():
        return None
    return Stamp(item, Rect(*map(float, place[0])), quarter)


def _best_spot(
    skeleton: Skeleton, item: Item, gone: Sequence[Rect], standing: Sequence[Rect]
) -> Stamp | None:
    """Find the spot that costs least, over both ways to turn the item."""
    best: tuple[float, Stamp] | None = None
    for quarter in (False, True) if item.may_turn and item.width != item.depth else (False,):
        width, depth = (item.depth, item.width) if quarter else (item.width, item.depth)
        spots = _spots(skeleton, width, depth)
        free = covered(skeleton.ground.within_the_ring, spots)
        spots = spots[free & _clear_of(skeleton, spots, gone)]
        if not len(spots):
            continue
        for chunk in _by_distance(spots, item):
            away = _away(spots[chunk], item)
            if best is not None and away.min() >= best[0]:
                break  # what follows is wanted less than what is found, whatever floor it costs
            cost = away + _lost(skeleton, item, spots[chunk], standing)
            at = int(np.argmin(cost))
            if best is None or cost[at] < best[0] - 1e-6:
                rect = Rect(*map(float, spots[chunk][at]))
                best = (float(cost[at]), Stamp(item, rect, quarter))
    return best[1] if best else None


def _spots(skeleton: Skeleton, width: float, depth: float) -> NDArray[np.float64]:
    """List the rectangles of one size that are in line with cells and bands."""
    # In a hall that does not lie square corners are rounded: it keeps off the cells beside it.
    off = skeleton.ground.rounding / 2
    us: set[float] = set()
    vs: set[float] = set()
    for block in skeleton.blocks:
        if block.upright:
            continue
        for column in range(block.columns + 1):
            u = block.u0 + column * block.pitch
            us |= {u + off, u - off - width}
        for row in range(block.rows + 1):
            v = block.v0 + row * block.pitch
            vs |= {v + off, v - off - depth}
    low_u, low_v = (a.ravel() for a in np.meshgrid(sorted(us), sorted(vs)))
    thin = max(1, len(low_u) // MAX_SPOTS)
    low_u, low_v = low_u[::thin], low_v[::thin]
    return np.stack([low_u, low_v, low_u + width, low_v + depth], axis=-1)


def _clear_of(
    skeleton: Skeleton, spots: NDArray[np.float64], gone: Sequence[Rect]
) -> NDArray[np.bool_]:
    """Tell which spots keep an aisle to stamps and columns, and stay off main aisles."""
    need = skeleton.ground.aisle
    clear = np.ones(len(spots), dtype=bool)
    arounds = [other.grown(need - 1) for other in [*gone, *skeleton.ground.solids]]
    # A main aisle runs through from its entrance: nothing large stands in its way.
    arounds += [strip.rect.grown(-1) for strip in skeleton.strips if strip.main]
    for around in arounds:
        clear &= (
            (spots[:, 2] <= around.u0)
            | (spots[:, 0] >= around.u1)
            | (spots[:, 3] <= around.v0)
            | (spots[:, 1] >= around.v1)
        )
    return clear


def _by_distance(spots: NDArray[np.float64], item: Item) -> list[NDArray[np.intp]]:
    """Give the spots' places in chunks, the nearest to where the item is wanted first."""
    order = np.argsort(_away(spots, item), kind="stable")
    return np.array_split(order, max(1, len(order) // CHUNK))


def _away(spots: NDArray[np.float64], item: Item) -> NDArray[np.float64]:
    """Give the cost of standing away from where an item is wanted, square metres."""
    if item.wanted is None:
        return np.zeros(len(spots))
    middle = (spots[:, :2] + spots[:, 2:]) / 2
    away = np.hypot(middle[:, 0] - item.wanted[0], middle[:, 1] - item.wanted[1]) / 1000
    return np.asarray(AWAY_M2_PER_M * away)


def _lost(
    skeleton: Skeleton, item: Item, spots: NDArray[np.float64], standing: Sequence[Rect]
) -> NDArray[np.float64]:
    """Give the floor of rows that each spot costs, square metres, and who had to move for it."""
    low = spots[:, :2].min(axis=0) - skeleton.ground.aisle
    high = spots[:, 2:].max(axis=0) + skeleton.ground.aisle
    window = Rect(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    near = [block for block in skeleton.blocks if block.whole.meets(window)]
    if not near:
        return np.zeros(len(spots))
    boxes = np.concatenate([b.boxes[b.usable.ravel()] for b in near])
    reach = np.full(len(spots), float(skeleton.ground.aisle))
    if not item.island:
        for block in near:
            whole = block.whole
            inside = (
                (spots[:, 0] >= whole.u0 - 1)
                & (spots[:, 2] <= whole.u1 + 1)
                & (spots[:, 1] >= whole.v0 - 1)
                & (spots[:, 3] <= whole.v1 + 1)
            )
            reach[inside] = 0.0
    low, high = spots[:, :2] - reach[:, None] + 1, spots[:, 2:] + reach[:, None] - 1
    lost = _met(boxes, low, high).sum(axis=1) * skeleton.ground.pitch**2 / 1e6
    stood = [rect for rect in standing if rect.meets(window)]
    if stood:
        areas = np.array([rect.area for rect in stood]) / 1e6
        rects = np.array([(r.u0, r.v0, r.u1, r.v1) for r in stood])
        lost = lost + MOVED_M2 * (_met(rects, low, high) @ areas)
    return np.asarray(lost)


def _met(
    boxes: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell which boxes (column) reach into which rectangles (row), given by their corners."""
    return np.asarray(
        (boxes[None, :, 2] > low[:, None, 0])
        & (boxes[None, :, 0] < high[:, None, 0])
        & (boxes[None, :, 3] > low[:, None, 1])
        & (boxes[None, :, 1] < high[:, None, 1])
    )
