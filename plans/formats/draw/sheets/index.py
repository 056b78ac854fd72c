"""The list of sheets: every sheet of the set, the show in figures, the halls small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layouts.shell import WALLED
from venue.text import Text

from ..palette import AREA_EDGE, AREA_FACE, HAIR_MM, INK, WALL
from ..pen import Box, Pen
from ..scene import LEFT_OVER, Scene
from ..sheet import SCALES, View, turn_of
from ..table import ROW_MM, Column, Row, capacity, columns_of, draw_table, width_of
from . import verdicts
from .page import Page, Place, draw_paragraphs, table_box

TITLE = Text(ko="도면 목록 {n}", en="List of sheets {n}")
FACTS = Text(ko="개요", en="The show")
NOTES = Text(ko="주기", en="Notes")

WIDTHS = (20.0, 62.0, 30.0, 20.0)
"""Of the list's columns: number, title, hall, scale."""

MAP_MM = 96.0
"""Height of the small halls on the list of sheets, where they leave the list its room."""


@dataclass(frozen=True)
class Numbered:
    """A page with its number in the set, and how many the group of its letter has."""

    page: Page
    number: str
    count: int


def pages_of(count: int) -> list[slice]:
    """Share a list of sheets out to pages; those after the first are on the list themselves.

    Parameters
    ----------
    count : how many sheets there are beside the list.

    Examples
    --------
    >>> pages_of(72), len(pages_of(300))
    ([slice(0, 72, None)], 3)
    """
    most = capacity(columns_of([""] * len(WIDTHS), WIDTHS), table_box())
    pages = 1
    while count + pages - 1 > most * pages:
        pages += 1
    return [slice(n * most, min((n + 1) * most, count + pages - 1)) for n in range(pages)]


def draw_index(
    pen: Pen, place: Place, scene: Scene, known: Sequence[Numbered], part: slice
) -> None:
    """Draw a part of the list of sheets; the first with what the show is in figures."""
    heads = ("도면 번호", "도면명", "홀", "축척") if scene.lang == "ko" else (
        "Sheet", "Title", "Hall", "Scale")  # fmt: skip
    columns = columns_of(heads, WIDTHS)
    rows = [
        Row(
            (
                each.number,
                scene.say(each.page.title),
                scene.say(each.page.halls[0].name) if not each.page.about_all else "–",
                f"1 : {each.page.scale:,}" if each.page.scale else "–",
            )
        )
        for each in known[part]
    ]
    box = table_box()
    draw_table(pen, box, columns, rows)
    right = (box[0] + width_of(columns) + 14, box[1], box[2], box[3])
    high = len(rows)
    if part.start == 0 and high < capacity(columns, (box[0], box[1], right[0] - 14, box[3])):
        zones = list(_zone_rows(scene))
        high = max(high, len(zones))
        draw_table(pen, right, _zone_columns(scene), zones)
        low = box[3] - 12 - ROW_MM * max(high, 1)
        if low - box[1] > MAP_MM:
            _maps(pen, scene, (box[0], box[1], box[2], box[1] + MAP_MM))
    facts, _, notes = place.fields
    draw_paragraphs(pen, scene, facts, FACTS, list(_facts(scene)))
    draw_paragraphs(pen, scene, notes, NOTES, verdicts.small_print(scene))


def _facts(scene: Scene) -> Iterator[Text]:
    """Say how many stands, exhibitors and square metres there are, hall by hall."""
    plan = scene.plan
    members = len(plan.brief.exhibitors) - len(plan.brief.contracts)
    yield Text(
        ko="계약 {n}건, 공동관 소속 {m}곳", en="{n} contracts, {m} members of pavilions"
    ).fill(n=f"{len(plan.brief.contracts):,}", m=f"{members:,}")
    for one in plan.measures.halls:
        hall = next(h for h in plan.halls if h.id == one.hall)
        text = Text(
            ko="{hall}: 부스 {b}개, 순면적 {net} m², 총면적 {gross} m² ({r:.1f} %)",
            en="{hall}: {b} booths, net {net} of {gross} m² ({r:.1f} %)",
        )
        yield text.fill(
            hall=scene.say(hall.name), b=f"{one.booths:,}", net=f"{one.net_m2:,.0f}",
            gross=f"{one.gross_m2:,.0f}", r=one.net_ratio * 100,
        )  # fmt: skip


def _zone_columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the table of zones by hall."""
    heads = (
        ("홀", "구역", "", "부스", "순면적 m²", "조립", "공동관")
        if scene.lang == "ko"
        else ("Hall", "Zone", "", "Booths", "Net m²", "Shell", "Pavilions")
    )
    widths = (30.0, 9.0, 60.0, 20.0, 24.0, 20.0, 22.0)
    return columns_of(heads, widths, words=3)


def _zone_rows(scene: Scene) -> Iterator[Row]:
    """Sum up every zone of every hall."""
    members = scene.plan.brief.members
    for hall in scene.plan.halls:
        first = scene.say(hall.name) or hall.id
        for zone, mark in scene.zones.items():
            booths = [b for b in scene.plan.layout.booths if (b.hall, b.zone) == (hall.id, zone)]
            if not booths:
                continue
            pavilions = sum(
                (who := scene.holder(b)) is not None and who.id in members for b in booths
            )
            net = sum(b.area_m2 for b in booths)
            shells = sum(b.build in WALLED for b in booths)
            yield Row((first, mark, scene.say(mark.name), f"{len(booths):,}", f"{net:,.0f}",
                       f"{shells:,}", f"{pavilions:,}"))  # fmt: skip
            first = ""


def _maps(pen: Pen, scene: Scene, box: Box) -> None:
    """Draw all halls small beside each other: where the zones lie."""
    halls = scene.plan.halls
    for scale in SCALES:
        views = [View(h, scene.plan.layout.in_hall(h.id), scale, turn_of(h)) for h in halls]
        sizes = [view.floor.bounds for view in views]
        wide = sum(b[2] - b[0] for b in sizes) + 12.0 * (len(views) - 1)
        high = max(b[3] - b[1] for b in sizes)
        if wide <= box[2] - box[0] and high <= box[3] - box[1] - 6:
            break
    else:
        return
    x = box[0]
    for view in views:
        shown = view.moved_to(x, box[1])
        for booth in shown.layout.booths:
            hue = scene.hue(booth.zone)
            pen.shape(shown.shape(booth.shape), hue.fill, hue.stroke, HAIR_MM)
        for area in shown.layout.areas:
            if area.kind not in LEFT_OVER:
                pen.shape(shown.shape(area.shape), AREA_FACE, AREA_EDGE, HAIR_MM)
        pen.shape(shown.floor, None, WALL, 0.5)
        left, _, right, top = shown.floor.bounds
        name = f"{scene.say(view.hall.name) or view.hall.id}  1 : {view.scale:,}"
        pen.text((left, top + 1.8), name, 2.6, INK, bold=True, room=max(20.0, right - left))
        x += right - left + 12.0
