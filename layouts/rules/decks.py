"""Upper decks above a size need two ways down."""

from collections.abc import Iterator

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths of several decks on which an upper one may be larger than one stair serves.

    Notes
    -----
    Nobody tells how large the upper deck is before it is drawn; it is at most the booth.
    """
    limit = case.limits.deck_area
    for booth, who in case.given():
        if who.decks > 1 and booth.area_m2 > limit.value:
            yield RULE.broken(
                Spot(booth.hall, booth.centre, (booth,)),
                limit.source,
                Gauge(booth.area_m2, limit.value, "m2"),
                decks=who.decks,
            )


RULE = Rule(
    code="booth.decks",
    title=Text(ko="복층 부스", en="Double-deck booths"),
    sentence=Text(
        ko="부스 {booths}: {decks}층이며 {measured} m²까지 지을 수 있습니다. 위층이 {required} "
        "m²를 넘으면 떨어진 계단 둘을 두어 주십시오.",
        en="Booth {booths} has {decks} decks on {measured} m². Plan two stairs apart where the "
        "upper deck has more than {required} m².",
    ),
    check=check,
    severity=Severity.WARNING,
)
