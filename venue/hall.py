"""A hall: one floor without walls, in its own frame."""

import math
from functools import cached_property

import shapely
from shapely.geometry import Polygon

from .keep_clear import KeepClear
from .obstacle import Obstacle
from .opening import Opening
from .shapes import Ring, polygon
from .source import Figure, Source
from .text import Text
from .units import LengthMm, Point, mm2_to_m2
from .utility import Utility
from .value import Value


class Hall(Value):
    """A hall as it is let: outline, doors, columns, and what it carries.

    The frame has x right and y up, integer millimetres. ``origin_mm`` is where the frame's origin
    lies in the plan of its level; ``members`` are the sub-halls opened into this hall (its own id
    alone when it is not one of several). ``clear_height_mm``, ``floor_load_kn_m2`` and
    ``sprinklered`` are None where nobody has published them. ``area`` is the published figure,
    ``gross_m2`` the outline's.
    """

    id: str
    name: Text
    level: str
    outline: Ring
    openings: tuple[Opening, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    keep_clear: tuple[KeepClear, ...] = ()
    utilities: tuple[Utility, ...] = ()
    clear_height_mm: LengthMm | None = None
    floor_load_kn_m2: float | None = None
    sprinklered: bool | None = None
    origin_mm: Point = (0, 0)
    members: tuple[str, ...] = ()
    area: Figure | None = None
    source: Source

    @cached_property
    def floor(self) -> Polygon:
        """The outline as a polygon, millimetres, made valid by nobody: check the hall first."""
        return polygon(self.outline)

    @cached_property
    def solids(self) -> tuple[Polygon, ...]:
        """The obstacles as polygons, millimetres."""
        return tuple(polygon(obstacle.ring) for obstacle in self.obstacles)

    @property
    def gross_m2(self) -> float:
        """Area inside the outline, square metres; columns are not taken off."""
        return mm2_to_m2(float(shapely.area(self.floor)))

    def inward(self, door: Opening) -> tuple[float, float]:
        """Give the unit vector from a door's line into the hall.

        Notes
        -----
        Across the line between the jambs, to the side on which the hall lies 10 mm from its middle.
        """
        (ax, ay), (bx, by) = door.a, door.b
        span = math.dist(door.a, door.b) or 1.0
        ix, iy = (ay - by) / span, (bx - ax) / span
        probe = shapely.Point((ax + bx) / 2 + ix * 10, (ay + by) / 2 + iy * 10)
        return (ix, iy) if shapely.intersects(self.floor, probe) else (-ix, -iy)

    def opening(self, opening_id: str) -> Opening | None:
        """Find an opening by its id."""
        return next((door for door in self.openings if door.id == opening_id), None)
