"""Tests of the first answer to a cover against a checker that marks squares on a sheet of paper."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.cover import Taken
from solver.greedy import greedy
from solver.lot import Lot, Shape, lots_of
from solver.skeleton import Skeleton
from solver.spots import Spot
from tests.solver.micro import block, mask, request, skeleton

Choices = list[tuple[Lot, list[Spot]]]
Square = tuple[int, int, int]

CELL = Shape(1, 1, 3000, 3000)
PAIR = Shape(2, 1, 6000, 3000)


def squares(spot: Spot) -> list[Square]:
    """List the squares a spot stands on: block, row, column."""
    shape = spot.shape
    return [
        (spot.block, spot.row + row, spot.column + column)
        for row in range(shape.across)
        for column in range(shape.along)
        if (row, column) != shape.notch
    ]


def fits(laid: Skeleton, taken: Sequence[Taken]) -> bool:
    """Tell whether all stand on usable squares of their own, and no one stands in a gap."""
    stood = [square for each in taken for square in squares(each.spot)]
    empty = {(each.spot.block, column) for each in taken for column in each.spot.gaps}
    return (
        len(set(stood)) == len(stood)
        and not any((number, column) in empty for number, _, column in stood)
        and all(laid.blocks[number].usable[row, column] for number, row, column in stood)
    )


def demand(taken: Sequence[Taken]) -> Counter[tuple[object, ...]]:
    """Count the spots each lot has."""
    return Counter(each.lot.key for each in taken)


@st.composite
def spots(draw: st.DrawFn, laid: Skeleton, shapes: Sequence[Shape]) -> list[Spot]:
    """Draw places for some shapes anywhere in the blocks, some of them with gaps beside them."""
    found = []
    for _ in range(draw(st.integers(0, 10))):
        number = draw(st.integers(0, len(laid.blocks) - 1))
        rows, columns = laid.blocks[number].usable.shape
        shape = draw(st.sampled_from(shapes))
        if shape.across > rows or shape.along > columns:
            continue
        row = draw(st.integers(0, rows - shape.across))
        column = draw(st.integers(0, columns - shape.along))
        ends = [c for c in (column - 1, column + shape.along) if 0 <= c < columns]
        gap = draw(st.sets(st.sampled_from(ends))) if ends and shape.notch is None else set()
        sides, home = draw(st.integers(1, 4)), draw(st.booleans())
        found.append(Spot(number, row, column, shape, sides, tuple(sorted(gap)), home))
    return list(dict.fromkeys(found))


@st.composite
def problems(draw: st.DrawFn, *, notches: bool) -> tuple[Skeleton, Choices]:
    """Draw two blocks and up to four lots of one or two cells, and of three in an L."""
    laid = skeleton([block(3, 3, 2, draw(st.integers(2, 6))), block(3, 12, 1, 3)])
    choices: Choices = []
    for number in range(draw(st.integers(1, 4))):
        along = draw(st.integers(1, 2))
        asked = [
            request(f"{number}-{i}", 3 * along, zone=f"z{number}", sides=draw(st.integers(1, 4)))
            for i in range(draw(st.integers(1, 4)))
        ]
        shapes = [Shape(along, 1, 3000 * along, 3000), Shape(1, along, 3000, 3000 * along)]
        if notches:
            corner = (draw(st.integers(0, 1)), draw(st.integers(0, 1)))
            shapes.append(Shape(2, 2, 6000, 6000, corner))
        (lot,) = lots_of(asked)
        choices.append((lot, draw(spots(laid, shapes))))
    return laid, choices


@given(problems(notches=True))
def test_what_is_taken_fits_together(problem: tuple[Skeleton, Choices]) -> None:
    """Tests that no two spots share a cell, gaps stay empty, and no lot gets more than it asks."""
    laid, choices = problem
    taken = greedy(laid, choices)
    offered = {(lot.key, spot) for lot, mine in choices for spot in mine}
    asked = {lot.key: len(lot.requests) for lot, _ in choices}
    assert fits(laid, taken)
    assert all((each.lot.key, each.spot) in offered for each in taken)
    assert all(count <= asked[key] for key, count in demand(taken).items())


@given(problems(notches=False))
def test_nothing_that_still_fits_is_left(problem: tuple[Skeleton, Choices]) -> None:
    """Tests that no lot that wants more has a spot left that fits beside all that is taken."""
    laid, choices = problem
    taken = greedy(laid, choices)
    for lot, mine in choices:
        if demand(taken)[lot.key] < len(lot.requests):
            assert not any(fits(laid, [*taken, Taken(lot, spot)]) for spot in mine)


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=6),
    st.lists(st.integers(1, 4), min_size=1, max_size=8),
)
def test_wishes_for_sides_are_served_first(wishes: list[int], open_: list[int]) -> None:
    """Tests that of plain cells as many have the sides wanted as there are cells that have them."""
    laid = skeleton([block(3, 3, 1, len(open_))])
    (lot,) = lots_of([request(f"e{i}", sides=sides) for i, sides in enumerate(wishes)])
    cells = [Spot(0, 0, column, CELL, sides) for column, sides in enumerate(open_)]
    taken = greedy(laid, [(lot, cells)])
    assert len(taken) == min(len(wishes), len(open_))
    for sides in (1, 2, 3, 4):
        good = sum(each.spot.sides >= sides for each in taken)
        wanted = sum(wish >= sides for wish in wishes)
        assert good >= min(wanted, sum(each >= sides for each in open_))


def test_corners_are_left_to_those_who_ask() -> None:
    """Tests that those without a wish stand in the middle, and the corner stays for the last."""
    laid = skeleton([block(3, 3, 1, 3)])
    (lot,) = lots_of([request("plain"), request("wish", sides=2)])
    cells = [Spot(0, 0, column, CELL, 2 if column != 1 else 1) for column in range(3)]
    assert [each.spot.column for each in greedy(laid, [(lot, cells)])] == [0, 1]


def test_home_comes_before_other_zones() -> None:
    """Tests that a spot in the lot's own zone is taken before one with the same sides outside."""
    laid = skeleton([block(3, 3, 1, 2)])
    (lot,) = lots_of([request("a")])
    cells = [Spot(0, 0, 0, CELL, 1, away=1), Spot(0, 0, 1, CELL, 2)]
    assert [each.spot.column for each in greedy(laid, [(lot, cells)])] == [1]


@pytest.mark.parametrize("order", [1, -1])
def test_large_lots_come_first(order: int) -> None:
    """Tests that the larger stand is placed before smaller ones, in whatever order they come."""
    laid = skeleton([block(3, 3, 1, 2)])
    (large,), (small,) = lots_of([request("l", 6)]), lots_of([request("s"), request("t")])
    choices = [
        (large, [Spot(0, 0, 0, PAIR, 1)]),
        (small, [Spot(0, 0, column, CELL, 1) for column in range(2)]),
    ][::order]
    assert [each.lot for each in greedy(laid, choices)] == [large]


def test_gaps_may_be_shared_and_nobody_stands_in_them() -> None:
    """Tests that two islands share the gap between them, and a small stand does not get it."""
    laid = skeleton([block(3, 3, 1, 5)])
    (islands,) = lots_of([request("i", 6, sides=3), request("j", 6, sides=3)])
    (small,) = lots_of([request("s")])
    sides = [Spot(0, 0, 0, PAIR, 3, (2,)), Spot(0, 0, 3, PAIR, 3, (2,))]
    taken = greedy(laid, [(islands, sides), (small, [Spot(0, 0, 2, CELL, 1)])])
    assert [each.spot for each in taken] == sides


def test_no_gap_where_somebody_stands() -> None:
    """Tests that a spot whose gap would lie under a stand is not taken."""
    laid = skeleton([block(3, 3, 1, 4)])
    (large,) = lots_of([request("l", 6)])
    (small,) = lots_of([request("s", sides=3)])
    choices = [
        (large, [Spot(0, 0, 0, PAIR, 1)]),
        (small, [Spot(0, 0, 2, CELL, 3, (1,)), Spot(0, 0, 3, CELL, 2)]),
    ]
    assert [each.spot.column for each in greedy(laid, choices)] == [0, 3]


def test_unusable_cells_are_nobodys() -> None:
    """Tests that a spot on a cell out of use is not taken, but for the cell of its notch."""
    laid = skeleton([block(3, 3, 2, 2, usable=mask("#.", "##"))])
    (lot,) = lots_of([request("a", 9)])
    ells = [Spot(0, 0, 0, Shape(2, 2, 6000, 6000, corner), 1) for corner in ((0, 0), (0, 1))]
    assert [each.spot for each in greedy(laid, [(lot, ells)])] == [ells[1]]


def test_nothing_asked_nothing_taken() -> None:
    """Tests that no lots, or lots without spots, take nothing."""
    laid = skeleton([block(3, 3, 1, 2)])
    (lot,) = lots_of([request("a")])
    assert greedy(laid, []) == greedy(laid, [(lot, [])]) == []
