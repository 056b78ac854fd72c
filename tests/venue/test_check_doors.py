"""Tests of the check of doors."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.venue.buildings import OURS, column, door, hall
from venue.check import check_hall
from venue.check_doors import MAX_DOORS, check_doors
from venue.finding import Finding
from venue.obstacle import Obstacle
from venue.opening import Opening, OpeningType
from venue.shapes import rectangle
from venue.units import Point


def _found(*doors: Opening, **more: Any) -> list[tuple[str, bool]]:
    """Check a hall of 30 x 20 m with these doors; give code and whether it is an error."""
    return [(f.code, f.breaks) for f in check_doors(hall(openings=doors, **more))]


def _one(*doors: Opening, **more: Any) -> Finding:
    """Check a hall that has one fault."""
    (found,) = check_doors(hall(openings=doors, **more))
    return found


def test_sound_doors() -> None:
    """Tests that doors side by side, around a corner and of any kind are sound."""
    doors = (
        door("S1", (0, 0), (3000, 0)),
        door("S2", (3000, 0), (6000, 0), OpeningType.ENTRANCE),
        door("W1", (0, 3000), (0, 0), OpeningType.FREIGHT),
    )
    assert _found(*doors) == []


@given(st.floats(0, 360), st.integers(54, 2_000), st.booleans())
def test_how_far_off_the_wall(angle: float, gap: int, inside: bool) -> None:
    """Tests that a door beside the south wall is told with its distance, at any angle."""
    way = gap if inside else -gap
    a, b = (_turned((x, way), angle) for x in (6000, 9000))
    turned = tuple((round(x), round(y)) for x, y in rectangle(0, 0, 30_000, 20_000, angle))
    (found,) = check_doors(hall(outline=turned, openings=(door("S1", a, b),)))
    assert found.code == "venue.opening_off_wall"
    assert found.measured == pytest.approx(gap, abs=2)
    assert f"{found.measured:,.0f} mm off the wall" in found.message.en


def _turned(point: Point, angle: float) -> Point:
    """Turn a point about the origin, to the millimetre."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (round(point[0] * cos - point[1] * sin), round(point[0] * sin + point[1] * cos))


@pytest.mark.parametrize("gap", [0, 10, 50])
def test_a_drawing_rounds(gap: int) -> None:
    """Tests that a door up to 50 mm beside the outline stands in the wall."""
    assert _found(door("S1", (6000, gap), (9000, gap))) == []


def test_a_door_across_a_corner() -> None:
    """Tests that a door from wall to wall cuts the corner and is off the wall."""
    found = _one(door("SW", (3000, 0), (0, 3000)))
    assert found.code == "venue.opening_off_wall"
    assert found.measured == 1500


def test_a_door_of_no_length() -> None:
    """Tests that a door whose ends are one point is told, and nothing else of it."""
    assert _found(door("S1", (0, 0), (3000, 0)), door("S2", (6000, 0), (6000, 0))) == [
        ("venue.opening_flat", True)
    ]


def test_a_door_wider_than_its_gap() -> None:
    """Tests that the clear width stays within the jambs, give or take the rounding."""
    assert _found(door("S1", (0, 0), (3000, 0), width=3050)) == []
    found = _one(door("S1", (0, 0), (3000, 0), width=3051))
    assert (found.code, found.measured, found.required) == ("venue.opening_width", 3051, 3000)


@given(st.integers(-4_000, 4_000), st.booleans())
def test_doors_that_share_wall(shift: int, back: bool) -> None:
    """Tests that two doors of 3 m share what the shift leaves, whichever way they are drawn."""
    a, b = (12_000 + shift, 0), (15_000 + shift, 0)
    second = door("S2", b, a) if back else door("S2", a, b)
    faults = check_doors(hall(openings=(door("S1", (12_000, 0), (15_000, 0)), second)))
    shared = max(0, 3000 - abs(shift))
    assert [f.measured for f in faults] == ([shared] if shared > 1 else [])


def test_a_wicket_in_a_freight_door() -> None:
    """Tests that a shared stretch is an error only where width to leave would count twice."""
    freight = door("F1", (6000, 0), (12_000, 0), OpeningType.FREIGHT, 6000)
    wicket = door("S1", (7000, 0), (8000, 0), width=1000)
    assert _found(freight, wicket) == [("venue.openings_overlap", False)]
    assert _found(door("S0", (6000, 0), (12_000, 0)), wicket) == [("venue.openings_overlap", True)]


@pytest.mark.parametrize(
    ("columns", "clear"),
    [
        ([(6000, 300, 3000)], 0),
        ([(6000, 300, 900)], 2100),
        ([(7000, 300, 900)], 1100),
        ([(6000, 300, 900), (6500, 300, 900)], 1600),
        ([(8100, 999, 900)], 2100),
    ],
)
def test_an_obstacle_behind_a_door(columns: list[tuple[int, int, int]], clear: int) -> None:
    """Tests that the widest gap left is told, as an error when there is none."""
    solids = tuple(column(f"K{i}", x, y, side) for i, (x, y, side) in enumerate(columns))
    found = _one(door("S1", (6000, 0), (9000, 0)), obstacles=solids)
    assert (found.code, found.measured, found.breaks) == (
        "venue.opening_blocked",
        clear,
        clear == 0,
    )


@pytest.mark.parametrize("place", [(6000, 1000), (9000, 0), (5100, 0), (6000, -900)])
def test_an_obstacle_beside_a_door(place: Point) -> None:
    """Tests that a column a metre away, beside the door or outside, leaves it free."""
    assert _found(door("S1", (6000, 0), (9000, 0)), obstacles=(column("K1", *place),)) == []


def test_an_obstacle_that_crosses_itself_is_told_alone() -> None:
    """Tests that a bow before a door is the obstacle's fault, found by a file that was broken."""
    bow = Obstacle(id="bow", source=OURS, ring=((5000, 200), (9000, 600), (9000, 200), (5000, 600)))
    broken = hall(openings=(door("S1", (6000, 0), (9000, 0)),), obstacles=(bow,))
    assert check_doors(broken) == ()
    assert [finding.breaks for finding in check_hall(broken)] == [True]


def test_a_narrow_door_in_a_wide_gap() -> None:
    """Tests that an obstacle may take what the clear width does not need."""
    opening = door("S1", (6000, 0), (9000, 0), width=2000)
    assert _found(opening, obstacles=(column("K1", 6000, 300),)) == []


@pytest.mark.parametrize("doors", [(), (door("F1", (0, 0), (6000, 0), OpeningType.FREIGHT),)])
def test_no_way_out(doors: tuple[Opening, ...]) -> None:
    """Tests the warning for a hall that people cannot leave."""
    assert _found(*doors) == [("venue.no_exit", False)]


def test_too_many_doors() -> None:
    """Tests that a hall of thousands of doors is refused before each is compared with each."""
    doors = tuple(door(f"S{i}", (0, 0), (3000, 0)) for i in range(MAX_DOORS + 1))
    assert _found(*doors) == [("venue.openings_many", True)]
