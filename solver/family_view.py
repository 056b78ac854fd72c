"""One hall in one orientation, as the family bound sees it: bands across it, lanes along them.

A lane is a row of cells of a band, or a line between bands. A band two or three cells deep parts
what a deep booth is worth between the rows it stands in, by its cells; in a band of four rows
every booth belongs to the outer row it looks out of.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from layouts.brief.exhibitor import Exhibitor

from .family_floor import MOST_ROWS, SLACK_MM, Grid, Mask
from .family_patterns import Measure, Move, Patterns, best_patterns
from .lot import Lot

Floats = NDArray[np.float64]

LINES_PER_AISLE = 2
"""Lines to an aisle's width at which stamps are counted."""


@dataclass(frozen=True)
class Asked:
    """Requests that are alike but for their zone: their area, how many, and what they are."""

    area_m2: float
    count: int
    lot: Lot | None = None
    island: Exhibitor | None = None


@dataclass(frozen=True)
class Part:
    """What requests of a class take of one row: columns, for a share of what they are worth.

    ``rows`` is how many rows must be free for it; ``deep`` tells that it reaches another row.
    """

    asked: int
    columns: int
    share: float = 1.0
    deep: bool = False
    rows: int = 1


@dataclass(frozen=True)
class Stamp:
    """A deep island laid one way round, millimetres along and across the rows."""

    asked: int
    width: int
    depth: int


class Table:
    """Lanes alike in measure, and what may lie in them.

    Parameters
    ----------
    measure : what the lanes are like.
    parts, masks : what may lie in them, and where it may begin, ``[part, lane, step]``.
    stamps, places, spans : stamps with their steps, where they may begin, ``[stamp, line, step]``,
        and the lines of each lane, first and one past the last.
    """

    def __init__(
        self,
        measure: Measure,
        parts: Sequence[Part],
        masks: Mask,
        stamps: Sequence[tuple[Stamp, int]] = (),
        places: Mask | None = None,
        spans: NDArray[np.int64] | None = None,
    ) -> None:
        self.measure, self.parts, self.masks = measure, parts, masks
        self.stamps, self.lanes = stamps, masks.shape[1]
        self.spans = np.zeros((self.lanes, 2), dtype=np.int64) if spans is None else spans
        self.open = np.zeros((len(stamps), self.lanes, measure.size), dtype=bool)
        if places is not None:
            for lane, (first, last) in enumerate(self.spans.tolist()):
                self.open[:, lane] = places[:, first:last].any(axis=1)

    def best(self, worths: Floats, prices: Floats) -> Patterns:
        """Give the best pattern of each lane.

        Parameters
        ----------
        worths : what a class is worth.
        prices : what a stamp is worth on a line, ``[line, stamp]``.
        """
        values = [np.full(self.lanes, worths[part.asked] * part.share) for part in self.parts]
        upto = np.concatenate([np.zeros((1, prices.shape[1])), prices.cumsum(axis=0)])
        values += list((upto[self.spans[:, 1]] - upto[self.spans[:, 0]]).T[: len(self.stamps)])
        groups: dict[tuple[int, int], list[int]] = {}
        for number, part in enumerate(self.parts):
            size = (part.columns * self.measure.cell, part.columns)
            groups.setdefault(size, []).append(number)
        for number, (_, steps) in enumerate(self.stamps):
            groups.setdefault((steps, 0), []).append(len(self.parts) + number)
        moves = [self._move(size, numbers, values) for size, numbers in groups.items()]
        return best_patterns(self.measure, moves, self.lanes, len(values))

    def _move(
        self, size: tuple[int, int], numbers: Sequence[int], values: Sequence[Floats]
    ) -> Move:
        """Keep of all things of one width the best at every place."""
        best = np.full((self.lanes, self.measure.size), -np.inf)
        which = np.zeros(best.shape, dtype=np.int64)
        for number in numbers:
            stamp = number - len(self.parts)
            mask = self.open[stamp] if stamp >= 0 else self.masks[number]
            better = mask & (values[number][:, None] > best)
            np.copyto(best, np.broadcast_to(values[number][:, None], best.shape), where=better)
            which[better] = number
        return Move(*size, best, which)


@dataclass(frozen=True)
class Arc:
    """From one step across the rows to another, with what lies between: lanes by number."""

    start: int
    end: int
    lanes: tuple[int, ...]


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
        self.grid, self.ground, self.rows = grid, grid.ground, min(rows, MOST_ROWS)
        self.asked, self.side_rows = asked, side_rows
        self.aisle = self.ground.aisle - SLACK_MM
        self.parts = tuple(dict.fromkeys(self._parts()))
        self.stamps = tuple(dict.fromkeys(self._stamps()))
        self._lay()

    def _parts(self) -> Iterator[Part]:
        """List what every class may take of a row."""
        ground, longest = self.ground, self.grid.longest
        for number, each in enumerate(self.asked):
            if each.lot is None:
                continue
            for shape in each.lot.ways(ground.pitch, width_along=not ground.quarter):
                if shape.along > longest or shape.across > self.rows:
                    continue
                if shape.across == 1:
                    yield Part(number, shape.along)
                elif shape.notch is None:
                    yield Part(number, shape.along, 0.5, deep=True, rows=2)
                    yield Part(number, shape.along, 1.0, deep=True, rows=2)
                else:
                    for columns in (shape.along, shape.along - 1):
                        yield Part(number, columns, columns / (2 * shape.along - 1), deep=True)
                    yield Part(number, shape.along - 1, 1.0, deep=True, rows=2)

    def _stamps(self) -> Iterator[Stamp]:
        """List the ways of every deep island."""
        for number, each in enumerate(self.asked):
            if each.island is not None:
                for size in each.island.shapes(self.ground.module_mm):
                    width, depth = size[::-1] if self.ground.quarter else size
                    yield Stamp(number, width, depth)
                    if each.island.turn:
                        yield Stamp(number, depth, width)

    # --- lanes ---------------------------------------------------------------------------------

    def _lay(self) -> None:
        """Lay bands and lines: arcs across the rows, and the table of their lanes."""
        grid, half = self.grid, self.aisle / 2
        self.masks: list[Mask] = []
        self.spans: list[tuple[int, int]] = []
        self.arcs: list[Arc] = []
        self.size = grid.along.steps + grid.gap
        self.spacing = self.aisle / LINES_PER_AISLE
        self.lines = np.zeros(0)
        bounds = grid.ring.bounds
        if self.stamps and bounds is not None:
            # As few as an interval this long can meet: one more would lie past its end.
            reach = bounds.depth + 2 * half
            count = math.floor(reach / self.spacing)
            first = bounds.v0 - half + (reach - (count - 1) * self.spacing) / 2
            self.lines = first + self.spacing * np.arange(count)
        self._between()
        widths = {part.columns for part in self.parts}
        ring = {
            (c, rows): self._off_the_ends(grid.cells(grid.ring, c, rows), c)
            for c in widths
            for rows in (1, 2)
        }
        wall = {(c, 1): self._off_the_ends(grid.cells(grid.wall, c, 1), c) for c in widths}
        up, p = grid.up, self.ground.pitch
        for rows in range(1, self.rows + 1):
            for start in range(up.steps - up.up(rows * p) + 1):
                self._band(start, rows, ring)
        clear = up.up(self.ground.wall)
        for start in sorted({clear, up.steps - clear - up.up(p)}):
            if 0 <= start <= up.steps - up.up(p):
                self._band(start, 1, wall)
        found = [self._stamp(stamp) for stamp in self.stamps]
        self.covers = [covers for _, covers, _ in found]
        places = np.array([places for _, _, places in found], dtype=bool).reshape(len(found), len(self.lines), self.size)
        masks = np.array(self.masks, dtype=bool).reshape(len(self.masks), len(self.parts), self.size)
        self.table = Table(
            Measure(self.size, grid.cell, grid.gap, grid.longest),
            self.parts,
            masks.swapaxes(0, 1),
            [(stamp, steps) for stamp, (steps, _, _) in zip(self.stamps, found)],
            places,
            np.array(self.spans, dtype=np.int64).reshape(-1, 2),
        )
        self.sides = self._sides()

    def _off_the_ends(self, mask: Mask, columns: int) -> Mask:
        """Keep blocks off the ends of the rows, where an aisle runs, or a side row and an aisle."""
        ground, along = self.ground, self.grid.along
        side = ground.wall + ground.pitch + ground.aisle if self.side_rows else ground.aisle
        margin = along.up(side)
        found = np.zeros((len(mask), self.size), dtype=bool)
        last = along.steps - margin - along.up(columns * ground.pitch)
        found[:, margin : last + 1] = mask[:, margin : last + 1]
        return found

    def _band(self, start: int, rows: int, free: dict[tuple[int, int], Mask]) -> None:
        """Lay a band from a step on: its lanes and the arc over it and an aisle."""
        grid, p, half = self.grid, self.ground.pitch, self.aisle / 2
        low = grid.up.origin + start * self.ground.step
        high = low + rows * p
        # So far into the band a stamp keeps off its outer booths, whichever they are.
        reach = p + half if rows == 1 else min(p + half, rows * p / 2)
        numbers = []
        for row in range(rows):
            outer = row in (0, rows - 1)
            if rows == MOST_ROWS and not outer:
                continue
            mask = self._row(start, row, rows, free)
            if row == 0:
                span = self._lines(low - half, low + reach)
            elif row == rows - 1:
                span = self._lines(high - reach, high + half)
            else:
                span = (0, 0)
            if mask.any() or (self.stamps and span[0] < span[1]):
                numbers.append(len(self.masks))
                self.masks.append(mask)
                self.spans.append(span)
        end = start + grid.up.up(rows * p) + grid.up.up(self.ground.aisle)
        if any(self.masks[number].any() for number in numbers):
            origin = grid.up.origin + start * self.ground.step - half
            lines = set(range(*self._lines(origin, origin + (end - start) * self.ground.step)))
            for number in numbers:
                lines -= set(range(*self.spans[number]))
            self.arcs.append(Arc(start, end, (*numbers, *sorted(lines))))

    def _row(self, start: int, row: int, rows: int, free: dict[tuple[int, int], Mask]) -> Mask:
        """Tell where each part may begin in a row of a band."""
        found = np.zeros((len(self.parts), self.size), dtype=bool)
        cell, outer = self.grid.cell, row in (0, rows - 1)
        pairs = [pair for pair in (row - 1, row) if 0 <= pair <= rows - 2]
        for number, part in enumerate(self.parts):
            whole = part.share == 1.0
            if (part.deep and (not pairs or whole != (rows == MOST_ROWS))) or (
                not part.deep and not outer
            ):
                continue
            for first in pairs if part.rows > 1 else (row,):
                found[number] |= free[part.columns, part.rows][start + first * cell]
        return found

    # --- stamps --------------------------------------------------------------------------------

    def _lines(self, low: float, high: float) -> tuple[int, int]:
        """Give the lines in a half-open interval: the first and one past the last."""
        first, last = np.searchsorted(self.lines, (low, high)).tolist()
        return first, last

    def _between(self) -> None:
        """Lay the lines between bands: a lane for each, and the arcs of single steps."""
        grid, half = self.grid, self.aisle / 2
        for line in range(len(self.lines)):
            self.masks.append(np.zeros((len(self.parts), self.size), dtype=bool))
            self.spans.append((line, line + 1))
        after = max([grid.up.steps, *(float(y) for y in (self.lines + half - grid.up.origin) / self.ground.step)])
        self.end = math.floor(after) + 1 + grid.up.up(self.ground.aisle)
        for start in range(self.end):
            low = grid.up.origin + start * self.ground.step - half
            self.arcs.append(Arc(start, start + 1, tuple(range(*self._lines(low, low + self.ground.step)))))

    def _stamp(self, stamp: Stamp) -> tuple[int, list[tuple[int, int]], Mask]:
        """Give a stamp's steps along the rows, the lines it may meet, and where it may begin."""
        ground, along, up = self.ground, self.grid.along, self.grid.up
        step, ring = ground.step, self.grid.ring
        own = stamp.width + self.aisle
        # Stamps are in line with cells: whole steps wide, they take whole steps and an aisle.
        in_line = self.grid.drift == (0.0, 0.0) and stamp.width % step == 0
        steps = math.ceil(own / step) if in_line else math.floor(own / step)
        spread = 0.0 if in_line else step
        count = math.floor((stamp.depth + self.aisle) / self.spacing + 1e-9)
        fine = ring.step
        u = along.origin + step * np.arange(self.size)
        v = up.origin + fine * np.arange(2 * up.steps + 3)
        free = ring.free(u, v, stamp.width - spread, stamp.depth - fine)
        places = np.zeros((len(self.lines), self.size), dtype=bool)
        covers = []
        for line in range(len(self.lines) - count + 1):
            high = (self.lines[line] + self.aisle / 2 - up.origin) / fine
            low = high - self.spacing / fine
            here = free[max(0, math.floor(low) + 1) : max(0, math.ceil(high) + 1)].any(axis=0)
            if here.any():
                covers.append((line, line + count))
                places[line : line + count] |= here
        return steps, covers, places

    # --- rows along the side walls ---------------------------------------------------------------

    def _sides(self) -> Table:
        """Lay the rows along the two side walls."""
        ground, grid, p = self.ground, self.grid, self.ground.pitch
        parts = tuple(
            dict.fromkeys(
                Part(number, shape.along)
                for number, each in enumerate(self.asked)
                if each.lot is not None and self.side_rows
                for shape in each.lot.ways(p, width_along=ground.quarter)
                if shape.across == 1 and shape.along <= grid.longest
            )
        )
        # They are moved to whole steps, so an aisle between two may lose the rest of a step.
        gap = min(
            int((c * p + ground.aisle) // ground.step) - c * grid.cell
            for c in range(1, grid.longest + 1)
        )
        size = grid.up.steps + grid.up.up(ground.aisle) + 1
        u = np.array([ground.extent.u0, ground.extent.u1 - p]) + np.array([1, -1]) * ground.wall
        low, high = grid.drift
        v = grid.up.origin + high + ground.step * np.arange(size)
        masks = np.zeros((len(parts), 2, size), dtype=bool)
        for number, part in enumerate(parts):
            masks[number] = grid.wall.free(u, v, p, part.columns * p - (high - low)).T
        return Table(Measure(size, grid.cell, gap, grid.longest), parts, masks)

    # --- the whole -----------------------------------------------------------------------------

    def whole(self, lanes: Floats) -> float:
        """Give the most that bands and lines can bring, given what each lane can."""
        best = np.zeros(self.end + 1)
        for arc in sorted(self.arcs, key=lambda arc: -arc.start):
            end = min(arc.end, self.end)
            worth = best[end] + lanes[list(arc.lanes)].sum()
            best[arc.start] = max(best[arc.start], worth)
        return float(best[0])
