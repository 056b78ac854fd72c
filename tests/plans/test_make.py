"""Tests of the way from a brief to a plan."""

from itertools import pairwise

import pytest

from layouts.booth import Booth
from layouts.brief.brief import Brief
from layouts.brief.request import AreaKind, AreaRequest, Pin, ZoneRequest
from plans.edit import apply
from plans.edits import Edit, Fix, Move, Resize
from plans.make import in_opened_frames, make_plan
from plans.plan import Plan
from solver.before import is_same
from solver.progress import Event
from solver.result import Status
from solver.stop import Seconds
from tests.plans.small_show import LIMIT_S, MADE, SIZES, small_brief, small_plan, small_venue
from venue.catalogue import load
from venue.errors import BriefError, NoPlanError, VenueError
from venue.opened import open_halls
from venue.text import Text


def test_a_brief_becomes_a_checked_plan() -> None:
    """Tests that everyone is placed, numbered, checked and measured."""
    plan = small_plan()
    assert plan.certificate.placed == plan.certificate.requested == len(SIZES)
    assert plan.certificate.status is Status.OPTIMAL
    assert plan.certificate.checked.ok
    assert all(booth.number for booth in plan.layout.booths)
    assert plan.measures.halls[0].net_m2 == 72.0
    assert plan.made == MADE


def test_a_plan_holds_what_it_was_made_of() -> None:
    """Tests that venue, halls, brief and limits are the ones given."""
    plan = small_plan()
    assert plan.venue == small_venue()
    assert [hall.id for hall in plan.halls] == ["H"]
    assert plan.brief == small_brief()
    assert plan.limits.id == "kr-practice"


def test_progress_ends_with_the_check() -> None:
    """Tests that reports come in order and the last is the independent check's."""
    seen: list[Event] = []
    make_plan(small_brief(), small_venue(), Seconds(LIMIT_S), made=MADE, progress=seen.append)
    assert seen[-1].stage == "check"
    assert all(before.share <= after.share for before, after in pairwise(seen))


def test_pins_are_kept() -> None:
    """Tests that a pinned exhibitor stands exactly there."""
    pin = Pin(exhibitor="d", hall="H", x_mm=15000, y_mm=10500)
    plan = small_plan(pins=(pin,))
    stand = next(a.booth for a in plan.allotments if a.exhibitor == "d")
    booth = next(b for b in plan.layout.booths if b.id == stand)
    assert (booth.x_mm, booth.y_mm) == (15000, 10500)
    assert plan.measures.pins_met == 1.0


def test_conflicting_pins_are_no_plan() -> None:
    """Tests that two pins on one spot are answered with the exhibitors they are about."""
    pins = tuple(Pin(exhibitor=who, hall="H", x_mm=12000, y_mm=10500) for who in "bd")
    with pytest.raises(NoPlanError) as raised:
        small_plan(pins=pins)
    assert raised.value.code == "plan.infeasible"
    assert raised.value.texts


def test_no_time_is_no_plan_yet() -> None:
    """Tests that a stop before the first layout is told as such."""
    with pytest.raises(NoPlanError) as raised:
        make_plan(small_brief(), small_venue(), Seconds(0.0), made=MADE)
    assert raised.value.code == "plan.no_solution_yet"


def test_faults_of_a_brief_come_at_once() -> None:
    """Tests that every fault only the hall can show is told in one error."""
    pins = tuple(Pin(exhibitor=who, hall="H", x_mm=90000, y_mm=0) for who in "ab")
    with pytest.raises(BriefError) as raised:
        small_plan(pins=pins)
    assert len(raised.value.texts) == 2


def test_an_unsound_venue_is_refused() -> None:
    """Tests that a self-crossing outline is told before anything is planned on it."""
    venue = small_venue()
    crossed = ((0, 0), (36000, 27000), (36000, 0), (0, 27000))
    hall = venue.halls[0].model_copy(update={"outline": crossed, "openings": ()})
    broken = venue.model_copy(update={"halls": (hall,)})
    with pytest.raises(VenueError, match="crosses itself"):
        make_plan(small_brief(), broken, Seconds(LIMIT_S), made=MADE)


def test_an_unknown_preset_is_refused() -> None:
    """Tests that rules nobody ships are told with the known ones."""
    brief = small_brief().model_copy(update={"rules": "mars"})
    with pytest.raises(BriefError, match="kr-practice"):
        make_plan(brief, small_venue(), Seconds(LIMIT_S), made=MADE)


def _coex(*halls: str) -> tuple[Brief, tuple[str, ...]]:
    """Give a brief that speaks of hall C3 in all its parts, and the halls it lets."""
    size = (9000, 6000)
    brief = small_brief(pins=(Pin(exhibitor="a", hall="C3", x_mm=1000, y_mm=2000),))
    stage = AreaRequest(id="s", kind=AreaKind.STAGE, size_mm=size, hall="C3")
    zone = ZoneRequest(id="ai", name=Text(en="AI"), hall="C3")
    update = {"venue": "coex", "halls": halls, "areas": (stage,), "zones": (zone,)}
    return brief.model_copy(update=update), halls


@pytest.mark.parametrize(
    ("halls", "floor", "x"),
    [(("C",), "C", 73000), (("C2", "C3"), "C2+C3", 37000), (("C3",), "C3", 1000)],
)
def test_members_move_into_the_opened_floor(halls: tuple[str, ...], floor: str, x: int) -> None:
    """Tests that pins, zones and areas of a hall follow it into the floor it opens into."""
    brief, names = _coex(*halls)
    moved = in_opened_frames(brief, load("coex"), open_halls(load("coex"), names))
    pin = moved.pins[0]
    assert (pin.hall, pin.x_mm, pin.y_mm) == (floor, x, 2000)
    assert (moved.zones[0].hall, moved.areas[0].hall) == (floor, floor)


def test_moving_twice_changes_nothing() -> None:
    """Tests that a brief in the floors' frames stays as it is."""
    brief, names = _coex("C")
    halls = open_halls(load("coex"), names)
    once = in_opened_frames(brief, load("coex"), halls)
    assert in_opened_frames(once, load("coex"), halls) == once


def test_a_hall_that_is_not_open_keeps_its_name() -> None:
    """Tests that a pin in another hall is left for the check of the brief."""
    brief, _ = _coex("A")
    moved = in_opened_frames(brief, load("coex"), open_halls(load("coex"), ["A"]))
    assert moved.pins == brief.pins


def test_a_full_hall_is_told_which_hall_to_add() -> None:
    """Tests that a plan that leaves somebody out names a hall of its venue that is not let."""
    small = small_brief()
    wide = small.exhibitors[0].model_copy(update={"size_mm": (9000, 6000)})
    people = tuple(wide.model_copy(update={"id": f"x{i}"}) for i in range(40))
    venue = small_venue()
    other = venue.halls[0].model_copy(update={"id": "K", "members": (), "level": "2F"})
    asked = small.model_copy(update={"exhibitors": people})
    larger = venue.model_copy(update={"halls": (*venue.halls, other)})
    plan = make_plan(asked, larger, Seconds(LIMIT_S), made=MADE)
    assert plan.certificate.unplaced
    assert any("K" in text.en and text.en.startswith("halls: ") for text in plan.certificate.advice)


def held_plan(*changes: Edit) -> Plan:
    """Give the small show's plan after some edits."""
    plan = small_plan()
    for edit in changes:
        plan, _ = apply(plan, edit)
    return plan


def booth_of(plan: Plan, who: str) -> Booth:
    """Give somebody's booth."""
    name = next(each.booth for each in plan.allotments if each.exhibitor == who)
    return next(booth for booth in plan.layout.booths if booth.id == name)


def test_what_is_held_keeps_its_size_and_place() -> None:
    """Tests a booth larger than what is asked, which no plan of the brief would have."""
    was = booth_of(small_plan(), "a")
    wide = Resize(booth=was.id, width_mm=was.width_mm, depth_mm=was.depth_mm + 500)
    earlier = held_plan(wide, Fix(booth=was.id))
    plan = make_plan(
        small_brief(), small_venue(), Seconds(LIMIT_S), workers=1, made=MADE,
        earlier=earlier, hold=True,
    )  # fmt: skip
    held, now = booth_of(earlier, "a"), booth_of(plan, "a")
    assert is_same(held, now)
    assert plan.certificate.placed == len(SIZES)
    assert plan.certificate.bound_net_m2 >= plan.certificate.net_m2
    free = make_plan(
        small_brief(), small_venue(), Seconds(LIMIT_S), workers=1, made=MADE, earlier=earlier
    )
    assert booth_of(free, "a").area_m2 == 9.0


def test_what_cannot_be_held_is_no_plan() -> None:
    """Tests that nothing is moved silently: the sentence names who is in the way of whom."""
    a, b = booth_of(small_plan(), "a"), booth_of(small_plan(), "b")
    on_it = Move(booth=b.id, x_mm=a.x_mm, y_mm=a.y_mm, hall=a.hall)
    earlier = held_plan(on_it, Fix(booth=a.id), Fix(booth=b.id))
    with pytest.raises(NoPlanError, match="overlap") as raised:
        make_plan(
            small_brief(), small_venue(), Seconds(LIMIT_S), workers=1, made=MADE,
            earlier=earlier, hold=True,
        )  # fmt: skip
    assert raised.value.code == "plan.held"
