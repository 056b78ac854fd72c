"""The whole set, sheet by sheet: types and names, then hall by hall, then the rules."""

from collections.abc import Iterator, Sequence
from functools import partial

from layouts.numbering import hall_letter
from layouts.shell import WALLED
from plans.plan import Plan
from venue.hall import Hall
from venue.text import Lang, Text

from ..canvas import to_bytes
from ..pen import Pen
from ..scene import Scene
from ..sheet import View, turn_of
from . import booth_types, directory, index, overview, register, supplies, verdicts, walls
from .enlarged import TITLE as ENLARGED
from .enlarged import Tiling, draw_enlarged
from .index import Numbered
from .page import Draw, Page, draw_page, paged, paper, table_box
from .tiles import SCALE, cut

SET_DPI = 72
"""A PDF holds lines and letters, no dots: the figure's resolution does not matter."""


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
    """Give every page its number: the list, all halls' lists, then hall by hall, then the rules."""
    groups: list[tuple[str, list[Page]]] = [("0", list(_show_pages(scene)))]
    letters: dict[str, int] = {}
    for hall in scene.plan.halls:
        letter = hall_letter(hall)
        letters[letter] = letters.get(letter, 0) + 1
        # 0 is the whole show's.
        name = letter if letters[letter] == 1 and letter != "0" else f"{letter}{letters[letter]}"
        groups.append((name, list(_hall_pages(scene, hall, name))))
    rules = list(_rule_pages(scene))
    if "Z" in letters:  # a hall of the letter Z keeps it
        groups[0][1].extend(rules)
    else:
        groups.append(("Z", rules))
    known: list[Numbered] = []
    lists = index.pages_of(sum(len(pages) for _, pages in groups))
    first, *more = (
        Page(
            _counted(index.TITLE, n, len(lists)), scene.plan.halls, 0,
            partial(index.draw_index, scene=scene, known=known, part=part), about_all=True,
        )
        for n, part in enumerate(lists, start=1)
    )  # fmt: skip
    groups[0][1][:0] = more
    # What the list draws is read when it is drawn: by then it is complete.
    known += [
        Numbered(page, f"{name}-{place:02d}", len(pages))
        for name, pages in groups
        for place, page in enumerate(pages, start=1)
    ]
    yield Numbered(first, "0-00", len(known))
    yield from known


def _show_pages(scene: Scene) -> Iterator[Page]:
    """Give the pages a venue asks for first: types and numbers of booths, exhibitors by name."""
    for title, lists, draw in (
        (booth_types.TITLE, booth_types.pages_of(scene), booth_types.draw_types),
        (directory.TITLE, directory.pages_of(scene), directory.draw_directory),
    ):
        for n, rows in enumerate(lists, start=1):
            named = _counted(title, n, len(lists))
            each = partial(draw, scene=scene, rows=rows)
            yield Page(named, scene.plan.halls, 0, each, about_all=True)


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
