"""Tests of the ways of a plan by the names people know."""

import pytest

from plans.plan import Plan
from plans.walks import network_of, tour_of
from solver.tour import best_order
from tests.plans.small_show import small_plan
from venue.errors import NoPlanError, UsageError


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give a plan."""
    return small_plan()


def names(plan: Plan) -> tuple[str, list[str]]:
    """Give an entrance and the booths' numbers."""
    doors = [d.id for hall in plan.halls for d in hall.openings if d.type == "entrance"]
    return doors[0], [booth.number for booth in plan.layout.booths]


def test_a_booth_is_found_by_number_and_by_exhibitor(plan: Plan) -> None:
    """Tests that a booth's number and its exhibitor's id are the same stop."""
    door, _ = names(plan)
    given = plan.allotments[0]
    booth = next(b for b in plan.layout.booths if b.id == given.booth)
    one, other = (tour_of(plan, door, [n], best_order) for n in (booth.number, given.exhibitor))
    assert one.length_mm == other.length_mm > 0
    assert one.stops[0].booth == other.stops[0].booth == booth
    assert booth.number in one.steps[-1].en


def test_stops_are_put_in_order_and_named_twice_count_once(plan: Plan) -> None:
    """Tests that a tour is as short whichever way its stops are named, and no longer than asked."""
    door, numbers = names(plan)
    some = numbers[:4]
    tour = tour_of(plan, door, some, best_order)
    assert {stop.booth.number for stop in tour.stops} == set(some)
    again = tour_of(plan, door, [*reversed(some), some[0]], best_order)
    assert again.length_mm == pytest.approx(tour.length_mm)
    assert tour.length_mm <= tour_of(plan, door, some, lambda m: range(len(m))).length_mm + 10


def test_wheels_need_more_room(plan: Plan) -> None:
    """Tests that the way for wheels keeps further off, and is no shorter."""
    door, numbers = names(plan)
    for number in numbers[:5]:
        feet, wheels = (
            tour_of(plan, door, [number], best_order, step_free=flat) for flat in (False, True)
        )
        assert (feet.clearance_mm, wheels.clearance_mm) == (400, 600)
        # Both begin and end the clearance off what stands.
        assert wheels.length_mm >= feet.length_mm - 4 * 200


def test_unknown_names_are_told(plan: Plan) -> None:
    """Tests that a door, a booth or an exhibitor that is not there is named."""
    door, numbers = names(plan)
    with pytest.raises(UsageError, match="nowhere"):
        tour_of(plan, "nowhere", numbers[:1], best_order)
    with pytest.raises(UsageError, match="Z999"):
        tour_of(plan, door, ["Z999"], best_order)


def test_who_has_no_booth_is_told(plan: Plan) -> None:
    """Tests that an exhibitor without a booth is an answer, not bad input."""
    door, _ = names(plan)
    who = plan.allotments[0].exhibitor
    without = plan.model_copy(update={"allotments": plan.allotments[1:]})
    with pytest.raises(NoPlanError, match=who):
        tour_of(without, door, [who], best_order)


def test_a_booth_that_is_closed_in_is_told(plan: Plan) -> None:
    """Tests that no way to a booth is a sentence that names both ends."""
    door, _ = names(plan)
    first = plan.layout.booths[0]
    shut = first.model_copy(update={"open_edges": ()})
    layout = plan.layout.model_copy(update={"booths": (shut, *plan.layout.booths[1:])})
    closed = plan.model_copy(update={"layout": layout})
    with pytest.raises(NoPlanError, match=first.number):
        tour_of(closed, door, [first.number], best_order)
    assert [leaf.id for leaf in network_of(closed).unserved] == [first.id]
