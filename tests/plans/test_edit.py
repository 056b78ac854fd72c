"""Tests of edits: each does what it says, refuses what it must, and is undone exactly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.brief.request import Pin
from layouts.pod import Pod
from plans import edits
from plans.document import dumps_plan, loads_plan
from plans.edit import apply
from plans.edits import Edit, edit_of
from plans.patch import Patch, difference, patched
from plans.plan import Plan
from tests.plans.edits_of import DAY, edits_of
from tests.plans.sample_plan import sample_plan
from tests.plans.small_show import small_plan
from venue.errors import EditError, InputError


def after(plan: Plan, *steps: Edit) -> Plan:
    """Edit a plan, one step after the other."""
    for step in steps:
        plan, _ = apply(plan, step)
    return plan


def booth(plan: Plan, name: str) -> Booth:
    """Find a booth."""
    return next(each for each in plan.layout.booths if each.id == name)


def held(plan: Plan) -> dict[str, str]:
    """Give who has which booth."""
    return {each.booth: each.exhibitor for each in plan.allotments}


def of(plan: Plan, exhibitor: str) -> str:
    """Give the booth that an exhibitor has."""
    return next(each.booth for each in plan.allotments if each.exhibitor == exhibitor)


def row(*booths: Booth) -> Plan:
    """Give the small plan with some booths of nobody added."""
    return after(small_plan(), *(edits.Add(booth=each) for each in booths))


def made(name: str, x: int, width: int = 3000, **more: object) -> Booth:
    """Make a booth on the lower wall."""
    known = {"id": name, "hall": "H", "x_mm": x, "y_mm": 0, "width_mm": width, "depth_mm": 3000}
    return Booth.model_validate(known | more)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_any_series_of_edits_is_undone_and_done_again(data: st.DataObject) -> None:
    """Tests that undo of all is the start to the byte, and redo of all the end."""
    plan = data.draw(st.sampled_from([small_plan(), sample_plan()]))
    states, patches = [plan], []
    for _ in range(data.draw(st.integers(1, 12))):
        step = data.draw(edits_of(states[-1]))
        try:
            new, patch = apply(states[-1], step)
        except InputError:
            continue
        sent = Patch.model_validate_json(patch.model_dump_json())
        assert patched(states[-1], sent) == new
        states.append(new)
        patches.append(sent)
    back = states[-1]
    for patch, before in zip(reversed(patches), reversed(states[:-1]), strict=True):
        back = patched(back, patch.back)
        assert back == before
    assert dumps_plan(back) == dumps_plan(plan)
    for patch in patches:
        back = patched(back, patch)
    assert dumps_plan(back) == dumps_plan(states[-1])


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_one_patch_leads_from_any_state_to_any_other(data: st.DataObject) -> None:
    """Tests that restoring an old revision gives it to the byte, whatever was done meanwhile."""
    plan = now = small_plan()
    for _ in range(data.draw(st.integers(1, 10))):
        try:
            now, _ = apply(now, data.draw(edits_of(now)))
        except InputError:
            continue
    assert dumps_plan(patched(now, difference(now, plan))) == dumps_plan(plan)
    assert dumps_plan(patched(plan, difference(plan, now))) == dumps_plan(now)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_an_edited_plan_can_be_opened(data: st.DataObject) -> None:
    """Tests that whatever the edits leave is a plan that the reader takes."""
    plan = small_plan()
    for _ in range(8):
        try:
            plan, _ = apply(plan, data.draw(edits_of(plan)))
        except InputError:
            continue
    assert loads_plan(dumps_plan(plan), "edited") == plan


def test_a_patch_for_another_state_is_refused() -> None:
    """Tests that what is to go must be there as it was."""
    plan, name = small_plan(), small_plan().layout.booths[0].id
    _, patch = apply(plan, edits.Move(booth=name, x_mm=1, y_mm=1))
    other = after(plan, edits.Move(booth=name, x_mm=2, y_mm=2))
    with pytest.raises(EditError) as told:
        patched(other, patch)
    assert told.value.code == "edit.stale"


def test_a_patch_is_an_edit_itself() -> None:
    """Tests that what another one was sent as a patch is done as the edit was."""
    plan = small_plan()
    moved, patch = apply(plan, edits.Move(booth=plan.layout.booths[0].id, x_mm=1, y_mm=1))
    assert apply(plan, patch) == (moved, patch)


def test_moving_takes_the_pods_along() -> None:
    """Tests that a pavilion's pods keep their place in it, moved and turned by a quarter."""
    plan = small_plan()
    big = max(plan.layout.booths, key=lambda each: each.area_m2)
    pod = Pod(
        id="pod", hall="H", booth=big.id, x_mm=big.x_mm + 1000, y_mm=big.y_mm, width_mm=2000,
        depth_mm=1500,
    )  # fmt: skip
    plan = plan.model_copy(update={"layout": plan.layout.model_copy(update={"pods": (pod,)})})
    moved = after(plan, edits.Move(booth=big.id, x_mm=big.x_mm + 700, y_mm=big.y_mm - 300))
    assert (moved.layout.pods[0].x_mm, moved.layout.pods[0].y_mm) == (
        pod.x_mm + 700, pod.y_mm - 300,
    )  # fmt: skip
    turned = after(plan, edits.Rotate(booth=big.id, rotation_deg=big.rotation_deg + 90))
    inside = turned.layout.pods[0].shape
    assert booth(turned, big.id).shape.buffer(2).covers(inside)
    assert booth(turned, big.id).centre == pytest.approx(big.centre, abs=1)
    for refused in (edits.Resize(booth=big.id, width_mm=9000, depth_mm=9000),
                    edits.Split(booth=big.id, at_mm=1000)):  # fmt: skip
        with pytest.raises(EditError):
            apply(plan, refused)


def test_swap_and_assign_change_who_stands_where() -> None:
    """Tests that two change places, and whoever is given a booth leaves the one it had."""
    plan = small_plan()
    a, c = of(plan, "a"), of(plan, "c")
    swapped = held(after(plan, edits.Swap(a=a, b=c)))
    assert (swapped[a], swapped[c]) == ("c", "a")
    given_ = held(after(plan, edits.Assign(booth=c, exhibitor="a")))
    assert given_[c] == "a"
    assert a not in given_
    assert "c" not in given_.values()
    assert a not in held(after(plan, edits.Unassign(booth=a)))


def test_who_is_locked_stays() -> None:
    """Tests that a lock keeps a booth from being given away or deleted until it is opened."""
    plan = small_plan()
    a, c = of(plan, "a"), of(plan, "c")
    locked = after(plan, edits.Lock(booth=a))
    for refused in (edits.Swap(a=c, b=a), edits.Unassign(booth=a), edits.Delete(booth=a),
                    edits.Assign(booth=c, exhibitor="a"),
                    edits.Assign(booth=a, exhibitor="c")):  # fmt: skip
        with pytest.raises(EditError) as told:
            apply(locked, refused)
        assert told.value.code == "edit.locked"
    assert a not in held(after(locked, edits.Lock(booth=a, locked=False), edits.Unassign(booth=a)))


def test_split_adds_a_letter_and_merge_keeps_the_lowest() -> None:
    """Tests that both parts lie where the whole lay, and together are it again."""
    plan = row(made("new", 0, 9000, number="H105"))
    parts = after(plan, edits.Split(booth="new", at_mm=3000))
    first, second = booth(parts, "new"), booth(parts, "newa")
    assert (first.number, second.number) == ("H105", "H105A")
    assert (first.width_mm, second.x_mm, second.width_mm) == (3000, 3000, 6000)
    again = after(parts, edits.Split(booth="new", at_mm=1000))
    assert booth(again, "newb").number == "H105B"
    whole = after(parts, edits.Merge(a="newa", b="new"))
    assert booth(whole, "newa").number == "H105"
    assert booth(whole, "newa").shape.equals(booth(plan, "new").shape)


def test_numbers_and_ids_are_unique() -> None:
    """Tests that a new booth gets an id of its own, and no number is given twice."""
    plan = row(made("", 0), made("", 6000))
    ids = [each.id for each in plan.layout.booths]
    assert len(ids) == len(set(ids))
    taken = plan.layout.booths[0].number
    for refused in (edits.Add(booth=made("x", 9000, number=taken)),
                    edits.Renumber(booth=ids[-1], number=taken),
                    edits.Add(booth=made(ids[0], 9000))):  # fmt: skip
        with pytest.raises(EditError):
            apply(plan, refused)


def test_a_new_booth_takes_an_id_that_nobody_has() -> None:
    """Tests that where the next number is taken already the one after it is given."""
    count = len(small_plan().layout.booths)
    taken = row(made(f"H-b{count + 2}", 0))
    assert after(taken, edits.Add(booth=made("", 6000))).layout.booths[-1].id == f"H-b{count + 3}"


def test_a_sold_booth_keeps_its_number_and_its_place_in_the_books() -> None:
    """Tests that what a contract says is not changed by hand."""
    plan, name = small_plan(), of(small_plan(), "a")
    sold = after(plan, edits.Offer(booth=name, on=DAY, state="sold", exhibitor="a"))
    for refused in (edits.Renumber(booth=name, number="Z9"), edits.Delete(booth=name),
                    edits.Unassign(booth=name), edits.Split(booth=name, at_mm=1000),
                    edits.Swap(a=name, b=of(plan, "c"))):  # fmt: skip
        with pytest.raises(EditError) as told:
            apply(sold, refused)
        assert told.value.code in {"edit.sold", "edit.claimed"}
    free = after(sold, edits.Offer(booth=name, on=DAY))
    assert booth(after(free, edits.Renumber(booth=name, number="Z9")), name).number == "Z9"


def test_freeing_a_booth_frees_it_from_the_brief_as_well() -> None:
    """Tests that a brief's pin goes with the pin on the booth, and comes back by undo."""
    plan = small_plan(pins=(Pin(exhibitor="a", hall="H", x_mm=6000, y_mm=6000),))
    freed, patch = apply(plan, edits.Fix(booth=of(plan, "a"), pinned=False))
    assert freed.brief.pins == ()
    assert not booth(freed, of(plan, "a")).pinned
    assert patched(freed, patch.back) == plan


@pytest.mark.parametrize(
    "edit",
    [
        edits.Move(booth="none", x_mm=0, y_mm=0),
        edits.Move(booth="H-b1", x_mm=0, y_mm=0, hall="Z"),
        edits.Assign(booth="H-b1", exhibitor="nobody"),
        edits.DropZone(zone="none", hall="H"),
        edits.DropArea(area="none", hall="H"),
        edits.Split(booth="H-b1", at_mm=90_000),
        edits.Merge(a="H-b1", b="H-b2"),
    ],
    ids=lambda edit: f"{edit.kind}",
)
def test_what_cannot_be_is_refused_with_a_sentence(edit: Edit) -> None:
    """Tests that the plan stays, and the sentence is there in both languages."""
    with pytest.raises(InputError) as told:
        apply(small_plan(), edit)
    assert all(text.ko and text.en for text in told.value.texts)


@pytest.mark.parametrize(
    ("sent", "field"),
    [("{}", "kind"), ('{"kind":"move","booth":"b"}', "x_mm"), ("[", "kind"),
     ('{"kind":"move","booth":"b","x_mm":1,"y_mm":1e99}', "y_mm")],
)  # fmt: skip
def test_what_is_no_edit_is_told_by_its_field(sent: str, field: str) -> None:
    """Tests that bad JSON and bad values are an EditError that names the field."""
    with pytest.raises(EditError) as told:
        edit_of(sent)
    assert field in told.value.say("en")


@pytest.mark.parametrize("edit", [edits.Delete(booth=""), edits.Delete(booth="C-b54")])
def test_a_booth_that_is_gone_is_told_without_its_id(edit: Edit) -> None:
    """Tests that the sentence reads well whatever was sent: nobody knows ids."""
    with pytest.raises(EditError) as refused:
        apply(sample_plan(), edit)
    assert refused.value.code == "edit.booth"
    assert refused.value.texts[0].en.startswith("This booth is no longer in the plan")
    assert "C-b54" not in refused.value.texts[0].say("ko")
