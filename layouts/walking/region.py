"""The floor a person's middle can be on, and who sees whom across it.

Shortest ways over such a floor are straight but for the corners of what stands in the way, and pass
these as a taut string does. So its reflex corners, and the lines between them that touch at both
ends, are all a network of exact ways needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from layouts.floor import Floor, Shapes
from venue.shapes import geos

CLEARANCE_MM = 400
"""How far people keep from whatever stands: half of the room a body takes with what it carries."""

SPARE_MM = 0.05
"""A way exactly as wide as a body is one: the floor is eroded by so much less. Far below what a
length is told to, and above the noise of corners that were turned."""

MITRE_LIMIT = 5.0
"""Corners sharper than 23 degrees are cut off."""

ARC = 4
"""Segments of a quarter circle: shapes grown by 1 are at least 0.98 larger everywhere."""

CELL_MM = 500.0
"""Cells of the raster that tells most lines that are blocked; it never rules out a free one."""

LOOKS = 96
"""Places on a line that are looked up in the raster; what passes goes to the exact test."""

CHUNK = 2_000_000
"""Lines looked at together, to bound memory."""

Points = NDArray[np.float64]
"""Places in a hall's frame, millimetres, n x 2."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Corners:
    """Reflex corners of a region, each with the ways to its neighbours on the ring: n x 2 each."""

    at: Points
    back: Points
    on: Points

    def touched(self, which: NDArray[np.intp], way: Points) -> Flags:
        """Tell which corners a line through them only touches.

        Parameters
        ----------
        which : corners by number.
        way : the direction of each line.

        Notes
        -----
        Both neighbours lie on one side of the line, or on it. Lines that cut a corner by a few
        hairs are let through: who sees whom is asked by itself.
        """
        found = np.zeros((2, len(which)), dtype=bool)
        reach = np.hypot(*way.T)
        sides = []
        for edge in (self.back[which], self.on[which]):
            slack = 4 * SPARE_MM * np.maximum(reach, np.hypot(*edge.T))
            sides.append((_cross(way, edge), slack))
        for number, sign in enumerate((1, -1)):
            found[number] = np.all([sign * side >= -slack for side, slack in sides], axis=0)
        return np.asarray(found.any(axis=0))


@dataclass(frozen=True)
class Region:
    """Where a person's middle can be in one hall.

    Parameters
    ----------
    hall : the hall's id.
    shape : the free floor eroded by a hair less than the clearance, with sharp corners,
        millimetres; ``corners`` are those for all of it.
    turning : the floor that circles to turn in can cover; ways bend nowhere else. None for all.
    inner, taken : the eroded outline, and the grown solids it is without, joined where they meet.
    """

    hall: str
    shape: BaseGeometry
    turning: BaseGeometry | None = None
    inner: BaseGeometry = field(default_factory=Polygon)
    taken: BaseGeometry = field(default_factory=Polygon)

    @classmethod
    def of(
        cls, floor: Floor, clearance_mm: float = CLEARANCE_MM, turning_mm: float | None = None
    ) -> "Region":
        """Erode a floor.

        Parameters
        ----------
        floor : a hall with what stands in it.
        clearance_mm : how far people's middles keep from whatever stands, millimetres.
        turning_mm : the circle one needs to turn in, across, millimetres; None where people turn
            anywhere.

        Notes
        -----
        Solids are grown one by one: where their outlines cross, no sharp corner is made. The floor
        as a whole, eroded with sharp corners, now and then comes out as no valid shape.
        """
        with geos(f"hall {floor.hall.id}"):
            inner = _sharp(floor.outline, SPARE_MM - clearance_mm)
            taken = shapely.union_all(_sharp(floor.solids, clearance_mm - SPARE_MM))
            shape = shapely.difference(inner, taken)
            turning = None
            if turning_mm is not None:
                middles = shapely.buffer(floor.free, SPARE_MM - turning_mm / 2)
                turning = shapely.buffer(middles, turning_mm / 2)
        return cls(floor.hall.id, _oriented(shape), turning, inner, taken)

    def changed(self, floor: Floor, gone: Shapes, new: Shapes, clearance_mm: float) -> "Region":
        """Give the region when some solids of the floor went and others came.

        Parameters
        ----------
        floor : the floor as it is now.
        gone, new : what stood there before and does no more, and what stands there now.
        clearance_mm : as this region was made with; it is one in which people turn anywhere.

        Notes
        -----
        Only the solids that touch what went or came, grown, are joined anew.
        """
        grow = clearance_mm - SPARE_MM
        with geos(f"hall {self.hall}"):
            touched = shapely.union_all(_sharp(np.concatenate([gone, new]), grow))
            parts = shapely.get_parts(self.taken)
            hit = shapely.dwithin(parts, touched, SPARE_MM)
            reach = shapely.union_all([touched, *parts[hit]])
            again = floor.solids[np.sort(floor.tree.query(reach, predicate="intersects"))]
            joined = shapely.get_parts(shapely.union_all(_sharp(again, grow)))
            taken = MultiPolygon(np.concatenate([parts[~hit], joined]).tolist())
            shape = _oriented(shapely.difference(self.inner, taken))
        region = replace(self, shape=shape, taken=taken)
        if shape.bounds == self.shape.bounds:
            region.__dict__["_raster"] = self._patched(shape, touched)
        return region

    def _patched(self, shape: BaseGeometry, touched: BaseGeometry) -> tuple[Points, Flags]:
        """Give this region's raster with the cells drawn anew that some change reaches."""
        low, cells = self._raster
        x0, y0, x1, y1 = touched.bounds
        first = np.maximum((np.array([x0, y0]) - low) // CELL_MM - 2, 0).astype(int)
        last = np.minimum((np.array([x1, y1]) - low) // CELL_MM + 3, cells.shape[::-1]).astype(int)
        corners = low + CELL_MM * first, low + CELL_MM * last
        window = shapely.box(*(corners[0] - 2 * CELL_MM), *(corners[1] + 2 * CELL_MM))
        found = cells.copy()
        found[first[1] : last[1], first[0] : last[0]] = _reached(
            shapely.intersection(shape, window), corners[0], (last - first).tolist()
        )
        return low, found

    @cached_property
    def grown(self) -> BaseGeometry:
        """The region with its rim, so that lines along it lie inside; prepared."""
        shape = shapely.buffer(self.shape, SPARE_MM, quad_segs=ARC)
        shapely.prepare(shape)
        return shape

    @cached_property
    def corners(self) -> Corners:
        """The corners that ways can bend around."""
        found: list[tuple[Points, Points, Points]] = [(np.zeros((0, 2)),) * 3]
        for part in shapely.get_parts(self.shape):
            for ring in (part.exterior, *part.interiors):
                at = shapely.get_coordinates(ring)[:-1]
                before, after = np.roll(at, 1, axis=0), np.roll(at, -1, axis=0)
                # Rings have the floor on their left: it is reflex where they turn right.
                bent = _cross(at - before, after - at) < 0
                at, back, on = at[bent], (before - at)[bent], (after - at)[bent]
                found.append((_inward(at, -back, on), back, on))
        at, back, on = (np.concatenate(each) for each in zip(*found, strict=True))
        if self.turning is not None:
            shapely.prepare(self.turning)
            turns = np.asarray(shapely.intersects_xy(self.turning, at[:, 0], at[:, 1]), dtype=bool)
            at, back, on = at[turns], back[turns], on[turns]
        return Corners(at, back, on)

    @cached_property
    def _raster(self) -> tuple[Points, Flags]:
        """The lower left corner of the raster, and which cells the region may reach."""
        x0, y0, x1, y1 = self.shape.bounds
        low = np.array([x0, y0]) - CELL_MM
        columns = int((x1 - low[0]) // CELL_MM) + 2
        rows = int((y1 - low[1]) // CELL_MM) + 2
        return low, _reached(self.shape, low, (columns, rows))

    def holds(self, points: Points) -> Flags:
        """Tell which points lie in the region or on its rim."""
        if self.shape.is_empty:
            return np.zeros(len(points), dtype=bool)
        return np.asarray(shapely.intersects_xy(self.grown, points[:, 0], points[:, 1]), dtype=bool)

    def sees(self, a: Points, b: Points) -> Flags:
        """Tell for pairs of points of the region whether the straight way between them is free.

        Parameters
        ----------
        a, b : n x 2 each, millimetres.
        """
        found = np.zeros(len(a), dtype=bool)
        if self.shape.is_empty:
            return found
        for first in range(0, len(a), CHUNK):
            chunk = slice(first, first + CHUNK)
            left = first + self._not_blocked(a[chunk], b[chunk])
            lines = shapely.linestrings(np.stack([a[left], b[left]], axis=1))
            with geos(f"hall {self.hall}"):
                found[left] = shapely.covers(self.grown, lines)
        return found

    def _not_blocked(self, a: Points, b: Points) -> NDArray[np.intp]:
        """List the lines that meet no cell the region does not reach, as far as they are looked at.

        The places halve what is left of a line again and again: most blocked ones are out soon.
        """
        low, open_ = self._raster
        flat, columns = open_.ravel(), open_.shape[1]
        # Single precision is a hair of a cell off, which the cells have to spare.
        x, y = ((a - low) / CELL_MM).astype(np.float32).T
        dx, dy = ((b - a) / CELL_MM).astype(np.float32).T
        left = np.arange(len(a))
        for look in range(1, LOOKS):
            share = np.float32(_halving(look))
            row, column = (y + share * dy).astype(np.int32), (x + share * dx).astype(np.int32)
            free = flat[row * columns + column]
            left, x, y, dx, dy = (each[free] for each in (left, x, y, dx, dy))
        return left

    def parts_of(self, points: Points) -> NDArray[np.intp]:
        """Tell in which part of the region points lie; -1 outside of all."""
        found = np.full(len(points), -1)
        for number, part in enumerate(shapely.get_parts(self.shape)):
            near = shapely.buffer(part, SPARE_MM, quad_segs=ARC)
            shapely.prepare(near)
            found[np.asarray(shapely.intersects_xy(near, points[:, 0], points[:, 1]))] = number
        return found


def _oriented(shape: BaseGeometry) -> BaseGeometry:
    """Let a shape's rings have it on their left."""
    turned: Any = shapely.orient_polygons(shape)
    return cast("BaseGeometry", turned)


def _sharp(shapes: Any, by_mm: float) -> Any:
    """Grow shapes, or shrink them, with sharp corners."""
    return shapely.buffer(shapes, by_mm, join_style="mitre", mitre_limit=MITRE_LIMIT)


def _reached(shape: BaseGeometry, low: Points, size: Sequence[int]) -> Flags:
    """Tell which cells a shape may reach, from a lower left corner on, columns and rows."""
    # A cell that the region meets has its middle within half a diagonal of it, 0.71 of a cell.
    near = shapely.buffer(shape, CELL_MM * 0.75, quad_segs=ARC)
    shapely.prepare(near)
    x, y = np.meshgrid(
        low[0] + CELL_MM * (np.arange(size[0]) + 0.5), low[1] + CELL_MM * (np.arange(size[1]) + 0.5)
    )
    return np.asarray(shapely.contains_xy(near, x, y), dtype=bool)


def _inward(at: Points, first: Points, second: Points) -> Points:
    """Move corners to where they are for the whole clearance: erosion spared a hair of it.

    ``first`` and ``second`` are the ways along the ring to each corner, and on from it.
    """
    left_1, left_2 = (
        np.stack([-way[:, 1], way[:, 0]], axis=1) / np.hypot(*way.T)[:, None]
        for way in (first, second)
    )
    along = 1 + (left_1 * left_2).sum(axis=1, keepdims=True)
    return np.asarray(at + SPARE_MM * (left_1 + left_2) / along)


def _cross(a: Points, b: Points) -> NDArray[np.float64]:
    """Give the cross products of vectors."""
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])


def _halving(number: int) -> float:
    """Give the n-th of 1/2, 1/4, 3/4, 1/8 … (van der Corput).

    Examples
    --------
    >>> [_halving(n) for n in (1, 2, 3, 4)]
    [0.5, 0.25, 0.75, 0.125]
    """
    share, at = 0.5, 0.0
    while number:
        at += share * (number & 1)
        number >>= 1
        share /= 2
    return at
