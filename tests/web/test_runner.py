"""Tests of solve jobs: told as they go on, ended once, their best kept, whatever dies."""

import datetime as dt
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plans import edits, replan
from plans.jobs.child import Asked, Child
from plans.patch import Patch
from plans.plan import Plan
from plans.store.jobs import Job, Jobs
from plans.store.store import Store
from solver.progress import Progress
from tests.plans.sample_plan import sample_plan
from tests.web.working import Work, solved
from venue.errors import EditError, NoPlanError
from web import runner as module
from web.answers import JobNews
from web.asked import Solve
from web.desk import Desk, OnDesk
from web.refusals import MissedError
from web.runner import ATTEMPTS, Runner
from web.solving import Best, news_of

KILLS = int(os.environ.get("MADANG_KILLS", "3"))
"""Jobs whose children are killed; 100 by night."""


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
    assert service.runner.of_plan(job.plan_id) == [news]
    service.monkeypatch.setattr("web.solving.judge_in_child", lambda _: _Unjudged())
    with pytest.raises(MissedError):
        service.runner.take(job.id, 1, "kim")
    taken = service.runner.take(job.id, 2, "kim")
    assert (taken.revision, taken.offered, taken.refusal) == (3, False, None)
    moved = next(b for b in service.plan.plan().layout.booths if b.id == "b2")
    assert moved.x_mm == 10_501
    assert service.plan.plan().certificate == solved().certificate
    assert service.runner.of_plan(job.plan_id) == []
    with pytest.raises(EditError, match="no result"):
        service.runner.take(job.id, 3, "kim")
    service.plan.store.undo(job.plan_id, 3, "lee")
    back = next(b for b in service.plan.plan().layout.booths if b.id == "b3")
    assert (back.x_mm, back.y_mm) == (1, 1)


def offered(service: Service, *changes: edits.Edit, by_mm: int = 1) -> str:
    """Solve while somebody else edits, and give the job whose result is offered."""
    service.works(Work(solved(by_mm)))
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0, keep="nothing"), "kim")
    for number, change in enumerate(changes):
        service.plan.edit(1 + number, change, "lee")
    assert news_of(service.go_on(job)).offered
    return job.id


def test_an_offer_that_is_turned_down_is_over(service: Service) -> None:
    """Tests that the plan stays as somebody else has made it, and nobody is asked again."""
    job = offered(service, edits.Move(booth="b3", x_mm=1, y_mm=1))
    assert not service.runner.cancel(job).offered
    assert service.runner.of_plan(service.plan.kept.id) == []
    assert service.plan.caught_up() == 2
    with pytest.raises(EditError, match="no result"):
        service.runner.take(job, 2, "kim")


def test_what_was_sold_meanwhile_is_not_moved_by_an_offer(service: Service) -> None:
    """Tests that a result that would move it is refused, and the plan stays."""
    day = dt.date(2026, 3, 1)
    who = next(a.exhibitor for a in sample_plan().allotments if a.booth == "b2")
    sale = edits.Offer(booth="b2", on=day, state="reserved", exhibitor=who)
    job = offered(service, sale, by_mm=500)
    with pytest.raises(NoPlanError, match="C102"):
        service.runner.take(job, 2, "kim")
    assert service.plan.caught_up() == 2


def test_an_offer_to_exhibitors_who_are_gone_is_refused(service: Service) -> None:
    """Tests that nobody gets a booth who is no exhibitor of the plan any more."""
    plan = sample_plan()
    who = next(a.exhibitor for a in plan.allotments if a.booth == "b2")
    place, gone = next((n, e) for n, e in enumerate(plan.brief.exhibitors) if e.id == who)
    exchange = {"gone": [{"place": place, "item": gone}]}
    job = offered(
        service,
        edits.Unassign(booth="b2"),
        Patch.model_validate({"exhibitors": exchange}),
    )
    with pytest.raises(EditError, match="Exhibitors have changed"):
        service.runner.take(job, 3, "kim")


@pytest.mark.parametrize(
    ("wish", "state", "revision"), [("stop", "done", 2), ("cancel", "cancelled", None)]
)
def test_a_stop_keeps_the_best_and_a_cancel_leaves_the_plan(
    service: Service, wish: str, state: str, revision: int | None
) -> None:
    """Tests the two wishes for a job that has found something and would go on."""
    service.works(Work(solved(), wait=True))
    told: list[JobNews] = []

    def tell(news: JobNews) -> None:
        told.append(news)
        if news.layout is not None:
            (standing,) = service.runner.of_plan(news.plan)
            assert standing.layout == news.layout
            assert (standing.state, standing.seconds) == ("running", 1.0)
            getattr(service.runner, wish)(news.id)

    service.monkeypatch.setattr(service.plan, "tell_job", tell)
    news = news_of(service.do())
    assert (news.state, news.revision, news.refusal) == (state, revision, None)
    assert service.plan.caught_up() == (revision or 1)
    assert told[-1].state == state


@pytest.mark.parametrize("wish", ["stop", "cancel"])
def test_a_wish_is_heard_from_another_process(service: Service, wish: str) -> None:
    """Tests that a sign of life brings it, and a job that is another's by now is let go."""
    service.monkeypatch.setattr(module, "BEAT_S", 0.001)
    service.works(Work(solved(), wait=True))

    def tell(news: JobNews) -> None:
        if news.layout is not None:
            getattr(service.runner.jobs, wish)(news.id)

    service.monkeypatch.setattr(service.plan, "tell_job", tell)
    assert service.do().state == ("done" if wish == "stop" else "cancelled")


def test_a_cancel_that_comes_too_late_undoes_nothing(service: Service) -> None:
    """Tests that what is on the floor stays there for whoever has seen it."""
    service.works(Work(solved()))
    job = service.do()
    news = service.runner.cancel(job.id)
    assert (news.state, news.revision) == ("done", 2)
    assert service.plan.caught_up() == 2


def test_a_cancel_just_before_the_saving_is_heard(service: Service) -> None:
    """Tests that nothing is saved once somebody was told that the job is cancelled."""
    service.works(Work(solved()))
    real = replan.renamed

    def late(*words: object) -> Plan:
        service.runner.cancel(service.runner.jobs.open(service.plan.kept.id)[0].id)
        return real(*words)  # type: ignore[arg-type]

    service.monkeypatch.setattr(module, "renamed", late)
    assert service.do().state == "cancelled"
    assert service.plan.caught_up() == 1


def test_a_job_wished_to_end_before_its_worker_died(service: Service) -> None:
    """Tests that its next worker solves nothing: it keeps the best, or nothing."""
    service.monkeypatch.setattr("web.solving.judge_in_child", lambda _: _Unjudged())
    for wish, state in (("stop", "done"), ("cancel", "cancelled")):
        begun = service.works(Work(solved()))
        seen = service.plan.caught_up()
        job = service.runner.ask(service.plan, seen, Solve(seconds=1.0, keep="nothing"), "kim")
        assert service.runner.jobs.claim("dead") is not None
        best = Best.of(solved()).model_dump_json(by_alias=True).encode()
        service.runner.jobs.beat(job.id, "dead", best=best)
        (standing,) = service.runner.of_plan(job.plan_id)
        assert standing.layout is not None
        getattr(service.runner, wish)(job.id)
        service.runner.jobs.release(job.id, "dead")
        if wish == "cancel":
            assert service.runner.cancel(job.id).state == "cancelled"
            continue
        assert service.go_on(job).state == state
        assert begun == []


def test_one_solve_of_a_plan_at_a_time(service: Service) -> None:
    """Tests that a second one is refused while the first stands, and may follow it."""
    service.works(Work(solved()))
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0), "kim")
    with pytest.raises(EditError, match="already"):
        service.runner.ask(service.plan, 1, Solve(seconds=1.0), "lee")
    service.go_on(job)
    service.runner.ask(service.plan, 2, Solve(seconds=1.0), "lee")


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


def test_a_service_that_ends_lets_go_of_its_job_at_once(service: Service) -> None:
    """Tests that a child that would work on is ended, and the next to start takes the job up."""
    service.works(Work(solved(), wait=True))
    begun, tell = threading.Event(), service.plan.tell_job

    def told(news: JobNews) -> None:
        tell(news)
        if news.placed:
            begun.set()

    service.monkeypatch.setattr(service.plan, "tell_job", told)
    service.runner.start()
    job = service.runner.ask(service.plan, 1, Solve(seconds=1.0), "kim")
    assert begun.wait(timeout=60)
    service.runner.close()
    assert service.runner.jobs.job(job.id).state == "waiting"
    taken = service.runner.jobs.claim("next")
    assert taken is not None
    assert taken.id == job.id
