"""One hall: skeletons tried from generous to tight until everything stands."""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from venue.hall import Hall

from .cover import Covering, Effort, Taken
from .ground import Ground, Rect, main_axis_deg, rect_of
from .lot import BAND_CELLS, Lot, Request, lots_of
from .past_columns import lead_past_columns
from .requests import Pinned
from .search import search
from .skeleton import Block, Skeleton, Style, lay
from .spots import Edges, Spot, edges_of, open_floor, spots_for
from .stamp import Item, Stamp, stamp
from .stop import Stop
from .zoning import Demand, Labels, StepsAway, centres_of, share_columns

COMFORTABLE_FILL = 0.90
"""Share of the cells that demand may take before a skeleton counts as tight."""

ISLAND_SHARE = 0.85
"""Of an island's floor with half an aisle around it, the share that rows would have used."""

MAX_ATTEMPTS = 5
"""Skeletons covered for one hall; beyond the fifth the same cells only move."""

MOST_SPOTS = 60_000
"""Spots of a whole hall's model: a larger one takes longer to build than to be worth it."""

MAX_DEEPENED = 4
"""Styles laid again with deeper bands: the densest ones."""

INNER_SHARES = (0.6, 0.9, 1.2, 1.5)
"""Cells between two rows, of the stands that could reach over them."""

EXTRA_STEPS = (0, 1, 2, 3)
"""Aisles wider than asked by so many lattice steps."""


@dataclass(frozen=True)
class Task:
    """What is to be placed in one hall; places are in the hall's frame.

    ``items`` are stamped; those in ``banded`` may stand in a band that is deep enough as well.
    """

    hall: Hall
    limits: Limits
    module_mm: int
    requests: tuple[Request, ...] = ()
    items: tuple[Item, ...] = ()
    zone_of_item: dict[str, str] = field(default_factory=dict)
    pinned: tuple[Pinned, ...] = ()
    near: dict[str, tuple[float, float]] = field(default_factory=dict)
    members: Mapping[str, Sequence[Exhibitor]] = field(default_factory=dict)
    banded: Mapping[str, Request] = field(default_factory=dict)

    def in_bands(self, skeleton: Skeleton) -> "Task":
        """Give the same task with every item that a band of the skeleton holds as a request."""
        deepest = max(block.rows for block in skeleton.blocks)
        held = [
            item.key
            for item in self.items
            if item.key in self.banded and self.banded[item.key].across(self.module_mm) <= deepest
        ]
        return replace(
            self,
            requests=(*self.requests, *(self.banded[key] for key in held)),
            items=tuple(item for item in self.items if item.key not in held),
        )


@dataclass
class Placement:
    """A hall with everything placed that found room.

    ``asked`` are the requests it was to hold, guests from other halls included; ``left`` those of
    them, and ``missed`` the items, that found none; ``standing`` are islands and pinned booths.
    """

    skeleton: Skeleton
    stamps: list[Stamp]
    taken: list[Taken]
    labels: Labels
    asked: list[Request]
    left: list[Request]
    missed: list[Item]
    standing: dict[str, Rect] = field(default_factory=dict)
    proved: bool = False

    @cached_property
    def edges(self) -> list[Edges]:
        """The open edges of every block, whatever the cover does."""
        free = open_floor(self.skeleton, [s.rect for s in self.stamps])
        return [edges_of(b, free, self.skeleton.ground.aisle) for b in self.skeleton.blocks]

    @cached_property
    def away(self) -> StepsAway:
        """How far every column lies from each zone, in steps."""
        return StepsAway(self.skeleton, self.labels)

    @property
    def area(self) -> float:
        """Area of what stands, square metres; islands and areas count as they are."""
        covered = sum(t.lot.area_m2 for t in self.taken)
        return covered + sum(s.rect.area / 1e6 for s in self.stamps)


def skeletons(
    hall: Hall, limits: Limits, module_mm: int, pinned: Sequence[Pinned], stop: Stop
) -> tuple[Skeleton, ...]:
    """Lay the skeletons of every style that fits a hall, in both orientations.

    Parameters
    ----------
    hall, limits, module_mm : the hall, the rules' numbers, and the side of a cell, millimetres.
    pinned : booths that stand already.
    stop : asked between styles; the densest is laid first, so that there is one to work with.
    """
    pins = tuple(pin.footprint.shape for pin in pinned)
    base = main_axis_deg(hall)
    ground = {
        quarter: Ground(hall, limits, module_mm, base, quarter, pins) for quarter in (False, True)
    }
    found: list[Skeleton] = []
    for extra, wall_rows, side_rows, quarter in itertools.product(
        EXTRA_STEPS, (True, False), (True, False), (False, True)
    ):
        if found and stop():
            break
        skeleton = lay(ground[quarter], Style(quarter, wall_rows, side_rows, extra))
        if skeleton is not None and skeleton.blocks:
            lead_past_columns(skeleton)
            found.append(skeleton)
    return tuple(found)


def needed_cells(requests: Sequence[Request], module_mm: int, limits: Limits) -> float:
    """Estimate the cells that requests take, gaps beside islands included."""
    gap = math.ceil(limits.mm("aisle") / module_mm)
    total = 0.0
    for request in requests:
        width, depth = request.shapes[0]
        along, across = math.ceil(width / module_mm), math.ceil(depth / module_mm)
        total += along * across
        if request.sides >= 4:
            # A gap is shared by two islands, or is the end of a block.
            total += gap * min(along, across)
    return total


def place(
    task: Task, laid: Sequence[Skeleton], effort: Callable[[], Effort], stop: Stop, repair
) -> Placement | None:
    """Place what a hall is asked to hold, or None where no skeleton fits.

    Parameters
    ----------
    task : the hall and what it is to hold.
    laid : its skeletons; they stay as they are.
    effort : asked before each skeleton how hard its cover may be tried.
    stop : asked between covers.

    Returns
    -------
    The best placement found: the most area, then the first tried (the most generous aisles).
    """
    best: Placement | None = None
    for skeleton in _ordered(task, [*laid, *_deepened(task, laid)])[:MAX_ATTEMPTS]:
        found = _attempt(task, skeleton.copy(), effort)
        repair(found, 6, effort, stop)
        if best is None or found.area > best.area + 1e-6:
            best = found
        if not (best.left or best.missed) or stop():
            break
    for size in (12,24):
        if best: repair(best, size, effort, stop)
    if best:
        from .repair import polish, exchange
        exchange(best)
        polish(best, 6, effort, stop)
        exchange(best)
    return best


def _deepened(task: Task, laid: Sequence[Skeleton]) -> list[Skeleton]:
    """Lay bands of three and four rows as well, where stands two cells deep can fill them.

    Only a hall that is tight without them gets any: two rows back to back are easier to walk.
    """
    tight = [s for s in laid if s.style.extra_steps == 0]
    if not tight or min(_fill(task, s) for s in tight) <= COMFORTABLE_FILL:
        return []
    wanting = [*task.requests, *task.banded.values()]
    fronts = sum(request.front_cells(task.module_mm) for request in wanting)
    found: dict[tuple[object, ...], Skeleton] = {}
    for skeleton in sorted(tight, key=lambda s: -s.cells)[:MAX_DEEPENED]:
        for share in INNER_SHARES:
            inner = int(share * fronts * skeleton.band_rows / skeleton.cells)
            deep = lay(skeleton.ground, replace(skeleton.style, inner_rows=inner))
            if deep is not None:
                lead_past_columns(deep)
                found.setdefault((deep.ground.quarter, *((b.v0, b.rows) for b in deep.blocks)), deep)
    return list(found.values())


def _fill(task: Task, skeleton: Skeleton) -> float:
    """Give the share of a skeleton's cells that demand takes; above 1 it cannot hold it."""
    task = task.in_bands(skeleton)
    needed = needed_cells(task.requests, task.module_mm, task.limits)
    deep = [request for request in task.requests if request.across(task.module_mm) > 1]
    needed_deep = needed_cells(deep, task.module_mm, task.limits)
    fronts = sum(request.front_cells(task.module_mm) for request in task.requests)
    aisle = skeleton.ground.aisle
    around = sum((i.width + aisle) * (i.depth + aisle * i.island) for i in task.items)
    stamped = around * ISLAND_SHARE / skeleton.ground.pitch**2
    idle = max(0, skeleton.inner_cells - fronts)
    return max(
        needed / max(skeleton.cells - idle - stamped, 1.0),
        needed_deep / max(skeleton.deep_cells - stamped, 1.0),
    )


def _ordered(task: Task, found: Sequence[Skeleton]) -> list[Skeleton]:
    """Order skeletons: the comfortable ones by generosity, then the others by room."""
    rated: list[tuple[tuple[object, ...], int, Skeleton]] = []
    for skeleton in found:
        fill, style = _fill(task, skeleton), skeleton.style
        mains = sum(strip.main for strip in skeleton.strips)
        calm = (-mains, -style.extra_steps, style.side_rows, style.wall_rows, fill)
        tight = fill > COMFORTABLE_FILL
        rated.append(((tight, (fill,) if tight else calm), len(rated), skeleton))
    return [skeleton for _, _, skeleton in sorted(rated, key=lambda r: r[:2])]


def _attempt(task: Task, skeleton: Skeleton, effort: Callable[[], Effort]) -> Placement:
    """Stamp, zone and cover one skeleton; what is left over may then stand outside its zone."""
    task, ground = task.in_bands(skeleton), skeleton.ground
    # Zones are laid out roughly first, so that their islands can be stamped in their middle.
    rough = share_columns(skeleton, _demands(task, ground, (), islands=True))
    centres = centres_of(skeleton, rough)
    items = [_turned_in(item, ground) for item in task.items]
    items = [
        replace(i, wanted=centres.get(task.zone_of_item.get(i.key, ""), i.wanted)) for i in items
    ]
    stamps = stamp(skeleton, items)
    placed = {s.item.key for s in stamps}
    missed = [item for item in items if item.key not in placed]
    labels = share_columns(skeleton, _demands(task, ground, stamps))
    requests = list(task.requests)
    standing = {s.item.key: s.rect for s in stamps}
    for pin in task.pinned:
        standing[pin.exhibitor.id] = rect_of(ground.turn_in(pin.footprint.shape))
    placement = Placement(skeleton, stamps, [], labels, requests, requests, missed, standing)
    cover_all(placement, effort())
    if placement.left:
        insert(placement, effort())
    deep = [taken for taken in placement.taken if taken.spot.shape.across > BAND_CELLS]
    if deep:
        # What is deep stands where the bands are deep; its zone is drawn around it there.
        placement = replace(placement, labels=_labels_around(task, placement, deep))
        cover_all(placement, effort(), deep)
        if placement.left:
            insert(placement, effort())
    return placement


def _labels_around(task: Task, placement: Placement, deep: Sequence[Taken]) -> Labels:
    """Share the columns out anew when some stands of the cover have their place already."""
    skeleton, ground = placement.skeleton, placement.skeleton.ground
    rest = list(task.requests)
    around: dict[str, list[tuple[tuple[float, float], float]]] = defaultdict(list)
    for taken in deep:
        rest.remove(next(r for r in rest if r.kind == taken.lot.key))
        cells = taken.spot.shape.across * taken.spot.shape.along
        around[taken.lot.zone].append((rect_of_spot(skeleton, taken).centre, float(cells)))
    demands = _demands(replace(task, requests=tuple(rest)), ground, placement.stamps)
    free = _without(placement, deep)
    return share_columns(
        replace(skeleton, blocks=free),
        [replace(d, placed=(*d.placed, *around[d.zone])) for d in demands],
    )


def _without(placement: Placement, taken: Sequence[Taken]) -> list[Block]:
    """Give the blocks with the cells of some spots, gaps included, out of use."""
    marks = marks_of(placement.skeleton.blocks, taken)
    pairs = zip(placement.skeleton.blocks, marks, strict=True)
    return [replace(block, usable=block.usable & ~mark) for block, mark in pairs]


def cover_all(placement: Placement, effort: Effort, kept: Sequence[Taken] = ()) -> None:
    """Cover a hall's cells, every request on the ground of its zone.

    Parameters
    ----------
    placement : changed in place.
    effort : time, workers and seed of the model.
    kept : spots that stay taken.
    """
    waiting = left_of(placement.asked, kept)
    found = cover_on(placement, waiting, _without(placement, kept), effort)
    placement.taken = [*kept, *found.taken]
    placement.left = left_of(placement.asked, placement.taken)
    placement.proved = found.proved


def insert(placement: Placement, effort: Effort, guests: Sequence[Request] = ()) -> None:
    """Stand what was left out, and guests, on cells that nobody took, in any zone.

    Parameters
    ----------
    placement : changed in place; what stands stays where it is.
    effort : time, workers and seed of the model.
    guests : requests of other halls; only those that find room are taken in.
    """
    waiting, free = [*placement.left, *guests], _without(placement, placement.taken)
    found = cover_on(placement, waiting, free, effort, astray=True)
    still = {request.key for request in left_of(waiting, found.taken)}
    placement.asked = [*placement.asked, *(g for g in guests if g.key not in still)]
    placement.taken = [*placement.taken, *whole_lots(found.taken, placement.asked)]
    placement.left = [request for request in placement.left if request.key in still]


def cover_on(
    placement: Placement,
    waiting: Sequence[Request],
    blocks: Sequence[Block],
    effort: Effort,
    known: Sequence[Taken] = (),
    *,
    astray: bool = False,
) -> Covering:
    """Choose spots for some requests on some blocks' usable cells.

    Parameters
    ----------
    placement : the hall; it stays as it is.
    waiting : what is to stand; the lots of the answer are made of these alone.
    blocks : as many as the hall has, in their order.
    effort : time, workers and seed of the model.
    known : spots to start from.
    astray : whether stands may leave the ground of their zones.
    """
    choices = _choices(placement, waiting, blocks, astray=astray)
    mine = {lot.key: lot for lot, _ in choices}
    start = [Taken(mine[taken.lot.key], taken.spot) for taken in known]
    skeleton = replace(placement.skeleton, blocks=list(blocks))
    standing = dict(placement.standing)
    asked = {request.key for request in waiting}
    for taken in placement.taken:
        # A lot that keeps apart holds one request, so its spot is that request's.
        one = taken.lot.requests[0]
        if one.apart and one.key not in asked:
            rect = rect_of_spot(placement.skeleton, taken)
            standing |= {key: rect for key, _ in one.members}
    return search(skeleton, choices, effort, start, standing)


def whole_lots(taken: Sequence[Taken], asked: Sequence[Request]) -> list[Taken]:
    """Give spots with the lots that all requests of a hall make."""
    lots = {lot.key: lot for lot in lots_of(asked)}
    return [replace(each, lot=lots[each.lot.key]) for each in taken]


def _choices(
    placement: Placement, requests: Sequence[Request], blocks: Sequence[Block], *, astray: bool
) -> list[tuple[Lot, list[Spot]]]:
    """List lots with their spots on some blocks' usable cells, on their zones' ground or off it."""
    skeleton, ground = placement.skeleton, placement.skeleton.ground
    gap = math.ceil(ground.aisle / ground.pitch)
    lots, away = lots_of(requests), placement.away
    part = replace(skeleton, blocks=list(blocks))
    return [
        (
            lot,
            spots_for(
                lot, part, placement.edges, away[lot.zone], gap_columns=gap, own_zone=not astray
            ),
        )
        for lot in lots
    ]


def left_of(requests: Sequence[Request], taken: Sequence[Taken]) -> list[Request]:
    """List the requests without a spot: each lot leaves out its lowest priorities."""
    count = Counter(each.lot.key for each in taken)
    return [r for lot in lots_of(requests) for r in lot.requests[count[lot.key] :]]


def _demands(
    task: Task, ground: Ground, stamps: Sequence[Stamp], *, islands: bool = False
) -> list[Demand]:
    """Give each zone's demand in cells, in order of first appearance, with its anchors.

    ``islands`` counts the cells of islands that are not stamped yet as well.
    """
    cell = ground.pitch**2
    zones = dict.fromkeys([r.zone for r in task.requests])
    deep: dict[str, float] = {}
    for item in task.items if islands else ():
        zone = task.zone_of_item.get(item.key)
        if zone is not None:
            zones.setdefault(zone)
            deep[zone] = deep.get(zone, 0.0) + item.width * item.depth / cell
    demands = []
    for zone in zones:
        mine = [r for r in task.requests if r.zone == zone]
        near = task.near.get(zone)
        placed = [
            (s.rect.centre, s.rect.area / cell)
            for s in stamps
            if task.zone_of_item.get(s.item.key) == zone
        ]
        placed += [
            (ground.turn_point(pin.footprint.centre), pin.footprint.area_m2 * 1e6 / cell)
            for pin in task.pinned
            if pin.exhibitor.zone == zone
        ]
        demands.append(
            Demand(
                zone,
                needed_cells(mine, task.module_mm, task.limits) + deep.get(zone, 0.0),
                None if near is None else ground.turn_point(near),
                tuple(placed),
            )
        )
    return demands


def _turned_in(item: Item, ground: Ground) -> Item:
    """Give an item in the ground's frame: width along the rows."""
    width, depth = (item.depth, item.width) if ground.quarter else (item.width, item.depth)
    wanted = None if item.wanted is None else ground.turn_point(item.wanted)
    return Item(item.key, width, depth, item.island, item.may_turn, wanted)


def cells_of(placement: Placement) -> list[NDArray[np.bool_]]:
    """Mark the cells taken in each block, gaps included."""
    return marks_of(placement.skeleton.blocks, placement.taken)


def marks_of(blocks: Sequence[Block], taken: Sequence[Taken]) -> list[NDArray[np.bool_]]:
    """Mark the cells that some spots take in each block, gaps included."""
    marks = [np.zeros_like(block.usable) for block in blocks]
    for each in taken:
        spot = each.spot
        for row, column in spot.cells:
            marks[spot.block][row, column] = True
        marks[spot.block][:, list(spot.gaps)] = True
    return marks


def rect_of_spot(skeleton: Skeleton, taken: Taken) -> Rect:
    """Give the true rectangle of a taken spot: flush with the side it is seen from.

    Whoever stands in the notch of an L is flush with the same side: the L keeps off by what
    rounding may move either.
    """
    spot, block = taken.spot, skeleton.blocks[taken.spot.block]
    cells = block.rect(spot.row, spot.column, spot.shape.across, spot.shape.along)
    along, across = spot.shape.along_mm, spot.shape.across_mm
    from_back = spot.row + spot.shape.across == block.rows and spot.row > 0
    start, column = (cells.u0, cells.v0) if block.upright else (cells.v0, cells.u0)
    row = (cells.u1 if block.upright else cells.v1) - across if from_back else start
    if spot.shape.notch is not None:
        row += skeleton.ground.rounding * (spot.shape.notch[0] == 0)
        column += skeleton.ground.rounding * (spot.shape.notch[1] == 0)
    if block.upright:
        return Rect(row, column, row + across, column + along)
    return Rect(column, row, column + along, row + across)


def notch_of(skeleton: Skeleton, taken: Taken, rect: Rect) -> Rect | None:
    """Give the rectangle that a spot's shape leaves out of its true rectangle, if any."""
    notch, block = taken.spot.shape.notch, skeleton.blocks[taken.spot.block]
    if notch is None:
        return None
    module = taken.spot.shape.across_mm / taken.spot.shape.across
    back, right = notch[0] > 0, notch[1] > 0
    if block.upright:
        u0 = rect.u1 - module if back else rect.u0
        v0 = rect.v1 - module if right else rect.v0
    else:
        u0 = rect.u1 - module if right else rect.u0
        v0 = rect.v1 - module if back else rect.v0
    return Rect(u0, v0, u0 + module, v0 + module)
