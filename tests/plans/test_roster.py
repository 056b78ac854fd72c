"""Tests of an exhibitor sheet that comes again."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Pair, Relation
from layouts.pod import Pod
from plans.diff import Fate, Side
from plans.patch import difference, patched
from plans.plan import Plan
from plans.roster import diff_sheet, with_sheet
from tests.plans.sample_plan import sample_plan
from tests.plans.small_show import small_plan
from venue.errors import EditError
from venue.text import Text


def _who(name: str, **more: object) -> Exhibitor:
    """Make an exhibitor of one unit."""
    facts: dict[str, object] = {"id": name, "name": Text(en=name), "zone": "ai", "units": 1}
    return Exhibitor.model_validate(facts | more)


def _taken(plan: Plan, sheet: Sequence[Exhibitor], other: Side | None = None) -> Plan:
    """Take a sheet into a plan."""
    return with_sheet(plan, sheet, diff_sheet(plan, sheet), {}, other)


def test_the_same_sheet_changes_nothing() -> None:
    """Tests that everybody is as they were."""
    plan = sample_plan()
    entries = diff_sheet(plan, plan.brief.exhibitors)
    assert {entry.fate for entry in entries} == {Fate.SAME}
    assert _taken(plan, plan.brief.exhibitors) == plan


@given(st.data())
def test_whoever_stays_keeps_its_booth(data: st.DataObject) -> None:
    """Tests random sheets: allotments of those who stay are as they were, all others are free."""
    plan = small_plan()
    listed = plan.brief.exhibitors
    stays = [who for who in listed if data.draw(st.booleans(), label=who.id)]
    sheet = [
        who.model_copy(update={"power_kw": 7.0}) if data.draw(st.booleans()) else who
        for who in stays
    ]
    sheet += [_who(f"new-{n}") for n in range(data.draw(st.integers(0, 2)))]
    sheet = data.draw(st.permutations(sheet))
    entries = diff_sheet(plan, sheet)
    after = _taken(plan, sheet)
    kept = {who.id for who in stays}
    assert {(a.booth, a.exhibitor) for a in after.allotments} == {
        (a.booth, a.exhibitor) for a in plan.allotments if a.exhibitor in kept
    }
    assert after.brief.exhibitors == tuple(sheet)
    assert [entry.exhibitor for entry in entries[: len(sheet)]] == [who.id for who in sheet]
    assert {e.exhibitor for e in entries if e.fate is Fate.DELETED} == {
        who.id for who in listed
    } - kept
    patch = difference(plan, after)
    # Who waits is counted in the certificate, which no patch carries.
    drawn = after.model_copy(update={"certificate": plan.certificate})
    assert patched(plan, patch) == drawn
    assert patched(drawn, patch.back) == plan


def test_what_changed_is_named_with_the_booth_and_a_word_on_its_size() -> None:
    """Tests an exhibitor that asks for twice its floor, and one with another name."""
    plan = small_plan()
    a, b, *rest = plan.brief.exhibitors
    larger = a.model_copy(update={"size_mm": (6000, 3000)})
    renamed = b.model_copy(update={"name": Text(ko="새 이름", en="New name")})
    first, second, *others = diff_sheet(plan, [larger, renamed, *rest])
    assert (first.fields, second.fields) == (("size_mm",), ("name",))
    assert first.note is not None
    assert first.note.en == "its booth has 9 m², and it asks for 18 m²."
    assert second.note is None
    assert first.booth is not None
    assert {entry.fate for entry in others} == {Fate.SAME}


def test_who_leaves_takes_pins_pairs_and_pods_along() -> None:
    """Tests that nothing is left that names somebody who is gone."""
    plan = sample_plan()
    who = plan.brief.contracts[0]
    pair = Pair(a=who.id, b=plan.brief.contracts[1].id, relation=Relation.ADJACENT)
    block = plan.layout.booths[0]
    pod = Pod(
        hall=block.hall, x_mm=0, y_mm=0, width_mm=1000, depth_mm=1000, id="p", booth=block.id,
        exhibitor=who.id,
    )  # fmt: skip
    plan = plan.model_copy(
        update={
            "brief": plan.brief.model_copy(update={"pairs": (pair,)}),
            "layout": plan.layout.model_copy(update={"pods": (pod,)}),
        }
    )
    after = _taken(plan, [one for one in plan.brief.exhibitors if one.id != who.id], Side.FILE)
    assert after.brief.pairs == ()
    assert all(pin.exhibitor != who.id for pin in after.brief.pins)
    assert after.layout.pods[0].exhibitor is None
    assert all(a.exhibitor != who.id for a in after.allotments)


def test_who_has_a_lock_does_not_leave_without_a_word() -> None:
    """Tests that one who left the sheet with a locked booth stays until somebody chooses."""
    plan = sample_plan()
    locked = next(a.exhibitor for a in plan.allotments if a.locked)
    sheet = [who for who in plan.brief.exhibitors if who.id != locked]
    entries = diff_sheet(plan, sheet)
    (conflict,) = [entry for entry in entries if entry.conflict]
    assert conflict.exhibitor == locked
    with pytest.raises(EditError, match="has left the sheet, but a booth is locked"):
        _taken(plan, sheet)
    kept = with_sheet(plan, sheet, entries, {locked: Side.PLAN})
    assert {a.exhibitor for a in kept.allotments} == {a.exhibitor for a in plan.allotments}
    gone = with_sheet(plan, sheet, entries, {locked: Side.FILE})
    assert all(a.exhibitor != locked for a in gone.allotments)


def test_one_who_is_new_may_be_left_out() -> None:
    """Tests that the plan's state of somebody it does not know is that it is not there."""
    plan = small_plan()
    sheet = [*plan.brief.exhibitors, _who("late")]
    entries = diff_sheet(plan, sheet)
    assert with_sheet(plan, sheet, entries, {"late": Side.PLAN}) == plan


def test_a_contract_that_joins_a_pavilion_gives_its_booth_back() -> None:
    """Tests that a member has no booth of its own; one with a lock asks."""
    plan = sample_plan()
    free = {a.exhibitor for a in plan.allotments if not a.locked}
    who = next(one for one in plan.brief.contracts if one.id in free)
    block = next(one for one in plan.brief.contracts if one.id in free - {who.id})
    sheet = [
        one.model_copy(update={"pavilion": block.id}) if one.id == who.id else one
        for one in plan.brief.exhibitors
    ]
    after = _taken(plan, sheet)
    assert all(a.exhibitor != who.id for a in after.allotments)
    assert after.brief.members[block.id][-1].id == who.id
    entry = next(e for e in diff_sheet(after, sheet) if e.exhibitor == who.id)
    assert entry.booth == next(e.booth for e in diff_sheet(after, sheet) if e.exhibitor == block.id)
