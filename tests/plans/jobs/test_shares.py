"""Tests of work shared out to children."""

import os

import pytest

from plans.jobs.shares import in_children
from venue.errors import FaultError


def _square(number: int) -> int:
    return number * number


def _length(number: int) -> int:
    return len(number)  # type: ignore[arg-type] # that is the fault


def _process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize(("count", "workers"), [(0, 2), (1, 4), (7, 1), (7, 2), (7, 3)])
def test_answers_come_in_the_order_of_the_things(count: int, workers: int) -> None:
    """Tests shares of all sizes, against doing it here."""
    assert in_children(_square, range(count), workers) == [n * n for n in range(count)]


def test_as_many_children_work_as_are_asked_for() -> None:
    """Tests that none of it happens here."""
    found = in_children(_process, range(6), 2)
    assert len(set(found)) == 2
    assert os.getpid() not in found


def test_what_fails_is_raised() -> None:
    """Tests that a fault of one thing is told."""
    with pytest.raises(FaultError, match="TypeError"):
        in_children(_length, [1, 2], 2)
