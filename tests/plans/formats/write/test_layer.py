"""Tests that a layer tells a screen what a drawing shows: faces, details, prices, zones kept."""

import pytest

from plans.formats.draw.overlay import Face
from plans.formats.draw.overlays.known import LAYERS
from plans.formats.write.layer import layer_of
from tests.plans.formats.draw.drawn_plans import small_plan
from tests.plans.formats.draw.overlays.test_sales import sold_plan
from venue.errors import UsageError


def test_sales_tell_states_by_faces_and_what_booths_cost() -> None:
    """Tests that booths keep their zones' colours, and each has its price in won."""
    plan = sold_plan()
    layer = layer_of(plan, "sales")
    assert layer.zoned
    faces = {layer.keys[key].face for key in layer.booths.values()}
    assert faces == {"dashed", "plain", "hatched", "flagged", "filled"}
    assert layer.unit.en == "KRW"
    assert {*layer.values} == {booth.id for booth in plan.layout.booths}
    won = {sale.booth: sale.price_krw for sale in plan.sales if sale.price_krw > 1}
    assert {booth: layer.values[booth] for booth in won} == won


def test_a_hold_is_told_with_its_last_day_in_one_line() -> None:
    """Tests that what stands below a booth's number comes in both languages."""
    layer = layer_of(sold_plan(), "sales")
    assert len(layer.details) == 2
    assert {detail.en for detail in layer.details.values()} == {"to 24 Sep", "to 10 Sep"}
    assert all("까지" in detail.ko for detail in layer.details.values())


def test_what_loads_need_more_than_one_line_for_is_told_in_one() -> None:
    """Tests that utilities are detailed for every booth that asks for any."""
    layer = layer_of(small_plan(), "utilities")
    assert not layer.zoned
    assert {*layer.values} <= {*layer.details}
    assert all("kW" in layer.details[booth].ko for booth in layer.values)


@pytest.mark.parametrize("name", ["traffic", "distance", "egress", "freight", "utilities", "sales"])
def test_faces_are_ones_that_drawings_know(name: str) -> None:
    """Tests that each entry of a legend has a look, and each booth an entry."""
    assert name in LAYERS
    layer = layer_of(small_plan(), name)
    assert {key.face for key in layer.keys} <= {face.value for face in Face}
    assert set(layer.booths.values()) <= set(range(len(layer.keys)))


def test_an_unknown_layer_is_refused() -> None:
    """Tests that the refusal lists the layers there are."""
    with pytest.raises(UsageError, match="traffic"):
        layer_of(small_plan(), "colours")
