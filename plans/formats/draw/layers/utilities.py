"""What the building offers: hydrants, extinguishers, shutters, panels; trenches and floor boxes."""

import shapely
from shapely.geometry.base import BaseGeometry

from venue.shapes import polygon
from venue.text import Text
from venue.utility import UtilityKind

from ..palette import AREA_FACE, DASHED, FINE_MM, INK_2, PAPER, RULE_MM, WALL
from ..pen import XY, Box, Pen
from ..room import Room
from ..sheet import View

SIGN_MM = 2.4
"""Side of a fixture's sign on paper."""

LEAST_MM = 0.9
"""No trench is drawn narrower, millimetres of paper."""

FIXTURES = {
    UtilityKind.HYDRANT: Text(ko="소화전", en="Hydrant"),
    UtilityKind.EXTINGUISHER: Text(ko="소화기", en="Extinguisher"),
    UtilityKind.SHUTTER: Text(ko="방화셔터", en="Fire shutter"),
    UtilityKind.PANEL: Text(ko="분전반", en="Electrical panel"),
}
"""Fixtures that must stay free, in the order of the legend."""

BOXES = {
    UtilityKind.TRENCH: Text(ko="설비 트렌치", en="Utility trench"),
    UtilityKind.FLOOR_BOX: Text(ko="바닥 박스", en="Floor box"),
}
"""What feeds stands."""


def draw_fixtures(pen: Pen, view: View, room: Room) -> None:
    """Draw the fixtures of a hall as signs, shutters as the strip they come down on."""
    for thing in view.hall.utilities:
        if not thing.stays_clear:
            continue
        shape = view.shape(polygon(thing.ring))
        if thing.kind is UtilityKind.SHUTTER:
            pen.shape(shape, None, WALL, FINE_MM, DASHED)
            room.take(shape, line=True)
            continue
        at = shape.centroid
        half = SIGN_MM / 2
        frame = (at.x - half, at.y - half, at.x + half, at.y + half)
        draw_sign(pen, frame, thing.kind)
        room.take_box(frame)


def draw_sign(pen: Pen, box: Box, kind: UtilityKind) -> None:
    """Draw a fixture's sign into a box: half a square, a triangle, a square with bars."""
    left, low, right, high = box
    if kind is UtilityKind.EXTINGUISHER:
        tip: XY = ((left + right) / 2, high)
        pen.ring(((left, low), (right, low), tip), PAPER, WALL, RULE_MM)
        return
    pen.box(box, PAPER, WALL, RULE_MM)
    if kind is UtilityKind.HYDRANT:
        pen.ring(((left, low), (right, low), (right, high)), WALL)
    elif kind is UtilityKind.PANEL:
        middle = (low + high) / 2
        pen.box((left, low, right, middle), WALL)
    else:
        pen.line(((left, low), (right, high)), FINE_MM, WALL)


def draw_boxes(pen: Pen, view: View, room: Room) -> list[tuple[str, BaseGeometry]]:
    """Draw trenches and floor boxes; give what was drawn, by the id of the utility."""
    drawn = []
    for thing in view.hall.utilities:
        if thing.kind not in BOXES:
            continue
        shape = view.shape(polygon(thing.ring))
        left, low, right, high = shape.bounds
        if min(right - left, high - low) < LEAST_MM:
            # True to scale it would be a hair: what matters is where it is.
            shape = shapely.buffer(shape, LEAST_MM / 2, join_style="mitre")
        pen.shape(shape, AREA_FACE, INK_2, FINE_MM)
        drawn.append((thing.id, shape))
        room.take(shape, line=True)
    return drawn
