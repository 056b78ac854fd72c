"""Tests of the cover against every choice of spots there is, on blocks of a few cells."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.cover import AWAY, MISSING_SIDE, PLACED, Effort, Taken, cover
from solver.ground import Rect
from solver.lot import Lot, Request, Shape, lots_of
from solver.skeleton import Skeleton
from solver.spots import Spot, edges_of, open_floor, spots_for
from tests.solver.micro import EFFORT, bare, block, ground, request, skeleton

Choices = list[tuple[Lot, list[Spot]]]
Cell = tuple[int, int, int]


def cells(spot: Spot) -> set[Cell]:
    """List the cells a spot stands on."""
    rows = range(spot.row, spot.row + spot.shape.across)
    columns = range(spot.column, spot.column + spot.shape.along)
    return {(spot.block, row, column) for row, column in product(rows, columns)}


def gaps(laid: Skeleton, spot: Spot) -> set[Cell]:
    """List the cells of the gaps a spot owns."""
    rows = range(laid.blocks[spot.block].rows)
    return {(spot.block, row, column) for row, column in product(rows, spot.gaps)}


def fits(laid: Skeleton, taken: Sequence[Taken]) -> bool:
    """Tell whether no cell is stood on twice, and no gap is stood on; gaps may be shared."""
    stood: set[Cell] = set()
    for each in taken:
        mine = cells(each.spot)
        if mine & stood:
            return False
        stood |= mine
    empty = set().union(*(gaps(laid, each.spot) for each in taken))
    counts = [sum(t.lot is each.lot for t in taken) <= len(each.lot.requests) for each in taken]
    return not stood & empty and all(counts)


def worth(choices: Choices, taken: Sequence[Taken]) -> int:
    """Add up what a choice is worth: area by priority, less wishes missed and zones left."""
    distinct = sorted({r.priority for lot, _ in choices for r in lot.requests})
    total = 0
    for lot, spots in choices:
        if not spots:
            continue
        mine = [each.spot for each in taken if each.lot is lot]
        area = max(1, round(lot.area_m2 * 10))
        ranks = sorted((distinct.index(r.priority) for r in lot.requests), reverse=True)
        total += sum(PLACED * area * 3**rank for rank in ranks[: len(mine)])
        total -= AWAY * area * sum(spot.away for spot in mine)
        for sides in (2, 3, 4):
            good = sum(spot.sides >= sides for spot in mine)
            wanting = sum(r.sides >= sides for r in lot.requests)
            total -= MISSING_SIDE * area * max(0, wanting - good)
    return total


def all_choices(laid: Skeleton, choices: Choices) -> Iterator[list[Taken]]:
    """List every choice of spots that fits."""
    options = [Taken(lot, spot) for lot, spots in choices for spot in spots]

    def longer(taken: list[Taken], start: int) -> Iterator[list[Taken]]:
        yield taken
        for index in range(start, len(options)):
            more = [*taken, options[index]]
            if fits(laid, more):
                yield from longer(more, index + 1)

    yield from longer([], 0)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Skeleton, Choices]:
    """Draw a block of two rows and up to three lots with a few spots each."""
    columns = draw(st.integers(2, 4))
    laid = skeleton([block(3, 3, 2, columns)])
    choices: Choices = []
    for number in range(draw(st.integers(1, 3))):
        along = draw(st.integers(1, 2))
        asked = [
            request(f"{number}{i}", 3 * along, 3, zone=f"z{number}",
                    sides=draw(st.integers(1, 4)), priority=draw(st.integers(0, 2)))
            for i in range(draw(st.integers(1, 3)))
        ]  # fmt: skip
        (lot,) = lots_of(asked)
        shape = Shape(along, 1, 3000 * along, 3000)
        places = draw(
            st.sets(st.tuples(st.integers(0, 1), st.integers(0, columns - along)), max_size=4)
        )
        spots = []
        for row, column in sorted(places):
            others = [c for c in range(columns) if not column <= c < column + along]
            gap = draw(st.sampled_from([(), *((c,) for c in others)]))
            sides, away = draw(st.integers(1, 4)), draw(st.integers(0, 4))
            spots.append(Spot(0, row, column, shape, sides, gap, away))
        choices.append((lot, spots))
    return laid, choices


@settings(max_examples=60)
@given(problems())
def test_no_choice_is_worth_more(problem: tuple[Skeleton, Choices]) -> None:
    """Tests that a cover fits, is proved, and is worth as much as the best choice there is."""
    laid, choices = problem
    found = cover(laid, choices, EFFORT)
    assert found.proved
    assert fits(laid, found.taken)
    best = max(worth(choices, each) for each in all_choices(laid, choices))
    assert worth(choices, found.taken) == best


def row_of(count: int, **more: object) -> tuple[Lot, list[Spot]]:
    """Give a lot of requests with every cell of a single row of four as a spot."""
    (lot,) = lots_of([request(f"e{i}", **more) for i in range(count)])  # type: ignore[arg-type]
    return lot, [Spot(0, 0, c, Shape(1, 1, 3000, 3000), 1) for c in range(4)]


def test_higher_priorities_come_first() -> None:
    """Tests that a larger stand gives way to a smaller one that is served first."""
    laid = skeleton([block(3, 3, 1, 2)])
    (large,) = lots_of([request("large", 6, 3)])
    (small,) = lots_of([request("small", priority=2)])
    choices = [
        (large, [Spot(0, 0, 0, Shape(2, 1, 6000, 3000), 1)]),
        (small, [Spot(0, 0, 1, Shape(1, 1, 3000, 3000), 1)]),
    ]
    assert [each.lot for each in cover(laid, choices, EFFORT).taken] == [small]


def test_priorities_without_end_stay_exact() -> None:
    """Tests that twenty distinct priorities are still counted in whole numbers."""
    laid = skeleton([block(3, 3, 1, 4)])
    (lot,) = lots_of([request(f"e{i}", priority=i) for i in range(20)])
    spots = row_of(1)[1]
    assert len(cover(laid, [(lot, spots)], EFFORT).taken) == 4


def test_a_known_answer_is_a_start() -> None:
    """Tests that an answer given as a hint is kept where it is best."""
    laid = skeleton([block(3, 3, 1, 4)])
    lot, spots = row_of(4)
    known = [Taken(lot, spot) for spot in spots]
    found = cover(laid, [(lot, spots)], EFFORT, known)
    assert (set(found.taken), found.proved) == (set(known), True)


def test_no_time_is_no_answer() -> None:
    """Tests that a model without any time gives nothing, and does not claim a proof."""
    laid = skeleton([block(3, 3, 1, 4)])
    found = cover(laid, [row_of(3)], Effort(0.0, 1, 0, deterministic=True))
    assert (found.taken, found.proved) == ((), False)


@pytest.mark.parametrize("deterministic", [True, False])
def test_wall_time_and_deterministic_time(deterministic: bool) -> None:
    """Tests that both ways to limit a model give an answer."""
    laid = skeleton([block(3, 3, 1, 4)])
    effort = Effort(30.0, 2, 7, deterministic=deterministic)
    assert len(cover(laid, [row_of(3)], effort).taken) == 3


def test_a_lot_without_spots_is_left_out() -> None:
    """Tests that a lot that fits nowhere takes nothing and stops nobody."""
    laid = skeleton([block(3, 3, 1, 4)])
    (large,) = lots_of([request("large", 30, 3)])
    found = cover(laid, [(large, []), row_of(2)], EFFORT)
    assert [each.lot.area_m2 for each in found.taken] == [9.0, 9.0]
    assert cover(laid, [], EFFORT).taken == ()


def test_a_full_hall_of_alike_stands_is_proved() -> None:
    """Tests that two zones with more stands than cells are proved at once, not only solved."""
    laid = skeleton([block(3, 3, 1, 25)])
    choices = []
    for zone, home in (("y", range(12)), ("z", range(12, 25))):
        (lot,) = lots_of([request(f"{zone}{i}", zone=zone) for i in range(20)])
        shape = Shape(1, 1, 3000, 3000)
        choices.append((lot, [Spot(0, 0, c, shape, 1, away=int(c not in home)) for c in range(25)]))
    known = [Taken(lot, spot) for lot, spots in choices for spot in spots if not spot.away]
    found = cover(laid, choices, Effort(0.1, 1, 0, deterministic=True), known)
    assert found.proved
    assert not any(taken.spot.away for taken in found.taken)
    assert len(found.taken) == 25


def in_a_deep_block(rows: int, *asked: Request) -> tuple[Skeleton, tuple[Taken, ...]]:
    """Cover a block of some rows and six columns with an aisle all around."""
    laid = skeleton([block(6, 6, rows, 6)], ground(bare(40, 40)))
    free = open_floor(laid, [])
    edges = [edges_of(each, free, laid.ground.aisle) for each in laid.blocks]
    home = [np.zeros(6, dtype=np.int64)]
    lots = lots_of(asked)
    choices = [
        (lot, spots_for(lot, laid, edges, home, gap_columns=1, own_zone=True)) for lot in lots
    ]
    found = cover(laid, choices, EFFORT)
    assert found.proved
    assert fits(laid, found.taken)
    return laid, found.taken


def sides_on_the_aisle(spot: Spot, rows: int, first: int, last: int) -> set[str]:
    """List the sides of a part of a spot's columns and rows that lie on the block's outline."""
    low, high = spot.row, spot.row + spot.shape.across - 1
    return {
        side
        for side, there in (
            ("front", low == 0),
            ("back", high == rows - 1),
            ("left", first == 0),
            ("right", last == 5),
        )
        if there
    }


@pytest.mark.parametrize(("rows", "most"), [(1, 6), (2, 12), (3, 12), (4, 12)])
def test_single_cells_stand_in_the_outer_rows_of_a_deep_block(rows: int, most: int) -> None:
    """Tests that stands of one cell take all cells that look onto an aisle along the block."""
    _, taken = in_a_deep_block(rows, *(request(f"e{i}") for i in range(30)))
    assert len(taken) == most
    for each in taken:
        assert sides_on_the_aisle(each.spot, rows, each.spot.column, each.spot.column)


@pytest.mark.parametrize(("rows", "cells"), [(3, 18), (4, 24)])
def test_stands_two_cells_deep_fill_a_deep_block(rows: int, cells: int) -> None:
    """Tests that stands of two cells reach over the inner rows, and leave no cell."""
    asked = [request(f"d{i}", 6, 3) for i in range(12)] + [request(f"e{i}") for i in range(12)]
    _, taken = in_a_deep_block(rows, *asked)
    assert sum(len(list(each.spot.cells)) for each in taken) == cells
    for each in taken:
        spot = each.spot
        last = spot.column + spot.shape.along - 1
        assert sides_on_the_aisle(spot, rows, spot.column, last)


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
@pytest.mark.parametrize("widths", [(3000, 3000), (3000, 6000)])
def test_every_member_of_a_line_looks_onto_an_aisle(rows: int, widths: tuple[int, int]) -> None:
    """Tests that in a block of any depth each one of a line has a front of its own."""
    lines = [
        request(f"a{i};b{i}", sum(widths) / 1000,
                members=((f"a{i}", widths[0]), (f"b{i}", widths[1])))
        for i in range(12)
    ]  # fmt: skip
    _, taken = in_a_deep_block(rows, *lines)
    assert taken
    for each in taken:
        spot = each.spot
        if spot.shape.along > 1:
            assert sides_on_the_aisle(spot, rows, 1, 1) & {"front", "back"}
        else:
            # One stands behind the other: the first at the front, the last at the back.
            assert sides_on_the_aisle(spot, rows, 1, 1) == {"front", "back"}


def alone(key: str, *apart: tuple[str, int]) -> tuple[Lot, list[Spot]]:
    """Give a request that keeps apart from some others, with a row of six cells as its spots."""
    (lot,) = lots_of([request(key, apart=apart)])
    return lot, [Spot(0, 0, c, Shape(1, 1, 3000, 3000), 1) for c in range(6)]


def columns_of(taken: Sequence[Taken]) -> dict[str, int]:
    """Give the column of every lot's first request."""
    return {each.lot.requests[0].key: each.spot.column for each in taken}


@pytest.mark.parametrize(("distance", "least"), [(3000, 2), (9000, 4), (12_000, 5)])
def test_pairs_keep_apart(distance: int, least: int) -> None:
    """Tests that two that want distance get it, measured from edge to edge."""
    laid = skeleton([block(3, 3, 1, 6)])
    choices = [alone("a", ("b", distance)), alone("b", ("a", distance))]
    found = columns_of(cover(laid, choices, EFFORT).taken)
    assert abs(found["a"] - found["b"]) >= least


def test_both_stand_where_no_distance_is_enough() -> None:
    """Tests that a distance the floor has not got leaves nobody out."""
    laid = skeleton([block(3, 3, 1, 6)])
    choices = [alone("a", ("b", 90_000)), alone("b", ("a", 90_000))]
    assert len(cover(laid, choices, EFFORT).taken) == 2


def test_apart_from_what_stands_already() -> None:
    """Tests that a request keeps its distance to an island or a pinned booth, if it can."""
    laid = skeleton([block(3, 3, 1, 6)])
    island = {"island": Rect(0, 9000, 9000, 18_000)}
    found = cover(laid, [alone("a", ("island", 10_000))], EFFORT, standing=island)
    assert columns_of(found.taken)["a"] >= 4
    elsewhere = cover(laid, [alone("a", ("nobody", 10_000))], EFFORT, standing=island)
    assert len(elsewhere.taken) == 1
