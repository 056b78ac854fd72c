"""What the floor costs and brings: won per square metre, with stated defaults."""

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator, Field

from venue.value import Value


def _listed(value: object) -> object:
    """Take a list as TOML has it: a brief is read strictly, where a list is no tuple."""
    return tuple(value) if isinstance(value, list) else value


def _day(value: object) -> object:
    """Take a day as a text, as a brief's dates are written too."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


DEAREST_KRW_M2 = 100_000_000
"""Won for a square metre: some two hundred times what the dearest shows ask (assumed)."""


class Early(Value):
    """A share off the price of booths taken up to a day."""

    until: Annotated[dt.date, BeforeValidator(_day)]
    share: float = Field(ge=0, le=1)


class Rates(Value):
    """Prices in integer won; the defaults are assumed, except the rent.

    ``rent_krw_m2_day`` is COEX's published figure of 2015 (official); ``booth_krw_m2`` and the
    surcharges (shares of the booth's price) are ours until the organiser gives its own.
    ``month_factors`` multiply the rent from January to December, COEX's by default (official, of
    the same year); what a hall's factor is says the venue. ``zone_factors`` multiply the price in
    a zone; ``early`` are offers to those who come early.
    """

    rent_krw_m2_day: int = Field(default=1950, ge=0)
    booth_krw_m2: int = Field(default=300_000, ge=0, le=DEAREST_KRW_M2)
    corner_share: float = Field(default=0.10, ge=0, le=5)
    island_share: float = Field(default=0.20, ge=0, le=5)
    month_factors: Annotated[
        tuple[Annotated[float, Field(ge=0, le=10)], ...], BeforeValidator(_listed)
    ] = Field(
        default=(0.8, 0.9, 1.1, 1.2, 1.2, 1.0, 0.9, 0.8, 1.0, 1.2, 1.1, 0.8),
        min_length=12,
        max_length=12,
    )
    zone_factors: dict[str, Annotated[float, Field(ge=0, le=10)]] = Field(default_factory=dict)
    early: Annotated[tuple[Early, ...], BeforeValidator(_listed)] = ()
