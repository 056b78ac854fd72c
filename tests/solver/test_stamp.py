"""Tests of stamps: stages and deep islands that are placed before all else."""

from itertools import product

import pytest

import solver.stamp as module
from solver.ground import Rect
from solver.skeleton import Skeleton, Strip
from solver.stamp import Item, Stamp, stamp
from tests.solver.micro import bare, block, ground, mask, skeleton
from tests.venue.buildings import column


def floor(*, obstacles: tuple[tuple[int, int], ...] = (), main: bool = False) -> Skeleton:
    """Give a hall of 60 x 33 m with three double rows in two slabs."""
    columns = tuple(column(f"K{i}", u, v, 1000) for i, (u, v) in enumerate(obstacles))
    place = ground(bare(60, 33, obstacles=columns))
    blocks = [block(u, v, 2, 8) for u, v in product((4, 32), (4, 13, 22))]
    strip = Strip(Rect(28_000, 0, 32_000, 33_000), along_u=False, main=main)
    return skeleton(blocks, place, [strip])


def around(rect: Rect, by: float = 3000) -> Rect:
    """Give what an island keeps free."""
    return rect.grown(by - 1)


def cells_on(laid: Skeleton, rect: Rect) -> int:
    """Count the usable cells that meet a rectangle, one by one."""
    return sum(
        bool(each.usable[r, c]) and each.rect(r, c).meets(rect)
        for each in laid.blocks
        for r in range(each.rows)
        for c in range(each.columns)
    )


def sound(laid: Skeleton, found: list[Stamp]) -> None:
    """Check that stamps lie in the ring, off columns and one another, with no cell beneath."""
    inner = laid.ground.extent.grown(-3000)
    for index, one in enumerate(found):
        assert inner.holds(one.rect)
        assert cells_on(laid, around(one.rect) if one.item.island else one.rect) == 0
        others = [*laid.ground.solids, *(s.rect for s in found[:index])]
        assert not any(around(one.rect).meets(other) for other in others)
        size = (one.item.depth, one.item.width) if one.quarter else (one.item.width, one.item.depth)
        assert (one.rect.width, one.rect.depth) == size


def test_islands_keep_an_aisle_all_around() -> None:
    """Tests that deep islands and a stage are placed clear of columns, cells and each other."""
    laid = floor(obstacles=((15_000, 16_000), (45_000, 10_000)))
    items = [
        Item("a", 9000, 9000, island=True),
        Item("b", 12_000, 9000, island=True),
        Item("stage", 15_000, 9000, island=False),
    ]
    found = stamp(laid, items)
    assert [each.item.key for each in found] == ["stage", "b", "a"], "the largest comes first"
    sound(laid, found)


def test_an_area_inside_a_block_takes_its_cells_only() -> None:
    """Tests that a lounge as deep as a row leaves the row's other cells in use."""
    laid = floor()
    before = laid.cells
    (found,) = stamp(laid, [Item("lounge", 9000, 6000, island=False)])
    assert before - laid.cells == 6
    assert any(each.whole.holds(found.rect) for each in laid.blocks)


def test_things_are_turned_where_they_fit_only_so() -> None:
    """Tests that a long item turns into a hall that is narrow along its rows, if it may."""
    place = ground(bare(15, 40))
    blocks = [block(3, 4 + 9 * k, 2, 3) for k in range(4)]
    item = Item("a", 15_000, 9000, island=True)
    (found,) = stamp(skeleton(blocks, place), [item])
    assert found.quarter
    fixed = Item("a", 15_000, 9000, island=True, may_turn=False)
    assert stamp(skeleton(blocks, place), [fixed]) == []


def test_what_finds_no_room_is_missing() -> None:
    """Tests that an item larger than the hall is left out, and the others stand."""
    laid = floor()
    found = stamp(
        laid, [Item("huge", 80_000, 30_000, island=True), Item("a", 9000, 9000, island=True)]
    )
    assert [each.item.key for each in found] == ["a"]
    assert stamp(laid, [Item("b", 9000, 9000, island=True)], [Rect(0, 0, 60_000, 33_000)]) == []


def test_a_main_aisle_runs_through() -> None:
    """Tests that nothing large stands in a main aisle, while a plain one may be built over."""
    item = Item("a", 9000, 9000, island=True, wanted=(30_000, 16_500))
    (plain,) = stamp(floor(), [item])
    (clear,) = stamp(floor(main=True), [item])
    aisle = Rect(28_000, 0, 32_000, 33_000)
    assert plain.rect.meets(aisle)
    assert not clear.rect.meets(aisle)


@pytest.mark.parametrize("wanted", [(4000.0, 4000.0), (56_000.0, 29_000.0)])
def test_things_stand_near_where_they_are_wanted(wanted: tuple[float, float]) -> None:
    """Tests that of alike spots the one nearest to the wanted place is taken."""
    (found,) = stamp(floor(), [Item("a", 9000, 9000, island=True, wanted=wanted)])
    u, v = found.rect.centre
    assert abs(u - wanted[0]) < 12_000
    assert abs(v - wanted[1]) < 12_000


def test_rows_along_side_walls_do_not_lead_stamps() -> None:
    """Tests that stamps are in line with bands, but clear the side rows they reach."""
    laid = floor()
    laid.blocks.append(block(1.5, 3, 1, 9, upright=True, wall=True))
    found = stamp(laid, [Item("a", 9000, 9000, island=True, wanted=(0.0, 16_000.0))])
    sound(laid, found)
    assert found[0].rect.v0 % 500 == 0


def test_large_halls_thin_out_their_spots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that an item is still placed where only a few spots are tried."""
    monkeypatch.setattr(module, "MAX_SPOTS", 40)
    laid = floor()
    sound(
        laid, stamp(laid, [Item("a", 9000, 9000, island=True), Item("b", 9000, 9000, island=True)])
    )


def test_cells_out_of_use_cost_nothing() -> None:
    """Tests that an area is stamped where cells are out of use already."""
    laid = floor()
    laid.blocks[4].usable[:] = mask("..######", "..######")
    (found,) = stamp(laid, [Item("rest", 6000, 6000, island=False)])
    assert found.rect == laid.blocks[4].rect(0, 0, 2, 2)
