"""What lies on what: overlaps deeper than a millimetre, found by an index and not pair by pair."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layouts.floor import Shapes
from venue.shapes import TOUCH_MM, geos, overlap_depth_mm

_GRAIN_MM = 0.01
"""Rounding of floats: a lap of exactly a millimetre still counts as touching."""


def cores(shapes: Shapes) -> Shapes:
    """Give each shape without its outermost millimetre: what must not meet anything else."""
    with geos("the footprints"):
        inner: Shapes = shapely.buffer(shapes, -(TOUCH_MM + _GRAIN_MM), join_style="mitre")
    return inner


def array(shapes: Sequence[BaseGeometry]) -> Shapes:
    """Make an array of shapes, also of none."""
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def laps(shapes: Shapes, others: Shapes) -> Iterator[tuple[int, int]]:
    """Go through the pairs (i, j) where ``shapes[i]`` lies deeper than 1 mm on ``others[j]``."""
    pairs = shapely.STRtree(others).query(cores(shapes), predicate="intersects")
    yield from sorted(zip(*pairs.tolist(), strict=True))


def lap_m(first: BaseGeometry, second: BaseGeometry) -> float:
    """Tell how deep two shapes overlap, metres."""
    return overlap_depth_mm(first, second) / 1000


def middle(first: BaseGeometry, second: BaseGeometry) -> tuple[float, float]:
    """Give a point of what two shapes share, millimetres; of the first when they share nothing."""
    with geos("two overlapping shapes"):
        common = shapely.intersection(first, second)
        point = shapely.point_on_surface(first if common.is_empty else common)
    return (float(point.x), float(point.y))
