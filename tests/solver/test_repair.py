"""Tests of repair: what is left over stands after it, and nothing is ever lost by it."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.cover import AWAY, MISSING_SIDE, Effort, Taken, by_lot, ranks_of, worth_of
from solver.lot import Lot, Request, Shape, lots_of
from solver.placement import Placement, cover_all, insert
from solver.repair import exchange, polish, repair
from solver.spots import Spot
from tests.solver.micro import EFFORT, STOP, After, bare, block, ground, request, skeleton
from tests.solver.placed import cells_stood_on, empty, some

CELL, PAIR = Shape(1, 1, 3000, 3000), Shape(2, 1, 6000, 3000)
SIZES = ((3, 3), (6, 3), (6, 6), (9, 3))


def hard() -> Effort:
    """Give more time than any of these models takes."""
    return EFFORT


def worth(placement: Placement) -> int:
    """Give what stands in a hall to the model."""
    return worth_of(placement.taken, ranks_of(lots_of(placement.asked)))


def consistent(placement: Placement) -> None:
    """Check that no cell or gap is stood on twice, and that everybody is accounted for."""
    stood = cells_stood_on(placement.taken)
    assert len(set(stood)) == len(stood)
    for number, row, column in stood:
        assert placement.skeleton.blocks[number].usable[row, column]
    gaps = {(t.spot.block, column) for t in placement.taken for column in t.spot.gaps}
    assert not gaps & {(number, column) for number, _, column in stood}
    served = Counter(each.lot.key for each in placement.taken)
    lots = {lot.key: lot for lot in lots_of(placement.asked)}
    assert all(each.lot == lots[each.lot.key] for each in placement.taken)
    left = [r.key for key, lot in lots.items() for r in lot.requests[served[key] :]]
    assert sorted(left) == sorted(each.key for each in placement.left)


def holed() -> Placement:
    """Give two rows of three cells with a hole in each, and a stand of two cells left over."""
    laid = skeleton([block(6, 5, 1, 3), block(6, 12, 1, 3)], ground(bare(30, 20)))
    placement = empty(laid, ["zzz", "zzz"], [*some(4), request("long", 6)])
    long, small = lots_of(placement.asked)
    assert long.requests[0].key == "long"
    places = ((0, 0), (0, 2), (1, 0), (1, 2))
    placement.taken = [Taken(small, Spot(b, 0, column, CELL, 1)) for b, column in places]
    placement.left = list(long.requests)
    return placement


def test_who_was_left_over_stands_after_repair() -> None:
    """Tests that two holes too small for a stand are made one, and nobody goes for it."""
    placement = holed()
    insert(placement, EFFORT)
    assert [each.key for each in placement.left] == ["long"], "no hole holds it"
    repair(placement, hard, STOP, size=2)
    assert placement.left == []
    assert len(placement.taken) == 5
    consistent(placement)


def test_a_group_of_one_block_suffices_when_it_holds_enough() -> None:
    """Tests that a row with two single holes takes the stand, and the other row stays."""
    laid = skeleton([block(6, 5, 1, 4), block(6, 12, 1, 1)], ground(bare(30, 20)))
    placement = empty(laid, ["zzzz", "z"], [*some(3), request("long", 6)])
    long, small = lots_of(placement.asked)
    kept = Taken(small, Spot(1, 0, 0, CELL, 1))
    placement.taken = [Taken(small, Spot(0, 0, c, CELL, 1)) for c in (1, 3)] + [kept]
    placement.left = list(long.requests)
    repair(placement, hard, STOP, size=1)
    assert placement.left == []
    assert kept in placement.taken
    consistent(placement)


@pytest.mark.parametrize("stop", [After(0), STOP])
def test_without_need_or_time_nothing_is_repaired(stop: After) -> None:
    """Tests that a stop that says stop, or nobody waiting, leaves everybody where they are."""
    placement = holed()
    if stop is STOP:
        placement.let_go({"long"})
    before = list(placement.taken)
    repair(placement, hard, stop, size=2)
    assert placement.taken == before


def test_zones_have_no_borders_in_repair() -> None:
    """Tests that a stand left over takes a hole on another zone's ground."""
    laid = skeleton([block(6, 5, 1, 2), block(6, 12, 1, 2)], ground(bare(30, 20)))
    placement = empty(laid, ["zz", "yy"], some(3))
    cover_all(placement, EFFORT)
    assert len(placement.left) == 1
    repair(placement, hard, STOP, size=2)
    assert placement.left == []
    assert sorted(taken.spot.away for taken in placement.taken) == [0, 0, 1]


def test_polish_brings_stands_home() -> None:
    """Tests that two stands on each other's ground, of unlike shapes, change places."""
    laid = skeleton([block(6, 5, 1, 2), block(6, 12, 1, 2)], ground(bare(30, 20)))
    asked = [request("a", 6, zone="a"), *some(2, zone="b")]
    placement = empty(laid, ["aa", "bb"], asked)
    lots = {lot.zone: lot for lot in lots_of(asked)}
    placement.taken = [
        Taken(lots["a"], Spot(1, 0, 0, PAIR, 2, away=1)),
        *(Taken(lots["b"], Spot(0, 0, c, CELL, 1, away=1)) for c in range(2)),
    ]
    placement.left = []
    polish(placement, hard, STOP, size=2)
    assert {(t.lot.zone, t.spot.block, t.spot.away) for t in placement.taken} == {
        ("a", 0, 0), ("b", 1, 0),
    }  # fmt: skip
    consistent(placement)


def test_polish_gives_corners_to_those_who_ask() -> None:
    """Tests that a stand in the middle of a row goes to its end when it wants a corner."""
    laid = skeleton([block(6, 5, 2, 3)], ground(bare(30, 20)))
    asked = [request("wish", sides=2), request("wide", 6)]
    placement = empty(laid, ["zzz"], asked)
    wide, small = lots_of(asked)
    placement.taken = [
        Taken(small, Spot(0, 0, 1, CELL, 1)),
        Taken(wide, Spot(0, 1, 0, PAIR, 2)),
    ]
    placement.left = []
    polish(placement, hard, STOP, size=1)
    (found,) = (t.spot for t in placement.taken if t.lot.key == small.key)
    assert found.sides == 2
    consistent(placement)


@st.composite
def placements(draw: st.DrawFn, *, priorities: int = 1) -> Placement:
    """Draw up to four blocks with holes, their columns shared by two zones, and what is asked."""
    blocks, words = [], []
    for number in range(draw(st.integers(1, 4))):
        rows, columns = draw(st.integers(1, 3)), draw(st.integers(2, 5))
        cells = st.lists(st.integers(0, 5), min_size=rows * columns, max_size=rows * columns)
        usable = np.array(draw(cells)).reshape(rows, columns) > 0
        u, v = 6 + 22 * (number % 2), 5 + 15 * (number // 2)
        blocks.append(block(u, v, rows, columns, usable=usable))
        cut = draw(st.integers(0, columns))
        words.append("a" * cut + "b" * (columns - cut))
    asked = []
    for number in range(draw(st.integers(1, 8))):
        width, depth = draw(st.sampled_from(SIZES))
        facts = {"zone": draw(st.sampled_from("ab")), "sides": draw(st.integers(1, 4))}
        priority = draw(st.integers(0, priorities - 1))
        asked.append(request(f"e{number}", width, depth, priority=priority, **facts))
    return empty(skeleton(blocks, ground(bare(60, 40))), words, asked)


Improve = Callable[[Placement], None]


def improved(size: int) -> Sequence[Improve]:
    """Give what may be done to a placement to make it better."""
    return (
        lambda placement: repair(placement, hard, STOP, size=size),
        lambda placement: polish(placement, hard, STOP, size=size),
    )


@settings(max_examples=40)
@given(placements(), st.integers(1, 3), st.booleans())
def test_no_area_and_no_worth_is_lost(placement: Placement, size: int, started: bool) -> None:
    """Tests that repair and polish keep or raise what stands, from nothing or from a cover."""
    if started:
        cover_all(placement, EFFORT)
    for improve in improved(size):
        area, before = placement.area, worth(placement)
        improve(placement)
        consistent(placement)
        assert placement.area >= area - 1e-6
        assert worth(placement) >= before


@settings(max_examples=25)
@given(placements(priorities=3), st.integers(1, 3))
def test_who_is_served_first_is_not_lost(placement: Placement, size: int) -> None:
    """Tests that with priorities what stands is worth no less after repair and polish."""
    cover_all(placement, EFFORT)
    for improve in improved(size):
        before = worth(placement)
        improve(placement)
        consistent(placement)
        assert worth(placement) >= before


def cheapest(asked: Sequence[Request], cost: Callable[[Request, int], int]) -> int:
    """Give the least cost of standing some requests on as many spots, by trying all orders."""
    orders = permutations(range(len(asked)))
    return min(sum(cost(r, s) for r, s in zip(asked, order, strict=True)) for order in orders)


def served(placement: Placement) -> list[tuple[Lot, list[Request], list[Spot]]]:
    """Give the lots with those of their requests that stand, and where."""
    pairs = by_lot(placement.taken)
    return [(lot, list(lot.requests[: len(spots)]), spots) for lot, spots in pairs]


@settings(max_examples=60)
@given(st.data())
def test_an_exchange_costs_the_least_of_all_orders(data: st.DataObject) -> None:
    """Tests that stands of one shape share the spots they have at the least cost there is."""
    columns = data.draw(st.integers(2, 6))
    words = ["".join(data.draw(st.lists(st.sampled_from("abc"), min_size=columns,
                                        max_size=columns))) for _ in range(2)]  # fmt: skip
    laid = skeleton([block(3, 5, 1, columns), block(3, 17, 1, columns)], ground(bare(40, 30)))
    count = data.draw(st.integers(1, 5))
    asked = [
        request(
            f"e{i}",
            zone=data.draw(st.sampled_from("abcd")),
            sides=data.draw(st.integers(1, 4)),
            priority=data.draw(st.integers(0, 2)),
        )
        for i in range(count)
    ]
    placement = empty(laid, words, asked)
    places = [(b, c) for b in range(2) for c in range(columns)]
    chosen = data.draw(st.permutations(places))[: data.draw(st.integers(1, count))]
    queue = [lot for lot in lots_of(asked) for _ in lot.requests]
    for lot, (number, column) in zip(queue, chosen, strict=False):
        away = int(placement.away[lot.zone][number][column])
        sides = data.draw(st.integers(1, 4))
        placement.taken.append(Taken(lot, Spot(number, 0, column, CELL, sides, away=away)))
    before = {(t.spot.block, t.spot.column): t.spot.sides for t in placement.taken}
    counts = Counter(t.lot.key for t in placement.taken)
    spots = [t.spot for t in placement.taken]

    def cost(r: Request, spot: Spot) -> int:
        steps = int(placement.away[r.zone][spot.block][spot.column])
        return AWAY * steps + MISSING_SIDE * max(0, r.sides - spot.sides)

    everybody = [r for _, mine, _ in served(placement) for r in mine]
    least = cheapest(everybody, lambda r, s: cost(r, spots[s]))
    exchange(placement)
    assert {(t.spot.block, t.spot.column): t.spot.sides for t in placement.taken} == before
    assert Counter(t.lot.key for t in placement.taken) == counts
    for taken in placement.taken:
        steps = placement.away[taken.lot.zone][taken.spot.block][taken.spot.column]
        assert taken.spot.away == steps
    found = sum(
        cheapest(mine, lambda r, s, at=there: cost(r, at[s]))  # type: ignore[misc]
        for _, mine, there in served(placement)
    )
    assert found == least


@settings(max_examples=40)
@given(placements())
def test_an_exchange_of_those_who_all_stand_is_worth_no_less(placement: Placement) -> None:
    """Tests that where nobody is left over an exchange keeps the cells, and raises the worth."""
    cover_all(placement, EFFORT)
    insert(placement, EFFORT)
    placement.let_go({each.key for each in placement.left})
    placement.taken = [
        Taken(lot, spot) for lot in lots_of(placement.asked)
        for spot in (t.spot for t in placement.taken if t.lot.key == lot.key)
    ]  # fmt: skip
    cells, before = sorted(cells_stood_on(placement.taken)), worth(placement)
    exchange(placement)
    consistent(placement)
    assert sorted(cells_stood_on(placement.taken)) == cells
    assert worth(placement) >= before


def test_who_keeps_apart_is_not_exchanged() -> None:
    """Tests that a stand that keeps off a rival stays where the cover has put it."""
    laid = skeleton([block(6, 5, 1, 4)], ground(bare(30, 20)))
    asked = [request("a", zone="a", apart=(("x", 9000),)), request("b", zone="b")]
    placement = empty(laid, ["aabb"], asked)
    lots = {lot.zone: lot for lot in lots_of(asked)}
    placement.taken = [
        Taken(lots["a"], Spot(0, 0, 3, CELL, 1, away=1)),
        Taken(lots["b"], Spot(0, 0, 0, CELL, 1, away=1)),
    ]
    placement.left = []
    before = list(placement.taken)
    exchange(placement)
    assert placement.taken == before
