"""A way from one place to others, as a line on the floor and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .network import Leaf, Network

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
    far, before = network.from_nodes([start])
    first, last = (network.leaves[n - network.corners] for n in (start, end))
    points, straight = (
        network.points,
        float(np.hypot(*(network.points[end] - network.points[start]))),
    )
    region = network.regions[first.hall]
    # Booths that see each other have no edge of their own.
    if (
        first.hall == last.hall
        and straight < far[0, end]
        and region.sees(points[[start]], points[[end]])[0]
    ):
        nodes, length = [start, end], straight
    elif np.isinf(far[0, end]):
        return None
    else:
        nodes, length = _chain(before[0], start, end), float(far[0, end])
    legs, links = _legs(network, nodes)
    return Walk(first, last, legs, links, length)


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
