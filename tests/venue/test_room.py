"""Tests of rooms beside the halls."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.venue.buildings import OURS, box, hall, venue
from venue.check import check_venue
from venue.room import Room, RoomKind
from venue.source import Confidence, Figure, Source
from venue.text import Text

PRESS = Source(cite="press", confidence=Confidence.PRESS)


def room(**more: Any) -> Room:
    """Make a lobby of 30 x 10 m before hall A."""
    facts: dict[str, Any] = {
        "id": "R1",
        "kind": "lobby",
        "name": Text(ko="로비", en="Lobby"),
        "level": "1F",
        "ring": box(0, -10_000, 30_000, 10_000),
        "halls": ("A",),
        "source": OURS,
    }
    return Room.model_validate(facts | more)


def area(value: float) -> Figure:
    """Make a published area."""
    return Figure(name=Text(en="area"), value=value, unit="m2", source=PRESS)


@pytest.mark.parametrize("kind", ["toilet", "lobby", "swing"])
def test_a_sound_room(kind: str) -> None:
    """Tests that a room of each kind is sound, with or without halls that it serves."""
    one = room(kind=kind, area=area(300))
    assert one.kind is RoomKind(kind)
    assert check_venue(venue(hall("A"), rooms=(one, room(id="R2", halls=())))) == ()
    assert Room.model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        ({"halls": ("A", "X")}, "venue.names_hall", 'Room R1: there is no hall "X"'),
        (
            {"ring": ((0, 0), (9_000, 9_000), (9_000, 0), (0, 9_000))},
            "venue.room",
            "Room R1: its outline crosses itself or has no area",
        ),
        ({"ring": ((0, 0), (9_000, 0), (4_000, 0))}, "venue.room", "mend its corners"),
    ],
)
def test_a_room_that_is_none(more: dict[str, Any], code: str, words: str) -> None:
    """Tests that rooms serve halls there are, and are simple rings, with the mend told."""
    (found,) = check_venue(venue(hall("A"), rooms=(room(**more),)))
    assert (found.code, found.breaks) == (code, True)
    assert words in found.message.en
    assert "방 R1" in found.message.ko


def test_two_rooms_of_one_id() -> None:
    """Tests that an id given to two rooms is an error."""
    (found,) = check_venue(venue(hall("A"), rooms=(room(), room())))
    assert (found.code, found.breaks) == ("venue.twice", True)
    assert 'The room id "R1" is used twice' in found.message.en


@pytest.mark.parametrize(("published", "told"), [(300, 0), (301.5, 0), (302, 1), (298, 1)])
def test_the_published_area(published: float, told: int) -> None:
    """Tests that a room off by more than half a per cent is warned of on the figure's word."""
    found = check_venue(venue(hall("A"), rooms=(room(area=area(published)),)))
    assert [(one.code, one.breaks) for one in found] == [("venue.area", False)] * told
    assert all((one.measured, one.source) == (300, PRESS) for one in found)


@pytest.mark.parametrize(
    "more", [{"kind": "kitchen"}, {"ring": ((0, 0), (1, 1))}, {"colour": "red"}]
)
def test_what_no_room_can_be(more: dict[str, Any]) -> None:
    """Tests that another kind, a ring of two corners and an unknown word are refused."""
    with pytest.raises(ValidationError):
        room(**more)
