"""The family bound: no plan of rows and aisles of the kinds the solver lays has more net area.

Classes of requests get a worth; every hall is filled as if there were no end of any class, and
what is asked of a class costs what its worth falls short of its area. Any worths give a valid
bound; good ones are found by cutting planes, as the halls' answers say which class is worth less.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from venue.hall import Hall

from .bound import universal_bound_m2
from .family_floor import MOST_ROWS, Grid
from .family_lanes import Asked
from .family_patterns import Floats
from .family_view import Most, View
from .ground import Ground, main_axis_deg
from .instance import Instance
from .lot import Lot, lots_of
from .requests import Wants
from .stop import Stop

CLOSE_ENOUGH = 1e-3
"""Share of the bound that more rounds could still take off: not worth the time."""

MOST_ROUNDS = 60
"""Rounds of better worths; a dozen is what most shows take."""

DAMPING = 0.5
"""How far to go from the best worths so far to those that the cuts call best."""


@dataclass(frozen=True)
class _Halls:
    """Halls that are alike: how many, and the views of one of them."""

    count: int
    views: tuple[View, ...]


def family_bound_m2(
    instance: Instance, wants: Wants, stop: Stop, *, rows: int = MOST_ROWS
) -> float:
    """Give the most net area any plan can have that is laid as the solver lays its floors.

    Parameters
    ----------
    instance, wants : what is to be placed where.
    stop : asked between steps; the best bound so far is given when it says stop.
    rows : the most cells a band is deep, 1 to 4.

    Returns
    -------
    Square metres, rounded up, never above the universal bound.

    Notes
    -----
    With areas ``a``, numbers ``d`` and worths ``w`` of the classes, and the most ``M(h, o, w)``
    that hall ``h`` can bring in orientation ``o``, the bound is
    ``sum over h of max over o of M(h, o, w) + sum of d max(0, a - w) + pinned``.
    """
    room = universal_bound_m2(instance.halls, instance.brief, instance.limits)
    asked = _asked(wants, instance.brief.module_mm)
    pinned = sum(pin.footprint.area_m2 for pin in wants.pinned)
    halls = _halls(instance, wants, asked, min(rows, MOST_ROWS), stop)
    if halls is None or not asked:
        return room
    best = _best(halls, asked, stop, room - pinned)
    if best + pinned >= room:
        return room
    # Float noise is rounded off first: 7.65 m2 must not become 7.6501 m2.
    return math.ceil(round((pinned + best) * 10_000, 2)) / 10_000


def _asked(wants: Wants, module_mm: int) -> tuple[Asked, ...]:
    """Group all that is asked by what it looks like, zones aside."""
    lots: dict[object, list[Lot]] = defaultdict(list)
    for lot in lots_of(wants.requests):
        lots[lot.shapes, lot.cut, lot.turn].append(lot)
    islands = defaultdict(list)
    for who in wants.islands:
        islands[who.shapes(module_mm), who.turn, who.id in wants.banded].append(who)
    return (
        *(
            Asked(alike[0].area_m2, sum(len(lot.requests) for lot in alike), lot=alike[0])
            for alike in lots.values()
        ),
        *(
            Asked(
                alike[0].area_m2(module_mm),
                len(alike),
                lots_of([wants.banded[alike[0].id]])[0] if in_bands else None,
                alike[0],
            )
            for (*_, in_bands), alike in islands.items()
        ),
    )


def _halls(
    instance: Instance, wants: Wants, asked: Sequence[Asked], rows: int, stop: Stop
) -> list[_Halls] | None:
    """Look at every hall in both orientations; None when there was no time for all."""
    groups: dict[tuple[object, ...], list[tuple[View, ...]]] = defaultdict(list)
    for hall in instance.halls:
        if stop():
            return None
        views = _views(instance, wants, hall, asked, rows)
        groups[tuple(view.key for view in views)].append(views)
    return [_Halls(len(alike), alike[0]) for alike in groups.values()]


def _views(
    instance: Instance, wants: Wants, hall: Hall, asked: Sequence[Asked], rows: int
) -> tuple[View, ...]:
    """Give a hall in both orientations, with side rows and without."""
    pins = tuple(pin.footprint.shape for pin in wants.pinned if pin.footprint.hall == hall.id)
    base, module = main_axis_deg(hall), instance.brief.module_mm
    grids = [
        Grid(Ground(hall, instance.limits, module, base, quarter, pins))
        for quarter in (False, True)
    ]
    return tuple(
        View(grid, asked, rows, side_rows=side) for grid in grids for side in (False, True)
    )


def _best(halls: Sequence[_Halls], asked: Sequence[Asked], stop: Stop, room: float) -> float:
    """Look for the worths that give the least bound; give that bound, infinite without time.

    It is no use to look on when the bound cannot come below ``room``, which is known already.
    """
    areas = np.array([each.area_m2 for each in asked])
    demand = np.array([each.count for each in asked], dtype=float)
    cuts: list[tuple[int, Floats]] = []
    worths, center, best = areas, areas, math.inf
    for _ in range(MOST_ROUNDS):
        bound = float(demand @ np.maximum(0.0, areas - worths))
        for number, alike in enumerate(halls):
            found: list[Most] = []
            for view in alike.views:
                if stop():
                    return best
                found.append(view.most(worths))
            bound += alike.count * max(each.worth for each in found)
            cuts += [(number, each.amounts) for each in found]
        if bound < best:
            best, center = bound, worths
        least, wanted = _cheapest(halls, areas, demand, cuts)
        if best - least <= CLOSE_ENOUGH * best or least >= room:
            break
        worths = center + DAMPING * (wanted - center)
    return best


def _cheapest(
    halls: Sequence[_Halls], areas: Floats, demand: Floats, cuts: Sequence[tuple[int, Floats]]
) -> tuple[float, Floats]:
    """Find the worths that the cuts call best, and what bound they promise at least."""
    classes = len(areas)
    cost = np.concatenate([-demand, [each.count for each in halls]])
    above = np.zeros((len(cuts), len(cost)))
    for row, (number, amounts) in enumerate(cuts):
        above[row, :classes] = amounts
        above[row, classes + number] = -1.0
    limits = [(0.0, float(area)) for area in areas] + [(0.0, None)] * len(halls)
    found = linprog(cost, A_ub=above, b_ub=np.zeros(len(cuts)), bounds=limits, method="highs")
    return float(found.fun + demand @ areas), np.asarray(found.x[:classes])
