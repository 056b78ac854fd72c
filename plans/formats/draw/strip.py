"""The strip below the floor: zones with their sums, the legend, the notes, scale and north."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layouts.area import Area
from venue.hall import Hall
from venue.obstacle import ObstacleKind
from venue.opening import Opening, OpeningType
from venue.text import Text

from .fonts import SMALLEST_MM, width_mm, wrap
from .layers.hall import partition_lines
from .layers.openings import short_id
from .palette import (
    AREA_EDGE,
    AREA_FACE,
    BAD,
    BAD_SOFT,
    COLUMN,
    DASH_DOT,
    DASHED,
    FINE_MM,
    GOOD_SOFT,
    INK,
    INK_2,
    INK_3,
    NO_ZONE,
    RULE_MM,
    WALL,
    WALL_MM,
    ZoneMark,
)
from .pen import Box, Pen
from .scene import LEFT_OVER, Scene
from .sheet import View
from .symbols import (
    alarm,
    axes_sign,
    bar_scale,
    chip,
    exit_tag,
    freight_door,
    hatched,
    north,
    triangle,
)

HEADING_MM = 3.0

ZONES = Text(ko="구역", en="Zones")
BOOTHS = Text(ko="부스", en="Booths")
NET = Text(ko="순면적 m²", en="Net m²")
TOTAL = Text(ko="합계", en="Total")
NO_ZONE_NAME = Text(ko="구역 없음", en="No zone")
LEGEND = Text(ko="범례", en="Legend")
NOTES = Text(ko="주기", en="Notes")
MORE = Text(ko="외 {n}개 구역", en="and {n} more zones")

WALL_WORD = Text(ko="벽", en="Wall")
COLUMN_WORD = Text(ko="기둥", en="Column")
PARTITION_WORD = Text(ko="이동 칸막이 위치 (열림)", en="Movable partition (open)")
BOOTH_WORD = Text(ko="부스와 번호", en="Booth and number")
FREE_WORD = Text(ko="빈 자리", en="Free booth")
SERVICE_WORD = Text(ko="서비스·창고, 설치 금지", en="Service, storage: keep free")
AREA_WORD = Text(ko="무대·공용 공간", en="Stage, shared space")
EXIT_WORD = Text(ko="비상구", en="Exit")
EXIT_WIDTH = Text(ko=", 유효 폭 {w} m", en=", {w} m clear")
ASSUMED = Text(ko="(가정)", en="(assumed)")
APRON_WORD = Text(ko="비상구 앞 {w:g} m 비움", en="{w:g} m kept clear at exits")
ENTRANCE_WORD = Text(ko="관람객 입구", en="Visitor entrance")
FREIGHT_WORD = Text(ko="반입구", en="Freight door")
CLEAR_WORD = Text(ko="비워 둘 바닥", en="Keep clear")
BREACH_WORD = Text(ko="기준 미충족", en="Rule not met")

NOTE_UNITS = Text(
    ko="치수는 mm, 부스 단위는 {m} × {m} m입니다.",
    en="Dimensions in mm; one booth unit is {m} × {m} m.",
)
NOTE_OUTLINE = Text(
    ko="홀 윤곽은 가정이며 실측 도면이 아닙니다.",
    en="The hall's outline is assumed, not surveyed.",
)
NOTE_DOORS = Text(ko="문·비상구 위치는 가정입니다.", en="Doors and exits are assumed.")
NOTE_COLUMNS = Text(ko="기둥 위치는 가정입니다.", en="Columns are assumed.")
NOTE_AISLES = Text(
    ko="통로 {a:.1f} m, 주 통로 {m:.1f} m 이상 ({rules}).",
    en="Aisles {a:.1f} m, main aisles {m:.1f} m or wider ({rules}).",
)
NOTE_SMALL = Text(
    ko="부스 {n}개는 이 축척에서 번호가 들어가지 않습니다.",
    en="At this scale {n} booths are too small for their number.",
)
NOTE_NORTH = Text(
    ko="방위는 알려지지 않았습니다. x, y는 홀의 좌표축입니다.",
    en="North is not known; x and y are the hall's axes.",
)
NOTE_VERDICT = Text(
    ko="판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="For reference; the venue and the fire authority decide.",
)


def heading(pen: Pen, scene: Scene, box: Box, text: Text) -> None:
    """Write a column's heading."""
    pen.text((box[0] + 4, box[3] - 6.2), scene.say(text), HEADING_MM, INK, bold=True)


@dataclass(frozen=True)
class Row:
    """A row of the zones table; without a mark it is the total."""

    mark: ZoneMark
    name: str
    booths: int
    net_m2: float


def zone_rows(scene: Scene, halls: Sequence[Hall]) -> list[Row]:
    """Count booths and net area of every zone that shows on these halls."""
    ids = {hall.id for hall in halls}
    booths = [booth for booth in scene.plan.layout.booths if booth.hall in ids]
    grounds = {zone.id for zone in scene.plan.layout.zones if zone.hall in ids}
    rows = []
    for zone, mark in scene.zones.items():
        own = [booth for booth in booths if booth.zone == zone]
        if own or zone in grounds:
            rows.append(Row(mark, scene.say(mark.name), len(own), sum(b.area_m2 for b in own)))
    loose = [booth for booth in booths if booth.zone not in scene.zones]
    if loose and rows:
        mark = ZoneMark("–", NO_ZONE, NO_ZONE_NAME)
        rows.append(Row(mark, scene.say(NO_ZONE_NAME), len(loose), sum(b.area_m2 for b in loose)))
    return rows


def draw_zones(pen: Pen, scene: Scene, halls: Sequence[Hall], box: Box) -> None:
    """Draw the table of zones with booths, net area and the total."""
    left, bottom, right, top = box
    heading(pen, scene, box, ZONES)
    rows = zone_rows(scene, halls)
    ids = {hall.id for hall in halls}
    booths = [booth for booth in scene.plan.layout.booths if booth.hall in ids]
    first, last = top - 11.3, bottom + 2.6
    at_most = int((first - last - 4.6) / 2.9)
    hidden = len(rows) - at_most if len(rows) > at_most else 0
    if hidden:
        rows = rows[: at_most - 1]
        hidden += 1
    lines = len(rows) + 1 + bool(hidden)
    pitch = min(4.45, (first - last) / max(lines, 1))
    size = min(2.6, max(SMALLEST_MM, pitch * 0.62))
    counts, areas = right - 29.0, right - 5.0
    pen.text((counts, first), scene.say(BOOTHS), 2.1, INK_3, align="right")
    pen.text((areas, first), scene.say(NET), 2.1, INK_3, align="right")
    y = first
    for row in rows:
        y -= pitch
        chip(pen, left + 4, y + size * 0.36, row.mark, high=min(3.5, pitch - 0.5))
        pen.text((left + 12.5, y), row.name, size, INK, room=counts - left - 24)
        pen.text((counts, y), f"{row.booths:,}", size, INK, align="right")
        pen.text((areas, y), f"{row.net_m2:,.0f}", size, INK, align="right")
    if hidden:
        y -= pitch
        pen.text((left + 12.5, y), scene.say(MORE.fill(n=hidden)), size, INK_3)
    rule = y - pitch * 0.32
    pen.line(((left + 4, rule), (areas, rule)), FINE_MM, INK_2)
    y -= pitch + 0.5
    pen.text((left + 12.5, y), scene.say(TOTAL), size, INK, bold=True)
    pen.text((counts, y), f"{len(booths):,}", size, INK, bold=True, align="right")
    net = sum(booth.area_m2 for booth in booths)
    pen.text((areas, y), f"{net:,.0f}", size, INK, bold=True, align="right")


Swatch = Callable[[Box], None]


def draw_legend(pen: Pen, scene: Scene, views: Sequence[View], box: Box) -> None:
    """Explain every sign that occurs on the sheet, and no other."""
    left, bottom, right, top = box
    heading(pen, scene, box, LEGEND)
    items = _building(pen, scene, views) + _standing(pen, scene, views)
    columns = 1 if len(items) <= 9 else 2
    wide = (right - left - 6) / columns
    rows = -(-len(items) // columns)
    pitch = min(5.4, (top - 10 - bottom - 2) / max(rows, 1))
    sign = 10.0 if columns == 1 else 8.0
    for n, (text, swatch) in enumerate(items):
        x, y = left + 4 + (n // rows) * wide, top - 13.0 - (n % rows) * pitch
        swatch((x, y - 1.7, x + sign, y + 1.7))
        size = 2.6 if columns == 1 else 2.2
        pen.text((x + sign + 2.5, y - size * 0.36), text, size, INK, room=wide - sign - 3.5)


def _building(pen: Pen, scene: Scene, views: Sequence[View]) -> list[tuple[str, Swatch]]:
    """List the building's signs that occur."""

    def middle(b: Box) -> float:
        return (b[1] + b[3]) / 2

    halls = [view.hall for view in views]
    doors = [door for hall in halls for door in hall.openings]
    kinds = {door.type for door in doors}
    items: list[tuple[str, Swatch]] = [
        (
            scene.say(WALL_WORD),
            lambda b: pen.line(((b[0], middle(b)), (b[2], middle(b))), WALL_MM, WALL),
        )
    ]
    if any(o.kind is ObstacleKind.COLUMN for hall in halls for o in hall.obstacles):
        word = scene.say(COLUMN_WORD)
        items.append((word, lambda b: pen.box(_square(b, 2.0), COLUMN)))
    if any(partition_lines(scene, hall) for hall in halls):
        word = scene.say(PARTITION_WORD)
        items.append(
            (
                word,
                lambda b: pen.line(
                    ((b[0], middle(b)), (b[2], middle(b))), FINE_MM, INK_3, DASH_DOT
                ),
            )
        )
    if OpeningType.ENTRANCE in kinds:
        word = scene.say(ENTRANCE_WORD)
        items.append(
            (word, lambda b: triangle(pen, ((b[0] + b[2]) / 2, middle(b) + 1.5), (0.0, 1.0)))
        )
    if OpeningType.EXIT in kinds:
        exits = [door for door in doors if door.type is OpeningType.EXIT]
        word = scene.say(EXIT_WORD) + _exit_width(scene, exits)
        hall = next(hall for hall in halls if exits[0] in hall.openings)
        items.append((word, lambda b: _exit_sign(pen, b, short_id(exits[0], hall.id))))
        apron = scene.say(APRON_WORD.fill(w=scene.plan.limits.exit_apron.value))
        items.append((apron, lambda b: pen.box(b, GOOD_SOFT)))
    if OpeningType.FREIGHT in kinds:
        word = scene.say(FREIGHT_WORD)
        items.append(
            (word, lambda b: freight_door(pen, (b[0], middle(b)), (b[2], middle(b)), (0.0, 1.0)))
        )
    if any(hall.keep_clear for hall in halls):
        word = scene.say(CLEAR_WORD)
        items.append((word, lambda b: pen.ring(_ring(b), None, INK_3, FINE_MM, DASHED)))
    return items


def _standing(pen: Pen, scene: Scene, views: Sequence[View]) -> list[tuple[str, Swatch]]:
    """List the signs of what stands in the halls."""
    items: list[tuple[str, Swatch]] = []
    booths = [booth for view in views for booth in view.layout.booths]
    areas: list[Area] = [area for view in views for area in view.layout.areas]
    held = next((booth for booth in booths if scene.holder(booth) is not None), None)
    if held is not None:
        hue, number = scene.hue(held.zone), held.number

        def sample(b: Box) -> None:
            pen.box(b, hue.fill, hue.stroke, RULE_MM)
            at = ((b[0] + b[2]) / 2, (b[1] + b[3]) / 2 - 0.75)
            pen.text(at, number, 2.05, hue.text, align="centre", room=b[2] - b[0] - 0.6)

        items.append((scene.say(BOOTH_WORD), sample))
    free = next((booth for booth in booths if scene.holder(booth) is None), None)
    if free is not None:
        edge = scene.hue(free.zone).stroke
        items.append(
            (scene.say(FREE_WORD), lambda b: pen.ring(_ring(b), None, edge, RULE_MM, DASHED))
        )
    if any(area.kind not in LEFT_OVER for area in areas):
        items.append((scene.say(AREA_WORD), lambda b: pen.box(b, AREA_FACE, AREA_EDGE, 0.2)))
    if any(area.kind in LEFT_OVER for area in areas):
        items.append((scene.say(SERVICE_WORD), lambda b: hatched(pen, b)))
    if any(scene.breaches(view.hall.id) for view in views):

        def breach(b: Box) -> None:
            pen.box((b[0], b[1], b[2] - 1.2, b[3]), BAD_SOFT, BAD, 0.35)
            alarm(pen, (b[2] - 1.2, b[3] - 0.3))

        items.append((scene.say(BREACH_WORD), breach))
    return items


def _exit_width(scene: Scene, exits: Sequence[Opening]) -> str:
    """Tell the exits' clear width, where they share one, and whether it is assumed."""
    widths = {door.clear_width_mm for door in exits}
    told = ""
    if len(widths) == 1:
        told = scene.say(EXIT_WIDTH.fill(w=f"{widths.pop() / 1000:.1f}"))
    if any(door.source.assumed for door in exits):
        told += f" {scene.say(ASSUMED)}"
    return told


def _exit_sign(pen: Pen, box: Box, text: str) -> None:
    """Draw the sample of an exit's tag."""
    exit_tag(pen, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), text)


def _square(box: Box, side: float) -> Box:
    """Give a square in the middle of a swatch."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (x - side / 2, y - side / 2, x + side / 2, y + side / 2)


def _ring(box: Box) -> tuple[tuple[float, float], ...]:
    """Give a swatch's corners."""
    return ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))


def notes(scene: Scene, views: Sequence[View], too_small: int) -> list[str]:
    """Say what a reader of this sheet must know, in full sentences."""
    plan, halls = scene.plan, [view.hall for view in views]
    module = f"{plan.brief.module_mm / 1000:.3f}".rstrip("0")
    module += "0" if module.endswith(".") else ""
    said = [NOTE_UNITS.fill(m=module)]
    if scene.say(plan.venue.note):
        said.append(plan.venue.note)
    elif any(hall.source.assumed for hall in halls):
        said.append(NOTE_OUTLINE)
    told = "가정" in plan.venue.note.ko or "assumed" in plan.venue.note.en
    if not told and any(door.source.assumed for hall in halls for door in hall.openings):
        said.append(NOTE_DOORS)
    if any(thing.source.assumed for hall in halls for thing in hall.obstacles):
        said.append(NOTE_COLUMNS)
    limits = plan.limits
    rules = scene.say(limits.name) or limits.id
    said.append(NOTE_AISLES.fill(a=limits.aisle.value, m=limits.main_aisle.value, rules=rules))
    if too_small:
        said.append(NOTE_SMALL.fill(n=f"{too_small:,}"))
    if plan.venue.anchor is None:
        said.append(NOTE_NORTH)
    return [scene.say(text) for text in (*said, NOTE_VERDICT)]


def draw_notes(pen: Pen, scene: Scene, views: Sequence[View], too_small: int, box: Box) -> None:
    """Write the notes, then the bar scale and north below them."""
    left, bottom, right, top = box
    heading(pen, scene, box, NOTES)
    said = notes(scene, views, too_small)
    high = top - 10.4 - (bottom + 14.5)
    for size in (2.4, 2.2, 2.0, SMALLEST_MM):
        indent = width_mm("0. ", size)
        lines = [(n, wrap(text, size, right - left - 7 - indent)) for n, text in enumerate(said, 1)]
        count = sum(len(parts) for _, parts in lines)
        if count * size * 1.55 <= high:
            break
    pitch = min(4.0, size * 1.62, high / max(count, 1))
    y = top - 11.0
    for number, parts in lines:
        pen.text((left + 4, y), f"{number}.", size, INK_2)
        for part in parts:
            pen.text((left + 4 + indent, y), part, size, INK_2)
            y -= pitch
    bar_scale(pen, left + 4, bottom + 4.0, views[0].scale)
    anchor = scene.plan.venue.anchor
    centre = (right - 9.5, bottom + 6.6)
    turn = views[0].turn_deg
    if anchor is None:
        axes_sign(pen, centre, turn)
    elif all(view.turn_deg == turn for view in views):
        north(pen, centre, 90 - anchor.rotation_deg + turn)
