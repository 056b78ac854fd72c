"""The free floor of a hall: what is left to walk on, how wide it is, and which doors it reaches.

Widths are never measured between pairs of booths. The floor is eroded by half an aisle; what is
left is where the middle of an aisle may run, and whether it hangs together is seen at once.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from venue.hall import Hall
from venue.opening import Opening
from venue.shapes import geos
from venue.units import mm2_to_m2

from .area import Area
from .booth import Booth, Side
from .layout import Layout

Shapes = NDArray[np.object_]
"""An array of shapely geometries, millimetres."""

Standing = Booth | Area
"""What the organiser puts on the floor."""

TOLERANCE_MM = 2.0
"""Corners of turned booths are rounded to the millimetre, on both sides of an aisle: an aisle of
3,000 mm may measure 2,998. No more than this is forgiven on each side."""

ARC = 16
"""Segments of a quarter circle: the chord of a 1.5 m arc then runs within 2 mm of it."""

SIDES = (Side.SOUTH, Side.EAST, Side.NORTH, Side.WEST)
"""Sides in the order of a footprint's corners."""


@dataclass(frozen=True)
class Gap:
    """The free depth in front of a side, millimetres, and the point where it is narrowest."""

    depth_mm: float
    at: tuple[float, float]

    @property
    def closed(self) -> bool:
        """Whether something stands right against the side: no aisle was meant there."""
        return self.depth_mm <= TOLERANCE_MM + 1


@dataclass(frozen=True)
class Floor:
    """One hall with what stands in it; every derived shape is made once, when first asked for.

    Parameters
    ----------
    hall : the hall, in its own frame.
    booths, areas : what stands in it; walkable areas are floor.
    aisle_mm : clear width an aisle must have, millimetres.
    """

    hall: Hall
    booths: tuple[Booth, ...]
    areas: tuple[Area, ...]
    aisle_mm: int

    @classmethod
    def of(cls, hall: Hall, layout: Layout, aisle_mm: int) -> "Floor":
        """Take from a layout what stands in one hall."""
        here = layout.in_hall(hall.id)
        return cls(hall, here.booths, here.areas, aisle_mm)

    @cached_property
    def outline(self) -> Polygon:
        """The hall's outline, prepared for many questions."""
        shape = self.hall.floor
        shapely.prepare(shape)
        return shape

    @cached_property
    def booth_shapes(self) -> Shapes:
        """The booths' footprints, in their order."""
        return _array([booth.shape for booth in self.booths])

    @property
    def things(self) -> tuple[Standing, ...]:
        """Booths first, then areas, walkable or not."""
        return (*self.booths, *self.areas)

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """Booths first, then the areas nobody walks across."""
        return (*self.booths, *(area for area in self.areas if not area.walkable))

    @cached_property
    def solids(self) -> Shapes:
        """What stands (in the order of ``standing``), then columns and other obstacles."""
        return _array([*(thing.shape for thing in self.standing), *self.hall.solids])

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The solids, indexed by place."""
        return shapely.STRtree(self.solids)

    @cached_property
    def free(self) -> BaseGeometry:
        """The outline without its solids."""
        with geos(f"hall {self.hall.id}"):
            return shapely.difference(self.outline, shapely.union_all(self.solids))

    @property
    def free_m2(self) -> float:
        """Floor people can walk on, square metres."""
        return mm2_to_m2(float(self.free.area))

    def passable(self, width_mm: float) -> Shapes:
        """Give the floor where the middle of an aisle of this width may run, part by part.

        Parameters
        ----------
        width_mm : clear width of the aisle, millimetres.

        Returns
        -------
        Polygons that do not touch each other; an aisle exactly as wide is a sliver of some
        millimetres.

        Notes
        -----
        free floor eroded by ``width_mm / 2 - TOLERANCE_MM``, with round corners: what a disc of
        that radius sweeps.
        """
        with geos(f"hall {self.hall.id}"):
            eroded = shapely.buffer(self.free, TOLERANCE_MM - width_mm / 2, quad_segs=ARC)
            parts = shapely.get_parts(eroded)
        return parts[~shapely.is_empty(parts)]

    @cached_property
    def aisles(self) -> Shapes:
        """The parts of the floor that are passable at the preset's aisle width."""
        return self.passable(self.aisle_mm)

    @cached_property
    def doors(self) -> tuple[Opening, ...]:
        """The openings people enter or leave by."""
        return tuple(door for door in self.hall.openings if door.serves_egress)

    @property
    def assumed_door(self) -> Opening | None:
        """A door for people that is assumed, if any: nothing about exits is sure then."""
        return next((door for door in self.doors if door.source.assumed), None)

    @cached_property
    def served(self) -> dict[str, frozenset[int]]:
        """For each door by id, which parts of ``aisles`` come within an aisle of its middle."""
        return {
            door.id: frozenset(
                np.flatnonzero(shapely.dwithin(self.aisles, Point(door.middle), self.aisle_mm))
                .astype(int)
                .tolist()
            )
            for door in self.doors
        }

    @cached_property
    def reached(self) -> Shapes:
        """The parts of ``aisles`` that some door reaches.

        A hall without any door for people is a fault of its own; its largest part stands in, so
        that the other rules still say something.
        """
        if not self.doors:
            return (
                self.aisles[[int(np.argmax(shapely.area(self.aisles)))]]
                if len(self.aisles)
                else self.aisles
            )
        return self.aisles[sorted(frozenset().union(*self.served.values()))]

    @cached_property
    def _strips(self) -> NDArray[np.object_]:
        """The floor that must be free before each side of each booth: booths x 4 rectangles.

        They are as long as the side and as deep as an aisle, inset by the tolerance all around.
        """
        if not self.booths:
            return np.empty((0, 4), dtype=object)
        sides = np.array([[booth.side(side) for side in SIDES] for booth in self.booths])
        first, last = sides[:, :, 0], sides[:, :, 1]
        along = last - first
        along /= np.linalg.norm(along, axis=2, keepdims=True)
        # Outward is to the right of a counter-clockwise side.
        out = np.stack([along[..., 1], -along[..., 0]], axis=-1)
        a = first + TOLERANCE_MM * (along + out)
        b = last + TOLERANCE_MM * (out - along)
        deep = (self.aisle_mm - 2 * TOLERANCE_MM) * out
        return np.asarray(shapely.polygons(np.stack([a, a + deep, b + deep, b], axis=-2)))

    @cached_property
    def free_sides(self) -> NDArray[np.bool_]:
        """Which sides have an aisle's depth of free floor along their whole length (n x 4)."""
        strips = self._strips.ravel()
        free = np.asarray(shapely.covers(self.outline, strips), dtype=bool)
        free[np.unique(self.tree.query(strips, predicate="intersects")[0])] = False
        return free.reshape(-1, 4)

    @cached_property
    def _open(self) -> NDArray[np.bool_]:
        """Which sides are open: free, and on an aisle that a door reaches (n x 4)."""
        strips = self._strips.ravel()
        reached = np.zeros(strips.size, dtype=bool)
        for part in self.reached:
            shapely.prepare(part)
            reached |= np.asarray(shapely.intersects(part, strips), dtype=bool)
        open_: NDArray[np.bool_] = self.free_sides & reached.reshape(-1, 4)
        return open_

    @cached_property
    def _index(self) -> dict[str, int]:
        """Where each booth is in the arrays."""
        return {booth.id: i for i, booth in enumerate(self.booths)}

    def open_sides(self, booth: Booth) -> tuple[Side, ...]:
        """Give the sides of a booth that are truly open, whatever it claims.

        Parameters
        ----------
        booth : a booth of this floor.

        Returns
        -------
        The sides whose whole length borders an aisle of at least the preset's width that hangs
        together with an entrance or exit.

        Notes
        -----
        The rectangle before the side (side x aisle, shrunk by the tolerance) lies in the free
        floor and meets a reached part of ``aisles``. A gap to the wall that is narrower never
        counts.
        """
        flags = self._open[self._index[booth.id]]
        return tuple(side for side, flag in zip(SIDES, flags, strict=True) if flag)

    def gap(self, booth: Booth, side: Side) -> Gap | None:
        """Measure the free depth before a side, where it is less than an aisle.

        Returns
        -------
        The smallest depth and where it is; None when the depth of an aisle is free.
        """
        at = (self._index[booth.id], SIDES.index(side))
        if self.free_sides[at]:
            return None
        strip = self._strips[at]
        hits = self.tree.query(strip, predicate="intersects")
        with geos(f"booth {booth.id}"):
            solid = shapely.union_all(self.solids[hits])
            taken = shapely.union(
                shapely.intersection(strip, solid), shapely.difference(strip, self.outline)
            )
            face = shapely.linestrings(booth.side(side))
            way = shapely.shortest_line(face, taken)
        return Gap(float(way.length), tuple(way.coords[-1][:2]))


def _array(shapes: list[Polygon]) -> Shapes:
    """Make an array of shapes, also of none."""
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    return array
