"""Tests of plans made of booths that somebody else has drawn."""

from dataclasses import replace

import pytest

from plans.adopt import adopted, brief_of
from plans.diff import Drawn
from plans.plan import Plan
from solver.result import Status
from tests.plans.small_show import MADE, small_plan
from tests.plans.test_diff import drawn
from venue.errors import InputError
from venue.text import Text


def _drawn(plan: Plan, **more: object) -> list[Drawn]:
    """Draw a plan's booths as another office does: without ids, with names."""
    names = {who.id: who.name.en for who in plan.brief.exhibitors}
    holders = {a.booth: names[a.exhibitor] for a in plan.allotments}
    return [
        replace(drawn(b), id="", base=None, who=holders.get(b.id, ""), **more)  # type: ignore[arg-type]
        for b in plan.layout.booths
    ]


def test_a_show_as_it_stands_becomes_a_plan() -> None:
    """Tests that the same booths give the same floor, the same holders and no breach."""
    made = small_plan()
    plan = adopted(made.brief, made.venue, _drawn(made), ("H",), made=MADE)
    assert {b.ring for b in plan.layout.booths} == {b.ring for b in made.layout.booths}
    where = {b.id: b.ring for b in made.layout.booths}
    here = {b.id: b.ring for b in plan.layout.booths}
    assert {(here[a.booth], a.exhibitor) for a in plan.allotments} == {
        (where[a.booth], a.exhibitor) for a in made.allotments
    }
    known = plan.certificate
    assert (known.status, known.mode, known.placed, known.unplaced) == (
        Status.FEASIBLE, "by-hand", 4, (),
    )  # fmt: skip
    assert known.net_m2 == made.certificate.net_m2
    assert known.bound_net_m2 >= known.net_m2
    assert known.checked.ok
    assert len({b.number for b in plan.layout.booths}) == len(plan.layout.booths)
    assert [b.open_edges for b in plan.layout.booths if b.open_edges]


def test_numbers_of_the_drawing_stay() -> None:
    """Tests that only booths without a number are numbered."""
    made = small_plan()
    first, *rest = _drawn(made)
    plan = adopted(made.brief, made.venue, [replace(first, number="X-7"), *rest], ("H",), made=MADE)
    numbers = {b.number for b in plan.layout.booths}
    assert "X-7" in numbers
    assert "" not in numbers


def test_a_name_that_two_have_is_nobodys() -> None:
    """Tests that an unsure name is not guessed; who is left without a booth is told."""
    made = small_plan()
    a, b, *rest = made.brief.exhibitors
    twins = [one.model_copy(update={"name": Text(en="Twin")}) for one in (a, b)]
    brief = made.brief.model_copy(update={"exhibitors": (*twins, *rest)})
    booths = [
        replace(each, who="twin") if each.who in {"A", "B"} else each for each in _drawn(made)
    ]
    plan = adopted(brief, made.venue, booths, ("H",), made=MADE)
    assert {each.exhibitor for each in plan.certificate.unplaced} == {"a", "b"}
    assert {each.code for each in plan.certificate.unplaced} == {"waits"}


def test_a_floor_alone_is_a_show_without_exhibitors() -> None:
    """Tests a drawing of which nothing is known but its halls and booths."""
    made = small_plan()
    brief = brief_of(made.venue, "fair", MADE.date())
    plan = adopted(brief, made.venue, _drawn(made), ("H",), made=MADE)
    assert (plan.certificate.requested, plan.certificate.placed) == (0, 0)
    assert len(plan.layout.booths) == 4
    assert plan.brief.title.en == "fair"


def test_an_outline_that_is_no_booth_is_told() -> None:
    """Tests that nothing is made of a drawing with a fault."""
    made = small_plan()
    first, *rest = _drawn(made)
    bad = replace(first, ring=((0, 0), (9000, 0), (0, 9000)))
    with pytest.raises(InputError, match="no rectangle, L or U"):
        adopted(made.brief, made.venue, [bad, *rest], ("H",), made=MADE)
