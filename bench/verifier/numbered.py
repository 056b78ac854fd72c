"""Booth numbers and places on Earth, read from exported plans and judged from outside.

Nothing is imported from the product.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from bench.verifier.exact import Corners, normals, push
from bench.verifier.exported import Breach, Floor, Json, Thing, direction

BESIDE = 2.0
"""A booth within this of an aisle stands on it, millimetres."""

OFF = 0.002
"""A point in degrees lies no further from its place in metres."""


def judge_numbers(floors: Sequence[Floor]) -> Iterator[Breach]:
    """Check the booths' numbers: unique, with the hall's letter, by aisle, odd across even."""
    seen = Counter(booth.known["number"] for floor in floors for booth in floor.booths)
    for number, count in seen.items():
        if count > 1 or not number:
            yield Breach("number", "", f"{count} booths carry {number!r}")
    # Where an aisle has too many booths the show counts in thousands: then nobody has 100.
    digits = [int(number[1:]) for number in seen if number[1:].isdigit()]
    step = 1000 if min(digits, default=0) >= 1000 else 100
    for floor in floors:
        letter = next(sign for sign in floor.id.upper() if sign.isalnum())
        sides: dict[tuple[str, int], list[tuple[int, float, str]]] = {}
        for booth in floor.booths:
            number = booth.known["number"]
            if number[:1] != letter or not number[1:].isdigit():
                yield Breach("number", floor.id, f"{booth.called}: no number of hall {letter}")
                continue
            line = _line(floor, booth, int(number[1:]) // step)
            if line is not None:
                key, along, hundred = line
                sides.setdefault(key, []).append((int(number[1:]), along, hundred))
        for key, there in sides.items():
            if len({number % 2 for number, _, _ in there}) > 1:
                yield Breach("number", floor.id, f"odd and even on one side of {key}: {there}")
            order = [along for _, along, _ in sorted(there)]
            if order not in (sorted(order), sorted(order, reverse=True)):
                yield Breach("number", floor.id, f"numbers jump along {key}: {sorted(there)}")


def _line(floor: Floor, booth: Thing, counted: int) -> tuple[tuple[str, int], float, str] | None:
    """Give the side of the aisle a number counts along, and where along it the booth stands."""
    for aisle in floor.aisles:
        hundred = aisle.known.get("number")
        if hundred != counted:
            continue
        if push(booth.corners, aisle.corners) < -BESIDE:
            continue
        middle, ring = booth.corners.mean(axis=0), aisle.corners
        sides = np.roll(ring, -1, axis=0) - ring
        lengths = np.hypot(*sides.T)
        if abs(lengths[0] - lengths[1]) < 10:
            return None  # a square aisle has no direction
        width = aisle.known["width_m"] * 1000
        across = int(np.argmin(np.abs(lengths - width)))
        along = normals(ring)[across]
        out = np.array([-along[1], along[0]])
        if direction(along) % 360 >= 179.5 and direction(along) % 360 < 359.5:
            along, out = -along, -out
        above = float((middle - ring.mean(axis=0)) @ out) > 0
        return (f"{floor.id} aisle {hundred}", int(above)), float(middle @ along), aisle.id
    return None


def judge_earth(document: Json, earth: Json) -> Iterator[Breach]:
    """Check the export in degrees against the one in metres, point by point."""
    anchor = document["madang"].get("anchor", earth["madang"].get("anchor"))
    halls = document["madang"]["halls"]
    pairs = zip(document["features"], earth["features"], strict=True)
    for here, there in pairs:
        known = here["properties"]
        if known != there["properties"]:
            yield Breach("earth", known["hall"], f"{known['kind']} {known['id']} differs")
            continue
        local = shapely.get_coordinates(shapely.geometry.shape(here["geometry"]))
        local = local + np.array(halls[known["hall"]]["origin_m"])
        flat = _metres(shapely.get_coordinates(shapely.geometry.shape(there["geometry"])), anchor)
        off = np.hypot(*(local - flat).T).max()
        if off > OFF:
            yield Breach("earth", known["hall"], f"{known['kind']} {known['id']} off by {off} m")


def _metres(degrees: Corners, anchor: Json) -> Corners:
    """Give longitude and latitude as metres of the venue's plan, through the ellipsoid (WGS 84)."""

    def geocentric(lon: Corners, lat: Corners) -> Corners:
        a, e2 = 6_378_137.0, 0.006_694_379_990_14
        lon, lat = np.radians(lon), np.radians(lat)
        n = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        flat = n * np.cos(lat)
        return np.stack([flat * np.cos(lon), flat * np.sin(lon), n * (1 - e2) * np.sin(lat)], -1)

    lon, lat = np.radians(anchor["longitude"]), np.radians(anchor["latitude"])
    here = geocentric(np.array(anchor["longitude"]), np.array(anchor["latitude"]))
    way = geocentric(degrees[:, 0], degrees[:, 1]) - here
    east = way @ np.array([-np.sin(lon), np.cos(lon), 0.0])
    north = way @ np.array([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)])
    turn = np.radians(anchor["rotation_deg"])
    x = east * np.cos(turn) + north * np.sin(turn)
    return np.stack([x, north * np.cos(turn) - east * np.sin(turn)], axis=-1)
