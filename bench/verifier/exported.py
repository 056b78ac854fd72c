"""The verifier's reading of an exported GeoJSON: halls with what is in them, in millimetres.

Nothing is imported from the product.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon, shape

from bench.verifier.exact import Corners, convex_parts, corners_of
from bench.verifier.raster import Raster

Json = dict[str, Any]

Limits = Mapping[str, float]
"""Required values by name, millimetres."""

Found = Iterator[tuple[str, str]]
"""Codes and what was seen."""

CLEAR = {"hydrant", "extinguisher", "shutter", "panel"}
"""Utilities that nothing may stand before."""

TOUCH = 1.0
"""Deeper than this two things overlap, millimetres."""


@dataclass(frozen=True)
class Breach:
    """One thing that is not as it should be; codes with ``wish.`` are requests not met."""

    code: str
    hall: str
    what: str

    @property
    def wish(self) -> bool:
        """Whether a plan may be legal all the same."""
        return self.code.startswith("wish.")


def errors(breaches: Iterable[Breach]) -> list[Breach]:
    """Leave out the wishes: a plan may be legal without them."""
    return [breach for breach in breaches if not breach.wish]


@dataclass(frozen=True)
class Thing:
    """A feature of the file, its outline in millimetres."""

    kind: str
    id: str
    hall: str
    known: Mapping[str, Any]
    outline: Polygon

    @cached_property
    def corners(self) -> Corners:
        """The open ring."""
        return corners_of(self.outline)

    @cached_property
    def parts(self) -> list[Corners]:
        """Its convex parts."""
        return convex_parts(self.outline)

    @property
    def called(self) -> str:
        """What a reader of the report can find it by."""
        return f"{self.kind} {self.known.get('number') or self.id}"


class Floor:
    """One hall of the file with what is in it."""

    def __init__(self, hall: Thing, things: Iterable[Thing], doors: Iterable[Json]) -> None:
        """Sort what is in a hall by its kind."""
        self.hall = hall
        things = tuple(things)
        self.booths = [t for t in things if t.kind == "booth"]
        self.areas = [t for t in things if t.kind == "area"]
        self.aisles = [t for t in things if t.kind == "aisle"]
        self.zones = [t for t in things if t.kind == "zone"]
        self.obstacles = [t for t in things if t.kind == "obstacle"]
        self.keep_clear = [t for t in things if t.kind == "keep_clear"]
        self.fixtures = [t for t in things if t.kind == "utility" and t.known["type"] in CLEAR]
        self.pods = [t for t in things if t.kind == "pod"]
        self.standing = self.booths + [a for a in self.areas if not a.known["walkable"]]
        self.doors = [
            (
                str(door["properties"]["type"]),
                str(door["properties"]["id"]),
                np.round(np.array(door["geometry"]["coordinates"]) * 1000),
            )
            for door in doors
        ]

    @property
    def id(self) -> str:
        """The hall's id."""
        return self.hall.id

    @cached_property
    def turn(self) -> float:
        """The direction most stands lie in, degrees from 0 to 90."""
        votes = Counter(
            round(direction(b.corners[1] - b.corners[0]) % 90, 2) % 90 for b in self.booths
        )
        return votes.most_common(1)[0][0] if votes else 0.0

    @cached_property
    def raster(self) -> Raster:
        """The floor in cells."""
        return self._cells((*self.standing, *self.obstacles))

    @cached_property
    def bare(self) -> Raster:
        """The empty hall in cells."""
        return self._cells(self.obstacles)

    def _cells(self, solids: Iterable[Thing]) -> Raster:
        """Draw the hall with what stands in it."""
        outline = self.hall.outline
        rings = [np.asarray(r.coords)[:-1] for r in (outline.exterior, *outline.interiors)]
        return Raster.of(rings, [thing.corners for thing in solids], self.turn)


def direction(way: Corners) -> float:
    """Give the direction of a vector, degrees counter-clockwise from x."""
    return float(np.degrees(np.arctan2(way[1], way[0])))


def read(document: Json) -> list[Floor]:
    """Read the halls of a GeoJSON export in local metres."""
    things: dict[str, list[Thing]] = {}
    doors: dict[str, list[Json]] = {}
    for feature in document["features"]:
        known = feature["properties"]
        if known["kind"] == "opening":
            doors.setdefault(known["hall"], []).append(feature)
            continue
        for part in shapely.get_parts(shape(feature["geometry"])):
            outline = shapely.transform(part, lambda at: np.round(at * 1000))
            thing = Thing(known["kind"], known["id"], known["hall"], known, outline)
            things.setdefault(known["hall"], []).append(thing)
    return [
        Floor(thing, things[hall], doors.get(hall, ()))
        for hall in things
        for thing in things[hall]
        if thing.kind == "hall"
    ]
