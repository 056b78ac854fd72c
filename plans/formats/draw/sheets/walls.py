"""The shell-wall sheet: what the contractor builds, and how many metres of it."""

from collections import defaultdict
from collections.abc import Iterator

from layouts.booth import Booth
from layouts.shell import WALLED, ShellWork, shell_work
from venue.text import Text

from ..layers.booths import draw_areas
from ..layers.hall import draw_ground, draw_member_names, draw_partitions, draw_walls
from ..layers.openings import draw_openings
from ..layers.shell import (
    FASCIA_DASH,
    FASCIA_MM,
    POST_MM,
    WALL_MM,
    draw_shell,
)
from ..layers.utilities import draw_fixtures
from ..palette import (
    AREA_EDGE,
    AREA_FACE,
    FINE_MM,
    GOOD,
    HAIR_MM,
    INK,
    INK_2,
    WALL,
    ZoneMark,
)
from ..pen import Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View
from ..strip import heading
from ..table import Column, Row, columns_of, draw_table
from .page import Place, draw_paragraphs, paper

TITLE = Text(ko="조립 부스 벽체도", en="Shell walls")
SUMS = Text(ko="물량", en="Quantities")
SIGNS = Text(ko="범례", en="Legend")
NOTES = Text(ko="주기", en="Notes")
TOTAL = Text(ko="합계", en="Total")

WALL_WORD = Text(ko="벽 (이웃한 조립 부스는 함께 씀)", en="Wall; two shell booths share one")
FASCIA_WORD = Text(ko="간판과 상부 틀 (열린 면)", en="Fascia over an open side")
POST_WORD = Text(ko="모서리 기둥", en="Corner post")
RAW_WORD = Text(ko="독립 부스: 벽 없음", en="Raw space: no walls")

SAID = (
    Text(
        ko="벽 높이는 {h:g} m, 벽 두께는 따로 재지 않았습니다.",
        en="Walls are {h:g} m high; their thickness is not measured.",
    ),
    Text(
        ko="벽 길이는 닫힌 면의 합이며, 맞닿은 조립 부스 사이의 벽은 한 번만 셉니다.",
        en="Metres of wall are those of closed sides; one between two shell booths counts once.",
    ),
    Text(
        ko="공동관 안의 벽은 공동관 시공에 들어갑니다.",
        en="Walls inside pavilions belong to the pavilion's own build.",
    ),
)


def draw_walls_sheet(pen: Pen, place: Place, scene: Scene, view: View) -> None:
    """Draw a hall's shell walls into a page."""
    room = Room(*paper())
    room.fence(place.floor)
    work = shell_work(view.layout.booths)
    draw_ground(pen, scene, view, room)
    draw_partitions(pen, scene, view, room)
    draw_areas(pen, scene, view, room)
    draw_shell(pen, view, work, room)
    draw_walls(pen, view, room)
    draw_fixtures(pen, view, room)
    draw_openings(pen, scene, view, room)
    draw_member_names(pen, scene, view, room)
    sums, signs, notes = place.fields
    heading(pen, scene, sums, SUMS)
    box = (sums[0] + 4, sums[1] + 1, sums[2] - 4, sums[3] - 8)
    draw_table(pen, box, _columns(scene), list(quantity_rows(scene, view)))
    _legend(pen, scene, signs)
    said = [SAID[0].fill(h=scene.plan.limits.booth_height.value), *SAID[1:]]
    draw_paragraphs(pen, scene, notes, NOTES, said)


def _columns(scene: Scene) -> tuple[Column, ...]:
    """Give the table's columns."""
    heads = (
        ("구역", "조립 부스", "벽 m", "간판 m", "기둥")
        if scene.lang == "ko"
        else ("Zone", "Booths", "Wall m", "Fascia m", "Posts")
    )
    widths = (14.0, 18.0, 17.0, 18.0, 14.0)
    return columns_of(heads, widths, words=1)


def quantity_rows(scene: Scene, view: View) -> Iterator[Row]:
    """Sum up booths, walls, fascias and posts by zone; a wall between zones counts to the first."""
    by_zone: dict[str, list[Booth]] = defaultdict(list)
    for booth in view.layout.booths:
        if booth.build in WALLED:
            by_zone[booth.zone or ""].append(booth)
    whole = shell_work(view.layout.booths)
    owner = {booth.id: zone for zone, booths in by_zone.items() for booth in booths}
    # Stands of no zone come last, so that the rows add up to the total.
    marks: list[tuple[str, str | ZoneMark]] = [*scene.zones.items(), ("", "–")]
    for zone, mark in marks:
        booths = by_zone.get(zone, [])
        if booths:
            part = ShellWork(
                tuple(w for w in whole.walls if owner[w.booths[0]] == zone),
                tuple(f for f in whole.fascias if owner[f.booth] == zone),
                tuple(p for p in whole.posts if owner[p[0]] == zone),
            )
            yield Row((mark, *_counts(len(booths), part)))
    count = sum(map(len, by_zone.values()))
    yield Row((scene.say(TOTAL), *_counts(count, whole)), strong=True)


def _counts(booths: int, work: ShellWork) -> tuple[str, str, str, str]:
    """Give the figures of a row."""
    return f"{booths:,}", f"{work.wall_m:,.1f}", f"{work.fascia_m:,.1f}", f"{len(work.posts):,}"


def _legend(pen: Pen, scene: Scene, box: Box) -> None:
    """Explain the four signs."""
    heading(pen, scene, box, SIGNS)
    x, y = box[0] + 4, box[3] - 13.0
    pen.line(((x, y), (x + 10, y)), WALL_MM, WALL)
    pen.line(((x, y - 5.4), (x + 10, y - 5.4)), FASCIA_MM, GOOD, FASCIA_DASH)
    post = (x + 5 - POST_MM, y - 10.8 - POST_MM, x + 5 + POST_MM, y - 10.8 + POST_MM)
    pen.box(post, INK_2, WALL, FINE_MM)
    pen.box((x, y - 17.9, x + 10, y - 14.5), AREA_FACE, AREA_EDGE, HAIR_MM)
    for n, word in enumerate((WALL_WORD, FASCIA_WORD, POST_WORD, RAW_WORD)):
        room = box[2] - x - 14
        pen.text((x + 12.5, y - 5.4 * n - 0.9), scene.say(word), 2.6, INK, room=room)
