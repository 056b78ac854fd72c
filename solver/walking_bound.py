"""How far somebody must walk to a door at least, whatever stands on the floor."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from venue.hall import Hall
from venue.shapes import geos, segment
from venue.text import Text

from .conflict import Conflict, Kind, Word
from .instance import Instance

TOLERANCE_M = 0.01
"""The true figure is at most this much larger than the one given."""

FIRST_CELLS = 16
"""Squares along the longer side of a hall at the start of the search."""


def walking_lower_bound_m(hall: Hall) -> tuple[float, tuple[float, float]] | None:
    """Give the straight distance from the remotest point of a hall to its nearest serving door.

    Parameters
    ----------
    hall : its outline, obstacles and doors; freight doors serve nobody on foot.

    Returns
    -------
    Metres, and the point in the hall's frame, millimetres; None where no door serves people. No
    layout can keep every walk below it: a limit that is smaller cannot be met, and the point says
    where. The largest such distance is at most ``TOLERANCE_M`` more.

    Notes
    -----
    Let ``f(p)`` be the distance from *p* to the nearest of the doors, each a segment between its
    jambs. A walk is never shorter than the straight line, and whoever stands at *p* must walk at
    least ``f(p)``; so the largest ``f`` over the floor bounds the longest walk from below. *f* is
    the least of functions that no step of length *s* changes by more than *s*, so it is one
    itself. On a square with middle *c* and half diagonal *r* it is therefore at most
    ``f(c) + r``, and the point of the floor nearest to *c*, if it lies in the square's circle, has
    at least ``f(c) - r``. Squares that the floor does not meet, or whose most is within the
    tolerance of the best point found, are left out; the others are quartered. What is left out
    never held a point better by more than the tolerance, and once ``2 r`` is below the tolerance
    nothing is left: the search ends, and its best point is what is claimed.

    Examples
    --------
    >>> from venue.catalogue import load
    >>> metres, (x, y) = walking_lower_bound_m(load("coex").hall("B1"))
    >>> metres > 30
    True
    """
    doors = [segment(door.a, door.b) for door in hall.openings if door.serves_egress]
    with geos(f"hall {hall.id}"):
        floor = shapely.difference(hall.floor, shapely.union_all(hall.solids))
        if not doors or floor.is_empty:
            return None
        reach, (x, y) = _remotest(floor, shapely.union_all(doors))
    return reach / 1000, (float(x), float(y))


def walk_conflicts(instance: Instance) -> Iterator[Conflict]:
    """Find halls in which no plan can keep the longest walk to an exit: geometry forbids it.

    A limit that the brief sets itself leaves no plan; what a preset asks is told beside one.
    """
    most = instance.limits.value("travel")
    for hall in instance.halls:
        found = walking_lower_bound_m(hall)
        if found is None or found[0] <= most:
            continue
        reach, (x, y) = found
        facts = {"hall": hall.id, "most": f"{most:g}", "reach": f"{math.ceil(reach * 10) / 10:g}"}
        text = _TOO_FAR.fill(x=f"{x / 1000:.1f}", y=f"{y / 1000:.1f}", **facts)
        own = "travel" in instance.brief.rules_override
        yield Conflict(frozenset({Word(Kind.RULE, "travel")}), text, hard=own)


def walking_bound_m(halls: Sequence[Hall]) -> float | None:
    """Give the walk to a door that no plan of some halls can undercut, metres.

    None where no hall has a door for people.
    """
    found = [bound[0] for bound in map(walking_lower_bound_m, halls) if bound is not None]
    return round(max(found), 2) if found else None


def _remotest(floor: BaseGeometry, goal: BaseGeometry) -> tuple[float, NDArray[np.float64]]:
    """Find the point of a floor that is furthest from a goal, and how far, millimetres."""
    shapely.prepare(floor)
    shapely.prepare(goal)
    corners = shapely.get_coordinates(floor)
    reach = shapely.distance(goal, shapely.points(corners))
    best, at = float(reach.max()), corners[int(reach.argmax())]
    x0, y0, x1, y1 = floor.bounds
    half = max(x1 - x0, y1 - y0) / FIRST_CELLS / 2
    middles = _grid((x0, y0, x1, y1), half)
    while len(middles):
        radius = half * np.sqrt(2)
        most = shapely.distance(goal, shapely.points(middles)) + radius
        middles = middles[most > best + TOLERANCE_M * 1000]
        middles = middles[shapely.dwithin(floor, shapely.points(middles), radius)]
        if not len(middles):
            break
        ways = shapely.shortest_line(floor, shapely.points(middles))
        nearest = shapely.get_coordinates(ways).reshape(-1, 2, 2)[:, 0]
        reach = shapely.distance(goal, shapely.points(nearest))
        if float(reach.max()) > best:
            best, at = float(reach.max()), nearest[int(reach.argmax())]
        half /= 2
        middles = _quarters(middles, half)
    return best, at


def _grid(bounds: tuple[float, float, float, float], half: float) -> NDArray[np.float64]:
    """Give the middles of squares that cover a rectangle."""
    x0, y0, x1, y1 = bounds
    xs = np.arange(x0 + half, x1 + half, 2 * half)
    ys = np.arange(y0 + half, y1 + half, 2 * half)
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def _quarters(middles: NDArray[np.float64], half: float) -> NDArray[np.float64]:
    """Give the middles of the four quarters of each square; ``half`` is a quarter's half side."""
    steps = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    return np.asarray((middles[:, None, :] + steps).reshape(-1, 2))


_TOO_FAR = Text(
    ko="[rules_override] travel: {hall}홀의 ({x}, {y}) m에서는 가장 가까운 출구까지 곧장 가도 "
    "{reach} m입니다. 어떤 배치도 {most} m를 지킬 수 없습니다. {reach} m 이상으로 하거나 출구를 더 "
    "여십시오.",
    en="[rules_override] travel: from ({x}, {y}) m in hall {hall} the nearest exit is {reach} m "
    "away in a straight line, so no plan keeps {most} m; allow {reach} m or more, or open another "
    "exit.",
)
