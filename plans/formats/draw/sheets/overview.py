"""The overview sheet: a whole hall by booth numbers, names are in the register."""

from dataclasses import replace

from layouts.layout import Layout
from venue.hall import Hall
from venue.text import Text

from ..layers.aisles import draw_aisles
from ..layers.booths import draw_areas, draw_booths, draw_breaches, draw_pins
from ..layers.dimensions import draw_dimensions
from ..layers.hall import draw_ground, draw_member_names, draw_partitions, draw_walls
from ..layers.openings import draw_openings
from ..layers.utilities import draw_fixtures
from ..layers.zones import draw_zone_edges, draw_zone_ground, draw_zone_tags, grounds
from ..legend import draw_legend
from ..pen import Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View, arrange
from ..strip import draw_notes, draw_zones
from .page import Place, paper

TITLE = Text(ko="전체 배치도", en="Overview")


def whole_view(hall: Hall, layout: Layout) -> View:
    """Put a hall on the set's paper at the largest scale that holds it."""
    views, _ = arrange([(hall, layout)], paper(), below_only=True)
    return views[0]


def draw_overview(pen: Pen, place: Place, scene: Scene, view: View) -> None:
    """Draw a hall by numbers into a page."""
    room = Room(*paper())
    room.fence(place.floor)
    nameless = replace(scene, named=False)
    zones = grounds(scene, view)
    draw_zone_ground(pen, scene, zones)
    draw_ground(pen, scene, view, room)
    draw_partitions(pen, scene, view, room)
    draw_zone_edges(pen, scene, zones, room)
    draw_areas(pen, scene, view, room)
    too_small = draw_booths(pen, nameless, view, room)
    draw_walls(pen, view, room)
    draw_fixtures(pen, view, room)
    draw_openings(pen, scene, view, room)
    draw_pins(pen, view, room)
    draw_breaches(pen, nameless, view, room)
    crowded = too_small > len(view.layout.booths) / 2
    draw_zone_tags(pen, scene, (view, room), zones, over_booths=crowded)
    draw_aisles(pen, scene, view, room)
    draw_member_names(pen, scene, view, room)
    draw_dimensions(pen, scene, view)
    zones_box, legend, notes = place.fields
    draw_zones(pen, scene, [view.hall], zones_box)
    draw_legend(pen, scene, [view], legend)
    draw_notes(pen, scene, [view], too_small, notes)
