"""Which floor box or trench feeds which stand: the shortest connections that the boxes can bear."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

from layouts.brief.exhibitor import Exhibitor, asked
from venue.hall import Hall
from venue.shapes import polygon
from venue.utility import Service, Utility

from .booth import Booth

LEAST = 1e-6
"""An amount below this is rounding of the linear programme."""

OUT_OF_REACH_M = 1_000.0
"""What an amount that finds no box costs, in metres of cable: only then is one left without."""


@dataclass(frozen=True)
class Connection:
    """A stand at a box: ``amount`` in kilowatts or connections, the cable's length in mm."""

    booth: str
    utility: str
    service: Service
    amount: float
    length_mm: float


@dataclass(frozen=True)
class Missing:
    """What a stand does not get; ``near`` tells whether a box with the service is in reach."""

    booth: str
    service: Service
    amount: float
    near: bool


@dataclass(frozen=True)
class Supplied:
    """A hall's connections, and what is missing."""

    connections: tuple[Connection, ...]
    missing: tuple[Missing, ...]

    def load(self, utility: str, service: Service) -> float:
        """Sum up what one box gives of a service."""
        return sum(
            c.amount for c in self.connections if (c.utility, c.service) == (utility, service)
        )


def supply(
    hall: Hall, booths: Sequence[Booth], tenants: Mapping[str, Exhibitor], reach_mm: float
) -> Supplied:
    """Connect the stands of a hall.

    Parameters
    ----------
    hall : its floor boxes and trenches have capacities.
    booths : the stands.
    tenants : who stands where, by the booth's id.
    reach_mm : the longest cable from a box to the edge of a stand, millimetres.

    Returns
    -------
    The connections. Power may come from several boxes.

    Notes
    -----
    For each service a transport problem, solved as a linear programme: the least sum of amounts
    times lengths, no box giving more than its capacity, and as little as possible left without.
    """
    connections: list[Connection] = []
    missing: list[Missing] = []
    needs = {b.id: asked(tenants[b.id]) for b in booths if b.id in tenants}
    for service in Service:
        wanting = [b for b in booths if needs.get(b.id, {}).get(service)]
        boxes = [u for u in hall.utilities if u.gives(service) > 0]
        if not wanting:
            continue
        amounts = np.array([needs[b.id][service] for b in wanting])
        pairs, lengths = _in_reach(wanting, boxes, reach_mm)
        given = _shared(amounts, boxes, service, pairs, lengths)
        connections += _connections(wanting, boxes, service, (pairs, lengths, given))
        got = np.bincount(pairs[0], weights=given, minlength=len(wanting))
        near = np.bincount(pairs[0], minlength=len(wanting)) > 0
        missing += [
            Missing(booth.id, service, round(float(lack), 3), bool(is_near))
            for booth, lack, is_near in zip(wanting, amounts - got, near, strict=True)
            if lack > 1e-3
        ]
    return Supplied(tuple(connections), tuple(missing))


def _in_reach(
    booths: Sequence[Booth], boxes: Sequence[Utility], reach_mm: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the pairs of a stand and a box that are in reach, and how far they are."""
    if not boxes:
        return np.zeros((2, 0), dtype=np.int64), np.zeros(0)
    shapes = np.array([booth.shape for booth in booths], dtype=object)
    places = np.array([polygon(box.ring) for box in boxes], dtype=object)
    pairs = shapely.STRtree(places).query(shapes, predicate="dwithin", distance=reach_mm)
    lengths = shapely.distance(shapes[pairs[0]], places[pairs[1]])
    return np.asarray(pairs, dtype=np.int64), np.asarray(lengths, dtype=np.float64)


def _shared(
    amounts: NDArray[np.float64],
    boxes: Sequence[Utility],
    service: Service,
    pairs: NDArray[np.int64],
    lengths: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give how much each pair carries."""
    count = pairs.shape[1]
    if not count:
        return np.zeros(0)
    booths, size = len(amounts), len(boxes)
    # One slack a stand: what it goes without.
    columns = np.arange(count)
    meets = coo_array(
        (np.ones(count + booths), (np.concatenate([pairs[0], np.arange(booths)]),
                                   np.concatenate([columns, count + np.arange(booths)]))),
        shape=(booths, count + booths),
    )  # fmt: skip
    bears = coo_array((np.ones(count), (pairs[1], columns)), shape=(size, count + booths))
    cost = np.concatenate([lengths / 1000 + 0.01, np.full(booths, OUT_OF_REACH_M)])
    capacity = np.array([box.gives(service) for box in boxes])
    solved = linprog(
        cost, A_ub=bears.tocsr(), b_ub=capacity, A_eq=meets.tocsr(), b_eq=amounts, method="highs-ds"
    )
    assert solved.success, solved.message
    return np.asarray(solved.x[:count], dtype=np.float64)


def _connections(
    booths: Sequence[Booth],
    boxes: Sequence[Utility],
    service: Service,
    solved: tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]],
) -> Iterator[Connection]:
    """Give the pairs that carry anything."""
    pairs, lengths, given = solved
    for place in np.flatnonzero(given > LEAST).tolist():
        yield Connection(
            booths[pairs[0, place]].id,
            boxes[pairs[1, place]].id,
            service,
            round(float(given[place]), 3),
            round(float(lengths[place]), 1),
        )
