"""Tests of files that come into the planner and go out of it, in a real browser."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.cli.calling import run
from tests.e2e.panels import chosen, opened
from tests.e2e.story import WAIT_MS
from tests.plans.formats.read.dxf.drawings import HALL, box, drawing, lines, outline, saved

SCRIPT = "<script>document.title='x'</script>"


def sheet(rows: list[list[str]], encoding: str = "utf-8") -> bytes:
    """Write a sheet as a Korean registration does."""
    out = io.StringIO()
    csv.writer(out).writerows([["관리번호", "업체명", "구역", "크기"], *rows])
    return out.getvalue().encode(encoding)


def given(page: Page, name: str, data: bytes) -> None:
    """Give the wizard a file."""
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(file)


def wizard(page: Page, url: str) -> None:
    """Open the planner, and in it the wizard of the sheet."""
    opened(page, url)
    page.get_by_role("button", name="설정").click()
    page.get_by_role("menuitem", name="출품사 목록 올리기").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.fixture
def refused(browser: Browser) -> Iterator[Page]:
    """Open a page on which files are refused: its console says so, too."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context.new_page()
    context.close()


@pytest.fixture
def who(plan_file: Path) -> list[Any]:
    """Give the exhibitors of the show."""
    found: list[Any] = json.loads(plan_file.read_text(encoding="utf-8"))["brief"]["exhibitors"]
    return found


def test_the_good_rest_of_a_sheet_is_uploaded_and_taken_back(
    page: Page, planner: str, who: list[Any]
) -> None:
    """Tests rows told with column, value and mend; a script is text; undo takes it back."""
    first, second = who[0], who[1]
    rows = [
        [first["id"], SCRIPT, first["zone"], "6x3"],
        [second["id"], "둘째", second["zone"], "6*3"],
        ["new", "새싹", f"{first['zone']}x", "3x3"],
    ]
    wizard(page, planner)
    given(page, "접수.csv", sheet(rows, "cp949"))
    table = page.get_by_role("dialog").get_by_role("table")
    expect(page.get_by_text("2개 행을 읽지 못했습니다")).to_be_visible()
    size, zone = table.get_by_role("row").nth(1), table.get_by_role("row").nth(2)
    expect(size).to_have_text(re.compile(r"3\s*크기\s*6\*3\s*‘6x3’처럼 적어 주십시오"))
    expect(zone).to_have_text(re.compile(rf"4\s*구역\s*{first['zone']}x"))
    expect(page.get_by_role("dialog").get_by_text(SCRIPT)).to_be_visible()
    page.get_by_role("button", name="나머지 1행 올리기").click()
    expect(page.get_by_text("목록을 반영했습니다.")).to_be_visible()
    mine = page.get_by_role("treeitem").filter(has_text=SCRIPT)
    expect(mine.first).to_be_attached()
    assert page.title() != "x"
    page.get_by_role("button", name="되돌리기", exact=True).first.click()
    expect(mine).to_have_count(0)


def test_a_mended_file_is_dropped_again(page: Page, planner: str, who: list[Any]) -> None:
    """Tests that the faults go when the file comes again without them."""
    first = who[0]
    wizard(page, planner)
    given(page, "a.csv", sheet([[first["id"], "하나", first["zone"], "?"]]))
    expect(page.get_by_text("1개 행을 읽지 못했습니다")).to_be_visible()
    expect(page.get_by_text("읽을 수 있는 행이 없습니다")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^나머지"))).to_have_count(0)
    given(page, "a.csv", sheet([[first["id"], "하나", first["zone"], "6x3"]]))
    expect(page.get_by_text("행을 읽지 못했습니다")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile(r"변경 \d+건 반영하기"))).to_be_visible()


def test_what_cannot_be_a_sheet_is_refused_in_one_sentence(
    page: Page, planner: str, tmp_path: Path
) -> None:
    """Tests 50 MB and another kind, refused before anything is sent, then an empty file."""
    wizard(page, planner)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if "/import" in asked.url else None)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(large)
    alert = page.get_by_role("dialog").get_by_role("alert")
    expect(alert).to_have_text("파일이 10 MB를 넘습니다. 나누어 올려 주십시오.")
    given(page, "photo.png", b"\x89PNG")
    expect(alert).to_have_text("읽을 수 없는 파일입니다. CSV, XLSX 파일을 올려 주십시오.")
    assert not sent


def test_a_hall_is_imported_from_a_drawing_and_drawn_on(
    refused: Page, empty_planner: str, tmp_path: Path
) -> None:
    """Tests layers that are chosen, the length that tells the unit, then an empty plan."""
    doc = drawing(6)
    outline(doc, HALL, "A-1")
    outline(doc, box(25, 20, 1, 1), "기둥")
    lines(doc, [(28, 10), (32, 10)], "DOORS")
    refused.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    refused.goto(empty_planner)
    refused.get_by_role("button", name="홀 도면 가져오기").click()
    given(refused, "우리 홀.dxf", saved(doc, tmp_path).read_bytes())
    dialog = refused.get_by_role("dialog")
    # What the names of layers say is shown to mend; of the hall, A-1 says nothing.
    expect(dialog.get_by_role("alert").locator("p")).to_have_count(1)
    expect(dialog.get_by_label("DOORS: 쓰임")).to_have_value("opening")
    dialog.get_by_label("A-1: 쓰임").select_option("hall")
    expect(dialog.get_by_text("긴 변 40.0 m")).to_be_visible()
    for told in ("홀 1개", "출입구 1곳", "기둥 1개"):
        expect(dialog.get_by_text(told)).to_be_visible()
    expect(dialog.locator("svg polygon")).to_have_count(2)
    dialog.get_by_label("행사 이름").fill("우리 전시")
    dialog.get_by_role("button", name="이 홀로 시작").click()
    expect(refused.get_by_text("아직 배치가 없습니다").first).to_be_visible()
    expect(refused).to_have_title(re.compile("우리 전시"))


def test_our_own_drawing_comes_back_as_a_hall(
    refused: Page, empty_planner: str, plan_file: Path, tmp_path: Path
) -> None:
    """Tests that what the planner exports needs nothing said; damage is told in one sentence."""
    path = tmp_path / "ours.dxf"
    assert run("export", str(plan_file), "-o", str(path)).exit_code == 0
    refused.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    refused.goto(empty_planner)
    refused.get_by_role("button", name="홀 도면 가져오기").click()
    dialog = refused.get_by_role("dialog")
    data = path.read_bytes()
    given(refused, "half.dxf", b"AC1032" + data[:2_000])
    expect(dialog.get_by_role("alert").locator("p")).to_have_count(1)
    dialog.get_by_role("button", name="다른 파일").click()
    given(refused, "ours.dxf", data)
    expect(dialog.get_by_text("홀 2개")).to_be_visible()


FILES = {
    "PDF 도면": b"%PDF", "PNG 그림": b"\x89PNG", "SVG 그림": b"<?xml", "DXF": b"  0", "엑셀": b"PK",
    "CSV": b"\xef\xbb\xbf", "GeoJSON": b"{", "IMDF": b"PK", "배치안 원본": b"{",
    "제출용 도면 묶음": b"%PDF", "안내장": b"%PDF",
}  # fmt: skip
"""Entries of the menu, and how their files begin."""


def test_every_entry_of_the_menu_is_the_file_it_names(
    page: Page, planner: str, tmp_path: Path
) -> None:
    """Tests all formats with a hall chosen, which drawings heed; the card is of who is chosen."""
    opened(page, planner)
    chosen(page, "단솔어반")
    for entry, begin in FILES.items():
        page.get_by_role("button", name="내보내기", exact=True).click()
        page.get_by_label("범위").select_option("C")
        with page.expect_download() as waiting:
            page.locator("header li").filter(has=page.get_by_text(entry, exact=True)).click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        data = path.read_bytes()
        assert data.startswith(begin), (entry, data[:8])
        if begin == b"PK":
            assert zipfile.ZipFile(path).testzip() is None
    assert "단솔어반" in path.name


def test_paper_gets_the_floor_alone_on_one_page(page: Page, planner: str) -> None:
    """Tests the page that is printed, whatever lay over the floor, and the screen after it."""
    opened(page, planner)
    expect(page.locator(".print")).to_be_attached()
    data = page.pdf(format="A4", landscape=True)
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    assert b"/Subtype /Image" in data
    assert page.locator(".print canvas").count() == 0
    page.emulate_media(media="print")
    expect(page.locator(".print")).to_be_visible()
    for hidden in (page.get_by_role("application"), page.locator("header").first):
        expect(hidden).not_to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_role("application")).to_be_visible()
