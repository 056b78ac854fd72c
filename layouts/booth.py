"""A booth: where it stands, which sides are open, who it is for."""

import math
import re
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import model_validator
from shapely.geometry import Polygon, box

from layouts.brief.exhibitor import Build
from venue.shapes import placed, polygon, rectangle, ring_of
from venue.units import DistanceMm, LengthMm, Mm
from venue.value import Value


class Side(StrEnum):
    """A side of a footprint, named before the footprint is turned."""

    EAST = "east"
    NORTH = "north"
    WEST = "west"
    SOUTH = "south"

    @property
    def outward_deg(self) -> float:
        """Outward direction before the turn, degrees counter-clockwise from x."""
        return {"east": 0.0, "north": 90.0, "west": 180.0, "south": 270.0}[self.value]


class BoothType(StrEnum):
    """The trade's name for a stand by its open sides (IAEE)."""

    INLINE = "inline"
    CORNER = "corner"
    PENINSULA = "peninsula"
    ISLAND = "island"
    PERIMETER = "perimeter"


class Shape(StrEnum):
    """What a footprint looks like from above."""

    RECT = "rect"
    L = "L"
    U = "U"


class Notch(Value):
    """A rectangle that a footprint leaves out, at a corner or in the middle of one side.

    ``x_mm, y_mm`` is its lower-left corner, seen from the footprint's own and before any turn.
    """

    x_mm: DistanceMm
    y_mm: DistanceMm
    width_mm: LengthMm
    depth_mm: LengthMm


class Footprint(Value):
    """A rectangle on a hall's floor, turned about its lower-left corner; less a notch, maybe.

    ``x_mm, y_mm`` is the lower-left corner before the turn; ``rotation_deg`` is counter-clockwise.
    With a notch at a corner it is an L, with one in a side a U.

    Examples
    --------
    >>> Footprint(hall="C", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000).area_m2
    18.0
    >>> corner = Notch(x_mm=6000, y_mm=3000, width_mm=3000, depth_mm=3000)
    >>> place = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=9000, depth_mm=6000, notch=corner)
    >>> place.area_m2, place.outline.value, len(place.ring)
    (45.0, 'L', 6)
    """

    hall: str
    x_mm: Mm
    y_mm: Mm
    width_mm: LengthMm
    depth_mm: LengthMm
    rotation_deg: float = 0.0
    notch: Notch | None = None

    @model_validator(mode="after")
    def _notched(self) -> "Footprint":
        """Refuse a notch that does not lie in the footprint, or leaves it in pieces."""
        cut = self.notch
        if cut is None:
            return self
        right, top = cut.x_mm + cut.width_mm, cut.y_mm + cut.depth_mm
        whole = cut.width_mm == self.width_mm or cut.depth_mm == self.depth_mm
        sides = sum((cut.x_mm == 0, cut.y_mm == 0, right == self.width_mm, top == self.depth_mm))
        if right > self.width_mm or top > self.depth_mm or whole or not sides:
            msg = "a notch lies at a corner or in a side of its footprint, and is smaller"
            raise ValueError(msg)
        return self

    @cached_property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Corners of the whole rectangle in the hall's frame, millimetres, counter-clockwise."""
        return rectangle(self.x_mm, self.y_mm, self.width_mm, self.depth_mm, self.rotation_deg)

    @cached_property
    def ring(self) -> tuple[tuple[float, float], ...]:
        """The outline in the hall's frame, millimetres, counter-clockwise."""
        if self.notch is None:
            return self.corners
        n = self.notch
        whole = box(0, 0, self.width_mm, self.depth_mm)
        cut = box(n.x_mm, n.y_mm, n.x_mm + n.width_mm, n.y_mm + n.depth_mm)
        left = whole.difference(cut)
        assert isinstance(left, Polygon)
        return placed(ring_of(left), self.x_mm, self.y_mm, self.rotation_deg)

    @cached_property
    def shape(self) -> Polygon:
        """The footprint as a polygon, millimetres."""
        return polygon(self.ring)

    @property
    def where(self) -> dict[str, Any]:
        """The fields that say where it lies and how large it is, to put something else there."""
        return {name: getattr(self, name) for name in Footprint.model_fields}

    @property
    def outline(self) -> Shape:
        """What it looks like from above."""
        n = self.notch
        if n is None:
            return Shape.RECT
        sides = (
            n.x_mm == 0,
            n.y_mm == 0,
            n.x_mm + n.width_mm == self.width_mm,
            n.y_mm + n.depth_mm == self.depth_mm,
        )
        return Shape.L if sum(sides) == 2 else Shape.U

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the whole rectangle, millimetres."""
        (x0, y0), _, (x2, y2), _ = self.corners
        return ((x0 + x2) / 2, (y0 + y2) / 2)

    @property
    def area_m2(self) -> float:
        """Area, square metres."""
        cut = self.notch.width_mm * self.notch.depth_mm if self.notch else 0
        return (self.width_mm * self.depth_mm - cut) / 1_000_000

    def side(self, side: Side) -> tuple[tuple[float, float], tuple[float, float]]:
        """Give the two ends of a side, millimetres, counter-clockwise around the footprint.

        Notes
        -----
        A notch at a corner shortens the two sides that meet there; one in a side does not.
        """
        first = {Side.SOUTH: 0, Side.EAST: 1, Side.NORTH: 2, Side.WEST: 3}[side]
        if self.outline is not Shape.L:
            return self.corners[first], self.corners[(first + 1) % 4]
        assert self.notch is not None
        n, along = self.notch, side in {Side.SOUTH, Side.NORTH}
        low, size, span = (
            (n.x_mm, n.width_mm, self.width_mm) if along else (n.y_mm, n.depth_mm, self.depth_mm)
        )
        touched = {
            Side.SOUTH: n.y_mm == 0,
            Side.NORTH: n.y_mm > 0,
            Side.WEST: n.x_mm == 0,
            Side.EAST: n.x_mm > 0,
        }[side]
        start, end = (0, span) if not touched else (size, span) if low == 0 else (0, low)
        fixed = {Side.SOUTH: 0, Side.NORTH: self.depth_mm, Side.WEST: 0, Side.EAST: self.width_mm}
        ends = [(at, fixed[side]) if along else (fixed[side], at) for at in (start, end)]
        if side in {Side.NORTH, Side.WEST}:
            ends.reverse()
        a, b = placed(ends, self.x_mm, self.y_mm, self.rotation_deg)
        return a, b

    def outward_deg(self, side: Side) -> float:
        """Give a side's outward direction in the hall's frame, degrees in [0, 360)."""
        return (side.outward_deg + self.rotation_deg) % 360

    def strip(self, side: Side, reach_mm: float) -> Polygon:
        """Give the rectangle in front of a side, ``reach_mm`` deep, millimetres."""
        (ax, ay), (bx, by) = self.side(side)
        length = math.dist((ax, ay), (bx, by))
        # Outward is to the right of a counter-clockwise side.
        ox, oy = (by - ay) / length * reach_mm, (ax - bx) / length * reach_mm
        return polygon(((ax, ay), (ax + ox, ay + oy), (bx + ox, by + oy), (bx, by)))


class Booth(Footprint):
    """One contract's stand. ``id`` never changes; ``number`` is what people read.

    ``open_edges`` are the sides whose whole length borders an aisle; ``perimeter`` tells that the
    back stands along the hall's wall; ``zone`` is the zone it belongs to.
    """

    id: str
    number: str = ""
    open_edges: tuple[Side, ...] = ()
    zone: str | None = None
    build: Build | None = None
    height_mm: LengthMm | None = None
    perimeter: bool = False
    pinned: bool = False

    @property
    def type(self) -> BoothType:
        """The trade's name for it."""
        if len(self.open_edges) <= 1:
            return BoothType.PERIMETER if self.perimeter else BoothType.INLINE
        return (BoothType.CORNER, BoothType.PENINSULA, BoothType.ISLAND)[len(self.open_edges) - 2]


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """Give the key by which people order numbers: C99 before C100.

    Examples
    --------
    >>> sorted(["C100", "C99", "B200"], key=natural)
    ['B200', 'C99', 'C100']
    """
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", number)
    return tuple(
        (int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in parts
    )
