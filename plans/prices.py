"""What a booth costs by the brief's rates: whole won, the same on every machine."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from layouts.booth import Booth, BoothType
from layouts.brief.rates import Early, Rates

CORNERS = frozenset({BoothType.CORNER, BoothType.PENINSULA})
"""Booths with the surcharge for a corner: two or three sides open."""


def price_krw(booth: Booth, rates: Rates, on: dt.date) -> int:
    """Give a booth's price in won on a day.

    Parameters
    ----------
    booth : its area, open sides and zone count.
    rates : won a square metre, surcharges, factors and early days.
    on : the day of the offer.

    Notes
    -----
    ``area x rate x (1 + surcharge) x zone factor x (1 - early share)``, in decimals, rounded to a
    won half up at the end alone. Of several early offers that still run the first to end counts.

    Examples
    --------
    >>> corner = Booth(
    ...     id="b",
    ...     hall="C",
    ...     x_mm=0,
    ...     y_mm=0,
    ...     width_mm=3000,
    ...     depth_mm=3000,
    ...     open_edges=("south", "east"),
    ... )
    >>> price_krw(corner, Rates(booth_krw_m2=300_000, corner_share=0.1), dt.date(2026, 1, 1))
    2970000
    """
    square_mm = booth.width_mm * booth.depth_mm
    if booth.notch is not None:
        square_mm -= booth.notch.width_mm * booth.notch.depth_mm
    share = _exact(surcharge(booth, rates))
    factor = _exact(rates.zone_factors.get(booth.zone or "", 1.0))
    early = next((each for each in sorted(rates.early, key=_ends) if on <= each.until), None)
    off = _exact(early.share) if early else Decimal(0)
    price = Decimal(square_mm) / 1_000_000 * rates.booth_krw_m2
    won = price * (1 + share) * factor * (1 - off)
    return int(won.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def surcharge(booth: Booth, rates: Rates) -> float:
    """Give the share that a booth costs more for its open sides."""
    if booth.type is BoothType.ISLAND:
        return rates.island_share
    return rates.corner_share if booth.type in CORNERS else 0.0


def _exact(share: float) -> Decimal:
    """Give a share as people wrote it: 0.1 is a tenth, not the nearest binary fraction."""
    return Decimal(repr(share))


def _ends(early: Early) -> dt.date:
    """Give the last day of an early offer."""
    return early.until
