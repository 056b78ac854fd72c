"""How work reports on itself; it knows no process and no screen."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One report: the stage, how many of how many are placed, net area and bound so far.

    ``share`` is how far the work has come, 0 to 1.
    """

    stage: str
    share: float
    placed: int = 0
    requested: int = 0
    net_m2: float = 0.0
    bound_net_m2: float | None = None


Progress = Callable[[Event], None]
"""Called with every report; it must return quickly and must not raise."""


def silent(_: Event) -> None:
    """Report to nobody."""
