"""Tests of zones in one piece: what lies apart is found as a stranger finds it, and handed over."""

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solver.contiguous import Labels, stray, whole
from solver.ground import Rect
from solver.skeleton import Skeleton
from tests.solver.micro import bare, block, ground, skeleton

HALL = ground(bare(60, 60))


def read(*words: str) -> Labels:
    """Read the zones of columns, a letter each."""
    return [np.array([w if w != "." else None for w in word], dtype=object) for word in words]


def rows(*words: str) -> tuple[Skeleton, Labels]:
    """Give single rows 3 m apart, with the zones of their columns."""
    blocks = []
    for number, word in enumerate(words):
        usable = np.array([[letter != "." for letter in word]])
        blocks.append(block(3, 3 + 6 * number, 1, len(word), usable=usable))
    return skeleton(blocks, HALL), read(*words)


def told(words: tuple[str, ...], **standing: list[Rect]) -> set[tuple[int, int]]:
    """Give the columns that lie apart in some rows."""
    return set(stray(*rows(*words), standing).columns)


def test_a_piece_across_an_aisle_is_no_stray() -> None:
    """Tests that rows facing one another over 3 m are one piece, and over 9 m are two."""
    assert told(("aaaa", "aabb")) == set()
    assert told(("aaaa", "bbbb", "aabb")) == {(2, 0), (2, 1)}


def test_corners_do_not_join() -> None:
    """Tests that two stretches of a zone that meet at a corner of aisles are two pieces."""
    assert told(("aaab", "bbba")) == {(1, 3), (0, 3)}


def test_another_zone_parts_a_row_and_a_hole_does_not() -> None:
    """Tests that a stretch behind another zone's column lies apart, one behind a column's hole not.

    A hole wider than the main aisle of 5 m parts it too.
    """
    assert told(("aaaba",)) == {(0, 4)}
    assert told(("aaa.a",)) == set()
    assert told(("aaa..a",)) == {(0, 5)}


def test_the_larger_piece_is_the_zone() -> None:
    """Tests that an island of the zone makes the piece that it stands beside the larger one."""
    words = ("aabbbb", "bbbbaa")
    assert told((*words, "ccccaa")) == {(0, 0), (0, 1)}
    island = Rect(3000, -9000, 15_000, 0)
    assert told(words, a=[island]) == {(1, 4), (1, 5)}


def test_an_island_apart_counts() -> None:
    """Tests that the area of an island apart from its zone is told, though no column is."""
    laid, labels = rows("aaaa")
    far = Rect(3000, 40_000, 6000, 43_000)
    found = stray(laid, labels, {"a": [far]})
    assert (found.columns, found.area) == ((), 9e6)


@st.composite
def floors(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw up to five rows of up to ten columns in three zones."""
    long = draw(st.integers(1, 10))
    letters = st.text("aabbc", min_size=long, max_size=long)
    return tuple(draw(st.lists(letters, min_size=1, max_size=5)))


def by_columns(words: tuple[str, ...]) -> dict[str, list[set[tuple[int, int]]]]:
    """Find the pieces of each zone by a walk from column to column, beside and over the aisle."""
    at = {(r, c): z for r, word in enumerate(words) for c, z in enumerate(word)}
    near: dict[str, nx.Graph[tuple[int, int]]] = {}
    for (row, column), zone in at.items():
        graph = near.setdefault(zone, nx.Graph())
        graph.add_node((row, column))
        beside = ((row + 1, column), (row, column + 1))
        graph.add_edges_from(((row, column), to) for to in beside if at.get(to) == zone)
    return {zone: list(nx.connected_components(graph)) for zone, graph in near.items()}


@given(floors())
def test_strays_are_what_columns_say(words: tuple[str, ...]) -> None:
    """Tests that all but one largest piece of each zone is told, against a walk over columns."""
    found = told(words)
    for pieces in by_columns(words).values():
        (kept,) = [piece for piece in pieces if not piece & found]
        assert len(kept) == max(map(len, pieces))
        assert all(piece <= found for piece in pieces if piece is not kept)


@given(floors())
def test_only_what_lies_apart_is_handed_over(words: tuple[str, ...]) -> None:
    """Tests that columns keep their zone unless they lay apart, and then have one that did not."""
    laid, labels = rows(*words)
    apart = set(stray(laid, labels, {}).columns)
    found = whole(laid, labels, {})
    for number, (old, new) in enumerate(zip(labels, found, strict=True)):
        for column, (was, now) in enumerate(zip(old, new, strict=True)):
            if (number, column) not in apart:
                assert was == now
            else:
                assert any(now == z for n, zones in enumerate(labels) for c, z in enumerate(zones)
                           if (n, c) not in apart)  # fmt: skip
    if not apart:
        assert found is labels
