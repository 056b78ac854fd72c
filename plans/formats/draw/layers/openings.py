"""Doors and their names, outside the wall."""

import math

import shapely

from venue.opening import Opening, OpeningType
from venue.text import Text

from ..fonts import CAP, DROP, RISE, cut, width_mm
from ..palette import INK
from ..pen import XY, Label, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View, leaves, short_id
from ..symbols import (
    TAG_MM,
    door,
    exit_tag,
    freight_door,
    readable,
    step,
    tag_width,
    triangle,
    unit,
)

FREIGHT = Text(ko="반입", en="Freight")

NAME_MM = 2.6
LONGEST_MM = 34.0
"""A name on the wall is cut at this length; its id always follows in full."""


def outward(view: View, a: XY, b: XY) -> XY:
    """Give the direction on paper that leads out of the hall through an opening."""
    along = unit(a, b)
    side = (-along[1], along[0])
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    inside = shapely.contains_xy(view.floor, *step(middle, side, 0.6))
    return (-side[0], -side[1]) if inside else side


def draw_openings(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw every opening with its leaves, then its sign and name."""
    for opening in view.hall.openings:
        a, b = view.at(opening.a), view.at(opening.b)
        if not view.shows(shapely.LineString((a, b))):
            continue  # on another sheet, or cut by this one's edge
        out = outward(view, a, b)
        if opening.type is OpeningType.FREIGHT:
            freight_door(pen, a, b, out)
            reach = 0.9
        else:
            door(pen, a, b, out, leaves(opening))
            reach = math.dist(a, b) / leaves(opening)
        middle = step(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), out, reach)
        if opening.type is OpeningType.EXIT:
            _tag(pen, view, opening, middle, out, room)
        else:
            _name(pen, scene, view, opening, (middle, out), room)
        # Taken last: a door's own sign stands close to its leaves.
        room.take_corners((a, b, step(b, out, reach + 0.3), step(a, out, reach + 0.3)))


def _tag(pen: Pen, view: View, opening: Opening, middle: XY, out: XY, room: Room) -> None:
    """Put an exit's tag outside its leaves, further out where another one is in the way."""
    text = short_id(opening, view.hall.id)
    wide = tag_width(text)
    half = abs(out[0]) * wide / 2 + abs(out[1]) * TAG_MM / 2
    for push in (0.0, TAG_MM + 0.4, 2 * (TAG_MM + 0.4)):
        x, y = step(middle, out, half + 0.5 + push)
        frame = shapely.box(x - wide / 2, y - TAG_MM / 2, x + wide / 2, y + TAG_MM / 2)
        if push == 0.0 or not room.touches(frame):
            centre = (x, y)
        if not room.touches(frame):
            break
    room.take_box(exit_tag(pen, centre, text))


def _name(
    pen: Pen, scene: Scene, view: View, opening: Opening, place: tuple[XY, XY], room: Room
) -> None:
    """Write an entrance's or a freight door's name beside its sign, along the wall."""
    middle, out = place
    spoken = cut(scene.say(opening.name), NAME_MM, LONGEST_MM, bold=True)
    code = short_id(opening, view.hall.id)
    bold = opening.type is OpeningType.ENTRANCE
    if opening.type is OpeningType.FREIGHT:
        word = scene.say(FREIGHT)
        name = f"{word} {code}" if not spoken or word in spoken else f"{spoken} ({word})"
    else:
        name = spoken if not spoken or code in spoken.split() else f"{spoken} {code}"
        name = name or code
        triangle(pen, step(middle, out, 0.6), (-out[0], -out[1]))
        room.take_corners(
            tuple(
                step(step(middle, out, d), (-out[1], out[0]), s)
                for d, s in ((0.4, -2), (3.8, -2), (3.8, 2), (0.4, 2))
            )
        )
    angle = readable((-out[1], out[0]))
    turn = math.radians(angle)
    reading = (math.cos(turn), math.sin(turn))
    # The baseline lies towards the foot of the text, whichever side of the wall that is.
    up = (-reading[1], reading[0])
    facing = out[0] * up[0] + out[1] * up[1]
    depth = 0.6 + 1.5 if bold else 0.5 + (RISE * NAME_MM if facing < 0 else DROP * NAME_MM)
    base = step(middle, out, depth)
    if bold:
        base = step(base, up, -NAME_MM * CAP / 2)
    lead = 2.8 if bold else -width_mm(name, NAME_MM) / 2
    for way, align in ((1.0, "left"), (-1.0, "right")) if bold else ((1.0, "left"),):
        at = step(base, reading, way * lead)
        label = Label(*at, name, NAME_MM, INK, bold, "left" if align == "left" else "right", angle)
        if not room.touches(shapely.Polygon(label.corners)):
            break
    put = pen.text(
        (label.x, label.y), name, NAME_MM, INK, bold=bold, align=label.align, angle=angle
    )
    room.take(shapely.Polygon(put.corners), 1.5)
