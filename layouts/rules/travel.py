"""Nobody walks further out of a hall than the limit, on upper floors to the stair."""

from collections.abc import Iterator

import numpy as np

from layouts.walking.egress import travels
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Measure the longest walk to an exit, from anywhere in the hall, booths and stages included.

    Notes
    -----
    Along the exact shortest way to the nearest door for people, with what lies beyond the door.
    Where a door is assumed the question stays open. A walk whose limit the bare hall breaks is the
    building's: no plan can mend it. A hall that nobody gets out of is told by the rule on aisles
    that hang together.
    """
    for floor in case.floors:
        starts, ways = travels(case.network, floor)
        far = np.where(np.isfinite(ways), ways, -1.0)
        if not len(far) or far.max() < 0:
            continue
        at = starts.points[int(far.argmax())]
        limit = case.limits.travel_upper if floor.hall.id in case.upper else case.limits.travel
        gauge = Gauge(float(far.max()) / 1000, limit.value, "m")
        spot = Spot(floor.hall.id, (float(at[0]), float(at[1])))
        assumed = floor.assumed_door
        if assumed is not None:
            yield RULE.unanswered(spot, assumed.source, gauge, _ASSUMED)
        elif gauge.measured > gauge.required:
            middles = np.array([door.middle for door in floor.doors], dtype=float)
            straight = np.hypot(*(starts.points[:, None] - middles[None]).transpose(2, 0, 1))
            built = float(straight.min(axis=1).max()) / 1000 > gauge.required
            yield RULE.broken(
                spot,
                limit.source,
                gauge,
                sentence=_BUILT if built else None,
                severity=Severity.WARNING if built else None,
            )


_ASSUMED = Text(
    ko="{hall}홀: 문을 가정했으므로 판정할 수 없습니다. 가정대로면 출구까지 가장 먼 거리가 "
    "{measured} m이고 한도는 {required} m입니다.",
    en="Hall {hall}: not assessable, its doors are assumed. As assumed, the longest walk to an "
    "exit is {measured} m; the limit is {required} m.",
)
_BUILT = Text(
    ko="{hall}홀: 출구까지 가장 먼 거리가 {measured} m로 한도 {required} m를 넘습니다. 빈 홀의 "
    "곧은 거리도 한도를 넘으므로 배치로는 고칠 수 없습니다. 출구를 더 요청하십시오.",
    en="Hall {hall}: the longest walk to an exit is {measured} m, over the limit of {required} m; "
    "so is the straight way in the empty hall, which no plan can mend. Ask for an exit.",
)

RULE = Rule(
    code="exit.travel",
    title=Text(ko="피난 거리", en="Travel distance"),
    sentence=Text(
        ko="{hall}홀: 출구까지 가장 먼 거리가 {measured} m입니다. 통로를 내어 {required} m 안으로 "
        "줄여 주십시오.",
        en="Hall {hall}: the longest walk to an exit is {measured} m. Open a way so that it is "
        "within {required} m.",
    ),
    check=check,
)
