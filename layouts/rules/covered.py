"""Covered booths above a size need a detector, an extinguisher and the fire authority's word."""

from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find covered booths larger than what may be covered without further ado."""
    limit = case.limits.covered_area
    for booth, who in case.given():
        if who.covered and booth.area_m2 > limit.value:
            yield RULE.broken(
                Spot(booth.hall, booth.centre, (booth,)),
                limit.source,
                Gauge(booth.area_m2, limit.value, "m2"),
            )


RULE = Rule(
    code="booth.covered",
    title=Text(ko="천장을 덮은 부스", en="Covered booths"),
    sentence=Text(
        ko="부스 {booths}: 천장을 덮은 {measured} m²가 {required} m²를 넘습니다. 감지기와 소화기를 "
        "두고 소방서의 승인을 받아 주십시오.",
        en="Booth {booths} is covered over {measured} m², more than {required}. Plan a smoke "
        "detector and an extinguisher, and ask the fire authority.",
    ),
    check=check,
    severity=Severity.WARNING,
)
