"""A venue: its halls, the walls between them that can move, and the ways between them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from .hall import Hall
from .room import Room
from .source import Figure, Source
from .text import Text
from .units import DistanceMm, LengthMm, Point
from .value import Value

VENUE_SCHEMA: Literal["madang/venue/1"] = "madang/venue/1"


class Level(Value):
    """A storey; ``storey`` counts from 1 at ground level."""

    id: str
    name: Text
    storey: int


class Group(Value):
    """Several adjoining halls under one name: hall C is C1 to C4."""

    id: str
    name: Text
    halls: tuple[str, ...]
    area: Figure | None = None
    rent_factor: Figure | None = None


class Partition(Value):
    """A movable wall between two adjoining halls; its id is both halls' ids: ``B1|B2``.

    ``a`` and ``b`` are its ends in the plan of the level, millimetres.
    """

    id: str
    halls: tuple[str, str]
    a: Point
    b: Point
    source: Source


class LinkKind(StrEnum):
    """How people get from one hall to another."""

    DOOR = "door"
    LOBBY = "lobby"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    LIFT = "lift"


class Link(Value):
    """A way between two halls that are not one floor, from an opening of each."""

    id: str
    kind: LinkKind
    halls: tuple[str, str]
    openings: tuple[str, str] | None = None
    length_mm: DistanceMm
    width_mm: LengthMm
    step_free: bool
    source: Source


class Anchor(Value):
    """Where the origin of the venue's plan lies on Earth; rotation counter-clockwise from east."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    rotation_deg: float = 0.0
    source: Source


class Address(Value):
    """Where post reaches the venue.

    ``province`` is a code of ISO 3166-2, ``country`` one of ISO 3166-1, two letters;
    ``utc_offset`` is what its clocks show ahead of UTC (``+09:00``), None where nobody has said.
    """

    street: Text
    locality: Text
    province: str | None = Field(default=None, pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    country: str = Field(pattern=r"^[A-Z]{2}$")
    postal_code: str | None = None
    utc_offset: str | None = Field(default=None, pattern=r"^[+-](0\d|1[0-4]):[0-5]\d$")
    source: Source


class Venue(Value):
    """A building with its halls; the document of schema ``madang/venue/1``.

    ``halls`` are the smallest halls that can be let; ``groups`` name those that open into one.
    ``note`` is printed on every drawing (how far the geometry can be trusted).
    """

    schema_: Literal["madang/venue/1"] = Field(default=VENUE_SCHEMA, alias="schema")
    id: str
    name: Text
    note: Text = Text()
    levels: tuple[Level, ...] = ()
    halls: tuple[Hall, ...]
    groups: tuple[Group, ...] = ()
    partitions: tuple[Partition, ...] = ()
    links: tuple[Link, ...] = ()
    rooms: tuple[Room, ...] = ()
    anchor: Anchor | None = None
    address: Address | None = None
    figures: tuple[Figure, ...] = ()

    def hall(self, hall_id: str) -> Hall | None:
        """Find one of the smallest halls by its id."""
        return next((hall for hall in self.halls if hall.id == hall_id), None)

    def upper(self, halls: Iterable[Hall]) -> frozenset[str]:
        """Give which of some halls, by id, lie above the first storey: people leave by stairs."""
        storeys = {level.id: level.storey for level in self.levels}
        return frozenset(hall.id for hall in halls if storeys.get(hall.level, 1) > 1)
