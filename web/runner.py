"""Who does the jobs: threads with a child each, a lease, and a sign of life every few seconds."""

import logging
import threading
from dataclasses import dataclass, field
from uuid import uuid4

from plans.jobs.child import Child
from plans.plan import Plan
from plans.store.jobs import LEASE_S, Job, Jobs
from venue.errors import EditError, FaultError, MadangError, StaleError
from venue.text import Text

from .answers import JobNews
from .asked import Solve
from .desk import Desk, OnDesk
from .solving import EDITED, Reached, child_of, finished, news_of, put, put_before, salvaged

LOG = logging.getLogger("madang.web")

ATTEMPTS = 3
"""Times a job is begun: a child that died so often will not do better."""

BEAT_S = LEASE_S / 6
"""Seconds between two signs of life."""

LOOK_S = 1.0
"""Seconds between two looks for work that another process has left."""

MORTAL = frozenset({"job.died", "job.time", "job.memory"})
"""How a child ends that may be begun again, and whose best so far is kept."""


@dataclass
class Runner:
    """Does the jobs of the store.

    Parameters
    ----------
    desk, jobs : the plans, and what is asked.
    workers : jobs at once.
    threads : threads of a solve.
    """

    desk: Desk
    jobs: Jobs
    workers: int = 1
    threads: int = 2
    _wake: threading.Event = field(default_factory=threading.Event)
    _ended: threading.Event = field(default_factory=threading.Event)
    _children: dict[str, Child[Plan]] = field(default_factory=dict)

    def start(self) -> None:
        """Begin to look for work."""
        for number in range(self.workers):
            name = f"madang-job-{number}"
            threading.Thread(target=self._run, name=name, daemon=True).start()

    def close(self) -> None:
        """Stop working; what is not done is taken up by whoever starts next."""
        self._ended.set()
        self._wake.set()
        for child in list(self._children.values()):
            child.cancel()

    def ask(self, plan: OnDesk, seen: int, solve: Solve, who: str) -> Job:
        """Ask for a solve of a revision."""
        job = self.jobs.add(plan.kept.id, seen, solve.model_dump_json(), who)
        plan.tell_job(news_of(job))
        self._wake.set()
        return job

    def stop(self, name: str) -> Job:
        """Have a job stop with the best it has.

        Raises
        ------
        InputError : when there is no such job.
        """
        job = self.jobs.stop(name)
        child = self._children.get(name)
        if child is not None:
            child.cancel()
        if job.state == "cancelled":
            self.desk.plan(job.plan_id).tell_job(news_of(job))
        return job

    def take(self, name: str, seen: int, who: str) -> JobNews:
        """Put what a job reached in the place of a plan that was edited meanwhile.

        Raises
        ------
        MissedError : when ``seen`` is not the latest revision.
        EditError : when the job has nothing to give.
        NoPlanError : when it would move what is sold.
        """
        job = self.jobs.job(name)
        drawn = Reached.of(job).drawn
        if drawn is None:
            raise EditError("job.nothing", _NOTHING)
        plan = self.desk.plan(job.plan_id)
        before, _ = plan.store.open(job.plan_id, seen)
        revision = put(plan, job, seen, salvaged(before, drawn), who)
        return news_of(job).model_copy(update={"revision": revision, "refusal": None})

    # --- In the threads ----------------------------------------------------------------------

    def _run(self) -> None:
        """Do one job after another."""
        while not self._ended.is_set():
            owner = uuid4().hex
            try:
                job = self.jobs.claim(owner)
                if job is not None:
                    self._do(job, owner)
                    continue
            except Exception:
                LOG.exception("a worker met a fault")
            self._wake.wait(LOOK_S)
            self._wake.clear()

    def _do(self, job: Job, owner: str) -> None:
        """Do a job, and end it unless it is another worker's by now."""
        plan = self.desk.plan(job.plan_id)
        reached = Reached.of(job)
        done = threading.Event()
        beating = threading.Thread(target=self._beat, args=(job, owner, reached, done), daemon=True)
        beating.start()
        try:
            news = self._came_to(plan, job, reached)
        except MadangError as error:
            news = reached.ended("failed", why=error)
        except Exception as error:
            fault = FaultError("job.failed", _FAULT)
            LOG.error("job %s ended unexpectedly", job.id, exc_info=error)
            news = reached.ended("failed", why=fault)
        finally:
            done.set()
            beating.join()
        if news is None:
            self.jobs.release(job.id, owner)
            return
        self.jobs.beat(job.id, owner, best=reached.best)
        if self.jobs.end(job.id, owner, news.state, news.model_dump_json(by_alias=True)):
            plan.tell_job(news)

    def _came_to(self, plan: OnDesk, job: Job, reached: Reached) -> JobNews | None:
        """Solve, begin again what died, and put the result on the floor; None when all ends."""
        solve = Solve.model_validate_json(job.asked)
        if job.attempt > 1 and (revision := put_before(plan, job)) is not None:
            return reached.ended("done", revision)
        before, _ = plan.store.open(job.plan_id, job.seen)
        died: MadangError | None = None
        wanted: Plan | None = None
        for _ in range(job.attempt, ATTEMPTS + 1):
            try:
                wanted = finished(before, self._solved(plan, job, before, solve, reached))
                break
            except FaultError as error:
                if error.code not in MORTAL:
                    raise
                died = error
            if self._ended.is_set():
                return None
        if self._ended.is_set():
            return None
        if wanted is None:
            if reached.drawn is None:
                return reached.ended("failed", why=died or FaultError("job.died", _FAULT))
            wanted = salvaged(before, reached.drawn)
        cancelled = self.jobs.job(job.id).wish
        try:
            revision = put(plan, job, job.seen, wanted, job.who)
        except StaleError:
            return reached.ended("done", why=EditError("solve.edited", EDITED))
        return reached.ended("cancelled" if cancelled else "done", revision, died)

    def _solved(self, plan: OnDesk, job: Job, before: Plan, solve: Solve, reached: Reached) -> Plan:
        """Solve in a child, and tell how it goes on."""
        with child_of(before, solve, self.threads) as child:
            self._children[job.id] = child
            try:
                if self.jobs.job(job.id).wish:
                    child.cancel()
                return child.result(lambda event: plan.tell_job(reached.take(event)))
            finally:
                del self._children[job.id]

    def _beat(self, job: Job, owner: str, reached: Reached, done: threading.Event) -> None:
        """Say again and again that the job is still worked on, and hear what is wished."""
        while not done.wait(BEAT_S):
            try:
                news = reached.news.model_dump_json(by_alias=True)
                mine = self.jobs.beat(job.id, owner, news, reached.best)
            except MadangError:
                LOG.exception("job %s could not say that it is alive", job.id)
                continue
            child = self._children.get(job.id)
            if child is not None and (mine is None or mine.wish):
                child.cancel()


_FAULT = Text(
    ko="계산이 예상하지 못하게 끝났습니다. 다시 시도해 주십시오.",
    en="The work ended unexpectedly; try again.",
)
_NOTHING = Text(
    ko="이 작업에는 적용할 결과가 없습니다. 다시 계산해 주십시오.",
    en="This job has no result to take over; solve again.",
)
