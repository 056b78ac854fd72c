"""Tests that plans are judged when edits have settled, and everybody hears of it."""

import threading
from pathlib import Path

import pytest

from plans import edits
from plans.jobs.judging import Judgement
from plans.judged import judged
from plans.plan import Plan
from plans.store.store import Store
from tests.plans.sample_plan import sample_plan
from venue.errors import FaultError
from venue.text import Text
from web.desk import Desk, OnDesk
from web.judge import Judge

MOVE = edits.Move(booth="b2", x_mm=36_000, y_mm=6_000)


class Bench:
    """A judge with a plan before it; verdicts wait until they are let through."""

    def __init__(self, path: Path, *, fails: int = 0) -> None:
        """Keep the sample plan."""
        self.seen: list[Plan] = []
        self.fails = fails
        self.done = threading.Semaphore(0)
        self.judge = Judge(0.0, self._work)
        self.store = Store(f"sqlite:///{path / 'madang.db'}")
        kept = self.store.add_plan(sample_plan(), show="a", scenario="b", name="c", who="d")
        self.plan: OnDesk = Desk(self.store, self.judge.edited).plan(kept.id)
        told = self.plan.judge

        def heard(revision: int, made: Judgement) -> None:
            told(revision, made)
            self.done.release()

        self.plan.judge = heard  # type: ignore[method-assign]

    def _work(self, plan: Plan) -> Judgement:
        """Judge here."""
        self.seen.append(plan)
        if len(self.seen) <= self.fails:
            raise FaultError("job.died", Text(en="It died."))
        return Judgement.of(judged(plan))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give a judge with a plan."""
    return Bench(tmp_path)


def test_an_edited_plan_gets_its_verdict(bench: Bench) -> None:
    """Tests that what is shown after an edit is what judging the plan gives."""
    assert (bench.plan.judged, bench.plan.verdict) == (1, None)
    bench.plan.edit(1, MOVE, "kim")
    assert bench.done.acquire(timeout=60)
    wanted = judged(bench.store.open(bench.plan.kept.id)[0])
    shown = bench.plan.plan()
    assert bench.plan.judged == 2
    assert shown.findings == wanted.findings
    assert shown.layout == wanted.layout
    assert shown.certificate == wanted.certificate
    told = [each.event for _, each in bench.plan.channel._past]
    assert told == ["edit", "verdict"]


def test_a_verdict_that_failed_is_no_end(tmp_path: Path) -> None:
    """Tests that the next edit is judged although the child of the one before died."""
    bench = Bench(tmp_path, fails=1)
    bench.plan.edit(1, MOVE, "kim")
    while not bench.seen:
        threading.Event().wait(0.01)
    bench.plan.edit(2, edits.Move(booth="b3", x_mm=0, y_mm=0), "kim")
    assert bench.done.acquire(timeout=60)
    assert bench.plan.judged == 3


def test_an_earlier_verdict_does_not_replace_a_later_one(bench: Bench) -> None:
    """Tests that verdicts may come in another order than the edits."""
    made = Judgement.of(sample_plan())
    bench.plan.judge(3, made)
    bench.plan.judge(2, made)
    assert bench.plan.judged == 3


def test_edits_speak_of_booths_as_they_are_shown(bench: Bench) -> None:
    """Tests that a patch whose booths have the verdict's open sides is taken all the same."""
    edges = {booth.id: () for booth in sample_plan().layout.booths}
    made = Judgement.of(sample_plan())
    bench.plan.judge(1, Judgement(made.findings, made.measures, made.certificate, edges))
    place, booth = next(
        (n, b) for n, b in enumerate(bench.plan.plan().layout.booths) if b.id == "b2"
    )
    assert booth.open_edges == ()
    moved = booth.model_copy(update={"x_mm": 0})
    patch = {
        "kind": "patch",
        "booths": {"gone": [{"place": place, "item": booth}],
                   "come": [{"place": place, "item": moved}]},
    }  # fmt: skip
    edited = bench.plan.edit(1, edits._EDITS.validate_python(patch), "kim")
    assert edited.patch.booths.come[0].item.x_mm == 0
    assert bench.plan.edit(2, edited.patch.back, "kim").revision == 3


def test_a_judge_that_is_closed_begins_nothing(bench: Bench) -> None:
    """Tests that its thread ends."""
    bench.judge.close()
    bench.judge._thread.join(timeout=60)
    assert not bench.judge._thread.is_alive()
