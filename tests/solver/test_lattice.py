"""Tests of the lattice against shapes: every rectangle of whole steps, asked one by one."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from solver.lattice import COARSE, Lattice

Extent = tuple[float, float, float, float]
Query = tuple[int, int, int, int]
"""First column, first row, columns and rows of a rectangle, in steps."""


def rectangle(low: tuple[float, float], step: float, query: Query) -> BaseGeometry:
    """Draw the rectangle of a query, millimetres."""
    u, v, across, up = query
    u0, v0 = low[0] + u * step, low[1] + v * step
    return shapely.box(u0, v0, u0 + across * step, v0 + up * step)


def asked(lattice: Lattice, query: Query) -> bool:
    """Ask the lattice for one rectangle."""
    u, v, across, up = query
    (answer,) = lattice.clear(np.array([u]), np.array([v]), across, up)
    return bool(answer)


@st.composite
def regions(draw: st.DrawFn) -> tuple[BaseGeometry, Extent, float]:
    """Draw a floor of rectangles less others, its extent anywhere, and a step."""
    step = float(draw(st.sampled_from((500, 501, 250, 1000))))
    columns, rows = draw(st.integers(1, 3 * COARSE)), draw(st.integers(1, 3 * COARSE))
    low_u, low_v = draw(st.integers(-9999, 9999)), draw(st.integers(-9999, 9999))
    extent = (low_u, low_v, low_u + columns * step, low_v + rows * step)
    whole = shapely.box(*extent)

    def boxes(count: int) -> list[BaseGeometry]:
        """Draw some boxes that reach over the extent now and then, in tenths of a step."""
        found: list[BaseGeometry] = []
        for _ in range(draw(st.integers(0, count))):
            u, v = draw(st.integers(-20, columns * 10)), draw(st.integers(-20, rows * 10))
            across, up = draw(st.integers(1, 300)), draw(st.integers(1, 300))
            u0, v0 = low_u + u / 10 * step, low_v + v / 10 * step
            found.append(shapely.box(u0, v0, u0 + across / 10 * step, v0 + up / 10 * step))
        return found

    floor = whole if draw(st.booleans()) else shapely.union_all(boxes(4)).intersection(whole)
    return floor.difference(shapely.union_all(boxes(4))), extent, step


@given(regions(), st.data())
def test_rectangles_lie_on_the_region_or_not(
    drawn: tuple[BaseGeometry, Extent, float], data: st.DataObject
) -> None:
    """Tests that a rectangle is clear exactly where the region covers it."""
    region, extent, step = drawn
    grown = region.buffer(0.01, join_style="mitre")
    shapely.prepare(grown)
    lattice = Lattice.of(grown, extent, step)
    columns, rows = (round((extent[k + 2] - extent[k]) / step) for k in (0, 1))
    starts = st.integers(-3, columns + 3), st.integers(-3, rows + 3)
    size = st.integers(1, 6) | st.integers(1, 2 * COARSE)
    queries = data.draw(st.lists(st.tuples(*starts, size, size), min_size=1, max_size=30))
    for query in queries:
        wanted = bool(shapely.covers(grown, rectangle(extent[:2], step, query)))
        assert asked(lattice, query) == wanted, query


@given(regions())
def test_every_square_is_asked_at_once(drawn: tuple[BaseGeometry, Extent, float]) -> None:
    """Tests that a table of rectangles is answered as each of them by itself."""
    region, extent, step = drawn
    shapely.prepare(region)
    lattice = Lattice.of(region, extent, step)
    u, v = np.meshgrid(np.arange(-1, 6), np.arange(-1, 4))
    table = lattice.clear(u, v, 2, 1)
    assert table.shape == u.shape
    alone = [asked(lattice, (int(i), int(j), 2, 1)) for i, j in zip(u.flat, v.flat, strict=True)]
    assert table.ravel().tolist() == alone


@pytest.mark.parametrize(
    ("query", "clear"),
    [
        ((0, 0, 20, 10), True),
        ((19, 9, 1, 1), True),
        ((0, 0, 21, 10), False),
        ((0, 0, 20, 11), False),
        ((-1, 0, 2, 2), False),
        ((0, -1, 2, 2), False),
        ((20, 0, 1, 1), False),
        ((0, 10, 1, 1), False),
        ((19, 0, 30, 1), False),
        ((500, 500, 1, 1), False),
    ],
)
def test_what_leaves_the_extent_is_not_clear(query: Query, clear: bool) -> None:
    """Tests that rectangles up to the edge of a whole floor are clear, and none beyond."""
    extent = (0.0, 0.0, 10_000.0, 5_000.0)
    assert asked(Lattice.of(shapely.box(*extent), extent, 500.0), query) is clear


def test_a_speck_in_a_large_floor_is_seen() -> None:
    """Tests that a thin column inside a square that is looked at coarsely takes that square."""
    extent = (0.0, 0.0, 40_000.0, 40_000.0)
    floor = shapely.box(*extent).difference(shapely.box(20_100, 20_100, 20_101, 20_101))
    lattice = Lattice.of(floor, extent, 500.0)
    off = [(u, v) for u in range(80) for v in range(80) if not asked(lattice, (u, v, 1, 1))]
    assert off == [(40, 40)]
    assert not asked(lattice, (0, 0, 80, 80))
    assert asked(lattice, (41, 0, 39, 80))


def test_no_floor_is_clear_nowhere() -> None:
    """Tests that nothing lies on an empty region."""
    lattice = Lattice.of(shapely.Polygon(), (0.0, 0.0, 3000.0, 3000.0), 500.0)
    assert not asked(lattice, (0, 0, 1, 1))
