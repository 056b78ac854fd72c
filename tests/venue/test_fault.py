"""Tests of findings about a venue's own data."""

from venue.fault import OURS, fault
from venue.text import Text


def test_a_fault_says_where_and_how_much() -> None:
    """Tests that a fault carries its place in whole millimetres and its figures."""
    found = fault("venue.x", "C", Text(en="x"), at=(1.6, 2.4), measured=3, required=4, unit="mm")
    assert (found.x_mm, found.y_mm) == (2, 2)
    assert (found.measured, found.required, found.unit) == (3, 4, "mm")
    assert found.breaks
    assert found.source is OURS


def test_a_warning_has_no_place_of_need() -> None:
    """Tests that a fault can do without a place and can let the venue pass."""
    found = fault("venue.x", "", Text(en="x"), warning=True)
    assert (found.x_mm, found.y_mm, found.breaks) == (None, None, False)
