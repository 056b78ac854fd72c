"""A hall of one orientation cut into lines and points: where which object of the family may lie.

Every object owns a rectangle of floor, half of the aisles around included, and no two of these
meet. Lines run along the rows, points lie on the lines, both evenly spaced and half-open: an
object as deep as ``h`` meets at least ``floor(h / spacing)`` lines, whatever its place, and on
each of them as many points as its width has steps. What meets more than it must lets go of the
last ones. Positions are tested by points that they certainly cover, so that a place is ruled out
only when it is impossible.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ground import Ground, rect_of

SLACK_MM = 2.0
"""Objects keep apart by an aisle less than this: stamps are placed to the millimetre."""

LINES_PER_ROW = 3
"""Lines that a row one cell deep meets, with half its aisle."""

LINE_PARTS = 6
"""Finer places between two lines at which the floor is tested."""

STEP_PARTS = 3
"""Finer places between two points at which the floor is tested."""

MOST_STEPS = 12
"""Steps a cell or an aisle may have; more take longer than they are worth."""

WALL_STEPS = 3
"""Steps by which rows along the walls may stand further in than their clearance."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Kind:
    """A kind of object: all that matters of it to a slice.

    ``cells`` along and across for what stands in blocks, both 0 otherwise; ``wall`` and ``side``
    for rows along the walls; ``size`` along and across the rows for stamps, millimetres.
    """

    along: int = 0
    across: int = 0
    wall: bool = False
    side: bool = False
    arm: bool = False
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Piece:
    """A kind on the lines and points of one hall.

    ``columns`` counts against the longest row, 0 for objects that bring their own aisle.
    ``covers`` are the lines an object meets, from the first to one past the last, for every place
    it may have, each with how many of a class's cells it carries. ``open[line, point]`` tells
    where one may begin on a line.
    """

    kind: Kind
    points: int
    columns: int
    covers: tuple[tuple[int, int, int], ...]
    open: Mask


@dataclass(frozen=True)
class Scale:
    """Evenly spaced half-open positions on an interval, as few as they come."""

    low: float
    high: float
    spacing: float

    @property
    def count(self) -> int:
        """How many there are."""
        return max(0, math.floor((self.high - self.low) / self.spacing + 1e-9))

    @property
    def first(self) -> float:
        """Where the first one lies: such that one more would lie past the end."""
        return self.low + (self.high - self.low - (self.count - 1) * self.spacing) / 2

    def least(self, length: float) -> int:
        """Give how many a half-open interval of some length meets at least."""
        return math.floor(length / self.spacing + 1e-9)


class Slices:
    """Lines and points of one hall in one orientation.

    Parameters
    ----------
    ground : the hall.
    rows : the most cells a block is deep.
    """

    def __init__(self, ground: Ground, rows: int) -> None:
        self.ground, self.rows = ground, rows
        self.pitch, self.aisle = ground.pitch, ground.aisle - SLACK_MM
        self.longest = max(int(ground.limits.mm("row") // ground.pitch), 1)
        regions = (ground.within_the_ring, ground.by_the_wall)
        self.empty = all(region.is_empty for region in regions)
        if self.empty:
            return
        self.extent = rect_of(shapely.union_all([r for r in regions if not r.is_empty]))
        own = self.extent.grown(self.aisle / 2)
        self.lines = Scale(own.v0, own.v1, (self.pitch + self.aisle / 2) / LINES_PER_ROW)
        least = min(self.pitch, self.aisle)
        spacings = [
            length / k for length in (self.pitch, self.aisle) for k in range(12, MOST_STEPS + 1)
        ]
        scales = [Scale(own.u0, own.u1, min(spacing, least)) for spacing in spacings]
        self.points = min(scales, key=self._cells)
        self.gap = self.points.least(self.aisle)

    def _cells(self, points: Scale) -> float:
        """Give how many cells a free line holds by its points alone."""
        block = self.longest * points.least(self.pitch) + points.least(self.aisle)
        return points.count * self.longest / block

    def piece(self, kind: Kind) -> Piece | None:
        """Give a kind on these slices, None where there is no place for it."""
        if self.empty or kind.along > self.longest:
            return None
        found = self._side() if kind.side else self._plain(kind)
        return found if found.covers else None

    def _plain(self, kind: Kind) -> Piece:
        """Give whatever lies along the rows: it owns its depth and half an aisle, or a whole one."""
        p, half = self.pitch, self.aisle / 2
        stamp = kind.across == 0
        u, v = kind.size if stamp else (kind.along * p, kind.across * p)
        # From where an object's own floor begins to where it stands itself: half an aisle if the
        # aisle is before it, nothing if it is behind.
        offsets: tuple[float, ...] = (0.0, half)
        depth = v + half
        if stamp or kind.wall or (kind.across > 1 and self.rows <= kind.across):
            offsets, depth = (half,), v + 2 * half
        elif kind.arm:
            offsets, depth = (0.0,), v
        points = self.points.least(u + self.aisle) if stamp else kind.along * self.points.least(p)
        free = self.fine_wall if kind.wall else self.fine_ring
        places = free.places(u, v)
        if kind.wall:
            places = places & self._at_a_wall(free)[None, :]
        lines = self.lines.least(depth)
        allowed = np.zeros((max(0, self.lines.count - lines + 1), self.points.count), dtype=bool)
        for offset in offsets:
            allowed |= free.starts(places, offset, len(allowed))
        allowed[:, max(0, self.points.count - points + 1) :] = False
        covers = [(j, j + lines, 1) for j in np.flatnonzero(allowed.any(axis=1)).tolist()]
        is_open = np.zeros((self.lines.count, self.points.count), dtype=bool)
        for first, last, _ in covers:
            is_open[first:last] |= allowed[first]
        return Piece(kind, points, kind.along, tuple(covers), is_open)

    def _at_a_wall(self, free: "Fine") -> Mask:
        """Tell at which fine places across the rows a row along a wall may stand."""
        ground = self.ground
        far = ground.wall + WALL_STEPS * ground.step
        low, high = free.low_v, free.low_v + free.step_v
        south = low <= ground.extent.v0 + far
        return np.asarray(south | (high + self.pitch >= ground.extent.v1 - far))

    def _side(self) -> Piece:
        """Give a row along a side wall: it owns a whole aisle along it and one at its end."""
        ground, p, free = self.ground, self.pitch, self.fine_wall
        far = ground.wall + WALL_STEPS * ground.step
        places = free.places(p, p)
        low, high = free.low_u, free.low_u + free.step_u
        places = places & (
            (low <= ground.extent.u0 + far) | (high + p >= ground.extent.u1 - far)
        )[:, None]
        points = self.points.least(p + self.aisle)
        is_open = free.within(places, -p - self.aisle / 2, self.aisle / 2, self.lines.count)
        is_open[:, max(0, self.points.count - points + 1) :] = False
        usable = is_open.any(axis=1)
        covers = []
        for cells in range(1, self.longest + 1):
            # Rows along the side walls are moved to whole steps, what is cut out is whole cells.
            length = min((cells + 1) * p, (cells * p + ground.aisle) // ground.step * ground.step)
            lines = self.lines.least(length)
            for j in range(self.lines.count - lines + 1):
                if usable[j : j + lines].all():
                    covers.append((j, j + lines, cells))
        return Piece(Kind(side=True), points, 0, tuple(covers), is_open)

    @cached_property
    def fine_ring(self) -> "Fine":
        """Where blocks and stamps may stand."""
        return Fine(self, self.ground.within_the_ring)

    @cached_property
    def fine_wall(self) -> "Fine":
        """Where rows along the walls may stand."""
        return Fine(self, self.ground.by_the_wall)


class Fine:
    """A region sampled finely: what stands there certainly covers some of the samples.

    Place ``g`` along the rows means that something begins after ``low_u[g]`` and not after
    ``low_u[g] + step_u``, where sample ``g`` lies; likewise across them.
    """

    def __init__(self, slices: Slices, region: BaseGeometry) -> None:
        points, lines = slices.points, slices.lines
        self.step_u, self.step_v = points.spacing / STEP_PARTS, lines.spacing / LINE_PARTS
        self.size = points.count
        # Across the rows places begin a line and an aisle early: what owns the floor before it.
        self.early = LINE_PARTS + math.ceil((slices.aisle / 2 + slices.pitch) / self.step_v)
        late = math.ceil(slices.aisle / self.step_v) + 1
        start = points.first + slices.aisle / 2 - (STEP_PARTS - 1) * self.step_u
        u = start + self.step_u * np.arange(STEP_PARTS * points.count)
        v = lines.first + self.step_v * np.arange(-self.early, LINE_PARTS * lines.count + late)
        self.low_u, self.low_v = u - self.step_u, v - self.step_v
        self.bounds = None if region.is_empty else rect_of(region).grown(SLACK_MM)
        off = ~_inside(region.buffer(SLACK_MM, join_style="mitre"), u, v)
        self.off = np.zeros((len(u) + 1, len(v) + 1), dtype=np.int32)
        self.off[1:, 1:] = off.cumsum(axis=0).cumsum(axis=1)

    def places(self, u: float, v: float) -> Mask:
        """Tell at which places ``[g, h]`` something of a size may stand."""
        found = np.zeros((len(self.low_u), len(self.low_v)), dtype=bool)
        if self.bounds is None:
            return found
        n, m = math.floor(u / self.step_u + 1e-9), math.floor(v / self.step_v + 1e-9)
        if n > len(self.low_u) or m > len(self.low_v):
            return found
        off = self.off
        hit = off[n:, m:] - off[:-n, m:] - off[n:, :-m] + off[:-n, :-m]
        found[: hit.shape[0], : hit.shape[1]] = hit == 0
        found &= (self.low_u + u < self.bounds.u1)[:, None]
        found &= (self.low_v + v < self.bounds.v1)[None, :]
        return found

    def starts(self, places: Mask, offset: float, count: int) -> Mask:
        """Tell from which line and point on something may own floor that it stands on later.

        ``offset`` is how far from the start of its own floor it stands, across the rows.
        """
        return self.within(places, offset - LINE_PARTS * self.step_v, offset, count)

    def within(self, places: Mask, low: float, high: float, count: int) -> Mask:
        """Tell for each line and point whether a place begins between two distances from it."""
        by_point = places.reshape(self.size, STEP_PARTS, -1).any(axis=1)
        first = self.early + math.floor(low / self.step_v + 1e-9) + 1
        last = self.early + math.ceil(high / self.step_v - 1e-9) + 1
        found = np.zeros((count, self.size), dtype=bool)
        for j in range(count):
            at = LINE_PARTS * j
            found[j] = by_point[:, max(0, at + first) : at + last].any(axis=1)
        return found


def _inside(region: BaseGeometry, u: NDArray[np.float64], v: NDArray[np.float64]) -> Mask:
    """Tell which samples lie in a region; the border belongs to it."""
    shapely.prepare(region)
    grid = np.meshgrid(u, v, indexing="ij")
    return np.asarray(shapely.intersects_xy(region, *grid), dtype=bool)


def slices_of(ground: Ground, kinds: Iterable[Kind], rows: int) -> tuple[Slices, list[Piece]]:
    """Cut a hall and give the kinds that have a place there."""
    slices = Slices(ground, rows)
    pieces = [slices.piece(kind) for kind in dict.fromkeys(kinds)]
    return slices, [piece for piece in pieces if piece is not None]
