"""One skeleton of one hall: large things stamped, zones laid out, their cells covered."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from .contiguous import Labels
from .cover import Effort, Taken
from .ground import Ground, Rect, rect_of
from .lot import BAND_CELLS
from .placement import Placement, cover_all, insert, rect_of_spot, without
from .repair import faulty
from .resting import Rest, rests_on
from .resume import fast_items, kept_spots, labels_about, stood_on
from .skeleton import Skeleton
from .stamp import Item, Stamp, stamp
from .styles import COMFORTABLE_FILL, fill
from .task import Task, needed_cells
from .zoning import Demand, centres_of, share_columns

PIN_PULL = 10.0
"""A pinned booth cannot come to its zone: it draws the zone to it as if it were so much larger."""

PLAZA_FILL = 0.93
"""Share of the cells that demand may take when plazas have taken theirs."""


def attempt(
    task: Task, skeleton: Skeleton, effort: Callable[[], Effort], *, resume: bool = False
) -> Placement:
    """Stamp, zone and cover one skeleton; what is left over may then stand outside its zone.

    Parameters
    ----------
    task : what the hall is to hold.
    skeleton : its cells are taken; hand over a copy.
    effort : asked before each cover how hard it may be tried.
    resume : leave what stood in an earlier plan where it stood, and cover the rest around it.
    """
    task, ground = task.in_bands(skeleton), skeleton.ground
    fast = fast_items(task, skeleton) if resume else []
    task = task.without({item.key for item in fast})
    stood = stood_on(task, skeleton)
    # Zones are laid out roughly first, so that their islands can be stamped in their middle.
    rough = share_columns(skeleton, _demands(task, ground, (), islands=True))
    centres = centres_of(skeleton, rough)
    items = [_turned_in(item, task, ground) for item in task.items]
    items = [
        replace(i, wanted=centres.get(task.zone_of_item.get(i.key, ""), i.wanted)) for i in items
    ]
    stamps = stamp(skeleton, [*items, *fast], standing=list(stood.rects.values()))
    missed = [item for item in items if item.key not in {s.item.key for s in stamps}]
    gone = [s.rect for s in stamps] + (list(stood.rects.values()) if resume else [])
    rests = _rests(task, skeleton, stamps, gone)
    # In a large floor a zone that started anew would come to lie far from its islands.
    known = centres if ground.is_large else None
    labels = share_columns(skeleton, _demands(task, ground, stamps), known)
    requests = list(task.requests)
    standing = {s.item.key: s.rect for s in stamps}
    for pin in task.pinned:
        standing[pin.exhibitor.id] = rect_of(ground.turn_in(pin.footprint.shape))
    placement = Placement(
        skeleton,
        stamps,
        taken=[],
        labels=labels,
        asked=requests,
        left=requests,
        missed=missed,
        standing=standing,
        before=stood.rects,
        stood=stood.places,
        rests=rests,
    )
    if resume:
        placement = _around_kept(task, placement)
    cover_all(placement, effort(), kept_spots(placement) if resume else ())
    if placement.left:
        insert(placement, effort())
    deep = [taken for taken in placement.taken if taken.spot.shape.across > BAND_CELLS]
    if deep and not resume and (placement.left or faulty(placement)):
        # What is deep stands where the bands are deep; its zone is drawn around it there.
        placement = replace(placement, labels=_labels_around(task, placement, deep))
        cover_all(placement, effort(), deep)
        if placement.left:
            insert(placement, effort())
    return placement


def _around_kept(task: Task, placement: Placement) -> Placement:
    """Draw the zones around what can stay where it stood."""
    kept = kept_spots(placement)
    around = replace(placement, labels=_labels_around(task, placement, kept))
    return replace(around, labels=labels_about(around, kept))


def _rests(
    task: Task, skeleton: Skeleton, stamps: Sequence[Stamp], gone: Sequence[Rect]
) -> tuple[Rest, ...]:
    """Lay places to rest on cells that demand leaves to spare, off what is ``gone``."""
    large = skeleton.ground.is_large
    most = PLAZA_FILL if large else COMFORTABLE_FILL
    share = fill(replace(task, items=()), skeleton)
    asked = [s.rect.centre for s in stamps if s.item.key in task.resting]
    spare = skeleton.cells * (1 - share / most)
    return tuple(rests_on(skeleton, spare, asked, gone))


def _labels_around(task: Task, placement: Placement, deep: Sequence[Taken]) -> Labels:
    """Share the columns out anew when some stands of the cover have their place already."""
    skeleton, ground = placement.skeleton, placement.skeleton.ground
    rest = list(task.requests)
    around: dict[str, list[tuple[Rect, float]]] = defaultdict(list)
    for taken in deep:
        rest.remove(next(r for r in rest if r.kind == taken.lot.key))
        cells = taken.spot.shape.across * taken.spot.shape.along
        around[taken.lot.zone].append((rect_of_spot(skeleton, taken), float(cells)))
    demands = _demands(replace(task, requests=tuple(rest)), ground, placement.stamps)
    free = without(placement, deep)
    return share_columns(
        replace(skeleton, blocks=free),
        [replace(d, placed=(*d.placed, *around[d.zone])) for d in demands],
    )


def _demands(
    task: Task, ground: Ground, stamps: Sequence[Stamp], *, islands: bool = False
) -> list[Demand]:
    """Give each zone's demand in cells, in order of first appearance, with its anchors.

    ``islands`` counts the cells of islands that are not stamped yet as well.
    """
    cell = ground.pitch**2
    zones = dict.fromkeys([r.zone for r in task.requests])
    deep: dict[str, float] = {}
    for item in task.items if islands else ():
        zone = task.zone_of_item.get(item.key)
        if zone is not None:
            zones.setdefault(zone)
            deep[zone] = deep.get(zone, 0.0) + item.width * item.depth / cell
    demands = []
    for zone in zones:
        mine = [r for r in task.requests if r.zone == zone]
        near = task.near.get(zone)
        placed = [
            (s.rect, s.rect.area / cell)
            for s in stamps
            if task.zone_of_item.get(s.item.key) == zone
        ]
        placed += [
            (
                rect_of(ground.turn_in(pin.footprint.shape)),
                PIN_PULL * pin.footprint.area_m2 * 1e6 / cell,
            )
            for pin in task.pinned
            if pin.exhibitor.zone == zone
        ]
        demands.append(
            Demand(
                zone,
                needed_cells(mine, task.module_mm, task.limits) + deep.get(zone, 0.0),
                None if near is None else ground.turn_point(near),
                tuple(placed),
            )
        )
    return demands


def _turned_in(item: Item, task: Task, ground: Ground) -> Item:
    """Give an item in the ground's frame, with where it stood: width along the rows."""
    width, depth = (item.depth, item.width) if ground.quarter else (item.width, item.depth)
    wanted = None if item.wanted is None else ground.turn_point(item.wanted)
    before = task.before.place_of(item.key)
    stood = None if before is None else rect_of(ground.turn_in(before.shape))
    return Item(item.key, width, depth, item.island, item.may_turn, wanted, stood)
