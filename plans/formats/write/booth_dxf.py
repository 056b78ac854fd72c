"""One booth alone as DXF, for who builds the stand: in the booth's own frame, unturned.

The origin is the booth's lower-left corner, x along its width and y along its depth. The booth
carries where that corner lies in the hall and by how much it is turned there.
"""

import io
import math
from collections.abc import Iterator
from typing import Any

import shapely
from ezdxf.document import Drawing
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.enums import TextEntityAlignment
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from layouts.booth import Footprint
from plans.around import FIXED_MM, Around, Face, own_frame
from plans.formats.draw.cards.words import BUILDERS, CLOSED, FIXED, OPEN, WHERE
from plans.formats.draw.fonts import printable
from plans.plan import Plan
from plans.spot import require_stand
from venue.text import Lang, Text

from .dxf import fixed_metadata
from .dxf_pen import STYLE, Pen, empty_drawing

SCALE = 75
"""Texts have the sizes they need when the drawing is printed at 1 : 75."""

SMALL_MM, NUMBER_MM, TITLE_MM = 2.4 * SCALE, 6.0 * SCALE, 5.0 * SCALE
"""Sizes of texts, millimetres of floor."""

WALL_LAYER = "MADANG_WALL"
"""Closed sides, each with who builds its wall; the drawings of whole halls have no such layer."""

OUT_MM = 600.0
"""From a side to the line that measures it."""

ARROW_MM = 1_200.0
"""Length of the arrow that points north."""

NORTH = "N"
PLACE = Text(ko="{hall} · {number} {name}", en="{hall} · {number} {name}")
ORIGIN = Text(
    ko="원점은 부스의 왼쪽 아래: 홀 좌표 {x:,}, {y:,} mm, 회전 {deg:g}°",
    en="Origin: the booth's lower-left corner, at {x:,}, {y:,} mm of the hall, turned by {deg:g}°",
)
REVISION = Text(ko="판 {n} · {day}", en="revision {n} · {day}")
REFERENCE = Text(
    ko="치수는 mm입니다. 판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="Dimensions in mm. For reference; the venue and the fire authority decide.",
)
ASSUMED = Text(ko="가정", en="assumed")


def to_booth_dxf(plan: Plan, name: str, *, lang: Lang = "ko") -> bytes:
    """Write one booth, or a member's pod, as a DXF drawing of its own.

    Parameters
    ----------
    plan : the plan.
    name : the booth's number or id, or its exhibitor's id.
    lang : the language of what is written.

    Returns
    -------
    The drawing (R2013), UTF-8, millimetres; the same bytes for equal plans.

    Raises
    ------
    UsageError, NoPlanError : as for `plans.spot.require_stand`.
    """
    around = Around(plan, require_stand(plan, name))
    with fixed_metadata():
        doc = empty_drawing()
        doc.layers.add(WALL_LAYER, color=7, lineweight=50)
        _smaller(doc)
        pen = Pen(doc.modelspace(), {around.hall.id: (0, 0)})
        _outlines(pen, around)
        _fixed(pen, around, lang)
        for face in around.faces:
            _side(pen, around, face, lang)
        _measures(pen, around.stand.ground)
        _title(pen, around, lang)
        _north(pen, around)
        _frame(doc, pen)
        stream = io.StringIO()
        doc.write(stream)
        return doc.encode(stream.getvalue())


def _smaller(doc: Drawing) -> None:
    """Give dimensions the sizes of this drawing's scale."""
    style = doc.dimstyles.get(STYLE)
    style.dxf.dimtxt, style.dxf.dimtsz, style.dxf.dimgap = SMALL_MM, 80, 60


def _ring(ground: Footprint, shape: BaseGeometry) -> list[tuple[float, float]]:
    """Give a shape's outline in a stand's own frame, in whole millimetres."""
    points = shapely.get_coordinates(own_frame(ground, shape))[:-1]
    return [(float(round(x)), float(round(y))) for x, y in points.tolist()]


def _outlines(pen: Pen, around: Around) -> None:
    """Draw the stand, its neighbours, pods of its pavilion and the areas beside it."""
    stand, ground, hall = around.stand, around.stand.ground, around.hall.id
    frame = {"origin_mm": [ground.x_mm, ground.y_mm], "rotation_deg": ground.rotation_deg}
    near = {n.booth for face in around.faces for n in face.neighbours}
    here = around.plan.layout.in_hall(hall)
    for booth in here.booths:
        mine = booth.id == stand.booth.id
        beside = shapely.distance(booth.shape, ground.shape) <= FIXED_MM
        if not (mine or beside or booth.id in near):
            continue
        known: dict[str, Any] = {"kind": "booth", "id": booth.id, "hall": hall}
        known["number"] = booth.number
        if mine and stand.pod is None:
            known |= frame
        pen.stroke(_ring(ground, booth.shape), "MADANG_BOOTH", known)
        _label(pen, ground, booth.shape, booth.number, NUMBER_MM if mine else 2 * SMALL_MM)
    for pod in (pod for pod in here.pods if pod.booth == stand.booth.id):
        known = {"kind": "pod", "id": pod.id, "hall": hall, "number": pod.number}
        if pod == stand.pod:
            known |= frame
        pen.stroke(_ring(ground, pod.shape), "MADANG_POD", known)
        _label(pen, ground, pod.shape, pod.number, 2 * SMALL_MM)
    for area in here.areas:
        if shapely.distance(area.shape, ground.shape) <= FIXED_MM:
            known = {"kind": "area", "id": area.id, "hall": hall, "type": area.kind.value}
            pen.stroke(_ring(ground, area.shape), "MADANG_AREA", known)


def _label(pen: Pen, ground: Footprint, shape: BaseGeometry, words: str, size: float) -> None:
    """Write a number into the middle of an outline."""
    at = own_frame(ground, shape).representative_point()
    middle = TextEntityAlignment.MIDDLE_CENTER
    pen.text(printable(words), (at.x, at.y), size, "MADANG_BOOTH_NUMBER", middle)


def _fixed(pen: Pen, around: Around, lang: Lang) -> None:
    """Draw what the building has within a metre; of what is long the part that is as near."""
    layers = {"column": "OBSTACLE", "wall": "OBSTACLE", "other": "OBSTACLE"}
    layers["keep_clear"] = "KEEP_CLEAR"
    for one in around.fixed:
        layer = f"MADANG_{layers.get(one.kind, 'UTILITY')}"
        ring = [(float(x), float(y)) for x, y in one.ring]
        if not one.whole:
            right, high = one.x_mm + one.width_mm, one.y_mm + one.depth_mm
            ring = [(one.x_mm, one.y_mm), (right, one.y_mm), (right, high), (one.x_mm, high)]
        known = {"kind": one.kind, "id": one.id, "hall": around.hall.id}
        pen.stroke(ring, layer, known)
        guess = f" ({ASSUMED.say(lang)})" if one.source.assumed else ""
        words = f"{FIXED[one.kind].say(lang)} {one.id} {one.gap_mm:,}{guess}"
        at = (ring[0][0], ring[0][1] - 1.2 * SMALL_MM)
        pen.text(printable(words), at, SMALL_MM, layer, TextEntityAlignment.LEFT)


def _side(pen: Pen, around: Around, face: Face, lang: Lang) -> None:
    """Draw a wall, or the aisle before an open side with its width; say what the side is."""
    ground, hall = around.stand.ground, around.hall.id
    (ax, ay), (bx, by) = own_frame(ground, LineString(ground.side(face.side))).coords
    length = math.dist((ax, ay), (bx, by))
    out = ((by - ay) / length, (ax - bx) / length)
    words = [f"{WHERE[face.where].say(lang)}: {(OPEN if face.open else CLOSED).say(lang)}"]
    words += [f"{BUILDERS[who].say(lang)} {mm:,}" for who, mm in face.walls.items()]
    ends = [(round(ax), round(ay)), (round(bx), round(by))]
    if not face.open:
        known: dict[str, Any] = {"kind": "wall", "hall": hall, "side": face.side.value}
        known |= {who.value: mm for who, mm in face.walls.items()}
        pen.stroke(ends, WALL_LAYER, known, closed=False)
    elif face.clear_mm:
        strip = ground.strip(face.side, face.clear_mm)
        known = {"kind": "aisle", "hall": hall, "side": face.side.value}
        pen.stroke(_ring(ground, strip), "MADANG_AISLE", known | {"width_mm": face.clear_mm})
        start = ((3 * ax + bx) / 4, (3 * ay + by) / 4)
        end = (start[0] + out[0] * face.clear_mm, start[1] + out[1] * face.clear_mm)
        _dimension(pen, start, end, 0.0, face.clear_mm)
    layer = "MADANG_AISLE" if face.open else WALL_LAYER
    align = TextEntityAlignment.MIDDLE_CENTER
    if abs(out[0]) > abs(out[1]):
        align = TextEntityAlignment.MIDDLE_RIGHT if out[0] > 0 else TextEntityAlignment.MIDDLE_LEFT
    for number, line in enumerate(words):
        x, y = (ax + bx) / 2 - out[0] * SMALL_MM, (ay + by) / 2 - out[1] * 2 * SMALL_MM
        # Words run on inwards from the upper side, and stand above the lower one.
        down = 1.5 * SMALL_MM * (number if out[1] > -0.5 else number - len(words) + 1)
        pen.text(printable(line), (x, y - down), SMALL_MM, layer, align)


def _measures(pen: Pen, ground: Footprint) -> None:
    """Measure the stand's width below it, and its depth on its left."""
    _dimension(pen, (0.0, 0.0), (ground.width_mm, 0.0), -OUT_MM, ground.width_mm)
    _dimension(pen, (0.0, 0.0), (0.0, ground.depth_mm), OUT_MM, ground.depth_mm)


def _dimension(
    pen: Pen, start: tuple[float, float], end: tuple[float, float], off: float, value: int
) -> None:
    """Draw one dimension in whole millimetres."""
    drawn = pen.space.add_aligned_dim(
        p1=start, p2=end, distance=off, text=f"{value:,}", dimstyle=STYLE,
        dxfattribs={"layer": "MADANG_DIMENSION"},
    )  # fmt: skip
    drawn.render()


def _drawn(pen: Pen) -> tuple[float, float, float, float]:
    """Give the rectangle around all outlines drawn so far: left, low, right, high."""
    lines = (line for line in pen.space if isinstance(line, LWPolyline))
    points = [xy for line in lines for xy in line.get_points("xy")]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _north(pen: Pen, around: Around) -> None:
    """Draw the arrow to the north right of the stand, where anybody knows where that is."""
    anchor, ground = around.plan.venue.anchor, around.stand.ground
    if anchor is None:
        return
    turn = math.radians(90 - anchor.rotation_deg - ground.rotation_deg)
    way = (math.cos(turn), math.sin(turn))
    _, _, right, high = _drawn(pen)
    x, y = right + 2 * ARROW_MM, high - 2 * ARROW_MM
    tip = (x + way[0] * ARROW_MM, y + way[1] * ARROW_MM)
    barbs = [
        (tip[0] - ARROW_MM / 4 * math.cos(turn + s), tip[1] - ARROW_MM / 4 * math.sin(turn + s))
        for s in (0.4, -0.4)
    ]
    known = {"kind": "north"}
    pen.stroke([(x, y), tip, barbs[0], tip, barbs[1]], "MADANG_TITLE", known, closed=False)
    at = (x + way[0] * ARROW_MM * 1.3, y + way[1] * ARROW_MM * 1.3)
    pen.text(NORTH, at, 2 * SMALL_MM, "MADANG_TITLE", TextEntityAlignment.MIDDLE_CENTER)


def _title(pen: Pen, around: Around, lang: Lang) -> None:
    """Write the show, the stand and how to read the drawing, below everything else."""
    left, low, *_ = _drawn(pen)
    down = low - TITLE_MM
    for words, size in _title_lines(around, lang):
        down -= 1.6 * size
        at = (left, down)
        pen.text(printable(words), at, size, "MADANG_TITLE", TextEntityAlignment.LEFT)


def _title_lines(around: Around, lang: Lang) -> Iterator[tuple[str, float]]:
    """Give the title's lines with their sizes, from the top down."""
    plan, stand, ground = around.plan, around.stand, around.stand.ground
    place = PLACE.fill(hall=around.hall.name, number=stand.number, name=stand.name)
    yield plan.brief.title.say(lang), TITLE_MM
    yield place.say(lang), 1.5 * SMALL_MM
    yield f"{ground.width_mm:,} × {ground.depth_mm:,} mm", 1.5 * SMALL_MM
    corner = ORIGIN.fill(x=ground.x_mm, y=ground.y_mm, deg=ground.rotation_deg)
    yield corner.say(lang), SMALL_MM
    yield REVISION.fill(n=plan.revision, day=plan.made.date().isoformat()).say(lang), SMALL_MM
    yield plan.venue.note.say(lang), SMALL_MM
    yield REFERENCE.say(lang), SMALL_MM


def _frame(doc: Drawing, pen: Pen) -> None:
    """Make the drawing open on the stand and what is around it."""
    left, low, right, high = _drawn(pen)
    doc.modelspace().reset_extents((left, low, 0), (right, high, 0))
    tall = max(high - low, (right - left) / 2)
    doc.set_modelspace_vport(height=1.5 * tall, center=((left + right) / 2, (low + high) / 2))
