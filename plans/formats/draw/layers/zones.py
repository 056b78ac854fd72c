"""Zones: tinted ground, dash-dot edge, and a tag on free floor."""

import shapely

from ..fonts import printable
from ..palette import DASH_DOT, ZONE_MM, ground
from ..pen import Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View
from ..symbols import CHIP_H, CHIP_W, zone_tag, zone_tag_size

INSET_MM = 0.35
"""Edges of neighbouring zones run side by side, not on top of each other."""

AROUND_MM = 9.0
"""How far outside its zone a tag may stand on paper."""


def draw_zone_ground(pen: Pen, scene: Scene, view: View) -> None:
    """Tint the ground of every zone."""
    for zone in view.layout.zones:
        ring = shapely.intersection(zone.shape, view.hall.floor)
        pen.shape(view.shape(ring), ground(scene.hue(zone.id).fill))


def draw_zone_edges(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw the edge of every zone, dash-dot."""
    for zone in view.layout.zones:
        inside = shapely.intersection(view.shape(zone.shape), view.floor.buffer(-0.5))
        edge = inside.buffer(-INSET_MM, join_style="mitre")
        pen.shape(edge, None, scene.hue(zone.id).stroke, ZONE_MM, DASH_DOT)
        room.take(edge.boundary, ZONE_MM, line=True)


def draw_zone_tags(pen: Pen, scene: Scene, view: View, room: Room, *, over_booths: bool) -> None:
    """Put each zone's tag on free floor inside or beside it.

    A name that finds no room leaves its code alone. ``over_booths``: where booths are too small to
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
        name = printable(scene.say(mark.name))
        full, bare = zone_tag_size(name), (CHIP_W, CHIP_H)
        for (wide, high), within, over in (
            (full, shape, False),
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
            found = (near[0] - wide / 2 - 0.6, near[1] - high / 2, near[0] + wide / 2 + 0.6, near[1] + high / 2)
            pen.box(found, "#ffffff", mark.hue.stroke, 0.2, r=0.5)
        room.take_box(found)
        frame = (found[0] + 0.6, found[1], found[2] - 0.6, found[3])
        zone_tag(pen, frame, mark, name if wide > CHIP_W else "")
