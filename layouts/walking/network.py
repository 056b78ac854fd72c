"""The walking network: every shortest way on the floors of a plan runs along its edges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from layouts.floor import Floor
from venue.hall import Hall
from venue.opening import OpeningType
from venue.venue import Link

from .part import Ends, Leaf, NodeKind, Part, part_of
from .region import CLEARANCE_MM, Points, Region


@dataclass(frozen=True)
class Gait:
    """How something moves: the clear half width it needs, and the circle it turns in, millimetres.

    ``step_free`` ones use no stairs or escalators.
    """

    clearance_mm: float
    turning_mm: float | None = None
    step_free: bool = False


FEET = Gait(CLEARANCE_MM)
"""People on foot."""

WHEELS = Gait(600.0, 1_500.0, step_free=True)
"""Wheelchairs and prams: 1.2 m clear, 1.5 m to turn; assumed, as no rule for fairs is published."""

FREIGHT = Gait(1_250.0, None, step_free=True)
"""A fork lift with a pallet: 2.5 m clear; assumed, as venues tell it case by case."""


@dataclass(frozen=True)
class Network:
    """Nodes and edges of all halls of a plan; corners come first, then openings, then booths.

    ``points`` are in each node's own hall's frame, millimetres; ``lengths_mm`` and ``step_free``
    belong to the ``edges``. ``unserved`` are openings and booths that nobody can step up to, and
    ``links`` the edges between halls. ``parts`` are the halls' own networks it was put together of.
    """

    regions: Mapping[str, Region]
    halls: tuple[str, ...]
    points: Points
    leaves: tuple[Leaf, ...]
    edges: Ends
    lengths_mm: NDArray[np.float64]
    step_free: NDArray[np.bool_]
    clearance_mm: float
    unserved: tuple[Leaf, ...] = ()
    links: Mapping[tuple[int, int], Link] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the nodes."""
        return len(self.points)

    @property
    def corners(self) -> int:
        """How many nodes are corners: they are the first."""
        return len(self.points) - len(self.leaves)

    def number(self, kind: NodeKind, name: str) -> int | None:
        """Give the number of an opening's or a booth's node; None where nobody can step up to it.

        Parameters
        ----------
        kind, name : what it is, and its id.
        """
        if not self._numbers:
            for number, leaf in enumerate(self.leaves, start=self.corners):
                self._numbers[leaf.kind, leaf.id] = number
        return self._numbers.get((kind, name))

    def of(self, kind: NodeKind) -> NDArray[np.intp]:
        """List the nodes of one kind of leaf, in their order."""
        found = [n for n, leaf in enumerate(self.leaves, start=self.corners) if leaf.kind is kind]
        return np.array(found, dtype=np.intp)

    @cached_property
    def graph(self) -> "nx.Graph[int]":
        """The graph of record: nodes by number with kind, hall, id and place; edges in metres."""
        graph: nx.Graph[int] = nx.Graph(clearance_m=self.clearance_mm / 1000)
        for number, ((x, y), hall) in enumerate(zip(self.points.tolist(), self.halls, strict=True)):
            leaf = self.leaves[number - self.corners] if number >= self.corners else None
            kind, name = (leaf.kind, leaf.id) if leaf else (NodeKind.CORNER, "")
            graph.add_node(number, kind=kind.value, hall=hall, id=name, x_m=x / 1000, y_m=y / 1000)
        tails, heads = (ends.tolist() for ends in self.edges)
        metres, free = (self.lengths_mm / 1000).tolist(), self.step_free.tolist()
        graph.add_edges_from(
            (tail, head, {"length_m": length, "step_free": flat})
            for tail, head, length, flat in zip(tails, heads, metres, free, strict=True)
        )
        return graph

    @cached_property
    def matrix(self) -> csr_array:
        """The lengths of the edges both ways, millimetres, by the graph's own numbers."""
        (tails, heads), both = self.edges, np.concatenate([self.lengths_mm, self.lengths_mm])
        ends = np.concatenate([tails, heads]), np.concatenate([heads, tails])
        return csr_array((both, ends), shape=(len(self), len(self)))

    def from_nodes(self, nodes: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        """Give the lengths of the shortest ways from some nodes to all, and who comes before whom.

        Returns
        -------
        Millimetres, infinite where no way leads, and predecessors (negative for none): one row
        a node.
        """
        if not len(nodes):
            return np.zeros((0, len(self))), np.zeros((0, len(self)), dtype=np.int32)
        far, before = dijkstra(self.matrix, indices=list(nodes), return_predecessors=True)
        return np.asarray(far), np.asarray(before)


def walking_network(
    floors: Sequence[Floor], links: Sequence[Link] = (), gait: Gait = FEET
) -> Network:
    """Build the walking network of some floors.

    Parameters
    ----------
    floors : the halls of a plan with what stands in them.
    links : ways between halls that are not one floor (stairs, lifts, escalators, doors); those
        of which one hall is not there are left out.
    gait : how what moves does; ways bend only where there is room to turn.

    Returns
    -------
    The network. Booths need their ``open_edges``.

    Notes
    -----
    A shortest way on a floor with obstacles is a chain of straight lines between reflex corners,
    each touched at both ends (the tangent visibility graph). Booths and openings are leaves: ways
    begin and end there but never pass.

    References
    ----------
    M. de Berg et al., Computational Geometry, 3rd ed., 2008, chapter 15.
    """
    regions = [Region.of(floor, gait.clearance_mm, gait.turning_mm) for floor in floors]
    pairs = zip(floors, regions, strict=True)
    return joined([part_of(*pair, gait.clearance_mm) for pair in pairs], floors, links, gait)


def joined(
    parts: Sequence[Part], floors: Sequence[Floor], links: Sequence[Link], gait: Gait
) -> Network:
    """Put the halls' parts together, with the ways between them.

    Parameters
    ----------
    parts : a part for each floor.
    floors, links, gait : as for `walking_network`.
    """
    links = [link for link in links if link.step_free or not gait.step_free]
    counts = [len(part.region.corners.at) for part in parts]
    total = sum(counts)
    leaves, places, edges = _put_together(parts)
    between = _between(floors, links, leaves, total)
    ways = np.array(list(between), dtype=np.intp).reshape(-1, 2)
    tails, heads = (np.concatenate([*(e[i] for e in edges), ways[:, i]]) for i in (0, 1))
    lengths = np.hypot(*(places[heads] - places[tails]).T)
    flat = np.ones(len(tails), dtype=bool)
    for number, link in enumerate(between.values(), start=len(tails) - len(between)):
        lengths[number], flat[number] = link.length_mm, link.step_free
    return Network(
        regions={part.region.hall: part.region for part in parts},
        halls=(
            *(p.region.hall for p, count in zip(parts, counts, strict=True) for _ in range(count)),
            *(leaf.hall for leaf in leaves),
        ),
        points=places,
        leaves=tuple(leaves),
        edges=(tails, heads),
        lengths_mm=lengths,
        step_free=flat,
        clearance_mm=gait.clearance_mm,
        unserved=tuple(leaf for part in parts for leaf in part.unserved),
        links=between,
        parts=tuple(parts),
    )


def _put_together(parts: Sequence[Part]) -> tuple[list[Leaf], Points, list[Ends]]:
    """Give all nodes their numbers: corners of all halls, then openings, then booths."""
    counts = [len(part.region.corners.at) for part in parts]
    firsts, total = np.cumsum([0, *counts])[:-1].tolist(), sum(counts)
    leaves: list[Leaf] = []
    points: list[Points] = [np.zeros((0, 2)), *(part.region.corners.at for part in parts)]
    edges: list[Ends] = [
        (part.between[0] + first, part.between[1] + first)
        for part, first in zip(parts, firsts, strict=True)
    ]
    begun: dict[tuple[int, NodeKind], int] = {}
    for kind in (NodeKind.OPENING, NodeKind.BOOTH):
        for number, (part, first) in enumerate(zip(parts, firsts, strict=True)):
            group = part.groups[kind]
            begun[number, kind] = total + len(leaves)
            tails, heads = group.to_corners
            edges.append((tails + begun[number, kind], heads + first))
            leaves += group.leaves
            points.append(group.points)
    for number, part in enumerate(parts):
        door, booth = (begun[number, kind] for kind in (NodeKind.OPENING, NodeKind.BOOTH))
        edges.append((part.to_booths[0] + door, part.to_booths[1] + booth))
        edges.append((part.to_openings[0] + door, part.to_openings[1] + door))
    return leaves, np.concatenate(points), edges


def _between(
    floors: Sequence[Floor], links: Sequence[Link], leaves: Sequence[Leaf], first: int
) -> dict[tuple[int, int], Link]:
    """Give the ways between halls by the nodes they join; of several, the shortest."""
    number = {
        leaf.id: n for n, leaf in enumerate(leaves, start=first) if leaf.kind is NodeKind.OPENING
    }
    hall_of = {member: f.hall for f in floors for member in (f.hall.id, *f.hall.members)}
    found: dict[tuple[int, int], Link] = {}
    for link in sorted(links, key=lambda link: (-link.length_mm, link.id)):
        halls = [hall_of[name] for name in link.halls if name in hall_of]
        if len(halls) < len(link.halls) or halls[0] is halls[1]:
            continue
        ends = [number.get(name) for name in link.openings or map(_main_door, halls)]
        if ends[0] is not None and ends[1] is not None:
            found[min(ends[0], ends[1]), max(ends[0], ends[1])] = link
    return found


def _main_door(hall: Hall) -> str:
    """Give the widest entrance of a hall; nothing where it has none."""
    doors = [door for door in hall.openings if door.type is OpeningType.ENTRANCE]
    return max(doors, key=lambda door: door.clear_width_mm).id if doors else ""
