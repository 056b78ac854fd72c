"""How crowded aisles get: people a minute through each metre of their clear width."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray

from layouts.aisle import Aisle
from layouts.brief.visitors import Visitors
from layouts.floor import Floor

from .flows import Flows
from .network import Network

SPACING_MM = 3_000.0
"""How far apart the sections of an aisle are."""

NARROWEST_MM = 800.0
"""Gaps narrower than this in a section let nobody pass."""

MINUTES = 60.0


class Level(StrEnum):
    """Level of service of a walkway by Fruin, from free (A) to jammed (F)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


FRUIN = ((23.0, Level.A), (33.0, Level.B), (49.0, Level.C), (66.0, Level.D), (82.0, Level.E))
"""People a minute and metre up to which a level holds: J. J. Fruin, Pedestrian Planning and Design,
1971, walkways."""


@dataclass(frozen=True)
class Crowded:
    """The busiest section of an aisle: its middle, millimetres, its clear width, and its people."""

    aisle: str
    hall: str
    at: tuple[float, float]
    width_m: float
    people_per_min_m: float

    @property
    def level(self) -> Level:
        """The level of service."""
        return level_of(self.people_per_min_m)


def level_of(people_per_min_m: float) -> Level:
    """Give Fruin's level of service.

    Parameters
    ----------
    people_per_min_m : people a minute through a metre of clear width.

    Examples
    --------
    >>> level_of(20.0).value, level_of(40.0).value, level_of(99.0).value
    ('A', 'C', 'F')
    """
    return next((level for most, level in FRUIN if people_per_min_m <= most), Level.F)


def visits_per_min(visitors: Visitors, days: int) -> float | None:
    """Give the visits that begin a minute at the busiest time; None where nobody is expected.

    Parameters
    ----------
    visitors : the model's inputs: visits expected over the show, open hours, peak over mean.
    days : days the show is open.

    Examples
    --------
    >>> visits_per_min(Visitors(expected=24_000, open_hours=8, peak=1.5), 3)
    25.0
    """
    if visitors.expected is None:
        return None
    minutes = days * visitors.open_hours * MINUTES
    return visitors.expected * visitors.peak / minutes


def crowding(
    network: Network, floors: Sequence[Floor], aisles: Sequence[Aisle], flows: Flows, rate: float
) -> tuple[Crowded, ...]:
    """Find the busiest section of every aisle.

    Parameters
    ----------
    network, floors, aisles : where people walk.
    flows : the walks of one visit.
    rate : visits that begin a minute.

    Notes
    -----
    Sections lie every 3 m across an aisle. Through each gap of a section, as wide as the free floor
    is there, ``rate x walks that cross it / width`` people pass a minute and metre, both directions
    together.
    """
    found = []
    for floor in floors:
        mine = [aisle for aisle in aisles if aisle.hall == floor.hall.id]
        owner, gaps = _gaps(floor, mine)
        if not len(gaps):
            continue
        walks = flows.crossing(network, floor.hall.id, gaps)
        widths = shapely.length(gaps) / 1000
        people = rate * walks / widths
        for number, aisle in enumerate(mine):
            here = np.flatnonzero(owner == number)
            if len(here):
                worst = here[int(people[here].argmax())]
                middle = shapely.line_interpolate_point(gaps[worst], 0.5, normalized=True)
                at = (float(middle.x), float(middle.y))
                figures = float(widths[worst]), float(people[worst])
                found.append(Crowded(aisle.id, aisle.hall, at, *figures))
    return tuple(found)


def _gaps(floor: Floor, aisles: Sequence[Aisle]) -> tuple[NDArray[np.intp], NDArray[np.object_]]:
    """Give the free gaps of all sections, and the number of the aisle each belongs to."""
    lines, owners = [], []
    for number, aisle in enumerate(aisles):
        corners = np.array(aisle.corners)
        start, along, across = (
            (corners[0], corners[1] - corners[0], corners[3] - corners[0])
            if aisle.along == "width"
            else (corners[0], corners[3] - corners[0], corners[1] - corners[0])
        )
        count = max(1, int(np.hypot(*along) // SPACING_MM))
        for share in (np.arange(count) + 0.5) / count:
            foot = start + share * along
            lines.append([foot, foot + across])
            owners.append(number)
    if not lines:
        return np.zeros(0, np.intp), np.zeros(0, dtype=object)
    cut = shapely.intersection(shapely.linestrings(np.array(lines)), floor.free)
    parts, whole = shapely.get_parts(cut, return_index=True)
    wide = (shapely.get_type_id(parts) == 1) & (shapely.length(parts) >= NARROWEST_MM)
    return np.array(owners, dtype=np.intp)[whole[wide]], parts[wide]
