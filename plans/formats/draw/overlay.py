"""What a drawing shows instead of zones: groups of booths, lines, patches and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from venue.hall import Hall
from venue.text import Text

from .palette import Hue
from .pen import Box, Pen
from .room import Room
from .sheet import View

if TYPE_CHECKING:
    from .scene import Scene

XY = tuple[float, float]

WIDEST_MM, THINNEST_MM = 2.6, 0.10
"""Weights of the busiest and the quietest line of walks on paper, millimetres."""

TRAFFIC_LINE = "#b3a3de"

BANDS = {
    "above": Hue("#8f78cf", "#5c4796", "#ffffff"),
    "around": Hue("#cfc3ee", "#8471bd", "#3a2b66"),
    "below": Hue("#f1edfb", "#a99bd3", "#54457f"),
    "dead": Hue("#fceae6", "#b8301b", "#7a2012"),
}
"""Colours of footfall against the floor's median, and of dead zones."""

NEAR_TO_FAR = (
    Hue("#e3f4ea", "#3f9a6f", "#0c5537"),
    Hue("#d7ecfb", "#5a9bcb", "#174b72"),
    Hue("#f3e3a9", "#9b852b", "#564600"),
    Hue("#f0c39a", "#b9722f", "#6b3a06"),
    Hue("#f0b3a4", "#b8301b", "#6d1d10"),
)


class Face(Enum):
    """How the booths of a group look, beside their colours; nothing is told by colour alone."""

    FILLED = "filled"
    STRIPED = "striped"
    """Filled, with stripes over it."""
    HATCHED = "hatched"
    """Stripes on paper."""
    FLAGGED = "flagged"
    """Filled, with a triangle at the upper right."""
    PLAIN = "plain"
    """Paper with a solid edge."""
    DASHED = "dashed"
    """Paper with a dashed edge."""
    ALARMED = "alarmed"
    """Filled, a disc with ! at the upper right."""
    DOUBTED = "doubted"
    """Filled, a disc with ? at the upper right."""


@dataclass(frozen=True)
class Amounts:
    """What is summed up for each group beside booths and area: a head, and what booths count."""

    head: Text
    of: Mapping[str, float]


class Extra(Protocol):
    """What a layer draws that are no colours: over the booths, at the end, and its signs."""

    def over(self, pen: Pen, scene: "Scene", view: View, room: Room) -> None:
        """Draw over the booths, below what is written into them."""

    def told(self, pen: Pen, scene: "Scene", view: View, room: Room) -> None:
        """Write on the floor that is left, when everything else is drawn."""

    def signs(self, scene: "Scene", views: Sequence[View]) -> Sequence[tuple[str, "Sign"]]:
        """Give what the legend says of the layer: each sign with its meaning."""


class Sign(Protocol):
    """Draws a sign into a box of the legend."""

    def __call__(self, pen: Pen, box: Box) -> None:
        """Draw."""


@dataclass(frozen=True)
class Streak:
    """A line on a hall's floor, millimetres of the hall, and its weight on paper."""

    ends: tuple[XY, XY]
    weight_mm: float


@dataclass(frozen=True)
class Patch:
    """Floor in one colour, with stripes or without; ``value`` is what the colour stands for."""

    shape: BaseGeometry
    hue: Hue
    striped: bool = False
    value: float | None = None


@dataclass(frozen=True)
class Tag:
    """A line of text at a place of the floor; all of it lies beyond that place on a way."""

    at: XY
    way: XY
    text: Text


@dataclass(frozen=True)
class Overlay:
    """Groups of booths, lines and patches by hall, and what they mean.

    ``title`` names the drawing, ``keys`` are the groups with their colours, ``booths`` tells the
    group of each booth by its number among them, ``shown`` are groups without booths that show,
    ``note`` says what is assumed.

    ``faces`` are the looks of groups, those left out are filled; a ``zoned`` layer leaves the
    zones their colours and tells groups by their looks alone. ``names`` are written into booths
    instead of their exhibitors', ``details`` below their numbers: several ways to say it, the
    fullest first. ``amounts`` are summed up; ``extra`` draws the rest. ``values`` are what the
    groups of booths stand for, in ``unit``: for screens, on which one can ask.
    """

    title: Text
    keys: tuple[tuple[Text, Hue], ...]
    booths: Mapping[str, int]
    note: Text
    streaks: Mapping[str, tuple[Streak, ...]] = field(default_factory=dict)
    patches: Mapping[str, tuple[Patch, ...]] = field(default_factory=dict)
    tags: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    shown: tuple[int, ...] = ()
    zoned: bool = False
    faces: Mapping[int, Face] = field(default_factory=dict)
    names: Mapping[str, Text] | None = None
    details: Mapping[str, tuple[tuple[Text, ...], ...]] = field(default_factory=dict)
    amounts: Amounts | None = None
    extra: Extra | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    unit: Text | None = None


DOOR_TEXT_MM = 1_500.0
"""How far inside a door something is written about it."""


def inside_door(hall: Hall, door_id: str) -> tuple[XY, XY] | None:
    """Give the place something is written at about a door, inside it, and the way in.

    Parameters
    ----------
    hall, door_id : the hall, and an opening of it.

    Returns
    -------
    None where there is no such door, or no floor behind it.
    """
    door = hall.opening(door_id)
    if door is None:
        return None
    way = hall.inward(door)
    x, y = (middle + DOOR_TEXT_MM * to for middle, to in zip(door.middle, way, strict=True))
    return ((x, y), way) if hall.floor.contains(shapely.Point(x, y)) else None
