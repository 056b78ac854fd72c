"""Which skeletons a hall could have, and in what order they are worth trying."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from layouts.brief.limits import Limits
from venue.hall import Hall

from .ground import Ground, main_axis_deg
from .past_columns import lead_past_columns
from .requests import Pinned
from .skeleton import Skeleton, Style, lay
from .stop import Stop
from .task import ISLAND_SHARE, Task, needed_cells

COMFORTABLE_FILL = 0.90
"""Share of the cells that demand may take before a skeleton counts as tight."""

MAX_DEEPENED = 2
"""Styles laid again with deeper bands: the densest ones."""

MAX_NARROW = 4
"""Styles laid again without a main aisle: the densest ones."""

INNER_SHARES = (0.6, 0.9, 1.3)
"""Cells between two rows, of the stands that could reach over them."""

WIDER_STEPS = (1, 2, 3)
"""Aisles wider than asked by so many lattice steps."""


def grounds_of(
    hall: Hall, limits: Limits, module_mm: int, pinned: Sequence[Pinned]
) -> tuple[Ground, Ground]:
    """Give a hall with its rows along its main axis, and with its rows across.

    Parameters
    ----------
    hall, limits, module_mm : the hall, the rules' numbers, and the side of a cell, millimetres.
    pinned : booths that stand already.
    """
    pins = tuple(pin.footprint.shape for pin in pinned)
    base = main_axis_deg(hall)
    along, across = (Ground(hall, limits, module_mm, base, q, pins) for q in (False, True))
    return along, across


def densest(grounds: Sequence[Ground]) -> list[Skeleton]:
    """Lay the styles with the narrowest aisles, with and without rows on the walls."""
    flags = itertools.product((True, False), (True, False), grounds)
    return _laid((ground, Style(ground.quarter, wall, side)) for wall, side, ground in flags)


def most_cells(grounds: Sequence[Ground]) -> int:
    """Count the cells of the denser way to lay the rows of a hall, with rows on its walls."""
    found = _laid((ground, Style(ground.quarter, wall_rows=True)) for ground in grounds)
    return max((skeleton.cells for skeleton in found), default=0)


def _without_main(tight: Sequence[Skeleton]) -> list[Skeleton]:
    """Lay skeletons again with no aisle wider than it must be."""
    return _laid((skeleton.ground, replace(skeleton.style, main=False)) for skeleton in tight)


def in_order(task: Task, grounds: Sequence[Ground], stop: Stop) -> list[Skeleton]:
    """Lay the skeletons worth trying for what a hall is to hold.

    Parameters
    ----------
    task, grounds : the hall with what it is to hold, and both ways to lay its rows.
    stop : asked between styles; the densest are laid first, so that there is one to work with.

    Returns
    -------
    The comfortable ones by generosity, then the others by room; one without a block where no row
    fits, for what is pinned.

    Notes
    -----
    A hall that is tight even with the narrowest aisles is laid with deeper bands as well, where
    stands two cells deep can fill them, and without a main aisle; one that is not gets wider
    aisles instead.
    """
    found = densest(grounds)
    if not found:
        return [Skeleton(grounds[0], Style(), [], [])]
    if stop():
        return found
    if min(fill(task, skeleton) for skeleton in found) > COMFORTABLE_FILL:
        narrow = _without_main(sorted(found, key=lambda s: -s.cells)[:MAX_NARROW])
        found = _different([*found, *_deepened(task, found), *narrow, *_deepened(task, narrow)])
    else:
        for extra, skeleton in itertools.product(WIDER_STEPS, tuple(found)):
            if stop():
                break
            found += _laid([(skeleton.ground, replace(skeleton.style, extra_steps=extra))])
    rated: list[tuple[tuple[object, ...], int, Skeleton]] = []
    for skeleton in found:
        share, style = fill(task, skeleton), skeleton.style
        mains = sum(strip.main for strip in skeleton.strips)
        calm = (-mains, -style.extra_steps, style.side_rows, style.wall_rows, share)
        # Where everybody seems to fit, the main aisle stays; where not, whatever holds most.
        dense = (share > 1.0, share <= 1.0 and not style.main, share)
        tight = share > COMFORTABLE_FILL
        rated.append(((tight, dense if tight else calm), len(rated), skeleton))
    return [skeleton for _, _, skeleton in sorted(rated, key=lambda r: r[:2])]


def _different(found: Sequence[Skeleton]) -> list[Skeleton]:
    """Leave out skeletons that came out like one before them."""
    seen: dict[tuple[object, ...], Skeleton] = {}
    for skeleton in found:
        blocks = ((block.u0, block.v0, block.rows, block.columns) for block in skeleton.blocks)
        seen.setdefault((skeleton.ground.quarter, *blocks), skeleton)
    return list(seen.values())


def _laid(styles: Iterable[tuple[Ground, Style]]) -> list[Skeleton]:
    """Lay some styles, those that hold anything, and lead past their columns."""
    found = []
    for ground, style in styles:
        skeleton = lay(ground, style)
        if skeleton is not None and skeleton.blocks:
            lead_past_columns(skeleton)
            found.append(skeleton)
    return found


def _deepened(task: Task, tight: Sequence[Skeleton]) -> list[Skeleton]:
    """Lay bands of three and four rows as well, as many as stands two cells deep can fill."""
    wanting = [*task.requests, *task.banded.values()]
    behind = sum(request.inner_cells(task.module_mm) for request in wanting)
    found: list[Skeleton] = []
    for skeleton in sorted(tight, key=lambda s: -s.cells)[:MAX_DEEPENED]:
        for share in INNER_SHARES:
            inner = int(share * behind * skeleton.band_rows / max(skeleton.cells, 1))
            if inner:
                found += _laid([(skeleton.ground, replace(skeleton.style, inner_rows=inner))])
    return found


def fill(task: Task, skeleton: Skeleton) -> float:
    """Give the share of a skeleton's cells that demand takes; above 1 it cannot hold it."""
    task = task.in_bands(skeleton)
    needed = needed_cells(task.requests, task.module_mm, task.limits)
    deep = [request for request in task.requests if request.across(task.module_mm) > 1]
    needed_deep = needed_cells(deep, task.module_mm, task.limits)
    behind = sum(request.inner_cells(task.module_mm) for request in task.requests)
    aisle = skeleton.ground.aisle
    around = sum((i.width + aisle) * (i.depth + aisle * i.island) for i in task.items)
    stamped = around * ISLAND_SHARE / skeleton.ground.pitch**2
    idle = max(0, skeleton.inner_cells - behind)
    return max(
        needed / max(skeleton.cells - idle - stamped, 1.0),
        needed_deep / max(skeleton.deep_cells - stamped, 1.0),
    )
