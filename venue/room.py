"""Rooms beside the halls that visitors or organisers use."""

from enum import StrEnum

from .shapes import Ring
from .source import Figure, Source
from .text import Text
from .value import Value


class RoomKind(StrEnum):
    """What a room is for; swing space is let with the hall beside it."""

    TOILET = "toilet"
    LOBBY = "lobby"
    SWING = "swing"


class Room(Value):
    """A toilet, a lobby, a swing space: floor of a level that belongs to no hall.

    ``ring`` lies in the plan of its level, millimetres; ``area`` is the published figure, if any;
    ``halls`` are those it serves.
    """

    id: str
    kind: RoomKind
    name: Text
    level: str
    ring: Ring
    halls: tuple[str, ...] = ()
    area: Figure | None = None
    source: Source
