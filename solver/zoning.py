"""Zones share out the floor: a capacity-constrained power diagram over bays.

Every bay (a few columns of a block) has cells to give, every zone cells to take. A transport
problem on squared distances to the zones' centres gives each zone exactly its share; centres move
to the middle of what they got, a few rounds. Cells of a power diagram are convex, so zones come
out in one piece up to the size of a bay; what is split off is handed to a neighbour.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import linear_sum_assignment
from scipy.spatial import KDTree

from .contiguous import Labels, stray
from .ground import Rect
from .skeleton import Skeleton

BAY_COLUMNS = 4
"""Columns a bay has at most: one large booth; finer bays make ragged zones."""

ROUNDS = 6
"""Rounds of moving centres; they settle after four to six."""

ANCHOR_SHARE = 0.35
"""How much of a zone's centre stays with the opening it is to be near to."""

STEP_MM = 10_000.0
"""A step away from a zone: across an aisle the next stand is that near, and joins its ground."""

BOULEVARD_MM = 30_000.0
"""Zones are laid out as if a boulevard were so much wider: their borders come to lie along it."""

FAR_STEPS = 4
"""Steps that count; beyond them astray is astray."""

PULLS = (1.0, 3.0, 10.0)
"""What stands draws the centre of its zone; so much more while it lies apart from the rest."""

HANDED_ROUNDS = 8
"""Times that what lies apart from its zone is handed to another; two or three are mostly enough."""

APART = 100
"""Cost of a cell that must not be apart, in the dearest places: any other is cheaper."""


@dataclass(frozen=True)
class Demand:
    """What a zone needs: cells, the place to be near to, and what stands of it already.

    ``placed`` are its stamped islands and pinned booths, with their size in cells.
    """

    zone: str
    cells: float
    near: tuple[float, float] | None = None
    placed: tuple[tuple[Rect, float], ...] = ()


@dataclass(frozen=True)
class _Bay:
    block: int
    first: int
    last: int
    cells: int
    rect: Rect


def share_columns(
    skeleton: Skeleton,
    demands: Sequence[Demand],
    known: Mapping[str, tuple[float, float]] | None = None,
) -> Labels:
    """Give every usable column to a zone.

    Parameters
    ----------
    skeleton : its usable cells are shared out whole; each zone gets more than it asks when there
        is room to spare, in proportion.
    demands : the zones with cells asked, in the brief's order.
    known : the middles of zones that were laid out before; they are laid out there again.

    Returns
    -------
    The zone of each column of each block.
    """
    apart = _Apart(skeleton)
    bays = _bays(skeleton, apart)
    wanted = [apart.demand(d) for d in demands if d.cells > 0]
    if not bays or not wanted:
        return [np.full(block.columns, None, dtype=object) for block in skeleton.blocks]
    best: tuple[float, Labels] | None = None
    for pull in PULLS:
        power = _settled(skeleton, apart, bays, wanted, known or {}, pull)
        found = _in_one_piece(skeleton, demands, power, pull)
        if best is None or found[0] < best[0]:
            best = found
        if not best[0]:
            break
    assert best is not None, "there is a first pull"
    return best[1]


def centres_of(skeleton: Skeleton, labels: Labels) -> dict[str, tuple[float, float]]:
    """Give the middle of each zone's usable cells, in the ground's frame."""
    found: dict[str, list[tuple[float, float]]] = {}
    for block, zones in zip(skeleton.blocks, labels, strict=True):
        for column, zone in enumerate(zones):
            if zone is not None:
                cells = int(block.usable[:, column].sum())
                found.setdefault(zone, []).extend([block.rect(0, column).centre] * cells)
    middles = {zone: np.array(points).mean(axis=0) for zone, points in found.items() if points}
    return {zone: (float(middle[0]), float(middle[1])) for zone, middle in middles.items()}


class StepsAway(dict[str, list[NDArray[np.int64]]]):
    """How far every column of a skeleton lies from each zone's columns, worked out when asked.

    For each block and column 0 on the zone's own ground, then one step more for each `STEP_MM`, at
    most `FAR_STEPS`; that everywhere for a zone without ground.
    """

    def __init__(self, skeleton: Skeleton, labels: Labels) -> None:
        """Keep what is to be measured."""
        super().__init__()
        self._labels = labels
        self._at = [block.middles for block in skeleton.blocks]

    def __missing__(self, zone: str) -> list[NDArray[np.int64]]:
        """Measure from one zone."""
        own = [mine == zone for mine in self._labels]
        homes = [home for at, mask in zip(self._at, own, strict=True) for home in at[mask]]
        steps = []
        near = KDTree(homes) if homes else None
        for at, mask in zip(self._at, own, strict=True):
            away = np.full(len(at), np.inf) if near is None else near.query(at)[0]
            far = np.clip(np.ceil(away / STEP_MM), 1, FAR_STEPS).astype(np.int64)
            steps.append(np.where(mask, 0, far))
        self[zone] = steps
        return steps


class _Apart:
    """The ground with what lies beyond a boulevard moved away from it."""

    def __init__(self, skeleton: Skeleton) -> None:
        boulevards = [strip for strip in skeleton.strips if strip.boulevard]
        self._us = [strip.rect.centre[0] for strip in boulevards if not strip.along_u]
        self._vs = [strip.rect.centre[1] for strip in boulevards if strip.along_u]

    def point(self, at: tuple[float, float]) -> tuple[float, float]:
        """Move a point."""
        u, v = at
        past_u, past_v = sum(u > other for other in self._us), sum(v > other for other in self._vs)
        return u + past_u * BOULEVARD_MM, v + past_v * BOULEVARD_MM

    def rect(self, rect: Rect) -> Rect:
        """Move the corners of a rectangle."""
        return Rect(*self.point((rect.u0, rect.v0)), *self.point((rect.u1, rect.v1)))

    def demand(self, demand: Demand) -> Demand:
        """Move the places a zone is drawn to."""
        placed = tuple((self.rect(rect), cells) for rect, cells in demand.placed)
        near = None if demand.near is None else self.point(demand.near)
        return replace(demand, near=near, placed=placed)


def _bays(skeleton: Skeleton, apart: _Apart) -> list[_Bay]:
    """Cut every block into bays of usable columns."""
    bays = []
    for number, block in enumerate(skeleton.blocks):
        cuts = max(1, math.ceil(block.columns / BAY_COLUMNS))
        for columns in np.array_split(np.arange(block.columns), cuts):
            first, last = int(columns[0]), int(columns[-1]) + 1
            cells = int(block.usable[:, first:last].sum())
            if cells:
                rect = apart.rect(block.rect(0, first, block.rows, last - first))
                bays.append(_Bay(number, first, last, cells, rect))
    return bays


def _shares(asked: Sequence[float], total: int) -> list[int]:
    """Share out whole cells in proportion, largest remainders first."""
    scale = total / sum(asked)
    exact = [cells * scale for cells in asked]
    whole = [int(cells) for cells in exact]
    rest = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for index in rest[: total - sum(whole)]:
        whole[index] += 1
    return whole


def _first_centres(extent: Rect, demands: Sequence[Demand]) -> NDArray[np.float64]:
    """Spread the centres over the hall, anchored zones nearest to their anchors."""
    n = len(demands)
    rows = max(1, round(math.sqrt(n * extent.depth / extent.width)))
    columns = math.ceil(n / rows)
    grid = np.array(
        [
            (
                extent.u0 + extent.width * (c + 0.5) / columns,
                extent.v0 + extent.depth * (r + 0.5) / rows,
            )
            for c in range(columns)
            for r in range(rows)
        ]
    )
    cost = np.tile(np.arange(len(grid), dtype=float) * 1e-3, (n, 1))
    for index, demand in enumerate(demands):
        # Zones without a wish keep the brief's order, column by column.
        cost[index] += np.abs(np.arange(len(grid)) - index) * 1e-2
        anchors = [(rect.centre, cells) for rect, cells in demand.placed]
        anchors += [(demand.near, demand.cells)] if demand.near else []
        for anchor, cells in anchors:
            away = np.hypot(*(grid - np.array(anchor)).T) / 1000
            cost[index] += away * max(1.0, cells)
    _, chosen = linear_sum_assignment(cost)
    return np.asarray(grid[chosen], dtype=float)


def _transport(
    bays: Sequence[_Bay],
    centres: NDArray[np.float64],
    share: Sequence[int],
    barred: Collection[tuple[int, int]],
) -> dict[tuple[int, int], int]:
    """Move every bay's cells to zones at the least sum of squared distances (in dm2).

    Zones take nothing of the bays ``barred`` to them, unless there is no other way.
    """
    flow = SimpleMinCostFlow()
    at = np.array([bay.rect.centre for bay in bays])
    square = ((at[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2) / 10_000
    too_much = APART * square.max()
    for pair in barred:
        square[pair] += too_much
    arcs = {}
    for i, bay in enumerate(bays):
        flow.set_node_supply(i, bay.cells)
        for z in range(len(centres)):
            arc = flow.add_arc_with_capacity_and_unit_cost(
                i, len(bays) + z, bay.cells, round(float(square[i, z]))
            )
            arcs[(i, z)] = arc
    for z, cells in enumerate(share):
        flow.set_node_supply(len(bays) + z, -cells)
    flow.solve()
    return {key: flow.flow(arc) for key, arc in arcs.items() if flow.flow(arc)}


def _moved(
    bays: Sequence[_Bay],
    demands: Sequence[Demand],
    centres: NDArray[np.float64],
    flow: Mapping[tuple[int, int], int],
    pull: float,
) -> NDArray[np.float64]:
    """Move each centre to the middle of its cells, stamped items and anchor."""
    moved = centres.copy()
    for z, demand in enumerate(demands):
        points: list[tuple[tuple[float, float], float]] = [
            (bays[i].rect.centre, cells) for (i, zone), cells in flow.items() if zone == z
        ]
        points += [(rect.centre, pull * cells) for rect, cells in demand.placed]
        if not points:
            continue
        weights = np.array([weight for _, weight in points], dtype=float)
        middle = (np.array([point for point, _ in points]) * weights[:, None]).sum(axis=0)
        middle /= weights.sum()
        if demand.near is not None:
            middle = (1 - ANCHOR_SHARE) * middle + ANCHOR_SHARE * np.array(demand.near)
        moved[z] = middle
    return moved


@dataclass(frozen=True)
class _Power:
    """A power diagram: bays, the zones with their centres, and the cells each is to have."""

    bays: Sequence[_Bay]
    demands: Sequence[Demand]
    centres: NDArray[np.float64]
    share: Sequence[int]

    def flow(self, barred: Collection[tuple[int, int]] = ()) -> dict[tuple[int, int], int]:
        """Give the cells of each bay that each zone gets."""
        return _transport(self.bays, self.centres, self.share, barred)


def _settled(
    skeleton: Skeleton,
    apart: _Apart,
    bays: Sequence[_Bay],
    demands: Sequence[Demand],
    known: Mapping[str, tuple[float, float]],
    pull: float,
) -> _Power:
    """Move the centres of the zones until they have settled."""
    share = _shares([d.cells for d in demands], sum(bay.cells for bay in bays))
    centres = _first_centres(apart.rect(skeleton.ground.extent), demands)
    for index, demand in enumerate(demands):
        if demand.zone in known:
            centres[index] = apart.point(known[demand.zone])
    power = _Power(bays, demands, centres, share)
    for _ in range(ROUNDS):
        power = replace(power, centres=_moved(bays, demands, power.centres, power.flow(), pull))
    return power


def _in_one_piece(
    skeleton: Skeleton, demands: Sequence[Demand], power: _Power, pull: float
) -> tuple[float, Labels]:
    """Paint the columns; hand what lies apart from its zone to others, for as much at its border.

    Gives the labels with the least area apart of all that were tried, and that area.
    """
    standing = {demand.zone: [rect for rect, _ in demand.placed] for demand in demands}
    number = {(b.block, c): i for i, b in enumerate(power.bays) for c in range(b.first, b.last)}
    index = {demand.zone: z for z, demand in enumerate(power.demands)}
    barred: set[tuple[int, int]] = set()
    best: tuple[float, Labels] | None = None
    for _ in range(HANDED_ROUNDS):
        flow = power.flow(barred)
        labels = _painted(skeleton, power, flow)
        found = stray(skeleton, labels, standing)
        if best is None or found.area < best[0]:
            best = (found.area, labels)
        more = {(number[at], index[labels[at[0]][at[1]]]) for at in found.columns} - barred
        if not more:
            break
        barred |= more
        # Its middle is that of its largest piece now: the zone comes to lie around that one.
        held = {at: n for at, n in flow.items() if at not in barred}
        centres = _moved(power.bays, power.demands, power.centres, held, pull)
        power = replace(power, centres=centres)
    assert best is not None, "there is a first round"
    return best


def _painted(skeleton: Skeleton, power: _Power, flow: Mapping[tuple[int, int], int]) -> Labels:
    """Give the columns of all bays their zones."""
    labels: Labels = [np.full(block.columns, None, dtype=object) for block in skeleton.blocks]
    names = [demand.zone for demand in power.demands]
    for index, bay in enumerate(power.bays):
        mine = {z: flow.get((index, z), 0) for z in range(len(names))}
        _paint(labels, skeleton, bay, mine, power.centres, names)
    return labels


def _paint(
    labels: Labels,
    skeleton: Skeleton,
    bay: _Bay,
    cells: Mapping[int, int],
    centres: NDArray[np.float64],
    names: Sequence[str],
) -> None:
    """Colour a bay's columns: zones take theirs from the side their centre lies on."""
    block = skeleton.blocks[bay.block]
    axis = 1 if block.upright else 0
    order = sorted((z for z, n in cells.items() if n), key=lambda z: (centres[z][axis], z))
    ends = np.cumsum([cells[z] for z in order])
    taken = 0.0
    for column in range(bay.first, bay.last):
        usable = int(block.usable[:, column].sum())
        if not usable:
            continue
        # A column goes to the zone that owns its middle.
        owner = int(np.searchsorted(ends, taken + usable / 2))
        labels[bay.block][column] = names[order[owner]]
        taken += usable
