"""From a placement to a layout: booths with open edges, areas, aisles, zones; no holes left."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from layouts.area import Area
from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaKind, AreaRequest
from layouts.layout import Layout
from venue.text import Text

from .aisles import aisles_of
from .assign import Seat
from .ground import Ground, Rect, rect_of
from .judge import Stand, judge
from .outline import ZonePiece, zones_of
from .pavilion import furnish
from .placement import Placement, cells_of, member_rects
from .spots import Mask
from .task import Task

LOUNGE_COLUMNS = 2
"""Empty columns that make a lounge; fewer make room for storage."""

NAMES = {
    AreaKind.LOUNGE: Text(ko="휴게 공간", en="Lounge"),
    AreaKind.STORAGE: Text(ko="창고", en="Storage"),
    AreaKind.SERVICE: Text(ko="서비스 구역", en="Service"),
}
"""Names of the areas that leftover cells become."""


@dataclass(frozen=True)
class Finished:
    """A hall's layout, who stands in which booth, and who had to go after all."""

    layout: Layout
    allotted: Mapping[str, str]
    dropped: tuple[str, ...]


def finish(
    task: Task,
    placement: Placement,
    seats: Sequence[Seat],
    exhibitors: Mapping[str, Exhibitor],
    areas: Mapping[str, AreaRequest],
) -> Finished:
    """Make the layout of a hall.

    Parameters
    ----------
    task, placement, seats : what was asked, where it went, and who sits where.
    exhibitors, areas : the brief's; exhibitors by id, areas by `area_key`.
    """
    ground = placement.skeleton.ground
    stands = [
        *_pinned(task, ground),
        *_stamped(placement, exhibitors, task.before.fast),
        *_seated(placement, seats, exhibitors),
    ]
    fixed = _asked_areas(placement, areas)
    judged = judge(task.hall, task.limits, stands, fixed, _leftovers(placement))
    kept, floor = judged.stands, judged.floor
    booths = tuple(
        Booth(
            **stand.footprint.model_dump(),
            id=f"{task.hall.id}-b{index + 1}",
            open_edges=floor.sides(stand.footprint),
            zone=stand.exhibitor.zone,
            build=stand.exhibitor.build,
            height_mm=stand.exhibitor.height_mm,
            perimeter=stand.wall,
            pinned=stand.pinned,
        )
        for index, stand in enumerate(kept)
    )
    grounds = [ZonePiece(stand.exhibitor.zone, rect) for stand in kept for rect in stand.pieces]
    layout = Layout(
        booths=booths,
        aisles=aisles_of(ground, placement.skeleton.strips, booths, floor),
        zones=zones_of(placement, grounds),
        areas=(*fixed, *judged.areas),
        pods=tuple(
            pod
            for booth, stand in zip(booths, kept, strict=True)
            for pod in furnish(
                booth, task.members.get(stand.exhibitor.id, ()), task.limits, task.module_mm
            )
        ),
    )
    pairs = zip(booths, kept, strict=True)
    return Finished(layout, {b.id: s.exhibitor.id for b, s in pairs}, judged.dropped)


def _pinned(task: Task, ground: Ground) -> Iterable[Stand]:
    """Give the pinned booths."""
    for pin in task.pinned:
        around = rect_of(ground.turn_in(pin.footprint.shape))
        yield Stand(pin.exhibitor, pin.footprint, around, pinned=True)


def _stamped(
    placement: Placement, exhibitors: Mapping[str, Exhibitor], locked: Collection[str]
) -> Iterable[Stand]:
    """Give the deep islands, and what stays off the rows; who is locked stays in any case."""
    for stamp in placement.stamps:
        if stamp.item.key in exhibitors:
            footprint = placement.skeleton.ground.footprint(stamp.rect)
            who = exhibitors[stamp.item.key]
            yield Stand(who, footprint, stamp.rect, pinned=who.id in locked)


def _seated(
    placement: Placement, seats: Sequence[Seat], exhibitors: Mapping[str, Exhibitor]
) -> Iterable[Stand]:
    """Give the booths of the cover; those that must be side by side share a seat."""
    skeleton = placement.skeleton
    for seat in seats:
        wall = skeleton.blocks[seat.taken.spot.block].wall
        for key, rect, notch in member_rects(skeleton, seat.taken, seat.request):
            place = skeleton.ground.footprint(rect, notch)
            yield Stand(exhibitors[key], place, rect, wall, notch=notch)


def _asked_areas(placement: Placement, areas: Mapping[str, AreaRequest]) -> list[Area]:
    """Give the stages and lounges the brief asked for."""
    ground = placement.skeleton.ground
    return [
        Area(
            **ground.footprint(stamp.rect).model_dump(),
            id=areas[stamp.item.key].id,
            kind=areas[stamp.item.key].kind,
            name=areas[stamp.item.key].name,
            walkable=areas[stamp.item.key].walkable,
            request=areas[stamp.item.key].id,
        )
        for stamp in placement.stamps
        if stamp.item.key in areas
    ]


def _leftovers(placement: Placement) -> list[Area]:
    """Name the cells nobody took: lounges where a whole end of a block is free, else storage."""
    skeleton = placement.skeleton
    found: list[tuple[AreaKind, Rect]] = []
    for block, marks in zip(skeleton.blocks, cells_of(placement), strict=True):
        empty = block.usable & ~marks
        whole: Mask = np.asarray(empty.all(axis=0))
        for first, last in _runs(whole):
            roomy = last - first >= LOUNGE_COLUMNS and block.rows > 1
            kind = AreaKind.LOUNGE if roomy else AreaKind.STORAGE
            found.append((kind, block.rect(0, first, block.rows, last - first)))
        for row in range(block.rows):
            for first, last in _runs(empty[row] & ~whole):
                found.append((AreaKind.STORAGE, block.rect(row, first, 1, last - first)))
        found += [
            (AreaKind.SERVICE, rect)
            for rect in _column_cells(block.boxes.tolist(), block.usable, skeleton.ground.solids)
            if _is_idle(placement, rect)
        ]
    hall = skeleton.ground.hall.id
    return [
        Area(
            **skeleton.ground.footprint(rect.grown(-skeleton.ground.rounding / 2)).model_dump(),
            id=f"{hall}-{kind.value}-{index + 1}",
            kind=kind,
            name=NAMES[kind],
        )
        for index, (kind, rect) in enumerate(found)
    ]


def _is_idle(placement: Placement, rect: Rect) -> bool:
    """Tell whether nothing stands on a rectangle and nothing wants it kept free."""
    if any(rect.meets(stamp.rect) for stamp in placement.stamps):
        return False
    inner = rect.grown(-1).shape
    return not shapely.intersects(placement.skeleton.ground.reserved, inner)


def _column_cells(
    boxes: Sequence[Sequence[float]],
    usable: Mask,
    solids: Sequence[Rect],
) -> list[Rect]:
    """Give the unusable cells of a block that a column inside the block takes."""
    block = Rect(boxes[0][0], boxes[0][1], boxes[-1][2], boxes[-1][3])
    inside = [solid for solid in solids if block.holds(solid)]
    cells = (Rect(*box) for box, free in zip(boxes, usable.ravel(), strict=True) if not free)
    return [cell for cell in cells if any(cell.meets(solid) for solid in inside)]


def _runs(mask: Mask) -> list[tuple[int, int]]:
    """List the runs of true values as (first, one past the last)."""
    padded = np.concatenate([[False], mask, [False]])
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
