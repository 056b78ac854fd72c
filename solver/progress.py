"""How work reports on itself; it knows no process and no screen."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """One report: the stage, how many of how many are placed, net area and bound so far.

    ``share`` is how far the work has come, 0 to 1. What is told to stand is one legal plan, the
    one that a cancel at this moment gives back.
    """

    stage: str
    share: float
    placed: int = 0
    requested: int = 0
    net_m2: float = 0.0
    bound_net_m2: float | None = None

    @property
    def gap(self) -> float | None:
        """Share of the bound that is still missing, None without a bound.

        Examples
        --------
        >>> Event("placing", 0.5, placed=3, requested=4, net_m2=27.0, bound_net_m2=36.0).gap
        0.25
        """
        if not self.bound_net_m2:
            return None
        return max(0.0, 1 - self.net_m2 / self.bound_net_m2)


Progress = Callable[[Event], None]
"""Called with every report; it must return quickly and must not raise."""


def silent(_: Event) -> None:
    """Report to nobody."""
