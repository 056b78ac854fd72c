"""Nothing stands on a column or another obstacle."""

from collections.abc import Iterator

from layouts.booth import Booth
from layouts.brief.request import AreaKind
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .contact import array, lap_m, laps, middle
from .rule import Gauge, Rule, Spot, label

AROUND = {AreaKind.SERVICE, AreaKind.STORAGE}
"""Areas that may lie around a column: they are floor left over, not stands."""


def check(case: Case) -> Iterator[Finding]:
    """Find booths and areas that lie on an obstacle deeper than a millimetre."""
    for floor in case.floors:
        things = [
            thing for thing in floor.things if isinstance(thing, Booth) or thing.kind not in AROUND
        ]
        shapes = array([thing.shape for thing in things])
        solids = array(floor.hall.solids)
        for i, j in laps(shapes, solids):
            thing, obstacle = things[i], floor.hall.obstacles[j]
            yield RULE.broken(
                Spot(
                    floor.hall.id,
                    middle(shapes[i], solids[j]),
                    (thing,) if isinstance(thing, Booth) else (),
                ),
                obstacle.source,
                Gauge(lap_m(shapes[i], solids[j]), 0.0, "m"),
                thing=label(thing),
                obstacle=obstacle.id,
            )


RULE = Rule(
    code="obstacle.clear",
    title=Text(ko="기둥과 장애물", en="Columns and obstacles"),
    sentence=Text(
        ko="{thing}: 기둥이나 장애물 {obstacle} 위에 있습니다. 옮겨 주십시오.",
        en="{thing} stands on the obstacle {obstacle}. Move it off.",
    ),
    check=check,
)
