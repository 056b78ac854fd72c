"""Tests of footprints with a notch, and of the trade's names for booths."""

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from layouts.booth import Booth, BoothType, Footprint, Notch, Shape, Side
from tests.layouts.cells import Cell, cells_of
from venue.shapes import polygon

TURNS = (0.0, 90.0, 23.0, -37.5)
ANYWHERE = st.one_of(st.sampled_from([*TURNS, 180.0, 270.0]), st.floats(-360, 360))
PLACES = st.integers(-500_000, 500_000)

Ends = tuple[tuple[float, float], tuple[float, float]]


def footprint(
    width: int, depth: int, notch: tuple[int, int, int, int] | None = None, **place: float
) -> Footprint:
    """Make a footprint, millimetres, at the origin unless told otherwise."""
    cut = None
    if notch is not None:
        x, y, wide, deep = notch
        cut = Notch(x_mm=x, y_mm=y, width_mm=wide, depth_mm=deep)
    known = {"hall": "C", "x_mm": 0, "y_mm": 0, "width_mm": width, "depth_mm": depth}
    return Footprint.model_validate({**known, "notch": cut, **place})


def turned(point: tuple[float, float], place: Footprint) -> tuple[float, float]:
    """Put a point of a footprint's own frame into the hall, by complex numbers."""
    turn = complex(math.cos(math.radians(place.rotation_deg)), 0)
    turn += 1j * math.sin(math.radians(place.rotation_deg))
    there = complex(*point) * turn + complex(place.x_mm, place.y_mm)
    return there.real, there.imag


@st.composite
def notched(draw: st.DrawFn) -> Footprint:
    """Draw an L or a U, anywhere and in any direction."""
    width, depth = draw(st.integers(2_000, 60_000)), draw(st.integers(2_000, 60_000))
    wide, deep = draw(st.integers(1, width - 2)), draw(st.integers(1, depth - 2))
    right, top = width - wide, depth - deep
    x, y = draw(
        st.one_of(
            st.tuples(st.sampled_from([0, right]), st.sampled_from([0, top])),
            st.tuples(st.integers(1, right - 1), st.sampled_from([0, top])),
            st.tuples(st.sampled_from([0, right]), st.integers(1, top - 1)),
        )
    )
    turn, at = draw(ANYWHERE), draw(st.tuples(PLACES, PLACES))
    return footprint(width, depth, (x, y, wide, deep), x_mm=at[0], y_mm=at[1], rotation_deg=turn)


@given(notched())
def test_ring_shape_and_area_agree(place: Footprint) -> None:
    """Tests that the outline encloses the rectangle less its notch, counter-clockwise."""
    assert place.notch is not None
    cut = place.notch
    expected = place.width_mm * place.depth_mm - cut.width_mm * cut.depth_mm
    assert place.area_m2 == pytest.approx(expected / 1e6)
    # About the first corner: far from the origin the sum would drown in its own terms.
    ring = [(x - place.x_mm, y - place.y_mm) for x, y in place.ring]
    twice = sum(
        ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)
    )
    assert twice / 2 == pytest.approx(expected, rel=1e-6, abs=10)
    assert place.shape.is_valid
    assert place.shape.area == pytest.approx(expected, rel=1e-6, abs=10)
    assert len(place.ring) == {Shape.L: 6, Shape.U: 8}[place.outline]


@given(notched(), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_the_notch_is_left_out(place: Footprint, u: float, v: float) -> None:
    """Tests that a point of the rectangle is on the footprint just when it is not in the notch."""
    assert place.notch is not None
    cut = place.notch
    x, y = u * place.width_mm, v * place.depth_mm
    off = max(cut.x_mm - x, x - cut.x_mm - cut.width_mm, cut.y_mm - y, y - cut.y_mm - cut.depth_mm)
    there = polygon([turned(p, place) for p in ((x, y), (x + 1e-3, y), (x, y + 1e-3))])
    if off > 0.01:
        assert place.shape.covers(there)
    if off < -0.01:
        assert not place.shape.intersects(there)
    assert polygon(place.corners).buffer(0.01).covers(place.shape)


@pytest.mark.parametrize(
    ("notch", "outline", "corners"),
    [
        (None, Shape.RECT, 4),
        ((0, 0, 3000, 3000), Shape.L, 6),
        ((6000, 0, 3000, 3000), Shape.L, 6),
        ((6000, 3000, 3000, 3000), Shape.L, 6),
        ((0, 3000, 3000, 3000), Shape.L, 6),
        ((3000, 0, 3000, 3000), Shape.U, 8),
        ((3000, 3000, 3000, 3000), Shape.U, 8),
        ((0, 1000, 3000, 3000), Shape.U, 8),
        ((6000, 1000, 3000, 3000), Shape.U, 8),
        ((1, 5999, 8998, 1), Shape.U, 8),
    ],
)
def test_the_outline_has_a_name(
    notch: tuple[int, int, int, int] | None, outline: Shape, corners: int
) -> None:
    """Tests that a notch at a corner makes an L, one in a side a U, none a rectangle."""
    place = footprint(9000, 6000, notch)
    assert (place.outline, len(place.ring)) == (outline, corners)


def test_the_ring_of_an_l() -> None:
    """Tests that an L has the corners found by hand, as it lies and turned by a quarter."""
    cut = (6000, 3000, 3000, 3000)
    place = footprint(9000, 6000, cut, x_mm=100, y_mm=200)
    assert list(place.ring) == [
        *((100, 200), (9100, 200), (9100, 3200)),
        *((6100, 3200), (6100, 6200), (100, 6200)),
    ]
    quarter = footprint(9000, 6000, cut, x_mm=100, y_mm=200, rotation_deg=90)
    assert set(quarter.ring) == {
        *((100, 200), (100, 9200), (-2900, 9200)),
        *((-2900, 6200), (-5900, 6200), (-5900, 200)),
    }


SIDES: dict[tuple[int, int, int, int], dict[Side, Ends]] = {
    (0, 0, 4000, 2000): {
        Side.SOUTH: ((4000, 0), (9000, 0)),
        Side.EAST: ((9000, 0), (9000, 6000)),
        Side.NORTH: ((9000, 6000), (0, 6000)),
        Side.WEST: ((0, 6000), (0, 2000)),
    },
    (5000, 0, 4000, 2000): {
        Side.SOUTH: ((0, 0), (5000, 0)),
        Side.EAST: ((9000, 2000), (9000, 6000)),
        Side.NORTH: ((9000, 6000), (0, 6000)),
        Side.WEST: ((0, 6000), (0, 0)),
    },
    (5000, 4000, 4000, 2000): {
        Side.SOUTH: ((0, 0), (9000, 0)),
        Side.EAST: ((9000, 0), (9000, 4000)),
        Side.NORTH: ((5000, 6000), (0, 6000)),
        Side.WEST: ((0, 6000), (0, 0)),
    },
    (0, 4000, 4000, 2000): {
        Side.SOUTH: ((0, 0), (9000, 0)),
        Side.EAST: ((9000, 0), (9000, 6000)),
        Side.NORTH: ((9000, 6000), (4000, 6000)),
        Side.WEST: ((0, 4000), (0, 0)),
    },
}
"""The sides of an L of 9 x 6 m by its notch, before any turn."""


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("notch", SIDES)
def test_a_notch_trims_the_sides_it_touches(notch: tuple[int, int, int, int], turn: float) -> None:
    """Tests that at each corner and in each direction two sides are shorter and two whole."""
    place = footprint(9000, 6000, notch, x_mm=-700, y_mm=300, rotation_deg=turn)
    for side, ends in SIDES[notch].items():
        for found, expected in zip(place.side(side), ends, strict=True):
            assert found == pytest.approx(turned(expected, place), abs=1e-6)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("notch", [None, (3000, 3000, 3000, 3000), (0, 1000, 3000, 3000)])
def test_a_notch_in_a_side_trims_nothing(
    notch: tuple[int, int, int, int] | None, turn: float
) -> None:
    """Tests that the sides of a rectangle and of a U run from corner to corner."""
    place = footprint(9000, 6000, notch, rotation_deg=turn)
    around = (Side.SOUTH, Side.EAST, Side.NORTH, Side.WEST)
    corners = [turned(p, place) for p in ((0, 0), (9000, 0), (9000, 6000), (0, 6000))]
    for n, side in enumerate(around):
        a, b = place.side(side)
        assert a == pytest.approx(corners[n], abs=1e-6)
        assert b == pytest.approx(corners[(n + 1) % 4], abs=1e-6)


@given(notched(), st.sampled_from(list(Side)), st.integers(100, 6_000))
def test_strips_lie_outside_and_touch(place: Footprint, side: Side, reach: int) -> None:
    """Tests that the floor before a side is as long, meets it and takes none of the stand."""
    strip = place.strip(side, reach)
    length = math.dist(*place.side(side))
    assert strip.area == pytest.approx(length * reach, rel=1e-6)
    assert strip.intersection(place.shape).area == pytest.approx(0, abs=0.01)
    # A millimetre around the stand covers a millimetre of the strip along all that touches.
    ahead = place.shape.buffer(1, join_style="mitre").intersection(strip).area
    assert ahead == pytest.approx(length - _mouth(place, side), rel=1e-6, abs=2.5)


def _mouth(place: Footprint, side: Side) -> int:
    """Give how much of a U's side its notch opens, millimetres."""
    assert place.notch is not None
    cut = place.notch
    if place.outline is not Shape.U:
        return 0
    return {
        Side.SOUTH: cut.width_mm if cut.y_mm == 0 else 0,
        Side.NORTH: cut.width_mm if cut.y_mm + cut.depth_mm == place.depth_mm else 0,
        Side.WEST: cut.depth_mm if cut.x_mm == 0 else 0,
        Side.EAST: cut.depth_mm if cut.x_mm + cut.width_mm == place.width_mm else 0,
    }[side]


@given(notched())
def test_outward_is_away_from_the_stand(place: Footprint) -> None:
    """Tests that every side's outward direction leads from its middle into its strip."""
    for side in Side:
        (ax, ay), (bx, by) = place.side(side)
        out = math.radians(place.outward_deg(side))
        x, y = (ax + bx) / 2 + 500 * math.cos(out), (ay + by) / 2 + 500 * math.sin(out)
        there = polygon([(x, y), (x + 0.1, y), (x, y + 0.1)])
        assert place.strip(side, 1_000).covers(there)


@pytest.mark.parametrize(
    "notch",
    [
        (6000, 3000, 3001, 3000),
        (6000, 3000, 3000, 3001),
        (9000, 6000, 3000, 3000),
        (0, 0, 9000, 3000),
        (0, 3000, 9000, 3000),
        (3000, 0, 3000, 6000),
        (0, 0, 3000, 6000),
        (0, 0, 9000, 6000),
        (3000, 2000, 3000, 2000),
        (1, 1, 8998, 5998),
        (-1, 0, 3000, 3000),
        (0, 0, 0, 3000),
    ],
)
def test_a_notch_that_is_none(notch: tuple[int, int, int, int]) -> None:
    """Tests that a notch outside, through the whole, in the middle or of no size is refused."""
    with pytest.raises(ValidationError):
        footprint(9000, 6000, notch)


def test_notches_against_counted_cells() -> None:
    """Tests that every notch of 4 x 3 cells is taken just when it leaves one L or U of cells."""
    whole = cells_of((0, 0, 4, 3))
    taken = 0
    for notch in product(range(5), range(4), range(1, 6), range(1, 5)):
        cut = cells_of(notch)
        left = whole - cut
        edge = any(i in {0, 3} or j in {0, 2} for i, j in cut)
        fits = cut <= whole and edge and _pieces(left) == 1 and _corners(left) in {6, 8}
        try:
            place = footprint(4, 3, notch)
        except ValidationError:
            assert not fits, notch
        else:
            assert fits, notch
            assert len(place.ring) == _corners(left), notch
            taken += 1
    # By hand: 6 at each corner, 6 in each long side, 3 in each short one.
    assert taken == 4 * 6 + 2 * 6 + 2 * 3


def _pieces(cells: frozenset[Cell]) -> int:
    """Count the pieces of cells that hang together by their sides."""
    rest, count = set(cells), 0
    while rest:
        count += 1
        reached = [rest.pop()]
        while reached:
            i, j = reached.pop()
            near = {(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)} & rest
            rest -= near
            reached += near
    return count


def _corners(cells: frozenset[Cell]) -> int:
    """Count the corners of cells: points with one or three of their four cells taken."""
    points = product(range(6), range(6))
    around = [((i, j), (i - 1, j), (i, j - 1), (i - 1, j - 1)) for i, j in points]
    return sum(len(cells.intersection(four)) in {1, 3} for four in around)


@pytest.mark.parametrize(
    ("edges", "perimeter", "expected"),
    [
        ((), False, BoothType.INLINE),
        ((Side.SOUTH,), False, BoothType.INLINE),
        ((Side.SOUTH,), True, BoothType.PERIMETER),
        ((Side.SOUTH, Side.EAST), True, BoothType.CORNER),
        ((Side.SOUTH, Side.NORTH, Side.EAST), False, BoothType.PENINSULA),
        (tuple(Side), False, BoothType.ISLAND),
    ],
)
def test_the_trade_names(edges: tuple[Side, ...], perimeter: bool, expected: BoothType) -> None:
    """Tests that a booth is called by its open sides, and by the wall where it has but one."""
    booth = Booth(
        id="a",
        hall="C",
        x_mm=0,
        y_mm=0,
        width_mm=9000,
        depth_mm=6000,
        notch=Notch(x_mm=0, y_mm=0, width_mm=3000, depth_mm=3000),
        open_edges=edges,
        perimeter=perimeter,
    )
    assert booth.type is expected
