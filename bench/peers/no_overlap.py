"""CP-SAT as a textbook has it: one NoOverlap2D over all stands, an aisle added to each.

A stand has a presence and a place on whole half metres for each of two turns; columns, the floor
before doors and what lies outside the hall are fixed boxes. The area placed is maximised.
"""

import math

from ortools.sat.python import cp_model

from bench.peers.ground import STEP_MM, Ground, Placed, grounds, ordered, sides
from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from venue.venue import Venue

WORKERS = 2

Stand = tuple[cp_model.IntVar, cp_model.IntVar, cp_model.IntVar, Placed]
"""Presence, x and y of one stand in one turn in one hall, and what it becomes there."""


def place(venue: Venue, brief: Brief, seconds: float) -> list[Placed]:
    """Search for at most so many seconds."""
    model = cp_model.CpModel()
    aisle = math.ceil(preset(brief.rules).mm("aisle") / STEP_MM)
    stands: list[Stand] = []
    for ground in grounds(venue.halls, brief):
        stands += _hall(model, ground, brief, aisle)
    by_name: dict[str, list[cp_model.IntVar]] = {}
    for here, _, _, at in stands:
        by_name.setdefault(at.exhibitor, []).append(here)
    for turns in by_name.values():
        model.add_at_most_one(turns)
    model.maximize(sum(at.width_mm * at.depth_mm // 10_000 * here for here, _, _, at in stands))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return []
    return [
        Placed(
            at.exhibitor,
            at.hall,
            at.x_mm + solver.value(x) * STEP_MM,
            at.y_mm + solver.value(y) * STEP_MM,
            at.width_mm,
            at.depth_mm,
        )
        for here, x, y, at in stands
        if solver.value(here)
    ]


def _hall(model: cp_model.CpModel, ground: Ground, brief: Brief, aisle: int) -> list[Stand]:
    """Put every stand into a hall, lying and turned, and what must stay free."""
    left, low, right, high = ground.room
    across, up = (right - left) // STEP_MM, (high - low) // STEP_MM
    found: list[Stand] = []
    spans_x, spans_y = [], []
    for who in ordered(brief):
        wide, deep = sides(who, brief)
        # Turned, the aisle lies beside the stand; lying, before it.
        for width, depth, beside, before in ((wide, deep, 0, aisle), (deep, wide, aisle, 0)):
            w, d = math.ceil(width / STEP_MM), math.ceil(depth / STEP_MM)
            if w + beside > across or d + before > up:
                continue
            name = f"{who.id} {width} {ground.hall.id}"
            here = model.new_bool_var(name)
            x = model.new_int_var(0, across - w - beside, f"{name} x")
            y = model.new_int_var(0, up - d - before, f"{name} y")
            spans_x.append(model.new_optional_fixed_size_interval_var(x, w + beside, here, name))
            spans_y.append(model.new_optional_fixed_size_interval_var(y, d + before, here, name))
            found.append((here, x, y, Placed(who.id, ground.hall.id, left, low, width, depth)))
    for i, j, width, depth in ground.kept():
        spans_x.append(model.new_fixed_size_interval_var(i, width, "kept"))
        spans_y.append(model.new_fixed_size_interval_var(j, depth, "kept"))
    model.add_no_overlap_2d(spans_x, spans_y)
    return found
