"""Tests of the figures of walking."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Side
from layouts.walking.matrix import between_booths
from layouts.walking.measures import distances, gini, neighbourhood
from layouts.walking.network import walking_network
from tests.layouts.walking.floors import floor, random_floor, stand


def test_the_nearest_entrance_counts() -> None:
    """Tests that each booth has its nearest opening, the walk there and the straight line."""
    network = walking_network(
        [
            floor(
                stand("south", 13_500, 5000, sides=(Side.SOUTH,)),
                stand("north", 13_500, 14_000, sides=(Side.NORTH,)),
            )
        ]
    )
    found = distances(network, ["S", "N"])
    assert found.nearest == ("S", "N")
    assert found.walk_m == pytest.approx([4.2, 2.2], abs=1e-6)
    assert found.detours == pytest.approx([1.0, 1.0], abs=1e-6)
    assert found.all_m[0, 1] > 14
    only = distances(network, ["S"])
    assert only.nearest == ("S", "S")
    assert only.detours[1] > 1
    assert only.mean_m == pytest.approx(float(only.walk_m.mean()))
    assert only.p95_m == pytest.approx(np.percentile(only.walk_m, 95))


def test_who_is_not_reached_has_no_figure() -> None:
    """Tests that closed booths are named and counted in no mean."""
    shut = stand("shut", 20_000, 5000, sides=())
    network = walking_network([floor(stand("b", 13_500, 5000, sides=(Side.SOUTH,)), shut)])
    found = distances(network, ["S"])
    assert found.unreachable == ("shut",)
    assert found.mean_m == pytest.approx(4.2, abs=1e-6)
    nothing = distances(network, [])
    assert nothing.mean_m is nothing.p95_m is None
    assert set(nothing.unreachable) == {"b", "shut"}


def test_booths_within_reach() -> None:
    """Tests that reach counts the other booths within 50 and 100 m of walking."""
    network = walking_network([random_floor(Random(5))])
    metres = between_booths(network) / 1000
    found = neighbourhood(between_booths(network))
    for row, reach in enumerate((50, 100)):
        assert found.within[row].tolist() == [
            sum(m <= reach for i, m in enumerate(line) if i != j) for j, line in enumerate(metres)
        ]
    assert found.mean_m is not None
    assert math.isfinite(found.mean_m)
    assert neighbourhood(between_booths(walking_network([floor()]))).mean_m is None


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20))
def test_gini_is_the_mean_difference(values: list[float]) -> None:
    """Tests the sorted form against half the relative mean difference of all pairs."""
    if sum(values) < 1e-3:
        return
    pairs = sum(abs(a - b) for a in values for b in values)
    expected = pairs / (2 * len(values) * sum(values))
    assert gini(np.array(values)) == pytest.approx(expected, abs=1e-9)
