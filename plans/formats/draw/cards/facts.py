"""The facts of a card: sizes, sides, neighbours, fixed things, services, the move-in slot."""

from collections.abc import Iterator, Sequence

from plans.spot import Spot
from venue.text import Text
from venue.utility import Service

from ..fonts import wrap
from ..layers.dimensions import whole_mm
from ..palette import AREA_EDGE, HAIR_MM, INK, INK_2, INK_3
from ..pen import Box, Pen
from ..scene import Scene
from ..table import Row, capacity, columns_of, draw_table
from ..title_block import day
from .look import tag, title
from .words import (
    BUILDERS,
    BUILDS,
    CLOSED,
    FACING,
    FIXED,
    FREE,
    INSIDE,
    MEETS,
    MINUTES,
    OPEN,
    SERVICES,
    TYPES,
    WHERE,
)

FACTS = Text(ko="조건", en="Facts")
SIDES = Text(ko="면과 벽", en="Sides and walls")
NEIGHBOURS = Text(ko="이웃", en="Neighbours")
FIXTURES = Text(ko="고정물 (1 m 안)", en="Fixed within 1 m")
SUPPLIES = Text(ko="설비", en="Services")
WAY = Text(ko="오는 길", en="The way in")
NO_WAY = Text(
    ko="어느 입구에서도 이어지는 길이 없습니다.", en="No way leads here from any entrance."
)
NOTHING = Text(ko="없음", en="none")
MORE = Text(ko="외 {n}개", en="and {n} more")

SIZE = Text(ko="크기", en="Size")
KIND = Text(ko="종류", en="Kind")
HEIGHT = Text(ko="높이", en="Height")
FLOOR = Text(ko="바닥 하중", en="Floor load")
EXTRAS = Text(ko="구조", en="Structure")
MOVE_IN = Text(ko="반입", en="Move-in")

SIDES_OPEN = Text(ko="{type} · {n}면 열림 · {build}", en="{type} · {n} open · {build}")
POD_OPEN = Text(ko="공동관 안 · {n}면 열림", en="inside a pavilion · {n} open")
NOT_STATED = Text(ko="시공 미정", en="build not stated")
UP_TO = Text(ko="{m:g} m까지", en="up to {m:g} m")
WISHED = Text(ko="{m:g} m 신청", en="{m:g} m asked")
ASK = Text(ko="주최 측 허락 필요", en="the organiser must allow it")
CEILING = Text(ko="천장 {m:g} m", en="ceiling {m:g} m")
NO_CEILING = Text(ko="천장 미정", en="ceiling not known")
LOAD = Text(ko="{kn:g} kN/m² 신청", en="{kn:g} kN/m² asked")
BEARS = Text(ko="홀 {kn:g} kN/m²", en="hall {kn:g} kN/m²")
NO_BEARS = Text(ko="홀 미정", en="hall not known")
PLATFORM = Text(ko="바닥판", en="platform")
COVERED = Text(ko="천장 있음", en="covered")
DECKS = Text(ko="{n}층", en="{n} decks")
PLAIN = Text(ko="바닥판·천장·복층 없음", en="no platform, cover or deck")
SLOT = Text(
    ko="{day} {hour} ({n}분), 반입문 {door}, {m} m",
    en="{day} {hour} ({n} min), door {door}, {m} m",
)
NO_SLOT = Text(ko="지게차가 들어갈 길이 없습니다", en="no way for a fork lift")

VALUE_MM, LABEL_MM, PITCH_MM = 2.5, 2.3, 4.5
STEP_MM = 2.5
MOST_STEPS = 3
"""Lines of the way in words below one another; more stand beside them."""


def draw_facts(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Draw what is said in a line each, and the table of sides below it."""
    left, low, right, high = box
    title(pen, scene, (left, high - 3.0), FACTS)
    y = high - 8.6
    for label, value, assumed in fact_rows(scene, spot):
        pen.text((left, y), scene.say(label), LABEL_MM, INK_3)
        room = right - left - 19 - (12.0 if assumed else 0.0)
        put = pen.text((left + 18, y), value, VALUE_MM, INK, room=room)
        if assumed:
            tag(pen, scene, (left + 18 + put.width + 1.4, y))
        pen.line(((left, y - 1.4), (right, y - 1.4)), HAIR_MM, AREA_EDGE)
        y -= PITCH_MM
    title(pen, scene, (left, y - 2.2), SIDES)
    heads = ("면", "상태", "마주한 것 · 벽 시공", "길이", "앞 폭") if scene.lang == "ko" else (
        "Side", "State", "Faces; wall built by", "Length", "Clear")  # fmt: skip
    widths = (13.0, 10.0, right - left - 49.0, 13.0, 13.0)
    columns = columns_of(heads, widths, words=3)
    draw_table(pen, (left, low, right, y - 3.4), columns, list(_side_rows(scene, spot)))


def fact_rows(scene: Scene, spot: Spot) -> Iterator[tuple[Text, str, bool]]:
    """Give each fact: its label, what is said, and whether it rests on assumed figures."""
    ground, may = spot.stand.ground, spot.allowed
    size = f"{ground.width_mm:,} × {ground.depth_mm:,} mm · {round(ground.area_m2, 2):g} m²"
    yield SIZE, size, False
    build = NOT_STATED if spot.build is None else BUILDS[spot.build]
    kind = SIDES_OPEN.fill(type=TYPES[spot.type], n=spot.open_sides, build=build)
    if spot.stand.pod is not None:
        kind = POD_OPEN.fill(n=spot.open_sides)
    yield KIND, scene.say(kind), False
    high = [UP_TO.fill(m=may.usual.value)]
    if may.asked_mm is not None:
        high.append(WISHED.fill(m=may.asked_mm / 1000))
    high += [ASK] if may.permission else []
    high.append(NO_CEILING if may.hall_mm is None else CEILING.fill(m=may.hall_mm / 1000))
    assumed = may.usual.source.assumed or (may.hall_mm is not None and may.hall.assumed)
    yield HEIGHT, _said(scene, high), assumed
    load = [] if may.load_kn_m2 is None else [LOAD.fill(kn=may.load_kn_m2)]
    load.append(NO_BEARS if may.floor_kn_m2 is None else BEARS.fill(kn=may.floor_kn_m2))
    yield FLOOR, _said(scene, load), may.floor_kn_m2 is not None and may.hall.assumed
    extras = [PLATFORM] if may.platform else []
    extras += [COVERED] if may.covered else []
    extras += [DECKS.fill(n=may.decks)] if may.decks > 1 else []
    yield EXTRAS, _said(scene, extras or [PLAIN]), False
    yield MOVE_IN, _slot(scene, spot), spot.move_in.at is not None


def _said(scene: Scene, parts: Sequence[Text]) -> str:
    """Join parts of a fact."""
    return " · ".join(scene.say(part) for part in parts)


def _slot(scene: Scene, spot: Spot) -> str:
    """Say when and by which door goods come in."""
    slot = spot.move_in
    if slot.at is None or slot.length_mm is None:
        return scene.say(NO_SLOT)
    on = Text(ko=day(slot.at.date(), "ko"), en=day(slot.at.date(), "en"))
    hour, far = f"{slot.at:%H:%M}", round(slot.length_mm / 1000)
    return scene.say(SLOT.fill(day=on, hour=hour, n=slot.minutes, door=slot.door, m=far))


def _side_rows(scene: Scene, spot: Spot) -> Iterator[Row]:
    """Tell of each side its length, whether it is open, what it faces and who builds its wall."""
    for face in spot.faces:
        faced = scene.say(FREE if face.meets is None else MEETS[face.meets])
        walls = ", ".join(
            scene.say(BUILDERS[who]) + (f" {mm:,}" if len(face.walls) > 1 else "")
            for who, mm in face.walls.items()
        )
        clear = whole_mm(face.clear_mm) if face.clear_mm else "–"
        cells = (
            scene.say(WHERE[face.where]), scene.say(OPEN if face.open else CLOSED),
            " · ".join(part for part in (faced, walls) if part), whole_mm(face.length_mm), clear,
        )  # fmt: skip
        yield Row(cells)


def draw_neighbours(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Draw the table of who stands beside, behind and across the aisle."""
    rows = []
    for face in spot.faces:
        where = scene.say(WHERE[face.where])
        if face.open:
            where = scene.say(FACING).format(where=where)
        for one in face.neighbours:
            name = scene.say(one.name) or "–"
            rows.append(Row((where, one.number, name, whole_mm(one.gap_mm))))
    heads = ("방향", "번호", "이름", "거리") if scene.lang == "ko" else (
        "Side", "No.", "Name", "Gap")  # fmt: skip
    _table(pen, scene, box, NEIGHBOURS, (heads, (19.0, 12.5, 24.5, 10.0)), rows)


def draw_fixed(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Draw the table of what the building has in the booth and within a metre of it."""
    heads = ("고정물", "점에서 x, y", "크기", "거리") if scene.lang == "ko" else (
        "Thing", "x, y from dot", "Size", "Gap")  # fmt: skip
    rows = []
    for one in spot.fixed:
        gap = scene.say(INSIDE) if one.inside else whole_mm(one.gap_mm)
        at, size = f"{one.x_mm:,}, {one.y_mm:,}", f"{one.width_mm:,} × {one.depth_mm:,}"
        rows.append(Row((scene.say(FIXED[one.kind]), at, size, gap)))
    assumed = any(one.source.assumed for one in spot.fixed)
    shape = (heads, (18.0, 20.0, 17.0, 9.0))
    _table(pen, scene, box, FIXTURES, shape, rows, assumed=assumed)


def draw_services(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Draw the table of services: what was asked, and the box that serves it."""
    heads = ("설비", "신청", "공급", "케이블") if scene.lang == "ko" else (
        "Service", "Asked", "From", "Cable")  # fmt: skip
    rows = []
    for one in spot.services:
        unit = " kW" if one.service is Service.POWER else ""
        feeds = ", ".join(feed.utility for feed in one.feeds) or "–"
        cable = max((feed.length_mm for feed in one.feeds), default=None)
        far = "–" if cable is None else whole_mm(cable)
        rows.append(Row((scene.say(SERVICES[one.service]), f"{one.asked:g}{unit}", feeds, far)))
    assumed = any(one.assumed for one in spot.services)
    _table(pen, scene, box, SUPPLIES, (heads, (12.0, 10.5, 15.0, 9.0)), rows, assumed=assumed)


def _table(
    pen: Pen,
    scene: Scene,
    box: Box,
    head: Text,
    shape: tuple[Sequence[str], Sequence[float]],
    rows: Sequence[Row],
    *,
    assumed: bool = False,
) -> None:
    """Draw a titled table, as many rows as the box holds; the last column holds figures."""
    left, low, right, high = box
    title(pen, scene, (left, high - 3.0), head, assumed=assumed)
    heads, widths = shape
    count = len(heads) - 1
    columns = [
        *columns_of(heads[:count], widths[:count]),
        *columns_of(heads[count:], widths[count:], words=0),
    ]
    inner = (left, low, right, high - 4.4)
    if not rows:
        pen.text((left, high - 9.0), scene.say(NOTHING), 2.3, INK_2)
        return
    most = capacity(columns, inner)
    kept = list(rows)
    if len(kept) > most:
        more = scene.say(MORE.fill(n=len(kept) - most + 1))
        kept = [*kept[: most - 1], Row((more, *("" for _ in heads[1:])), child=True)]
    draw_table(pen, inner, columns, kept)


def draw_way_words(pen: Pen, scene: Scene, spot: Spot, box: Box) -> None:
    """Write the way from the nearest entrance, step by step, in as many columns as it takes."""
    left, _, right, high = box
    if not spot.ways:
        title(pen, scene, (left, high - 3.0), WAY)
        pen.text((left, high - 9.0), scene.say(NO_WAY), 2.5, INK_2)
        return
    best = spot.ways[0]
    metres = best.length_mm / 1000
    minutes = max(1, round(metres / scene.plan.brief.visitors.speed_m_s / 60))
    said = scene.say(MINUTES.fill(m=f"{metres:,.0f}", minutes=minutes))
    door = next(d for hall in scene.plan.halls for d in hall.openings if d.id == best.start)
    name = scene.say(door.name)
    start = best.start if not name or name == best.start else f"{name} {best.start}"
    title(pen, scene, (left, high - 3.0), WAY, note=f"{start} · {said}",
          assumed=door.source.assumed)  # fmt: skip
    texts = [f"{number}. {scene.say(step)}" for number, step in enumerate(best.steps, start=1)]
    columns = [_in_columns(texts, right - left, count) for count in (1, 2, 3)]
    wide, per, lines = next((c for c in columns if c[1] <= MOST_STEPS), columns[-1])
    for number, line in enumerate(lines):
        column, row = divmod(number, per)
        at = (left + column * (wide + 4.0), high - 8.4 - row * STEP_MM * 1.55)
        pen.text(at, line, STEP_MM, INK)


def _in_columns(texts: Sequence[str], room: float, count: int) -> tuple[float, int, list[str]]:
    """Break steps into the lines of so many columns: their width, lines in each, the lines."""
    wide = (room - 4.0 * (count - 1)) / count
    lines = [line for text in texts for line in wrap(text, STEP_MM, wide)]
    return wide, -(-len(lines) // count), lines
