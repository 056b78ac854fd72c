"""Tests of what somebody missed, of what may be undone, and of plans put in a plan's place."""

from pathlib import Path

from plans import edits
from plans.store.past import Turns, since, turns
from plans.store.store import Store
from tests.plans.sample_plan import sample_plan

MOVE = edits.Move(booth="b2", x_mm=1, y_mm=1)


def test_what_was_missed_is_told_in_order(tmp_path: Path) -> None:
    """Tests revisions after a known one with who made them, and what may be undone at each."""
    store = Store(f"sqlite:///{tmp_path / 'madang.db'}")
    kept = store.add_plan(sample_plan(), show="a", scenario="b", name="c", who="d")
    saved = store.save(kept.id, 1, MOVE, "kim")
    store.undo(kept.id, 2, "lee")
    told = since(store, kept.id, 1)
    assert [(step.number, step.who, step.kind) for step in told] == [
        (2, "kim", "edit"), (3, "lee", "undo"),
    ]  # fmt: skip
    assert told[0].patch == saved.patch
    assert told[1].patch == saved.patch.back
    assert [turns(store, kept.id, n) for n in (1, 2, 3, 9)] == [
        Turns(False, False), Turns(True, False), Turns(False, True), Turns(False, False),
    ]  # fmt: skip
    store.close()


def test_a_plan_in_the_place_of_another_keeps_what_it_says(tmp_path: Path) -> None:
    """Tests that aisles and certificate are those of the new plan, until it is undone."""
    url = f"sqlite:///{tmp_path / 'madang.db'}"
    store, plan = Store(url), sample_plan()
    kept = store.add_plan(plan, show="a", scenario="b", name="c", who="d")
    wanted = plan.model_copy(
        update={
            "layout": plan.layout.model_copy(update={"aisles": plan.layout.aisles[1:]}),
            "certificate": plan.certificate.model_copy(update={"seconds": 9.0}),
        }
    )
    assert store.replace(kept.id, 1, wanted, "kim", '{"kind": "solve"}').number == 2
    store.close()
    again = Store(url)
    assert again.open(kept.id)[0] == wanted.model_copy(update={"revision": 2})
    assert again.undo(kept.id, 2, "kim").plan.layout == plan.layout
    again.close()
