"""What a drawing shows instead of zones: traffic, distances, or who leaves by which exit."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layouts.walking.crowding import Level
from plans.build_up import moves_of
from plans.evacuation import HallExit, evacuation_of
from plans.plan import Plan
from plans.visits import Visit, visit_of
from venue.errors import UsageError
from venue.text import Text

from .palette import HUES, Hue

XY = tuple[float, float]

WIDEST_MM, THINNEST_MM = 2.6, 0.10
"""Weights of the busiest and the quietest line of walks on paper, millimetres."""

QUIET_SHARE = 0.04
"""Lines with less than this share of the busiest one's walks are left out."""

TRAFFIC_LINE = "#b3a3de"

BANDS = {
    "above": Hue("#8f78cf", "#5c4796", "#ffffff"),
    "around": Hue("#cfc3ee", "#8471bd", "#3a2b66"),
    "below": Hue("#f1edfb", "#a99bd3", "#54457f"),
    "dead": Hue("#fceae6", "#b8301b", "#7a2012"),
}
"""Colours of footfall against the floor's median, and of dead zones."""

STEPS_M = (25, 50, 75, 100)
"""Walks from the nearest entrance, metres, at which colours change."""

NEAR_TO_FAR = (
    Hue("#e3f4ea", "#3f9a6f", "#0c5537"),
    Hue("#d7ecfb", "#5a9bcb", "#174b72"),
    Hue("#f3e3a9", "#9b852b", "#564600"),
    Hue("#f0c39a", "#b9722f", "#6b3a06"),
    Hue("#f0b3a4", "#b8301b", "#6d1d10"),
)


BY_LEVEL = (*NEAR_TO_FAR, Hue("#d98c7c", "#8e1f0d", "#4a0f05"))
"""Colours of the levels of service, from A to F."""


@dataclass(frozen=True)
class Streak:
    """A line on a hall's floor, millimetres of the hall, and its weight on paper."""

    ends: tuple[XY, XY]
    weight_mm: float


@dataclass(frozen=True)
class Patch:
    """Floor in one colour."""

    shape: BaseGeometry
    hue: Hue


@dataclass(frozen=True)
class Tag:
    """A line of text at a place of the floor; all of it lies beyond that place on a way."""

    at: XY
    way: XY
    text: Text


@dataclass(frozen=True)
class Overlay:
    """Groups of booths, lines and patches by hall, and what they mean.

    ``title`` names the drawing, ``keys`` are the groups with their colours, ``booths`` tells the
    group of each booth by its number among them, ``shown`` are groups without booths that show,
    ``note`` says what is assumed.
    """

    title: Text
    keys: tuple[tuple[Text, Hue], ...]
    booths: Mapping[str, int]
    note: Text
    streaks: Mapping[str, tuple[Streak, ...]] = field(default_factory=dict)
    patches: Mapping[str, tuple[Patch, ...]] = field(default_factory=dict)
    tags: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    shown: tuple[int, ...] = ()


def overlay_of(plan: Plan, layer: str) -> Overlay:
    """Work out a layer of a plan.

    Parameters
    ----------
    plan : the plan.
    layer : one of `LAYERS`.

    Raises
    ------
    UsageError : when there is no such layer.
    """
    if layer not in LAYERS:
        raise UsageError("draw.layer", NO_LAYER.fill(name=layer, known=", ".join(LAYERS)))
    return LAYERS[layer](plan)


def _traffic(plan: Plan) -> Overlay:
    """Colour booths by footfall, and draw the walks as thick as they are many."""
    visit = visit_of(plan)
    seen, bands = visit.traffic, list(BANDS)
    dead = {*seen.dead}
    booths = {
        booth: bands.index("dead" if booth in dead else seen.band(float(passed)))
        for booth, passed in zip(seen.booths, seen.footfall, strict=True)
    }
    keys = tuple((BAND_WORDS[band], BANDS[band]) for band in bands)
    return Overlay(TRAFFIC, keys, booths, TRAFFIC_NOTE, streaks=_streaks(visit))


def _streaks(visit: Visit) -> dict[str, tuple[Streak, ...]]:
    """Give the lines people walk, the busiest widest."""
    network, flows = visit.network, visit.traffic.flows
    most = float(flows.walks.max(initial=0.0))
    found: dict[str, list[Streak]] = {hall: [] for hall in network.regions}
    for tail, head, walks in zip(flows.tails, flows.heads, flows.walks, strict=True):
        hall = network.halls[tail]
        if walks < QUIET_SHARE * most or hall != network.halls[head]:
            continue
        (ax, ay), (bx, by) = network.points[tail].tolist(), network.points[head].tolist()
        weight = THINNEST_MM + (WIDEST_MM - THINNEST_MM) * float(walks) / most
        found[hall].append(Streak(((ax, ay), (bx, by)), weight))
    return {hall: tuple(streaks) for hall, streaks in found.items()}


def _freight(plan: Plan) -> Overlay:
    """Colour booths by when they move in, and draw the ways from the freight doors."""
    moves = moves_of(plan)
    groups = {True: 0, False: 1}
    booths = {each.delivery.booth: 2 if each.at is None else groups[each.raw] for each in moves}
    keys = ((RAW_FIRST, NEAR_TO_FAR[3]), (SHELL_LAST, NEAR_TO_FAR[1]), (NO_FREIGHT, BANDS["dead"]))
    streaks: dict[str, dict[tuple[XY, XY], int]] = {hall.id: {} for hall in plan.halls}
    for each in moves:
        for leg in () if each.delivery.walk is None else each.delivery.walk.legs:
            for ends in itertools.pairwise(leg.line):
                streaks[leg.hall][ends] = streaks[leg.hall].get(ends, 0) + 1
    most = max((max(lines.values(), default=1) for lines in streaks.values()), default=1)
    wide = WIDEST_MM - THINNEST_MM
    return Overlay(
        FREIGHT,
        keys,
        booths,
        FREIGHT_NOTE,
        streaks={
            hall: tuple(
                Streak(ends, 2 * THINNEST_MM + wide * count / most) for ends, count in lines.items()
            )
            for hall, lines in streaks.items()
        },
    )


def _crowding(plan: Plan) -> Overlay:
    """Colour each aisle's busiest stretch by its level of service."""
    visit = visit_of(plan)
    if visit.crowded is None:
        raise UsageError("draw.crowding", NOBODY_EXPECTED)
    levels = list(Level)
    keys = tuple(
        (LEVEL.fill(level=level.value), hue) for level, hue in zip(levels, BY_LEVEL, strict=True)
    )
    patches: dict[str, list[Patch]] = {hall.id: [] for hall in plan.halls}
    tags: dict[str, list[Tag]] = {hall.id: [] for hall in plan.halls}
    aisles = {aisle.id: aisle for aisle in plan.layout.aisles}
    # Where aisles cross the more crowded one shows.
    for each in sorted(visit.crowded, key=lambda one: one.people_per_min_m):
        hue = BY_LEVEL[levels.index(each.level)]
        patches[each.hall].append(Patch(aisles[each.aisle].shape, hue))
    told = 0
    for each in sorted(visit.crowded, key=lambda one: -one.people_per_min_m):
        near = any(math.dist(each.at, tag.at) < APART_MM for tag in tags[each.hall])
        if near or told == WORST_TOLD:
            continue
        words = PER_MIN.fill(n=f"{each.people_per_min_m:.0f}", level=each.level.value)
        tags[each.hall].append(Tag(each.at, (0.0, 0.0), words))
        told += 1
    return Overlay(
        CROWDING,
        keys,
        {},
        CROWDING_NOTE,
        patches={hall: tuple(found) for hall, found in patches.items()},
        tags={hall: tuple(found) for hall, found in tags.items()},
        shown=tuple(levels.index(level) for level in {each.level for each in visit.crowded}),
    )


def _distance(plan: Plan) -> Overlay:
    """Colour booths by their walk from the nearest entrance."""
    far = visit_of(plan).distances
    words = [STEP.fill(low=low, high=high) for low, high in itertools.pairwise((0, *STEPS_M))]
    words.append(FARTHER.fill(low=STEPS_M[-1]))
    keys = (*zip(words, NEAR_TO_FAR, strict=True), (NOT_REACHED, BANDS["dead"]))
    booths = {
        booth: len(words) if np.isnan(metres) else int(np.searchsorted(STEPS_M, metres))
        for booth, metres in zip(far.booths, far.walk_m.tolist(), strict=True)
    }
    return Overlay(DISTANCE, keys, booths, DISTANCE_NOTE)


def _egress(plan: Plan) -> Overlay:
    """Colour the floor by the exit people leave by, with the preset's occupant load."""
    return egress_overlay(plan, evacuation_of(plan))


def egress_overlay(plan: Plan, halls: Sequence[HallExit]) -> Overlay:
    """Colour the floor by the exit people leave by.

    Parameters
    ----------
    plan : the plan.
    halls : how its halls are left.
    """
    keys: list[tuple[Text, Hue]] = [(NO_WAY_OUT, BANDS["dead"])]
    booths: dict[str, int] = {}
    patches, tags = {}, {}
    for each in halls:
        hall, found, first = each.hall.id, each.egress, len(keys)
        uses, choice = found.quickest.exits, found.quickest.choice
        keys += [
            (Text(ko=use.id, en=use.id), HUES[number % len(HUES)])
            for number, use in enumerate(uses)
        ]
        group = np.where(choice < 0, 0, choice + first)
        patches[hall] = _catchments(each, group, keys)
        tags[hall] = tuple(
            Tag(*place, USE.fill(n=f"{use.people:,.0f}", s=f"{use.seconds:.0f}"))
            for use in uses
            if (place := _inside(each, use.id)) is not None
        )
        for booth in plan.layout.booths:
            if booth.hall == hall:
                near = np.hypot(*(found.starts.points - booth.centre).T).argmin()
                booths[booth.id] = int(group[near])
    return Overlay(EGRESS, tuple(keys), booths, EGRESS_NOTE, {}, patches, tags)


def _catchments(
    each: HallExit, group: NDArray[np.intp], keys: Sequence[tuple[Text, Hue]]
) -> tuple[Patch, ...]:
    """Give the floor that leaves by each exit, in squares."""
    starts, half = each.egress.starts.points, each.egress.starts.cell_mm / 2
    low, high = starts - half, starts + half
    squares = np.asarray(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]))
    return tuple(
        Patch(
            shapely.intersection(shapely.union_all(squares[group == number]), each.hall.floor),
            keys[number][1],
        )
        for number in sorted(set(group.tolist()))
    )


def _inside(each: HallExit, door_id: str) -> tuple[XY, XY] | None:
    """Give the place a door's people are written at, inside it, and the way in."""
    door = each.hall.opening(door_id)
    if door is None:
        return None
    middle = np.array(door.middle, dtype=float)
    (ax, ay), (bx, by) = door.a, door.b
    across = np.array([by - ay, ax - bx]) / max(door.span_mm, 1.0)
    for way in (across, -across):
        x, y = (middle + DOOR_TEXT_MM * way).tolist()
        if each.hall.floor.contains(shapely.Point(x, y)):
            return (x, y), (float(way[0]), float(way[1]))
    return None


DOOR_TEXT_MM = 1_500.0
"""How far inside a door its people are written."""

LAYERS: Mapping[str, Callable[[Plan], Overlay]] = {
    "traffic": _traffic,
    "distance": _distance,
    "crowding": _crowding,
    "egress": _egress,
    "freight": _freight,
}
"""What can be drawn instead of zones."""


WORST_TOLD = 8
"""Sections whose people are written, the most crowded ones."""

APART_MM = 8_000.0
"""How far apart they are, so that none hides another."""

FREIGHT = Text(ko="반입 동선", en="Build-up and freight")
FREIGHT_NOTE = Text(
    ko="반입로는 폭 2.5 m로 가정했습니다. 시간표는 30분 단위의 제안입니다.",
    en="Freight ways are 2.5 m clear, as assumed; slots of half an hour are a proposal.",
)
RAW_FIRST = Text(ko="독립·중량물: 첫날 먼 곳부터", en="Raw, heavy: first day, farthest first")
SHELL_LAST = Text(ko="조립·패키지: 마지막 날", en="Shell, package: last day")
NO_FREIGHT = Text(ko="반입로가 닿지 않음", en="No freight way reaches it")
CROWDING = Text(ko="통로 혼잡", en="Aisle crowding")
CROWDING_NOTE = Text(
    ko="가장 붐빌 때 통로 폭 1 m를 1분에 지나는 사람, Fruin의 서비스 수준(가정을 넣은 모형).",
    en="People a minute and metre at the busiest, levels of service by Fruin (a model, assumed).",
)
LEVEL = Text(ko="서비스 수준 {level}", en="Level of service {level}")
PER_MIN = Text(ko="{n}명 ({level})", en="{n} ({level})")
NOBODY_EXPECTED = Text(
    ko="--layer crowding: 브리프의 [visitors]에 expected(방문객 수)를 적어 주십시오.",
    en="--layer crowding: give expected, the number of visits, in [visitors] of the brief.",
)
TRAFFIC = Text(ko="관람객 동선", en="Visitor traffic")
DISTANCE = Text(ko="입구에서의 거리", en="Walk from the entrance")
EGRESS = Text(ko="피난", en="Egress")
TRAFFIC_NOTE = Text(
    ko="통행량은 가정을 넣은 모형이며 중앙값과 견준 등급입니다. 인원수가 아닙니다.",
    en="Traffic is a model on assumed inputs: bands against the median, never counts.",
)
DISTANCE_NOTE = Text(
    ko="거리는 가장 가까운 입구에서 부스 앞까지 걷는 길입니다.",
    en="Distances are walks from the nearest entrance to the front of the booth.",
)
EGRESS_NOTE = Text(
    ko="피난 시간은 추정치이며 한계값이 아닙니다(1.2 m/s, 1.32명/s·m).",
    en="Egress times are estimates, not bounds (1.2 m/s, 1.32 people/s·m).",
)
BAND_WORDS = {
    "above": Text(ko="통행이 많은 부스", en="Passed by more than the median"),
    "around": Text(ko="중간", en="Around the median"),
    "below": Text(ko="적은 부스", en="Below the median"),
    "dead": Text(ko="거의 지나지 않음(10% 미만)", en="Dead zone: below 10 % of it"),
}
STEP = Text(ko="{low}-{high} m", en="{low} to {high} m")
FARTHER = Text(ko="{low} m 넘음", en="over {low} m")
NOT_REACHED = Text(ko="닿지 않음", en="Not reachable")
NO_WAY_OUT = Text(ko="나갈 길 없음", en="No way out")
USE = Text(ko="{n}명 · {s}초", en="{n} · {s} s")
NO_LAYER = Text(
    ko="--layer {name}: 그런 층이 없습니다. 다음 가운데 하나를 고르십시오: {known}.",
    en="--layer {name}: there is no such layer; choose one of {known}.",
)
