"""What the building offers: hydrants, extinguishers, shutters, panels; trenches and floor boxes."""

import shapely
from shapely.geometry.base import BaseGeometry

from layouts.supply import Supplied
from venue.shapes import polygon
from venue.text import Text
from venue.utility import Service, UtilityKind

from ..fonts import width_mm
from ..palette import AREA_FACE, DASHED, FINE_MM, INK_2, PAPER, RULE_MM, WALL
from ..pen import XY, Box, Pen
from ..room import Room
from ..sheet import View

SIGN_MM = 2.4
"""Side of a fixture's sign on paper."""

LEAST_MM = 0.9
"""No trench is drawn narrower, millimetres of paper."""

LOAD_MM = 1.9
"""Size of a box's id and load on the floor."""

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


def draw_boxes(
    pen: Pen, view: View, room: Room, under: BaseGeometry | None = None
) -> list[tuple[str, BaseGeometry]]:
    """Draw trenches and floor boxes; give what was drawn, by the id of the utility.

    Trenches are not seen ``under`` a shape on paper, whose texts they would strike out.
    """
    drawn = []
    for thing in view.hall.utilities:
        if thing.kind not in BOXES:
            continue
        shape = view.shape(polygon(thing.ring))
        left, low, right, high = shape.bounds
        if min(right - left, high - low) < LEAST_MM:
            # True to scale it would be a hair: what matters is where it is.
            shape = shapely.buffer(shape, LEAST_MM / 2, join_style="mitre")
        seen = shape
        if under is not None and thing.kind is UtilityKind.TRENCH:
            seen = shape.difference(under)
        pen.shape(seen, AREA_FACE, INK_2, FINE_MM)
        drawn.append((thing.id, shape))
        room.take(shape, line=True)
    return drawn


def draw_cables(
    pen: Pen, view: View, supplied: Supplied, boxes: dict[str, BaseGeometry]
) -> None:  # fmt: skip
    """Draw a line from the edge of each stand to the box that feeds it; those on one need none."""
    here = {booth.id: booth for booth in view.layout.booths}
    pairs = dict.fromkeys((c.booth, c.utility) for c in supplied.connections if c.length_mm > 0)
    for booth_id, utility in pairs:
        if booth_id in here and utility in boxes:
            stand = view.shape(here[booth_id].shape)
            line = shapely.shortest_line(stand, boxes[utility])
            pen.strokes(line, RULE_MM, INK_2)
            pen.disc((line.coords[0][0], line.coords[0][1]), 0.45, INK_2)


def draw_box_loads(
    pen: Pen, view: View, supplied: Supplied, boxes: dict[str, BaseGeometry], room: Room
) -> None:  # fmt: skip
    """Write at each box its id and what it is asked for, where there is room."""
    for utility in view.hall.utilities:
        if utility.id not in boxes or not utility.supplies:
            continue
        load, most = supplied.load(utility.id, Service.POWER), utility.gives(Service.POWER)
        lines = [utility.id, *([f"{amount(load)} / {amount(most)} kW"] if most else [])]
        left, low, right, high = boxes[utility.id].bounds
        wide = max(width_mm(line, LOAD_MM) for line in lines)
        middle = (left + right) / 2
        for foot in (low - 2.8, high + 2.8):
            around = shapely.box(middle - wide, foot - 5, middle + wide, foot + 5)
            found = room.find(wide + 0.6, LOAD_MM * 1.2 * len(lines), (middle, foot), around,
                              over_lines=True)  # fmt: skip
            if found is None:
                continue
            room.take_box(found)
            pen.box(found, PAPER)
            for n, line in enumerate(lines):
                at = ((found[0] + found[2]) / 2, found[3] - LOAD_MM * (0.95 + 1.2 * n))
                pen.text(at, line, LOAD_MM, INK_2, bold=n == 0, align="centre", about=utility.id)
            break


def amount(value: float) -> str:
    """Write an amount with a decimal where it has one."""
    text = f"{value:,.1f}"
    return text.removesuffix(".0")
