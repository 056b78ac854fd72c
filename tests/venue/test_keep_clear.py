"""Tests of keep-clear areas."""

import pytest
from pydantic import ValidationError

from tests.venue.buildings import OURS, box
from venue.keep_clear import KeepClear
from venue.units import LIMIT_MM


def test_no_corner_beyond_ten_kilometres() -> None:
    """Tests that a coordinate beyond 10 km is refused, and one at 10 km is not."""
    KeepClear(id="K", ring=box(0, 0, LIMIT_MM, 1), source=OURS)
    with pytest.raises(ValidationError):
        KeepClear(id="K", ring=box(0, 0, LIMIT_MM + 1, 1), source=OURS)
