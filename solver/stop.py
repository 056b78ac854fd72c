"""When to stop: nothing can run for ever."""

import time
from dataclasses import dataclass, field
from typing import Protocol


class Stop(Protocol):
    """Asked between steps; ``True`` ends the work with the best answer so far."""

    @property
    def deterministic(self) -> bool:
        """Whether runs must be alike: one worker, deterministic time."""
        ...

    def __call__(self) -> bool:
        """Tell whether to stop now."""
        ...

    def seconds_left(self) -> float:
        """Give the seconds that may still be used."""
        ...


@dataclass
class Seconds:
    """Stop after some seconds of wall time.

    Examples
    --------
    >>> Seconds(0.0)()
    True
    """

    limit: float
    deterministic: bool = False
    _start: float = field(default_factory=time.monotonic)

    def __call__(self) -> bool:
        """Tell whether the time is up."""
        return self.seconds_left() <= 0

    def seconds_left(self) -> float:
        """Give the seconds that may still be used."""
        return max(0.0, self.limit - (time.monotonic() - self._start))


@dataclass
class Deterministic(Seconds):
    """Work in deterministic time, one worker; the wall clock only bounds it from above.

    Examples
    --------
    >>> Deterministic(30.0).deterministic
    True
    """

    deterministic: bool = True


@dataclass
class AnyOf:
    """Stop as soon as one of several stops says so (a time limit, a cancel).

    Examples
    --------
    >>> AnyOf(Seconds(60.0), Seconds(0.0))()
    True
    """

    stops: tuple[Stop, ...]

    def __init__(self, *stops: Stop) -> None:
        """Keep the stops."""
        self.stops = stops

    @property
    def deterministic(self) -> bool:
        """Whether all of the work is to be deterministic."""
        return any(stop.deterministic for stop in self.stops)

    def __call__(self) -> bool:
        """Tell whether any of them says stop."""
        return any(stop() for stop in self.stops)

    def seconds_left(self) -> float:
        """Give the seconds that may still be used."""
        return min(stop.seconds_left() for stop in self.stops)
