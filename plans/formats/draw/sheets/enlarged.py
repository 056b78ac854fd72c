"""An enlarged sheet: one tile of a hall at 1 : 200 with names, pods and open match lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import shapely
from shapely.affinity import affine_transform
from shapely.geometry import LineString

from venue.text import Text

from ..fonts import SMALLEST_MM, width_mm
from ..hall_plan import draw_stands
from ..layers.aisles import draw_aisles
from ..layers.zones import draw_zone_tags
from ..legend import draw_legend
from ..palette import AREA_FACE, DASH_DOT, FINE_MM, INK, INK_2, INK_3, PAPER, WALL
from ..pen import XY, Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View
from ..strip import draw_notes, heading
from .page import Place, paper
from .tiles import Tile, match_lines, shown

TITLE = Text(ko="확대 배치도 {n}", en="Enlarged layout {n}")
MATCH = Text(ko="이음선 {sheet}", en="Match line {sheet}")
KEY = Text(ko="위치", en="Key plan")

MATCH_MM = 0.5
"""Weight of a match line."""


@dataclass(frozen=True)
class Tiling:
    """A hall at its enlarged scale, its tiles, and the number of the sheet that shows each."""

    whole: View
    tiles: tuple[Tile, ...]
    numbers: Mapping[tuple[int, int], str]


def draw_enlarged(pen: Pen, place: Place, scene: Scene, tiling: Tiling, tile: Tile) -> None:
    """Draw a tile into a page.

    Parameters
    ----------
    pen, place : the paper, and where things lie on the page.
    scene : the plan.
    tiling, tile : the hall cut into sheets, and the one to draw.
    """
    whole, numbers = tiling.whole, tiling.numbers
    view = shown(whole, tile, place.floor)
    assert view.window is not None
    room = Room(*paper())
    room.fence(view.window)
    zones, too_small = draw_stands(pen, scene, view, room)
    joins = match_lines(tile, view)
    for a, b, _ in joins:
        room.take(LineString([a, b]), MATCH_MM)
    draw_zone_tags(pen, scene, (view, room), zones, over_booths=False)
    draw_aisles(pen, scene, view, room)
    _mask(pen, view.window)
    standing = shapely.union_all([view.shape(booth.shape) for booth in view.layout.booths])
    for a, b, other in joins:
        # Interrupted at booths, whose names would be struck out.
        pen.strokes(LineString([a, b]).difference(standing), MATCH_MM, WALL, DASH_DOT)
        _say(pen, scene, view.window, (a, b), numbers[other])
    zones_box, legend, notes = place.fields
    _key_plan(pen, scene, tiling, tile, zones_box)
    draw_legend(pen, scene, [view], legend)
    draw_notes(pen, scene, [view], too_small, notes)


def _mask(pen: Pen, window: Box) -> None:
    """Cover what lies outside the window with paper."""
    width, height = paper()
    hole = shapely.box(*window)
    pen.shape(shapely.box(0, 0, width, height).difference(hole), PAPER)
    pen.box(window, None, INK_3, FINE_MM)


def _say(pen: Pen, scene: Scene, window: Box, line: tuple[XY, XY], sheet: str) -> None:
    """Write beside a match line, outside the window, which sheet goes on there."""
    (ax, ay), (bx, _) = line
    text = scene.say(MATCH.fill(sheet=sheet))
    left, low, right, high = window
    if ax == bx:
        at = left - 1.2 if ax < (left + right) / 2 else right + 3.0
        pen.text((at, (low + high) / 2), text, 2.4, INK, bold=True, align="centre", angle=90)
    else:
        at = low - 3.4 if ay < (low + high) / 2 else high + 1.2
        pen.text(((left + right) / 2, at), text, 2.4, INK, bold=True, align="centre")


def _key_plan(pen: Pen, scene: Scene, tiling: Tiling, tile: Tile, box: Box) -> None:
    """Draw the hall small, cut into its sheets, this one filled."""
    heading(pen, scene, box, KEY)
    x0, y0, x1, y1 = tiling.whole.floor.bounds
    room = (box[2] - box[0] - 12, box[3] - box[1] - 14)
    shrink = min(room[0] / (x1 - x0), room[1] / (y1 - y0))
    left = box[0] + (box[2] - box[0] - (x1 - x0) * shrink) / 2
    low = box[1] + 3 + (room[1] - (y1 - y0) * shrink) / 2
    small = partial(
        affine_transform,
        matrix=[shrink, 0, 0, shrink, left - x0 * shrink, low - y0 * shrink],
    )
    outline = small(tiling.whole.floor)
    for each in tiling.tiles:
        part = small(shapely.box(*each.core)).intersection(outline)
        mine = each == tile
        pen.shape(part, AREA_FACE if mine else None, INK_2, FINE_MM)
        if part.is_empty:
            continue
        number = tiling.numbers[each.row, each.column]
        wide = part.bounds[2] - part.bounds[0] - 0.8
        at = (part.centroid.x, part.centroid.y - 0.9)
        if width_mm(number, SMALLEST_MM) <= wide:
            pen.text(at, number, 2.4, INK if mine else INK_3, bold=mine, align="centre", room=wide)
    pen.shape(outline, None, WALL, 0.5)
