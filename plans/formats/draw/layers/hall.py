"""The building: walls, columns, keep-clear floor, movable walls and the names of sub-halls."""

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from venue.hall import Hall
from venue.obstacle import ObstacleKind
from venue.opening import OpeningType
from venue.shapes import polygon
from venue.units import Point

from ..labels import MIDDLE
from ..palette import (
    COLUMN,
    DASH_DOT,
    DASHED,
    FINE_MM,
    GOOD_SOFT,
    INK_2,
    INK_3,
    WALL,
    WALL_MM,
)
from ..pen import Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View

HAIR = 0.1
"""An edge of its own colour keeps a small column visible."""

JAMB_MM = 150
"""How far from the outline an opening's jambs may lie, millimetres, and still cut the wall."""


def draw_ground(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw what lies on the floor under everything: exit aprons and keep-clear areas."""
    apron = scene.plan.limits.mm("exit_apron")
    floor = view.hall.floor
    for door in view.hall.openings:
        if door.type is OpeningType.EXIT:
            strip = LineString([door.a, door.b]).buffer(apron, cap_style="flat")
            shape = view.shape(shapely.intersection(strip, floor))
            pen.shape(shape, GOOD_SOFT)
            room.take(shape, line=True)
    for area in view.hall.keep_clear:
        pen.shape(view.shape(polygon(area.ring)), None, INK_3, FINE_MM, DASHED)


def walls(hall: Hall) -> BaseGeometry:
    """Give the walls, millimetres of the hall's frame: the outline without its openings."""
    wall: BaseGeometry = LineString([*hall.outline, hall.outline[0]])
    for door in hall.openings:
        gap = LineString([door.a, door.b]).buffer(JAMB_MM, cap_style="flat")
        wall = shapely.difference(wall, gap)
    return shapely.line_merge(wall)


def draw_walls(pen: Pen, view: View, room: Room) -> None:
    """Draw walls, columns and other solids."""
    for obstacle in view.hall.obstacles:
        shape = view.shape(polygon(obstacle.ring))
        face = COLUMN if obstacle.kind is ObstacleKind.COLUMN else WALL
        pen.shape(shape, face, face, HAIR)
        room.take(shape, 0.3)
    standing = view.shape(walls(view.hall))
    pen.strokes(standing, WALL_MM, WALL)
    room.take(standing, WALL_MM)


def partition_lines(scene: Scene, hall: Hall) -> list[tuple[Point, Point]]:
    """Give the movable walls that stand open inside a hall, in the hall's frame."""
    dx, dy = hall.origin_mm
    return [
        ((wall.a[0] - dx, wall.a[1] - dy), (wall.b[0] - dx, wall.b[1] - dy))
        for wall in scene.plan.venue.partitions
        if set(wall.halls) <= set(hall.members)
    ]


def draw_partitions(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw the movable walls' lines, dash-dot."""
    for a, b in partition_lines(scene, view.hall):
        ends = (view.at(a), view.at(b))
        pen.line(ends, FINE_MM, INK_3, DASH_DOT)
        room.take(LineString(ends), FINE_MM, line=True)


def draw_member_names(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Name the sub-halls outside the upper wall, or at their side where they stand in a stack."""
    members = [hall for m in view.hall.members if (hall := scene.plan.venue.hall(m)) is not None]
    if len(members) < 2:
        return
    _, _, _, top = view.floor.bounds
    dx, dy = view.hall.origin_mm
    for member in members:
        ring = [
            (x + member.origin_mm[0] - dx, y + member.origin_mm[1] - dy) for x, y in member.outline
        ]
        shape = view.shape(polygon(ring))
        left, low, right, high = shape.bounds
        if high >= top - 1:
            band = shapely.box(left + 2, top + 0.9, right - 2, top + 5.2)
            near = ((left + right) / 2, top + 2.6)
        else:
            band = shapely.box(right + 0.9, low + 2, right + 8.0, high - 2)
            near = (right + 4.0, (low + high) / 2)
        found = room.find(6.5, 3.4, near, band)
        if found is not None:
            at = ((found[0] + found[2]) / 2, (found[1] + found[3]) / 2 - 2.6 * MIDDLE)
            label = pen.text(at, member.id, 2.6, INK_2, bold=True, align="centre")
            room.take_corners(label.corners)
