"""Tests of conflicts reduced to their smallest set, against every subset."""

from collections.abc import Sequence
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.smallest import smallest


@given(
    st.integers(0, 8),
    st.lists(st.frozensets(st.integers(0, 7), max_size=4), min_size=1, max_size=5),
)
def test_against_every_subset(count: int, cores: list[frozenset[int]]) -> None:
    """Tests that what is found is contradictory, and that no subset of it is."""
    items = list(range(count))

    def contradictory(some: Sequence[int]) -> bool:
        return any(core <= set(some) for core in cores)

    if not contradictory(items):
        with pytest.raises(ValueError, match="contradict nothing"):
            smallest(items, contradictory)
        return
    found = smallest(items, contradictory)
    assert contradictory(found)
    parts = chain.from_iterable(combinations(found, size) for size in range(len(found)))
    assert not any(contradictory(part) for part in parts)
    assert list(found) == sorted(found)


def test_the_first_are_kept() -> None:
    """Tests that of two conflicts the one among the first items is told."""
    assert smallest("abcd", lambda some: {*"ab"} <= {*some} or {*"cd"} <= {*some}) == ("a", "b")


def test_few_questions_are_asked() -> None:
    """Tests that two of a thousand are found in the number of questions that is promised."""
    asked = []

    def contradictory(some: Sequence[int]) -> bool:
        asked.append(some)
        return {17, 860} <= {*some}

    assert smallest(range(1000), contradictory) == (17, 860)
    assert len(asked) <= 2 * 2 * 9 + 2 * 2 + 2
