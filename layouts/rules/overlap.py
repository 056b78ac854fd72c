"""No two booths or areas share floor."""

from collections.abc import Iterator

from layouts.booth import Booth
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .contact import array, lap_m, laps, middle
from .rule import GEOMETRY, Gauge, Rule, Spot, label


def check(case: Case) -> Iterator[Finding]:
    """Find pairs that lie on each other deeper than a millimetre; walkable areas count too."""
    for floor in case.floors:
        things = floor.things
        shapes = array([thing.shape for thing in things])
        for i, j in laps(shapes, shapes):
            if i < j:
                pair = (things[i], things[j])
                booths = tuple(thing for thing in pair if isinstance(thing, Booth))
                yield RULE.broken(
                    Spot(floor.hall.id, middle(shapes[i], shapes[j]), booths),
                    GEOMETRY,
                    Gauge(lap_m(shapes[i], shapes[j]), 0.0, "m"),
                    a=label(pair[0]),
                    b=label(pair[1]),
                )


RULE = Rule(
    code="booth.overlap",
    title=Text(ko="겹침", en="Overlap"),
    sentence=Text(
        ko="{a}, {b}: 서로 {measured} m 겹칩니다. 하나를 옮겨 주십시오.",
        en="{a} and {b} overlap by {measured} m. Move one of them.",
    ),
    check=check,
)
