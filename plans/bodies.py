"""A hall full of people as single bodies: where each stands, and the exit each makes for."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree
from shapely.geometry import Polygon

from layouts.floor import Floor
from venue.hall import Hall
from venue.opening import Opening

from .evacuation import HallExit

RADIUS_M = 0.15
"""Of a body: with 0.2 m people wedge in doors that real crowds pass."""

APART_M = 0.4
"""Between the places people start from."""

OFF_WALL_M = 0.25
"""Between those places and whatever stands."""

BEYOND_M = 1.5
"""Length of the way behind a door: as wide as the door is clear, so that it holds people up."""


@dataclass(frozen=True)
class Crowd:
    """The people of one hall, in metres of the hall's frame.

    ``ground`` is the free floor, one piece, with a short way out behind each door; ``exits`` are
    the ends of these ways, ``places`` where people stand, ``choice`` the exit of each by number.
    ``left_in`` are people that no way leads out for: they are not among the places.
    """

    hall: str
    ground: Polygon
    exits: tuple[Polygon, ...]
    places: NDArray[np.float64]
    choice: NDArray[np.intp]
    left_in: int


@dataclass(frozen=True)
class Simulated:
    """A hall emptied body by body: seconds until the last one is out; None when some are stuck."""

    hall: str
    people: int
    seconds: float | None


def crowd_of(floor: Floor, left: HallExit) -> Crowd:
    """Put the people of a hall onto its floor, and let each make for the exit it leaves by soonest.

    Parameters
    ----------
    floor : the hall with what stands in it.
    left : how it is left, as `evacuation_of` gives it.

    Notes
    -----
    Whoever is in a booth starts on the free floor nearest to it; nobody stands on anybody.
    """
    found = left.egress
    doors = {door.id: door for door in floor.doors}
    mine = [doors[use.id] for use in found.quickest.exits]
    # What a body cannot pass is no floor.
    body = RADIUS_M * 1000
    free = shapely.buffer(shapely.buffer(floor.free, -body), body, join_style="mitre")
    ways = [_way_out(floor.hall, door) for door in mine]
    whole = shapely.union_all([free, *ways])
    ground = max(shapely.get_parts(whole), key=lambda part: float(part.area))
    exits = [shapely.difference(way, shapely.buffer(floor.outline, 500)) for way in ways]
    spots = _spots(shapely.intersection(ground, floor.outline))
    # Rounded along the rows of the floor: what one square lacks the next one has.
    upto = np.round(np.cumsum(found.people * found.starts.share)).astype(int)
    counts = np.diff(upto, prepend=0).tolist()
    places, choice, left_in = _stand(spots, found.starts.points / 1000, counts,
                                     found.quickest.choice)  # fmt: skip
    metres = shapely.transform(np.array([ground, *exits], dtype=object), lambda at: at / 1000)
    return Crowd(floor.hall.id, metres[0], tuple(metres[1:]), places, choice, left_in)


def _way_out(hall: Hall, door: Opening) -> Polygon:
    """Give the way through a door, from a little inside to behind it, as wide as it is clear."""
    inward = np.array(hall.inward(door))
    along = np.array([-inward[1], inward[0]])
    middle = np.array([door.a, door.b]).mean(axis=0)
    jambs = middle + np.outer((-0.5, 0.5), along) * door.clear_width_mm
    begin, end = jambs + 2000 * RADIUS_M * inward, jambs - 1000 * BEYOND_M * inward
    return Polygon([*begin, *end[::-1]])


def _spots(ground: shapely.Geometry) -> NDArray[np.float64]:
    """Give the places of a floor where people can stand, metres."""
    inner = shapely.buffer(ground, -1000 * OFF_WALL_M)
    x0, y0, x1, y1 = shapely.bounds(inner).tolist()
    step = 1000 * APART_M
    x, y = np.meshgrid(np.arange(x0 + 1, x1, step), np.arange(y0 + 1, y1, step))
    shapely.prepare(inner)
    open_ = shapely.contains_xy(inner, x, y)
    return np.stack([x[open_], y[open_]], axis=1) / 1000


def _stand(
    spots: NDArray[np.float64],
    starts: NDArray[np.float64],
    counts: list[int],
    choice: NDArray[np.intp],
) -> tuple[NDArray[np.float64], NDArray[np.intp], int]:
    """Give everybody the nearest place nobody stands on, and the exit of where they started."""
    taken = np.zeros(len(spots), dtype=bool)
    tree = KDTree(spots) if len(spots) else None
    places: list[int] = []
    exits: list[int] = []
    left_in = 0
    for start, count, exit_ in zip(starts, counts, choice.tolist(), strict=True):
        if tree is None or exit_ < 0:
            left_in += count
            continue
        found: list[int] = []
        look = count * 4 + 8
        while count and len(found) < count:
            near = np.atleast_1d(tree.query(start, k=min(look, len(spots)))[1])
            found = near[~taken[near]][:count].tolist()
            if look >= len(spots):
                break
            look *= 4
        taken[found] = True
        places += found
        exits += [exit_] * len(found)
        left_in += count - len(found)
    return spots[places].reshape(-1, 2), np.array(exits, dtype=np.intp), left_in
