"""The best order of some stops: where a walk that must see them all is shortest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.sat.python import cp_model

EXACT_STOPS = 14
"""Up to so many stops the best order is proved, in a moment; beyond, it is searched."""

SEARCH_S = 0.03
"""Seconds a stop that the search may take: three for a hundred stops, six for two hundred."""

LONGEST_CM = 10_000_000
"""No leg of a walk is longer, 100 km: what has no way costs as much, and stays a whole number."""


def best_order(
    lengths_mm: NDArray[np.float64] | Sequence[Sequence[float]], *, seed: int = 0
) -> tuple[int, ...]:
    """Give the order of the shortest walk from the first place over all others.

    Parameters
    ----------
    lengths_mm : shortest ways between all places, millimetres, n x n; the first place is where the
        walk starts. It ends wherever the last stop is.
    seed : the random seed of the solver.

    Returns
    -------
    All places in order, 0 first.

    Notes
    -----
    Minimise the sum of the legs over all orders: the open travelling salesman problem, closed by a
    way back at no cost. Whole centimetres. Small ones are a circuit proved optimal by CP-SAT,
    larger ones are searched by OR-Tools' routing (guided local search).

    Examples
    --------
    >>> best_order([[0, 90, 10], [90, 0, 20], [10, 20, 0]])
    (0, 2, 1)
    """
    table = np.array(lengths_mm, dtype=float) / 10
    count = len(table)
    if count <= 2:
        return tuple(range(count))
    whole = np.minimum(np.nan_to_num(table, posinf=LONGEST_CM), LONGEST_CM).round().astype(int)
    whole[:, 0] = 0
    if count <= EXACT_STOPS + 1:
        return _proved(whole, seed)
    return _searched(whole, SEARCH_S * count)


def _proved(table: NDArray[np.int64], seed: int) -> tuple[int, ...]:
    """Find the best circuit, to proof."""
    model, count = cp_model.CpModel(), len(table)
    arcs = {(i, j): model.new_bool_var("") for i in range(count) for j in range(count) if i != j}
    model.add_circuit([(i, j, x) for (i, j), x in arcs.items()])
    model.minimize(sum(int(table[ends]) * x for ends, x in arcs.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, seed
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL, "a complete graph has a circuit"
    after = {i: j for (i, j), x in arcs.items() if solver.boolean_value(x)}
    order = [0]
    while len(order) < count:
        order.append(after[order[-1]])
    return tuple(order)


def _searched(table: NDArray[np.int64], seconds: float) -> tuple[int, ...]:
    """Search a good circuit for some seconds."""
    manager = pywrapcp.RoutingIndexManager(len(table), 1, 0)
    routing = pywrapcp.RoutingModel(manager)
    legs = routing.RegisterTransitMatrix(table.tolist())
    routing.SetArcCostEvaluatorOfAllVehicles(legs)
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    asked.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    asked.time_limit.FromMilliseconds(round(seconds * 1000))
    found = routing.SolveWithParameters(asked)
    assert found is not None, "a complete graph has a circuit"
    order, at = [], routing.Start(0)
    while not routing.IsEnd(at):
        order.append(manager.IndexToNode(at))
        at = found.Value(routing.NextVar(at))
    return tuple(order)
