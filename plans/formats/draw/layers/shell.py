"""Shell walls on the floor: thick where a wall is built, a fascia over each open side, posts."""

from collections import defaultdict

import shapely
from shapely.geometry import LineString

from layouts.shell import WALLED, ShellWork

from ..fonts import SMALLEST_MM
from ..labels import Sizes, Space, booth_lines
from ..palette import AREA_EDGE, AREA_FACE, FINE_MM, GOOD, HAIR_MM, INK, INK_2, INK_3, PAPER, WALL
from ..pen import Pen
from ..room import Room
from ..sheet import View

WALL_MM = 0.6
"""Weight of a shell wall: heavier than a booth's edge, lighter than the hall's wall."""

FASCIA_MM = 0.5
FASCIA_DASH = (1.0, 0.6)
INSET_MM = 0.45
"""A fascia stands a little inside its line, so that neighbours' do not hide each other."""

POST_MM = 0.7
"""Half the side of a corner post's sign."""


def draw_shell(pen: Pen, view: View, work: ShellWork, room: Room) -> None:
    """Draw what is to be built in a hall; each shell stand bears its number and metres of wall."""
    closed: dict[str, float] = defaultdict(float)
    for wall in work.walls:
        for booth_id in wall.booths:
            closed[booth_id] += wall.length_mm / 1000
    for booth in view.layout.booths:
        shape = view.shape(booth.shape)
        walled = booth.build in WALLED
        pen.shape(shape, PAPER if walled else AREA_FACE, AREA_EDGE, HAIR_MM)
        sizes = Sizes(2.05, 2.05, SMALLEST_MM)
        space = Space(
            view.mm(booth.width_mm), view.mm(booth.depth_mm), booth.rotation_deg + view.turn_deg
        )
        metres = f"{closed[booth.id]:.1f} m" if walled else ""
        # The number stands where a name would, its metres below it.
        lines = booth_lines(metres, booth.number, space, sizes) if walled else []
        x, y = view.at(booth.centre)
        for line in lines or booth_lines(booth.number, "", space, sizes):
            colour = (INK if line.name else INK_2) if walled else INK_3
            at = (x, y + line.up)
            pen.text(at, line.text, line.size, colour, align="centre", about=booth.id)
    for wall in work.walls:
        if wall.hall == view.hall.id:
            pen.line((view.at(wall.a), view.at(wall.b)), WALL_MM, WALL)
    here = {booth.id: booth for booth in view.layout.booths}
    for fascia in work.fascias:
        if fascia.booth in here:
            a, b = view.at(fascia.a), view.at(fascia.b)
            inset = LineString([a, b]).offset_curve(INSET_MM)
            pen.strokes(inset, FASCIA_MM, GOOD, FASCIA_DASH)
    for booth_id, corner in work.posts:
        if booth_id in here:
            x, y = view.at(corner)
            pen.box((x - POST_MM, y - POST_MM, x + POST_MM, y + POST_MM), INK_2, WALL, FINE_MM)
    for booth in view.layout.booths:
        room.take(view.shape(shapely.Polygon(booth.corners)))
