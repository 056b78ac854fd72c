"""Tests of lots: alike requests counted together."""

import pytest

from solver.lot import Lot, Shape, lots_of
from tests.solver.micro import request


def lot(*requests: object) -> Lot:
    """Give the one lot some alike requests make."""
    (found,) = lots_of(requests)  # type: ignore[arg-type]
    return found


def test_alike_requests_make_one_lot() -> None:
    """Tests that requests are told apart by zone, shapes and turn, and by nothing else."""
    requests = [
        request("a"),
        request("b", sides=3, priority=5),
        request("c", zone="y"),
        request("d", 6, 3),
        request("e", turn=False),
    ]
    groups = [[each.key for each in found.requests] for found in lots_of(requests)]
    assert sorted(groups) == [["b", "a"], ["c"], ["d"], ["e"]]
    assert groups[0] == ["d"], "the largest comes first"


def test_the_order_of_requests_does_not_matter() -> None:
    """Tests that lots come out alike whichever way the sheet is sorted."""
    requests = [
        request(key, w, 3, priority=p) for key, w, p in (("a", 3, 1), ("b", 3, 2), ("c", 6, 1))
    ]
    assert lots_of(requests) == lots_of(requests[::-1])
    assert lots_of([]) == ()


def test_figures_of_a_lot() -> None:
    """Tests that a lot counts its wishes for open sides and knows its area."""
    found = lot(
        request("a", 6, 3, sides=1), request("b", 6, 3, sides=3), request("c", 6, 3, sides=2)
    )
    assert (found.area_m2, found.widest_wish) == (18.0, 3)
    assert [found.wanting(sides) for sides in (1, 2, 3, 4)] == [3, 2, 1, 0]


def test_ways_to_lay_a_request() -> None:
    """Tests that a request lies both ways in a block, or as given, in cells rounded up."""
    wide = Shape(3, 1, 7500, 2500)
    upright = Shape(1, 3, 2500, 7500)
    free, fixed = lot(request("a", 7.5, 2.5)), lot(request("a", 7.5, 2.5, turn=False))
    assert free.ways(3000, width_along=True) == (wide,), "three cells across do not fit a band"
    assert free.ways(3000, width_along=False) == (wide,)
    assert fixed.ways(3000, width_along=True) == (wide,)
    assert fixed.ways(3000, width_along=False) == ()
    assert upright.across > 2
    assert set(lot(request("a", 6, 3)).ways(3000, width_along=True)) == {
        Shape(2, 1, 6000, 3000),
        Shape(1, 2, 3000, 6000),
    }


def test_a_ten_foot_stand_needs_one_ten_foot_cell() -> None:
    """Tests that 3.048 m fill one cell of that module, and two of 3 m."""
    found = lot(request("a", 3.048, 3.048))
    assert found.ways(3048, width_along=True) == (Shape(1, 1, 3048, 3048),)
    assert found.ways(3000, width_along=True) == (Shape(2, 2, 3048, 3048),)


@pytest.mark.parametrize(
    ("shapes", "rows"),
    [
        (((6000, 3000),), 1),
        (((6000, 6000),), 2),
        (((12_000, 3000), (6000, 6000)), 1),
        (((4000, 3500),), 2),
        (((9000, 12_000),), 3),
    ],
)
def test_the_rows_a_request_needs(shapes: tuple[tuple[int, int], ...], rows: int) -> None:
    """Tests that a request needs as many rows as its least deep shape, cells rounded up."""
    assert request("a", shapes=shapes).across(3000) == rows


@pytest.mark.parametrize(
    ("shapes", "turn", "cells"),
    [
        (((3000, 3000),), True, 0),
        (((6000, 3000),), True, 1),
        (((6000, 3000),), False, 0),
        (((3000, 6000),), False, 1),
        (((9000, 6000),), True, 3),
        (((12_000, 3000), (6000, 6000)), True, 2),
        (((9000, 12_000),), True, 8),
        (((12_000, 9000),), False, 8),
    ],
)
def test_cells_behind_the_front_of_what_reaches_into_a_band(
    shapes: tuple[tuple[int, int], ...], turn: bool, cells: int
) -> None:
    """Tests that cells behind the front count for what lies two deep, or deeper where it must."""
    assert request("a", shapes=shapes, turn=turn).inner_cells(3000) == cells


def test_requests_of_as_many_members_are_alike() -> None:
    """Tests that a line of two is no lot of one, however alike their shapes are."""
    line = request("a;b", 6, members=(("a", 3000), ("b", 3000)))
    lots = lots_of([request("c", 6), line, request("d", 6)])
    assert sorted(tuple(each.key for each in found.requests) for found in lots) == [
        ("a;b",), ("c", "d"),
    ]  # fmt: skip


def test_every_member_of_a_line_needs_a_front() -> None:
    """Tests that a line along a block needs one open side of it, and one across it both."""
    line = lot(request("a;b", 6, members=(("a", 3000), ("b", 3000))))
    along, across = Shape(2, 1, 6000, 3000), Shape(1, 2, 3000, 6000)
    assert [line.fronts(shape) for shape in (along, across)] == [1, 2]
    one = lot(request("a", 6))
    assert [one.fronts(shape) for shape in (along, across)] == [0, 0]


def test_requests_that_keep_apart_stand_alone() -> None:
    """Tests that an exhibitor with a distance to keep is counted with nobody else."""
    lots = lots_of([request("a", apart=(("x", 9000),)), request("b"), request("c")])
    assert sorted(len(each.requests) for each in lots) == [1, 2]
    assert len({each.key for each in lots}) == 2
