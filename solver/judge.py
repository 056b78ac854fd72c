"""What has to go so that a finished floor is legal: first spare areas, then booths."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from layouts.area import Area
from layouts.booth import Footprint
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limits
from venue.hall import Hall

from .ground import Rect
from .legal import SLACK_MM, OpenFloor, beside, blind_pockets, open_floor_of
from .rows import breaker, long_rows

NEAR_AISLES = 4
"""What cuts a booth or a door off stands within so many aisles' widths of it."""


@dataclass(frozen=True)
class Stand:
    """An exhibitor's footprint before it is judged.

    ``rect`` is around it in the ground, ``notch`` what of that it leaves out at a corner.
    """

    exhibitor: Exhibitor
    footprint: Footprint
    rect: Rect
    wall: bool = False
    pinned: bool = False
    notch: Rect | None = None

    @property
    def pieces(self) -> tuple[Rect, ...]:
        """The ground it stands on as rectangles: two where it has a notch at a corner."""
        rect, cut = self.rect, self.notch
        if cut is None:
            return (rect,)
        low, high = (rect.v0, cut.v0) if cut.v0 > rect.v0 else (cut.v1, rect.v1)
        left, right = (rect.u0, cut.u0) if cut.u0 > rect.u0 else (cut.u1, rect.u1)
        return Rect(rect.u0, low, rect.u1, high), Rect(left, cut.v0, right, cut.v1)


@dataclass(frozen=True)
class Judged:
    """What stays, the floor as it then is, and the exhibitors that had to go."""

    stands: tuple[Stand, ...]
    areas: tuple[Area, ...]
    floor: OpenFloor
    dropped: tuple[str, ...]


Way = tuple[list[Area], list[Stand]]
"""What is to be taken away next: spare areas, or else booths."""

_NOTHING: Way = ([], [])


def judge(
    hall: Hall,
    limits: Limits,
    stands: Sequence[Stand],
    fixed: Sequence[Area],
    spare: Sequence[Area],
) -> Judged:
    """Take away what keeps a floor from being legal.

    Parameters
    ----------
    hall, limits : the hall, the width of its aisles and the longest dead end.
    stands : the booths; pinned ones stay whatever comes of it.
    fixed, spare : areas that were asked for, and those that leftover cells became.

    Returns
    -------
    A floor on which every booth that is not pinned has an open side, every door that the empty
    hall serves is served, no row is too long, and no way is blind for longer than it may be,
    unless the empty hall has it.
    """
    kept, areas = list(stands), list(spare)
    dropped: list[str] = []
    empty = open_floor_of(hall, limits, ())
    built: BaseGeometry | None = None
    while True:
        standing = [stand.footprint.shape for stand in kept]
        asked = [area.shape for area in fixed if not area.walkable]
        floor = open_floor_of(hall, limits, [*standing, *asked, *(a.shape for a in areas)])
        bad = _closed(kept, floor)
        doors = _cut_off(hall, floor, empty)
        gone, out = _NOTHING
        if 2 * len(bad) > len(kept):
            # Most are cut off from the doors: rather than they, what stands in between goes.
            solid = [*standing, *asked, *(a.shape for a in areas)]
            cut = _cut_off(hall, open_floor_of(hall, limits, solid, largest=True), empty)
            gone, out = _around_doors(cut, areas, kept, math.inf)
        if doors and not gone and not out:
            gone, out = _between(floor, areas, kept)
        if bad and not gone and not out:
            without = open_floor_of(hall, limits, [*standing, *asked])
            gone, out = _around_booths(bad, areas, without)
        if doors and not gone and not out:
            gone, out = _around_doors(doors, areas, kept, math.inf)
        if not gone and not out:
            gone, out = _in_rows(kept, fixed, areas, limits)
        if not gone and not out:
            if built is None:
                pockets = blind_pockets(hall, limits, empty)
                built = shapely.union_all(pockets).buffer(floor.aisle_mm)
            # Spare areas are taken off every blind way; booths only off those the hall has not.
            gone, _ = _along(blind_pockets(hall, limits, floor), areas, (), floor)
            if not gone:
                pockets = blind_pockets(hall, limits, floor, built, sure=True)
                _, out = _along(pockets, (), kept, floor)
        if not gone and not out:
            return Judged(tuple(kept), tuple(areas), floor, tuple(dropped))
        areas = [area for area in areas if area not in gone]
        dropped += [stand.exhibitor.id for stand in out]
        kept = [stand for stand in kept if stand not in out]


def _closed(stands: Sequence[Stand], floor: OpenFloor) -> list[Stand]:
    """Give the stands without an open side, but those that are pinned."""
    sides = floor.sides_of([stand.footprint for stand in stands])
    pairs = zip(stands, sides, strict=True)
    return [stand for stand, open_ in pairs if not stand.pinned and not open_]


def _cut_off(hall: Hall, floor: OpenFloor, empty: OpenFloor) -> list[Point]:
    """Give the middles of the doors that are served in the empty hall and not on this floor."""
    lost = set(floor.unserved) - set(empty.unserved)
    return [Point(door.middle) for door in hall.openings if door.id in lost]


def _around_booths(bad: Sequence[Stand], areas: Sequence[Area], without: OpenFloor) -> Way:
    """Choose spare areas that cut booths off; booths that no aisle reaches even without any go."""
    gone: list[Area] = []
    out = [stand for stand in bad if not without.sides(stand.footprint)]
    for stand in bad:
        near = _nearest(stand.footprint.shape, areas, NEAR_AISLES * without.aisle_mm)
        if stand not in out and near is not None and near not in gone:
            gone.append(near)
    if not gone and not out:
        # What cuts them off lies further away: no spare area is worth a booth.
        gone = list(areas)
    return gone, out


def _around_doors(
    doors: Sequence[Point], areas: Sequence[Area], stands: Sequence[Stand], reach: float
) -> Way:
    """Choose what stands nearest to doors that no aisle reaches, within reach."""
    gone: list[Area] = []
    out: list[Stand] = []
    for door in doors:
        near = _nearest(door, areas, reach)
        if near is not None:
            gone.append(near)
            continue
        booths = [s for s in stands if not s.pinned]
        closest = min(booths, key=lambda s: s.footprint.shape.distance(door), default=None)
        if closest is not None:
            out += [closest] if closest.footprint.shape.distance(door) <= reach else []
    return gone, [] if gone else out[:1]


def _between(floor: OpenFloor, areas: Sequence[Area], stands: Sequence[Stand]) -> Way:
    """Choose the smallest thing that parts cut-off doors from the living floor.

    It stands within half an aisle of both, and goes alone.
    """
    reach = floor.aisle_mm / 2 + SLACK_MM

    def parts(shape: BaseGeometry) -> bool:
        near = shape.distance(floor.alive) <= reach
        return near and any(shape.distance(part) <= reach for part in floor.cut)

    gone = [area for area in areas if parts(area.shape)]
    if gone:
        return [min(gone, key=lambda area: (area.area_m2, area.id))], []
    out = [s for s in stands if not s.pinned and parts(s.footprint.shape)]
    return [], sorted(out, key=lambda s: (s.footprint.area_m2, s.exhibitor.id))[:1]


def _nearest(place: BaseGeometry, areas: Sequence[Area], reach: float) -> Area | None:
    """Give the spare area nearest to a place, if any is within reach."""
    found = [(area.shape.distance(place), area.id, area) for area in areas]
    near = [entry for entry in found if entry[0] <= reach]
    return min(near, key=lambda entry: entry[:2])[2] if near else None


def _in_rows(
    stands: Sequence[Stand], fixed: Sequence[Area], areas: Sequence[Area], limits: Limits
) -> Way:
    """Choose what to take out of rows that are too long: of each one spare area, or one booth."""
    gone: list[Area] = []
    out: list[Stand] = []
    aisle, longest = limits.mm("aisle"), limits.mm("row")
    asked = [area for area in fixed if not area.walkable]
    prints: list[Footprint] = [*areas, *(stand.footprint for stand in stands), *asked]
    first, after = len(areas), len(areas) + len(stands)
    for row in long_rows(prints, aisle, longest):
        spare = [i for i, at in enumerate(row) if at < first]
        booths = [
            i for i, at in enumerate(row) if first <= at < after and not stands[at - first].pinned
        ]
        chosen = breaker([prints[at] for at in row], spare or booths, aisle, longest)
        if chosen is None:
            continue
        if row[chosen] < first:
            gone.append(areas[row[chosen]])
        else:
            out.append(stands[row[chosen] - first])
    return gone, [] if gone else out[:1]


def _along(
    pockets: Sequence[Polygon], areas: Sequence[Area], stands: Sequence[Stand], floor: OpenFloor
) -> Way:
    """Choose what to take away to open blind ways: of each the least that stands along it.

    Booths go only when no spare area is left along any way.
    """
    gone: list[Area] = []
    out: list[Stand] = []
    for pocket in pockets:
        along = [area for area in areas if beside(pocket, area.shape, floor.aisle_mm)]
        if along:
            gone.append(min(along, key=lambda area: (area.area_m2, area.id)))
            continue
        standing = [
            s for s in stands if not s.pinned and beside(pocket, s.footprint.shape, floor.aisle_mm)
        ]
        if standing:
            out.append(min(standing, key=lambda s: (s.footprint.area_m2, s.exhibitor.id)))
    return gone, [] if gone else out[:1]
