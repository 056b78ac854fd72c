"""The brief: one show, its halls, what it wants there and by which rules."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import Field

from venue.text import Text
from venue.units import LengthMm
from venue.value import Value

from .exhibitor import Exhibitor
from .rates import Rates
from .request import AreaRequest, Pair, Pin, ZoneRequest
from .visitors import Visitors

BRIEF_SCHEMA: Literal["madang/brief/1"] = "madang/brief/1"


class BestSpots(StrEnum):
    """Who of those with stands alike gets the spots that most visitors pass.

    Higher priorities first, or as the lot falls: then everybody has the same chance.
    """

    PRIORITY = "priority"
    LOT = "lot"


class Tenancy(Value):
    """Days of the lease around the show days."""

    build_up: int = Field(default=2, ge=0, le=60)
    breakdown: int = Field(default=1, ge=0, le=60)


class Brief(Value):
    """What an organiser wants; the content of brief.toml and its exhibitor sheet.

    ``venue`` is a catalogue id or a path; ``halls`` ids inside it. ``module_mm`` is the side of
    one booth unit (3,000; 3,048 for 10 ft shows). ``partitions`` tells which movable walls are
    closed; halls named together are open to each other otherwise. ``best_spots`` tells who of
    those with stands alike gets the spots most visitors pass. ``sheet`` is the file the exhibitors
    were read from.
    """

    schema_: Literal["madang/brief/1"] = Field(default=BRIEF_SCHEMA, alias="schema")
    title: Text
    dates: tuple[dt.date, dt.date]
    venue: str
    halls: tuple[str, ...] = Field(min_length=1)
    rules: str = "kr-practice"
    rules_override: dict[str, float] = Field(default_factory=dict)
    module_mm: LengthMm = 3000
    partitions: dict[str, Literal["open", "closed"]] = Field(default_factory=dict)
    tenancy: Tenancy = Tenancy()
    zones: tuple[ZoneRequest, ...] = ()
    areas: tuple[AreaRequest, ...] = ()
    pins: tuple[Pin, ...] = ()
    pairs: tuple[Pair, ...] = ()
    rates: Rates = Rates()
    visitors: Visitors = Visitors()
    best_spots: BestSpots = BestSpots.PRIORITY
    sheet: str = ""
    exhibitors: tuple[Exhibitor, ...] = ()

    @property
    def days(self) -> int:
        """How many days the show is open."""
        first, last = self.dates
        return (last - first).days + 1

    @property
    def contracts(self) -> tuple[Exhibitor, ...]:
        """Those who get a booth each: plain exhibitors, and pavilions with all their members."""
        return tuple(who for who in self.exhibitors if who.contract)

    @property
    def members(self) -> dict[str, tuple[Exhibitor, ...]]:
        """The exhibitors that stand in each pavilion, by its id, in the order of the sheet."""
        found: dict[str, tuple[Exhibitor, ...]] = {}
        for who in self.exhibitors:
            if who.pavilion is not None:
                found[who.pavilion] = (*found.get(who.pavilion, ()), who)
        return found

    @cached_property
    def served(self) -> dict[str, Exhibitor]:
        """The contracts by id, each with what its members ask for: their power, water, air, LAN.

        Notes
        -----
        A block is connected as one: power adds up, everything else is one connection.
        """
        members = self.members
        return {who.id: _served(who, members.get(who.id, ())) for who in self.contracts}

    @property
    def asked_m2(self) -> float:
        """Area all contracts ask for, square metres."""
        return sum(who.area_m2(self.module_mm) for who in self.contracts)


def _served(who: Exhibitor, members: Sequence[Exhibitor]) -> Exhibitor:
    """Give a contract that asks for what its members ask for as well."""
    if not members:
        return who
    block = (who, *members)
    power = sum(one.power_kw or 0.0 for one in block)
    return who.model_copy(
        update={
            "power_kw": power or who.power_kw,
            "water": any(one.water for one in block),
            "air": any(one.air for one in block),
            "lan": any(one.lan for one in block),
        }
    )
