"""Tests that the utility sheets tell what each box is asked for, as the rules count it."""

import re

import pytest
import shapely

from layouts.brief.exhibitor import Exhibitor
from layouts.supply import Supplied, supply
from plans.formats.draw.layers.utilities import LEAST_MM
from plans.formats.draw.palette import INK_2, RULE_MM
from plans.formats.draw.pen import Line
from plans.formats.draw.sheets.overview import whole_view
from plans.plan import Plan
from tests.plans.formats.draw.sheets.reading import (
    LANGS,
    ReadSheet,
    both_halls,
    read_set,
    small_set,
    titled,
)
from tests.plans.formats.draw.sheets.set_plans import floor_boxes, set_plan, small_set_plan
from venue.hall import Hall
from venue.shapes import polygon
from venue.text import Lang
from venue.utility import Service

PLANS: dict[Lang, str] = {"ko": "설비 배치도", "en": "Utilities"}
TABLES: dict[Lang, str] = {"ko": "설비별 부하", "en": "Load of each box"}
SUMS = (14.0, 14.0, 103.0, 62.0)
"""The strip's first field, below its heading."""

COLUMNS = {2: Service.POWER, 4: Service.WATER, 5: Service.DRAIN, 6: Service.AIR, 7: Service.LAN}
"""The table of loads, by column."""

both_languages = pytest.mark.parametrize("lang", LANGS)


def standing(plan: Plan, hall: str) -> dict[str, list[Exhibitor]]:
    """Give who stands on each booth of a hall: its holder, and a pavilion's members."""
    holders = {a.booth: a.exhibitor for a in plan.allotments}
    return {
        booth.id: [
            who for who in plan.brief.exhibitors if holders[booth.id] in {who.id, who.pavilion}
        ]
        for booth in plan.layout.booths
        if booth.hall == hall
    }


def as_one(block: list[Exhibitor]) -> Exhibitor:
    """Let a block ask for all its power, and for one connection of all else that is asked."""
    return block[0].model_copy(
        update={
            "power_kw": sum(one.power_kw or 0 for one in block),
            **{name: any(getattr(one, name) for one in block) for name in ("water", "air", "lan")},
        }
    )


def connected(plan: Plan, hall: Hall) -> Supplied:
    """Connect a hall's stands, from the plan alone."""
    tenants = {booth: as_one(block) for booth, block in standing(plan, hall.id).items()}
    booths = plan.layout.in_hall(hall.id).booths
    return supply(hall, booths, tenants, plan.limits.mm("utility_reach"))


def loads(sheets: tuple[ReadSheet, ...], lang: Lang, hall: str) -> dict[str, list[str]]:
    """Give the rows of a hall's tables of loads, by box."""
    rows = [row for sheet in titled(sheets, TABLES[lang], hall) for row in sheet.table()[1:]]
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0]: row for row in rows}


@both_languages
def test_loads_are_what_the_rules_count(lang: Lang) -> None:
    """Tests that each box's load and capacity of each service are those of the supply itself."""
    for hall in set_plan().halls:
        supplied = connected(set_plan(), hall)
        rows = loads(both_halls(lang), lang, hall.id)
        feeding = [box for box in hall.utilities if box.supplies]
        assert list(rows) == [box.id for box in feeding]
        for box in feeding:
            for column, service in COLUMNS.items():
                if not box.gives(service):
                    assert rows[box.id][column] == "–"
                    continue
                load, most = map(float, rows[box.id][column].split(" / "))
                assert load == pytest.approx(supplied.load(box.id, service), abs=0.5)
                assert most == pytest.approx(box.gives(service), abs=0.5)
            fed = {c.booth for c in supplied.connections if c.utility == box.id}
            assert rows[box.id][-1] == str(len(fed))


@both_languages
def test_sums_are_those_of_the_stands(lang: Lang) -> None:
    """Tests that what all stands ask stands below, with or without a box to give it."""
    plan = set_plan()
    for hall in plan.halls:
        who = [as_one(block) for block in standing(plan, hall.id).values()]
        water = sum(one.water for one in who)
        asked = [sum(one.power_kw or 0 for one in who), water, water,
                 sum(one.air for one in who), sum(one.lan for one in who)]  # fmt: skip
        for title in (PLANS[lang], TABLES[lang]):
            for sheet in titled(both_halls(lang), title, hall.id):
                rows = sheet.table(SUMS)[1:]
                said = [float(row[1].removesuffix(" kW").replace(",", "")) for row in rows]
                assert said == pytest.approx(asked, abs=0.5)


def test_stands_that_lack_something_are_counted() -> None:
    """Tests that the notes say how many stands do not get all they ask for."""
    for hall in set_plan().halls:
        lacking = len({missing.booth for missing in connected(set_plan(), hall).missing})
        assert lacking > 0
        for title in (PLANS["en"], TABLES["en"]):
            for sheet in titled(both_halls("en"), title, hall.id):
                notes = " ".join(sheet.texts)
                (count,) = re.findall(r"(\d+) stands do not get all they", notes)
                assert int(count) == lacking
                assert "assumed" in notes


def test_nobody_lacks_anything_where_boxes_give_enough() -> None:
    """Tests that the note is left out where every stand is served."""
    plan = small_set_plan()
    brief = plan.brief.model_copy(
        update={
            "exhibitors": tuple(
                who.model_copy(update={"power_kw": 0.5, "water": False, "air": False})
                for who in plan.brief.exhibitors
            )
        }
    )
    sheets = read_set(plan.model_copy(update={"brief": brief}), "en")
    told = [sheet for sheet in sheets if sheet.title.startswith((PLANS["en"], TABLES["en"]))]
    assert len(told) == 2
    assert not any("do not get all" in " ".join(sheet.texts) for sheet in told)


def test_every_cable_of_a_hall_is_drawn() -> None:
    """Tests that a line leads from each stand's edge to every box that feeds it, and no other."""
    for hall in set_plan().halls:
        (sheet,) = titled(both_halls("ko"), PLANS["ko"], hall.id)
        layout = set_plan().layout.in_hall(hall.id)
        view = whole_view(hall, layout)
        stands = {booth.id: view.shape(booth.shape) for booth in layout.booths}
        boxes = {box.id: view.shape(polygon(box.ring)) for box in hall.utilities}
        cables = [
            shapely.LineString(mark.points)
            for mark in sheet.pen.marks
            if isinstance(mark, Line) and (mark.width, mark.colour) == (RULE_MM, INK_2)
        ]
        cables = [cable for cable in cables if shapely.box(14, 69, 406, 283).covers(cable)]
        supplied = connected(set_plan(), hall)
        pairs = {(c.booth, c.utility) for c in supplied.connections if c.length_mm > 0}
        for booth, box in pairs:
            near = [cable for cable in cables if cable.distance(boxes[box]) < LEAST_MM]
            assert any(cable.distance(stands[booth]) < 1e-6 for cable in near), (booth, box)
        assert len(cables) == len(pairs)


def test_stands_tell_of_water_and_air() -> None:
    """Tests that a stand that asks for water or air bears the letter behind its number."""
    plan = small_set_plan()
    (sheet,) = titled(small_set("en"), PLANS["en"])
    blocks = standing(plan, "E")
    for booth in plan.layout.booths:
        who = as_one(blocks[booth.id])
        letters = "W" * who.water + "A" * who.air
        wanted = f"{booth.number} {letters}".strip()
        assert [t.text for t in sheet.labels if t.about == booth.id] == [wanted]


def test_many_boxes_take_several_sheets() -> None:
    """Tests that a table of loads that is too long for a sheet goes on, no box lost or twice."""
    plan = small_set_plan()
    places = [(x, y) for x in range(2_000, 42_000, 2_000) for y in range(3_000, 38_000, 2_000)]
    hall = plan.halls[0].model_copy(update={"utilities": floor_boxes("E", places)})
    sheets = tuple(read_set(plan.model_copy(update={"halls": (hall,)}), "en"))
    parts = list(titled(sheets, TABLES["en"]))
    assert len(parts) > 1
    assert [part.title.split()[4] for part in parts] == [
        f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)
    ]
    listed = [
        text for part in parts for row in part.table() for text in row if text.startswith("E-U")
    ]
    assert sorted(listed) == sorted(box.id for box in hall.utilities)
