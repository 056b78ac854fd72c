"""Tests of chains of pieces and gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.chain import Chain, Piece, best_chain

Ends = dict[int, float]
"""What starting or ending at a step is worth; steps without an entry may not be used so."""


def cost(start: int, end: int) -> float:
    """Give a value of gaps that depends on where they lie and how long they are."""
    return float((start * 7 + end * 3) % 5 - 2)


def sequences(pieces: Sequence[Piece], gaps: range) -> Iterator[list[Piece]]:
    """List every row of pieces with permitted gaps, by trying all of them."""

    def longer(row: list[Piece]) -> Iterator[list[Piece]]:
        yield row
        for piece in pieces:
            if piece.start - row[-1].end in gaps:
                yield from longer([*row, piece])

    for piece in pieces:
        yield from longer([piece])


def worth(row: Sequence[Piece], first: Ends, last: Ends) -> float | None:
    """Add up a row of pieces; None where it may not start or end so."""
    if row[0].start not in first or row[-1].end not in last:
        return None
    between = sum(cost(a.end, b.start) for a, b in pairwise(row))
    return first[row[0].start] + sum(p.value for p in row) + between + last[row[-1].end]


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Draw up to eight pieces on a line of fourteen steps."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 11))
        end = start + draw(st.integers(1, 4))
        tag = draw(st.sampled_from(("", "wall")))
        found.append(Piece(start, end, float(draw(st.integers(-3, 9))), tag))
    return found


ends = st.dictionaries(st.integers(0, 15), st.integers(-4, 4).map(float), max_size=12)


@given(pieces(), st.integers(1, 3), st.integers(0, 3), ends, ends)
def test_no_row_of_pieces_is_better(
    line: list[Piece], shortest: int, more: int, first: Ends, last: Ends
) -> None:
    """Tests that the chain is worth as much as the best of all rows there are."""
    gaps = range(shortest, shortest + more + 1)
    found = best_chain(line, gaps, lambda p: first.get(p.start), lambda p: last.get(p.end), cost)
    values = [worth(row, first, last) for row in sequences(line, gaps)]
    possible = [value for value in values if value is not None]
    assert (found is None) == (not possible)
    if found is not None:
        assert found.value == pytest.approx(max(possible))
        assert worth(found.pieces, first, last) == pytest.approx(found.value)
        assert all(b - a in gaps for a, b in found.gaps)


@st.composite
def marked(draw: st.DrawFn) -> list[Piece]:
    """Draw pieces that take up to two marks each."""
    return [replace(piece, marks=draw(st.integers(0, 2))) for piece in draw(pieces())]


@given(marked(), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2), st.integers(-1, 3))
def test_no_row_with_as_many_marks_is_better(
    line: list[Piece], shortest: int, few: int, more: int, spread: int
) -> None:
    """Tests that of all rows that keep to the marks up to each step the chain is the best."""
    gaps = range(shortest, shortest + 3)

    def marks(step: int) -> range:
        """Allow more the farther along."""
        return range(few * step // 8, few * step // 8 + more + spread + 1)

    def kept(row: Sequence[Piece]) -> bool:
        """Tell whether a row keeps to the marks after each of its pieces."""
        totals = accumulate(piece.marks for piece in row)
        return all(total in marks(piece.end) for piece, total in zip(row, totals, strict=True))

    free = dict.fromkeys(range(20), 0.0)
    found = best_chain(line, gaps, lambda _: 0.0, lambda _: 0.0, cost, marks)
    values = [worth(row, free, free) for row in sequences(line, gaps) if kept(row)]
    possible = [value for value in values if value is not None]
    assert (found is None) == (not possible)
    if found is not None:
        assert kept(found.pieces)
        assert worth(found.pieces, free, free) == pytest.approx(found.value)
        assert found.value == pytest.approx(max(possible))


def test_gaps_lie_between_neighbours() -> None:
    """Tests that a chain tells its gaps from each end to the next start."""
    chain = Chain(0.0, (Piece(1, 3, 0.0), Piece(5, 6, 0.0), Piece(9, 12, 0.0)))
    assert chain.gaps == ((3, 5), (6, 9))


def test_one_piece_has_no_gaps() -> None:
    """Tests that a single piece makes a chain without gaps."""
    found = best_chain([Piece(0, 2, 5.0)], range(1, 2), lambda _: 1.0, lambda _: 2.0, cost)
    assert found == Chain(8.0, (Piece(0, 2, 5.0),))
    assert found.gaps == ()


def test_nothing_to_choose() -> None:
    """Tests that there is no chain without pieces, nor where none may start."""
    assert best_chain([], range(1, 2), lambda _: 0.0, lambda _: 0.0, cost) is None
    alone = [Piece(0, 2, 5.0)]
    assert best_chain(alone, range(1, 2), lambda _: None, lambda _: 0.0, cost) is None
    assert best_chain(alone, range(1, 2), lambda _: 0.0, lambda _: None, cost) is None
