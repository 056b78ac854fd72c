"""The best pattern of every lane of a hall, exactly, by dynamic programming along it.

A lane is a row of cells, or a line between rows. Its pattern is a chain of blocks and stamps. A
block is whole columns of cells, free or taken, as many as a row may have, and then an aisle; a
stamp brings its own. All lanes are worked through together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAVE, CLOSE = 0, 1
"""Choices before those that place something: a free step or column, the end of a block."""


@dataclass(frozen=True)
class Move:
    """What may be placed from a step on: ``worth[lane, step]`` of the best, and ``which`` it is.

    It takes so many columns of a block, or, with none, so many steps with its own aisle.
    """

    steps: int
    columns: int
    worth: Floats
    which: NDArray[np.int64]


@dataclass(frozen=True)
class Measure:
    """Steps along a lane, of a cell and of an aisle, and the most columns of a block."""

    size: int
    cell: int
    gap: int
    longest: int


@dataclass(frozen=True)
class Patterns:
    """The best pattern of each lane: its worth, and how often it holds each thing."""

    worth: Floats
    counts: NDArray[np.int64]


def best_patterns(measure: Measure, moves: Sequence[Move], lanes: int, things: int) -> Patterns:
    """Find the best pattern of each lane.

    Parameters
    ----------
    measure, moves : what the lanes are like and what can be placed on them.
    lanes, things : how many there are; moves name things by number.

    Examples
    --------
    Two cells of two steps, an aisle of one and blocks of at most one cell on six steps:

    >>> worth = np.ones((1, 6))
    >>> cell = Move(2, 1, worth, np.zeros((1, 6), dtype=np.int64))
    >>> best_patterns(Measure(6, 2, 1, 1), [cell], 1, 1).counts.tolist()
    [[2]]
    """
    size, gap, cell = measure.size, measure.gap, measure.cell
    columns = measure.longest
    reach = max([gap, cell, *(move.steps for move in moves)])
    # best[step, columns of the block so far, lane]: what the rest of the lane can still bring.
    best = np.full((size + reach + 1, columns + 1, lanes), -np.inf)
    best[size, 0] = 0.0
    choice = np.zeros((size, columns + 1, lanes), dtype=np.int8)
    for at in range(size - 1, -1, -1):
        now, chosen = best[at], choice[at]
        now[0] = best[at + 1, 0]
        now[1:columns] = best[at + cell, 2:]
        for number, move in enumerate(moves):
            top = columns + 1 - move.columns if move.columns else 1
            found = best[at + move.steps, move.columns : move.columns + top] + move.worth[:, at]
            _improve(now[:top], chosen[:top], found, CLOSE + 1 + number)
        _improve(now[1:], chosen[1:], best[at + gap, 0], CLOSE)
    return Patterns(best[0, 0].copy(), _counts(measure, moves, choice, things))


def _improve(now: Floats, chosen: NDArray[np.int8], found: Floats, mark: int) -> None:
    """Keep what is better, and remember the choice."""
    better = found > now
    np.copyto(now, found, where=better)
    np.copyto(chosen, np.int8(mark), where=better)


def _counts(
    measure: Measure, moves: Sequence[Move], choice: NDArray[np.int8], things: int
) -> NDArray[np.int64]:
    """Walk all patterns from their first step on; count what they hold."""
    lanes = choice.shape[2]
    counts = np.zeros((lanes, things), dtype=np.int64)
    steps = np.array([0, measure.gap, *(move.steps for move in moves)])
    columns = np.array([0, 0, *(move.columns for move in moves)])
    at, filled = np.zeros(lanes, dtype=np.int64), np.zeros(lanes, dtype=np.int64)
    walking = np.arange(lanes)
    while len(walking):
        here, block = at[walking], filled[walking]
        chosen = choice[here, block, walking]
        for number, move in enumerate(moves):
            mine = walking[chosen == CLOSE + 1 + number]
            np.add.at(counts, (mine, move.which[mine, at[mine]]), 1)
        left = chosen == LEAVE
        inside = left & (block > 0)
        at[walking] = here + np.where(left, np.where(inside, measure.cell, 1), steps[chosen])
        filled[walking] = np.where(chosen == CLOSE, 0, block + columns[chosen] + inside)
        walking = walking[at[walking] < measure.size]
    return counts
