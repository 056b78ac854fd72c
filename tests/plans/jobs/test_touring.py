"""Tests that stops are put in order in a child."""

import numpy as np
import pytest

from plans.jobs import touring
from plans.jobs.touring import order_in_child
from venue.errors import FaultError


def test_the_order_comes_back_from_the_child() -> None:
    """Tests that the order is that of the shortest walk."""
    assert order_in_child(np.array([[0, 90, 10], [90, 0, 20], [10, 20, 0]])) == (0, 2, 1)


def test_a_child_that_will_not_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that ordering never hangs: its child is ended."""
    monkeypatch.setattr(touring, "LONGEST_S", -4.9)
    dice = np.random.default_rng(1)
    with pytest.raises(FaultError):
        order_in_child(dice.random((200, 200)) * 1e5)
