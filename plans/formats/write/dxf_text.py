"""What is written on a DXF drawing: numbers, names, aisle widths and the title."""

import math

import numpy as np
import shapely
from ezdxf.enums import TextEntityAlignment
from shapely.geometry import Point, Polygon

from layouts.aisle import Aisle
from layouts.booth import Footprint
from plans.formats.draw.fonts import printable
from plans.formats.draw.labels import Sizes, Space, booth_lines, name_lines, plain_name
from plans.formats.draw.palette import zone_marks
from plans.formats.features import exhibitors_by_booth
from plans.plan import Plan
from venue.finding import Verdict
from venue.hall import Hall
from venue.opening import Opening
from venue.text import Lang, Text

from .dxf_pen import STYLE, Pen

Corner = tuple[float, float]

SCALE = 200
"""Texts have the sizes they need when the drawing is printed at 1 : 200."""

SMALL_MM, AREA_MM, TITLE_MM = 2.0 * SCALE, 3.0 * SCALE, 6.0 * SCALE
"""Sizes of texts outside booths, millimetres of floor."""

LINE = 1.6
"""From one line of the title to the next, in parts of the size."""

OUTSIDE_MM = 500
"""From a wall to the name of a door outside it."""

_SUMS = Text(
    ko="{name} · 총면적 {gross:,.0f} m² · 순면적 {net:,.0f} m² · 부스 {booths}개",
    en="{name} · gross {gross:,.0f} m² · net {net:,.0f} m² · {booths} booths",
)
_REVISION = Text(ko="판 {n} · {day}", en="revision {n} · {day}")
_REFERENCE = Text(
    ko="판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="For reference; the venue and the fire authority decide.",
)
_NOT_YET = Text(ko="제출용 아님", en="Not for submission")


def annotate(pen: Pen, plan: Plan, lang: Lang) -> None:
    """Write everything on a drawing that is text or a dimension.

    Parameters
    ----------
    pen : the drawing; the outlines need not be there yet.
    plan : the plan.
    lang : the language of names and titles.
    """
    _booths(pen, plan, lang)
    _zones(pen, plan, lang)
    for area in plan.layout.areas:
        lines = name_lines(printable(area.name.say(lang)), _space(area), AREA_MM / SCALE)
        for line in lines:
            _inside(pen, area, line.text, line.size, line.up, "MADANG_AREA")
    for hall in plan.halls:
        for door in hall.openings:
            _door(pen, hall, door, lang)
        _widths(pen, plan.layout.in_hall(hall.id).aisles)
    _titles(pen, plan, lang)


def _booths(pen: Pen, plan: Plan, lang: Lang) -> None:
    """Write number and name into every booth, as far as they fit."""
    tenants = exhibitors_by_booth(plan)
    sizes = Sizes.at(SCALE)
    for booth in plan.layout.booths:
        who = tenants.get(booth.id)
        name = plain_name(who[0].name.say(lang)) if who else ""
        for line in booth_lines(printable(booth.number), name, _space(booth), sizes):
            layer = "MADANG_BOOTH_NAME" if line.name else "MADANG_BOOTH_NUMBER"
            _inside(pen, booth, line.text, line.size, line.up, layer)


def _space(footprint: Footprint) -> Space:
    """Give a footprint's room for text, millimetres of paper."""
    return Space(footprint.width_mm / SCALE, footprint.depth_mm / SCALE, footprint.rotation_deg)


def _inside(pen: Pen, footprint: Footprint, words: str, size: float, up: float, layer: str) -> None:
    """Write a line about a footprint's middle; ``size`` and ``up`` are millimetres of paper."""
    x, y = footprint.centre
    pen.text(words, pen.at(footprint.hall, x, y + up * SCALE), size * SCALE, layer)


def _zones(pen: Pen, plan: Plan, lang: Lang) -> None:
    """Write each zone's code and name above the upper left corner of its ground."""
    marks = zone_marks(plan.brief.zones, {zone.id for zone in plan.layout.zones})
    for zone in plan.layout.zones:
        mark = marks[zone.id]
        words = printable(f"{mark.code} {mark.name.say(lang)}")
        x, y = min((corner for ring in zone.rings for corner in ring), key=lambda c: (-c[1], c[0]))
        at = pen.at(zone.hall, x, y + 0.3 * SMALL_MM)
        pen.text(words, at, SMALL_MM, "MADANG_ZONE", TextEntityAlignment.LEFT, mark.hue.text)


def _door(pen: Pen, hall: Hall, door: Opening, lang: Lang) -> None:
    """Write an opening's id and name outside the wall it is in."""
    (ax, ay), (bx, by), span = door.a, door.b, door.span_mm
    right = ((by - ay) / span, (ax - bx) / span) if span else (0.0, -1.0)
    x, y = door.middle
    inward = hall.floor.contains(Point(x + right[0] * 50, y + right[1] * 50))
    out_x, out_y = (-right[0], -right[1]) if inward else right
    sideways = abs(out_x) > math.sqrt(0.5)
    align = TextEntityAlignment.MIDDLE_CENTER
    if sideways:
        align = TextEntityAlignment.MIDDLE_LEFT if out_x > 0 else TextEntityAlignment.MIDDLE_RIGHT
    name = door.name.say(lang)
    words = printable(f"{door.id} {name}" if name != door.id else name)
    at = pen.at(hall.id, x + out_x * OUTSIDE_MM, y + out_y * OUTSIDE_MM)
    pen.text(words, at, SMALL_MM, "MADANG_OPENING", align)


def _widths(pen: Pen, aisles: tuple[Aisle, ...]) -> None:
    """Dimension every aisle of a hall across its clear width, in whole millimetres."""
    floors = [aisle.shape for aisle in aisles]
    for aisle in aisles:
        start, end = _across(aisle, floors)
        dimension = pen.space.add_aligned_dim(
            p1=pen.at(aisle.hall, *start),
            p2=pen.at(aisle.hall, *end),
            distance=0,
            text=f"{aisle.clear_width_mm:,}",
            dimstyle=STYLE,
            dxfattribs={"layer": "MADANG_DIMENSION"},
        )
        dimension.render()


def _across(aisle: Aisle, floors: list[Polygon]) -> tuple[Corner, Corner]:
    """Choose where to measure an aisle: in its middle, or beside the aisles that cross it there."""
    south_west, south_east, north_east, north_west = aisle.corners
    near, far = (south_west, south_east), (north_west, north_east)
    if aisle.along == "depth":
        near, far = (south_west, north_west), (south_east, north_east)

    def crossed(share: float) -> int:
        x, y = _between(_between(*near, share), _between(*far, share), 1 / 2)
        return int(np.count_nonzero(shapely.contains_xy(floors, x, y)))

    share = min((1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8), key=crossed)
    return _between(*near, share), _between(*far, share)


def _between(a: Corner, b: Corner, share: float) -> Corner:
    """Give the point at a share of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _titles(pen: Pen, plan: Plan, lang: Lang) -> None:
    """Write each hall's sums above it, and the show's title below the first."""
    for hall in plan.halls:
        booths = plan.layout.in_hall(hall.id).booths
        left, _, _, top = hall.floor.bounds
        words = _SUMS.say(lang).format(
            name=printable(hall.name.say(lang)) or hall.id,
            gross=hall.gross_m2,
            net=sum(booth.area_m2 for booth in booths),
            booths=len(booths),
        )
        at = pen.at(hall.id, left, top + 2 * OUTSIDE_MM + SMALL_MM)
        pen.text(words, at, 1.5 * SMALL_MM, "MADANG_TITLE", TextEntityAlignment.LEFT)
    first = plan.halls[0]
    left, bottom, _, _ = first.floor.bounds
    down = bottom - 4 * OUTSIDE_MM
    for words, size in _title_lines(plan, lang):
        down -= LINE * size
        at = pen.at(first.id, left, down)
        pen.text(printable(words), at, size, "MADANG_TITLE", TextEntityAlignment.LEFT)


def _title_lines(plan: Plan, lang: Lang) -> list[tuple[str, float]]:
    """Give the title's lines with their sizes, from the top down."""
    halls = " · ".join(hall.name.say(lang) or hall.id for hall in plan.halls)
    revision = _REVISION.fill(n=plan.revision, day=plan.made.date().isoformat())
    open_questions = any(f.verdict is Verdict.NOT_ASSESSABLE for f in plan.findings)
    return [
        (plan.brief.title.say(lang), TITLE_MM),
        (f"{plan.venue.name.say(lang)} · {halls}", 1.5 * SMALL_MM),
        (" – ".join(day.isoformat() for day in plan.brief.dates), 1.5 * SMALL_MM),
        (revision.say(lang), SMALL_MM),
        (plan.venue.note.say(lang), SMALL_MM),
        (_REFERENCE.say(lang), SMALL_MM),
        (_NOT_YET.say(lang) if open_questions else "", 1.5 * SMALL_MM),
    ]
