"""Stories of the first hour: an empty store, a hall or a venue, a sheet, and a plan of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.service import running
from tests.e2e.story import Story
from tests.e2e.test_imports import given, sheet

NAMES = [
    *("가람", "나래", "다솔", "라온", "마루", "바다"),
    *("사랑", "아라", "자람", "차오", "타래", "하늘"),
]
"""Twelve exhibitors, in two zones by turns."""

ROWS = [[f"k{n}", name, ("로봇", "반도체")[n % 2], "3x3"] for n, name in enumerate(NAMES)]


def hall() -> bytes:
    """Draw a hall of 40 x 30 m with a door, as another office would."""
    ring = [[0, 0], [40, 0], [40, 30], [0, 30], [0, 0]]
    shapes = {"Polygon": [ring], "LineString": [[18, 0], [22, 0]]}
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": shape, "coordinates": where}}
        for shape, where in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def first(page: Page, tmp_path: Path, pages: Path) -> Iterator[Story]:
    """Open the planner on a store that has nothing yet."""
    with running(tmp_path, pages) as started:
        page.goto(f"{started.url}/?quiet")
        yield Story(page)


def taken(story: Story, data: bytes, zones: str) -> None:
    """Give the sheet that is waited for, see the zones it brings, and take it."""
    page = story.page
    given(page, "접수.csv", data)
    expect(page.get_by_role("dialog").get_by_text(zones)).to_be_visible()
    story.button("변경 12건 반영하기").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def generated(story: Story) -> None:
    """Have the plan made; everybody has a booth."""
    story.page.locator(".empty.card").get_by_role("button", name="배치 생성").click()
    story.button("10초").click()
    story.button("배치 시작").click()
    story.wait("__madang.editor.plan.booths.length >= 12")
    story.wait("!__madang.editor.solving.running")
    assert story.ask("__madang.editor.plan.allotments.length") == 12


def test_from_a_drawn_hall_and_a_sheet_to_a_plan(first: Story) -> None:
    """Tests zones that nobody declared: told, made, planned in; steps back lead to the hall."""
    page = first.page
    first.page.get_by_role("button", name="홀 도면 가져오기").click()
    given(page, "hall.geojson", hall())
    first.button("이 홀로 시작").click()
    first.page.locator(".empty.card").get_by_role("button", name="목록 올리기").click()
    taken(first, sheet(ROWS), "새 구역 2개: 로봇, 반도체")
    generated(first)
    styles = "['로봇', '반도체'].map((z) => __madang.editor.plan.zoneStyle(z).colour)"
    assert first.ask(styles) == [1, 2]
    first.button("되돌리기").click()
    first.wait("__madang.editor.plan.booths.length === 0")
    first.button("되돌리기").click()
    first.wait("__madang.editor.plan.exhibitors.length === 0")
    assert first.ask("__madang.editor.plan.brief.zones.length") == 0


def test_from_a_sheet_without_zones_and_a_known_venue_to_a_plan(first: Story) -> None:
    """Tests that a venue is lent alone, and who names no zone stands in one for all."""
    first.page.get_by_role("button", name="출품사 목록 올리기").click()
    first.page.locator("section").first.get_by_role("button").first.click()
    rows = "\n".join(f"{who},{name},{size}" for who, name, _, size in ROWS)
    taken(first, f"관리번호,업체명,크기\n{rows}\n".encode(), "새 구역 1개: 전체")
    generated(first)
