"""Judge a plan from outside: its exported GeoJSON and its brief alone, and no code of ours.

What is checked is what the public contract and the rules of the trade say. Exact geometry by
separating axes stands beside a fine grid that is flooded from the doors; nothing is imported from
the product, so a fault in its model or in its own check shows here.
"""

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import Polygon, shape

from bench.verifier.asked import Asked, judge_asked
from bench.verifier.exact import Corners, corners_of, deeper, segments, to_segments
from bench.verifier.exported import (
    TOUCH,
    Breach,
    Floor,
    Found,
    Json,
    Limits,
    Thing,
    direction,
    read,
)
from bench.verifier.numbered import judge_earth, judge_numbers
from bench.verifier.pods import judge_pods
from bench.verifier.raster import blind_ends, row_lengths
from bench.verifier.sides import ROUNDED, open_sides, people_doors, served

LIMITS = {
    "aisle": 3.0,
    "main_aisle": 5.0,
    "dead_end": 6.0,
    "row": 30.0,
    "exit_apron": 4.0,
    "entrance_strip": 4.0,
    "wall_clearance": 1.5,
    "stand_ratio": 2.0,
    "hydrant": 1.5,
    "extinguisher": 0.9,
    "shutter": 0.6,
    "panel": 1.0,
    "pavilion_aisle": 1.5,
}
"""The default rules, metres (the ratio has no unit)."""

BLIND_SPARE = 400.0
"""Ways along a grid are longer than ways on a floor."""

KINDS = {
    "hall", "obstacle", "opening", "keep_clear", "utility", "zone", "area", "booth", "aisle", "pod",
}  # fmt: skip

BOOTH_KEYS = {
    "id", "hall", "number", "exhibitor", "exhibitors", "name_ko", "name_en", "zone", "width_m",
    "depth_m", "open_sides", "open_edges_deg", "build", "type", "shape", "net_m2",
}  # fmt: skip


def judge(
    document: Json, asked: Asked, summary: Json | None = None, *, earth: Json | None = None
) -> list[Breach]:
    """Judge a plan by what it exports.

    Parameters
    ----------
    document : its GeoJSON in local metres.
    asked : the brief and the sheet.
    summary : what ``solve --json`` said of it, where it is to be held against the plan.
    earth : its GeoJSON in degrees, where its venue has an anchor.

    Returns
    -------
    What is wrong, errors and wishes not met.
    """
    found = list(_form(document))
    if found:
        return found
    overrides = asked.brief.get("rules_override", {})
    limits = {name: value * 1000 for name, value in (LIMITS | overrides).items()}
    floors = read(document)
    for floor in floors:
        for check in CHECKS:
            found += (Breach(code, floor.id, what) for code, what in check(floor, limits))
    found += judge_numbers(floors)
    found += judge_asked(asked, floors, summary)
    found += judge_pods(asked.rows, floors, limits)
    if earth is not None:
        found += judge_earth(document, earth)
    return found


def _form(document: Json) -> Iterator[Breach]:
    """Check the file's form: kinds, keys, rings."""
    if document.get("madang", {}).get("schema") != "madang/geojson/1":
        yield Breach("form", "", "no schema")
    seen: Counter[tuple[str, str, str]] = Counter()
    for feature in document["features"]:
        known = feature["properties"]
        kind, hall, name = known.get("kind"), known.get("hall"), known.get("id")
        if kind not in KINDS or not hall or not name:
            yield Breach("form", str(hall), f"{kind} {name} without kind, hall or id")
            continue
        seen[kind, hall, name] += 1
        if kind == "booth" and (missing := BOOTH_KEYS - known.keys()):
            yield Breach("form", hall, f"booth {name} lacks {sorted(missing)}")
        geometry = feature["geometry"]
        if kind == "opening":
            if known.get("type") not in {"entrance", "exit", "freight"} or not known.get("width_m"):
                yield Breach("form", hall, f"opening {name} has no type or width")
            continue
        for part in shapely.get_parts(shape(geometry)):
            if not part.is_valid or not part.exterior.is_ccw or part.area <= 0:
                yield Breach("form", hall, f"{kind} {name}: its ring is not right")
            at = shapely.get_coordinates(part) * 1000
            if np.abs(at - np.round(at)).max() > 1e-5:
                yield Breach("form", hall, f"{kind} {name}: more than three decimals")
    for (kind, hall, name), count in seen.items():
        if count > 1:
            yield Breach("form", hall, f"{count} features {kind} {name}")


def _booths(floor: Floor, limits: Limits) -> Found:
    """Check each booth by itself: its shape, its place in the hall, what it says of itself."""
    start, end = segments(floor.hall.outline)
    for booth in floor.booths:
        at, known = booth.corners, booth.known
        yield from _bent(booth) if known["shape"] == "L" else _straight(booth)
        if not floor.hall.outline.covers(booth.outline):
            beyond = booth.outline.difference(floor.hall.outline)
            yield "inside", f"{booth.called} lies {beyond.area / 1e6:.3f} m2 outside"
            continue
        gap = min(
            to_segments(at, start, end).min(),
            to_segments(start, at, np.roll(at, -1, axis=0)).min(),
        )
        if gap < limits["wall_clearance"] - 2:
            yield "wall", f"{booth.called} is {gap:.0f} mm from the wall"
    for area in floor.areas:
        outside = area.outline.difference(floor.hall.outline)
        if not outside.is_empty and 2 * outside.area / max(outside.length, 1) > TOUCH:
            yield "inside", f"{area.called} lies outside"


def _straight(booth: Thing) -> Found:
    """Check that a rectangle is one, with the sides and the area it says."""
    at, known = booth.corners, booth.known
    if len(at) != 4 or known["shape"] != "rect":
        yield "booth.shape", f"{booth.called} is no rectangle"
        return
    sides = np.hypot(*(np.roll(at, -1, axis=0) - at).T)
    asked = np.array([known["width_m"], known["depth_m"]]) * 1000
    if min(np.abs(sides[:2] - pair).max() for pair in (asked, asked[::-1])) > 2:
        yield "booth.size", f"{booth.called} is drawn {sides[:2]} but says {asked}"
    if abs(known["net_m2"] - known["width_m"] * known["depth_m"]) > 1e-3:
        yield "booth.size", f"{booth.called} says {known['net_m2']} m2"
    if abs(np.hypot(*(at[2] - at[0])) - np.hypot(*(at[3] - at[1]))) > 4:
        yield "booth.shape", f"{booth.called} has no right corners"


def _bent(booth: Thing) -> Found:
    """Check that an L is one: six corners, five of them outward, and the area it says."""
    at, known = booth.corners, booth.known
    ways = np.roll(at, -1, axis=0) - at
    turns = (
        ways[:, 0] * np.roll(ways, -1, axis=0)[:, 1] - ways[:, 1] * np.roll(ways, -1, axis=0)[:, 0]
    )
    if len(at) != 6 or (turns > 0).sum() != 5:
        yield "booth.shape", f"{booth.called} is no L"
    if abs(known["net_m2"] - booth.outline.area / 1e6) > 0.05:
        yield "booth.size", f"{booth.called} says {known['net_m2']} m2"


def _apart(floor: Floor, _: Limits) -> Found:
    """Check that no two things share floor."""
    booths = [booth.parts for booth in floor.booths]
    for i, j, depth in deeper(booths, booths, TOUCH):
        if i < j:
            both = f"{floor.booths[i].called} and {floor.booths[j].called}"
            yield "overlap", f"{both} by {depth:.0f} mm"
    for code, others in (
        ("area", floor.areas),
        ("obstacle", floor.obstacles),
        ("keep_clear", floor.keep_clear),
    ):
        for i, j, depth in deeper(booths, [other.parts for other in others], TOUCH):
            yield code, f"{floor.booths[i].called} in {others[j].called} by {depth:.0f} mm"
    areas = [area.parts for area in floor.areas]
    for i, j, depth in deeper(areas, areas, TOUCH):
        if i < j:
            both = f"{floor.areas[i].called} and {floor.areas[j].called}"
            yield "overlap", f"{both} by {depth:.0f} mm"
    solid = [area for area in floor.areas if area.known["type"] not in {"service", "storage"}]
    for code, stands, others in (
        ("obstacle", solid, floor.obstacles),
        ("keep_clear", [a for a in floor.areas if not a.known["walkable"]], floor.keep_clear),
    ):
        parts = [stand.parts for stand in stands]
        for i, j, depth in deeper(parts, [other.parts for other in others], TOUCH):
            yield code, f"{stands[i].called} on {others[j].called} by {depth:.0f} mm"


def _fixtures(floor: Floor, limits: Limits) -> Found:
    """Check that hydrants, extinguishers, shutters and panels are free to get at."""
    for fixture in floor.fixtures:
        need = limits[fixture.known["type"]]
        for thing in floor.standing:
            gap = thing.outline.distance(fixture.outline)
            if gap < need - 2:
                yield "fixture", f"{thing.called} is {gap:.0f} mm from {fixture.called}"


def _before_doors(floor: Floor, limits: Limits) -> Found:
    """Check that the floor before entrances and exits is free."""
    parts = [thing.parts for thing in floor.standing]
    for kind, name, (a, b) in floor.doors:
        if kind == "freight":
            continue
        deep = limits["entrance_strip" if kind == "entrance" else "exit_apron"]
        along = (b - a) / np.hypot(*(b - a))
        inward = np.array([-along[1], along[0]])
        probe = (a + b) / 2 + inward * 100
        if not floor.hall.outline.intersects(shapely.Point(probe)):
            inward = -inward
        ring = np.array([a, b, b + inward * deep, a + inward * deep])
        strip = corners_of(shapely.geometry.polygon.orient(Polygon(ring)))
        for i, _, depth in deeper(parts, [[strip]], 2.0):
            yield "apron", f"{floor.standing[i].called} {depth:.0f} mm before door {name}"


def _ways(floor: Floor, limits: Limits) -> Found:
    """Check that every door for people is reached, and from every other."""
    reached, at = served(floor, limits["aisle"])
    if not at:
        yield "doors", "no entrance and no exit"
        return
    common = set.intersection(*at.values())
    for name, parts in at.items():
        if not parts & reached:
            yield "doors", f"no aisle from an entrance reaches {name}"
    if not common and all(parts & reached for parts in at.values()):
        yield "doors", "doors lie on different floors"


def _aisles(floor: Floor, limits: Limits) -> Found:
    """Check that what is drawn as an aisle is free, inside, and as wide as it says."""
    solids = (*floor.standing, *floor.obstacles)
    for i, j, depth in deeper([a.parts for a in floor.aisles], [s.parts for s in solids], ROUNDED):
        yield "aisle.free", f"{solids[j].called} in {floor.aisles[i].called} by {depth:.0f} mm"
    for aisle in floor.aisles:
        outside = aisle.outline.difference(floor.hall.outline)
        if not outside.is_empty and 2 * outside.area / max(outside.length, 1) > ROUNDED:
            yield "aisle.free", f"{aisle.called} lies outside the hall"
        at = aisle.corners
        sides = np.hypot(*(np.roll(at, -1, axis=0) - at).T)
        width = aisle.known["width_m"] * 1000
        if len(at) != 4 or np.abs(sides - width).min() > 2:
            yield "aisle.width", f"{aisle.called} says {width} mm but its sides are {sides}"
        main = aisle.known["type"] == "main"
        required = limits["main_aisle" if main else "aisle"]
        if width < required - 2:
            yield "aisle.width", f"{aisle.called} is {width} mm wide, not {required}"
    if floor.booths and not any(aisle.known["type"] == "main" for aisle in floor.aisles):
        yield "wish.main_aisle", "the hall has no main aisle"


def _rows(floor: Floor, limits: Limits) -> Found:
    """Check that rows are broken by aisles."""
    turns: dict[float, list[Corners]] = {}
    for stand in floor.standing:
        way = stand.corners[1] - stand.corners[0]
        turns.setdefault(round(direction(way) % 90, 1) % 90, []).append(stand.corners)
    for turn, stands in turns.items():
        for angle in (turn, turn + 90):
            for length, place in row_lengths(stands, angle, limits["aisle"]):
                if length > limits["row"] + 5:
                    yield "row", f"a row of {length / 1000:.2f} m along {angle}° from {place}"


def _blind(floor: Floor, limits: Limits) -> Found:
    """Check that no aisle ends blindly after more than the limit."""
    lines = [line for _, line in people_doors(floor)]
    found = blind_ends(floor.raster, lines, limits["aisle"])
    deep = [end for end in found if end[0] > limits["dead_end"] + BLIND_SPARE]
    # What is blind in the empty hall is the building's own; what stands at its mouth may lengthen
    # it by less than an aisle may be blind by itself.
    bare = blind_ends(floor.bare, lines, limits["aisle"]) if deep else []
    spare = limits["dead_end"] + BLIND_SPARE
    for depth, place in deep:
        if not any(math.dist(place, there) < 3 and depth < most + spare for most, there in bare):
            yield "blind", f"blind for {depth / 1000:.2f} m at {place}"


def _ratio(floor: Floor, limits: Limits) -> Found:
    """Check the area of the booths against that of the floor people walk on."""
    booths = sum(booth.outline.area for booth in floor.booths)
    solids = shapely.union_all([t.outline for t in (*floor.standing, *floor.obstacles)])
    free = floor.hall.outline.difference(solids).area
    drawn = shapely.union_all([aisle.outline for aisle in floor.aisles]).area
    for name, area in (("ratio", free), ("wish.ratio", drawn)):
        if booths > limits["stand_ratio"] / 1000 * area:
            yield name, f"{booths / 1e6:.0f} m2 of booths on {area / 1e6:.0f} m2 of ways"


CHECKS = (
    _booths, _apart, _fixtures, _before_doors, _ways, open_sides, _aisles, _rows, _blind, _ratio,
)  # fmt: skip
