"""Tests of solve jobs: told as they go on, ended once, their best kept, whatever dies."""

import datetime as dt
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plans import edits
from plans.jobs.child import Asked, Child
from plans.plan import Plan
from plans.store.jobs import Job, Jobs
from plans.store.store import Store
from solver.progress import Event, Progress
from tests.plans.sample_plan import sample_plan
from venue.errors import EditError, NoPlanError
from venue.text import Text
from web import runner as module
from web.answers import JobNews
from web.asked import Solve
from web.desk import Desk, OnDesk
from web.runner import ATTEMPTS, Runner
from web.solving import news_of

KILLS = int(os.environ.get("MADANG_KILLS", "3"))
"""Jobs whose children are killed; 100 by night."""


@dataclass(frozen=True)
class Work:
    """What a child does instead of solving."""

    plan: Plan
    kill: bool = False
    tell: bool = True
    refuse: bool = False

    def __call__(self, asked: Asked, progress: Progress) -> Plan:
        """Tell of the floor, then answer, refuse, or die."""
        del asked
        given = {each.booth: each.exhibitor for each in self.plan.allotments}
        floors = ((self.plan.layout, given),) if self.tell else ()
        progress(Event("placing", 0.5, placed=12, requested=14, net_m2=300.0, floors=floors))
        if self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.refuse:
            raise NoPlanError("plan.infeasible", Text(en="No layout meets all requests."))
        return self.plan


def solved() -> Plan:
    """Give what a solver might answer: one booth moved, under names of its own."""
    plan = sample_plan()
    booths = tuple(
        booth.model_copy(update={"id": f"new-{n}", "x_mm": booth.x_mm + (booth.id == "b2")})
        for n, booth in enumerate(plan.layout.booths)
    )
    ids = {a.id: b.id for a, b in zip(plan.layout.booths, booths, strict=True)}
    given = tuple(a.model_copy(update={"booth": ids[a.booth]}) for a in plan.allotments)
    layout = plan.layout.model_copy(update={"booths": booths})
    return plan.model_copy(update={"layout": layout, "allotments": given})


@dataclass
class Service:
    """A runner with a plan; `do` does what was asked in this thread."""

    runner: Runner
    plan: OnDesk
    monkeypatch: pytest.MonkeyPatch

    def works(self, work: Callable[[Asked, Progress], Plan]) -> list[int]:
        """Say what children do; gives a list that grows with each of them."""
        begun: list[int] = []

        def child_of(*_: object) -> Child[Plan]:
            begun.append(1)
            return Child(work, seconds=60.0)

        self.monkeypatch.setattr(module, "child_of", child_of)
        return begun

    def do(self) -> Job:
        """Ask for a solve, do it, and give how it ended."""
        job = self.runner.ask(self.plan, self.plan.caught_up(), Solve(seconds=1.0), "kim")
        return self.go_on(job)

    def go_on(self, job: Job) -> Job:
        """Do a job that was asked."""
        taken = self.runner.jobs.claim("me")
        assert taken is not None
        assert taken.id == job.id
        self.runner._do(taken, "me")
        return self.runner.jobs.job(job.id)

    def told(self) -> list[str]:
        """Give the events that are kept for who was away."""
        return [each.event for _, each in self.plan.channel._past]


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Give a runner that has a plan and no threads."""
    store = Store(f"sqlite:///{tmp_path / 'madang.db'}")
    kept = store.add_plan(sample_plan(), show="a", scenario="b", name="c", who="d")
    desk = Desk(store, lambda *_: None)
    yield Service(Runner(desk, Jobs(store)), desk.plan(kept.id), monkeypatch)
    store.close()


def test_a_solve_becomes_the_next_revision(service: Service) -> None:
    """Tests that its floor replaces the plan's, booths keep their ids, and it is undone."""
    service.works(Work(solved()))
    news = news_of(service.do())
    assert (news.state, news.revision, news.placed, news.refusal) == ("done", 2, 12, None)
    plan = service.plan.plan()
    given = {each.exhibitor: each.booth for each in sample_plan().allotments}
    assert {each.exhibitor: each.booth for each in plan.allotments} == given
    moved = next(booth for booth in plan.layout.booths if booth.id == "b2")
    assert moved.x_mm == 10_501
    assert service.plan.judged == 2
    assert service.told() == ["edit", "verdict", "job"]
    service.plan.store.undo(service.plan.kept.id, 2, "kim")
    assert service.plan.plan().layout.booths == sample_plan().layout.booths


def test_killed_children_end_each_job_once_with_the_best(service: Service) -> None:
    """Tests that a job is begun again some times, then ends once, and its best is on the floor."""
    begun = service.works(Work(solved(), kill=True))
    service.monkeypatch.setattr("web.solving.judge_in_child", lambda _: _Unjudged())
    for number in range(1, KILLS + 1):
        seen = service.plan.caught_up()
        news = news_of(service.do())
        assert len(begun) == ATTEMPTS * number
        assert (news.state, news.revision) == ("done", seen + 1)
        assert news.refusal is not None
        assert news.refusal.code == "job.died"
        moved = next(b for b in service.plan.plan().layout.booths if b.id == "b2")
        assert moved.x_mm == 10_501
        store, name = service.plan.store, service.plan.kept.id
        store.undo(name, service.plan.caught_up(), "kim")
    assert service.told().count("job") == KILLS


class _Unjudged:
    """A verdict that changes nothing."""

    def over(self, plan: Plan) -> Plan:
        """Give the plan as it is."""
        return plan


def test_a_child_that_dies_with_nothing_fails_its_job(service: Service) -> None:
    """Tests that the plan stays, and the job says why."""
    service.works(Work(solved(), kill=True, tell=False))
    news = news_of(service.do())
    assert (news.state, news.revision) == ("failed", None)
    assert news.refusal is not None
    assert news.refusal.code == "job.died"
    assert service.plan.caught_up() == 1


def test_a_solver_that_says_no_is_told(service: Service) -> None:
    """Tests that its reason is the job's."""
    service.works(Work(solved(), refuse=True))
    news = news_of(service.do())
    assert news.state == "failed"
    assert news.refusal is not None
    assert news.refusal.messages[0].en == "No layout meets all requests."


def test_a_plan_that_was_edited_meanwhile_stays(service: Service) -> None:
    """Tests that the result waits to be taken over, and can be."""
    service.works(Work(solved()))
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0), "kim")
    service.plan.edit(1, edits.Move(booth="b3", x_mm=1, y_mm=1), "lee")
    news = news_of(service.go_on(job))
    assert (news.state, news.revision) == ("done", None)
    assert news.refusal is not None
    assert news.refusal.code == "solve.edited"
    service.monkeypatch.setattr("web.solving.judge_in_child", lambda _: _Unjudged())
    taken = service.runner.take(job.id, 2, "kim")
    assert taken.revision == 3
    moved = next(b for b in service.plan.plan().layout.booths if b.id == "b2")
    assert moved.x_mm == 10_501


def test_a_job_with_no_result_gives_none(service: Service) -> None:
    """Tests that nothing is taken over of a job that has not begun."""
    job = service.runner.ask(service.plan, 1, Solve(), "kim")
    with pytest.raises(EditError, match="no result"):
        service.runner.take(job.id, 1, "kim")


def test_a_job_whose_worker_died_after_saving_is_done(service: Service) -> None:
    """Tests that its revision is not made twice."""
    service.works(Work(solved()))
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0), "kim")
    told = json.dumps({"kind": "solve", "job": job.id})
    service.plan.replace(1, solved(), "kim", told)
    first = service.runner.jobs.claim("dead")
    assert first is not None
    service.runner.jobs._clock = lambda: dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    taken = service.runner.jobs.claim("me")
    assert taken is not None
    service.runner._do(taken, "me")
    news = news_of(service.runner.jobs.job(job.id))
    assert (news.state, news.revision) == ("done", 2)
    assert service.plan.caught_up() == 2


def test_threads_do_what_is_asked_and_stop(service: Service) -> None:
    """Tests that a job is done without being looked after, and one that is stopped says so."""
    service.works(Work(solved()))
    ended = threading.Event()

    def tell(news: JobNews) -> None:
        if news.revision is not None:
            ended.set()

    service.monkeypatch.setattr(service.plan, "tell_job", tell)
    service.runner.start()
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0), "kim")
    assert ended.wait(timeout=60)
    assert service.runner.jobs.job(job.id).state == "done"
    service.runner.close()
