"""Where people step up to a booth, and where they come in."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.ops import nearest_points

from layouts.booth import Booth, Side
from venue.opening import Opening

from .region import SPARE_MM, Points, Region

Access = tuple[float, float] | None
"""A point of the region, millimetres; None where there is none."""


def booth_access(booths: Sequence[Booth], region: Region, clearance_mm: float) -> list[Access]:
    """Give for each booth the point people stop at.

    Parameters
    ----------
    booths : booths of one hall.
    region : where people's middles can be.
    clearance_mm : how far people keep from what stands.

    Returns
    -------
    The point before the middle of the longest open side, the clearance off it. Where that is
    taken, the nearest one along the side; where all of the side is, before the next longest. None
    for a booth without a free place before any open side.
    """
    sides = [sorted(booth.open_edges, key=lambda side: -_length(booth, side)) for booth in booths]
    found: list[Access] = [None] * len(booths)
    firsts = [number for number, mine in enumerate(sides) if mine]
    lines = np.array(
        [_front(booths[number], sides[number][0], clearance_mm) for number in firsts], dtype=float
    ).reshape(-1, 2, 2)
    middles: Points = lines.mean(axis=1)
    for number, (x, y), free in zip(
        firsts, middles.tolist(), region.holds(middles).tolist(), strict=True
    ):
        found[number] = (x, y) if free else None
        for side in () if free else sides[number]:
            line = LineString(_front(booths[number], side, clearance_mm))
            found[number] = found[number] or _slid(line, region)
    return found


def opening_access(opening: Opening, region: Region, clearance_mm: float) -> Access:
    """Give the point people step onto the floor at, or leave it.

    Parameters
    ----------
    opening : a door of the hall.
    region, clearance_mm : as for booths.

    Returns
    -------
    Of the places the clearance off the door's line, the nearest to its middle; None when all of
    them are taken.
    """
    line, middle = LineString([opening.a, opening.b]), Point(opening.middle)
    whole = shapely.buffer(region.shape, -SPARE_MM)
    # Beside a corner of the hall the floor begins a little further off.
    for reach, floor in itertools.product((1.0, 1.5), (whole, region.shape)):
        near = line.buffer(reach * clearance_mm + SPARE_MM, cap_style="flat")
        free = shapely.intersection(floor, near)
        if not free.is_empty:
            at = nearest_points(free, middle)[0]
            return at.x, at.y
    return None


def _front(booth: Booth, side: Side, clearance_mm: float) -> tuple[tuple[float, float], ...]:
    """Give the ends of the line before a side, the clearance off it."""
    (ax, ay), (bx, by) = booth.side(side)
    length = math.hypot(bx - ax, by - ay)
    # Outward is to the right of a counter-clockwise side.
    ox, oy = (by - ay) / length * clearance_mm, (ax - bx) / length * clearance_mm
    return (ax + ox, ay + oy), (bx + ox, by + oy)


def _length(booth: Booth, side: Side) -> int:
    """Give the length of a side, to the millimetre: those of turned booths differ by noise."""
    return round(math.dist(*booth.side(side)))


def _slid(line: LineString, region: Region) -> Access:
    """Give the free point of a line that is nearest to its middle."""
    free = shapely.intersection(line, region.shape)
    if free.is_empty:
        return None
    at = nearest_points(free, line.interpolate(0.5, normalized=True))[0]
    return at.x, at.y
