"""No aisle runs blind for longer than the limit."""

from collections.abc import Iterator

from layouts.floor import TOLERANCE_MM
from layouts.pockets import pockets
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot

SPARE_MM = 2000
"""Aisles up to this much wider than a main aisle can be blind; anything wider is a room."""

FORGIVEN_MM = 50
"""Round corners are drawn with chords, and turned corners to the millimetre."""


def check(case: Case) -> Iterator[Finding]:
    """Find blind aisles that are longer than the limit."""
    required = case.limits.mm("dead_end")
    widest = max(case.limits.mm("main_aisle"), case.limits.mm("aisle")) + SPARE_MM
    for floor in case.floors:
        for pocket in pockets(floor, widest, required + FORGIVEN_MM - TOLERANCE_MM):
            yield RULE.broken(
                Spot(floor.hall.id, pocket.end),
                case.limits.dead_end.source,
                Gauge(pocket.depth_mm / 1000, required / 1000, "m"),
            )


RULE = Rule(
    code="aisle.dead_end",
    title=Text(ko="막다른 통로", en="Dead-end aisles"),
    sentence=Text(
        ko="{hall}홀: 막다른 통로가 {measured} m입니다. {required} m 안으로 줄여 주십시오.",
        en="Hall {hall}: an aisle runs blind for {measured} m. Open its end or keep it within "
        "{required} m.",
    ),
    check=check,
)
