"""Tests that labels find free paper."""

import numpy as np
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plans.formats.draw.room import CELL_MM, Room

SHEET = shapely.box(0, 0, 100, 80)


@settings(max_examples=40)
@given(
    boxes=st.lists(
        st.tuples(st.floats(0, 90), st.floats(0, 70), st.floats(1, 40), st.floats(1, 40)),
        max_size=8,
    ),
    width=st.floats(2, 30),
    height=st.floats(2, 10),
)
def test_what_is_found_is_free(
    boxes: list[tuple[float, float, float, float]], width: float, height: float
) -> None:
    """Tests that a place never lies on anything taken nor outside what it was asked to lie in."""
    room = Room(100, 80)
    taken = [shapely.box(x, y, x + w, y + h) for x, y, w, h in boxes]
    for shape in taken:
        room.take(shape)
    found = room.find(width, height, (50, 40), SHEET)
    if found is not None:
        place = shapely.box(*found)
        assert SHEET.buffer(0.5).covers(place)
        assert all(shapely.intersection(place, shape).area < 1e-9 for shape in taken)


@settings(max_examples=60)
@given(
    corners=st.lists(st.tuples(st.floats(0, 60), st.floats(0, 60)), min_size=3, max_size=8),
    hole=st.tuples(st.floats(5, 40), st.floats(5, 40), st.floats(1, 20), st.floats(1, 20)),
)
def test_what_is_taken_is_what_lies_in_the_shape(
    corners: list[tuple[float, float]], hole: tuple[float, float, float, float]
) -> None:
    """Tests the cells of any outline with holes, and of several, against each cell's middle."""
    x, y, w, h = hole
    shape = shapely.Polygon(corners).buffer(0).difference(shapely.box(x, y, x + w, y + h))
    assume(shape.geom_type in {"Polygon", "MultiPolygon"} and not shape.is_empty)
    shape = shape.union(shapely.box(70, 3, 80.1, 9.9))
    room = Room(100, 80)
    room.take(shape)
    rows, columns = room.taken.shape
    xs, ys = np.meshgrid((np.arange(columns) + 0.5) * CELL_MM, (np.arange(rows) + 0.5) * CELL_MM)
    grown = shapely.buffer(shape, 0.51 * CELL_MM, join_style="mitre", quad_segs=2)
    inside = shapely.contains_xy(grown, xs, ys)
    unsure = np.asarray(shapely.distance(grown.boundary, shapely.points(xs, ys))) < 1e-6
    assert np.array_equal(room.taken | unsure, inside | unsure)


def test_the_nearest_place_wins_and_is_centred() -> None:
    """Tests that a label stands in the middle of the aisle nearest to where it is wanted."""
    room = Room(100, 80)
    for y in (0, 20, 40, 60):
        room.take(shapely.box(0, y, 100, y + 14))
    found = room.find(20, 3, (50, 36), SHEET)
    assert found is not None
    assert abs((found[1] + found[3]) / 2 - 37) <= 0.5
    assert abs((found[0] + found[2]) / 2 - 50) <= 0.5


def test_lines_are_crossed_only_when_told() -> None:
    """Tests that a thin line keeps a label away unless the label may lie on it."""
    room = Room(100, 80)
    for x in range(2, 100, 4):
        room.take(shapely.LineString([(x, 0), (x, 80)]), line=True)
    assert room.find(20, 3, (50, 40), SHEET) is None
    assert room.find(20, 3, (50, 40), SHEET, over_lines=True) is not None


def test_beyond_the_fence_nothing_is_free() -> None:
    """Tests that labels stay inside the fence and that no place is found in no shape."""
    room = Room(100, 80)
    room.fence((10, 10, 50, 40))
    found = room.find(10, 5, (90, 70), SHEET)
    assert found is not None
    assert found[2] <= 50.5
    assert found[3] <= 40.5
    assert room.find(10, 5, (0, 0), shapely.Polygon()) is None
    assert room.touches(shapely.box(60, 50, 70, 60))
