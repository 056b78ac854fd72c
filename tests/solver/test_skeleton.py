"""Tests of skeletons: slabs, bands, blocks and aisles in halls of many outlines."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

import solver.skeleton as module
from solver.chain import Chain
from solver.ground import Ground, Rect, main_axis_deg
from solver.skeleton import Skeleton, Style, lay
from tests.layouts.turning import Turning
from tests.solver.micro import LIMITS, bare, block, corners, ground, hall, mask, skeleton
from tests.venue.buildings import OURS, box, column
from venue.hall import Hall
from venue.keep_clear import KeepClear

ELL = ((0, 0), (60_000, 0), (60_000, 24_000), (30_000, 24_000), (30_000, 45_000), (0, 45_000))
NOTCH = ((0, 0), (60_000, 0), (60_000, 40_000), (36_000, 40_000), (36_000, 30_000),
         (24_000, 30_000), (24_000, 40_000), (0, 40_000))  # fmt: skip
SLANT = ((0, 0), (60_000, 0), (60_000, 25_000), (40_000, 40_000), (0, 40_000))
STYLES = [
    Style(quarter, wall, side, extra, inner)
    for quarter, wall, side in product((False, True), repeat=3)
    for extra, inner in ((0, 0), (2, 0), (0, 3))
]


def usable(laid: Skeleton) -> list[Rect]:
    """List the usable cells."""
    return [
        each.rect(r, c)
        for each in laid.blocks
        for r in range(each.rows)
        for c in range(each.columns)
        if each.usable[r, c]
    ]


def sound(laid: Skeleton) -> None:
    """Check cells against the hall: inside, off walls and columns, in rows, never lapping."""
    place = laid.ground
    cells = usable(laid)
    shapes = np.array([cell.grown(-1).shape for cell in cells])
    standable = place.floor.buffer(-(LIMITS.mm("wall_clearance") - 1), join_style="mitre")
    solids = shapely.union_all([place.turn_in(solid) for solid in place.hall.solids])
    assert shapely.covers(standable, shapes).all()
    assert not shapely.intersects(solids, shapes).any()
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    assert (pairs[0] == pairs[1]).all(), "cells lie on each other"
    for each in laid.blocks:
        assert each.columns * each.pitch <= LIMITS.mm("row")
        assert each.rows <= min(4, 2 + laid.style.inner_rows)
    for door in place.hall.openings:
        assert not shapely.intersects(place.apron(door).buffer(-1), shapes).any()


def parallel_blocks_keep_an_aisle(laid: Skeleton) -> None:
    """Check that two blocks never leave less than an aisle between them."""
    boxes = [each.whole for each in laid.blocks]
    for one, two in combinations(boxes, 2):
        across = max(one.u0 - two.u1, two.u0 - one.u1)
        along = max(one.v0 - two.v1, two.v0 - one.v1)
        assert max(across, along) >= laid.ground.aisle - 1e-6


@pytest.mark.parametrize("outline", [None, ELL, NOTCH, SLANT])
@pytest.mark.parametrize("style", STYLES)
def test_every_style_in_every_outline(
    outline: tuple[tuple[int, int], ...] | None, style: Style
) -> None:
    """Tests that each style lays legal cells in a rectangle, an L, a notch and a slanted hall."""
    place = hall(60, 40) if outline is None else bare(outline=outline)
    laid = lay(ground(place, quarter=style.quarter), style)
    assert laid is not None
    sound(laid)
    if not style.side_rows:
        parallel_blocks_keep_an_aisle(laid)
    assert laid.cells == len(usable(laid)) > 40


@st.composite
def halls(draw: st.DrawFn) -> Hall:
    """Draw a rectangle, L, notch or slanted hall at any angle, with columns on some grid."""
    outline = draw(st.sampled_from((box(0, 0, 60_000, 40_000), ELL, NOTCH, SLANT)))
    angle = draw(st.sampled_from((0.0, 23.0, 90.0)) | st.floats(-180, 180))
    step_u, step_v = draw(st.integers(9, 31)), draw(st.integers(9, 31))
    pillars = [
        column(f"K{u}-{v}", u * 1000, v * 1000)
        for u, v in product(range(5, 60, step_u), range(5, 45, step_v))
    ]
    return Turning(angle, (draw(st.integers(-9999, 9999)), 0)).hall(
        hall(60, 40, outline=outline, obstacles=tuple(pillars), openings=())
    )


@settings(max_examples=25)
@given(halls(), st.sampled_from(STYLES), st.sampled_from((3000, 3048)))
def test_halls_at_random(place: Hall, style: Style, module: int) -> None:
    """Tests that halls with columns at any angle get legal cells, or none."""
    at = Ground(place, LIMITS, module, main_axis_deg(place), style.quarter)
    laid = lay(at, style)
    if laid is not None:
        sound(laid)


@pytest.mark.parametrize("angle", [23.0, -12.5])
def test_a_turned_hall_loses_little(angle: float) -> None:
    """Tests that a hall turned by any angle has nearly the cells of the straight one."""
    straight = lay(ground(bare(60, 40)), Style())
    outline = affinity.rotate(shapely.box(0, 0, 60_000, 40_000), angle, origin=(0, 0))
    turned = bare(outline=tuple(corners(outline)))
    laid = lay(ground(turned, base_deg=main_axis_deg(turned)), Style())
    assert straight is not None
    assert laid is not None
    assert laid.cells >= 0.85 * straight.cells


@pytest.mark.parametrize(("width", "depth"), [(8, 40), (40, 8), (2, 2), (40, 3)])
def test_halls_without_room(width: int, depth: int) -> None:
    """Tests that a hall too narrow for a row between two aisles has no plain skeleton."""
    assert lay(ground(bare(width, depth)), Style()) is None


def test_a_hall_for_one_row() -> None:
    """Tests that a hall of nine metres holds one row, in either orientation."""
    for place, quarter in ((bare(40, 9), False), (bare(9, 40), True)):
        laid = lay(ground(place, quarter=quarter), Style(quarter))
        assert laid is not None
        assert {each.rows for each in laid.blocks} == {1}


def test_wide_aisles_are_as_wide_as_asked() -> None:
    """Tests that extra steps widen every aisle by half a metre each."""
    laid = lay(ground(bare(80, 60)), Style(extra_steps=2))
    assert laid is not None
    bands = sorted({(each.v0, each.whole.v1) for each in laid.blocks})
    assert all(above - below >= 4000 for (_, below), (above, _) in pairwise(bands))


def test_the_main_aisle_runs_from_the_entrance() -> None:
    """Tests that a cross aisle of a main aisle's width starts at the widest entrance."""
    laid = lay(ground(hall(80, 50)), Style())
    assert laid is not None
    mains = [strip for strip in laid.strips if strip.main]
    assert len(mains) == 1
    assert mains[0].cross
    assert mains[0].rect.width >= 5000
    assert mains[0].rect.u0 < 40_000 < mains[0].rect.u1
    assert not any(cell.meets(mains[0].rect) for cell in usable(laid))


def test_strips_are_free_of_cells() -> None:
    """Tests that nominal aisles lie between the blocks, rows along walls included."""
    for style in (Style(), Style(wall_rows=True), Style(side_rows=True, wall_rows=True)):
        laid = lay(ground(bare(60, 45)), style)
        assert laid is not None
        inside = [strip for strip in laid.strips if strip.rect.area > 0]
        rows = [each.whole for each in laid.blocks if not each.upright]
        assert not any(strip.rect.meets(row) for strip in inside for row in rows)
        assert any(each.wall for each in laid.blocks) is (style.wall_rows or style.side_rows)


def bands_of(laid: Skeleton) -> list[tuple[float, float, int]]:
    """List the bands from south to north: where each begins and ends, and its rows."""
    found = {(b.v0, b.whole.v1, b.rows) for b in laid.blocks if not b.upright and not b.wall}
    return sorted(found)


@pytest.mark.parametrize("depth", [27, 41, 55, 76, 90])
@pytest.mark.parametrize("inner", [1, 2, 4, 7])
def test_inner_rows_are_spread_evenly(depth: int, inner: int) -> None:
    """Tests that no more rows lie between others than asked, in every part of a hall its share."""
    laid = lay(ground(bare(40, depth)), Style(inner_rows=inner))
    assert laid is not None
    bands = bands_of(laid)
    total = 0
    for _, end, rows in bands:
        assert rows <= 4
        total += max(0, rows - 2)
        assert abs(total - inner * end / (depth * 1000)) <= 2
    assert total <= inner
    parallel_blocks_keep_an_aisle(laid)


def test_deep_bands_have_more_cells() -> None:
    """Tests that bands of three and four rows leave fewer aisles, so that more cells are left."""
    plain, deep = (lay(ground(bare(60, 60)), Style(inner_rows=n)) for n in (0, 5))
    assert plain is not None
    assert deep is not None
    assert deep.cells > plain.cells
    assert plain.inner_cells == 0
    assert deep.inner_cells == sum(
        b.columns * (rows - 2) for *_, rows in bands_of(deep) if rows > 2
        for b in deep.blocks[: len({each.u0 for each in deep.blocks})]
    )  # fmt: skip


def test_more_inner_rows_than_a_hall_holds() -> None:
    """Tests that a hall too shallow for as many inner rows has no such skeleton."""
    assert lay(ground(bare(40, 20)), Style(inner_rows=9)) is None


def test_rows_and_cells_of_deep_blocks_are_counted() -> None:
    """Tests that inner cells have a row on either side, and that bands count once, across slabs."""
    holes = mask("####", "#.##", "####")
    laid = skeleton([
        block(0, 0, 3, 4, usable=holes), block(20, 0, 3, 2), block(0, 20, 4, 2),
        block(20, 40, 1, 5), block(40, 0, 1, 6, upright=True),
    ])  # fmt: skip
    assert laid.band_rows == 3 + 4 + 1
    assert laid.inner_cells == 3 + 2 + 4
    assert laid.deep_cells == 2 * 3 + 2 * 2 + 4 * 2


PILLARS = tuple(
    column(f"K{u}-{v}", u * 1000, v * 1000) for u, v in product((11, 27, 43), (9, 23, 37))
)


@pytest.mark.parametrize("inner", [0, 4])
@pytest.mark.parametrize("angle", [0.0, 23.0])
@pytest.mark.parametrize(
    "outline", [box(0, 0, 60_000, 45_000), ELL, SLANT], ids=["box", "ell", "slant"]
)
def test_no_turn_is_worse_than_the_first(
    outline: tuple[tuple[int, int], ...],
    angle: float,
    inner: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Tests that slabs and bands chosen in turn are those of the turn that is worth most."""
    seen: list[Chain] = []
    bands, slabs = module._bands, module._slabs

    def kept(found: Chain | None) -> Chain | None:
        seen.extend([found] if found is not None else [])
        return found

    monkeypatch.setattr(module, "_bands", lambda *args: kept(bands(*args)))
    monkeypatch.setattr(module, "_slabs", lambda *args: kept(slabs(*args)))
    place = Turning(angle).hall(hall(60, 45, outline=outline, obstacles=PILLARS, openings=()))
    laid = lay(Ground(place, LIMITS, 3000, main_axis_deg(place), quarter=False),
               Style(inner_rows=inner))  # fmt: skip
    assert laid is not None
    # Bands count for what they hold, slabs for the aisles between them alone.
    turns = [
        (band.value + slab.value - sum(p.value for p in slab.pieces), slab, band)
        for slab, band in zip(seen[::2], seen[1::2], strict=False)
    ]
    _, slab, band = max(turns, key=lambda turn: turn[0])
    assert len(turns) > 1
    extent, step = laid.ground.extent, laid.ground.step
    across = {round(extent.u0 + piece.start * step) for piece in slab.pieces}
    up = {round(extent.v0 + piece.start * step) for piece in band.pieces}
    assert {round(each.u0) for each in laid.blocks} <= across
    assert {round(each.v0) for each in laid.blocks} <= up
    held = sum(piece.value for piece in band.pieces)
    assert laid.cells * laid.ground.pitch**2 / 1e6 >= held * 0.999


@given(st.integers(9, 120), st.integers(0, 999), st.sampled_from((3000, 3048)),
       st.sampled_from((9.0, 15.0, 30.0)), st.sampled_from((0.0, 23.0)))  # fmt: skip
def testside_rows_keep_an_aisle_between_them(
    depth: int, more: int, module_mm: int, longest: float, angle: float
) -> None:
    """Tests that side rows are as long as rows may be at most, an aisle apart, on the lattice."""
    outline = box(0, 0, 40_000, depth * 1000 + more)
    place = Turning(angle).hall(bare(outline=outline))
    rules = LIMITS.overridden({"row": longest})
    at = Ground(place, rules, module_mm, angle, quarter=False)
    sides = [each for each in module.side_rows(at) if each.usable.any()]
    for u0 in {each.u0 for each in sides}:
        rows = sorted((each for each in sides if each.u0 == u0), key=lambda each: each.v0)
        for each in rows:
            assert each.columns * module_mm <= longest * 1000
            steps = (each.v0 - at.extent.v0) / at.step
            assert abs(steps - round(steps)) < 1e-6
            assert each.whole.v0 >= at.extent.v0 + at.wall - 1e-6
            assert each.whole.v1 <= at.extent.v1 - at.wall + 1e-6
        for low, high in pairwise(rows):
            assert high.v0 - low.whole.v1 >= at.aisle - 1e-6
    # What the rows leave of a wall: the clearances, the aisles, and less than a cell a row.
    if angle == 0 and sides:
        rows = [each for each in sides if each.u0 == sides[0].u0]
        room = depth * 1000 + more - 2 * at.wall - (len(rows) - 1) * at.aisle
        stood = sum(each.columns for each in rows) * module_mm
        assert room - stood < (len(rows) + 1) * (module_mm + at.step)


def testside_rows_are_cut_by_the_row_limit() -> None:
    """Tests that rows along the side walls are parted before they are longer than a row may be."""
    laid = lay(ground(bare(40, 90)), Style(side_rows=True))
    assert laid is not None
    sides = [each for each in laid.blocks if each.upright]
    assert {each.u0 for each in sides} == {1500, 35_500}
    for each in sides:
        assert each.columns <= 10
    ends = sorted(each.whole.v1 for each in sides if each.u0 == 1500)
    starts = sorted(each.v0 for each in sides if each.u0 == 1500)
    assert all(b - a >= 3000 for a, b in zip(ends, starts[1:], strict=False))


def test_a_short_hall_has_noside_rows() -> None:
    """Tests that side walls shorter than a stand and its clearances hold no row."""
    laid = lay(ground(bare(60, 9)), Style(side_rows=True))
    assert laid is not None
    assert all(each.columns * 3000 <= 6000 for each in laid.blocks if each.upright)
    limits = LIMITS.overridden({"row": 3.0})
    short = Ground(bare(60, 10), limits, 3000, 0.0, quarter=False)
    found = lay(short, Style(side_rows=True))
    assert found is not None
    assert not any(each.upright for each in found.blocks), "parted in two, both too short"


def test_a_wall_without_room_has_no_row() -> None:
    """Tests that a wall whose whole length is kept clear holds no row, and the rest stands."""
    strip = KeepClear(id="E", ring=box(0, 0, 60_000, 4000), source=OURS)
    laid = lay(ground(bare(60, 40, keep_clear=(strip,))), Style(wall_rows=True))
    assert laid is not None
    assert not any(each.wall and each.v0 < 4000 for each in laid.blocks)
    sound(laid)


def test_blocks_tell_their_cells() -> None:
    """Tests that rectangles, boxes and turns of a block agree."""
    for upright in (False, True):
        each = block(1, 2, 2, 3, upright=upright)
        cells = [each.rect(r, c) for r in range(2) for c in range(3)]
        assert [tuple(map(float, row)) for row in each.boxes] == [
            (c.u0, c.v0, c.u1, c.v1) for c in cells
        ]
        assert each.whole == (Rect(1000, 2000, 7000, 11_000) if upright else
                              Rect(1000, 2000, 10_000, 8000))  # fmt: skip


def test_clearing_cells() -> None:
    """Tests that cells deeper than a millimetre under a rectangle go, and only count once."""
    each = block(0, 0, 2, 3)
    assert each.clear(Rect(3000, 0, 3001, 3000)) == 0
    assert each.clear(Rect(2000, 1000, 4000, 2000)) == 2
    assert each.clear(Rect(2000, 1000, 4000, 2000)) == 0
    assert each.usable.tolist() == mask("..#", "###").tolist()


def test_copies_do_not_share_cells() -> None:
    """Tests that taking cells of a copy leaves the original whole; deep cells count by columns."""
    original = skeleton([block(0, 0, 2, 3), block(0, 9, 1, 4)])
    copy = original.copy()
    copy.blocks[0].clear(Rect(0, 0, 3000, 3000))
    assert (original.cells, original.deep_cells) == (10, 6)
    assert (copy.cells, copy.deep_cells) == (9, 4)
