"""Whether a plan was drawn into the halls that were given: walls, columns and doors as they were.

Nothing is imported from the product.
"""

from collections.abc import Iterator
from typing import Any

from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from bench.verifier.exported import Breach, Json

OFF_M = 0.001
"""What was given is drawn to the millimetre."""


def judge_given(document: Json, venue: Json, halls: list[str]) -> Iterator[Breach]:
    """Check that an export shows each hall that is let as the venue's file has it.

    Parameters
    ----------
    document : the plan's GeoJSON.
    venue : the venue's file.
    halls : ids of the halls, each for itself and none opened into another.
    """
    drawn: dict[tuple[str, str, str], BaseGeometry] = {}
    for feature in document["features"]:
        known = feature["properties"]
        drawn[known["hall"], known["kind"], known["id"]] = shape(feature["geometry"])
    for hall in venue["halls"]:
        if hall["id"] not in halls:
            continue
        for kind, name, there in _things(hall):
            found = drawn.get((hall["id"], kind, name))
            if found is None or found.hausdorff_distance(there) > OFF_M:
                yield Breach("given", hall["id"], f"{kind} {name} is not drawn as it was given")


def _things(hall: Json) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Give what a hall is made of: kind, id and shape in metres."""
    yield "hall", hall["id"], _ring(hall["outline"])
    for kind, key in (("obstacle", "obstacles"), ("keep_clear", "keep_clear")):
        for thing in hall.get(key, ()):
            yield kind, thing["id"], _ring(thing["ring"])
    for fixture in hall.get("utilities", ()):
        if fixture["kind"] in {"hydrant", "extinguisher", "shutter", "panel"}:
            yield "utility", fixture["id"], _ring(fixture["ring"])
    for door in hall.get("openings", ()):
        yield "opening", door["id"], LineString([_metres(door["a"]), _metres(door["b"])])


def _ring(corners: list[Any]) -> Polygon:
    """Make a polygon of corners in millimetres."""
    return Polygon([_metres(corner) for corner in corners])


def _metres(corner: list[int]) -> tuple[float, float]:
    """Give a corner in metres."""
    return corner[0] / 1000, corner[1] / 1000
