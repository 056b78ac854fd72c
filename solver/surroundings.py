"""What makes one spot better than another for somebody: doors, freight doors, floor boxes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layouts.brief.exhibitor import Build, Exhibitor, asked
from layouts.shell import WALLED
from venue.shapes import polygon
from venue.utility import Service

from .ground import Ground, Rect, boxes_of
from .lot import Request

PRIORITY_PER_M = 0.01
"""Cost of a metre from the nearest entrance, for one step of priority."""

HEAVY_PER_M = 0.2
"""Cost of a metre from the nearest freight door for a stand that is heavy on the floor."""

RAW_PER_M = 0.02
"""The same for a stand that is built on bare floor."""

CABLE_PER_M = 1.0
"""Cost of a metre of cable beyond the reach of a service that a stand asks for."""

STRANGER = 0.5
"""Cost of standing among the other kind of build only: shell rows are put up back to back."""

BESIDE_MM = 50.0
"""Spots this near to one another are neighbours."""


@dataclass(frozen=True)
class Surroundings:
    """Places in a ground's frame: entrances, freight doors, and the boxes of each service."""

    entrances: tuple[tuple[float, float], ...]
    docks: tuple[tuple[float, float], ...]
    boxes: Mapping[Service, BaseGeometry]
    reach_mm: float

    @classmethod
    def of(cls, ground: Ground) -> "Surroundings":
        """Look around a hall."""
        doors = ground.hall.openings
        boxes: dict[Service, BaseGeometry] = {}
        for service in Service:
            rings = [polygon(u.ring) for u in ground.hall.utilities if u.gives(service) > 0]
            if rings:
                boxes[service] = ground.turn_in(shapely.union_all(rings))
        return cls(
            tuple(ground.turn_point(d.middle) for d in doors if d.type == "entrance"),
            tuple(ground.turn_point(d.middle) for d in doors if d.type == "freight"),
            boxes,
            ground.limits.mm("utility_reach"),
        )

    def costs(
        self,
        requests: Sequence[Request],
        rects: Sequence[Rect],
        exhibitors: Mapping[str, Exhibitor],
    ) -> NDArray[np.float64]:
        """Give the cost of each request (row) at each spot (column).

        Notes
        -----
        ``sum of weight(request) x distance(spot)`` over entrances by priority, freight doors by
        how the stand is built, and boxes beyond reach by the services it asks for.
        """
        cost = np.zeros((len(requests), len(rects)))
        people = [[exhibitors[key] for key, _ in request.members] for request in requests]
        if self.entrances:
            priority = np.array([request.priority for request in requests], dtype=float)
            cost += PRIORITY_PER_M * priority[:, None] * _nearest_m(rects, self.entrances)[None, :]
        if self.docks:
            heavy = np.array([max(map(_heavy, who)) for who in people])
            cost += heavy[:, None] * _nearest_m(rects, self.docks)[None, :]
        for service, places in self.boxes.items():
            wants = np.array([any(service in asked(one) for one in who) for who in people])
            if wants.any():
                shapes = boxes_of(rects)
                away = shapely.distance(shapes, places)
                beyond = np.maximum(0.0, away - self.reach_mm) / 1000
                cost += CABLE_PER_M * wants.astype(float)[:, None] * beyond[None, :]
        return cost


def strangers(
    rects: Sequence[Rect], walled: Sequence[bool], mine: Sequence[bool]
) -> NDArray[np.float64]:
    """Give for each spot what it costs a stand of a build to stand among its neighbours.

    Parameters
    ----------
    rects : all spots of a hall.
    walled : whether who stands there now has shell walls.
    mine : the same of whoever is to be put somewhere (row).

    Returns
    -------
    One row for each of ``mine``, one column for each spot.
    """
    shapes = boxes_of(rects)
    i, j = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=BESIDE_MM)
    i, j = i[i != j], j[i != j]
    kind = np.asarray(walled, dtype=float)
    count = np.bincount(i, minlength=len(rects))
    share = np.bincount(i, weights=kind[j], minlength=len(rects)) / np.maximum(count, 1)
    other = np.where(np.asarray(mine)[:, None], 1 - share[None, :], share[None, :])
    return np.asarray(STRANGER * other * (count > 0)[None, :], dtype=np.float64)


def is_walled(request: Request, exhibitors: Mapping[str, Exhibitor]) -> bool:
    """Tell whether a request's stand has shell walls."""
    return any(exhibitors[key].build in WALLED for key, _ in request.members)


def _heavy(who: Exhibitor) -> float:
    """Give what a metre from the freight door costs a stand."""
    if who.load_kn_m2:
        return HEAVY_PER_M
    return RAW_PER_M if who.build is Build.RAW else 0.0


def _nearest_m(rects: Sequence[Rect], points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Give the distance of each spot's middle to the nearest of some points, metres."""
    middle = np.array([rect.centre for rect in rects])
    away = middle[:, None, :] - np.array(points)[None, :, :]
    return np.asarray(np.hypot(away[..., 0], away[..., 1]).min(axis=1) / 1000)
