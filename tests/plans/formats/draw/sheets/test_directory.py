"""Tests that the register by name tells of every exhibitor where it stands."""

from collections import Counter

import pytest

from layouts.allotment import Allotment
from layouts.brief.exhibitor import Exhibitor
from plans.formats.draw.labels import plain_name
from plans.formats.draw.pen import Box
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheets.directory import columns, directory_rows, pages_of
from plans.formats.draw.sheets.page import table_box
from plans.formats.draw.table import GUTTER_MM, capacity, width_of
from plans.plan import Plan
from tests.plans.formats.draw.sheets.reading import LANGS, both_halls, read_set, titled
from tests.plans.formats.draw.sheets.set_plans import PAVILION, PODS, set_plan, small_set_plan
from venue.text import Lang, Text

TITLES: dict[Lang, str] = {"ko": "출품사 명부, 이름순", "en": "Register by name"}
both_languages = pytest.mark.parametrize("lang", LANGS)


def blocks(lang: Lang) -> list[Box]:
    """Give the places of the list's columns of rows, from the left, without the letters."""
    left, low, _, top = table_box()
    shape = columns(Scene(set_plan(), lang))
    wide, letters = width_of(shape), shape[0].width
    starts = (left + n * (wide + GUTTER_MM) for n in range(3))
    return [(start + letters, low, start + wide, top) for start in starts]


def entries(lang: Lang) -> list[list[str]]:
    """Give the rows as one reads them."""
    return [
        row
        for sheet in titled(both_halls(lang), TITLES[lang])
        for block in blocks(lang)
        for row in sheet.table(block)[1:]
        if len(row) > 1  # a zone's chip stands on a line of its own
    ]


@both_languages
def test_every_exhibitor_stands_once_with_its_place(lang: Lang) -> None:
    """Tests that each contract and each member has a line with its number and its hall."""
    plan = set_plan()
    booths = {booth.id: booth for booth in plan.layout.booths}
    pods = {pod.exhibitor: pod for pod in plan.layout.pods}
    places = {a.exhibitor: booths[a.booth] for a in plan.allotments}
    halls = {hall.id: hall.name.say(lang) for hall in plan.halls}
    wanted: Counter[tuple[str, str]] = Counter()
    for who in plan.brief.exhibitors:
        place = pods.get(who.id) or places[who.pavilion or who.id]
        wanted[place.number, halls[place.hall]] += 1
    found = entries(lang)
    assert Counter((row[-3], row[-1]) for row in found) == wanted
    assert len(found) == len(plan.brief.exhibitors)


@both_languages
def test_names_stand_in_order(lang: Lang) -> None:
    """Tests that names are those without the company's form, in order from the first page on."""
    names = [row[0] for row in entries(lang)]
    known = {plain_name(who.name.say(lang)) for who in set_plan().brief.exhibitors}
    assert set(names) <= known | {name for name in names if name.endswith("…")}
    own = [name.lower().replace(" ", "") for name in names]
    plain = [name for name in own if not any(c.isdigit() for c in name)]
    assert plain == sorted(plain)
    assert len(plain) > 50


def test_letters_stand_before_their_first_name() -> None:
    """Tests that each letter is written once."""
    letters = [row.cells[0] for row in directory_rows(Scene(set_plan(), "ko")) if row.cells[0]]
    assert letters == list(dict.fromkeys(letters))
    assert set(letters) <= set("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")


def test_who_has_no_booth_is_listed_and_counted() -> None:
    """Tests that an exhibitor without a booth has a line that says so, and the notes count it."""
    plan = small_set_plan()
    late = Exhibitor(id="late", name=Text(ko="늦음", en="Zzz late"), zone="ai", units=1)
    brief = plan.brief.model_copy(update={"exhibitors": (*plan.brief.exhibitors, late)})
    told = plan.model_copy(update={"brief": brief})
    assert directory_rows(Scene(told, "en"))[-1].cells[1:4] == ("Zzz late", "늦음", "none")
    (sheet,) = titled(tuple(read_set(told, "en")), TITLES["en"])
    assert any("1 exhibitors have no booth" in text for text in sheet.texts)


def test_a_second_booth_has_a_line_of_its_own() -> None:
    """Tests that an exhibitor with two booths is listed with both, the lower number first."""
    plan = small_set_plan()
    first, second = plan.allotments[5], plan.allotments[3]
    given = [a for a in plan.allotments if a.booth != second.booth]
    more = Allotment(exhibitor=first.exhibitor, booth=second.booth)
    told = plan.model_copy(update={"allotments": (*given, more)})
    who = next(e for e in plan.brief.exhibitors if e.id == first.exhibitor)
    booths = {booth.id: booth.number for booth in plan.layout.booths}
    rows = directory_rows(Scene(told, "en"))
    name = plain_name(who.name.en)
    numbers = [str(row.cells[3]) for row in rows if row.cells[1] == name]
    mine = {booths[first.booth], booths[second.booth]}
    assert [n for n in numbers if n in mine] == sorted(mine)


def test_members_without_a_pod_bear_the_pavilions_number() -> None:
    """Tests that members bear the numbers of their pods, and one without a pod the block's."""
    plan = small_set_plan()
    number = next(b.number for b in plan.layout.booths if b.id == PAVILION)
    rows = directory_rows(Scene(plan, "en"))
    said = sorted(str(row.cells[3]) for row in rows if str(row.cells[1]).startswith("Member"))
    count = len(PODS[PAVILION])
    assert said == [number, *(f"{number}-{n}" for n in range(1, count + 1))]


def many(count: int) -> Plan:
    """Give a plan with so many more exhibitors."""
    plan = small_set_plan()
    more = tuple(
        Exhibitor(id=f"x{n}", name=Text(ko=f"곳{n}", en=f"Place {n}"), zone="ai", units=1)
        for n in range(count)
    )
    brief = plan.brief.model_copy(update={"exhibitors": (*plan.brief.exhibitors, *more)})
    return plan.model_copy(update={"brief": brief})


@pytest.mark.parametrize("count", [0, 600])
def test_pages_hold_every_line_once(count: int) -> None:
    """Tests that pages hold all rows in order, none more than fit."""
    scene = Scene(many(count), "ko")
    pages = pages_of(scene)
    assert [row for page in pages for row in page] == directory_rows(scene)
    most = capacity(columns(scene), table_box())
    assert all(0 < len(page) <= most for page in pages)
    assert (len(pages) > 1) is (count > 0)
