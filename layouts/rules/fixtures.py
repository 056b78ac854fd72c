"""Hydrants, extinguishers, fire shutters and electrical panels stay free to get at."""

from collections.abc import Iterator

import numpy as np
import shapely

from layouts.booth import Booth
from layouts.floor import TOLERANCE_MM
from venue.finding import Finding
from venue.shapes import polygon
from venue.utility import UtilityKind

from .case import Case
from .rule import Gauge, Rule, Spot, label


def check_fixtures(case: Case, kind: UtilityKind, rule: Rule) -> Iterator[Finding]:
    """Find booths, and areas nobody walks across, nearer to a fixture than its clearance.

    Parameters
    ----------
    case : the layout to judge.
    kind : which fixtures to look at.
    rule : makes the findings.

    Notes
    -----
    The distance is that between footprint and fixture, whatever the fixture faces.
    """
    required = case.limits.clearance_mm(kind)
    source = getattr(case.limits, f"{kind.value}_clearance").source
    for floor in case.floors:
        shapes = floor.solids[: len(floor.standing)]
        for fixture in floor.hall.utilities:
            if fixture.kind is not kind or not len(shapes):
                continue
            place = polygon(fixture.ring)
            gaps = shapely.distance(shapes, place)
            for i in np.flatnonzero(gaps < required - TOLERANCE_MM).tolist():
                thing = floor.standing[i]
                at = shapely.shortest_line(shapes[i], place).coords[0]
                yield rule.broken(
                    Spot(floor.hall.id, at[:2], (thing,) if isinstance(thing, Booth) else ()),
                    source,
                    Gauge(float(gaps[i]) / 1000, required / 1000, "m"),
                    thing=label(thing),
                    fixture=fixture.id,
                )
