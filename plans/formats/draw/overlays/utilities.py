"""The layer of utilities: which box feeds which booth, what booths ask for, and who goes short."""

from collections.abc import Mapping, Sequence

import shapely

from layouts.brief.exhibitor import Exhibitor, asked
from layouts.supply import Supplied
from plans.formats.features import served_by_booth, supplied_by_hall
from plans.plan import Plan
from venue.hall import Hall
from venue.text import Text
from venue.utility import Service, UtilityKind

from ..layers.utilities import BOXES, amount, draw_box_loads, draw_boxes, draw_cables
from ..overlay import NEAR_TO_FAR, Amounts, Face, Overlay, Sign
from ..palette import (
    AREA_FACE,
    BAD,
    BAD_SOFT,
    FINE_MM,
    INK,
    INK_2,
    NO_ZONE,
    RULE_MM,
    WARN,
    WARN_SOFT,
    Hue,
)
from ..pen import Box, Pen
from ..room import Room
from ..scene import LEFT_OVER, Scene
from ..sheet import View

LETTERS = {
    Service.WATER: ("W", Text(ko="급수·배수", en="Water and drain")),
    Service.AIR: ("A", Text(ko="압축 공기", en="Compressed air")),
    Service.LAN: ("L", Text(ko="랜", en="LAN")),
}
"""What stands for a service below a booth's number; a drain comes with water."""

SHORT = "!"
"""Stands behind what a booth does not get, or not all of."""

FED, DOUBTED, LACKING, NOTHING = range(4)


def utilities(plan: Plan) -> Overlay:
    """Tell of each booth what it asks for and whether it gets it, as the rules connect it."""
    supplied, served = supplied_by_hall(plan), served_by_booth(plan)
    wanted = {booth: asked(who) for booth, who in served.items()}
    groups: dict[str, int] = {}
    details = {}
    for hall in plan.halls:
        short = _short(supplied[hall.id])
        for booth in plan.layout.in_hall(hall.id).booths:
            lacks = short.get(booth.id, frozenset())
            group = _lacking(hall) if lacks else FED
            groups[booth.id] = group if wanted.get(booth.id) else NOTHING
            if wanted.get(booth.id):
                details[booth.id] = _details(served[booth.id], lacks)
    power = {booth: needs.get(Service.POWER, 0.0) for booth, needs in wanted.items()}
    return Overlay(
        UTILITIES,
        KEYS,
        groups,
        _note(plan),
        faces={DOUBTED: Face.DOUBTED, LACKING: Face.ALARMED, NOTHING: Face.PLAIN},
        names={},
        details=details,
        amounts=Amounts(ASKED, power),
        extra=_Feeds(),
        values={booth: kilowatts for booth, kilowatts in power.items() if kilowatts},
        unit=KILOWATTS,
    )


def _short(supplied: Supplied) -> Mapping[str, frozenset[Service]]:
    """Give the services each booth does not get, or not all of."""
    found: dict[str, frozenset[Service]] = {}
    for missing in supplied.missing:
        found[missing.booth] = found.get(missing.booth, frozenset()) | {missing.service}
    return found


def _lacking(hall: Hall) -> int:
    """Tell whether a booth that goes short is a breach; nobody can tell where boxes are assumed."""
    boxes = [thing for thing in hall.utilities if thing.supplies]
    sure = boxes and not any(box.source.assumed for box in boxes)
    return LACKING if sure else DOUBTED


def _details(who: Exhibitor, lacks: frozenset[Service]) -> tuple[tuple[Text, ...], ...]:
    """Write what a booth asks for below its number: in two lines, or in one."""

    def told(text: str, service: Service) -> str:
        drain = service is Service.WATER and Service.DRAIN in lacks
        return text + (SHORT if service in lacks or drain else "")

    wanted = asked(who)
    power, letters = "", ""
    if Service.POWER in wanted:
        power = told(f"{amount(wanted[Service.POWER])} kW", Service.POWER)
    letters = " ".join(
        told(letter, service) for service, (letter, _) in LETTERS.items() if service in wanted
    )
    parts = [part for part in (power, letters) if part]
    ways = [parts, [" ".join(parts)], [" ".join(parts).replace(" ", "")]]
    return tuple(tuple(Text(ko=line, en=line) for line in way) for way in ways)


def _note(plan: Plan) -> Text:
    """Say how booths are connected, and what is assumed."""
    reach = plan.limits.utility_reach.value
    boxes = [box for hall in plan.halls for box in hall.utilities if box.supplies]
    said = NOTE.fill(reach=f"{reach:g}")
    more = NO_BOXES if not boxes else ASSUMED if any(b.source.assumed for b in boxes) else None
    if more is None:
        return said
    return Text(ko=f"{said.ko} {more.ko}", en=f"{said.en} {more.en}")


class _Feeds:
    """Boxes, trenches and cables, and what each box is asked for."""

    def over(self, pen: Pen, scene: Scene, view: View, room: Room) -> None:
        """Draw the boxes, and a line from each booth to the box that feeds it."""
        areas = [view.shape(a.shape) for a in view.layout.areas if a.kind not in LEFT_OVER]
        boxes = dict(draw_boxes(pen, view, room, shapely.union_all(areas)))
        draw_cables(pen, view, scene.supplied[view.hall.id], boxes)

    def told(self, pen: Pen, scene: Scene, view: View, room: Room) -> None:
        """Write at each box what it is asked for."""
        boxes = dict(draw_boxes(Pen(), view, room))
        draw_box_loads(pen, view, scene.supplied[view.hall.id], boxes, room)

    def signs(self, scene: Scene, views: Sequence[View]) -> list[tuple[str, Sign]]:
        """Explain the boxes, the lines and the letters that occur."""
        kinds = {thing.kind for view in views for thing in view.hall.utilities}
        found: list[tuple[str, Sign]] = []
        if UtilityKind.TRENCH in kinds:
            found.append((scene.say(BOXES[UtilityKind.TRENCH]), _trench))
        if UtilityKind.FLOOR_BOX in kinds:
            found.append((scene.say(BOXES[UtilityKind.FLOOR_BOX]), _box))
        if kinds & set(BOXES):
            found += [(scene.say(LOAD), _load), (scene.say(CABLE), _cable)]
        here = {booth.id for view in views for booth in view.layout.booths}
        wanted = {s for b, who in scene.served.items() if b in here for s in asked(who)}
        if Service.POWER in wanted:
            found.append((scene.say(POWER), _written("5 kW")))
        found += [
            (scene.say(name), _written(letter))
            for service, (letter, name) in LETTERS.items()
            if service in wanted
        ]
        halls = {view.hall.id for view in views}
        if any(scene.supplied[hall].missing for hall in halls):
            found.append((scene.say(MARKED), _written(f"W{SHORT}")))
        return found


def _middle(box: Box) -> tuple[float, float]:
    """Give the middle of a sign's box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _trench(pen: Pen, box: Box) -> None:
    """Draw a trench."""
    y = _middle(box)[1]
    pen.box((box[0], y - 0.6, box[2], y + 0.6), AREA_FACE, INK_2, FINE_MM)


def _box(pen: Pen, box: Box) -> None:
    """Draw a floor box."""
    x, y = _middle(box)
    pen.box((x - 0.9, y - 0.9, x + 0.9, y + 0.9), AREA_FACE, INK_2, FINE_MM)


def _cable(pen: Pen, box: Box) -> None:
    """Draw a connection, the booth at its left."""
    y = _middle(box)[1]
    pen.line(((box[0], y), (box[2], y)), RULE_MM, INK_2)
    pen.disc((box[0], y), 0.45, INK_2)


def _load(pen: Pen, box: Box) -> None:
    """Write a load and a capacity."""
    _written("12 / 60")(pen, box)


def _written(text: str) -> Sign:
    """Write a sign in letters."""

    def draw(pen: Pen, box: Box) -> None:
        x, y = _middle(box)
        pen.text((x, y - 0.75), text, 2.05, INK, align="centre", room=box[2] - box[0])

    return draw


UTILITIES = Text(ko="설비", en="Utilities")
KILOWATTS = Text(ko="kW", en="kW")
ASKED = Text(ko="신청 kW", en="Asked kW")
KEYS = (
    (Text(ko="신청한 설비가 닿음", en="Gets what it asks for"), NEAR_TO_FAR[0]),
    (Text(ko="모자람, 판정 불가", en="Short, not assessable"), Hue(WARN_SOFT, WARN, WARN)),
    (Text(ko="모자람, 미충족", en="Short, not met"), Hue(BAD_SOFT, BAD, BAD)),
    (Text(ko="신청 없음", en="Asks for nothing"), NO_ZONE),
)
NOTE = Text(
    ko="부스를 {reach} m 안의 설비에 가장 짧게 이었고, 부스 밑 설비에는 선이 없습니다. 부하는 "
    "신청의 합입니다.",
    en="Booths are joined to boxes within {reach} m by the least length of cable, without a line "
    "to those below them; loads are sums asked for.",
)
ASSUMED = Text(
    ko="설비의 위치와 용량은 가정입니다.", en="Places and capacities of the boxes are assumed."
)
NO_BOXES = Text(
    ko="바닥 설비를 알 수 없어 판정하지 않습니다.",
    en="Floor boxes are not known, so nothing can be assessed.",
)
POWER = Text(ko="신청한 전기", en="Power asked for")
LOAD = Text(ko="설비의 전기 부하 / 용량, kW", en="Load / capacity of a box, kW")
CABLE = Text(ko="부스(점)와 설비의 연결", en="Connection from a booth (dot)")
MARKED = Text(ko="닿지 않거나 모자람", en="Out of reach or not enough")
