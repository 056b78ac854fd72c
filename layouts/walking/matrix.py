"""Shortest ways between all booths, and from the entrances to every booth."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from .network import Network, NodeKind

Lengths = NDArray[np.float64]
"""Millimetres; infinite where no way leads."""

ROWS = 256
"""Booths worked through together, to bound memory."""


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
    inner = np.asarray(dijkstra(network.matrix[:core, :core]))
    starts, seen, weights = _ends(network, booths, core)
    to_core = np.full((len(booths), core), np.inf)
    for booth in range(len(booths)):
        mine = slice(starts[booth], starts[booth + 1])
        if mine.stop > mine.start:
            np.min(inner[seen[mine]] + weights[mine, None], axis=0, out=to_core[booth])
    from_core = np.ascontiguousarray(to_core.T)
    found = np.full((len(booths), len(booths)), np.inf)
    for booth in range(len(booths)):
        mine = slice(starts[booth], starts[booth + 1])
        if mine.stop > mine.start:
            np.min(from_core[seen[mine]] + weights[mine, None], axis=0, out=found[booth])
    _straight(network, booths, found)
    np.fill_diagonal(found, 0.0)
    return np.asarray(np.minimum(found, found.T))


def _ends(
    network: Network, booths: NDArray[np.intp], core: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], Lengths]:
    """Give the corners and openings each booth sees: where its own start, which, and how far."""
    rows = network.matrix[booths]
    starts, seen, weights = rows.indptr, rows.indices, rows.data
    assert not len(seen) or seen.max() < core, "booths are joined with corners and openings alone"
    return starts.astype(np.intp), seen.astype(np.intp), weights


def _straight(network: Network, booths: NDArray[np.intp], found: Lengths) -> None:
    """Put in the straight ways between booths that see each other."""
    points = network.points[booths]
    halls = np.array([network.halls[number] for number in booths])
    for hall, region in network.regions.items():
        here = np.flatnonzero(halls == hall)
        for first in range(0, len(here), ROWS):
            some = here[first : first + ROWS]
            a, b = (each.ravel() for each in np.meshgrid(some, here, indexing="ij"))
            # A straight way is the shortest there is: where one as short is known, none is asked.
            length = np.hypot(*(points[a] - points[b]).T)
            asked = (a < b) & (length < found[a, b] * (1 - 1e-12))
            a, b, length = a[asked], b[asked], length[asked]
            free = region.sees(points[a], points[b])
            found[a[free], b[free]] = found[b[free], a[free]] = length[free]
