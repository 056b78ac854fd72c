"""Tests of the CSV export: one row each, Korean in a spreadsheet, and nothing that runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.write.csv import inert, original, to_csv
from plans.plan import Plan
from tests.plans.golden import assert_golden
from tests.plans.sample_plan import ALLOTTED, sample_plan
from venue.text import Text

HOSTILE = [
    "=1+1",
    "+x",
    "@y",
    "-z",
    "\tx",
    "\rx",
    "\n=x",
    '"q"',
    "a;b,c",
    "🎪",
    "가나",
    "'=1",
    "＝1",
]


def _rows(plan: Plan) -> list[dict[str, str]]:
    text = to_csv(plan).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _named(names: list[str]) -> Plan:
    plan = sample_plan()
    named = zip(plan.brief.exhibitors, names, strict=False)
    first = tuple(
        who.model_copy(update={"name": Text(ko=name), "extra": {name: name}}) for who, name in named
    )
    brief = plan.brief.model_copy(
        update={"exhibitors": (*first, *plan.brief.exhibitors[len(first) :])}
    )
    return plan.model_copy(update={"brief": brief})


def test_every_booth_and_every_exhibitor_has_its_row() -> None:
    """Tests that placed, free and unplaced are all listed, booths by number."""
    rows = _rows(sample_plan())
    numbers = [row["number"] for row in rows if row["number"]]
    assert numbers == sorted(numbers)
    assert len(numbers) == len(sample_plan().layout.booths)
    assert {row["exhibitor"] for row in rows} == {
        "",
        *(who.id for who in sample_plan().brief.exhibitors),
    }
    states = [row["status"] for row in rows]
    assert (states.count("placed"), states.count("free"), states.count("unplaced")) == (
        len(ALLOTTED),
        1,
        2,
    )


def test_a_row_holds_what_the_layout_says() -> None:
    """Tests the cells of a turned booth and of an exhibitor without a place."""
    rows = {row["exhibitor"]: row for row in _rows(sample_plan())}
    turned = rows["turned"]
    assert (turned["x_m"], turned["y_m"], turned["rotation_deg"]) == ("8.0", "26.0", "23.0")
    assert (turned["width_m"], turned["depth_m"], turned["net_m2"]) == ("6.0", "3.0", "18.0")
    assert (turned["type"], turned["open_sides"], turned["zone"]) == ("island", "4", "mobility")
    assert turned["담당"] == "turned 담당자"
    left = rows["left-out"]
    assert (left["number"], left["x_m"], left["net_m2"]) == ("", "", "")
    assert left["reason"] == "건강 구역에 자리가 없습니다."


def test_numbers_stay_numbers() -> None:
    """Tests that numbers are not quoted and texts are."""
    line = to_csv(sample_plan()).decode("utf-8-sig").split("\r\n")[1]
    assert line.startswith('"C100","C","ai","hanbit","주식회사 한빛전자"')
    assert ",6.0,6.0,36.0,3," in line


def test_a_spreadsheet_sees_korean() -> None:
    """Tests the byte order mark and the line ends of the format."""
    data = to_csv(sample_plan())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


def test_hostile_names_run_nothing_and_come_back() -> None:
    """Tests names and column names that a spreadsheet would take for a formula."""
    plan = _named(HOSTILE)
    text = to_csv(plan).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    for cell in cells:
        assert cell.replace(".", "").lstrip("-").isdigit() or not cell.startswith(
            ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
        )
    read = {original(row["exhibitor"]): original(row["name_ko"]) for row in _rows(plan)}
    for who, name in zip(plan.brief.exhibitors, HOSTILE, strict=False):
        assert read[who.id] == name
    header = [original(cell) for cell in cells[: cells.index("reason") + 1 + len(HOSTILE)]]
    assert set(HOSTILE) <= set(header)


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    """Tests that the mark is put on and taken off without loss, and nothing active is left."""
    marked = inert(text)
    assert original(marked) == text
    assert not marked.startswith(("=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(("text", "marked"), [("-5", "-5"), ("+5.25", "+5.25"), ("-5+2", "'-5+2")])
def test_only_plain_numbers_keep_their_sign(text: str, marked: str) -> None:
    """Tests that a negative number stays one, and a sum becomes a text."""
    assert inert(text) == marked


def test_columns_with_our_names_are_told_apart() -> None:
    """Tests that an unknown column of the sheet never hides one of ours."""
    plan = sample_plan()
    odd = {"status": "vip", "sheet_status": "x", "net_m2": "1"}
    first = plan.brief.exhibitors[0].model_copy(update={"extra": odd})
    brief = plan.brief.model_copy(update={"exhibitors": (first, *plan.brief.exhibitors[1:])})
    header = next(
        csv.reader(
            io.StringIO(to_csv(plan.model_copy(update={"brief": brief})).decode("utf-8-sig"))
        )
    )
    assert len(set(header)) == len(header)
    assert header[-5:] == ["sheet_sheet_status", "sheet_status", "sheet_net_m2", "담당", "note"]


def test_the_file_stays_as_it_is() -> None:
    """Tests the whole file against the kept one."""
    assert_golden("sample.csv", to_csv(sample_plan(), lang="en").decode())
