"""Shapes in the plan of a level, whole millimetres, and their GeoJSON on Earth."""

from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from plans.formats.write.earth import locator
from venue.shapes import TOUCH_MM, geos
from venue.units import Point
from venue.venue import Anchor

Ground = Polygon | MultiPolygon
"""Floor in one piece or in several, millimetres."""

Json = dict[str, Any]


class Earth:
    """Where the plan of the venue's levels lies: one plan for all of them, one over another."""

    def __init__(self, anchor: Anchor) -> None:
        """Take the venue's anchor."""
        self._locate = locator(anchor, (0, 0))

    def polygonal(self, ground: Ground) -> Json:
        """Write ground: outer rings counter-clockwise, holes clockwise, as RFC 7946 asks."""
        parts = [self._polygon(part) for part in pieces(ground)]
        if len(parts) == 1:
            return {"type": "Polygon", "coordinates": parts[0]}
        return {"type": "MultiPolygon", "coordinates": parts}

    def line(self, ends: Sequence[tuple[float, float]]) -> Json:
        """Write a line."""
        return {"type": "LineString", "coordinates": self._places(ends)}

    def point(self, ground: BaseGeometry) -> Json:
        """Write the point that stands for some ground: inside it, in its middle where it can be."""
        largest = max(pieces(ground), key=lambda part: part.area)
        middle = largest.centroid
        if not shapely.contains_properly(largest, middle):
            middle = largest.representative_point()
        return {"type": "Point", "coordinates": self._places([(middle.x, middle.y)])[0]}

    def _polygon(self, part: Polygon) -> list[list[list[float]]]:
        turned = orient(shapely.normalize(part))
        return [self._places(ring.coords) for ring in (turned.exterior, *turned.interiors)]

    def _places(self, corners: Iterable[Sequence[float]]) -> list[list[float]]:
        return [[*self._locate(round(x), round(y))] for x, y in corners]


def pieces(ground: BaseGeometry) -> list[Polygon]:
    """Give the polygons of some ground that are more than a crack, in a fixed order."""
    parts = [part for part in shapely.get_parts(ground) if isinstance(part, Polygon)]
    wide = [part for part in parts if not shapely.is_empty(shapely.buffer(part, -TOUCH_MM))]
    return sorted(wide, key=lambda part: part.bounds)


def drawn(parts: Iterable[Sequence[tuple[float, float]]], origin: Point) -> Ground:
    """Give rings of a hall's frame as ground in the plan of its level."""
    dx, dy = origin
    return united(Polygon([(x + dx, y + dy) for x, y in part]) for part in parts)


def united(grounds: Iterable[BaseGeometry]) -> Ground:
    """Unite ground on whole millimetres."""
    with geos("ground of the map"):
        return _ground(shapely.union_all(list(grounds), grid_size=1))


def left_of(whole: BaseGeometry, taken: Iterable[BaseGeometry]) -> Ground:
    """Give what is left of some ground when other ground is taken from it."""
    with geos("ground of the map"):
        return _ground(shapely.difference(whole, united(taken), grid_size=1))


def hull(ground: BaseGeometry) -> Ground:
    """Give the smallest ground without dents around some ground, a metre wider all around."""
    wider = shapely.buffer(shapely.convex_hull(ground), 1000, join_style="mitre")
    return united([wider])


def _ground(shape: BaseGeometry) -> Ground:
    return MultiPolygon(pieces(shape))
