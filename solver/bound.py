"""The universal bound: no legal plan of these halls can have more net area."""

import math
from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from venue.hall import Hall
from venue.shapes import geos, polygon

from .fitting import door_strip


def hall_bound_m2(hall: Hall, limits: Limits) -> float:
    """Give the most net area a hall can hold, square metres.

    Notes
    -----
    Two facts hold for every legal layout, whatever its pattern. Booths stand off the walls, off
    columns, keep-clear areas and the strips before doors, so ``S <= E``, the area of that floor.
    And the rule on stands and gangways gives ``S <= r G`` with ``G <= U - S``, where ``U`` is the
    hall less its columns, so ``S <= U r / (1 + r)``. The bound is the smaller one. Corners of the
    wall clearance are round, as a distance is: mitred ones would cut off legal floor.
    """
    with geos(f"hall {hall.id}"):
        solid = shapely.union_all([polygon(o.ring) for o in hall.obstacles])
        usable = float(shapely.difference(hall.floor, solid).area) / 1e6
        walls = hall.floor.buffer(-limits.mm("wall_clearance"), quad_segs=32)
        blocked: list[BaseGeometry] = [solid, *(polygon(a.ring) for a in hall.keep_clear)]
        blocked += [door_strip(door, limits) for door in hall.openings if door.serves_egress]
        stand = float(shapely.difference(walls, shapely.union_all(blocked)).area) / 1e6
    if limits.stand_ratio is None:
        return stand
    ratio = limits.stand_ratio.value
    return min(stand, usable * ratio / (1 + ratio))


def universal_bound_m2(halls: Sequence[Hall], brief: Brief, limits: Limits) -> float:
    """Give the most net area any legal plan can have: the halls' bound, or all that is asked.

    Returns
    -------
    Square metres, to a square centimetre and never rounded below what a plan can have.

    Examples
    --------
    An empty brief can have no net area, whatever the hall holds.
    """
    room = sum(hall_bound_m2(hall, limits) for hall in halls)
    # Float noise is rounded off first: 7.65 m2 must not become 7.6501 m2.
    return math.ceil(round(min(room, brief.asked_m2) * 10_000, 2)) / 10_000
