"""Tests that the sheet of shell walls adds up to what is built."""

import pytest

from layouts.booth import Booth, Side
from layouts.brief.exhibitor import Build
from layouts.layout import Layout
from layouts.shell import WALLED, shell_work
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheet import View
from plans.formats.draw.sheets.walls import quantity_rows
from plans.formats.draw.table import Row
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import plan_of
from tests.plans.formats.draw.drawn_plans import small_hall, tiny_plan
from tests.plans.formats.draw.sheets.reading import LANGS, both_halls, titled
from tests.plans.formats.draw.sheets.set_plans import set_plan
from venue.text import Lang

TITLES: dict[Lang, str] = {"ko": "조립 부스 벽체도", "en": "Shell walls"}
TOTALS: dict[Lang, str] = {"ko": "합계", "en": "Total"}
SUMS = (14.0, 14.0, 103.0, 62.0)
"""The strip's first field, below its heading."""

both_languages = pytest.mark.parametrize("lang", LANGS)


def quantities(plan: Plan, hall: str, lang: Lang = "en") -> list[Row]:
    """Give the rows of a hall's table."""
    place = next(h for h in plan.halls if h.id == hall)
    view = View(place, plan.layout.in_hall(hall), 400, 0.0)
    return list(quantity_rows(Scene(plan, lang), view))


def figures(row: Row) -> list[float]:
    """Give a row's booths, metres of wall and of fascia, and posts."""
    return [float(str(cell).replace(",", "")) for cell in row.cells[1:]]


@pytest.mark.parametrize("hall", ["E", "C"])
def test_the_table_sums_to_what_is_built(hall: str) -> None:
    """Tests that the zones add up to the total, and the total is what shell_work measures."""
    booths = set_plan().layout.in_hall(hall).booths
    work = shell_work(booths)
    *zones, total = map(figures, quantities(set_plan(), hall))
    count = sum(booth.build in WALLED for booth in booths)
    wanted = [count, work.wall_m, work.fascia_m, len(work.posts)]
    assert total == pytest.approx(wanted, abs=0.05)
    sums = [sum(column) for column in zip(*zones, strict=True)]
    assert sums == pytest.approx(total, abs=0.05 * (len(zones) + 1))
    assert (sums[0], sums[3]) == (total[0], total[3])


@both_languages
def test_the_table_stands_on_the_sheet(lang: Lang) -> None:
    """Tests that each hall's sheet bears its table's rows, the total last."""
    for hall in set_plan().halls:
        (sheet,) = titled(both_halls(lang), TITLES[lang], hall.id)
        rows = [row for row in sheet.table(SUMS)[1:] if len(row) > 1]
        wanted = [list(map(str, row.cells[1:])) for row in quantities(set_plan(), hall.id, lang)]
        assert [row[-4:] for row in rows] == wanted
        assert rows[-1][0] == TOTALS[lang]


def test_the_height_is_the_presets() -> None:
    """Tests that the notes tell how high walls are built."""
    height = set_plan().limits.booth_height.value
    for sheet in titled(both_halls("en"), TITLES["en"]):
        assert any(f"Walls are {height:g} m high" in text for text in sheet.texts)


@pytest.mark.parametrize("hall", ["E", "C"])
def test_every_shell_stand_bears_its_metres(hall: str) -> None:
    """Tests that on each walled stand stand its number and the metres that close it."""
    (sheet,) = titled(both_halls("ko"), TITLES["ko"], hall)
    booths = set_plan().layout.in_hall(hall).booths
    work = shell_work(booths)
    for booth in booths:
        texts = [label.text for label in sheet.labels if label.about == booth.id]
        closing = sum(wall.length_mm for wall in work.walls if booth.id in wall.booths)
        metres = [f"{closing / 1000:.1f} m"] if booth.build in WALLED else []
        assert texts == [booth.number, *metres]


def stand(name: str, x: int, zone: str, build: Build | None) -> Booth:
    """Make a stand of one unit that is open to the south."""
    return Booth(
        id=name, number=name, hall="E", x_mm=x, y_mm=6_000, width_mm=3000, depth_mm=3000,
        zone=zone, build=build, open_edges=(Side.SOUTH,),
    )  # fmt: skip


def test_a_wall_between_two_zones_counts_once() -> None:
    """Tests that the wall two zones share stands in the row of one of them."""
    pair = (stand("a", 6_000, "ai", Build.SHELL), stand("b", 9_000, "home", Build.PACKAGE))
    rows = quantities(plan_of([small_hall()], Layout(booths=pair)), "E")
    *zones, total = map(figures, rows)
    assert total == [2, 15.0, 6.0, 0]
    assert sorted(zones) == [[1, 6.0, 3.0, 0], [1, 9.0, 3.0, 0]]


def test_raw_space_has_no_row() -> None:
    """Tests that zones without a built stand are left out, and that nothing built sums to none."""
    pair = (stand("a", 6_000, "ai", Build.SHELL), stand("b", 9_000, "home", Build.RAW))
    rows = quantities(plan_of([small_hall()], Layout(booths=pair)), "E")
    assert [figures(row) for row in rows] == [[1, 9.0, 3.0, 0], [1, 9.0, 3.0, 0]]
    assert [figures(row) for row in quantities(tiny_plan(), "T")] == [[0, 0, 0, 0]]
