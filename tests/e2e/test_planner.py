"""Tests of the planner as people use it: a real browser, the real service, a show of 147 stands."""

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

WAIT_MS = 60_000
"""Far more than anything takes: only what never happens meets it."""


def opened(page: Page, url: str) -> None:
    """Open the planner and leave its tour."""
    page.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    page.goto(url)
    page.get_by_role("button", name="그만 보기").click()
    expect(page.get_by_role("treeitem").first).to_be_visible()


def chosen(page: Page, name: str) -> None:
    """Choose an exhibitor in the list; the floor is then under the keys."""
    page.get_by_role("treeitem").filter(has_text=name).first.click()
    expect(page.get_by_label("X", exact=True)).to_be_visible()
    page.get_by_role("application").focus()


def spot(page: Page) -> float:
    """Read where the chosen booth is, metres from the left."""
    return float(page.get_by_label("X", exact=True).input_value())


def test_a_booth_in_an_aisle_is_red_at_once_and_undo_takes_it_back(
    page: Page, planner: str
) -> None:
    """Tests one key: a metre to the right is more that is not met; undo and redo tell it, too."""
    opened(page, planner)
    chosen(page, "단솔어반")
    was = spot(page)
    told = page.get_by_text(re.compile(r"^미충족 \d+$")).first
    before = told.inner_text()
    page.keyboard.press("Shift+ArrowRight")
    expect(told).not_to_have_text(before)
    assert spot(page) == was + 1
    # At once, while the edit is still on its way: a step back is never lost.
    page.keyboard.press("Control+z")
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))
    expect(told).to_have_text(before)
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was + 1:g}(\.0)?$"))
    expect(told).not_to_have_text(before)


def test_two_planners_see_each_others_edits(page: Page, browser: Browser, planner: str) -> None:
    """Tests that what one moves, the other sees where it is now, without a reload."""
    opened(page, planner)
    chosen(page, "노빛안전")
    was = spot(page)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    other = context.new_page()
    opened(other, planner)
    chosen(other, "노빛안전")
    page.keyboard.press("ArrowLeft")
    expect(other.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was - 0.1:g}"))
    other.keyboard.press("ArrowRight")
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was:g}"))
    context.close()


def test_generate_places_everybody_again(page: Page, planner: str) -> None:
    """Tests a solve from the browser: asked for, followed, finished, saved as a revision."""
    opened(page, planner)
    page.get_by_role("button", name="배치 생성").first.click()
    page.get_by_role("button", name="10초").click()
    page.get_by_role("button", name="배치 시작").click()
    expect(page.get_by_role("button", name="취소").first).to_be_visible()
    expect(
        page.get_by_text("배치 완료").or_(page.get_by_text("더 나은 배치가 없습니다")).first
    ).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ / 147$")).first).to_be_visible()
    expect(page.get_by_text("저장됨").first).to_be_visible()


def test_a_plan_is_downloaded_as_it_is(page: Page, planner: str, tmp_path: Path) -> None:
    """Tests the menu: GeoJSON with every booth."""
    opened(page, planner)
    page.get_by_role("button", name="내보내기").click()
    with page.expect_download() as waiting:
        page.get_by_text("GeoJSON", exact=True).click()
    path = tmp_path / "show.geojson"
    waiting.value.save_as(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = [each["properties"]["kind"] for each in told["features"]]
    assert kinds.count("booth") == 147


def test_a_reload_loses_nothing(page: Page, planner: str) -> None:
    """Tests that what was done is there again, and that undo still takes it back."""
    opened(page, planner)
    chosen(page, "도빛관광")
    was = spot(page)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("저장됨").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("treeitem").first).to_be_visible()
    chosen(page, "도빛관광")
    assert spot(page) == was
    page.keyboard.press("Control+z")
    expect(page.get_by_text("저장됨").first).to_be_visible()


def test_an_empty_store_has_three_doors(page: Page, empty_planner: str) -> None:
    """Tests the first run: a sample, a sheet, a hall; the language is one click away."""
    page.goto(empty_planner)
    for door in ("표본 열기", "출품사 목록 올리기", "홀 도면 가져오기"):
        expect(page.get_by_role("button", name=door)).to_be_visible()
