"""The overview sheet: a whole hall by booth numbers, names are in the register."""

from dataclasses import replace

from layouts.layout import Layout
from venue.hall import Hall
from venue.text import Text

from ..hall_plan import draw_hall
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
    too_small = draw_hall(pen, replace(scene, named=False), view, room)
    zones_box, legend, notes = place.fields
    draw_zones(pen, scene, [view.hall], zones_box)
    draw_legend(pen, scene, [view], legend)
    draw_notes(pen, scene, [view], too_small, notes)
