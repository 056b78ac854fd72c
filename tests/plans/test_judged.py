"""Tests of judging an edited plan anew: what it says of itself is true again."""

from layouts.booth import Side
from layouts.brief.exhibitor import Exhibitor
from layouts.layout import Layout
from plans import edits
from plans.check import recheck
from plans.edit import apply
from plans.edits import Edit
from plans.judged import judged
from plans.plan import Plan
from plans.roster import diff_sheet, with_sheet
from solver.result import Status
from tests.plans.small_show import small_plan
from venue.text import Text


def edited(*steps: Edit) -> Plan:
    """Edit the small plan and judge it."""
    plan = small_plan()
    for step in steps:
        plan, _ = apply(plan, step)
    return judged(plan)


def of(exhibitor: str) -> str:
    """Give an exhibitor's booth."""
    return next(each.booth for each in small_plan().allotments if each.exhibitor == exhibitor)


def test_a_plan_nobody_touched_says_the_same_but_for_the_solver() -> None:
    """Tests that findings, measures and areas are those it had, and the status is not proved."""
    plan = small_plan()
    again = judged(plan)
    assert (again.layout, again.findings, again.measures) == (
        plan.layout, plan.findings, plan.measures,
    )  # fmt: skip
    assert again.certificate.status is Status.FEASIBLE
    same = {"net_m2", "bound_net_m2", "gap", "requested", "placed", "unplaced", "checked"}
    assert again.certificate.model_dump(include=same) == plan.certificate.model_dump(include=same)


def test_a_booth_pushed_into_another_is_found() -> None:
    """Tests that the findings are those of the floor as it is now."""
    plan = small_plan()
    a, c = (next(b for b in plan.layout.booths if b.id == of(who)) for who in "ac")
    found = edited(edits.Move(booth=a.id, x_mm=c.x_mm + 500, y_mm=c.y_mm))
    assert "booth.overlap" in {each.code for each in found.findings}
    assert not found.certificate.checked.ok
    assert found.findings == recheck(found)


def test_open_sides_are_read_off_the_floor() -> None:
    """Tests that a stand alone in the middle is open all around, and one in a row is not."""
    plan = small_plan()
    for booth in plan.layout.booths:
        assert set(booth.open_edges) == set(
            next(b for b in judged(plan).layout.booths if b.id == booth.id).open_edges
        )
    alone = edited(
        *(edits.Delete(booth=b.id) for b in plan.layout.booths if b.id != of("a")),
        *(edits.DropArea(area=a.id, hall=a.hall) for a in plan.layout.areas),
        edits.Move(booth=of("a"), x_mm=18_000, y_mm=12_000),
    )
    (left,) = alone.layout.booths
    assert set(left.open_edges) == set(Side)


def test_who_lost_its_booth_is_told() -> None:
    """Tests that requested is placed and unplaced together, by hand as by the solver."""
    found = edited(edits.Unassign(booth=of("a")))
    told = found.certificate
    assert (told.requested, told.placed) == (4, 3)
    assert [(each.exhibitor, each.code) for each in told.unplaced] == [("a", "unassigned")]


def test_a_booth_more_than_was_asked_is_no_better_than_the_bound() -> None:
    """Tests that a plan never claims more than its bound."""
    corner = small_plan().layout.booths[0]
    more = corner.model_copy(
        update={
            "id": "",
            "number": "",
            "x_mm": 0,
            "y_mm": 0,
            "width_mm": 36_000,
            "depth_mm": 27_000,
        }
    )
    told = edited(edits.Add(booth=more)).certificate
    assert told.net_m2 <= told.bound_net_m2
    assert told.gap == 0


def enlisted(plan: Plan, *who: Exhibitor) -> Plan:
    """Take a sheet with some more exhibitors into a plan."""
    sheet = (*plan.brief.exhibitors, *who)
    return with_sheet(plan, sheet, diff_sheet(plan, sheet), {})


def test_who_came_after_the_solve_is_told_and_counted() -> None:
    """Tests that nobody who never had a booth is said to have lost it, and the bound grows."""
    come = Exhibitor(id="e", name=Text(en="E"), zone="ai", size_mm=(3000, 3000))
    for plan in (enlisted(small_plan(), come), judged(enlisted(small_plan(), come))):
        told = plan.certificate
        assert (told.requested, told.placed) == (5, 4)
        assert [(each.exhibitor, each.code) for each in told.unplaced] == [("e", "added")]
        assert "Added since" in told.unplaced[0].reason.say("en")
    assert told.bound_net_m2 == small_plan().certificate.bound_net_m2 + 9
    assert told.gap > 0
    back = judged(plan.model_copy(update={"brief": small_plan().brief})).certificate
    assert (back.requested, back.placed, back.unplaced) == (4, 4, ())
    assert back.bound_net_m2 == small_plan().certificate.bound_net_m2


def test_an_earlier_floor_under_a_later_certificate_is_counted_anew() -> None:
    """Tests a version that is restored: who waits there did not lose a booth by hand."""
    plan = small_plan()
    bare = plan.model_copy(update={"layout": Layout(), "allotments": ()})
    told = judged(bare).certificate
    assert (told.requested, told.placed, len(told.unplaced)) == (4, 0, 4)
    assert not any("by hand" in each.reason.say("en") for each in told.unplaced)
