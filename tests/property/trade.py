"""What the trade adds to a random show: fixtures, boxes in the floor, pavilions, L shapes, rivals.

It is drawn from dice of its own, so the hall and the stands of a number stay as they were.
"""

import math
from itertools import pairwise
from random import Random

import shapely
from shapely.geometry import LineString, Polygon

from layouts.brief.exhibitor import Exhibitor
from tests.property.halls import MODEL
from venue.hall import Hall
from venue.shapes import ring_of
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind
from venue.venue import Venue

POD_SIZES = ((2000, 2000), (3000, 2000), (3000, 3000))
POD_SHARE = 0.3
"""Share of a pavilion its pods take at most, so that aisles of 1.5 m lead to every one."""

BENT = (5, 7, 10, 14)
"""Units that make an L, or a rectangle where they can."""

FIXTURES = (UtilityKind.HYDRANT, UtilityKind.EXTINGUISHER, UtilityKind.PANEL)
BOX_GRID_MM = 9_000


def equipped(dice: Random, venue: Venue) -> Venue:
    """Put fixtures on the walls of half the halls, and boxes in the floor of some."""
    halls = tuple(
        _equipped(dice, hall) if dice.choice((True, False)) else hall for hall in venue.halls
    )
    return venue.model_copy(update={"halls": halls})


def _equipped(dice: Random, hall: Hall) -> Hall:
    """Give a hall with fixtures in the middle of its longer walls and a grid of floor boxes."""
    found: list[Utility] = []
    ring = [*hall.outline, hall.outline[0]]
    doors = shapely.union_all([LineString((door.a, door.b)) for door in hall.openings])
    for side in pairwise(ring):
        length = math.dist(*side)
        if length < 12_000 or dice.choice((True, False)):
            continue
        line = LineString(side)
        share = dice.choice((0.3, 0.6, 0.9))
        strip = LineString([line.interpolate(length * share + d) for d in (-400, 400)])
        if strip.distance(doors) < 1_000:
            continue
        deep = strip.buffer(300, cap_style="flat").intersection(Polygon(hall.outline))
        if isinstance(deep, Polygon) and deep.area > 1e5:
            name = f"{hall.id}-X{len(found) + 1}"
            kind = dice.choice(FIXTURES)
            found.append(Utility(id=name, kind=kind, ring=ring_of(deep), source=MODEL))
    return hall.model_copy(update={"utilities": (*found, *_boxes(dice, hall))})


def _boxes(dice: Random, hall: Hall) -> list[Utility]:
    """Put boxes with power on a grid; some halls have none, some run out of power."""
    if dice.choice((True, False)):
        return []
    floor = Polygon(hall.outline).buffer(-1_000)
    x0, y0, x1, y1 = floor.bounds if not floor.is_empty else (0, 0, 0, 0)
    capacity = dice.choice((4.0, 20.0, 60.0))
    found: list[Utility] = []
    for x in range(math.ceil(x0), math.floor(x1), BOX_GRID_MM):
        for y in range(math.ceil(y0), math.floor(y1), BOX_GRID_MM):
            square = shapely.box(x, y, x + 400, y + 400)
            if floor.contains(square):
                supplies = (
                    Supply(service=Service.POWER, capacity=capacity, phases=3),
                    Supply(service=Service.LAN, capacity=4),
                )
                ring = ring_of(square)
                name = f"{hall.id}-U{len(found) + 1}"
                found.append(
                    Utility(
                        id=name,
                        kind=UtilityKind.FLOOR_BOX,
                        ring=ring,
                        supplies=supplies,
                        source=MODEL,
                    )
                )
    return found


def joined(dice: Random, venue: Venue, exhibitors: tuple[Exhibitor, ...]) -> tuple[Exhibitor, ...]:
    """Make some stands pavilions with members, some L-shaped; name rivals, ask for power."""
    powered = all(any(box.supplies for box in hall.utilities) for hall in venue.halls)
    found: list[Exhibitor] = []
    members: list[Exhibitor] = []
    for who in exhibitors:
        changed: dict[str, object] = {}
        if who.units == 4 and dice.choice((True, False)):
            changed["units"] = dice.choice(BENT)
        if powered and dice.choice((True, False)):
            changed["power_kw"] = dice.choice((1.0, 3.0, 12.0))
        if len(exhibitors) > 4 and dice.randint(0, 19) == 19:
            other = dice.choice(exhibitors).id
            changed["rivals"] = (other,) if other != who.id else ()
        if who.size_mm and min(who.size_mm) >= 6_000 and dice.choice((True, False)):
            members += _members(dice, who)
        found.append(who.model_copy(update=changed))
    return (*found, *members)


def _members(dice: Random, pavilion: Exhibitor) -> list[Exhibitor]:
    """Fill a share of a pavilion with pods; one more member shares the block."""
    width, depth = pavilion.size_mm or (0, 0)
    left = POD_SHARE * width * depth
    found: list[Exhibitor] = []
    size = dice.choice(POD_SIZES)
    while left >= size[0] * size[1] and len(found) < 24:
        left -= size[0] * size[1]
        found.append(_member(pavilion, len(found) + 1, size))
    if dice.choice((True, False)):
        found.append(_member(pavilion, len(found) + 1, None))
    return found


def _member(pavilion: Exhibitor, place: int, size: tuple[int, int] | None) -> Exhibitor:
    """Give one exhibitor that stands in a pavilion."""
    return Exhibitor(
        id=f"{pavilion.id}-m{place}",
        name=Text(en=f"Member {place} of {pavilion.id}"),
        zone=pavilion.zone,
        size_mm=size,
        pavilion=pavilion.id,
    )
