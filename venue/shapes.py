"""Polygons from integer millimetres; the one place where GEOS errors are caught.

A shape is given by integer corners; polygons are derived floats. Two shapes overlap when they
share more than a sliver a millimetre deep, never by area: at 23 degrees two flush neighbours
rounded to the millimetre share up to 1,373 mm2.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import shapely
from pydantic import Field
from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .errors import FaultError
from .text import Text
from .units import Point

MAX_RING = 20_000
"""Corners of one ring; a surveyed hall has some hundreds."""

Ring = Annotated[tuple[Point, ...], Field(min_length=3, max_length=MAX_RING)]
"""An open list of corners, millimetres; exterior rings run counter-clockwise."""

TOUCH_MM = 1.0
"""Shapes that share at most this depth touch; deeper, they overlap."""

BENT = 0.5
"""Common ground that takes less of its hull than this is bent: a tightest rectangle hides it."""

GRAIN_MM = 0.05
"""How exactly that circle is found: its centre, and so the depth of an overlap, to a tenth."""

SPECK_MM2 = 1e-6
"""Common ground up to this area is rounding: nothing a millimetre deep is as small."""


@contextmanager
def geos(what: str) -> Iterator[None]:
    """Turn a GEOS failure on ``what`` into our own error.

    Raises
    ------
    FaultError : when GEOS gives up.
    """
    try:
        yield
    except shapely.errors.GEOSException as exc:
        text = Text(
            ko=f"{what}의 도형을 계산하지 못했습니다: {exc}",
            en=f"The geometry of {what} could not be computed: {exc}",
        )
        raise FaultError("shapes.geos", text) from exc


def polygon(ring: Sequence[tuple[float, float]]) -> Polygon:
    """Make a polygon of a ring of corners in millimetres.

    Examples
    --------
    >>> polygon([(0, 0), (3000, 0), (3000, 3000), (0, 3000)]).area
    9000000.0
    """
    return Polygon(ring)


def ring_of(shape: Polygon) -> tuple[Point, ...]:
    """Give a polygon's exterior as an open, counter-clockwise ring of integer millimetres.

    Examples
    --------
    >>> ring_of(Polygon([(0, 0), (0, 2), (2, 2), (2, 0)]))
    ((0, 0), (2, 0), (2, 2), (0, 2))
    """
    outward = shapely.geometry.polygon.orient(shape, 1.0)
    points = [(round(x), round(y)) for x, y in outward.exterior.coords[:-1]]
    start = points.index(min(points))
    return tuple(points[start:] + points[:start])


def straightened(ring: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out the corners that lie on a straight line between their neighbours.

    Parameters
    ----------
    ring : an open ring, integer millimetres; the arithmetic is exact.

    Examples
    --------
    >>> straightened([(0, 0), (2, 0), (4, 0), (4, 4), (0, 4)])
    ((0, 0), (4, 0), (4, 4), (0, 4))
    """
    corners = tuple(ring)
    before, after = corners[-1:] + corners[:-1], corners[1:] + corners[:1]
    kept: list[Point] = []
    for (px, py), (x, y), (nx, ny) in zip(before, corners, after, strict=True):
        if (x - px) * (ny - y) != (y - py) * (nx - x):
            kept.append((x, y))
    return tuple(kept)


def moved(ring: Sequence[Point], by: Point) -> tuple[Point, ...]:
    """Shift points by an offset, millimetres.

    Examples
    --------
    >>> moved([(0, 0), (3000, 0)], (36000, 0))
    ((36000, 0), (39000, 0))
    """
    return tuple((x + by[0], y + by[1]) for x, y in ring)


def rectangle(
    x_mm: float, y_mm: float, width_mm: float, depth_mm: float, rotation_deg: float = 0.0
) -> tuple[tuple[float, float], ...]:
    """Give the corners of a rectangle turned about its lower-left corner.

    Parameters
    ----------
    x_mm, y_mm : the unrotated lower-left corner, millimetres.
    width_mm, depth_mm : along x and along y before the turn, millimetres.
    rotation_deg : counter-clockwise turn about that corner, degrees.

    Returns
    -------
    Four corners, counter-clockwise, from the fixed one: lower left, lower right, upper right,
    upper left (before the turn).

    Examples
    --------
    >>> rectangle(0, 0, 6000, 3000, 90)
    ((0.0, 0.0), (0.0, 6000.0), (-3000.0, 6000.0), (-3000.0, 0.0))
    """
    corners = ((0, 0), (width_mm, 0), (width_mm, depth_mm), (0, depth_mm))
    return placed(corners, x_mm, y_mm, rotation_deg)


def placed(
    points: Sequence[tuple[float, float]], x_mm: float, y_mm: float, rotation_deg: float = 0.0
) -> tuple[tuple[float, float], ...]:
    """Put points of a frame of their own where its origin lies, turned about it.

    Parameters
    ----------
    points : in their own frame, millimetres.
    x_mm, y_mm : where its origin lies, millimetres.
    rotation_deg : counter-clockwise turn about it, degrees; quarters are exact.

    Examples
    --------
    >>> placed([(3000, 0)], 1000, 1000, 90)
    ((1000.0, 4000.0),)
    """
    quarter = round(rotation_deg / 90) if rotation_deg % 90 == 0 else None
    cos, sin = (
        ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter % 4]
        if quarter is not None
        else (math.cos(math.radians(rotation_deg)), math.sin(math.radians(rotation_deg)))
    )
    return tuple(
        (float(x_mm + u * cos - v * sin), float(y_mm + u * sin + v * cos)) for u, v in points
    )


def turned(shape: BaseGeometry, degrees: float) -> BaseGeometry:
    """Turn a shape counter-clockwise about the frame's origin.

    Examples
    --------
    >>> turned(LineString([(1, 0), (2, 0)]), 90).bounds
    (0.0, 1.0, 0.0, 2.0)
    """
    return shape if degrees == 0 else affinity.rotate(shape, degrees, origin=(0, 0))


def overlap_depth_mm(first: BaseGeometry, second: BaseGeometry) -> float:
    """Tell how deep two shapes overlap, in millimetres; 0.0 where they only touch.

    Notes
    -----
    The depth is the narrower side of the tightest turned rectangle around the common part: the
    width of a sliver, however long it is. Where that rectangle is mostly empty (a sliver along both
    sides of an L), it is the width of the largest circle in the common part instead.

    Examples
    --------
    >>> a = polygon([(0, 0), (3000, 0), (3000, 3000), (0, 3000)])
    >>> b = polygon([(2700, 0), (5700, 0), (5700, 3000), (2700, 3000)])
    >>> round(overlap_depth_mm(a, b))
    300
    """
    with geos("two overlapping shapes"):
        common = shapely.intersection(first, second)
        parts = [part for part in shapely.get_parts(common) if part.area > SPECK_MM2]
        if not parts:
            return 0.0
        return max(_thickness(part) for part in parts)


def _thickness(part: Polygon) -> float:
    """Give the narrower side of the part's tightest rectangle, from its area and perimeter.

    Solving for the side this way also serves a box that GEOS has flattened to a line.
    """
    if part.area < BENT * shapely.convex_hull(part).area:
        return 2 * float(shapely.maximum_inscribed_circle(part, tolerance=GRAIN_MM).length)
    box = shapely.minimum_rotated_rectangle(part)
    half = box.length / 2
    return float(2 * box.area / (half + math.sqrt(max(0.0, half * half - 4 * box.area))))


def overlaps(first: BaseGeometry, second: BaseGeometry) -> bool:
    """Tell whether two shapes overlap deeper than a millimetre.

    Examples
    --------
    >>> a = polygon([(0, 0), (3000, 0), (3000, 3000), (0, 3000)])
    >>> b = polygon([(3000, 0), (6000, 0), (6000, 3000), (3000, 3000)])
    >>> overlaps(a, b)
    False
    """
    if not shapely.intersects(first, second):
        return False
    return overlap_depth_mm(first, second) > TOUCH_MM


def segment(a: Point, b: Point) -> LineString:
    """Make a line between two points in millimetres."""
    return LineString([a, b])
