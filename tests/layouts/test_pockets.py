"""Tests of blind aisles: their depth is what one would measure on the floor."""

import pytest

from layouts.booth import Booth
from layouts.floor import Floor
from layouts.layout import Layout
from layouts.pockets import pockets
from tests.layouts.rows import SURVEYED, door, hall, rows
from tests.layouts.turning import Turning
from venue.hall import Hall
from venue.opening import OpeningType
from venue.text import Text
from venue.units import Point

WIDEST = 7_000
ROOM = hall(60_000, 40_000)
Box = tuple[int, int, int, int]


def depths(
    room: Hall, boxes: list[Box], longer: int = 3_500, turning: Turning | None = None
) -> list[int]:
    """Measure the blind aisles between boxes (x, y, width, depth), in whole millimetres."""
    move = turning or Turning()
    booths = tuple(
        Booth(id=f"b{i}", hall="H", x_mm=x, y_mm=y, width_mm=w, depth_mm=d)
        for i, (x, y, w, d) in enumerate(boxes)
    )
    floor = Floor.of(move.hall(room), move.layout(Layout(booths=booths)), 3000)
    return [round(pocket.depth_mm) for pocket in pockets(floor, WIDEST, longer)]


def between_blocks(width: int, length: int) -> list[Box]:
    """Leave a blind aisle between two blocks that are joined at its end."""
    return [
        (20_000, 10_000, 3_000, length + 3_000),
        (23_000 + width, 10_000, 3_000, length + 3_000),
        (23_000, 10_000 + length, width, 3_000),
    ]


@pytest.mark.parametrize("degrees", [0, 23])
@pytest.mark.parametrize("width", [3_000, 4_000, 5_000, 6_000])
@pytest.mark.parametrize("length", [6_000, 7_500, 12_000])
def test_depth_of_a_straight_aisle(width: int, length: int, degrees: int) -> None:
    """Tests that an aisle of any width and length is measured within 50 mm, in any frame."""
    found = depths(ROOM, between_blocks(width, length), turning=Turning(degrees))
    assert found == [pytest.approx(length, abs=50)]


@pytest.mark.parametrize("width", [3_000, 4_000, 5_000, 6_000])
@pytest.mark.parametrize("length", [6_000, 12_000])
def test_depth_of_an_aisle_along_a_wall(width: int, length: int) -> None:
    """Tests that the mouth is where the block begins, although the wall runs on."""
    boxes = [(0, 23_000, 9_000 + width, 9_000), (width, 23_000 - length, 6_000, length)]
    room = ROOM.model_copy(update={"openings": ROOM.openings[:1]})
    assert depths(room, boxes) == [pytest.approx(length, abs=50)]


def test_depth_of_a_short_aisle() -> None:
    """Tests that an aisle of 4 m is measured as well, and not given when longer ones are asked."""
    assert depths(ROOM, between_blocks(3_000, 4_000)) == [pytest.approx(4_000, abs=50)]
    assert depths(ROOM, between_blocks(3_000, 4_000), longer=6_000) == []


def test_depth_around_a_bend() -> None:
    """Tests that a bent aisle is as deep as the way in: 5.5 m up, 7.5 m across, less the bend."""
    boxes = [
        (20_000, 10_000, 3_000, 10_000),
        (26_000, 10_000, 3_000, 4_000),
        (29_000, 11_000, 3_000, 3_000),
        (23_000, 17_000, 9_000, 3_000),
        (32_000, 11_000, 3_000, 9_000),
    ]
    (depth,) = depths(ROOM, boxes, longer=6_000)
    assert 12_000 <= depth <= 13_000


def test_a_wide_mouth_belongs_to_the_aisle() -> None:
    """Tests that a blind aisle that begins wide and ends narrow is measured as a whole."""
    boxes = [
        (20_000, 10_000, 3_000, 15_000),
        (29_000, 10_000, 3_000, 15_000),
        (23_000, 16_000, 1_500, 9_000),
        (27_500, 16_000, 1_500, 9_000),
        (24_500, 22_000, 3_000, 3_000),
    ]
    assert depths(ROOM, boxes, longer=6_000) == [pytest.approx(12_000, abs=100)]


def test_an_end_behind_a_thin_wall_is_still_far_from_the_mouth() -> None:
    """Tests that the depth is walked, not flown: an aisle behind the end does not shorten it."""
    boxes = [*between_blocks(3_000, 12_000), (20_000, 28_000, 9_000, 3_000)]
    assert depths(ROOM, boxes, longer=6_000) == [pytest.approx(12_000, abs=50)]


def test_an_aisle_that_leads_on_is_no_pocket() -> None:
    """Tests that the same aisle, open at its end, is not blind."""
    assert depths(ROOM, between_blocks(3_000, 12_000)[:2]) == []


def test_an_aisle_to_a_door_is_no_pocket() -> None:
    """Tests that an aisle between blocks along the walls leads out through a door at its end."""
    boxes = [(0, 30_000, 29_000, 10_000), (32_000, 30_000, 28_000, 10_000)]
    exits = ROOM.openings[0:1]
    blind = ROOM.model_copy(update={"openings": exits})
    at_end = door("N", OpeningType.EXIT, (32_000, 40_000), (29_000, 40_000))
    assert depths(blind, boxes) == [pytest.approx(10_000, abs=50)]
    assert depths(blind.model_copy(update={"openings": (*exits, at_end)}), boxes) == []


def test_a_freight_door_leads_nobody_out() -> None:
    """Tests that an aisle that ends at a freight door is blind."""
    boxes = [(0, 30_000, 29_000, 10_000), (32_000, 30_000, 28_000, 10_000)]
    freight = door("F", OpeningType.FREIGHT, (32_000, 40_000), (29_000, 40_000))
    room = ROOM.model_copy(update={"openings": (ROOM.openings[0], freight)})
    assert depths(room, boxes) == [pytest.approx(10_000, abs=50)]


@pytest.mark.parametrize("degrees", [0, 11, 45])
def test_plain_rows_have_no_pockets(degrees: int) -> None:
    """Tests that the corners of ordinary rows and halls are not taken for blind aisles."""
    layout = rows(ROOM, cells=5, margin=6_000)
    move = Turning(degrees, spread=1.0006)
    floor = Floor.of(move.hall(ROOM), move.layout(layout), 3000)
    assert pockets(floor, WIDEST, 3_000) == ()


@pytest.mark.parametrize(
    "outline",
    [
        ((0, 0), (60_000, 0), (60_000, 40_000), (40_000, 40_000)),
        ((0, 0), (60_000, 0), (60_000, 40_000), (30_000, 40_000), (30_000, 30_000), (0, 30_000)),
    ],
)
def test_sharp_corners_and_notches_are_no_pockets(outline: tuple[Point, ...]) -> None:
    """Tests that an empty hall has no blind aisles, whatever its corners."""
    doors = (door("S", OpeningType.EXIT, (20_000, 0), (24_000, 0)),)
    room = Hall(
        id="H", name=Text(en="H"), level="1F", outline=outline, openings=doors, source=SURVEYED
    )
    assert depths(room, []) == []


def test_a_narrow_hall_is_measured_from_its_only_door() -> None:
    """Tests that a hall no wider than an aisle is blind beyond its door, and not with two doors."""
    room = hall(6_000, 40_000)
    one = door("S", OpeningType.EXIT, (1_500, 0), (4_500, 0))
    two = door("N", OpeningType.EXIT, (4_500, 40_000), (1_500, 40_000))
    assert depths(room.model_copy(update={"openings": (one,)}), []) == [
        pytest.approx(38_500, abs=100)
    ]
    assert depths(room.model_copy(update={"openings": (one, two)}), []) == []
    assert depths(room.model_copy(update={"openings": ()}), []) == []


def test_a_full_hall_has_no_pockets() -> None:
    """Tests that a hall without any aisle is answered, not failed on."""
    assert depths(ROOM, [(0, 0, 60_000, 40_000)]) == []
