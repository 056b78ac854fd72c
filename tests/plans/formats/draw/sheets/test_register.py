"""Tests that the register tells of every stand and every member where they are."""

from collections import Counter

import pytest

from layouts.brief.exhibitor import Exhibitor
from plans.formats.draw.labels import plain_name
from plans.formats.draw.pen import Box
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheets.page import table_box
from plans.formats.draw.sheets.register import columns, pages_of, register_rows
from plans.formats.draw.table import GUTTER_MM, capacity, width_of
from tests.plans.formats.draw.drawn_parts import plan_of
from tests.plans.formats.draw.drawn_plans import small_hall, small_layout, two_hall_plan
from tests.plans.formats.draw.sheets.reading import LANGS, both_halls, titled
from tests.plans.formats.draw.sheets.set_plans import PAVILION, PODS, set_plan
from venue.text import Lang, Text

REGISTERS: dict[Lang, str] = {"ko": "출품사 명부, 번호순", "en": "Register by number"}
both_languages = pytest.mark.parametrize("lang", LANGS)


def blocks(lang: Lang) -> list[Box]:
    """Give the places of the register's columns of rows, from the left."""
    left, low, _, top = table_box()
    wide = width_of(columns(Scene(set_plan(), lang)))
    starts = (left + n * (wide + GUTTER_MM) for n in range(3))
    return [(start, low, start + wide, top) for start in starts]


def entries(lang: Lang, hall: str) -> list[list[str]]:
    """Give the rows of a hall's registers as one reads them: column by column, sheet by sheet."""
    return [
        row
        for sheet in titled(both_halls(lang), REGISTERS[lang], hall)
        for block in blocks(lang)
        for row in sheet.table(block)[1:]
        if len(row) > 1  # a zone's chip stands on a line of its own
    ]


@both_languages
def test_every_number_stands_once(lang: Lang) -> None:
    """Tests that each booth's number is in its hall's register, exactly once, in order."""
    for hall in set_plan().halls:
        booths = [booth for booth in set_plan().layout.booths if booth.hall == hall.id]
        found = [row[0] for row in entries(lang, hall.id) if row[0][0] == hall.id]
        assert Counter(found) == Counter(booth.number for booth in booths)
        assert found == sorted(found, key=lambda number: int(number[1:]))


@both_languages
def test_a_number_is_joined_to_who_stands_there(lang: Lang) -> None:
    """Tests that beside each number stand its exhibitor's name and its size."""
    plan = set_plan()
    booths = {booth.number: booth for booth in plan.layout.booths}
    for hall in plan.halls:
        for row in entries(lang, hall.id):
            if row[0] in booths:
                booth = booths[row[0]]
                who = plan.exhibitor_of(booth.id)
                assert who is not None
                assert row[1].removesuffix("…") in plain_name(who.name.say(lang))
                assert f"{booth.width_mm / 1000:g} × {booth.depth_mm / 1000:g}" in row


@both_languages
def test_every_member_stands_once_below_its_pavilion(lang: Lang) -> None:
    """Tests that members follow their pavilion's row, by pod, those without one last."""
    plan = set_plan()
    for booth_id in PODS:
        booth = next(b for b in plan.layout.booths if b.id == booth_id)
        pavilion = plan.exhibitor_of(booth_id)
        assert pavilion is not None
        members = plan.brief.members[pavilion.id]
        rows = entries(lang, booth.hall)
        place = next(n for n, row in enumerate(rows) if row[0] == booth.number)
        below = rows[place + 1 : place + 1 + len(members)]
        assert [row[1] for row in below] == [who.name.say(lang) for who in members]
        marks = [f"-{n}" for n in range(1, len(members))]
        assert [row[0] for row in below] == [*marks, "·"]
        everywhere = [row[1] for hall in plan.halls for row in entries(lang, hall.id)]
        assert all(everywhere.count(who.name.say(lang)) == 1 for who in members)


def test_pods_without_a_member_are_no_entries() -> None:
    """Tests that the desk of a pavilion is not listed as somebody's stand."""
    scene = Scene(set_plan(), "en")
    rows = register_rows(scene, set_plan().halls[0])
    booths = [b for b in set_plan().layout.booths if b.hall == "E"]
    children = [row for row in rows if row.child]
    assert len(rows) - len(children) == len(booths)
    assert len(children) == len(PODS[PAVILION]) + 1


def test_a_stand_nobody_has_is_listed() -> None:
    """Tests that a free booth has its number and a dash for a name."""
    plan = plan_of([small_hall()], small_layout(), given_out=False)
    rows = register_rows(Scene(plan, "ko"), plan.halls[0])
    assert {row.cells[1] for row in rows} == {"–"}
    assert len(rows) == len(plan.layout.booths)


@pytest.mark.parametrize("count", [1, 40, 300])
def test_a_page_never_starts_with_a_member(count: int) -> None:
    """Tests that pages hold all rows in order, each as many as fit, and begin with a booth."""
    plan = two_hall_plan()
    holder = plan.allotments[60].exhibitor
    members = tuple(
        Exhibitor(id=f"m{n}", name=Text(ko=f"곳{n}"), zone="ai", pavilion=holder)
        for n in range(count)
    )
    brief = plan.brief.model_copy(update={"exhibitors": (*plan.brief.exhibitors, *members)})
    scene = Scene(plan.model_copy(update={"brief": brief}), "ko")
    for hall in plan.halls:
        pages = pages_of(scene, hall)
        assert [row for page in pages for row in page] == register_rows(scene, hall)
        most = capacity(columns(scene), table_box())
        assert all(0 < len(page) <= most for page in pages)
        if count < most:
            assert not any(page[0].child for page in pages)
