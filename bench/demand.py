"""What the exhibitors of an instance ask: sizes by a mix, zones, wishes, pairs and a pin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import shapely

from layouts.brief.exhibitor import Build, Exhibitor
from layouts.brief.request import Pair, Pin, Relation, ZoneRequest
from venue.hall import Hall
from venue.opening import OpeningType
from venue.shapes import rectangle
from venue.text import Text

Size = tuple[float, float]
"""Width and depth in units of 3 m (or 10 ft), as metres of a show with units of 3 m."""

UNIT_M2 = 9.0
"""One unit of 3 x 3 m, square metres."""

MEAN_M2 = 12.19
"""What a contract asks on average, square metres."""

FAIR: Mapping[Size, float] = {
    (3, 3): 83.5, (6, 3): 12, (6, 6): 2.4, (9, 6): 0.8, (9, 3): 1, (12, 9): 0.15, (9, 9): 0.15,
}  # fmt: skip
"""How often each size is drawn at an ordinary fair, beside its islands: 11.2 m2 on average.

Single contracts are then moved by a size."""

RICH: Mapping[Size, float] = {
    (3, 3): 50, (6, 3): 20, (6, 6): 14, (9, 6): 7, (12, 6): 4, (12, 9): 2.5, (12, 12): 1.5,
    (18, 18): 0.5, (9, 3): 0.5,
}  # fmt: skip
"""A fair of large stands."""

ODD: Mapping[Size, float] = {
    (7.5, 4): 3, (2.5, 2): 3, (3.5, 2.5): 3, (5, 4): 3, (4, 3): 3, (3, 3): 5, (7, 5): 1,
    (10.5, 6.5): 1, (4.25, 3.75): 1,
}  # fmt: skip
"""Sizes that no common unit divides."""

LADDER: Sequence[Size] = ((3, 3), (6, 3), (9, 3), (6, 6), (9, 6), (9, 9), (12, 9))
"""Sizes by area: single contracts move up or down by one until the total is right."""

ISLANDS: Sequence[Size] = ((12, 12), (18, 18))
"""Islands with four open sides, one of each for 450 contracts."""

ZONES = "ABCDEF"

APART_M = 20.0
"""Pairs that keep apart keep so far, metres."""

AROUND_MM = 3_000
"""Floor that stays free around a pin, so that aisles can pass it, millimetres."""

STEP_MM = 500
"""Pins lie on whole half metres."""


def fair_sizes(dice: Random, contracts: int, islands: Sequence[Size] = ISLANDS) -> list[Size]:
    """Draw the sizes of so many contracts, `MEAN_M2` on average within one unit in all.

    Parameters
    ----------
    dice : the source of chance.
    contracts : how many.
    islands : large stands that come once for each 450 contracts, and once at least.

    Returns
    -------
    The sizes in random order.
    """
    large = [*islands] * max(1, round(contracts / 450))
    drawn = dice.choices(list(FAIR), list(FAIR.values()), k=contracts - len(large))
    target = contracts * MEAN_M2 - sum(map(area, large))
    _level(dice, drawn, target)
    sizes = [*large, *drawn]
    dice.shuffle(sizes)
    return sizes


def _level(dice: Random, sizes: list[Size], target: float) -> None:
    """Move single sizes by one, in random order, until their total is within a unit of the target.

    Notes
    -----
    No move is larger than the excess and a unit together, so each brings the total nearer.
    """
    excess = sum(map(area, sizes)) - target
    while abs(excess) > UNIT_M2:
        before = excess
        for at in dice.sample(range(len(sizes)), len(sizes)):
            rung = LADDER.index(sizes[at]) + (-1 if excess > 0 else 1)
            if not 0 <= rung < len(LADDER):
                continue
            step = area(LADDER[rung]) - area(sizes[at])
            if abs(excess) > UNIT_M2 and abs(step) <= abs(excess) + UNIT_M2:
                sizes[at] = LADDER[rung]
                excess += step
        if excess == before:
            message = f"no sizes of the ladder ask {target} m2"
            raise ValueError(message)


def sizes_up_to(dice: Random, mix: Mapping[Size, float], square_metres: float) -> list[Size]:
    """Draw sizes of a mix until they ask a floor, square metres."""
    sizes: list[Size] = []
    while sum(map(area, sizes)) < square_metres:
        sizes += dice.choices(list(mix), list(mix.values()))
    return sizes


def area(size: Size) -> float:
    """Give the area of a size, square metres at units of 3 m."""
    return size[0] * size[1]


@dataclass(frozen=True)
class Wishes:
    """What is wished beside sizes and zones.

    ``adjacent`` and ``apart`` count pairs, ``pin`` tells whether a stand is fixed in place, and
    ``plain`` leaves out open sides, builds and priorities too.
    """

    adjacent: int = 3
    apart: int = 2
    pin: bool = True
    plain: bool = False


ORDINARY = Wishes()
NONE = Wishes(adjacent=0, apart=0, pin=False, plain=True)


def zones() -> tuple[ZoneRequest, ...]:
    """Give six themes."""
    return tuple(
        ZoneRequest(
            id=f"zone-{letter.lower()}",
            name=Text(ko=f"{letter} 구역", en=f"Zone {letter}"),
            code=letter,
            colour=n,
        )
        for n, letter in enumerate(ZONES, 1)
    )


def exhibitors(
    dice: Random, sizes: Sequence[Size], *, module_mm: int = 3000, plain: bool = False
) -> tuple[Exhibitor, ...]:
    """Make the exhibitors of sizes.

    Parameters
    ----------
    dice : the source of chance.
    sizes : theirs, in their order.
    module_mm : side of a unit, millimetres.
    plain : leave out every wish: sizes and zones alone.

    Returns
    -------
    Zones of about equal area; a fifth of the stands up to 9 x 6 m wish two open sides, large
    islands four; larger stands come raw, smaller ones raw or as a shell; few have a priority.
    """
    share = dict.fromkeys((zone.id for zone in zones()), 0.0)
    zone: dict[int, str] = {}
    for at in sorted(range(len(sizes)), key=lambda n: -area(sizes[n])):
        zone[at] = min(share, key=lambda name: share[name])
        share[zone[at]] += area(sizes[at])
    return tuple(
        Exhibitor(
            id=f"e{at:05d}",
            name=Text(ko=f"출품사 {at}", en=f"Exhibitor {at}"),
            zone=zone[at - 1],
            size_mm=tuple(round(side * module_mm / 3) for side in size),
            **({} if plain else _wishes(dice, size)),
        )
        for at, size in enumerate(sizes, 1)
    )


def _wishes(dice: Random, size: Size) -> dict[str, object]:
    """Draw what one exhibitor wishes beside its size."""
    island = size in ISLANDS
    corner = dice.random() < 0.2 and area(size) <= 54
    units = all(side % 3 == 0 for side in size)
    raw = area(size) >= 36 or not units or dice.random() < 0.3
    return {
        "open_sides": 4 if island else 2 if corner else None,
        "build": Build.RAW if raw else Build.SHELL,
        "priority": 3 if island else dice.choice((1, 2, 3)) if dice.random() < 0.04 else 0,
    }


def pairs(dice: Random, stands: Sequence[Exhibitor], wishes: Wishes) -> tuple[Pair, ...]:
    """Pair small stands without other wishes, nobody twice.

    Neighbours share a zone; those that keep apart are of two.
    """
    small = {zone.id: [w.id for w in stands if _small(w) and w.zone == zone.id] for zone in zones()}
    for ids in small.values():
        dice.shuffle(ids)
    found: list[Pair] = []
    for _ in range(wishes.adjacent):
        ids = dice.choice([ids for ids in small.values() if len(ids) > 1])
        found.append(Pair(a=ids.pop(), b=ids.pop(), relation=Relation.ADJACENT))
    for _ in range(wishes.apart):
        one, other = dice.sample([ids for ids in small.values() if ids], 2)
        distance = round(APART_M * 1000)
        found.append(
            Pair(a=one.pop(), b=other.pop(), relation=Relation.APART, distance_mm=distance)
        )
    return tuple(found)


def _small(who: Exhibitor) -> bool:
    """Tell whether a stand is one unit deep, two long at most, and wishes no open sides."""
    width, depth = who.size_mm or (0, 0)
    return width <= 2 * depth and depth <= 3_048 and who.open_sides is None


def pin_of(hall: Hall, stands: Sequence[Exhibitor], taken: set[str]) -> Pin:
    """Fix a stand of two units near a third of the hall's width and half of its depth.

    Parameters
    ----------
    hall : without a turn.
    stands : the exhibitors.
    taken : ids that pairs name already.

    Returns
    -------
    A pin on whole half metres, with `AROUND_MM` of free floor around the stand.
    """
    who = next(
        who
        for who in stands
        if _small(who) and who.id not in taken and who.size_mm and who.size_mm[0] > who.size_mm[1]
    )
    assert who.size_mm is not None
    width, depth = who.size_mm
    kept = shapely.union_all(
        [
            *hall.solids,
            *(
                shapely.LineString((door.a, door.b)).buffer(5_000)
                for door in hall.openings
                if door.type is not OpeningType.FREIGHT
            ),
        ]
    )
    floor = hall.floor.difference(kept).buffer(-AROUND_MM)
    left, low, right, high = hall.floor.bounds
    middle = (left + (right - left) / 3, (low + high) / 2)
    # No hall holds the nearest place further away than this.
    reach = range(-40, 41)
    corners = sorted(
        (
            (round(middle[0] / STEP_MM + i) * STEP_MM, round(middle[1] / STEP_MM + j) * STEP_MM)
            for i in reach
            for j in reach
        ),
        key=lambda at: abs(at[0] - middle[0]) + abs(at[1] - middle[1]),
    )
    x, y = next(at for at in corners if floor.covers(shapely.Polygon(rectangle(*at, width, depth))))
    return Pin(exhibitor=who.id, hall=hall.id, x_mm=x, y_mm=y)
