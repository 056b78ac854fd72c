"""Layers about visitors: traffic, walks from the entrances, crowding."""

import itertools
import math

import numpy as np

from layouts.walking.crowding import Level
from plans.plan import Plan
from plans.visits import Visit, visit_of
from venue.errors import UsageError
from venue.text import Text

from ..overlay import BANDS, NEAR_TO_FAR, THINNEST_MM, WIDEST_MM, Overlay, Patch, Streak, Tag
from ..palette import Hue

QUIET_SHARE = 0.04
"""Lines with less than this share of the busiest one's walks are left out."""

STEPS_M = (25, 50, 75, 100)
"""Walks from the nearest entrance, metres, at which colours change."""

BY_LEVEL = (*NEAR_TO_FAR, Hue("#d98c7c", "#8e1f0d", "#4a0f05"))
"""Colours of the levels of service, from A to F."""


WORST_TOLD = 8
"""Sections whose people are written, the most crowded ones."""

APART_MM = 8_000.0
"""How far apart they are, so that none hides another."""


def traffic(plan: Plan) -> Overlay:
    """Colour booths by footfall, and draw the walks as thick as they are many."""
    visit = visit_of(plan)
    seen, bands = visit.traffic, list(BANDS)
    dead = {*seen.dead}
    booths = {
        booth: bands.index("dead" if booth in dead else seen.band(float(passed)))
        for booth, passed in zip(seen.booths, seen.footfall, strict=True)
    }
    keys = tuple((BAND_WORDS[band], BANDS[band]) for band in bands)
    median = seen.median or 1.0
    shares = {b: float(f) / median for b, f in zip(seen.booths, seen.footfall, strict=True)}
    return Overlay(
        TRAFFIC, keys, booths, TRAFFIC_NOTE, streaks=_streaks(visit), values=shares, unit=OF_MEDIAN
    )


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


def crowding(plan: Plan) -> Overlay:
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
        floor = aisles[each.aisle].shape
        patches[each.hall].append(Patch(floor, hue, value=each.people_per_min_m))
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
        unit=PEOPLE,
    )


def distance(plan: Plan) -> Overlay:
    """Colour booths by their walk from the nearest entrance."""
    far = visit_of(plan).distances
    words = [STEP.fill(low=low, high=high) for low, high in itertools.pairwise((0, *STEPS_M))]
    words.append(FARTHER.fill(low=STEPS_M[-1]))
    keys = (*zip(words, NEAR_TO_FAR, strict=True), (NOT_REACHED, BANDS["dead"]))
    booths = {
        booth: len(words) if np.isnan(metres) else int(np.searchsorted(STEPS_M, metres))
        for booth, metres in zip(far.booths, far.walk_m.tolist(), strict=True)
    }
    walks = dict(zip(far.booths, far.walk_m.tolist(), strict=True))
    known = {booth: metres for booth, metres in walks.items() if not np.isnan(metres)}
    return Overlay(DISTANCE, keys, booths, DISTANCE_NOTE, values=known, unit=METRES)


OF_MEDIAN = Text(ko="중앙값 대비", en="of the median")
PEOPLE = Text(ko="명/분·m", en="people a minute and metre")
METRES = Text(ko="m", en="m")
TRAFFIC = Text(ko="관람객 동선", en="Visitor traffic")
TRAFFIC_NOTE = Text(
    ko="통행량은 가정을 넣은 모형이며 중앙값과 견준 등급입니다. 인원수가 아닙니다.",
    en="Traffic is a model on assumed inputs: bands against the median, never counts.",
)
BAND_WORDS = {
    "above": Text(ko="통행이 많은 부스", en="Passed by more than the median"),
    "around": Text(ko="중간", en="Around the median"),
    "below": Text(ko="적은 부스", en="Below the median"),
    "dead": Text(ko="거의 지나지 않음(10% 미만)", en="Dead zone: below 10 % of it"),
}
DISTANCE = Text(ko="입구에서의 거리", en="Walk from the entrance")
DISTANCE_NOTE = Text(
    ko="거리는 가장 가까운 입구에서 부스 앞까지 걷는 길입니다.",
    en="Distances are walks from the nearest entrance to the front of the booth.",
)
STEP = Text(ko="{low}-{high} m", en="{low} to {high} m")
FARTHER = Text(ko="{low} m 넘음", en="over {low} m")
NOT_REACHED = Text(ko="닿지 않음", en="Not reachable")
CROWDING = Text(ko="통로 혼잡", en="Aisle crowding")
CROWDING_NOTE = Text(
    ko="가장 붐빌 때 통로 폭 1 m를 1분에 지나는 사람, Fruin의 서비스 수준(가정을 넣은 모형).",
    en="People a minute and metre at the busiest, levels of service by Fruin (a model, assumed).",
)
LEVEL = Text(ko="서비스 수준 {level}", en="Level of service {level}")
PER_MIN = Text(ko="{n}명 ({level})", en="{n} ({level})")
NOBODY_EXPECTED = Text(
    ko="통로 혼잡: 브리프의 [visitors]에 expected(방문객 수)를 적어 주십시오.",
    en="Aisle crowding: give expected, the number of visits, in [visitors] of the brief.",
)
