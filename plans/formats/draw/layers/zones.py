"""Zones: tinted ground, dash-dot edge, and a tag on free floor."""

import shapely
from shapely.geometry.base import BaseGeometry

from layouts.zone import Zone

from ..fonts import cut
from ..palette import DASH_DOT, PAPER, ZONE_MM, ground
from ..pen import Pen
from ..room import Room
from ..scene import LEFT_OVER, Scene
from ..sheet import View
from ..symbols import CHIP_H, CHIP_W, ZONE_TEXT, zone_tag, zone_tag_size

OUTSET_MM = 1.2
"""How far a zone's edge runs outside its booths, so that it does not hide in theirs."""

INSET_MM = 0.25
"""Edges of neighbouring zones run side by side, not on top of each other."""

LONGEST_MM = 45.0
"""A zone's name is cut at this length."""

AROUND_MM = 9.0
"""How far outside its zone a tag may stand on paper."""


def grounds(view: View) -> list[tuple[Zone, BaseGeometry]]:
    """Give each zone's ground on paper: a little wider than itself, but not into another's."""
    shapes = [view.shape(zone.shape) for zone in view.layout.zones]
    grown = [shape.buffer(OUTSET_MM, join_style="mitre") for shape in shapes]
    floor = view.floor.buffer(-0.5)
    areas = [view.shape(a.shape) for a in view.layout.areas if a.kind not in LEFT_OVER]
    wide = []
    for n, zone in enumerate(view.layout.zones):
        others = shapely.union_all([*areas, *(shape for m, shape in enumerate(grown) if m != n)])
        own = shapely.union(shapely.difference(grown[n], others), shapes[n])
        wide.append((zone, shapely.intersection(own, floor)))
    return wide


def draw_zone_ground(pen: Pen, scene: Scene, view: View) -> None:
    """Tint the ground of every zone."""
    for zone, shape in grounds(view):
        pen.shape(shape, ground(scene.hue(zone.id).fill))


def draw_zone_edges(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw the edge of every zone, dash-dot."""
    for zone, shape in grounds(view):
        edge = shape.buffer(-INSET_MM, join_style="mitre")
        pen.shape(edge, None, scene.hue(zone.id).stroke, ZONE_MM, DASH_DOT)
        room.take(edge.boundary, ZONE_MM, line=True)


def draw_zone_tags(pen: Pen, scene: Scene, view: View, room: Room, *, over_booths: bool) -> None:
    """Put each zone's tag on free floor inside or beside it.

    A name that finds no room leaves its code alone; a tag that lies on lines has paper under it.
    ``over_booths``: where booths are too small to
    bear their numbers, a tag without free floor lies over the zone's middle.
    """
    for zone in view.layout.zones:
        mark = scene.zones[zone.id]
        shape = shapely.intersection(view.shape(zone.shape), view.floor)
        if shape.is_empty:
            continue
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        near = (largest.centroid.x, largest.centroid.y)
        wider = shapely.intersection(shape.buffer(AROUND_MM), view.floor)
        name = cut(scene.say(mark.name), ZONE_TEXT, LONGEST_MM, bold=True)
        full, bare = zone_tag_size(name), (CHIP_W, CHIP_H)
        for (wide, high), within, over in (
            (full, shape, False),
            (full, wider, False),
            (full, shape, True),
            (full, wider, True),
            (bare, shape, True),
            (bare, wider, True),
        ):
            found = room.find(wide + 1.2, high + 0.4, near, within, over_lines=over)
            if found is not None:
                break
        else:
            if not over_booths:
                continue
            wide, high = full
            found = (
                near[0] - wide / 2 - 0.6,
                near[1] - high / 2,
                near[0] + wide / 2 + 0.6,
                near[1] + high / 2,
            )
        room.take_box(found)
        if over:
            pen.box(found, PAPER, r=0.5)
        frame = (found[0] + 0.6, found[1], found[2] - 0.6, found[3])
        zone_tag(pen, frame, mark, name if wide > CHIP_W else "")
