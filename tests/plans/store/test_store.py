"""Tests of the store, on both databases: nothing is lost, nothing is overwritten."""

import datetime as dt
import json
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from plans import edits
from plans.document import dumps_plan
from plans.plan import Plan
from plans.store import store as module
from plans.store.kept import Kept
from plans.store.store import Store
from plans.store.tables import AUDIT, REVISIONS, SNAPSHOTS
from tests.plans.edits_of import edits_of
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens
from venue.errors import EditError, InputError, StaleError

BOOTH = "H-b1"


def keep(store: Store, name: str = "first", plan: Plan | None = None) -> Kept:
    """Keep the small plan."""
    return store.add_plan(
        plan or small_plan(), show="A show", scenario="as planned", name=name, who="kim"
    )


def move(x: int) -> edits.Move:
    """Move the first booth."""
    return edits.Move(booth=BOOTH, x_mm=x, y_mm=0)


def drawn(plan: Plan) -> str:
    """Write a plan as text, whatever its revision."""
    return dumps_plan(plan.model_copy(update={"revision": 1}))


def at(plan: Plan) -> int:
    """Tell where the first booth stands."""
    return next(each.x_mm for each in plan.layout.booths if each.id == BOOTH)


def test_a_plan_is_opened_as_it_was_kept(store: Store) -> None:
    """Tests that the plan comes back to the byte, and is listed with its show."""
    kept = keep(store)
    assert store.open(kept.id) == (small_plan(), 1)
    assert store.plans() == [Kept(kept.id, "A show", "as planned", "first", 1)]


def test_a_plan_is_there_when_the_store_is_opened_again(url: str, opens: Opens) -> None:
    """Tests that another process finds the edits of this one."""
    one, other = opens(url), opens(url)
    kept = keep(one)
    saved = one.save(kept.id, 1, move(77), "kim")
    found, number = other.open(kept.id)
    assert (number, found) == (2, saved.plan)
    assert other.save(kept.id, 2, move(78), "lee").number == 3
    assert at(one.open(kept.id)[0]) == 78


def test_names_are_taken_once(store: Store) -> None:
    """Tests that a second plan of a name is refused, and one of another scenario is not."""
    keep(store)
    with pytest.raises(InputError) as told:
        keep(store)
    assert told.value.code == "store.name"
    store.add_plan(small_plan(), show="A show", scenario="other", name="first", who="kim")
    assert len({each.scenario for each in store.plans()}) == 2


def test_who_saw_an_older_revision_is_told(store: Store) -> None:
    """Tests that the second of two who edited one revision writes nothing."""
    kept = keep(store)
    store.save(kept.id, 1, move(1), "kim")
    with pytest.raises(StaleError) as told:
        store.save(kept.id, 1, move(2), "lee")
    assert told.value.code == "store.stale"
    assert at(store.open(kept.id)[0]) == 1
    assert len(store.record(kept.id)) == 2


@pytest.mark.parametrize("ask", [("none", None), ("", 2), ("", 0), ("", -1)])
def test_what_is_not_there_is_told(store: Store, ask: tuple[str, int | None]) -> None:
    """Tests that unknown plans and revisions are a sentence."""
    kept = keep(store)
    name, number = ask
    with pytest.raises(InputError) as told:
        store.open(name or kept.id, number)
    assert told.value.code == "store.plan"


def test_a_refused_edit_writes_nothing(store: Store) -> None:
    """Tests that neither a revision nor an audit row is left behind."""
    kept = keep(store)
    with pytest.raises(EditError):
        store.save(kept.id, 1, edits.Move(booth="none", x_mm=0, y_mm=0), "kim")
    assert store.open(kept.id)[1] == 1
    assert len(store.record(kept.id)) == 1


def test_an_edit_that_changes_nothing_is_no_revision(store: Store) -> None:
    """Tests that moving a booth to where it stands saves nothing."""
    kept = keep(store)
    booth = next(each for each in small_plan().layout.booths if each.id == BOOTH)
    same = edits.Move(booth=BOOTH, x_mm=booth.x_mm, y_mm=booth.y_mm)
    assert store.save(kept.id, 1, same, "kim").number == 1


def test_undo_and_redo_have_no_end(store: Store) -> None:
    """Tests that thirty edits are undone one by one, done again, and undone from the middle."""
    kept = keep(store)
    seen = 1
    for x in range(30):
        seen = store.save(kept.id, seen, move(1000 + x), "kim").number
    for x in reversed(range(29)):
        saved = store.undo(kept.id, seen, "kim")
        seen = saved.number
        assert at(saved.plan) == 1000 + x
    saved = store.undo(kept.id, seen, "kim")
    assert drawn(saved.plan) == drawn(small_plan())
    with pytest.raises(EditError) as told:
        store.undo(kept.id, saved.number, "kim")
    assert told.value.code == "edit.undo"
    seen = saved.number
    for x in range(10):
        saved = store.redo(kept.id, seen, "kim")
        seen = saved.number
        assert at(saved.plan) == 1000 + x
    seen = store.save(kept.id, seen, move(5), "kim").number
    with pytest.raises(EditError) as told:
        store.redo(kept.id, seen, "kim")
    assert told.value.code == "edit.redo"
    assert at(store.undo(kept.id, seen, "kim").plan) == 1009


def test_every_revision_can_be_opened_and_restored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that revisions read through whole plans and patches are what was saved."""
    monkeypatch.setattr(module, "SNAPSHOT_EVERY", 4)
    kept = keep(store)
    plans = {1: small_plan()}
    for x in range(2, 14):
        saved = store.save(kept.id, x - 1, move(x * 100), "kim")
        plans[x] = saved.plan
    with store.engine.connect() as connection:
        whole = connection.execute(select(func.count()).select_from(SNAPSHOTS)).scalar()
    assert whole == 4
    for number, plan in plans.items():
        assert store.open(kept.id, number) == (plan, number)
    back = store.restore(kept.id, 13, 3, "kim")
    assert drawn(back.plan) == drawn(plans[3])
    assert drawn(store.undo(kept.id, 14, "kim").plan) == drawn(plans[13])


def test_a_named_version_is_found_again(store: Store) -> None:
    """Tests that names stand by their revisions, and are taken once."""
    kept = keep(store)
    store.save(kept.id, 1, move(9), "kim")
    store.name_version(kept.id, 2, "for the venue", "lee")
    store.name_version(kept.id, 1, "as solved", "kim")
    assert [(v.name, v.number, v.who) for v in store.versions(kept.id)] == [
        ("as solved", 1, "kim"),
        ("for the venue", 2, "lee"),
    ]
    for name, number in (("as solved", 2), ("new", 3)):
        with pytest.raises(InputError):
            store.name_version(kept.id, number, name, "kim")


def test_everything_is_on_record(store: Store) -> None:
    """Tests that each change has one row: who, what and when."""
    kept = keep(store)
    store.save(kept.id, 1, move(9), "lee")
    store.undo(kept.id, 2, "park")
    store.name_version(kept.id, 3, "end", "kim")
    rows = store.record(kept.id)
    assert [(row.who, row.did, row.revision) for row in rows] == [
        ("kim", "add", 1), ("lee", "edit", 2), ("park", "undo", 3), ("kim", "name", 3),
    ]  # fmt: skip
    assert json.loads(rows[1].detail)["kind"] == "move"
    times = [dt.datetime.fromisoformat(row.at) for row in rows]
    assert times == sorted(times)


def test_a_change_and_its_record_are_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that where the record cannot be written the edit is not either."""
    kept = keep(store)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "record", broken)
    with pytest.raises(RuntimeError):
        store.save(kept.id, 1, move(9), "kim")
    with store.engine.connect() as connection:
        rows = [
            connection.execute(select(func.count()).select_from(table)).scalar()
            for table in (REVISIONS, AUDIT)
        ]
    assert rows == [1, 1]
    assert store.open(kept.id)[1] == 1


def test_many_writers_lose_nothing(url: str, opens: Opens) -> None:
    """Tests that of 8 writers with 10 edits each all arrive, each on top of the one before."""
    store = opens(url)
    kept = keep(store)
    failed: list[BaseException] = []

    def write(who: int) -> None:
        mine = Store(url)
        done = 0
        try:
            while done < 10:
                _, seen = mine.open(kept.id)
                try:
                    mine.save(kept.id, seen, move(who * 100 + done), f"w{who}")
                except StaleError:
                    continue
                done += 1
        except BaseException as exc:
            failed.append(exc)
        finally:
            mine.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    rows = [row for row in store.record(kept.id) if row.did == "edit"]
    assert [row.revision for row in rows] == list(range(2, 82))
    for who in range(8):
        mine = [json.loads(row.detail)["x_mm"] for row in rows if row.who == f"w{who}"]
        assert mine == [who * 100 + n for n in range(10)]


def test_no_booth_in_two_hands(url: str, opens: Opens) -> None:
    """Tests that of 12 who want one booth at once exactly one has it."""
    store = opens(url)
    booth = next(each.booth for each in small_plan().allotments if each.exhibitor == "a")
    kept = keep(store)
    seen = store.save(kept.id, 1, edits.Unassign(booth=booth), "kim").number
    ready, won, told = threading.Barrier(12), [], []

    def want(who: int) -> None:
        mine = Store(url)
        ask = edits.Offer(
            booth=booth, on=dt.date(2026, 3, 1), state="hold", name=f"City {who}",
            until=dt.date(2026, 4, 1),
        )  # fmt: skip
        ready.wait()
        try:
            while True:
                _, now = mine.open(kept.id)
                try:
                    mine.save(kept.id, now, ask, f"w{who}")
                except StaleError:
                    continue
                won.append(who)
                break
        except EditError as exc:
            told.append(exc.code)
        finally:
            mine.close()

    threads = [threading.Thread(target=want, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert told == ["sale.taken"] * 11
    plan, number = store.open(kept.id)
    assert number == seen + 1
    assert [sale.name for sale in plan.sales] == [f"City {won[0]}"]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_series_of_edits_undos_and_redos(store: Store, data: st.DataObject) -> None:
    """Tests against two stacks in memory: the store's plan is theirs after every command."""
    kept = keep(store, name=f"n{len(store.plans())}")
    now, seen = small_plan(), 1
    done: list[Plan] = []
    undone: list[Plan] = []
    for _ in range(data.draw(st.integers(1, 25))):
        what = data.draw(st.sampled_from(["edit", "edit", "undo", "redo", "open"]))
        if what == "open":
            again = Store(store.engine.url.render_as_string(hide_password=False))
            assert drawn(again.open(kept.id)[0]) == drawn(now)
            again.close()
            continue
        stack = {"undo": done, "redo": undone}.get(what)
        if stack is not None:
            turn = store.undo if what == "undo" else store.redo
            if not stack:
                with pytest.raises(EditError):
                    turn(kept.id, seen, "kim")
                continue
            (undone if what == "undo" else done).append(now)
            now, saved = stack.pop(), turn(kept.id, seen, "kim")
        else:
            try:
                saved = store.save(kept.id, seen, data.draw(edits_of(now)), "kim")
            except InputError:
                continue
            if saved.number == seen:
                continue
            done.append(now)
            undone.clear()
            now = saved.plan
        seen = saved.number
        assert drawn(saved.plan) == drawn(now)
