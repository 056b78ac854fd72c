"""Rivals stand apart."""

from collections.abc import Iterator

import shapely

from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find rivals nearer to one another than the preset asks; each pair is told once."""
    limit = case.limits.rival_distance
    told: set[frozenset[str]] = set()
    for booth, who in case.given():
        for name in who.rivals:
            other = case.booth_of.get(name)
            pair = frozenset((who.id, name))
            if other is None or other.hall != booth.hall or pair in told:
                continue
            told.add(pair)
            apart = float(shapely.distance(booth.shape, other.shape))
            if apart < case.limits.mm("rival_distance"):
                yield RULE.broken(
                    Spot(booth.hall, booth.centre, (booth, other)),
                    limit.source,
                    Gauge(apart / 1000, limit.value, "m"),
                    a=who.id,
                    b=name,
                )


RULE = Rule(
    code="wish.rivals",
    title=Text(ko="경쟁사", en="Rivals"),
    sentence=Text(
        ko="경쟁사 {a}, {b}: {measured} m 떨어져 있습니다. {required} m 이상 띄워 주십시오.",
        en="The rivals {a} and {b} stand {measured} m apart. Keep {required} m between them.",
    ),
    check=check,
    severity=Severity.WARNING,
)
