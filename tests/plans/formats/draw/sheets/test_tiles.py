"""Tests that a hall is cut into sheets that hold all of it, once, and join along aisles."""

import math
from collections.abc import Callable

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.layout import Layout
from plans.formats.draw.sheet import View, turn_of
from plans.formats.draw.sheets.page import paper, table_box
from plans.formats.draw.sheets.tiles import (
    EDGE_MM,
    OVERLAP_MM,
    SCALE,
    Tile,
    cut,
    match_lines,
    shown,
)
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import OURS, box, row
from tests.plans.formats.draw.drawn_plans import (
    angled_plan,
    filled,
    hall_c_plan,
    small_plan,
    turned_plan,
)
from venue.hall import Hall
from venue.text import Text

LEFT, BOTTOM, RIGHT, TOP = table_box()
FLOOR = (LEFT - 5, BOTTOM - 4, RIGHT + 5, TOP + 5)
"""What a sheet of the set has for the floor: the tables' box with its margin."""

PLANS: dict[str, Callable[[], Plan]] = {
    "hall C": hall_c_plan,
    "angled": angled_plan,
    "turned": lambda: turned_plan(small_plan(), 23),
    "hall C turned": lambda: turned_plan(hall_c_plan(), 23),
}


def hall_of(width: int, depth: int) -> Hall:
    """Make a hall without doors."""
    ring = box(-3_000, 2_000, width, depth)
    return Hall(id="H", name=Text(en="H"), level="1", outline=ring, source=OURS)


def view_of(hall: Hall, layout: Layout | None = None) -> View:
    """Put a hall on paper at the scale of enlarged sheets."""
    return View(hall, layout or Layout(), SCALE, turn_of(hall)).moved_to(0.0, 0.0)


def viewed(plan: Plan) -> View:
    """Put a plan's one hall on paper."""
    return view_of(plan.halls[0], plan.layout)


def cores(tiles: list[Tile]) -> list[shapely.Polygon]:
    """Give what each tile has that no other has."""
    return [shapely.box(*tile.core) for tile in tiles]


@pytest.mark.parametrize("name", PLANS)
def test_tiles_hold_the_hall_once(name: str) -> None:
    """Tests that the cores of a hall's tiles cover its floor and lie apart."""
    view = viewed(PLANS[name]())
    tiles = cut(view, FLOOR)
    whole = shapely.union_all(cores(tiles))
    assert whole.buffer(1e-6).covers(view.floor)
    assert math.isclose(sum(core.area for core in cores(tiles)), whole.area)
    assert [(t.row, t.column) for t in tiles] == [
        (r, c) for r in range(tiles[0].rows) for c in range(tiles[0].columns)
    ]


@settings(max_examples=60)
@given(width=st.integers(4_000, 400_000), depth=st.integers(4_000, 300_000), stands=st.booleans())
def test_tiles_of_any_hall_lie_side_by_side(width: int, depth: int, stands: bool) -> None:
    """Tests that cores cover a hall of any size without overlap, row by row from the top."""
    hall = hall_of(width, depth)
    view = view_of(hall, filled(hall, bays=2) if stands and depth > 20_000 else None)
    tiles = cut(view, FLOOR)
    assert shapely.union_all(cores(tiles)).buffer(1e-6).covers(view.floor)
    for tile, core in zip(tiles, cores(tiles), strict=True):
        assert core.area > 0
        for other, its in zip(tiles, cores(tiles), strict=True):
            if other != tile:
                assert core.intersection(its).area < 1e-6
            if other.row > tile.row:
                assert other.core[3] <= tile.core[1] + 1e-9
            if other.column > tile.column:
                assert other.core[0] >= tile.core[2] - 1e-9


@settings(max_examples=60)
@given(
    width=st.integers(4_000, 145_000), depth=st.integers(20_000, 74_000), step=st.integers(21, 30)
)
def test_a_tile_fits_its_sheet(width: int, depth: int, step: int) -> None:
    """Tests that of a hall cut in up to two by two, what a tile shows fits the sheet's floor."""
    hall = hall_of(width, depth)
    stands = filled(hall, bays=max(1, width // (step * 1000)), step=step * 1000)
    view = view_of(hall, stands)
    for tile in cut(view, FLOOR):
        assert max(tile.rows, tile.columns) <= 2
        window = shown(view, tile, FLOOR).window
        assert window is not None
        left, low, right, high = window
        assert FLOOR[0] + EDGE_MM - 1e-6 <= left < right <= FLOOR[2] - EDGE_MM + 1e-6
        assert FLOOR[1] + EDGE_MM - 1e-6 <= low < high <= FLOOR[3] - EDGE_MM + 1e-6


@settings(max_examples=30)
@given(width=st.integers(4_000, 73_000), depth=st.integers(4_000, 37_000))
def test_a_hall_that_fits_one_sheet_is_not_cut(width: int, depth: int) -> None:
    """Tests that a hall of up to 73 x 37 m is one tile without match lines, in its middle."""
    view = view_of(hall_of(width, depth))
    (tile,) = cut(view, FLOOR)
    seen = shown(view, tile, FLOOR)
    assert match_lines(tile, seen) == []
    assert seen.window is not None
    assert shapely.box(*seen.window).covers(seen.floor)
    middle = seen.floor.centroid
    assert math.isclose(middle.x, (FLOOR[0] + FLOOR[2]) / 2)
    assert math.isclose(middle.y, (FLOOR[1] + FLOOR[3]) / 2)


def aisled(hall: Hall, aisles: list[int], *, upright: bool) -> Layout:
    """Fill a hall with stands, less aisles of 3 m at some metres from its middle."""
    x0, y0, x1, y1 = (round(v) for v in hall.floor.bounds)
    middle = (y0 + y1) // 2 if upright else (x0 + x1) // 2
    low, high = (y0, y1) if upright else (x0, x1)
    free = [middle + metres * 1000 for metres in aisles]
    stands: list[Booth] = []
    for n, at in enumerate(range(low, high - 1500, 1500)):
        if any(aisle - 1500 <= at <= aisle for aisle in free):
            continue
        x, y = (x0 + 6000, at) if upright else (at, y0 + 6000)
        size = (6000, 1500) if upright else (1500, 6000)
        stands += row("H", None, 10 * n, x, y, [size[0]], size[1])
    return Layout(booths=tuple(stands))


@pytest.mark.parametrize("metres", [-9, -6, -3, 0, 3, 6, 9])
@pytest.mark.parametrize("upright", [False, True])
def test_a_match_line_runs_along_an_aisle(metres: int, upright: bool) -> None:
    """Tests that the line between two sheets leaves the even cut for an aisle within the slack."""
    hall = hall_of(30_000, 60_000) if upright else hall_of(110_000, 30_000)
    metres = metres // 3 if upright else metres
    view = view_of(hall, aisled(hall, [metres], upright=upright))
    first, second = cut(view, FLOOR)
    line = first.core[1] if upright else first.core[2]
    assert line == (second.core[3] if upright else second.core[0])
    places = [view.shape(booth.shape).bounds for booth in view.layout.booths]
    low, high = (1, 3) if upright else (0, 2)
    assert not any(place[low] < line < place[high] for place in places)


def test_of_two_aisles_the_nearer_to_an_even_cut_wins() -> None:
    """Tests that sheets are cut as evenly as aisles allow."""
    hall = hall_of(110_000, 30_000)
    view = view_of(hall, aisled(hall, [-9, 4], upright=False))
    first, _ = cut(view, FLOOR)
    left, _, right, _ = view.floor.bounds
    assert abs(first.core[2] - ((left + right) / 2 + 4_000 / SCALE)) <= 1_500 / SCALE


def test_a_hall_without_stands_is_cut_evenly() -> None:
    """Tests that two sheets of an empty hall show as much as each other."""
    first, second = cut(view_of(hall_of(110_000, 30_000)), FLOOR)
    assert abs((first.core[2] - first.core[0]) - (second.core[2] - second.core[0])) <= 1.0


@pytest.mark.parametrize("name", PLANS)
def test_sheets_overlap_by_a_strip_on_either_side(name: str) -> None:
    """Tests that a tile shows its core, and beyond each match line as much as is promised."""
    view = viewed(PLANS[name]())
    for tile in cut(view, FLOOR):
        seen = shown(view, tile, FLOOR)
        assert seen.window is not None
        dx, dy = (seen.shift[n] - view.shift[n] for n in (0, 1))
        core = shapely.affinity.translate(shapely.box(*tile.core), dx, dy)
        window = shapely.box(*seen.window)
        assert window.buffer(1e-6).covers(core)
        lines = match_lines(tile, seen)
        across = (tile.column > 0) + (tile.column < tile.columns - 1)
        assert len(lines) == across + (tile.row > 0) + (tile.row < tile.rows - 1)
        for a, b, _ in lines:
            line = shapely.LineString([a, b])
            assert core.exterior.intersection(line).length > line.length - 2 * OVERLAP_MM - 1e-6
            assert math.isclose(line.distance(window.exterior), 0.0, abs_tol=1e-6)
            strip = shapely.difference(window, core).intersection(line.buffer(OVERLAP_MM + 1e-6))
            assert strip.area >= (line.length - 2 * OVERLAP_MM) * OVERLAP_MM - 1e-3


@pytest.mark.parametrize("name", PLANS)
def test_a_tile_shows_all_that_stands_in_it(name: str) -> None:
    """Tests that each stand is in every tile whose core it touches, and in one at least."""
    view = viewed(PLANS[name]())
    tiles = cut(view, FLOOR)
    held = [{b.id for b in shown(view, t, FLOOR).layout.booths} for t in tiles]
    for booth in view.layout.booths:
        shape = view.shape(booth.shape)
        touching = [n for n, core in enumerate(cores(tiles)) if core.intersects(shape)]
        assert touching
        assert all(booth.id in held[n] for n in touching)


def test_a_hall_turned_by_23_degrees_lies_square_on_its_tiles() -> None:
    """Tests that a turned hall gives as many sheets of the same size as the hall unturned."""
    straight = [cut(viewed(hall_c_plan()), FLOOR), cut(viewed(small_plan()), FLOOR)]
    turned = [cut(viewed(turned_plan(plan, 23)), FLOOR) for plan in (hall_c_plan(), small_plan())]
    for tiles, others in zip(straight, turned, strict=True):
        assert len(tiles) == len(others)
        for core, other in zip(cores(tiles), cores(others), strict=True):
            assert abs(core.area - other.area) < 0.05 * core.area


def test_the_floor_of_a_sheet_lies_on_the_paper() -> None:
    """Tests that what these tests cut for is a part of the paper, above the strip."""
    assert shapely.box(0, 0, *paper()).contains_properly(shapely.box(*FLOOR))
