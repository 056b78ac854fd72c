"""Blind pockets of a free floor: ways that lead nowhere, and how deep they are.

A way that leads on separates two solids; a blind one runs into a single solid, so that this solid
stands on both of its sides. Closing each solid on its own (grow, then shrink) therefore fills the
blind ways and no others.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from venue.shapes import geos

from .floor import ARC, TOLERANCE_MM, Floor, Shapes

PORTAL_MM = 500.0
"""Half the width of the way drawn through a door's wall; any width below an aisle will do."""

RIM_MM = 1000.0
"""Width of the ring around the hall that stands for the outside."""

GRAIN_MM = 25.0
"""Detail of a pocket that is not worth following; far below what a depth is judged by."""

STEPS = (1 / 8, 3 / 8, 5 / 8, 1.0)
"""Radii by which solids are closed, as shares of the largest."""

ACROSS = 0.57
"""Cosine of the largest angle, 55 degrees, at which a line still leads across a mouth."""

DENT_MM2 = 100_000.0
"""A solid that is smaller than its convex hull by less than 0.1 m2 has no mouth: the corners of a
mouth alone, rounded by half an aisle, take more."""


@dataclass(frozen=True)
class Pocket:
    """A blind way: its depth from mouth to end, millimetres, the point at its end, its ground."""

    depth_mm: float
    end: tuple[float, float]
    ground: Polygon


def pockets(floor: Floor, widest_mm: float, longer_mm: float) -> tuple[Pocket, ...]:
    """Find the blind ways of a floor that are deeper than a length.

    Parameters
    ----------
    floor : the floor of one hall.
    widest_mm : aisles up to this clear width are looked at, millimetres.
    longer_mm : only depths above this are given, millimetres.

    Returns
    -------
    The pockets, each with its depth as one measures it on the floor: from the line between the
    corners of its mouth to the solid at its end, around its bends.

    Notes
    -----
    The solids are looked at as grown by half an aisle (what ``Floor.aisles`` leaves over), cut
    apart where doors lead outside. Closing them by R fills ways narrower than aisle + 2 R. Each
    way is measured by the smallest R that fills it: a larger one reaches out of its mouth. Only
    where a larger R finds a way that is deeper by more than that does it count.
    """
    half = floor.aisle_mm / 2 - TOLERANCE_MM
    largest = (widest_mm - floor.aisle_mm) / 2
    found: list[tuple[Polygon, Pocket]] = []
    corners: list[Polygon] = []
    with geos(f"hall {floor.hall.id}"):
        ways = shapely.union_all(floor.reached)
        if ways.is_empty:
            return ()
        portals = [_portal(d.middle, ways) for d in floor.doors if floor.served[d.id]]
        led_out = shapely.union_all([ways, *portals])
        solids = _grown_solids(floor, led_out)
        for radius in (largest * share for share in STEPS):
            for piece in _filled(solids, ways, radius):
                if _is_corner(piece, longer_mm - half):
                    corners.append(piece)
                    continue
                pocket = _measured(floor, led_out, piece, half)
                known = [old for old in found if old[0].intersects(piece)]
                deepest = max((old.depth_mm for _, old in known), default=-np.inf)
                if pocket and pocket.depth_mm > max(longer_mm, deepest + 2 * radius):
                    # A way that a smaller radius fills is not longer because nobody asked for it.
                    inner = (corner for corner in corners if corner.intersects(piece))
                    small = (_measured(floor, led_out, corner, half) for corner in inner)
                    deepest = max([deepest, *(each.depth_mm for each in small if each)])
                if pocket and pocket.depth_mm > deepest + 2 * radius:
                    found = [old for old in found if old not in known] + [(piece, pocket)]
    return tuple(pocket for _, pocket in found if pocket.depth_mm > longer_mm)


def _filled(solids: Shapes, ways: BaseGeometry, radius_mm: float) -> list[Polygon]:
    """Give the pieces of the ways that closing each solid by a radius fills.

    It is shrunk by a little more than it was grown: along a wall that is merely straight, a film
    of some millimetres would be left otherwise.
    """
    grown = shapely.buffer(solids, radius_mm, quad_segs=ARC)
    closed = shapely.buffer(grown, -radius_mm - GRAIN_MM, quad_segs=ARC)
    dents = shapely.get_parts(shapely.difference(closed, solids))
    pieces = shapely.get_parts(shapely.intersection(dents, ways))
    return [piece for piece in pieces if piece.area > 0]


def _grown_solids(floor: Floor, led_out: BaseGeometry) -> Shapes:
    """Give what is not passable, part by part, without those that cannot close on themselves."""
    rim = floor.outline.buffer(2 * RIM_MM, join_style="mitre")
    outside = shapely.difference(rim, floor.outline.buffer(RIM_MM, join_style="mitre"))
    solids = shapely.get_parts(shapely.difference(rim, shapely.union(led_out, outside)))
    dents = shapely.area(shapely.convex_hull(solids)) - shapely.area(solids)
    return solids[dents > DENT_MM2]


def _portal(door: tuple[int, int], ways: BaseGeometry) -> BaseGeometry:
    """Give the way from the aisles through a door to the outside."""
    inward = np.array(nearest_points(ways, Point(door))[0].coords[0])
    across = np.array(door) - inward
    beyond = np.array(door) + across / max(float(np.linalg.norm(across)), 1.0) * 3 * RIM_MM
    return LineString(np.array([inward, door, beyond])).buffer(PORTAL_MM)


def _is_corner(piece: Polygon, length_mm: float) -> bool:
    """Tell whether a piece is too small to hold a way of some length: most are but corners.

    A way is at most half as long as its outline; and as solids are grown by half an aisle, no way
    winds inside a box that is smaller than an aisle and a half.
    """
    x0, y0, x1, y1 = piece.bounds
    return min(piece.length / 2, math.hypot(x1 - x0, y1 - y0)) + 4 * GRAIN_MM <= length_mm


def _measured(floor: Floor, led_out: BaseGeometry, piece: Polygon, half_mm: float) -> Pocket | None:
    """Measure a pocket from its mouth, or its only door, to its end; None when it has neither."""
    rest = shapely.difference(led_out, shapely.buffer(piece, TOLERANCE_MM / 4))
    mouths = shapely.intersection(piece.exterior, shapely.buffer(rest, TOLERANCE_MM))
    if mouths.is_empty:
        return None
    inner = shapely.simplify(shapely.buffer(piece, GRAIN_MM), GRAIN_MM)
    points = np.unique(shapely.get_coordinates(inner), axis=0)
    depths = []
    for start in _mouths(floor, mouths, inner):
        far = _ways_mm(inner, start, points)
        x, y = points[int(np.argmax(far))].tolist()
        # The way stops half an aisle before the solid, but for the grain it was grown by.
        depths.append(Pocket(float(far.max()) - GRAIN_MM + half_mm, (x, y), piece))
    return min(depths, key=lambda pocket: pocket.depth_mm)


def _mouths(
    floor: Floor, mouths: BaseGeometry, inner: Polygon
) -> tuple[BaseGeometry, BaseGeometry]:
    """Give where a pocket begins, in two readings: from jamb to jamb, and straight across."""
    solid = shapely.difference(floor.outline.buffer(RIM_MM, join_style="mitre"), floor.free)
    near = shapely.buffer(inner, floor.aisle_mm / 2 + GRAIN_MM)
    banks = shapely.segmentize(shapely.intersection(solid.boundary, near), 4 * GRAIN_MM)
    points = shapely.get_coordinates(banks)
    slanted: list[BaseGeometry] = []
    straight: list[BaseGeometry] = []
    for mouth in shapely.get_parts(shapely.line_merge(mouths)):
        ends = (Point(mouth.coords[0]), Point(mouth.coords[-1]))
        a, b = (np.array(nearest_points(solid, end)[0].coords[0]) for end in ends)
        for lines, chord in (
            (slanted, LineString([a, b])),
            (straight, _chord(a, b, points, inner)),
        ):
            line = shapely.intersection(chord, inner)
            lines.append(mouth if line.is_empty else line)
    return shapely.union_all(slanted), shapely.union_all(straight)


def _chord(
    a: NDArray[np.float64], b: NDArray[np.float64], banks: NDArray[np.float64], inner: Polygon
) -> LineString:
    """Give the shortest line across a mouth from one of its jambs to the other bank.

    Where one bank runs on straight, the line between the jambs is slanted; the mouth is where
    the other one begins. Lines that lead into the pocket instead of across it are no mouth.
    """
    best = LineString([a, b])
    for jamb, other in ((a, b), (b, a)):
        ways = banks - jamb
        lengths = np.maximum(np.linalg.norm(ways, axis=1), 1.0)
        straight = (ways @ (other - jamb)) / lengths / max(float(np.linalg.norm(other - jamb)), 1.0)
        for i in np.argsort(lengths):
            if lengths[i] >= best.length:
                break
            if straight[i] > ACROSS and inner.intersects(line := LineString([jamb, banks[i]])):
                best = line
                break
    return best


def _ways_mm(
    inner: Polygon, start: BaseGeometry, points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the shortest way inside a polygon from a start to each point, millimetres."""
    shapely.prepare(inner)
    room = inner.buffer(1.0)
    shapely.prepare(room)
    i, j = np.triu_indices(len(points), 1)
    lines = np.asarray(shapely.linestrings(np.stack([points[i], points[j]], axis=1)))
    seen = np.asarray(shapely.covers(room, lines), dtype=bool)
    size = len(points) + 1
    graph = np.zeros((size, size))
    graph[i[seen] + 1, j[seen] + 1] = shapely.length(lines[seen])
    first = np.asarray(shapely.shortest_line(start, shapely.points(points)))
    direct = np.asarray(shapely.covers(room, first), dtype=bool)
    # A zero would mean "no way" to the graph.
    graph[0, 1:][direct] = np.maximum(shapely.length(first[direct]), 1e-6)
    far = dijkstra(graph, directed=False, indices=0)[1:]
    return np.where(np.isfinite(far), far, 0.0)
