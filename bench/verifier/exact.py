"""The verifier's exact geometry: separating axes and plain distances, in millimetres.

Nothing of the product is used here, and nothing is grown or shrunk: two convex shapes overlap as
deep as the least push that parts them.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

Corners = NDArray[np.float64]
"""Corners of a polygon, n x 2, open, counter-clockwise."""


def corners_of(shape: Polygon) -> Corners:
    """Give the open exterior ring of a polygon."""
    return np.asarray(shape.exterior.coords, dtype=np.float64)[:-1]


def convex_parts(shape: Polygon) -> list[Corners]:
    """Cut a polygon into convex parts: itself, or triangles."""
    if shape.convex_hull.area - shape.area < 1.0 and not shape.interiors:
        return [corners_of(shape)]
    cut = shapely.get_parts(shapely.constrained_delaunay_triangles(shape))
    return [corners_of(shapely.geometry.polygon.orient(part)) for part in cut]


def push(a: Corners, b: Corners) -> float:
    """Tell how far two convex shapes must be pushed to part, or minus the gap between them."""
    least = math.inf
    for shape in (a, b):
        along = np.roll(shape, -1, axis=0) - shape
        length = np.hypot(along[:, 0], along[:, 1])
        along = along[length > 0] / length[length > 0, None]
        out = np.stack([along[:, 1], -along[:, 0]], axis=1)
        pa, pb = out @ a.T, out @ b.T
        lap = np.minimum(pa.max(axis=1), pb.max(axis=1)) - np.maximum(
            pa.min(axis=1), pb.min(axis=1)
        )
        # One inside the other: it must leave by the nearer side.
        inner = np.minimum(pa.max(axis=1) - pb.min(axis=1), pb.max(axis=1) - pa.min(axis=1))
        least = min(least, float(np.where(lap > 0, inner, lap).min()))
    return least


def deeper(
    shapes: Sequence[Sequence[Corners]], others: Sequence[Sequence[Corners]], limit: float
) -> Iterator[tuple[int, int, float]]:
    """Go through the pairs (i, j, depth) of shapes that overlap deeper than a limit.

    Each shape is a list of its convex parts.
    """
    if not shapes or not others:
        return
    one, two = _boxes(shapes), _boxes(others)
    near = (
        (one[:, None, 0] < two[None, :, 2])
        & (two[None, :, 0] < one[:, None, 2])
        & (one[:, None, 1] < two[None, :, 3])
        & (two[None, :, 1] < one[:, None, 3])
    )
    for i, j in np.argwhere(near).tolist():
        depth = max(push(a, b) for a in shapes[i] for b in others[j])
        if depth > limit:
            yield i, j, depth


def _boxes(shapes: Sequence[Sequence[Corners]]) -> NDArray[np.float64]:
    """Give the bounds of shapes: left, bottom, right, top."""
    rows = []
    for parts in shapes:
        points = np.concatenate(list(parts))
        rows.append([*points.min(axis=0), *points.max(axis=0)])
    return np.array(rows)


def segments(shape: Polygon) -> tuple[Corners, Corners]:
    """Give where the walls of a polygon start and end, holes included."""
    starts, ends = [], []
    for ring in (shape.exterior, *shape.interiors):
        points = np.asarray(ring.coords, dtype=np.float64)
        starts.append(points[:-1])
        ends.append(points[1:])
    return np.concatenate(starts), np.concatenate(ends)


def to_segments(points: Corners, start: Corners, end: Corners) -> NDArray[np.float64]:
    """Give the distances from each point to each segment, points x segments."""
    along = end - start
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    way = points[:, None, :] - start[None, :, :]
    share = np.clip((way * along[None]).sum(axis=2) / square, 0.0, 1.0)
    gone: NDArray[np.float64] = way - share[..., None] * along[None]
    return np.hypot(gone[..., 0], gone[..., 1])


def between(a: Corners, b: Corners) -> float:
    """Give the distance between two polygons that do not cross: some corner is nearest."""
    first = to_segments(a, b, np.roll(b, -1, axis=0)).min()
    second = to_segments(b, a, np.roll(a, -1, axis=0)).min()
    return float(min(first, second))


def normals(shape: Corners) -> NDArray[np.float64]:
    """Give the outward unit vector of each side of a counter-clockwise ring."""
    along = np.roll(shape, -1, axis=0) - shape
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    return np.stack([along[:, 1], -along[:, 0]], axis=1)


def before(shape: Corners, side: int, depth: float) -> Corners:
    """Give the rectangle before a side: as long as the side, so deep."""
    a, b = shape[side], shape[(side + 1) % len(shape)]
    out = normals(shape)[side] * depth
    return np.array([a, a + out, b + out, b])


def shared_length(a: Corners, b: Corners, gap: float) -> float:
    """Give the length along which two rectangles stand side by side, no further than a gap."""
    best = 0.0
    for i, out in enumerate(normals(a)):
        p, q = a[i], a[(i + 1) % len(a)]
        along = (q - p) / np.hypot(*(q - p))
        for j, other in enumerate(normals(b)):
            if float(out @ other) > -0.9999:
                continue
            r, s = b[j], b[(j + 1) % len(b)]
            if max(abs(float((r - p) @ out)), abs(float((s - p) @ out))) > gap:
                continue
            low, high = sorted((float((r - p) @ along), float((s - p) @ along)))
            best = max(best, min(high, float((q - p) @ along)) - max(low, 0.0))
    return best
