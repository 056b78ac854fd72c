"""Tests of versions, names and faults in the planner, as people meet them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.panels import chosen, opened, spot

WHO = "단솔어반"


@pytest.fixture
def faulty(browser: Browser) -> Iterator[Page]:
    """Open a page on which the service may break: its console says so, too."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context.new_page()
    context.close()


def moved(page: Page, key: str = "Shift+ArrowRight") -> None:
    """Move the chosen booth, and wait until that is saved."""
    before = saved(page)
    page.keyboard.press(key)
    expect(page.locator("header .saved .sr")).not_to_have_text(f"개정 {before}")
    expect(page.get_by_text("저장됨").first).to_be_visible()


def saved(page: Page) -> int:
    """Read which revision is saved."""
    return int(re.sub(r"\D", "", page.locator("header .saved .sr").inner_text()))


def kept(page: Page, name: str) -> None:
    """Name the plan as it is."""
    page.get_by_role("button", name="버전", exact=True).click()
    page.get_by_label("버전 이름").fill(name)
    page.get_by_role("button", name="남기기").click()
    expect(page.get_by_role("dialog").get_by_text(name, exact=True)).to_be_visible()
    page.keyboard.press("Escape")


def compared(page: Page, name: str) -> None:
    """Compare a version with now."""
    page.get_by_role("button", name="버전", exact=True).click()
    row = page.get_by_role("dialog").get_by_role("listitem").filter(has_text=name).first
    row.get_by_role("button", name="비교").click()
    expect(page.get_by_role("region", name="버전 비교")).to_be_visible()


def test_a_version_is_compared_and_restored_and_undo_takes_it_back(
    page: Page, planner: str
) -> None:
    """Tests what the list says of a booth that moved and one that went, and the way back."""
    opened(page, planner)
    kept(page, "처음 안")
    chosen(page, WHO)
    was = spot(page)
    moved(page)
    chosen(page, "노빛안전")
    moved(page, "Delete")
    compared(page, "처음 안")
    changes = page.get_by_role("region", name="바뀐 부스 2개")
    expect(changes.get_by_text("→ 이동 1")).to_be_visible()
    expect(changes.get_by_text("− 삭제 1")).to_be_visible()
    placed = page.get_by_role("row").filter(has_text="배치")
    expect(placed).to_have_text(re.compile(r"배치\s*147\s*146\s*▼ 1"))
    # The verdict of that time was worked out for it.
    unmet = page.get_by_role("row").filter(has_text="미충족")
    expect(unmet).to_have_text(re.compile(r"미충족\s*\d+\s*\d+"))
    before = page.get_by_text(re.compile(r"^\d+ %$")).inner_text()
    changes.get_by_role("button", name=WHO).click()
    expect(page.get_by_text(re.compile(r"^\d+ %$"))).not_to_have_text(before)
    page.get_by_role("button", name="‘처음 안’ 상태로 되돌리기").click()
    expect(page.get_by_role("region", name="버전 비교")).not_to_be_visible()
    chosen(page, WHO)
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))
    chosen(page, "노빛안전")
    page.get_by_role("button", name="되돌리기", exact=True).first.click()
    chosen(page, WHO)
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was + 1:g}(\.0)?$"))


def test_two_earlier_versions_are_for_reading(page: Page, planner: str) -> None:
    """Tests that the floor shows the later of two, where nothing can be moved."""
    opened(page, planner)
    chosen(page, WHO)
    moved(page)
    kept(page, "둘째 안")
    chosen(page, WHO)
    moved(page)
    here = spot(page)
    compared(page, "둘째 안")
    expect(page.get_by_role("region", name="바뀐 부스 1개")).to_be_visible()
    page.get_by_label("이후").select_option(label="둘째 안")
    page.get_by_label("이전").select_option(label="처음")
    expect(page.get_by_text("지난 버전은 보기만 합니다")).to_be_visible()
    expect(page.get_by_role("region", name="바뀐 부스 1개")).to_be_visible()
    revision = saved(page)
    page.get_by_role("treeitem").filter(has_text=WHO).first.click()
    page.get_by_role("application").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_text("비교를 끝내고 고치십시오").first).to_be_visible()
    page.get_by_role("button", name="비교 끝내기").click()
    chosen(page, WHO)
    assert (saved(page), spot(page)) == (revision, here)


def test_one_revision_has_two_names(page: Page, planner: str) -> None:
    """Tests that both are listed, also after a reload, and each is compared and restored."""
    opened(page, planner)
    chosen(page, WHO)
    was = spot(page)
    kept(page, "월요일 안")
    kept(page, "보낸 안")
    page.reload()
    chosen(page, WHO)
    page.get_by_role("button", name="버전", exact=True).click()
    rows = page.get_by_role("dialog").get_by_role("listitem")
    for name in ("월요일 안", "보낸 안"):
        expect(rows.filter(has=page.get_by_text(name, exact=True))).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("application").focus()
    moved(page)
    compared(page, "월요일 안")
    before = page.get_by_label("이전")
    expect(before.locator("option:checked")).to_have_text("월요일 안")
    before.select_option(label="보낸 안")
    expect(before.locator("option:checked")).to_have_text("보낸 안")
    page.get_by_label("이후").select_option(label="월요일 안")
    expect(page.get_by_text("두 버전의 부스가 같습니다")).to_be_visible()
    page.get_by_role("button", name="‘보낸 안’ 상태로 되돌리기").click()
    expect(page.get_by_role("region", name="버전 비교")).not_to_be_visible()
    chosen(page, WHO)
    expect(page.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))


def test_a_plan_is_renamed_in_its_menu(page: Page, planner: str, plan_file: Path) -> None:
    """Tests a name that is taken, told in one sentence beside the field, and one that is free."""
    opened(page, planner)
    document = {"document": plan_file.read_text(encoding="utf-8")}
    made = page.evaluate(
        """async ({ document }) => (await fetch('/api/plans', {
             method: 'POST', headers: { 'content-type': 'application/json' },
             body: JSON.stringify({ document: JSON.parse(document), name: '대안 B' }),
           })).status""",
        document,
    )
    assert made == 201
    page.get_by_role("button", name="배치안 목록").nth(1).click()
    page.get_by_role("menuitem", name="이름 바꾸기").click()
    name = page.get_by_label("배치안 이름")
    name.fill("대안 C")
    page.get_by_role("dialog").get_by_role("button", name="이름 바꾸기").click()
    expect(page.get_by_text("배치안 이름을 바꾸었습니다: 대안 C")).to_be_visible()
    expect(page).to_have_title(re.compile("대안 C"))
    page.reload()
    expect(page.get_by_role("heading", name=re.compile("대안 C"))).to_be_attached()


def test_a_taken_name_is_refused_in_one_sentence(faulty: Page, planner: str) -> None:
    """Tests that the dialog stays, and the plan keeps its name."""
    opened(faulty, planner)
    said = {"code": "store.name", "messages": [{"ko": "이미 있는 이름입니다.", "en": "Taken."}]}

    def refuse(route: Route) -> None:
        if route.request.method == "PATCH":
            route.fulfill(status=400, json=said)
        else:
            route.fallback()

    faulty.route("**/api/plans/*", refuse)
    faulty.get_by_role("button", name="배치안 목록").nth(1).click()
    faulty.get_by_role("menuitem", name="이름 바꾸기").click()
    faulty.get_by_label("배치안 이름").fill("대안 B")
    faulty.keyboard.press("Enter")
    expect(faulty.get_by_role("alert")).to_have_text("이미 있는 이름입니다.")
    expect(faulty.get_by_label("배치안 이름")).to_have_value("대안 B")


def test_a_fault_says_what_is_saved_and_what_to_quote(faulty: Page, planner: str) -> None:
    """Tests that the floor stays, and one press does again what the service broke over."""
    opened(faulty, planner)
    chosen(faulty, WHO)
    was, revision = spot(faulty), saved(faulty)
    fault = {
        "code": "web.fault",
        "messages": [{"ko": "오류", "en": "Fault"}],
        "reference": "a1b2c3",
    }
    faulty.route("**/edits", lambda route: route.fulfill(status=500, json=fault), times=1)
    faulty.keyboard.press("Shift+ArrowRight")
    card = faulty.get_by_role("alert").filter(has_text="저희 쪽에 문제가 생겼습니다")
    expect(card).to_contain_text("a1b2c3")
    expect(card).to_contain_text(f"개정 {revision}까지 저장되었으며")
    expect(faulty.get_by_role("application")).to_be_visible()
    expect(faulty.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was:g}(\.0)?$"))
    card.get_by_role("button", name="다시 시도").click()
    expect(card).not_to_be_visible()
    expect(faulty.get_by_label("X", exact=True)).to_have_value(re.compile(rf"^{was + 1:g}(\.0)?$"))
    expect(faulty.locator("header .saved .sr")).to_have_text(f"개정 {revision + 1}")
