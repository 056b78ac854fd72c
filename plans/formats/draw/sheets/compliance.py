"""The compliance sheet: what a fire officer asks of a hall, in lines, and the worst spots drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from layouts.numbering import hall_letter
from layouts.walking.egress import SPECIFIC_FLOW, SPEED_M_S
from plans.compliance import Answer, Item, Kind, compliance_of, worst
from plans.evacuation import HallExit
from plans.plan import Plan
from venue.source import SURENESS, Source
from venue.text import Lang, Text

from ..canvas import to_bytes
from ..hall_plan import draw_stands
from ..layers.overlays import draw_overlay_tags
from ..overlays.egress import egress_overlay
from ..palette import BAD, INK, PAPER
from ..pen import Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import SCALES, View, turn_of
from ..table import Column, Row, capacity, columns_of, draw_table, width_of
from .page import Page, Place, draw_page, draw_paragraphs, paper, table_box
from .sheet_set import SET_DPI

TITLE = Text(ko="통로·피난 확인서", en="Compliance: aisles and egress")
READING = Text(ko="판정과 가정", en="Verdicts and assumptions")
SOURCES = Text(ko="근거", en="Sources")
MORE_SOURCES = Text(ko="근거(이어서)", en="Sources, continued")

DRAWN_SHARE = 0.56
"""Part of the page's height that the hall may take; the rest is for lines."""

MARKED = 9
"""Spots that are numbered on the drawing."""

DISC_MM = 1.9

BLOCKS = {
    Kind.AISLE: Text(ko="통로의 가장 좁은 유효 폭", en="Aisles: clear width where narrowest"),
    Kind.DEAD_END: Text(ko="막다른 통로", en="Dead ends"),
    Kind.TRAVEL: Text(ko="피난 거리", en="Travel"),
    Kind.EXIT: Text(ko="출구의 폭과 인원", en="Exits: widths and loads"),
    Kind.CLEAR: Text(ko="비워 두는 곳", en="Kept clear"),
}
ANSWERS = {
    Answer.MET: Text(ko="충족", en="met"),
    Answer.NOT_MET: Text(ko="미충족", en="NOT MET"),
    Answer.NOT_ASSESSABLE: Text(ko="판정 불가", en="not assessable"),
}
SAID = (
    Text(
        ko="번호는 도면의 자리입니다. 붉은 번호는 미충족, 검은 번호는 항목마다 한도에 가장 가까운 "
        "자리입니다.",
        en="Numbers are spots on the drawing: red ones are not met, black ones the nearest to "
        "their limit of each kind.",
    ),
    Text(
        ko="통로는 그린 폭의 양쪽으로 그만큼 더 살펴 빈 폭을 잽니다.",
        en="Aisles are measured from solid to solid, as far as their drawn width beyond each side.",
    ),
    Text(
        ko="판정 불가: 문이 가정이므로 확인 전에는 판정하지 않습니다.",
        en="Not assessable: it rests on assumed doors, and nobody can tell before they are "
        "confirmed.",
    ),
    Text(
        ko="바닥 색은 가장 빨리 비울 때 나가는 출구입니다. 모두 동시에 {v} m/s로 걷고 문 1 m에 "
        "초당 {c}명이 지난다고 가정한 추정입니다.",
        en="Floor colours tell the exit people leave by when the hall empties soonest; an "
        "estimate: all set off at once, walk {v} m/s, and {c} people a second pass a metre of "
        "door.",
    ).fill(v=SPEED_M_S, c=SPECIFIC_FLOW),
    Text(
        ko="참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
        en="For reference; the venue and the fire authority decide.",
    ),
)


@dataclass(frozen=True)
class _Hall:
    """A hall with its items, and the numbers of those that are drawn."""

    left: HallExit
    items: tuple[Item, ...]
    marks: dict[int, int]
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, plan: Plan, left: HallExit) -> "_Hall":
        """Measure a hall."""
        items = compliance_of(plan, left)
        order = {id(item): n for n, item in enumerate(worst(items, MARKED), start=1)}
        marks = {place: order[id(item)] for place, item in enumerate(items) if id(item) in order}
        sources = dict.fromkeys(s for item in items for s in (item.limit, item.basis))
        return cls(left, items, marks, tuple(sources))


def render_compliance(plan: Plan, halls: Sequence[HallExit], lang: Lang) -> bytes:
    """Draw the compliance sheet of every hall on A3.

    Parameters
    ----------
    plan : the plan.
    halls : how its halls are left, as `evacuation_of` gives them.
    lang : language of everything written.

    Returns
    -------
    A PDF: a page a hall, and more where a hall has more lines than a page holds.
    """
    return to_bytes(compliance_sheets(plan, halls, lang), paper(), "pdf", SET_DPI)


def compliance_sheets(plan: Plan, halls: Sequence[HallExit], lang: Lang) -> list[Pen]:
    """Draw the sheets as marks on paper; see `render_compliance`."""
    scene = Scene(plan, lang, named=False, overlay=egress_overlay(plan, halls))
    pens = []
    for left in halls:
        pages = list(_pages(scene, _Hall.of(plan, left)))
        letter = hall_letter(left.hall)
        pens += [
            draw_page(scene, page, f"{letter}-{number:02d}", len(pages))
            for number, page in enumerate(pages, start=1)
        ]
    return pens


def _pages(scene: Scene, hall: _Hall) -> Iterator[Page]:
    """Give a hall's pages: the drawing with the first lines, then what is left of them."""
    view, plan_box = _view(scene.plan, hall.left)
    columns, rows = _columns(scene), _rows(scene, hall)
    tables: list[tuple[Box, list[Row]]] = []
    for box in _boxes(plan_box, columns):
        part, rows = _cut(rows, capacity(columns, box))
        tables.append((box, part))
    draw = partial(_draw_first, scene=scene, hall=hall, view=view, tables=tables)
    yield Page(TITLE, (hall.left.hall,), view.scale, draw)
    while rows:
        part, rows = _cut(rows, capacity(columns, table_box()))
        later = partial(_draw_later, scene=scene, hall=hall, rows=part)
        yield Page(TITLE, (hall.left.hall,), 0, later)


def _cut(rows: Sequence[Row], most: int) -> tuple[list[Row], list[Row]]:
    """Cut off as many rows as there is room for; a block's name never stands last."""
    end = min(most, len(rows))
    while 1 < end < len(rows) and rows[end - 1].strong and not rows[end - 1].cells[-1]:
        end -= 1
    return list(rows[:end]), list(rows[end:])


def _view(plan: Plan, left: HallExit) -> tuple[View, Box]:
    """Put the hall into the upper left of the page as large as it fits; give the box it takes."""
    x0, y0, x1, y1 = table_box()
    room = ((x1 - x0) / 2 - 4, (y1 - y0) * DRAWN_SHARE)
    layout = plan.layout.in_hall(left.hall.id)
    views = [
        View(left.hall, layout, scale, turn_of(left.hall) + quarter)
        for scale in SCALES
        for quarter in (0, 90)
    ]
    view = next((each for each in views if _fits(each, room)), views[-2])
    (a, b, c, d), edge = view.floor.bounds, view.margins
    wide, high = c - a, d - b
    left_mm = x0 + (room[0] - wide) / 2
    low = y1 - edge.top - high
    return view.moved_to(left_mm, low), (x0, low - edge.right - 2, x0 + room[0], y1)


def _fits(view: View, room: tuple[float, float]) -> bool:
    """Tell whether a hall with the leaves of its doors fits."""
    (a, b, c, d), edge = view.floor.bounds, view.margins
    return c - a + 2 * edge.right <= room[0] and d - b + edge.top + edge.right <= room[1]


def _boxes(plan_box: Box, columns: Sequence[Column]) -> tuple[Box, Box]:
    """Give the places of the lines: the right half, then below the drawing."""
    x0, y0, x1, y1 = table_box()
    right = (x1 - width_of(columns), y0, x1, y1)
    below = (x0, y0, x0 + width_of(columns), plan_box[1])
    return right, below


def _columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the lines."""
    heads = (
        ("", "항목", "자리 x, y m", "요구", "측정", "판정", "요구 근거", "측정 근거")
        if scene.lang == "ko"
        else ("", "Item", "Place x, y m", "Required", "Measured", "Verdict", "Limit", "Measured on")
    )
    return columns_of(heads, (5.0, 61.0, 21.0, 16.0, 16.0, 20.0, 25.0, 25.0))


def _rows(scene: Scene, hall: _Hall) -> list[Row]:
    """Write the items in blocks."""
    rows: list[Row] = []
    block = None
    for place, item in enumerate(hall.items):
        if item.kind is not block:
            block = item.kind
            rows.append(Row(("", scene.say(BLOCKS[block]), *[""] * 6), strong=True))
        rows.append(_row(scene, hall, item, hall.marks.get(place)))
    return rows


def _row(scene: Scene, hall: _Hall, item: Item, mark: int | None) -> Row:
    """Write one item."""
    at = "" if item.at is None else f"{item.at[0] / 1000:.1f}, {item.at[1] / 1000:.1f}"
    sign = "≥" if item.at_least else "≤"
    required = "" if item.required is None else f"{sign} {item.required:.2f} {item.unit}"
    measured = "–" if item.measured is None else f"{item.measured:.2f} {item.unit}"
    bases = [
        f"{scene.say(SURENESS[source.confidence])} [{hall.sources.index(source) + 1}]"
        for source in (item.limit, item.basis)
    ]
    cells = (
        "" if mark is None else str(mark), scene.say(item.what), at, required, measured,
        scene.say(ANSWERS[item.answer]), *bases,
    )  # fmt: skip
    return Row(cells, strong=item.answer is Answer.NOT_MET)


def _draw_first(
    pen: Pen,
    place: Place,
    scene: Scene,
    hall: _Hall,
    view: View,
    tables: Sequence[tuple[Box, Sequence[Row]]],
) -> None:
    """Draw the hall with its worst spots, and the first lines."""
    room = Room(*paper())
    room.fence(place.floor)
    draw_stands(pen, scene, view, room)
    draw_overlay_tags(pen, scene, view, room)
    for number, item in sorted((n, hall.items[place]) for place, n in hall.marks.items()):
        _mark(pen, view, number, item)
    for box, rows in tables:
        if rows:
            draw_table(pen, box, _columns(scene), rows)
    _draw_fields(pen, place, scene, hall)


def _draw_later(pen: Pen, place: Place, scene: Scene, hall: _Hall, rows: Sequence[Row]) -> None:
    """Draw lines that the first page had no room for."""
    draw_table(pen, table_box(), _columns(scene), rows)
    _draw_fields(pen, place, scene, hall)


def _mark(pen: Pen, view: View, number: int, item: Item) -> None:
    """Put an item's number at its place on the drawing."""
    assert item.at is not None, "only items with a place are drawn"
    x, y = view.at(item.at)
    colour = BAD if item.answer is Answer.NOT_MET else INK
    pen.disc((x, y), DISC_MM, colour, PAPER, 0.25)
    pen.text((x, y - 0.85), str(number), 2.4, PAPER, bold=True, align="centre")


def _draw_fields(pen: Pen, place: Place, scene: Scene, hall: _Hall) -> None:
    """Say how to read the sheet, and on whose word it stands."""
    reading, first, second = place.fields
    draw_paragraphs(pen, scene, reading, READING, SAID)
    said = [Text(ko=source.cite, en=source.cite) for source in hall.sources]
    half = (len(said) + 1) // 2
    draw_paragraphs(pen, scene, first, SOURCES, said[:half])
    draw_paragraphs(pen, scene, second, MORE_SOURCES, said[half:], start=half + 1)
