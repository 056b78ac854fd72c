"""Tests of what a fire officer asks of a hall: each item against what is plain to see."""

import re
from dataclasses import replace
from functools import cache

import pytest

from layouts.booth import Booth
from plans.check import recheck
from plans.compliance import Answer, Item, Kind, compliance_of, worst
from plans.evacuation import evacuation_of
from plans.plan import Plan
from tests.plans.small_show import small_plan
from venue.keep_clear import KeepClear
from venue.source import Confidence, Source

ASSUMED = Source(cite="assumed for a test", confidence=Confidence.ASSUMED)
SURVEYED = Source(cite="surveyed for a test", confidence=Confidence.OFFICIAL)


def items_of(plan: Plan, kind: Kind | None = None) -> list[Item]:
    """Measure the plan's hall."""
    (left,) = evacuation_of(plan)
    return [each for each in compliance_of(plan, left) if kind in {None, each.kind}]


@cache
def whole() -> list[Item]:
    """Measure the plan as it is."""
    return items_of(small_plan())


def with_hall(**changes: object) -> Plan:
    """Give the plan in another hall."""
    plan = small_plan()
    return plan.model_copy(update={"halls": (plan.halls[0].model_copy(update=changes),)})


def with_booth(booth: Booth) -> Plan:
    """Give the plan with one more booth."""
    plan = small_plan()
    layout = plan.layout.model_copy(update={"booths": (*plan.layout.booths, booth)})
    return plan.model_copy(update={"layout": layout})


def test_a_legal_plan_meets_everything() -> None:
    """Tests that nothing of a legal plan with surveyed doors is broken or left open."""
    assert {item.answer for item in whole()} == {Answer.MET}
    assert {item.kind for item in whole()} == set(Kind)


def test_every_aisle_is_listed_with_what_it_needs() -> None:
    """Tests that every drawn aisle is a piece of some line, no narrower than its kind asks."""
    plan = small_plan()
    lines = items_of(plan, Kind.AISLE)
    pieces = sum(int(n) for line in lines for n in re.findall(r"\((\d+) pieces\)", line.what.en))
    single = sum("pieces)" not in line.what.en for line in lines)
    assert pieces + single == len(plan.layout.aisles) >= len(lines) > 0
    narrowest = min(aisle.clear_width_mm for aisle in plan.layout.aisles)
    for line in lines:
        assert line.required in {plan.limits.aisle.value, plan.limits.main_aisle.value}
        assert line.measured is not None
        assert line.measured >= narrowest / 1000 - 0.004


def test_an_aisle_in_pieces_is_told_by_its_narrowest() -> None:
    """Tests that of two pieces that continue one another the narrower one is the line's."""
    plan = small_plan()
    aisle = next(a for a in plan.layout.aisles if a.clear_width_mm >= 3000)
    ahead = {"x_mm": aisle.x_mm + 1} if aisle.along == "depth" else {"y_mm": aisle.y_mm + 1}
    twin = aisle.model_copy(update={"id": "twin", **ahead})
    layout = plan.layout.model_copy(update={"aisles": (aisle, twin)})
    (line,) = items_of(plan.model_copy(update={"layout": layout}), Kind.AISLE)
    assert "(2 pieces)" in line.what.en
    alone = [
        items_of(plan.model_copy(update={"layout": layout.model_copy(update={"aisles": (one,)})}),
                 Kind.AISLE)[0].measured
        for one in (aisle, twin)
    ]  # fmt: skip
    assert line.measured == min(width for width in alone if width is not None)


def test_a_booth_in_an_aisle_is_told_where_it_stands() -> None:
    """Tests that a post of 0.5 m in the middle of an aisle leaves what lies beside it."""
    aisle = next(a for a in small_plan().layout.aisles if a.clear_width_mm >= 3000)
    x, y = (round(c) for c in aisle.centre)
    post = Booth(id="post", hall="H", x_mm=x - 250, y_mm=y - 250, width_mm=500, depth_mm=500)
    found = items_of(with_booth(post))
    (line,) = (i for i in found if i.kind is Kind.AISLE and f"{aisle.id} " in f"{i.what.en} ")
    assert line.answer is Answer.NOT_MET
    assert "post" in line.what.en
    assert line.at is not None
    assert abs(line.at[0] - x) <= 2000
    assert line in worst(found, 9)


def test_assumed_doors_leave_the_exits_open() -> None:
    """Tests that widths, distance and walks rest on the doors, and aisles do not."""
    doors = tuple(d.model_copy(update={"source": ASSUMED}) for d in small_plan().halls[0].openings)
    found = items_of(with_hall(openings=doors))
    for item in found:
        rests = item.kind in {Kind.EXIT, Kind.TRAVEL}
        assert item.answer is (Answer.NOT_ASSESSABLE if rests else Answer.MET), item


def test_unknown_sprinklers_leave_the_distance_of_the_exits_open() -> None:
    """Tests that the sheet answers as the rule does where only sprinklers would be enough."""
    plan = small_plan()
    strict = plan.limits.overridden({"exit_separation": 0.9, "exit_separation_sprinklered": 0.3})
    for wet, answer in ((None, Answer.NOT_ASSESSABLE), (False, Answer.NOT_MET), (True, Answer.MET)):
        asked = with_hall(sprinklered=wet).model_copy(update={"limits": strict})
        *_, apart = items_of(asked, Kind.EXIT)
        told = [f for f in recheck(asked) if f.code == "exit.separation"]
        assert apart.answer is answer
        assert bool(told) is (answer is not Answer.MET)
        assert all((f.verdict.value, f.required) == (answer.value, round(apart.required or 0, 3))
                   for f in told)  # fmt: skip


def test_exits_are_held_against_who_leaves_by_them() -> None:
    """Tests that all people are at some door, and the widths add up."""
    plan = small_plan()
    (left,) = evacuation_of(plan)
    whole_width, *each, _ = items_of(plan, Kind.EXIT)
    assert whole_width.measured == sum(d.clear_width_mm for d in plan.halls[0].openings) / 1000
    per_person = plan.limits.exit_width_per_person.value / 1000
    assert whole_width.required == pytest.approx(left.egress.people * per_person)
    doors = [item for item in each if item.at is not None]
    assert sum(item.required or 0 for item in doors) == pytest.approx(whole_width.required)
    without = next(item for item in each if item.at is None)
    assert (without.measured or 0) < (whole_width.measured or 0)


def test_a_hall_without_a_door_is_not_met() -> None:
    """Tests that a shut hall has a walk that is not met, and no figure that is endless."""
    found = items_of(with_hall(openings=()))
    (walk,) = (item for item in found if item.kind is Kind.TRAVEL)
    assert (walk.answer, walk.measured) == (Answer.NOT_MET, None)


def test_floor_that_is_kept_clear_stays_clear() -> None:
    """Tests that the depth a booth reaches into an area is told, and one beside it is met."""
    booth = small_plan().layout.booths[0]
    x, y = booth.x_mm, booth.y_mm
    ring = ((x - 1000, y - 1000), (x + 500, y - 1000), (x + 500, y + 700), (x - 1000, y + 700))
    keep = KeepClear(id="k1", ring=ring, source=SURVEYED)
    (line,) = (i for i in items_of(with_hall(keep_clear=(keep,))) if "k1" in i.what.en)
    assert line.answer is Answer.NOT_MET
    assert line.measured == pytest.approx(0.5)


def test_the_floor_before_a_door_ends_at_what_stands_there() -> None:
    """Tests that a booth 2.5 m before the exit is measured, and broken."""
    door = next(d for d in small_plan().halls[0].openings if d.id == "N1")
    x, y = door.middle
    stand = Booth(id="s", hall="H", x_mm=x - 500, y_mm=y - 3500, width_mm=1000, depth_mm=1000)
    (line,) = (i for i in items_of(with_booth(stand), Kind.CLEAR) if door.id in i.what.en)
    assert line.answer is Answer.NOT_MET
    assert line.measured == pytest.approx(2.5)


def test_the_worst_come_first() -> None:
    """Tests that what is broken is drawn first, then the nearest to its limit of each kind."""
    base = whole()
    bad = replace(base[0], answer=Answer.NOT_MET, measured=0.1)
    found = worst([*base, bad], 5)
    assert found[0] is bad
    assert len({item.kind for item in found[1:]}) == len(found[1:])
    assert [i.strain for i in found[1:]] == sorted((i.strain for i in found[1:]), reverse=True)
    assert len(worst([bad] * 12, 9)) == 9
