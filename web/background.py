"""Work of some seconds for one request: in a child, few at once, so that everybody else goes on."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from plans.jobs.child import Child
from plans.jobs.reading import Reading
from venue.errors import LimitError
from venue.text import Text

T = TypeVar("T")

LONGEST_S = 120.0
"""Seconds that drawing or measuring one plan may take: the largest takes some thirty."""

WAIT_S = 60.0
"""Seconds to wait for one's turn."""

CHILDREN = 2
"""Children at once, beside solves and verdicts: each may take a gigabyte."""

KEPT = 64
"""Answers that are kept, the latest ones; a layer of 4,500 booths is a megabyte."""


@dataclass
class Background:
    """Does work in children, and keeps what it gave."""

    _turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(CHILDREN))
    _known: OrderedDict[tuple[object, ...], bytes] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: bool = False

    def do(self, work: Callable[[], T]) -> T:
        """Do something in a child.

        Parameters
        ----------
        work : picklable, such as a `functools.partial`.

        Raises
        ------
        MadangError : what the work raises.
        LimitError : when too many others wait, or the service ends.
        """
        if not self._turns.acquire(timeout=WAIT_S):
            raise LimitError("web.busy", _BUSY)
        try:
            if self._ended:
                raise LimitError("web.busy", _BUSY)
            with Child(Reading(work), seconds=LONGEST_S) as child:
                return child.result()
        finally:
            self._turns.release()

    def close(self) -> None:
        """Begin nothing more."""
        self._ended = True

    def kept(self, key: tuple[object, ...], work: Callable[[], bytes]) -> bytes:
        """Give what some work gives, done once for each key."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        made = self.do(work)
        with self._lock:
            self._known[key] = made
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return made


_BUSY = Text(
    ko="지금 다른 작업이 많습니다. 잠시 뒤에 다시 해 주십시오.",
    en="Too much is being worked on just now; try again in a moment.",
)
