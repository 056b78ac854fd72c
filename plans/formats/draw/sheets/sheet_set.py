"""The whole set, sheet by sheet: for each hall overview, register, enlarged, walls, utilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from layouts.numbering import hall_letter
from layouts.shell import WALLED
from plans.plan import Plan
from venue.hall import Hall
from venue.text import Lang, Text

from ..canvas import to_bytes
from ..palette import AREA_EDGE, AREA_FACE, HAIR_MM, INK, WALL
from ..pen import Box, Pen
from ..scene import LEFT_OVER, Scene
from ..sheet import SCALES, View, turn_of
from ..table import ROW_MM, Column, Row, capacity, columns_of, draw_table, width_of
from . import overview, register, supplies, verdicts, walls
from .enlarged import TITLE as ENLARGED
from .enlarged import Tiling, draw_enlarged
from .page import Draw, Page, Place, draw_page, draw_paragraphs, paged, paper, table_box
from .tiles import SCALE, cut

INDEX = Text(ko="도면 목록", en="List of sheets")
FACTS = Text(ko="개요", en="The show")
NOTES = Text(ko="주기", en="Notes")

MAP_MM = 96.0
"""Height of the small halls on the list of sheets, where they leave the list its room."""

SET_DPI = 72
"""A PDF holds lines and letters, no dots: the figure's resolution does not matter."""


@dataclass(frozen=True)
class Numbered:
    """A page with its number in the set, and how many the group of its letter has."""

    page: Page
    number: str
    count: int


def render_set(plan: Plan, langs: Sequence[Lang]) -> bytes:
    """Draw a plan's whole set on A3.

    Parameters
    ----------
    plan : what to draw.
    langs : the languages, one set after the other.

    Returns
    -------
    A PDF; equal bytes for equal plans.
    """
    pens = [pen for lang in langs for pen in set_sheets(plan, lang)]
    return to_bytes(pens, paper(), "pdf", SET_DPI)


def set_sheets(plan: Plan, lang: Lang) -> list[Pen]:
    """Draw the sheets of the set in one language, as marks on paper."""
    scene = Scene(plan, lang)
    pages = list(_numbered(scene))
    return [draw_page(scene, each.page, each.number, each.count) for each in pages]


def _numbered(scene: Scene) -> Iterator[Numbered]:
    """Give every page its number: the list first, then hall by hall, then the rules."""
    groups: list[tuple[str, list[Page]]] = []
    letters: dict[str, int] = {}
    for hall in scene.plan.halls:
        letter = hall_letter(hall)
        letters[letter] = letters.get(letter, 0) + 1
        name = letter if letters[letter] == 1 else f"{letter}{letters[letter]}"
        groups.append((name, list(_hall_pages(scene, hall, name))))
    # A hall of the letter Z keeps it: what it shares is numbered under 0 with the list.
    groups.append(("0" if "Z" in letters else "Z", list(_rule_pages(scene))))
    known = [
        Numbered(page, f"{name}-{place:02d}", len(pages))
        for name, pages in groups
        for place, page in enumerate(pages, start=1)
    ]
    index = Page(
        INDEX, scene.plan.halls, 0, partial(_draw_index, scene=scene, known=known), about_all=True
    )
    yield Numbered(index, "0-00", len(known))
    yield from known


def _hall_pages(scene: Scene, hall: Hall, name: str) -> Iterator[Page]:
    """Give a hall's pages."""
    layout = scene.plan.layout.in_hall(hall.id)
    whole, halls = overview.whole_view(hall, layout), (hall,)

    def page(title: Text, scale: int, draw: Draw) -> Page:
        return Page(title, halls, scale, draw)

    yield page(
        overview.TITLE, whole.scale, partial(overview.draw_overview, scene=scene, view=whole)
    )
    lists = register.pages_of(scene, hall)
    for n, rows in enumerate(lists, start=1):
        title = _counted(register.TITLE, n, len(lists))
        yield page(title, 0, partial(register.draw_register, scene=scene, hall=hall, rows=rows))
    tiling = _tiling(View(hall, layout, SCALE, turn_of(hall)), name, 1 + len(lists))
    for n, tile in enumerate(tiling.tiles, start=1):
        title = ENLARGED.fill(n=f"{n}/{len(tiling.tiles)}")
        yield page(title, SCALE, partial(draw_enlarged, scene=scene, tiling=tiling, tile=tile))
    if any(booth.build in WALLED for booth in layout.booths):
        yield page(
            walls.TITLE, whole.scale, partial(walls.draw_walls_sheet, scene=scene, view=whole)
        )
    if any(utility.supplies for utility in hall.utilities):
        yield page(
            supplies.TITLE, whole.scale, partial(supplies.draw_supplies, scene=scene, view=whole)
        )
        loads = paged(supplies.load_columns(scene), supplies.load_rows(scene, hall))
        for n, rows in enumerate(loads, start=1):
            title = _counted(supplies.TABLE, n, len(loads))
            yield page(title, 0, partial(supplies.draw_loads, scene=scene, hall=hall, rows=rows))


def _tiling(view: View, name: str, before: int) -> Tiling:
    """Cut a hall into enlarged sheets and number them after those before them."""
    left, bottom, right, top = table_box()
    floor = (left - 5, bottom - 4, right + 5, top + 5)
    tiles = tuple(cut(view.moved_to(0.0, 0.0), floor))
    numbers = {
        (tile.row, tile.column): f"{name}-{place:02d}"
        for place, tile in enumerate(tiles, start=before + 1)
    }
    return Tiling(view.moved_to(0.0, 0.0), tiles, numbers)


def _rule_pages(scene: Scene) -> Iterator[Page]:
    """Give the pages about rules and limits."""
    for title, columns, rows in (
        (verdicts.TITLE, verdicts.rule_columns(scene), verdicts.rule_rows(scene)),
        (verdicts.LIMITS_TITLE, verdicts.limit_columns(scene), verdicts.limit_rows(scene)),
    ):
        parts = paged(columns, rows)
        for n, part in enumerate(parts, start=1):
            draw = partial(verdicts.draw_verdicts, scene=scene, columns=columns, rows=part)
            yield Page(_counted(title, n, len(parts)), scene.plan.halls, 0, draw, about_all=True)


def _counted(title: Text, place: int, pages: int) -> Text:
    """Give a page's title: "2/3" where it has several pages, and no blank where it has one."""
    text = title.fill(n=f"{place}/{pages}" if pages > 1 else "")
    return Text(ko=text.ko.strip(), en=text.en.strip())


def _draw_index(pen: Pen, place: Place, scene: Scene, known: Sequence[Numbered]) -> None:
    """Draw the list of sheets with what the show is in figures."""
    heads = ("도면 번호", "도면명", "홀", "축척") if scene.lang == "ko" else (
        "Sheet", "Title", "Hall", "Scale")  # fmt: skip
    columns = columns_of(heads, (20.0, 62.0, 30.0, 20.0))
    rows = [
        Row(
            (
                each.number,
                scene.say(each.page.title),
                scene.say(each.page.halls[0].name) if not each.page.about_all else "–",
                f"1 : {each.page.scale:,}" if each.page.scale else "–",
            )
        )
        for each in known
    ]
    box = table_box()
    draw_table(pen, box, columns, rows)
    right = (box[0] + width_of(columns) + 14, box[1], box[2], box[3])
    if len(rows) < capacity(columns, (box[0], box[1], right[0] - 14, box[3])):
        draw_table(pen, right, _zone_columns(scene), list(_zone_rows(scene)))
    low = box[3] - 12 - ROW_MM * max(len(rows), 1)
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
