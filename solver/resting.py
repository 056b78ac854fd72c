"""Places to rest: plazas along the boulevards of a large floor, one seating area in a smaller one.

They are floor people may cross, cut from the ends of rows, so that stands beside them look onto
them. Only room to spare is taken, and it is given back before anybody is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from layouts.brief.request import AreaKind

from .ground import Rect, covered
from .skeleton import Block, Skeleton, Strip
from .stamp import AWAY_M2_PER_M

SPACING_MM = 75_000.0
"""Along a boulevard there is a plaza about every so far."""

NEAR_SHARE = 0.6
"""Of the spacing: nearer than this to another, no plaza is wanted."""

REACH_MM = 90_000.0
"""From every stand there is a place to rest within so far, along the aisles."""

PLAZA_MM = (12_000.0, 18_000.0)
"""A plaza is no narrower, and no wider."""

SEATING_CELLS = (2, 4)
"""Rows and columns of a seating area."""

HALL_M2 = 5_000.0
"""A hall from here on has a place to rest."""

OFF_M2 = 60.0
"""Floor given up for lying on a boulevard, and half as much for lying at a crossing."""


@dataclass(frozen=True)
class Rest:
    """A place to rest, and the cells (block, row, column) it took out of use."""

    kind: AreaKind
    rect: Rect
    cells: tuple[tuple[int, int, int], ...]


Point = tuple[float, float]


def rests_on(
    skeleton: Skeleton, spare_cells: float, asked: Sequence[Point], gone: Sequence[Rect]
) -> list[Rest]:
    """Lay places to rest on a skeleton, and take their cells out of use.

    Parameters
    ----------
    skeleton : its blocks lose the cells that are taken.
    spare_cells : cells that may be taken in all.
    asked : the middles of the places to rest that the brief asks for.
    gone : rectangles already taken.

    Returns
    -------
    The places, the most wanted first: in a large floor plazas along its boulevards, then where
    people have far to go; in a smaller hall one seating area where the brief asks for none.
    """
    ground = skeleton.ground
    if not ground.is_large and (asked or ground.floor.area < HALL_M2 * 1e6):
        return []
    laying = _Laying(skeleton, spare_cells, asked, gone)
    if ground.is_large:
        laying.along_boulevards()
        laying.within_reach()
    else:
        laying.take(ground.extent.centre)
    return laying.found


def give_back(skeleton: Skeleton, rests: Sequence[Rest]) -> None:
    """Put the cells of places to rest to use again."""
    for rest in rests:
        for block, row, column in rest.cells:
            skeleton.blocks[block].usable[row, column] = True


class _Laying:
    """Places being laid: the rectangles that could be one, and those taken."""

    def __init__(
        self, skeleton: Skeleton, spare_cells: float, asked: Sequence[Point], gone: Sequence[Rect]
    ) -> None:
        self.skeleton, self.spare, self.asked = skeleton, spare_cells, asked
        self.found: list[Rest] = []
        large = skeleton.ground.is_large
        self.kind = AreaKind.PLAZA if large else AreaKind.REST
        rects = list(dict.fromkeys(_plazas(skeleton) if large else _seatings(skeleton)))
        mains = [strip.rect for strip in skeleton.strips if strip.main]
        boxes = np.array([(r.u0, r.v0, r.u1, r.v1) for r in rects]).reshape(-1, 4)
        free = covered(skeleton.ground.within_the_ring, boxes)
        self.rects = [
            rect
            for rect, whole in zip(rects, free, strict=True)
            if whole and not any(rect.meets(other) for other in (*mains, *gone))
        ]
        self.cells = [_cells(skeleton, rect) for rect in self.rects]
        self.middles = np.array([rect.centre for rect in self.rects]).reshape(-1, 2)
        boulevards = [strip for strip in skeleton.strips if strip.boulevard]
        pitch = skeleton.ground.pitch**2 / 1e6
        self.cost = np.array(
            [
                len(cells) * pitch
                + OFF_M2 * (not any(_along(strip, rect) for strip in boulevards))
                + OFF_M2 / 2 * (len({s.along_u for s in skeleton.strips if _along(s, rect)}) < 2)
                for rect, cells in zip(self.rects, self.cells, strict=True)
            ]
        )

    @property
    def places(self) -> NDArray[np.float64]:
        """The middles of all places to rest there are."""
        return np.array([*self.asked, *(rest.rect.centre for rest in self.found)]).reshape(-1, 2)

    def along_boulevards(self) -> None:
        """Lay a plaza about every `SPACING_MM` along each boulevard, the longest first."""
        boulevards = [strip for strip in self.skeleton.strips if strip.boulevard]
        for strip in sorted(boulevards, key=lambda s: -max(s.rect.width, s.rect.depth)):
            rect = strip.rect
            low, high = (rect.u0, rect.u1) if strip.along_u else (rect.v0, rect.v1)
            count = max(1, round((high - low) / SPACING_MM))
            for k in range(count):
                at = low + (high - low) * (k + 0.5) / count
                self.take((at, rect.centre[1]) if strip.along_u else (rect.centre[0], at))

    def within_reach(self) -> None:
        """Lay plazas where it is far to the next place to rest, the most useful first."""
        ends = np.array([end for block in self.skeleton.blocks for end in _ends(block)])
        while len(ends) and len(self.rects):
            if len(self.places):
                ends = ends[cdist(ends, self.places, "cityblock").min(axis=1) > REACH_MM]
            helped = (cdist(self.middles, ends, "cityblock") <= REACH_MM).sum(axis=1)
            useful = helped == helped.max()
            if not len(ends) or not helped.max():
                return
            middle = ends.mean(axis=0)
            if not self.take((float(middle[0]), float(middle[1])), useful):
                return

    def take(self, wanted: Point, among: NDArray[np.bool_] | None = None) -> bool:
        """Take the place that serves a point best, off the others and with cells to spare."""
        allowed = np.array([0 < len(cells) <= self.spare for cells in self.cells], dtype=bool)
        if among is not None:
            allowed &= among
        for rest in self.found:
            allowed &= np.array([not rest.rect.meets(rect) for rect in self.rects], dtype=bool)
            near = np.abs(self.middles - rest.rect.centre).sum(axis=1) < NEAR_SHARE * SPACING_MM
            allowed &= ~near
        if not allowed.any():
            return False
        away = np.abs(self.middles - wanted).sum(axis=1) / 1000
        cost = np.where(allowed, self.cost + AWAY_M2_PER_M * away, np.inf)
        best = int(cost.argmin())
        if among is None and away[best] * 1000 > SPACING_MM / 2 and self.kind is AreaKind.PLAZA:
            return False
        rest = Rest(self.kind, self.rects[best], self.cells[best])
        for block, row, column in rest.cells:
            self.skeleton.blocks[block].usable[row, column] = False
        self.found.append(rest)
        self.spare -= len(rest.cells)
        return True


def _plazas(skeleton: Skeleton) -> Iterator[Rect]:
    """List what could be a plaza: columns of one band, or of neighbours with the aisle between."""
    least, most = PLAZA_MM
    slabs: dict[float, list[Block]] = {}
    for block in skeleton.blocks:
        if not block.upright and not block.wall:
            slabs.setdefault(block.u0, []).append(block)
    for blocks in slabs.values():
        for low in blocks:
            for high in blocks:
                if not least <= high.whole.v1 - low.whole.v0 <= most:
                    continue
                for columns in range(1, low.columns + 1):
                    if least <= columns * low.pitch <= most:
                        for first in range(low.columns - columns + 1):
                            part = low.rect(0, first, 1, columns)
                            yield Rect(part.u0, low.whole.v0, part.u1, high.whole.v1)


def _seatings(skeleton: Skeleton) -> Iterator[Rect]:
    """List what could be a seating area: some columns of a pair of rows."""
    rows, columns = SEATING_CELLS
    for block in skeleton.blocks:
        if block.rows == rows and not block.upright:
            for first in range(block.columns - columns + 1):
                yield block.rect(0, first, rows, columns)


def _cells(skeleton: Skeleton, rect: Rect) -> tuple[tuple[int, int, int], ...]:
    """List the usable cells on a rectangle."""
    return tuple(
        (number, row, column)
        for number, block in enumerate(skeleton.blocks)
        if block.whole.meets(rect)
        for row, column in np.argwhere(block.usable).tolist()
        if block.rect(row, column).meets(rect)
    )


def _along(strip: Strip, rect: Rect) -> bool:
    """Tell whether a rectangle lies right beside a strip."""
    return not strip.rect.meets(rect) and strip.rect.grown(1.0).meets(rect)


def _ends(block: Block) -> list[Point]:
    """Give the middles of the first and the last usable column of a block."""
    columns = np.flatnonzero(block.usable.any(axis=0))
    ends = (columns[0], columns[-1]) if len(columns) else ()
    return [(float(u), float(v)) for u, v in block.middles[list(ends)]]
