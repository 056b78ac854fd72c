"""A hall with what stands in it, and the ways to stand more there."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .contiguous import Labels, whole
from .cover import Covering, Effort, Taken, ranks_of, worth_of
from .ground import Rect
from .lot import Lot, Request, lots_of
from .resting import Rest
from .search import search
from .skeleton import Block, Skeleton
from .spots import Edges, Place, Spot, edges_of, open_floor, spots_for
from .stamp import Item, Stamp
from .zoning import StepsAway

ASTRAY_SHARE = 0.1
"""Share of the stands that may reach over their zone's border before other rows are laid: with one
in ten that do, some three in a hundred stand off its ground, and the border is drawn around the
others."""


@dataclass
class Placement:
    """A hall with everything placed that found room.

    ``asked`` are the requests it was to hold, guests from other halls included; ``left`` those of
    them, and ``missed`` the items, that found none; ``standing`` are islands and pinned booths,
    ``rests`` the places to rest that nobody asked for. ``before`` tells by request where it stood
    in an earlier plan, ``stood`` the place of the skeleton that this is, where it is one.
    """

    skeleton: Skeleton
    stamps: list[Stamp]
    taken: list[Taken]
    labels: Labels
    asked: list[Request]
    left: list[Request]
    missed: list[Item]
    standing: dict[str, Rect] = field(default_factory=dict)
    before: Mapping[str, Rect] = field(default_factory=dict)
    stood: Mapping[str, Place] = field(default_factory=dict)
    proved: bool = False
    rests: tuple[Rest, ...] = ()

    def copy(self) -> "Placement":
        """Give a placement that can be changed without touching this one."""
        return replace(
            self,
            skeleton=self.skeleton.copy(),
            taken=list(self.taken),
            asked=list(self.asked),
            left=list(self.left),
        )

    def let_go(self, keys: Collection[str]) -> None:
        """Forget requests that are left over here: other halls take them."""
        self.asked = [request for request in self.asked if request.key not in keys]
        self.left = [request for request in self.left if request.key not in keys]

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
    def idle_cells(self) -> int:
        """Usable cells that nobody took."""
        blocks = without(self, self.taken)
        return int(sum(int(block.usable.sum()) for block in blocks))

    @property
    def area(self) -> float:
        """Area of what stands, square metres; pins, islands and areas count as they are."""
        covered = sum(t.lot.area_m2 for t in self.taken)
        return covered + sum(rect.area / 1e6 for rect in self.standing.values())

    @property
    def in_zones(self) -> bool:
        """Whether no more stands astray than may: another skeleton could have room for it."""
        astray = sum(taken.spot.away > 0 for taken in self.taken)
        return astray <= ASTRAY_SHARE * len(self.taken)

    @property
    def rank(self) -> tuple[float, bool, int]:
        """What makes one placement of a hall better than another: what stands, then how well."""
        worth = worth_of(self.taken, ranks_of(lots_of(self.asked)))
        return round(self.area, 3), self.in_zones, worth

    @property
    def most(self) -> float:
        """Area that can stand at most when all cells are covered anew, square metres."""
        cells = self.skeleton.cells + sum(len(rest.cells) for rest in self.rests)
        fixed = sum(rect.area for rect in self.standing.values())
        return (cells * self.skeleton.ground.pitch**2 + fixed) / 1e6


def without(placement: Placement, taken: Sequence[Taken]) -> list[Block]:
    """Give the blocks with the cells of some spots, gaps included, out of use."""
    marks = marks_of(placement.skeleton.blocks, taken)
    pairs = zip(placement.skeleton.blocks, marks, strict=True)
    return [replace(block, usable=block.usable & ~mark) for block, mark in pairs]


def farthest(away: Sequence[NDArray[np.int64]], spot: Spot) -> int:
    """Give the steps that the farthest column of a spot lies away, by the steps of all columns."""
    return int(away[spot.block][spot.column : spot.column + spot.shape.along].max())


def in_whole_zones(placement: Placement, zones: Mapping[str, str]) -> Placement:
    """Give a placement in which no ground of a zone lies apart from the rest of it.

    Parameters
    ----------
    placement : it stays as it is.
    zones : by the key of what stands already its zone.
    """
    standing: dict[str, list[Rect]] = defaultdict(list)
    for key, rect in placement.standing.items():
        if key in zones:
            standing[zones[key]].append(rect)
    labels = whole(placement.skeleton, placement.labels, standing)
    if labels is placement.labels:
        return placement
    away = StepsAway(placement.skeleton, labels)
    taken = [
        replace(each, spot=replace(each.spot, away=farthest(away[each.lot.zone], each.spot)))
        for each in placement.taken
    ]
    return replace(placement, labels=labels, taken=taken)


def cover_all(placement: Placement, effort: Effort, kept: Sequence[Taken] = ()) -> None:
    """Cover a hall's cells, every request on the ground of its zone.

    Parameters
    ----------
    placement : changed in place.
    effort : time, workers and seed of the model.
    kept : spots that stay taken.
    """
    waiting = left_of(placement.asked, kept)
    found = cover_on(placement, waiting, without(placement, kept), effort)
    placement.taken = [*kept, *whole_lots(found.taken, placement.asked)]
    placement.left = left_of(placement.asked, placement.taken)
    placement.proved = found.proved


def insert(placement: Placement, effort: Effort) -> None:
    """Stand what was left out on cells that nobody took, in any zone.

    Parameters
    ----------
    placement : changed in place; what stands stays where it is.
    effort : time, workers and seed of the model.
    """
    free = without(placement, placement.taken)
    found = cover_on(placement, placement.left, free, effort, astray=True)
    placement.taken = [*placement.taken, *whole_lots(found.taken, placement.asked)]
    placement.left = left_of(placement.asked, placement.taken)


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
    choices = choices_of(placement, waiting, blocks, astray=astray)
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


def choices_of(
    placement: Placement, requests: Sequence[Request], blocks: Sequence[Block], *, astray: bool
) -> list[tuple[Lot, list[Spot]]]:
    """List lots with their spots on some blocks' usable cells, on their zones' ground or off it.

    Parameters
    ----------
    placement : the hall, with where its requests stood.
    requests : what the lots are made of.
    blocks : as many as the hall has, in their order.
    astray : whether stands may leave the ground of their zones.
    """
    skeleton, ground = placement.skeleton, placement.skeleton.ground
    gap = math.ceil(ground.aisle / ground.pitch)
    lots, away = lots_of(requests), placement.away
    part = replace(skeleton, blocks=list(blocks))
    return [
        (
            lot,
            spots_for(
                lot,
                part,
                placement.edges,
                away[lot.zone],
                gap_columns=gap,
                own_zone=not astray,
                stood={placement.stood[r.key] for r in lot.requests if r.key in placement.stood},
            ),
        )
        for lot in lots
    ]


def left_of(requests: Sequence[Request], taken: Sequence[Taken]) -> list[Request]:
    """List the requests without a spot: each lot leaves out its lowest priorities."""
    count = Counter(each.lot.key for each in taken)
    return [r for lot in lots_of(requests) for r in lot.requests[count[lot.key] :]]


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
        # Away from a notch at the side it is flush with; one at the other side has room to spare.
        row += skeleton.ground.rounding * ((spot.shape.notch[0] == 0) - from_back)
        column += skeleton.ground.rounding * (spot.shape.notch[1] == 0)
    if block.upright:
        return Rect(row, column, row + across, column + along)
    return Rect(column, row, column + along, row + across)


def member_rects(
    skeleton: Skeleton, taken: Taken, request: Request
) -> Iterator[tuple[str, Rect, Rect | None]]:
    """Give each exhibitor of a request its part of a taken spot, and the notch in that, if any.

    Those that must be side by side follow one another along the side they share.
    """
    whole, block = rect_of_spot(skeleton, taken), skeleton.blocks[taken.spot.block]
    along_block = sum(width for _, width in request.members) == taken.spot.shape.along_mm
    upright, at = block.upright == along_block, 0.0
    for key, width in request.members:
        rect = whole
        if len(request.members) > 1:
            rect = (
                Rect(whole.u0, whole.v0 + at, whole.u1, whole.v0 + at + width)
                if upright
                else Rect(whole.u0 + at, whole.v0, whole.u0 + at + width, whole.v1)
            )
        at += width + skeleton.ground.rounding / 2
        yield key, rect, notch_of(skeleton, taken, rect)


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
