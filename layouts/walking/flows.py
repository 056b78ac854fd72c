"""People on the shortest ways: what goes from where to where, laid on the lines they walk."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array

from .matrix import ROWS, STRAIGHT, BoothWays, Nodes
from .network import Network

Flow = NDArray[np.float64]
"""Walks, one a visitor unless told otherwise."""

WALKS = 10_000
"""Lines held against others together, to bound memory."""


@dataclass(frozen=True)
class Flows:
    """Walks on straight lines between nodes, both directions together.

    ``tails`` and ``heads`` are nodes; lines between halls (stairs, lifts) are among them.
    """

    tails: NDArray[np.intp]
    heads: NDArray[np.intp]
    walks: Flow

    def crossing(
        self,
        network: Network,
        hall: str,
        lines: NDArray[np.object_],
        owners: NDArray[np.intp] | None = None,
    ) -> Flow:
        """Count the walks of a hall that cross each of some lines of it.

        Parameters
        ----------
        network : whose walks these are.
        hall, lines : where, and across what.
        owners : a node for each line; walks that start or end at it count half.
        """
        halls, points = np.array(network.halls), network.points
        mine = np.flatnonzero((halls[self.tails] == hall) & (halls[self.heads] == hall))
        tree = shapely.STRtree(lines)
        found = np.zeros(len(lines))
        for start in range(0, len(mine), WALKS):
            some = mine[start : start + WALKS]
            tails, heads = self.tails[some], self.heads[some]
            ways = np.asarray(shapely.linestrings(np.stack([points[tails], points[heads]], axis=1)))
            walk, line = tree.query(ways, predicate="intersects")
            counts = self.walks[some][walk]
            if owners is not None:
                own = owners[line]
                counts = np.where((tails[walk] == own) | (heads[walk] == own), counts / 2, counts)
            found += np.bincount(line, weights=counts, minlength=len(lines))
        return found

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

    Walks are summed up by line, some booths at a time: a large floor has millions of pairs.
    """
    booths, count = ways.booths, len(ways.booths)
    ends, bends = np.zeros((count, core)), np.zeros((core, core))
    for start in range(0, count, ROWS):
        some = slice(start, start + ROWS)
        asked, come = between[some], ways.last[some]
        origin, end = np.nonzero((asked > 0) & (come == STRAIGHT))
        yield booths[some][origin], booths[end], asked[origin, end]
        origin, end = np.nonzero((asked > 0) & (come >= 0))
        walks, last = asked[origin, end], come[origin, end]
        first = ways.first[some][origin, last]
        np.add.at(ends, (origin + start, first), walks)
        np.add.at(ends, (end, last), walks)
        np.add.at(bends, (first, last), walks)
    booth, corner = np.nonzero(ends)
    yield booths[booth], corner.astype(np.intp), ends[booth, corner]
    for start in range(0, core, ROWS):
        yield _down(ways.before[start : start + ROWS], bends[start : start + ROWS])


def _gated(network: Network, ways: BoothWays, gates: Flow) -> Lines:
    """Give the lines of the walks between openings and booths."""
    openings = np.arange(network.corners, len(network) - len(ways.booths))
    far, before = network.from_nodes(openings.tolist())
    demand = np.zeros_like(far)
    demand[:, ways.booths] = np.where(np.isfinite(far[:, ways.booths]), gates, 0.0)
    return _down(before, demand)


def _down(before: Nodes, demand: Flow) -> Lines:
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
