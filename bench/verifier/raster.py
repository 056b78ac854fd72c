"""The verifier's other eye: the floor as a fine grid of cells, flooded from the doors.

The grid is turned so that the stands lie along it. Nothing of the product is used here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from bench.verifier.exact import Corners, to_segments

CELL = 100.0
"""Side of a cell, millimetres."""

SPARE = 75.0
"""What half an aisle may lose by the grid: the cell nearest to its middle lies off by this."""

RIM = 1_000.0
"""Thickness of the wall drawn around the hall; what lies beyond it is outside."""

ROOM = 3_500.0
"""Floor with more than this around it is a room and no blind aisle."""

Grid = NDArray[np.bool_]


@dataclass(frozen=True)
class Raster:
    """A hall's floor in cells: ``inside`` the hall, and ``free`` of everything that stands."""

    turn: float
    origin: tuple[float, float]
    inside: Grid
    free: Grid

    @classmethod
    def of(cls, hall: Sequence[Corners], solids: Sequence[Corners], turn: float) -> "Raster":
        """Draw a hall (its rings) and what stands in it."""
        rings = [turned(ring, -turn) for ring in hall]
        points = np.concatenate(rings)
        margin = RIM + 2_000.0
        # A third of a cell keeps walls on whole decimetres off the cells' middles.
        low = np.floor((points.min(axis=0) - margin) / CELL) * CELL + CELL / 3
        across, up = np.ceil((points.max(axis=0) + margin - low) / CELL).astype(int)
        inside = np.zeros((int(up), int(across)), dtype=bool)
        origin = (float(low[0]), float(low[1]))
        for ring in rings:
            fill(inside, ring, origin, CELL, flip=True)
        taken = np.zeros_like(inside)
        for solid in solids:
            fill(taken, turned(solid, -turn), origin, CELL)
        return cls(turn, origin, inside, inside & ~taken)

    @cached_property
    def clear(self) -> NDArray[np.float64]:
        """How far each cell's middle is from the next thing, millimetres."""
        away = ndimage.distance_transform_edt(self.free)
        return np.asarray(away, dtype=np.float64) * CELL

    def ways(self, width: float) -> NDArray[np.intp]:
        """Give each cell the number of the way it is on, for a width; 0 is no way."""
        named, _ = ndimage.label(self.clear >= width / 2 - SPARE, structure=np.ones((3, 3)))
        return np.asarray(named, dtype=np.intp)

    def cells(self, shape: Corners) -> tuple[slice, slice, Grid]:
        """Give the window around a shape, and which of its cells lie in it."""
        ring = turned(shape, -self.turn)
        low = np.floor((ring.min(axis=0) - self.origin) / CELL).astype(int)
        high = np.ceil((ring.max(axis=0) - self.origin) / CELL).astype(int) + 1
        down, right = (np.clip([low[k], high[k]], 0, self.free.shape[1 - k]) for k in (1, 0))
        rows, columns = slice(int(down[0]), int(down[1])), slice(int(right[0]), int(right[1]))
        mask = np.zeros((rows.stop - rows.start, columns.stop - columns.start), dtype=bool)
        corner = (
            self.origin[0] + columns.start * CELL,
            self.origin[1] + rows.start * CELL,
        )
        fill(mask, ring, corner, CELL)
        return rows, columns, mask

    def near(self, a: Corners, b: Corners, reach: float) -> tuple[NDArray[np.intp], ...]:
        """Give the cells within reach of a line from a to b."""
        ends = turned(np.array([a, b]), -self.turn)
        low = np.floor((ends.min(axis=0) - reach - self.origin) / CELL).astype(int)
        high = np.ceil((ends.max(axis=0) + reach - self.origin) / CELL).astype(int) + 1
        rows = np.arange(max(low[1], 0), min(high[1], self.free.shape[0]))
        columns = np.arange(max(low[0], 0), min(high[0], self.free.shape[1]))
        i, j = (grid.ravel() for grid in np.meshgrid(rows, columns, indexing="ij"))
        at = np.stack([j, i], axis=1) * CELL + CELL / 2 + np.array(self.origin)
        close = to_segments(at, ends[:1], ends[1:])[:, 0] <= reach
        return i[close], j[close]

    def place(self, row: int, column: int) -> tuple[float, float]:
        """Give the middle of a cell in the hall's frame, metres."""
        at = np.array([[column + 0.5, row + 0.5]]) * CELL + np.array(self.origin)
        x, y = turned(at, self.turn)[0] / 1000
        return round(float(x), 1), round(float(y), 1)


def turned(points: Corners, degrees: float) -> Corners:
    """Turn points about the frame's origin."""
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[cos, sin], [-sin, cos]]), dtype=np.float64)


def fill(
    grid: Grid, ring: Corners, origin: tuple[float, float], cell: float, *, flip: bool = False
) -> None:
    """Set (or flip, for rings within rings) the cells whose middle lies inside a ring."""
    start = (ring - np.array(origin)) / cell - 0.5
    low, high = start.min(axis=0), start.max(axis=0)
    if len(ring) == 4 and np.minimum(np.abs(start - low), np.abs(start - high)).max() < 0.02:
        # Lying along the grid: one block of cells.
        first, after = (np.maximum(np.ceil(at - 0.02), 0).astype(int) for at in (low, high))
        part = (slice(first[1], after[1]), slice(first[0], after[0]))
        grid[part] = ~grid[part] if flip else True
        return
    end = np.roll(start, -1, axis=0)
    lowest = max(int(np.ceil(low[1])), 0)
    highest = min(int(np.floor(high[1])), grid.shape[0] - 1)
    rise = end[:, 1] - start[:, 1]
    slope = np.divide(end[:, 0] - start[:, 0], rise, out=np.zeros_like(rise), where=rise != 0)
    for row in range(lowest, highest + 1):
        cut = (start[:, 1] <= row) != (end[:, 1] <= row)
        at = np.sort(start[cut, 0] + (row - start[cut, 1]) * slope[cut])
        for enter, leave in zip(at[::2], at[1::2], strict=True):
            span = slice(max(int(np.ceil(enter)), 0), max(int(np.floor(leave)) + 1, 0))
            grid[row, span] = ~grid[row, span] if flip else True


def blind_ends(
    raster: Raster, doors: Sequence[Corners], width: float
) -> list[tuple[float, tuple[float, float]]]:
    """Find where aisles end blindly: the depth in millimetres and the place in metres.

    A way between two different solids leads on; one between a solid and itself is blind. Doors
    cut the hall's wall into several solids; the way from a door or a room to the rest is not blind.
    Depths are measured along the cells from the disc that fills the mouth to the wall at the end.
    """
    open_ = raster.clear >= width / 2 - SPARE
    starts: list[tuple[int, int]] = []
    away = np.asarray(ndimage.distance_transform_edt(~raster.inside)) * CELL
    cut = away > RIM
    for door in doors:
        seen = raster.near(door[0], door[1], width)
        on = open_[seen]
        if not on.any():
            continue
        middle = turned(door.mean(axis=0)[None], -raster.turn)[0]
        at = np.stack([seen[1][on], seen[0][on]], axis=1) * CELL + CELL / 2 + raster.origin
        best = int(np.argmin(np.hypot(*(at - middle).T)))
        starts.append((int(seen[0][on][best]), int(seen[1][on][best])))
        inward = at[best] - middle
        out = middle - inward / max(float(np.hypot(*inward)), 1.0) * (RIM + 500.0)
        ends = turned(np.array([at[best], out]), raster.turn)
        cut[raster.near(ends[0], ends[1], 250.0)] = True
    named, _ = ndimage.label(~(open_ | cut))
    leads_on = _leads_on(open_, named)
    rooms, count = ndimage.label(raster.clear > ROOM, structure=np.ones((3, 3)))
    if count:
        starts += ndimage.maximum_position(raster.clear, rooms, range(1, count + 1))
    graph = _Graph.of(open_)
    _, before = graph.away(raster.clear, leads_on)
    for start in starts:
        node = int(graph.names[start])
        while node >= 0 and node != graph.size:
            leads_on[graph.rows[node], graph.columns[node]] = True
            node = int(before[node])
    far, _ = graph.away(raster.clear, leads_on | (rooms > 0))
    return _peaks(raster, graph, far)


def _leads_on(open_: Grid, named: NDArray[np.intp]) -> Grid:
    """Find the cells of the ways whose neighbours are nearest to another solid."""
    indices = ndimage.distance_transform_edt(
        named == 0, return_distances=False, return_indices=True
    )
    nearest = named[tuple(indices)]
    found = np.zeros_like(open_)
    for axis in (0, 1):
        a: list[slice] = [slice(None), slice(None)]
        b = a.copy()
        a[axis], b[axis] = slice(None, -1), slice(1, None)
        one, two = tuple(a), tuple(b)
        differ = open_[one] & open_[two] & (nearest[one] != nearest[two])
        found[one] |= differ
        found[two] |= differ
    return found


@dataclass(frozen=True)
class _Graph:
    """The cells of the ways and who is beside whom."""

    names: NDArray[np.intp]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    ends: tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.rows)

    @classmethod
    def of(cls, open_: Grid) -> "_Graph":
        """Join each cell with its eight neighbours."""
        rows, columns = np.nonzero(open_)
        names = np.full(open_.shape, -1, dtype=np.intp)
        names[rows, columns] = np.arange(len(rows))
        tails, heads, lengths = [], [], []
        height, across = open_.shape
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            one = names[: height - down, max(0, -right) : across - max(0, right)]
            two = names[down:, max(0, right) : across - max(0, -right)]
            both = (one >= 0) & (two >= 0)
            tails.append(one[both])
            heads.append(two[both])
            lengths.append(np.full(int(both.sum()), CELL * np.hypot(down, right)))
        ends = np.concatenate(tails), np.concatenate(heads), np.concatenate(lengths)
        return cls(names, rows, columns, ends)

    def away(
        self, clear: NDArray[np.float64], sources: Grid
    ) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
        """Give the length of the way to each cell from the discs around the sources."""
        at = np.flatnonzero(sources[self.rows, self.columns])
        most = float(clear.max()) + 1.0
        first = most - clear[self.rows[at], self.columns[at]]
        tails = np.concatenate([self.ends[0], np.full(len(at), self.size)])
        heads = np.concatenate([self.ends[1], at])
        lengths = np.concatenate([self.ends[2], first])
        graph = coo_array((lengths, (tails, heads)), shape=(self.size + 1, self.size + 1)).tocsr()
        far, before = dijkstra(graph, directed=False, indices=self.size, return_predecessors=True)
        return far[:-1] - most, before


def _peaks(
    raster: Raster, graph: _Graph, far: NDArray[np.float64]
) -> list[tuple[float, tuple[float, float]]]:
    """Give the furthest cell of each blind part."""
    depth = np.full(raster.free.shape, -np.inf)
    reached = np.isfinite(far)
    rows, columns = graph.rows[reached], graph.columns[reached]
    depth[rows, columns] = far[reached] + raster.clear[rows, columns]
    parts, count = ndimage.label(depth > 3_000.0, structure=np.ones((3, 3)))
    found = []
    for row, column in ndimage.maximum_position(depth, parts, range(1, count + 1)):
        found.append((float(depth[row, column]), raster.place(int(row), int(column))))
    return found


def row_lengths(
    stands: Sequence[Corners], angle: float, gap: float
) -> list[tuple[float, tuple[float, float]]]:
    """Measure rows of stands of one direction: lengths in millimetres and a place in metres.

    Each stand is drawn a little slimmer and longer by nearly an aisle; what then hangs together
    is a row.
    """
    boxes = [turned(stand, -angle) for stand in stands]
    ahead = gap - 20.0
    points = np.concatenate(boxes)
    low = points.min(axis=0) - 2 * CELL
    columns, rows = (np.ceil((points.max(axis=0) + ahead - low) / CELL) + 2).astype(int)
    grid = np.zeros((int(rows), int(columns)), dtype=bool)
    windows = []
    for box in boxes:
        x0, y0 = box.min(axis=0) - low
        x1, y1 = box.max(axis=0) - low
        down = slice(int(np.ceil(y0 / CELL)) + 1, max(int(y1 / CELL) - 1, int(y0 / CELL) + 2))
        # The front end loses a cell, so that a full aisle always parts.
        right = slice(int(np.ceil(x0 / CELL)), int((x1 + ahead) / CELL) - 1)
        grid[down, right] = True
        windows.append((down.start, right.start, x0, x1))
    named, _ = ndimage.label(grid)
    ends: dict[int, list[float]] = {}
    for down_at, right_at, x0, x1 in windows:
        ends.setdefault(int(named[down_at, right_at]), []).extend((x0, x1))
    found = []
    for marks in ends.values():
        at = turned(np.array([[min(marks) + low[0], points[:, 1].mean()]]), angle)[0] / 1000
        place = (round(float(at[0]), 1), round(float(at[1]), 1))
        found.append((max(marks) - min(marks), place))
    return found
