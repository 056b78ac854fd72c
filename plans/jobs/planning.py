"""Making a plan, as work for a child."""

import datetime as dt
import math
import time
from dataclasses import dataclass, replace

from layouts.brief.brief import Brief
from plans.plan import Plan
from solver.progress import Event, Floor, Progress, silent
from solver.stop import AnyOf, Seconds, Stop
from venue.venue import Venue

from .child import Asked, Child, Wish, grace_for

LIVE_S = 0.4
"""Seconds between two floors that are sent to be looked at: one of 4,500 booths takes 0.1 s."""


@dataclass
class Sent:
    """Hands reports on: with what stands so far, now and then, or without.

    A floor that comes too soon after another waits, and goes with the next report that brings no
    later one: the last is never lost.

    Parameters
    ----------
    progress : called with every report.
    live : whether somebody wants to see the floor.
    """

    progress: Progress
    live: bool
    _last: float = -math.inf
    _waiting: tuple[Floor, ...] = ()

    def __call__(self, event: Event) -> None:
        """Hand a report on."""
        if not self.live:
            self.progress(replace(event, floors=()))
            return
        now = time.monotonic()
        # What follows the placing draws no floor of its own, and comes seldom.
        soon = bool(event.floors) and now - self._last < LIVE_S
        floors = event.floors or self._waiting
        self._waiting = floors if soon else ()
        if floors and not soon:
            self._last = now
        self.progress(replace(event, floors=() if soon else floors))


@dataclass(frozen=True)
class Planning:
    """Everything one plan is made of; ``stop`` counts from where it was made, not from the child.

    Called in the child it makes the plan. What is heavy is imported there alone. ``live`` has it
    report what stands on the floor, to be looked at; ``hold`` as of `make_plan`.
    """

    brief: Brief
    venue: Venue
    stop: Stop
    made: dt.datetime
    seed: int = 0
    workers: int = 2
    earlier: Plan | None = None
    live: bool = False
    hold: bool = False

    def from_now(self, seconds: float) -> "Planning":
        """Give the same work with its time starting now: it may have waited for its turn."""
        return replace(self, stop=Seconds(seconds))

    def ready(self) -> None:
        """Read the solver: its seconds are none of the plan's."""
        import plans.jobs.pool  # noqa: PLC0415 - the parent never solves
        import plans.make  # noqa: F401, PLC0415 - as above

    def __call__(self, asked: Asked, progress: Progress) -> Plan:
        """Make the plan; ``asked`` ends it with the best so far."""
        from plans.make import make_plan  # noqa: PLC0415 - the parent never solves

        from .pool import Pool  # noqa: PLC0415 - as above

        return make_plan(
            self.brief,
            self.venue,
            AnyOf(self.stop, Wish(asked)),
            seed=self.seed,
            workers=self.workers,
            progress=Sent(progress, self.live),
            made=self.made,
            spread=Pool(self.workers),
            earlier=self.earlier,
            hold=self.hold,
        )


def plan_in_child(planning: Planning, seconds: float, progress: Progress = silent) -> Plan:
    """Make a plan in a child process; Ctrl-C asks for the best so far, a second one ends it.

    Parameters
    ----------
    planning : what to plan, and when to stop by itself.
    seconds : wall time it may take; the child is ended some seconds later.
    progress : called with every report.

    Raises
    ------
    MadangError : what `make_plan` raises, and a fault when the child breaks or will not end.
    KeyboardInterrupt : at the second Ctrl-C.
    """
    grace = grace_for(len(planning.brief.contracts))
    with Child(planning, seconds=seconds, grace_s=grace) as child:
        try:
            return child.result(progress)
        except KeyboardInterrupt:
            child.cancel()
            progress(Event("stopping", 1.0))
            return child.result(progress)
