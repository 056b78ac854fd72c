"""The enlarged view of a card: the stand with its sides, its neighbours and what is fixed there."""

from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from plans.around import Builder, Face
from plans.spot import Spot
from venue.text import Text

from ..fonts import CAP, width_mm
from ..labels import Sizes, Space, booth_lines
from ..layers.booths import draw_areas
from ..layers.dimensions import whole_mm
from ..layers.hall import draw_ground, draw_walls
from ..layers.openings import draw_openings
from ..layers.utilities import draw_boxes, draw_fixtures
from ..palette import (
    ACCENT,
    ACCENT_SOFT,
    CONTROL,
    FINE_MM,
    INK_2,
    NO_ZONE,
    PAPER,
    WALL,
)
from ..pen import XY, Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import SCALES, View
from ..symbols import step, unit
from .look import dimension
from .words import WHERE

BEYOND_MM = 1_800.0
"""What is shown of those across the aisle, and around a pavilion, millimetres of floor."""

BESIDE_MM = 3_000.0
"""What is shown of those beside and behind: a unit."""

MOST_AISLE_MM = 4_500.0
"""Of a wider aisle a part is shown."""

INSET_MM = 1.6
"""From a side to the line that measures it, millimetres of paper."""

WALL_MM, OPEN_MM = 0.9, 0.5
"""Weights of a closed side and of an open one."""

DASH = (1.6, 0.9)

NUMBER_MM = 5.0
TITLE = Text(ko="부스와 이웃", en="Booth and neighbours")
SIGNS = Text(
    ko="굵은 선 벽(끊긴 선: 직접 시공), 점선 열린 면",
    en="heavy: wall (broken: own), dashed: open",
)

ORIGIN_MM = 1.2
"""From the stand's corner to the sign of its own axes, both ways."""

AXIS_MM = 4.0

AWAY_MM = 2.4
"""How far a number moves from a measure that stands inside."""


def near_view(scene: Scene, spot: Spot, box: Box, turn_deg: float) -> View:
    """Give the view that shows a stand with its aisles in a box.

    A member's pod is shown with its pavilion around it. What is neither near the stand nor in it
    of floor boxes and trenches is left out.
    """
    near = {one.id for one in spot.fixed}
    kept = tuple(u for u in spot.hall.utilities if u.stays_clear or u.id in near)
    hall = spot.hall.model_copy(update={"utilities": kept})
    layout = scene.plan.layout.in_hall(hall.id)
    left, low, right, high = box
    shown = _shown(spot)
    views = (View(hall, layout, scale, turn_deg) for scale in SCALES)

    def fits(view: View) -> bool:
        x0, y0, x1, y1 = view.shape(shown).bounds
        return x1 - x0 <= right - left and y1 - y0 <= high - low

    # The last scale holds whatever a coordinate may reach.
    view = next(view for view in views if fits(view))
    x0, y0, x1, y1 = view.shape(shown).bounds
    shift = ((left + right - x0 - x1) / 2, (low + high - y0 - y1) / 2)
    return replace(view, shift=shift, window=box)


def _shown(spot: Spot) -> BaseGeometry:
    """Give the floor that must be seen: the stand, its aisles and a little of who is there."""
    booth = spot.stand.booth
    if spot.stand.pod is not None:
        return shapely.buffer(booth.shape, BEYOND_MM, join_style="mitre")
    parts: list[BaseGeometry] = [booth.shape]
    for face in spot.faces:
        deep = min(face.clear_mm or 0.0, MOST_AISLE_MM) + BEYOND_MM if face.open else BESIDE_MM
        parts.append(booth.strip(face.side, deep))
    return shapely.union_all(parts)


def draw_near(pen: Pen, scene: Scene, spot: Spot, view: View) -> None:
    """Draw the view; what lies outside its window is left to the caller to cover."""
    assert view.window is not None
    sight = shapely.box(*view.window)
    room = Room(view.window[2] + 50, view.window[3] + 50)
    room.fence(view.window)
    pen.shape(view.floor, PAPER)
    draw_ground(pen, scene, view, room)
    draw_areas(pen, scene, view, room)
    mine = spot.stand.booth
    seen = [(b, view.shape(b.shape)) for b in view.layout.booths if b.id != mine.id]
    seen = [(booth, shape) for booth, shape in seen if shape.intersects(sight)]
    pods = [(p, view.shape(p.shape)) for p in view.layout.pods if p.booth == mine.id]
    for _, shape in seen:
        pen.shape(shape, NO_ZONE.fill, CONTROL, FINE_MM)
    pen.shape(view.shape(mine.shape), ACCENT_SOFT, ACCENT, FINE_MM)
    for pod, shape in pods:
        own = spot.stand.pod is not None and pod.id == spot.stand.pod.id
        pen.shape(shape, ACCENT if own else PAPER, CONTROL, FINE_MM)
    draw_boxes(pen, view, room)
    for booth, shape in seen:
        _number(pen, shape.intersection(sight), booth.number, booth.id)
    for pod, shape in pods:
        own = spot.stand.pod is not None and pod.id == spot.stand.pod.id
        number = pod.number.removeprefix(mine.number)
        _number(pen, shape, number, pod.id, PAPER if own else INK_2)
    draw_walls(pen, view, room)
    draw_fixtures(pen, view, room)
    draw_openings(pen, scene, view, room)
    inside = _sides(pen, scene, spot, view)
    _origin(pen, spot, view)
    if not pods:
        _own_number(pen, spot, view, inside)


def _own_number(pen: Pen, spot: Spot, view: View, inside: XY) -> None:
    """Write the stand's number into its middle, away from a measure that stands inside."""
    ground = spot.stand.ground
    at = ground.centre
    if ground.notch is not None:
        middle = shapely.maximum_inscribed_circle(ground.shape).coords[0]
        at = (middle[0], middle[1])
    x, y = view.at(at)
    room = min(ground.width_mm, ground.depth_mm) / view.scale - 3.0
    if inside != (0.0, 0.0):
        room -= 2 * AWAY_MM
    at = (x + inside[0] * AWAY_MM, y + inside[1] * AWAY_MM - NUMBER_MM * CAP / 2)
    pen.text(at, spot.number, NUMBER_MM, ACCENT, bold=True, align="centre",
             about=spot.stand.booth.id, room=room)  # fmt: skip


def cover(pen: Pen, window: Box, paper: tuple[float, float]) -> None:
    """Cover what lies outside a window with paper, and frame it."""
    hole = shapely.box(*window)
    pen.shape(shapely.box(0, 0, *paper).difference(hole), PAPER)
    pen.box(window, None, CONTROL, FINE_MM)


def _number(
    pen: Pen, seen: BaseGeometry, number: str, about: str, colour: str = INK_2
) -> None:  # fmt: skip
    """Write a number into what is seen of a booth."""
    x0, y0, x1, y1 = seen.bounds
    middle = seen.centroid
    for line in booth_lines(number, "", Space(x1 - x0, y1 - y0), Sizes(2.6, 2.6, 2.0)):
        at = (middle.x, middle.y + line.up)
        pen.text(at, line.text, line.size, colour, align="centre", about=about)


def _sides(pen: Pen, scene: Scene, spot: Spot, view: View) -> XY:
    """Draw the sides: walls heavy, open ones dashed; measure the front and the depth.

    Returns
    -------
    The direction away from a measure that stands inside; none where both stand outside.
    """
    away = (0.0, 0.0)
    front, right, _, left = spot.faces
    depth = next((face for face in (right, left) if face.open), right)
    for face in spot.faces:
        a, b = (view.at(point) for point in spot.stand.ground.side(face.side))
        if face.open:
            pen.line((a, b), OPEN_MM, ACCENT, DASH)
            _aisle(pen, view, face, (a, b))
        else:
            own = Builder.EXHIBITOR in face.walls or Builder.UNKNOWN in face.walls
            pen.line((a, b), WALL_MM, WALL, (2.6, 0.8) if own else ())
        if face not in (front, depth):
            continue
        along = unit(a, b)
        # Before an open side the floor is free; beside a wall somebody stands.
        inward = (-along[1], along[0])
        out = step((0.0, 0.0), inward, -INSET_MM if face.open else INSET_MM)
        ends = [(p[0] + out[0], p[1] + out[1]) for p in ((b, a) if face.open else (a, b))]
        text = f"{scene.say(WHERE[face.where])} {whole_mm(face.length_mm)}"
        fits = width_mm(text, 2.2) <= face.length_mm / view.scale
        dimension(pen, ends[0], ends[1], text if fits else whole_mm(face.length_mm), ACCENT)
        away = away if face.open else inward
    return away


def _aisle(pen: Pen, view: View, face: Face, ends: tuple[XY, XY]) -> None:
    """Measure the aisle before an open side, where the view shows its other edge."""
    if face.clear_mm is None or view.window is None:
        return
    a, b = ends
    along = unit(a, b)
    outward = (along[1], -along[0])
    start = step(a, along, face.length_mm / view.scale * 0.08)
    end = step(start, outward, face.clear_mm / view.scale)
    x0, y0, x1, y1 = view.window
    if x0 < end[0] < x1 and y0 < end[1] < y1:
        # Read towards the corner, its figure keeps clear of the side's own.
        dimension(pen, end, start, whole_mm(face.clear_mm), INK_2)


def _origin(pen: Pen, spot: Spot, view: View) -> None:
    """Mark the corner that places are measured from, and which way x and y run."""
    corner, right, _, up = (view.at(point) for point in spot.stand.ground.corners)
    ways = {"x": unit(corner, right), "y": unit(corner, up)}
    at = step(step(corner, ways["x"], ORIGIN_MM), ways["y"], ORIGIN_MM)
    least = min(spot.stand.ground.width_mm, spot.stand.ground.depth_mm) / view.scale
    for letter, way in ways.items() if least >= 4 * AXIS_MM else ():
        pen.line((at, step(at, way, AXIS_MM)), FINE_MM, INK_2)
        x, y = step(at, way, AXIS_MM + 1.0)
        pen.text((x, y - 0.6), letter, 2.0, INK_2, align="centre")
    pen.disc(at, 0.5, INK_2)
