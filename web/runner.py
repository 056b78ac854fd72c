"""Who does the jobs: threads with a child each, a lease, and a sign of life every few seconds."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from plans.jobs.child import Child
from plans.plan import Plan
from plans.replan import renamed, require_requests
from plans.store.jobs import LEASE_S, Job, Jobs
from venue.errors import EditError, FaultError, MadangError, StaleError
from venue.text import Text

from .answers import JobNews
from .asked import Solve
from .desk import Desk, OnDesk
from .solving import Reached, child_of, news_of, put, put_before, salvaged

LOG = logging.getLogger("madang.web")

ATTEMPTS = 3
"""Times a job is begun: a child that died so often will not do better."""

BEAT_S = LEASE_S / 6
"""Seconds between two signs of life."""

LOOK_S = 1.0
"""Seconds between two looks for work that another process has left."""

CLOSE_S = 2.0
"""Seconds in which a worker lets go of its job when the service ends; its lease ends anyway."""

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
    _threads: list[threading.Thread] = field(default_factory=list)
    _wake: threading.Event = field(default_factory=threading.Event)
    _ended: threading.Event = field(default_factory=threading.Event)
    _children: dict[str, Child[Plan]] = field(default_factory=dict)
    _reached: dict[str, Reached] = field(default_factory=dict)
    _asking: threading.Lock = field(default_factory=threading.Lock)
    _putting: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Begin to look for work."""
        for number in range(self.workers):
            name = f"madang-job-{number}"
            self._threads.append(threading.Thread(target=self._run, name=name, daemon=True))
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop working; what is not done is taken up by whoever starts next."""
        self._ended.set()
        self._wake.set()
        # What a child would say by now is of no use: whoever takes the job up begins it anew.
        for child in list(self._children.values()):
            child.kill()
        for thread in self._threads:
            thread.join(CLOSE_S)

    def ask(self, plan: OnDesk, seen: int, solve: Solve, who: str) -> Job:
        """Ask for a solve of a revision.

        Raises
        ------
        NoPlanError : when nobody asks for a booth.
        EditError : when the plan is being solved already.
        """
        require_requests(plan.store.open(plan.kept.id, seen)[0])
        with self._asking:
            if self.jobs.open(plan.kept.id):
                raise EditError("solve.busy", _BUSY)
            job = self.jobs.add(plan.kept.id, seen, solve.model_dump_json(), who)
        plan.tell_job(news_of(job))
        self._wake.set()
        return job

    def news(self, job: Job) -> JobNews:
        """Tell how a job stands, with the floor as it has it so far."""
        reached = self._reached.get(job.id)
        if reached is not None and job.state == "running":
            return reached.now.model_copy(update={"state": job.state, "attempt": job.attempt})
        told = news_of(job)
        if job.state not in _OPEN or job.best is None:
            return told
        return told.model_copy(update={"layout": Reached.of(job).drawn})

    def of_plan(self, plan_id: str) -> list[JobNews]:
        """Tell of the jobs of a plan that stand, and of the last if its result can be had."""
        stand = [self.news(job) for job in self.jobs.open(plan_id)]
        last = None if stand else self.jobs.last(plan_id)
        if last is not None and (told := news_of(last)).offered:
            return [told]
        return stand

    def stop(self, name: str) -> JobNews:
        """Have a job end with the best it has.

        Raises
        ------
        InputError : when there is no such job.
        """
        job = self.jobs.stop(name)
        child = self._children.get(name)
        if child is not None:
            child.cancel()
        return self._wished(job)

    def cancel(self, name: str) -> JobNews:
        """Have a job end, and leave its plan alone; what has ended offers nothing any more.

        Raises
        ------
        InputError : when there is no such job.
        """
        # Whatever is put on the floor is put before this wish, or never.
        with self._putting:
            job = self.jobs.cancel(name)
        child = self._children.get(name)
        if child is not None:
            child.kill()
        if news_of(job).offered:
            return self._settled(job, {"offered": False})
        return self._wished(job)

    def take(self, name: str, seen: int, who: str) -> JobNews:
        """Put what a job reached in the place of a plan that was edited meanwhile.

        Raises
        ------
        MissedError : when ``seen`` is not the latest revision.
        EditError : when the job has nothing to give.
        NoPlanError : when it would move what is sold or pinned.
        """
        job = self.jobs.job(name)
        drawn = Reached.of(job).drawn
        if drawn is None or not news_of(job).offered:
            raise EditError("job.nothing", _NOTHING)
        plan = self.desk.plan(job.plan_id)
        plan.require(seen)
        before, _ = plan.store.open(job.plan_id, seen)
        keep = Solve.model_validate_json(job.asked).keep
        revision = put(plan, job, seen, salvaged(before, drawn, keep), who)
        return self._settled(job, {"revision": revision, "refusal": None, "offered": False})

    def _wished(self, job: Job) -> JobNews:
        """Tell of a job that was wished to end, if it has."""
        if job.state == "cancelled":
            self.desk.plan(job.plan_id).tell_job(news_of(job))
        return news_of(job)

    def _settled(self, job: Job, change: Mapping[str, object]) -> JobNews:
        """Tell what became of a result after its job had ended."""
        told = news_of(job).model_copy(update=dict(change))
        self.jobs.settle(job.id, told.model_dump_json(by_alias=True))
        self.desk.plan(job.plan_id).tell_job(told)
        return told

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
        reached = self._reached[job.id] = Reached.of(job)
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
            del self._reached[job.id]
        if news is None or (news.state == "failed" and self._ended.is_set()):
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
        plan.tell_job(reached.begins())
        made, died = self._made(plan, job, before, solve, reached)
        if self._ended.is_set():
            return None
        if self.jobs.job(job.id).wish == "cancel":
            return reached.ended("cancelled")
        if made is not None:
            wanted = renamed(before, made, solve.keep)
        elif reached.drawn is not None:
            wanted = salvaged(before, reached.drawn, solve.keep)
        else:
            return reached.ended("failed", why=died or FaultError("job.died", _FAULT))
        with self._putting:
            if self.jobs.job(job.id).wish == "cancel":
                return reached.ended("cancelled")
            try:
                revision = put(plan, job, job.seen, wanted, job.who)
            except StaleError:
                return reached.offers(wanted)
        return reached.ended("done", revision, died)

    def _made(
        self, plan: OnDesk, job: Job, before: Plan, solve: Solve, reached: Reached
    ) -> tuple[Plan | None, MadangError | None]:
        """Solve, and begin again what died; gives the plan or none, and the last death."""
        died: MadangError | None = None
        for _ in range(job.attempt, ATTEMPTS + 1):
            wish = self.jobs.job(job.id).wish
            if self._ended.is_set() or wish == "cancel":
                break
            if wish == "stop" and reached.drawn is not None:
                break
            try:
                return self._solved(plan, job, before, solve, reached), died
            except FaultError as error:
                if error.code not in MORTAL:
                    raise
                died = error
        return None, died

    def _solved(self, plan: OnDesk, job: Job, before: Plan, solve: Solve, reached: Reached) -> Plan:
        """Solve in a child, and tell how it goes on."""
        with child_of(before, solve, self.threads) as child:
            self._children[job.id] = child
            try:
                self._end(child, self.jobs.job(job.id))
                return child.result(lambda event: plan.tell_job(reached.take(event)))
            finally:
                del self._children[job.id]

    @staticmethod
    def _end(child: Child[Plan], job: Job | None) -> None:
        """End a child as it is wished, or as one that works for nobody any more."""
        if job is None or job.wish == "cancel":
            child.kill()
        elif job.wish == "stop":
            child.cancel()

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
            if child is not None:
                self._end(child, mine)


_OPEN = frozenset({"waiting", "running"})
_BUSY = Text(
    ko="이 배치안은 이미 배치하고 있습니다. 끝나기를 기다리거나 멈추어 주십시오.",
    en="This plan is being solved already; wait for its end, or stop it.",
)
_FAULT = Text(
    ko="계산이 예상하지 못하게 끝났습니다. 다시 시도해 주십시오.",
    en="The work ended unexpectedly; try again.",
)
_NOTHING = Text(
    ko="이 작업에는 적용할 결과가 없습니다. 다시 계산해 주십시오.",
    en="This job has no result to take over; solve again.",
)
