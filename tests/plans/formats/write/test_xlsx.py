"""Tests of the workbook, read back by a library of another family."""

import io
import json
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from plans.formats.write.tables import all_tables
from plans.formats.write.xlsx import MAX_CELL, to_xlsx
from plans.plan import Plan
from tests.plans.golden import assert_golden
from tests.plans.sample_plan import sample_plan
from venue.text import Lang, Text

HOSTILE = ["=1+1", "+x", "@y", "-z", "\tx", "a\r\nb", '"q"', "🎪", "가나", "'=1", "＝1",
           "http://example.org", "_x0041_", "\x01\x0b"]  # fmt: skip


def _book(data: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _named(names: list[str]) -> Plan:
    plan = sample_plan()
    first = tuple(
        who.model_copy(update={"name": Text(ko=name, en=name)})
        for who, name in zip(plan.brief.exhibitors, names, strict=True)
    )
    return plan.model_copy(update={"brief": plan.brief.model_copy(update={"exhibitors": first})})


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("ko", ["부스", "출품사", "구역", "미배치", "판정", "합계", "출처"]),
        ("en", ["Booths", "Exhibitors", "Zones", "Unplaced", "Findings", "Totals", "Sources"]),
    ],
)
def test_every_sheet_holds_its_table(lang: Lang, names: list[str]) -> None:
    """Tests sheet names, headings and every cell against the tables."""
    book = _book(to_xlsx(sample_plan(), lang=lang))
    assert book.sheet_names == names
    for table, name in zip(all_tables(sample_plan(), lang), names, strict=True):
        head, *rows = book.get_sheet_by_name(name).to_python()
        assert head == [column.head.say(lang) for column in table.columns]
        assert rows == [["" if cell is None else cell for cell in row] for row in table.rows]


def test_hostile_names_come_back_as_texts() -> None:
    """Tests that what looks like a formula, a link or an escape is the same text again."""
    data = to_xlsx(_named(HOSTILE))
    rows = _book(data).get_sheet_by_name("출품사").to_python()
    assert [row[1] for row in rows[1:]] == HOSTILE
    assert [row[2] for row in rows[1:]] == HOSTILE
    parts = _parts(data)
    assert not any("<f>" in text for text in parts.values())
    assert not any("hyperlink" in text for text in parts.values())


def test_texts_like_formulas_stay_texts_when_edited() -> None:
    """Tests that their cells have the mark a spreadsheet keeps as a leading apostrophe."""
    parts = _parts(to_xlsx(sample_plan()))
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", parts["xl/sharedStrings.xml"], re.DOTALL)
    where = strings.index("=1+1")
    cell = re.search(
        rf'<c r="E3" s="(\d+)" t="s"><v>{where}</v>', parts["xl/worksheets/sheet1.xml"]
    )
    assert cell is not None
    formats = re.findall(r"<xf [^>]*>", parts["xl/styles.xml"].split("<cellXfs")[1])
    assert "quotePrefix" in formats[int(cell[1])]


def test_sheets_can_be_worked_with() -> None:
    """Tests the frozen header, the filter, and columns no narrower than a heading."""
    parts = _parts(to_xlsx(sample_plan()))
    for number in range(1, 8):
        sheet = parts[f"xl/worksheets/sheet{number}.xml"]
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet
        assert all(float(width) >= 7 for width in re.findall(r' width="([0-9.]+)"', sheet))


def test_a_very_long_text_is_cut_where_the_format_ends() -> None:
    """Tests that a cell beyond the format's limit is not lost."""
    names = ["가" * 40_000, *(str(n) for n in range(13))]
    rows = _book(to_xlsx(_named(names))).get_sheet_by_name("출품사").to_python()
    assert rows[1][1] == "가" * MAX_CELL


def test_equal_plans_give_equal_bytes() -> None:
    """Tests that neither hour nor chance is in the workbook."""
    again = Plan.model_validate(sample_plan().model_dump())
    assert to_xlsx(again) == to_xlsx(sample_plan())


def test_an_empty_plan_still_has_its_sheets() -> None:
    """Tests headings without rows."""
    plan = sample_plan()
    bare = plan.model_copy(
        update={
            "findings": (),
            "allotments": (),
            "layout": type(plan.layout)(),
            "brief": plan.brief.model_copy(update={"exhibitors": ()}),
        }
    )
    book = _book(to_xlsx(bare))
    assert len(book.get_sheet_by_name("부스").to_python()) == 1


def test_the_cells_stay_as_they_are() -> None:
    """Tests every cell against a kept list; the library's own framing may change."""
    book = _book(to_xlsx(sample_plan()))
    rows = [
        json.dumps([name, *row], ensure_ascii=False)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
    ]
    assert_golden("sample.xlsx.jsonl", "\n".join(rows) + "\n")
