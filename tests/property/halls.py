"""Random halls: many outlines at any angle, columns, doors, keep-clear floor, movable walls."""

import math
from itertools import pairwise
from random import Random

import shapely
from shapely import affinity
from shapely.geometry import LineString, Polygon

from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle
from venue.opening import Opening, OpeningType
from venue.shapes import moved, ring_of
from venue.source import Source
from venue.text import Text
from venue.units import Point
from venue.venue import Level, Partition, Venue

MODEL = Source(cite="drawn at random", confidence="assumed")

OUTLINES = (
    "rectangle", "ell", "notch", "slanted", "trapezoid", "tee", "you", "cross", "narrow",
)  # fmt: skip
COLUMN_GRIDS = (None, (28.8, 24.0), (30.5, 31.0), (17.3, 19.1))
TURNS = (0.0, 0.0, 23.0, 90.0, -37.5)


def outline(kind: str, width: float, depth: float, cut: float) -> Polygon:
    """Give an outline in metres; ``cut`` from 0 to 1 shapes it."""
    w, d, c = width, depth, 0.3 + 0.2 * cut
    low, high = w * (0.15 + 0.2 * cut), w * (0.85 - 0.2 * cut)
    corners = {
        "ell": [
            (0, 0), (w, 0), (w, d * (0.4 + 0.3 * cut)), (w * 0.5, d * (0.4 + 0.3 * cut)),
            (w * 0.5, d), (0, d),
        ],
        "notch": [
            (0, 0), (w, 0), (w, d), (w * (c + 0.2), d), (w * (c + 0.2), d * (0.4 + c)),
            (w * c, d * (0.4 + c)), (w * c, d), (0, d),
        ],
        "slanted": [(0, 0), (w, 0), (w, d * (0.6 + 0.3 * cut)), (w * 0.6, d), (0, d)],
        "trapezoid": [(0, 0), (w, 0), (w * (0.75 + 0.2 * cut), d), (w * 0.15 * cut, d)],
        "tee": [
            (low, 0), (high, 0), (high, d * c), (w, d * c), (w, d), (0, d), (0, d * c),
            (low, d * c),
        ],
        "you": [
            (0, 0), (w, 0), (w, d), (high, d), (high, d * c), (low, d * c), (low, d), (0, d),
        ],
        "cross": [
            (low, 0), (high, 0), (high, d * 0.3), (w, d * 0.3), (w, d * 0.75), (high, d * 0.75),
            (high, d), (low, d), (low, d * 0.75), (0, d * 0.75), (0, d * 0.3), (low, d * 0.3),
        ],
        "narrow": [(0, 0), (w, 0), (w, 9 + 8 * cut), (0, 9 + 8 * cut)],
    }  # fmt: skip
    return Polygon(corners.get(kind, [(0, 0), (w, 0), (w, d), (0, d)]))


def doors(dice: Random, hall: str, shape: Polygon, wall: LineString | None) -> list[Opening]:
    """Put an entrance on the longest wall, exits on others, and now and then a freight door.

    Doors stand in the middle of their wall or beside one of its corners; ``wall`` takes none.
    """
    sides = sorted(pairwise(shape.exterior.coords), key=lambda side: -math.dist(*side))
    if wall is not None:
        sides = [side for side in sides if LineString(side).distance(wall.centroid) > 100]
    found: list[Opening] = []
    for side in sides[: dice.randint(1, 5)]:
        length = math.dist(*side)
        if length < 8_000:
            continue
        half = min(dice.choice((1_000.0, 2_000.0)), length / 6)
        middle = dice.choice((length / 2, length / 2, half + 300, length - half - 300))
        kind = OpeningType.EXIT if found else OpeningType.ENTRANCE
        found.append(_door(f"{hall}-{len(found) + 1}", kind, side, middle, half))
        if length > 20_000 and dice.choice((True, False, False)):
            beside = length * (0.75 if middle <= length / 2 else 0.25)
            found.append(_door(f"{hall}-F{len(found)}", OpeningType.FREIGHT, side, beside, 2_000))
    return found


def _door(
    name: str,
    kind: OpeningType,
    side: tuple[tuple[float, ...], tuple[float, ...]],
    middle: float,
    half: float,
) -> Opening:
    """Put a door on a wall: its middle along it and half its span, millimetres."""
    line = LineString(side)
    jambs = [line.interpolate(middle + sign * half) for sign in (-1, 1)]
    a, b = ((round(jamb.x), round(jamb.y)) for jamb in jambs)
    clear = round(math.dist(a, b))
    return Opening(id=name, type=kind, a=a, b=b, clear_width_mm=clear, source=MODEL)


def columns(shape: Polygon, grid: tuple[float, float] | None, turn: float) -> tuple[Obstacle, ...]:
    """Put square columns on a grid that lies with the hall, clear of its walls."""
    if grid is None:
        return ()
    flat = affinity.rotate(shape, -turn, origin=(0, 0))
    kept = flat.buffer(-5_000)
    x0, y0, x1, y1 = flat.bounds
    found: list[Obstacle] = []
    for i in range(math.ceil((x1 - x0) / grid[0] / 1000)):
        for j in range(math.ceil((y1 - y0) / grid[1] / 1000)):
            x, y = x0 + grid[0] * (i + 0.5) * 1000, y0 + grid[1] * (j + 0.5) * 1000
            square = shapely.box(x - 450, y - 450, x + 450, y + 450)
            if kept.contains(square):
                ring = ring_of(affinity.rotate(square, turn, origin=(0, 0)))
                found.append(Obstacle(id=f"K{len(found) + 1}", ring=ring, source=MODEL))
    return tuple(found)


def _kept(dice: Random, hall: str, shape: Polygon) -> tuple[KeepClear, ...]:
    """Keep some floor clear, now and then, wherever it falls inside."""
    if not dice.choice((True, False, False)):
        return ()
    x0, y0, x1, y1 = shape.bounds
    x, y = (lo + dice.uniform(0, 1) * (hi - lo) for lo, hi in ((x0, x1), (y0, y1)))
    square = shapely.box(x, y, x + dice.randint(1_000, 8_000), y + 4_000)
    if not shape.contains(square):
        return ()
    return (KeepClear(id=f"{hall}-kept", ring=ring_of(square), source=MODEL),)


def _hall(dice: Random, name: str, shape: Polygon, turn: float, wall: LineString | None) -> Hall:
    """Furnish an outline that lies in the plan of its level, millimetres."""
    x0, y0, _, _ = shape.bounds
    origin: Point = (round(x0), round(y0)) if wall is not None else (0, 0)
    back = (-origin[0], -origin[1])
    drawn = doors(dice, name, shape, wall)
    return Hall(
        id=name,
        name=Text(ko=f"{name}홀", en=f"Hall {name}"),
        level="1F",
        outline=moved(ring_of(shape), back),
        origin_mm=origin,
        openings=tuple(
            door.model_copy(update={"a": a, "b": b})
            for door in drawn
            for a, b in [moved((door.a, door.b), back)]
        ),
        obstacles=tuple(
            column.model_copy(
                update={"id": f"{name}-{column.id}", "ring": moved(column.ring, back)}
            )
            for column in columns(shape, dice.choice(COLUMN_GRIDS), turn)
        ),
        keep_clear=tuple(
            kept.model_copy(update={"ring": moved(kept.ring, back)})
            for kept in _kept(dice, name, shape)
        ),
        source=MODEL,
    )


def _laid(shape: Polygon, turn: float) -> Polygon:
    """Turn an outline in metres and give it in whole millimetres."""
    large = affinity.scale(affinity.rotate(shape, turn, origin=(0, 0)), 1000, 1000, origin=(0, 0))
    return Polygon(ring_of(large))


def one_hall(dice: Random) -> Venue:
    """Draw a venue with one hall of 20 to 110 m, or now and then of 200 x 100 m."""
    huge = dice.randint(0, 29) == 29
    kind = "rectangle" if huge else dice.choice(OUTLINES)
    width, depth = (200.0, 100.0) if huge else (dice.uniform(24, 110), dice.uniform(20, 80))
    turn = dice.choice((*TURNS, dice.uniform(-180, 180), dice.uniform(-180, 180)))
    shape = _laid(outline(kind, round(width, 2), round(depth, 2), dice.uniform(0, 1)), turn)
    hall = _hall(dice, "H", shape, turn, None)
    return Venue(id="drawn", name=Text(en="Drawn at random"), halls=(hall,))


def two_halls(dice: Random) -> Venue:
    """Draw a venue with two halls and a movable wall between them."""
    first, second = dice.uniform(24, 60), dice.uniform(24, 60)
    depth, turn = dice.uniform(24, 60), dice.choice(TURNS)
    one = _laid(shapely.box(0, 0, round(first, 2), round(depth, 2)), turn)
    wall = _laid(shapely.box(round(first, 2), 0, round(first + second, 2), round(depth, 2)), turn)
    shared = LineString(sorted({*one.exterior.coords} & {*wall.exterior.coords}))
    halls = (_hall(dice, "H1", one, turn, shared), _hall(dice, "H2", wall, turn, shared))
    a, b = ((round(x), round(y)) for x, y in shared.coords)
    return Venue(
        id="drawn",
        name=Text(en="Drawn at random"),
        levels=(Level(id="1F", name=Text(en="Ground floor"), storey=1),),
        halls=halls,
        partitions=(Partition(id="H1|H2", halls=("H1", "H2"), a=a, b=b, source=MODEL),),
    )
