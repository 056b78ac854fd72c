"""Stands that are brought by fork lift are reached from a freight door."""

from collections.abc import Iterator

from layouts.walking.freight import deliveries
from layouts.walking.network import FREIGHT
from venue.finding import Finding, Severity
from venue.opening import OpeningType
from venue.source import Confidence, Source
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot

WIDTH = Source(
    cite="ours: a fork lift with a pallet; venues tell it case by case",
    confidence=Confidence.ASSUMED,
)


def check(case: Case) -> Iterator[Finding]:
    """Find raw and heavy stands that a fork lift does not reach from a freight door.

    Notes
    -----
    Ways are those that are clear at the end of build-up, when everything stands. Halls without a
    freight door are left out: their stands are brought in as the venue says. A door known to be
    too low, or too weak for what a stand states it weighs, is none for it.
    """
    width = 2 * FREIGHT.clearance_mm / 1000
    for floor in case.floors:
        doors = [d for d in floor.hall.openings if d.type is OpeningType.FREIGHT]
        bulky = {
            booth.id: who.load_kn_m2 or 0.0
            for booth in floor.booths
            if (who := case.exhibitor_of.get(booth.id)) is not None and who.bulky
        }
        if not doors or not bulky:
            continue
        assumed = next((door for door in doors if door.source.assumed), None)
        for each in deliveries([floor], bulky):
            if each.walk is not None:
                continue
            booth = case.booths[each.booth]
            spot, gauge = Spot(floor.hall.id, booth.centre, (booth,)), Gauge(0.0, width, "m")
            if assumed is None:
                yield RULE.broken(spot, WIDTH, gauge)
            else:
                yield RULE.unanswered(spot, assumed.source, gauge, _ASSUMED)


_ASSUMED = Text(
    ko="부스 {booths}: 반입문을 가정했으므로 판정할 수 없습니다. 가정대로면 폭 {required} m의 "
    "반입로가 닿지 않습니다.",
    en="Booth {booths}: not assessable, freight doors are assumed. As assumed, no way {required} m "
    "wide reaches it from one.",
)

RULE = Rule(
    code="freight.reach",
    title=Text(ko="반입로", en="Freight ways"),
    sentence=Text(
        ko="부스 {booths}: 화물을 들일 높이와 하중이 되는 반입문에서 폭 {required} m의 반입로가 "
        "닿지 않습니다. 통로를 넓히거나 그 통로의 부스보다 먼저 반입하도록 하십시오.",
        en="Booth {booths}: no way {required} m wide reaches it from a freight door high and "
        "strong enough for its goods. Widen an aisle, or bring it in before what narrows the way.",
    ),
    check=check,
    severity=Severity.WARNING,
)
