"""Zones in one piece: which columns lie apart from the rest of their zone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from .ground import SAME_MM, Rect
from .skeleton import Block, Skeleton

Labels = list[NDArray[np.object_]]
"""For each block, the zone of each column; None where nothing is usable."""


@dataclass(frozen=True)
class Stray:
    """What lies apart from the largest piece of its zone.

    ``columns`` are blocks and columns; ``area`` is theirs and that of what stands apart, mm2.
    """

    columns: tuple[tuple[int, int], ...]
    area: float


@dataclass(frozen=True)
class _Run:
    """Neighbouring columns of one zone; or, of no block, something that stands already."""

    block: int | None
    columns: tuple[int, ...]
    rect: Rect


def stray(skeleton: Skeleton, labels: Labels, standing: Mapping[str, Sequence[Rect]]) -> Stray:
    """Find what lies apart from the largest piece of its zone.

    Two stretches of a zone lie together when they face one another across no more than the
    broadest aisle of the floor.

    Parameters
    ----------
    skeleton : the blocks that are shared out.
    labels : the zone of each column.
    standing : islands and booths of each zone that stand already.
    """
    reach = skeleton.broadest_aisle + SAME_MM
    runs: dict[str, list[_Run]] = defaultdict(list)
    for number, (block, zones) in enumerate(zip(skeleton.blocks, labels, strict=True)):
        for zone, columns in _runs(block, zones, reach):
            whole = block.rect(0, columns[0], block.rows, columns[-1] + 1 - columns[0])
            runs[zone].append(_Run(number, tuple(columns), whole))
    apart: list[_Run] = []
    for zone, mine in runs.items():
        mine += [_Run(None, (), rect) for rect in standing.get(zone, ())]
        piece = _pieces(mine, reach)
        main = np.bincount(piece, weights=[run.rect.area for run in mine]).argmax()
        apart += [run for run, its in zip(mine, piece, strict=True) if its != main]
    lost = tuple((r.block, at) for r in apart if r.block is not None for at in r.columns)
    return Stray(lost, sum(run.rect.area for run in apart))


def whole(skeleton: Skeleton, labels: Labels, standing: Mapping[str, Sequence[Rect]]) -> Labels:
    """Give what lies apart from its zone to the zones around it.

    Parameters
    ----------
    skeleton, labels, standing : as for `stray`.

    Returns
    -------
    Labels by which a column that lay apart belongs to the zone of the nearest that did not.
    """
    apart = set(stray(skeleton, labels, standing).columns)
    if not apart:
        return labels
    at = [block.middles for block in skeleton.blocks]
    firm = [
        (block, column)
        for block, zones in enumerate(labels)
        for column, zone in enumerate(zones)
        if zone is not None and (block, column) not in apart
    ]
    homes = KDTree([at[block][column] for block, column in firm])
    found = [zones.copy() for zones in labels]
    for block, column in apart:
        near, its = firm[int(homes.query(at[block][column])[1])]
        found[block][column] = labels[near][its]
    return found


def _runs(block: Block, zones: NDArray[np.object_], reach: float) -> list[tuple[str, list[int]]]:
    """Cut a block into stretches of one zone, what is out of use between them left aside."""
    found: list[tuple[str, list[int]]] = []
    for column, zone in enumerate(zones):
        if zone is None:
            continue
        near = found and (column - found[-1][1][-1] - 1) * block.pitch <= reach
        if near and found[-1][0] == zone:
            found[-1][1].append(column)
        else:
            found.append((zone, [column]))
    return found


def _pieces(runs: Sequence[_Run], reach: float) -> NDArray[np.int32]:
    """Give the number of the piece that each run belongs to."""
    where = np.array([-1 if run.block is None else run.block for run in runs])
    # Within a block another zone may lie between.
    other = (where[:, None] != where[None, :]) | (where[:, None] < 0)
    joined = facing([run.rect for run in runs], reach) & other
    return np.asarray(connected_components(csr_array(joined))[1])


def facing(rects: Sequence[Rect], reach: float) -> NDArray[np.bool_]:
    """Tell which of some rectangles face one another across no more than a distance.

    Parameters
    ----------
    rects : rectangles of the ground.
    reach : the distance, millimetres.

    Returns
    -------
    A table of all by all.
    """
    sides = np.array([(r.u0, r.v0, r.u1, r.v1) for r in rects], dtype=float)
    low, high = sides[:, :2], sides[:, 2:]
    # The gap between two along each axis; where it is below zero they face one another.
    gap = np.maximum(low[:, None], low[None, :]) - np.minimum(high[:, None], high[None, :])
    return np.asarray(((gap < -SAME_MM) & (gap[..., ::-1] <= reach)).any(axis=2))
