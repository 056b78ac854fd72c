"""Visitors on the floor: who walks where, who passes whom, and where it is crowded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layouts.booth import Booth
from layouts.brief.visitors import Attraction, Visitors
from layouts.floor import Floor
from venue.opening import Opening, OpeningType

from .flows import Flow, Flows, laid
from .matrix import BoothWays, from_openings
from .network import Network
from .part import NodeKind
from .region import Points

GATE_MM = 3_000.0
"""How far before its front a booth counts who passes, where nothing stands nearer."""

DEAD_SHARE = 0.1
"""Share of the floor's median footfall below which a booth lies in a dead zone."""

BANDS = (0.75, 1.25)
"""Shares of the median between which footfall is about the floor's own."""


@dataclass(frozen=True)
class Traffic:
    """What one visitor does on average on one visit.

    ``booths`` are ids in the order of all arrays; ``visits`` how often each is stopped at,
    ``footfall`` how often its gate is passed, ``gates`` from where to where that lies (x, y, x, y,
    millimetres). ``unreached`` booths are left out of all. ``walked_m`` is the length of a visit.
    """

    booths: tuple[str, ...]
    visits: Flow
    footfall: Flow
    gates: Points
    flows: Flows
    walked_m: float
    unreached: tuple[str, ...]

    @property
    def median(self) -> float:
        """The median footfall of the floor."""
        return float(np.median(self.footfall)) if len(self.footfall) else 0.0

    @property
    def dead(self) -> tuple[str, ...]:
        """Booths whose footfall is below a tenth of the median."""
        least = DEAD_SHARE * self.median
        return tuple(b for b, f in zip(self.booths, self.footfall, strict=True) if f < least)

    def band(self, footfall: float) -> str:
        """Tell how a footfall compares with the floor's median: "below", "around" or "above"."""
        share = footfall / self.median if self.median else 1.0
        return "below" if share < BANDS[0] else "above" if share > BANDS[1] else "around"


def traffic(
    network: Network,
    ways: BoothWays,
    floors: Sequence[Floor],
    visitors: Visitors,
    *,
    keep: bool = True,
) -> Traffic:
    """Give the traffic of a visit.

    Parameters
    ----------
    network, ways : of the floors, and between their booths.
    floors : the halls with what stands in them.
    visitors : the model's inputs; assumptions where nobody counted.
    keep : whether the lengths of ``ways`` are needed afterwards; without them a floor of thousands
        takes a quarter less memory.

    Notes
    -----
    A gravity model on exact ways. With attraction ``A`` (net area, or the same for all), the first
    stop after entrance ``e`` is booth ``j`` with probability ``A_j exp(-d(e, j) / b0)``, the next
    one after ``i`` is ``A_j exp(-d(i, j) / b)``, each summed up to 1. Entrances share visitors by
    their clear width. After the last stop people leave by the nearest entrance. Footfall counts
    the walks that cross a booth's gate, from the middle of its front out 3 m or to what stands
    opposite; exposure is footfall per metre of front.

    References
    ----------
    D. L. Huff, Journal of Marketing 28 (1964) 34-38, for the form of the attraction.
    """
    leaves = [network.leaves[n - network.corners] for n in ways.booths]
    booths = {booth.id: booth for floor in floors for booth in floor.booths}
    mine = [booths[leaf.id] for leaf in leaves]
    openings = (door for floor in floors for door in floor.hall.openings)
    doors = entrances(d for d in openings if network.number(NodeKind.OPENING, d.id) is not None)
    reach = from_openings(network, [door.id for door in doors])
    met: NDArray[np.bool_] = np.asarray(np.isfinite(reach).any(axis=0))
    onward = ways.lengths.copy() if keep else ways.lengths
    visits, flows = _visited(network, doors, reach, ways, mine, visitors, onward)
    places = _gates(mine, floors, network.points[ways.booths])
    crossed = _crossings(network, ways, places, flows)
    kept = np.flatnonzero(met)
    return Traffic(
        booths=tuple(leaves[n].id for n in kept),
        visits=visits[kept],
        footfall=crossed[kept],
        gates=places[kept].reshape(-1, 4),
        flows=flows,
        walked_m=flows.length_mm(network) / 1000,
        unreached=(
            *(leaf.id for leaf, yes in zip(leaves, met, strict=True) if not yes),
            *(leaf.id for leaf in network.unserved if leaf.kind is NodeKind.BOOTH),
        ),
    )


def entrances(doors: Iterable[Opening]) -> list[Opening]:
    """Give the doors visitors come in by; in a show without entrances all doors for people."""
    known = list(doors)
    found = [door for door in known if door.type is OpeningType.ENTRANCE]
    return found or [door for door in known if door.serves_egress]


def _visited(
    network: Network,
    doors: Sequence[Opening],
    reach: Flow,
    ways: BoothWays,
    booths: Sequence[Booth],
    visitors: Visitors,
    onward: Flow,
) -> tuple[Flow, Flows]:
    """Give how often each booth is stopped at, and the walks on their lines."""
    between, gates, visits = _walks(network, doors, reach, booths, visitors, onward)
    return visits, laid(network, ways, between, gates)


def _walks(
    network: Network,
    doors: Sequence[Opening],
    reach: Flow,
    booths: Sequence[Booth],
    visitors: Visitors,
    onward: Flow,
) -> tuple[Flow, Flow, Flow]:
    """Give the walks between booths, those between openings and booths, and the visits.

    ``onward`` are the lengths between booths, and is used up.
    """
    by_area = visitors.attraction is Attraction.AREA
    pull = np.array([booth.area_m2 if by_area else 1.0 for booth in booths])
    widths = np.array([door.clear_width_mm for door in doors], dtype=float)
    choice = pull * np.exp(-reach / (1000 * visitors.first_decay_m))
    _shares(choice)
    widths = np.where(choice.sum(axis=1) > 0, widths, 0.0)
    share = widths / widths.sum() if widths.sum() else widths
    arriving = share[:, None] * choice
    # Worked out in place: on a floor of thousands each such table is hundreds of megabytes.
    onward /= -1000 * visitors.decay_m
    np.exp(onward, out=onward)
    onward *= pull
    np.fill_diagonal(onward, 0.0)
    _shares(onward)
    here = arriving.sum(axis=0)
    visits, leaving = here.copy(), np.zeros_like(here)
    going = np.zeros_like(here)
    for _ in range(max(1, round(visitors.stops)) - 1):
        stuck = onward.sum(axis=1) == 0
        leaving += np.where(stuck, here, 0.0)
        here = np.where(stuck, 0.0, here)
        going += here
        here = here @ onward
        visits += here
    leaving += here
    between = np.multiply(onward, going[:, None], out=onward)
    numbers = [network.number(NodeKind.OPENING, door.id) for door in doors]
    openings = len(network) - len(booths) - network.corners
    gates = np.zeros((openings, len(booths)))
    rows = np.array([n - network.corners for n in numbers if n is not None], dtype=int)
    if len(rows):
        gates[rows] += arriving
        nearest = reach.argmin(axis=0)
        gates[rows[nearest], np.arange(len(booths))] += leaving
    return between, gates, visits


def _shares(weights: Flow) -> None:
    """Make each row sum up to 1, in place; rows of nothing stay nothing."""
    sums = weights.sum(axis=1, keepdims=True)
    np.divide(weights, sums, out=weights, where=sums > 0)


def _gates(booths: Sequence[Booth], floors: Sequence[Floor], stops: Points) -> NDArray[np.float64]:
    """Give for each booth the line people cross when they pass it: n x 2 x 2, millimetres.

    It runs from the middle of the front out, through where people stop, to what stands opposite.
    """
    found = np.zeros((len(booths), 2, 2))
    for floor in floors:
        here = [n for n, booth in enumerate(booths) if booth.hall == floor.hall.id]
        if not here:
            continue
        centres = np.array([_foot(booths[n], stops[n]) for n in here])
        out = stops[here] - centres
        out /= np.maximum(np.hypot(*out.T), 1e-9)[:, None]
        rays = np.stack([centres + 2 * out, centres + GATE_MM * out], axis=1)
        lines: NDArray[np.object_] = np.asarray(shapely.linestrings(rays))
        beside = shapely.STRtree(floor.solids).query(lines, predicate="intersects")
        ends = np.full(len(here), GATE_MM)
        hits = shapely.intersection(lines[beside[0]], floor.solids[beside[1]])
        starts = shapely.points(centres[beside[0]])
        np.minimum.at(ends, beside[0], shapely.distance(starts, hits))
        found[here] = np.stack([centres, centres + ends[:, None] * out], axis=1)
    return found


def _foot(booth: Booth, stop: Points) -> tuple[float, float]:
    """Give the point of a booth's outline that is nearest to where people stop."""
    at = shapely.shortest_line(booth.shape, shapely.Point(stop)).coords[0]
    return float(at[0]), float(at[1])


def _crossings(network: Network, ways: BoothWays, gates: NDArray[np.float64], flows: Flows) -> Flow:
    """Count the walks that cross each gate.

    A visit comes to the gate and leaves it again: its two lines count half each.
    """
    found = np.zeros(len(gates))
    halls = np.array(network.halls)
    for hall in network.regions:
        here = np.flatnonzero(halls[ways.booths] == hall)
        lines = np.asarray(shapely.linestrings(gates[here]))
        found[here] = flows.crossing(network, hall, lines, ways.booths[here])
    return found
