"""Random shows: halls of many outlines at any angle, and briefs that ask for a lot."""

import datetime as dt
import math
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal

import shapely

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Build, Exhibitor
from layouts.brief.request import AreaRequest, Pair, Pin, ZoneRequest
from tests.property.halls import one_hall, two_halls
from tests.property.trade import equipped, joined
from venue.hall import Hall
from venue.text import Text
from venue.venue import Venue

SIZES = ((3, 3), (6, 3), (9, 3), (6, 6), (9, 6), (12, 6), (9, 9), (12, 9), (7.5, 4), (2.5, 2))
MODULES = (3000, 3000, 3048)
MOST = 400

SPAN_MM = 5_000
"""Floor around a pin's corner, millimetres; some booths still reach beyond the wall."""


@dataclass(frozen=True)
class Show:
    """A venue and a brief for it."""

    venue: Venue
    brief: Brief


def show_of(seed: int, most: float = 0.6) -> Show:
    """Make the show of a number: it asks between a tenth and ``most`` of its floor."""
    dice = Random(seed)
    trade = Random(f"trade {seed}")
    bare = dice.choice((one_hall, one_hall, one_hall, two_halls))(dice)
    venue = equipped(trade, bare)
    halls = tuple(hall.id for hall in venue.halls)
    module = dice.choice(MODULES)
    zones = _zones(dice, venue)
    stands = _exhibitors(dice, venue, zones, module, most)
    closed: dict[str, Literal["open", "closed"]] = {"H1|H2": "closed"}
    brief = Brief(
        title=Text(en="Drawn at random"),
        dates=(dt.date(2026, 1, 1), dt.date(2026, 1, 2)),
        venue="drawn",
        halls=halls,
        partitions=closed if len(halls) > 1 and dice.choice((True, False)) else {},
        module_mm=module,
        zones=zones,
        areas=_areas(dice, venue),
        pins=_pins(dice, venue, stands),
        pairs=_pairs(dice, stands),
        exhibitors=joined(trade, venue, stands),
    )
    return Show(venue, brief)


def _zones(dice: Random, venue: Venue) -> tuple[ZoneRequest, ...]:
    """Ask for one to five themes, some in a hall, some near a door."""
    names = ("east", "west", "south", "north", "middle")
    doors = [door.id for hall in venue.halls for door in hall.openings]
    found = []
    for name in names[: dice.randint(1, 5)]:
        near = dice.choice((None, None, *doors[:2]))
        hall = dice.choice((None, None, *(hall.id for hall in venue.halls)))
        if near is not None:
            hall = None
        found.append(ZoneRequest(id=name, name=Text(ko=name, en=name), hall=hall, near=near))
    return tuple(found)


def _exhibitors(
    dice: Random, venue: Venue, zones: tuple[ZoneRequest, ...], module: int, most: float
) -> tuple[Exhibitor, ...]:
    """Ask for a share of the floor, by sizes and by units."""
    wanted = dice.uniform(0.1, most) * sum(hall.gross_m2 for hall in venue.halls)
    scale = module / 3000
    room = max(_shorter(hall) for hall in venue.halls) / 1000
    sizes = [size for size in SIZES if size[1] * scale < room - 3]
    found: list[Exhibitor] = []
    asked = 0.0
    while asked < wanted and len(found) < MOST:
        width, depth = dice.choice(sizes)
        units = dice.choice((None, None, None, 1, 2, 4))
        size = (round(width * 1000 * scale), round(depth * 1000 * scale))
        who = Exhibitor(
            id=f"e{len(found) + 1}",
            name=Text(ko=f"가{len(found) + 1}"),
            zone=dice.choice(zones).id,
            size_mm=None if units else size,
            units=units,
            open_sides=dice.choice((None, None, None, 2, 4)),
            build=dice.choice((None, Build.RAW, Build.SHELL)),
            turn=dice.choice((True, True, True, False)),
            priority=dice.choice((0, 0, 0, 1, 5)),
        )
        found.append(who)
        asked += who.area_m2(module)
    return tuple(found)


def _shorter(hall: Hall) -> float:
    """Give the shorter side of the tightest rectangle around a hall, millimetres."""
    ring = shapely.get_coordinates(shapely.minimum_rotated_rectangle(hall.floor)).tolist()
    return min(math.dist(*side) for side in pairwise(ring))


def _areas(dice: Random, venue: Venue) -> tuple[AreaRequest, ...]:
    """Ask for a stage, a lounge and a rest area to walk across, now and then."""
    hall = dice.choice(venue.halls)
    found = []
    if hall.gross_m2 > 1500 and dice.choice((True, False)):
        door = dice.choice((None, *(door.id for door in hall.openings)))
        stage = AreaRequest(id="stage", kind="stage", size_mm=(12_000, 9_000), hall=hall.id)
        lounge = AreaRequest(id="lounge", kind="lounge", size_mm=(9_000, 6_000), near=door)
        found += [stage, lounge]
    if dice.randint(0, 4) == 4:
        size = (7_500, 5_000)
        found.append(AreaRequest(id="rest", kind="rest", size_mm=size, walkable=True))
    return tuple(found)


def _pins(dice: Random, venue: Venue, exhibitors: tuple[Exhibitor, ...]) -> tuple[Pin, ...]:
    """Pin one exhibitor off the lattice, turned at will, somewhere inside the bounds."""
    if not exhibitors or not dice.choice((True, False, False)):
        return ()
    hall: Hall = dice.choice(venue.halls)
    who = dice.choice(exhibitors[:20])
    x0, y0, x1, y1 = hall.floor.bounds
    x = round(x0 + dice.uniform(0.1, 0.9) * (x1 - x0))
    y = round(y0 + dice.uniform(0.1, 0.9) * (y1 - y0))
    turn = dice.choice((0.0, 90.0, 30.0))
    # Nearly all of those outside are refused before anything is planned: not what is tested here.
    if not hall.floor.contains(shapely.Point(x, y).buffer(SPAN_MM)):
        return ()
    return (Pin(exhibitor=who.id, hall=hall.id, x_mm=x, y_mm=y, rotation_deg=turn),)


def _pairs(dice: Random, exhibitors: tuple[Exhibitor, ...]) -> tuple[Pair, ...]:
    """Ask two to stand side by side and two apart, now and then."""
    if len(exhibitors) < 6 or not dice.choice((True, False)):
        return ()
    keys = dice.sample([who.id for who in exhibitors[:6]], 4)
    near = Pair(a=keys[0], b=keys[1], relation="adjacent")
    far = Pair(a=keys[2], b=keys[3], relation="apart", distance_mm=15_000)
    return (near, far)
