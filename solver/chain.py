"""The best sequence of pieces and gaps along a line, exactly, by dynamic programming.

Both halves of a skeleton are such chains: slabs between cross aisles along the rows, and bands
between aisles across them. The line is cut into equal steps; a chain starts after its first
margin, alternates pieces and gaps, and ends before its last margin.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial


@dataclass(frozen=True)
class Piece:
    """A piece from step ``start`` to step ``end``; ``tag`` is the caller's word for it.

    ``marks`` is what it takes of what the whole chain may have at most.
    """

    start: int
    end: int
    value: float
    tag: str = ""
    marks: int = 0


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


Ending = dict[tuple[int, int], tuple[float, Piece]]
"""For each step and number of marks, the best chain that ends there: value and last piece."""


_Link = tuple[Piece, int]
"""A piece as the last of a chain with so many marks."""


def best_chain(
    pieces: Iterable[Piece],
    gaps: range,
    first: Callable[[Piece], float | None],
    last: Callable[[Piece], float | None],
    gap: Callable[[int, int], float],
    marks: Callable[[int], range] = lambda _: range(1),
) -> Chain | None:
    """Choose pieces and gaps so that the sum of their values is largest.

    Parameters
    ----------
    pieces : every piece that may be used, in any order.
    gaps : the lengths a gap between neighbouring pieces may have, in steps.
    first, last : the value of starting or ending with a piece, None when it may not.
    gap : the value of a gap from one step to another (negative for a cost).
    marks : the numbers of marks that the pieces up to a step may have together.

    Returns
    -------
    The best chain, or None when no piece may both start and end one.

    Notes
    -----
    ``best(p, m) = value(p) + max(first(p), max over q, g: best(q, m - marks(p)) +
    gap(q.end, q.end + g))`` with ``q.end + g = p.start`` and ``m`` the marks up to ``p``; only the
    best piece ending at each step with so many marks is kept, so the work grows with pieces times
    gap lengths times marks.

    Examples
    --------
    >>> pieces = [Piece(0, 4, 4), Piece(5, 9, 4), Piece(2, 8, 5)]
    >>> found = best_chain(pieces, range(1, 3), lambda p: 0, lambda p: 0, lambda a, b: 0)
    >>> [(p.start, p.end) for p in found.pieces]
    [(0, 4), (5, 9)]
    """
    ending: Ending = {}
    before: dict[_Link, _Link | None] = {}
    winner: tuple[float, _Link] | None = None
    # Every piece that ends before a start has been seen when it is asked: they come by their ends.
    reach = cache(partial(_best_before, ending=ending, gaps=gaps, gap=gap))
    for piece in sorted(pieces, key=lambda p: (p.end, p.start, p.tag)):
        start, end = first(piece), last(piece)
        for count in marks(piece.end):
            key = (piece.start, count - piece.marks)
            best, previous = reach(key) or (None, None)
            if start is not None and count == piece.marks and (best is None or start >= best):
                best, previous = start, None
            if best is None:
                continue
            total = best + piece.value
            link = (piece, count)
            before[link] = None if previous is None else (previous, key[1])
            at = (piece.end, count)
            if at not in ending or total > ending[at][0]:
                ending[at] = (total, piece)
            if end is not None and (winner is None or total + end > winner[0]):
                winner = (total + end, link)
    return None if winner is None else Chain(winner[0], _walk_back(winner[1], before))


def _best_before(
    at: tuple[int, int], ending: Ending, gaps: range, gap: Callable[[int, int], float]
) -> tuple[float, Piece] | None:
    """Give the best way to come to a step over a gap, and the piece it comes from."""
    step, marks = at
    options = [
        (
            ending[step - length, marks][0] + gap(step - length, step),
            ending[step - length, marks][1],
        )
        for length in gaps
        if (step - length, marks) in ending
    ]
    return max(options, key=lambda option: option[0], default=None)


def _walk_back(last: _Link, before: Mapping[_Link, _Link | None]) -> tuple[Piece, ...]:
    """List the pieces that lead to the last one, in order."""
    found = []
    link: _Link | None = last
    while link is not None:
        found.append(link[0])
        link = before[link]
    return tuple(reversed(found))
