"""What a solve gives back: a layout, who got what, who did not and why, and how good it is."""

from enum import StrEnum

from pydantic import Field, model_validator

from layouts.allotment import Allotment
from layouts.layout import Layout
from venue.text import Text
from venue.value import Value

from .before import Changes


class Status(StrEnum):
    """OPTIMAL: proved; FEASIBLE: legal, not proved; the others carry no layout."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    NO_SOLUTION_YET = "NO_SOLUTION_YET"
    CANCELLED = "CANCELLED"


class Unplaced(Value):
    """A contract without a place. ``code`` is stable, ``reason`` a sentence."""

    exhibitor: str
    code: str
    reason: Text


class Result(Value):
    """A solver's answer; its booths carry no numbers yet.

    ``conflicts`` say why there is no layout; ``advice`` says which wishes no layout can meet, and
    what would make room for those who are left out. ``changes`` compares it with the plan it was
    started from, if any.

    ``walking_bound_m`` is the walk to an exit that no layout can undercut.

    Notes
    -----
    ``gap = (bound_net_m2 - net_m2) / bound_net_m2``; 0 when the bound is 0.
    """

    status: Status
    layout: Layout = Layout()
    allotments: tuple[Allotment, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    conflicts: tuple[Text, ...] = ()
    advice: tuple[Text, ...] = ()
    net_m2: float = Field(default=0.0, ge=0)
    bound_net_m2: float = Field(default=0.0, ge=0)
    bound_kind: str = "universal"
    gap: float = Field(default=0.0, ge=0, le=1)
    walking_bound_m: float | None = Field(default=None, ge=0)
    seconds: float = Field(default=0.0, ge=0)
    changes: Changes | None = None
    seed: int = 0
    mode: str = "wall-clock"
    versions: dict[str, str] = Field(default_factory=dict)
    instance_sha256: str = ""

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Result":
        """Refuse a result whose parts contradict one another."""
        if self.net_m2 > self.bound_net_m2 + 1e-6:
            msg = f"net {self.net_m2} m2 is above the bound {self.bound_net_m2} m2"
            raise ValueError(msg)
        booths = {booth.id for booth in self.layout.booths}
        if any(allotment.booth not in booths for allotment in self.allotments):
            msg = "an allotment names a booth that is not in the layout"
            raise ValueError(msg)
        return self
