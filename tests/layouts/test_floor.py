"""Tests of the free floor: widths, reach and open sides."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth, Side
from layouts.floor import Floor
from layouts.layout import Layout
from tests.layouts.rows import CELL, hall, rows
from tests.layouts.turning import Turning
from tests.strategies import turnings
from venue.errors import FaultError
from venue.opening import OpeningType

ROOM = hall(30_000, 20_000)


def booth(x: int, y: int, width: int = CELL, depth: int = CELL, name: str = "a") -> Booth:
    """Make a booth in the room."""
    return Booth(id=name, hall="H", x_mm=x, y_mm=y, width_mm=width, depth_mm=depth)


def floor(*booths: Booth, turning: Turning | None = None) -> Floor:
    """Put booths into the room."""
    move = turning or Turning()
    return Floor.of(move.hall(ROOM), move.layout(Layout(booths=booths)), 3000)


@given(turnings(), st.integers(2_900, 3_100))
def test_an_aisle_is_passable_from_its_width_on(turning: Turning, gap: int) -> None:
    """Tests that two booths leave an aisle between them when the gap is as wide, in any frame."""
    wall = (booth(0, 8_000, 13_000, name="a"), booth(13_000 + gap, 8_000, 17_000 - gap, name="b"))
    parts = len(floor(*wall, turning=turning).aisles)
    if gap >= 3_000:
        assert parts == 1
    if gap <= 2_990:
        assert parts == 2


@given(turnings(), st.integers(0, 6_000))
def test_a_side_is_open_before_an_aisle(turning: Turning, gap: int) -> None:
    """Tests that a side is open from an aisle's depth on, and that a neighbour closes it."""
    place = floor(booth(9_000, 9_000), booth(12_000 + gap, 9_000, name="b"), turning=turning)
    open_ = place.open_sides(place.booths[0])
    if gap >= 3_000:
        assert len(open_) == 4
    if gap <= 2_990:
        assert set(open_) == {Side.NORTH, Side.WEST, Side.SOUTH}


def test_half_a_side_is_not_open() -> None:
    """Tests that the whole length of a side must border the aisle."""
    place = floor(booth(9_000, 9_000, 6_000), booth(14_900, 13_500, name="b"))
    assert Side.NORTH not in place.open_sides(place.booths[0])
    assert Side.SOUTH in place.open_sides(place.booths[0])


def test_a_gap_to_the_wall_is_no_aisle() -> None:
    """Tests that 1.5 m behind a booth do not open its back."""
    place = floor(booth(10_000, 1_500))
    assert Side.SOUTH not in place.open_sides(place.booths[0])
    gap = place.gap(place.booths[0], Side.SOUTH)
    assert gap is not None
    assert gap.depth_mm == pytest.approx(1_500)


def test_floor_that_no_door_reaches_opens_nothing() -> None:
    """Tests that a yard fenced in by booths is free, yet opens no side of theirs."""
    fence = (
        booth(8_000, 5_000, 14_000, 1_000, "low"),
        booth(8_000, 12_000, 14_000, 1_000, "high"),
        booth(8_000, 6_000, 1_000, 6_000, "left"),
        booth(21_000, 6_000, 1_000, 6_000, "right"),
    )
    place = floor(*fence)
    assert len(place.aisles) == 2
    assert len(place.reached) == 1
    assert place.free_sides[2].tolist() == [False, True, False, True]
    assert place.open_sides(place.booths[2]) == (Side.WEST,)


def test_a_side_between_neighbours_is_closed_right_away() -> None:
    """Tests that a flush neighbour leaves a gap of nothing, and a free side none to measure."""
    place = floor(booth(9_000, 9_000), booth(12_000, 9_000, name="b"))
    gap = place.gap(place.booths[0], Side.EAST)
    assert gap is not None
    assert gap.closed
    assert place.gap(place.booths[0], Side.WEST) is None


def test_the_gap_is_measured_where_it_is_narrowest() -> None:
    """Tests that a booth that reaches 0.3 m into an aisle leaves 2.7 m, at its own face."""
    place = floor(booth(9_000, 3_000, 9_000), booth(12_000, 8_700, name="b"))
    gap = place.gap(place.booths[0], Side.NORTH)
    assert gap is not None
    assert gap.depth_mm == pytest.approx(2_700)
    assert gap.at[1] == pytest.approx(8_700)


def test_free_floor_and_stands_make_up_the_hall() -> None:
    """Tests that free floor plus what stands on it is the hall's area."""
    place = floor(*rows(ROOM, cells=3).booths)
    stands = float(shapely.area(place.booth_shapes).sum()) / 1e6
    assert place.free_m2 + stands == pytest.approx(ROOM.gross_m2)


def test_a_hall_without_doors_still_has_open_sides() -> None:
    """Tests that a missing door does not close every booth: it is a fault of its own."""
    place = Floor.of(
        ROOM.model_copy(update={"openings": ()}), Layout(booths=(booth(9_000, 9_000),)), 3000
    )
    assert len(place.open_sides(place.booths[0])) == 4


def test_a_full_hall_has_no_aisles() -> None:
    """Tests that a hall filled by one stand has neither aisles nor open sides."""
    room = ROOM.model_copy(update={"openings": ()})
    place = Floor.of(room, Layout(booths=(booth(0, 0, 30_000, 20_000),)), 3000)
    assert len(place.reached) == 0
    assert place.open_sides(place.booths[0]) == ()


def test_freight_doors_lead_nobody_in() -> None:
    """Tests that floor which only a freight door touches is not reached."""
    freight = ROOM.openings[0].model_copy(update={"type": OpeningType.FREIGHT})
    wall = booth(0, 6_000, 30_000, 1_000)
    doors = (freight, *ROOM.openings[2:3])
    place = Floor.of(ROOM.model_copy(update={"openings": doors}), Layout(booths=(wall,)), 3000)
    assert place.open_sides(wall) == (Side.NORTH,)


def test_an_outline_that_crosses_itself_is_our_own_error() -> None:
    """Tests that GEOS does not raise its own error out of a broken outline."""
    bow = ((0, 0), (30_000, 20_000), (30_000, 0), (0, 20_000))
    room = ROOM.model_copy(update={"outline": bow, "openings": ()})
    with pytest.raises(FaultError, match="hall H"):
        _ = Floor.of(room, Layout(booths=(booth(9_000, 9_000),)), 3000).free
