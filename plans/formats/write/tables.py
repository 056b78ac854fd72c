"""A plan as tables: what the CSV file and the workbook hold, before either is written."""

from collections.abc import Iterator

import shapely

from layouts.booth import Booth, natural
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import Limit
from plans.formats.features import exhibitors_by_booth
from plans.plan import Plan
from venue.hall import Hall
from venue.source import Source
from venue.text import Lang, Text
from venue.units import mm2_to_m2, to_m

from .columns import HALL, NAMES, NUMBER, Cell, Column, Table
from .work_tables import connections, pods, walls

_ZONE = Column("zone", Text(ko="구역", en="Zone"))
_EXHIBITOR = Column("exhibitor", Text(ko="출품사 ID", en="Exhibitor"))
_BUILD = Column("build", Text(ko="시공", en="Build"))
_STATUS = Column("status", Text(ko="상태", en="Status"))
_REASON = Column("reason", Text(ko="사유", en="Reason"))
_NET = Column("net_m2", Text(ko="순면적 m²", en="Net m²"), "area")
_SOURCE = (
    Column("source", Text(ko="출처", en="Source")),
    Column("confidence", Text(ko="신뢰도", en="Confidence")),
)
_BOOTH = (
    NUMBER,
    HALL,
    _ZONE,
    _EXHIBITOR,
    *NAMES,
    Column("width_m", Text(ko="너비 m", en="Width m"), "metres"),
    Column("depth_m", Text(ko="깊이 m", en="Depth m"), "metres"),
    _NET,
    Column("open_sides", Text(ko="열린 면", en="Open sides"), "count"),
    Column("type", Text(ko="유형", en="Type")),
    Column("x_m", Text(ko="x m", en="x m"), "metres"),
    Column("y_m", Text(ko="y m", en="y m"), "metres"),
    Column("rotation_deg", Text(ko="회전 °", en="Turn °"), "degrees"),
    _BUILD,
    _STATUS,
    _REASON,
)


def register(plan: Plan, lang: Lang) -> Table:
    """List every booth in the order of halls and numbers, then every exhibitor without one.

    Parameters
    ----------
    plan : the plan.
    lang : the language of the reasons.

    Returns
    -------
    A row a booth with ``status`` placed or free, then a row an exhibitor with ``status`` unplaced
    and nothing where its place would be; the sheet's unknown columns follow. Their keys get
    ``sheet_`` in front where one of ours has the name.
    """
    tenants = exhibitors_by_booth(plan)
    extra = _extra_keys(plan)
    halls = [hall.id for hall in plan.halls]
    booths = sorted(
        plan.layout.booths, key=lambda b: (halls.index(b.hall), natural(b.number), b.id)
    )
    rows: list[tuple[Cell, ...]] = []
    for booth in booths:
        who = tenants[booth.id][0] if booth.id in tenants else None
        rows.append((*_booth_row(booth, who), *_extras(who, extra)))
    for who, reason in _without_a_place(plan, lang):
        place = {"zone": who.zone, "exhibitor": who.id, "status": "unplaced", "reason": reason}
        place |= {"name_ko": who.name.ko, "name_en": who.name.en}
        place |= {"build": who.build.value if who.build else ""}
        rows.append((*(place.get(column.key) for column in _BOOTH), *_extras(who, extra)))
    return Table(
        Text(ko="부스", en="Booths"), (*_BOOTH, *_extra_columns(extra, _BOOTH)), tuple(rows)
    )


def all_tables(plan: Plan, lang: Lang) -> tuple[Table, ...]:
    """Give every sheet of the workbook, the register first."""
    work = (pods(plan), walls(plan), connections(plan))
    return (
        register(plan, lang),
        _exhibitors(plan),
        _zones(plan),
        *(table for table in work if table.rows),
        _unplaced(plan, lang),
        _findings(plan, lang),
        _totals(plan, lang),
        _sources(plan, lang),
    )


def _booth_row(booth: Booth, who: Exhibitor | None) -> tuple[Cell, ...]:
    """Give a booth's row without the sheet's own columns."""
    build = booth.build or (who.build if who else None)
    return (
        booth.number,
        booth.hall,
        booth.zone or "",
        who.id if who else "",
        who.name.ko if who else "",
        who.name.en if who else "",
        to_m(booth.width_mm),
        to_m(booth.depth_mm),
        booth.area_m2,
        len(booth.open_edges),
        booth.type.value,
        to_m(booth.x_mm),
        to_m(booth.y_mm),
        booth.rotation_deg,
        build.value if build else "",
        "placed" if who else "free",
        "",
    )


def _without_a_place(plan: Plan, lang: Lang) -> Iterator[tuple[Exhibitor, str]]:
    """Give the contracts without a booth, in the sheet's order, each with the reason."""
    placed = {allotment.exhibitor for allotment in plan.allotments}
    reasons = {left.exhibitor: left.reason.say(lang) for left in plan.certificate.unplaced}
    for who in plan.brief.contracts:
        if who.id not in placed:
            yield who, reasons.get(who.id, "")


def _extra_keys(plan: Plan) -> tuple[str, ...]:
    """Give the sheet's unknown columns, in the sheet's order."""
    return tuple(dict.fromkeys(key for who in plan.brief.exhibitors for key in who.extra))


def _extra_columns(keys: tuple[str, ...], known: tuple[Column, ...]) -> Iterator[Column]:
    """Make columns of the sheet's unknown ones, each with a key that no other column has."""
    ours = {column.key for column in known}
    for key in keys:
        name = key
        while name in ours or (name != key and name in keys):
            name = f"sheet_{name}"
        yield Column(name, Text(ko=name, en=name))


def _extras(who: Exhibitor | None, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Give an exhibitor's cells of the sheet's unknown columns."""
    return tuple(who.extra.get(key, "") if who else "" for key in keys)


def _exhibitors(plan: Plan) -> Table:
    """List what every exhibitor asked for and which booth it got, in the sheet's order."""
    columns = (
        _EXHIBITOR,
        *NAMES,
        _ZONE,
        Column("asked_m2", Text(ko="신청 m²", en="Asked m²"), "area"),
        Column("open_sides", Text(ko="희망 열린 면", en="Open sides wanted"), "count"),
        _BUILD,
        Column("priority", Text(ko="우선순위", en="Priority"), "count"),
        Column("country", Text(ko="국가", en="Country")),
        _STATUS,
        HALL,
        NUMBER,
    )
    booths = {booth.id: booth for booth in plan.layout.booths}
    got = {allotment.exhibitor: booths[allotment.booth] for allotment in plan.allotments}
    extra = _extra_keys(plan)
    rows = []
    stand = {pod.exhibitor: pod.number for pod in plan.layout.pods}
    for who in plan.brief.exhibitors:
        booth = got.get(who.pavilion or who.id)
        area = who.area_m2(plan.brief.module_mm) if who.sized else None
        status = "unplaced" if booth is None else "placed" if who.contract else "in a pavilion"
        asked = (
            *(who.id, who.name.ko, who.name.en, who.zone, area),
            *(who.open_sides, who.build.value if who.build else "", who.priority),
            *(who.country or "", status),
        )
        place = (booth.hall, stand.get(who.id) or booth.number) if booth else ("", "")
        rows.append((*asked, *place, *_extras(who, extra)))
    title = Text(ko="출품사", en="Exhibitors")
    return Table(title, (*columns, *_extra_columns(extra, columns)), tuple(rows))


def _zones(plan: Plan) -> Table:
    """Sum up every zone, hall by hall: its ground, its booths and their area."""
    columns = (
        _ZONE,
        *NAMES,
        HALL,
        Column("ground_m2", Text(ko="구역 m²", en="Ground m²"), "area"),
        Column("booths", Text(ko="부스 수", en="Booths"), "count"),
        _NET,
    )
    names = {zone.id: zone.name for zone in plan.brief.zones}
    booths = plan.layout.booths
    grounds = {(zone.id, zone.hall): zone for zone in plan.layout.zones}
    places = dict.fromkeys([*grounds, *((b.zone, b.hall) for b in booths if b.zone)])
    rows = []
    for zone, hall in places:
        ground = grounds.get((zone, hall))
        inside = [b for b in booths if (b.zone, b.hall) == (zone, hall)]
        name = names.get(zone, Text())
        area = mm2_to_m2(float(shapely.area(ground.shape))) if ground else None
        net = round(sum(b.area_m2 for b in inside), 4)
        rows.append((zone, name.ko, name.en, hall, area, len(inside), net))
    return Table(Text(ko="구역", en="Zones"), columns, tuple(rows))


def _unplaced(plan: Plan, lang: Lang) -> Table:
    """List who has no place, and why."""
    asked = Column("asked_m2", Text(ko="신청 m²", en="Asked m²"), "area")
    columns = (_EXHIBITOR, *NAMES, _ZONE, asked, _REASON)
    rows = tuple(
        (who.id, who.name.ko, who.name.en, who.zone, who.area_m2(plan.brief.module_mm), reason)
        for who, reason in _without_a_place(plan, lang)
    )
    return Table(Text(ko="미배치", en="Unplaced"), columns, rows)


def _findings(plan: Plan, lang: Lang) -> Table:
    """List the findings, as `check` tells them."""
    columns = (
        Column("code", Text(ko="규칙", en="Rule")),
        Column("verdict", Text(ko="판정", en="Verdict")),
        Column("severity", Text(ko="정도", en="Severity")),
        HALL,
        Column("booths", Text(ko="부스", en="Booths")),
        Column("x_m", Text(ko="x m", en="x m"), "metres"),
        Column("y_m", Text(ko="y m", en="y m"), "metres"),
        Column("measured", Text(ko="측정값", en="Measured"), "number"),
        Column("required", Text(ko="기준값", en="Required"), "number"),
        Column("unit", Text(ko="단위", en="Unit")),
        *_SOURCE,
        Column("message", Text(ko="설명", en="Message")),
    )
    numbers = {booth.id: booth.number for booth in plan.layout.booths}
    rows = tuple(
        (
            *(finding.code, finding.verdict.value, finding.severity.value, finding.hall),
            ", ".join(numbers.get(booth) or booth for booth in finding.booths),
            None if finding.x_mm is None else to_m(finding.x_mm),
            None if finding.y_mm is None else to_m(finding.y_mm),
            *(finding.measured, finding.required, finding.unit),
            *_cited(finding.source),
            finding.message.say(lang),
        )
        for finding in plan.findings
    )
    return Table(Text(ko="판정", en="Findings"), columns, rows)


def _totals(plan: Plan, lang: Lang) -> Table:
    """Sum up the show: the halls' areas, what was asked and placed, and how good it is."""
    proof = plan.certificate
    listed: list[tuple[Text, Cell, str]] = [
        (Text(ko="전시회", en="Show"), plan.brief.title.say(lang), ""),
        (Text(ko="기간", en="Dates"), " – ".join(map(str, plan.brief.dates)), ""),
        (Text(ko="행사장", en="Venue"), plan.venue.name.say(lang), ""),
        (Text(ko="도면", en="Geometry"), plan.venue.note.say(lang), ""),
        (Text(ko="판", en="Revision"), plan.revision, ""),
        (Text(ko="작성일", en="Made"), plan.made.date().isoformat(), ""),
    ]
    for hall in plan.measures.halls:
        listed += [
            (Text(ko=f"{hall.hall} 총면적", en=f"{hall.hall} gross area"), hall.gross_m2, "m²"),
            (Text(ko=f"{hall.hall} 순면적", en=f"{hall.hall} net area"), hall.net_m2, "m²"),
            (Text(ko=f"{hall.hall} 부스", en=f"{hall.hall} booths"), hall.booths, ""),
        ]
    listed += [
        (Text(ko="신청", en="Requested"), proof.requested, ""),
        (Text(ko="배치", en="Placed"), proof.placed, ""),
        (Text(ko="순면적", en="Net area"), proof.net_m2, "m²"),
        (Text(ko="순면적 상한", en="Bound of the net area"), proof.bound_net_m2, "m²"),
        (Text(ko="상한과의 간격", en="Gap to the bound"), round(100 * proof.gap, 2), "%"),
        (Text(ko="상태", en="Status"), proof.status.value, ""),
        (Text(ko="미충족", en="Rules not met"), proof.checked.errors, ""),
        (Text(ko="판정 불가", en="Not assessable"), proof.checked.not_assessable, ""),
    ]
    rows = tuple((what.say(lang), value, unit) for what, value, unit in listed)
    columns = (
        Column("what", Text(ko="항목", en="What")),
        Column("value", Text(ko="값", en="Value"), "number"),
        Column("unit", Text(ko="단위", en="Unit")),
    )
    return Table(Text(ko="합계", en="Totals"), columns, rows)


def _sources(plan: Plan, lang: Lang) -> Table:
    """List the figures everything rests on, with source and confidence."""
    columns = (
        HALL,
        Column("what", Text(ko="항목", en="What")),
        Column("value", Text(ko="값", en="Value"), "number"),
        Column("unit", Text(ko="단위", en="Unit")),
        *_SOURCE,
    )
    rows = [row for hall in plan.halls for row in _hall_sources(hall, lang)]
    rows += [
        ("", figure.name.say(lang), figure.value, figure.unit, *_cited(figure.source))
        for figure in plan.venue.figures
    ]
    limits = ((name, getattr(plan.limits, name)) for name in type(plan.limits).model_fields)
    rows += [
        ("", f"{plan.limits.id}: {name}", limit.value, limit.unit, *_cited(limit.source))
        for name, limit in limits
        if isinstance(limit, Limit)
    ]
    return Table(Text(ko="출처", en="Sources"), columns, tuple(rows))


def _hall_sources(hall: Hall, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """Give a hall's figures: area, outline, height, load, doors and obstacles."""
    outline = Text(ko="외곽선 면적", en="area of the outline").say(lang)
    width = Text(ko="{door} 유효 폭", en="{door} clear width")
    cited = _cited(hall.source)
    if hall.area:
        area = hall.area
        yield (hall.id, area.name.say(lang), area.value, area.unit, *_cited(area.source))
    yield (hall.id, outline, hall.gross_m2, "m2", *cited)
    if hall.clear_height_mm:
        height = Text(ko="유효 높이", en="clear height").say(lang)
        yield (hall.id, height, to_m(hall.clear_height_mm), "m", *cited)
    if hall.floor_load_kn_m2:
        load = Text(ko="바닥 하중", en="floor load").say(lang)
        yield (hall.id, load, hall.floor_load_kn_m2, "kN/m2", *cited)
    for door in hall.openings:
        named = width.fill(door=door.id).say(lang)
        yield (hall.id, named, to_m(door.clear_width_mm), "m", *_cited(door.source))
    for solid in hall.obstacles:
        yield (hall.id, f"{solid.kind.value} {solid.id}", None, "", *_cited(solid.source))


def _cited(source: Source) -> tuple[str, str]:
    """Give a source's words and how sure it is."""
    return source.cite, source.confidence.value
