"""When to stop: nothing can run for ever."""

import time
from dataclasses import dataclass, field
from typing import Protocol


class Stop(Protocol):
    """Asked between steps; ``True`` ends the work with the best answer so far."""

    deterministic: bool

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
