"""The strip beside the floor: zones with their sums, the notes, the bar scale and north."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from layouts.booth import Booth
from venue.hall import Hall
from venue.text import Text

from .fonts import SMALLEST_MM, width_mm, wrap
from .layers.faces import WITH_DISC, draw_disc, draw_face
from .overlay import Face, Overlay
from .palette import FINE_MM, INK, INK_2, INK_3, NO_ZONE, RULE_MM, ZoneMark
from .pen import Box, Pen
from .scene import Scene
from .sheet import View
from .symbols import CHIP_W, axes_sign, bar_scale, chip, north

HEADING_MM = 3.0

ZONES = Text(ko="구역", en="Zones")
BOOTHS = Text(ko="부스", en="Booths")
NET = Text(ko="순면적 m²", en="Net m²")
TOTAL = Text(ko="합계", en="Total")
NO_ZONE_NAME = Text(ko="구역 없음", en="No zone")
NOTES = Text(ko="주기", en="Notes")
MORE = Text(ko="외 {n}개 구역", en="and {n} more zones")
MORE_GROUPS = Text(ko="외 {n}개", en="and {n} more")

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
    amount: float = 0.0
    face: Face | None = None


def zone_rows(scene: Scene, halls: Sequence[Hall]) -> list[Row]:
    """Count booths and net area of every zone that shows on these halls."""
    ids = {hall.id for hall in halls}
    booths = [booth for booth in scene.plan.layout.booths if booth.hall in ids]
    if scene.overlay is not None:
        return _group_rows(scene, scene.overlay, booths)
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


def _group_rows(scene: Scene, overlay: Overlay, booths: Sequence[Booth]) -> list[Row]:
    """Count booths and net area of every group of a layer that shows."""
    rows = []
    for number, (name, hue) in enumerate(overlay.keys):
        own = [booth for booth in booths if overlay.booths.get(booth.id) == number]
        if own or number in overlay.shown:
            mark, face = ZoneMark("", hue, name), overlay.faces.get(number)
            net, amount = sum(b.area_m2 for b in own), _amount(overlay, own)
            rows.append(Row(mark, scene.say(name), len(own), net, amount, face))
    return rows


def _amount(overlay: Overlay | None, booths: Sequence[Booth]) -> float:
    """Sum up what booths count in a layer."""
    if overlay is None or overlay.amounts is None:
        return 0.0
    return sum(overlay.amounts.of.get(booth.id, 0.0) for booth in booths)


def draw_zones(pen: Pen, scene: Scene, halls: Sequence[Hall], box: Box) -> None:
    """Draw the table of zones with booths, net area and the total."""
    left, bottom, right, top = box
    heading(pen, scene, box, ZONES if scene.overlay is None else scene.overlay.title)
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
    table = _Table(pen, size, _columns(scene, right))
    table.heads(scene, first)
    y = first
    for row in rows:
        y -= pitch
        _mark(pen, (left + 4, y + size * 0.36), row, min(3.5, pitch - 0.5))
        table.line(y, left + 12.5, row.name, (row.booths, row.net_m2, row.amount))
    if hidden:
        y -= pitch
        more = MORE if scene.overlay is None else MORE_GROUPS
        pen.text((left + 12.5, y), scene.say(more.fill(n=hidden)), size, INK_3)
    rule = y - pitch * 0.32
    pen.line(((left + 4, rule), (right - 5.0, rule)), FINE_MM, INK_2)
    net = sum(booth.area_m2 for booth in booths)
    sums = (len(booths), net, _amount(scene.overlay, booths))
    table.line(y - pitch - 0.5, left + 12.5, scene.say(TOTAL), sums, bold=True)


@dataclass(frozen=True)
class _Table:
    """The places of the strip's columns: where names end, and the right ends of figures."""

    pen: Pen
    size: float
    ends: tuple[float, ...]

    def heads(self, scene: Scene, y: float) -> None:
        """Write the heads of the figures."""
        amounts = None if scene.overlay is None else scene.overlay.amounts
        heads = [BOOTHS, NET, *([] if amounts is None else [amounts.head])]
        for end, head in zip(self.ends[1:], heads, strict=True):
            self.pen.text((end, y), scene.say(head), 2.1, INK_3, align="right")

    def line(
        self, y: float, left: float, name: str, figures: Sequence[float], *, bold: bool = False
    ) -> None:
        """Write a name and its figures, as many as there are columns."""
        room = None if bold else self.ends[0] - left
        self.pen.text((left, y), name, self.size, INK, bold=bold, room=room)
        before = self.ends[0]
        for end, value in zip(self.ends[1:], figures, strict=False):
            self.pen.text(
                (end, y), f"{value:,.0f}", self.size, INK, bold=bold, align="right",
                room=end - before - 1.0,
            )  # fmt: skip
            before = end


def _columns(scene: Scene, right: float) -> tuple[float, ...]:
    """Give where names end, and the right ends of the figures."""
    if scene.overlay is None or scene.overlay.amounts is None:
        return right - 40.5, right - 29.0, right - 5.0
    counts = right - 42.5
    return counts - 8.5, counts, right - 28.0, right - 5.0


def _mark(pen: Pen, at: tuple[float, float], row: Row, high: float) -> None:
    """Draw a zone's chip, or a sample of how a group's booths look."""
    if row.face is None:
        chip(pen, at[0], at[1], row.mark, high=high)
        return
    spare = 1.0 if row.face in WITH_DISC else 0.0
    top, right = at[1] + high / 2 - spare, at[0] + CHIP_W - spare
    shape = shapely.box(at[0], at[1] - high / 2, right, top)
    draw_face(pen, shape, row.mark.hue, row.face, RULE_MM)
    draw_disc(pen, shape, row.face)


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
    if scene.overlay is not None:
        said.append(scene.overlay.note)
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
