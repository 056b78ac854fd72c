"""Tests of rent: COEX's formula, worked out by hand."""

import datetime as dt

import pytest

from layouts.brief.brief import Tenancy
from layouts.brief.rates import Rates
from plans.plan import Plan
from plans.rent import rent_krw, tenancy_of
from tests.plans.small_show import small_plan
from venue.source import Confidence, Figure, Source
from venue.text import Text
from venue.venue import Group


def let(factor: float | None = None, **brief: object) -> Plan:
    """Let the small hall of 972 m2, in a group with a factor."""
    plan = small_plan()
    source = Source(cite="made for a test", confidence=Confidence.OFFICIAL)
    known = factor and Figure(name=Text(en="factor"), value=factor, unit="", source=source)
    group = Group(id="G", name=Text(en="G"), halls=("H",), rent_factor=known or None)
    return plan.model_copy(
        update={
            "brief": plan.brief.model_copy(update=brief),
            "venue": plan.venue.model_copy(update={"groups": (group,)}),
        }
    )


@pytest.mark.parametrize(
    ("dates", "factor", "won"),
    [
        # 6 days in October at 1.2
        ((dt.date(2026, 10, 6), dt.date(2026, 10, 8)), None, 972 * 1950 * 6 * 1.2),
        ((dt.date(2026, 10, 6), dt.date(2026, 10, 8)), 1.1, 972 * 1950 * 6 * 1.2 * 1.1),
        # two days of build-up in July (0.9), four in August (0.8)
        ((dt.date(2026, 8, 1), dt.date(2026, 8, 3)), 1.0, 972 * 1950 * (2 * 0.9 + 4 * 0.8)),
    ],
)
def test_every_day_has_its_month_and_every_hall_its_factor(
    dates: tuple[dt.date, dt.date], factor: float | None, won: float
) -> None:
    """Tests that build-up and breakdown are paid as show days are."""
    plan = let(factor, dates=dates, tenancy=Tenancy(build_up=2, breakdown=1))
    assert rent_krw(plan) == round(won)


def test_the_tenancy_is_paid_from_the_first_day_to_the_last() -> None:
    """Tests the days of the lease, and that a free rate is free."""
    plan = let(tenancy=Tenancy(build_up=3, breakdown=2), rates=Rates(rent_krw_m2_day=0))
    assert tenancy_of(plan) == (dt.date(2026, 10, 3), dt.date(2026, 10, 10))
    assert rent_krw(plan) == 0
