"""What is sent to the service, beside edits."""

from typing import Annotated, Any, Literal

from pydantic import Field

from plans.diff import Side as TakenFrom
from venue.text import Lang
from venue.value import Value
from venue.venue import Venue

Name = Annotated[str, Field(min_length=1, max_length=200)]
"""A name that people give; the store keeps no longer one."""

Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A revision's number."""


class NewPlan(Value):
    """A plan to be made: of a sample, of a venue alone to be drawn on, or as a document has it.

    A ``bare`` sample lends its halls alone: nobody is in them, and nothing is planned.
    """

    sample: str | None = Field(default=None, max_length=200)
    bare: bool = False
    venue: Venue | None = None
    document: dict[str, Any] | None = None
    title: Name | None = None
    name: Name | None = None


class Who(Value):
    """What somebody wants to be called, and to read."""

    name: Name | None = None
    lang: Lang | None = None


class Login(Value):
    """A planner's password."""

    password: str = Field(max_length=1_000)


class Selection(Value):
    """What somebody has selected."""

    selection: tuple[Annotated[str, Field(max_length=200)], ...] = Field(max_length=1_000)


class NewVersion(Value):
    """A name for a revision."""

    number: Number
    name: Name


class Rename(Value):
    """Another name for a plan."""

    name: Name


class Restore(Value):
    """A revision that the plan shall be again."""

    number: Number


class Solve(Value):
    """A solve: for how long, and what stays where it is.

    ``pinned`` keeps what is pinned or locked, ``few-moves`` everything that can stay.
    """

    seconds: float = Field(default=20.0, gt=0, le=3_600)
    seed: int = Field(default=0, ge=0, le=2**31 - 1)
    keep: Literal["nothing", "pinned", "few-moves"] = "few-moves"


class Take(Value):
    """Whose state stands where plan and file differ: for all conflicts, and for single things."""

    take: TakenFrom | None = None
    choices: dict[Annotated[str, Field(max_length=200)], TakenFrom] = Field(default_factory=dict)
