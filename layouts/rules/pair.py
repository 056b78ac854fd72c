"""Pairs stand side by side, or far enough apart."""

from collections.abc import Iterator

import shapely

from layouts.booth import Booth
from layouts.brief.request import Relation
from layouts.floor import TOLERANCE_MM
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import BRIEF, Gauge, Rule, Spot

SHARED_EDGE_MM = 1000
"""Booths that meet along less than a metre do not count as side by side."""

FLUSH_MM = 4.0
"""Neighbours in turned halls stand 2 mm apart, and each is rounded to the millimetre."""


def check(case: Case) -> Iterator[Finding]:
    """Find pairs of placed exhibitors whose wish is not met; the halls of a show are far apart."""
    for pair in case.brief.pairs:
        a, b = case.booth_of.get(pair.a), case.booth_of.get(pair.b)
        if a is None or b is None:
            continue
        spot = Spot(a.hall, a.centre, (a, b))
        if pair.relation is Relation.ADJACENT:
            shared = shared_edge_mm(a, b)
            if shared < SHARED_EDGE_MM:
                gauge = Gauge(shared / 1000, SHARED_EDGE_MM / 1000, "m")
                yield RULE.broken(spot, BRIEF, gauge, a=pair.a, b=pair.b)
        elif a.hall == b.hall:
            distance = float(shapely.distance(a.shape, b.shape))
            required = pair.distance_mm or 0
            if distance < required - TOLERANCE_MM:
                gauge = Gauge(distance / 1000, required / 1000, "m")
                yield RULE.broken(spot, BRIEF, gauge, sentence=_APART, a=pair.a, b=pair.b)


def shared_edge_mm(a: Booth, b: Booth, flush_mm: float = FLUSH_MM) -> float:
    """Give the length along which two booths meet within a gap, millimetres; 0 across halls."""
    if a.hall != b.hall or shapely.distance(a.shape, b.shape) > flush_mm:
        return 0.0
    near = shapely.buffer(b.shape, flush_mm, join_style="mitre")
    # Around a corner both neighbouring edges come near for as much as the tolerance.
    return float(shapely.length(shapely.intersection(a.shape.exterior, near)))


_APART = Text(
    ko="출품사 {a}, {b}: 서로 {measured} m 떨어져 있습니다. {required} m 이상 띄워 주십시오.",
    en="Exhibitors {a} and {b} stand {measured} m apart. Keep {required} m between them.",
)

RULE = Rule(
    code="wish.pair",
    title=Text(ko="짝", en="Pairs"),
    sentence=Text(
        ko="출품사 {a}, {b}: 나란히 있지 않습니다. 맞닿는 자리로 옮겨 주십시오.",
        en="Exhibitors {a} and {b} do not stand side by side. Move them next to each other.",
    ),
    check=check,
    severity=Severity.WARNING,
)
