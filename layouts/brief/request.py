"""What a brief asks beside plain booths: zones, areas, pins and pairs."""

from enum import StrEnum

from pydantic import Field

from venue.text import Text
from venue.units import LengthMm, Mm
from venue.value import Value

ZONE_COLOURS = 12
"""Hues in the zone palette."""


class ZoneRequest(Value):
    """A theme that its exhibitors stand together in.

    ``hall`` keeps it in one hall, ``near`` draws it towards an opening. ``code`` is the two-letter
    mark on the floor, ``colour`` a number of the zone palette; both are given out when missing.
    """

    id: str = Field(min_length=1)
    name: Text
    hall: str | None = None
    near: str | None = None
    code: str | None = Field(default=None, min_length=1, max_length=3)
    colour: int | None = Field(default=None, ge=1, le=ZONE_COLOURS)


class AreaKind(StrEnum):
    """What an area is for; ``service`` and ``storage`` are also given to cells left over."""

    STAGE = "stage"
    LOUNGE = "lounge"
    REGISTRATION = "registration"
    CATERING = "catering"
    REST = "rest"
    INFORMATION = "information"
    PLAZA = "plaza"
    SERVICE = "service"
    STORAGE = "storage"


RESTING = frozenset({AreaKind.LOUNGE, AreaKind.REST, AreaKind.PLAZA})
"""Areas that people sit down in."""


MOST_SEATS = 100_000
"""No area has more seats: as many as the largest stadium."""


class AreaRequest(Value):
    """A stage, a lounge, a registration desk; width x depth in millimetres.

    ``seats`` count in the hall's occupant load where they hold more people than the floor would.
    """

    id: str = Field(min_length=1)
    kind: AreaKind
    name: Text = Text()
    size_mm: tuple[LengthMm, LengthMm]
    hall: str | None = None
    near: str | None = None
    walkable: bool = False
    seats: int = Field(default=0, ge=0, le=MOST_SEATS)


class Pin(Value):
    """A booth fixed in place.

    ``x_mm, y_mm`` is the lower-left corner of the footprint before it is turned, in the hall's
    frame; ``rotation_deg`` turns it counter-clockwise about that corner.
    """

    exhibitor: str
    hall: str
    x_mm: Mm
    y_mm: Mm
    rotation_deg: float = 0.0


class Relation(StrEnum):
    """What two exhibitors are to each other on the floor."""

    ADJACENT = "adjacent"
    APART = "apart"


class Pair(Value):
    """Two exhibitors side by side, or at least ``distance_mm`` apart."""

    a: str
    b: str
    relation: Relation
    distance_mm: LengthMm | None = None
