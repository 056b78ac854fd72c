"""What the store tells: plans, versions, and what was done."""

from dataclasses import dataclass, field

from plans.patch import Patch
from plans.plan import Plan


@dataclass(frozen=True)
class Kept:
    """A plan as it stands in the store, and when it was kept first."""

    id: str
    show: str
    scenario: str
    name: str
    head: int
    made_at: str = field(default="", compare=False)


@dataclass(frozen=True)
class Saved:
    """What came of an edit: the revision it made, the plan there, and what changed."""

    number: int
    plan: Plan
    patch: Patch


@dataclass(frozen=True)
class Standing:
    """Where an exhibitor stands in a plan's latest revision.

    ``booth`` and ``number`` are None while it waits, ``state`` is None while its booth is neither
    held, reserved nor sold to it. Members of a pavilion stand in its booth.
    """

    plan: Kept
    exhibitor: str
    name_ko: str
    name_en: str
    zone: str
    booth: str | None
    number: str | None
    state: str | None


@dataclass(frozen=True)
class Version:
    """A revision that somebody gave a name."""

    name: str
    number: int
    who: str
    at: str


@dataclass(frozen=True)
class Entry:
    """One row of the record: who did what to which revision, and when."""

    number: int
    at: str
    who: str
    did: str
    revision: int | None
    detail: str
