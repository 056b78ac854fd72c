"""Tests of grounds: a hall seen along its rows, and the way back to the hall's frame."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon

from layouts.booth import Side
from solver.ground import Ground, Rect, covered, main_axis_deg, parts, rect_of
from tests.solver.micro import LIMITS, bare, corners, ground, hall
from tests.venue.buildings import OURS, box, column, door
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.opening import OpeningType

ANGLES = st.floats(-45, 45, exclude_min=True).map(lambda angle: round(angle, 3))
WHOLE = st.integers(-200_000, 200_000)


def turned_hall(angle: float, width: int = 60, depth: int = 40) -> Hall:
    """Give a bare hall turned about the origin, its corners in whole millimetres."""
    upright = shapely.box(0, 0, width * 1000, depth * 1000)
    return bare(outline=tuple(corners(affinity.rotate(upright, angle, origin=(0, 0)))))


@st.composite
def rects(draw: st.DrawFn) -> Rect:
    """Draw a rectangle of a turned frame, its sides in whole millimetres."""
    u, v = draw(WHOLE), draw(WHOLE)
    width, depth = draw(st.integers(1000, 18_000)), draw(st.integers(1000, 18_000))
    return Rect(u, v, u + width, v + depth)


def test_figures_of_a_rectangle() -> None:
    """Tests that a rectangle tells its sides, area, middle and shape."""
    rect = Rect(1, 2, 4, 8)
    assert (rect.width, rect.depth, rect.area, rect.centre) == (3, 6, 18, (2.5, 5.0))
    assert rect_of(rect.shape) == rect
    assert rect.grown(2) == Rect(-1, 0, 6, 10)


@pytest.mark.parametrize(
    ("other", "meets", "holds"),
    [
        (Rect(0, 0, 10, 10), True, True),
        (Rect(2, 2, 4, 4), True, True),
        (Rect(10, 0, 20, 10), False, False),
        (Rect(0, -5, 10, 0.005), False, False),
        (Rect(9, 9, 11, 11), True, False),
        (Rect(-1, 2, 4, 4), True, False),
        (Rect(2, 2, 4, 10.005), True, True),
    ],
)
def test_touching_is_not_meeting(other: Rect, meets: bool, holds: bool) -> None:
    """Tests that rectangles meet and hold one another up to float noise."""
    whole = Rect(0, 0, 10, 10)
    assert (whole.meets(other), whole.holds(other)) == (meets, holds)


@given(ANGLES)
def test_the_axis_is_that_of_the_walls(angle: float) -> None:
    """Tests that a turned rectangle's axis is its turn, up to corners in whole millimetres."""
    found = main_axis_deg(turned_hall(angle))
    off = abs(found - angle) % 90
    assert min(off, 90 - off) < 0.01
    assert -45 < found <= 45


def test_the_longest_walls_name_the_axis() -> None:
    """Tests that slanted walls do not turn a hall that is mostly square, nor repeated corners."""
    slanted = ((0, 0), (60_000, 0), (60_000, 20_000), (45_000, 40_000), (0, 40_000), (0, 40_000))
    assert main_axis_deg(bare(outline=slanted)) == 0.0


def test_square_grounds_need_no_room_for_rounding() -> None:
    """Tests that cells and aisles grow by rounding in turned halls only."""
    square, turned = ground(), ground(base_deg=23.0)
    assert (square.pitch, square.aisle, square.main_aisle, square.wall) == (3000, 3000, 5000, 1500)
    assert (turned.pitch, turned.aisle, turned.main_aisle, turned.wall) == (3002, 3002, 5002, 1502)


def test_a_main_aisle_is_at_least_an_aisle() -> None:
    """Tests that a preset whose aisles are wider than its main aisles is understood."""
    wide = Ground(bare(), LIMITS.overridden({"aisle": 7.0}), 3000, 0.0, quarter=False)
    assert wide.main_aisle == wide.aisle == 7000


@given(rects(), ANGLES | st.just(0.0), st.booleans())
def test_footprints_lie_where_a_turn_puts_them(rect: Rect, angle: float, quarter: bool) -> None:
    """Tests that a footprint is the rectangle turned into the hall, corners rounded to 1 mm."""
    place = ground(base_deg=angle, quarter=quarter)
    found = place.footprint(rect)
    wanted = affinity.rotate(rect.shape, angle + (90 if quarter else 0), origin=(0, 0))
    assert shapely.hausdorff_distance(found.shape, wanted) <= math.sqrt(0.5) + 1e-6
    assert found.area_m2 * 1e6 == pytest.approx(rect.area)
    assert sorted((found.width_mm, found.depth_mm)) == sorted((rect.width, rect.depth))


@given(rects(), ANGLES, st.booleans(), st.sampled_from(Side))
def test_sides_keep_looking_the_same_way(
    rect: Rect, angle: float, quarter: bool, side: Side
) -> None:
    """Tests that a side of the frame and its name in the footprint look in one direction."""
    place = ground(base_deg=angle, quarter=quarter)
    footprint = place.footprint(rect)
    turn = footprint.outward_deg(place.side(side)) - side.outward_deg - place.angle_deg
    assert abs((turn + 180) % 360 - 180) < 1e-6


@given(st.tuples(WHOLE, WHOLE), ANGLES, st.booleans())
def test_points_turn_in_and_back(point: tuple[int, int], angle: float, quarter: bool) -> None:
    """Tests that a point of the hall comes back from the ground by the opposite turn."""
    place = ground(base_deg=angle, quarter=quarter)
    back = affinity.rotate(Point(place.turn_point(point)), place.angle_deg, origin=(0, 0))
    assert back.distance(Point(point)) < 1e-3


def test_the_extent_is_around_the_turned_floor() -> None:
    """Tests that a quarter turn swaps the hall's sides, and obstacles turn with it."""
    pillar = column("K", 6000, 8000, 1000)
    place = ground(bare(30, 20, obstacles=(pillar,)), quarter=True)
    area = place.extent
    assert (round(area.width), round(area.depth)) == (20_000, 30_000)
    (solid,) = place.solids
    assert [round(x) for x in (solid.u0, solid.v0, solid.u1, solid.v1)] == [
        8000, -7000, 9000, -6000,
    ]  # fmt: skip


def test_doors_keep_their_aprons() -> None:
    """Tests that the floor before a door is reserved as deep as the preset says, both ways."""
    place = ground(hall())
    exit_door, entrance = place.hall.openings[1], place.hall.openings[0]
    assert place.apron(exit_door).bounds == (13_000, 16_000, 17_000, 24_000)
    assert place.apron(entrance).bounds == (13_000, -4000, 17_000, 4000)
    narrow = door("F", (5000, 0), (6000, 0), OpeningType.FREIGHT, 1000)
    assert place.apron(narrow).bounds == (4000, -4000, 7000, 4000)


def test_reserved_floor() -> None:
    """Tests that keep-clear areas and an aisle around pins are reserved, and nothing else."""
    assert ground().reserved.is_empty
    clear = KeepClear(id="E", ring=box(0, 0, 2000, 2000), source=OURS)
    pin = shapely.box(10_000, 8000, 13_000, 11_000)
    place = ground(bare(keep_clear=(clear,)), pins=(pin,))
    wanted = shapely.union(shapely.box(0, 0, 2000, 2000), shapely.box(7000, 5000, 16_000, 14_000))
    assert shapely.equals(place.reserved, wanted)


def test_rows_stand_off_walls_and_columns() -> None:
    """Tests that rows by the wall keep its clearance, others an aisle, and both miss columns."""
    place = ground(bare(obstacles=(column("K", 14_000, 9000, 1000),)))
    pillar = shapely.box(14_000, 9000, 15_000, 10_000)
    for region, clearance in ((place.by_the_wall, 1500), (place.within_the_ring, 3000)):
        wanted = shapely.box(clearance, clearance, 30_000 - clearance, 20_000 - clearance)
        assert shapely.hausdorff_distance(region, wanted.difference(pillar)) < 0.1
        assert region.covers(shapely.box(clearance, clearance, 6000, 6000))


def test_covered_rectangles() -> None:
    """Tests that only rectangles wholly on the ground count, and that none are none."""
    floor = shapely.box(0, 0, 10, 10)
    rects = np.array([(0, 0, 10, 10), (5, 5, 11, 8), (20, 20, 21, 21)], dtype=float)
    assert covered(floor, rects).tolist() == [True, False, False]
    assert covered(floor, np.zeros((0, 4))).tolist() == []


def test_parts_of_any_geometry() -> None:
    """Tests that only polygons are parts, the largest first."""
    small, large = shapely.box(0, 0, 1, 1), shapely.box(5, 0, 9, 4)
    line = LineString([(0, 0), (1, 1)])
    assert parts(small) == [small]
    assert parts(Polygon()) == []
    assert parts(MultiPolygon([small, large])) == [large, small]
    assert parts(GeometryCollection([line, small, large])) == [large, small]
    assert parts(line) == []
