"""What a booth asks for is in reach: a floor box or trench that gives it."""

from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.source import Source
from venue.text import Text
from venue.utility import Service

from .case import Case
from .rule import Gauge, Rule, Spot

NAMES = {
    Service.POWER: Text(ko="전기", en="power"),
    Service.WATER: Text(ko="급수", en="water"),
    Service.DRAIN: Text(ko="배수", en="a drain"),
    Service.AIR: Text(ko="압축 공기", en="compressed air"),
    Service.LAN: Text(ko="랜", en="LAN"),
}
"""Services as people ask for them."""


def check(case: Case) -> Iterator[Finding]:
    """Find booths without a box in reach; where boxes are assumed or unknown, open questions."""
    reach = case.limits.utility_reach
    for floor in case.floors:
        hall, supplied = floor.hall, case.supplied[floor.hall.id]
        if not supplied.connections and not supplied.missing:
            continue
        if not any(utility.supplies for utility in hall.utilities):
            asking = len({missing.booth for missing in supplied.missing})
            yield RULE.unanswered(Spot(hall.id), hall.source, None, _NO_BOXES, count=asking)
            continue
        for missing in supplied.missing:
            if missing.near:
                continue
            booth = case.booths[missing.booth]
            name = NAMES[missing.service]
            spot = Spot(hall.id, booth.centre, (booth,))
            doubt = assumed_boxes(case, hall.id)
            if doubt is None:
                gauge = Gauge(0.0, reach.value, "m")
                yield RULE.broken(spot, reach.source, gauge, ko=name.ko, en=name.en)
            else:
                yield RULE.unanswered(
                    spot,
                    doubt,
                    None,
                    _ASSUMED,
                    reach=f"{reach.value:g}",
                    ko=name.ko,
                    en=name.en,
                )


def assumed_boxes(case: Case, hall: str) -> Source | None:
    """Give on whose word the boxes of a hall are only assumed, if they are."""
    boxes = case.floor_of[hall].hall.utilities
    return next((box.source for box in boxes if box.supplies and box.source.assumed), None)


_NO_BOXES = Text(
    ko="{hall}홀: 바닥 설비를 알 수 없어 부스 {count}개가 신청한 전기와 설비를 판정할 수 없습니다.",
    en="Hall {hall}: not assessable, its floor boxes are not known. {count} booths ask for "
    "services.",
)
_ASSUMED = Text(
    ko="부스 {booths}: 바닥 설비 위치를 가정했으므로 판정할 수 없습니다. 가정대로면 {reach} m 안에 "
    "{ko} 설비가 없습니다.",
    en="Booth {booths}: not assessable, floor boxes are assumed. As assumed, none within {reach} m "
    "gives {en}.",
)

RULE = Rule(
    code="utility.reach",
    title=Text(ko="설비까지의 거리", en="Utilities in reach"),
    sentence=Text(
        ko="부스 {booths}: {required} m 안에 {ko} 설비가 없습니다. 옮기거나 설비를 늘려 주십시오.",
        en="No box within {required} m of booth {booths} gives {en}. Move it or extend the supply.",
    ),
    check=check,
    severity=Severity.WARNING,
)
