"""Stories of sales in the planner: states, prices that are asked, prices that are agreed."""

import re

from playwright.sync_api import Locator, Page, expect

from plans.plan import Plan
from tests.e2e.panels import chosen, opened
from tests.e2e.service import Service
from tests.e2e.story import Story

WHO = "단솔어반"


def sale(page: Page) -> Locator:
    """Find the box that tells how a booth's sale stands."""
    return page.get_by_role("group", name="상태", exact=True)


def price(page: Page) -> Locator:
    """Find the field of its price."""
    return sale(page).get_by_label("가격", exact=True)


def asked(page: Page, base: str) -> None:
    """Ask another base price of everybody."""
    sale(page).get_by_role("button", name="부스 가격").click()
    dialog = page.get_by_role("dialog", name="부스 가격")
    dialog.get_by_label("기본 가격").fill(base)
    dialog.get_by_label("코너·반도형 할증").fill("0")
    dialog.get_by_label("독립형 할증").fill("0")
    dialog.get_by_role("button", name="가격 바꾸기").click()
    expect(dialog).to_have_count(0)


def test_a_booth_is_held_reserved_and_sold_at_what_is_agreed(page: Page, planner: str) -> None:
    """Tests each state from the list price on, that a contract keeps its price, and the release."""
    opened(page, planner)
    chosen(page, WHO)
    expect(sale(page)).to_contain_text("배정")
    listed = price(page).input_value()
    assert re.fullmatch(r"\d{1,3}(,\d{3})+", listed)
    sale(page).get_by_role("button", name="보류하기").click()
    sale(page).get_by_role("button", name="보류하기").click()
    expect(sale(page).locator("strong")).to_have_text("보류")
    expect(price(page)).to_have_value(listed)
    price(page).fill("2,345,000")
    price(page).press("Enter")
    expect(sale(page)).to_contain_text("정가")
    sale(page).get_by_role("button", name="예약하기").click()
    expect(sale(page).locator("strong")).to_have_text("예약")
    expect(price(page)).to_have_value("2,345,000")
    sale(page).get_by_role("button", name="판매하기").click()
    expect(sale(page).locator("strong")).to_have_text("판매")
    expect(price(page)).to_have_count(0)
    expect(sale(page)).to_contain_text("2,345,000원")
    sale(page).get_by_role("button", name="풀기").click()
    expect(price(page)).to_have_value(listed)


def test_what_is_said_of_a_price_beforehand_is_what_is_agreed(page: Page, planner: str) -> None:
    """Tests a price written before the booth is reserved, that a wrong one is told, and undo."""
    opened(page, planner)
    chosen(page, WHO)
    listed = price(page).input_value()
    price(page).fill("-1")
    price(page).press("Enter")
    expect(sale(page).get_by_role("alert")).to_be_visible()
    price(page).fill("1000000")
    price(page).press("Enter")
    expect(sale(page).get_by_role("alert")).to_have_count(0)
    sale(page).get_by_role("button", name="예약하기").click()
    expect(sale(page).locator("strong")).to_have_text("예약")
    expect(price(page)).to_have_value("1,000,000")
    page.get_by_role("button", name="되돌리기", exact=True).first.click()
    expect(sale(page).locator("strong")).to_have_text("배정")
    expect(price(page)).to_have_value(listed)


def test_other_prices_are_asked_of_everybody_but_who_has_agreed(page: Page, planner: str) -> None:
    """Tests the prices of two booths after other rates, a reload, and one step to undo them."""
    opened(page, planner)
    chosen(page, WHO)
    first = price(page).input_value()
    sale(page).get_by_role("button", name="예약하기").click()
    expect(sale(page).locator("strong")).to_have_text("예약")
    asked(page, "100,000")
    expect(price(page)).to_have_value(first)
    expect(sale(page)).to_contain_text("정가")
    chosen(page, "노빛안전")
    square = page.get_by_text(re.compile(r"^[\d.]+ m²$")).first.inner_text()
    own = f"{round(float(square.split()[0]) * 100_000):,}"
    expect(price(page)).to_have_value(own)
    Story(page).saved()
    page.reload()
    chosen(page, "노빛안전")
    expect(price(page)).to_have_value(own)
    page.get_by_role("button", name="되돌리기", exact=True).first.click()
    expect(price(page)).not_to_have_value(own)


def test_offers_and_factors_are_checked_before_they_are_asked(page: Page, planner: str) -> None:
    """Tests that two offers of one day, or a share over all of it, are told and not sent."""
    opened(page, planner)
    page.get_by_role("button", name="설정").click()
    page.get_by_role("menuitem", name="부스 가격").click()
    dialog = page.get_by_role("dialog", name="부스 가격")
    save = dialog.get_by_role("button", name="가격 바꾸기")
    expect(save).to_be_disabled()
    dialog.get_by_role("button", name="할인 더하기").click()
    expect(save).to_be_enabled()
    dialog.get_by_role("button", name="할인 더하기").click()
    days = dialog.get_by_label("마지막 날")
    days.nth(1).fill(days.nth(0).input_value())
    expect(dialog.get_by_role("alert")).to_contain_text("서로 다른")
    expect(save).to_be_disabled()
    dialog.get_by_role("button", name=re.compile("할인 지우기")).nth(1).click()
    dialog.get_by_label("할인", exact=True).fill("101")
    dialog.get_by_label("할인", exact=True).press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("100")
    expect(save).to_be_disabled()
    dialog.get_by_label("할인", exact=True).fill("12.5")
    dialog.get_by_label("할인", exact=True).press("Enter")
    save.click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="버전", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("부스 가격 변경")


def test_a_factor_of_a_zone_that_is_gone_keeps_no_prices_from_being_changed(
    page: Page, service: Service, plan: Plan
) -> None:
    """Tests a brief whose file named a zone that there is not: the edit would refuse it."""
    rates = plan.brief.rates.model_copy(update={"zone_factors": {"gone": 2.0}})
    brief = plan.brief.model_copy(update={"rates": rates})
    opened(page, service.keep(plan.model_copy(update={"brief": brief}), "gone"))
    chosen(page, "노빛안전")
    asked(page, "100,000")
    Story(page).saved()
    assert page.evaluate("() => __madang.editor.plan.brief.rates.zone_factors") == {}
