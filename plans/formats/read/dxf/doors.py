"""The doors of a drawing: lines in a wall, or symbols drawn in or before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from shapely.geometry import LineString, MultiPoint

from venue.check_doors import OFF_WALL_MM

from .halls import DrawnHall
from .layers import Held
from .pieces import Corner, Piece

REACH_MM = 1_500.0
"""From a wall to the middle of a door's symbol: an open leaf of 3 m, or a wall a metre thick."""

NARROWEST_MM = 300.0
"""A line that covers less of the wall is a leaf seen along its edge, no gap to pass."""


@dataclass(frozen=True)
class Door:
    """A door in a hall's wall from jamb to jamb, in the drawing; ``line`` is none off all walls."""

    piece: Piece
    hall: DrawnHall | None
    line: tuple[Corner, Corner] | None


@dataclass(frozen=True)
class _Gap:
    """A part of one wall, millimetres from the wall's start."""

    wall: LineString
    low: float
    high: float


def doors_of(
    pieces: Sequence[Piece], halls: Sequence[DrawnHall], held: Mapping[str, Held]
) -> Iterator[Door]:
    """Make doors of the lines of door layers.

    Parameters
    ----------
    pieces : lines; those of one block are one door, and so are those that share a part of a wall.
    halls : all halls of the drawing.
    held : what each layer holds; doors of one type that share a part of a wall are one.

    Returns
    -------
    A line whose ends lie in a wall is a door as it is drawn. Everything else covers the part of
    the nearest wall that lies before it.
    """
    found: list[tuple[Piece, DrawnHall, _Gap]] = []
    for _, some in groupby(sorted(pieces, key=lambda p: p.group), key=lambda p: p.group):
        group = list(some)
        door = _as_drawn(group, halls)
        if door is not None:
            yield door
            continue
        hall, gap = _before(group, halls)
        if hall is None or gap is None:
            yield Door(group[0], None, None)
        elif gap.high - gap.low >= NARROWEST_MM:
            found.append((group[0], hall, gap))
    yield from _merged(found, held)


def _as_drawn(group: Sequence[Piece], halls: Sequence[DrawnHall]) -> Door | None:
    """Give the door that a single straight line in a wall is; our own drawings name its hall."""
    if len(group) != 1 or len(group[0].points) != 2:
        return None
    piece = group[0]
    line = LineString(piece.points)
    named = piece.known.get("hall")
    for hall in halls:
        near = hall.shape.exterior.buffer(OFF_WALL_MM).covers(line)
        if named == hall.id or (named is None and near):
            return Door(piece, hall, (piece.points[0], piece.points[1]))
    return None


def _before(
    group: Sequence[Piece], halls: Sequence[DrawnHall]
) -> tuple[DrawnHall | None, _Gap | None]:
    """Find the wall that a symbol stands in or before, and the part of it that it covers."""
    points = MultiPoint([point for piece in group for point in piece.points])
    if not halls:
        return None, None
    middle = points.envelope.centroid
    hall = min(halls, key=lambda each: each.shape.exterior.distance(middle))
    walls = [LineString(ends) for ends in pairwise(hall.shape.exterior.coords)]
    wall = min(walls, key=lambda each: (each.distance(middle), each.distance(points)))
    if wall.distance(middle) > REACH_MM:
        return None, None
    at = [wall.project(point) for point in points.geoms]
    return hall, _Gap(wall, min(at), max(at))


def _merged(
    found: Sequence[tuple[Piece, DrawnHall, _Gap]], held: Mapping[str, Held]
) -> Iterator[Door]:
    """Make one door of those that share a part of a wall: a leaf, its swing, its frame."""
    left = sorted(
        found, key=lambda f: (f[1].id, f[2].wall.coords[0], held[f[0].layer].type, f[2].low)
    )
    while left:
        piece, hall, gap = left.pop(0)
        high = gap.high
        while left and _shares(left[0], (piece, hall, gap), high, held):
            high = max(high, left.pop(0)[2].high)
        ends = gap.wall.interpolate(gap.low), gap.wall.interpolate(high)
        yield Door(piece, hall, ((ends[0].x, ends[0].y), (ends[1].x, ends[1].y)))


def _shares(
    one: tuple[Piece, DrawnHall, _Gap],
    other: tuple[Piece, DrawnHall, _Gap],
    high: float,
    held: Mapping[str, Held],
) -> bool:
    """Tell whether a door begins before another one of its type ends, in the same wall."""
    same = one[1] is other[1] and one[2].wall.equals(other[2].wall)
    alike = held[one[0].layer].type == held[other[0].layer].type
    return same and alike and one[2].low < high
