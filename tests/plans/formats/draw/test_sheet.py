"""Tests that halls lie on the sheet true to scale, square and inside the frame."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.layout import Layout
from plans.formats.draw.sheet import (
    PAPERS,
    SCALES,
    Margins,
    Strip,
    arrange,
    floor_box,
    inner,
    short_id,
    strip_boxes,
    turn_of,
)
from plans.formats.draw.symbols import tag_width
from tests.plans.formats.draw.drawn_parts import OURS, box, door
from tests.plans.formats.draw.drawn_plans import small_hall, turned
from venue.errors import UsageError
from venue.hall import Hall
from venue.opening import Opening
from venue.text import Text
from venue.units import Point


def exit_named(name: str) -> Opening:
    """Make an exit in the west wall."""
    return Opening(
        id=name, type="exit", a=(0, 20_000), b=(0, 17_000), clear_width_mm=3_000, source=OURS
    )


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
    views, strip = arrange([(one, Layout()) for one in halls], PAPERS["A3"])
    assert {view.scale for view in views} <= set(SCALES)
    assert len({view.scale for view in views}) == 1
    left, bottom, right, top = floor_box(PAPERS["A3"], strip)
    for view, (width, depth) in zip(views, sides, strict=True):
        x0, y0, x1, y1 = view.floor.bounds
        across, up = (width, depth) if views[0].turn_deg == 0 else (depth, width)
        assert math.isclose(x1 - x0, across / view.scale)
        assert math.isclose(y1 - y0, up / view.scale)
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
    (view,), strip = arrange([(hall("C", box(0, 0, 144_000, 72_000)), Layout())], PAPERS["A3"])
    assert (view.scale, view.turn_deg, strip) == (400, 0.0, Strip.BELOW)


@pytest.mark.parametrize(
    ("width", "depth", "scale", "turn", "strip"),
    [
        (45_000, 81_000, 250, 90.0, Strip.BELOW),
        (81_000, 81_000, 400, 0.0, Strip.BESIDE),
        (81_000, 45_000, 250, 0.0, Strip.BELOW),
    ],
)
def test_a_hall_is_turned_only_for_a_larger_scale(
    width: int, depth: int, scale: int, turn: float, strip: Strip
) -> None:
    """Tests that an upright hall lies down, and that a square one has its strip beside it."""
    (view,), found = arrange([(hall("H", box(0, 0, width, depth)), Layout())], PAPERS["A3"])
    assert (view.scale, view.turn_deg, found) == (scale, turn, strip)


@pytest.mark.parametrize("strip", Strip)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_strip_leaves_the_floor_alone(paper: tuple[float, float], strip: Strip) -> None:
    """Tests that floor, tables, legend, notes and title block fill the sheet without overlap."""
    places = [
        shapely.box(*place) for place in (floor_box(paper, strip), *strip_boxes(paper, strip))
    ]
    whole = shapely.box(*inner(paper))
    assert math.isclose(sum(place.area for place in places), whole.area)
    assert math.isclose(shapely.union_all(places).area, whole.area)
    assert all(place.bounds[2] - place.bounds[0] >= 70 for place in places)


def test_long_exit_names_keep_clear_of_the_dimensions() -> None:
    """Tests that a hall with long ids of exits has its chain of dimensions further out."""
    short, long = (
        hall("H", box(0, 0, 60_000, 40_000)).model_copy(update={"openings": (exit_named(name),)})
        for name in ("W1", "WEST-STAIR-12")
    )
    assert Margins.of(short, 400).chain == 12.0
    leaf = 1500 / 400
    assert Margins.of(long, 400).chain > leaf + tag_width("WEST-STAIR-12") + 0.5


def test_too_many_halls_are_refused() -> None:
    """Tests that a hundred halls on one sheet are answered with the mend."""
    with pytest.raises(UsageError, match="PDF"):
        arrange([(small_hall(), Layout())] * 100, PAPERS["A3"])


def test_a_hall_s_own_id_comes_off_its_doors_ids() -> None:
    """Tests ids of halls with and without a dash, and of the hall a sub-hall is opened into."""
    for hall, name, short in (
        ("C", "C-N1", "N1"), ("C-columns", "C-columns-N1", "N1"), ("B2", "B-N3", "N3"),
        ("A", "C-N1", "C-N1"),
    ):  # fmt: skip
        assert short_id(door(name, "exit", (0, 0), (3_000, 0)), hall) == short
