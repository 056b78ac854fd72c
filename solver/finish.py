"""From a placement to a layout: booths with open edges, areas, aisles, zones; no holes left."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from .skeleton import Block
from .spots import Mask
from .task import Task

ROOMY_CELLS = 2
"""Free cells both ways that make a seating area beside an aisle; less is room for storage."""

NAMES = {
    AreaKind.PLAZA: Text(ko="광장 {n}", en="Plaza {n}"),
    AreaKind.REST: Text(ko="쉼터 {n}", en="Rest area {n}"),
    AreaKind.LOUNGE: Text(ko="휴게 공간 {n}", en="Seating area {n}"),
    AreaKind.STORAGE: Text(ko="창고 {n}", en="Storage {n}"),
    AreaKind.SERVICE: Text(ko="서비스 구역 {n}", en="Service {n}"),
}
"""Names of the areas nobody asked for, with their number in the hall."""


Cell = tuple[int, int]
"""Row and column of a block."""


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
        *_stamped(placement, exhibitors, {pin.exhibitor.id for pin in task.pinned}),
        *_seated(placement, seats, exhibitors),
    ]
    fixed = [*_asked_areas(placement, areas), *_rests(placement)]
    judged = judge(task.hall, task.limits, stands, fixed, _leftovers(placement))
    kept, floor = judged.stands, judged.floor
    sides = floor.sides_of([stand.footprint for stand in kept])
    booths = tuple(
        Booth(
            **stand.footprint.model_dump(),
            id=f"{task.hall.id}-b{index + 1}",
            open_edges=sides[index],
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
    placement: Placement, exhibitors: Mapping[str, Exhibitor], pinned: Collection[str]
) -> Iterable[Stand]:
    """Give the deep islands, and what stays off the rows without being pinned."""
    for stamp in placement.stamps:
        if stamp.item.key in exhibitors.keys() - pinned:
            footprint = placement.skeleton.ground.footprint(stamp.rect)
            yield Stand(exhibitors[stamp.item.key], footprint, stamp.rect)


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


def _rests(placement: Placement) -> Iterator[Area]:
    """Give the places to rest that nobody asked for, numbered along the rows."""
    ground = placement.skeleton.ground
    for index, rest in enumerate(sorted(placement.rests, key=lambda rest: rest.rect.centre), 1):
        yield Area(
            **ground.footprint(rest.rect.grown(-ground.rounding / 2)).model_dump(),
            id=f"{ground.hall.id}-{rest.kind.value}-{index}",
            kind=rest.kind,
            name=NAMES[rest.kind].fill(n=index),
            walkable=True,
        )


def _leftovers(placement: Placement) -> list[Area]:
    """Name the cells nobody took: seats where people come to them from an aisle, else storage."""
    skeleton = placement.skeleton
    found: list[tuple[AreaKind, Rect]] = []
    for block, marks in zip(skeleton.blocks, cells_of(placement), strict=True):
        for first, last in _rectangles(block.usable & ~marks):
            kind = AreaKind.LOUNGE if _is_roomy(block, first, last) else AreaKind.STORAGE
            rows, columns = last[0] - first[0], last[1] - first[1]
            found.append((kind, block.rect(*first, rows, columns)))
        found += [
            (AreaKind.SERVICE, rect)
            for rect in _column_cells(block.boxes.tolist(), block.usable, skeleton.ground.solids)
            if _is_idle(placement, rect)
        ]
    hall, count = skeleton.ground.hall.id, Counter[AreaKind]()
    areas = []
    for kind, rect in found:
        count[kind] += 1
        place = skeleton.ground.footprint(rect.grown(-skeleton.ground.rounding / 2))
        areas.append(
            Area(
                **place.model_dump(),
                id=f"{hall}-{kind.value}-{count[kind]}",
                kind=kind,
                name=NAMES[kind].fill(n=count[kind]),
            )
        )
    return areas


def _rectangles(free: Mask) -> Iterator[tuple[Cell, Cell]]:
    """Cut free cells into rectangles, the largest first: first cell, one past the last."""
    left = free.copy()
    while left.any():
        rows, columns = left.shape
        # How far each cell's run of free cells reaches along its row.
        reach = np.zeros((rows, columns + 1), dtype=int)
        for column in reversed(range(columns)):
            reach[:, column] = np.where(left[:, column], reach[:, column + 1] + 1, 0)
        options = (
            (depth * int(reach[row : row + depth, column].min()), row, column, depth)
            for row, column in np.argwhere(left).tolist()
            for depth in range(1, rows - row + 1)
        )
        size, row, column, depth = max(options, key=lambda o: (o[0], -o[1], -o[2], o[3]))
        last = (row + depth, column + size // depth)
        left[row : last[0], column : last[1]] = False
        yield (row, column), last


def _is_roomy(block: Block, first: Cell, last: Cell) -> bool:
    """Tell whether some cells are room for seats that an aisle, not a wall, lies beside."""
    rim = first[0] == 0 or first[1] == 0 or last[0] == block.rows or last[1] == block.columns
    large = all(b - a >= ROOMY_CELLS for a, b in zip(first, last, strict=True))
    return large and rim and not block.wall


def _is_idle(placement: Placement, rect: Rect) -> bool:
    """Tell whether nothing stands on a rectangle and nothing wants it kept free."""
    taken = [place.rect for places in (placement.stamps, placement.rests) for place in places]
    if any(rect.meets(other) for other in taken):
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
