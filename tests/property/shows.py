"""Random shows: halls of many outlines at any angle, with columns, doors and briefs."""

import datetime as dt
import math
from dataclasses import dataclass
from itertools import pairwise

import shapely
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaRequest, Pair, Pin, ZoneRequest
from venue.hall import Hall
from venue.obstacle import Obstacle
from venue.opening import Opening
from venue.shapes import ring_of
from venue.source import Source
from venue.text import Text
from venue.venue import Venue

MODEL = Source(cite="drawn at random", confidence="assumed")

OUTLINES = ("rectangle", "ell", "notch", "slanted", "trapezoid")
SIZES = ((3, 3), (6, 3), (9, 3), (6, 6), (9, 6), (12, 6), (9, 9), (12, 9), (7.5, 4), (2.5, 2))
COLUMN_GRIDS = (None, (28.8, 24.0), (30.5, 31.0), (17.3, 19.1))


@dataclass(frozen=True)
class Show:
    """A venue with one hall and a brief for it."""

    venue: Venue
    brief: Brief


def outline(kind: str, width: float, depth: float, cut: float) -> Polygon:
    """Give an outline in metres; ``cut`` from 0 to 1 shapes it."""
    w, d = width, depth
    if kind == "ell":
        return Polygon(
            [(0, 0), (w, 0), (w, d * (0.4 + 0.3 * cut)), (w * 0.5, d * (0.4 + 0.3 * cut)),
             (w * 0.5, d), (0, d)]
        )  # fmt: skip
    if kind == "notch":
        a, b = w * (0.3 + 0.2 * cut), d * (0.7 + 0.2 * cut)
        return Polygon(
            [(0, 0), (w, 0), (w, d), (a + w * 0.2, d), (a + w * 0.2, b), (a, b), (a, d), (0, d)]
        )
    if kind == "slanted":
        return Polygon([(0, 0), (w, 0), (w, d * (0.6 + 0.3 * cut)), (w * 0.6, d), (0, d)])
    if kind == "trapezoid":
        return Polygon([(0, 0), (w, 0), (w * (0.75 + 0.2 * cut), d), (w * 0.15 * cut, d)])
    return Polygon([(0, 0), (w, 0), (w, d), (0, d)])


def doors(shape: Polygon, angle: float) -> tuple[Opening, ...]:
    """Put an entrance on the longest wall and exits on the others that are long enough."""
    ring = list(shape.exterior.coords)
    walls = sorted(pairwise(ring), key=lambda w: -math.dist(*w))
    found = []
    for index, (a, b) in enumerate(walls[:4]):
        length = math.dist(a, b)
        if length < 8:
            continue
        half = min(2.0, length / 6)
        line = LineString([a, b])
        jambs = [line.interpolate(length / 2 + s * half) for s in (-1, 1)]
        p, q = (_turned(Point(j), angle) for j in jambs)
        found.append(
            Opening(
                id=f"H-{index + 1}",
                type="entrance" if index == 0 else "exit",
                a=p,
                b=q,
                clear_width_mm=round(math.dist(p, q)),
                source=MODEL,
            )
        )
    return tuple(found)


def _turned(point: Point, angle: float) -> tuple[int, int]:
    """Turn a point in metres about the origin and give it in whole millimetres."""
    at = affinity.rotate(point, angle, origin=(0, 0))
    return round(at.x * 1000), round(at.y * 1000)


def columns(shape: Polygon, grid: tuple[float, float] | None, angle: float) -> tuple[Obstacle, ...]:
    """Put square columns on a grid inside the outline, clear of its walls."""
    if grid is None:
        return ()
    found: list[Obstacle] = []
    x0, y0, x1, y1 = shape.bounds
    x = x0 + grid[0] / 2
    while x < x1:
        y = y0 + grid[1] / 2
        while y < y1:
            square = shapely.box(x - 0.45, y - 0.45, x + 0.45, y + 0.45)
            if shape.buffer(-5).contains(square):
                ring = ring_of(_turned_shape(square, angle))
                found.append(Obstacle(id=f"K{len(found) + 1}", ring=ring, source=MODEL))
            y += grid[1]
        x += grid[0]
    return tuple(found)


def _turned_shape(shape: Polygon, angle: float) -> Polygon:
    """Turn a shape in metres about the origin and give it in millimetres."""
    turned = affinity.rotate(shape, angle, origin=(0, 0))
    return affinity.scale(turned, 1000, 1000, origin=(0, 0))


@st.composite
def halls(draw: st.DrawFn) -> Hall:
    """Draw a hall of 20 to 110 m with doors, columns, and any turn."""
    kind = draw(st.sampled_from(OUTLINES))
    width, depth = draw(st.floats(24, 110)), draw(st.floats(20, 80))
    angle = draw(st.sampled_from((0.0, 0.0, 23.0, 90.0, -37.5)) | st.floats(-180, 180))
    shape = outline(kind, round(width, 2), round(depth, 2), draw(st.floats(0, 1)))
    return Hall(
        id="H",
        name=Text(ko="홀", en="Hall"),
        level="1F",
        outline=ring_of(_turned_shape(shape, angle)),
        openings=doors(shape, angle),
        obstacles=columns(shape, draw(st.sampled_from(COLUMN_GRIDS)), angle),
        source=MODEL,
    )


@st.composite
def shows(draw: st.DrawFn) -> Show:
    """Draw a hall and a brief that asks between a tenth and three fifths of its floor."""
    hall = draw(halls())
    module = draw(st.sampled_from((3000, 3000, 3048)))
    zones = ("east", "west", "south")[: draw(st.integers(1, 3))]
    share = draw(st.floats(0.1, 0.6))
    exhibitors: list[Exhibitor] = []
    asked = 0.0
    while asked < share * hall.gross_m2 and len(exhibitors) < 400:
        width, depth = draw(st.sampled_from(SIZES))
        scale = module / 3000
        size = (round(width * 1000 * scale), round(depth * 1000 * scale))
        exhibitors.append(
            Exhibitor(
                id=f"e{len(exhibitors) + 1}",
                name=Text(ko=f"가{len(exhibitors) + 1}"),
                zone=draw(st.sampled_from(zones)),
                size_mm=size,
                open_sides=draw(st.sampled_from((None, None, None, 2, 4))),
                turn=draw(st.sampled_from((True, True, True, False))),
            )
        )
        asked += size[0] * size[1] / 1e6
    brief = Brief(
        title=Text(en="Drawn at random"),
        dates=(dt.date(2026, 1, 1), dt.date(2026, 1, 2)),
        venue="drawn",
        halls=("H",),
        module_mm=module,
        zones=tuple(ZoneRequest(id=zone, name=Text(en=zone)) for zone in zones),
        areas=draw(_areas(hall)),
        pins=draw(_pins(hall, exhibitors)),
        pairs=draw(_pairs(exhibitors)),
        exhibitors=tuple(exhibitors),
    )
    venue = Venue(id="drawn", name=Text(en="Drawn at random"), halls=(hall,))
    return Show(venue, brief)


@st.composite
def _areas(draw: st.DrawFn, hall: Hall) -> tuple[AreaRequest, ...]:
    """Ask for a stage and a lounge now and then."""
    if hall.gross_m2 < 1500 or not draw(st.booleans()):
        return ()
    stage = AreaRequest(id="stage", kind="stage", size_mm=(12_000, 9_000))
    lounge = AreaRequest(id="lounge", kind="lounge", size_mm=(9_000, 6_000))
    return (stage, lounge)


@st.composite
def _pins(draw: st.DrawFn, hall: Hall, exhibitors: list[Exhibitor]) -> tuple[Pin, ...]:
    """Pin one exhibitor off the lattice, turned at will, somewhere inside the outline."""
    if not exhibitors or not draw(st.sampled_from((True, False, False))):
        return ()
    who = draw(st.sampled_from(exhibitors))
    x0, y0, x1, y1 = hall.floor.bounds
    x = round(x0 + draw(st.floats(0.2, 0.8)) * (x1 - x0))
    y = round(y0 + draw(st.floats(0.2, 0.8)) * (y1 - y0))
    turn = draw(st.sampled_from((0.0, 90.0, 30.0)))
    return (Pin(exhibitor=who.id, hall="H", x_mm=x, y_mm=y, rotation_deg=turn),)


@st.composite
def _pairs(draw: st.DrawFn, exhibitors: list[Exhibitor]) -> tuple[Pair, ...]:
    """Ask two to stand side by side and two apart, now and then."""
    if len(exhibitors) < 6 or not draw(st.booleans()):
        return ()
    keys = draw(st.permutations([who.id for who in exhibitors[:6]]))
    near = Pair(a=keys[0], b=keys[1], relation="adjacent")
    far = Pair(a=keys[2], b=keys[3], relation="apart", distance_mm=15_000)
    return (near, far)
