"""Tests of the compliance sheet: all items stand on it, and the worst spots on its drawing."""

from dataclasses import replace
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


def test_a_long_hall_goes_on_on_a_second_sheet() -> None:
    """Tests that lines that find no room follow on another sheet, none of them lost or twice."""
    plan = small_plan()
    (one,) = left(plan)
    aisles = tuple(
        aisle.model_copy(update={"id": f"H-x{copy}-{number}"})
        for copy in range(40)
        for number, aisle in enumerate(plan.layout.aisles)
    )
    many = plan.model_copy(update={"layout": plan.layout.model_copy(update={"aisles": aisles})})
    pens = compliance_sheets(many, [replace(one)], "en")
    assert len(pens) > 1
    written = [label.text for pen in pens for label in labels(pen)]
    words = [word for text in written for word in text.split()]
    assert all(words.count(aisle.id) == 1 for aisle in aisles)


def test_the_file_is_a_pdf_and_equal_for_equal_plans() -> None:
    """Tests that the bytes are a PDF, and the same twice."""
    plan = small_plan()
    first, second = (render_compliance(plan, left(plan), "ko") for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second
