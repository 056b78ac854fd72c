"""No floor box or trench is asked for more than it gives."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot
from .supply_reach import NAMES, assumed_boxes


def check(case: Case) -> Iterator[Finding]:
    """Find booths whose boxes in reach are used up by others."""
    for floor in case.floors:
        for missing in case.supplied[floor.hall.id].missing:
            if not missing.near:
                continue
            booth = case.booths[missing.booth]
            name = NAMES[missing.service]
            asked = case.supplied_to(missing.booth, missing.service) + missing.amount
            gauge = Gauge(asked, asked - missing.amount, unit(missing.service))
            spot = Spot(floor.hall.id, booth.centre, (booth,))
            doubt = assumed_boxes(case, floor.hall.id)
            if doubt is None:
                source = floor.hall.source
                yield RULE.broken(
                    spot, source, gauge, ko=name.ko, en=name.en, unit_=unit(missing.service)
                )
            else:
                yield RULE.unanswered(
                    spot,
                    doubt,
                    gauge,
                    _ASSUMED,
                    ko=name.ko,
                    en=name.en,
                    unit_=unit(missing.service),
                )


def unit(service: str) -> str:
    """Give the unit of a service's amounts."""
    return "kW" if service == "power" else "connections"


_ASSUMED = Text(
    ko="부스 {booths}: 바닥 설비를 가정했으므로 판정할 수 없습니다. 가정대로면 신청한 {ko} "
    "{measured} 가운데 {required}만 닿습니다.",
    en="Booth {booths}: not assessable, floor boxes are assumed. As assumed, of the {en} it asks "
    "for ({measured} {unit_}) only {required} are left.",
)

RULE = Rule(
    code="utility.load",
    title=Text(ko="설비 용량", en="Load of utilities"),
    sentence=Text(
        ko="부스 {booths}: 신청한 {ko} {measured} 가운데 {required}만 남아 있습니다. 용량을 "
        "늘리거나 나누어 주십시오.",
        en="Booth {booths} asks for {en} ({measured} {unit_}); its boxes have {required} left. "
        "Raise their capacity or share it out.",
    ),
    check=check,
)
