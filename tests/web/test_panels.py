"""The planner's panels in Chromium: what axe says of them, and that they keep to the policy."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from plans.document import dumps_plan
from tests.chromium import launched
from tests.plans.sample_plan import sample_plan
from tests.web.panels_page import NARROW, WIDE, Answers, opened, served, violations
from web.build import build

PLAN = json.loads(dumps_plan(sample_plan()))
EMPTY = PLAN | {"layout": {name: [] for name in PLAN["layout"]}, "allotments": [], "findings": []}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give the system's Chromium."""
    with launched() as made:
        yield made


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """Give the address of the client as its sources are now."""
    build()
    with served() as address:
        yield address


def _first(page: Page) -> None:
    page.locator("#roster .entry").first.click()
    page.wait_for_selector(".sale")


def _versions(page: Page) -> None:
    page.locator("header .end > button").nth(2).click()
    page.wait_for_selector("dialog li")


def _export(page: Page) -> None:
    page.locator("header .end .menu > button").first.click()
    page.wait_for_selector("header select")


def _sheet(at: int) -> Callable[[Page], None]:
    def pulled(page: Page) -> None:
        page.locator("nav button").nth(at).click()
        page.wait_for_selector("[role=dialog]")

    return pulled


def _nothing(page: Page) -> None:
    page.wait_for_selector("main")


STATES: dict[str, tuple[Answers, dict[str, int], Callable[[Page], None]]] = {
    "plan": (Answers(PLAN), WIDE, _nothing),
    "empty floor": (Answers(EMPTY), WIDE, _nothing),
    "a booth": (Answers(PLAN), WIDE, _first),
    "zones": (Answers(PLAN), WIDE, lambda page: page.click("#tab-zones")),
    "layers": (Answers(PLAN), WIDE, lambda page: page.click("#tab-layers")),
    "generate": (Answers(PLAN), WIDE, lambda page: page.click("#generate")),
    "versions": (Answers(PLAN), WIDE, _versions),
    "export": (Answers(PLAN), WIDE, _export),
    "doors": (Answers(None), WIDE, lambda page: page.locator(".door").first.click()),
    "hall": (Answers(None), WIDE, lambda page: page.locator(".door").nth(2).click()),
    "no service": (Answers(PLAN, away="GET /session"), WIDE, _nothing),
    "no plan": (Answers(PLAN, away="GET /plans/p"), WIDE, _nothing),
    "phone": (Answers(PLAN), NARROW, _nothing),
    "phone, list": (Answers(PLAN), NARROW, _sheet(0)),
    "phone, findings": (Answers(PLAN), NARROW, _sheet(4)),
}


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_and_the_policy_stops_nothing(
    browser: Browser, base: str, name: str, lang: str
) -> None:
    """In both languages; what the browser says of a request nobody answers is not ours."""
    answers, size, act = STATES[name]
    with opened(browser, base, answers, lang, size) as (page, said):
        act(page)
        assert violations(page) == []
        assert [each for each in said if "Failed to load resource" not in each] == []
        assert page.locator("html").get_attribute("lang") == lang


def test_the_skip_link_goes_to_the_floor_and_the_slash_to_the_search(
    browser: Browser, base: str
) -> None:
    """Both from the keyboard alone, and the address still names the plan."""
    with opened(browser, base, Answers(PLAN), "ko", WIDE) as (page, _):
        page.wait_for_selector("#roster")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("#floor :focus").count() == 1
        assert page.url.endswith("#/plans/p")
        page.keyboard.press("/")
        assert page.locator("[role=searchbox]:focus").count() == 1


def test_the_language_changes_at_once_and_is_remembered(browser: Browser, base: str) -> None:
    """The page says so as well, for those who hear it."""
    with opened(browser, base, Answers(PLAN), "ko", WIDE) as (page, _):
        page.locator("header .end .menu > button").last.click()
        page.locator("[role=menuitem]").first.click()
        assert page.locator("#generate").inner_text().strip() == "Generate"
        page.reload()
        page.wait_for_selector("#roster")
        assert page.locator("html").get_attribute("lang") == "en"
