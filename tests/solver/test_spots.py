"""Tests of spots: what is open, and every place a lot could stand."""

from itertools import product

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from solver.ground import Rect
from solver.lot import Shape, lots_of
from solver.skeleton import Block, Skeleton
from solver.spots import Edges, Spot, edges_of, open_floor, spots_for
from tests.solver.micro import bare, block, ground, mask, request, skeleton
from tests.venue.buildings import column

WAYS = {"south": (0, -1), "north": (0, 1), "west": (-1, 0), "east": (1, 0)}


def before(rect: Rect, way: str, aisle: float) -> Rect:
    """Give the rectangle of an aisle's depth before one side of a rectangle."""
    du, dv = WAYS[way]
    u0 = rect.u1 if du > 0 else rect.u0 - aisle if du < 0 else rect.u0
    v0 = rect.v1 if dv > 0 else rect.v0 - aisle if dv < 0 else rect.v0
    return Rect(u0, v0, u0 + (aisle if du else rect.width), v0 + (aisle if dv else rect.depth))


def is_open(laid: Skeleton, stamps: list[Rect], rect: Rect, way: str) -> bool:
    """Tell by plain rectangles whether the aisle before a side is free of all that stands."""
    strip = before(rect, way, laid.ground.aisle)
    solids = [*stamps, *laid.ground.solids]
    for other in laid.blocks:
        cells = product(range(other.rows), range(other.columns))
        solids += [other.rect(r, c) for r, c in cells if other.usable[r, c]]
    return laid.ground.extent.holds(strip) and not any(strip.meets(solid) for solid in solids)


def edges_by_hand(laid: Skeleton, stamps: list[Rect], each: Block) -> Edges:
    """Look at every cell by itself."""
    ways = ("west", "east", "south", "north") if each.upright else tuple(WAYS)
    found = [np.zeros_like(each.usable) for _ in ways]
    for index, way in enumerate(ways):
        for row, column_ in product(range(each.rows), range(each.columns)):
            if each.usable[row, column_]:
                found[index][row, column_] = is_open(laid, stamps, each.rect(row, column_), way)
    return Edges(*found)


@st.composite
def floors(draw: st.DrawFn) -> tuple[Skeleton, list[Rect]]:
    """Draw two blocks with holes in a hall with a column and a stamp."""
    blocks = []
    for v in (draw(st.sampled_from((3.0, 4.5))), draw(st.sampled_from((12.0, 13.0)))):
        rows, columns = draw(st.integers(1, 2)), draw(st.integers(1, 5))
        marks = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
        blocks.append(block(3, v, rows, columns, usable=np.array(marks).reshape(rows, columns)))
    upright = block(24, 3, 1, draw(st.integers(1, 4)), upright=True)
    pillar = column("K", draw(st.integers(0, 29)) * 1000, draw(st.integers(0, 19)) * 1000)
    stamp_u = draw(st.integers(0, 20)) * 1000
    place = ground(bare(30, 20, obstacles=(pillar,)))
    return skeleton([*blocks, upright], place), [Rect(stamp_u, 9000, stamp_u + 6000, 11_000)]


@given(floors())
def test_open_edges_on_floors_at_random(floor: tuple[Skeleton, list[Rect]]) -> None:
    """Tests that an edge is open exactly where the whole aisle before it is free."""
    laid, stamps = floor
    free = open_floor(laid, stamps)
    for each in laid.blocks:
        found, wanted = edges_of(each, free, laid.ground.aisle), edges_by_hand(laid, stamps, each)
        for side in ("front", "back", "left", "right"):
            assert getattr(found, side).tolist() == getattr(wanted, side).tolist(), side


def test_the_open_floor() -> None:
    """Tests that columns, stamps, pinned booths and usable cells are taken off the hall."""
    pillar = column("K", 20_000, 2000, 1000)
    pin = shapely.box(20_000, 10_000, 23_000, 13_000)
    place = ground(bare(obstacles=(pillar,)), pins=(pin,))
    laid = skeleton([block(3, 3, 1, 2, usable=mask("#."))], place)
    stamp = Rect(10_000, 10_000, 13_000, 14_000)
    taken = [shapely.box(3000, 3000, 6000, 6000), shapely.box(20_000, 2000, 21_000, 3000)]
    wanted = place.floor.difference(shapely.union_all([*taken, pin, stamp.shape]))
    assert shapely.hausdorff_distance(open_floor(laid, [stamp]), wanted) < 0.1


def test_an_empty_floor_is_open() -> None:
    """Tests that a hall in which nothing stands is open as a whole."""
    assert open_floor(skeleton([]), []).covers(ground().floor)


def spots(laid: Skeleton, away: list[int] | None = None, **more: object) -> list[Spot]:
    """List the spots of one request in a skeleton whose columns lie some steps from its zone."""
    facts = {"width": 3.0, "depth": 3.0, "own_zone": True, "sides": 1, "turn": True} | more
    own = bool(facts.pop("own_zone"))
    (lot,) = lots_of([request("a", **facts)])  # type: ignore[arg-type]
    free = open_floor(laid, [])
    edges = [edges_of(each, free, laid.ground.aisle) for each in laid.blocks]
    steps = [np.array(away or [0] * each.columns) for each in laid.blocks]
    return spots_for(lot, laid, edges, steps, gap_columns=1, own_zone=own)


def test_spots_of_a_double_row() -> None:
    """Tests that cells of a double row have one side open, its four corners two."""
    found = spots(skeleton([block(3, 6, 2, 3)]))
    assert {(spot.row, spot.column): spot.sides for spot in found} == {
        (0, 0): 2, (0, 1): 1, (0, 2): 2, (1, 0): 2, (1, 1): 1, (1, 2): 2,
    }  # fmt: skip


def test_cells_without_an_open_side_are_no_spots() -> None:
    """Tests that the middle of three rows holds no spot: two blocks, back to back to a third."""
    low, middle, high = (block(3, 5 + 3 * k, 1, 3) for k in range(3))
    found = spots(skeleton([low, middle, high]))
    assert {(spot.block, spot.column) for spot in found} == {
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2),
    }  # fmt: skip


def test_spots_lie_on_usable_cells_only() -> None:
    """Tests that a shape of two cells finds every pair of usable cells, and none else."""
    laid = skeleton([block(3, 6, 2, 4, usable=mask("##.#", ".###"))])
    found = {(s.row, s.column, s.shape.along, s.shape.across) for s in spots(laid, width=6)}
    assert found == {(0, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)}
    given_way = {(s.shape.along, s.shape.across) for s in spots(laid, width=6, turn=False)}
    assert given_way == {(2, 1)}


def test_blocks_along_v_turn_a_shape() -> None:
    """Tests that a stand that must not be turned runs across a block along v."""
    upright = skeleton([block(3, 3, 2, 4, upright=True)])
    found = spots(upright, width=6, turn=False)
    assert {(s.shape.along, s.shape.across) for s in found} == {(1, 2)}


def test_zones_bound_their_lots() -> None:
    """Tests that a lot keeps to its zone's columns, or is told how far its farthest column is."""
    laid = skeleton([block(3, 6, 1, 4)])
    away = [0, 0, 1, 3]
    assert {s.column for s in spots(laid, away)} == {0, 1}
    strays = {s.column: s.away for s in spots(laid, away, own_zone=False)}
    assert strays == {0: 0, 1: 0, 2: 1, 3: 3}
    both = {s.column: s.away for s in spots(laid, away, width=6, turn=False, own_zone=False)}
    assert both == {0: 0, 1: 1, 2: 3}
    assert spots(laid, [1] * 4) == []


SHAPES = ((3, 3), (6, 3), (6, 6), (9, 3), (9, 9), (12, 9), (12, 12))


@st.composite
def deep_blocks(draw: st.DrawFn) -> Skeleton:
    """Draw a block of three or four rows with holes, along or upright, and another nearby."""
    rows, columns = draw(st.integers(3, 4)), draw(st.integers(2, 6))
    marks = st.lists(st.integers(0, 7), min_size=rows * columns, max_size=rows * columns)
    usable = np.array(draw(marks)).reshape(rows, columns) > 0
    upright = draw(st.booleans())
    other = block(4, draw(st.sampled_from((1.5, 3, 4.5))), 1, 3)
    return skeleton([block(6, 9, rows, columns, usable=usable, upright=upright), other],
                    ground(bare(40, 40)))  # fmt: skip


@given(deep_blocks(), st.sampled_from(SHAPES), st.sampled_from((1, 2)), st.booleans())
def test_every_spot_of_a_deep_block_has_a_front(
    laid: Skeleton, size: tuple[int, int], members: int, turn: bool
) -> None:
    """Tests that a deep block holds a stand just where a front is, and each of a line its own.

    One front is enough for those who stand side by side along the block; where one stands behind
    the other both must be open.
    """
    deep, (width, depth) = laid.blocks[0], size
    together = tuple((f"m{i}", width * 1000 // members) for i in range(members))
    found = [
        spot for spot in spots(laid, width=width, depth=depth, turn=turn, members=together)
        if spot.block == 0
    ]  # fmt: skip
    wanted = {}
    limit = max(2, min(size) // 3)
    # The width runs along the hall's x: across an upright block.
    given_way = (depth // 3, width // 3) if deep.upright else (width // 3, depth // 3)
    for along, across in {given_way, given_way[::-1]} if turn else {given_way}:
        if across > limit:
            continue
        for row, column_ in product(range(deep.rows), range(deep.columns)):
            cells = deep.usable[row : row + across, column_ : column_ + along]
            if cells.shape != (across, along) or not cells.all():
                continue
            rect = deep.rect(row, column_, across, along)
            outer = ("west", "east") if deep.upright else ("south", "north")
            ends = [way for way in WAYS if way not in outer and is_open(laid, [], rect, way)]
            # A front is on the outline of the block, where people pass: a hole in it is none.
            lies = {outer[0]: row == 0, outer[1]: row + across == deep.rows}
            fronts = sum(lies[way] and is_open(laid, [], rect, way) for way in outer)
            behind = across * 3 == width and across > along
            need = 2 if members > 1 and behind else 1
            if fronts >= need:
                wanted[row, column_, along, across] = fronts + len(ends)
    assert {(s.row, s.column, s.shape.along, s.shape.across): s.sides for s in found} == wanted
    assert len(found) == len(wanted)


def test_gaps_open_the_ends_of_islands() -> None:
    """Tests that an island in a block may buy its open ends with a gap column at either end."""
    laid = skeleton([block(3, 6, 2, 5)])
    found = spots(laid, width=6, depth=6, sides=4)
    assert {(s.column, s.gaps): s.sides for s in found} == {
        (0, ()): 3, (0, (2,)): 4,
        (1, ()): 2, (1, (0,)): 3, (1, (3,)): 3, (1, (0, 3)): 4,
        (2, ()): 2, (2, (1,)): 3, (2, (4,)): 3, (2, (1, 4)): 4,
        (3, ()): 3, (3, (2,)): 4,
    }  # fmt: skip
    assert all(s.gaps == () for s in spots(laid, width=6, depth=6, sides=2))
    assert all(s.gaps == () for s in spots(laid, width=6, depth=3, sides=4, turn=False))


def test_gaps_need_usable_columns() -> None:
    """Tests that a gap is only bought where all of its cells are usable."""
    laid = skeleton([block(3, 6, 2, 4, usable=mask("####", "###."))])
    found = spots(laid, width=6, depth=6, sides=4)
    assert (1, (3,)) not in {(s.column, s.gaps) for s in found}


@pytest.mark.parametrize("columns", [1, 2])
def test_a_shape_larger_than_the_block_has_no_spot(columns: int) -> None:
    """Tests that a block with too few rows and columns holds nothing."""
    laid = skeleton([block(3, 6, 1, columns)])
    assert spots(laid, width=9, depth=6) == []
    assert Shape(3, 1, 9000, 3000) not in {s.shape for s in spots(laid, width=9)}
