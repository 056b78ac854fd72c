"""Lanes of a hall for the family bound, and what may lie in them: parts of booths, and stamps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.brief.exhibitor import Exhibitor

from .family_floor import Grid, Mask
from .family_patterns import Floats, Measure, Move, Patterns, best_patterns
from .lot import Lot, Shape

CHUNK = 1024
"""Lanes worked through together: more take more memory than they save time."""


@dataclass(frozen=True)
class Asked:
    """Requests that are alike but for their zone: their area, how many, and one of them.

    Those of a deep island may have a lot as well: a band that is as deep as they are holds them.
    """

    area_m2: float
    count: int
    lot: Lot | None = None
    island: Exhibitor | None = None

    def ways(self, pitch: int, *, width_along: bool) -> tuple[Shape, ...]:
        """Give the ways to lay one in a block; none for what is stamped alone."""
        return () if self.lot is None else self.lot.ways(pitch, width_along=width_along)

    def stamps(self, number: int, grid: Grid) -> Iterator["Stamp"]:
        """List the ways to stamp one, this class's number on them."""
        if self.island is None:
            return
        for size in self.island.shapes(grid.ground.module_mm):
            width, depth = size[::-1] if grid.ground.quarter else size
            yield Stamp(number, width, depth)
            if self.island.turn:
                yield Stamp(number, depth, width)


@dataclass(frozen=True)
class Part:
    """What a request of a class takes of one row: columns, for a share of what it is worth.

    ``deep`` ones reach into another row; ``rows`` is how many must be free for them. ``place``
    tells in which rows of a band of four it counts, "any" is for shallower bands.
    """

    asked: int
    columns: int
    share: float
    deep: bool = False
    rows: int = 1
    place: str = "any"


@dataclass(frozen=True)
class Stamp:
    """A deep island laid one way round, millimetres along and across the rows."""

    asked: int
    width: int
    depth: int


class Lanes:
    """Lanes alike in measure, and what may lie in them.

    Parameters
    ----------
    measure : what the lanes are like.
    parts : what may lie in them of booths.
    stamps : each with the steps it takes, the lines it meets, and where it may begin,
        ``[line, step]``.
    """

    def __init__(
        self,
        measure: Measure,
        parts: Sequence[Part],
        stamps: Sequence[tuple[Stamp, int, int, Mask]],
    ) -> None:
        self.measure, self.parts, self.stamps = measure, parts, stamps
        self.asked = np.array(
            [*(part.asked for part in parts), *(stamp.asked for stamp, *_ in stamps)], dtype=int
        )
        self._masks: list[NDArray[np.uint8]] = []
        self._shares: list[list[float]] = []

    @property
    def count(self) -> int:
        """How many lanes there are."""
        return len(self._masks)

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two sets of lanes alike."""
        masks = tuple(mask.tobytes() for mask in self._masks)
        return self.measure, tuple(self.parts), masks, tuple(map(tuple, self._shares))

    def add(self, mask: Mask, lines: tuple[int, int]) -> int:
        """Add a lane; give its number.

        Parameters
        ----------
        mask : where each part may begin, ``[part, step]``.
        lines : the first line the lane rules over and one past the last. A stamp is worth as
            much there as the lane has of its lines.
        """
        first, last = lines
        places = [places[first:last].any(axis=0) for *_, places in self.stamps]
        everything = np.concatenate([mask, np.array(places, dtype=bool).reshape(-1, mask.shape[1])])
        # Bits, not bytes: a large hall has thousands of lanes.
        self._masks.append(np.packbits(everything, axis=-1))
        self._shares.append(
            [*(part.share for part in self.parts)]
            + [(last - first) / count for _, _, count, _ in self.stamps]
        )
        return len(self._masks) - 1

    def best(self, worths: Floats) -> Patterns:
        """Give the best pattern of each lane when each class is worth so much."""
        found = [
            self._chunk(slice(first, first + CHUNK), worths)
            for first in range(0, self.count, CHUNK)
        ]
        things = len(self.asked)
        return Patterns(
            np.concatenate([np.zeros(0), *(each.worth for each in found)]),
            np.concatenate([np.zeros((0, things), dtype=int), *(each.counts for each in found)]),
        )

    def amounts(self, found: Patterns, lanes: Sequence[int], classes: int) -> Floats:
        """Add up how much of each class stands in some lanes."""
        held = np.zeros(len(self.asked))
        for lane in lanes:
            held += found.counts[lane] * np.array(self._shares[lane])
        return np.asarray(np.bincount(self.asked, held, minlength=classes), dtype=float)

    def _chunk(self, lanes: slice, worths: Floats) -> Patterns:
        """Give the best patterns of some lanes."""
        bits = np.stack(self._masks[lanes], axis=1)
        masks = np.unpackbits(bits, axis=-1, count=self.measure.size).astype(bool)
        values = np.array(self._shares[lanes]).T * worths[self.asked][:, None]
        sizes = [(part.columns * self.measure.cell, part.columns) for part in self.parts]
        sizes += [(steps, 0) for _, steps, _, _ in self.stamps]
        groups: dict[tuple[int, int], list[int]] = {}
        for number, size in enumerate(sizes):
            groups.setdefault(size, []).append(number)
        moves = []
        for size, numbers in groups.items():
            worth = np.where(masks[numbers], values[numbers][:, :, None], -np.inf)
            which: NDArray[np.int64] = np.asarray(numbers)[worth.argmax(axis=0)]
            moves.append(Move(*size, worth.max(axis=0), which))
        return best_patterns(self.measure, moves, masks.shape[1], len(self.asked))
