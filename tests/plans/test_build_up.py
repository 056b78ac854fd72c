"""Tests of build-up: raw space first, farthest first, and never after the show began."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from shapely.geometry import LineString, Point

from layouts.brief.exhibitor import Build
from plans.build_up import A_DAY, PASSES_MM, SHARED, kept_free, moves_of
from plans.plan import Plan
from tests.plans.small_show import small_plan
from venue.opening import OpeningType


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give a plan whose widest door takes freight as well, half of the stands raw."""
    made = small_plan()
    halls = tuple(
        hall.model_copy(
            update={
                "openings": tuple(
                    door.model_copy(update={"type": OpeningType.FREIGHT, "id": f"F-{door.id}"})
                    for door in hall.openings
                )
            }
        )
        for hall in made.halls
    )
    exhibitors = tuple(
        who.model_copy(update={"build": Build.RAW if number % 2 else Build.SHELL})
        for number, who in enumerate(made.brief.exhibitors)
    )
    brief = made.brief.model_copy(update={"exhibitors": exhibitors})
    return made.model_copy(update={"halls": halls, "brief": brief})


def test_raw_space_moves_in_first_and_the_farthest_before_the_nearer(plan: Plan) -> None:
    """Tests that raw stands come on the first day of build-up and others on the last."""
    moves = moves_of(plan)
    assert {move.delivery.booth for move in moves} == {a.booth for a in plan.allotments}
    start = plan.brief.dates[0] - dt.timedelta(days=plan.brief.tenancy.build_up)
    last = plan.brief.dates[0] - dt.timedelta(days=1)
    for move in moves:
        assert move.at is not None
        assert move.at.date() == (start if move.raw else last)
    raw = sorted((m for m in moves if m.raw), key=lambda m: (m.delivery.door, m.at))
    lengths = [(m.delivery.door, -(m.delivery.length_m or 0)) for m in raw]
    assert lengths == sorted(lengths)


def test_no_door_serves_two_at_a_time(plan: Plan) -> None:
    """Tests that a door has one stand in each slot of a day that is not full."""
    moves = moves_of(plan)
    slots = Counter((move.delivery.door, move.at) for move in moves)
    assert len(moves) < A_DAY
    assert max(slots.values()) == 1


def test_who_cannot_be_reached_has_no_time() -> None:
    """Tests that without a freight door every stand is told."""
    made = small_plan()
    if any(door.type is OpeningType.FREIGHT for hall in made.halls for door in hall.openings):
        halls = tuple(
            hall.model_copy(
                update={
                    "openings": tuple(d for d in hall.openings if d.type is not OpeningType.FREIGHT)
                }
            )
            for hall in made.halls
        )
        made = made.model_copy(update={"halls": halls})
    assert all(move.at is None for move in moves_of(made))


def test_aisles_that_many_deliveries_pass_are_kept_free(plan: Plan) -> None:
    """Tests the no-freight aisles against a walk along each delivery in small steps."""
    moves = moves_of(plan)
    kept = kept_free(plan, moves)
    lines = [
        leg.line for move in moves if move.delivery.walk for leg in move.delivery.walk.legs
    ]  # fmt: skip
    for aisle in plan.layout.aisles:
        shape = aisle.shape.buffer(1)
        passing = 0
        for line in lines:
            steps = LineString(line).segmentize(50).coords
            inside = 0.0
            for a, b in pairwise(steps):
                middle = Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
                inside += LineString([a, b]).length if shape.contains(middle) else 0.0
            passing += inside >= PASSES_MM + 50
        assert (aisle.id in kept) >= (passing > SHARED * len(lines))
    assert kept
    assert kept_free(plan, []) == ()
