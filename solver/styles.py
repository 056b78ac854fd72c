"""Which skeletons a hall could have, and in what order they are worth trying."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
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

MAX_DEEPENED = 4
"""Styles laid again with deeper bands: the densest ones."""

INNER_SHARES = (0.6, 0.9, 1.2, 1.5)
"""Cells between two rows, of the stands that could reach over them."""

WIDER_STEPS = (1, 2, 3)
"""Aisles wider than asked by so many lattice steps."""


Laid = Mapping[Style, Skeleton]
"""Skeletons by style; a style tells which of two grounds it is on."""

_NOTHING: Laid = {}


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


def densest(grounds: Sequence[Ground], known: Laid = _NOTHING) -> list[Skeleton]:
    """Lay the styles with the narrowest aisles, with and without rows on the walls.

    Parameters
    ----------
    grounds : both ways to lay a hall's rows.
    known : skeletons that need not be laid again.
    """
    flags = itertools.product((True, False), (True, False), grounds)
    styles = ((ground, Style(ground.quarter, wall, side)) for wall, side, ground in flags)
    return _laid(styles, known)


def in_order(
    task: Task, grounds: Sequence[Ground], stop: Stop, known: Sequence[Skeleton] = ()
) -> list[Skeleton]:
    """Lay the skeletons worth trying for what a hall is to hold.

    Parameters
    ----------
    task, grounds : the hall with what it is to hold, and both ways to lay its rows.
    stop : asked between styles; the densest are laid first, so that there is one to work with.
    known : skeletons of the same grounds that need not be laid again.

    Returns
    -------
    The comfortable ones by generosity, then the others by room.

    Notes
    -----
    A hall that is tight even with the narrowest aisles is laid with deeper bands as well, where
    stands two cells deep can fill them; one that is not gets wider aisles instead.
    """
    laid = {skeleton.style: skeleton for skeleton in known}
    found = densest(grounds, laid)
    if not found or stop():
        return found
    if min(fill(task, skeleton) for skeleton in found) > COMFORTABLE_FILL:
        found += _deepened(task, found, laid)
    else:
        for extra, skeleton in itertools.product(WIDER_STEPS, tuple(found)):
            if stop():
                break
            wider = replace(skeleton.style, extra_steps=extra)
            found += _laid([(skeleton.ground, wider)], laid)
    rated: list[tuple[tuple[object, ...], int, Skeleton]] = []
    for skeleton in found:
        share, style = fill(task, skeleton), skeleton.style
        mains = sum(strip.main for strip in skeleton.strips)
        calm = (-mains, -style.extra_steps, style.side_rows, style.wall_rows, share)
        tight = share > COMFORTABLE_FILL
        rated.append(((tight, (share,) if tight else calm), len(rated), skeleton))
    return [skeleton for _, _, skeleton in sorted(rated, key=lambda r: r[:2])]


def _laid(styles: Iterable[tuple[Ground, Style]], known: Laid) -> list[Skeleton]:
    """Lay some styles, those that hold anything, and lead past their columns."""
    found = []
    for ground, style in styles:
        skeleton = None if style in known else lay(ground, style)
        if style in known:
            found.append(known[style])
        elif skeleton is not None and skeleton.blocks:
            lead_past_columns(skeleton)
            found.append(skeleton)
    return found


def _deepened(task: Task, tight: Sequence[Skeleton], known: Laid) -> list[Skeleton]:
    """Lay bands of three and four rows as well, as many as stands two cells deep can fill."""
    wanting = [*task.requests, *task.banded.values()]
    fronts = sum(request.front_cells(task.module_mm) for request in wanting)
    found: dict[tuple[object, ...], Skeleton] = {}
    for skeleton in sorted(tight, key=lambda s: -s.cells)[:MAX_DEEPENED]:
        for share in INNER_SHARES:
            inner = int(share * fronts * skeleton.band_rows / max(skeleton.cells, 1))
            deeper = replace(skeleton.style, inner_rows=inner)
            for each in _laid([(skeleton.ground, deeper)], known) if inner else ():
                bands = ((block.u0, block.v0, block.rows) for block in each.blocks)
                found.setdefault((each.ground.quarter, *bands), each)
    return list(found.values())


def fill(task: Task, skeleton: Skeleton) -> float:
    """Give the share of a skeleton's cells that demand takes; above 1 it cannot hold it."""
    task = task.in_bands(skeleton)
    needed = needed_cells(task.requests, task.module_mm, task.limits)
    deep = [request for request in task.requests if request.across(task.module_mm) > 1]
    needed_deep = needed_cells(deep, task.module_mm, task.limits)
    fronts = sum(request.front_cells(task.module_mm) for request in task.requests)
    aisle = skeleton.ground.aisle
    around = sum((i.width + aisle) * (i.depth + aisle * i.island) for i in task.items)
    stamped = around * ISLAND_SHARE / skeleton.ground.pitch**2
    idle = max(0, skeleton.inner_cells - fronts)
    return max(
        needed / max(skeleton.cells - idle - stamped, 1.0),
        needed_deep / max(skeleton.deep_cells - stamped, 1.0),
    )
