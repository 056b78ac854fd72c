"""What happens to a plan, told to everybody who looks at it, and to those who lost the line."""

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import uuid4

KEPT = 500
"""Events that are told again to who was away."""

WAITING = 1_000
"""Events that wait for somebody who does not read; then the line is cut, and taken up again."""


@dataclass(frozen=True)
class Told:
    """One event: its ``id`` says in which run of the service it was, and at which revision."""

    id: str
    event: str
    data: str


@dataclass(eq=False)
class Listener:
    """Somebody who reads events, in the loop it was made in."""

    queue: "asyncio.Queue[Told | None]"
    loop: asyncio.AbstractEventLoop
    cut: bool = field(default=False)

    def offer(self, told: Told | None) -> None:
        """Hand over an event from any thread."""
        self.loop.call_soon_threadsafe(self._put, told)

    def _put(self, told: Told | None) -> None:
        """Queue an event, or cut the line when too many wait."""
        if self.cut:
            return
        if told is None or self.queue.qsize() >= WAITING:
            self.cut = True
            told = None
        self.queue.put_nowait(told)


class Channel:
    """The events of one plan."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._run = uuid4().hex[:8]
        self._count = 0
        self._past: deque[tuple[int, Told]] = deque(maxlen=KEPT)
        self._listeners: set[Listener] = set()
        self._lock = threading.Lock()

    @property
    def heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def tell(self, event: str, data: str, revision: int, *, again: bool = True) -> None:
        """Tell everybody.

        Parameters
        ----------
        event : its name.
        data : its JSON.
        revision : the plan's, for who takes the line up again after the service did.
        again : whether it is told later to who was away: news is, how work goes on is not.
        """
        with self._lock:
            self._count += 1
            told = Told(f"{self._run}.{self._count}.{revision}", event, data)
            if again:
                self._past.append((self._count, told))
            for listener in self._listeners:
                listener.offer(told)

    @contextmanager
    def listening(self, last: str | None) -> Iterator[tuple[Listener, list[Told], int | None]]:
        """Listen, from the running loop.

        Parameters
        ----------
        last : the id of the last event that was heard, if there was one.

        Yields
        ------
        The listener, the events since, and, when they are not all known any more, the revision
        that was known: who listens is told what the store has since then.
        """
        listener = Listener(asyncio.Queue(), asyncio.get_running_loop())
        with self._lock:
            missed, known = self._missed(last)
            self._listeners.add(listener)
        try:
            yield listener, missed, known
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def close(self) -> None:
        """Send everybody away: the service ends."""
        with self._lock:
            for listener in self._listeners:
                listener.offer(None)

    def _missed(self, last: str | None) -> tuple[list[Told], int | None]:
        """Find what came after an event."""
        if not last:
            return [], None
        run, _, rest = last.partition(".")
        number, _, revision = rest.partition(".")
        if not (number.isdecimal() and revision.isdecimal()):
            return [], None
        oldest = self._past[0][0] if self._past else self._count + 1
        if run == self._run and int(number) >= oldest - 1:
            return [told for count, told in self._past if count > int(number)], None
        return [], int(revision)
