"""Tests that the layer of sales tells each booth's state, and sums up won by state."""

import datetime as dt
from functools import cache

import pytest
import shapely

from plans.formats.draw.figure import sheets
from plans.formats.draw.overlays.sales import FREE, GIVEN, HELD, RESERVED, SOLD, as_of, sales
from plans.formats.draw.pen import Label
from plans.plan import Plan
from plans.prices import price_krw
from plans.sale import Sale
from tests.plans.formats.draw.drawn_plans import small_plan
from tests.plans.formats.draw.test_figure import ink
from venue.text import Lang

TODAY = dt.date(2025, 9, 10)
LATER = dt.date(2025, 9, 24)


@cache
def sold_plan() -> Plan:
    """Give a plan with a booth free, and others held, reserved, sold, and held in vain."""
    plan = small_plan()
    given = {a.booth: a.exhibitor for a in plan.allotments}
    free, held, named, reserved, sold, over, *_ = plan.layout.booths
    made = {"on": TODAY, "price_krw": 1_000_000}
    past = {"on": dt.date(2025, 8, 30), "until": dt.date(2025, 9, 9), "price_krw": 1}
    told = (
        Sale(booth=held.id, state="hold", exhibitor=given[held.id], until=LATER, **made),
        Sale(booth=named.id, state="hold", name="어느 도시", until=TODAY, **made),
        Sale(booth=reserved.id, state="reserved", exhibitor=given[reserved.id], **made),
        Sale(booth=sold.id, state="sold", exhibitor=given[sold.id], **made),
        Sale(booth=over.id, state="hold", exhibitor=given[over.id], **past),
    )
    left = tuple(a for a in plan.allotments if a.booth not in {free.id, named.id})
    return plan.model_copy(update={"sales": told, "allotments": left})


def test_each_booth_is_in_the_group_of_its_state() -> None:
    """Tests that a hold counts through its last day and no longer, and the rest as it is."""
    plan = sold_plan()
    groups = sales(plan).booths
    states = [groups[booth.id] for booth in plan.layout.booths]
    assert states[:6] == [FREE, HELD, HELD, RESERVED, SOLD, GIVEN]
    assert set(states[6:]) == {GIVEN}


def test_without_sales_booths_are_free_or_allotted() -> None:
    """Tests that a plan nobody has sold from is drawn, at its list prices."""
    plan = small_plan()
    layer = sales(plan)
    assert set(layer.booths.values()) == {GIVEN}
    assert as_of(plan) == plan.made.date()
    assert layer.amounts is not None
    booths, rates = plan.layout.booths, plan.brief.rates
    assert sum(layer.amounts.of.values()) == sum(price_krw(b, rates, as_of(plan)) for b in booths)
    assert set(sales(small_plan(given_out=False)).booths.values()) == {FREE}


def test_won_are_as_agreed_or_as_listed() -> None:
    """Tests that held, reserved and sold booths count what was agreed, the others their price."""
    plan = sold_plan()
    amounts = sales(plan).amounts
    assert amounts is not None
    for number, booth in enumerate(plan.layout.booths):
        listed = price_krw(booth, plan.brief.rates, TODAY)
        assert amounts.of[booth.id] == (1_000_000 if 1 <= number <= 4 else listed)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_strip_sums_up_every_state(lang: Lang) -> None:
    """Tests that booths, square metres and won of each state stand in the strip, and their sums."""
    plan = sold_plan()
    layer = sales(plan)
    (pen,) = sheets(plan, "png", lang=lang, overlay=layer)
    texts = [mark for mark in pen.marks if isinstance(mark, Label)]
    assert layer.amounts is not None
    for group in range(5):
        name = layer.keys[group][0].say(lang)
        own = [b for b in plan.layout.booths if layer.booths[b.id] == group]
        ((left, line),) = {(mark.x, mark.y) for mark in texts if mark.text == name}
        row = [mark.text for mark in texts if mark.y == line and mark.x >= left]
        won = sum(layer.amounts.of[b.id] for b in own)
        area = sum(b.width_mm * b.depth_mm for b in own) / 1e6
        assert row == [name, f"{len(own):,}", f"{area:,.0f}", f"{won:,.0f}"]
    total = sum(layer.amounts.of.values())
    assert f"{total:,.0f}" in {mark.text for mark in texts}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_holds_say_until_when_and_for_whom(lang: Lang) -> None:
    """Tests that a held booth bears its last day, a name for the time being, and notes count."""
    plan = sold_plan()
    (pen,) = sheets(plan, "png", lang=lang, paper="A2", overlay=sales(plan))
    texts = [mark for mark in pen.marks if isinstance(mark, Label)]
    held, named = (booth.id for booth in plan.layout.booths[1:3])
    said = {about: [m.text for m in texts if m.about == about] for about in (held, named)}
    ends = {"ko": {"9. 24.까지", "~9. 24."}, "en": {"to 24 Sep", "–24 Sep"}}
    assert ends[lang] & set(said[held])
    assert "어느 도시" in " ".join(said[named])
    note = " ".join(mark.text for mark in texts)
    first = {
        "ko": "보류 2건, 가장 이른 마감은 2025. 9. 10.",
        "en": "2 on hold, the first until 10 Sep",
    }
    ended = {"ko": "기한이 지난 보류 1건", "en": "1 holds have ended"}
    joined = note.replace(" ", "")
    assert first[lang].replace(" ", "") in joined
    assert ended[lang].replace(" ", "") in joined


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_nothing_on_the_sheet_runs_into_another(lang: Lang) -> None:
    """Tests that no text meets another, none is below 1.8 mm, and zones keep their names."""
    (pen,) = sheets(sold_plan(), "png", lang=lang, overlay=sales(sold_plan()))
    texts = list({(t.text, t.start): t for t in pen.marks if isinstance(t, Label)}.values())
    boxes = [ink(text) for text in texts]
    pairs = shapely.STRtree(boxes).query(boxes, predicate="intersects").T
    assert [
        (texts[a].text, texts[b].text)
        for a, b in pairs
        if a < b and boxes[a].intersection(boxes[b]).area > 0.02
    ] == []
    assert min(text.size for text in texts) >= 1.8
    assert {"ko": "모빌리티", "en": "Mobility"}[lang] in {text.text for text in texts}


def test_a_short_name_and_an_own_rate_are_kept() -> None:
    """Tests that a booth bears its exhibitor's short name, and no own rate is called assumed."""
    plan = small_plan()
    first = plan.allotments[0]
    people = tuple(
        who.model_copy(update={"extra": {"short": "짧음"}}) if who.id == first.exhibitor else who
        for who in plan.brief.exhibitors
    )
    rates = plan.brief.rates.model_copy(update={"booth_krw_m2": 250_000})
    brief = plan.brief.model_copy(update={"exhibitors": people, "rates": rates})
    layer = sales(plan.model_copy(update={"brief": brief}))
    assert layer.names is not None
    assert layer.names[first.booth].ko == "짧음"
    assert "assumed" in sales(plan).note.en
    assert "assumed" not in layer.note.en
