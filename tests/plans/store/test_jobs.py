"""Tests of jobs: each is done by one worker at a time and ends once, whoever dies."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.store.jobs import LEASE_S, Jobs
from plans.store.store import Store
from tests.plans.sample_plan import sample_plan
from venue.errors import InputError

START = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """Start."""
        self.now = START

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.now

    def on(self, seconds: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    """Give a clock."""
    return Clock()


@pytest.fixture
def jobs(tmp_path: Path, clock: Clock) -> Iterator[Jobs]:
    """Give the jobs of a store."""
    store = Store(f"sqlite:///{tmp_path / 'madang.db'}")
    yield Jobs(store, clock)
    store.close()


@pytest.fixture
def plan(jobs: Jobs) -> str:
    """Keep a plan, and give its id."""
    store = Store(str(jobs._engine.url))
    kept = store.add_plan(sample_plan(), show="a", scenario="b", name="c", who="d")
    store.close()
    return kept.id


def test_a_job_is_taken_once_in_the_order_of_asking(jobs: Jobs, plan: str, clock: Clock) -> None:
    """Tests that two workers never have the same job."""
    first = jobs.add(plan, 1, "a", "kim")
    clock.on(1)
    second = jobs.add(plan, 1, "b", "kim")
    taken = [jobs.claim("x"), jobs.claim("y"), jobs.claim("z")]
    assert [None if job is None else job.id for job in taken] == [first.id, second.id, None]
    assert taken[0] is not None
    assert (taken[0].state, taken[0].attempt, taken[0].owner) == ("running", 1, "x")
    assert [job.id for job in jobs.open(plan)] == [first.id, second.id]


def test_a_dead_workers_job_is_taken_over_with_its_best(
    jobs: Jobs, plan: str, clock: Clock
) -> None:
    """Tests that a job goes on with the best it had, and the dead cannot end it any more."""
    name = jobs.add(plan, 1, "{}", "kim").id
    jobs.claim("x")
    clock.on(LEASE_S - 1)
    assert jobs.claim("y") is None
    assert jobs.beat(name, "x", news="half", best=b"best") is not None
    clock.on(LEASE_S - 1)
    assert jobs.claim("y") is None
    clock.on(2)
    taken = jobs.claim("y")
    assert taken is not None
    assert (taken.id, taken.attempt, taken.best, taken.news) == (name, 2, b"best", "half")
    assert jobs.beat(name, "x") is None
    assert not jobs.end(name, "x", "done", "{}")
    assert jobs.end(name, "y", "done", "told")
    assert not jobs.end(name, "y", "failed", "again")
    ended = jobs.job(name)
    assert (ended.state, ended.news) == ("done", "told")
    assert jobs.open(plan) == []
    clock.on(10 * LEASE_S)
    assert jobs.claim("z") is None


def test_a_job_given_back_counts_no_attempt(jobs: Jobs, plan: str) -> None:
    """Tests that a service that ends orderly leaves its work to the next one at once."""
    name = jobs.add(plan, 1, "{}", "kim").id
    jobs.claim("x")
    jobs.release(name, "y")
    assert jobs.job(name).state == "running"
    jobs.release(name, "x")
    taken = jobs.claim("y")
    assert taken is not None
    assert taken.attempt == 1


def test_a_wish_to_stop_is_heard(jobs: Jobs, plan: str) -> None:
    """Tests that a job that waits ends at once, and one that runs hears of it."""
    waiting = jobs.add(plan, 1, "{}", "kim").id
    assert jobs.stop(waiting).state == "cancelled"
    assert jobs.claim("x") is None
    name = jobs.add(plan, 1, "{}", "kim").id
    jobs.claim("x")
    assert jobs.stop(name).state == "running"
    beat = jobs.beat(name, "x")
    assert beat is not None
    assert beat.wish == "stop"
    assert jobs.stop(waiting).state == "cancelled"


def test_a_cancel_outdoes_a_stop_and_not_the_other_way_round(jobs: Jobs, plan: str) -> None:
    """Tests that what nobody wants any more is not kept because somebody asked for it before."""
    name = jobs.add(plan, 1, "{}", "kim").id
    jobs.claim("x")
    assert [each(name).wish for each in (jobs.stop, jobs.cancel, jobs.stop)] == [
        "stop", "cancel", "cancel"
    ]  # fmt: skip
    assert jobs.end(name, "x", "cancelled", "{}")
    assert jobs.cancel(name).state == "cancelled"


def test_a_job_that_waits_again_with_a_best_is_stopped_by_its_next_worker(
    jobs: Jobs, plan: str
) -> None:
    """Tests that what an earlier worker reached is kept by a stop, and dropped by a cancel."""
    for wish, state in ((jobs.stop, "waiting"), (jobs.cancel, "cancelled")):
        name = jobs.add(plan, 1, "{}", "kim").id
        jobs.claim("x")
        jobs.beat(name, "x", best=b"best")
        jobs.release(name, "x")
        assert wish(name).state == state
        jobs.cancel(name)


def test_what_becomes_of_a_result_is_told_after_the_end(jobs: Jobs, plan: str) -> None:
    """Tests that the last job of a plan is known, and that only one that has ended is settled."""
    assert jobs.last(plan) is None
    name = jobs.add(plan, 1, "{}", "kim").id
    jobs.claim("x")
    jobs.settle(name, "early")
    jobs.end(name, "x", "done", "offered")
    last = jobs.last(plan)
    assert last is not None
    assert (last.id, last.news) == (name, "offered")
    jobs.settle(name, "taken")
    assert jobs.job(name).news == "taken"


def test_an_unknown_job_is_told(jobs: Jobs) -> None:
    """Tests that asking for one, or stopping it, says so."""
    for ask in (jobs.job, jobs.stop, jobs.cancel):
        with pytest.raises(InputError, match="no such job"):
            ask("nothing")
