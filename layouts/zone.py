"""A zone: the ground on which one theme stands."""

from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from venue.shapes import Ring, polygon
from venue.value import Value


class Zone(Value):
    """The ground of a zone in one hall: one ring, or several where the hall parts it."""

    id: str
    hall: str
    rings: tuple[Ring, ...]

    @cached_property
    def shape(self) -> BaseGeometry:
        """The ground as one geometry, millimetres; all that a ring holds, crossed or not."""
        return shapely.union_all(shapely.make_valid([polygon(ring) for ring in self.rings]))
