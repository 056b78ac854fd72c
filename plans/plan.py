"""The plan: one self-contained document of schema ``madang/plan/1``."""

import datetime as dt
from typing import Literal

from pydantic import Field

from layouts.allotment import Allotment
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from layouts.layout import Layout
from venue.finding import Finding
from venue.hall import Hall
from venue.value import Value
from venue.venue import Venue

from .certificate import Certificate
from .sale import Sale

PLAN_SCHEMA: Literal["madang/plan/1"] = "madang/plan/1"


class HallMeasure(Value):
    """One hall in figures: areas in square metres, ``net_ratio`` = net / gross."""

    hall: str
    gross_m2: float
    net_m2: float
    net_ratio: float
    booths: int


class Measures(Value):
    """What the plan reaches; shares run from 0 to 1 and are 1 where nothing was asked."""

    halls: tuple[HallMeasure, ...]
    in_zone: float
    open_sides_met: float
    pairs_met: float
    pins_met: float


class Plan(Value):
    """A venue as it was, what was asked, what was drawn, who stands where, and how good it is.

    ``halls`` are the venue's halls as this show opens them, each in its own frame.
    """

    schema_: Literal["madang/plan/1"] = Field(default=PLAN_SCHEMA, alias="schema")
    made: dt.datetime
    revision: int = Field(default=1, ge=1)
    venue: Venue
    halls: tuple[Hall, ...]
    brief: Brief
    limits: Limits
    layout: Layout
    allotments: tuple[Allotment, ...]
    sales: tuple[Sale, ...] = ()
    findings: tuple[Finding, ...]
    measures: Measures
    certificate: Certificate

    def exhibitor_of(self, booth_id: str) -> Exhibitor | None:
        """Find the exhibitor a booth is allotted to."""
        who = next((a.exhibitor for a in self.allotments if a.booth == booth_id), None)
        return next((e for e in self.brief.exhibitors if e.id == who), None)
