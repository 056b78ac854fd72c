"""The floor before every door stays free."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import Polygon

from layouts.booth import Booth
from layouts.floor import TOLERANCE_MM, Floor
from venue.finding import Finding, Severity
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.text import Text

from .case import Case
from .contact import cores
from .rule import Gauge, Rule, Spot, listed


def apron(hall: Hall, door: Opening, depth_mm: float) -> Polygon:
    """Give the rectangle inside a door: its span wide, ``depth_mm`` deep, millimetres."""
    (ax, ay), (bx, by) = door.a, door.b
    ix, iy = hall.inward(door)
    deep = (ix * depth_mm, iy * depth_mm)
    return Polygon([(ax, ay), (bx, by), (bx + deep[0], by + deep[1]), (ax + deep[0], ay + deep[1])])


def check(case: Case) -> Iterator[Finding]:
    """Find doors with a booth, or an area nobody walks across, on the floor before them."""
    for floor in case.floors:
        inner = cores(floor.solids[: len(floor.standing)])
        for door in floor.hall.openings:
            name = "entrance_strip" if door.type is OpeningType.ENTRANCE else "exit_apron"
            required = case.limits.mm(name)
            strip = apron(floor.hall, door, required - TOLERANCE_MM)
            hits = np.flatnonzero(shapely.intersects(strip, inner))
            if hits.size:
                severity = None if door.serves_egress else Severity.WARNING
                yield _finding(case, floor, door, hits.tolist(), name, severity)


def _finding(
    case: Case,
    floor: Floor,
    door: Opening,
    hits: list[int],
    name: str,
    severity: Severity | None,
) -> Finding:
    """Say what stands before a door, and how near."""
    things = [floor.standing[i] for i in hits]
    strip = apron(floor.hall, door, case.limits.mm(name))
    taken = shapely.intersection(strip, shapely.union_all(floor.solids[hits]))
    way = shapely.shortest_line(shapely.linestrings([door.a, door.b]), taken)
    x, y = way.coords[-1][:2]
    booths = tuple(thing for thing in things if isinstance(thing, Booth))
    return RULE.broken(
        Spot(floor.hall.id, (x, y), booths),
        getattr(case.limits, name).source,
        Gauge(float(way.length) / 1000, case.limits.mm(name) / 1000, "m"),
        severity=severity,
        door=door.id,
        things=listed(things),
    )


RULE = Rule(
    code="door.apron",
    title=Text(ko="문 앞 빈 바닥", en="Free floor before doors"),
    sentence=Text(
        ko="문 {door}: {measured} m 앞의 {things} 때문에 막힙니다. {required} m를 비워 주십시오.",
        en="Door {door}: {things} stands {measured} m before it. Keep {required} m free.",
    ),
    check=check,
)
