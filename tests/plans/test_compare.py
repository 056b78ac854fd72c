"""Tests of comparison: the figures are those of the plan, by other ways than the code's."""

import pytest

from layouts.brief.visitors import Visitors
from plans import edits
from plans.compare import compared, revenue_krw
from plans.edit import apply
from plans.evacuation import evacuation_of
from plans.judged import judged
from plans.prices import price_krw
from plans.rent import rent_krw
from plans.visits import visit_of
from tests.plans.edits_of import DAY
from tests.plans.small_show import small_plan


def test_the_figures_are_those_of_the_plan() -> None:
    """Tests areas, counts, money and ways against the plan itself."""
    plan = small_plan()
    row, visit, (left,) = compared(plan), visit_of(plan), evacuation_of(plan)
    assert (row.booths, row.requested, row.placed, row.left_out) == (4, 4, 4, 0)
    assert (row.gross_m2, row.net_m2) == (972.0, 9 + 18 + 9 + 36)
    assert row.net_ratio == pytest.approx(72 / 972, abs=1e-4)
    assert row.share_of_bound == pytest.approx(72 / row.bound_net_m2, abs=1e-4)
    assert row.rent_krw == rent_krw(plan)
    assert row.rent_krw_m2_day == pytest.approx(rent_krw(plan) / 972 / row.tenancy_days, abs=0.01)
    assert row.walk_mean_m == pytest.approx(visit.distances.mean_m, abs=0.05)
    assert row.egress_seconds == pytest.approx(left.egress.quickest.seconds, abs=0.05)
    assert row.max_travel_m == pytest.approx(left.egress.max_travel_m, abs=0.05)
    assert (row.findings, row.unreachable, row.crowding_worst) == ({}, 0, None)


def test_crowding_is_told_where_visitors_are_expected() -> None:
    """Tests that a show with visitors has a busiest aisle, in whole proportion to them."""
    rows = []
    for expected in (10_000, 20_000):
        plan = small_plan()
        visitors = Visitors(expected=expected)
        brief = plan.brief.model_copy(update={"visitors": visitors})
        rows.append(compared(plan.model_copy(update={"brief": brief})).crowding_worst)
    assert rows[0]
    assert rows[1] == pytest.approx(2 * rows[0], abs=0.2)


def test_what_is_sold_counts_at_its_price() -> None:
    """Tests that a free booth brings nothing, and a sold one what was agreed."""
    plan = small_plan()
    booths = {booth.id: booth for booth in plan.layout.booths}
    prices = {key: price_krw(booth, plan.brief.rates, DAY) for key, booth in booths.items()}
    assert revenue_krw(plan) == sum(prices.values())
    a = next(each.booth for each in plan.allotments if each.exhibitor == "a")
    free, _ = apply(plan, edits.Unassign(booth=a))
    assert revenue_krw(free) == sum(prices.values()) - prices[a]
    sold, _ = apply(plan, edits.Offer(booth=a, on=DAY, state="sold", exhibitor="a"))
    rates = plan.brief.rates.model_copy(update={"booth_krw_m2": 1})
    dear = sold.model_copy(update={"brief": sold.brief.model_copy(update={"rates": rates})})
    others = sum(price_krw(b, rates, DAY) for key, b in booths.items() if key != a)
    assert revenue_krw(dear) == prices[a] + others


def test_a_hall_nobody_gets_out_of_has_no_time() -> None:
    """Tests that what cannot be told is None, never an endless number."""
    plan = small_plan()
    shut = plan.halls[0].model_copy(update={"openings": ()})
    row = compared(judged(plan.model_copy(update={"halls": (shut,)})))
    assert (row.egress_seconds, row.max_travel_m, row.walk_mean_m) == (None, None, None)
    assert row.unreachable == row.booths
    assert row.findings
