"""Several halls at once: each child works on some of them and hands over every better plan."""

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from solver.place import HallPlan, HallWork
from solver.progress import Progress
from solver.spread import Told, in_turn
from solver.stop import AnyOf, Seconds, Stop
from venue.errors import FaultError

from .child import Asked, Child, Wish, grace_for

LEAST = 500
"""Contracts from which a child of their own pays: it takes a second to start."""

LOOK_S = 0.1
"""Seconds between two looks at whether the work is to stop."""


@dataclass(frozen=True)
class Part:
    """Some of the halls, with their places in the list of all."""

    places: tuple[int, ...]
    works: tuple[HallWork, ...]
    seconds: float

    def __call__(self, asked: Asked, progress: Progress) -> None:
        """Do the work in the child; every better plan is a report."""
        tell: Any = progress
        stop = AnyOf(Seconds(self.seconds), Wish(asked))
        in_turn(self.works, stop, lambda index, plan: tell((self.places[index], plan)))


@dataclass(frozen=True)
class Pool:
    """Spreads the halls of a large show over children.

    Parameters
    ----------
    workers : children at once, each with one thread of the model's solver.
    """

    workers: int

    def __call__(self, works: Sequence[HallWork], stop: Stop, told: Told) -> None:
        """Do the work on all halls, as `Spread` says."""
        count = min(self.workers, len(works))
        size = sum(work.size for work in works)
        if count < 2 or size < LEAST or stop.deterministic:
            in_turn(works, stop, told)
            return
        reports: queue.Queue[tuple[int, HallPlan] | BaseException | None] = queue.Queue()
        seconds = stop.seconds_left()
        children = [
            Child(part, seconds=seconds, grace_s=grace_for(sum(work.size for work in part.works)))
            for part in parts_of(works, count, seconds)
        ]
        threads = [threading.Thread(target=_listen, args=(c, reports)) for c in children]
        for thread in threads:
            thread.start()
        waiting, asked, any_told = len(threads), False, False
        failed: BaseException | None = None
        while waiting:
            if not asked and (stop() or failed is not None):
                asked = True
                for child in children:
                    child.cancel()
            try:
                report = reports.get(timeout=LOOK_S)
            except queue.Empty:
                continue
            if report is None:
                waiting -= 1
            elif isinstance(report, BaseException):
                failed = failed or report
            else:
                told(*report)
                any_told = True
        for thread in threads:
            thread.join()
        # A child that was late has told whole plans all the same: those stand.
        late = isinstance(failed, FaultError) and failed.code == "job.time"
        if failed is not None and not (late and any_told):
            raise failed


def parts_of(works: Sequence[HallWork], count: int, seconds: float) -> list[Part]:
    """Part the halls among children so that the fullest has as little as possible to do.

    Parameters
    ----------
    works : the halls; the largest are given out first, each to whoever has least.
    count : children.
    seconds : time each may take.
    """
    given: list[list[int]] = [[] for _ in range(count)]
    for place in sorted(range(len(works)), key=lambda place: -works[place].size):
        min(given, key=lambda mine: sum(works[index].size for index in mine)).append(place)
    return [
        Part(tuple(mine), tuple(replace(works[index], workers=1) for index in mine), seconds)
        for mine in given
    ]


def _listen(child: Child[None], reports: queue.Queue[Any]) -> None:
    """Start a child and pass on what it tells, until it is done."""
    try:
        with child:
            child.result(reports.put)
    except BaseException as error:
        reports.put(error)
    finally:
        reports.put(None)
