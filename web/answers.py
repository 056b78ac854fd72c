"""What the service answers, as values: its schema and the client's types are made of them."""

import datetime as dt
from typing import Literal

from pydantic import Field

from layouts.aisle import Aisle
from layouts.allotment import Allotment
from layouts.area import Area
from layouts.booth import Booth, Footprint, Side
from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from layouts.layout import Layout
from layouts.pod import Pod
from layouts.zone import Zone
from plans.certificate import Certificate
from plans.formats.read.row_faults import RowFault
from plans.patch import Patch
from plans.plan import Measures
from plans.sale import Sale
from venue.finding import Finding
from venue.hall import Hall
from venue.text import Text
from venue.value import Value
from venue.venue import Venue


class Refusal(Value):
    """Why something was not done: a stable code, and sentences in both languages."""

    code: str
    messages: tuple[Text, ...]
    reference: str | None = None


class SampleShow(Value):
    """A show to begin with: its venue and halls, square metres, how many exhibit."""

    id: str
    title: Text
    venue: Text
    halls: tuple[Text, ...]
    area_m2: float
    exhibitors: int


class Session(Value):
    """Who you are here."""

    role: Literal["planner", "anonymous"]
    name: str
    session: str
    lang: Literal["ko", "en"]
    samples: tuple[SampleShow, ...]
    version: str


class PlanRow(Value):
    """A plan in the list of all."""

    id: str
    show: str
    scenario: str
    name: str
    head: int
    made_at: str


class Made(Value):
    """A plan that was made; ``job`` plans it when it is empty still."""

    id: str
    revision: int
    job: str | None = None


class ShownPlan(Value):
    """A plan document without its venue: the halls stand in it as the show opens them."""

    schema_: Literal["madang/plan/1"] = Field(alias="schema")
    made: dt.datetime
    revision: int
    halls: tuple[Hall, ...]
    brief: Brief
    limits: Limits
    layout: Layout
    allotments: tuple[Allotment, ...]
    sales: tuple[Sale, ...]
    findings: tuple[Finding, ...]
    measures: Measures
    certificate: Certificate


class OpenPlan(Value):
    """A plan as it is now.

    ``judged`` is the revision of which its open sides, findings, measures and certificate speak; 0
    while it has not been judged since the service started.
    """

    id: str
    revision: int
    name: str
    show: str
    can_undo: bool
    can_redo: bool
    judged: int
    plan: ShownPlan


class Change(Value):
    """A revision: who made it, and what it changed of the one before.

    ``can_undo`` and ``can_redo`` tell whether there is something to take back, or to do again.
    """

    revision: int
    who: str
    patch: Patch
    can_undo: bool
    can_redo: bool


class Edited(Value):
    """What came of an edit."""

    revision: int
    patch: Patch
    can_undo: bool
    can_redo: bool


class Stale(Refusal):
    """Somebody saved first: nothing was written, and this is what changed meanwhile."""

    revision: int
    edits: tuple[Change, ...]


class Verdict(Value):
    """What a revision is worth: told when it has been judged.

    ``open_edges`` are those of the booths where they changed since the last verdict.
    """

    revision: int
    findings: tuple[Finding, ...]
    measures: Measures
    certificate: Certificate
    open_edges: dict[str, tuple[Side, ...]]


class Drawn(Value):
    """What a solver has on the floor so far."""

    booths: tuple[Booth, ...] = ()
    aisles: tuple[Aisle, ...] = ()
    zones: tuple[Zone, ...] = ()
    areas: tuple[Area, ...] = ()
    pods: tuple[Pod, ...] = ()
    allotments: tuple[Allotment, ...] = ()


JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class JobRef(Value):
    """A job that was begun."""

    job: str


class JobNews(Value):
    """How far a job is.

    It was asked to take ``seconds``, and has taken ``spent_s``. ``revision`` is what it led to. A
    result that was not taken over, since the plan had changed, can be while it is ``offered``.
    """

    id: str
    plan: str
    state: JobState
    stage: str = ""
    share: float = 0.0
    placed: int = 0
    requested: int = 0
    net_m2: float = 0.0
    bound_net_m2: float | None = None
    attempt: int = 0
    seconds: float = 0.0
    spent_s: float = 0.0
    revision: int | None = None
    offered: bool = False
    refusal: Refusal | None = None
    layout: Drawn | None = None


class Present(Value):
    """Somebody who looks at a plan, and what is selected there."""

    session: str
    name: str
    selection: tuple[str, ...] = ()


class Presence(Value):
    """Everybody who looks at a plan."""

    sessions: tuple[Present, ...]


class Entry(Value):
    """One thing that was done to a plan."""

    number: int | None
    at: str
    who: str
    kind: str
    words: Text


class VersionRow(Value):
    """A revision with a name."""

    number: int
    name: str
    who: str
    at: str


class Found(Value):
    """What became of a booth or an exhibitor outside of the plan.

    ``conflict`` says why somebody has to choose; ``open`` that nobody has yet.
    """

    fate: Literal["same", "new", "changed", "deleted"]
    name: str
    words: Text
    conflict: Text | None
    open: bool
    booth: str | None = None
    exhibitor: str | None = None
    was: Footprint | None = None
    now: Footprint | None = None


class Preview(Value):
    """What a file would change; ``token`` takes it over. Units and notes are of drawings.

    Of a sheet, ``read`` rows are in the changes; ``unread`` ones are not, and their ``faults`` say
    why. While there are any, nobody leaves. ``zones`` are new ones, which the brief gets.
    """

    token: str
    revision: int
    same: int
    changes: tuple[Found, ...]
    zones: tuple[Text, ...] = ()
    read: int = 0
    unread: int = 0
    faults: tuple[RowFault, ...] = ()
    units: str | None = None
    longer_side_m: float | None = None
    notes: tuple[Text, ...] = ()


class VenuePreview(Value):
    """A venue as it was read, to be looked at before a plan is made of it."""

    venue: Venue
    units: str | None = None
    longer_side_m: float | None = None
    notes: tuple[Text, ...] = ()
