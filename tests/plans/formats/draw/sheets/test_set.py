"""Tests that the set is whole: numbers, titles, sizes, stamps, both languages, a PDF."""

import re
from collections.abc import Callable
from functools import cache

import pytest
import shapely

from plans.formats.draw import fonts
from plans.formats.draw.sheets.page import paper, table_box
from plans.formats.draw.sheets.sheet_set import render_set
from plans.plan import Plan
from tests.plans.formats.draw.drawn_plans import (
    angled_plan,
    renamed,
    small_plan,
    tiny_plan,
    turned_plan,
)
from tests.plans.formats.draw.sheets.reading import LANGS, ReadSheet, both_halls, read_set, titled
from tests.plans.formats.draw.sheets.set_plans import (
    enriched,
    finding,
    set_plan,
    small_set_plan,
)
from tests.plans.formats.draw.test_figure import ink
from venue.finding import Severity, Verdict
from venue.text import Lang

PLANS: dict[str, Callable[[], Plan]] = {
    "both halls": set_plan,
    "free": lambda: small_plan(given_out=False),
    "tiny": tiny_plan,
    "angled": angled_plan,
    "turned": lambda: turned_plan(small_plan(), 23),
    "long names": lambda: renamed(
        small_set_plan(),
        "서울디지털헬스케어모빌리티진흥연구원 " * 3,
        "Wettbewerbsveranstaltung " * 4,
    ),
}
STAMPS: dict[Lang, str] = {"ko": "제출용 아님", "en": "Not for submission"}
LISTS: dict[Lang, str] = {"ko": "도면 목록", "en": "List of sheets"}
ENLARGED = ("확대", "Enlarged")

every_plan = pytest.mark.parametrize("name", PLANS)
both_languages = pytest.mark.parametrize("lang", LANGS)


@cache
def drawn(name: str, lang: Lang) -> tuple[ReadSheet, ...]:
    """Give a plan's set, drawn once."""
    return both_halls(lang) if name == "both halls" else tuple(read_set(PLANS[name](), lang))


@every_plan
@both_languages
def test_texts_can_be_read(name: str, lang: Lang) -> None:
    """Tests that on no sheet a text is smaller than 1.8 mm or has a letter without a glyph."""
    font = fonts._font()
    for sheet in drawn(name, lang):
        for label in sheet.labels:
            assert label.size >= fonts.SMALLEST_MM, (sheet.number, label)
            assert all(font.get_char_index(ord(letter)) for letter in label.text)


@every_plan
@both_languages
def test_texts_lie_on_the_paper(name: str, lang: Lang) -> None:
    """Tests that every text of a sheet that shows all it draws stands within the frame."""
    width, height = paper()
    frame = shapely.box(10, 10, width - 10, height - 10)
    for sheet in drawn(name, lang):
        if not sheet.title.startswith(ENLARGED):
            outside = [t for t in sheet.labels if not frame.covers(shapely.Polygon(t.corners))]
            assert outside == [], sheet.number


@every_plan
@both_languages
def test_texts_do_not_meet(name: str, lang: Lang) -> None:
    """Tests that on a sheet that shows all it draws no text runs into another one."""
    for sheet in drawn(name, lang):
        if sheet.title.startswith(ENLARGED):
            continue
        texts = list({(t.text, t.start, t.about): t for t in sheet.labels}.values())
        boxes = [ink(label) for label in texts]
        pairs = shapely.STRtree(boxes).query(boxes, predicate="intersects").T
        clashes = [
            (texts[a].text, texts[b].text)
            for a, b in pairs
            if a < b and boxes[a].intersection(boxes[b]).area > 0.02
        ]
        assert clashes == [], sheet.number


@every_plan
def test_numbers_are_unique_and_count_their_group(name: str) -> None:
    """Tests that no two sheets bear one number, and that each tells how many its letter has."""
    sheets = drawn(name, "ko")
    numbers = [sheet.number for sheet in sheets]
    assert len(set(numbers)) == len(numbers)
    for sheet in sheets[1:]:
        letter = sheet.number.rpartition("-")[0]
        own = [number for number in numbers[1:] if number.rpartition("-")[0] == letter]
        assert sheet.count == len(own)
        assert own == [f"{letter}-{n:02d}" for n in range(1, len(own) + 1)]
    assert (sheets[0].number, sheets[0].count) == ("0-00", len(sheets) - 1)


@every_plan
@both_languages
def test_the_list_names_every_sheet(name: str, lang: Lang) -> None:
    """Tests that the list of sheets gives each sheet's number and title, and no other's."""
    index, *others = drawn(name, lang)
    assert index.title.startswith(LISTS[lang])
    left, low, _, top = table_box()
    rows = index.table((left, low, left + 80, top))
    listed = [row for row in rows if re.fullmatch(r"[A-Z0-9]+-\d\d", row[0])]
    assert [row[0] for row in listed] == [sheet.number for sheet in others]
    for row, sheet in zip(listed, others, strict=True):
        assert row[1] == sheet.title.partition(" — ")[0]


@every_plan
def test_both_languages_have_the_same_sheets(name: str) -> None:
    """Tests that the Korean and the English set have sheets of equal numbers."""
    korean, english = (drawn(name, lang) for lang in LANGS)
    assert [sheet.number for sheet in korean] == [sheet.number for sheet in english]
    if name != "long names":
        same = [k.title for k, e in zip(korean, english, strict=True) if k.title == e.title]
        assert same == []


@both_languages
def test_open_questions_stamp_their_hall(lang: Lang) -> None:
    """Tests that the stamp is on the sheets of hall E and on those of all halls, on no other."""
    stamped = {sheet.number for sheet in both_halls(lang) if STAMPS[lang] in sheet.texts}
    assert stamped == {sheet.number for sheet in both_halls(lang) if sheet.number[0] in "0EZ"}


def test_one_open_question_is_enough() -> None:
    """Tests that every sheet of a hall with one thing nobody can assess bears the stamp."""
    question = finding("T", Verdict.NOT_ASSESSABLE, Severity.INFO, "floor.load")
    sheets = read_set(tiny_plan().model_copy(update={"findings": (question,)}), "en")
    assert all(STAMPS["en"] in sheet.texts for sheet in sheets)
    assert all("1 not assessable" in sheet.texts for sheet in sheets)


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_a_warning_does_not_stamp(severity: Severity) -> None:
    """Tests that a plan with no more than a warning may be handed in."""
    warning = finding("T", Verdict.NOT_MET, severity, "row.length")
    for lang in LANGS:
        sheets = read_set(tiny_plan().model_copy(update={"findings": (warning,)}), lang)
        assert not any(STAMPS[lang] in sheet.texts for sheet in sheets)


def test_what_a_hall_does_not_have_gets_no_sheet() -> None:
    """Tests that walls and utilities have sheets only where stands are built or boxes feed."""
    bare = [sheet.title.partition(" — ")[0] for sheet in read_set(tiny_plan(), "en")]
    assert bare == [
        "List of sheets",
        "Types and numbers of booths",
        "Register by name",
        "Overview",
        "Register by number",
        "Enlarged layout 1/1",
        "Rules and verdicts",
        "Limits and their sources",
    ]
    for word in ("Shell walls", "Utilities", "Load of each box"):
        assert len(list(titled(both_halls("en"), word))) == 2


def test_the_set_is_a_pdf_of_equal_bytes() -> None:
    """Tests that the same plan gives the same file twice, with a page a sheet and a language."""
    plan = enriched(tiny_plan())
    first, again = (render_set(plan, LANGS) for _ in range(2))
    assert first == again
    assert first.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type /Page\b", first))
    assert pages == sum(len(read_set(plan, lang)) for lang in LANGS)
