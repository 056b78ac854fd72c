"""Tests of a zone's ground."""

import pytest

from layouts.zone import Zone
from venue.shapes import Ring

SQUARE = ((0, 0), (9000, 0), (9000, 9000), (0, 9000))
BOW_TIE = ((0, 0), (9000, 9000), (9000, 0), (0, 9000))
LINE = ((0, 0), (9000, 0), (3000, 0))


@pytest.mark.parametrize(
    ("rings", "area"),
    [
        ((SQUARE,), 81e6),
        ((SQUARE, ((9000, 0), (18_000, 0), (18_000, 9000))), 121.5e6),
        ((BOW_TIE,), 40.5e6),
        ((LINE,), 0.0),
        ((SQUARE, LINE, BOW_TIE), 81e6),
        ((), 0.0),
    ],
)
def test_the_ground_is_all_that_its_rings_hold(rings: tuple[Ring, ...], area: float) -> None:
    """Tests that a zone has a valid ground whatever somebody has made of its corners."""
    ground = Zone(id="z", hall="H", rings=rings).shape
    assert ground.is_valid
    assert ground.area == pytest.approx(area)
