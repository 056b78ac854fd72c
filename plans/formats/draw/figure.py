"""The drawing of a plan, ready to hand in: the one door to this room."""

from collections.abc import Sequence

from plans.plan import Plan
from venue.errors import UsageError
from venue.hall import Hall
from venue.text import Lang, Text

from .canvas import Format, to_bytes
from .hall_plan import draw_hall
from .layers.booths import unnumbered
from .legend import draw_legend
from .overlay import Overlay
from .overlays.known import overlay_of
from .palette import INK, INK_2, RULE_MM, WALL
from .pen import Pen
from .room import Room
from .scene import Scene
from .sheet import PAPERS, Strip, View, arrange, draw_frame, floor_box, paper_size, strip_boxes
from .strip import draw_notes, draw_zones
from .title_block import Sheet, draw_title_block

HALL_FACTS = Text(
    ko="부스 {n}개 · 순면적 {net} / 총면적 {gross} m²", en="{n} booths · net {net} of {gross} m²"
)

DPI = 200.0
"""Dots per inch of a PNG: an A3 sheet is 3,307 x 2,339 dots."""

DPI_LARGE = 150.0
"""The same from A1 up: an A0 sheet is 7,021 x 4,967 dots, its smallest letters 10 dots high."""

DPI_LIMITS = (50.0, 600.0)
"""Below, no text can be read; above, one sheet takes more than half a gigabyte of memory."""


def render(
    plan: Plan,
    fmt: Format,
    *,
    hall: str | None = None,
    lang: Lang = "ko",
    paper: str | None = None,
    dpi: float | None = None,
    layer: str | None = None,
) -> bytes:
    """Draw a plan's halls on paper, to scale.

    Parameters
    ----------
    plan : what to draw.
    fmt : ``png``, ``svg`` or ``pdf``. Without ``hall`` a PDF has a page a hall; the others show
        all halls on one sheet at one scale.
    hall : draw this hall alone.
    lang : language of everything written.
    paper : A3 or larger, lying; by default the smallest on which every booth bears its number.
    dpi : dots per inch of a PNG; by default 200, and 150 on A1 and A0.
    layer : what to draw instead of zones, one of `LAYERS`.

    Returns
    -------
    The file's bytes; equal for equal plans.

    Raises
    ------
    UsageError : when the hall, the paper, the format, the layer or the resolution does not exist,
        or more halls are asked for than fit one sheet.
    """
    _check(fmt, DPI if dpi is None else dpi)
    overlay = None if layer is None else overlay_of(plan, layer)
    if paper is None:
        paper = best_paper(plan, fmt, hall=hall)
    if dpi is None:
        dpi = DPI if paper in {"A3", "A2"} else DPI_LARGE
    size = paper_size(paper)
    pens = sheets(plan, fmt, hall=hall, lang=lang, paper=paper, overlay=overlay)
    return to_bytes(pens, size, fmt, dpi)


def sheets(
    plan: Plan,
    fmt: Format,
    *,
    hall: str | None = None,
    lang: Lang = "ko",
    paper: str = "A3",
    overlay: Overlay | None = None,
) -> list[Pen]:
    """Draw the sheets of a plan as marks in millimetres of paper; see `render`."""
    scene, size = Scene(plan, lang, overlay=overlay), paper_size(paper)
    pages = _pages(plan, fmt, hall)
    pens = []
    for number, page in enumerate(pages, start=1):
        views, strip = _arranged(plan, page, paper)
        whole = len(page) > 1 and len(page) == len(plan.halls)
        sheet = Sheet(tuple(page), views[0].scale, paper, number, len(pages), whole)
        pens.append(_draw_sheet(scene, sheet, views, (size, strip)))
    return pens


def best_paper(plan: Plan, fmt: Format, *, hall: str | None = None) -> str:
    """Choose the smallest paper on which every booth bears its number, or the most do."""
    pages = _pages(plan, fmt, hall)

    def bare(paper: str) -> int:
        views = (view for page in pages for view in _arranged(plan, page, paper)[0])
        return sum(unnumbered(view) for view in views)

    counts: dict[str, int] = {}
    for paper in PAPERS:
        try:
            counts[paper] = bare(paper)
        except UsageError:
            # So many halls fit no sheet of this size; a larger one may hold them.
            continue
        if counts[paper] == 0:
            return paper
    return min(counts, key=counts.__getitem__, default="A3")


def _pages(plan: Plan, fmt: Format, hall: str | None) -> list[list[Hall]]:
    """Share the halls out to sheets: one each in a PDF, all together otherwise."""
    halls = [one for one in plan.halls if hall in {None, one.id}]
    if not halls and hall is not None:
        raise _no_hall(plan, hall)
    return [[one] for one in halls] if fmt == "pdf" else [halls]


def _arranged(plan: Plan, page: Sequence[Hall], paper: str) -> tuple[list[View], Strip]:
    """Put the halls of a sheet on paper, each with what stands in it."""
    halls = [(one, plan.layout.in_hall(one.id)) for one in page]
    return arrange(halls, paper_size(paper))


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
    scene: Scene,
    sheet: Sheet,
    views: Sequence[View],
    place: tuple[tuple[float, float], Strip],
) -> Pen:
    """Draw one sheet: frame, halls, strip."""
    pen = Pen()
    size, strip = place
    draw_frame(pen, size)
    room = Room(*size)
    room.fence(floor_box(size, strip))
    too_small = sum(_draw_hall(pen, scene, view, room, titled=len(views) > 1) for view in views)
    boxes = strip_boxes(size, strip)
    for left, bottom, _, top in boxes:
        pen.line(((left, bottom), (left, top)), RULE_MM, WALL)
    if strip is Strip.BELOW:
        edge = ((boxes[0][0], boxes[0][3]), (boxes[3][2], boxes[3][3]))
    else:
        edge = ((boxes[0][0], boxes[0][3]), (boxes[3][0], boxes[3][1]))
        for left, bottom, right, _ in boxes[:3]:
            pen.line(((left, bottom), (right, bottom)), RULE_MM, WALL)
    pen.line(edge, 0.5, WALL)
    zones, legend, notes, block = boxes
    draw_zones(pen, scene, sheet.halls, zones)
    draw_legend(pen, scene, views, legend)
    draw_notes(pen, scene, views, too_small, notes)
    draw_title_block(pen, scene, sheet, block)
    return pen


def _draw_hall(pen: Pen, scene: Scene, view: View, room: Room, *, titled: bool) -> int:
    """Draw one hall, from the floor up; returns how many booths bear no number at this scale."""
    too_small = draw_hall(pen, scene, view, room)
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
