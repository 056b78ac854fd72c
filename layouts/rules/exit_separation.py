"""The two exits furthest apart are far enough apart: one fire must not close both."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import shapely

from layouts.brief.limits import Limit, Limits
from layouts.floor import Floor
from venue.finding import Finding
from venue.source import Source
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
    for floor in case.floors:
        found = separation(floor, case.limits)
        gauge, spot = Gauge(found.apart_m, found.required_m, "m"), Spot(floor.hall.id)
        if found.unsure is not None:
            sentence = _SPRINKLERS if floor.assumed_door is None else _ASSUMED
            yield RULE.unanswered(spot, found.unsure, gauge, sentence)
        elif not found.enough:
            yield RULE.broken(spot, found.limit.source, gauge)


@dataclass(frozen=True)
class Separation:
    """How far the two most remote doors lie apart, and must, metres.

    ``unsure`` is the source that leaves the question open, None where it can be answered.
    """

    apart_m: float
    required_m: float
    limit: Limit
    unsure: Source | None

    @property
    def enough(self) -> bool:
        """Whether they are as far apart as they must be."""
        return self.apart_m >= self.required_m


def separation(floor: Floor, limits: Limits) -> Separation:
    """Measure the doors of a hall as the rule does."""
    plain, wet = limits.exit_separation, limits.exit_separation_sprinklered
    apart, diagonal = apart_mm(floor) / 1000, diagonal_mm(floor) / 1000
    limit = wet if floor.hall.sprinklered else plain
    unsure = None if floor.assumed_door is None else floor.assumed_door.source
    unknown = floor.hall.sprinklered is None and apart >= wet.value * diagonal
    if unsure is None and unknown and apart < limit.value * diagonal:
        unsure = floor.hall.source
    return Separation(apart, limit.value * diagonal, limit, unsure)


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
