"""What a hall can hold at all: whether a rectangle has a legal place on its empty floor."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from layouts.brief.limits import Limits
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.shapes import TOUCH_MM, geos, polygon, segment, turned

from .ground import main_axis_deg

STEP_MM = 500
"""How finely the largest stand of a kind is looked for."""

ROUND = 32
"""Chords of a quarter circle: they run inside the arc, so no legal floor is cut off."""


def door_strip(door: Opening, limits: Limits) -> BaseGeometry:
    """Give the floor that stays free before a door, on both sides of its wall."""
    entrance = door.type is OpeningType.ENTRANCE
    depth = limits.mm("entrance_strip" if entrance else "exit_apron")
    return segment(door.a, door.b).buffer(depth, cap_style="flat")


@dataclass(frozen=True)
class EmptyHall:
    """A hall with nothing on it, seen along its walls."""

    hall: Hall
    limits: Limits

    @cached_property
    def walkable(self) -> BaseGeometry:
        """The floor an aisle may take: all but the obstacles."""
        with geos(f"hall {self.hall.id}"):
            free = shapely.difference(self.hall.floor, shapely.union_all(self.hall.solids))
        return self._along(free)

    @cached_property
    def standing(self) -> BaseGeometry:
        """The floor a booth may take: off walls, obstacles, keep-clear areas, doors, fixtures."""
        hall, limits = self.hall, self.limits
        blocked: list[BaseGeometry] = [*hall.solids, *(polygon(a.ring) for a in hall.keep_clear)]
        blocked += [door_strip(door, limits) for door in hall.openings if door.serves_egress]
        blocked += [
            polygon(fixture.ring).buffer(limits.clearance_mm(fixture.kind), quad_segs=ROUND)
            for fixture in hall.utilities
            if fixture.stays_clear
        ]
        with geos(f"hall {hall.id}"):
            inner = hall.floor.buffer(-limits.mm("wall_clearance"), quad_segs=ROUND)
            return self._along(shapely.difference(inner, shapely.union_all(blocked)))

    def _along(self, shape: BaseGeometry) -> BaseGeometry:
        """Turn a shape so that the walls run along the axes."""
        return turned(shape, -main_axis_deg(self.hall))

    def holds(self, width_mm: float, depth_mm: float, *, island: bool, turn: bool = True) -> bool:
        """Tell whether a rectangle has a place along the hall's walls.

        Parameters
        ----------
        width_mm, depth_mm : the rectangle.
        island : ask an aisle of the preset's width before each of its sides, not before one.
        turn : whether it may be turned by a quarter.

        Notes
        -----
        Exact up to a millimetre. With *E* the floor booths may take, *U* the floor aisles may
        take, *B* the rectangle and *S* the aisle before a side, a place *p* is one with ``p + B``
        in *E* and ``p + S`` in *U*. A rectangle lies in a region when its middle does and the
        region's outline does not cross it; the *p* for which an edge of the outline crosses it
        are the convex hull of that edge less the rectangle's corners. What the whole of these
        leaves is the set of all places.

        Examples
        --------
        >>> from layouts.brief.limits import preset
        >>> from venue.catalogue import load
        >>> hall = load("coex").hall("B1")
        >>> empty = EmptyHall(hall, preset("kr-practice"))
        >>> empty.holds(12_000, 12_000, island=True), empty.holds(60_000, 60_000, island=False)
        (True, False)
        """
        ways = {(width_mm, depth_mm), (depth_mm, width_mm) if turn else (width_mm, depth_mm)}
        return any(self._holds(width, depth, island=island) for width, depth in sorted(ways))

    def _holds(self, width: float, depth: float, *, island: bool) -> bool:
        """Tell it of a rectangle that may not be turned."""
        places = places_of(self.standing, (0, 0, width, depth))
        aisle = self.limits.mm("aisle")
        if island:
            bars = ((-aisle, 0, width + aisle, depth), (0, -aisle, width, depth + aisle))
            for bar in bars:
                if not places.is_empty:
                    places = shapely.intersection(places, places_of(self.walkable, bar))
            return bool(places.area > 0)
        before = (
            (0, -aisle, width, 0),
            (0, depth, width, depth + aisle),
            (-aisle, 0, 0, depth),
            (width, 0, width + aisle, depth),
        )
        return not places.is_empty and any(
            shapely.intersection(places, places_of(self.walkable, strip)).area > 0
            for strip in before
        )

    def has_floor(self, width_mm: float, depth_mm: float) -> bool:
        """Tell whether a rectangle has clear floor, up to the walls, turned by a quarter or not."""
        ways = ((width_mm, depth_mm), (depth_mm, width_mm))
        return any(places_of(self.walkable, (0, 0, *way)).area > 0 for way in ways)

    def largest_like(
        self, width_mm: float, depth_mm: float, *, island: bool, turn: bool = True
    ) -> tuple[float, float] | None:
        """Give a smaller rectangle that has a place: cut alike, then drawn out again each way.

        Returns
        -------
        Width and depth, cut in steps of half a metre, of which neither can be a step longer; None
        when nothing of the kind fits.
        """

        def most(steps: int, sized: Callable[[int], tuple[float, float]]) -> int:
            """Give the most steps of a growing rectangle that fit; none always do."""
            fits, beyond = 0, steps + 1
            while beyond - fits > 1:
                middle = (fits + beyond) // 2
                if min(sized(middle)) > 0 and self.holds(*sized(middle), island=island, turn=turn):
                    fits = middle
                else:
                    beyond = middle
            return fits

        def alike(steps: int) -> tuple[float, float]:
            part = steps / whole
            return (width_mm * part // STEP_MM * STEP_MM, depth_mm * part // STEP_MM * STEP_MM)

        whole = math.ceil(max(width_mm, depth_mm) / STEP_MM)
        width, depth = alike(most(whole, alike))
        if not min(width, depth):
            return None
        wider = int((width_mm - width) // STEP_MM)
        width += STEP_MM * most(wider, lambda n: (width + n * STEP_MM, depth))
        deeper = int((depth_mm - depth) // STEP_MM)
        depth += STEP_MM * most(deeper, lambda n: (width, depth + n * STEP_MM))
        return width, depth


def places_of(region: BaseGeometry, rect: Sequence[float]) -> BaseGeometry:
    """Give the points by which a rectangle can be shifted so that it lies in a region.

    Parameters
    ----------
    region : a polygon or several, with holes or without.
    rect : u0, v0, u1, v1; it is made smaller by a millimetre, so that what fits exactly does.

    Examples
    --------
    >>> from shapely.geometry import box
    >>> places_of(box(0, 0, 5000, 4000), (0, 0, 3000, 3000)).bounds
    (-1.0, -1.0, 2001.0, 1001.0)
    """
    u0, v0, u1, v1 = rect
    u0, v0, u1, v1 = u0 + TOUCH_MM, v0 + TOUCH_MM, u1 - TOUCH_MM, v1 - TOUCH_MM
    if region.is_empty:
        return Polygon()
    corners = np.array([(u0, v0), (u1, v0), (u1, v1), (u0, v1)])
    hulls = []
    for ring in _rings(region):
        ends = np.stack([ring[:-1], ring[1:]], axis=1)
        points = (ends[:, :, None, :] - corners[None, None, :, :]).reshape(len(ends), -1, 2)
        hulls.append(shapely.convex_hull(shapely.multipoints(points)))
    middle = corners.mean(axis=0)
    at_home = shapely.transform(region, lambda xy: xy - middle)
    with geos("the places of a stand"):
        return shapely.difference(at_home, shapely.union_all(np.concatenate(hulls)))


def _rings(region: BaseGeometry) -> list[np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Give the coordinates of every ring of a region."""
    found = []
    for part in shapely.get_parts(region):
        if isinstance(part, Polygon):
            found += [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
    return found
