"""The cover: which spots are taken, so that most area stands, with the sides it wants open.

``x[lot, spot]`` is 0 or 1, a cell is taken at most once, a gap column not at all, and a lot is
placed at most as often as it is asked. The model counts alike requests (classes, never a variable
for each booth), is nearly integral, and is solved to proof when zones are cut first.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from .ground import Rect
from .lot import Lot
from .skeleton import Skeleton
from .spots import Spot

PLACED = 100
"""Worth of a placed square metre."""

MISSING_SIDE = 7
"""Cost of a square metre that misses an open side it wants."""

AWAY = 4
"""Cost of a square metre for each step it stands away from its zone."""

STAYS = 25
"""Worth of a square metre that stands where it stood in an earlier plan: more than an open side and
the farthest zone cost together, a quarter of what placing it is worth."""

TOO_NEAR = 40
"""Cost of a square metre that stands nearer to another than it is to."""

PRIORITY_STEP = 3
"""A higher priority is worth this many times the next lower one."""

MAX_RANK = 6
"""Priorities beyond the sixth distinct value count as the sixth: weights stay exact integers."""


@dataclass(frozen=True)
class Effort:
    """How hard one model is tried: wall seconds or deterministic time, workers and seed.

    ``wall`` bounds deterministic time from above, in wall seconds.
    """

    seconds: float
    workers: int
    seed: int
    deterministic: bool = False
    wall: float | None = None


@dataclass(frozen=True)
class Taken:
    """A spot taken by a request of a lot (which one is for the allotment)."""

    lot: Lot
    spot: Spot


_Choice = tuple[cp_model.IntVar, Lot, Spot]


@dataclass(frozen=True)
class Covering:
    """The spots taken and whether the model was solved to proof."""

    taken: tuple[Taken, ...]
    proved: bool


def cover(
    skeleton: Skeleton,
    choices: Sequence[tuple[Lot, Sequence[Spot]]],
    effort: Effort,
    known: Sequence[Taken] = (),
    standing: Mapping[str, Rect] | None = None,
    ranks: Mapping[int, int] | None = None,
) -> Covering:
    """Choose spots for lots.

    Parameters
    ----------
    skeleton : its blocks' cells are what is shared out.
    choices : the lots, each with the spots it could take.
    effort : time, workers and seed.
    known : an answer to start from.
    standing : exhibitors that stand already, in the ground's frame; others may keep apart.
    ranks : `ranks_of` more lots than these, where they are a part of a hall's.

    Returns
    -------
    The spots taken; none when the time was too short even for an empty answer.
    """
    model = cp_model.CpModel()
    before = {(taken.lot.key, taken.spot) for taken in known}
    ranks = ranks or ranks_of([lot for lot, _ in choices])
    worth: list[tuple[cp_model.IntVar, int]] = []
    chosen: list[_Choice] = []
    for lot, spots in choices:
        mine = [(model.new_bool_var(""), spot) for spot in spots]
        worth += _demand(model, lot, mine, ranks)
        chosen += [(x, lot, spot) for x, spot in mine]
    _share_cells(model, skeleton, chosen)
    worth += _keep_apart(model, skeleton, chosen, standing or {})
    if known:
        for x, lot, spot in chosen:
            model.add_hint(x, (lot.key, spot) in before)
    model.maximize(sum(weight * var for var, weight in worth))
    solver = _solver(effort)
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Covering((), proved=False)
    taken = tuple(Taken(lot, spot) for x, lot, spot in chosen if solver.boolean_value(x))
    return Covering(taken, proved=status == cp_model.OPTIMAL)


def by_lot(taken: Sequence[Taken]) -> list[tuple[Lot, list[Spot]]]:
    """Gather spots by their lots, in the order of the first of each."""
    lots: dict[tuple[object, ...], Lot] = {}
    spots: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for each in taken:
        lots.setdefault(each.lot.key, each.lot)
        spots[each.lot.key].append(each.spot)
    return [(lot, spots[key]) for key, lot in lots.items()]


def worth_of(taken: Sequence[Taken], ranks: Mapping[int, int]) -> int:
    """Give what some spots are worth to the model, pairs that stand too near left aside.

    Parameters
    ----------
    taken : spots, each with its whole lot.
    ranks : `ranks_of` the lots.
    """
    total = 0
    for lot, mine in by_lot(taken):
        served = lot.requests[: len(mine)]
        worth = sum(PLACED * PRIORITY_STEP ** ranks[r.priority] for r in served)
        missing = sum(
            max(0, lot.wanting(sides) - sum(spot.sides >= sides for spot in mine))
            for sides in range(2, 5)
        )
        away = sum(spot.away for spot in mine)
        stays = sum(spot.stood for spot in mine)
        total += _tenths(lot) * (worth + STAYS * stays - MISSING_SIDE * missing - AWAY * away)
    return total


def _tenths(lot: Lot) -> int:
    """Give the area of one request in tenths of a square metre: weights are whole numbers."""
    return max(1, round(lot.area_m2 * 10))


def _share_cells(model: cp_model.CpModel, skeleton: Skeleton, chosen: Sequence[_Choice]) -> None:
    """Let every cell be taken once at most, and the gaps a spot owns not at all."""
    cells: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
    gaps: dict[tuple[int, int], cp_model.IntVar] = {}
    for x, _, spot in chosen:
        for row, column in spot.cells:
            cells[spot.block, row, column].append(x)
        for column in spot.gaps:
            key = (spot.block, column)
            if key not in gaps:
                gaps[key] = model.new_bool_var("")
            model.add_implication(x, gaps[key])
    for (block, column), gap in gaps.items():
        for row in range(skeleton.blocks[block].rows):
            cells[block, row, column].append(gap)
    for users in cells.values():
        if len(users) > 1:
            model.add_at_most_one(users)


def _keep_apart(
    model: cp_model.CpModel,
    skeleton: Skeleton,
    chosen: Sequence[_Choice],
    standing: Mapping[str, Rect],
) -> list[tuple[cp_model.IntVar, int]]:
    """Make it cost to stand nearer than a pair may; give the variables with their worth.

    A lot that keeps apart holds one request, so its spots are that request's.
    """
    mine: dict[str, list[tuple[cp_model.IntVar, Rect]]] = defaultdict(list)
    wishes: dict[tuple[str, str], tuple[int, int]] = {}
    for x, lot, spot in chosen:
        request = lot.requests[0]
        if not request.apart:
            continue
        cells = skeleton.blocks[spot.block].rect(
            spot.row, spot.column, spot.shape.across, spot.shape.along
        )
        for key, _ in request.members:
            mine[key].append((x, cells))
            for other, distance in request.apart:
                wishes[key, other] = (distance, TOO_NEAR * _tenths(lot))
    worth = []
    for (key, other), (distance, cost) in wishes.items():
        if other in standing:
            near = _nearer(mine[key], [standing[other]], distance)
            worth += [(mine[key][i][0], -cost) for i, _ in near]
        elif other in mine and key < other:
            broken = model.new_bool_var("")
            worth.append((broken, -cost))
            for i, j in _nearer(mine[key], [rect for _, rect in mine[other]], distance):
                model.add_bool_or(~mine[key][i][0], ~mine[other][j][0], broken)
    return worth


def _nearer(
    spots: Sequence[tuple[cp_model.IntVar, Rect]], others: Sequence[Rect], distance: float
) -> list[tuple[int, int]]:
    """List the pairs of rectangles that lie nearer to one another than a distance."""

    def table(rects: Sequence[Rect]) -> NDArray[np.float64]:
        return np.array([(r.u0, r.v0, r.u1, r.v1) for r in rects], dtype=float)

    a, b = table([rect for _, rect in spots])[:, None, :], table(others)[None, :, :]
    across = np.maximum(np.maximum(a[..., 0] - b[..., 2], b[..., 0] - a[..., 2]), 0)
    along = np.maximum(np.maximum(a[..., 1] - b[..., 3], b[..., 1] - a[..., 3]), 0)
    return [(int(i), int(j)) for i, j in np.argwhere(np.hypot(across, along) < distance)]


def ranks_of(lots: Sequence[Lot]) -> dict[int, int]:
    """Rank the distinct priorities from 0 up."""
    distinct = sorted({request.priority for lot in lots for request in lot.requests})
    return {priority: min(rank, MAX_RANK) for rank, priority in enumerate(distinct)}


def _demand(
    model: cp_model.CpModel,
    lot: Lot,
    mine: Sequence[tuple[cp_model.IntVar, Spot]],
    ranks: Mapping[int, int],
) -> list[tuple[cp_model.IntVar, int]]:
    """Count what a lot gets; give the variables that are worth something, with their worth."""
    if not mine:
        return []
    area = _tenths(lot)
    placed = sum(x for x, _ in mine)
    # One count for all requests of a rank: alike requests by name could stand in any order.
    ranked = Counter(ranks[request.priority] for request in lot.requests)
    served = {rank: model.new_int_var(0, count, "") for rank, count in sorted(ranked.items())}
    model.add(placed == sum(served.values()))
    worth = [(var, PLACED * area * PRIORITY_STEP**rank) for rank, var in served.items()]
    away = AWAY * area
    worth += [(x, -away * spot.away) for x, spot in mine if spot.away]
    worth += [(x, STAYS * area) for x, spot in mine if spot.stood]
    for sides in range(2, 5):
        wanting = lot.wanting(sides)
        if not wanting:
            continue
        good = sum(x for x, spot in mine if spot.sides >= sides)
        missing = model.new_int_var(0, wanting, "")
        model.add(good + missing >= wanting)
        worth.append((missing, -MISSING_SIDE * area))
    return worth


def _solver(effort: Effort) -> cp_model.CpSolver:
    """Make a solver that stops by itself."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1 if effort.deterministic else effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.symmetry_level = 0
    # Cells shared by two lots are clauses of two, which the relaxation leaves out by default: then
    # a full hall of alike stands is never proved, however small.
    solver.parameters.linearization_level = 2
    # The relaxation is nearly integral: its own point leads the search, and simplifying the model
    # more than once costs more than it saves (ten halls: 0.57 of the models' time).
    solver.parameters.search_branching = cp_model.LP_SEARCH
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.cp_model_probing_level = 0
    if effort.deterministic:
        solver.parameters.max_deterministic_time = effort.seconds
        if effort.wall is not None:
            solver.parameters.max_time_in_seconds = max(0.05, effort.wall)
    else:
        solver.parameters.max_time_in_seconds = max(0.05, effort.seconds)
    return solver
