"""Making a plan, as work for a child."""

import datetime as dt
import math
import time
from dataclasses import dataclass, replace

from layouts.brief.brief import Brief
from plans.plan import Plan
from solver.progress import Event, Progress, silent
from solver.stop import AnyOf, Seconds, Stop
from venue.venue import Venue

from .child import Asked, Child, Wish, grace_for

LIVE_S = 0.4
"""Seconds between two floors that are sent to be looked at: one of 4,500 booths takes 0.1 s."""


@dataclass
class Sent:
    """Hands reports on: with what stands so far, now and then, or without.

    Parameters
    ----------
    progress : called with every report.
    live : whether somebody wants to see the floor.
    """

    progress: Progress
    live: bool
    _last: float = -math.inf

    def __call__(self, event: Event) -> None:
        """Hand a report on."""
        now = time.monotonic()
        if event.floors and not (self.live and now - self._last >= LIVE_S):
            event = replace(event, floors=())
        elif event.floors:
            self._last = now
        self.progress(event)


@dataclass(frozen=True)
class Planning:
    """Everything one plan is made of; ``stop`` counts from where it was made, not from the child.

    Called in the child it makes the plan. What is heavy is imported there alone. ``live`` has it
    report what stands on the floor, to be looked at.
    """

    brief: Brief
    venue: Venue
    stop: Stop
    made: dt.datetime
    seed: int = 0
    workers: int = 2
    earlier: Plan | None = None
    live: bool = False

    def from_now(self, seconds: float) -> "Planning":
        """Give the same work with its time starting now: it may have waited for its turn."""
        return replace(self, stop=Seconds(seconds))

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
