"""What visitors do on the floor of a plan: how far they walk, and whom they pass."""

from dataclasses import dataclass

import numpy as np

from layouts.walking.crowding import Crowded, crowding, visits_per_min
from layouts.walking.matrix import booth_ways
from layouts.walking.measures import Distances, Neighbourhood, distances, gini, neighbourhood
from layouts.walking.network import Network
from layouts.walking.part import NodeKind
from layouts.walking.traffic import Traffic, entrances, traffic

from .plan import Plan
from .walks import floors_of, network_of


@dataclass(frozen=True)
class Visit:
    """A plan as visitors walk it.

    ``exposure_gini`` tells how unevenly footfall is spread per metre of open front, 0 alike for
    all booths; ``crowded`` is the busiest section of each aisle, None where nobody is expected.
    """

    network: Network
    distances: Distances
    neighbourhood: Neighbourhood
    traffic: Traffic
    exposure_gini: float
    crowded: tuple[Crowded, ...] | None

    @property
    def unreachable(self) -> tuple[str, ...]:
        """Booths by id that no way leads to from any entrance."""
        return self.distances.unreachable

    @property
    def closed_openings(self) -> tuple[str, ...]:
        """Openings whose whole width is taken on the floor."""
        kind = NodeKind.OPENING
        return tuple(leaf.id for leaf in self.network.unserved if leaf.kind is kind)


def visit_of(plan: Plan) -> Visit:
    """Measure how visitors walk a plan, by the inputs of its brief.

    Parameters
    ----------
    plan : the plan.
    """
    network = network_of(plan)
    floors = floors_of(plan)
    ways = booth_ways(network)
    seen = traffic(network, ways, floors, plan.brief.visitors)
    rate = visits_per_min(plan.brief.visitors, plan.brief.days)
    return Visit(
        network=network,
        distances=distances(network, entrances_of(plan)),
        neighbourhood=neighbourhood(ways.lengths),
        traffic=seen,
        crowded=None
        if rate is None
        else crowding(network, floors, plan.layout.aisles, seen.flows, rate),
        exposure_gini=gini(seen.footfall / np.array([_front_m(plan, b) for b in seen.booths]))
        if seen.booths
        else 0.0,
    )


def entrances_of(plan: Plan) -> tuple[str, ...]:
    """List the openings visitors come in by: entrances, or where there is none, all for people."""
    doors = entrances(door for hall in plan.halls for door in hall.openings)
    return tuple(door.id for door in doors)


def _front_m(plan: Plan, booth_id: str) -> float:
    """Give the length of a booth's open sides, metres."""
    booth = next(booth for booth in plan.layout.booths if booth.id == booth_id)
    sides = [np.hypot(*np.subtract(*booth.side(side))) for side in booth.open_edges]
    return float(max(sum(sides), 1.0)) / 1000
