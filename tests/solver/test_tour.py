"""Tests of the order of stops: as good as what is proved, and near what is searched for long."""

import itertools
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from solver.tour import EXACT_STOPS, _searched, best_order


def places(count: int, seed: int) -> NDArray[np.float64]:
    """Give ways between places drawn at random, along two axes, in whole centimetres."""
    dice = Random(seed)
    at = np.array([(dice.randrange(10_000), dice.randrange(5_000)) for _ in range(count)]) * 10.0
    return np.asarray(np.abs(at[:, None] - at[None]).sum(axis=-1))


def length(table: NDArray[np.float64], order: tuple[int, ...]) -> float:
    """Add up the legs of an order."""
    return float(sum(table[ends] for ends in itertools.pairwise(order)))


def held_karp(table: NDArray[np.float64]) -> float:
    """Give the length of the shortest order of all places from the first on.

    References
    ----------
    M. Held, R. M. Karp, J. SIAM 10 (1962) 196-210.
    """

    @cache
    def least(left: frozenset[int], last: int) -> float:
        if not left:
            return 0.0
        return min(float(table[last, n]) + least(left - {n}, n) for n in left)

    return least(frozenset(range(1, len(table))), 0)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 10), st.integers(0, 10**9))
def test_small_tours_are_the_best(count: int, seed: int) -> None:
    """Tests that up to ten places are in the order of Held and Karp, or in one as short."""
    table = places(count, seed)
    order = best_order(table)
    assert (order[0], sorted(order)) == (0, list(range(count)))
    assert length(table, order) == pytest.approx(held_karp(table))


def test_twelve_stops_are_the_best() -> None:
    """Tests the size that is promised to be exact."""
    table = places(13, 5)
    assert length(table, best_order(table)) == pytest.approx(held_karp(table))


def test_a_hundred_stops_are_near_a_long_search() -> None:
    """Tests that a hundred stops are within three in a hundred of a search of eight seconds."""
    table = places(101, 7)
    whole = (table / 10).astype(int)
    whole[:, 0] = 0
    long = length(table, _searched(whole, 8.0))
    order = best_order(table)
    assert sorted(order) == list(range(101))
    assert length(table, order) <= 1.03 * long


def test_what_has_no_way_comes_last() -> None:
    """Tests that a place that no way leads to is still in the order, at its end."""
    table = places(6, 3)
    table[4, :] = table[:, 4] = np.inf
    assert best_order(table)[-1] == 4
    assert EXACT_STOPS >= 12
