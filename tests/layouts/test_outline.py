"""Tests of footprints found in drawn outlines."""

import math
import random

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Footprint, Notch
from layouts.outline import OFF_MM, footprint_of, same_place
from venue.errors import InputError

SIDES = st.integers(2_000, 30_000)
TURNS = st.one_of(st.sampled_from([0.0, 90.0, 180.0, -90.0]), st.floats(-180, 180))


@st.composite
def footprints(draw: st.DrawFn) -> Footprint:
    """Draw a rectangle, an L or a U at any angle."""
    width, depth = draw(SIDES), draw(SIDES)
    notch = None
    if draw(st.booleans()):
        across, up = draw(st.integers(500, width - 500)), draw(st.integers(500, depth - 500))
        x = draw(st.sampled_from([0, width - across, (width - across) // 2]))
        y = draw(st.sampled_from([0, depth - up]))
        notch = Notch(x_mm=x, y_mm=y, width_mm=across, depth_mm=up)
    at = draw(st.tuples(st.integers(-100_000, 100_000), st.integers(-100_000, 100_000)))
    turn = round(draw(TURNS), 3)
    return Footprint(
        hall="C", x_mm=at[0], y_mm=at[1], width_mm=width, depth_mm=depth,
        rotation_deg=turn, notch=notch,
    )  # fmt: skip


def _drawn(place: Footprint, chance: random.Random) -> list[tuple[float, float]]:
    """Draw an outline as another program writes it: from any corner, either way, rounded."""
    ring = [(round(x), round(y)) for x, y in place.ring]
    start = chance.randrange(len(ring))
    ring = ring[start:] + ring[:start]
    return [(float(x), float(y)) for x, y in (ring if chance.random() < 1 / 2 else ring[::-1])]


@given(footprints(), st.randoms())
def test_any_footprint_is_found_in_its_outline(place: Footprint, chance: random.Random) -> None:
    """Tests that the floor is the same, whatever corner the outline begins at."""
    found = footprint_of("C", _drawn(place, chance))
    assert shapely.hausdorff_distance(found.shape, place.shape) <= OFF_MM
    assert found.outline == place.outline


@given(footprints(), st.integers(-9_000, 9_000), st.integers(-9_000, 9_000), st.randoms())
def test_what_only_moved_keeps_its_sides_and_its_turn(
    place: Footprint, dx: int, dy: int, chance: random.Random
) -> None:
    """Tests that a moved outline is the same footprint elsewhere, to the last digit."""
    ring = [(x + dx, y + dy) for x, y in _drawn(place, chance)]
    found = footprint_of("C", ring, like=place)
    kept = {"width_mm", "depth_mm", "rotation_deg", "notch"}
    assert found.model_dump(include=kept) == place.model_dump(include=kept)
    assert abs(found.x_mm - place.x_mm - dx) <= 1
    assert abs(found.y_mm - place.y_mm - dy) <= 1
    if (dx, dy) == (0, 0):
        assert found == place


@pytest.mark.parametrize("turn", [0.0, 23.0, 90.0, 180.0])
def test_what_grew_keeps_its_width_its_width(turn: float) -> None:
    """Tests a booth of 3 x 6 m whose depth becomes 9 m: its width is still the 3 m."""
    was = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=3000, depth_mm=6000, rotation_deg=turn)
    now = was.model_copy(update={"depth_mm": 9000})
    ring = [(round(x), round(y)) for x, y in Footprint(**now.model_dump()).ring]
    found = footprint_of("C", ring, like=was)
    assert found.width_mm == pytest.approx(3000, abs=2)
    assert found.depth_mm == pytest.approx(9000, abs=2)
    assert found.rotation_deg == turn


def test_a_booth_may_move_to_another_hall() -> None:
    """Tests that the same corners in another hall are another place."""
    was = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=3000, depth_mm=6000)
    found = footprint_of("D", list(was.ring), like=was)
    assert found == was.model_copy(update={"hall": "D"})
    assert not same_place(found, was)


@pytest.mark.parametrize(
    "ring",
    [
        [(0, 0), (3000, 0)],
        [(0, 0), (3000, 0), (1500, 3000)],
        [(0, 0), (3000, 3000), (3000, 0), (0, 3000)],
        [(0, 0), (3000, 0), (3100, 3000), (0, 3000)],
        [(math.cos(a) * 3000, math.sin(a) * 3000) for a in range(6)],
        [(0, 0), (9000, 0), (9000, 3000), (6000, 3000), (6000, 6000), (3000, 6000), (3000, 3000),
         (0, 3000)],
    ],
)  # fmt: skip
def test_other_shapes_are_refused(ring: list[tuple[float, float]]) -> None:
    """Tests a line, a triangle, a bow, a trapezium, a round one and a T."""
    with pytest.raises(InputError, match="no rectangle, L or U"):
        footprint_of("C", ring)
