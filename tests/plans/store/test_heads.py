"""Tests of the plans kept in memory."""

from plans.store.heads import MOST, Heads
from tests.plans.small_show import small_plan


def test_an_earlier_revision_does_not_take_the_place_of_a_later_one() -> None:
    """Tests that who read before somebody saved does not make the store forget the save."""
    heads, plan = Heads(), small_plan()
    for number in (2, 1):
        heads.keep("p", number, plan)
    assert heads.before("p", 5) == (2, plan)
    assert heads.before("p", 1) is None


def test_those_asked_for_longest_ago_go_first() -> None:
    """Tests that no more are kept than there is room for."""
    heads, plan = Heads(), small_plan()
    for number in range(MOST):
        heads.keep(f"p{number}", 1, plan)
    heads.keep("p0", 2, plan)
    heads.keep("new", 1, plan)
    assert heads.before("p0", 2) == (2, plan)
    assert heads.before("p1", 2) is None
