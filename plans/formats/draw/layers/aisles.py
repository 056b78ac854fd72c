"""Aisles: the name of a main one, and the clear width of each family, measured on the floor."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import STRtree
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from layouts.aisle import Aisle, AisleKind
from layouts.floor import TOLERANCE_MM
from venue.shapes import polygon
from venue.text import Text

from ..fonts import width_mm
from ..labels import MIDDLE
from ..palette import FINE_MM, INK_2
from ..pen import XY, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View
from ..symbols import readable, step, unit
from .dimensions import DIM_MM, LIFT_MM, SMALL_MM, TICK_MM, whole_mm

MAIN = Text(ko="주 통로 {width:.1f} m", en="Main aisle {width:.1f} m")
BOULEVARD = Text(ko="대로 {width:.1f} m", en="Boulevard {width:.1f} m")

MAIN_MM, BOULEVARD_MM = 2.8, 4.0
REACH_MM = 15_000
"""An aisle wider than this on either side is a plaza and gets no width."""


SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)
"""Where along an aisle its width is tried, the middle first."""

FAMILY_TRIES = 12
"""A family's longest aisles; when none of these has room, no other will look better."""


@dataclass(frozen=True)
class Width:
    """A clear width: between two points on paper, and in millimetres of floor."""

    a: XY
    b: XY
    clear_mm: float


def draw_aisles(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw the width of one aisle a family, and name the main aisles."""
    if not view.layout.aisles:
        return
    solid = solid_of(view)
    families: dict[tuple[AisleKind, int, int], list[Aisle]] = {}
    for aisle in view.layout.aisles:
        families.setdefault((aisle.kind, aisle.clear_width_mm, _way(view, aisle)), []).append(aisle)
    for family in families.values():
        _draw_family(pen, view, sorted(family, key=_length, reverse=True), solid, room)
    mains = [a for a in view.layout.aisles if a.kind is AisleKind.MAIN]
    for aisle in sorted(mains, key=_length, reverse=True):
        _name(pen, scene, view, aisle, room)


def _length(aisle: Aisle) -> int:
    """Give an aisle's length, millimetres."""
    return aisle.width_mm if aisle.along == "width" else aisle.depth_mm


def _way(view: View, aisle: Aisle) -> int:
    """Give an aisle's walking direction on paper, whole degrees in [0, 180)."""
    across = 0 if aisle.along == "width" else 90
    return round(aisle.rotation_deg + view.turn_deg + across) % 180


def solid_of(view: View) -> STRtree:
    """Give everything that bounds an aisle, millimetres: stands, areas, solids and the wall."""
    things: list[BaseGeometry] = [booth.shape for booth in view.layout.booths]
    things += [area.shape for area in view.layout.areas if not area.walkable]
    things += [polygon(obstacle.ring) for obstacle in view.hall.obstacles]
    return STRtree([*things, view.hall.floor.exterior])


def measured(view: View, aisle: Aisle, solid: STRtree, share: float) -> Width | None:
    """Measure the clear width across an aisle at a share of its length.

    Parameters
    ----------
    aisle : as it is meant; what is measured is the floor between what stands beside it.
    solid : everything that bounds aisles, millimetres of the hall's frame.
    share : where along the aisle, 0 to 1.

    Returns
    -------
    The width from edge to edge; None when the aisle is blocked there or nothing bounds it.
    """
    p, q, r, s = aisle.corners
    first, last = ((p, s), (q, r)) if aisle.along == "width" else ((p, q), (s, r))
    low = tuple(a + (b - a) * share for a, b in zip(first[0], last[0], strict=True))
    high = tuple(a + (b - a) * share for a, b in zip(first[1], last[1], strict=True))
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    across = unit((low[0], low[1]), (high[0], high[1]))
    ends: list[XY] = []
    clear = 0.0
    for way in (-1.0, 1.0):
        ray = LineString([middle, step(middle, across, way * REACH_MM)])
        near = solid.geometries[solid.query(ray, predicate="intersects")]
        if len(near) == 0:
            return None
        hits = shapely.intersection(near, ray)
        distance = float(shapely.distance(shapely.Point(middle), hits).min())
        if distance < 1.0:
            return None
        clear += distance
        ends.append(view.at(step(middle, across, way * distance)))
    return Width(ends[0], ends[1], clear)


def _draw_family(pen: Pen, view: View, family: Sequence[Aisle], solid: STRtree, room: Room) -> None:
    """Dimension the first aisle of a family that has a free place for it, off the lines at best."""
    widths = [
        width
        for aisle in family[:FAMILY_TRIES]
        for share in SHARES
        if (width := measured(view, aisle, solid, share)) is not None
        and abs(width.clear_mm - aisle.clear_width_mm) <= aisle.clear_width_mm / 2
    ]
    for over_lines in (False, True):
        if any(_draw_width(pen, view, width, room, over_lines=over_lines) for width in widths):
            return


def _draw_width(pen: Pen, view: View, width: Width, room: Room, *, over_lines: bool) -> bool:
    """Draw one width with its figure beside the line; False where that would cover something."""
    ends = sorted((width.a, width.b), key=lambda p: (round(p[0], 3), round(p[1], 3)))
    along = unit(ends[0], ends[1])
    angle = readable(along)
    turn = math.radians(angle)
    reading = (math.cos(turn), math.sin(turn))
    up = (-reading[1], reading[0])
    length = math.dist(*ends)
    text = whole_mm(width.clear_mm, turned=view.skew)
    size = next((s for s in (DIM_MM, SMALL_MM) if width_mm(text, s) <= length - 0.5), None)
    if size is None:
        return False
    middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
    half = length / 2 - 0.3
    corners = tuple(
        step(step(middle, reading, half * sx), up, y)
        for sx, y in ((-1, -0.9), (1, -0.9), (1, 2.9), (-1, 2.9))
    )
    if room.touches(shapely.Polygon(corners), over_lines=over_lines):
        return False
    room.take_corners(corners)
    if over_lines:
        half = width_mm(text, size) / 2
        ring = (
            (-half, 0.4),
            (half, 0.4),
            (half, LIFT_MM + size * 0.8),
            (-half, LIFT_MM + size * 0.8),
        )
        pen.backing(tuple(step(step(middle, reading, u), up, v) for u, v in ring))
    pen.line(ends, FINE_MM, INK_2)
    slant = unit((0.0, 0.0), (reading[0] + up[0], reading[1] + up[1]))
    for end in ends:
        pen.line(
            (step(end, slant, -TICK_MM * 1.4), step(end, slant, TICK_MM * 1.4)), FINE_MM, INK_2
        )
    pen.text(step(middle, up, LIFT_MM), text, size, INK_2, align="centre", angle=angle)
    return True


def _name(pen: Pen, scene: Scene, view: View, aisle: Aisle, room: Room) -> None:
    """Write a main aisle's name along it, where it is free and wide enough."""
    broad = aisle.clear_width_mm >= scene.plan.limits.mm("boulevard") - TOLERANCE_MM
    name, letter = (BOULEVARD, BOULEVARD_MM) if broad else (MAIN, MAIN_MM)
    text = scene.say(name.fill(width=aisle.clear_width_mm / 1000))
    shape = shapely.intersection(view.shape(aisle.shape), view.floor)
    wide, high = width_mm(text, letter) + 3.0, letter * 1.3
    upright = 45 < _way(view, aisle) < 135
    near = view.at(aisle.centre)
    size = (high, wide) if upright else (wide, high)
    found = room.find(*size, near, shape)
    if found is None:
        return
    room.take_box(found)
    x, y = (found[0] + found[2]) / 2, (found[1] + found[3]) / 2
    shift = MIDDLE * letter
    at = (x + shift, y) if upright else (x, y - shift)
    pen.text(at, text, letter, INK_2, align="centre", angle=90.0 if upright else 0.0)
