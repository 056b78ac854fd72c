"""Tests of openings."""

import pytest
from pydantic import ValidationError

from tests.venue.buildings import door
from venue.opening import OpeningType


@pytest.mark.parametrize("kind", list(OpeningType))
def test_freight_doors_are_no_exits(kind: OpeningType) -> None:
    """Tests that people leave by every door but the freight doors."""
    assert door("d", (0, 0), (3000, 0), kind).serves_egress is (kind != "freight")


def test_middle_and_span() -> None:
    """Tests the middle and the length of a slanted door, a 3-4-5 triangle."""
    slanted = door("d", (0, 0), (3000, 4000))
    assert slanted.middle == (1500, 2000)
    assert slanted.span_mm == 5000


@pytest.mark.parametrize("width", [0, -1])
def test_a_door_has_a_width(width: int) -> None:
    """Tests that a door without clear width is refused."""
    with pytest.raises(ValidationError):
        door("d", (0, 0), (3000, 0), width=width)
