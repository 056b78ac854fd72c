"""The network when something on a floor moves: only what the move can change is looked at again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree

from layouts.floor import Floor, Shapes
from venue.venue import Link

from .access import Access, booth_access, opening_access
from .network import FEET, Network, joined
from .part import Ends, Group, Leaf, NodeKind, Part
from .region import Points, Region

SAME_MM = 0.01
"""Places of an earlier network no further away are the same ones: they differ by float noise."""

SAME_WAY = 1e-6
"""Cosine noise of a corner's two edges: they keep their directions, whatever their lengths."""

NEAR_MM = 5.0
"""Lines that pass what moved at no more than this are looked at again."""

TURN = 2**32
"""Parts of a whole turn, so that angles wrap around as whole numbers of 32 bits do."""

Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]


def moved(
    network: Network,
    before: Sequence[Floor],
    after: Sequence[Floor],
    links: Sequence[Link] = (),
) -> Network:
    """Give the network of some floors on which a few things stand elsewhere than before.

    Parameters
    ----------
    network : of people on foot, on the floors ``before``.
    before, after : the same halls with what stood and what stands in them, booths with their
        ``open_edges``.
    links : as for `walking_network`.

    Returns
    -------
    A network with the ways of one built anew. It may have more lines, of the same lengths.

    Notes
    -----
    A line that was free and does not pass what came is free; one that was not and does not pass
    what went is not. So the lines to look at are those that end at new corners or places, and those
    that pass, within a hair, what went or came.
    """
    parts = [
        _changed(part, *pair, network.clearance_mm)
        for part, pair in zip(network.parts, zip(before, after, strict=True), strict=True)
    ]
    return joined(parts, after, links, replace(FEET, clearance_mm=network.clearance_mm))


@dataclass(frozen=True)
class _Nodes:
    """Nodes of one sort before and after: their places, and which was which; -1 for new ones."""

    at: Points
    was: Numbers

    @property
    def fresh(self) -> Flags:
        """Those that were not there before."""
        return self.was < 0

    def now(self, ends: Numbers) -> Numbers:
        """Give, for nodes before up to all in ``ends``, the number now; -1 for those that went."""
        most = max(int(self.was.max(initial=-1)), int(ends.max(initial=-1)))
        found = np.full(most + 1, -1)
        kept = np.flatnonzero(~self.fresh)
        found[self.was[kept]] = kept
        return found


def _changed(part: Part, before: Floor, after: Floor, clearance_mm: float) -> Part:
    """Give one hall's part after a change."""
    if before.booths == after.booths and before.areas == after.areas:
        return part
    gone, come = _others(before, after), _others(after, before)
    region = part.region
    if len(gone) or len(come):
        region = region.changed(after, gone, come, clearance_mm)
    spot = _Spot.of(np.concatenate([gone, come]), clearance_mm)
    corners = _corners(part.region, region)
    doors = _openings(after, part.groups[NodeKind.OPENING], region, spot, clearance_mm)
    booths = _booths(after, part.groups[NodeKind.BOOTH], region, spot, clearance_mm)
    groups = {}
    for kind, mine in ((NodeKind.OPENING, doors), (NodeKind.BOOTH, booths)):
        sides = (part.groups[kind].to_corners, mine.nodes, corners)
        lines = _lines(sides, region, spot, bends=(False, True))
        groups[kind] = Group(mine.leaves, mine.nodes.at, lines)
    return Part(
        region,
        _lines((part.between, corners, corners), region, spot, bends=(True, True)),
        groups,
        _lines((part.to_booths, doors.nodes, booths.nodes), region, spot),
        _lines((part.to_openings, doors.nodes, doors.nodes), region, spot),
        (*doors.unserved, *booths.unserved),
    )


def _others(floor: Floor, than: Floor) -> Shapes:
    """Give what stands on one floor and not, or elsewhere, on another."""
    known = {thing.id: thing for thing in than.standing}
    # Most things are the same object, which is sooner told than that they are equal.
    differs = [
        (other := known.get(thing.id)) is not thing and other != thing for thing in floor.standing
    ]
    return floor.solids[: len(differs)][differs]


@dataclass(frozen=True)
class _Spot:
    """The discs around what went or came, grown: middles and radii."""

    middles: Points
    radii: NDArray[np.float64]

    @classmethod
    def of(cls, solids: Shapes, clearance_mm: float) -> "_Spot":
        """Draw a disc around each solid."""
        boxes = np.asarray(shapely.bounds(solids)).reshape(-1, 4)
        boxes = boxes + np.array([-1, -1, 1, 1]) * (2 * clearance_mm + NEAR_MM)
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        return cls(middles, np.hypot(*(boxes[:, 2:] - middles).T))

    def passed(self, a: Points, b: Points) -> Flags:
        """Tell for all pairs of places, one of each list, whether their line may meet a disc."""
        found = np.zeros((len(a), len(b)), dtype=bool)
        for middle, radius in zip(self.middles, self.radii.tolist(), strict=True):
            found |= _meets(_Sight.of(a - middle, radius), _Sight.of(b - middle, radius))
        return found

    def near(self, at: Points, reach_mm: float) -> Flags:
        """Tell which places lie within a reach of a disc."""
        away = np.hypot(*(at[:, None, :] - self.middles[None, :, :]).transpose(2, 0, 1))
        return np.asarray((away <= self.radii + reach_mm).any(axis=1))


@dataclass(frozen=True)
class _Sight:
    """How places see a disc: its direction, half its apparent size, and who is in it.

    Angles are whole parts of a turn, `TURN` of them: differences wrap around by themselves.
    """

    direction: NDArray[np.int32]
    half: NDArray[np.int32]
    inside: Flags

    @classmethod
    def of(cls, at: Points, radius: float) -> "_Sight":
        """Look from places, given from the disc's middle."""
        away = np.hypot(*at.T)
        turns = np.arctan2(at[:, 1], at[:, 0]) / (2 * np.pi)
        half = np.arcsin(np.minimum(1.0, radius / np.maximum(away, radius))) / (2 * np.pi)
        direction = np.round(turns * TURN).astype(np.int64).astype(np.int32)
        return cls(direction, np.ceil(half * TURN).astype(np.int32) + 2, away <= radius)


def _meets(a: _Sight, b: _Sight) -> Flags:
    """Tell which lines, from each of some places to each of others, meet the disc.

    Notes
    -----
    From outside they do where the two directions are a half turn apart but for the two halves of
    the disc's apparent size: then the line runs between the tangents, and to beyond the disc.
    """
    opposite = a.direction + np.int32(-TURN // 2)
    apart = np.abs(b.direction[None, :] - opposite[:, None])
    return np.asarray(
        (apart <= a.half[:, None] + b.half[None, :]) | a.inside[:, None] | b.inside[None, :]
    )


def _corners(old: Region, new: Region) -> _Nodes:
    """Find the corners of a region that were there before, with the same two edges."""
    was, now = old.corners, new.corners
    found = np.full(len(now.at), -1)
    if len(was.at) and len(now.at):
        away, near = KDTree(was.at).query(now.at)
        same = away <= SAME_MM
        for mine, theirs in ((now.back, was.back[near]), (now.on, was.on[near])):
            turn = (mine * theirs).sum(axis=1) / (np.hypot(*mine.T) * np.hypot(*theirs.T))
            same &= turn >= 1 - SAME_WAY**2
        found[same] = near[same]
    return _Nodes(now.at, found)


@dataclass(frozen=True)
class _Leaves:
    """Openings or booths of a hall after a change: those that can be stepped up to, and others."""

    leaves: tuple[Leaf, ...]
    nodes: _Nodes
    unserved: tuple[Leaf, ...]

    @classmethod
    def of(
        cls, group: Group, new: Callable[[int], Leaf], names: Sequence[str],
        looked: Mapping[int, Access],
    ) -> "_Leaves":  # fmt: skip
        """Take from a group what is still there, but for the accesses that were looked at again.

        ``names`` are the ids of all of them now, ``new`` makes the leaf of one by its number.
        """
        place = {leaf.id: number for number, leaf in enumerate(group.leaves)}
        was = np.array([place.get(name, -1) for name in names], dtype=np.intp)
        at = np.full((len(names), 2), np.nan)
        at[was >= 0] = group.points[was[was >= 0]]
        stays = was >= 0
        for number, access in looked.items():
            now = np.array([np.nan, np.nan] if access is None else access)
            # What is not there before or now is as far away as can be.
            stays[number] = bool(np.hypot(*(now - at[number])) <= SAME_MM)
            at[number] = now
        served = ~np.isnan(at[:, 0])
        numbers = np.flatnonzero(served).tolist()
        leaves = tuple(group.leaves[was[n]] if was[n] >= 0 else new(n) for n in numbers)
        nodes = _Nodes(at[served], np.where(stays, was, -1)[served])
        return cls(leaves, nodes, tuple(new(n) for n in np.flatnonzero(~served).tolist()))


def _openings(
    floor: Floor, group: Group, region: Region, spot: _Spot, clearance_mm: float
) -> _Leaves:
    """Give where people step in at a hall's openings: as before, but near what went or came."""
    doors = floor.hall.openings
    ends = np.array([[door.a, door.b] for door in doors], dtype=float).reshape(-1, 2, 2)
    half = np.hypot(*(ends[:, 1] - ends[:, 0]).T).max(initial=0) / 2
    again = np.flatnonzero(spot.near(ends.mean(axis=1), float(half) + 4 * clearance_mm)).tolist()
    looked = {n: opening_access(doors[n], region, clearance_mm) for n in again}
    names = [door.id for door in doors]
    return _Leaves.of(
        group, lambda n: Leaf(NodeKind.OPENING, floor.hall.id, names[n]), names, looked
    )


def _booths(
    floor: Floor, group: Group, region: Region, spot: _Spot, clearance_mm: float
) -> _Leaves:
    """Give where people step up to a hall's booths: as before, but near what went or came."""
    boxes = np.asarray(shapely.bounds(floor.booth_shapes)).reshape(-1, 4)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    reach = np.hypot(*(boxes[:, 2:] - middles).T).max(initial=0) + 4 * clearance_mm
    again = np.flatnonzero(spot.near(middles, float(reach))).tolist()
    found = booth_access([floor.booths[n] for n in again], region, clearance_mm)
    names = [booth.id for booth in floor.booths]
    return _Leaves.of(
        group, lambda n: Leaf(NodeKind.BOOTH, floor.hall.id, names[n]), names,
        dict(zip(again, found, strict=True)),
    )  # fmt: skip


def _lines(
    sides: tuple[Ends, _Nodes, _Nodes],
    region: Region,
    spot: _Spot,
    bends: tuple[bool, bool] = (False, False),
) -> Ends:
    """Give the lines between two sorts of nodes after a change.

    ``sides`` are the lines before, with the nodes at their two ends; ``bends`` tells which ends
    are corners, at which a line only touches.
    """
    (tails, heads), first, second = sides
    tails, heads = first.now(tails)[tails], second.now(heads)[heads]
    there = (tails >= 0) & (heads >= 0)
    tails, heads = tails[there], heads[there]
    again = spot.passed(first.at, second.at) | first.fresh[:, None] | second.fresh[None, :]
    untouched = ~again[tails, heads]
    one, other = np.nonzero(np.triu(again, 1) if first is second else again)
    way = second.at[other] - first.at[one]
    for end, bend in enumerate(bends):
        if bend:
            kept = region.corners.touched((one, other)[end], way)
            one, other, way = one[kept], other[kept], way[kept]
    seen = region.sees(first.at[one], second.at[other])
    return (
        np.concatenate([tails[untouched], one[seen]]),
        np.concatenate([heads[untouched], other[seen]]),
    )
