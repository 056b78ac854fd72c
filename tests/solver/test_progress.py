"""Tests of progress."""

from solver.progress import Event, silent


def test_silence_takes_every_report() -> None:
    """Tests that reports to nobody are accepted, with all that is not known left at nothing."""
    event = Event("placing", 0.5)
    silent(event)
    assert (event.placed, event.requested, event.net_m2, event.bound_net_m2) == (0, 0, 0.0, None)
