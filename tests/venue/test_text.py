"""Tests of texts in two languages."""

from venue.text import Text


def test_each_language_stands_in_for_the_other() -> None:
    """Tests that a missing language falls back to the one there is."""
    assert Text(ko="홀").say("en") == "홀"
    assert Text(en="hall").say("ko") == "hall"
    assert Text(ko="홀", en="hall").say("ko") == "홀"


def test_places_are_filled_in_both() -> None:
    """Tests that values with braces of their own are taken as they are."""
    filled = Text(ko="{a}곳", en="{a} places").fill(a="{b}")
    assert filled == Text(ko="{b}곳", en="{b} places")
