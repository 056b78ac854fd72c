"""Tests of the base of every value."""

import math

import pytest
from pydantic import ValidationError

from tests.venue.buildings import box, hall
from venue.text import Text
from venue.value import Value


class _Size(Value):
    metres: float


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_only_finite_numbers(number: float) -> None:
    """Tests that NaN and infinity never enter a value."""
    with pytest.raises(ValidationError):
        _Size(metres=number)


def test_values_are_closed_and_frozen() -> None:
    """Tests that unknown fields are refused and fields never change."""
    with pytest.raises(ValidationError):
        Text.model_validate({"ko": "가", "de": "Halle"})
    with pytest.raises(ValidationError):
        Text(ko="가").ko = "나"  # type: ignore[misc]


def test_a_copy_computes_anew() -> None:
    """Tests that a changed copy does not keep geometry computed for the original."""
    first = hall()
    assert first.floor.area == 600_000_000
    second = first.model_copy(update={"outline": box(0, 0, 10_000, 10_000)})
    assert second.floor.area == 100_000_000
    assert first.floor.area == 600_000_000
