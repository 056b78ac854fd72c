"""Everything drawn stands inside its hall."""

from collections.abc import Iterator

import numpy as np
import shapely

from layouts.booth import Booth
from layouts.floor import Standing
from venue.finding import Finding
from venue.text import Text
from venue.units import mm2_to_m2

from .case import Case
from .contact import array, cores
from .rule import GEOMETRY, Gauge, Rule, Spot, label


def check(case: Case) -> Iterator[Finding]:
    """Find booths and areas that reach beyond the outline, or name a hall that is not let."""
    for floor in case.floors:
        things = floor.things
        inside = shapely.covers(floor.outline, cores(array([thing.shape for thing in things])))
        for i in np.flatnonzero(~np.asarray(inside, dtype=bool)):
            thing = things[i]
            beyond = shapely.difference(thing.shape, floor.outline)
            booths = (thing,) if isinstance(thing, Booth) else ()
            yield RULE.broken(
                Spot(floor.hall.id, thing.centre, booths),
                floor.hall.source,
                Gauge(mm2_to_m2(float(beyond.area)), 0.0, "m2"),
                thing=label(thing),
            )
    strays: tuple[Standing, ...] = (*case.layout.booths, *case.layout.areas)
    for stray in strays:
        if stray.hall not in case.floor_of:
            booths = (stray,) if isinstance(stray, Booth) else ()
            spot = Spot(stray.hall, stray.centre, booths)
            yield RULE.broken(spot, GEOMETRY, sentence=_NO_HALL, thing=label(stray))


_NO_HALL = Text(
    ko="{thing}: 이 행사에 없는 홀 {hall}에 있습니다. 빌린 홀 가운데 하나로 옮겨 주십시오.",
    en="{thing} stands in hall {hall}, which this show does not use. Move it to one that it does.",
)

RULE = Rule(
    code="hall.inside",
    title=Text(ko="홀 안쪽", en="Inside the hall"),
    sentence=Text(
        ko="{thing}: {hall}홀 벽 밖으로 {measured} m² 나갔습니다. 홀 안으로 옮겨 주십시오.",
        en="{thing}: {measured} m² lie outside the walls of hall {hall}. Move it inside.",
    ),
    check=check,
)
