"""The edits people make of a plan by hand, as they are sent, kept and read."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from layouts.area import Area
from layouts.booth import Booth
from layouts.brief.rates import Rates
from layouts.zone import Zone
from venue.errors import EditError
from venue.text import Text
from venue.units import LengthMm, Mm
from venue.value import Value

from .patch import Patch
from .sale import SaleState


class Move(Value):
    """Put a booth's lower-left corner elsewhere; a pavilion takes its pods along."""

    kind: Literal["move"] = "move"
    booth: str
    x_mm: Mm
    y_mm: Mm
    hall: str | None = None


class Rotate(Value):
    """Turn a booth about its middle to an angle, degrees counter-clockwise."""

    kind: Literal["rotate"] = "rotate"
    booth: str
    rotation_deg: float = Field(ge=-360, le=360)


class Resize(Value):
    """Give a booth another width and depth; its lower-left corner stays.

    A sold one keeps its sides; a claim on it keeps its price a square metre.
    """

    kind: Literal["resize"] = "resize"
    booth: str
    width_mm: LengthMm
    depth_mm: LengthMm


class Swap(Value):
    """Let those who have two booths change places; one of the booths may be free."""

    kind: Literal["swap"] = "swap"
    a: str
    b: str


class Assign(Value):
    """Give a booth to an exhibitor; the booth it has already, if any, becomes free."""

    kind: Literal["assign"] = "assign"
    booth: str
    exhibitor: str


class Unassign(Value):
    """Take a booth from whoever has it."""

    kind: Literal["unassign"] = "unassign"
    booth: str


class Add(Value):
    """Draw a new booth; without an id it is given one."""

    kind: Literal["add"] = "add"
    booth: Booth


class Delete(Value):
    """Take a booth off the floor, with its pods."""

    kind: Literal["delete"] = "delete"
    booth: str


class Fix(Value):
    """Pin a booth where it stands, or free it, also from the brief's pin."""

    kind: Literal["pin"] = "pin"
    booth: str
    pinned: bool = True


class Lock(Value):
    """Lock a booth to its exhibitor, or unlock it."""

    kind: Literal["lock"] = "lock"
    booth: str
    locked: bool = True


class Split(Value):
    """Cut a booth in two, across its width or its depth.

    ``at_mm`` is where, from its lower-left corner; the first part keeps id, number and exhibitor,
    and a claim on it at its price a square metre. A sold booth is not cut.
    """

    kind: Literal["split"] = "split"
    booth: str
    across: Literal["width", "depth"] = "width"
    at_mm: LengthMm


class Merge(Value):
    """Make one booth of two that meet and are in one hand, or of which one is in nobody's.

    It keeps the first one's id and the lower number, or those of the one that is sold. What is
    agreed stands; ground that is added to it costs what it costs ``on`` that day, and without a day
    no early offer counts.
    """

    kind: Literal["merge"] = "merge"
    a: str
    b: str
    on: dt.date | None = None


class Renumber(Value):
    """Give a booth another number."""

    kind: Literal["renumber"] = "renumber"
    booth: str
    number: str = Field(min_length=1, max_length=20)


class SetZone(Value):
    """Draw a zone's ground in a hall, anew or for the first time."""

    kind: Literal["set-zone"] = "set-zone"
    zone: Zone


class DropZone(Value):
    """Take a zone's ground out of a hall; who stands on it stays."""

    kind: Literal["drop-zone"] = "drop-zone"
    zone: str
    hall: str


class SetArea(Value):
    """Draw an area, anew or for the first time."""

    kind: Literal["set-area"] = "set-area"
    area: Area


class DropArea(Value):
    """Take an area off the floor."""

    kind: Literal["drop-area"] = "drop-area"
    area: str
    hall: str


DEAREST_KRW = 1_000_000_000_000
"""Won for a booth: the sum of a floor's booths is still a whole number in a browser (to 2^53)."""


class Offer(Value):
    """Bring a booth into a state of sale on a day; without a state it is for sale again.

    It is for an ``exhibitor`` of the brief, or, while it is not sold, under a ``name`` alone; a
    hold ends with the day ``until``. ``price_krw`` is what is agreed, in won; without it the price
    stays that agreed before, or is the list price of the day.
    """

    kind: Literal["offer"] = "offer"
    booth: str
    on: dt.date
    state: SaleState | None = None
    exhibitor: str | None = None
    name: str = Field(default="", max_length=200)
    until: dt.date | None = None
    price_krw: int | None = Field(default=None, ge=0, le=DEAREST_KRW)


class SetRates(Value):
    """Ask other prices from now on; what is agreed with somebody stays as it was agreed."""

    kind: Literal["set-rates"] = "set-rates"
    rates: Rates


Single = Annotated[
    Move | Rotate | Resize | Swap | Assign | Unassign | Add | Delete | Fix | Lock | Split | Merge
    | Renumber | SetZone | DropZone | SetArea | DropArea | Offer | SetRates,
    Field(discriminator="kind"),
]  # fmt: skip

MOST = 1_000
"""Edits that are made as one: they take half a second on a floor of 4,500 booths."""


class Many(Value):
    """Make several edits as one, in their order: all of them, or none; they are undone as one."""

    kind: Literal["many"] = "many"
    edits: tuple[Single, ...] = Field(max_length=MOST)


Edit = Annotated[
    Move | Rotate | Resize | Swap | Assign | Unassign | Add | Delete | Fix | Lock | Split | Merge
    | Renumber | SetZone | DropZone | SetArea | DropArea | Offer | SetRates
    | Many | Patch,
    Field(discriminator="kind"),
]  # fmt: skip

_EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)


def edit_of(data: bytes | str) -> Edit:
    """Read an edit from JSON.

    Raises
    ------
    EditError : when it is none; the sentence names the field.

    Examples
    --------
    >>> edit_of('{"kind": "unassign", "booth": "C-b7"}')
    Unassign(kind='unassign', booth='C-b7')
    """
    try:
        return _EDITS.validate_json(data)
    except ValidationError as exc:
        first = exc.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "kind"
        raise EditError("edit.field", _FIELD.fill(field=field)) from exc


_FIELD = Text(
    ko="{field}: 편집에 맞지 않는 값입니다. 편집의 종류와 값을 확인해 주십시오.",
    en="{field} does not fit an edit; check the edit's kind and values.",
)
