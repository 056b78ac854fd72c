"""Tests of what a new solve starts from, and of its floor as the next revision."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.allotment import Allotment
from layouts.layout import Layout
from plans.plan import Plan
from plans.replan import Keep, held_of, renamed, replanned, require_in_hands, start_of
from plans.sale import Sale
from tests.plans.sample_plan import sample_plan
from venue.errors import NoPlanError

DAY = dt.date(2026, 3, 1)


def sold(*booths: str) -> Plan:
    """Give the plan with some booths sold to whom they are allotted."""
    plan = sample_plan()
    who = {each.booth: each.exhibitor for each in plan.allotments}
    sales = tuple(
        Sale(booth=b, state="sold", exhibitor=who[b], on=DAY, price_krw=1) for b in booths
    )
    return plan.model_copy(update={"sales": sales})


def drawn(plan: Plan, order: list[int]) -> tuple[Layout, tuple[Allotment, ...]]:
    """Give a plan's floor as a solver might: in another order, under names of its own."""
    booths = [plan.layout.booths[n] for n in order]
    ids = {booth.id: f"{booth.hall}-b{n + 1}" for n, booth in enumerate(booths)}
    made = tuple(booth.model_copy(update={"id": ids[booth.id], "number": ""}) for booth in booths)
    layout = plan.layout.model_copy(update={"booths": made})
    given_ = tuple(
        each.model_copy(update={"booth": ids[each.booth]})
        for each in plan.allotments
        if each.booth in ids
    )
    return layout, given_


COUNT = len(sample_plan().layout.booths)


@given(st.permutations(range(COUNT)))
def test_whoever_had_a_booth_keeps_its_id(order: list[int]) -> None:
    """Tests that ids follow exhibitors, are unique, and nobody's booth takes another's name."""
    plan = sold("b2")
    after = replanned(plan, *drawn(plan, order))
    assert {a.exhibitor: a.booth for a in after.allotments} == {
        a.exhibitor: a.booth for a in plan.allotments
    }
    ids = [booth.id for booth in after.layout.booths]
    assert len(set(ids)) == COUNT
    numbers = {booth.id: booth.number for booth in after.layout.booths}
    assert numbers["b2"] == "C102"
    assert len(set(numbers.values())) == COUNT
    assert after.sales == plan.sales


def test_a_sold_booth_that_would_not_stay_stops_it() -> None:
    """Tests that the sentence names the booth."""
    plan = sold("b2")
    layout, given_ = drawn(plan, list(range(COUNT)))
    without = tuple(each for each in given_ if each.exhibitor != "maru")
    with pytest.raises(NoPlanError, match="C102"):
        replanned(plan, layout, without)


def test_what_a_solver_says_of_its_plan_is_said_under_the_new_names() -> None:
    """Tests that findings name booths as the plan does."""
    plan = sample_plan()
    layout, given_ = drawn(plan, list(range(COUNT)))
    ids = {a.id: b.id for a, b in zip(plan.layout.booths, layout.booths, strict=True)}
    findings = tuple(
        f.model_copy(update={"booths": tuple(ids[b] for b in f.booths)}) for f in plan.findings
    )
    made = plan.model_copy(update={"layout": layout, "allotments": given_, "findings": findings})
    assert renamed(plan, made).findings == plan.findings


def test_a_solve_starts_from_what_is_to_stay() -> None:
    """Tests the three wishes: everybody who can, what is pinned or locked, nobody but the sold."""
    plan = sold("b2")
    few = start_of(plan, "few-moves")
    assert few is not None
    assert few.allotments == plan.allotments
    pinned = start_of(plan, "pinned")
    assert pinned is not None
    assert {booth.id for booth in pinned.layout.booths} == {"b2", "b6", "b7"}
    nothing = start_of(plan, "nothing")
    assert nothing is not None
    assert [(b.id, b.pinned) for b in nothing.layout.booths] == [("b2", True)]
    assert start_of(sample_plan(), "nothing") is None


@pytest.mark.parametrize("keep", ["pinned", "few-moves"])
def test_what_is_pinned_stays_to_the_byte(keep: Keep) -> None:
    """Tests that a solver's way to tell of a booth changes nothing of it, its number least."""
    plan = sample_plan()
    layout, given_ = drawn(plan, list(range(COUNT))[::-1])
    held = held_of(plan, keep)
    assert held
    after = replanned(plan, layout, given_, keep)
    now = {booth.id: booth for booth in after.layout.booths}
    assert {name: now[name] for name in held} == held


def test_a_pinned_booth_that_would_move_stops_it() -> None:
    """Tests that it is named, and that nothing else is needed where nothing is kept."""
    plan = sample_plan()
    layout, given_ = drawn(plan, list(range(COUNT)))
    moved = layout.model_copy(
        update={
            "booths": tuple(
                b.model_copy(update={"x_mm": b.x_mm + 500 * b.pinned}) for b in layout.booths
            )
        }
    )
    pinned = next(booth for booth in plan.layout.booths if booth.pinned)
    with pytest.raises(NoPlanError, match=pinned.number):
        replanned(plan, moved, given_, "pinned")
    assert len(replanned(plan, moved, given_).layout.booths) == COUNT


def test_nothing_is_planned_around_a_booth_that_is_nobodys() -> None:
    """Tests that it is named before anything is solved, and only where it is to stay."""
    plan = sample_plan()
    pinned = next(booth for booth in plan.layout.booths if booth.pinned)
    given_ = tuple(each for each in plan.allotments if each.booth != pinned.id)
    free = plan.model_copy(update={"allotments": given_})
    with pytest.raises(NoPlanError, match=pinned.number):
        require_in_hands(free, "pinned")
    require_in_hands(free, "nothing")
    require_in_hands(plan, "pinned")


def test_a_pin_for_a_sale_goes_again() -> None:
    """Tests that a booth that stayed for its sale is not pinned afterwards."""
    plan = sold("b2", "b6")
    layout, given_ = drawn(plan, list(range(COUNT)))
    fixed = tuple(booth.model_copy(update={"pinned": True}) for booth in layout.booths)
    after = replanned(plan, layout.model_copy(update={"booths": fixed}), given_)
    pinned = {booth.id: booth.pinned for booth in after.layout.booths}
    assert (pinned["b2"], pinned["b6"]) == (False, True)
