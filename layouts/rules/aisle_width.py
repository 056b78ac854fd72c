"""The floor before an open side is as deep as an aisle is wide."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find sides claimed as open that have some free floor before them, but less than an aisle.

    Notes
    -----
    A side with nothing free before it at all is told by the rules on open sides.
    """
    limit = case.limits.aisle
    for floor in case.floors:
        for booth in floor.booths:
            for side in booth.open_edges:
                gap = floor.gap(booth, side)
                if gap is not None and not gap.closed:
                    yield RULE.broken(
                        Spot(floor.hall.id, gap.at, (booth,)),
                        limit.source,
                        Gauge(gap.depth_mm / 1000, floor.aisle_mm / 1000, "m"),
                    )


RULE = Rule(
    code="aisle.width",
    title=Text(ko="통로 유효 폭", en="Aisle clear width"),
    sentence=Text(
        ko="부스 {booths} 앞 통로: {measured} m입니다. {required} m 이상으로 넓혀 주십시오.",
        en="The aisle before booth {booths} is {measured} m wide. Make it {required} m.",
    ),
    check=check,
)
