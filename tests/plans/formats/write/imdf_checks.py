"""An examiner of IMDF archives that knows the specification and nothing of the writer."""

import datetime as dt
import io
import itertools
import json
import math
import re
import uuid
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tests.plans.formats.write.imdf_spec import CATEGORIES, FIELDS, GEOMETRY, RESTRICTIONS

Json = dict[str, Any]

BCP_47 = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

ROUNDED_M = 0.003
"""Coordinates are rounded to a tenth of a millimetre, corners to a whole one."""

RADIUS_M = 6_371_000.0

METRES = 111_320.0
"""A degree of latitude, near enough to tell millimetres from metres."""


def faults(data: bytes) -> list[str]:
    """Examine an archive; gives a sentence for each fault, none for a good one."""
    files = _unpacked(data)
    wanted = {"manifest.json", *(f"{kind}.geojson" for kind in FIELDS)}
    if set(files) != wanted:
        return [f"archive: files {sorted(set(files) ^ wanted)} too many or missing"]
    found: list[str] = [*_manifest(files["manifest.json"])]
    features: list[Json] = []
    for kind in FIELDS:
        document = files[f"{kind}.geojson"]
        if document.get("type") != "FeatureCollection":
            found.append(f"{kind}: no FeatureCollection")
        for feature in document["features"]:
            found += _frame(kind, feature)
            features.append(feature)
    if found:
        return found
    archive = _Archive(features, files["manifest.json"]["language"])
    return [*archive.fields(), *archive.shapes()] or [*archive.places()]


def unpacked(data: bytes) -> dict[str, Json]:
    """Give the files of an archive, parsed."""
    return _unpacked(data)


def _unpacked(data: bytes) -> dict[str, Json]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def _manifest(manifest: Json) -> Iterator[str]:
    if manifest.get("version") != "1.0.0":
        yield "manifest: version"
    if not MOMENT.fullmatch(manifest.get("created", "")):
        yield "manifest: created"
    if not manifest.get("generated_by"):
        yield "manifest: generated_by"
    if not BCP_47.fullmatch(manifest.get("language", "")):
        yield "manifest: language"


def _frame(kind: str, feature: Json) -> Iterator[str]:
    """Examine what every feature has."""
    if set(feature) != {"id", "type", "feature_type", "geometry", "properties"}:
        yield f"{kind}: members {sorted(feature)}"
    elif feature["type"] != "Feature" or feature["feature_type"] != kind:
        yield f"{kind}: feature_type {feature['feature_type']}"
    elif set(feature["properties"]) != set(FIELDS[kind]):
        wrong = sorted(set(feature["properties"]) ^ set(FIELDS[kind]))
        yield f"{kind} {feature['id']}: fields {wrong} too many or missing"
    elif (feature["geometry"] or {}).get("type") not in GEOMETRY[kind]:
        yield f"{kind} {feature['id']}: geometry"


class _Archive:
    """An archive whose features have the right members."""

    def __init__(self, features: list[Json], language: str) -> None:
        self.features = features
        self.language = language
        self.kinds = {feature["id"]: feature["feature_type"] for feature in features}

    def of(self, kind: str) -> list[Json]:
        return [feature for feature in self.features if feature["feature_type"] == kind]

    # --- properties ---

    def fields(self) -> Iterator[str]:
        """Examine ids, counts and every property by what it should hold."""
        if len(self.kinds) != len(self.features):
            yield "ids: one is given twice"
        for kind, least, most in (("venue", 1, 1), ("address", 1, 9), ("building", 1, 9)):
            if not least <= len(self.of(kind)) <= most:
                yield f"{kind}: {len(self.of(kind))} of them"
        ordinals = [level["properties"]["ordinal"] for level in self.of("level")]
        if not ordinals or len(set(ordinals)) < len(ordinals):
            yield f"level: ordinals {ordinals}"
        for feature in self.features:
            kind = feature["feature_type"]
            if not _is_uuid(feature["id"]):
                yield f"{kind}: id {feature['id']} is no UUID of version 4"
            for name, rule in FIELDS[kind].items():
                value = feature["properties"][name]
                if not self._holds(kind, name, rule, value):
                    yield f"{kind} {feature['id']}: {name} = {value}"

    def _holds(self, kind: str, name: str, rule: str, value: Any) -> bool:
        if value is None:
            return "?" in rule
        holds, _, target = rule.replace("?", "").partition(":")
        if holds == "C":
            return value in (RESTRICTIONS if name == "restriction" else CATEGORIES[kind])
        if holds == "L":
            return self._is_label(value)
        if holds in {"R", "M"}:
            named = [value] if holds == "R" else value
            return bool(named) and all(self.kinds.get(each) == target for each in named)
        return HOLDS[holds](value)

    def _is_label(self, value: Any) -> bool:
        return (
            isinstance(value, dict)
            and self.language in value
            and all(
                BCP_47.fullmatch(tag) and isinstance(text, str) and text
                for tag, text in value.items()
            )
        )

    # --- geometry ---

    def shapes(self) -> Iterator[str]:
        """Examine rings: closed, in range, turned as RFC 7946 asks, valid."""
        for feature in self.features:
            where = f"{feature['feature_type']} {feature['id']}"
            geometry = feature["geometry"]
            if geometry is None:
                continue
            for x, y in _corners(geometry["coordinates"]):
                if not (-180 <= x <= 180 and -90 <= y <= 90):
                    yield f"{where}: {x}, {y} lies not on Earth"
            for rings in _polygons(geometry):
                for number, ring in enumerate(rings):
                    if len(ring) < 4 or ring[0] != ring[-1]:
                        yield f"{where}: a ring is open"
                    elif (_twice_area(ring) > 0) != (number == 0):
                        yield f"{where}: a ring is turned the wrong way"
            if not shapely.is_valid(shape(geometry)):
                yield f"{where}: {shapely.is_valid_reason(shape(geometry))}"

    def places(self) -> Iterator[str]:
        """Examine that everything lies where it says."""
        (venue,) = self.of("venue")
        flat = _Flat(venue["geometry"])
        ground = {f["id"]: flat(f["geometry"]) for f in self.features if f["geometry"]}
        for each in self.of("footprint"):
            for building in each["properties"]["building_ids"]:
                ground[building] = ground[each["id"]]
        for feature in self.features:
            kind, known = feature["feature_type"], feature["properties"]
            where, here = f"{kind} {feature['id']}", ground.get(feature["id"])
            if here is None:
                if kind == "building":
                    yield f"{where}: no footprint"
                continue
            for wrong, outer in self._arounds(kind, known, venue["id"]):
                if outer in ground and not _within(here, ground[outer], flat.slack_m):
                    yield f"{where}: outside {wrong}"
            point = known.get("display_point")
            if point and not shapely.contains_properly(here, flat(point)):
                yield f"{where}: its display point is not inside"
            if kind == "anchor" and not shapely.contains_properly(ground[known["unit_id"]], here):
                yield f"{where}: not inside its unit"
            anchor = ground.get(known.get("anchor_id"))
            if anchor is not None and not shapely.contains_properly(here, anchor):
                yield f"{where}: its anchor is not inside"
        yield from self._apart(ground, flat.slack_m)
        yield from self._doors(ground, flat.slack_m)

    def _doors(self, ground: dict[str, BaseGeometry], slack_m: float) -> Iterator[str]:
        """Examine that every opening is a gap in the edge of a unit of its level."""
        edges: dict[str, list[BaseGeometry]] = {}
        for unit in self.of("unit"):
            edge = shapely.boundary(ground[unit["id"]])
            edges.setdefault(unit["properties"]["level_id"], []).append(edge)
        for door in self.of("opening"):
            walls = edges.get(door["properties"]["level_id"], [])
            if not any(_within(ground[door["id"]], wall, slack_m) for wall in walls):
                yield f"opening {door['id']}: in no wall"

    def _arounds(self, kind: str, known: Json, venue: str) -> Iterator[tuple[str, str]]:
        """Give what a feature has to lie in."""
        yield "the venue", venue
        if known.get("level_id"):
            yield "its level", known["level_id"]
        if kind == "level":
            yield from (("its building", building) for building in known["building_ids"])
        yield from (("its unit", unit) for unit in known.get("unit_ids", ()))
        yield from (("its parent", parent) for parent in known.get("parents") or ())

    def _apart(self, ground: dict[str, BaseGeometry], slack_m: float) -> Iterator[str]:
        """Examine that no two units of a level share floor."""
        levels: dict[str, list[str]] = {level["id"]: [] for level in self.of("level")}
        for unit in self.of("unit"):
            levels[unit["properties"]["level_id"]].append(unit["id"])
        for level, units in levels.items():
            if not units:
                yield f"level {level}: has no unit"
            tree = shapely.STRtree([ground[unit] for unit in units])
            pairs = tree.query(tree.geometries, predicate="intersects").T
            for a, b in pairs[pairs[:, 0] < pairs[:, 1]]:
                common = shapely.intersection(ground[units[a]], ground[units[b]])
                if not shapely.is_empty(shapely.buffer(common, -slack_m)):
                    yield f"unit {units[a]}: shares floor with unit {units[b]}"


class _Flat:
    """Degrees as metres of a plane around the venue."""

    def __init__(self, venue: Json) -> None:
        self.x, self.y = next(_corners(venue["coordinates"]))
        self.east = METRES * math.cos(math.radians(self.y))
        # A line that is straight in degrees leaves the straight line on the ground by l2 tan / 8R.
        bend = math.tan(math.radians(abs(self.y))) / (8 * RADIUS_M)
        west, south, east, north = shapely.bounds(self(venue))
        self.slack_m = ROUNDED_M + math.hypot(east - west, north - south) ** 2 * bend

    def __call__(self, geometry: Json) -> BaseGeometry:
        def metres(xy: Any) -> Any:
            return (xy - (self.x, self.y)) * (self.east, METRES)

        return shapely.transform(shape(geometry), metres)


def _within(inner: BaseGeometry, outer: BaseGeometry, slack_m: float) -> bool:
    return bool(shapely.covers(shapely.buffer(outer, slack_m), inner))


def _is_uuid(value: object) -> bool:
    try:
        return str(uuid.UUID(str(value))) == value and uuid.UUID(str(value)).version == 4
    except ValueError:
        return False


def _is_span(value: Json) -> bool:
    moments = [value["start"], value["end"], value["modified"]]
    if not all(MOMENT.fullmatch(moment) for moment in moments):
        return False
    start, end = (dt.datetime.fromisoformat(moment) for moment in moments[:2])
    return start < end


HOLDS: dict[str, Callable[[Any], bool]] = {
    "S": lambda value: isinstance(value, str) and bool(value.strip()),
    "H": lambda value: isinstance(value, str) and bool(value.strip()),
    "B": lambda value: isinstance(value, bool),
    "I": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "P": lambda value: value["type"] == "Point" and len(value["coordinates"]) == 2,
    "T": _is_span,
    "U": _is_uuid,
}
"""What a property holds; no archive of ours has a door, an access control or a device yet."""


def _corners(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for each in coordinates:
            yield from _corners(each)


def _polygons(geometry: Json) -> list[list[list[list[float]]]]:
    match geometry["type"]:
        case "Polygon":
            return [geometry["coordinates"]]
        case "MultiPolygon":
            return list(geometry["coordinates"])
    return []


def _twice_area(ring: list[list[float]]) -> float:
    """Give twice the area, positive for a ring that runs counter-clockwise."""
    x0, y0 = ring[0]
    return sum(
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        for (ax, ay), (bx, by) in itertools.pairwise(ring)
    )
