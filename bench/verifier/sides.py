"""Which sides of an exported booth are open, found out again from the floor.

A side is open when its whole length borders an aisle of at least the required width that leads
to an entrance at that width; a gap towards the wall is none.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

from bench.verifier.exact import Corners, before, convex_parts, deeper, normals, push
from bench.verifier.exported import Floor, Found, Limits, Thing, direction

ROUNDED = 3.0
"""Two corners rounded to the millimetre at an odd angle may hide this much of a width."""

SURE = 0.3
"""Up to this depth, millimetres, nothing stands before a side for sure."""

TURN = 0.05
"""Directions that differ by less are one; a millimetre turns a side of 2 m by 0.03 degrees."""

NEAR = 0.9
"""A way that comes within this share of an aisle's width of a door reaches it."""


def people_doors(floor: Floor) -> list[tuple[str, Corners]]:
    """Give the doors visitors use: entrances and exits."""
    return [(name, line) for kind, name, line in floor.doors if kind != "freight"]


def served(floor: Floor, aisle: float) -> tuple[set[int], dict[str, set[int]]]:
    """Give the parts of the ways an entrance reaches, and the parts before each door."""
    ways = floor.raster.ways(aisle)
    at = {
        name: set(ways[floor.raster.near(line[0], line[1], NEAR * aisle)].tolist()) - {0}
        for name, line in people_doors(floor)
    }
    first = [name for kind, name, _ in floor.doors if kind == "entrance"] or list(at)
    reached: set[int] = set().union(*(at[name] for name in first))
    return reached, at


def open_sides(floor: Floor, limits: Limits) -> Found:
    """Check which sides of the booths are open against what the file says of it."""
    booths = [booth for booth in floor.booths if len(booth.corners) == 4]
    strips = [before(booth.corners, side, limits["aisle"]) for booth in booths for side in range(4)]
    taken = _taken(floor, booths, strips)
    walked = {
        i
        for i, _, _ in deeper(
            [[strip] for strip in strips],
            [area.parts for area in floor.areas if area.known["walkable"]],
            ROUNDED,
        )
    }
    reached, _ = served(floor, limits["aisle"])
    way = np.isin(floor.raster.ways(limits["aisle"]), sorted(reached))
    drawn = shapely.union_all([a.outline.buffer(4, join_style="mitre") for a in floor.aisles])
    shapely.prepare(drawn)
    for n, booth in enumerate(booths):
        claimed, wrong = _claimed(booth)
        if wrong:
            yield "open.said", wrong
        if not claimed:
            yield "open.none", f"{booth.called} has no open side"
        for side in range(4):
            i = 4 * n + side
            where = f"{booth.called}, side {side}"
            rows, columns, mask = floor.raster.cells(strips[i])
            leads = bool((way[rows, columns] & mask).any())
            if side in claimed:
                if taken[i] > ROUNDED or not leads:
                    yield "open.claimed", f"{where}: {taken[i]:.0f} mm taken, leads on: {leads}"
                elif not shapely.covers(drawn, _front(booth, side)):
                    yield "open.drawn", f"{where} borders no drawn aisle along its whole length"
            elif taken[i] <= SURE and leads and i not in walked:
                on = shapely.covers(drawn, _front(booth, side))
                yield "open.unclaimed", f"{where} is open, on a drawn aisle: {on}"


def _taken(floor: Floor, booths: list[Thing], strips: list[Corners]) -> NDArray[np.float64]:
    """Tell how deep things, or the outside, reach into the strip before each side."""
    solids = (*floor.standing, *floor.obstacles)
    depth = np.zeros(len(strips))
    for i, j, deep in deeper([[strip] for strip in strips], [s.parts for s in solids], 0.0):
        if solids[j] is not booths[i // 4]:
            depth[i] = max(depth[i], deep)
    for i, strip in enumerate(strips):
        lost = Polygon(strip).difference(floor.hall.outline)
        for piece in shapely.get_parts(lost):
            if isinstance(piece, Polygon) and piece.area > 1:
                upright = shapely.geometry.polygon.orient(piece)
                depth[i] = max([depth[i], *(push(p, strip) for p in convex_parts(upright))])
    return depth


def _claimed(booth: Thing) -> tuple[set[int], str]:
    """Give the sides a booth says are open, and what is wrong with how it says it."""
    said = list(booth.known["open_edges_deg"])
    out = [direction(normal) for normal in normals(booth.corners)]
    sides = [
        next((k for k, deg in enumerate(out) if abs((deg - one + 180) % 360 - 180) < TURN), None)
        for one in said
    ]
    claimed = {side for side in sides if side is not None}
    kinds = {1: {"inline", "perimeter"}, 2: {"corner"}, 3: {"peninsula"}, 4: {"island"}}
    if None in sides or len(claimed) != len(said) or booth.known["open_sides"] != len(said):
        return claimed, f"{booth.called} says {booth.known['open_sides']} open sides at {said}"
    if claimed and booth.known["type"] not in kinds[len(claimed)]:
        return claimed, f"{booth.called} with {len(claimed)} open sides says {booth.known['type']}"
    return claimed, ""


def _front(booth: Thing, side: int) -> shapely.LineString:
    """Give a line just before a side, a little shorter than it."""
    a, b, c, d = before(booth.corners, side, 10.0)
    del a, d
    along = (c - b) / np.hypot(*(c - b))
    return shapely.LineString([b + along * 5, c - along * 5])
