"""Tests of a plan as visitors walk it."""

import numpy as np
import pytest

from plans.plan import Plan
from plans.visits import entrances_of, visit_of
from tests.plans.small_show import small_plan
from venue.opening import OpeningType


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give a plan."""
    return small_plan()


def test_every_booth_has_its_figures(plan: Plan) -> None:
    """Tests that all booths of a sound plan are reached, visited and passed."""
    visit = visit_of(plan)
    assert set(visit.distances.booths) == {booth.id for booth in plan.layout.booths}
    assert visit.unreachable == visit.closed_openings == ()
    assert visit.traffic.visits.sum() == pytest.approx(plan.brief.visitors.stops)
    assert (visit.distances.detours >= 1 - 1e-9).all()
    assert 0 <= visit.exposure_gini < 1
    assert np.isfinite(visit.distances.walk_m).all()


def test_a_booth_that_is_shut_in_is_told(plan: Plan) -> None:
    """Tests that a booth nobody can step up to is unreachable, and others have figures."""
    first, *others = plan.layout.booths
    shut = first.model_copy(update={"open_edges": ()})
    layout = plan.layout.model_copy(update={"booths": (shut, *others)})
    visit = visit_of(plan.model_copy(update={"layout": layout}))
    assert visit.unreachable == (first.id,)
    assert len(visit.traffic.booths) == len(others)


def test_without_entrances_people_come_by_the_exits(plan: Plan) -> None:
    """Tests that a hall with exits alone is walked from those."""
    halls = tuple(
        hall.model_copy(
            update={
                "openings": tuple(
                    door.model_copy(update={"type": OpeningType.EXIT}) for door in hall.openings
                )
            }
        )
        for hall in plan.halls
    )
    found = entrances_of(plan.model_copy(update={"halls": halls}))
    assert found == tuple(door.id for hall in halls for door in hall.openings)


def test_a_plan_without_booths(plan: Plan) -> None:
    """Tests that nothing on the floor is no error."""
    bare = plan.model_copy(
        update={"layout": plan.layout.model_copy(update={"booths": ()}), "allotments": ()}
    )
    visit = visit_of(bare)
    assert (visit.distances.mean_m, visit.exposure_gini) == (None, 0.0)
