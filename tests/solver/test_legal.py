"""Tests of the finished floor: what lives, which sides are open, which ways are blind."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from layouts.booth import Footprint, Side
from solver.legal import beside, blind_pockets, open_floor_of
from tests.solver.micro import LIMITS, bare, corners, hall, walkable
from tests.venue.buildings import box, column, door
from venue.hall import Hall
from venue.opening import OpeningType


def stand(x: float, y: float, width: float = 3, depth: float = 3, turn: float = 0.0) -> Footprint:
    """Give a footprint in metres."""
    size = {"width_mm": round(width * 1000), "depth_mm": round(depth * 1000)}
    return Footprint(
        hall="H", x_mm=round(x * 1000), y_mm=round(y * 1000), rotation_deg=turn, **size
    )


def test_an_empty_hall_lives_as_a_whole() -> None:
    """Tests that an empty hall's floor is free, all of it half an aisle off the walls lives."""
    floor = open_floor_of(hall(), LIMITS, [])
    assert floor.free.area == 30e3 * 20e3
    assert shapely.hausdorff_distance(floor.alive, shapely.box(1498, 1498, 28_502, 18_502)) < 1
    assert floor.unserved == ()
    assert floor.aisle_mm == 3000


def test_a_floor_that_is_all_taken_has_no_open_side() -> None:
    """Tests that nothing lives on a floor without room for an aisle, and no door is served."""
    floor = open_floor_of(hall(), LIMITS, [shapely.box(1000, 1000, 29_000, 19_000)])
    assert floor.alive.is_empty
    assert floor.unserved == ("H-N", "H-S")
    assert floor.sides(stand(10, 10)) == ()
    assert blind_pockets(hall(), LIMITS, floor) == []


def test_the_part_with_most_doors_lives() -> None:
    """Tests that of two parts the one more doors open onto is alive, were it the smaller one."""
    wall = shapely.box(0, 5000, 30_000, 6000)
    doors = (
        door("S1", (3000, 0), (6000, 0), OpeningType.ENTRANCE),
        door("S2", (20_000, 0), (23_000, 0)),
        door("N", (10_000, 20_000), (13_000, 20_000)),
        door("F", (20_000, 20_000), (26_000, 20_000), OpeningType.FREIGHT, 6000),
    )
    floor = open_floor_of(hall(openings=doors), LIMITS, [wall])
    assert floor.alive.bounds[3] < 5000
    assert floor.unserved == ("N",)
    assert floor.sides(stand(3, 6, 3, 3)) == ()


def test_without_doors_the_largest_part_lives() -> None:
    """Tests that in a hall without doors the largest part is looked at."""
    floor = open_floor_of(bare(), LIMITS, [shapely.box(0, 5000, 30_000, 6000)])
    assert floor.alive.bounds[1] > 6000
    assert floor.unserved == ()


def test_a_part_no_door_reaches_is_dead() -> None:
    """Tests that a hall whose doors are all blocked has no living floor."""
    blocked = [shapely.box(8000, 0, 22_000, 5000), shapely.box(8000, 15_000, 22_000, 20_000)]
    assert open_floor_of(hall(), LIMITS, blocked).alive.is_empty


@pytest.mark.parametrize("gap", [2.99, 3.0, 3.01])
def test_an_aisle_opens_a_side_from_its_exact_width_on(gap: float) -> None:
    """Tests that two stands 3.00 m apart open to each other, and those a centimetre less do not."""
    one, two = stand(10, 8), stand(13 + gap, 8)
    floor = open_floor_of(hall(), LIMITS, [one.shape, two.shape])
    assert (Side.EAST in floor.sides(one)) is (gap >= 3.0)
    assert (Side.WEST in floor.sides(two)) is (gap >= 3.0)


def test_half_a_side_is_not_open() -> None:
    """Tests that a side counts only when its whole length borders an aisle."""
    one = stand(10, 8, 6, 3)
    floor = open_floor_of(hall(), LIMITS, [one.shape, stand(10, 11).shape])
    assert set(floor.sides(one)) == {Side.EAST, Side.WEST, Side.SOUTH}
    pillar = hall(obstacles=(column("K", 11_000, 6000),))
    assert Side.SOUTH not in open_floor_of(pillar, LIMITS, [one.shape]).sides(one)


@given(st.floats(-180, 180))
def test_open_sides_turn_with_the_hall(angle: float) -> None:
    """Tests that a stand in a hall turned by any angle has the sides it has in the straight one."""
    upright = hall()
    outline = affinity.rotate(upright.floor, angle, origin=(0, 0))
    turned = bare(outline=tuple(corners(outline)))
    prints = [stand(4.51, 4.51), stand(7.515, 4.51), stand(13.6, 4.51), stand(1.6, 12)]
    at = affinity.rotate(
        shapely.MultiPoint([(p.x_mm, p.y_mm) for p in prints]), angle, origin=(0, 0)
    )
    moved = [stand(point.x / 1000, point.y / 1000, turn=angle) for point in at.geoms]
    wanted = open_floor_of(bare(), LIMITS, [p.shape for p in prints])
    found = open_floor_of(turned, LIMITS, [p.shape for p in moved])
    assert [found.sides(p) for p in moved] == [wanted.sides(p) for p in prints]


def dented(length: int, width: int = 4) -> tuple[Hall, list[shapely.Polygon]]:
    """Give a hall with one way between two stands that ends at the north wall, in metres."""
    place = bare(
        60, 40, openings=(door("S", (28_000, 0), (32_000, 0), OpeningType.ENTRANCE, 4000),)
    )
    low = 40 - length
    left = shapely.box(4000, low * 1000, 30_000 - width * 500, 40_000)
    right = shapely.box(30_000 + width * 500, low * 1000, 56_000, 40_000)
    return place, [left, right]


@pytest.mark.parametrize(("length", "blind"), [(5, False), (9, True), (14, True)])
def test_blind_ways_are_found_by_their_length(length: int, blind: bool) -> None:
    """Tests that a way that ends at a wall is told when it is longer than a dead end may be."""
    place, solid = dented(length)
    floor = open_floor_of(place, LIMITS, solid)
    found = blind_pockets(place, LIMITS, floor)
    middle = shapely.box(28_000, 39_000, 32_000, 40_000)
    assert any(piece.distance(middle) < 3000 for piece in found) is blind
    for piece in found:
        half = piece.length / 2
        read = (half + math.sqrt(half**2 - 4 * piece.area)) / 2
        assert LIMITS.mm("dead_end") < read < 20_000


def test_a_door_at_its_end_opens_a_way() -> None:
    """Tests that the same way is no dead end with an exit at its end."""
    place, solid = dented(14)
    exit_door = door("N", (28_500, 40_000), (31_500, 40_000))
    opened = place.model_copy(update={"openings": (*place.openings, exit_door)})
    floor = open_floor_of(opened, LIMITS, solid)
    middle = shapely.box(28_000, 38_000, 32_000, 40_000)
    assert all(p.distance(middle) > 3000 for p in blind_pockets(opened, LIMITS, floor))


def test_wide_bays_are_rooms() -> None:
    """Tests that a bay far wider than a main aisle is nobody's dead end."""
    place, solid = dented(14, 14)
    floor = open_floor_of(place, LIMITS, solid)
    middle = shapely.box(28_000, 34_000, 32_000, 36_000)
    assert all(p.distance(middle) > 3000 for p in blind_pockets(place, LIMITS, floor))


def test_what_stands_along_a_way() -> None:
    """Tests that a stand within half an aisle of a way's middle stands along it."""
    way = shapely.box(0, 0, 3000, 10_000)
    assert beside(way, shapely.box(4500, 0, 7500, 3000), 3000)
    assert not beside(way, shapely.box(4600, 0, 7500, 3000), 3000)


@given(st.lists(st.tuples(st.integers(2, 24), st.integers(2, 14)), max_size=5))
def test_open_sides_are_walked_to(places: list[tuple[int, int]]) -> None:
    """Tests that before every open side an aisle's middle is reached from one and the same part."""
    prints = [stand(x, y) for x, y in places]
    floor = open_floor_of(hall(), LIMITS, [p.shape for p in prints])
    free = hall().floor.difference(shapely.union_all([p.shape for p in prints]))
    reached = walkable(free)
    met = [
        {i for i, part in enumerate(reached) if part.intersects(p.strip(side, 3000))}
        for p in prints
        for side in floor.sides(p)
    ]
    assert not met or set.intersection(*met)


def test_square_doors_serve() -> None:
    """Tests that a door in every wall is served by an empty floor."""
    doors = (
        door("S", (3000, 0), (6000, 0)),
        door("E", (30_000, 5000), (30_000, 8000)),
        door("N", (3000, 20_000), (6000, 20_000)),
        door("W", (0, 5000), (0, 8000)),
    )
    place = bare(outline=box(0, 0, 30_000, 20_000), openings=doors)
    floor = open_floor_of(place, LIMITS, [])
    assert floor.unserved == ()
    assert blind_pockets(place, LIMITS, floor) == []


@pytest.mark.parametrize(("width", "depth"), [(4000, 7000), (6900, 7900)])
def test_a_short_hall_is_no_dead_end(width: int, depth: int) -> None:
    """Tests that a hall that is one short way as a whole is not told as blind."""
    place = bare(outline=box(0, 0, width, depth))
    floor = open_floor_of(place, LIMITS, [])
    assert not floor.alive.is_empty
    assert blind_pockets(place, LIMITS, floor) == []
