"""Exhibitors get as many open sides as they wished."""

from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import BRIEF, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find exhibitors whose booth has fewer open sides than they asked for."""
    for booth, who in case.given():
        floor = case.floor_of.get(booth.hall)
        if who.open_sides is None or floor is None:
            continue
        open_ = len(floor.open_sides(booth))
        if open_ < who.open_sides:
            yield RULE.broken(
                Spot(booth.hall, booth.centre, (booth,)),
                BRIEF,
                Gauge(open_, who.open_sides, "sides"),
                who=who.id,
            )


RULE = Rule(
    code="wish.open_sides",
    title=Text(ko="바라는 열린 면", en="Open sides wished"),
    sentence=Text(
        ko="출품사 {who}, 부스 {booths}: 열린 면 {required}개를 바랐으나 {measured}개입니다.",
        en="Exhibitor {who}, booth {booths}: {measured} of the {required} sides wished are open.",
    ),
    check=check,
    severity=Severity.WARNING,
)
