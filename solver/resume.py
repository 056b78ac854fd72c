"""From an earlier plan to a start: which of its booths a skeleton holds where they stood."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from scipy.spatial import KDTree

from layouts.booth import Booth, Footprint

from .before import is_same, serves
from .contiguous import Labels
from .cover import Taken
from .ground import SAME_MM, Ground, Rect, covered, rect_of
from .legal import OpenFloor, open_floor_of
from .lot import BAND_CELLS, Request, lots_of
from .placement import Placement, choices_of, member_rects
from .skeleton import Skeleton
from .spots import Place, Spot
from .stamp import Item
from .task import Task


@dataclass(frozen=True)
class Stood:
    """Where requests stood, in a ground's frame, and the place of its skeleton that this is."""

    rects: Mapping[str, Rect]
    places: Mapping[str, Place]


def stood_on(task: Task, skeleton: Skeleton) -> Stood:
    """Find the earlier booths of a task's requests on a skeleton.

    Parameters
    ----------
    task : what the hall is to hold and what stood in it.
    skeleton : its cells need not be free.
    """
    ground = skeleton.ground
    rects = {
        request.key: rect
        for request in task.requests
        if (rect := _around(request, task, ground)) is not None
    }
    wholes = np.array([(b.u0, b.v0, b.whole.u1, b.whole.v1) for b in skeleton.blocks]).reshape(
        -1, 4
    )
    places = {}
    for request in task.requests:
        rect = rects.get(request.key)
        if rect is None:
            continue
        inside = (wholes[:, :2] <= np.array((rect.u0, rect.v0)) + SAME_MM).all(axis=1)
        inside &= (wholes[:, 2:] >= np.array((rect.u1, rect.v1)) - SAME_MM).all(axis=1)
        for number in np.flatnonzero(inside).tolist():
            place = _place(request, rect, task, skeleton, number)
            if place is not None:
                places[request.key] = place
                break
    return Stood(rects, places)


def _around(request: Request, task: Task, ground: Ground) -> Rect | None:
    """Give the rectangle around the earlier booths of a request; None where one has none."""
    booths = [task.before.booths.get(key) for key, _ in request.members]
    rects = [rect_of(ground.turn_in(booth.shape)) for booth in booths if booth is not None]
    if not rects or len(rects) < len(booths):
        return None
    return Rect(
        min(r.u0 for r in rects),
        min(r.v0 for r in rects),
        max(r.u1 for r in rects),
        max(r.v1 for r in rects),
    )


def _place(
    request: Request, rect: Rect, task: Task, skeleton: Skeleton, number: int
) -> Place | None:
    """Give the place of a block that is where a request stood, to the millimetre."""
    block, ground = skeleton.blocks[number], skeleton.ground
    (lot,) = lots_of([request])
    along, across = (rect.depth, rect.width) if block.upright else (rect.width, rect.depth)
    low, high = (rect.u0, rect.u1) if block.upright else (rect.v0, rect.v1)
    start, first = (block.v0, block.u0) if block.upright else (block.u0, block.v0)
    column = int(((rect.v0 if block.upright else rect.u0) - start + SAME_MM) // block.pitch)
    slack = SAME_MM + ground.rounding * len(request.members)
    for shape in lot.ways(ground.pitch, width_along=ground.quarter == block.upright):
        if max(abs(shape.along_mm - along), abs(shape.across_mm - across)) > slack:
            continue
        # A stand is flush with the front or with the back of its block.
        front = int((low - first + SAME_MM) // block.pitch)
        back = -int((first - high + SAME_MM) // block.pitch) - shape.across
        for row in dict.fromkeys((front, back)):
            fits = 0 <= row <= block.rows - shape.across
            if not fits or not 0 <= column <= block.columns - shape.along:
                continue
            taken = Taken(lot, Spot(number, row, column, shape, 0))
            if all(
                is_same(ground.footprint(part, notch), task.before.booths[key])
                for key, part, notch in member_rects(skeleton, taken, request)
            ):
                return number, row, column, shape
    return None


def same_as_before(task: Task) -> list[Request]:
    """List the requests that stood in the hall by the size they still ask for."""
    booths = task.before.booths
    return [
        r
        for r in task.requests
        if all(key in booths for key, _ in r.members)
        and (len(r.members) > 1 or serves(booths[r.key], r.shapes, r.cut, turn=r.turn))
    ]


def as_before(task: Task) -> Task:
    """Give a task that asks for what stood in the hall: the rows of an earlier plan were laid so.

    Whom the brief does not ask for as it stood is asked for by the size of its booth.
    """
    before, module = task.before, task.module_mm
    requests = same_as_before(task)
    items = [item for item in task.items if before.place_of(item.key) is not None]
    known = {key for r in requests for key, _ in r.members} | {item.key for item in items}
    known |= {pin.exhibitor.id for pin in task.pinned}
    for key, booth in before.booths.items():
        if key in known:
            continue
        width, depth = booth.width_mm, booth.depth_mm
        if math.ceil(min(width, depth) / module) > BAND_CELLS:
            items.append(Item(key, width, depth, island=True))
        else:
            sides = max(1, len(booth.open_edges))
            requests.append(
                Request(
                    key,
                    booth.zone or "",
                    ((width, depth),),
                    turn=True,
                    sides=sides,
                    priority=0,
                    members=((key, width),),
                )
            )
    return replace(task, requests=tuple(requests), items=tuple(items))


def fast_items(task: Task, skeleton: Skeleton) -> list[Item]:
    """Give what stays where it stood although the skeleton has no place for it there.

    Parameters
    ----------
    task : what the hall is to hold and what stood in it.
    skeleton : where it is to stand now.

    Returns
    -------
    Items in the ground's frame that keep their floor and the aisles before their open sides: the
    locked booths that are no pins of the ground, and the booths off its rows that would be legal
    if everybody stood as before.
    """
    ground, booths = skeleton.ground, task.before.booths
    locked = [
        pin.exhibitor.id
        for pin in task.pinned
        if pin.exhibitor.id in task.before.fast and pin.footprint.shape not in ground.pins
    ]
    places = stood_on(task, skeleton).places
    loose = {
        request.key: booths[request.key]
        for request in same_as_before(task)
        if request.key in booths
        and request.key not in places
        and is_square(booths[request.key], ground)
    }
    if not locked and not loose:
        return []
    keys = {key for r in task.requests for key, _ in r.members} | {*locked}
    keys |= {item.key for item in task.items} | {pin.exhibitor.id for pin in task.pinned}
    footprints = {key: place for key in sorted(keys) if (place := task.before.place_of(key))}
    shapes = [place.shape for place in footprints.values()]
    floor = open_floor_of(ground.hall, task.limits, shapes)
    tree = shapely.STRtree([shape.buffer(-SAME_MM) for shape in shapes])
    rects = [ground.turn_in(booth.shape).bounds for booth in loose.values()]
    inside = covered(ground.by_the_wall, np.array(rects).reshape(-1, 4))
    legal = [
        key
        for (key, booth), free in zip(loose.items(), inside, strict=True)
        if free and floor.sides(booth) and len(tree.query(booth.shape, "intersects")) == 1
    ]
    return [_fast(key, booths[key], floor, ground) for key in (*locked, *legal)]


def _fast(key: str, booth: Booth, floor: OpenFloor, ground: Ground) -> Item:
    """Give the item of a booth that stays."""
    rect = rect_of(ground.turn_in(booth.shape))
    aisles = [booth.strip(side, ground.aisle) for side in floor.sides(booth)]
    keeps = (rect, *(rect_of(ground.turn_in(aisle)) for aisle in aisles))
    return Item(key, rect.width, rect.depth, island=False, stood=rect, keeps=keeps)


def is_square(booth: Footprint, ground: Ground) -> bool:
    """Tell whether a booth is a rectangle that lies along a ground's rows or across them."""
    shape = ground.turn_in(booth.shape)
    return bool(shapely.hausdorff_distance(shape, rect_of(shape).shape) <= SAME_MM)


def kept_spots(placement: Placement) -> list[Taken]:
    """Take the spots where requests of a placement stood, as far as they are free.

    Parameters
    ----------
    placement : the hall with its zones; it stays as it is.

    Notes
    -----
    First every request takes its cells, the largest first. Then each takes the gaps that its open
    sides need, where nobody stands; two may share one.
    """
    back = [request for request in placement.asked if request.key in placement.stood]
    options: dict[tuple[tuple[object, ...], Place], list[Spot]] = defaultdict(list)
    for lot, spots in choices_of(placement, back, placement.skeleton.blocks, astray=True):
        for spot in spots:
            if spot.stood:
                options[lot.key, spot.place].append(spot)
    free = [block.usable.copy() for block in placement.skeleton.blocks]
    settled = []
    for request in sorted(back, key=lambda r: (-r.area, r.key)):
        spots = options[request.kind, placement.stood[request.key]]
        if spots and all(free[spots[0].block][cell] for cell in spots[0].cells):
            settled.append((request, spots))
            for cell in spots[0].cells:
                free[spots[0].block][cell] = False
    whole = {lot.key: lot for lot in lots_of(placement.asked)}
    taken = []
    for request, spots in settled:
        able = [spot for spot in spots if free[spot.block][:, list(spot.gaps)].all()]
        wish = request.sides
        best = min(able, key=lambda s: (max(0, wish - s.sides), len(s.gaps), s.gaps))
        taken.append(Taken(whole[request.kind], best))
    return taken


def labels_about(placement: Placement, kept: Sequence[Taken]) -> Labels:
    """Give the zones of the columns of a hall in which some spots are taken already.

    Parameters
    ----------
    placement : the hall; its labels tell where zones are to lie of which nothing stands yet.
    kept : the spots; of two in one column the larger says whose it is.

    Returns
    -------
    Labels by which a column without a stand belongs to the zone of the nearest one with a stand.
    """
    labels = [np.full(len(zones), None, dtype=object) for zones in placement.labels]
    for taken in sorted(kept, key=lambda t: -t.lot.area_m2):
        spot = taken.spot
        span = labels[spot.block][spot.column : spot.column + spot.shape.along]
        span[[zone is None for zone in span]] = taken.lot.zone
    blocks = placement.skeleton.blocks
    at = [block.middles for block in blocks]
    owned = [np.array([zone is not None for zone in mine]) for mine in labels]
    if not any(mask.any() for mask in owned):
        return placement.labels
    homes = KDTree(np.concatenate([here[mask] for here, mask in zip(at, owned, strict=True)]))
    zones = np.concatenate([mine[mask] for mine, mask in zip(labels, owned, strict=True)])
    known = {taken.lot.zone for taken in kept}
    for mine, here, mask, drawn in zip(labels, at, owned, placement.labels, strict=True):
        near = zones[homes.query(here)[1]]
        for column in np.flatnonzero(~mask).tolist():
            fresh = drawn[column] is not None and drawn[column] not in known
            mine[column] = drawn[column] if fresh else near[column]
    return labels
