"""The walking network: every shortest way on the floors of a plan runs along its edges."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
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

from .access import Access, booth_access, opening_access
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

LEAVES = 512
"""Leaves joined with all corners of a hall together, to bound memory."""

SAME_WAY = 1e-9
"""Radians by which lines of one direction differ by float noise: a tenth of a micron in 100 m."""

Ends = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Pairs of nodes by number."""


class NodeKind(StrEnum):
    """What a node of the network stands for."""

    CORNER = "corner"
    OPENING = "opening"
    BOOTH = "booth"


@dataclass(frozen=True)
class Leaf:
    """A node where ways begin and end: an opening or a booth, by its id."""

    kind: NodeKind
    hall: str
    id: str


@dataclass(frozen=True)
class Network:
    """Nodes and edges of all halls of a plan; corners come first, then openings, then booths.

    ``points`` are in each node's own hall's frame, millimetres; ``lengths_mm`` and ``step_free``
    belong to the ``edges``. ``unserved`` are openings and booths that nobody can step up to, and
    ``links`` the edges between halls.
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
    built = [_hall(*pair, gait.clearance_mm) for pair in zip(floors, regions, strict=True)]
    links = [link for link in links if link.step_free or not gait.step_free]
    counts = [len(region.corners.at) for region in regions]
    total = sum(counts)
    leaves, places, edges = _put_together(built)
    edges += _from_doors(regions, leaves, total, places)
    joined = _joined(floors, links, leaves, total)
    ways = np.array(list(joined), dtype=np.intp).reshape(-1, 2)
    tails, heads = (np.concatenate([*(e[i] for e in edges), ways[:, i]]) for i in (0, 1))
    lengths = np.hypot(*(places[heads] - places[tails]).T)
    flat = np.ones(len(tails), dtype=bool)
    for number, link in enumerate(joined.values(), start=len(tails) - len(joined)):
        lengths[number], flat[number] = link.length_mm, link.step_free
    return Network(
        regions={region.hall: region for region in regions},
        halls=(
            *(r.hall for r, count in zip(regions, counts, strict=True) for _ in range(count)),
            *(leaf.hall for leaf in leaves),
        ),
        points=places,
        leaves=tuple(leaves),
        edges=(tails, heads),
        lengths_mm=lengths,
        step_free=flat,
        clearance_mm=gait.clearance_mm,
        unserved=tuple(leaf for each in built for leaf in each.unserved),
        links=joined,
    )


@dataclass(frozen=True)
class _Group:
    """Leaves of one kind in one hall, their places, and their edges to the hall's corners."""

    leaves: tuple[Leaf, ...]
    points: Points
    to_corners: Ends


@dataclass(frozen=True)
class _Hall:
    """One hall's part of the network, its corners counted from 0."""

    region: Region
    between: Ends
    groups: Mapping[NodeKind, _Group]
    unserved: tuple[Leaf, ...]


def _put_together(built: Sequence[_Hall]) -> tuple[list[Leaf], Points, list[Ends]]:
    """Give all nodes their numbers: corners of all halls, then openings, then booths."""
    counts = [len(each.region.corners.at) for each in built]
    firsts, total = np.cumsum([0, *counts])[:-1].tolist(), sum(counts)
    leaves: list[Leaf] = []
    points: list[Points] = [np.zeros((0, 2)), *(each.region.corners.at for each in built)]
    edges: list[Ends] = [
        (each.between[0] + first, each.between[1] + first)
        for each, first in zip(built, firsts, strict=True)
    ]
    for kind in (NodeKind.OPENING, NodeKind.BOOTH):
        for each, first in zip(built, firsts, strict=True):
            group = each.groups[kind]
            tails, heads = group.to_corners
            edges.append((tails + total + len(leaves), heads + first))
            leaves += group.leaves
            points.append(group.points)
    return leaves, np.concatenate(points), edges


def _hall(floor: Floor, region: Region, clearance_mm: float) -> _Hall:
    """Build one hall's part."""
    hall = floor.hall
    doors = [opening_access(door, region, clearance_mm) for door in hall.openings]
    stands = booth_access(floor.booths, region, clearance_mm)
    named = {
        NodeKind.OPENING: ([door.id for door in hall.openings], doors),
        NodeKind.BOOTH: ([booth.id for booth in floor.booths], stands),
    }
    groups, unserved = {}, list[Leaf]()
    for kind, (names, found) in named.items():
        mine = [(Leaf(kind, hall.id, name), at) for name, at in zip(names, found, strict=True)]
        unserved += [leaf for leaf, at in mine if at is None]
        groups[kind] = _group([(leaf, at) for leaf, at in mine if at is not None], region)
    return _Hall(region, tangents(region), groups, tuple(unserved))


def tangents(region: Region) -> Ends:
    """Give the pairs of corners that see each other along a line that only touches both."""
    corners = region.corners
    tails, heads = np.triu_indices(len(corners.at), 1)
    way = corners.at[heads] - corners.at[tails]
    both = corners.touched(tails, way)
    tails, heads, way = tails[both], heads[both], way[both]
    both = corners.touched(heads, way)
    tails, heads = tails[both], heads[both]
    seen = region.sees(corners.at[tails], corners.at[heads])
    tails, heads = tails[seen], heads[seen]
    away = corners.at[heads] - corners.at[tails]
    kept = _nearest_each_way(tails, away) & _nearest_each_way(heads, -away)
    return tails[kept], heads[kept]


def _nearest_each_way(starts: NDArray[np.intp], ways: Points) -> NDArray[np.bool_]:
    """Tell which lines are the shortest of those that leave their start in the same direction.

    A corner further along the same line is reached over the nearer one.
    """
    angle, length = np.arctan2(ways[:, 1], ways[:, 0]), np.hypot(*ways.T)
    # Directions just short of a whole turn are the same as those just past none.
    angle = np.where(angle < SAME_WAY - np.pi, angle + 2 * np.pi, angle)
    order = np.lexsort((angle, starts))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(starts[order]) != 0) | (np.diff(angle[order]) > SAME_WAY)
    bundle = np.empty(len(order), dtype=np.intp)
    bundle[order] = np.cumsum(new)
    least = np.full(int(new.sum()) + 1, np.inf)
    np.minimum.at(least, bundle, length)
    return np.asarray(length <= least[bundle])


def _group(served: Sequence[tuple[Leaf, Access]], region: Region) -> _Group:
    """Join leaves with the corners that they see."""
    points = np.array([at for _, at in served], dtype=float).reshape(-1, 2)
    return _Group(tuple(leaf for leaf, _ in served), points, seen_corners(points, region))


def seen_corners(points: Points, region: Region) -> Ends:
    """Give the corners of a region that points see along lines a way can bend at.

    Parameters
    ----------
    points : places of the region.
    region : the floor.

    Returns
    -------
    Points and corners, both by number. Of corners on one line from a point the nearest is given.
    """
    corners = region.corners
    found: list[Ends] = [(np.zeros(0, np.intp), np.zeros(0, np.intp))]
    for first in range(0, len(points), LEAVES):
        count = min(LEAVES, len(points) - first)
        leaf, corner = (a.ravel() for a in np.indices((count, len(corners.at))))
        leaf = leaf + first
        touched = corners.touched(corner, corners.at[corner] - points[leaf])
        leaf, corner = leaf[touched], corner[touched]
        seen = region.sees(points[leaf], corners.at[corner])
        leaf, corner = leaf[seen], corner[seen]
        kept = _nearest_each_way(leaf, corners.at[corner] - points[leaf])
        found.append((leaf[kept], corner[kept]))
    tails, heads = (np.concatenate(each) for each in zip(*found, strict=True))
    return tails, heads


def _from_doors(
    regions: Sequence[Region], leaves: Sequence[Leaf], first: int, points: Points
) -> Iterator[Ends]:
    """Join openings straight with the booths and the openings that they see."""
    mine: dict[tuple[str, NodeKind], list[int]] = defaultdict(list)
    for number, leaf in enumerate(leaves, start=first):
        mine[leaf.hall, leaf.kind].append(number)
    for region in regions:
        doors = np.array(mine[region.hall, NodeKind.OPENING], dtype=np.intp)
        booths = np.array(mine[region.hall, NodeKind.BOOTH], dtype=np.intp)
        one, other = np.triu_indices(len(doors), 1)
        tails = np.concatenate([np.repeat(doors, len(booths)), doors[one]])
        heads = np.concatenate([np.tile(booths, len(doors)), doors[other]])
        seen = region.sees(points[tails], points[heads])
        yield tails[seen], heads[seen]


def _joined(
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
