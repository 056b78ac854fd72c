"""People on the shortest ways: what goes from where to where, laid on the lines they walk."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array

from .matrix import STRAIGHT, BoothWays
from .network import Network

Flow = NDArray[np.float64]
"""Walks, one a visitor unless told otherwise."""


@dataclass(frozen=True)
class Flows:
    """Walks on straight lines between nodes, both directions together.

    ``tails`` and ``heads`` are nodes; lines between halls (stairs, lifts) are among them.
    """

    tails: NDArray[np.intp]
    heads: NDArray[np.intp]
    walks: Flow

    def crossing(
        self, network: Network, hall: str, lines: NDArray[np.object_]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Find the walks of a hall that cross some lines of it: which walks, and which lines."""
        halls = np.array(network.halls)
        mine = np.flatnonzero((halls[self.tails] == hall) & (halls[self.heads] == hall))
        points = network.points
        ends = np.stack([points[self.tails[mine]], points[self.heads[mine]]], axis=1)
        tree = shapely.STRtree(lines)
        walk, line = tree.query(np.asarray(shapely.linestrings(ends)), predicate="intersects")
        return mine[walk], line

    def length_mm(self, network: Network) -> float:
        """Sum up walks times the lengths of their lines, millimetres."""
        points = network.points
        lengths = np.hypot(*(points[self.tails] - points[self.heads]).T)
        for number, ends in enumerate(zip(self.tails.tolist(), self.heads.tolist(), strict=True)):
            link = network.links.get((min(ends), max(ends))) if network.links else None
            if link is not None:
                lengths[number] = link.length_mm
        return float((self.walks * lengths).sum())


def laid(network: Network, ways: BoothWays, between: Flow, gates: Flow) -> Flows:
    """Lay walks on the shortest ways.

    Parameters
    ----------
    network, ways : the floor, and the ways between its booths.
    between : walks from booth to booth, booths x booths in the order of ``ways.booths``.
    gates : walks between openings and booths, either way: openings x booths, in the order of the
        network's openings.

    Returns
    -------
    Each line with the walks on it.

    Notes
    -----
    Walks from ``i`` to ``j`` leave by the first bend and arrive from the last; between these the
    walks of all pairs together run down the tree of shortest ways of each bend, so that every line
    carries the sum of its subtree.
    """
    total = len(network)
    core = total - len(ways.booths)
    lines = [*_between(ways, between, core), _gated(network, ways, gates)]
    tails = np.concatenate([each[0] for each in lines])
    heads = np.concatenate([each[1] for each in lines])
    walks = np.concatenate([each[2] for each in lines])
    low, high = np.minimum(tails, heads), np.maximum(tails, heads)
    summed = coo_array((walks, (low, high)), shape=(total, total)).tocsr().tocoo()
    kept = summed.data > 0
    rows, columns = summed.coords
    return Flows(rows[kept].astype(np.intp), columns[kept].astype(np.intp), summed.data[kept])


Lines = tuple[NDArray[np.intp], NDArray[np.intp], Flow]


def _between(ways: BoothWays, between: Flow, core: int) -> Iterator[Lines]:
    """Give the straight ways between booths, their lines to the first and last bend, and the rest.

    Walks are summed up by line as they are met: a large floor has millions of pairs.
    """
    booths, count = ways.booths, len(ways.booths)
    origin, end = np.nonzero((between > 0) & (ways.last == STRAIGHT))
    yield booths[origin], booths[end], between[origin, end]
    origin, end = np.nonzero((between > 0) & (ways.last >= 0))
    walks, last = between[origin, end], ways.last[origin, end].astype(np.intp)
    first = ways.first[origin, last].astype(np.intp)

    def summed(rows: NDArray[np.intp], columns: NDArray[np.intp], size: int) -> Flow:
        flat = np.bincount(rows * core + columns, weights=walks, minlength=size * core)
        return np.asarray(flat, dtype=float).reshape(size, core)

    ends = summed(origin, first, count) + summed(end, last, count)
    booth, corner = np.nonzero(ends)
    yield booths[booth], corner.astype(np.intp), ends[booth, corner]
    yield _down(ways.before, summed(first, last, core))


def _gated(network: Network, ways: BoothWays, gates: Flow) -> Lines:
    """Give the lines of the walks between openings and booths."""
    openings = np.arange(network.corners, len(network) - len(ways.booths))
    far, before = network.from_nodes(openings.tolist())
    demand = np.zeros_like(far)
    demand[:, ways.booths] = np.where(np.isfinite(far[:, ways.booths]), gates, 0.0)
    return _down(before, demand)


def _down(before: NDArray[np.int32], demand: Flow) -> Lines:
    """Let what is asked at each node of a tree run there from the root; one tree a row.

    Parameters
    ----------
    before : who comes before whom on the way from the row's root, negative for none.
    demand : what is asked at each node.
    """
    flow = demand.copy()
    rows, nodes = np.nonzero(before >= 0)
    above = before[rows, nodes].astype(np.intp)
    depth = np.zeros(before.shape, dtype=np.int32)
    # Nodes come after those before them however short the line between.
    while True:
        deeper = depth[rows, above] + 1
        if (deeper == depth[rows, nodes]).all():
            break
        depth[rows, nodes] = deeper
    level = depth[rows, nodes]
    for deep in range(int(level.max(initial=0)), 1, -1):
        here = level == deep
        np.add.at(flow, (rows[here], above[here]), flow[rows[here], nodes[here]])
    carried = flow[rows, nodes]
    used = carried > 0
    return above[used], nodes[used].astype(np.intp), carried[used]
