"""Tests of what the map shows: its first view, views and layers of figures, drags at its edge."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.panels import chosen, opened, spot
from tests.e2e.story import WAIT_MS, Story, watched
from tests.web.panels_page import violations

SIZES = [(1440, 900), (1024, 768), (390, 844)]

WALLS = """() => {
  const canvas = document.querySelector('canvas[data-layer=floor]');
  const { left, top, width } = canvas.getBoundingClientRect();
  const scale = width / canvas.width;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const probe = document.createElement('canvas').getContext('2d');
  probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--wall');
  const ink = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  const found = [];
  for (let i = 0; i < data.length; i += 4) {
    if (ink.some((channel, at) => data[i + at] !== channel)) continue;
    const pixel = i / 4;
    found.push([
      left + (pixel % canvas.width) * scale, top + Math.floor(pixel / canvas.width) * scale,
    ]);
  }
  const bars = [...document.querySelectorAll('[data-bar]')].map((bar) => {
    const box = bar.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
  });
  const [xs, ys] = [0, 1].map((axis) => found.map((each) => each[axis]));
  const least = (some) => some.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (some) => some.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    under: found.filter(([x, y]) => bars.some(([x0, y0, x1, y1]) =>
      x >= x0 && x <= x1 && y >= y0 && y <= y1)).length,
    box: [least(xs), least(ys), most(xs), most(ys)],
    map: [left, top, left + canvas.width * scale, top + canvas.height * scale],
  };
}"""
"""Where walls are drawn on the page, by their ink, and how many dots of them lie under a bar."""

PICTURE = "() => document.querySelector('canvas[data-layer=floor]').toDataURL()"

BUSY = """() => {
  const canvas = document.querySelector('canvas[data-layer=floor]');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === 0x8f && data[i + 1] === 0x78 && data[i + 2] === 0xcf) count += 1;
  }
  return count;
}"""
"""How many dots of the floor have the ink of the busiest booths, which no zone has."""

HALLS_WIDE_TO_TALL = 144 / (72 + 32 + 81)
"""Hall C above hall B2 with what is between them, metres: the sample show on the sheet."""


@contextmanager
def looked_at(browser: Browser, width: int = 1440, height: int = 900) -> Iterator[Page]:
    """Open a window in which everything jumps, and whose console is not listened to."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ko-KR", reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    yield page
    context.close()


def until(page: Page, words: str) -> None:
    """Wait until something holds in the page."""
    Story(page).wait(words)


def drawn(page: Page) -> None:
    """Wait until the map has its first view."""
    expect(page.get_by_role("application")).to_be_visible()
    expect(page.locator("canvas[data-layer=floor]")).to_be_attached()
    until(page, f"({WALLS})().box[2] > 0")


def first_title(page: Page) -> Locator:
    """Give the title that the right panel says first."""
    return page.locator("#right h2").first


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_first_view_shows_every_hall_between_the_bars(
    browser: Browser, planner: str, width: int, height: int
) -> None:
    """Tests that both halls are on the screen whole, and that "fit" leads back to that view."""
    with looked_at(browser, width, height) as page:
        page.goto(planner)
        drawn(page)
        seen = page.evaluate(WALLS)
        x0, y0, x1, y1 = seen["box"]
        assert seen["under"] == 0
        assert (x1 - x0) / (y1 - y0) == pytest.approx(HALLS_WIDE_TO_TALL, rel=0.03)
        left, top, right, bottom = seen["map"]
        assert left < x0 < x1 < right
        assert top + 20 < y0 < y1 < bottom
        page.get_by_role("button", name="확대").click()
        expect(page.get_by_text("150 %")).to_be_visible()
        page.get_by_role("button", name="화면에 맞춤").click()
        expect(page.get_by_text("100 %")).to_be_visible()
        assert page.evaluate(WALLS)["box"] == pytest.approx(seen["box"], abs=1)


def test_the_view_follows_the_size_of_the_window(browser: Browser, planner: str) -> None:
    """Tests that a window that grows smaller still shows every hall, until somebody moves it."""
    with looked_at(browser) as page:
        page.goto(planner)
        drawn(page)
        page.set_viewport_size({"width": 1024, "height": 768})
        until(page, f"({WALLS})().under === 0")
        x0, y0, x1, y1 = page.evaluate(WALLS)["box"]
        assert (x1 - x0) / (y1 - y0) == pytest.approx(HALLS_WIDE_TO_TALL, rel=0.03)


def test_what_is_looked_for_is_shown_beside_the_list(browser: Browser, planner: str) -> None:
    """Tests a click on a row of the list that lies over a floor of 1024 pixels."""
    context = browser.new_context(
        viewport={"width": 1024, "height": 768}, locale="ko-KR", reduced_motion="reduce"
    )
    with watched(context) as page:
        story = Story.begun(page, planner)
        page.get_by_role("button", name="출품사").first.click()
        widest = max(story.spots(), key=lambda each: each.width)
        page.get_by_role("searchbox").fill(widest.number)
        page.get_by_role("treeitem").nth(1).click()
        story.drawn()
        assert story.selected == {widest.id}
        under = "([x, y]) => document.elementFromPoint(x, y)?.closest('main') != null"
        for corner in ((widest.x, widest.y), (widest.right, widest.top)):
            assert story.ask(under, list(story.pixel(widest.hall, corner)))
    context.close()


def test_views_show_the_same_floor_by_other_figures(page: Page, planner: str) -> None:
    """Tests the switch by mouse and by keys: what the panel says first, and what is drawn."""
    opened(page, planner)
    drawn(page)
    assert page.evaluate(BUSY) == 0
    page.get_by_role("radio", name="동선").click()
    expect(first_title(page)).to_contain_text("관람객 동선")
    panel = page.locator("#right")
    expect(panel.get_by_text("통행이 많은 부스")).to_be_visible()
    expect(panel.get_by_text(re.compile("인원수가 아닙니다"))).to_be_visible()
    until(page, f"({BUSY})() > 1000")
    page.get_by_role("button", name="거리", exact=True).click()
    expect(panel.get_by_text("25-50 m")).to_be_visible()
    page.get_by_role("radio", name="동선").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="피난")).to_be_focused()
    expect(panel.get_by_text("나갈 길 없음")).to_be_visible()
    page.keyboard.press("End")
    expect(first_title(page)).to_contain_text("판매 현황")
    expect(panel.get_by_text("합계")).to_be_visible()
    page.get_by_role("application").focus()
    page.keyboard.press("1")
    expect(page.get_by_role("radio", name="편집")).to_be_checked()
    expect(first_title(page)).not_to_contain_text("판매")
    until(page, f"({BUSY})() === 0")


def test_a_layer_is_worked_out_anew_when_an_edit_has_settled(page: Page, planner: str) -> None:
    """Tests that the earlier figures stay, marked as such, until the new ones have come."""
    opened(page, planner)
    page.get_by_role("tab", name="레이어").click()
    page.get_by_text("입구에서의 거리", exact=True).click()
    panel = page.locator("#right")
    expect(panel.get_by_text("50-75 m")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/layers/" in sent.url else None)
    page.get_by_role("tab", name="출품사").click()
    chosen(page, "단솔어반")
    expect(panel.get_by_text(re.compile(r"^부스 C\d+"))).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(panel.get_by_text("이전", exact=True)).to_be_visible()
    expect(panel.get_by_text("50-75 m")).to_be_visible()
    expect(panel.get_by_text("이전", exact=True)).to_have_count(0)
    assert asked
    assert all(url.endswith("/layers/distance") for url in asked)


def test_what_keeps_a_layer_away_is_told_in_the_panel(browser: Browser, planner: str) -> None:
    """Tests a refusal, a lost connection and trying again; the floor stays as it is."""
    with looked_at(browser) as page:
        opened(page, planner)
        drawn(page)
        words = {"ko": "방문객 수를 적어 주십시오.", "en": "Give the number of visits."}

        def refused(route: Route) -> None:
            route.fulfill(status=409, json={"code": "draw.crowding", "messages": [words]})

        page.route("**/layers/traffic", refused)
        page.get_by_role("radio", name="동선").click()
        panel = page.locator("#right")
        expect(panel.get_by_text(words["ko"])).to_be_visible()
        assert page.evaluate(BUSY) == 0
        page.unroute("**/layers/traffic")
        page.route("**/layers/traffic", lambda route: route.abort())
        panel.get_by_role("button", name="다시 시도").click()
        expect(panel.get_by_text(re.compile("연결이 끊겨 계산하지 못했습니다"))).to_be_visible()
        page.unroute("**/layers/traffic")
        panel.get_by_role("button", name="다시 시도").click()
        expect(panel.get_by_text("통행이 많은 부스")).to_be_visible()
        until(page, f"({BUSY})() > 1000")


def test_on_a_phone_the_views_are_in_the_sheet_of_layers(browser: Browser, planner: str) -> None:
    """Tests that the switch and the legend come with the layers, not with the bar."""
    with looked_at(browser, 390, 844) as page:
        page.goto(planner)
        expect(page.get_by_role("radio", name="판매")).to_have_count(0)
        page.get_by_role("button", name="레이어").click()
        page.get_by_role("radio", name="판매").click()
        sheet = page.get_by_role("dialog", name="레이어")
        expect(sheet.get_by_text("합계")).to_be_visible()
        expect(sheet.get_by_role("switch", name="판매와 금액")).to_be_checked()


def test_a_drag_at_the_edge_moves_the_floor_along(browser: Browser, planner: str) -> None:
    """Tests that a booth held at the edge of the map goes farther than the pointer went."""
    with looked_at(browser) as page:
        opened(page, planner)
        chosen(page, "단솔어반")
        was = spot(page)
        page.keyboard.press("Enter")
        bar = page.locator("main .bar")
        expect(bar).to_have_text(re.compile(r"^[12] m$"))
        metres = float(bar.inner_text().split()[0])
        px = page.locator("main .bar i").bounding_box()
        box = page.get_by_role("application").bounding_box()
        assert px is not None
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 20
        edge = box["x"] + box["width"] - 3
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move((x + edge) / 2, y)
        page.mouse.move(edge, y)
        # The floor goes on while the pointer rests: several pictures of it, each another one.
        for _ in range(5):
            before = page.evaluate(PICTURE)
            until(page, f"({PICTURE})() !== {json.dumps(before)}")
        page.mouse.up()
        expect(page.get_by_text("저장됨").first).to_be_visible()
        gone = (edge - x) * metres / px["width"]
        assert spot(page) > was + gone + 0.5


@pytest.mark.parametrize(("lang", "scheme"), [("ko-KR", "light"), ("en-GB", "dark")])
def test_axe_finds_nothing_in_any_view(
    browser: Browser, planner: str, lang: str, scheme: Literal["light", "dark"]
) -> None:
    """Tests the switch, the legends and the list of layers in both languages and themes."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale=lang, color_scheme=scheme
    )
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    page.goto(planner)
    drawn(page)
    page.locator("#tab-layers").click()
    for view in range(1, 4):
        page.get_by_role("radio").nth(view).click()
        expect(page.locator("#right section").first.locator("li").first).to_be_visible()
        assert violations(page) == []
    context.close()
