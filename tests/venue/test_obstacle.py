"""Tests of obstacles."""

import pytest
from pydantic import ValidationError

from tests.venue.buildings import OURS, column
from venue.obstacle import Obstacle, ObstacleKind


def test_an_obstacle_is_a_column_unless_it_says_otherwise() -> None:
    """Tests the default kind."""
    assert column("K1", 0, 0).kind is ObstacleKind.COLUMN


def test_a_ring_has_three_corners() -> None:
    """Tests that a line is no obstacle."""
    with pytest.raises(ValidationError):
        Obstacle(id="K1", ring=((0, 0), (900, 0)), source=OURS)
