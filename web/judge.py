"""Judging in the background: when edits have settled, the plan is judged, and everybody is told."""

import logging
import threading
import time
from collections.abc import Callable

from plans.jobs.judging import Judgement, judge_in_child
from plans.plan import Plan
from venue.errors import MadangError

from .desk import OnDesk

LOG = logging.getLogger("madang.web")

LATEST = 5.0
"""Times the wait that edits may put a verdict off: who edits without pause is told now and then."""

REST = 3.0
"""Times the last verdict took that edits without pause put the next one off: it leaves the
machine to those who edit."""

Work = Callable[[Plan], Judgement]
"""Judges a plan; in a child process, so that whoever edits meanwhile waits for nothing."""


class Judge:
    """One thread that has plans judged, one after another.

    Parameters
    ----------
    settle_s : seconds without an edit after which a plan is judged.
    work : judges it.
    """

    def __init__(self, settle_s: float, work: Work = judge_in_child) -> None:
        """Start waiting for edits."""
        self._settle_s, self._work = settle_s, work
        self._due: dict[str, tuple[float, float, OnDesk]] = {}
        self._wake = threading.Condition()
        self._ended = False
        self._took_s = 0.0
        self._thread = threading.Thread(target=self._run, name="madang-judge", daemon=True)
        self._thread.start()

    def edited(self, plan: OnDesk, revision: int) -> None:
        """Have a plan judged soon; its first revision came with its verdict."""
        if revision == 1:
            return
        now = time.monotonic()
        with self._wake:
            first, _, _ = self._due.get(plan.kept.id, (now, 0.0, plan))
            latest = max(LATEST * self._settle_s, REST * self._took_s)
            due = min(now + self._settle_s, first + latest)
            self._due[plan.kept.id] = (first, due, plan)
            self._wake.notify()

    def close(self) -> None:
        """Begin no further verdict."""
        with self._wake:
            self._ended = True
            self._wake.notify()

    def _run(self) -> None:
        """Judge what is due until the end."""
        while (plan := self._next()) is not None:
            try:
                made, revision = plan.store.open(plan.kept.id)
                start = time.monotonic()
                plan.judge(revision, self._work(made))
                self._took_s = time.monotonic() - start
            except MadangError:
                if self._ended:
                    return  # its child was ended with the service
                LOG.exception("plan %s could not be judged", plan.kept.id)
            except Exception:
                LOG.exception("judging plan %s ended unexpectedly", plan.kept.id)

    def _next(self) -> OnDesk | None:
        """Wait for the plan that is due first; None at the end."""
        with self._wake:
            while not self._ended:
                if not self._due:
                    self._wake.wait()
                    continue
                name, (_, due, plan) = min(self._due.items(), key=lambda item: item[1][1])
                left = due - time.monotonic()
                if left <= 0:
                    del self._due[name]
                    return plan
                self._wake.wait(left)
            return None
