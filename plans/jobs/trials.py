"""Scenarios as work for children: each planned and measured by itself."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from plans.document import dumps_plan
from plans.figures import Compared
from plans.sweep import Point
from solver.progress import Progress
from venue.errors import MadangError

from .child import Asked, Child, grace_for
from .planning import Planning

MEASURING_S = 60.0
"""Seconds that the figures of a plan may take besides: those of 4,500 stands take thirty."""

Answer = tuple[str, Compared]
"""A plan as text, and its figures."""


@dataclass(frozen=True)
class Trial:
    """A scenario that is ready to be planned; picklable, so that it runs anywhere."""

    point: Point
    planning: Planning

    def __call__(self, asked: Asked, progress: Progress) -> Answer:
        """Plan it and measure the plan; the plan comes back as text."""
        from plans.compare import compared  # noqa: PLC0415 - the parent never measures

        plan = self.planning(asked, progress)
        return dumps_plan(plan), compared(plan)

    @property
    def asked(self) -> str:
        """The hash of all that the plan is made of: brief, venue, seed and time."""
        planning = self.planning
        parts = (planning.brief.model_dump_json(), planning.venue.model_dump_json(), self.point.id)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def seconds(self) -> float:
        """The wall time it may take."""
        return self.point.seconds + MEASURING_S

    @property
    def grace_s(self) -> float:
        """What it may take after that."""
        return grace_for(len(self.planning.brief.contracts))


Done = Callable[[Trial, Answer | MadangError], None]


class Spread(Protocol):
    """Runs trials, some at a time; tells of each as it is done."""

    def __call__(self, trials: Sequence[Trial], done: Done) -> None:
        """Run all trials."""


@dataclass(frozen=True)
class Here:
    """Runs trials in children of this process."""

    workers: int

    def __call__(self, trials: Sequence[Trial], done: Done) -> None:
        """Run all trials, as many at a time as there are workers."""

        def run(trial: Trial) -> None:
            done(trial, answer_of(trial))

        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            for future in [pool.submit(run, trial) for trial in trials]:
                future.result()


def answer_of(trial: Trial) -> Answer | MadangError:
    """Run one trial in a child: a crash of the solver is this trial's failure alone."""
    restarted = Trial(trial.point, trial.planning.from_now(trial.point.seconds))
    try:
        with Child(restarted, seconds=trial.seconds, grace_s=trial.grace_s) as child:
            return child.result()
    except MadangError as exc:
        return exc
