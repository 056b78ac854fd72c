"""Tests of lengths: integer millimetres inside, metres outside."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venue.units import LIMIT_MM, mm2_to_m2, to_m, to_mm


@given(st.integers(-LIMIT_MM, LIMIT_MM))
def test_metres_and_back(length: int) -> None:
    """Tests that any length in millimetres survives being written in metres."""
    assert to_mm(to_m(length)) == length


@pytest.mark.parametrize("metres", [math.nan, math.inf, -math.inf, 10_000.1, -10_000.1])
def test_no_length(metres: float) -> None:
    """Tests that what is no length within 10 km is refused."""
    with pytest.raises(ValueError, match="not a length within 10 km"):
        to_mm(metres)


def test_square_metres() -> None:
    """Tests that an area keeps square centimetres."""
    assert mm2_to_m2(123_456_789) == 123.4568
