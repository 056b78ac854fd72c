"""Tests of the catalogue."""

import pytest

from venue.catalogue import load, names
from venue.check import check_venue
from venue.errors import VenueError


def test_a_venue_is_loaded_once() -> None:
    """Tests that two calls give the same object."""
    assert load("coex") is load("coex")


def test_an_unknown_venue() -> None:
    """Tests that an unknown name is answered with the known ones."""
    with pytest.raises(VenueError, match=r'no venue "kintex"; write one of: .*coex') as caught:
        load("kintex")
    assert caught.value.code == "venue.unknown"
    assert "coex" in caught.value.say("ko")


@pytest.mark.parametrize("name", names())
def test_every_venue_is_sound(name: str) -> None:
    """Tests that no venue of the catalogue has a fault, and that its id is its file's name."""
    venue = load(name)
    assert venue.id == name
    assert check_venue(venue) == ()
