"""The legend: every sign that occurs on the sheet, explained, and no other."""

from collections.abc import Callable, Sequence
from functools import partial

from layouts.area import Area
from venue.obstacle import ObstacleKind
from venue.opening import Opening, OpeningType
from venue.text import Text
from venue.utility import UtilityKind

from .fonts import SMALLEST_MM, width_mm, wrap
from .layers.hall import partition_lines
from .layers.utilities import FIXTURES, draw_sign
from .layers.utilities import SIGN_MM as SIGN_SIDE
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
    INK_3,
    PAPER,
    RULE_MM,
    WALKED_FACE,
    WALL,
    WALL_MM,
)
from .pen import Box, Pen
from .scene import LEFT_OVER, Scene
from .sheet import View, short_id
from .strip import heading
from .symbols import alarm, exit_tag, freight_door, hatched, pin_mark, triangle

LEGEND = Text(ko="범례", en="Legend")

WALL_WORD = Text(ko="벽", en="Wall")
COLUMN_WORD = Text(ko="기둥", en="Column")
PARTITION_WORD = Text(ko="이동 칸막이 위치 (열림)", en="Movable partition (open)")
BOOTH_WORD = Text(ko="부스와 번호", en="Booth and number")
FREE_WORD = Text(ko="빈 자리", en="Free booth")
SERVICE_WORD = Text(ko="서비스·창고, 설치 금지", en="Service, storage: keep free")
AREA_WORD = Text(ko="무대·공용 공간", en="Stage, shared space")
WALKED_WORD = Text(ko="광장·쉼터(다닐 수 있음)", en="Plaza, rest area: walk through")
EXIT_WORD = Text(ko="비상구", en="Exit")
EXIT_WIDTH = Text(ko=", 유효 폭 {w} m", en=", {w} m clear")
ASSUMED = Text(ko="(가정)", en="(assumed)")
APRON_WORD = Text(ko="비상구 앞 {w:g} m 비움", en="{w:g} m kept clear at exits")
ENTRANCE_WORD = Text(ko="관람객 입구", en="Visitor entrance")
FREIGHT_WORD = Text(ko="반입구", en="Freight door")
CLEAR_WORD = Text(ko="비워 둘 바닥", en="Keep clear")
PIN_WORD = Text(ko="고정한 자리", en="Pinned in place")
BREACH_WORD = Text(ko="기준 미충족", en="Rule not met")

Swatch = Callable[[Box], None]

ONE_COLUMN = 10
"""So many signs stand below each other; more are set in two columns."""

SIGN_MM = 3.4
"""Height of a sign."""


def draw_legend(pen: Pen, scene: Scene, views: Sequence[View], box: Box) -> None:
    """Explain every sign that occurs on the sheet, and no other."""
    left, bottom, right, top = box
    heading(pen, scene, box, LEGEND)
    items = _building(pen, scene, views) + _standing(pen, scene, views)
    items += _layer(pen, scene, views)
    columns = 1 if len(items) <= ONE_COLUMN else 2
    wide = (right - left - 6) / columns
    rows = -(-len(items) // columns)
    pitch = min(5.4, (top - 10 - bottom - 2) / max(rows, 1))
    half = min(SIGN_MM, pitch - 0.7) / 2
    sign = 10.0 if columns == 1 else 8.0
    for n, (text, swatch) in enumerate(items):
        x, y = left + 4 + (n // rows) * wide, top - 11.3 - half - (n % rows) * pitch
        swatch((x, y - half, x + sign, y + half))
        _explain(pen, text, (x + sign + 2.5, y), wide - sign - 3.5, pitch)


def _explain(pen: Pen, text: str, at: tuple[float, float], room: float, pitch: float) -> None:
    """Write a sign's meaning beside it: in one line, smaller, or in two."""
    x, y = at
    sizes = (2.6, 2.4, 2.2, 2.0, SMALLEST_MM)
    size = next((s for s in sizes if width_mm(text, s) <= room), SMALLEST_MM)
    lines = wrap(text, size, room)[: max(1, int(pitch / size))]
    high = size * 1.1
    for n, line in enumerate(lines):
        up = high * ((len(lines) - 1) / 2 - n)
        pen.text((x, y + up - size * 0.36), line, size, INK, room=room)


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
    kinds_of = {thing.kind for hall in halls for thing in hall.utilities}
    for kind, name in FIXTURES.items():
        if kind in kinds_of:
            items.append((scene.say(name), partial(_fixture, pen, kind)))
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
    if held is not None and _told(scene):
        hue, number = scene.booth_hue(held), held.number

        def sample(b: Box) -> None:
            pen.box(b, hue.fill, hue.stroke, RULE_MM)
            at = ((b[0] + b[2]) / 2, (b[1] + b[3]) / 2 - 0.75)
            pen.text(at, number, 2.05, hue.text, align="centre", room=b[2] - b[0] - 0.6)

        items.append((scene.say(BOOTH_WORD), sample))
    free = next((booth for booth in booths if scene.holder(booth) is None), None)
    if free is not None and _told(scene):
        edge = scene.hue(free.zone).stroke
        items.append(
            (scene.say(FREE_WORD), lambda b: pen.ring(_ring(b), None, edge, RULE_MM, DASHED))
        )
    if any(booth.pinned for booth in booths):

        def pinned(b: Box) -> None:
            x, y = (b[0] + b[2]) / 2, (b[1] + b[3]) / 2
            pen.box((x - 1.2, b[1], b[2], y), PAPER, INK_3, FINE_MM)
            pin_mark(pen, (x - 1.2, y))

        items.append((scene.say(PIN_WORD), pinned))
    if any(area.kind not in LEFT_OVER and not area.walkable for area in areas):
        items.append((scene.say(AREA_WORD), lambda b: pen.box(b, AREA_FACE, AREA_EDGE, 0.2)))
    if any(area.walkable for area in areas):
        items.append((scene.say(WALKED_WORD), lambda b: pen.box(b, WALKED_FACE, AREA_EDGE, 0.2)))
    if any(area.kind in LEFT_OVER for area in areas):
        items.append((scene.say(SERVICE_WORD), lambda b: hatched(pen, b)))
    if any(scene.breaches(view.hall.id) for view in views):

        def breach(b: Box) -> None:
            pen.box((b[0], b[1], b[2] - 1.2, b[3]), BAD_SOFT, BAD, 0.35)
            alarm(pen, (b[2] - 1.2, b[3] - 0.3))

        items.append((scene.say(BREACH_WORD), breach))
    return items


def _told(scene: Scene) -> bool:
    """Tell whether booths bear their exhibitors' names; a layer's own looks the strip explains."""
    return scene.overlay is None or scene.overlay.names is None


def _layer(pen: Pen, scene: Scene, views: Sequence[View]) -> list[tuple[str, Swatch]]:
    """List the signs of the layer that is drawn."""
    if scene.overlay is None or scene.overlay.extra is None:
        return []
    return [(text, partial(sign, pen)) for text, sign in scene.overlay.extra.signs(scene, views)]


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


def _fixture(pen: Pen, kind: UtilityKind, box: Box) -> None:
    """Draw the sample of a fixture's sign, or of a shutter's strip."""
    if kind is UtilityKind.SHUTTER:
        middle = (box[1] + box[3]) / 2
        pen.ring(_ring((box[0], middle - 0.4, box[2], middle + 0.4)), None, WALL, FINE_MM, DASHED)
    else:
        draw_sign(pen, _square(box, SIGN_SIDE), kind)


def _square(box: Box, side: float) -> Box:
    """Give a square in the middle of a swatch."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (x - side / 2, y - side / 2, x + side / 2, y + side / 2)


def _ring(box: Box) -> tuple[tuple[float, float], ...]:
    """Give a swatch's corners."""
    return ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
