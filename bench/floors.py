"""The halls of the benchmark: a hall of COEX, a series by size, and outlines that catch a toy.

All but COEX are modelled. A hall's frame has x right and y up, in whole millimetres.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import shapely
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon

from bench.venue_parts import DOOR_M, GATE_M, Block, doors, opening
from venue.catalogue import load
from venue.hall import Hall
from venue.obstacle import Obstacle
from venue.opening import Opening
from venue.shapes import ring_of
from venue.source import Confidence, Source
from venue.text import Text
from venue.venue import Level, Venue

MODEL = Source(cite="modelled for the benchmark", confidence=Confidence.ASSUMED)

COLUMN_MM = 900
"""Side of a column, millimetres, as in hall C of COEX."""

SIX_EXITS_M2 = 8_640.0
"""Area of the six outlines that are compared with one another, square metres."""

EXITS = 10
"""Exits of each of these six; they have one entrance as well."""

APART_MM = 20_000
"""Between two closed halls of a venue, millimetres."""

CORNER_MM = 500
"""No door begins nearer to a corner of its hall, millimetres."""


def venue_of(name: str, halls: Sequence[Hall]) -> Venue:
    """Make a venue of halls on one level, each closed."""
    level = Level(id="1F", name=Text(ko="1층", en="Level 1"), storey=1)
    title = Text(ko=f"벤치마크 {name}", en=f"Benchmark {name}")
    return Venue(id=name, name=title, levels=(level,), halls=tuple(halls))


def coex() -> Venue:
    """Give hall C of COEX with eight columns, from the catalogue, and nothing else of it."""
    whole = load("coex")
    hall = next(hall for hall in whole.halls if hall.id == "C-columns")
    nothing = {"groups": (), "partitions": (), "links": (), "rooms": (), "figures": ()}
    return whole.model_copy(update={**nothing, "halls": (hall,)})


def rectangle(
    width: float,
    depth: float,
    *,
    grid: tuple[float, float] | None = None,
    name: str = "H",
    x: float = 0,
) -> Hall:
    """Give a rectangular hall with doors at even pace.

    Parameters
    ----------
    width, depth : its sides, metres.
    grid : pace of its columns from the lower left corner, metres.
    name : its id.
    x : where its lower left corner lies in the plan of the level, metres.

    Returns
    -------
    A hall with an entrance in the south, freight doors in the north and exits in all four walls
    about every 33 m.
    """
    block = Block(
        id=name, level="1F", x=x, y=0, width=width, depth=depth,
        walls="NSEW", gates="S", docks="N", height=12, load=20,
    )  # fmt: skip
    outline = shapely.box(0, 0, width * 1000, depth * 1000)
    return _hall(block.id, outline, map(_opening, doors(block)), _grid(outline, grid), x)


def series(count: int) -> Venue:
    """Give so many closed halls of 144 x 72 m with eight columns each."""
    step = 144 + APART_MM / 1000
    halls = [
        rectangle(144, 72, grid=(28.8, 24), name=f"H{n + 1}", x=n * step) for n in range(count)
    ]
    return venue_of(f"series-{count}", halls)


def one(name: str, width: float, depth: float, grid: tuple[float, float] | None = None) -> Venue:
    """Give a venue of one rectangular hall, metres."""
    return venue_of(name, [rectangle(width, depth, grid=grid)])


def jamsil() -> Venue:
    """Give one floor of 400 x 250 m, entrances in the south and in the north."""
    block = Block(
        id="J", level="1F", x=0, y=0, width=400, depth=250,
        walls="NSEW", gates="", docks="EW", height=18, load=30,
    )  # fmt: skip
    pace = round(block.width / 33)
    gates = [
        opening(block, side, f"G{side}{n}", "entrance", block.width * n / pace - GATE_M / 2, GATE_M)
        for side in "SN"
        for n in range(2, pace, 3)
    ]
    outline = shapely.box(0, 0, 400_000, 250_000)
    return venue_of("jamsil", [_hall("J", outline, map(_opening, [*gates, *doors(block)]))])


def outlined(kind: str) -> Venue:
    """Give one of six halls of equal area with an entrance and ten exits around each.

    Parameters
    ----------
    kind : ``square``, ``ell``, ``notch``, ``trapezoid``, ``turned-23`` or ``curve``.
    """
    outline = Polygon(ring_of(Polygon([(x * 1000, y * 1000) for x, y in _corners(kind)])))
    hall = _hall("H", outline, _around(outline))
    return venue_of(kind, [turned(hall, 23.0) if kind == "turned-23" else hall])


def turned(hall: Hall, degrees: float) -> Hall:
    """Turn a hall without columns and its doors about the origin, to the millimetre."""

    def there(point: tuple[int, int]) -> tuple[int, int]:
        spot = affinity.rotate(Point(point), degrees, origin=(0, 0))
        return round(spot.x), round(spot.y)

    return hall.model_copy(
        update={
            "outline": ring_of(Polygon([there(corner) for corner in hall.outline])),
            "openings": tuple(
                door.model_copy(update={"a": there(door.a), "b": there(door.b)})
                for door in hall.openings
            ),
        }
    )


def _corners(kind: str) -> list[tuple[float, float]]:
    """Give an outline of 8,640 m2, metres, the south wall first."""
    if kind == "ell":
        return [(0, 0), (120, 0), (120, 48), (60, 48), (60, 96), (0, 96)]
    if kind == "notch":
        return [(0, 0), (120, 0), (120, 78), (78, 78), (78, 58), (42, 58), (42, 78), (0, 78)]
    if kind == "trapezoid":
        return [(0, 0), (132, 0), (120, 72), (12, 72)]
    if kind == "curve":
        return _vaulted(120, 18, 24)
    return [(0, 0), (120, 0), (120, 72), (0, 72)]


def _vaulted(width: float, rise: float, chords: int) -> list[tuple[float, float]]:
    """Give a hall whose north wall is an arc in chords; its depth makes up the area.

    Notes
    -----
    An arc of width *w* and rise *h* has the radius *r* = (*w*²/4 + *h*²) / 2*h*.
    """
    radius = (width**2 / 4 + rise**2) / (2 * rise)
    half = math.asin(width / 2 / radius)
    angles = [half * (1 - 2 * n / chords) for n in range(chords + 1)]
    arc = [(width / 2 + radius * math.sin(a), radius * math.cos(a) - radius + rise) for a in angles]
    depth = (SIX_EXITS_M2 - Polygon(arc).area) / width
    return [(0, 0), (width, 0), *((x, depth + y) for x, y in arc)]


def _around(outline: Polygon) -> Iterator[Opening]:
    """Put an entrance into the middle of the first wall, and exits around at an even pace."""
    ring = list(outline.exterior.coords)
    sides = [LineString(side) for side in pairwise(ring)]
    yield _door("G", "entrance", sides[0], sides[0].length / 2, GATE_M)
    pace = outline.exterior.length / (EXITS + 1)
    for n in range(1, EXITS + 1):
        way = (sides[0].length / 2 + n * pace) % outline.exterior.length
        for side in sides:
            if way <= side.length:
                break
            way -= side.length
        yield _door(f"E{n}", "exit", side, way, DOOR_M)


def _door(name: str, kind: str, side: LineString, middle: float, width: float) -> Opening:
    """Put a door into a wall, off its corners; ``middle`` in millimetres, ``width`` in metres."""
    half = width * 500
    at = min(max(middle, half + CORNER_MM), side.length - half - CORNER_MM)
    a, b = (side.interpolate(at + sign * half) for sign in (-1, 1))
    ends = {"a": (round(a.x), round(a.y)), "b": (round(b.x), round(b.y))}
    return _opening({"id": f"H-{name}", "type": kind, "clear_width_mm": round(2 * half), **ends})


def _opening(parts: dict[str, object]) -> Opening:
    """Make an opening of its parts."""
    return Opening.model_validate({**parts, "source": MODEL})


def columns_in_aisles() -> Venue:
    """Give a hall with columns where a fixed rhythm of rows and aisles has its aisles.

    With rows of 3 m back to back and aisles of 3 m, behind a row at the wall, the aisles' middles
    lie 6 m and then every 9 m from the wall; columns stand there, and at two cross aisles.
    """
    hall = rectangle(96, 54)
    middles = [(x, y) for x in (18, 36, 48, 60, 78) for y in range(6, 54, 9)]
    return venue_of("column-in-aisle", [_with_columns(hall, middles)])


def exits_on_rows() -> Venue:
    """Give a hall whose side walls have an exit at the end of each row of a fixed rhythm."""
    hall = rectangle(96, 54)
    side = [
        {"id": f"H-{wall}R{n}", "type": "exit", "clear_width_mm": 3000,
         "a": (x, y * 1000 - 1500), "b": (x, y * 1000 + 1500)}
        for wall, x in (("W", 0), ("E", 96_000))
        for n, y in enumerate((10.5, 19.5, 28.5, 37.5, 46.5), 1)
    ]  # fmt: skip
    kept = [door for door in hall.openings if door.id[2] not in "WE"]
    return venue_of(
        "exit-on-row",
        [hall.model_copy(update={"openings": (*kept, *map(_opening, side))})],
    )


def narrow() -> Venue:
    """Give a hall of 60 x 4 m, an entrance at one end and an exit at the other."""
    ends = [("entrance", 0), ("exit", 60_000)]
    found = [
        {"id": f"H-{kind}", "type": kind, "clear_width_mm": 3000, "a": (x, 500), "b": (x, 3500)}
        for kind, x in ends
    ]
    return venue_of("narrow", [_hall("H", shapely.box(0, 0, 60_000, 4_000), map(_opening, found))])


def _grid(outline: Polygon, grid: tuple[float, float] | None) -> list[tuple[float, float]]:
    """Give where the columns of a grid stand inside an outline, metres."""
    if grid is None:
        return []
    _, _, width, depth = (value / 1000 for value in outline.bounds)
    across, up = (
        math.ceil(side / pace) - 1 for side, pace in zip((width, depth), grid, strict=True)
    )
    return [(grid[0] * i, grid[1] * j) for j in range(1, up + 1) for i in range(1, across + 1)]


def _with_columns(hall: Hall, middles: Iterable[tuple[float, float]]) -> Hall:
    """Put columns into a hall, each by its middle in metres."""
    half = COLUMN_MM // 2
    squares = (
        shapely.box(
            round(x * 1000) - half, round(y * 1000) - half,
            round(x * 1000) + half, round(y * 1000) + half,
        )
        for x, y in middles
    )  # fmt: skip
    found = tuple(
        Obstacle(id=f"{hall.id}-K{n}", ring=ring_of(square), source=MODEL)
        for n, square in enumerate(squares, 1)
    )
    return hall.model_copy(update={"obstacles": found})


def _hall(
    name: str,
    outline: Polygon,
    openings: Iterable[Opening],
    middles: Iterable[tuple[float, float]] = (),
    x: float = 0,
) -> Hall:
    """Put a hall together; ``x`` is its place in the plan of its level, metres."""
    hall = Hall(
        id=name,
        name=Text(ko=f"{name}홀", en=f"Hall {name}"),
        level="1F",
        outline=ring_of(outline),
        openings=tuple(openings),
        clear_height_mm=12_000,
        floor_load_kn_m2=20.0,
        sprinklered=True,
        origin_mm=(round(x * 1000), 0),
        source=MODEL,
    )
    return _with_columns(hall, middles)
