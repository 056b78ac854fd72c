"""Tests of prices: whole won, by the written rates, in any order of the surcharges."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth, Notch, Side
from layouts.brief.rates import Early, Rates
from plans.prices import price_krw

DAY = dt.date(2026, 3, 1)
SIDES = tuple(Side)


def booth(sides: int = 1, **more: object) -> Booth:
    """Make a booth of 6 x 3 m with some sides open."""
    known = {"id": "b", "hall": "C", "x_mm": 0, "y_mm": 0, "width_mm": 6000, "depth_mm": 3000}
    return Booth.model_validate(known | {"open_edges": SIDES[:sides]} | more)


@pytest.mark.parametrize(("sides", "won"), [(1, 1_800_000), (2, 1_980_000), (3, 1_980_000),
                                            (4, 2_160_000)])  # fmt: skip
def test_open_sides_cost_more(sides: int, won: int) -> None:
    """Tests 18 m2 at 100,000 won with a tenth for corners and two tenths for islands."""
    rates = Rates(booth_krw_m2=100_000, corner_share=0.1, island_share=0.2)
    assert price_krw(booth(sides), rates, DAY) == won


def test_a_zone_has_its_factor_and_a_notch_costs_nothing() -> None:
    """Tests that zones multiply, and floor that is cut out is not paid."""
    rates = Rates(booth_krw_m2=100_000, zone_factors={"ai": 1.5})
    notch = Notch(x_mm=3000, y_mm=1500, width_mm=3000, depth_mm=1500)
    assert price_krw(booth(zone="ai"), rates, DAY) == 2_700_000
    assert price_krw(booth(notch=notch, zone="iot"), rates, DAY) == 1_350_000


def test_who_comes_early_pays_less() -> None:
    """Tests that the first offer that still runs counts, to its last day."""
    early = (Early(until=dt.date(2026, 6, 30), share=0.05), Early(until=DAY, share=0.15))
    rates = Rates(booth_krw_m2=100_000, early=early)
    days = (DAY, DAY + dt.timedelta(days=1), dt.date(2026, 7, 1))
    assert [price_krw(booth(), rates, day) for day in days] == [1_530_000, 1_710_000, 1_800_000]


@given(
    st.integers(1, 40_000), st.integers(0, 900_000), st.integers(0, 500), st.integers(0, 1000),
    st.integers(0, 300),
)  # fmt: skip
def test_the_price_is_exact(width: int, rate: int, share: int, off: int, factor: int) -> None:
    """Tests against fractions: shares are what people wrote, rounded half up once."""
    rates = Rates(
        booth_krw_m2=rate, corner_share=share / 100, zone_factors={"ai": factor / 100},
        early=(Early(until=DAY, share=off / 1000),),
    )  # fmt: skip
    exact = (
        Fraction(width * 3000, 1_000_000) * rate * (1 + Fraction(share, 100))
        * Fraction(factor, 100) * (1 - Fraction(off, 1000))
    )  # fmt: skip
    found = price_krw(booth(2, width_mm=width, zone="ai"), rates, DAY)
    assert found == int(exact + Fraction(1, 2))
