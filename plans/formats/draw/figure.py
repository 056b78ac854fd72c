"""The drawing of a plan, ready to hand in: the one door to this room."""

from collections.abc import Sequence

from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Lang, Text

from .canvas import Format, to_bytes
from .layers.aisles import draw_aisles
from .layers.booths import draw_areas, draw_booths, draw_breaches
from .layers.dimensions import draw_dimensions
from .layers.hall import draw_ground, draw_member_names, draw_partitions, draw_walls
from .layers.openings import draw_openings
from .layers.zones import draw_zone_edges, draw_zone_ground, draw_zone_tags
from .palette import INK, INK_2, RULE_MM, WALL
from .pen import Box, Pen
from .room import Room
from .scene import Scene
from .sheet import STRIP_MM, View, arrange, draw_frame, floor_box, inner, paper_size
from .strip import draw_legend, draw_notes, draw_zones
from .title_block import WIDTH_MM, Sheet, draw_title_block

HALL_FACTS = Text(
    ko="부스 {n}개 · 순면적 {net} / 총면적 {gross} m²", en="{n} booths · net {net} of {gross} m²"
)

DPI = 200.0
"""Dots per inch of a PNG: an A3 sheet is 3,307 x 2,339 dots."""

DPI_LIMITS = (50.0, 600.0)
"""Below, no text can be read; above, one sheet takes more than half a gigabyte of memory."""


def render(
    plan: Plan,
    fmt: Format,
    *,
    hall: str | None = None,
    lang: Lang = "ko",
    paper: str = "A3",
    dpi: float = DPI,
) -> bytes:
    """Draw a plan's halls on paper, to scale.

    Parameters
    ----------
    plan : what to draw.
    fmt : ``png``, ``svg`` or ``pdf``. Without ``hall`` a PDF has a page a hall; the others show
        all halls on one sheet at one scale.
    hall : draw this hall alone.
    lang : language of everything written.
    paper : A3 or larger, lying.
    dpi : dots per inch of a PNG.

    Returns
    -------
    The file's bytes; equal for equal plans.

    Raises
    ------
    UsageError : when the hall, the paper, the format or the resolution does not exist, or more
        halls are asked for than fit one sheet.
    """
    _check(fmt, dpi)
    size = paper_size(paper)
    return to_bytes(sheets(plan, fmt, hall=hall, lang=lang, paper=paper), size, fmt, dpi)


def sheets(
    plan: Plan, fmt: Format, *, hall: str | None = None, lang: Lang = "ko", paper: str = "A3"
) -> list[Pen]:
    """Draw the sheets of a plan as marks in millimetres of paper; see `render`."""
    scene, size = Scene(plan, lang), paper_size(paper)
    halls = list(plan.halls)
    if hall is not None:
        halls = [one for one in halls if one.id == hall]
        if not halls:
            raise _no_hall(plan, hall)
    pages = [[one] for one in halls] if fmt == "pdf" else [halls]
    pens = []
    for number, page in enumerate(pages, start=1):
        views = arrange([(one, plan.layout.in_hall(one.id)) for one in page], size)
        whole = len(page) > 1 and len(page) == len(plan.halls)
        sheet = Sheet(tuple(page), views[0].scale, paper, number, len(pages), whole)
        pens.append(_draw_sheet(scene, sheet, views, size))
    return pens


def _check(fmt: str, dpi: float) -> None:
    """Refuse a format or a resolution that does not exist."""
    if fmt not in {"png", "svg", "pdf"}:
        text = Text(
            ko=f"형식 “{fmt}”: png, svg, pdf 가운데 하나를 고르십시오.",
            en=f'Format "{fmt}": choose png, svg or pdf.',
        )
        raise UsageError("draw.format", text)
    low, high = DPI_LIMITS
    if not low <= dpi <= high:
        text = Text(
            ko=f"해상도 {dpi:g} dpi: {low:g}에서 {high:g} 사이의 값을 적어 주십시오.",
            en=f"Resolution {dpi:g} dpi: give a value from {low:g} to {high:g}.",
        )
        raise UsageError("draw.dpi", text)


def _no_hall(plan: Plan, hall: str) -> UsageError:
    """Say which halls there are."""
    known = ", ".join(one.id for one in plan.halls)
    text = Text(
        ko=f"홀 “{hall}”: 이 배치에 그런 홀이 없습니다. 다음 가운데 하나를 고르십시오: {known}.",
        en=f'Hall "{hall}": this plan has no such hall; choose one of {known}.',
    )
    return UsageError("draw.hall", text)


def _draw_sheet(
    scene: Scene, sheet: Sheet, views: Sequence[View], size: tuple[float, float]
) -> Pen:
    """Draw one sheet: frame, halls, strip."""
    pen = Pen()
    draw_frame(pen, size)
    room = Room(*size)
    room.fence(floor_box(size))
    too_small = sum(_draw_hall(pen, scene, view, room, titled=len(views) > 1) for view in views)
    left, bottom, right, _ = inner(size)
    top = bottom + STRIP_MM
    block = right - WIDTH_MM
    spare = block - left
    marks = (left, left + spare * 0.357, left + spare * 0.683, block)
    pen.line(((left, top), (right, top)), 0.5, WALL)
    for x in marks[1:]:
        pen.line(((x, bottom), (x, top)), RULE_MM, WALL)
    boxes: list[Box] = [
        (a, bottom, b, top) for a, b in zip(marks, (*marks[1:], right), strict=True)
    ]
    draw_zones(pen, scene, sheet.halls, boxes[0])
    draw_legend(pen, scene, views, boxes[1])
    draw_notes(pen, scene, views, too_small, boxes[2])
    draw_title_block(pen, scene, sheet, boxes[3])
    return pen


def _draw_hall(pen: Pen, scene: Scene, view: View, room: Room, *, titled: bool) -> int:
    """Draw one hall, from the floor up; returns how many booths bear no number at this scale."""
    draw_ground(pen, scene, view)
    draw_zone_ground(pen, scene, view)
    draw_partitions(pen, scene, view, room)
    draw_areas(pen, scene, view, room)
    draw_zone_edges(pen, scene, view, room)
    too_small = draw_booths(pen, scene, view, room)
    draw_walls(pen, view, room)
    draw_openings(pen, scene, view, room)
    draw_breaches(pen, scene, view, room)
    draw_zone_tags(pen, scene, view, room, over_booths=too_small > len(view.layout.booths) / 2)
    draw_aisles(pen, scene, view, room)
    draw_member_names(pen, scene, view, room)
    draw_dimensions(pen, scene, view)
    if titled:
        _title(pen, scene, view)
    return too_small


def _title(pen: Pen, scene: Scene, view: View) -> None:
    """Write a hall's name over it, where several share the sheet."""
    left, _, right, top = view.floor.bounds
    name = scene.say(view.hall.name) or view.hall.id
    net = sum(booth.area_m2 for booth in view.layout.booths)
    facts = scene.say(
        HALL_FACTS.fill(
            n=f"{len(view.layout.booths):,}", net=f"{net:,.0f}", gross=f"{view.hall.gross_m2:,.0f}"
        )
    )
    y = top + view.margins.top + 1.6
    at = pen.text((left, y), name, 4.0, INK, bold=True, room=right - left)
    pen.text((left + at.width + 3, y), facts, 2.6, INK_2, room=max(12.0, right - left - at.width))
