"""One hall in one orientation, as the family bound sees it: bands across it, lanes along them.

A lane is a row of cells of a band, or a line between bands. In bands two or three cells deep what
a deep booth is worth is parted between the rows it stands in, by its cells. In bands of four rows
it belongs to the outer row it looks out of, but for a part that belongs to the row behind: there
a stamp may stand where an outer row one cell deep does not notice it.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .family_columns import NOBODY, Cleared, Columns, sides
from .family_floor import MOST_ROWS, SLACK_MM, Grid, Mask
from .family_lanes import Asked, Lanes, Part, Stamp
from .family_patterns import Floats, Measure
from .skeleton import side_rows

LINES_PER_AISLE = 2
"""Lines to an aisle's width at which stamps are counted."""

Free = dict[tuple[int, int], Mask]
"""For columns and rows of cells where they may begin, ``[v, u]``."""


Node = tuple[int, Cleared | None]
"""A step across the rows where a band may begin. Without a ``None`` one must, and its first row
keeps free beside some columns."""


@dataclass(frozen=True)
class Arc:
    """From one node to another, with what lies between: lanes by number."""

    start: Node
    end: Node
    lanes: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Band:
    """A band as it may be laid: where it begins, and where each part may in its rows."""

    start: int
    rows: tuple[Mask, ...]


@dataclass(frozen=True)
class Most:
    """The most a hall can bring, and how much of every class is in it."""

    worth: float
    amounts: Floats


class View:
    """One hall in one orientation, with rows along the side walls or without.

    Parameters
    ----------
    grid : the hall.
    asked : the classes of requests.
    rows : the most cells a band is deep.
    side_rows : whether rows stand along the side walls.
    """

    def __init__(self, grid: Grid, asked: Sequence[Asked], rows: int, *, side_rows: bool) -> None:
        self.grid, self.ground, self.rows = grid, grid.ground, rows
        self.asked, self.side_rows = asked, side_rows
        self.aisle = self.ground.aisle - SLACK_MM
        self.size = grid.along.steps + grid.gap
        self.parts = tuple(dict.fromkeys(self._parts()))
        stamps = dict.fromkeys(s for i, each in enumerate(asked) for s in each.stamps(i, grid))
        self.arcs: list[Arc] = []
        self.columns = Columns(grid)
        self._columns = np.array([part.columns for part in self.parts])
        self._known: dict[tuple[Band, int, Cleared], int] = {}
        self.lanes = Lanes(
            Measure(self.size, grid.cell, grid.gap, grid.longest),
            self.parts,
            tuple((stamp, *self._stamp(stamp)) for stamp in stamps),
        )
        self._between()
        self._arcs_of(self._bands())
        # The farthest first: whatever an arc leads to is known then.
        self.arcs.sort(key=lambda arc: -arc.start[0])
        self.sides = self._sides()

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two halls alike to the bound."""
        return self.lanes.key, self.sides.key, tuple(self.arcs)

    def most(self, worths: Floats) -> Most:
        """Give the most this hall can bring when each class is worth so much, square metres."""
        found = self.lanes.best(worths)
        worth_of = found.worth.tolist()
        best: dict[Node, float] = defaultdict(float)
        way: dict[Node, Arc] = {}
        for arc in self.arcs:
            worth = best[arc.end] + sum(worth_of[lane] for lane in arc.lanes)
            if arc.start not in way or worth > best[arc.start]:
                best[arc.start], way[arc.start] = worth, arc
        at: Node = (0, None)
        most, taken = best[at], list[int]()
        while at in way:
            taken += way[at].lanes
            at = way[at].end
        beside = self.sides.best(worths)
        amounts = self.lanes.amounts(found, taken, len(worths))
        amounts += self.sides.amounts(beside, range(self.sides.count), len(worths))
        return Most(float(most + beside.worth.sum()), amounts)

    def _parts(self) -> Iterator[Part]:
        """List what every class may take of a row."""
        ground = self.ground
        whole = self.behind if self.rows == MOST_ROWS else 0.0
        for number, each in enumerate(self.asked):
            for shape in each.ways(ground.pitch, width_along=not ground.quarter):
                if shape.across > self.rows or shape.along > self.grid.longest:
                    continue
                if shape.across == 1:
                    yield Part(number, shape.along, 1.0)
                    continue
                if shape.across > 2:
                    share = 1 / shape.across
                    yield Part(number, shape.along, share, deep=True, rows=shape.across)
                    continue
                # Of an L either row may be the shorter one; as a whole it counts as its rectangle.
                cells = len(shape.cells)
                shorter = shape.along - (shape.notch is not None)
                for columns in {shape.along, shorter}:
                    rows = 1 if shape.notch else 2
                    yield Part(number, columns, columns / cells, deep=True, rows=rows)
                if self.rows == MOST_ROWS:
                    yield Part(number, shorter, 1 - whole, deep=True, rows=2, place="outer")
                    yield Part(number, shorter, whole, deep=True, rows=2, place="behind")

    @cached_property
    def behind(self) -> float:
        """Share of a deep booth that belongs to the row behind the outer one, in bands of four."""
        p, half = self.ground.pitch, self.aisle / 2
        return p / (2 * p + half)

    # --- bands ---------------------------------------------------------------------------------

    def _bands(self) -> Iterator[Band]:
        """Lay every band that the family knows, in the order of their first steps."""
        grid, up, p = self.grid, self.grid.up, self.ground.pitch
        widths = {part.columns for part in self.parts}
        depths = {1, 2, *(part.rows for part in self.parts)}
        ring = {
            (c, rows): self._off_the_ends(grid.cells(grid.ring, c, rows), c)
            for c in widths
            for rows in depths
        }
        wall = {(c, 1): self._off_the_ends(grid.cells(grid.wall, c, 1), c) for c in widths}
        clear, single = up.up(self.ground.wall), up.up(p)
        for start in range(up.steps - single + 1):
            kinds = [
                (rows, ring)
                for rows in range(1, self.rows + 1)
                if start + up.up(rows * p) <= up.steps
            ]
            kinds += [(1, wall)] * (start in {clear, up.steps - clear - single})
            for rows, free in kinds:
                masks = tuple(self._row(start, row, rows, free) for row in range(rows))
                if any(mask.any() for mask in masks):
                    yield Band(start, masks)

    def _off_the_ends(self, mask: Mask, columns: int) -> Mask:
        """Keep blocks off the ends of the rows, where an aisle runs, or a side row and an aisle."""
        ground, along = self.ground, self.grid.along
        side = ground.wall + ground.pitch + ground.aisle if self.side_rows else ground.aisle
        first = along.up(side)
        last = max(first, along.steps - first - along.up(columns * ground.pitch) + 1)
        found = np.zeros((len(mask), self.size), dtype=bool)
        found[:, first:last] = mask[:, first:last]
        return found

    def _arcs_of(self, bands: Iterator[Band]) -> None:
        """Give the arcs over bands and the aisles after them."""
        waiting: dict[int, set[Node]] = defaultdict(set)
        for start, together in itertools.groupby(bands, key=lambda band: band.start):
            here = list(together)
            for node in ((start, None), *sorted(waiting.pop(start, ()), key=repr)):
                for band in here:
                    arcs = list(self._over(node, band))
                    self.arcs += arcs
                    for arc in arcs:
                        if arc.end[1] is not None:
                            waiting[arc.end[0]].add(arc.end)

    def _over(self, node: Node, band: Band) -> Iterator[Arc]:
        """Give the arcs from a node over a band: one, or one for each way past the columns.

        They lead to where the next band begins as long as columns narrow the aisle to some such
        place, and then to where one may begin from.
        """
        up, p, step, half = self.grid.up, self.ground.pitch, self.ground.step, self.aisle / 2
        rows, low = len(band.rows), up.origin + band.start * step
        high, begin = low + rows * p, band.start + up.up(rows * p)
        after = begin + up.up(self.ground.aisle)
        strip = up.origin + begin * step
        ends = [
            self.columns.narrow(strip, up.origin + end * step)
            for end in range(after, self.columns.past(strip))
        ]
        while ends and not ends[-1]:
            ends.pop()
        for end, narrowed in enumerate(ends, start=after):
            if end > up.steps - up.up(p):
                break
            rest = range(*self._lines(high + half, up.origin + end * step - half))
            for south, north in sides(narrowed):
                lanes = self._lanes(band, node[1] or NOBODY, south)
                yield Arc(node, (end, north), (*lanes, *rest))
        end = after + len(ends)
        rest = range(*self._lines(high + half, up.origin + end * step - half))
        lanes = self._lanes(band, node[1] or NOBODY, NOBODY)
        yield Arc(node, (min(end, self.end), None), (*lanes, *rest))

    def _lanes(self, band: Band, south: Cleared, north: Cleared) -> tuple[int, ...]:
        """Give the lanes of a band whose outer rows keep free beside columns."""
        up, p, half = self.grid.up, self.ground.pitch, self.aisle / 2
        low = up.origin + band.start * self.ground.step
        rows, last = len(band.rows), len(band.rows) - 1
        ends = (low - half, *(low + row * p for row in range(1, rows)), low + rows * p + half)
        lanes = []
        for row, (mask, span) in enumerate(zip(band.rows, itertools.pairwise(ends), strict=True)):
            cleared = (south if row == 0 else NOBODY) | (north if row == last else NOBODY)
            key = (band, row, cleared)
            if key not in self._known:
                free = self.columns.clear(mask, self._columns, cleared)
                self._known[key] = self.lanes.add(free, self._lines(*span))
            lanes.append(self._known[key])
        return tuple(lanes)

    def _row(self, start: int, row: int, rows: int, free: Free) -> Mask:
        """Tell where each part may begin in a row of a band."""
        found = np.zeros((len(self.parts), self.size), dtype=bool)
        outer = row in (0, rows - 1)
        place = "any" if rows < MOST_ROWS else "outer" if outer else "behind"
        for number, part in enumerate(self.parts):
            if not part.deep:
                firsts = [row] if outer else []
            elif part.rows > 2:
                # It reaches an outer row, and lies in this one.
                firsts = [f for f in {0, rows - part.rows} if 0 <= f <= row < f + part.rows <= rows]
            elif part.place != place:
                firsts = []
            elif part.rows == 1:
                firsts = [row] * (rows > 1)
            elif rows == MOST_ROWS:
                # Whatever is two cells deep looks out of the nearer outer row.
                firsts = [0 if row < MOST_ROWS // 2 else MOST_ROWS - 2]
            else:
                firsts = [pair for pair in (row - 1, row) if 0 <= pair <= rows - 2]
            for first in firsts:
                found[number] |= free[part.columns, part.rows][start + first * self.grid.cell]
        return found

    # --- stamps --------------------------------------------------------------------------------

    @cached_property
    def spacing(self) -> float:
        """How far apart the lines are, millimetres."""
        return self.aisle / LINES_PER_AISLE

    @cached_property
    def lines(self) -> Floats:
        """Lines along the rows, over all that stamps may own, as few as an interval can meet."""
        bounds = self.grid.ring.bounds
        if bounds is None:
            return np.zeros(0)
        reach = bounds.depth + self.aisle
        count = math.floor(reach / self.spacing)
        first = bounds.v0 - self.aisle / 2 + (reach - (count - 1) * self.spacing) / 2
        return np.asarray(first + self.spacing * np.arange(count))

    def _lines(self, low: float, high: float) -> tuple[int, int]:
        """Give the lines in a half-open interval: the first and one past the last."""
        first, last = np.searchsorted(self.lines, (low, high)).tolist()
        return (first, max(first, last)) if self.lanes.stamps else (0, 0)

    def _between(self) -> None:
        """Lay the lines between bands as lanes of their own, and the arcs of single steps."""
        up, step, half = self.grid.up, self.ground.step, self.aisle / 2
        nothing = np.zeros((len(self.parts), self.size), dtype=bool)
        if self.lanes.stamps:
            for line in range(len(self.lines)):
                self.lanes.add(nothing, (line, line + 1))
        self.end = up.steps + up.up(self.ground.aisle) + 1
        for start in range(self.end):
            low = up.origin + start * step - half
            lanes = tuple(range(*self._lines(low, low + step)))
            self.arcs.append(Arc((start, None), (start + 1, None), lanes))

    def _stamp(self, stamp: Stamp) -> tuple[int, int, Mask]:
        """Give the steps and lines a stamp meets at least, and where it may begin on each line."""
        along, up, step, ring = self.grid.along, self.grid.up, self.ground.step, self.grid.ring
        # Stamps are in line with cells: whole steps wide, they lie on whole steps.
        in_line = self.grid.drift == (0.0, 0.0) and stamp.width % step == 0
        steps = (stamp.width + self.aisle) / step
        count = math.floor((stamp.depth + self.aisle) / self.spacing)
        u = along.origin + step * np.arange(self.size)
        v = up.origin + ring.step * np.arange(ring.count_v + 1)
        spread = 0.0 if in_line else step
        free = ring.free(u, v, stamp.width - spread, stamp.depth - ring.step)
        places = np.zeros((len(self.lines), self.size), dtype=bool)
        for line in range(len(self.lines) - count + 1):
            high = (self.lines[line] + self.aisle / 2 - up.origin) / ring.step
            low = high - self.spacing / ring.step
            here = free[max(0, math.floor(low) + 1) : max(0, math.ceil(high) + 1)].any(axis=0)
            places[line : line + count] |= here
        return (math.ceil(steps) if in_line else math.floor(steps)), count, places

    # --- rows along the side walls ---------------------------------------------------------------

    def _sides(self) -> Lanes:
        """Lay the rows along the two side walls, where every skeleton lays them."""
        grid, p = self.grid, self.ground.pitch
        shapes = [
            Part(number, shape.along, 1.0)
            for number, each in enumerate(self.asked if self.side_rows else ())
            for shape in each.ways(p, width_along=self.ground.quarter)
            if shape.across == 1 and shape.along <= grid.longest
        ]
        parts = tuple(dict.fromkeys(shapes))
        size = grid.longest * grid.cell + grid.gap
        lanes = Lanes(Measure(size, grid.cell, grid.gap, grid.longest), parts, ())
        for block in side_rows(self.ground) if parts else ():
            free = block.usable[0]
            mask = np.zeros((len(parts), size), dtype=bool)
            for number, part in enumerate(parts):
                for first in range(block.columns - part.columns + 1):
                    run = free[first : first + part.columns]
                    mask[number, first * grid.cell] = run.all()
            lanes.add(mask, (0, 0))
        return lanes
