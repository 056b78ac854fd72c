"""Tests of sales: a booth is in one hand, holds end, and the price is the rates'."""

import datetime as dt

import pytest

from layouts.brief.rates import Rates
from plans import edits
from plans.edit import apply
from plans.plan import Plan
from plans.prices import price_krw
from plans.sale import Sale, SaleState, sale_of
from tests.plans.small_show import small_plan
from venue.errors import EditError

MARCH = dt.date(2026, 3, 1)
APRIL = dt.date(2026, 4, 1)

HOLD, RESERVED, SOLD = SaleState.HOLD, SaleState.RESERVED, SaleState.SOLD


def offer(plan: Plan, state: SaleState | None, **more: object) -> Plan:
    """Bring a's booth into a state of sale."""
    booth = next(each.booth for each in small_plan().allotments if each.exhibitor == "a")
    known: dict[str, object] = {"booth": booth, "on": MARCH, "state": state}
    return apply(plan, edits.Offer.model_validate(known | more))[0]


def sale(plan: Plan) -> Sale | None:
    """Give the sale of a's booth."""
    return sale_of(plan.sales, next(e.booth for e in small_plan().allotments if e.exhibitor == "a"))


def free() -> Plan:
    """Give the plan with a's booth free."""
    plan = small_plan()
    booth = next(each.booth for each in plan.allotments if each.exhibitor == "a")
    return apply(plan, edits.Unassign(booth=booth))[0]


def test_a_booth_goes_from_hold_to_sold_and_back() -> None:
    """Tests each state in turn, at the price of the first day, until it is for sale again."""
    plan = small_plan()
    (booth,) = (b for b in plan.layout.booths if b.id == plan.allotments[0].booth)
    for state, until in ((HOLD, APRIL), (RESERVED, None), (SOLD, None), (HOLD, APRIL)):
        plan = offer(plan, state, exhibitor="a", until=until)
        found = sale(plan)
        assert found is not None
        assert (found.state, found.exhibitor, found.until) == (state, "a", until)
    assert sale(offer(plan, None)) is None
    mine = sale(offer(small_plan(), SOLD, exhibitor="a"))
    assert mine is not None
    stood = next(b for b in small_plan().layout.booths if b.id == mine.booth)
    assert mine.price_krw == price_krw(stood, small_plan().brief.rates, MARCH)
    assert booth.id in {b.id for b in plan.layout.booths}


def test_nobody_takes_what_another_one_holds() -> None:
    """Tests that a booth in one hand is not held, reserved or sold for another."""
    plan = offer(free(), HOLD, name="A city", until=APRIL)
    for state, until in ((HOLD, APRIL), (RESERVED, None)):
        with pytest.raises(EditError) as told:
            offer(plan, state, name="Another city", until=until)
        assert told.value.code == "sale.taken"
    with pytest.raises(EditError) as told:
        offer(offer(small_plan(), SOLD, exhibitor="a"), RESERVED, name="Another city")
    assert told.value.code == "sale.taken"


def test_a_name_becomes_an_exhibitor() -> None:
    """Tests that who was held by name signs under its id, and gets the booth."""
    plan = offer(offer(free(), HOLD, name="A city", until=APRIL), SOLD, exhibitor="a")
    found = sale(plan)
    assert found is not None
    assert (found.exhibitor, found.name) == ("a", "")
    assert any(e.exhibitor == "a" and e.booth == found.booth for e in plan.allotments)


def test_a_hold_ends_with_its_last_day() -> None:
    """Tests that the booth is another's on the day after, and not on the day itself."""
    plan = offer(free(), HOLD, name="A city", until=APRIL)
    with pytest.raises(EditError):
        offer(plan, RESERVED, name="Another city", on=APRIL)
    day_after = APRIL + dt.timedelta(days=1)
    found = sale(offer(plan, RESERVED, name="Another city", on=day_after))
    assert found is not None
    assert found.name == "Another city"


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [
        (SOLD, {"name": "A city"}, "sale.holder"),
        (RESERVED, {}, "sale.holder"),
        (HOLD, {"name": "A city"}, "sale.until"),
        (HOLD, {"name": "A city", "until": dt.date(2026, 2, 28)}, "sale.until"),
        (RESERVED, {"name": "A city", "until": APRIL}, "sale.until"),
        (SOLD, {"exhibitor": "nobody"}, "sale.exhibitor"),
    ],
)
def test_what_is_no_sale_is_refused(state: SaleState, more: dict[str, object], code: str) -> None:
    """Tests that each refusal has its code."""
    with pytest.raises(EditError) as told:
        offer(free(), state, **more)
    assert told.value.code == code


@pytest.mark.parametrize(
    "more",
    [{"state": HOLD, "until": APRIL}, {"state": SOLD, "name": "A city"},
     {"state": HOLD, "name": "A city"}, {"state": RESERVED, "name": "A city", "until": APRIL}],
    ids=["nobody's", "sold to a name", "held without end", "reserved with an end"],
)  # fmt: skip
def test_a_sale_that_cannot_be_is_not_read(more: dict[str, object]) -> None:
    """Tests that a plan's file cannot hold what no edit would make."""
    known: dict[str, object] = {"booth": "H-b1", "on": MARCH, "price_krw": 1}
    with pytest.raises(ValueError, match=r"a sale|sold to|a hold"):
        Sale.model_validate(known | more)


def test_a_booth_allotted_to_one_is_not_sold_to_another() -> None:
    """Tests that the allotment must be taken back first."""
    with pytest.raises(EditError) as told:
        offer(small_plan(), SOLD, exhibitor="c")
    assert told.value.code == "sale.allotted"


def test_what_is_agreed_is_what_was_said_not_the_list() -> None:
    """Tests that a price of its own stays through the states, until another one is said."""
    plan = offer(small_plan(), HOLD, exhibitor="a", until=APRIL, price_krw=2_500_000)
    plan = offer(plan, RESERVED, exhibitor="a")
    assert sale(plan).price_krw == 2_500_000  # type: ignore[union-attr]
    plan = offer(plan, SOLD, exhibitor="a", price_krw=2_400_000)
    assert sale(plan).price_krw == 2_400_000  # type: ignore[union-attr]
    assert offer(plan, SOLD, exhibitor="a", price_krw=2_400_000).sales == plan.sales


def test_a_contract_keeps_its_price() -> None:
    """Tests that what is sold costs what it was sold for, until it is released."""
    plan = offer(small_plan(), SOLD, exhibitor="a", price_krw=2_400_000)
    for state in (SOLD, RESERVED):
        with pytest.raises(EditError) as told:
            offer(plan, state, exhibitor="a", price_krw=2_300_000)
        assert told.value.code == "sale.price"
    anew = offer(offer(plan, None), SOLD, exhibitor="a", price_krw=2_300_000)
    assert sale(anew).price_krw == 2_300_000  # type: ignore[union-attr]


def test_other_rates_change_no_price_that_is_agreed() -> None:
    """Tests that the next sale costs what is asked now, and undo asks what was asked before."""
    plan = offer(small_plan(), RESERVED, exhibitor="a")
    before = sale(plan)
    rates = Rates(booth_krw_m2=1, corner_share=0, island_share=0)
    dearer, patch = apply(plan, edits.SetRates(rates=rates))
    assert sale(dearer) == before
    anew = sale(offer(offer(dearer, None), RESERVED, exhibitor="a"))
    stood = next(b for b in dearer.layout.booths if anew is not None and b.id == anew.booth)
    assert anew is not None
    assert anew.price_krw == round(stood.area_m2)
    assert apply(dearer, patch.back)[0] == plan


def test_a_factor_is_for_a_zone_that_there_is() -> None:
    """Tests that a zone nobody knows is refused rather than kept without effect."""
    plan = small_plan()
    with pytest.raises(EditError) as told:
        apply(plan, edits.SetRates(rates=Rates(zone_factors={"nowhere": 2.0})))
    assert told.value.code == "edit.rates_zone"
    zone = plan.brief.zones[0].id
    after, _ = apply(plan, edits.SetRates(rates=Rates(zone_factors={zone: 2.0})))
    assert after.brief.rates.zone_factors == {zone: 2.0}
