"""Tests that enlarged sheets bear every number and lead from one to the next."""

import re
from collections.abc import Callable

import pytest
import shapely

from plans.formats.draw.pen import Fill, Label, Line
from plans.formats.draw.sheets.enlarged import MATCH_MM
from plans.plan import Plan
from tests.plans.formats.draw.drawn_plans import (
    angled_plan,
    small_plan,
    tiny_plan,
    turned_plan,
)
from tests.plans.formats.draw.sheets.reading import (
    BLOCK_TOP,
    LANGS,
    ReadSheet,
    both_halls,
    read_set,
    small_set,
    titled,
)
from tests.plans.formats.draw.sheets.set_plans import PAVILION, PODS, set_plan, small_set_plan
from tests.plans.formats.draw.test_figure import ink
from venue.text import Lang

WORDS: dict[Lang, str] = {"ko": "확대 배치도", "en": "Enlarged layout"}
MATCH = re.compile(r"(?:이음선|Match line) (\S+)")
PLANS: dict[str, Callable[[], Plan]] = {
    "small": small_set_plan,
    "tiny": tiny_plan,
    "angled": angled_plan,
    "turned": lambda: turned_plan(small_plan(), 23),
    "turned L": lambda: turned_plan(angled_plan(), -31),
}
both_languages = pytest.mark.parametrize("lang", LANGS)


def enlarged(sheets: tuple[ReadSheet, ...], lang: Lang) -> list[ReadSheet]:
    """Give a set's enlarged sheets."""
    return list(titled(sheets, WORDS[lang]))


def joins(sheet: ReadSheet) -> dict[str, str]:
    """Give the number of the sheet that goes on at each side of a sheet."""
    middle = (210.0, 176.0)
    found: dict[str, str] = {}
    for label in sheet.labels:
        match = MATCH.fullmatch(label.text)
        if match and label.angle:
            found["left" if label.x < middle[0] else "right"] = match[1]
        elif match:
            found["below" if label.y < middle[1] else "above"] = match[1]
    return found


@pytest.mark.parametrize("name", PLANS)
@both_languages
def test_every_stand_bears_its_number(name: str, lang: Lang) -> None:
    """Tests that each booth's number stands on at least one enlarged sheet, within the frame."""
    plan = PLANS[name]()
    sheets = enlarged(tuple(read_set(plan, lang)), lang)
    seen = {
        (label.about, label.text)
        for sheet in sheets
        for label in sheet.labels
        if label.about and 14 < label.x < 406 and BLOCK_TOP < label.y < 283
    }
    assert {(booth.id, booth.number) for booth in plan.layout.booths} <= seen


@both_languages
def test_match_lines_name_each_other(lang: Lang) -> None:
    """Tests that the sheet a match line names exists, and names this one on its other side."""
    sheets = {sheet.number: sheet for sheet in enlarged(both_halls(lang), lang)}
    across = {"left": "right", "right": "left", "above": "below", "below": "above"}
    for number, sheet in sheets.items():
        for side, other in joins(sheet).items():
            assert other in sheets
            assert other.partition("-")[0] == number.partition("-")[0]
            assert joins(sheets[other])[across[side]] == number
    assert [len(joins(sheet)) for sheet in sheets.values()] == [1, 1, 2, 2, 2, 2]


def test_four_sheets_of_a_hall_lie_as_they_are_numbered() -> None:
    """Tests that hall C's sheets are numbered row by row from the upper left."""
    numbers = [f"C-{n:02d}" for n in range(5, 9)]
    first, second, third, fourth = (
        joins(sheet) for sheet in enlarged(both_halls("en"), "en") if sheet.number in numbers
    )
    assert first == {"right": numbers[1], "below": numbers[2]}
    assert second == {"left": numbers[0], "below": numbers[3]}
    assert third == {"right": numbers[3], "above": numbers[0]}
    assert fourth == {"left": numbers[2], "above": numbers[1]}


@pytest.mark.parametrize("name", ["tiny"])
def test_a_single_sheet_has_no_match_line(name: str) -> None:
    """Tests that a hall on one sheet leads nowhere."""
    (sheet,) = enlarged(tuple(read_set(PLANS[name](), "en")), "en")
    assert joins(sheet) == {}


def test_the_key_plan_names_every_sheet_of_the_hall() -> None:
    """Tests that each enlarged sheet shows in the key plan where it and its neighbours lie."""
    sheets = [s for s in enlarged(both_halls("ko"), "ko") if s.number.startswith("C")]
    for sheet in sheets:
        key = [t for t in sheet.labels if t.x < 104 and t.y < BLOCK_TOP and t.text[:2] == "C-"]
        assert {label.text for label in key} == {other.number for other in sheets}
        assert [label.text for label in key if label.bold] == [sheet.number]


def test_match_lines_do_not_strike_names_out() -> None:
    """Tests that a match line is interrupted where a stand lies across it."""
    for sheet in enlarged(both_halls("ko"), "ko"):
        lines = [
            shapely.LineString(mark.points)
            for mark in sheet.pen.marks
            if isinstance(mark, Line) and mark.width == MATCH_MM and mark.dash
        ]
        assert lines
        struck = shapely.union_all(lines)
        for label in sheet.labels:
            if label.about.startswith("b-"):
                assert not ink(label).intersects(struck), label


def stacked(sheet: ReadSheet, about: str) -> list[Label]:
    """Give what is written on a sheet about one thing."""
    return [label for label in sheet.labels if label.about == about]


@both_languages
def test_members_are_named_in_their_pods(lang: Lang) -> None:
    """Tests that each pod of hall E bears its number or its member, and the desk its word."""
    (sheet,) = (s for s in enlarged(small_set(lang), lang) if stacked(s, PAVILION))
    plan = small_set_plan()
    members = {who.id: who for who in plan.brief.exhibitors}
    for pod in plan.layout.pods:
        texts = [label.text for label in stacked(sheet, pod.id)]
        if pod.exhibitor is None:
            assert texts == [{"ko": "안내", "en": "Info"}[lang]]
        else:
            assert texts[-1] == pod.number
            named = "".join(texts[:-1]).rstrip("…").replace(" ", "")
            assert members[pod.exhibitor].name.say(lang).replace(" ", "").startswith(named)
    assert len([label for label in sheet.labels if label.about.startswith("p-E310")]) >= 5


def test_pods_are_drawn_on_enlarged_sheets_alone() -> None:
    """Tests that an overview at 1 : 400 shows pavilions whole."""
    pods = {pod.id for pod in set_plan().layout.pods if pod.booth in PODS and pod.hall == "C"}
    for sheet in both_halls("en"):
        drawn = {label.about for label in sheet.labels} & pods
        assert not drawn or sheet.title.startswith("Enlarged")


def test_names_lie_inside_their_stands() -> None:
    """Tests that the ink of stands and pods lies within a shape that is drawn for it."""
    for sheet in enlarged(small_set("ko"), "ko"):
        shapes = [
            shapely.Polygon(mark.rings[0])
            for mark in sheet.pen.marks
            if isinstance(mark, Fill) and len(mark.rings) == 1 and mark.face and mark.edge
        ]
        tree = shapely.STRtree(shapes)
        for label in sheet.labels:
            if label.about.startswith(("b-", "p-")):
                inside = tree.query(ink(label).buffer(-0.05), predicate="within")
                assert len(inside) > 0, label
