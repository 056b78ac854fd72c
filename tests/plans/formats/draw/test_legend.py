"""Tests that the legend explains the signs of its sheet, whole, and no others."""

import pytest
import shapely

from plans.formats.draw.figure import sheets
from plans.formats.draw.palette import INK
from plans.formats.draw.pen import Fill, Label, Pen
from plans.formats.draw.symbols import PIN_MM
from plans.plan import Plan
from tests.plans.formats.draw.drawn_plans import hall_c_plan, small_plan
from venue.text import Lang


def pinned(plan: Plan) -> Plan:
    """Pin a plan's first booth."""
    first, *others = plan.layout.booths
    booths = (first.model_copy(update={"pinned": True}), *others)
    return plan.model_copy(update={"layout": plan.layout.model_copy(update={"booths": booths})})


def texts(pen: Pen) -> set[str]:
    """Give what is written on a sheet."""
    return {mark.text for mark in pen.marks if isinstance(mark, Label)}


def test_a_pin_is_explained_where_there_is_one() -> None:
    """Tests that a pinned booth bears a disc on its corner and that the legend says what it is."""
    (plain,) = sheets(hall_c_plan(), "png")
    (marked,) = sheets(pinned(hall_c_plan()), "png")
    assert texts(marked) - texts(plain) == {"고정한 자리"}
    booth = hall_c_plan().layout.booths[0]
    shape = next(
        shapely.Polygon(mark.rings[0])
        for mark in marked.marks
        if isinstance(mark, Fill) and abs(area_of(mark) - booth.area_m2 / 0.16) < 1e-6
    )
    left, _, _, top = shape.bounds
    discs = [
        shapely.Polygon(mark.rings[0]).centroid
        for mark in marked.marks
        if isinstance(mark, Fill) and mark.face == INK and abs(area_of(mark) - DISC) < 0.2
    ]
    assert any(disc.distance(shapely.Point(left, top)) < 0.05 for disc in discs)


DISC = 3.1416 * PIN_MM**2


def area_of(mark: Fill) -> float:
    """Give the area of a filled ring, square millimetres of paper."""
    return float(shapely.Polygon(mark.rings[0]).area)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_explanations_are_whole(lang: Lang) -> None:
    """Tests that no explanation is cut, also where the signs stand in two columns."""
    (pen,) = sheets(pinned(small_plan()), "png", lang=lang)
    exits = {"ko": "비상구, 유효 폭 3.0 m (가정)", "en": "Exit, 3.0 m clear (assumed)"}
    assert exits[lang] in texts(pen)
    assert not any("…" in text for text in texts(pen))
