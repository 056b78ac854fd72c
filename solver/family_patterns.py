"""The best pattern of every line of a hall, exactly, by dynamic programming along the lines.

A pattern is a chain of blocks and stamps. A block is pieces, flush or not, of at most so many
columns, and then an aisle; a stamp brings its own. All lines are worked through together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .family_slices import Piece, Slices

Floats = NDArray[np.float64]

LEAVE, CLOSE = 0, 1
"""Choices at a point before those that place something: leave it free, end a block."""


@dataclass(frozen=True)
class Patterns:
    """The best pattern of each line: its worth, and how often it holds each piece."""

    worth: Floats
    counts: NDArray[np.int64]


@dataclass(frozen=True)
class _Move:
    """All pieces of one width: what the best is worth at ``[line, point]``, and which it is."""

    points: int
    columns: int
    worth: Floats
    which: NDArray[np.int64]


def best_patterns(slices: Slices, pieces: list[Piece], prices: Floats) -> Patterns:
    """Find the best pattern of each line.

    Parameters
    ----------
    slices, pieces : the hall.
    prices : what a piece is worth on a line, ``[line, piece]``, at least 0.
    """
    moves = _moves(pieces, prices)
    lines, size = slices.lines.count, slices.points.count
    columns = min(slices.longest, size)
    reach = max([slices.gap, *(move.points for move in moves)])
    # best[point, columns of the block so far, line]: what the rest of the line can still bring.
    best = np.full((size + reach + 1, columns + 1, lines), -np.inf)
    best[size, 0] = 0.0
    choice = np.zeros((size, columns + 1, lines), dtype=np.int8)
    for at in range(size - 1, -1, -1):
        now, chosen = best[at], choice[at]
        now[:] = best[at + 1]
        closed = best[at + slices.gap, 0]
        better = closed > now[1:]
        now[1:][better] = np.broadcast_to(closed, better.shape)[better]
        chosen[1:][better] = CLOSE
        for number, move in enumerate(moves):
            gain = move.worth[:, at]
            if move.columns:
                found = best[at + move.points, move.columns :] + gain
                here, mark = now[: len(found)], chosen[: len(found)]
            else:
                found = best[at + move.points, :1] + gain
                here, mark = now[:1], chosen[:1]
            better = found > here
            here[better] = found[better]
            mark[better] = CLOSE + 1 + number
    return Patterns(best[0, 0].copy(), _counts(slices, moves, choice, len(pieces)))


def _moves(pieces: list[Piece], prices: Floats) -> list[_Move]:
    """Keep of all pieces of one width the best at every place."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, piece in enumerate(pieces):
        groups.setdefault((piece.points, piece.columns), []).append(number)
    moves = []
    for (points, columns), numbers in groups.items():
        worth = np.stack(
            [np.where(pieces[n].open, prices[:, n, None], -np.inf) for n in numbers]
        )
        which = np.asarray(numbers)[worth.argmax(axis=0)]
        moves.append(_Move(points, columns, worth.max(axis=0), which))
    return moves


def _counts(
    slices: Slices, moves: list[_Move], choice: NDArray[np.int8], pieces: int
) -> NDArray[np.int64]:
    """Walk all patterns from their first point on; count what they hold."""
    lines, size = slices.lines.count, slices.points.count
    counts = np.zeros((lines, pieces), dtype=np.int64)
    points = np.array([1, slices.gap, *(move.points for move in moves)])
    columns = np.array([0, 0, *(move.columns for move in moves)])
    at, filled = np.zeros(lines, dtype=np.int64), np.zeros(lines, dtype=np.int64)
    walking = np.arange(lines)
    while len(walking):
        chosen = choice[at[walking], filled[walking], walking]
        for number, move in enumerate(moves):
            mine = walking[chosen == CLOSE + 1 + number]
            np.add.at(counts, (mine, move.which[mine, at[mine]]), 1)
        filled[walking] = np.where(chosen == CLOSE, 0, filled[walking] + columns[chosen])
        at[walking] += points[chosen]
        walking = walking[at[walking] < size]
    return counts
