"""Booths keep their distance from the walls; areas may stand against them."""

from collections.abc import Iterator

import numpy as np
import shapely

from layouts.floor import TOLERANCE_MM
from venue.finding import Finding
from venue.text import Text

from .case import Case
from .contact import cores
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths inside the hall that stand nearer to its outline than the clearance."""
    limit = case.limits.wall_clearance
    required = case.limits.mm("wall_clearance")
    for floor in case.floors:
        wall = floor.outline.exterior
        shapely.prepare(wall)
        near = shapely.dwithin(wall, floor.booth_shapes, required - TOLERANCE_MM)
        # A booth across the wall is told by the rule on the inside of the hall.
        near &= shapely.covers(floor.outline, cores(floor.booth_shapes))
        for i in np.flatnonzero(near):
            way = shapely.shortest_line(floor.booth_shapes[i], wall)
            x, y = way.coords[0][:2]
            yield RULE.broken(
                Spot(floor.hall.id, (x, y), (floor.booths[i],)),
                limit.source,
                Gauge(float(way.length) / 1000, required / 1000, "m"),
            )


RULE = Rule(
    code="wall.clearance",
    title=Text(ko="벽과의 간격", en="Wall clearance"),
    sentence=Text(
        ko="부스 {booths}: 벽에서 {measured} m 떨어져 있습니다. {required} m 이상 띄워 주십시오.",
        en="Booth {booths} stands {measured} m from the wall. Keep it {required} m away.",
    ),
    check=check,
)
