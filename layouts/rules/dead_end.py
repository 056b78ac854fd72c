"""No aisle runs blind for longer than the limit."""

from collections.abc import Iterator

from shapely.geometry import Point

from layouts.brief.limits import Limits
from layouts.floor import TOLERANCE_MM, Floor
from layouts.pockets import Pocket, pockets
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot

SPARE_MM = 2000
"""Aisles up to this much wider than a main aisle can be blind; anything wider is a room."""

FORGIVEN_MM = 50
"""Round corners are drawn with chords, and turned corners to the millimetre."""


def widest_mm(limits: Limits) -> int:
    """Give the width up to which a blind way is an aisle and not a room, millimetres."""
    return max(limits.mm("main_aisle"), limits.mm("aisle")) + SPARE_MM


def check(case: Case) -> Iterator[Finding]:
    """Find blind aisles that are longer than the limit."""
    required = case.limits.mm("dead_end")
    widest = widest_mm(case.limits)
    for floor in case.floors:
        longer = required + FORGIVEN_MM - TOLERANCE_MM
        found = pockets(floor, widest, longer)
        # What runs blind with nothing on the floor is the building's: no plan can mend it.
        bare = pockets(Floor(floor.hall, (), (), floor.aisle_mm), widest, longer) if found else ()
        for pocket in found:
            built = any(_within(pocket, other, floor.aisle_mm, required) for other in bare)
            yield RULE.broken(
                Spot(floor.hall.id, pocket.end),
                case.limits.dead_end.source,
                Gauge(pocket.depth_mm / 1000, required / 1000, "m"),
                sentence=BUILT if built else None,
                severity=Severity.WARNING if built else None,
            )


def _within(pocket: Pocket, bare: Pocket, aisle_mm: int, longest_mm: int) -> bool:
    """Tell whether a blind way is one that the empty hall has.

    What stands at its mouth may lengthen it by less than a dead end may be long by itself.
    """
    near = bare.ground.distance(Point(pocket.end)) <= aisle_mm
    return near and pocket.depth_mm <= bare.depth_mm + longest_mm


BUILT = Text(
    ko="{hall}홀: 홀의 모양 때문에 통로가 {measured} m 막다릅니다. 배치로는 고칠 수 없으므로 "
    "비상구를 확인하거나 그 자리를 막아 주십시오.",
    en="Hall {hall}: the hall itself runs blind for {measured} m; no plan can mend that. "
    "Ask for an exit there, or close the place off.",
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
