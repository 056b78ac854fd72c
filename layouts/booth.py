"""A booth: where it stands, which sides are open, who it is for."""

from enum import StrEnum
from functools import cached_property

from shapely.geometry import Polygon

from layouts.brief.exhibitor import Build
from venue.shapes import polygon, rectangle
from venue.units import LengthMm, Mm
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


class Footprint(Value):
    """A rectangle on a hall's floor, turned about its lower-left corner.

    ``x_mm, y_mm`` is the lower-left corner before the turn; ``rotation_deg`` is counter-clockwise.

    Examples
    --------
    >>> Footprint(hall="C", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000).area_m2
    18.0
    """

    hall: str
    x_mm: Mm
    y_mm: Mm
    width_mm: LengthMm
    depth_mm: LengthMm
    rotation_deg: float = 0.0

    @cached_property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Corners in the hall's frame, millimetres, counter-clockwise from the fixed one."""
        return rectangle(self.x_mm, self.y_mm, self.width_mm, self.depth_mm, self.rotation_deg)

    @cached_property
    def shape(self) -> Polygon:
        """The footprint as a polygon, millimetres."""
        return polygon(self.corners)

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, millimetres."""
        (x0, y0), _, (x2, y2), _ = self.corners
        return ((x0 + x2) / 2, (y0 + y2) / 2)

    @property
    def area_m2(self) -> float:
        """Area, square metres."""
        return self.width_mm * self.depth_mm / 1_000_000

    def side(self, side: Side) -> tuple[tuple[float, float], tuple[float, float]]:
        """Give the two ends of a side, millimetres, counter-clockwise around the footprint."""
        first = {Side.SOUTH: 0, Side.EAST: 1, Side.NORTH: 2, Side.WEST: 3}[side]
        return self.corners[first], self.corners[(first + 1) % 4]

    def outward_deg(self, side: Side) -> float:
        """Give a side's outward direction in the hall's frame, degrees in [0, 360)."""
        return (side.outward_deg + self.rotation_deg) % 360

    def strip(self, side: Side, reach_mm: float) -> Polygon:
        """Give the rectangle in front of a side, ``reach_mm`` deep, millimetres."""
        (ax, ay), (bx, by) = self.side(side)
        length = self.width_mm if side in {Side.SOUTH, Side.NORTH} else self.depth_mm
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
