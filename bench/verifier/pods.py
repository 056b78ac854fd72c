"""The verifier's look into pavilions: who stands there, and whether people get to every pod.

Nothing of the product is used here; ways inside a block are flooded on a fine grid.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely
from scipy import ndimage
from shapely.geometry import Polygon

from bench.verifier.exported import Breach, Floor, Limits, Thing, direction

GRAIN = 100.0
"""Side of a cell, millimetres."""

OUTSIDE = 3_000.0
"""Floor before an open side that people come over, millimetres."""


def judge_pods(
    rows: Sequence[Mapping[str, str]], floors: Sequence[Floor], limits: Limits
) -> Iterator[Breach]:
    """Find what is wrong with the pods of a plan.

    Parameters
    ----------
    rows : the exhibitor sheet.
    floors : the exported halls.
    limits : millimetres, by name.
    """
    members: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        if row.get("pavilion"):
            members.setdefault(row["pavilion"], []).append(row)
    for floor in floors:
        blocks = {booth.id: booth for booth in floor.booths}
        for pod in floor.pods:
            if pod.known["booth"] not in blocks:
                yield Breach("pod", floor.id, f"{pod.called} stands in no pavilion")
        for booth in floor.booths:
            here = [pod for pod in floor.pods if pod.known["booth"] == booth.id]
            mine = members.get(booth.known["exhibitor"] or "", [])
            names = [booth.known["exhibitor"], *(row["id"] for row in mine)]
            if booth.known["exhibitor"] and booth.known["exhibitors"] != names:
                yield Breach("pod", floor.id, f"{booth.called} holds {names}")
            for what in _pavilion(booth, here, mine, limits["pavilion_aisle"]):
                yield Breach("pod", floor.id, what)


def _pavilion(
    booth: Thing, pods: Sequence[Thing], members: Sequence[Mapping[str, str]], aisle: float
) -> Iterator[str]:
    """Check one block: sizes, places, names, numbers, ways."""
    sizes = {
        row["id"]: sorted(round(float(side) * 1000) for side in row["size"].split("x"))
        for row in members
        if row.get("size")
    }
    given = Counter(p.known["exhibitor"] for p in pods if p.known["type"] == "pod")
    if set(given) - set(sizes) or max(given.values(), default=0) > 1:
        yield f"{booth.called} has pods of {sorted(map(str, given))}, its members {sorted(sizes)}"
        return
    numbers = [pod.known["number"] for pod in pods if pod.known["type"] == "pod"]
    if sorted(numbers) != sorted(f"{booth.known['number']}-{n + 1}" for n in range(len(numbers))):
        yield f"{booth.called} has pods numbered {numbers}"
    for i, pod in enumerate(pods):
        if not booth.outline.buffer(2, join_style="mitre").covers(pod.outline):
            yield f"{pod.called} reaches out of {booth.called}"
        for other in pods[i + 1 :]:
            if pod.outline.buffer(-2).intersects(other.outline):
                yield f"{pod.called} and {other.called} overlap"
        sides = np.hypot(*(pod.corners[1:3] - pod.corners[:2]).T)
        size = sizes.get(pod.known["exhibitor"])
        if size is not None and np.abs(np.sort(sides) - size).max() > 2:
            yield f"{pod.called} is {sides}, asked {size}"
    yield from _ways(booth, pods, aisle)


def _ways(booth: Thing, pods: Sequence[Thing], aisle: float) -> Iterator[str]:
    """Flood the block from its open sides; every pod must have water at it."""
    if not pods:
        return
    outside = [_before(booth, degrees) for degrees in booth.known["open_edges_deg"]]
    x0, y0, x1, y1 = shapely.union_all([booth.outline, *outside]).bounds
    x, y = np.meshgrid(np.arange(x0 + GRAIN / 2, x1, GRAIN), np.arange(y0 + GRAIN / 2, y1, GRAIN))
    before = np.zeros(x.shape, dtype=bool)
    for strip in outside:
        before |= shapely.contains_xy(strip, x, y)
    free = before | shapely.contains_xy(booth.outline, x, y)
    for pod in pods:
        free &= ~shapely.contains_xy(pod.outline, x, y)
    clear = ndimage.distance_transform_edt(np.pad(free, 1))[1:-1, 1:-1] * GRAIN
    named, _ = ndimage.label(clear >= aisle / 2 - GRAIN, structure=np.ones((3, 3)))
    reached = np.isin(named, np.setdiff1d(np.unique(named[before]), [0]))
    points = shapely.points(x[reached], y[reached])
    for pod in pods:
        away = shapely.distance(pod.outline, points).min() if len(points) else np.inf
        if away > aisle / 2 + 2 * GRAIN:
            yield f"no way of {aisle:.0f} mm leads to {pod.called} in {booth.called}"


def _before(booth: Thing, degrees: float) -> Polygon:
    """Give the floor before the side that faces a direction."""
    at = booth.corners
    for a, b in zip(at, np.roll(at, -1, axis=0), strict=True):
        way = b - a
        if abs((direction(way) - 90 - degrees + 180) % 360 - 180) < 1:
            out = np.array([way[1], -way[0]]) / np.hypot(*way) * OUTSIDE
            return Polygon([a, a + out, b + out, b])
    return Polygon()
