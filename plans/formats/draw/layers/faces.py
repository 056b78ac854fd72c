"""How a booth looks: filled, hatched, flagged, dashed, or with a disc at its corner."""

import math

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from ..overlay import Face
from ..palette import DASHED, FINE_MM, PAPER, Hue, tint
from ..pen import XY, Pen
from ..symbols import alarm, question, step, unit

HATCH_SHARE, STRIPE_SHARE = 0.4, 0.55
"""How much of the edge's colour a hatch shows on paper, and stripes on a fill."""

PITCH_MM = 1.3
"""Between the lines of a hatch."""

FLAG_MM, FLAG_SHARE = 2.0, 0.4
"""Side of the triangle of a reserved booth, and the part of a small booth's side it may take."""

EMPTY = frozenset({Face.HATCHED, Face.PLAIN, Face.DASHED})
"""Faces without a fill."""

MARKED = frozenset({Face.HATCHED, Face.STRIPED, Face.FLAGGED})
"""Faces with something between fill and edge."""


WITH_DISC = frozenset({Face.ALARMED, Face.DOUBTED})
"""Faces with a disc at the corner."""


def draw_face(pen: Pen, shape: BaseGeometry, hue: Hue, face: Face, edge_mm: float) -> None:
    """Draw a booth's floor and edge, and what marks its group; discs come later.

    Parameters
    ----------
    pen : draws.
    shape : the booth on paper.
    hue : its colours.
    face : its look.
    edge_mm : the weight of its edge, millimetres of paper.
    """
    fill = PAPER if face in EMPTY else hue.fill
    if face not in MARKED:
        pen.shape(shape, fill, hue.stroke, edge_mm, DASHED if face is Face.DASHED else ())
        return
    pen.shape(shape, fill)
    if face is Face.HATCHED:
        pen.hatch(shape, PITCH_MM, FINE_MM, tint(hue.stroke, HATCH_SHARE))
    elif face is Face.STRIPED:
        pen.hatch(shape, PITCH_MM, FINE_MM, tint(hue.stroke, STRIPE_SHARE))
    else:
        assert isinstance(shape, Polygon), "a booth is one polygon"
        pen.ring(flag(shape), hue.stroke)
    pen.shape(shape, None, hue.stroke, edge_mm)


def draw_disc(pen: Pen, shape: BaseGeometry, face: Face) -> None:
    """Draw the disc at a booth's upper right corner, where its look has one."""
    if face in WITH_DISC and isinstance(shape, Polygon):
        (alarm if face is Face.ALARMED else question)(pen, upper_right(shape))


def upper_right(shape: Polygon) -> XY:
    """Give the corner of a booth that lies uppermost at the right."""
    x, y = max(shape.exterior.coords, key=lambda p: round(p[0] + p[1], 6))
    return (x, y)


def flag(shape: Polygon) -> tuple[XY, XY, XY]:
    """Give the triangle that fills a booth's upper right corner."""
    ring = [(x, y) for x, y in shape.exterior.coords[:-1]]
    corner = upper_right(shape)
    at = ring.index(corner)
    ends = (ring[at - 1], ring[(at + 1) % len(ring)])
    side = min(FLAG_MM, FLAG_SHARE * min(math.dist(corner, end) for end in ends))
    first, second = (step(corner, unit(corner, end), side) for end in ends)
    return corner, first, second
