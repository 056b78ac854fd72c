"""Tests of a plan's booths compared with those that came back in a drawing."""

import datetime as dt
import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.booth import Booth, Footprint
from layouts.pod import Pod
from plans import edits
from plans.diff import Change, Drawn, Fate, Side, diff_booths, with_changes
from plans.edit import apply
from plans.patch import difference, patched
from plans.plan import Plan
from tests.plans.sample_plan import sample_plan
from venue.errors import EditError, InputError
from venue.text import Text

HALLS = ("C", "D")
LOCKED = {"b6", "b7"}
"""The booths of the sample plan that are locked to their exhibitors."""


def drawn(booth: Footprint, name: str = "", **more: object) -> Drawn:
    """Draw a booth as our own files do: rounded corners, and where it lay."""
    place = Text(ko=f"도면 {name}", en=f"drawing, {name}")
    ring = tuple((float(round(x)), float(round(y))) for x, y in booth.ring)
    made = Drawn(place, booth.hall, ring, id=name, base=Footprint.model_validate(booth.where))
    return replace(made, **more)  # type: ignore[arg-type] # fields of a drawn booth


def exported(plan: Plan) -> list[Drawn]:
    """Draw every booth of a plan."""
    return [drawn(booth, booth.id, number=booth.number) for booth in plan.layout.booths]


def shifted(each: Drawn, dx: float, dy: float) -> Drawn:
    """Move a drawn booth."""
    return replace(each, ring=tuple((x + dx, y + dy) for x, y in each.ring))


def fates(changes: tuple[Change, ...]) -> Counter[Fate]:
    """Count what became of booths."""
    return Counter(change.fate for change in changes)


def booth(plan: Plan, name: str) -> Booth:
    """Find a booth."""
    return next(each for each in plan.layout.booths if each.id == name)


def test_what_comes_back_as_it_went_changes_nothing() -> None:
    """Tests that booths turned by 23 degrees, too, are the same, and the plan is."""
    plan = sample_plan()
    changes = diff_booths(plan, exported(plan), HALLS, plan.revision)
    assert fates(changes) == {Fate.SAME: len(plan.layout.booths)}
    assert with_changes(plan, changes, {}) == plan


def test_a_newer_plan_keeps_what_a_drawing_did_not_touch() -> None:
    """Tests that an old drawing takes nothing back that people have done since."""
    plan = sample_plan()
    before = exported(plan)
    name = next(b.id for b in plan.layout.booths if b.id not in LOCKED)
    moved = apply(plan, edits.Move(booth=name, x_mm=1_000, y_mm=1_000))[0]
    changes = diff_booths(moved, before, HALLS, plan.revision)
    assert fates(changes) == {Fate.SAME: len(plan.layout.booths)}
    assert with_changes(moved, changes, {}) == moved


@settings(max_examples=60)
@given(st.data())
def test_any_edits_in_a_drawing_are_found_and_taken(data: st.DataObject) -> None:
    """Tests moves, growth, deletions and new booths against what was done to the drawing."""
    plan = sample_plan()
    free = [b for b in plan.layout.booths if b.id not in LOCKED and not _has_pods(plan, b)]
    chosen = data.draw(st.lists(st.sampled_from(free), unique_by=lambda b: b.id, max_size=4))
    drawing = {each.id: each for each in exported(plan)}
    wanted: dict[str, Footprint] = {}
    gone: set[str] = set()
    for each in chosen:
        what = data.draw(st.sampled_from(["move", "grow", "delete"]))
        place = Footprint.model_validate(each.where)
        if what == "delete":
            del drawing[each.id]
            gone.add(each.id)
            continue
        if what == "move":
            dx, dy = data.draw(st.tuples(st.integers(10, 900), st.integers(-900, 900)))
            place = place.model_copy(update={"x_mm": place.x_mm + dx, "y_mm": place.y_mm + dy})
        elif each.notch is None:
            place = place.model_copy(update={"width_mm": each.width_mm + 3000})
        else:
            continue
        drawing[each.id] = replace(drawing[each.id], ring=drawn(place).ring)
        wanted[each.id] = place
    new = Footprint(hall="D", x_mm=1_000, y_mm=1_000, width_mm=3_000, depth_mm=3_000)
    extra = [drawn(new, base=None, number="X9")] if data.draw(st.booleans()) else []
    changes = diff_booths(plan, [*drawing.values(), *extra], HALLS, plan.revision)
    after = with_changes(plan, changes, {})
    assert {c.booth for c in changes if c.fate is Fate.CHANGED} == set(wanted)
    assert {c.booth for c in changes if c.fate is Fate.DELETED} == gone
    assert not gone & {b.id for b in after.layout.booths}
    assert not gone & {a.booth for a in after.allotments}
    for name, place in wanted.items():
        got = booth(after, name)
        assert got.number == booth(plan, name).number
        assert all(min(math.dist(corner, other) for other in got.ring) < 6 for corner in place.ring)
    assert fates(changes)[Fate.NEW] == len(extra)
    assert len(after.layout.booths) == len(plan.layout.booths) + len(extra) - len(gone)
    patch = difference(plan, after)
    assert patched(plan, patch) == after
    assert patched(after, patch.back) == plan


def _has_pods(plan: Plan, each: Booth) -> bool:
    return any(pod.booth == each.id for pod in plan.layout.pods)


def test_what_both_changed_is_to_be_chosen() -> None:
    """Tests a booth moved here and there: either stands, or nothing is taken."""
    plan = sample_plan()
    name = next(b.id for b in plan.layout.booths if b.id not in LOCKED and not b.rotation_deg)
    was = booth(plan, name)
    drawing = [shifted(e, 0, 500) if e.id == name else e for e in exported(plan)]
    moved = apply(plan, edits.Move(booth=name, x_mm=was.x_mm + 300, y_mm=was.y_mm))[0]
    changes = diff_booths(moved, drawing, HALLS, moved.revision)
    (one,) = [change for change in changes if change.conflict]
    assert (one.booth, one.fate) == (name, Fate.CHANGED)
    with pytest.raises(EditError, match="has changed in the plan and in the drawing"):
        with_changes(moved, changes, {})
    assert with_changes(moved, changes, {name: Side.PLAN}) == moved
    taken = booth(with_changes(moved, changes, {}, Side.FILE), name)
    assert (taken.x_mm, taken.y_mm) == (was.x_mm, was.y_mm + 500)


def test_both_may_have_made_the_same_change() -> None:
    """Tests that a booth moved alike in both is no conflict."""
    plan = sample_plan()
    name = next(b.id for b in plan.layout.booths if b.id not in LOCKED and not b.rotation_deg)
    was = booth(plan, name)
    drawing = [shifted(e, 0, 500) if e.id == name else e for e in exported(plan)]
    moved = apply(plan, edits.Move(booth=name, x_mm=was.x_mm, y_mm=was.y_mm + 500))[0]
    assert fates(diff_booths(moved, drawing, HALLS, 1)) == {Fate.SAME: len(drawing)}


@pytest.mark.parametrize(("revision", "sure"), [(7, True), (6, False), (None, False)])
def test_what_is_missing_was_deleted_or_is_newer(revision: int | None, sure: bool) -> None:
    """Tests that only a drawing of the plan's own revision deletes without a question."""
    plan = sample_plan().model_copy(update={"revision": 7})
    name = next(b.id for b in plan.layout.booths if b.id not in LOCKED)
    drawing = [each for each in exported(plan) if each.id != name]
    (gone,) = [c for c in diff_booths(plan, drawing, HALLS, revision) if c.fate is Fate.DELETED]
    assert gone.booth == name
    assert (gone.conflict is None) is sure


def test_halls_that_are_not_drawn_miss_nothing() -> None:
    """Tests a drawing of one hall of two."""
    plan = sample_plan()
    drawing = [each for each in exported(plan) if each.hall == "C"]
    changes = diff_booths(plan, drawing, ("C",), plan.revision)
    assert fates(changes) == {Fate.SAME: len(drawing)}


def test_a_locked_booth_is_not_moved_without_a_word() -> None:
    """Tests that a lock asks, and that a sold booth cannot be deleted at all."""
    plan = sample_plan()
    drawing = [shifted(e, 0, 100) if e.id == "b6" else e for e in exported(plan)]
    (change,) = [c for c in diff_booths(plan, drawing, HALLS, 1) if c.fate is Fate.CHANGED]
    assert change.conflict is not None
    assert "is locked to its exhibitor" in change.conflict.en
    name = next(a.booth for a in plan.allotments if not a.locked)
    who = next(a.exhibitor for a in plan.allotments if a.booth == name)
    sale = edits.Offer(booth=name, on=dt.date(2026, 3, 1), state="sold", exhibitor=who)
    sold = apply(plan, sale)[0]
    drawing = [each for each in exported(sold) if each.id != name]
    changes = diff_booths(sold, drawing, HALLS, 1)
    with pytest.raises(EditError, match="is sold; take the sale back"):
        with_changes(sold, changes, {}, Side.FILE)


def test_a_pavilion_takes_its_pods_along_or_stays() -> None:
    """Tests that a block moves and turns with its pods, and asks before it grows."""
    plan = sample_plan()
    block = next(b for b in plan.layout.booths if b.id not in LOCKED and not b.rotation_deg)
    pod = Pod(
        hall=block.hall, x_mm=block.x_mm + 100, y_mm=block.y_mm + 200, width_mm=1000,
        depth_mm=1000, id="p1", booth=block.id,
    )  # fmt: skip
    plan = plan.model_copy(update={"layout": plan.layout.model_copy(update={"pods": (pod,)})})
    drawing = [shifted(e, 700, 0) if e.id == block.id else e for e in exported(plan)]
    after = with_changes(plan, diff_booths(plan, drawing, HALLS, 1), {})
    assert (after.layout.pods[0].x_mm, after.layout.pods[0].y_mm) == (pod.x_mm + 700, pod.y_mm)
    grown = drawn(block.model_copy(update={"depth_mm": block.depth_mm + 1000}))
    drawing = [replace(e, ring=grown.ring) if e.id == block.id else e for e in exported(plan)]
    changes = diff_booths(plan, drawing, HALLS, 1)
    with pytest.raises(EditError, match="is no plain rectangle"):
        with_changes(plan, changes, {}, Side.FILE)
    assert with_changes(plan, changes, {}, Side.PLAN) == plan


def test_a_copy_is_a_new_booth_with_a_number_of_its_own() -> None:
    """Tests two booths of one id: the second is new, numbered, and nobody's."""
    plan = sample_plan()
    first = exported(plan)[0]
    copy = shifted(replace(first, base=None), 20_000, 9_000)
    changes = diff_booths(plan, [*exported(plan), copy], HALLS, 1)
    (new,) = [change for change in changes if change.fate is Fate.NEW]
    after = with_changes(plan, changes, {})
    got = booth(after, new.booth)
    assert got.number
    assert [b.number for b in after.layout.booths].count(got.number) == 1
    assert {b.number for b in plan.layout.booths} <= {b.number for b in after.layout.booths}
    assert all(a.booth != got.id for a in after.allotments)


def test_what_the_plan_deleted_stays_deleted() -> None:
    """Tests a drawing that still has it, untouched; moved there, it is to be chosen."""
    plan = sample_plan()
    name = next(b.id for b in plan.layout.booths if b.id not in LOCKED)
    drawing = exported(plan)
    without = apply(plan, edits.Delete(booth=name))[0]
    assert fates(diff_booths(without, drawing, HALLS, 1)) == {Fate.SAME: len(drawing) - 1}
    moved = [shifted(e, 0, 700) if e.id == name else e for e in drawing]
    (new,) = [c for c in diff_booths(without, moved, HALLS, 1) if c.fate is Fate.NEW]
    assert new.conflict is not None
    assert "was deleted from the plan but moved" in new.conflict.en


def test_booths_of_another_office_are_known_by_their_numbers() -> None:
    """Tests a drawing without ids: numbers tell which is which."""
    plan = sample_plan()
    theirs = [replace(e, id="", base=None) for e in exported(plan) if e.number]
    changes = diff_booths(plan, [shifted(theirs[0], 0, 300), *theirs[1:]], HALLS, 1)
    counted = fates(changes)
    assert (counted[Fate.CHANGED], counted[Fate.NEW]) == (1, 0)


def test_what_is_no_booth_is_told_with_its_place() -> None:
    """Tests a triangle, and a booth in no hall of the show: both are told at once."""
    plan = sample_plan()
    first, second, *rest = exported(plan)
    bad = replace(first, ring=((0, 0), (3000, 0), (0, 3000)), base=None)
    with pytest.raises(InputError) as caught:
        diff_booths(plan, [bad, replace(second, hall="Z"), *rest], HALLS, 1)
    assert [text.en.partition(": ")[2] for text in caught.value.texts] == [
        "this is no rectangle, L or U; draw the booth as one of them.",
        "the plan has no hall 'Z'; draw it in one of C, D.",
    ]
    assert all(text.en.startswith("drawing, ") for text in caught.value.texts)
