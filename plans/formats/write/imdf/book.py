"""The archive while it is filled: its collections, its ids, its labels, and the floor so far."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from plans.formats.features import Feature
from plans.plan import Plan
from venue.text import Lang, Text
from venue.venue import Anchor

from .ground import Earth, Ground, Json, drawn, united
from .ids import feature_id

TYPES = (
    "address",
    "amenity",
    "anchor",
    "building",
    "detail",
    "fixture",
    "footprint",
    "geofence",
    "kiosk",
    "level",
    "occupant",
    "opening",
    "relationship",
    "section",
    "unit",
    "venue",
)
"""The types of feature, each a file of the archive."""


class Book:
    """What has been written so far, and what every writer of a part needs."""

    def __init__(self, plan: Plan, anchor: Anchor, lang: Lang) -> None:
        """Start an archive of a plan; ``lang`` is the archive's own language."""
        self.plan = plan
        self.lang = lang
        self.earth = Earth(anchor)
        self.features: dict[str, list[Json]] = {kind: [] for kind in TYPES}
        self.floors: dict[str, list[BaseGeometry]] = defaultdict(list)
        self._origins = {hall.id: hall.origin_mm for hall in plan.halls}

    def id(self, *names: str) -> str:
        """Give the id of what these names tell from everything else in the venue."""
        return feature_id(self.plan.venue.id, *names)

    def level_id(self, level: str) -> str:
        """Give a level's id."""
        return self.id("level", level)

    @property
    def building_id(self) -> str:
        """The id of the one building."""
        return self.id("building")

    @property
    def address_id(self) -> str:
        """The id of the one address."""
        return self.id("address")

    def add(
        self, kind: str, known_as: str, geometry: Json | None, properties: Mapping[str, Any]
    ) -> str:
        """Write a feature; gives its id back."""
        self.features[kind].append(
            {
                "id": known_as,
                "type": "Feature",
                "feature_type": kind,
                "geometry": geometry,
                "properties": dict(properties),
            }
        )
        return known_as

    def unit(self, known_as: str, level: str, ground: Ground, category: str, name: Text) -> str:
        """Write a unit, and remember its ground as floor of its level."""
        self.floors[level].append(ground)
        properties = {
            "category": category,
            "restriction": None,
            "accessibility": None,
            "name": label(name),
            "alt_name": None,
            "level_id": self.level_id(level),
            "display_point": self.earth.point(ground),
        }
        return self.add("unit", known_as, self.earth.polygonal(ground), properties)

    def fixture(self, known_as: str, level: str, ground: Ground, category: str) -> str:
        """Write a fixture."""
        properties = {
            "category": category,
            "name": None,
            "alt_name": None,
            "anchor_id": None,
            "level_id": self.level_id(level),
            "display_point": self.earth.point(ground),
        }
        return self.add("fixture", known_as, self.earth.polygonal(ground), properties)

    def amenity(self, known_as: str, ground: Ground, category: str, name: Text, unit: str) -> str:
        """Write an amenity, a point in a unit."""
        properties = {
            "category": category,
            "accessibility": None,
            "name": label(name),
            "alt_name": None,
            "hours": None,
            "phone": None,
            "website": None,
            "unit_ids": [unit],
            "address_id": None,
            "correlation_id": None,
        }
        return self.add("amenity", known_as, self.earth.point(ground), properties)

    def ground(self, feature: Feature) -> Ground:
        """Give a feature's ground in the plan of its level, millimetres."""
        return drawn(feature.parts, self._origins[feature.hall])

    def line(self, feature: Feature) -> Json:
        """Write an opening's line."""
        dx, dy = self._origins[feature.hall]
        return self.earth.line([(x + dx, y + dy) for x, y in feature.parts[0]])

    def floor(self, level: str) -> Ground:
        """Give all floor of a level written so far."""
        return united(self.floors[level])


def label(text: Text) -> dict[str, str] | None:
    """Write a name in both languages, so that a map in either has one; None when it is empty.

    Examples
    --------
    >>> label(Text(ko="무대"))
    {'en': '무대', 'ko': '무대'}
    """
    return {"en": text.say("en"), "ko": text.say("ko")} if text.ko or text.en else None


def same(text: str) -> Text:
    """Give a number or an id as a text that reads the same in both languages."""
    return Text(ko=text, en=text)


def name_of(feature: Feature) -> Text:
    """Give a feature's own name."""
    return Text(ko=feature.properties["name_ko"], en=feature.properties["name_en"])
