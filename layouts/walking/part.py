"""One hall's part of the walking network: its corners, its openings and booths, and their lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from layouts.floor import Floor

from .access import Access, booth_access, opening_access
from .region import Points, Region

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
class Group:
    """Leaves of one kind in one hall, their places, and their lines to the hall's corners."""

    leaves: tuple[Leaf, ...]
    points: Points
    to_corners: Ends


@dataclass(frozen=True)
class Part:
    """One hall's part of the network; everything is counted from 0 in its own list.

    ``between`` are lines from corner to corner; ``to_booths`` and ``to_openings`` lead straight
    from openings to booths and to other openings.
    """

    region: Region
    between: Ends
    groups: Mapping[NodeKind, Group]
    to_booths: Ends
    to_openings: Ends
    unserved: tuple[Leaf, ...]


def part_of(floor: Floor, region: Region, clearance_mm: float) -> Part:
    """Build one hall's part.

    Parameters
    ----------
    floor : the hall with what stands in it; its booths need their ``open_edges``.
    region, clearance_mm : where middles can be, and how far they keep from what stands.
    """
    doors = [opening_access(door, region, clearance_mm) for door in floor.hall.openings]
    stands = booth_access(floor.booths, region, clearance_mm)
    hall = floor.hall
    named = {
        NodeKind.OPENING: ([door.id for door in hall.openings], doors),
        NodeKind.BOOTH: ([booth.id for booth in floor.booths], stands),
    }
    groups, unserved = {}, list[Leaf]()
    for kind, (names, found) in named.items():
        mine = [(Leaf(kind, hall.id, name), at) for name, at in zip(names, found, strict=True)]
        unserved += [leaf for leaf, at in mine if at is None]
        groups[kind] = _group([(leaf, at) for leaf, at in mine if at is not None], region)
    ends = straight(groups[NodeKind.OPENING].points, groups[NodeKind.BOOTH].points, region)
    return Part(region, tangents(region), groups, *ends, tuple(unserved))


def straight(openings: Points, booths: Points, region: Region) -> tuple[Ends, Ends]:
    """Join openings straight with the booths, and with the openings, that they see."""
    doors = np.arange(len(openings))
    tails, heads = np.repeat(doors, len(booths)), np.tile(np.arange(len(booths)), len(doors))
    seen = region.sees(openings[tails], booths[heads])
    one, other = np.triu_indices(len(doors), 1)
    also = region.sees(openings[one], openings[other])
    return (tails[seen], heads[seen]), (one[also], other[also])


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
    kept = nearest_each_way(tails, away) & nearest_each_way(heads, -away)
    return tails[kept], heads[kept]


def nearest_each_way(starts: NDArray[np.intp], ways: Points) -> NDArray[np.bool_]:
    """Tell which lines are the shortest of those that leave their start in the same direction.

    Parameters
    ----------
    starts, ways : where each line starts, by number, and its direction and length.

    Notes
    -----
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


def _group(served: Sequence[tuple[Leaf, Access]], region: Region) -> Group:
    """Join leaves with the corners that they see."""
    points = np.array([at for _, at in served], dtype=float).reshape(-1, 2)
    return Group(tuple(leaf for leaf, _ in served), points, seen_corners(points, region))


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
        kept = nearest_each_way(leaf, corners.at[corner] - points[leaf])
        found.append((leaf[kept], corner[kept]))
    tails, heads = (np.concatenate(each) for each in zip(*found, strict=True))
    return tails, heads
