"""Tests of the list of exhibitors: in step with every edit, and found by id or name."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from layouts.brief.exhibitor import Exhibitor
from plans import edits
from plans.patch import At, Exchange, Patch
from plans.plan import Plan
from plans.store import store as module
from plans.store.exhibitors import exhibitors, where_is
from plans.store.kept import Kept
from plans.store.store import Store
from plans.store.tables import EXHIBITORS, PLANS
from tests.plans.edits_of import DAY, edits_of
from tests.plans.sample_plan import sample_plan
from tests.plans.small_show import small_plan
from venue.errors import EditError, InputError
from venue.text import Text

Row = tuple[str, str | None, str | None, str | None]
"""An exhibitor, its booth, the booth's number, and the state of its sale."""


def keep(store: Store, plan: Plan, name: str = "first", show: str = "A show") -> Kept:
    """Keep a plan."""
    return store.add_plan(plan, show=show, scenario="c", name=name, who="kim")


def listed(store: Store, plan_id: str) -> list[Row]:
    """Give what is listed of a plan."""
    return [(e.exhibitor, e.booth, e.number, e.state) for e in exhibitors(store, plan_id)]


def standing(plan: Plan) -> list[Row]:
    """Find in a plan itself who stands where."""
    rows: list[Row] = []
    for who in plan.brief.exhibitors:
        contract = who.pavilion if who.pavilion is not None else who.id
        mine = [each.booth for each in plan.allotments if each.exhibitor == contract]
        numbers = [each.number for each in plan.layout.booths if each.id in mine]
        states = [
            each.state.value
            for each in plan.sales
            if each.booth in mine and each.exhibitor == contract
        ]
        booth, number, state = (next(iter(some), None) for some in (mine, numbers, states))
        rows.append((who.id, booth, number, state))
    return sorted(rows)


def of(plan: Plan, who: str) -> str:
    """Give the booth that an exhibitor has."""
    return next(each.booth for each in plan.allotments if each.exhibitor == who)


def test_a_plan_that_is_added_is_listed(store: Store) -> None:
    """Tests that who has a booth, and who waits for one, are there with their names."""
    kept = keep(store, sample_plan())
    assert listed(store, kept.id) == standing(sample_plan())
    assert any(booth is None for _, booth, _, _ in listed(store, kept.id))
    (hanbit,) = (e for e in exhibitors(store, kept.id) if e.exhibitor == "hanbit")
    who = next(each for each in sample_plan().brief.exhibitors if each.id == "hanbit")
    assert (hanbit.plan, hanbit.zone) == (kept, who.zone)
    assert (hanbit.name_ko, hanbit.name_en) == (who.name.ko, who.name.en)
    with pytest.raises(InputError) as told:
        exhibitors(store, "none")
    assert told.value.code == "store.plan"


def test_somebody_is_found_in_every_plan(store: Store) -> None:
    """Tests that one id gives one answer a plan, the show is said, and the show can be chosen."""
    first, other = keep(store, sample_plan()), keep(store, sample_plan(), show="Spring")
    booth = of(sample_plan(), "hanbit")
    moved = store.save(other.id, 1, edits.Renumber(booth=booth, number="Z1"), "kim").plan
    found = {e.plan.show: (e.plan.id, e.booth, e.number) for e in where_is(store, "hanbit")}
    assert found == {"A show": (first.id, booth, "C100"), "Spring": (other.id, booth, "Z1")}
    assert of(moved, "hanbit") == booth
    assert [e.plan.id for e in where_is(store, "hanbit", "Spring")] == [other.id]
    assert where_is(store, "hanbit", "no such show") == []


def test_somebody_is_found_by_a_part_of_its_name(store: Store) -> None:
    """Tests names in both languages and any case; signs that databases take for any are plain."""
    plan = small_plan()
    names = {"a": Text(ko="한빛 모터", en="Hanbit Motors"), "b": Text(ko="100% 물", en="A_B")}
    changed = tuple(
        each.model_copy(update={"name": names.get(each.id, each.name)})
        for each in plan.brief.exhibitors
    )
    brief = plan.brief.model_copy(update={"exhibitors": changed})
    keep(store, plan.model_copy(update={"brief": brief}))
    for asked, ids in {
        "빛 모": ["a"], "hanbit": ["a"], " MOTORS ": ["a"], "%": ["b"], "a_b": ["b"],
        "A": ["a", "b"], "": [], "  ": [], "nobody": [],
    }.items():  # fmt: skip
        assert [e.exhibitor for e in where_is(store, asked)] == ids, asked


def test_the_state_of_the_sale_is_listed(store: Store) -> None:
    """Tests each state, and that nothing is said when it is for sale again."""
    kept, booth = keep(store, small_plan()), of(small_plan(), "a")
    seen = 1
    for state, until in (("hold", DAY), ("reserved", None), ("sold", None), (None, None)):
        ask = {"booth": booth, "on": DAY, "state": state, "until": until, "exhibitor": "a"}
        seen = store.save(kept.id, seen, edits.Offer.model_validate(ask), "kim").number
        (found,) = where_is(store, "a", "A show")[:1]
        assert (found.exhibitor, found.booth, found.state) == ("a", booth, state)


def test_members_stand_in_their_pavilion(store: Store) -> None:
    """Tests that they follow its booth's number, and who joins or leaves is listed anew."""
    plan = small_plan()
    member = Exhibitor(id="m", name=Text(en="M"), zone="ai", size_mm=(2000, 2000), pavilion="d")
    joins = Exchange[Exhibitor](come=(At(place=len(plan.brief.exhibitors), item=member),))
    kept = keep(store, plan)
    saved = store.save(kept.id, 1, Patch(exhibitors=joins), "kim")
    assert listed(store, kept.id) == standing(saved.plan)
    booth = of(plan, "d")
    saved = store.save(kept.id, 2, edits.Renumber(booth=booth, number="P1"), "kim")
    (found,) = where_is(store, "m")[-1:]
    assert (found.exhibitor, found.booth, found.number) == ("m", booth, "P1")
    saved = store.undo(kept.id, store.undo(kept.id, 3, "kim").number, "kim")
    assert listed(store, kept.id) == standing(plan) == standing(saved.plan)


@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_the_list_is_in_step_with_any_series_of_edits(store: Store, data: st.DataObject) -> None:
    """Tests after edits, undos, redos and restores that the list says what the plan says."""
    kept = keep(store, small_plan(), name=f"n{len(store.plans())}")
    now, seen = small_plan(), 1
    for _ in range(data.draw(st.integers(1, 12))):
        what = data.draw(st.sampled_from(["edit"] * 4 + ["undo", "redo", "restore"]))
        try:
            if what == "edit":
                saved = store.save(kept.id, seen, data.draw(edits_of(now)), "kim")
            elif what == "restore":
                number = data.draw(st.integers(1, seen))
                saved = store.restore(kept.id, seen, number, "kim")
            else:
                saved = (store.undo if what == "undo" else store.redo)(kept.id, seen, "kim")
        except InputError:
            continue
        now, seen = saved.plan, saved.number
        assert listed(store, kept.id) == standing(now)


def test_an_edit_and_its_list_are_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that where the list cannot be written nothing is saved."""
    kept = keep(store, small_plan())

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "list_changed", broken)
    with pytest.raises(RuntimeError):
        store.save(kept.id, 1, edits.Unassign(booth=of(small_plan(), "a")), "kim")
    assert store.head(kept.id) == 1
    assert listed(store, kept.id) == standing(small_plan())


def test_a_store_from_before_the_list_is_caught_up(store: Store) -> None:
    """Tests that plans are listed when asked for, also when edited before anybody asks."""
    one, other = keep(store, small_plan()), keep(store, sample_plan(), name="other")
    forget(store)
    free = edits.Unassign(booth=of(small_plan(), "a"))
    saved = store.save(one.id, 1, free, "kim")
    assert listed(store, other.id) == standing(sample_plan())
    assert listed(store, one.id) == standing(saved.plan)
    saved = store.undo(one.id, 2, "kim")
    assert listed(store, one.id) == standing(small_plan())


def test_a_save_while_a_plan_is_caught_up_is_listed_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that what somebody saves between reading and listing is not left out."""
    kept = keep(store, small_plan())
    forget(store)
    opened = store.open
    saved: list[Plan] = []

    def slowly(plan_id: str, number: int | None = None) -> tuple[Plan, int]:
        found = opened(plan_id, number)
        if not saved:
            ask = edits.Unassign(booth=of(small_plan(), "a"))
            saved.append(store.save(kept.id, 1, ask, "lee").plan)
        return found

    monkeypatch.setattr(store, "open", slowly)
    assert listed(store, kept.id) == standing(saved[0])


def forget(store: Store) -> None:
    """Make of a store one that was just brought up from before there was a list."""
    with store.engine.begin() as tx:
        tx.execute(delete(EXHIBITORS))
        tx.execute(update(PLANS).values(listed=0))


def test_a_hold_under_a_name_is_no_exhibitors_state(store: Store) -> None:
    """Tests that who is allotted a booth is not told to have bought what another one holds."""
    kept, booth = keep(store, small_plan()), of(small_plan(), "a")
    store.save(kept.id, 1, edits.Unassign(booth=booth), "kim")
    hold = edits.Offer.model_validate(
        {"booth": booth, "on": DAY, "state": "hold", "name": "A city",
         "until": DAY + dt.timedelta(days=1)}
    )  # fmt: skip
    saved = store.save(kept.id, 2, hold, "kim")
    assert listed(store, kept.id) == standing(saved.plan)
    with pytest.raises(EditError):
        store.save(kept.id, 3, edits.Assign(booth=booth, exhibitor="a"), "kim")
