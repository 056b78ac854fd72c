"""How the work on several halls is done: one after another, or by whoever is given."""

from collections.abc import Callable, Sequence
from functools import partial

from .place import HallPlan, HallWork
from .stop import AnyOf, Seconds, Stop

TIME_SHARE = 0.85
"""Share of the time left that the halls may use; the rest is for what is left over."""

Told = Callable[[int, HallPlan], None]
"""Told of every better plan, with the place of its work in the list."""

Spread = Callable[[Sequence[HallWork], Stop, Told], None]
"""Does the work on all halls; it calls back in one thread, and returns when all is done."""


def in_turn(works: Sequence[HallWork], stop: Stop, told: Told) -> None:
    """Do the work on one hall after another, each in its part of the time.

    Parameters
    ----------
    works : the halls.
    stop : ends the hall at hand; those after it are filled as far as goes at once.
    told : called with every better plan.
    """
    for index, work in enumerate(works):
        part: Stop = stop
        if not stop.deterministic:
            waiting = sum(each.size for each in works[index:])
            seconds = stop.seconds_left() * TIME_SHARE * work.size / max(waiting, 1)
            part = AnyOf(stop, Seconds(seconds))
        work(part, partial(told, index))
