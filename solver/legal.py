"""What really is open on a finished floor, seen in the hall's own frame.

The model counts on its skeleton; halls with slants, notches and columns have corners it does not
see. Here the floor is looked at as it came out: the free floor is eroded by half an aisle, parts
that no door reaches are dead, and a booth without an open side on a living part has to go.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from layouts.booth import Footprint, Side
from layouts.brief.limits import Limits
from venue.hall import Hall
from venue.shapes import geos

from .ground import parts

SLACK_MM = 2.0
"""An aisle of exactly the required width must survive the erosion by half of it."""


@dataclass(frozen=True)
class OpenFloor:
    """The free floor, and the parts of it that a whole aisle reaches from a door.

    ``unserved`` are the doors for people that no living part reaches.
    """

    free: BaseGeometry
    alive: BaseGeometry
    aisle_mm: int
    unserved: tuple[str, ...]

    def sides(self, footprint: Footprint) -> tuple[Side, ...]:
        """Give the sides of a footprint that border an aisle over their whole length."""
        found = []
        for side in Side:
            before = footprint.strip(side, self.aisle_mm)
            inner = before.buffer(-SLACK_MM, join_style="mitre")
            if shapely.covers(self.free, inner) and shapely.intersects(self.alive, before):
                found.append(side)
        return tuple(found)


def open_floor_of(hall: Hall, limits: Limits, solid: Iterable[BaseGeometry]) -> OpenFloor:
    """Look at a finished floor.

    Parameters
    ----------
    hall, limits : the hall and the width of its aisles.
    solid : everything that stands on it, in the hall's frame.

    Returns
    -------
    The free floor and its living part: of the parts that come within an aisle's width of a door,
    the one with most doors, then the largest; in a hall without doors the largest one.
    """
    aisle = limits.mm("aisle")
    with geos(f"hall {hall.id}"):
        taken = shapely.union_all([*solid, *hall.solids])
        free = shapely.difference(hall.floor, taken)
        pieces = parts(free.buffer(-aisle / 2 + SLACK_MM, join_style="mitre"))
    doors = {d.id: Point(d.middle) for d in hall.openings if d.serves_egress}
    reach = {
        index: {key for key, door in doors.items() if piece.distance(door) <= aisle}
        for index, piece in enumerate(pieces)
    }
    best = max(reach, key=lambda index: (len(reach[index]), -index), default=None)
    living = best is not None and (bool(reach[best]) or not doors)
    alive = pieces[best] if best is not None and living else Polygon()
    served = reach[best] if best is not None else set()
    shapely.prepare(free)
    shapely.prepare(alive)
    return OpenFloor(free, alive, aisle, tuple(sorted(doors.keys() - served)))
