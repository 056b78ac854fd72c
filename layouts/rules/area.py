"""The areas the organiser asked for are drawn, in their size."""

from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import BRIEF, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find areas of the brief that the layout lacks, or shows in another size or hall."""
    drawn = {area.request: area for area in case.layout.areas if area.request is not None}
    for request in case.brief.areas:
        area = drawn.get(request.id)
        if area is None:
            spot = Spot(request.hall or "")
            yield RULE.broken(spot, BRIEF, area=request.id)
            continue
        size = (area.width_mm, area.depth_mm)
        wrong_hall = request.hall is not None and case.floor_of.get(request.hall) is not None
        wrong_hall &= request.hall not in _names(case, area.hall)
        if wrong_hall or request.size_mm not in (size, size[::-1]):
            width, depth = request.size_mm
            yield RULE.broken(
                Spot(area.hall, area.centre),
                BRIEF,
                Gauge(area.area_m2, width * depth / 1e6, "m2"),
                sentence=_OTHER,
                area=request.id,
            )


def _names(case: Case, hall: str) -> tuple[str, ...]:
    """Give the ids a hall goes by: its own and those of the halls opened into it."""
    floor = case.floor_of.get(hall)
    return (hall,) if floor is None else (hall, *floor.hall.members)


_OTHER = Text(
    ko="공용 공간 {area}: 신청한 크기({required} m²)나 홀과 다릅니다. 맞춰 주십시오.",
    en="Area {area} differs from the size ({required} m²) or the hall asked for. Mend it.",
)

RULE = Rule(
    code="wish.area",
    title=Text(ko="신청한 공용 공간", en="Areas asked for"),
    sentence=Text(
        ko="공용 공간 {area}: 배치에 없습니다. 자리를 마련하거나 신청을 줄여 주십시오.",
        en="Area {area} is not on the floor. Make room for it or ask for less.",
    ),
    check=check,
    severity=Severity.WARNING,
)
