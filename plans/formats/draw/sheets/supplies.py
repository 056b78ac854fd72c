"""The utility sheet: which box feeds which stand, and how much each is asked for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import shapely

from layouts.brief.exhibitor import Exhibitor, asked
from layouts.supply import Supplied
from venue.hall import Hall
from venue.text import Text
from venue.utility import Service, Utility

from ..fonts import SMALLEST_MM, width_mm
from ..labels import MIDDLE
from ..layers.booths import draw_areas
from ..layers.hall import draw_ground, draw_member_names, draw_partitions, draw_walls
from ..layers.openings import draw_openings
from ..layers.utilities import (
    BOXES,
    amount,
    draw_box_loads,
    draw_boxes,
    draw_cables,
    draw_fixtures,
)
from ..palette import AREA_EDGE, AREA_FACE, FINE_MM, HAIR_MM, INK, INK_2, PAPER, RULE_MM
from ..pen import Box, Pen
from ..room import Room
from ..scene import Scene
from ..sheet import View
from ..strip import heading
from ..table import Column, Row, columns_of, draw_table
from .page import Place, draw_paragraphs, paper, table_box

TITLE = Text(ko="설비 배치도", en="Utilities")
TABLE = Text(ko="설비별 부하 {n}", en="Load of each box {n}")
SUMS = Text(ko="합계", en="Sums")
SIGNS = Text(ko="범례", en="Legend")
NOTES = Text(ko="주기", en="Notes")

NAMES = {
    Service.POWER: (Text(ko="전기", en="Power"), "kW"),
    Service.WATER: (Text(ko="급수", en="Water"), ""),
    Service.DRAIN: (Text(ko="배수", en="Drain"), ""),
    Service.AIR: (Text(ko="압축 공기", en="Air"), ""),
    Service.LAN: (Text(ko="랜", en="LAN"), ""),
}
"""Services in the order of the tables, with the unit of their amounts."""

LETTERS = {Service.WATER: "W", Service.AIR: "A"}
"""What is written into a stand that asks for more than power and LAN."""

SAID = (
    Text(
        ko="각 부스는 {reach:g} m 안의 설비에 가장 짧은 길이로 이었습니다.",
        en="Each stand is joined to boxes within {reach:g} m by the least length of cable.",
    ),
    Text(
        ko="부하는 출품사 신청의 합이며 동시 사용률을 곱하지 않았습니다.",
        en="Loads are the sums asked for; no share of simultaneous use is taken off.",
    ),
)
ASSUMED = Text(
    ko="설비의 위치와 용량은 가정이며 행사장 확인이 필요합니다.",
    en="Places and capacities of the boxes are assumed; the venue must confirm them.",
)
MISSING = Text(
    ko="부스 {n}개는 신청한 설비가 모두 닿지 않습니다.",
    en="{n} stands do not get all they ask for.",
)


FAR_MM = 1000.0
"""Further than any stand reaches on paper."""


def draw_supplies(pen: Pen, place: Place, scene: Scene, view: View) -> None:
    """Draw a hall's boxes, stands and connections into a page."""
    room = Room(*paper())
    room.fence(place.floor)
    supplied = scene.supplied[view.hall.id]
    draw_ground(pen, scene, view, room)
    draw_partitions(pen, scene, view, room)
    for booth in view.layout.booths:
        pen.shape(view.shape(booth.shape), PAPER, AREA_EDGE, HAIR_MM)
        room.take(view.shape(booth.shape))
    boxes = dict(draw_boxes(pen, view, room))
    draw_areas(pen, scene, view, room)
    draw_cables(pen, view, supplied, boxes)
    _numbers(pen, scene, view)
    draw_walls(pen, view, room)
    draw_fixtures(pen, view, room)
    draw_openings(pen, scene, view, room)
    draw_member_names(pen, scene, view, room)
    draw_box_loads(pen, view, supplied, boxes, room)
    sums, signs, notes = place.fields
    heading(pen, scene, sums, SUMS)
    box = (sums[0] + 4, sums[1] + 1, sums[2] - 4, sums[3] - 8)
    draw_table(pen, box, _sum_columns(scene), list(_sum_rows(scene, view.hall, supplied)))
    _legend(pen, scene, signs)
    draw_paragraphs(pen, scene, notes, NOTES, _said(scene, view.hall, supplied))


def _said(scene: Scene, hall: Hall, supplied: Supplied) -> list[Text]:
    """Say how loads were found, and what they rest on."""
    said = [SAID[0].fill(reach=scene.plan.limits.utility_reach.value), SAID[1]]
    if any(box.source.assumed for box in hall.utilities if box.supplies):
        said.append(ASSUMED)
    if lacking := len({missing.booth for missing in supplied.missing}):
        said.append(MISSING.fill(n=f"{lacking:,}"))
    return said


def _numbers(pen: Pen, scene: Scene, view: View) -> None:
    """Write into each stand its number and the letters of what it asks beside power and LAN."""
    for booth in view.layout.booths:
        x, y = view.at(booth.centre)
        across = shapely.LineString([(x - FAR_MM, y), (x + FAR_MM, y)])
        wide = across.intersection(view.shape(booth.shape)).length - 0.6
        letters = _letters(scene.served.get(booth.id))
        for text, size in (
            (booth.number + letters, 2.05),
            (booth.number + letters, SMALLEST_MM),
            (booth.number, SMALLEST_MM),
        ):
            strong = len(text) > len(booth.number)
            if width_mm(text, size, bold=strong) > wide:
                continue
            half = width_mm(text, size, bold=strong) / 2 + 0.3
            pen.box((x - half, y - size * 0.55, x + half, y + size * 0.55), PAPER)
            pen.text((x, y - MIDDLE * size), text, size, INK if strong else INK_2, align="centre",
                     bold=strong, about=booth.id)  # fmt: skip
            break


def _letters(who: Exhibitor | None) -> str:
    """Give the letters of the services a stand asks for beside power and LAN."""
    wanted = asked(who) if who is not None else {}
    letters = "".join(letter for service, letter in LETTERS.items() if service in wanted)
    return f" {letters}" if letters else ""


def _sum_columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the sums."""
    heads = ("설비", "신청", "용량", "비율") if scene.lang == "ko" else (
        "Service", "Asked", "Capacity", "Share")  # fmt: skip
    widths = (22.0, 21.0, 23.0, 15.0)
    return columns_of(heads, widths, words=1)


def _sum_rows(scene: Scene, hall: Hall, supplied: Supplied) -> Iterator[Row]:
    """Sum up what a hall's stands ask of each service and what there is."""
    for service, (name, unit) in NAMES.items():
        given = sum(c.amount for c in supplied.connections if c.service is service)
        lacking = sum(m.amount for m in supplied.missing if m.service is service)
        capacity_ = sum(utility.gives(service) for utility in hall.utilities)
        tail = f" {unit}" if unit else ""
        share = f"{(given + lacking) / capacity_ * 100:.0f} %" if capacity_ else "–"
        yield Row(
            (
                scene.say(name),
                f"{given + lacking:,.0f}{tail}",
                f"{capacity_:,.0f}{tail}",
                share,
            )
        )


def _legend(pen: Pen, scene: Scene, box: Box) -> None:
    """Explain boxes, trenches, cables and letters."""
    heading(pen, scene, box, SIGNS)
    x, y = box[0] + 4, box[3] - 13.0
    words = [
        (scene.say(next(iter(BOXES.values()))), "trench"),
        (scene.say(list(BOXES.values())[1]), "box"),
        (scene.say(Text(ko="부스까지의 연결", en="Connection to a stand")), "cable"),
        (scene.say(Text(ko="급수·배수 신청", en="Asks for water and drain")), "W"),
        (scene.say(Text(ko="압축 공기 신청", en="Asks for compressed air")), "A"),
    ]
    for n, (word, sign) in enumerate(words):
        at = y - 5.4 * n
        if sign == "trench":
            pen.box((x, at - 0.6, x + 10, at + 0.6), AREA_FACE, INK_2, FINE_MM)
        elif sign == "box":
            pen.box((x + 4, at - 1, x + 6, at + 1), AREA_FACE, INK_2, FINE_MM)
        elif sign == "cable":
            pen.line(((x, at), (x + 10, at)), RULE_MM, INK_2)
            pen.disc((x, at), 0.45, INK_2)
        else:
            pen.text((x + 5, at - 0.9), sign, 2.6, INK, bold=True, align="centre")
        pen.text((x + 12.5, at - 0.9), word, 2.6, INK, room=box[2] - x - 14)


def load_columns(scene: Scene) -> tuple[Column, ...]:
    """Give the columns of the table of loads."""
    ko = scene.lang == "ko"
    heads = [("설비" if ko else "Box", 24.0, "left"), ("종류" if ko else "Kind", 22.0, "left"),
             ("전기 kW" if ko else "Power kW", 24.0, "right"),
             ("상·24시간" if ko else "Phases, 24 h", 20.0, "right")]  # fmt: skip
    heads += [
        (scene.say(name), 15.0, "right")
        for service, (name, _) in NAMES.items()
        if service is not Service.POWER
    ]
    heads.append(("부스" if ko else "Stands", 14.0, "right"))
    return tuple(Column(head, width, align) for head, width, align in heads)  # type: ignore[arg-type]


def load_rows(scene: Scene, hall: Hall) -> list[Row]:
    """List every box of a hall with what it is asked for of what it gives."""
    supplied = scene.supplied[hall.id]
    stands: dict[str, set[str]] = defaultdict(set)
    for connection in supplied.connections:
        stands[connection.utility].add(connection.booth)
    return [
        Row(
            (
                utility.id,
                scene.say(BOXES[utility.kind]),
                _of(supplied, utility, Service.POWER),
                _phases(utility),
                *(_of(supplied, utility, s) for s in NAMES if s is not Service.POWER),
                f"{len(stands[utility.id]):,}",
            )
        )
        for utility in hall.utilities
        if utility.kind in BOXES
    ]


def _of(supplied: Supplied, utility: Utility, service: Service) -> str:
    """Give "12 / 100", or a dash where there is none."""
    most = utility.gives(service)
    return f"{amount(supplied.load(utility.id, service))} / {amount(most)}" if most else "–"


def _phases(utility: Utility) -> str:
    """Tell of a box's power how many phases it has and whether it stays on by night."""
    power = [one for one in utility.supplies if one.service is Service.POWER]
    if not power:
        return "–"
    phases = "·".join(sorted({str(one.phases) for one in power if one.phases})) or "–"
    night = any(one.always_on for one in power)
    return f"{phases}, {'24 h' if night else '–'}"


def draw_loads(pen: Pen, place: Place, scene: Scene, hall: Hall, rows: Sequence[Row]) -> None:
    """Draw one page of the table of loads."""
    draw_table(pen, table_box(), load_columns(scene), rows)
    supplied = scene.supplied[hall.id]
    sums, _, notes = place.fields
    heading(pen, scene, sums, SUMS)
    box = (sums[0] + 4, sums[1] + 1, sums[2] - 4, sums[3] - 8)
    draw_table(pen, box, _sum_columns(scene), list(_sum_rows(scene, hall, supplied)))
    draw_paragraphs(pen, scene, notes, NOTES, _said(scene, hall, supplied))
