"""How work reports on itself; it knows no process and no screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from layouts.layout import Layout

Floor: TypeAlias = tuple[Layout, Mapping[str, str]]
"""What stands in a hall so far, and whose it is: exhibitors by booth."""


@dataclass(frozen=True)
class Event:
    """One report: the stage, how many of how many are placed, net area and bound so far.

    ``share`` is how far the work has come, 0 to 1. What is told to stand is one legal plan, the
    one that a cancel at this moment gives back: ``floors`` are its halls' layouts, each with the
    exhibitors by booth, where the work has them at hand. Its booths have no numbers yet.
    """

    stage: str
    share: float
    placed: int = 0
    requested: int = 0
    net_m2: float = 0.0
    bound_net_m2: float | None = None
    floors: tuple[Floor, ...] = field(default=(), compare=False, repr=False)

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
