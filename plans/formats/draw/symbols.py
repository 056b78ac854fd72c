"""The signs of the drawing: tags, triangles, doors, north, the bar scale."""

import math

from shapely.geometry import Polygon, box

from . import fonts
from .fonts import CAP, width_mm
from .palette import (
    BAD,
    DOOR_MM,
    FINE_MM,
    GOOD,
    HAIR_MM,
    HATCH,
    INK,
    INK_2,
    PAPER,
    RULE_MM,
    WALL,
    WARN,
    ZoneMark,
)
from .pen import XY, Box, Pen, arc

TAG_MM, TAG_TEXT = 3.8, 2.4
"""Height of an exit's tag and of its text."""

CHIP_W, CHIP_H, CHIP_TEXT = 6.0, 3.5, 2.1
"""A zone's code on the floor and in the table."""

PIN_MM = 1.2
"""Radius of the disc of a pinned booth."""

ZONE_TEXT = 2.8
HATCH_PITCH = 1.7


def unit(a: XY, b: XY) -> XY:
    """Give the direction from one point to another, of length 1."""
    length = math.dist(a, b) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def step(point: XY, direction: XY, length: float) -> XY:
    """Go a length along a direction."""
    return (point[0] + direction[0] * length, point[1] + direction[1] * length)


def readable(direction: XY) -> float:
    """Give the angle of a text along a line so that it reads from below or from the right.

    Examples
    --------
    >>> [readable(d) for d in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    [0.0, 0.0, 90.0, 90.0]
    """
    angle = math.degrees(math.atan2(direction[1], direction[0]))
    # A line within half a degree of upright reads from the right whichever way it was drawn.
    turned = (angle + 89.5) % 180 - 89.5
    return round(turned, 6) + 0.0


def tag_width(text: str) -> float:
    """Give the width of an exit's tag."""
    return max(5.2, width_mm(text, TAG_TEXT, bold=True) + 2.4)


def exit_tag(pen: Pen, centre: XY, text: str) -> Box:
    """Draw an exit's green tag; returns its box."""
    half = tag_width(text) / 2
    frame = (centre[0] - half, centre[1] - TAG_MM / 2, centre[0] + half, centre[1] + TAG_MM / 2)
    pen.box(frame, GOOD, r=0.6)
    at = (centre[0], centre[1] - TAG_TEXT * CAP / 2)
    pen.text(at, text, TAG_TEXT, PAPER, bold=True, align="centre")
    return frame


def triangle(pen: Pen, tip: XY, inward: XY) -> None:
    """Draw an entrance's solid triangle, its tip pointing in."""
    across = (-inward[1], inward[0])
    base = step(tip, inward, -3.0)
    pen.ring((tip, step(base, across, 1.9), step(base, across, -1.9)), INK)


def door(pen: Pen, a: XY, b: XY, outward: XY, count: int) -> None:
    """Draw a door's leaves, open outwards, with their swing.

    Leaves hang in pairs that part in the middle; a single one hangs at ``a``.
    """
    along, leaf = unit(a, b), math.dist(a, b) / count
    for n in range(count):
        left = n % 2 == 0
        hinge = step(a, along, leaf * (n if left else n + 1))
        tip = step(hinge, outward, leaf)
        closed = along if left else (-along[0], -along[1])
        start = math.degrees(math.atan2(outward[1], outward[0]))
        end = math.degrees(math.atan2(closed[1], closed[0]))
        sweep = (end - start + 180) % 360 - 180
        pen.line((hinge, tip), DOOR_MM, INK_2)
        pen.line(arc(hinge, leaf, start, sweep), DOOR_MM, INK_2)


def freight_door(pen: Pen, a: XY, b: XY, outward: XY) -> None:
    """Draw a freight door: two parallel lines in the wall's gap, closed by the jambs."""
    for side in (-0.45, 0.45):
        pen.line((step(a, outward, side), step(b, outward, side)), RULE_MM, WALL)
    for jamb in (a, b):
        pen.line((step(jamb, outward, -0.9), step(jamb, outward, 0.9)), RULE_MM, WALL)


def chip(pen: Pen, left: float, middle: float, mark: ZoneMark, *, high: float = CHIP_H) -> None:
    """Draw a zone's code in its colours; ``left, middle`` is the middle of its left side."""
    frame = (left, middle - high / 2, left + CHIP_W, middle + high / 2)
    pen.box(frame, mark.hue.fill, mark.hue.stroke, 0.2, r=0.5)
    at = (left + CHIP_W / 2, middle - CHIP_TEXT * CAP / 2)
    pen.text(at, mark.code, CHIP_TEXT, mark.hue.text, bold=True, align="centre", room=CHIP_W - 0.8)


def alarm(pen: Pen, centre: XY) -> None:
    """Draw the disc with ! of a breach."""
    pen.disc(centre, 1.3, BAD, PAPER, 0.2)
    pen.text((centre[0], centre[1] - 2.2 * CAP / 2), "!", 2.2, PAPER, bold=True, align="centre")


def question(pen: Pen, centre: XY) -> None:
    """Draw the disc with ? of what nobody can assess."""
    pen.disc(centre, 1.3, WARN, PAPER, 0.2)
    pen.text((centre[0], centre[1] - 2.2 * CAP / 2), "?", 2.2, PAPER, bold=True, align="centre")


def pin_mark(pen: Pen, centre: XY) -> None:
    """Draw the disc with a pin of a booth that is fixed in place."""
    x, y = centre
    pen.disc(centre, PIN_MM, INK, PAPER, 0.2)
    pen.box((x - 0.3, y - 0.05, x + 0.3, y + 0.75), PAPER)
    pen.line(((x - 0.55, y - 0.05), (x + 0.55, y - 0.05)), 0.2, PAPER)
    pen.line(((x, y), (x, y - 0.85)), 0.18, PAPER)


def hatched(pen: Pen, frame: Box) -> None:
    """Draw a swatch of the service hatch."""
    shape: Polygon = box(*frame)
    pen.hatch(shape, HATCH_PITCH, FINE_MM, HATCH)


def north(pen: Pen, centre: XY, degrees: float) -> None:
    """Draw the north arrow; ``degrees`` is where north lies on paper, counter-clockwise from x."""
    turn = math.radians(degrees - 90)
    cos, sin = math.cos(turn), math.sin(turn)

    def put(x: float, y: float) -> XY:
        return (centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos)

    pen.disc(centre, 4.4, None, WALL, RULE_MM)
    pen.ring((put(0, 4.4), put(2, -2.4), put(0, -1.2), put(-2, -2.4)), WALL)
    x, y = put(0, 6.3)
    pen.text((x, y - 2.6 * CAP / 2), "N", 2.6, INK, bold=True, align="centre")


def axes_sign(pen: Pen, centre: XY, turn_deg: float) -> None:
    """Draw the hall frame's axes, where nobody knows which way north lies."""
    origin = (centre[0] - 2.5, centre[1] - 2.5)
    for name, degrees in (("x", turn_deg), ("y", turn_deg + 90)):
        turn = math.radians(degrees)
        way = (math.cos(turn), math.sin(turn))
        tip, side = step(origin, way, 6.0), (-way[1], way[0])
        pen.line((origin, step(tip, way, -1.2)), RULE_MM, WALL)
        back = step(tip, way, -1.6)
        pen.ring((tip, step(back, side, 0.6), step(back, side, -0.6)), WALL)
        x, y = step(tip, way, 1.7)
        pen.text((x, y - 2.3 * 0.27), name, 2.3, INK_2, align="centre")


def bar_scale(pen: Pen, left: float, bottom: float, scale: int, widest: float = 52.0) -> None:
    """Draw the bar scale: four fields, its length a round number of metres."""
    metres = next(
        n * 10**power
        for power in range(5, -2, -1)
        for n in (5, 4, 2, 1)
        if n * 10**power * 1000 / scale <= widest
    )
    length = metres * 1000 / scale
    for n in range(4):
        face = WALL if n % 2 == 0 else PAPER
        x0, x1 = left + length * n / 4, left + length * (n + 1) / 4
        pen.box((x0, bottom, x1, bottom + 1.6), face, WALL, HAIR_MM + 0.05)
    for share in (0.0, 0.5, 1.0):
        value = f"{metres * share:g}" + (" m" if share == 1.0 else "")
        pen.text((left + length * share, bottom + 2.6), value, 2.3, INK, align="centre")


def zone_tag_size(name: str) -> tuple[float, float]:
    """Give the width and height a zone's tag takes on the floor."""
    wide = CHIP_W + (1.2 + width_mm(name, ZONE_TEXT, bold=True) if name else 0.0)
    return wide, max(CHIP_H, ZONE_TEXT * (fonts.RISE + fonts.DROP))


def zone_tag(pen: Pen, frame: Box, mark: ZoneMark, name: str) -> None:
    """Draw a zone's tag: its code, then its name."""
    middle = (frame[1] + frame[3]) / 2
    chip(pen, frame[0], middle, mark)
    if name:
        at = (frame[0] + CHIP_W + 1.2, middle - ZONE_TEXT * CAP / 2)
        pen.text(at, name, ZONE_TEXT, INK, bold=True)
