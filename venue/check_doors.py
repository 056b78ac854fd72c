"""The check of a hall's doors: on the wall, wide enough, apart, and free."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from .fault import fault
from .finding import Finding
from .hall import Hall
from .opening import Opening
from .shapes import TOUCH_MM, geos
from .text import Text

MAX_DOORS = 1_000
"""Doors of one hall; the largest halls have some dozens, and each is compared with each."""

OFF_WALL_MM = 50
"""A jamb this far from the outline still stands in the wall: drawings round to centimetres."""

FREE_DEPTH_MM = 1_000
"""How far behind a door the floor must be free for it to be passed: a leaf's swing."""


def check_doors(hall: Hall) -> tuple[Finding, ...]:
    """Check the openings of a hall whose outline is sound.

    Parameters
    ----------
    hall : a hall with a valid, counter-clockwise outline.

    Returns
    -------
    A finding for each door off the wall (with its distance), wider than its gap, in another
    door's place, or blocked by an obstacle; a warning when nobody can leave the hall.
    """
    if len(hall.openings) > MAX_DOORS:
        text = Text(
            ko="홀 {hall}: 문이 {count:,}개입니다. "
            "{most:,}개까지만 받으니 필요한 문만 남겨 주십시오.",
            en="Hall {hall} has {count:,} openings, more than {most:,}; keep the real doors only.",
        )
        text = text.fill(hall=hall.id, count=len(hall.openings), most=MAX_DOORS)
        return (fault("venue.openings_many", hall.id, text),)
    with geos(f"the doors of hall {hall.id}"):
        alone = [finding for door in hall.openings for finding in _alone(hall, door)]
        sound = [door for door in hall.openings if door.span_mm > 0]
        return (*alone, *_shared(hall, sound), *_blocked(hall, sound), *_no_exit(hall))


def _alone(hall: Hall, door: Opening) -> Iterator[Finding]:
    """Check one door against the wall and its own width."""
    if door.span_mm == 0:
        text = Text(
            ko="홀 {hall}, 문 {door}: 두 끝점이 같습니다. 문틀의 양 끝을 적어 주십시오.",
            en="Hall {hall}, opening {door}: both ends are one point; give the two jambs.",
        )
        text = text.fill(hall=hall.id, door=door.id)
        yield fault("venue.opening_flat", hall.id, text, at=door.a)
        return
    wall = hall.floor.exterior
    distance = max(wall.distance(Point(spot)) for spot in (door.a, door.middle, door.b))
    if distance > OFF_WALL_MM:
        text = Text(
            ko="홀 {hall}, 문 {door}: 벽에서 {gap:,} mm 떨어져 있습니다. "
            "외곽선 위로 옮겨 주십시오.",
            en="Hall {hall}, opening {door} is {gap:,} mm off the wall; move it onto the outline.",
        )
        yield fault(
            "venue.opening_off_wall",
            hall.id,
            text.fill(hall=hall.id, door=door.id, gap=round(distance)),
            at=door.middle,
            measured=round(distance),
            required=OFF_WALL_MM,
            unit="mm",
        )
    if door.clear_width_mm > door.span_mm + OFF_WALL_MM:
        text = Text(
            ko="홀 {hall}, 문 {door}: 유효 폭 {width:,} mm가 문틀 사이 {span:,} mm보다 넓습니다. "
            "둘 가운데 하나를 고쳐 주십시오.",
            en="Hall {hall}, opening {door}: its clear width of {width:,} mm exceeds the "
            "{span:,} mm between its jambs; mend one of them.",
        )
        span = round(door.span_mm)
        yield fault(
            "venue.opening_width",
            hall.id,
            text.fill(hall=hall.id, door=door.id, width=door.clear_width_mm, span=span),
            at=door.middle,
            measured=door.clear_width_mm,
            required=span,
            unit="mm",
        )


def _shared(hall: Hall, doors: Sequence[Opening]) -> Iterator[Finding]:
    """Find doors that share a stretch of wall; exits must not be counted twice."""
    if not doors:
        return
    lines = [LineString([door.a, door.b]) for door in doors]
    near = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=OFF_WALL_MM)
    for first, second in near.T:
        if first >= second:
            continue
        one, other = doors[first], doors[second]
        shared = _common_mm(one, other)
        if shared <= TOUCH_MM:
            continue
        text = Text(
            ko="홀 {hall}, 문 {one}, {other}: 벽 {shared:,} mm를 함께 씁니다. "
            "하나로 합치거나 떼어 주십시오.",
            en="Hall {hall}, openings {one} and {other} share {shared:,} mm of wall; "
            "merge them or move one.",
        )
        yield fault(
            "venue.openings_overlap",
            hall.id,
            text.fill(hall=hall.id, one=one.id, other=other.id, shared=round(shared)),
            at=other.middle,
            warning=not (one.serves_egress and other.serves_egress),
            measured=round(shared),
            required=0,
            unit="mm",
        )


def _common_mm(one: Opening, other: Opening) -> float:
    """Give the length two doors of one wall share, 0 when they stand in different walls."""
    along, across = _along(one, np.array([other.a, other.b], dtype=float))
    if np.abs(across).max() > 2 * OFF_WALL_MM:
        return 0.0
    return float(min(along.max(), one.span_mm) - max(along.min(), 0.0))


def _along(
    door: Opening, spots: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give where points lie along a door from its first jamb, and how far to its left."""
    ux, uy = ((door.b[i] - door.a[i]) / door.span_mm for i in (0, 1))
    dx, dy = spots[:, 0] - door.a[0], spots[:, 1] - door.a[1]
    return dx * ux + dy * uy, dy * ux - dx * uy


def _blocked(hall: Hall, doors: Sequence[Opening]) -> Iterator[Finding]:
    """Find doors with an obstacle right behind them that leaves less than their clear width."""
    # One that crosses itself is a fault of its own, and nothing can be measured on it.
    sound = [solid for solid in hall.solids if solid.is_valid]
    tree = shapely.STRtree(sound)
    for door in doors:
        strip = _behind(hall, door)
        solids = [sound[i] for i in tree.query(strip, predicate="intersects")]
        clear = _widest_gap(door, [shapely.intersection(strip, solid) for solid in solids])
        if clear >= min(door.clear_width_mm, door.span_mm) - TOUCH_MM:
            continue
        text = Text(
            ko="홀 {hall}, 문 {door}: 장애물 때문에 {clear:,} mm만 지날 수 있습니다(유효 폭 "
            "{width:,} mm). "
            "문이나 장애물을 옮겨 주십시오.",
            en="Hall {hall}, opening {door}: an obstacle leaves {clear:,} mm of its "
            "{width:,} mm clear; move the door or the obstacle.",
        )
        width = door.clear_width_mm
        yield fault(
            "venue.opening_blocked",
            hall.id,
            text.fill(hall=hall.id, door=door.id, clear=round(clear), width=width),
            at=door.middle,
            warning=clear > TOUCH_MM,
            measured=round(clear),
            required=width,
            unit="mm",
        )


def _behind(hall: Hall, door: Opening) -> Polygon:
    """Give the strip of floor right behind a door, on the side that lies in the hall."""
    line = LineString([door.a, door.b])
    sides = [line.buffer(side * FREE_DEPTH_MM, single_sided=True) for side in (1, -1)]
    return max(sides, key=lambda side: shapely.intersection(hall.floor, side).area)


def _widest_gap(door: Opening, taken: Sequence[BaseGeometry]) -> float:
    """Give the widest stretch between a door's jambs that nothing stands behind."""
    spans = []
    for part in taken:
        if part.area > 0:
            along, _ = _along(door, shapely.get_coordinates(part))
            spans.append((float(along.min()), float(along.max())))
    reached, widest = 0.0, 0.0
    for low, high in sorted(spans):
        widest = max(widest, low - reached)
        reached = max(reached, high)
    return max(widest, door.span_mm - reached)


def _no_exit(hall: Hall) -> Iterator[Finding]:
    """Warn when nobody can leave the hall."""
    if not any(door.serves_egress for door in hall.openings):
        text = Text(
            ko="홀 {hall}: 나갈 문이 없습니다. 비상구(exit)나 출입구(entrance)를 하나 이상 넣어 "
            "주십시오.",
            en="Hall {hall} has no way out; add an opening of type exit or entrance.",
        )
        yield fault("venue.no_exit", hall.id, text.fill(hall=hall.id), warning=True)
