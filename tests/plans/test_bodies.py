"""Tests of people as single bodies: nobody on anybody, each on the way to the exit it was given."""

from functools import cache

import numpy as np
import pytest
import shapely
from scipy.spatial.distance import pdist

from plans.bodies import APART_M, OFF_WALL_M, Crowd, crowd_of
from plans.evacuation import evacuation_of
from plans.plan import Plan
from plans.walks import floors_of
from tests.plans.small_show import small_plan


def crowd(plan: Plan, people: int | None = None) -> Crowd:
    """Put the people of the plan's hall on its floor."""
    (floor,), (left,) = floors_of(plan), evacuation_of(plan, people)
    return crowd_of(floor, left)


@cache
def usual() -> Crowd:
    """Give the occupant load of the small show."""
    return crowd(small_plan())


def test_everybody_has_a_place_of_their_own() -> None:
    """Tests that all people stand on the free floor, off what stands, and apart."""
    plan, found = small_plan(), usual()
    (left,) = evacuation_of(plan)
    assert len(found.places) == len(found.choice) == round(left.egress.people)
    assert found.left_in == 0
    assert pdist(found.places).min() >= APART_M - 1e-9
    (floor,) = floors_of(plan)
    points = shapely.points(found.places * 1000)
    solid = shapely.union_all([*floor.solids, floor.outline.exterior])
    assert shapely.distance(points, solid).min() >= 1000 * OFF_WALL_M - 1


def test_the_exits_lie_behind_the_doors_and_are_as_wide() -> None:
    """Tests that each exit is outside the hall, on the ground, and as wide as its door is clear."""
    plan, found = small_plan(), usual()
    outline = shapely.transform(plan.halls[0].floor, lambda at: at / 1000)
    doors = [door for door in plan.halls[0].openings if door.serves_egress]
    assert len(found.exits) == len(doors)
    for exit_, door in zip(found.exits, doors, strict=True):
        assert exit_.disjoint(outline)
        assert found.ground.buffer(1e-6).covers(exit_)
        x0, _, x1, _ = exit_.bounds
        assert x1 - x0 == pytest.approx(door.clear_width_mm / 1000)
        assert exit_.distance(shapely.Point(np.array(door.middle) / 1000)) <= 1.0


def test_people_make_for_the_exits_of_the_estimate() -> None:
    """Tests that as many walk to each exit as the quickest clearing sends there."""
    (left,) = evacuation_of(small_plan())
    counts = np.bincount(usual().choice, minlength=len(left.egress.quickest.exits))
    wanted = [use.people for use in left.egress.quickest.exits]
    assert counts == pytest.approx(wanted, abs=0.05 * left.egress.people + 2)


@pytest.mark.parametrize("people", [0, 1, 40_000])
def test_few_people_and_more_than_the_floor_holds(people: int) -> None:
    """Tests that nobody is lost: who finds no place is told to be left in."""
    found = crowd(small_plan(), people)
    assert len(found.places) + found.left_in == people
    assert (found.left_in > 0) is (people == 40_000)


def test_a_hall_without_a_door_leaves_everybody_in() -> None:
    """Tests that without an exit there are no places, and all people are told."""
    plan = small_plan()
    shut = plan.halls[0].model_copy(update={"openings": ()})
    found = crowd(plan.model_copy(update={"halls": (shut,)}))
    assert (len(found.places), len(found.exits)) == (0, 0)
    assert found.left_in > 0
