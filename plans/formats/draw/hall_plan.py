"""One hall from the floor up: drawn alike on a single sheet, an overview and enlarged sheets."""

from .layers.aisles import draw_aisles
from .layers.booths import draw_areas, draw_booths, draw_breaches, draw_pins
from .layers.dimensions import draw_dimensions
from .layers.hall import draw_ground, draw_member_names, draw_partitions, draw_walls
from .layers.openings import draw_openings
from .layers.overlays import draw_overlay, draw_overlay_tags
from .layers.pods import FROM_SCALE, draw_pods
from .layers.utilities import draw_fixtures
from .layers.zones import Ground, draw_zone_edges, draw_zone_ground, draw_zone_tags, grounds
from .pen import Pen
from .room import Room
from .scene import Scene
from .sheet import View


def draw_stands(pen: Pen, scene: Scene, view: View, room: Room) -> tuple[list[Ground], int]:
    """Draw what lies and stands in a hall, and what breaks a rule.

    Returns
    -------
    The grounds of the zones, and how many booths bear no number at this scale.
    """
    zones = grounds(scene, view)
    if scene.zoned:
        draw_zone_ground(pen, scene, zones)
    draw_overlay(pen, scene, view)
    draw_ground(pen, scene, view, room)
    draw_partitions(pen, scene, view, room)
    if scene.zoned:
        draw_zone_edges(pen, scene, zones, room)
    draw_areas(pen, scene, view, room)
    too_small = draw_booths(pen, scene, view, room)
    if scene.with_pods and view.scale <= FROM_SCALE:
        draw_pods(pen, scene, view)
    draw_walls(pen, view, room)
    draw_fixtures(pen, view, room)
    draw_openings(pen, scene, view, room)
    draw_pins(pen, view, room)
    draw_breaches(pen, scene, view, room)
    return zones, too_small


def draw_hall(pen: Pen, scene: Scene, view: View, room: Room) -> int:
    """Draw a whole hall with its zones' names, aisles and dimensions.

    Returns
    -------
    How many booths bear no number at this scale.
    """
    zones, too_small = draw_stands(pen, scene, view, room)
    crowded = too_small > len(view.layout.booths) / 2
    draw_overlay_tags(pen, scene, view, room)
    if scene.zoned:
        draw_zone_tags(pen, scene, (view, room), zones, over_booths=crowded)
    draw_aisles(pen, scene, view, room)
    draw_member_names(pen, scene, view, room)
    draw_dimensions(pen, scene, view)
    return too_small
