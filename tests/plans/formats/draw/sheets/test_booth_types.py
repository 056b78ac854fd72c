"""Tests that types, builds and sizes are counted as the plan has them."""

from collections import Counter

import pytest

from layouts.booth import Booth, BoothType, Notch
from layouts.brief.exhibitor import Build
from layouts.layout import Layout
from plans.formats.draw.scene import Scene
from plans.formats.draw.sheets.booth_types import size_of, type_rows
from plans.formats.draw.table import Row
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import plan_of
from tests.plans.formats.draw.drawn_plans import small_hall
from tests.plans.formats.draw.sheets.reading import LANGS, both_halls, titled
from tests.plans.formats.draw.sheets.set_plans import set_plan, small_set_plan
from venue.text import Lang

TITLES: dict[Lang, str] = {"ko": "부스 형태와 수량", "en": "Types and numbers of booths"}
KINDS, WAYS = list(BoothType), [*Build, None]


def figures(row: Row) -> list[float]:
    """Give a row's figures, dashes as nothing."""
    return [float(str(cell).replace(",", "").replace("–", "0") or 0) for cell in row.cells[1:]]


def block(plan: Plan, name: str) -> list[Row]:
    """Give the rows of a hall's block."""
    rows = type_rows(Scene(plan, "en"))
    starts = [n for n, row in enumerate(rows) if row.strong] + [len(rows)]
    first = next(n for n in starts[:-1] if rows[n].cells[0] == name)
    return rows[first : starts[starts.index(first) + 1]]


@pytest.mark.parametrize("hall", ["E", "C", "All halls"])
def test_counts_are_those_of_the_booths(hall: str) -> None:
    """Tests that each hall's booths, areas and sizes are counted by type and by build."""
    plan = set_plan()
    booths = [b for b in plan.layout.booths if hall in {b.hall, "All halls"}]
    name = next((h.name.en for h in plan.halls if h.id == hall), hall)
    counts, areas, *sizes = block(plan, name)
    kinds, ways = (Counter(b.type for b in booths), Counter(b.build for b in booths))
    total = sum(b.width_mm * b.depth_mm for b in booths) / 1e6
    expected = [*(kinds[k] for k in KINDS), *(ways[w] for w in WAYS), len(booths), round(total, 1)]
    assert figures(counts) == expected
    by_kind = [sum(b.width_mm * b.depth_mm for b in booths if b.type is k) / 1e6 for k in KINDS]
    assert figures(areas)[: len(KINDS)] == pytest.approx(by_kind, abs=0.05)
    assert figures(areas)[-1] == round(total, 1)
    mix = Counter(tuple(sorted((b.width_mm, b.depth_mm), reverse=True)) for b in booths)
    assert {row.cells[0]: figures(row)[-2] for row in sizes} == {
        f"{w / 1000:g} × {d / 1000:g}": n for (w, d), n in mix.items()
    }
    assert [sum(column) for column in zip(*map(figures, sizes), strict=True)] == figures(counts)


def test_one_hall_is_counted_once() -> None:
    """Tests that a show in one hall has no block of all halls."""
    names = [row.cells[0] for row in type_rows(Scene(small_set_plan(), "ko")) if row.strong]
    assert names == ["E홀"]


def test_sizes_tell_an_l_and_are_the_same_whichever_way_they_stand() -> None:
    """Tests that a booth turned by a quarter is of the same size, and an L is told."""
    place = {"hall": "E", "x_mm": 0, "y_mm": 0}
    one = Booth(id="a", width_mm=6000, depth_mm=9000, **place)
    other = Booth(id="b", width_mm=9000, depth_mm=6000, rotation_deg=90.0, **place)
    notch = Notch(x_mm=6000, y_mm=3000, width_mm=3000, depth_mm=3000)
    cut = Booth(id="c", width_mm=9000, depth_mm=6000, notch=notch, **place)
    assert [size_of(b) for b in (one, other, cut)] == ["9 × 6", "9 × 6", "9 × 6 L"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_explains_every_type(lang: Lang) -> None:
    """Tests that the sheet comes before the halls and explains each type by a sample."""
    (sheet,) = titled(both_halls(lang), TITLES[lang])
    assert sheet.number == "0-01"
    words = {"ko": "아일랜드: 네 면이 통로", "en": "island: four sides"}
    assert words[lang] in sheet.texts
    assert not any("…" in text for text in sheet.texts)


def test_a_plan_without_booths_has_a_line() -> None:
    """Tests that an empty hall is counted as such."""
    counts, areas = type_rows(Scene(plan_of([small_hall()], Layout(booths=())), "en"))
    assert set(counts.cells[1:]) == {"–"}
    assert areas.cells[-1] == "–"
