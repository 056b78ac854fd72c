"""Tests of L shapes: units that fill no fair rectangle stand on two rows, less one corner."""

from itertools import product
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth, Footprint, Shape
from layouts.brief.exhibitor import Exhibitor
from solver.cover import Taken, cover
from solver.ground import Rect
from solver.lot import Lot, lots_of
from solver.placement import notch_of, rect_of_spot
from solver.result import Result
from solver.skeleton import Block, Skeleton
from solver.spots import Spot, edges_of, open_floor, spots_for
from tests.layouts.turning import Turning
from tests.solver.micro import (
    EFFORT,
    bare,
    block,
    breaches,
    brief,
    ground,
    hall,
    many,
    request,
    skeleton,
    solved,
    stands,
    who,
)
from tests.venue.buildings import door
from venue.hall import Hall
from venue.opening import OpeningType
from venue.shapes import overlaps

CORNERS = tuple(product((0, 1), repeat=2))
"""The first and the last row, the first and the last column."""

PLACES = {
    "wide": hall(36, 24),
    "deep": hall(24, 36),
    "turned by 23": Turning(23.0).hall(hall(36, 24)),
    "turned by -67": Turning(-67.0, (55_000, -3000)).hall(hall(36, 24)),
    "turned by 90": Turning(90.0).hall(hall(36, 24)),
}


def units(key: str, count: int, **more: Any) -> Exhibitor:
    """Ask for a number of units."""
    return who(key, size_mm=None, units=count, **more)


def ell(count: int = 5, key: str = "l", **more: Any) -> Lot:
    """Give the lot of a number of units that may stand as an L."""
    asked = units(key, count)
    cut = {"shapes": asked.shapes(3000), "cut": asked.cut_shapes(3000)}
    (lot,) = lots_of([request(key, **(cut | more))])
    return lot


def spots(lot: Lot, laid: Skeleton) -> list[Spot]:
    """List the spots of a lot in a skeleton whose columns all belong to its zone."""
    free = open_floor(laid, [])
    edges = [edges_of(each, free, laid.ground.aisle) for each in laid.blocks]
    home = [np.zeros(each.columns, dtype=np.int64) for each in laid.blocks]
    return spots_for(lot, laid, edges, home, gap_columns=1, own_zone=True)


def notched(lot: Lot, laid: Skeleton) -> list[Spot]:
    """List the spots that leave out a corner."""
    return [spot for spot in spots(lot, laid) if spot.shape.notch is not None]


def footprint(laid: Skeleton, taken: Taken) -> Footprint:
    """Give the footprint of a taken spot in the hall's frame."""
    rect = rect_of_spot(laid, taken)
    return laid.ground.footprint(rect, notch_of(laid, taken, rect))


def in_the_notch(spot: Spot) -> Spot:
    """Give the spot of one cell in the corner that an L leaves out."""
    assert spot.shape.notch is not None
    row, column = spot.shape.notch
    (lot,) = lots_of([request("x")])
    (cell,) = lot.ways(3000, width_along=True)
    return Spot(spot.block, spot.row + row, spot.column + column, cell, 1)


def by_hand(each: Block, columns: int) -> dict[tuple[int, int, int], set[tuple[int, int]]]:
    """List the L's of two rows that a block holds: first column and notch, with their cells."""
    found = {}
    for first in range(each.columns - columns + 1):
        every = set(product(range(2), range(first, first + columns)))
        for row, end in CORNERS:
            notch = (row, first + end * (columns - 1))
            cells = every - {notch}
            if all(each.usable[cell] for cell in cells):
                found[first, row, end] = cells
    return found


@st.composite
def floors(draw: st.DrawFn) -> Skeleton:
    """Draw a double row with holes, along or upright, in rows either way."""
    columns = draw(st.integers(2, 8))
    marks = draw(st.lists(st.integers(0, 5), min_size=2 * columns, max_size=2 * columns))
    usable = np.array(marks).reshape(2, columns) > 0
    place = ground(bare(40, 40), quarter=draw(st.booleans()))
    at = (place.extent.u0 / 1000 + 6, place.extent.v0 / 1000 + 6)
    return skeleton([block(*at, 2, columns, usable=usable, upright=draw(st.booleans()))], place)


@given(floors(), st.sampled_from((5, 7)))
def test_an_l_never_takes_its_notch(laid: Skeleton, count: int) -> None:
    """Tests that an L lies on usable cells in every way there is, its notch whoever's it may be."""
    lot = ell(count)
    found = notched(lot, laid)
    wanted = by_hand(laid.blocks[0], (count + 1) // 2)
    seen = {}
    for spot in found:
        assert spot.shape.notch is not None
        row, column = spot.shape.notch
        cells = set(spot.cells)
        assert len(cells) == count
        assert (spot.row + row, spot.column + column) not in cells
        assert not spot.gaps
        seen[spot.column, int(row > 0), int(column > 0)] = cells
    assert len(seen) == len(found)
    # There is an aisle along the whole row, so that every one of them has an open side.
    assert seen == wanted


def test_the_sides_of_an_l_are_shorter_at_its_notch() -> None:
    """Tests that an end of a double row is open up to the notch, and the notch opens nothing."""
    laid = skeleton([block(6, 6, 2, 4)], ground(bare(40, 40)))
    found = {(s.column, s.shape.notch): s.sides for s in notched(ell(), laid)}
    assert found == dict.fromkeys(product((0, 1), product((0, 1), (0, 2))), 3)
    shut = skeleton([block(6, 6, 2, 5)], ground(bare(40, 40)))
    middle = {s.sides for s in notched(ell(), shut) if s.column == 1}
    assert middle == {2}


def test_a_column_in_the_notch_does_not_matter() -> None:
    """Tests that a cell out of use may be the notch of an L, and of no other."""
    usable = np.ones((2, 3), dtype=bool)
    usable[1, 2] = False
    laid = skeleton([block(6, 6, 2, 3, usable=usable)], ground(bare(40, 40)))
    assert [spot.shape.notch for spot in notched(ell(), laid)] == [(1, 2)]


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize(("rows", "row"), [(2, 0), (3, 0), (3, 1), (4, 0), (4, 2)])
@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("quarter", [False, True])
@pytest.mark.parametrize("base", [0.0, 23.0, -41.5])
def test_who_stands_in_a_notch_stands_free(
    base: float, quarter: bool, upright: bool, rows: int, row: int, corner: tuple[int, int]
) -> None:
    """Tests that an L has its area, keeps to its cells, and leaves its notch to a neighbour."""
    place = ground(Turning(base).hall(bare(40, 40)), base_deg=base, quarter=quarter)
    at = (place.extent.u0 / 1000 + 6, place.extent.v0 / 1000 + 6)
    laid = skeleton([block(*at, rows, 3, pitch=place.pitch, upright=upright)], place)
    notch = (corner[0], 2 * corner[1])
    (spot,) = (s for s in notched(ell(), laid) if s.shape.notch == notch and s.row == row)
    stand = footprint(laid, Taken(ell(), spot))
    assert (stand.outline, stand.area_m2) == (Shape.L, 45.0)
    cells = [laid.blocks[0].rect(*cell).grown(1).shape for cell in spot.cells]
    around = place.turn_in(stand.shape)
    assert shapely.union_all(cells).covers(around)
    other = in_the_notch(spot)
    (lot,) = lots_of([request("x")])
    neighbour = footprint(laid, Taken(lot, other))
    assert not overlaps(stand.shape, neighbour.shape)
    assert shapely.distance(stand.shape, neighbour.shape) < 10
    free = laid.blocks[0].rect(other.row, other.column).grown(-place.rounding / 2)
    assert not overlaps(stand.shape, place.footprint(free).shape), "nor an area of what is left"


def test_a_cover_fills_the_notch() -> None:
    """Tests that of six cells five make an L, and the sixth is another's."""
    laid = skeleton([block(6, 6, 2, 3)], ground(bare(40, 40)))
    (small,) = lots_of([request("s")])
    found = cover(laid, [(ell(), spots(ell(), laid)), (small, spots(small, laid))], EFFORT)
    stood = [(row, column) for each in found.taken for row, column in each.spot.cells]
    assert sorted(stood) == list(product(range(2), range(3)))


def ells(result: Result) -> list[Booth]:
    """List the booths that are L's."""
    return [booth for booth in result.layout.booths if booth.outline is Shape.L]


@pytest.mark.parametrize("count", [5, 7])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_units_stand_as_a_row_or_an_l(place: Hall, count: int) -> None:
    """Tests that units of five and seven get all their floor, and no rule is broken."""
    asked = brief(units("u", count), units("v", count, open_sides=2), *many(6))
    result = solved(asked, place)
    assert breaches(result, asked, place) == []
    found = stands(result)
    for key in ("u", "v"):
        booth = found[key]
        sides = {booth.width_mm, booth.depth_mm}
        row, corner = {3000 * count, 3000}, {1500 * (count + 1), 6000}
        assert booth.area_m2 == 9 * count
        assert sides == (corner if booth.outline is Shape.L else row)
        if booth.notch is not None:
            assert booth.notch.width_mm == booth.notch.depth_mm == 3000


@pytest.mark.parametrize("turn", [0.0, 23.0, 90.0, -41.5])
@pytest.mark.parametrize(("count", "side"), [(5, 16), (7, 20)])
def test_where_no_row_is_long_enough_an_l_stands(count: int, side: int, turn: float) -> None:
    """Tests that in a hall shorter than the straight row units stand as an L, by all rules."""
    place = Turning(turn).hall(hall(side, side))
    asked = brief(units("u", count), who("s"))
    result = solved(asked, place)
    assert breaches(result, asked, place) == []
    assert [booth.area_m2 for booth in ells(result)] == [9 * count]
    assert stands(result).keys() == {"u", "s"}


def test_rows_the_other_way_turn_the_l() -> None:
    """Tests that an L lies along rows of either direction of the hall."""
    asked = brief(units("u", 7))
    gate = door("H-W", (0, 8000), (0, 5000), OpeningType.ENTRANCE, 3000)
    long = hall(20, 13, openings=(gate,))
    wide, deep = solved(asked, long), solved(asked, Turning(90.0, (13_000, 0)).hall(long))
    assert [(b.width_mm, b.depth_mm) for b in ells(wide)] == [(12_000, 6000)]
    assert [(b.width_mm, b.depth_mm) for b in ells(deep)] == [(6000, 12_000)]


def test_stated_sizes_and_fair_rectangles_are_no_ls() -> None:
    """Tests that nobody gets an L who asked for a size, or for units that make a rectangle."""
    asked = brief(who("row", 15, 3), units("four", 4), units("six", 6), units("three", 3))
    result = solved(asked, hall(36, 24))
    assert len(stands(result)) == 4
    assert ells(result) == []


def test_the_rest_of_an_ls_rectangle_is_its_notch() -> None:
    """Tests that the outline of an L is its rectangle less one unit at a corner."""
    laid = skeleton([block(6, 6, 2, 3)], ground(bare(40, 40)))
    for spot in notched(ell(), laid):
        taken = Taken(ell(), spot)
        rect = rect_of_spot(laid, taken)
        cut = notch_of(laid, taken, rect)
        assert isinstance(cut, Rect)
        assert rect.holds(cut)
        stand = footprint(laid, taken).shape
        assert stand.equals(rect.shape.difference(cut.shape))


@pytest.mark.parametrize("turn", [True, False])
def test_an_l_that_may_not_turn_keeps_its_width_along_x(turn: bool) -> None:
    """Tests that `turn = no` holds for an L as for any stand, and the rules say so too."""
    asked = brief(units("u", 7).model_copy(update={"turn": turn}))
    gate = door("H-W", (0, 8000), (0, 5000), OpeningType.ENTRANCE, 3000)
    deep = Turning(90.0, (13_000, 0)).hall(hall(20, 13, openings=(gate,)))
    result = solved(asked, deep)
    assert [(b.width_mm, b.depth_mm) for b in ells(result)] == ([(6000, 12_000)] if turn else [])
    strict = brief(units("u", 7).model_copy(update={"turn": False}))
    said = {finding.code for finding in breaches(result, strict, deep)}
    assert ("allotment.size" in said) == turn
