"""Shortest ways between all booths, and from the entrances to every booth."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from .network import Network
from .part import NodeKind

Lengths = NDArray[np.float64]
"""Millimetres; infinite where no way leads."""

Nodes = NDArray[np.signedinteger[Any]]
"""Nodes by number, in as few bytes as their count needs."""

ROWS = 256
"""Booths worked through together, to bound memory."""

STRAIGHT, NO_WAY = -1, -2
"""What stands for the last bend of a way without one, and of one that is none."""


@dataclass(frozen=True)
class BoothWays:
    """The shortest ways between all booths.

    ``booths`` are nodes; the nodes before them are the core: corners and openings. ``lengths`` is
    booths x booths; ``last`` the core node that a way comes to its end from, `STRAIGHT` or
    `NO_WAY`; ``first`` (booths x core) the core node that the way to another leaves by; ``before``
    (core x core) the one before each on the way from another, negative for none.
    """

    booths: NDArray[np.intp]
    lengths: Lengths
    last: Nodes
    first: Nodes
    before: Nodes


def from_openings(network: Network, openings: Sequence[str]) -> Lengths:
    """Give the lengths of the shortest ways from openings to all booths.

    Parameters
    ----------
    network : the walking network.
    openings : ids; of those nobody can step in by no way leads anywhere.

    Returns
    -------
    One row an opening, one column a booth in the order of ``network.of(NodeKind.BOOTH)``.
    """
    booths = network.of(NodeKind.BOOTH)
    found = np.full((len(openings), len(booths)), np.inf)
    numbers = [network.number(NodeKind.OPENING, name) for name in openings]
    served = [(row, number) for row, number in enumerate(numbers) if number is not None]
    if served:
        rows, nodes = zip(*served, strict=True)
        far, _ = network.from_nodes(nodes)
        found[list(rows)] = far[:, booths]
    return found


def between_booths(network: Network) -> Lengths:
    """Give the lengths of the shortest ways between all pairs of booths.

    Parameters
    ----------
    network : the walking network.

    Returns
    -------
    Booths x booths in the order of ``network.of(NodeKind.BOOTH)``, symmetric.
    """
    return booth_ways(network).lengths


def booth_ways(network: Network) -> BoothWays:
    """Find the shortest ways between all pairs of booths.

    Parameters
    ----------
    network : the walking network.

    Notes
    -----
    A way between two booths is straight, or bends at corners. With ``N(i)`` the corners and
    openings that booth ``i`` sees and ``w`` the lengths of these lines::

        d(i, j) = min(|ij| if i sees j,
                      min over k in N(i), m in N(j) of w(i, k) + d(k, m) + w(m, j))

    where ``d(k, m)`` is found once for all pairs of corners. The two minima are worked out one
    after the other (min-plus products).
    """
    booths = network.of(NodeKind.BOOTH)
    core = len(network) - len(booths)
    inner, before = dijkstra(network.matrix[:core, :core], return_predecessors=True)
    rows = network.matrix[booths]
    assert not len(rows.indices) or rows.indices.max() < core, "booths are joined with the core"
    to_core, first = _least(rows.indptr, rows.indices, rows.data, inner, core)
    from_core = np.ascontiguousarray(to_core.T)
    found, by = _least(rows.indptr, rows.indices, rows.data, from_core, len(booths))
    # The line a way leaves by is the one by which the way back comes to its end. Nothing is
    # copied: on a floor of thousands each of these tables is hundreds of megabytes.
    last = by.T
    _same_both_ways(found)
    last[np.isinf(found)] = NO_WAY
    _straight(network, booths, found, last)
    np.fill_diagonal(found, 0.0)
    np.fill_diagonal(last, STRAIGHT)
    return BoothWays(booths, found, last, first, np.asarray(before))


def _least(
    starts: NDArray[np.int32], seen: Nodes, weights: Lengths, onward: Lengths, columns: int
) -> tuple[Lengths, Nodes]:
    """Give for each booth the least of its lines and the ways on from there, and by which line.

    Parameters
    ----------
    starts, seen, weights : the booths' lines as rows of a sparse matrix.
    onward : the lengths from the core to whatever the ``columns`` are.
    """
    count = len(starts) - 1
    found = np.full((count, columns), np.inf)
    by = np.full((count, columns), NO_WAY, dtype=np.min_scalar_type(-len(onward) - 2))
    across = np.arange(columns)
    for booth in range(count):
        mine = slice(starts[booth], starts[booth + 1])
        if mine.stop > mine.start:
            ways = onward[seen[mine]] + weights[mine, None]
            best = ways.argmin(axis=0)
            found[booth], by[booth] = ways[best, across], seen[mine][best]
    return found, by


def _same_both_ways(lengths: Lengths) -> None:
    """Make lengths symmetric: both ways are one, and what differs is float noise."""
    for start in range(0, len(lengths), ROWS):
        there = lengths[start : start + ROWS, start:]
        back = lengths[start:, start : start + ROWS].T
        np.minimum(there, back, out=there)
        back[...] = there


def _straight(network: Network, booths: NDArray[np.intp], found: Lengths, last: Nodes) -> None:
    """Put in the straight ways between booths that see each other."""
    points = network.points[booths]
    halls = np.array([network.halls[number] for number in booths])
    for hall, region in network.regions.items():
        here = np.flatnonzero(halls == hall)
        for start in range(0, len(here), ROWS):
            some = here[start : start + ROWS]
            a, b = (each.ravel() for each in np.meshgrid(some, here, indexing="ij"))
            # A straight way is the shortest there is: where one as short is known, none is asked.
            length = np.hypot(*(points[a] - points[b]).T)
            asked = (a < b) & (length < found[a, b] * (1 - 1e-12))
            a, b, length = a[asked], b[asked], length[asked]
            free = region.sees(points[a], points[b])
            a, b = a[free], b[free]
            found[a, b] = found[b, a] = length[free]
            last[a, b] = last[b, a] = STRAIGHT
