"""Tests of shapes: what touches, what overlaps and how deep, against arithmetic."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from tests.venue.buildings import box, outlines
from venue.errors import FaultError
from venue.shapes import (
    geos,
    moved,
    overlap_depth_mm,
    overlaps,
    polygon,
    rectangle,
    ring_of,
    segment,
    straightened,
    turned,
)
from venue.units import Point

SIDES = st.integers(1_000, 30_000)
PLACES = st.integers(-50_000, 50_000)
ANGLES = st.one_of(st.sampled_from([0, 90, 180, 270, 360, -90]), st.floats(-360, 360))


@given(PLACES, PLACES, SIDES, SIDES, PLACES, PLACES, SIDES, SIDES)
def test_depth_of_upright_boxes(
    x: int, y: int, w: int, d: int, x2: int, y2: int, w2: int, d2: int
) -> None:
    """Tests that two upright boxes overlap by the narrower side of their common box."""
    across = min(x + w, x2 + w2) - max(x, x2)
    along = min(y + d, y2 + d2) - max(y, y2)
    expected = min(across, along) if across > 0 and along > 0 else 0
    found = overlap_depth_mm(polygon(box(x, y, w, d)), polygon(box(x2, y2, w2, d2)))
    assert found == pytest.approx(expected, abs=1e-6)


@given(SIDES, SIDES, ANGLES, st.integers(2, 1_000))
def test_depth_does_not_depend_on_the_angle(
    width: int, depth: int, angle: float, bite: int
) -> None:
    """Tests that two turned neighbours overlap by as much as one was pushed into the other."""
    shift = width - min(bite, width)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    first = polygon(rectangle(0, 0, width, depth, angle))
    second = polygon(rectangle(shift * cos, shift * sin, width, depth, angle))
    expected = min(width - shift, depth)
    assert overlap_depth_mm(first, second) == pytest.approx(expected, abs=0.01)
    assert overlaps(first, second)


@given(SIDES, SIDES, ANGLES)
def test_flush_neighbours_only_touch(width: int, depth: int, angle: float) -> None:
    """Tests that neighbours rounded to the millimetre never overlap, at whatever angle."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    first = polygon(rectangle(0, 0, width, depth, angle))
    second = polygon(rectangle(round(width * cos), round(width * sin), width, depth, angle))
    assert not overlaps(first, second)


def test_apart_and_touching_at_a_corner() -> None:
    """Tests that shapes apart, and shapes that share a corner or a line, do not overlap."""
    first = polygon(box(0, 0, 3000, 3000))
    for other in (box(5000, 0, 3000, 3000), box(3000, 3000, 3000, 3000), box(3000, 0, 10, 3000)):
        assert overlap_depth_mm(first, polygon(other)) == 0
        assert not overlaps(first, polygon(other))


def test_a_hair_of_common_ground_has_no_depth() -> None:
    """Tests that a sliver too thin for a rectangle around it counts as touching."""
    first = polygon(box(0, 0, 3000, 3000))
    second = polygon(((3000 - 1e-12, 0), (6000, 0), (6000, 3000), (3000 - 1e-12, 3000)))
    assert overlap_depth_mm(first, second) < 1e-3


@given(PLACES, PLACES, SIDES, SIDES, ANGLES)
def test_a_turned_rectangle_keeps_its_sides(
    x: int, y: int, width: int, depth: int, angle: float
) -> None:
    """Tests that a rectangle turned about its first corner keeps sides and direction."""
    a, b, c, d = rectangle(x, y, width, depth, angle)
    assert a == pytest.approx((x, y))
    assert math.dist(a, b) == pytest.approx(width)
    assert math.dist(b, c) == pytest.approx(depth)
    assert math.dist(a, d) == pytest.approx(depth)
    assert math.dist(a, c) == pytest.approx(math.hypot(width, depth))
    assert polygon((a, b, c, d)).exterior.is_ccw


@given(PLACES, PLACES, SIDES, SIDES, st.integers(-8, 8))
def test_quarter_turns_are_exact(x: int, y: int, width: int, depth: int, quarters: int) -> None:
    """Tests that a rectangle turned by quarters has whole corners."""
    corners = rectangle(x, y, width, depth, 90 * quarters)
    assert all(value.is_integer() for corner in corners for value in corner)


@given(outlines(), st.integers(0, 5), st.booleans())
def test_a_ring_survives_its_polygon(
    outline: tuple[Point, ...], start: int, clockwise: bool
) -> None:
    """Tests that a ring comes back counter-clockwise, wherever and whichever way it began."""
    given_ring = outline[start:] + outline[:start]
    found = ring_of(polygon(given_ring[::-1] if clockwise else given_ring))
    assert found[0] == min(outline)
    assert set(found) == set(outline)
    assert polygon(found).exterior.is_ccw
    assert polygon(found).equals(polygon(outline))


@given(outlines(), st.data())
def test_straightening_undoes_needless_corners(
    outline: tuple[Point, ...], data: st.DataObject
) -> None:
    """Tests that corners added on straight edges are left out again, and no other."""
    crowded: list[Point] = []
    for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1], strict=True):
        share = data.draw(st.integers(1, 4))
        crowded.append((x0, y0))
        if (x1 - x0) % share == 0 and (y1 - y0) % share == 0 and share > 1:
            crowded.append((x0 + (x1 - x0) // share, y0 + (y1 - y0) // share))
    assert straightened(crowded) == outline


def test_moving_there_and_back() -> None:
    """Tests that an offset and its opposite cancel."""
    ring = box(100, 200, 3000, 3000)
    assert moved(ring, (5, -7))[0] == (105, 193)
    assert moved(moved(ring, (5, -7)), (-5, 7)) == ring


def test_turning_by_nothing_is_nothing() -> None:
    """Tests that a shape turned by zero degrees is the same object, and by 90 is not."""
    line = segment((1000, 0), (2000, 0))
    assert turned(line, 0) is line
    assert turned(line, 90).equals_exact(LineString([(0, 1000), (0, 2000)]), 1e-6)


def test_a_failure_of_geometry_is_our_fault() -> None:
    """Tests that a GEOS error on a broken shape becomes our own, with a sentence."""
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    with pytest.raises(FaultError, match="The geometry of a bow tie"), geos("a bow tie"):
        shapely.intersection(bow_tie, bow_tie)


def test_a_bent_sliver_is_as_deep_as_it_is_thin() -> None:
    """Tests that what rounding leaves along both sides of a notch is no overlap."""
    ell = shapely.difference(shapely.box(0, 0, 9000, 6000), shapely.box(3000, 3000, 9000, 6000))
    inside = shapely.box(2999.5, 2999.5, 6000, 6000)
    assert overlap_depth_mm(ell, inside) == pytest.approx(0.5, rel=0.01)
    assert not overlaps(ell, inside)
    # At its bend a broad one is as deep as a circle is wide there.
    assert 100 <= overlap_depth_mm(ell, shapely.box(2900, 2900, 6000, 6000)) <= 100 * 2**0.5


def test_a_bent_sliver_is_as_deep_as_its_thickest_place() -> None:
    """Tests that a long thin lap does not hide a deep one at its end."""
    ell = shapely.difference(shapely.box(0, 0, 9000, 6000), shapely.box(3000, 3000, 9000, 6000))
    thin, deep = shapely.box(2999.6, 2999.6, 9000, 6000), shapely.box(2980, 2980, 3000, 3000)
    assert overlap_depth_mm(ell, shapely.union(thin, deep)) == pytest.approx(20, abs=0.5)
