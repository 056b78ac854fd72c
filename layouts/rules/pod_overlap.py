"""Pods of a pavilion do not overlap."""

from collections.abc import Iterator

from venue.finding import Finding
from venue.text import Text

from .case import Case
from .contact import array, lap_m, laps, middle
from .rule import GEOMETRY, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find pods and desks of one hall that overlap deeper than a millimetre."""
    for floor in case.floors:
        pods = [pod for pod in case.layout.pods if pod.hall == floor.hall.id]
        shapes = array([pod.shape for pod in pods])
        for i, j in laps(shapes, shapes):
            if i < j:
                booth = case.booths.get(pods[i].booth)
                yield RULE.broken(
                    Spot(floor.hall.id, middle(shapes[i], shapes[j]), (booth,) if booth else ()),
                    GEOMETRY,
                    Gauge(lap_m(shapes[i], shapes[j]), 0.0, "m"),
                    one=pods[i].number or pods[i].id,
                    other=pods[j].number or pods[j].id,
                )


RULE = Rule(
    code="pod.overlap",
    title=Text(ko="공동관 안 자리의 겹침", en="Overlapping pods"),
    sentence=Text(
        ko="공동관 안 자리 {one}, {other}: {measured} m 겹칩니다. 하나를 옮겨 주십시오.",
        en="Pods {one} and {other} overlap by {measured} m. Move one of them.",
    ),
    check=check,
)
