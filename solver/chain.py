"""The best sequence of pieces and gaps along a line, exactly, by dynamic programming.

Both halves of a skeleton are such chains: slabs between cross aisles along the rows, and bands
between aisles across them. The line is cut into equal steps; a chain starts after its first
margin, alternates pieces and gaps, and ends before its last margin.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A piece from step ``start`` to step ``end``; ``tag`` is the caller's word for it."""

    start: int
    end: int
    value: float
    tag: str = ""


@dataclass(frozen=True)
class Chain:
    """The pieces chosen, in order, and their value with all gaps."""

    value: float
    pieces: tuple[Piece, ...]

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The gaps between neighbouring pieces, as (start, end) steps."""
        pairs = zip(self.pieces, self.pieces[1:], strict=False)
        return tuple((first.end, second.start) for first, second in pairs)


Ending = dict[int, tuple[float, Piece]]
"""For each step, the best chain that ends there: its value and its last piece."""


def best_chain(
    pieces: Iterable[Piece],
    gaps: range,
    first: Callable[[Piece], float | None],
    last: Callable[[Piece], float | None],
    gap: Callable[[int, int], float],
) -> Chain | None:
    """Choose pieces and gaps so that the sum of their values is largest.

    Parameters
    ----------
    pieces : every piece that may be used, in any order.
    gaps : the lengths a gap between neighbouring pieces may have, in steps.
    first, last : the value of starting or ending with a piece, None when it may not.
    gap : the value of a gap from one step to another (negative for a cost).

    Returns
    -------
    The best chain, or None when no piece may both start and end one.

    Notes
    -----
    ``best(p) = value(p) + max(first(p), max over q, g: best(q) + gap(q.end, q.end + g))`` with
    ``q.end + g = p.start``; only the best piece ending at each step is kept, so the work grows
    with pieces times gap lengths.

    Examples
    --------
    >>> pieces = [Piece(0, 4, 4), Piece(5, 9, 4), Piece(2, 8, 5)]
    >>> found = best_chain(pieces, range(1, 3), lambda p: 0, lambda p: 0, lambda a, b: 0)
    >>> [(p.start, p.end) for p in found.pieces]
    [(0, 4), (5, 9)]
    """
    ending: Ending = {}
    before: dict[Piece, Piece | None] = {}
    winner: tuple[float, Piece] | None = None
    reach: dict[int, tuple[float, Piece] | None] = {}
    for piece in sorted(pieces, key=lambda p: (p.end, p.start, p.tag)):
        at = piece.start
        if at not in reach:
            # Every piece that ends before this start has been seen: they come by their ends.
            reach[at] = _best_before(at, ending, gaps, gap)
        found, start = reach[at], first(piece)
        best, previous = found if found is not None else (None, None)
        if start is not None and (best is None or start >= best):
            best, previous = start, None
        if best is None:
            continue
        total = best + piece.value
        before[piece] = previous
        if piece.end not in ending or total > ending[piece.end][0]:
            ending[piece.end] = (total, piece)
        end = last(piece)
        if end is not None and (winner is None or total + end > winner[0]):
            winner = (total + end, piece)
    if winner is None:
        return None
    return Chain(winner[0], _walk_back(winner[1], before))


def _best_before(
    at: int, ending: Ending, gaps: range, gap: Callable[[int, int], float]
) -> tuple[float, Piece] | None:
    """Give the best way to come to a step over a gap, and the piece it comes from."""
    options = [
        (ending[at - length][0] + gap(at - length, at), ending[at - length][1])
        for length in gaps
        if at - length in ending
    ]
    return max(options, key=lambda option: option[0], default=None)


def _walk_back(last: Piece, before: Mapping[Piece, Piece | None]) -> tuple[Piece, ...]:
    """Follow the pieces from the last to the first; give them in order."""
    chosen: list[Piece] = []
    at: Piece | None = last
    while at is not None:
        chosen.append(at)
        at = before[at]
    return tuple(reversed(chosen))
