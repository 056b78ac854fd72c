"""What a fire officer asks of a hall: widths, ways and kept floor against the preset."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely

from layouts.aisle import AisleKind
from layouts.brief.limits import Limit, Limits
from layouts.clear_width import narrowest
from layouts.floor import TOLERANCE_MM, Floor
from layouts.numbering import aisle_lines
from layouts.pockets import pockets
from layouts.rules.dead_end import widest_mm
from layouts.rules.door import apron
from layouts.rules.exit_separation import diagonal_mm, separation
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.shapes import overlap_depth_mm, polygon
from venue.source import Source
from venue.text import Text
from venue.utility import UtilityKind

from .evacuation import HallExit, whole_people
from .plan import Plan

NOTED = 0.5
"""Dead ends from this share of the limit on are listed."""


class Kind(StrEnum):
    """What an item is about; the sheet has a block for each."""

    AISLE = "aisle"
    DEAD_END = "dead_end"
    TRAVEL = "travel"
    EXIT = "exit"
    CLEAR = "clear"


class Answer(StrEnum):
    """Met, not met, or not assessable because it rests on something assumed."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True)
class Item:
    """One line of the sheet.

    ``required`` and ``measured`` are in ``unit``; ``at_least`` tells which of the two must not be
    the smaller one. ``at`` is where it was measured, millimetres of the hall; ``limit`` is the
    source of what is required, ``basis`` of what was measured.
    """

    kind: Kind
    what: Text
    required: float | None
    measured: float | None
    answer: Answer
    limit: Source
    basis: Source
    unit: str = "m"
    at_least: bool = True
    at: tuple[float, float] | None = None

    @property
    def strain(self) -> float:
        """How near to its limit: 1 is at the limit, more is beyond; 0 where nothing is required."""
        if self.required is None or self.measured is None:
            return 0.0
        worse, better = (self.required, self.measured)[:: 1 if self.at_least else -1]
        return worse / better if better else float(worse > 0) * 9.9


def compliance_of(plan: Plan, left: HallExit) -> tuple[Item, ...]:
    """Measure one hall of a plan.

    Parameters
    ----------
    plan : the plan.
    left : how this hall is left, as `evacuation_of` gives it.

    Returns
    -------
    Every drawn aisle, dead ends, the longest walk, doors and what is kept clear, in this order.
    """
    floor = Floor.of(left.hall, plan.layout, plan.limits.mm("aisle"))
    return (
        *_aisles(plan, floor),
        *_dead_ends(plan.limits, floor),
        _travel(plan.limits, left),
        *_exits(plan.limits, floor, left),
        *_aprons(plan.limits, floor),
        *_fixtures(plan.limits, floor),
        *_kept_clear(floor),
    )


def worst(items: Sequence[Item], most: int) -> list[Item]:
    """Give the items to be drawn: what is not met, then what is nearest to its limit.

    Parameters
    ----------
    items : of one hall.
    most : how many at most; of what is met only the nearest of each kind.
    """
    placed = [item for item in items if item.at is not None]
    broken = [item for item in placed if item.answer is Answer.NOT_MET]
    first: dict[Kind, Item] = {}
    for item in sorted(placed, key=lambda i: -i.strain):
        if item not in broken:
            first.setdefault(item.kind, item)
    broken.sort(key=lambda i: -i.strain)
    return [*broken, *sorted(first.values(), key=lambda i: -i.strain)][:most]


def _aisles(plan: Plan, floor: Floor) -> Iterator[Item]:
    """Measure every aisle where it is narrowest; pieces that continue one another are one."""
    for line in aisle_lines(plan.layout.in_hall(floor.hall.id).aisles):
        for kind in dict.fromkeys(aisle.kind for aisle in line):
            limit = plan.limits.main_aisle if kind is AisleKind.MAIN else plan.limits.aisle
            pieces = [(narrowest(floor, aisle), aisle) for aisle in line if aisle.kind is kind]
            found, aisle = min(pieces, key=lambda piece: piece[0].width_mm)
            beside = " – ".join(booth.number or booth.id for booth in found.booths)
            hundred = "" if aisle.number is None else f"{aisle.number}00"
            name = AISLES[kind].fill(id=aisle.id, n=hundred, beside=beside)
            if len(pieces) > 1:
                name = PIECES.fill(name=name, n=len(pieces))
            yield _length(Kind.AISLE, _trimmed(name), limit, found.width_mm, floor.hall, found.at)


def _dead_ends(limits: Limits, floor: Floor) -> Iterator[Item]:
    """List the blind ways from half the limit on; one line where there is none."""
    limit, basis = limits.dead_end, floor.hall.source
    found = pockets(floor, widest_mm(limits), limits.mm("dead_end") * NOTED)
    for pocket in found:
        yield _length(Kind.DEAD_END, BLIND, limit, pocket.depth_mm, floor.hall, pocket.end,
                      at_least=False)  # fmt: skip
    if not found:
        told = NO_BLIND.fill(m=f"{limit.value * NOTED:g}")
        yield Item(Kind.DEAD_END, told, limit.value, None, Answer.MET, limit.source, basis,
                   at_least=False)  # fmt: skip


def _travel(limits: Limits, left: HallExit) -> Item:
    """Tell the longest walk to an exit, and from where."""
    found, hall = left.egress, left.hall
    limit = limits.travel_upper if left.travel_m == limits.travel_upper.value else limits.travel
    ways = np.where(np.isfinite(found.travel_mm), found.travel_mm, -1.0)
    at = found.starts.points[int(ways.argmax())] if len(ways) and ways.max() >= 0 else None
    spot = None if at is None else (float(at[0]), float(at[1]))
    answers = {True: Answer.MET, False: Answer.NOT_MET, None: Answer.NOT_ASSESSABLE}
    answer = Answer.NOT_MET if found.max_travel_m is None or found.trapped else answers[left.within]
    return Item(Kind.TRAVEL, WALK, left.travel_m, found.max_travel_m, answer, limit.source,
                _doors_source(hall), at_least=False, at=spot)  # fmt: skip


def _exits(limits: Limits, floor: Floor, left: HallExit) -> Iterator[Item]:
    """Hold the doors' widths against the people who leave by them, and their distance."""
    per_person, found = limits.exit_width_per_person, left.egress
    uses = found.quickest.exits
    counts = whole_people([use.people for use in uses], round(found.people - found.trapped))
    doors = {door.id: door for door in floor.doors}
    needed = found.people * per_person.value / 1000
    there = sum(door.clear_width_mm for door in floor.doors) / 1000
    told = ALL_DOORS.fill(
        people=f"{found.people:,.0f}", n=len(floor.doors), s=f"{found.quickest.seconds or 0:.0f}"
    )
    basis = _doors_source(floor.hall)
    yield _judged(Kind.EXIT, told, needed, there, per_person.source, basis)
    for use, people in zip(uses, counts, strict=True):
        door = doors[use.id]
        told = ONE_DOOR.fill(id=use.id, people=f"{people:,}", s=f"{use.seconds:.0f}")
        yield _judged(
            Kind.EXIT, told, people * per_person.value / 1000, use.width_m, per_person.source,
            door.source, at=door.middle,
        )  # fmt: skip
    if found.worst is not None:
        lost, clearing = found.worst
        told = LOST.fill(id=lost, s=f"{clearing.seconds or 0:.0f}")
        rest = there - doors[lost].clear_width_mm / 1000
        yield _judged(Kind.EXIT, told, needed, rest, per_person.source, basis)
    remote = separation(floor, limits)
    met = Answer.MET if remote.enough else Answer.NOT_MET
    answer = met if remote.unsure is None else Answer.NOT_ASSESSABLE
    yield Item(Kind.EXIT, APART, remote.required_m, remote.apart_m, answer, remote.limit.source,
               remote.unsure or basis)  # fmt: skip


def _aprons(limits: Limits, floor: Floor) -> Iterator[Item]:
    """Measure the free floor before every door."""
    for door in floor.hall.openings:
        name = "entrance_strip" if door.type is OpeningType.ENTRANCE else "exit_apron"
        limit: Limit = getattr(limits, name)
        free = _free_mm(floor, apron(floor.hall, door, diagonal_mm(floor)), door)
        told = BEFORE.fill(id=door.id)
        yield _length(Kind.CLEAR, told, limit, free, floor.hall, door.middle, basis=door.source)


def _free_mm(floor: Floor, strip: shapely.Polygon, door: Opening) -> float:
    """Give the depth of the free floor before a door, up to what stands there or the far wall."""
    # What only touches the strip's edge does not stand before the door.
    inner = strip.buffer(-TOLERANCE_MM, join_style="mitre")
    taken = [*floor.solids[: len(floor.standing)], shapely.difference(inner, floor.outline)]
    near = shapely.intersection(np.array(taken, dtype=object), inner)
    ways = shapely.distance(near[~shapely.is_empty(near)], shapely.linestrings([door.a, door.b]))
    return float(ways.min(initial=math.inf))


def _fixtures(limits: Limits, floor: Floor) -> Iterator[Item]:
    """Tell, for each kind of fire fixture, what stands nearest to any of them."""
    solids = floor.solids[: len(floor.standing)]
    for kind, words in FIXTURES.items():
        mine = [u for u in floor.hall.utilities if u.kind is kind]
        if not mine or not len(solids):
            continue
        limit: Limit = getattr(limits, f"{kind.value}_clearance")
        gaps = [float(shapely.distance(solids, polygon(u.ring)).min()) for u in mine]
        number = int(np.argmin(gaps))
        told = words.fill(n=len(mine), id=mine[number].id)
        centre = polygon(mine[number].ring).centroid
        yield _length(Kind.CLEAR, told, limit, gaps[number], floor.hall, (centre.x, centre.y),
                      basis=mine[number].source)  # fmt: skip


def _kept_clear(floor: Floor) -> Iterator[Item]:
    """Tell how far anything reaches into each area that is to stay clear."""
    for keep in floor.hall.keep_clear:
        area = polygon(keep.ring)
        solids = floor.solids[: len(floor.standing)]
        near = solids[shapely.intersects(solids, area)]
        into = max((overlap_depth_mm(solid, area) for solid in near), default=0.0)
        answer = Answer.NOT_MET if into > TOLERANCE_MM else Answer.MET
        centre = area.centroid
        yield Item(Kind.CLEAR, KEPT.fill(id=keep.id), 0.0, into / 1000, answer, keep.source,
                   keep.source, at_least=False, at=(centre.x, centre.y))  # fmt: skip


def _doors_source(hall: Hall) -> Source:
    """Give the least sure source among a hall's doors for people, or the hall's own."""
    doors = [door for door in hall.openings if door.serves_egress]
    assumed = [door for door in doors if door.source.assumed]
    return next((door.source for door in (*assumed, *doors)), hall.source)


def _length(
    kind: Kind, what: Text, limit: Limit, measured_mm: float, hall: Hall,
    at: tuple[float, float], *, at_least: bool = True, basis: Source | None = None,
) -> Item:  # fmt: skip
    """Hold a length against a limit in metres, forgiving what rounding may take."""
    required = limit.value
    slack = 2 * TOLERANCE_MM / 1000
    measured = measured_mm / 1000
    met = measured >= required - slack if at_least else measured <= required + slack
    answer = Answer.MET if met else Answer.NOT_MET
    return Item(kind, what, required, measured, answer, limit.source, basis or hall.source,
                at_least=at_least, at=at)  # fmt: skip


def _judged(
    kind: Kind, what: Text, required: float, measured: float, limit: Source, basis: Source,
    at: tuple[float, float] | None = None,
) -> Item:  # fmt: skip
    """Hold a figure of doors against what is required; assumed doors prove nothing."""
    met = Answer.MET if measured >= required else Answer.NOT_MET
    answer = Answer.NOT_ASSESSABLE if basis.assumed else met
    return Item(kind, what, required, measured, answer, limit, basis, at=at)


def _trimmed(text: Text) -> Text:
    """Take away what blank names leave."""
    return Text(ko=" ".join(text.ko.split()), en=" ".join(text.en.split()))


AISLES = {
    AisleKind.MAIN: Text(ko="주 통로 {id} {n} {beside}", en="Main aisle {id} {n} {beside}"),
    AisleKind.AISLE: Text(ko="통로 {id} {n} {beside}", en="Aisle {id} {n} {beside}"),
    AisleKind.CROSS: Text(ko="가로 통로 {id} {n} {beside}", en="Cross aisle {id} {n} {beside}"),
}
PIECES = Text(ko="{name} (구간 {n}개)", en="{name} ({n} pieces)")
BLIND = Text(ko="막다른 통로", en="Dead end")
NO_BLIND = Text(ko="{m} m보다 긴 막다른 통로 없음", en="No dead end longer than {m} m")
WALK = Text(ko="가장 먼 곳에서 출구까지", en="Longest walk to an exit")
ALL_DOORS = Text(
    ko="{people}명, 문 {n}곳 합계: {s}초", en="{people} people, {n} doors together: {s} s"
)
LOST = Text(ko="{id} 없이: {s}초", en="All doors but {id}: {s} s")
ONE_DOOR = Text(ko="{id}: {people}명, {s}초", en="{id}: {people} people, {s} s")
APART = Text(ko="가장 먼 두 출구 사이", en="Between the two most remote exits")
BEFORE = Text(ko="{id} 앞 빈 바닥", en="Free floor before {id}")
KEPT = Text(ko="{id} 침범", en="Reaches into {id}")
FIXTURES = {
    UtilityKind.HYDRANT: Text(
        ko="소화전 {n}곳, 가장 가까운 {id}", en="Hydrants ({n}), nearest {id}"
    ),
    UtilityKind.EXTINGUISHER: Text(
        ko="소화기 {n}곳, 가장 가까운 {id}", en="Extinguishers ({n}), nearest {id}"
    ),
    UtilityKind.SHUTTER: Text(
        ko="방화 셔터 {n}곳, 가장 가까운 {id}", en="Fire shutters ({n}), nearest {id}"
    ),
    UtilityKind.PANEL: Text(ko="분전반 {n}곳, 가장 가까운 {id}", en="Panels ({n}), nearest {id}"),
}
