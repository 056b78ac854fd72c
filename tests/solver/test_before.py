"""Tests of starting from an earlier plan: who may stay stays, whoever comes or goes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.allotment import Allotment
from layouts.booth import Booth, Footprint, Notch, Side
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaRequest, Pair, Pin, Relation
from layouts.layout import Layout
from layouts.numbering import number_layout
from layouts.rules.check import check_layout
from solver.before import Before, held_fast, is_same, serves
from solver.bound import universal_bound_m2
from solver.instance import Instance
from solver.result import Result
from solver.solve import solve
from solver.stop import Deterministic
from tests.layouts.turning import Turning
from tests.solver.micro import (
    LIMITS,
    LONG_S,
    breaches,
    brief,
    hall,
    instance,
    many,
    solved,
    stands,
    who,
)
from tests.venue.buildings import column
from venue.hall import Hall
from venue.text import Text

HALL = hall(36, 30)
MIXED = (
    *many(12),
    who("wide", 6, 3, zone="y", open_sides=2),
    who("deep", 6, 6, zone="y", open_sides=3),
    who("isle", 9, 9, open_sides=4),
    who("a", 3, 3),
    who("b", 6, 3, zone="y"),
)
STAGE = AreaRequest(id="stage", name=Text(en="Stage"), kind="stage", size_mm=(6000, 6000))
ASKED = brief(*MIXED, areas=(STAGE,), pairs=(Pair(a="e1", b="e2", relation=Relation.ADJACENT),))

Corner = tuple[int, int]


def before(result: Result, **more: Any) -> Before:
    """Take a result as the earlier plan."""
    return Before.of(result.layout, result.allotments, **more)


def floor_of(booth: Footprint) -> set[Corner]:
    """Give the corners of a booth's floor, to the millimetre, whichever comes first."""
    return {(round(x), round(y)) for x, y in booth.ring}


def places(result: Result) -> Mapping[str, set[Corner]]:
    """Give the floor of every exhibitor that stands."""
    return {key: floor_of(booth) for key, booth in stands(result).items()}


def moved(earlier: Result, later: Result) -> set[str]:
    """List the exhibitors of both that stand elsewhere, by their corners alone."""
    was, now = places(earlier), places(later)
    return {key for key in was.keys() & now.keys() if was[key] != now[key]}


def shifted(result: Result, key: str, dx: int, dy: int) -> Result:
    """Move somebody's booth by hand."""
    mine = stands(result)[key].id
    booths = tuple(
        b.model_copy(update={"x_mm": b.x_mm + dx, "y_mm": b.y_mm + dy}) if b.id == mine else b
        for b in result.layout.booths
    )
    return result.model_copy(update={"layout": result.layout.model_copy(update={"booths": booths})})


def locked(result: Result, key: str) -> Result:
    """Lock somebody's place."""
    allotments = tuple(
        a.model_copy(update={"locked": a.exhibitor == key}) for a in result.allotments
    )
    return result.model_copy(update={"allotments": allotments})


def without(asked: Brief, *keys: str) -> Brief:
    """Leave exhibitors out of a brief."""
    left = tuple(each for each in asked.exhibitors if each.id not in keys)
    return asked.model_copy(update={"exhibitors": left})


def changed(asked: Brief, key: str, **facts: Any) -> Brief:
    """Change what one exhibitor asks for."""
    each = tuple(e.model_copy(update=facts) if e.id == key else e for e in asked.exhibitors)
    return asked.model_copy(update={"exhibitors": each})


@pytest.fixture(scope="module")
def first() -> Result:
    """Give a first plan of the mixed show."""
    return solved(ASKED, HALL)


def test_an_unchanged_brief_moves_nobody(first: Result) -> None:
    """Tests that the same brief comes to the same places, aisles and areas, and says so."""
    again = solved(ASKED, HALL, before=before(first))
    assert moved(first, again) == set()
    assert places(again).keys() == places(first).keys()
    stage, was = (next(floor_of(a) for a in r.layout.areas if a.request) for r in (again, first))
    assert stage == was
    assert again.changes is not None
    assert again.changes.model_dump() == {"kept": 17, "moved": 0, "new": 0, "gone": 0}
    assert breaches(again, ASKED, HALL) == []
    assert first.changes is None


def test_the_same_work_gives_the_same_layout(first: Result) -> None:
    """Tests that a reproducible start from a plan comes to equal layouts."""
    asked = without(ASKED, "e5", "wide")
    one, two = (solved(asked, HALL, before=before(first)) for _ in range(2))
    assert one.layout == two.layout
    assert one.allotments == two.allotments


def test_a_turned_hall_moves_nobody() -> None:
    """Tests that rounding in a hall at an angle does not move a booth."""
    place = Turning(23.0, (500, -700)).hall(HALL)
    earlier = solved(ASKED, place)
    again = solved(ASKED, place, before=before(earlier))
    assert moved(earlier, again) == set()
    assert len(places(again)) == len(MIXED)


def test_who_goes_and_who_comes_move_nobody(first: Result) -> None:
    """Tests that a newcomer of the size of somebody who left disturbs nobody."""
    asked = without(ASKED, "e7", "b")
    asked = asked.model_copy(
        update={"exhibitors": (*asked.exhibitors, who("n1"), who("n2", 6, 3, zone="y"))}
    )
    later = solved(asked, HALL, before=before(first))
    assert moved(first, later) == set()
    assert places(later).keys() == {each.id for each in asked.exhibitors}
    assert later.changes is not None
    assert later.changes.model_dump() == {"kept": 15, "moved": 0, "new": 2, "gone": 2}
    assert breaches(later, asked, HALL) == []


def test_another_size_is_placed_anew_beside_the_others(first: Result) -> None:
    """Tests that somebody who doubles its stand gets it, and few others move for it."""
    asked = changed(ASKED, "e9", size_mm=(6000, 3000))
    later = solved(asked, HALL, before=before(first))
    assert places(later).keys() == places(first).keys()
    booth = stands(later)["e9"]
    assert {booth.width_mm, booth.depth_mm} == {3000, 6000}
    assert len(moved(first, later) - {"e9"}) <= 2
    assert breaches(later, asked, HALL) == []


def test_a_locked_booth_stays_and_stays_locked(first: Result) -> None:
    """Tests that a locked place is kept with its lock, also where aisles grow wider."""
    asked = brief(*MIXED)
    wide = LIMITS.overridden({"aisle": 3.5})
    earlier = before(locked(first, "wide"))
    later = solve(Instance((HALL,), asked, wide), Deterministic(LONG_S), before=earlier)
    assert "wide" not in moved(first, later)
    assert [a.exhibitor for a in later.allotments if a.locked] == ["wide"]
    assert not any(booth.pinned for booth in later.layout.booths)


def test_a_lock_beside_people_left_out_is_measured_by_the_universal_bound() -> None:
    """Tests that the family bound, of rows that nobody is held off, is not told with a lock."""
    place = hall(36, 24)
    asked = brief(*many(90))
    earlier = solved(asked, place)
    assert earlier.bound_kind == "family"
    key = min(stands(earlier))
    later = solved(asked, place, before=before(locked(earlier, key)))
    assert later.bound_kind == "universal"
    assert later.bound_net_m2 == universal_bound_m2((place,), asked, LIMITS)
    assert key not in moved(earlier, later)
    freed = solved(asked, place, before=before(earlier))
    assert freed.bound_net_m2 == earlier.bound_net_m2


def test_a_pinned_booth_of_the_earlier_plan_stays_pinned(first: Result) -> None:
    """Tests that a booth somebody pinned by hand stays where it is, pinned."""
    mine = stands(first)["b"].id
    booths = tuple(b.model_copy(update={"pinned": b.id == mine}) for b in first.layout.booths)
    earlier = first.model_copy(
        update={"layout": first.layout.model_copy(update={"booths": booths})}
    )
    later = solved(ASKED, HALL, before=before(earlier))
    assert moved(first, later) == set()
    assert [stands(later)["b"].id] == [b.id for b in later.layout.booths if b.pinned]
    assert before(earlier, freed={"b"}).fast == frozenset()


def test_a_lock_that_cannot_hold_is_told(first: Result) -> None:
    """Tests that a locked booth that lies on a new column is freed, and named."""
    booth = stands(first)["wide"]
    x, y = (round(value) for value in booth.centre)
    place = hall(36, 30, obstacles=(column("K", x, y),))
    later = solved(ASKED, place, before=before(locked(first, "wide")))
    assert "wide" in moved(first, later)
    assert any("wide" in text.en for text in later.advice)
    assert breaches(later, ASKED, place) == []


def test_a_booth_moved_by_hand_stays_where_it_was_put() -> None:
    """Tests that a legal booth off the rows is kept in place, and named."""
    asked = brief(*many(6))
    earlier = solved(asked, HALL)
    # Its east side looks onto a main aisle of 5 m, which has more than the 3 m it needs.
    key = next(key for key, booth in stands(earlier).items() if Side.EAST in booth.open_edges)
    edited = shifted(earlier, key, 300, 0)
    later = solved(asked, HALL, before=before(edited))
    assert moved(edited, later) == set()
    assert any(key in text.en for text in later.advice)
    assert breaches(later, asked, HALL) == []


def test_a_booth_moved_onto_another_is_brought_back() -> None:
    """Tests that an edit that is not legal is mended: everybody stands, on a legal floor."""
    asked = brief(*many(6))
    earlier = solved(asked, HALL)
    at, to = (stands(earlier)[key] for key in ("e1", "e2"))
    edited = shifted(earlier, "e1", to.x_mm - at.x_mm + 500, to.y_mm - at.y_mm)
    later = solved(asked, HALL, before=before(edited))
    assert places(later).keys() == places(earlier).keys()
    assert breaches(later, asked, HALL) == []


def test_wider_aisles_are_kept_whoever_has_to_move(first: Result) -> None:
    """Tests that a plan that breaks a new rule is laid out afresh, and is legal."""
    wide = Instance((HALL,), ASKED, LIMITS.overridden({"aisle": 4.0}))
    later = solve(wide, Deterministic(LONG_S), before=before(first))
    layout = number_layout((HALL,), later.layout)
    found = check_layout((HALL,), ASKED, layout, later.allotments, wide.limits)
    assert [finding.message.en for finding in found if finding.breaks] == []


def test_everybody_stays_in_the_hall_it_stood_in() -> None:
    """Tests that halls keep their exhibitors where both could hold them."""
    asked = brief(*many(14), *many_of("x", 10), halls=("H", "G"))
    halls = (HALL, hall(36, 30, "G"))
    earlier = solved(asked, *halls)
    asked = without(asked, "e1", "x3")
    later = solved(asked, *halls, before=before(earlier))
    assert moved(earlier, later) == set()


def many_of(zone: str, count: int) -> tuple[Exhibitor, ...]:
    """Give exhibitors of a zone."""
    return tuple(who(f"{zone}{i + 1}", 6, 3, zone=zone) for i in range(count))


def test_what_is_the_same_floor_is_the_same() -> None:
    """Tests that footprints are compared by their floor: turn, notch, hall and 1 mm."""
    lying = Footprint(hall="H", x_mm=0, y_mm=0, width_mm=6000, depth_mm=3000)
    assert is_same(lying, lying.model_copy(update={"x_mm": 1}))
    assert not is_same(lying, lying.model_copy(update={"x_mm": 2}))
    assert not is_same(lying, lying.model_copy(update={"hall": "G"}))
    cut = Notch(x_mm=3000, y_mm=0, width_mm=3000, depth_mm=1500)
    assert not is_same(lying, lying.model_copy(update={"notch": cut}))


@pytest.mark.parametrize(
    ("size", "turned", "turn", "fits"),
    [
        ((6000, 3000), 0, False, True),
        ((3000, 6000), 0, False, False),
        ((3000, 6000), 0, True, True),
        ((3000, 6000), 90, False, True),
        ((9000, 3000), 0, True, False),
    ],
)
def test_a_size_serves_as_it_lies(
    size: tuple[int, int], turned: int, turn: bool, fits: bool
) -> None:
    """Tests that a booth serves a request by its size as the hall sees it."""
    booth = Footprint(
        hall="H", x_mm=0, y_mm=0, width_mm=size[0], depth_mm=size[1], rotation_deg=turned
    )
    assert serves(booth, ((6000, 3000),), (), turn=turn) is fits


def test_only_what_can_stay_is_held_fast(first: Result) -> None:
    """Tests that the brief's own pins, other sizes and closed halls end a lock."""
    earlier = before(locked(first, "wide"))
    assert [pin.exhibitor.id for pin in held_fast(earlier, instance(ASKED, HALL))] == ["wide"]
    pin = Pin(exhibitor="wide", hall="H", x_mm=6000, y_mm=6000)
    pinned = ASKED.model_copy(update={"pins": (pin,)})
    for asked, place in (
        (pinned, HALL),
        (changed(ASKED, "wide", size_mm=(9000, 3000)), HALL),
        (without(ASKED, "wide"), HALL),
        (ASKED, hall(36, 30, "G")),
    ):
        assert held_fast(earlier, instance(asked, place)) == ()


def test_an_empty_plan_is_no_start() -> None:
    """Tests that nothing stood in an empty layout, and that a stray allotment is passed over."""
    assert not Before.of(Layout(), (Allotment(booth="none", exhibitor="e1", locked=True),))


SIZES = ((3, 3), (6, 3), (9, 3), (6, 6), (9, 6), (9, 9))


@st.composite
def shows(draw: st.DrawFn) -> tuple[Brief, Hall]:
    """Draw a small show that its hall can about hold."""
    sizes = draw(st.lists(st.sampled_from(SIZES), min_size=3, max_size=22))
    each = [
        who(
            f"e{number}",
            *size,
            zone=draw(st.sampled_from("yz")),
            open_sides=draw(st.sampled_from((None, None, 2, 3))),
            priority=draw(st.sampled_from((0, 0, 1))),
        )
        for number, size in enumerate(sizes)
    ]
    return brief(*each), hall(draw(st.integers(27, 42)), draw(st.integers(24, 36)))


def more_area(earlier: Result, later: Result, but: Sequence[Booth] = ()) -> bool:
    """Tell whether a later plan places more than an earlier one, some of its booths left aside."""
    return later.net_m2 > earlier.net_m2 - sum(b.shape.area for b in but) / 1e6 + 1e-3


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(show=shows(), data=st.data())
def test_random_shows_move_only_to_place_more(
    show: tuple[Brief, Hall], data: st.DataObject
) -> None:
    """Tests that an unchanged brief and one less exhibitor move nobody, unless more stands then."""
    asked, place = show
    earlier = solved(asked, place)
    again = solved(asked, place, before=before(earlier))
    assert not moved(earlier, again) or more_area(earlier, again)
    assert again.net_m2 >= earlier.net_m2 - 1e-3
    gone = data.draw(st.sampled_from(sorted(stands(earlier)) or ["e0"]))
    left = without(asked, gone)
    booths = [booth for key, booth in stands(earlier).items() if key == gone]
    later = solved(left, place, before=before(earlier))
    assert not moved(earlier, later) or more_area(earlier, later, booths)
    for result, brief_of in ((again, asked), (later, left)):
        assert [finding.message.en for finding in breaches(result, brief_of, place)] == []
