"""Tests of what a hall can hold, against every place of a grid."""

from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.fitting import EmptyHall, places_of
from tests.layouts.turning import Turning
from tests.solver.micro import LIMITS, bare, hall
from tests.venue.buildings import OURS, box, column
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.utility import Utility


def grid_holds(place: Hall, width: int, depth: int, *, island: bool, turn: bool) -> bool:
    """Try every place of half a metre, with the distances of the rules."""
    solid = shapely.union_all(place.solids)
    free = place.floor.difference(solid).buffer(0.5, join_style="mitre")
    for w, d in {(width, depth), (depth, width) if turn else (width, depth)}:
        for x in range(0, 30_000, 500):
            for y in range(0, 20_000, 500):
                shape = shapely.box(x, y, x + w, y + d)
                if (
                    not place.floor.covers(shape)
                    or place.floor.exterior.distance(shape) < 1500
                    or shape.intersection(solid).area > 1
                ):
                    continue
                strips = [
                    shapely.box(x, y - 3000, x + w, y),
                    shapely.box(x, y + d, x + w, y + d + 3000),
                    shapely.box(x - 3000, y, x, y + d),
                    shapely.box(x + w, y, x + w + 3000, y + d),
                ]
                served = [free.covers(strip) for strip in strips]
                if all(served) if island else any(served):
                    return True
    return False


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_against_a_grid(data: st.DataObject) -> None:
    """Tests on the half metre that a stand fits where the grid has a place, and nowhere else."""
    columns = tuple(
        column(f"k{i}", 500 * data.draw(st.integers(0, 56)), 500 * data.draw(st.integers(0, 36)),
               1000)
        for i in range(data.draw(st.integers(0, 3)))
    )  # fmt: skip
    width, depth = (500 * data.draw(st.integers(6, 40)) for _ in range(2))
    island, turn = data.draw(st.booleans()), data.draw(st.booleans())
    place = bare(obstacles=columns)
    holds = EmptyHall(place, LIMITS).holds(width, depth, island=island, turn=turn)
    assert holds == grid_holds(place, width, depth, island=island, turn=turn)


@pytest.mark.parametrize("turn", [0.0, 23.0, -70.0])
def test_what_fits_exactly_fits(turn: float) -> None:
    """Tests at the millimetre, in halls that lie askew as well."""
    place = Turning(turn).hall(bare()) if turn else bare()
    empty = EmptyHall(place, LIMITS)
    slack = 3 if turn else 0
    assert empty.holds(24_000 - slack, 14_000 - slack, island=True)
    assert not empty.holds(24_000, 14_006, island=True)
    assert empty.holds(27_000 - slack, 15_500 - slack, island=False)
    assert not empty.holds(27_000, 15_506, island=False)


@pytest.mark.parametrize(
    "more",
    [
        {"keep_clear": (KeepClear(id="k", ring=box(9000, 0, 3000, 20_000), source=OURS),)},
        {"obstacles": (column("k", 10_000, 10_000),)},
        {"utilities": (Utility(id="h", kind="hydrant", ring=box(12_000, 9000, 500, 500),
                               source=OURS),)},
    ],
)  # fmt: skip
def test_what_stands_in_the_way(more: dict[str, Any]) -> None:
    """Tests that keep-clear areas, columns and fixtures take floor from stands."""
    assert EmptyHall(bare(), LIMITS).holds(27_000, 12_000, island=False)
    assert not EmptyHall(bare(**more), LIMITS).holds(27_000, 12_000, island=False)


def test_the_floor_before_doors_is_no_stand() -> None:
    """Tests that strips of four metres before two doors leave twelve metres between them."""
    assert EmptyHall(hall(), LIMITS).holds(27_000, 12_000, island=True, turn=False) is False
    assert EmptyHall(hall(), LIMITS).holds(24_000, 12_000, island=True, turn=False)
    assert not EmptyHall(hall(), LIMITS).holds(24_000, 12_100, island=True, turn=False)


def test_the_largest_of_a_kind() -> None:
    """Tests that both sides are cut alike to what fits, and drawn out again where there is room."""
    empty = EmptyHall(bare(), LIMITS)
    assert empty.largest_like(40_000, 12_000, island=True) == (24_000, 12_000)
    assert empty.largest_like(12_000, 40_000, island=True) == (12_000, 24_000)
    assert empty.largest_like(30_000, 30_000, island=True, turn=False) == (24_000, 14_000)
    assert EmptyHall(bare(2, 2), LIMITS).largest_like(9000, 9000, island=False) is None


def test_clear_floor_goes_up_to_the_walls() -> None:
    """Tests that an area may stand against the walls, either way round."""
    assert EmptyHall(bare(), LIMITS).has_floor(20_000, 30_000)
    assert not EmptyHall(bare(), LIMITS).has_floor(20_100, 30_000)


def test_no_region_has_no_places() -> None:
    """Tests that nothing fits nowhere."""
    assert places_of(shapely.Polygon(), (0, 0, 1, 1)).is_empty
