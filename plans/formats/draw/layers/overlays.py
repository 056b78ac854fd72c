"""A layer under and over the booths: patches and lines of the floor, words at the doors."""

import math

from shapely.geometry import LineString

from .. import fonts
from ..overlay import TRAFFIC_LINE, Tag
from ..palette import INK, ground, tint
from ..pen import Label, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View

TAG_MM = 2.2
"""Height of the words at a door."""


STRIPES_MM = 2.2
"""Between the stripes of a patch."""


def draw_overlay(pen: Pen, scene: Scene, view: View) -> None:
    """Draw what lies under the booths."""
    if scene.overlay is None:
        return
    for patch in scene.overlay.patches.get(view.hall.id, ()):
        shape = view.shape(patch.shape)
        pen.shape(shape, ground(patch.hue.fill), patch.hue.stroke, 0.13)
        if patch.striped:
            pen.hatch(shape, STRIPES_MM, 0.13, tint(patch.hue.stroke, 0.5))
    for streak in scene.overlay.streaks.get(view.hall.id, ()):
        line = view.shape(LineString(streak.ends))
        pen.strokes(line, streak.weight_mm, TRAFFIC_LINE)


def draw_overlay_tags(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Write the words of a layer, on paper of their own."""
    if scene.overlay is None:
        return
    for tag in scene.overlay.tags.get(view.hall.id, ()):
        said = scene.say(tag.text)
        half = fonts.width_mm(said, TAG_MM, bold=True) / 2, TAG_MM / 2
        (x, y), (ahead_x, ahead_y) = view.at(tag.at), view.at(_ahead(tag))
        # On paper one metre of the way in is so long: the text lies all beyond its place.
        long = math.hypot(ahead_x - x, ahead_y - y) or 1.0
        x += half[0] * (ahead_x - x) / long
        low = y + half[1] * (ahead_y - y) / long - TAG_MM * 0.36
        label = Label(x, low, said, TAG_MM, INK, bold=True, align="centre")
        pen.backing(label.corners)
        pen.text((x, low), said, TAG_MM, INK, bold=True, align="centre")
        room.take_box(_around(label.corners))
    if scene.overlay.extra is not None:
        scene.overlay.extra.told(pen, scene, view, room)


def _ahead(tag: Tag) -> tuple[float, float]:
    """Give the place a metre further on a tag's way."""
    return tag.at[0] + 1000 * tag.way[0], tag.at[1] + 1000 * tag.way[1]


def _around(corners: tuple[tuple[float, float], ...]) -> tuple[float, float, float, float]:
    """Give the box around corners."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
