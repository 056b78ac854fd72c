"""The map of a card: the whole hall, the way in, and the spot."""

import math

import shapely
from shapely.geometry import LineString

from plans.spot import Spot
from plans.walks import Tour
from venue.text import Text

from ..fonts import CAP, width_mm
from ..labels import Sizes, booth_lines
from ..layers.booths import draw_areas, space_of
from ..layers.hall import draw_ground, draw_walls
from ..layers.openings import draw_openings
from ..palette import ACCENT, ACCENT_SOFT, FINE_MM, PAPER
from ..pen import XY, Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import SCALES, View, turn_of
from ..symbols import bar_scale, north
from .look import title

TITLE = Text(ko="홀에서의 자리", en="Where it is in the hall")
SCALE = Text(ko="축척 1 : {n}", en="Scale 1 : {n}")

WAY_MM, CASING_MM = 0.9, 1.8
"""Weight of the way, and of the paper under it."""

NUMBER_MM = 3.6
"""Size of the spot's number on the map."""

BESIDE_MM = 14.0
"""Paper right of the hall for the north arrow."""

HEAD_MM = 7.0
FINE_SCALES = (800, 900)
"""Between the usual scales: on a card a hall should fill the paper there is."""


def hall_view(scene: Scene, spot: Spot, box: Box) -> View:
    """Give the largest view of the hall on a map, turned by a quarter where that helps."""
    hall, layout = spot.hall, scene.plan.layout.in_hall(spot.hall.id)
    left, low, right, high = box[0], box[1], box[2] - BESIDE_MM, box[3] - HEAD_MM
    turn, scales = turn_of(hall), sorted({*SCALES, *FINE_SCALES})
    views = (View(hall, layout, scale, turn + more) for scale in scales for more in (0, 90))

    def spare(view: View) -> XY:
        x0, y0, x1, y1 = view.floor.bounds
        return right - left - (x1 - x0), high - low - (y1 - y0)

    # The last scale holds whatever a coordinate may reach.
    view = next(view for view in views if min(spare(view)) >= 2 * view.margins.right)
    beside, over = spare(view)
    return view.moved_to(left + beside / 2, low + over / 2)


def draw_floor(pen: Pen, scene: Scene, spot: Spot, box: Box) -> View:
    """Draw the map; gives its view."""
    left, low, right, high = box
    view = hall_view(scene, spot, box)
    note = scene.say(SCALE.fill(n=f"{view.scale:,}"))
    title(pen, scene, (left, high - 4.0), TITLE, note=note, assumed=spot.hall.source.assumed)
    room = Room(right + 20, high + 20)
    room.fence((left, low, right, high - HEAD_MM + 2))
    draw_ground(pen, scene, view, room)
    draw_areas(pen, scene, view, room)
    _booths(pen, scene, spot, view)
    draw_walls(pen, view, room)
    draw_openings(pen, scene, view, room)
    if spot.ways:
        draw_way(pen, view, spot.ways[0], room)
    draw_mark(pen, spot, view, room)
    bar_scale(pen, right - 42.0, high - 5.4, view.scale, widest=36.0)
    anchor = scene.plan.venue.anchor
    if anchor is not None:
        north(pen, (right - 6.0, (low + high) / 2), 90 - anchor.rotation_deg + view.turn_deg)
    return view


def _booths(pen: Pen, scene: Scene, spot: Spot, view: View) -> None:
    """Draw all booths; neighbours with their numbers where these fit, nobody with a name."""
    near = {n.booth for face in spot.faces for n in face.neighbours}
    for booth in view.layout.booths:
        hue = scene.booth_hue(booth)
        pen.shape(view.shape(booth.shape), hue.fill, PAPER, FINE_MM)
        if booth.id in near:
            x, y = view.at(booth.centre)
            for line in booth_lines(booth.number, "", space_of(view, booth), Sizes.at(view.scale)):
                pen.text((x, y + line.up), line.text, line.size, hue.text, align="centre",
                         about=booth.id)  # fmt: skip


def draw_way(pen: Pen, view: View, tour: Tour, room: Room) -> None:
    """Draw the part of a way that runs in a view's hall, a ring at its start."""
    for leg in (leg for walk in tour.walks for leg in walk.legs if leg.hall == view.hall.id):
        points = [view.at(point) for point in leg.line]
        if len(points) > 1:
            pen.line(points, CASING_MM, PAPER)
            pen.line(points, WAY_MM, ACCENT)
            room.take(LineString(points), CASING_MM)
        pen.disc(points[0], 1.3, PAPER, ACCENT, 0.7)
        room.take(shapely.Point(points[0]), 1.5)


def draw_mark(pen: Pen, spot: Spot, view: View, room: Room) -> None:
    """Fill the spot, and write its number on a label as near as there is room."""
    block, ground = view.shape(spot.stand.booth.shape), view.shape(spot.stand.ground.shape)
    pen.shape(block, ACCENT_SOFT if spot.stand.pod else ACCENT, ACCENT, 0.35)
    pen.shape(ground, ACCENT)
    room.take(block, 0.6)
    wide, high = width_mm(spot.number, NUMBER_MM, bold=True) + 3.0, NUMBER_MM * 1.45
    middle: XY = (ground.centroid.x, ground.centroid.y)
    found = room.find(wide, high, middle, view.floor.buffer(10.0), over_lines=True)
    if found is None:
        found = (middle[0] - wide / 2, middle[1] + 2, middle[0] + wide / 2, middle[1] + 2 + high)
    x, y = (found[0] + found[2]) / 2, (found[1] + found[3]) / 2
    if math.dist((x, y), middle) > high:
        pen.line((middle, (x, y)), 0.35, ACCENT)
    pen.box(found, ACCENT, PAPER, 0.35, r=0.9)
    pen.text((x, y - NUMBER_MM * CAP / 2), spot.number, NUMBER_MM, PAPER, bold=True,
             align="centre", about=spot.stand.ground.hall)  # fmt: skip
