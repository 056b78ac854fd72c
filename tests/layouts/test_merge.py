"""Tests of stands made one: rectangles, L and U, against shapes of counted cells."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layouts.booth import Booth, Notch, Shape, Side
from layouts.brief.exhibitor import Build
from layouts.merge import merge
from tests.layouts.cells import UNIT, Box, Cell, Frame, box_around, cells_of
from venue.errors import InputError

SQUARE = Frame()
ASKEW = Frame(23.0, (12_345, -6_789))
FRAMES = (SQUARE, Frame(90.0), ASKEW, Frame(-37.5, (80_000, 40_000)))
"""Halls that lie square, turned by a quarter, and at angles at which corners are rounded."""


def refused(first: Booth, second: Booth) -> InputError:
    """Try to merge two booths that cannot be one."""
    with pytest.raises(InputError) as caught:
        merge(first, second)
    assert caught.value.code == "booth.merge"
    return caught.value


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("second", "size"),
    [((2, 0, 1, 1), (9000, 3000)), ((-3, 0, 3, 1), (15_000, 3000)), ((0, 1, 2, 2), (6000, 9000))],
)
def test_a_longer_rectangle(frame: Frame, second: Box, size: tuple[int, int]) -> None:
    """Tests that neighbours of one width make a rectangle, over the gap that rounding leaves."""
    first, other = frame.booth("a", (0, 0, 2, 1)), frame.booth("b", second)
    for whole in (merge(first, other), merge(other, first)):
        assert whole.outline is Shape.RECT
        assert (whole.width_mm, whole.depth_mm) == pytest.approx(size, abs=10)
        assert whole.shape.buffer(2).covers(first.shape.union(other.shape))


def test_an_l() -> None:
    """Tests that a small booth behind the right end of a row leaves its notch on the left."""
    row, behind = SQUARE.booth("a", (1, 0, 3, 1)), SQUARE.booth("b", (3, 1, 1, 2))
    whole = merge(row, behind)
    assert (whole.x_mm, whole.y_mm, whole.width_mm, whole.depth_mm) == (3000, 0, 9000, 9000)
    assert whole.notch == Notch(x_mm=0, y_mm=3000, width_mm=6000, depth_mm=6000)
    assert (whole.outline, whole.area_m2) == (Shape.L, 45.0)


@pytest.mark.parametrize("frame", FRAMES)
def test_an_l_and_one_more_make_a_u(frame: Frame) -> None:
    """Tests that a third booth makes a U of an L, and a fourth fills it to a rectangle."""
    corner = merge(frame.booth("a", (0, 0, 3, 1)), frame.booth("b", (0, 1, 1, 1)))
    assert corner.outline is Shape.L
    whole = merge(corner, frame.booth("c", (2, 1, 1, 1)))
    assert whole.outline is Shape.U
    assert whole.area_m2 == pytest.approx(45, rel=0.001)
    assert whole.notch is not None
    sides = (whole.notch.x_mm, whole.notch.y_mm, whole.notch.width_mm, whole.notch.depth_mm)
    assert sides == pytest.approx((3000, 3000, 3000, 3000), abs=5)
    full = merge(frame.booth("d", (1, 1, 1, 1)), whole)
    assert (full.outline, full.id) == (Shape.RECT, "d")
    assert (full.width_mm, full.depth_mm) == pytest.approx((9000, 6000), abs=5)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("C102", "C101", "C101"),
        ("C99", "C100", "C99"),
        ("C1000", "C998", "C998"),
        ("", "C101", "C101"),
        ("C101", "", "C101"),
        ("", "", ""),
    ],
)
def test_the_lower_number_stays(first: str, second: str, expected: str) -> None:
    """Tests that the lower number is kept, as a number and not as a word."""
    a = SQUARE.booth("a", (0, 0, 1, 1), number=first)
    b = SQUARE.booth("b", (1, 0, 1, 1), number=second)
    assert merge(a, b).number == expected


def test_what_the_first_one_is() -> None:
    """Tests that id, zone, build and height are the first one's, and open sides nobody's."""
    known: dict[str, Any] = {
        "zone": "ai",
        "build": "raw",
        "height_mm": 4000,
        "open_edges": (Side.SOUTH,),
    }
    first = SQUARE.booth("a", (0, 0, 1, 1), **known)
    second = SQUARE.booth("b", (1, 0, 1, 1), build="shell", pinned=True)
    whole = merge(first, second)
    assert (whole.id, whole.zone, whole.build) == ("a", "ai", Build.RAW)
    assert (whole.height_mm, whole.open_edges) == (4000, ())
    assert whole.pinned
    assert not merge(first, second.model_copy(update={"pinned": False})).pinned


def test_a_neighbour_turned_by_a_quarter() -> None:
    """Tests that booths of one raster merge though one of them was turned by a quarter."""
    row = SQUARE.booth("a", (0, 0, 3, 1))
    upright = Booth(
        id="b", hall="C", x_mm=3000, y_mm=3000, width_mm=6000, depth_mm=3000, rotation_deg=90
    )
    whole = merge(row, upright)
    assert whole.notch == Notch(x_mm=3000, y_mm=3000, width_mm=6000, depth_mm=6000)
    other = merge(upright, row)
    assert other.rotation_deg == 90
    assert other.shape.equals(whole.shape)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((0, 0, 1, 1), (2, 0, 1, 1), "do not meet"),
        ((0, 0, 1, 1), (1, 1, 1, 1), "do not meet"),
        ((0, 0, 2, 1), (1, 0, 2, 1), "overlap"),
        ((0, 0, 3, 3), (1, 1, 1, 1), "overlap"),
        ((0, 0, 3, 1), (1, 1, 1, 1), "make no rectangle, L or U"),
        ((0, 0, 2, 1), (1, 1, 2, 1), "make no rectangle, L or U"),
        ((0, 0, 3, 1), (3, -1, 1, 3), "make no rectangle, L or U"),
    ],
)
def test_what_makes_no_booth(frame: Frame, first: Box, second: Box, words: str) -> None:
    """Tests that booths apart, at a corner, overlapping, or in a T or Z are refused in words."""
    a = frame.booth("a", first, number="C101")
    told = refused(a, frame.booth("b", second))
    assert words in str(told)
    assert "C101 and b" in str(told)
    assert "C101, b" in told.say("ko")


@pytest.mark.parametrize("turn", [1.0, 23.0, 45.0, 89.0])
def test_other_halls_and_directions(turn: float) -> None:
    """Tests that booths of another hall, or askew, are refused though they lie side by side."""
    first, second = SQUARE.booth("a", (0, 0, 1, 1)), SQUARE.booth("b", (1, 0, 1, 1))
    for other in ({"hall": "D"}, {"rotation_deg": turn}):
        assert "other halls or directions" in str(refused(first, second.model_copy(update=other)))


@pytest.mark.parametrize(("off", "fits"), [(-20, True), (0, True), (20, True), (100, False)])
def test_how_exactly_they_meet(off: int, fits: bool) -> None:
    """Tests that 2 cm more or less, along or across, are rounding, and 10 cm are not."""
    first, second = SQUARE.booth("a", (0, 0, 1, 1)), SQUARE.booth("b", (1, 0, 1, 1))
    for way in ({"x_mm": 3000 + off}, {"y_mm": off}):
        moved = second.model_copy(update=way)
        if fits:
            assert merge(first, moved).outline is Shape.RECT
        else:
            refused(first, moved)


def test_a_ring_is_no_booth() -> None:
    """Tests that a booth that closes a U to a ring is refused."""
    whole = SQUARE.booth("a", (0, 0, 3, 2), (1, 1, 1, 1))
    refused(whole, SQUARE.booth("b", (0, 2, 3, 1)))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Box, Box | None, Box]:
    """Draw a stand, its notch if it has one, and another stand that lies beside it or near."""
    width, depth = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    notch = None
    if min(width, depth) > 1 and draw(st.booleans()):
        wide, deep = draw(st.integers(1, width - 1)), draw(st.integers(1, depth - 1))
        x = draw(st.integers(0, width - wide))
        notch = (x, draw(st.sampled_from([0, depth - deep])), wide, deep)
    w, d = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return (
        (0, 0, width, depth),
        notch,
        (draw(st.integers(-w, width)), draw(st.integers(-d, depth)), w, d),
    )


@given(pairs(), st.sampled_from(FRAMES))
def test_against_counted_cells(pair: tuple[Box, Box | None, Box], frame: Frame) -> None:
    """Tests that two stands merge just when their cells are a rectangle, L or U in one piece."""
    box, notch, other = pair
    first, second = cells_of(box), cells_of(other)
    if notch is not None:
        # Askew, a notch comes of a merge, as above, and never lies on the raster by itself.
        assume(frame.square)
        first -= cells_of(notch)
    expected = _shape(first, second)
    one, two = frame.booth("a", box, notch), frame.booth("b", other)
    if expected is None:
        refused(one, two)
        refused(two, one)
        return
    whole = merge(one, two)
    assert whole.outline is expected
    assert whole.area_m2 == pytest.approx(len(first | second) * UNIT**2 / 1e6, rel=0.01)
    assert whole.shape.buffer(25).covers(one.shape.union(two.shape))
    assert merge(two, one).shape.symmetric_difference(whole.shape).buffer(-15).is_empty


def _shape(first: frozenset[Cell], second: frozenset[Cell]) -> Shape | None:
    """Tell what two sets of cells make together; None where they make no stand."""
    whole = first | second
    steps = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    meet = any((i + x, j + y) in second for i, j in first for x, y in steps)
    if first & second or not meet:
        return None
    x, y, width, depth = box_around(whole)
    left = cells_of((x, y, width, depth)) - whole
    if not left:
        return Shape.RECT
    nx, ny, wide, deep = box_around(left)
    sides = (nx == x) + (ny == y) + (nx + wide == x + width) + (ny + deep == y + depth)
    if len(left) != wide * deep or sides == 0:
        return None
    return Shape.L if sides == 2 else Shape.U


def test_quarter_turns_of_any_angle_lie_alike() -> None:
    """Tests that a stand turned by a quarter merges at angles no float holds exactly."""
    turn = 57.3
    first = Booth(hall="H", x_mm=0, y_mm=0, width_mm=3000, depth_mm=3000, id="a", rotation_deg=turn)
    (ax, ay), _ = first.side(Side.EAST)
    # Turned by a quarter, its lower-left corner lies at the other end of the shared side's front.
    x, y = ax + (ax - first.x_mm), ay + (ay - first.y_mm)
    second = first.model_copy(
        update={"id": "b", "x_mm": round(x), "y_mm": round(y), "rotation_deg": turn + 90}
    )
    assert merge(first, second).area_m2 == pytest.approx(18, abs=0.02)
