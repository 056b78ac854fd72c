"""Tests of the planner as people use it: a real browser, the real service, a show of 147 stands."""

import json
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.panels import chosen
from tests.e2e.service import Service
from tests.e2e.story import Story, lone, watched


def test_a_step_by_key_is_red_at_once_and_undo_takes_it_back(story: Story) -> None:
    """Tests one key: a metre to the right is more that is not met; undo and redo tell it, too."""
    chosen(story.page, "단솔어반")
    was = story.figure("X")
    told = story.page.get_by_text(re.compile(r"^미충족 \d+$")).first
    before = told.inner_text()
    story.press("Shift+ArrowRight")
    expect(told).not_to_have_text(before)
    assert story.figure("X") == was + 1
    # At once, while the edit is still on its way: a step back is never lost.
    story.press("Control+z")
    expect(story.field("X")).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))
    expect(told).to_have_text(before)
    story.press("Control+Shift+z", "Control+z", "Control+Shift+z")
    expect(story.field("X")).to_have_value(re.compile(rf"^{was + 1:g}(\.0)?$"))
    expect(told).not_to_have_text(before)


def test_two_planners_see_each_others_edits(
    story: Story, context: BrowserContext, planner: str
) -> None:
    """Tests that what one moves, the other sees where it is now, without a reload."""
    chosen(story.page, "노빛안전")
    was = story.figure("X")
    with watched(context) as page:
        other = Story.begun(page, planner)
        chosen(other.page, "노빛안전")
        story.press("ArrowLeft")
        expect(other.field("X")).to_have_value(re.compile(rf"^{was - 0.1:g}"))
        other.press("ArrowRight")
        expect(story.field("X")).to_have_value(re.compile(rf"^{was:g}"))


def test_generate_places_everybody_again(story: Story) -> None:
    """Tests a solve from the browser: asked for, followed, finished, saved as a revision."""
    story.button("배치 생성").click()
    # It ends when nothing better exists, long before on any machine.
    story.button("60초").click()
    story.button("배치 시작").click()
    expect(story.button("취소")).to_be_visible()
    planned = story.page.get_by_text("배치 완료")
    expect(planned.or_(story.page.get_by_text("더 나은 배치가 없습니다")).first).to_be_visible()
    expect(story.page.get_by_text(re.compile(r"^\d+ / 147$")).first).to_be_visible()
    expect(story.page.get_by_text("저장됨").first).to_be_visible()


def test_a_plan_is_downloaded_as_it_is(story: Story, tmp_path: Path) -> None:
    """Tests the menu: GeoJSON with every booth."""
    story.button("내보내기").click()
    with story.page.expect_download() as waiting:
        story.page.get_by_text("GeoJSON", exact=True).click()
    path = tmp_path / "show.geojson"
    waiting.value.save_as(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = [each["properties"]["kind"] for each in told["features"]]
    assert kinds.count("booth") == 147


def test_a_reload_loses_nothing(context: BrowserContext, planner: str) -> None:
    """Tests that what was done is there again, and that undo still takes it back."""
    # The step may be saved by the page that goes: the one that comes is told so by a 412.
    with watched(context, fair="412") as page:
        story = Story.begun(page, planner)
        chosen(story.page, "도빛관광")
        was = story.figure("Y")
        # At once: the step is not even on its way.
        story.press("ArrowUp")
        page.reload()
        story.drawn()
        chosen(story.page, "도빛관광")
        assert story.figure("Y") == round(was + 0.1, 3)
        story.saved()
        story.press("Control+z")
        expect(story.field("Y")).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))
        story.saved()


def test_the_address_that_is_told_opens_that_plan(
    page: Page, service: Service, planner: str
) -> None:
    """Tests that a newer plan in the store is not opened instead; the tour is left for good."""
    page.goto(service.url)
    page.get_by_role("button", name="그만 보기").click()
    Story(page).drawn()
    name = page.evaluate("() => __madang.editor.name")
    assert name == "slw-2024", planner
    page.reload()
    Story(page).drawn()
    expect(page.get_by_role("button", name="그만 보기")).to_have_count(0)


def test_the_tour_goes_on_from_what_was_done_without_it(page: Page, planner: str) -> None:
    """Tests an edit and a solve while one is shown around: the card makes way and comes later."""
    page.goto(planner.replace("?quiet", ""))
    story = Story(page)
    story.drawn()
    tour = page.get_by_role("dialog", name="둘러보기")
    expect(tour.get_by_text("1 / 4")).to_be_visible()
    booth = lone(story)
    story.find(booth)
    x, y = booth.middle
    story.take(booth.hall, (x, y))
    story.lead(booth.hall, (x + 0.3, y), (x + 0.6, y))
    expect(tour).to_be_hidden()
    page.mouse.up()
    expect(tour.get_by_text("2 / 4")).to_be_visible()
    story.button("배치 생성").click()
    expect(tour).to_be_hidden()
    story.button("10초").click()
    story.button("배치 시작").click()
    expect(story.button("취소")).to_be_visible()
    expect(tour).to_be_hidden()
    expect(tour.get_by_text("4 / 4")).to_be_visible()
    tour.get_by_role("button", name="시작하기").click()
    expect(tour).to_have_count(0)


def test_an_empty_store_has_three_doors(page: Page, empty_planner: str) -> None:
    """Tests the first run: a sample, a sheet, a hall; the language is one click away."""
    page.goto(empty_planner)
    for door in ("표본 열기", "출품사 목록 올리기", "홀 도면 가져오기"):
        expect(page.get_by_role("button", name=door)).to_be_visible()
