"""Tests of the stops."""

import time

import pytest

from solver.stop import AnyOf, Deterministic, Seconds, Stop
from tests.solver.micro import After


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """Give the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Put a clock of our own in place of the machine's."""
    ours = Clock()
    monkeypatch.setattr(time, "monotonic", ours.monotonic)
    return ours


def test_seconds_run_out(clock: Clock) -> None:
    """Tests that a stop of ten seconds says stop after ten seconds and not before."""
    stop = Seconds(10.0)
    stop._start = clock.now
    clock.now += 9.0
    assert (stop(), stop.seconds_left()) == (False, 1.0)
    clock.now += 1.0
    assert (stop(), stop.seconds_left()) == (True, 0.0)
    clock.now += 60.0
    assert stop.seconds_left() == 0.0


def test_deterministic_is_bounded_as_well() -> None:
    """Tests that deterministic work still ends by the clock."""
    assert Deterministic(0.0)()
    assert not Deterministic(300.0)()
    assert Deterministic(300.0).deterministic
    assert not Seconds(300.0).deterministic


@pytest.mark.parametrize(
    ("stops", "over"),
    [((), False), ((After(1),), False), ((After(1), Seconds(0.0)), True)],
)
def test_any_of_several(stops: tuple[Stop, ...], over: bool) -> None:
    """Tests that several stops say stop as soon as one does."""
    assert AnyOf(*stops)() is over


def test_any_of_has_the_least_time() -> None:
    """Tests that the time left is that of the shortest stop, and determinism that of any."""
    both = AnyOf(Seconds(900.0), After(3, deterministic=False), Seconds(20.0))
    assert 0.0 < both.seconds_left() <= 20.0
    assert not both.deterministic
    assert AnyOf(Seconds(300.0), Deterministic(300.0)).deterministic
