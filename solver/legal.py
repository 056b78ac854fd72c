"""What really is open on a finished floor, seen in the hall's own frame.

The model counts on its skeleton; halls with slants, notches and columns have corners it does not
see. Here the floor is looked at as it came out: the free floor is eroded by half an aisle, parts
that no door reaches are dead, and a booth without an open side on a living part has to go.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from layouts.booth import Footprint, Side
from layouts.brief.limits import Limits
from venue.hall import Hall
from venue.shapes import geos

from .ground import parts

SLACK_MM = 2.0
"""An aisle of exactly the required width must survive the erosion by half of it."""

MOUTH_MM = 100.0
"""Aisles a little wider than a main aisle are looked at for dead ends as well."""

MOUTH_SLANT_MM = 80.0
"""The mouth of a piece is cut by an arc: it reads that much longer than its way is."""

SPARE_MM = 2_000.0
"""Ways up to this much wider than a main aisle can be blind; anything wider is a room."""

ROUND = 16
"""Chords of a quarter circle: a corner is passed at a distance, not at a square's."""

RIM_MM = 1_000.0
"""Width of the ring around a hall that stands for the outside."""

DOORWAY_MM = 500.0
"""Half the width of the way drawn through a door; any width below an aisle will do."""

GRAIN_MM = 25.0
"""Detail of a blind way that is not worth following."""


@dataclass(frozen=True)
class OpenFloor:
    """The free floor, and the parts of it that a whole aisle reaches from a door.

    ``unserved`` are the doors for people that no living part reaches; ``cut`` are the parts that
    reach only such doors.
    """

    free: BaseGeometry
    alive: BaseGeometry
    aisle_mm: int
    unserved: tuple[str, ...]
    cut: tuple[BaseGeometry, ...] = ()

    def sides(self, footprint: Footprint) -> tuple[Side, ...]:
        """Give the sides of a footprint that border an aisle over their whole length."""
        return self.sides_of([footprint])[0]

    def sides_of(self, footprints: Sequence[Footprint]) -> list[tuple[Side, ...]]:
        """Give the same for many footprints at once."""
        ends = np.array([[f.side(side) for side in Side] for f in footprints], dtype=float)
        first, last = np.moveaxis(ends.reshape(-1, 4, 2, 2), 2, 0)
        along = (last - first) / np.linalg.norm(last - first, axis=2, keepdims=True)
        # Outward is to the right of a counter-clockwise side.
        out = np.stack([along[..., 1], -along[..., 0]], axis=-1)
        before = _strips(first, last, out * self.aisle_mm)
        slack = SLACK_MM * along, SLACK_MM * out
        inner = _strips(
            first + slack[0] + slack[1],
            last - slack[0] + slack[1],
            out * (self.aisle_mm - 2 * SLACK_MM),
        )
        open_ = shapely.covers(self.free, inner) & shapely.intersects(self.alive, before)
        return [tuple(s for s, yes in zip(Side, row, strict=True) if yes) for row in open_.tolist()]


def _strips(
    first: NDArray[np.float64], last: NDArray[np.float64], way: NDArray[np.float64]
) -> NDArray[np.object_]:
    """Give the rectangles that sides sweep on a way."""
    return np.asarray(shapely.polygons(np.stack([first, first + way, last + way, last], axis=-2)))


def open_floor_of(
    hall: Hall, limits: Limits, solid: Iterable[BaseGeometry], *, largest: bool = False
) -> OpenFloor:
    """Look at a finished floor.

    Parameters
    ----------
    hall, limits : the hall and the width of its aisles.
    solid : everything that stands on it, in the hall's frame.
    largest : take the largest part for the living one, whether a door is at it or not.

    Returns
    -------
    The free floor and its living part: of the parts that come within an aisle's width of a door,
    the one with most doors, then the largest; in a hall without doors the largest one.
    """
    aisle = limits.mm("aisle")
    with geos(f"hall {hall.id}"):
        taken = shapely.union_all([*solid, *hall.solids])
        free = shapely.difference(hall.floor, taken)
        pieces = parts(free.buffer(-aisle / 2 + SLACK_MM, quad_segs=ROUND))
    doors = {d.id: Point(d.middle) for d in hall.openings if d.serves_egress}
    reach = {
        index: {key for key, door in doors.items() if piece.distance(door) <= aisle}
        for index, piece in enumerate(pieces)
    }
    by_doors = 0 if largest else 1
    best = max(reach, key=lambda index: (by_doors * len(reach[index]), -index), default=None)
    living = best is not None and (bool(reach[best]) or not doors or largest)
    alive = pieces[best] if best is not None and living else Polygon()
    served = reach[best] if best is not None else set()
    shapely.prepare(free)
    shapely.prepare(alive)
    lost = doors.keys() - served
    cut = tuple(pieces[index] for index, there in reach.items() if there & lost)
    return OpenFloor(free, alive, aisle, tuple(sorted(lost)), cut)


def blind_pockets(
    hall: Hall,
    limits: Limits,
    floor: OpenFloor,
    built: BaseGeometry | None = None,
    *,
    sure: bool = False,
) -> list[Polygon]:
    """Find the blind ways of a finished floor that are longer than a dead end may be.

    Parameters
    ----------
    hall, limits : the hall, the width of its aisles and the longest dead end.
    floor : the finished floor.
    built : the ways that run blind in the empty hall already; they are not told again.
    sure : judge wide ways by their reach alone; their length reads too long in ragged places.

    Returns
    -------
    Pieces of the living floor, the longest first.

    Notes
    -----
    A blind way has one and the same solid on both sides, so closing each solid by itself (grow,
    then shrink) fills it; a way between two solids stays open. Doors part the solid outside.
    A way of even width has half an outline of ``s = l + w`` and an area of ``A = l w``, round its
    bends as well, so its length is read as ``l = (s + sqrt(s^2 - 4 A)) / 2``.
    """
    if floor.alive.is_empty:
        return []
    longest = limits.mm("dead_end")
    narrow = max(limits.mm("main_aisle") - floor.aisle_mm, 0)
    with geos(f"hall {hall.id}"):
        around = shapely.difference(hall.floor.buffer(RIM_MM, join_style="mitre"), floor.alive)
        ways = [_way_out(door.middle, floor) for door in hall.openings if door.serves_egress]
        solids = parts(shapely.difference(around, shapely.union_all(ways)))
        pieces = _filled(solids, floor.alive, narrow / 2 + MOUTH_MM)
        wide = _filled(solids, floor.alive, (narrow + SPARE_MM) / 2)
    limit = longest + MOUTH_SLANT_MM
    found = [p for p in pieces if _length(p) > limit or _depth(p, floor.alive, limit) > limit]
    for piece in wide:
        # A large radius reaches out of narrow mouths: it only counts for what is wide.
        depth = _depth(piece, floor.alive, limit)
        if not sure:
            depth = max(depth, _length(piece))
        if depth > limit and piece.area > narrow * depth / 2:
            found.append(piece)
    if built is not None:
        # What runs blind with nothing on the floor is the building's: no layout can mend it.
        found = [p for p in found if shapely.area(p.intersection(built)) < p.area / 2]
    return sorted(found, key=lambda piece: -piece.length)


def _filled(solids: Sequence[Polygon], alive: BaseGeometry, reach: float) -> list[Polygon]:
    """Give the pieces of the living floor that closing each solid by itself fills."""
    closed = [solid.buffer(reach).buffer(-reach - GRAIN_MM) for solid in solids]
    return [piece for shape in closed for piece in parts(shapely.intersection(shape, alive))]


def _depth(piece: Polygon, alive: BaseGeometry, small_mm: float) -> float:
    """Give how far a piece reaches in from the line between the ends of its mouth, millimetres.

    Pieces that are small all round are let be with their own extent, which is never less.
    """
    u0, v0, u1, v1 = piece.bounds
    if math.hypot(u1 - u0, v1 - v0) <= small_mm:
        return math.hypot(u1 - u0, v1 - v0)
    rest = shapely.difference(alive, piece).buffer(GRAIN_MM)
    mouth = shapely.get_coordinates(shapely.intersection(piece.exterior, rest))
    if len(mouth) < 2:
        return 0.0
    gaps = np.hypot(*(mouth[:, None, :] - mouth[None, :, :]).transpose(2, 0, 1))
    a, b = np.unravel_index(int(gaps.argmax()), gaps.shape)
    line = LineString([mouth[a], mouth[b]])
    return float(shapely.distance(line, shapely.points(piece.exterior.coords)).max())


def _length(piece: Polygon) -> float:
    """Give the length of a way of even width, millimetres."""
    half = piece.length / 2
    return (half + math.sqrt(max(0.0, half * half - 4 * piece.area))) / 2


def _way_out(door: tuple[int, int], floor: OpenFloor) -> BaseGeometry:
    """Give the way from the living floor through a door and past the rim."""
    near = shapely.shortest_line(floor.alive, Point(door)).coords[0]
    length = max(Point(near).distance(Point(door)), 1.0)
    past = [d + (d - n) / length * 3 * RIM_MM for d, n in zip(door, near, strict=True)]
    start = [n - (d - n) / length * RIM_MM for d, n in zip(door, near, strict=True)]
    return LineString([start, door, past]).buffer(DOORWAY_MM)


def beside(piece: Polygon, shape: BaseGeometry, aisle_mm: int) -> bool:
    """Tell whether a shape stands along a blind way, within half an aisle of its middle."""
    return bool(piece.distance(shape) <= aisle_mm / 2 + GRAIN_MM)
