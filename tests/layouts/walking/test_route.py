"""Tests of single ways: as long as the network says, along free floor, cut where halls change."""

import itertools
import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.walking.matrix import between_booths
from layouts.walking.network import walking_network
from layouts.walking.part import NodeKind
from layouts.walking.route import walk_between
from tests.layouts.walking.floors import booths_of, floor, random_floor, stand


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_a_way_is_its_line_and_its_line_is_free(seed: int) -> None:
    """Tests that between all booths the line is as long as the way, and lies on the floor."""
    network = walking_network([random_floor(Random(seed))])
    far, names = between_booths(network), booths_of(network)
    region = network.regions["H"]
    for (i, a), (j, b) in itertools.combinations(enumerate(names), 2):
        ends = [network.number(NodeKind.BOOTH, name) for name in (a, b)]
        assert ends[0] is not None
        assert ends[1] is not None
        walk = walk_between(network, ends[0], ends[1])
        if walk is None:
            assert math.isinf(far[i, j])
            continue
        assert walk.length_mm == pytest.approx(far[i, j], abs=1e-6)
        assert sum(leg.length_mm for leg in walk.legs) == pytest.approx(walk.length_mm, abs=1e-6)
        line = np.array(walk.legs[0].line)
        assert (line[[0, -1]] == network.points[[ends[0], ends[1]]]).all()
        assert region.sees(line[:-1], line[1:]).all()


def test_who_is_closed_in_is_not_reached() -> None:
    """Tests that no way is None, not an endless one."""
    ring = [
        stand("w", 4000, 6000, 1000, 9000),
        stand("e", 13_000, 6000, 1000, 9000),
        stand("s", 5000, 6000, 8000, 1000),
        stand("n", 5000, 14_000, 8000, 1000),
    ]
    network = walking_network([floor(*ring, stand("inner", 8000, 9000))])
    start, end = network.number(NodeKind.OPENING, "S"), network.number(NodeKind.BOOTH, "inner")
    assert start is not None
    assert end is not None
    assert walk_between(network, start, end) is None
