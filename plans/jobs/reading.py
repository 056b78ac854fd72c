"""Reading a file that somebody gives, as work for a child: bounded in time and memory."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from solver.progress import Progress
from venue.errors import FaultError, LimitError
from venue.text import Text

from .child import Asked, Child

T = TypeVar("T")

LONGEST_S = 60.0
"""Seconds that reading one file may take: the largest honest drawing takes ten."""

MEMORY_MB = 1_000
"""Private memory that reading one file may take, megabytes: 10 MB of DXF take some 400."""

_LIMITS = frozenset({"job.time", "job.memory", "job.died"})
"""How a child ends that meets a limit, or is ended by what it reads."""


@dataclass(frozen=True)
class Reading(Generic[T]):
    """A reader with its file; called in the child it reads."""

    read: Callable[[], T]

    def __call__(self, _: Asked, progress: Progress) -> T:
        """Read; a file is read whole or not at all, so nothing asks whether to stop."""
        del progress
        return self.read()


def read_in_child(read: Callable[[], T], name: object, *, seconds: float = LONGEST_S) -> T:
    """Read a file in a child process.

    Parameters
    ----------
    read : reads it; picklable, such as a `functools.partial` of a reader.
    name : the file, for the sentence when it asks too much.
    seconds : how long it may take.

    Returns
    -------
    What the reader gives.

    Raises
    ------
    MadangError : what the reader raises.
    LimitError : when reading takes more than ``seconds`` or `MEMORY_MB`, or ends the process.
    """
    try:
        with Child(Reading(read), seconds=seconds, memory_mb=MEMORY_MB, grace_s=0.0) as child:
            return child.result()
    except FaultError as exc:
        if exc.code not in _LIMITS:
            raise
        text = _TOO_MUCH.fill(name=name, seconds=seconds, mb=MEMORY_MB)
        raise LimitError("read.limit", text) from exc


_TOO_MUCH = Text(
    ko="{name}: 읽는 데 {seconds:g}초나 메모리 {mb:,} MB가 넘게 들어 멈추었습니다. 필요한 것만 "
    "남겨 다시 저장해 주십시오.",
    en="{name}: reading it takes more than {seconds:g} s or {mb:,} MB, so it was stopped; "
    "keep what is needed and save it again.",
)
