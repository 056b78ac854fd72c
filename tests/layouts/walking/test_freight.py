"""Tests of the freight network: wide enough, from the nearest door, or told."""

import pytest

from layouts.booth import Side
from layouts.floor import Floor
from layouts.walking.freight import deliveries
from tests.layouts.walking.floors import floor, stand
from tests.venue.buildings import box, door, hall
from venue.opening import OpeningType


def with_freight(*booths: object, doors: tuple[int, ...] = (14_000,), **near: object) -> Floor:
    """Make a floor with freight doors in its south wall, 4 m wide, and an exit in the north.

    ``near`` is said of the last door alone.
    """
    freight = [door(f"F{x}", (x, 0), (x + 4000, 0), OpeningType.FREIGHT, 4000) for x in doors]
    openings = (
        *freight[:-1],
        freight[-1].model_copy(update=near),
        door("N", (16_000, 20_000), (14_000, 20_000)),
    )
    place = hall("H", box(0, 0, 30_000, 20_000), openings=openings)
    return Floor(place, booths, (), 3000)  # type: ignore[arg-type]


def test_a_stand_is_reached_from_the_nearest_freight_door() -> None:
    """Tests that the door and the length are those of the shortest way that is wide enough."""
    here = with_freight(stand("b", 22_000, 9000, sides=(Side.SOUTH,)), doors=(2000, 21_000))
    (found,) = deliveries([here], {"b": 0.0})
    assert found.door == "F21000"
    assert found.length_m == pytest.approx(9 - 2 * 1.25, abs=0.05)


@pytest.mark.parametrize(("gap", "reached"), [(2500, True), (2400, False)])
def test_a_way_is_as_wide_as_a_fork_lift(gap: int, reached: bool) -> None:
    """Tests that an aisle of 2.5 m lets freight through, and one that is narrower does not."""
    wall = (stand("w", 0, 6000, 14_000, 2000), stand("e", 14_000 + gap, 6000, 16_000 - gap, 2000))
    here = with_freight(*wall, stand("b", 12_000, 14_000, sides=(Side.SOUTH,)))
    (found,) = deliveries([here], {"b": 0.0})
    assert (found.walk is not None) is reached
    assert (found.length_m is not None) is reached


def test_without_a_freight_door_nobody_is_reached() -> None:
    """Tests that doors for people bring no freight, and only those asked for are told."""
    (found,) = deliveries([floor(stand("b", 9000, 9000), stand("c", 20_000, 9000))], {"b": 0.0})
    assert (found.booth, found.door, found.walk) == ("b", "", None)


@pytest.mark.parametrize(
    ("near", "load", "taken"),
    [
        ({"clear_height_mm": 2500}, 0.0, "F21000"),
        ({"clear_height_mm": 2499}, 0.0, "F2000"),
        ({"load_kn_m2": 20.0}, 20.0, "F21000"),
        ({"load_kn_m2": 20.0}, 20.1, "F2000"),
        ({"load_kn_m2": 20.0}, 0.0, "F21000"),
        ({}, 99.0, "F21000"),
    ],
)
def test_goods_come_by_the_nearest_door_that_admits_them(
    near: dict[str, object], load: float, taken: str
) -> None:
    """Tests that a door too low or too weak is passed over for one farther away."""
    here = with_freight(stand("b", 22_000, 9000, sides=(Side.SOUTH,)), doors=(2000, 21_000), **near)
    (found,) = deliveries([here], {"b": load})
    assert found.door == taken
    assert found.walk is not None


def test_a_stand_too_heavy_for_every_door_is_not_reached() -> None:
    """Tests that the weight of one stand does not keep another one out."""
    here = with_freight(stand("b", 9000, 9000), stand("c", 20_000, 9000), load_kn_m2=10.0)
    heavy, light = deliveries([here], {"b": 12.0, "c": 0.0})
    assert (heavy.walk, heavy.door) == (None, "")
    assert light.door == "F14000"
