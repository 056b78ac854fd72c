"""What every peer starts from: the floor of a hall where stands may be, and boxes with an aisle.

Peers take the limits of the default rules and nothing else of the product's knowledge.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import LineString, Polygon

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits, preset
from venue.hall import Hall
from venue.opening import OpeningType
from venue.shapes import polygon

STEP_MM = 500
"""Peers that search do so on whole half metres."""


@dataclass(frozen=True)
class Placed:
    """A stand in a hall: its lower left corner and its sides along x and y, millimetres."""

    exhibitor: str
    hall: str
    x_mm: int
    y_mm: int
    width_mm: int
    depth_mm: int

    @property
    def outline(self) -> Polygon:
        """The stand's footprint."""
        x, y = self.x_mm, self.y_mm
        return shapely.box(x, y, x + self.width_mm, y + self.depth_mm)


class Ground:
    """The floor of a hall without what must stay free.

    ``room`` is the box around the floor that walls leave, millimetres. In it must stay free:
    columns, the floor before doors, what lies around hydrants and panels, and what lies outside.
    """

    def __init__(self, hall: Hall, limits: Limits) -> None:
        """Collect what must stay free."""
        self.hall = hall
        inner = shapely.buffer(hall.floor, -limits.mm("wall_clearance"), join_style="mitre")
        left, low, right, high = map(round, inner.bounds)
        self.room = (left, low, right, high)
        outside = shapely.get_parts(shapely.box(*inner.bounds).difference(inner))
        self._kept = shapely.union_all(
            [
                shape.buffer(-1, join_style="mitre")
                for shape in (
                    *hall.solids,
                    *_before_doors(hall, limits),
                    *_around_fixtures(hall, limits),
                    *outside,
                )
            ]
        )
        shapely.prepare(self._kept)
        self._room = shapely.box(*inner.bounds)

    def holds(self, shape: Polygon) -> bool:
        """Tell whether a stand may be there, alone on the floor."""
        return bool(self._room.covers(shape)) and not self._kept.intersects(shape)

    def kept(self) -> Iterator[tuple[int, int, int, int]]:
        """Give what must stay free as boxes that share no floor: x, y, width, depth in steps."""
        left, low, right, high = self.room
        for j in range(math.ceil((high - low) / STEP_MM)):
            run = 0
            for i in range(math.ceil((right - left) / STEP_MM) + 1):
                x, y = left + i * STEP_MM, low + j * STEP_MM
                if x < right and self._kept.intersects(shapely.box(x, y, x + STEP_MM, y + STEP_MM)):
                    run += 1
                elif run:
                    yield i - run, j, run, 1
                    run = 0


def grounds(halls: Sequence[Hall], brief: Brief) -> list[Ground]:
    """Give the floors of the halls a brief lets."""
    limits = preset(brief.rules)
    return [Ground(hall, limits) for hall in halls if hall.id in brief.halls]


def ordered(brief: Brief) -> list[Exhibitor]:
    """Give the contracts, those of high priority first, then the large ones."""
    module = brief.module_mm
    return sorted(brief.contracts, key=lambda who: (-who.priority, -who.area_m2(module)))


def sides(who: Exhibitor, brief: Brief) -> tuple[int, int]:
    """Give a stand's width and depth as it is asked, the wider side along the aisle."""
    width, depth = who.shapes(brief.module_mm)[0]
    return max(width, depth), min(width, depth)


def _before_doors(hall: Hall, limits: Limits) -> Iterator[Polygon]:
    """Give the strips behind entrances and before exits, millimetres."""
    for door in hall.openings:
        if door.type is OpeningType.FREIGHT:
            continue
        deep = limits.mm("entrance_strip" if door.type is OpeningType.ENTRANCE else "exit_apron")
        line = LineString((door.a, door.b))
        yield line.buffer(deep, cap_style="flat")


def _around_fixtures(hall: Hall, limits: Limits) -> Iterator[Polygon]:
    """Give what must stay free around hydrants, extinguishers, shutters and panels."""
    for fixture in hall.utilities:
        if fixture.kind.value in {"hydrant", "extinguisher", "shutter", "panel"}:
            yield polygon(fixture.ring).buffer(limits.clearance_mm(fixture.kind))
