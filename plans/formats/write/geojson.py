"""A plan as GeoJSON: in the halls' own metres, or in longitude and latitude (RFC 7946)."""

import json
from collections.abc import Callable
from typing import Any

from plans.formats.features import Feature, features
from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Text

from .earth import locator

GEOJSON_SCHEMA = "madang/geojson/1"

Place = Callable[[int, int], tuple[float, float]]
"""From millimetres in a hall's frame to the two numbers a file holds."""


def to_geojson(plan: Plan, *, wgs84: bool = False) -> bytes:
    """Write a plan as a FeatureCollection, one feature a line.

    Parameters
    ----------
    plan : the plan; its features come hall by hall.
    wgs84 : give longitude and latitude instead of metres in each hall's own frame.

    Returns
    -------
    UTF-8. Metres have at most three decimals and are the plan's whole millimetres; degrees have
    nine. The foreign member ``madang`` names the schema, the frame, and each hall's place in the
    plan of its level.

    Raises
    ------
    UsageError : when ``wgs84`` is asked of a venue without an anchor.
    """
    places = {hall.id: _metres for hall in plan.halls} if not wgs84 else _on_earth(plan)
    head = {
        "schema": GEOJSON_SCHEMA,
        "frame": "wgs84" if wgs84 else "local-metres",
        "title": plan.brief.title.model_dump(),
        "venue": plan.venue.id,
        "note": plan.venue.note.model_dump(),
        "revision": plan.revision,
        "halls": {
            hall.id: {"level": hall.level, "origin_m": _metres(*hall.origin_mm)}
            for hall in plan.halls
        },
    }
    if plan.venue.anchor:
        head["anchor"] = plan.venue.anchor.model_dump(mode="json")
    lines = ",\n".join(_json(_feature(f, places[f.hall])) for f in features(plan))
    start = f'{{"type": "FeatureCollection",\n"madang": {_json(head)},\n"features": [\n'
    return f"{start}{lines}\n]}}\n".encode()


def _metres(x_mm: int, y_mm: int) -> tuple[float, float]:
    """Give millimetres as metres; the division of a whole number prints at most 3 decimals."""
    return x_mm / 1000, y_mm / 1000


def _on_earth(plan: Plan) -> dict[str, Place]:
    """Give each hall's way to longitude and latitude."""
    anchor = plan.venue.anchor
    if anchor is None:
        text = Text(
            ko="행사장 {venue}에는 기준점(anchor)이 없습니다. --wgs84 없이 내보내 주십시오.",
            en="Venue {venue} has no anchor; give it one, or export without --wgs84.",
        )
        raise UsageError("export.anchor", text.fill(venue=plan.venue.id))
    return {hall.id: locator(anchor, hall.origin_mm) for hall in plan.halls}


def _feature(feature: Feature, place: Place) -> dict[str, Any]:
    """Give one GeoJSON feature."""
    parts = [[place(*corner) for corner in part] for part in feature.parts]
    if not feature.closed:
        geometry: dict[str, Any] = {"type": "LineString", "coordinates": parts[0]}
    elif len(parts) == 1:
        geometry = {"type": "Polygon", "coordinates": [_closed(parts[0])]}
    else:
        geometry = {"type": "MultiPolygon", "coordinates": [[_closed(part)] for part in parts]}
    known = {"kind": feature.kind, "id": feature.id, "hall": feature.hall, **feature.properties}
    return {"type": "Feature", "properties": known, "geometry": geometry}


def _closed(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Close a ring as GeoJSON wants it."""
    return [*ring, ring[0]]


def _json(value: object) -> str:
    """Write one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
