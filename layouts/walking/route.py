"""A way from one place to others, as a line on the floor and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .network import Network
from .part import Leaf

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Leg:
    """The part of a way inside one hall: a line in the hall's frame, millimetres."""

    hall: str
    line: Line

    @property
    def length_mm(self) -> float:
        """Its length, millimetres."""
        points = np.array(self.line)
        return float(np.hypot(*np.diff(points, axis=0).T).sum())


@dataclass(frozen=True)
class Walk:
    """A shortest way between two leaves: its legs, and the links taken between them by id.

    ``length_mm`` counts the links as long as the venue says they are.
    """

    start: Leaf
    end: Leaf
    legs: tuple[Leg, ...]
    links: tuple[str, ...]
    length_mm: float


@dataclass(frozen=True)
class Ways:
    """The shortest ways from some leaves to all others, found once for all of them.

    ``starts`` are nodes; ``far`` (millimetres) and ``before`` have one row for each, as
    `Network.from_nodes` gives them.
    """

    network: Network
    starts: tuple[int, ...]
    far: NDArray[np.float64]
    before: NDArray[np.int32]

    @classmethod
    def of(cls, network: Network, starts: Sequence[int]) -> "Ways":
        """Find the ways from some leaves."""
        return cls(network, tuple(starts), *network.from_nodes(starts))

    def lengths_mm(self, goals: Sequence[int]) -> NDArray[np.float64]:
        """Give the lengths of the ways to some leaves, one row a start; infinite for none."""
        found = self.far[:, list(goals)]
        return np.where(self._straight(goals), self._lines(goals), found)

    def walk(self, row: int, goal: int) -> Walk | None:
        """Give the way from a start, by its row, to a leaf; None where there is none."""
        network, start = self.network, self.starts[row]
        length = float(self.lengths_mm([goal])[row, 0])
        if np.isinf(length):
            return None
        straight = bool(self._straight([goal])[row, 0])
        nodes = [start, goal] if straight else _chain(self.before[row], start, goal)
        first, last = (network.leaves[n - network.corners] for n in (start, goal))
        return Walk(first, last, *_legs(network, nodes), length)

    def _lines(self, goals: Sequence[int]) -> NDArray[np.float64]:
        """Give the lengths of the straight lines to some leaves."""
        points = self.network.points
        apart = points[list(self.starts)][:, None] - points[list(goals)][None]
        return np.asarray(np.hypot(apart[..., 0], apart[..., 1]))

    def _straight(self, goals: Sequence[int]) -> NDArray[np.bool_]:
        """Tell which ways are straight: booths that see each other have no edge of their own."""
        network = self.network
        halls = np.array(network.halls)
        here, there = halls[list(self.starts)], halls[list(goals)]
        asked = (here[:, None] == there[None]) & (self._lines(goals) < self.far[:, list(goals)])
        found = np.zeros(asked.shape, dtype=bool)
        for hall, region in network.regions.items():
            rows, columns = np.nonzero(asked & (here == hall)[:, None])
            a, b = np.array(self.starts)[rows], np.array(goals)[columns]
            found[rows, columns] = region.sees(network.points[a], network.points[b])
        return found


def walk_between(network: Network, start: int, end: int) -> Walk | None:
    """Give the shortest way between two leaves.

    Parameters
    ----------
    network : the walking network.
    start, end : numbers of an opening's or a booth's node.

    Returns
    -------
    The way, or None where there is none.
    """
    return Ways.of(network, [start]).walk(0, end)


def _chain(before: NDArray[np.int32], start: int, end: int) -> list[int]:
    """Follow the predecessors from an end back to the start."""
    nodes = [end]
    while nodes[-1] != start:
        nodes.append(int(before[nodes[-1]]))
    return nodes[::-1]


def _legs(network: Network, nodes: Sequence[int]) -> tuple[tuple[Leg, ...], tuple[str, ...]]:
    """Cut a chain of nodes where it changes halls."""
    legs, links = list[Leg](), list[str]()
    line: list[tuple[float, float]] = []
    for number, node in enumerate(nodes):
        x, y = network.points[node].tolist()
        line.append((x, y))
        after = nodes[number + 1] if number + 1 < len(nodes) else None
        link = None if after is None else network.links.get((min(node, after), max(node, after)))
        if link is not None or after is None:
            legs.append(Leg(network.halls[node], tuple(line)))
            line = []
        if link is not None:
            links.append(link.id)
    return tuple(legs), tuple(links)
