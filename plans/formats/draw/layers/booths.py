"""Booths with their numbers and names, areas, and what breaks a rule."""

import math

import shapely
from shapely.geometry import Polygon

from layouts.booth import Booth, BoothType, Footprint
from layouts.brief.request import AreaKind
from venue.finding import Finding

from ..fonts import printable, width_mm
from ..labels import LINE, MIDDLE, Sizes, Space, booth_lines, detailed_lines, name_lines, plain_name
from ..overlay import Face
from ..palette import (
    AREA_EDGE,
    AREA_FACE,
    BAD,
    BAD_SOFT,
    BREACH_MM,
    FINE_MM,
    HATCH,
    INK,
    INK_2,
    INK_3,
    PAPER,
    WALKED_FACE,
    booth_edge_mm,
)
from ..pen import XY, Pen
from ..room import Room
from ..scene import AREA_NAMES, LEFT_OVER, Scene
from ..sheet import View
from ..symbols import HATCH_PITCH, PIN_MM, alarm, pin_mark
from .faces import draw_disc, draw_face
from .pods import FROM_SCALE, free_space

AREA_NAME_MM, AREA_SIZE_MM = 2.9, 2.3
SPARE_NAME_MM = 2.4
"""Names of areas nobody asked for are smaller and not bold."""


NAMED_MM = 5.8
"""Booths narrower than this on paper bear their number alone: an overview reads by number."""

OVERVIEW_MM = 4.8
"""Where one unit is smaller than this on paper, only stands twice as wide are named."""

SIZED_MM = 13.5
"""Islands at least this wide on paper tell their size."""

LEADER_MM = 4.0
"""A measure further than this from its place is joined to it by a line."""


def size_text(item: Footprint, turn_deg: float = 0.0) -> str:
    """Give a footprint's size as people say it: across the paper first, then up.

    Examples
    --------
    >>> stand = Footprint(hall="C", x_mm=0, y_mm=0, width_mm=9000, depth_mm=4500)
    >>> size_text(stand), size_text(stand, 90.0)
    ('9 × 4.5 m', '4.5 × 9 m')
    """
    sides = (item.width_mm, item.depth_mm)
    upright = 45 < (item.rotation_deg + turn_deg) % 180 < 135
    across, up = reversed(sides) if upright else sides
    return f"{round(across / 1000, 2):g} × {round(up / 1000, 2):g} m"


def space_of(view: View, item: Footprint) -> Space:
    """Give the paper a footprint offers its texts."""
    return Space(view.mm(item.width_mm), view.mm(item.depth_mm), item.rotation_deg + view.turn_deg)


def draw_areas(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Draw stages and lounges grey with name and size; leftovers as hatch without text."""
    for area in view.layout.areas:
        shape = view.shape(area.shape)
        room.take(shape)
        if area.kind in LEFT_OVER:
            pen.hatch(shape, HATCH_PITCH, FINE_MM, HATCH)
            continue
        pen.shape(shape, WALKED_FACE if area.walkable else AREA_FACE, AREA_EDGE, 0.2)
        if not view.shows(shape):
            continue  # its name would be cut
        name = scene.say(area.name) or scene.say(AREA_NAMES[area.kind])
        middle = view.at(area.centre)
        space = space_of(view, area)
        asked = area.request is not None or area.kind is AreaKind.PLAZA
        lines = name_lines(name, space, AREA_NAME_MM if asked else SPARE_NAME_MM)
        note = size_text(area, view.turn_deg)
        high = sum(line.size * LINE for line in lines)
        lower = 0.0
        if lines and width_mm(note, AREA_SIZE_MM) <= space.room(high + 1.5 * AREA_SIZE_MM):
            lower = AREA_SIZE_MM * 0.65
            at = (middle[0], middle[1] - high / 2 - MIDDLE * AREA_SIZE_MM)
            pen.text(at, note, AREA_SIZE_MM, INK_3, align="centre", about=area.id)
        for line in lines:
            at = (middle[0], middle[1] + line.up + lower)
            colour = INK_2 if asked else INK_3
            pen.text(at, line.text, line.size, colour, bold=asked, align="centre", about=area.id)


def draw_booths(pen: Pen, scene: Scene, view: View, room: Room) -> int:
    """Draw every booth and write what fits into it.

    Returns
    -------
    How many booths are too small at this scale for their number.
    """
    edge = booth_edge_mm(view.scale)
    for booth in view.layout.booths:
        shape = view.shape(booth.shape)
        draw_face(pen, shape, scene.booth_hue(booth), scene.face(booth), edge)
        room.take(shape)
    if scene.overlay is not None and scene.overlay.extra is not None:
        scene.overlay.extra.over(pen, scene, view, room)
    sizes, module = Sizes.at(view.scale), scene.plan.brief.module_mm
    bare = sum(
        _write(pen, scene, view, booth, (sizes, module), _backing(scene, booth))
        for booth in view.layout.booths
    )
    for booth in view.layout.booths:
        draw_disc(pen, view.shape(booth.shape), scene.face(booth))
    return bare


def _write(
    pen: Pen, scene: Scene, view: View, booth: Booth, how: tuple[Sizes, int],
    backing: str | None = None,
) -> bool:  # fmt: skip
    """Write a booth's name and number, on a colour where lines run; True when nothing fits."""
    sizes, module = how
    if not view.shows(view.shape(booth.shape)):
        _write_cut(pen, scene, view, booth, sizes)
        return False
    name = ""
    narrowest = NAMED_MM if view.mm(module) >= OVERVIEW_MM else 2 * NAMED_MM
    if view.mm(min(booth.width_mm, booth.depth_mm)) >= narrowest:
        name = plain_name(scene.written(booth))
    space, (x, y) = space_of(view, booth), view.at(booth.centre)
    pods = scene.pods.get(booth.id, ()) if view.scale <= FROM_SCALE and scene.with_pods else ()
    if pods:
        space, (x, y) = free_space(view, booth, pods)
    note = "" if pods else _note(scene, view, booth)
    texts = (printable(booth.number), name)
    lines = detailed_lines(texts, scene.details(booth), space, sizes, note=note)
    hue = scene.booth_hue(booth)
    # A layer's fills may be dark: its own text colour reads on them.
    name_ink = INK if scene.zoned else hue.text
    for line in lines:
        colour = name_ink if line.name else hue.text
        if backing:
            half = width_mm(line.text, line.size) / 2 + 0.2
            foot = y + line.up - 0.12 * line.size
            pen.box((x - half, foot, x + half, foot + 0.98 * line.size), backing)
        pen.text((x, y + line.up), line.text, line.size, colour, align="centre", about=booth.id)
    return not lines and bool(booth.number)


def _backing(scene: Scene, booth: Booth) -> str | None:
    """Give the colour under a booth's texts, where lines run across it."""
    if scene.face(booth) is Face.HATCHED:
        return PAPER
    crossed = scene.overlay is not None and scene.overlay.extra is not None
    return scene.booth_hue(booth).fill if crossed else None


def _write_cut(pen: Pen, scene: Scene, view: View, booth: Booth, sizes: Sizes) -> None:
    """Write the number of a booth the sheet's edge cuts into what is seen of it.

    Only where its middle is seen: the next sheet shows a smaller one whole, with its name.
    """
    assert view.window is not None
    sight = shapely.box(*view.window)
    if not sight.contains(shapely.Point(view.at(booth.centre))):
        return
    seen = view.shape(booth.shape).intersection(sight)
    left, low, right, high = seen.bounds
    upright = (booth.rotation_deg + view.turn_deg) % 90 == 0
    share = 1.0 if upright else 0.5
    space = Space((right - left) * share, (high - low) * share, 0.0)
    for line in booth_lines(printable(booth.number), "", space, sizes):
        at = (seen.centroid.x, seen.centroid.y + line.up)
        colour = scene.booth_hue(booth).text
        pen.text(at, line.text, line.size, colour, align="centre", about=booth.id)


def _note(scene: Scene, view: View, booth: Booth) -> str:
    """Give a booth's third line: its zone's code where it stands outside, or an island's size."""
    zones, mark = view.layout.zones, scene.zones.get(booth.zone or "")
    at = shapely.Point(booth.centre)
    if zones and mark and not any(z.id == booth.zone and z.shape.intersects(at) for z in zones):
        return mark.code
    roomy = view.mm(min(booth.width_mm, booth.depth_mm)) >= SIZED_MM
    return size_text(booth, view.turn_deg) if booth.type is BoothType.ISLAND and roomy else ""


def unnumbered(view: View) -> int:
    """Count the booths that are too small for their number at a view's scale."""
    sizes = Sizes.at(view.scale)
    return sum(
        not booth_lines(printable(booth.number), "", space_of(view, booth), sizes)
        for booth in view.layout.booths
        if booth.number
    )


def draw_pins(pen: Pen, view: View, room: Room) -> None:
    """Mark the upper left corner of every booth that is fixed in place."""
    for booth in view.layout.booths:
        if booth.pinned:
            corners = [view.at(corner) for corner in booth.corners]
            centre = max(corners, key=lambda p: round(p[1] - p[0], 6))
            pin_mark(pen, centre)
            room.take(shapely.Point(centre).buffer(PIN_MM))


def draw_breaches(pen: Pen, scene: Scene, view: View, room: Room) -> None:
    """Mark what breaks a rule: red edge, a disc with !, and the measure where there is room."""
    findings = scene.breaches(view.hall.id)
    booths = {booth.id: booth for booth in view.layout.booths}
    numbers = {booth.number: booth.id for booth in view.layout.booths if booth.number}
    discs: dict[XY, None] = {}
    marked: dict[str, Booth] = {}
    for finding in findings:
        named = [numbers.get(b, b) for b in finding.booths]
        marked |= {b: booths[b] for b in named if b in booths}
        if (
            not any(b in booths for b in named)
            and finding.x_mm is not None
            and finding.y_mm is not None
        ):
            discs[view.at((finding.x_mm, finding.y_mm))] = None
    sizes, module = Sizes.at(view.scale), scene.plan.brief.module_mm
    for booth in marked.values():
        pen.shape(view.shape(booth.shape), BAD_SOFT, BAD, BREACH_MM)
        _write(pen, scene, view, booth, (sizes, module))
    for booth in marked.values():
        corners = [view.at(corner) for corner in booth.corners]
        discs[max(corners, key=lambda p: round(p[0] + p[1], 6))] = None
    for centre in discs:
        alarm(pen, centre)
        room.take(shapely.Point(centre).buffer(1.4))
    for finding in findings:
        _measure(pen, view, finding, room)


def _measure(pen: Pen, view: View, finding: Finding, room: Room) -> None:
    """Write "2.1 m < 3.0 m" on the floor near the place of a breach."""
    if (
        finding.measured is None
        or finding.required is None
        or finding.x_mm is None
        or finding.y_mm is None
    ):
        return
    sign = "<" if finding.measured < finding.required else ">"
    measured, required = (f"{value:.1f}" for value in (finding.measured, finding.required))
    if measured == required:
        measured, required = (f"{value:.3f}" for value in (finding.measured, finding.required))
    unit = {"1": "", "m2": " m²"}.get(finding.unit, f" {finding.unit}")
    text = f"{measured}{unit} {sign} {required}{unit}"
    size = 2.0
    near = view.at((finding.x_mm, finding.y_mm))
    around: Polygon = shapely.Point(near).buffer(25.0)
    found = room.find(
        width_mm(text, size) + 0.6, size * 1.2, near, shapely.intersection(around, view.floor)
    )
    if found is None:
        return
    room.take_box(found)
    middle = ((found[0] + found[2]) / 2, (found[1] + found[3]) / 2)
    left, bottom, right, top = found
    foot = (min(max(near[0], left), right), min(max(near[1], bottom), top))
    if math.dist(near, middle) > LEADER_MM and foot != near:
        pen.line((near, foot), FINE_MM, BAD)
        pen.disc(near, 0.4, BAD)
    at = (middle[0], middle[1] - MIDDLE * size)
    pen.text(at, text, size, BAD, align="centre")
