"""Tests of rings made of pieces."""

import itertools
import math
import random

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from plans.formats.read.dxf.pieces import Corner, Piece
from plans.formats.read.dxf.rings import GAP_MM, around, outermost, rings_of
from tests.venue.buildings import outlines
from venue.units import Point


def _piece(*points: Corner, closed: bool = False, name: str = "1", **known: str) -> Piece:
    """Make a line of a drawing."""
    return Piece("L", name, points, closed, "", dict(known))


SQUARE = ((0.0, 0.0), (9000.0, 0.0), (9000.0, 9000.0), (0.0, 9000.0))


@given(outlines(), st.integers(0, 2**16), st.integers(2, 6))
def test_any_outline_cut_into_lines_is_the_ring_again(
    outline: tuple[Point, ...], seed: int, cuts: int
) -> None:
    """Tests that lines in any order and any direction make the outline they were cut from."""
    chance = random.Random(seed)
    corners = [(float(x), float(y)) for x, y in outline]
    ring = [*corners, corners[0]]
    pieces = [_piece(a, b, name=str(n)) for n, (a, b) in enumerate(itertools.pairwise(ring))]
    if cuts < len(pieces):
        joined = _piece(*ring[:cuts], name="joined")
        pieces = [joined, *pieces[cuts - 1 :]]
    turned = [
        _piece(*p.points[::-1], name=p.group) if chance.random() < 1 / 2 else p for p in pieces
    ]
    chance.shuffle(turned)
    made = rings_of(turned)
    assert not made.open
    (only,) = made.rings
    assert not only.mended
    assert Polygon(only.corners).normalize().equals(Polygon(corners).normalize())
    assert len(only.corners) == len(corners)


@pytest.mark.parametrize(("gap", "closes"), [(0.2, True), (GAP_MM, True), (GAP_MM + 1, False)])
def test_an_outline_is_closed_over_a_small_gap_alone(gap: float, closes: bool) -> None:
    """Tests one line that nearly meets itself; its own last corner is left out."""
    made = rings_of([_piece(*SQUARE, (0.0, gap))])
    assert bool(made.rings) is closes
    assert bool(made.open) is not closes
    if closes:
        assert made.rings[0].corners == SQUARE
        assert made.rings[0].mended is (gap > 0.5)


def test_lines_that_nearly_meet_are_joined_and_told() -> None:
    """Tests a gap between two lines of a ring: the first one's end is the corner."""
    made = rings_of([_piece(*SQUARE[:3]), _piece((9010.0, 9000.0), SQUARE[3], SQUARE[0], name="2")])
    (only,) = made.rings
    assert only.mended
    assert Polygon(only.corners).area == pytest.approx(81e6, rel=0.002)


def test_what_stays_open_is_given_back() -> None:
    """Tests lines that end nowhere, beside a ring that is whole."""
    loose = _piece((20_000.0, 0.0), (30_000.0, 0.0), name="loose")
    made = rings_of([_piece(*SQUARE, closed=True), loose])
    assert [piece.group for piece in made.open] == ["loose"]
    assert len(made.rings) == 1


def test_a_ring_drawn_twice_is_one() -> None:
    """Tests a hatch beneath its outline, while two things of our own stay two."""
    twice = [_piece(*SQUARE, closed=True), _piece(*SQUARE[1:], SQUARE[0], closed=True)]
    assert len(rings_of(twice).rings) == 1
    ours = [_piece(*SQUARE, closed=True, id="a"), _piece(*SQUARE, closed=True, id="b")]
    assert len(rings_of(ours).rings) == 2


def test_a_point_makes_nothing() -> None:
    """Tests a line of no length."""
    made = rings_of([_piece((1.0, 1.0), (1.0, 1.0))])
    assert not made.rings
    assert not made.open


@given(st.lists(st.integers(1, 8), min_size=1, max_size=6), st.randoms())
def test_details_lie_in_the_outermost(sizes: list[int], chance: random.Random) -> None:
    """Tests squares about one middle, by an oracle that compares their sides."""
    rings = [
        rings_of(
            [
                _piece(
                    (-s * 100.0, -s * 100.0),
                    (s * 100.0, -s * 100.0),
                    (s * 100.0, s * 100.0),
                    (-s * 100.0, s * 100.0),
                    closed=True,
                )
            ]
        ).rings[0]
        for s in sizes
    ]
    chance.shuffle(rings)
    (only,) = outermost(rings)
    assert Polygon(only.corners).area == pytest.approx((max(sizes) * 200.0) ** 2)


def test_rings_side_by_side_stay_in_their_order() -> None:
    """Tests that none is lost, the larger one second."""
    small = rings_of([_piece(*SQUARE, closed=True)]).rings[0]
    far = tuple((x * 2 + 50_000, y * 2) for x, y in SQUARE)
    large = rings_of([_piece(*far, closed=True)]).rings[0]
    assert outermost([small, large]) == [small, large]


def test_a_symbol_without_a_ring_is_its_hull() -> None:
    """Tests a cross, and a single line, about which there is no ring."""
    cross = [_piece((0.0, 0.0), (600.0, 600.0)), _piece((0.0, 600.0), (600.0, 0.0))]
    (hull,) = around(cross)
    assert math.isclose(shapely.Polygon(hull.corners).area, 360_000)
    assert around([_piece((0.0, 0.0), (600.0, 0.0))]) == []
