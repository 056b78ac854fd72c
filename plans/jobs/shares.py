"""Work on many things shared out to a few children, answered in the order of the things."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from solver.progress import Progress

from .child import Asked, Child

A = TypeVar("A")
B = TypeVar("B")

LONGEST_S = 600.0
"""Seconds that one child may take with its share: far more than a page of drawings needs."""


@dataclass(frozen=True)
class Share(Generic[A, B]):
    """Some of the things with what is to be done to each; called in the child it does so."""

    work: Callable[[A], B]
    things: tuple[A, ...]

    def __call__(self, asked: Asked, progress: Progress) -> list[B]:
        """Do the share."""
        del asked, progress
        return [self.work(thing) for thing in self.things]


def in_children(work: Callable[[A], B], things: Sequence[A], workers: int) -> list[B]:
    """Do the same work on many things, a few at a time.

    Parameters
    ----------
    work : picklable, and so is what it gives.
    things : what it is done to.
    workers : children at a time; each gets every so-many-th thing, for the large ones often
        stand together.

    Raises
    ------
    MadangError : what the work raises, or how a child ended.
    """
    count = max(1, min(workers, len(things)))
    shares = [Share(work, tuple(things[n::count])) for n in range(count)]
    found: list[B | None] = [None] * len(things)

    def run(number: int) -> None:
        with Child(shares[number], seconds=LONGEST_S) as child:
            found[number::count] = child.result()

    with ThreadPoolExecutor(max_workers=count) as pool:
        for future in [pool.submit(run, number) for number in range(count)]:
            future.result()
    return [each for each in found if each is not None]
