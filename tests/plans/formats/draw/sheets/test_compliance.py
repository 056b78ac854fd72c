"""Tests of the compliance sheet: all items stand on it, and the worst spots on its drawing."""

from functools import cache

import pytest

from layouts.booth import Booth
from plans.compliance import Answer, compliance_of, worst
from plans.evacuation import HallExit, evacuation_of
from plans.formats.draw.pen import Pen
from plans.formats.draw.sheets.compliance import compliance_sheets, render_compliance
from plans.plan import Plan
from tests.plans.formats.draw.sheets.reading import LANGS, labels, read
from tests.plans.formats.draw.sheets.set_plans import set_plan
from tests.plans.small_show import small_plan
from venue.opening import Opening, OpeningType
from venue.text import Lang

both_languages = pytest.mark.parametrize("lang", LANGS)


def left(plan: Plan) -> tuple[HallExit, ...]:
    """Empty a plan's halls."""
    return evacuation_of(plan)


@cache
def sheets(lang: Lang) -> tuple[Pen, ...]:
    """Draw the sheets of a plan of two halls."""
    plan = set_plan()
    return tuple(compliance_sheets(plan, left(plan), lang))


@both_languages
def test_every_item_has_its_line(lang: Lang) -> None:
    """Tests that all items of all halls are written, on sheets numbered by hall."""
    plan = set_plan()
    written = [label.text for pen in sheets(lang) for label in labels(pen)]
    for one in left(plan):
        for item in compliance_of(plan, one):
            # A text too long for its column ends in an ellipsis.
            begin = item.what.say(lang)[:18]
            assert any(text.startswith(begin) for text in written), item
    numbers = [read(pen).number for pen in sheets(lang)]
    assert len(set(numbers)) == len(numbers) >= len(plan.halls)


@both_languages
def test_every_basis_has_its_source(lang: Lang) -> None:
    """Tests that each number in brackets leads to a source in the strip."""
    for pen in sheets(lang):
        texts = [label.text for label in labels(pen)]
        cited = {int(t.rpartition("[")[2].removesuffix("]")) for t in texts if t.endswith("]")}
        told = {int(t[:-1]) for t in texts if t.endswith(".") and t[:-1].isdigit()}
        assert cited
        assert cited <= told
        assert max(told) == max(cited)


def test_what_is_not_met_is_marked_on_the_drawing() -> None:
    """Tests that a booth before the exit is numbered, in bold words, and first of all spots."""
    plan = small_plan()
    stand = Booth(id="s", hall="H", x_mm=17_000, y_mm=24_000, width_mm=2000, depth_mm=1000)
    layout = plan.layout.model_copy(update={"booths": (*plan.layout.booths, stand)})
    broken = plan.model_copy(update={"layout": layout})
    (one,) = left(broken)
    marked = worst(compliance_of(broken, one), 9)
    assert marked[0].answer is Answer.NOT_MET
    (pen,) = compliance_sheets(broken, [one], "en")
    bold = [label.text for label in labels(pen) if label.bold]
    assert "NOT MET" in bold
    assert {str(n) for n in range(1, len(marked) + 1)} <= set(bold)


def test_lines_that_find_no_room_go_on_on_a_second_sheet() -> None:
    """Tests that a hall with very many doors takes more sheets, and no line is lost or twice."""
    plan = small_plan()
    hall = plan.halls[0]
    doors = tuple(
        Opening(
            id=f"F{n}", type=OpeningType.FREIGHT, a=(0, 300 * n), b=(0, 300 * n + 200),
            clear_width_mm=200, source=hall.source,
        )
        for n in range(80)
    )  # fmt: skip
    wide = hall.model_copy(update={"openings": (*hall.openings, *doors)})
    many = plan.model_copy(update={"halls": (wide,)})
    pens = compliance_sheets(many, left(many), "en")
    assert len(pens) > 1
    written = [label.text for pen in pens for label in labels(pen)]
    assert all(written.count(f"Free floor before {door.id}") == 1 for door in wide.openings)


def test_the_file_is_a_pdf_and_equal_for_equal_plans() -> None:
    """Tests that the bytes are a PDF, and the same twice."""
    plan = small_plan()
    first, second = (render_compliance(plan, left(plan), "ko") for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second
