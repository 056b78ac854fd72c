"""Tests of the places people step up to, and come in by."""

import pytest

from layouts.booth import Booth, Side
from layouts.walking.access import booth_access, opening_access
from layouts.walking.network import walking_network
from layouts.walking.region import CLEARANCE_MM, Region
from tests.layouts.walking.floors import floor, stand
from tests.venue.buildings import door


def access(*booths: Booth, **more: object) -> tuple[float, float] | None:
    """Give the place before the first of some booths."""
    here = floor(*booths, **more)  # type: ignore[arg-type]
    region = Region.of(here)
    return booth_access(here.booths[:1], region, CLEARANCE_MM)[0]


def test_people_stop_before_the_middle_of_the_longest_open_side() -> None:
    """Tests that of the open sides the longest counts, the clearance off its middle."""
    wide = stand("b", 9000, 9000, 6000, 3000, (Side.EAST, Side.NORTH))
    assert access(wide) == (12_000, 12_400)


@pytest.mark.parametrize("taken", [1000, 1500])
def test_they_slide_along_what_is_taken(taken: int) -> None:
    """Tests that where the middle is taken the nearest free place of the side counts."""
    one = stand("b", 9000, 9000, 6000, 3000, (Side.NORTH,))
    other = stand("o", 10_500, 12_000, 600 + taken, 3000)
    at = access(one, other)
    assert at is not None
    assert at == pytest.approx((10_500 + 600 + taken + CLEARANCE_MM, 12_400), abs=0.1)


def test_a_side_that_is_all_taken_gives_way_to_the_next() -> None:
    """Tests that a booth with another open side is stepped up to there."""
    one = stand("b", 9000, 9000, 6000, 3000, (Side.NORTH, Side.EAST))
    other = stand("o", 8000, 12_000, 8000, 3000)
    assert access(one, other) == pytest.approx((15_400, 10_500), abs=0.1)
    assert access(one.model_copy(update={"open_edges": (Side.NORTH,)}), other) is None
    assert access(one.model_copy(update={"open_edges": ()})) is None


def test_openings_are_stepped_in_by_before_their_middle() -> None:
    """Tests that people come in the clearance off the middle of a door, or beside what stands."""
    empty = floor()
    region = Region.of(empty)
    assert opening_access(empty.hall.openings[0], region, CLEARANCE_MM) == pytest.approx(
        (15_000, CLEARANCE_MM), abs=1e-6
    )
    beside = floor(stand("b", 14_000, 0, 1500, 3000))
    at = opening_access(beside.hall.openings[0], Region.of(beside), CLEARANCE_MM)
    assert at == pytest.approx((15_900, 400), abs=0.1)


def test_a_door_behind_a_wall_of_booths_lets_nobody_in() -> None:
    """Tests that a door whose whole width is taken has no place, and the network says so."""
    closed = floor(stand("b", 12_000, 0, 6000, 3000))
    region = Region.of(closed)
    assert opening_access(closed.hall.openings[0], region, CLEARANCE_MM) is None
    assert [leaf.id for leaf in walking_network([closed]).unserved] == ["S"]
    thin = door("thin", (20_000, 0), (20_001, 0))
    assert opening_access(thin, region, CLEARANCE_MM) is not None
