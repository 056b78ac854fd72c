"""Tests of placements: what stands in a hall, and the covers that stand more there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.cover import Effort, Taken
from solver.ground import Rect
from solver.lot import Shape, lots_of
from solver.placement import (
    Placement,
    cells_of,
    cover_all,
    cover_on,
    insert,
    left_of,
    notch_of,
    rect_of_spot,
    whole_lots,
    without,
)
from solver.spots import Spot
from solver.stamp import Item, Stamp
from tests.solver.micro import EFFORT, bare, block, ground, request, skeleton
from tests.solver.placed import cells_stood_on, empty, row, some

CELL = Shape(1, 1, 3000, 3000)
NO_TIME = Effort(0.0, 1, 0, deterministic=True)


def test_a_cover_keeps_to_the_ground_of_zones() -> None:
    """Tests that a cover of a hall stands requests on their zone's columns and on no other."""
    placement = row("zzyy", some(3))
    cover_all(placement, EFFORT)
    assert {taken.spot.column for taken in placement.taken} == {0, 1}
    assert (len(placement.left), placement.proved) == (1, True)
    assert all(taken.spot.away == 0 for taken in placement.taken)


def test_a_cover_may_keep_some_spots() -> None:
    """Tests that what is kept stays where it is, and the rest stands beside it, gaps left free."""
    placement = row("zzzzzz", [request("i", 6, sides=3), *some(4)])
    island, _ = lots_of(placement.asked)
    kept = [Taken(island, Spot(0, 0, 1, Shape(2, 1, 6000, 3000), 4, gaps=(3,)))]
    cover_all(placement, EFFORT, kept)
    assert placement.taken[:1] == kept
    assert {taken.spot.column for taken in placement.taken[1:]} == {0, 4, 5}
    assert [each.key for each in placement.left] == ["e3"]


def test_who_was_left_out_is_inserted_on_free_cells() -> None:
    """Tests that what is left over stands on cells nobody took, in any zone, and nobody moves."""
    placement = row("zzyyy", some(4))
    cover_all(placement, EFFORT)
    before = list(placement.taken)
    assert (len(before), len(placement.left)) == (2, 2)
    insert(placement, EFFORT)
    assert placement.taken[:2] == before
    assert placement.left == []
    columns = [taken.spot.column for taken in placement.taken]
    assert len(set(columns)) == 4
    assert all(taken.spot.away for taken in placement.taken[2:])
    assert {len(taken.lot.requests) for taken in placement.taken} == {4}, "the whole lot's spots"


def test_who_is_inserted_stands_near_its_zone() -> None:
    """Tests that of free cells the nearest to the zone are taken, by their steps away."""
    placement = row("zyyyyyyyyyyy", some(5))
    cover_all(placement, EFFORT)
    insert(placement, EFFORT)
    # Ten metres are a step: columns one to three, then four to six.
    found = {taken.spot.column: taken.spot.away for taken in placement.taken}
    assert {column: found.pop(column) for column in range(4)} == {0: 0, 1: 1, 2: 1, 3: 1}
    assert set(found) <= {4, 5, 6}
    assert set(found.values()) == {2}


def test_the_lowest_priorities_stay_out() -> None:
    """Tests that where not all that was left over finds room, the highest priority does."""
    placement = row("zyy", [request(f"e{i}", priority=i) for i in range(4)])
    cover_all(placement, EFFORT)
    insert(placement, EFFORT)
    assert (len(placement.taken), [each.key for each in placement.left]) == (3, ["e0"])


def test_guests_like_those_left_out_wait_with_them() -> None:
    """Tests that of alike requests the more important is inserted, a guest or not."""
    placement = row("y", some(1))
    guest = request("g", priority=1)
    placement.asked += [guest]
    placement.left += [guest]
    insert(placement, EFFORT)
    assert [each.key for each in placement.left] == ["e0"]
    assert len(placement.taken) == 1


def test_who_is_let_go_is_asked_for_no_more() -> None:
    """Tests that requests that other halls take are neither asked nor left over here."""
    placement = row("z", some(3))
    placement.let_go({"e1", "nobody"})
    assert [each.key for each in placement.asked] == ["e0", "e2"]
    assert [each.key for each in placement.left] == ["e0", "e2"]


def test_gaps_and_cells_out_of_use_are_not_free() -> None:
    """Tests that nobody is inserted in the gap of an island, or where no aisle reaches."""
    placement = row("zzzz", [request("i", 6, sides=3), *some(2)])
    (island, _) = lots_of(placement.asked)
    placement.taken = [Taken(island, Spot(0, 0, 0, Shape(2, 1, 6000, 3000), 4, gaps=(2,)))]
    placement.skeleton.blocks[0].usable[0, 3] = False
    placement.left = some(2)
    insert(placement, EFFORT)
    assert len(placement.taken) == 1
    assert [each.key for each in placement.left] == ["e0", "e1"]


def test_inserting_without_time_or_need_changes_nobody() -> None:
    """Tests that without time a first answer stands, and without anybody waiting nothing does."""
    placement = row("zzzz", [])
    insert(placement, EFFORT)
    assert (placement.taken, placement.asked, placement.left) == ([], [], [])
    placement = row("zzzz", some(2))
    insert(placement, NO_TIME)
    assert (len(placement.taken), placement.left) == (2, [])


def test_who_keeps_apart_keeps_off_what_stays() -> None:
    """Tests that what is covered anew keeps its distance to what stands on other cells."""
    a, b = request("a", apart=(("b", 9000),)), request("b", apart=(("a", 9000),))
    placement = row("zzzzzz", [a, b])
    lots = {lot.requests[0].key: lot for lot in lots_of([a, b])}
    placement.taken = [Taken(lots["a"], Spot(0, 0, 0, CELL, 2))]
    blocks = without(placement, placement.taken)
    (found,) = cover_on(placement, [b], blocks, EFFORT, astray=True).taken
    assert found.spot.column >= 4
    free = cover_on(placement, [a, b], blocks, EFFORT, astray=True).taken
    assert len(free) == 2, "who is covered anew does not keep off the place it leaves"


@settings(max_examples=25)
@given(st.lists(st.sampled_from(("zz", "zy", "yz")), min_size=1, max_size=4).map("".join),
       st.integers(0, 9), st.integers(0, 3))  # fmt: skip
def test_inserting_only_adds(zones: str, small: int, large: int) -> None:
    """Tests that inserting moves nobody, uses no cell twice and accounts for everybody."""
    asked = [*some(small), *(request(f"l{i}", 6, zone="y") for i in range(large))]
    placement = row(zones, asked)
    cover_all(placement, EFFORT)
    before = list(placement.taken)
    insert(placement, EFFORT)
    assert placement.taken[: len(before)] == before
    stood = cells_stood_on(placement.taken)
    assert len(stood) == len(set(stood))
    assert len(placement.taken) + len(placement.left) == len(asked)


def test_lots_are_made_whole_again() -> None:
    """Tests that spots of a part of a lot are given back as those of all its requests."""
    asked = some(3)
    (part,) = lots_of(asked[:1])
    (taken,) = whole_lots([Taken(part, Spot(0, 0, 0, CELL, 1))], asked)
    assert taken.lot.requests == tuple(asked)
    assert [each.key for each in left_of(asked, [taken])] == ["e1", "e2"]


def test_copies_can_be_changed() -> None:
    """Tests that what is done to a copy leaves the placement as it was."""
    placement = row("zzzz", some(3))
    copy = placement.copy()
    cover_all(copy, EFFORT)
    copy.asked += some(1)
    copy.skeleton.blocks[0].usable[:] = False
    assert (placement.taken, len(placement.asked), len(placement.left)) == ([], 3, 3)
    assert placement.skeleton.blocks[0].usable.all()


def test_the_area_of_what_stands() -> None:
    """Tests that stands, stamps and pinned booths count with their true size."""
    placement = row("zzzz", [request("a", 5.5, 2.5)])
    placement.stamps = [
        Stamp(Item("s", 6000, 4000, island=False), Rect(0, 0, 6000, 4000), quarter=False)
    ]
    placement.standing = {"s": Rect(0, 0, 6000, 4000), "pin": Rect(9000, 0, 12_000, 3000)}
    cover_all(placement, EFFORT)
    assert placement.area == pytest.approx(5.5 * 2.5 + 24.0 + 9.0)


def test_stamps_open_no_edge() -> None:
    """Tests that a side before which an island stands is no open edge of a block."""
    laid = skeleton([block(6, 9, 1, 3)], ground(bare(40, 20)))
    placement = empty(laid, ["zzz"], [])
    placement.stamps = [
        Stamp(Item("s", 9000, 2000, island=True), Rect(6000, 6000, 15_000, 8000), quarter=False)
    ]
    (edges,) = placement.edges
    assert not edges.front.any()
    assert edges.back.all()


def test_without_some_spots() -> None:
    """Tests that the cells and gaps of spots are out of use, in blocks of their own."""
    placement = row("zzzz", some(1))
    (lot,) = lots_of(placement.asked)
    (left,) = without(placement, [Taken(lot, Spot(0, 0, 0, CELL, 1, gaps=(1,)))])
    assert left.usable.tolist() == [[False, False, True, True]]
    assert placement.skeleton.blocks[0].usable.all()


def test_marks_of_taken_cells() -> None:
    """Tests that the cells of spots and their gap columns are marked, and none else."""
    laid = skeleton([block(3, 6, 2, 5), block(3, 15, 1, 2)])
    (lot,) = lots_of([request("a", 6, 3)])
    taken = [Taken(lot, Spot(0, 1, 1, Shape(2, 1, 6000, 3000), 1, gaps=(4,)))]
    marks = cells_of(Placement(laid, [], taken, [], [], [], []))
    assert marks[0].astype(int).tolist() == [[0, 0, 0, 0, 1], [0, 1, 1, 0, 1]]
    assert not marks[1].any()


@pytest.mark.parametrize(
    ("row", "shape", "upright", "rect"),
    [
        (0, Shape(1, 1, 2500, 2000), False, Rect(6000, 9000, 8500, 11_000)),
        (1, Shape(1, 1, 2500, 2000), False, Rect(6000, 13_000, 8500, 15_000)),
        (0, Shape(1, 2, 2500, 5000), False, Rect(6000, 9000, 8500, 14_000)),
        (0, Shape(1, 1, 2500, 2000), True, Rect(6000, 9000, 8000, 11_500)),
        (1, Shape(1, 1, 2500, 2000), True, Rect(10_000, 9000, 12_000, 11_500)),
    ],
)
def test_small_stands_are_flush_with_their_aisle(
    row: int, shape: Shape, upright: bool, rect: Rect
) -> None:
    """Tests that a stand smaller than its cells stands at the aisle it is seen from."""
    both = skeleton([block(6, 9, 2, 2, upright=upright)])
    (lot,) = lots_of([request("a", 2.5, 2)])
    assert rect_of_spot(both, Taken(lot, Spot(0, row, 0, shape, 1))) == rect


@pytest.mark.parametrize(
    ("notch", "upright", "cut"),
    [
        ((0, 0), False, Rect(6000, 9000, 9000, 12_000)),
        ((0, 2), False, Rect(12_000, 9000, 15_000, 12_000)),
        ((1, 0), False, Rect(6000, 12_000, 9000, 15_000)),
        ((1, 2), False, Rect(12_000, 12_000, 15_000, 15_000)),
        ((0, 0), True, Rect(6000, 9000, 9000, 12_000)),
        ((0, 2), True, Rect(6000, 15_000, 9000, 18_000)),
        ((1, 0), True, Rect(9000, 9000, 12_000, 12_000)),
        ((1, 2), True, Rect(9000, 15_000, 12_000, 18_000)),
    ],
)
def test_the_notch_of_an_l(notch: tuple[int, int], upright: bool, cut: Rect) -> None:
    """Tests that the corner an L leaves out is a module of its rectangle, at its own end."""
    both = skeleton([block(6, 9, 2, 3, upright=upright)])
    (lot,) = lots_of([request("a", 15, cut=((9000, 6000),))])
    taken = Taken(lot, Spot(0, 0, 0, Shape(3, 2, 9000, 6000, notch), 2))
    rect = rect_of_spot(both, taken)
    assert rect == both.blocks[0].whole
    assert notch_of(both, taken, rect) == cut


def test_plain_stands_have_no_notch() -> None:
    """Tests that a rectangle leaves nothing out."""
    both = skeleton([block(6, 9, 2, 2)])
    (lot,) = lots_of([request("a", 6)])
    taken = Taken(lot, Spot(0, 0, 0, Shape(2, 1, 6000, 3000), 2))
    assert notch_of(both, taken, rect_of_spot(both, taken)) is None
