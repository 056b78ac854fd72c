"""What is proved of a plan, and how it came about."""

from typing import Literal

from pydantic import Field

from solver.before import Changes
from solver.result import Status, Unplaced
from venue.text import Text
from venue.value import Value


class Checked(Value):
    """The verdict of the independent re-check: errors and findings that cannot be assessed."""

    ok: bool
    errors: int
    not_assessable: int


class Certificate(Value):
    """Status, bound and gap of a plan; the keys are public (see the plan's schema).

    ``requested`` and ``placed`` count contracts; ``net_m2`` sums booths only. ``advice`` says which
    wishes no layout can meet, and what would make room for those who are left out. ``changes`` is
    there when the plan was made from an earlier one.
    """

    status: Status
    net_m2: float = Field(ge=0)
    bound_net_m2: float = Field(ge=0)
    bound_kind: Literal["family", "universal"] = "universal"
    gap: float = Field(ge=0, le=1)
    walking_bound_m: float | None = Field(default=None, ge=0)
    requested: int = Field(ge=0)
    placed: int = Field(ge=0)
    unplaced: tuple[Unplaced, ...] = ()
    advice: tuple[Text, ...] = ()
    seconds: float = Field(ge=0)
    changes: Changes | None = None
    seed: int
    mode: str
    versions: dict[str, str] = Field(default_factory=dict)
    instance_sha256: str
    checked: Checked
