"""The two exits furthest apart are far enough apart: one fire must not close both."""

import math
from collections.abc import Iterator
from itertools import combinations

import shapely

from layouts.floor import Floor
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Compare the distance of the two most remote doors with a share of the hall's diagonal.

    Notes
    -----
    required = share x longest diagonal; the share is smaller where the hall has sprinklers. The
    distance is the straight one between the middles. Where the doors are assumed, or where only
    sprinklers that nobody has confirmed would do, the question stays open.
    """
    plain, wet = case.limits.exit_separation, case.limits.exit_separation_sprinklered
    for floor in case.floors:
        apart, diagonal = apart_mm(floor), diagonal_mm(floor)
        limit = wet if floor.hall.sprinklered else plain
        gauge = Gauge(apart / 1000, limit.value * diagonal / 1000, "m")
        spot = Spot(floor.hall.id)
        assumed = next((door for door in floor.doors if door.source.assumed), None)
        if assumed is not None:
            yield RULE.unanswered(spot, assumed.source, gauge, _ASSUMED)
        elif gauge.measured >= gauge.required:
            continue
        elif floor.hall.sprinklered is None and apart >= wet.value * diagonal:
            yield RULE.unanswered(spot, floor.hall.source, gauge, _SPRINKLERS)
        else:
            yield RULE.broken(spot, limit.source, gauge)


def apart_mm(floor: Floor) -> float:
    """Give the distance of the two doors furthest apart, 0 with fewer than two."""
    middles = [door.middle for door in floor.doors]
    return max((math.dist(a, b) for a, b in combinations(middles, 2)), default=0.0)


def diagonal_mm(floor: Floor) -> float:
    """Give the longest straight line between two corners of the hall."""
    corners = shapely.get_coordinates(shapely.convex_hull(floor.outline)).tolist()
    return max(math.dist(a, b) for a, b in combinations(corners, 2))


_ASSUMED = Text(
    ko="{hall}홀: 문 위치를 가정했으므로 판정할 수 없습니다. 가정대로면 가장 먼 두 출구가 "
    "{measured} m 떨어져 있고 {required} m가 필요합니다.",
    en="Hall {hall}: not assessable, its doors are assumed. As assumed, the two exits furthest "
    "apart lie {measured} m apart; {required} m are needed.",
)
_SPRINKLERS = Text(
    ko="{hall}홀: 스프링클러를 확인하지 못해 판정할 수 없습니다. 없으면 출구 간격 {measured} m가 "
    "{required} m보다 짧습니다.",
    en="Hall {hall}: not assessable, nobody has confirmed sprinklers. Without them {measured} m "
    "between exits are less than {required} m.",
)

RULE = Rule(
    code="exit.separation",
    title=Text(ko="출구 사이의 간격", en="Remote exits"),
    sentence=Text(
        ko="{hall}홀: 가장 먼 두 출구가 {measured} m 떨어져 있습니다. {required} m 이상 떨어진 "
        "출구를 열어 주십시오.",
        en="Hall {hall}: its two exits furthest apart lie {measured} m apart. Open one {required} "
        "m or more from another.",
    ),
    check=check,
)
