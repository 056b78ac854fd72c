"""From everywhere inside a booth an aisle is near."""

from collections.abc import Iterator

from layouts.booth import Booth, Side
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def inner_mm(booth: Booth, sides: tuple[Side, ...]) -> float | None:
    """Give the longest straight way from inside a booth to an open side, millimetres.

    Parameters
    ----------
    booth : the whole rectangle counts, whatever a notch leaves out.
    sides : those that are open.

    Returns
    -------
    None when no side is open.

    Notes
    -----
    Across the depth the way is half of it with both long sides open, all of it with one; along the
    width likewise. The furthest point is as far as the lesser of the two.
    """
    spans = (
        (booth.depth_mm, (Side.SOUTH in sides) + (Side.NORTH in sides)),
        (booth.width_mm, (Side.WEST in sides) + (Side.EAST in sides)),
    )
    ways = [length / count for length, count in spans if count]
    return min(ways, default=None)


def check(case: Case) -> Iterator[Finding]:
    """Find booths so deep that their furthest corner is too far from an aisle."""
    required = case.limits.mm("booth_reach")
    for floor in case.floors:
        for booth in floor.booths:
            far = inner_mm(booth, floor.open_sides(booth))
            if far is not None and far > required:
                yield RULE.broken(
                    Spot(floor.hall.id, booth.centre, (booth,)),
                    case.limits.booth_reach.source,
                    Gauge(far / 1000, required / 1000, "m"),
                )


RULE = Rule(
    code="booth.reach",
    title=Text(ko="부스 안에서 통로까지", en="From inside a booth to an aisle"),
    sentence=Text(
        ko="부스 {booths}: 안에서 통로까지 {measured} m입니다. 한 면을 더 열어 {required} m 안으로 "
        "줄여 주십시오.",
        en="From inside booth {booths} it is {measured} m to an aisle. Open another side, to come "
        "within {required} m.",
    ),
    check=check,
    severity=Severity.WARNING,
)
