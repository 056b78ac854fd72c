"""A hall seen along its rows: the free floor in a turned frame, before any booth stands there.

Rows run along ``u``, bands follow one another along ``v``. The frame is the hall's own, turned
about its origin so that rows lie level; a quarter turn more gives the other orientation.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from layouts.booth import Footprint, Notch, Side
from layouts.brief.limits import Limits
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.shapes import geos, polygon, turned

from .lattice import Lattice

ROUNDING_MM = 2
"""Room added to cells and aisles of turned halls, whose corners are rounded to the millimetre."""

STEP_MM = 500
"""About how far apart the places are at which slabs, bands and aisles are tried."""

LARGE_M2 = 20_000.0
"""A floor from here on has boulevards and plazas; smaller ones are seen across."""

NOISE_MM = 0.01
"""Float noise of a turned coordinate; no figure anybody gives is finer than a millimetre."""

SAME_MM = 1.0
"""Places this near to one another are the same: footprints are whole millimetres."""

Boxes = NDArray[np.object_]


@dataclass(frozen=True)
class Rect:
    """An upright rectangle of the turned frame, millimetres."""

    u0: float
    v0: float
    u1: float
    v1: float

    @property
    def width(self) -> float:
        """Extent along the rows, millimetres."""
        return self.u1 - self.u0

    @property
    def depth(self) -> float:
        """Extent across the rows, millimetres."""
        return self.v1 - self.v0

    @property
    def area(self) -> float:
        """Area, square millimetres."""
        return self.width * self.depth

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, millimetres."""
        return (self.u0 + self.u1) / 2, (self.v0 + self.v1) / 2

    @property
    def shape(self) -> Polygon:
        """The rectangle as a polygon."""
        return box(self.u0, self.v0, self.u1, self.v1)

    def grown(self, by: float) -> "Rect":
        """Grow by the same length on all four sides."""
        return Rect(self.u0 - by, self.v0 - by, self.u1 + by, self.v1 + by)

    def meets(self, other: "Rect") -> bool:
        """Tell whether the two share more than float noise."""
        return (
            min(self.u1, other.u1) - max(self.u0, other.u0) > NOISE_MM
            and min(self.v1, other.v1) - max(self.v0, other.v0) > NOISE_MM
        )

    def holds(self, other: "Rect") -> bool:
        """Tell whether the other lies inside, up to float noise."""
        return (
            other.u0 >= self.u0 - NOISE_MM
            and other.v0 >= self.v0 - NOISE_MM
            and other.u1 <= self.u1 + NOISE_MM
            and other.v1 <= self.v1 + NOISE_MM
        )


def boxes_of(rects: Sequence[Rect]) -> NDArray[np.object_]:
    """Give rectangles as polygons, many at once."""
    sides = np.array([(r.u0, r.v0, r.u1, r.v1) for r in rects], dtype=float).reshape(-1, 4)
    return np.asarray(shapely.box(*sides.T), dtype=object)


def rect_of(shape: BaseGeometry) -> Rect:
    """Give the upright rectangle around a shape."""
    return Rect(*shape.bounds)


def main_axis_deg(hall: Hall) -> float:
    """Find the direction most of a hall's walls run in, degrees in (-45, 45].

    Notes
    -----
    The walls' directions modulo a quarter turn are weighed by length; walls within half a degree
    of one another count as one direction, and the longest of them names it.
    """
    ring = hall.outline
    walls = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        length = math.hypot(bx - ax, by - ay)
        if length > 0:
            turn = math.degrees(math.atan2(by - ay, bx - ax)) % 90
            walls.append((turn - 90 if turn > 45 else turn, length))

    def weight(angle: float) -> float:
        return sum(
            length
            for other, length in walls
            if min(abs(angle - other), 90 - abs(angle - other)) < 0.5
        )

    best = max(walls, key=lambda wall: (round(weight(wall[0])), wall[1], -abs(wall[0])))[0]
    return 0.0 if abs(best) < 1e-9 else best


@dataclass(frozen=True)
class Ground:
    """One hall in one orientation.

    ``base_deg`` is the direction of the hall's walls, ``quarter`` whether rows run across it.
    ``pins`` are the footprints of pinned booths, in the hall's frame. ``known`` is what has been
    worked out of it already and serves every style.
    """

    hall: Hall
    limits: Limits
    module_mm: int
    base_deg: float
    quarter: bool
    pins: tuple[Polygon, ...] = field(default=(), compare=False)
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def angle_deg(self) -> float:
        """Turn from this frame to the hall's."""
        return self.base_deg + (90.0 if self.quarter else 0.0)

    @property
    def rounding(self) -> int:
        """Room for corners that rounding moves: none in halls that lie square."""
        return 0 if self.base_deg == 0 else ROUNDING_MM

    @property
    def pitch(self) -> int:
        """Side of a cell, millimetres."""
        return self.module_mm + self.rounding

    @property
    def step(self) -> float:
        """Side of the lattice, millimetres: a cell is a whole number of steps.

        In turned halls a step has its own millimetre of room, so that cells and aisles that grew
        by rounding still take as many steps as in a hall that lies square.
        """
        return self.module_mm / max(1, round(self.module_mm / STEP_MM)) + self.rounding / 2

    @property
    def aisle(self) -> int:
        """Clear width of an aisle, millimetres."""
        return self.limits.mm("aisle") + self.rounding

    @property
    def main_aisle(self) -> int:
        """Clear width of a main aisle, millimetres."""
        return max(self.limits.mm("main_aisle") + self.rounding, self.aisle)

    @property
    def boulevard(self) -> int:
        """Clear width of a boulevard, millimetres."""
        return max(self.limits.mm("boulevard") + self.rounding, self.main_aisle)

    @property
    def is_large(self) -> bool:
        """Whether the floor is too large to be seen across: it has boulevards and plazas."""
        return self.floor.area >= LARGE_M2 * 1e6

    @property
    def wall(self) -> int:
        """Clearance to walls, millimetres."""
        return self.limits.mm("wall_clearance") + self.rounding

    @cached_property
    def floor(self) -> Polygon:
        """The outline."""
        shape = self.turn_in(self.hall.floor)
        assert isinstance(shape, Polygon)
        return shape

    @cached_property
    def extent(self) -> Rect:
        """The upright rectangle around the outline."""
        return rect_of(self.floor)

    @cached_property
    def solids(self) -> tuple[Rect, ...]:
        """Upright rectangles around the obstacles."""
        return tuple(rect_of(self.turn_in(solid)) for solid in self.hall.solids)

    @cached_property
    def reserved(self) -> BaseGeometry:
        """Floor nothing may stand on: aprons, keep-clear areas, fixtures, pins with an aisle."""
        shapes = [self.turn_in(polygon(area.ring)) for area in self.hall.keep_clear]
        shapes += [
            self.turn_in(polygon(utility.ring)).buffer(
                self.limits.clearance_mm(utility.kind) + self.rounding, join_style="mitre"
            )
            for utility in self.hall.utilities
            if utility.stays_clear
        ]
        shapes += [self.apron(door) for door in self.hall.openings]
        shapes += [self.turn_in(pin).buffer(self.aisle, join_style="mitre") for pin in self.pins]
        return shapely.union_all(shapes) if shapes else Polygon()

    def apron(self, door: Opening) -> Polygon:
        """Give the floor before a door that stays free: at least an aisle wide.

        It reaches in as deep as the preset says; people must get from the aisle to the door.
        """
        entrance = door.type is OpeningType.ENTRANCE
        depth = self.limits.mm("entrance_strip" if entrance else "exit_apron")
        (ax, ay), (bx, by) = door.a, door.b
        length = math.hypot(bx - ax, by - ay) or 1.0
        tx, ty = (bx - ax) / length, (by - ay) / length
        half = max(length, self.aisle) / 2 + self.rounding
        reach = depth + self.rounding
        mx, my = (ax + bx) / 2, (ay + by) / 2
        corners = [
            (mx + s * half * tx - t * reach * ty, my + s * half * ty + t * reach * tx)
            for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        shape = self.turn_in(polygon(corners))
        assert isinstance(shape, Polygon)
        return shape

    def inside(self, clearance: float) -> BaseGeometry:
        """Give the floor at least ``clearance`` from every wall, less what is taken or reserved."""
        with geos(f"hall {self.hall.id}"):
            free = self.floor.buffer(-clearance, join_style="mitre")
            taken = shapely.union_all([*(self.turn_in(s) for s in self.hall.solids), self.reserved])
            return shapely.difference(free, taken)

    @cached_property
    def by_the_wall(self) -> BaseGeometry:
        """Where a row along a wall may stand, grown by float noise."""
        return _prepared(self.inside(self.wall))

    @cached_property
    def within_the_ring(self) -> BaseGeometry:
        """Where rows may stand that leave an aisle along every wall, grown by float noise."""
        return _prepared(self.inside(max(self.aisle, self.wall)))

    @cached_property
    def slices_m2(self) -> NDArray[np.float64]:
        """Free floor within the ring, for each step along ``u``, square metres."""
        area = self.extent
        edges = area.u0 + np.arange(int(area.width // self.step) + 1) * self.step
        low, high = np.full(len(edges) - 1, area.v0), np.full(len(edges) - 1, area.v1)
        strips = shapely.box(edges[:-1], low, edges[1:], high)
        return np.asarray(shapely.area(shapely.intersection(self.within_the_ring, strips)) / 1e6)

    @cached_property
    def squares_by_the_wall(self) -> Lattice:
        """`by_the_wall` by squares of one step."""
        area = self.extent
        return Lattice.of(self.by_the_wall, (area.u0, area.v0, area.u1, area.v1), self.step)

    @cached_property
    def squares_within_the_ring(self) -> Lattice:
        """`within_the_ring` by squares of one step."""
        area = self.extent
        return Lattice.of(self.within_the_ring, (area.u0, area.v0, area.u1, area.v1), self.step)

    def turn_in(self, shape: BaseGeometry) -> BaseGeometry:
        """Turn a shape of the hall's frame into this one."""
        return turned(shape, -self.angle_deg)

    def turn_point(self, point: Sequence[float]) -> tuple[float, float]:
        """Turn a point of the hall's frame into this one."""
        (at,) = self.turn_in(shapely.Point(point[0], point[1])).coords
        return float(at[0]), float(at[1])

    def footprint(self, rect: Rect, notch: Rect | None = None) -> Footprint:
        """Give a rectangle of this frame, less a notch, as a footprint in the hall's, whole mm."""
        width, depth = round(rect.width), round(rect.depth)
        u, v = rect.u0, rect.v0
        if self.quarter:
            u, v, width, depth = -rect.v1, rect.u0, depth, width
        turn = math.radians(self.base_deg)
        cos, sin = (1.0, 0.0) if self.base_deg == 0 else (math.cos(turn), math.sin(turn))
        return Footprint(
            hall=self.hall.id,
            x_mm=round(u * cos - v * sin),
            y_mm=round(u * sin + v * cos),
            width_mm=width,
            depth_mm=depth,
            rotation_deg=self.base_deg,
            notch=None if notch is None else self._notch(rect, notch),
        )

    def _notch(self, rect: Rect, cut: Rect) -> Notch:
        """Give a notch as the footprint of its rectangle sees it."""
        x, y = cut.u0 - rect.u0, cut.v0 - rect.v0
        width, depth = cut.width, cut.depth
        if self.quarter:
            x, y, width, depth = rect.v1 - cut.v1, cut.u0 - rect.u0, depth, width
        return Notch(x_mm=round(x), y_mm=round(y), width_mm=round(width), depth_mm=round(depth))

    def side(self, side: Side) -> Side:
        """Name a side of this frame in the footprint's own words."""
        if not self.quarter:
            return side
        order = (Side.EAST, Side.NORTH, Side.WEST, Side.SOUTH)
        return order[(order.index(side) + 1) % 4]


def _prepared(shape: BaseGeometry) -> BaseGeometry:
    """Grow by float noise and prepare for many tests."""
    grown = shape.buffer(NOISE_MM, join_style="mitre")
    shapely.prepare(grown)
    return grown


def covered(ground: BaseGeometry, rects: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which rectangles (rows of u0, v0, u1, v1) lie wholly on the ground."""
    if rects.size == 0:
        return np.zeros(0, dtype=bool)
    boxes = shapely.box(rects[:, 0], rects[:, 1], rects[:, 2], rects[:, 3])
    return np.asarray(shapely.covers(ground, boxes), dtype=bool)


def parts(shape: BaseGeometry) -> list[Polygon]:
    """Give the polygons of a geometry, the largest first."""
    if isinstance(shape, Polygon):
        return [shape] if not shape.is_empty else []
    if isinstance(shape, MultiPolygon) or hasattr(shape, "geoms"):
        found = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
        return sorted(found, key=lambda part: -part.area)
    return []
