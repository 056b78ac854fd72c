"""Tests that halls lie on the sheet true to scale, square and inside the frame."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.layout import Layout
from plans.formats.draw.sheet import PAPERS, SCALES, arrange, floor_box, turn_of
from tests.plans.formats.draw.drawn_parts import OURS, box
from tests.plans.formats.draw.drawn_plans import small_hall, turned
from venue.errors import UsageError
from venue.hall import Hall
from venue.text import Text
from venue.units import Point


def hall(name: str, outline: tuple[Point, ...]) -> Hall:
    """Make a hall without doors."""
    return Hall(id=name, name=Text(en=name), level="1", outline=outline, source=OURS)


@settings(max_examples=40)
@given(
    sides=st.lists(
        st.tuples(st.integers(8_000, 300_000), st.integers(8_000, 200_000)), min_size=1, max_size=5
    )
)
def test_halls_share_one_standard_scale_and_do_not_meet(sides: list[tuple[int, int]]) -> None:
    """Tests that halls of any size share a scale, lie inside the floor's box, and apart."""
    halls = [hall(f"H{n}", box(-5_000, 700, w, d)) for n, (w, d) in enumerate(sides)]
    views = arrange([(one, Layout()) for one in halls], PAPERS["A3"])
    assert {view.scale for view in views} <= set(SCALES)
    assert len({view.scale for view in views}) == 1
    left, bottom, right, top = floor_box(PAPERS["A3"])
    for view, (width, depth) in zip(views, sides, strict=True):
        x0, y0, x1, y1 = view.floor.bounds
        assert math.isclose(x1 - x0, width / view.scale)
        assert math.isclose(y1 - y0, depth / view.scale)
        assert left < x0
        assert bottom < y0
        assert x1 < right
        assert y1 < top
    for n, view in enumerate(views):
        assert all(not view.floor.buffer(10).intersects(other.floor) for other in views[:n])


@pytest.mark.parametrize("degrees", [0.0, 12.5, 23.0, 45.0, -31.0, 90.0, 137.0])
def test_a_turned_hall_lies_square_on_paper(degrees: float) -> None:
    """Tests that most of the wall of a hall at any angle runs along the paper's sides."""
    ring = tuple(turned(p, degrees) for p in ((0, 0), (60_000, 0), (60_000, 40_000), (0, 40_000)))
    turn = turn_of(hall("T", ring))
    assert -45 <= turn <= 45
    assert math.isclose((degrees + turn + 45) % 90, 45, abs_tol=0.01)


def test_a_slanted_wall_does_not_turn_a_hall() -> None:
    """Tests that a hall with one slanted edge stays as it is."""
    ring = ((0, 0), (60_000, 0), (60_000, 30_000), (30_000, 40_000), (0, 40_000))
    assert turn_of(hall("S", ring)) == 0.0


def test_hall_c_fits_a3_at_one_to_four_hundred() -> None:
    """Tests the scale of the hall that sheets are mostly drawn for."""
    (view,) = arrange([(hall("C", box(0, 0, 144_000, 72_000)), Layout())], PAPERS["A3"])
    assert view.scale == 400


def test_too_many_halls_are_refused() -> None:
    """Tests that a hundred halls on one sheet are answered with the mend."""
    with pytest.raises(UsageError, match="PDF"):
        arrange([(small_hall(), Layout())] * 100, PAPERS["A3"])
