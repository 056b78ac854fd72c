"""Stands of a peer as a plan in the public GeoJSON format, so that one judge judges all.

A peer gives rectangles. Each side with an aisle's width of free floor before it, from which a way
of that width leads to an entrance, is told open, and that floor is drawn as its aisle.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon

from bench.peers.ground import Placed
from bench.verifier.exact import corners_of
from bench.verifier.exported import Floor, read
from bench.verifier.sides import served
from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from venue.hall import Hall
from venue.shapes import polygon
from venue.venue import Venue

Json = dict[str, Any]

Side = tuple[int, int]
"""A booth by its place in the list, and one of its sides."""

Strips = dict[Side, Polygon]
"""The floor before sides, millimetres."""

OUTWARD = (270, 0, 90, 180)
"""The sides of an upright rectangle, south first, by the direction they face, degrees."""

TYPES = ("inline", "inline", "corner", "peninsula", "island")
"""What a booth is by its open sides."""

HAIR_MM = 1.0
"""Deeper than this a strip is taken, millimetres."""


def geojson(venue: Venue, brief: Brief, placed: Sequence[Placed]) -> Json:
    """Draw a peer's stands.

    Returns
    -------
    A FeatureCollection in metres: the halls as they are given, booths and aisles.
    """
    aisle = preset(brief.rules).mm("aisle")
    halls = [hall for hall in venue.halls if hall.id in brief.halls]
    head = {
        "schema": "madang/geojson/1",
        "frame": "local-metres",
        "halls": {
            hall.id: {"level": hall.level, "origin_m": [v / 1000 for v in hall.origin_mm]}
            for hall in halls
        },
    }
    features: list[Json] = []
    for hall in halls:
        stands = [at for at in placed if at.hall == hall.id]
        given = [*_given(hall), *_stands(hall, brief, stands, {})]
        (floor,) = read({"features": given})
        strips = dict(_leading(floor, _free(hall, stands, aisle), aisle))
        features += [*_given(hall), *_stands(hall, brief, stands, strips)]
    return {"type": "FeatureCollection", "madang": head, "features": features}


def _given(hall: Hall) -> Iterator[Json]:
    """Draw the hall as it is given."""
    yield _feature("hall", hall.id, hall, _area(hall.floor))
    for column in hall.obstacles:
        yield _feature(
            "obstacle", column.id, hall, _area(polygon(column.ring)), type=column.kind.value
        )
    for kept in hall.keep_clear:
        yield _feature("keep_clear", kept.id, hall, _area(polygon(kept.ring)))
    for fixture in hall.utilities:
        yield _feature(
            "utility", fixture.id, hall, _area(polygon(fixture.ring)), type=fixture.kind.value
        )
    for door in hall.openings:
        line = {
            "type": "LineString",
            "coordinates": [[v / 1000 for v in end] for end in (door.a, door.b)],
        }
        known = {"type": door.type.value, "width_m": door.clear_width_mm / 1000}
        yield _feature("opening", door.id, hall, line, **known)


def _stands(hall: Hall, brief: Brief, placed: Sequence[Placed], strips: Strips) -> Iterator[Json]:
    """Draw the booths of a hall and the aisles before their open sides."""
    who = {one.id: one for one in brief.contracts}
    letter = next(sign for sign in hall.id.upper() if sign.isalnum())
    for n, at in enumerate(placed):
        mine = [side for side in range(4) if (n, side) in strips]
        asked = who[at.exhibitor]
        yield _feature(
            "booth",
            f"{hall.id}-{n + 1}",
            hall,
            _area(at.outline),
            number=f"{letter}{10_001 + n}",
            exhibitor=asked.id,
            exhibitors=[asked.id],
            name_ko=asked.name.ko,
            name_en=asked.name.en,
            zone=asked.zone,
            width_m=at.width_mm / 1000,
            depth_m=at.depth_mm / 1000,
            open_sides=len(mine),
            open_edges_deg=[OUTWARD[side] for side in mine],
            build=asked.build.value if asked.build else None,
            type=TYPES[len(mine)],
            shape="rect",
            net_m2=at.width_mm * at.depth_mm / 1e6,
        )
        for side in mine:
            strip, name = strips[n, side], f"{hall.id}-{n + 1}-{OUTWARD[side]}"
            yield _feature(
                "aisle", name, hall, _area(strip), type="aisle", width_m=_across(strip, side)
            )


def _across(strip: Polygon, side: int) -> float:
    """Give how deep a strip before a side is, metres."""
    x0, y0, x1, y1 = strip.bounds
    return (y1 - y0 if side % 2 == 0 else x1 - x0) / 1000


def _leading(floor: Floor, strips: Strips, aisle: int) -> Iterator[tuple[Side, Polygon]]:
    """Give the strips from which a way of an aisle's width leads to an entrance."""
    reached, _ = served(floor, aisle)
    way = np.isin(floor.raster.ways(aisle), sorted(reached))
    for side, strip in strips.items():
        rows, columns, mask = floor.raster.cells(corners_of(strip))
        if (way[rows, columns] & mask).any():
            yield side, strip


def _free(hall: Hall, placed: Sequence[Placed], aisle: int) -> Strips:
    """Give the strips before the booths' sides on which nothing stands, by booth and side."""
    solids = [*(at.outline for at in placed), *hall.solids]
    tree = shapely.STRtree(solids)
    found = {}
    for n, at in enumerate(placed):
        x0, y0, x1, y1 = at.outline.bounds
        strips = (
            (x0, y0 - aisle, x1, y0), (x1, y0, x1 + aisle, y1),
            (x0, y1, x1, y1 + aisle), (x0 - aisle, y0, x0, y1),
        )  # fmt: skip
        for side, bounds in enumerate(strips):
            strip = shapely.box(*bounds)
            inner = strip.buffer(-HAIR_MM, join_style="mitre")
            if hall.floor.covers(inner) and not len(tree.query(inner, predicate="intersects")):
                found[n, side] = strip
    return found


def _feature(kind: str, name: str, hall: Hall, geometry: Json, /, **known: object) -> Json:
    """Make a feature."""
    known = {"kind": kind, "id": name, "hall": hall.id, **known}
    return {"type": "Feature", "properties": known, "geometry": geometry}


def _area(shape: Polygon) -> Json:
    """Give a shape in millimetres as a counter-clockwise polygon in metres."""
    ring = shapely.geometry.polygon.orient(shape).exterior.coords
    return {
        "type": "Polygon",
        "coordinates": [[[round(x) / 1000, round(y) / 1000] for x, y in ring]],
    }
