"""Which skeletons a hall could have, and in what order they are worth trying."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from layouts.brief.limits import Limits
from venue.hall import Hall

from .ground import Ground, main_axis_deg
from .line import Line
from .past_columns import lead_past_columns
from .requests import Pinned
from .skeleton import Skeleton, Style, lay
from .stop import Stop
from .task import ISLAND_SHARE, Task, needed_cells

COMFORTABLE_FILL = 0.90
"""Share of the cells that demand may take before a skeleton counts as tight."""

DEEPENED_FILL = 1.03
"""Deeper bands hold about an eighth more: beyond this share they are no more comfortable."""

MAX_BROAD = 2
"""Skeletons with boulevards that are laid in variants, the roomiest; the best of them is tried."""

MAX_DEEPENED = 2
"""Styles laid again with deeper bands: the densest ones."""

MAX_NARROW = 4
"""Styles laid again without a main aisle: the densest ones."""

INNER_SHARES = (0.6, 0.9, 1.3)
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


def densest(
    grounds: Sequence[Ground], boulevards: int = 0, known: Laid = _NOTHING
) -> list[Skeleton]:
    """Lay the styles with the narrowest aisles, with and without rows on the walls.

    Rows on the side walls would close the ends of boulevards: with those they are not laid.

    Parameters
    ----------
    grounds : both ways to lay a hall's rows.
    boulevards : main aisles that are widened.
    known : skeletons that need not be laid again.
    """
    flags = itertools.product((True, False), (False,) if boulevards else (True, False), grounds)
    styles = (
        (ground, Style(ground.quarter, wall, side, boulevards=boulevards))
        for wall, side, ground in flags
    )
    return _laid(styles, known)


def most_cells(grounds: Sequence[Ground]) -> int:
    """Count the cells of the denser way to lay the rows of a hall, with rows on its walls."""
    styles = ((ground, Style(ground.quarter, wall_rows=True)) for ground in grounds)
    return max((skeleton.cells for skeleton in _laid(styles, _NOTHING)), default=0)


def _without_main(tight: Sequence[Skeleton], known: Laid) -> list[Skeleton]:
    """Lay skeletons again with no aisle wider than it must be."""
    styles = ((skeleton.ground, replace(skeleton.style, main=False)) for skeleton in tight)
    return _laid(styles, known)


def in_order(
    task: Task, grounds: Sequence[Ground], stop: Stop, known: Sequence[Skeleton] = ()
) -> Iterator[Skeleton]:
    """Lay the skeletons worth trying for what a hall is to hold.

    Parameters
    ----------
    task, grounds : the hall with what it is to hold, and both ways to lay its rows.
    stop : asked between styles; the densest are laid first, so that there is one to work with.
    known : skeletons of the same grounds that need not be laid again.

    Yields
    ------
    The comfortable ones by generosity, then the others by room; before them, in a large floor,
    those that stay comfortable with boulevards, two before one. One without a block where no row
    fits, for what is pinned.

    Notes
    -----
    A hall that is tight even with the narrowest aisles is laid with deeper bands as well, where
    stands two cells deep can fill them, and without a main aisle; one that is not gets wider
    aisles instead.
    """
    laid = {skeleton.style: skeleton for skeleton in known if skeleton.blocks}
    for boulevards in range(_most_boulevards(grounds), 0, -1):
        if stop():
            break
        broad = densest(grounds, boulevards, laid)
        if broad and min(fill(task, skeleton) for skeleton in broad) <= DEEPENED_FILL:
            roomiest = sorted(broad, key=lambda skeleton: fill(task, skeleton))[:MAX_BROAD]
            variants = _in_order(task, roomiest, stop, INNER_SHARES[1::2], laid)
            comfortable = (s for s in variants if fill(task, s) <= COMFORTABLE_FILL)
            yield from itertools.islice(comfortable, 1)
    narrowest = densest(grounds, known=laid)
    yield from _in_order(task, narrowest, stop, INNER_SHARES, laid)
    if not narrowest:
        yield Skeleton(grounds[0], Style(), [], [])


def _most_boulevards(grounds: Sequence[Ground]) -> int:
    """Count the boulevards that a floor may have: one along, one across, none in a small one."""
    lines = [Line(grounds[0], along_u=along_u) for along_u in (True, False)]
    return max((line.boulevard_rank for line in lines if line.boulevard is not None), default=0)


def _in_order(
    task: Task, densest: Sequence[Skeleton], stop: Stop, shares: Sequence[float], known: Laid
) -> Iterator[Skeleton]:
    """Lay variants of the densest skeletons; give all, the comfortable ones by generosity first.

    Variants that come later in any case are not laid before they are asked for.
    """
    found = list(densest)
    if not found or stop():
        yield from found
        return
    if min(fill(task, skeleton) for skeleton in found) > COMFORTABLE_FILL:
        yield from _tight(task, found, shares, known)
        return
    for extra, skeleton in itertools.product(WIDER_STEPS, tuple(found)):
        if stop():
            break
        wider = replace(skeleton.style, extra_steps=extra)
        found += _laid([(skeleton.ground, wider)], known)
    yield from _ranked(task, found)


def _tight(
    task: Task, densest: Sequence[Skeleton], shares: Sequence[float], known: Laid
) -> Iterator[Skeleton]:
    """Lay a tight hall with deeper bands, without a main aisle, and with both, step by step.

    After each step those are given that are ranked before whatever the next steps can lay.
    """
    found: list[Skeleton] = []
    given = 0
    steps: tuple[tuple[int, Callable[[], Sequence[Skeleton]]], ...] = (
        (3, lambda: densest),
        (2, lambda: _deepened(task, densest, shares, known)),
        (0, lambda: _narrowed(task, densest, shares, known)),
    )
    for kept, step in steps:
        found = _different([*found, *step()])
        ranked = [(_rank(task, skeleton), skeleton) for skeleton in found]
        ranked.sort(key=itemgetter(0))
        sure = [skeleton for rank, skeleton in ranked if not any(rank[:kept])]
        yield from sure[given:]
        given = len(sure)


def _narrowed(
    task: Task, densest: Sequence[Skeleton], shares: Sequence[float], known: Laid
) -> list[Skeleton]:
    """Lay the roomiest without a main aisle; those with boulevards keep it."""
    roomiest = [] if densest[0].style.boulevards else _roomiest(densest, MAX_NARROW)
    narrow = _without_main(roomiest, known)
    return [*narrow, *_deepened(task, narrow, shares, known)]


def _ranked(task: Task, found: Sequence[Skeleton]) -> list[Skeleton]:
    """Give skeletons in the order in which they are tried."""
    ranked = [(_rank(task, skeleton), skeleton) for skeleton in found]
    return [skeleton for _, skeleton in sorted(ranked, key=itemgetter(0))]


def _rank(task: Task, skeleton: Skeleton) -> tuple[object, ...]:
    """Rank a skeleton: the lowest is tried first.

    Where everybody seems to fit, the main aisle and rows in pairs are kept before aisles are kept
    wide; where not, whatever holds most comes first.
    """
    share, style = fill(task, skeleton), skeleton.style
    if share > 1.0:
        return (True, True, True, share)
    mains = sum(strip.main for strip in skeleton.strips)
    calm = (-mains, -style.extra_steps, style.side_rows, style.wall_rows, share)
    tight = share > COMFORTABLE_FILL
    return (False, not style.main, style.inner_rows > 0, tight, (share,) if tight else calm)


def _roomiest(found: Sequence[Skeleton], most: int) -> list[Skeleton]:
    """Give the skeletons with most cells."""
    return sorted(found, key=lambda skeleton: -skeleton.cells)[:most]


def _different(found: Sequence[Skeleton]) -> list[Skeleton]:
    """Leave out skeletons that came out like one before them."""
    seen: dict[tuple[object, ...], Skeleton] = {}
    for skeleton in found:
        blocks = ((block.u0, block.v0, block.rows, block.columns) for block in skeleton.blocks)
        seen.setdefault((skeleton.ground.quarter, *blocks), skeleton)
    return list(seen.values())


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


def _deepened(
    task: Task, tight: Sequence[Skeleton], shares: Sequence[float], known: Laid
) -> list[Skeleton]:
    """Lay bands of three and four rows as well, as many as stands two cells deep can fill."""
    wanting = [*task.requests, *task.banded.values()]
    behind = sum(request.inner_cells(task.module_mm) for request in wanting)
    found: list[Skeleton] = []
    for skeleton in _roomiest(tight, MAX_DEEPENED):
        for share in shares:
            inner = int(share * behind * skeleton.band_rows / max(skeleton.cells, 1))
            if inner:
                deeper = replace(skeleton.style, inner_rows=inner)
                found += _laid([(skeleton.ground, deeper)], known)
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
