"""What the parts of a card share: headings, tags and dimensions."""

import math

from venue.text import Text

from ..fonts import CAP, width_mm
from ..layers.dimensions import DIM_MM, LIFT_MM, TICK_MM
from ..palette import FINE_MM, INK, INK_3, WARN, WARN_LINE, WARN_SOFT
from ..pen import XY, Pen
from ..scene import Scene
from ..symbols import readable, step, unit
from .words import ASSUMED

TITLE_MM = 3.0
TAG_MM = 1.9


def title(
    pen: Pen, scene: Scene, at: XY, text: Text, *, note: str = "", assumed: bool = False,
    room: float | None = None,
) -> None:  # fmt: skip
    """Write a part's title, a note beside it, and the tag where its figures are assumed."""
    label = pen.text(at, scene.say(text), TITLE_MM, INK, bold=True)
    x = at[0] + label.width + 1.8
    if assumed:
        x += tag(pen, scene, (x, at[1])) + 1.4
    if note:
        left = None if room is None else at[0] + room - x
        pen.text((x, at[1]), note, 2.3, INK_3, room=left)


def tag(pen: Pen, scene: Scene, at: XY) -> float:
    """Put the tag of assumed figures at the foot of a text; give its width."""
    said = scene.say(ASSUMED)
    wide = width_mm(said, TAG_MM) + 1.6
    middle = at[1] + 0.85
    pen.box((at[0], middle - 1.45, at[0] + wide, middle + 1.45), WARN_SOFT, WARN_LINE, 0.13, r=0.5)
    pen.text((at[0] + 0.8, middle - TAG_MM * CAP / 2), said, TAG_MM, WARN)
    return wide


def dimension(pen: Pen, a: XY, b: XY, text: str, colour: str) -> None:
    """Draw a line between two points with ticks, its text on the left of the way from a to b."""
    along = unit(a, b)
    left = (-along[1], along[0])
    slant = unit((0.0, 0.0), (along[0] + left[0], along[1] + left[1]))
    pen.line((a, b), FINE_MM, colour)
    for end in (a, b):
        ticks = (step(end, slant, -TICK_MM * 1.4), step(end, slant, TICK_MM * 1.4))
        pen.line(ticks, FINE_MM, colour)
    angle = readable(along)
    turn = math.radians(angle)
    up = (-math.sin(turn), math.cos(turn))
    size = DIM_MM
    # Turned to be read from the right, a text has its foot on the other side of the line.
    same = up[0] * left[0] + up[1] * left[1] > 0
    lift = LIFT_MM if same else -LIFT_MM - size * CAP
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    at = step(middle, up, lift)
    pen.text(at, text, size, colour, align="centre", angle=angle)
