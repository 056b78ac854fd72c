"""What the command line says of the catalogue and of one venue: every figure with its source."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text as Line

from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle
from venue.opening import OpeningType
from venue.room import RoomKind
from venue.shapes import polygon
from venue.source import SURENESS, Confidence, Source
from venue.text import Lang, Text
from venue.units import to_m
from venue.utility import Service, UtilityKind
from venue.venue import Venue

_STYLES = {
    Confidence.OFFICIAL: "green",
    Confidence.PRESS: "",
    Confidence.INFERRED: "dim",
    Confidence.ASSUMED: "yellow",
}
"""How sure a figure is, in a colour."""

_TYPES = {
    OpeningType.ENTRANCE: Text(ko="입구", en="entrance"),
    OpeningType.EXIT: Text(ko="비상구", en="exit"),
    OpeningType.FREIGHT: Text(ko="반입", en="freight"),
}
_UNITS = {
    "m2": Text(ko="m²", en="m²"),
    "mm": Text(ko="mm", en="mm"),
    "booths": Text(ko="부스", en="booths"),
    "exhibitors": Text(ko="곳", en="exhibitors"),
    "days": Text(ko="일", en="days"),
    "KRW/m2/day": Text(ko="원/m²/일", en="KRW/m²/day"),
    "yyyymm": Text(),
    "1": Text(),
}


class Notes:
    """The sources below a table, each once, with the number that stands beside its figures."""

    def __init__(self, lang: Lang) -> None:
        """Start without any."""
        self._lang = lang
        self._numbers: dict[Source, int] = {}

    def mark(self, source: Source) -> Line:
        """Give a figure's confidence and the number of its source."""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        word, style = SURENESS[source.confidence], _STYLES[source.confidence]
        return Line(f"{word.say(self._lang)} [{number}]", style=style)

    def rows(self) -> Iterator[Line]:
        """Give the sources."""
        for source, number in self._numbers.items():
            word, style = SURENESS[source.confidence], _STYLES[source.confidence]
            yield Line.assemble(f"[{number}] ", (word.say(self._lang), style), f"  {source.cite}")


def catalogue_data(venues: Iterable[Venue]) -> dict[str, Any]:
    """List venues for programs."""
    return {
        "venues": [
            {
                "id": venue.id,
                "name": venue.name.model_dump(),
                "note": venue.note.model_dump(),
                "halls": [hall.id for hall in venue.halls],
                "groups": {group.id: list(group.halls) for group in venue.groups},
            }
            for venue in venues
        ]
    }


def catalogue_shown(venues: Iterable[Venue], lang: Lang) -> Iterator[RenderableType]:
    """List venues for people."""
    heads = ("id", "이름", "홀", "도형") if lang == "ko" else ("id", "name", "halls", "geometry")
    table = _table(*heads)
    for venue in venues:
        halls = ", ".join([*(group.id for group in venue.groups), *_alone(venue)])
        table.add_row(venue.id, venue.name.say(lang), halls, venue.note.say(lang))
    yield table
    text = Text(
        ko="홀과 근거를 보려면: madang venues coex", en="Halls and sources: madang venues coex"
    )
    yield Line(text.say(lang), style="dim")


def venue_data(venue: Venue) -> dict[str, Any]:
    """Give a venue for programs: its document, every figure with source and confidence."""
    return venue.model_dump(mode="json", by_alias=True)


def venue_shown(venue: Venue, lang: Lang) -> Iterator[RenderableType]:
    """Show a venue: halls, groups, openings, walls and ways, figures; the sources at the end."""
    notes = Notes(lang)
    yield Line(f"{venue.name.say(lang)} ({venue.id})", style="bold")
    if venue.note.say(lang):
        yield Line(venue.note.say(lang), style="yellow")
    for title, table in (
        (Text(ko="홀", en="Halls"), _halls(venue, lang, notes)),
        (Text(ko="함께 열리는 홀", en="Halls that open into one"), _groups(venue, lang, notes)),
        (Text(ko="출입구", en="Openings"), _openings(venue, lang, notes)),
        (Text(ko="기둥과 장애물", en="Columns and obstacles"), _solids(venue, lang, notes)),
        (Text(ko="바닥과 벽의 설비", en="Utilities"), _utilities(venue, lang, notes)),
        (Text(ko="홀 밖의 공간", en="Rooms beside the halls"), _rooms(venue, lang, notes)),
        (Text(ko="이동식 벽", en="Movable walls"), _partitions(venue, lang, notes)),
        (Text(ko="홀 사이의 길", en="Ways between halls"), _links(venue, lang, notes)),
        (Text(ko="수치", en="Figures"), _figures(venue, lang, notes)),
    ):
        if table.row_count:
            yield ""
            yield Line(title.say(lang), style="bold")
            yield table
    yield ""
    yield Line(Text(ko="근거", en="Sources").say(lang), style="bold")
    yield from notes.rows()


def _halls(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out the halls."""
    table = _table(
        *(
            ("홀", "이름", "층", ">공표 면적", "근거", ">도형 면적", "근거", "높이", "바닥 하중")
            if lang == "ko"
            else (
                "hall",
                "name",
                "level",
                ">published",
                "source",
                ">outline",
                "source",
                "height",
                "load",
            )
        )
    )
    unknown = Text(ko="미공표", en="unpublished").say(lang)
    for hall in venue.halls:
        table.add_row(
            hall.id,
            hall.name.say(lang),
            hall.level,
            unknown if hall.area is None else f"{hall.area.value:,.0f} m²",
            "" if hall.area is None else notes.mark(hall.area.source),
            f"{hall.gross_m2:,.0f} m²",
            notes.mark(hall.source),
            unknown if hall.clear_height_mm is None else f"{to_m(hall.clear_height_mm):g} m",
            unknown if hall.floor_load_kn_m2 is None else f"{hall.floor_load_kn_m2:g} kN/m²",
        )
    return table


def _groups(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out the halls under one name."""
    table = _table(
        *(
            ("이름", "", "홀", ">면적", "근거")
            if lang == "ko"
            else ("id", "name", "halls", ">area", "source")
        )
    )
    for group in venue.groups:
        area = "" if group.area is None else f"{group.area.value:,.0f} m²"
        mark = "" if group.area is None else notes.mark(group.area.source)
        table.add_row(group.id, group.name.say(lang), ", ".join(group.halls), area, mark)
    return table


def _openings(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out the doors, hall by hall."""
    table = _table(
        *(
            ("홀", "id", "종류", ">유효 폭", ">높이", ">하중", ">밖까지", "근거")
            if lang == "ko"
            else ("hall", "id", "type", ">clear width", ">height", ">load", ">beyond", "source")
        )
    )
    for hall in venue.halls:
        for door in hall.openings:
            table.add_row(
                hall.id,
                door.id,
                _TYPES[door.type].say(lang),
                f"{to_m(door.clear_width_mm):.1f} m",
                "–" if door.clear_height_mm is None else f"{to_m(door.clear_height_mm):.1f} m",
                "–" if door.load_kn_m2 is None else f"{door.load_kn_m2:g} kN/m²",
                f"{to_m(door.beyond_mm):.0f} m",
                notes.mark(door.source),
            )
    return table


def _solids(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Count what stands in the halls, by hall and source."""
    table = _table(*(("홀", ">개수", "근거") if lang == "ko" else ("hall", ">count", "source")))
    for hall in venue.halls:
        for source in dict.fromkeys(solid.source for solid in _things(hall)):
            count = sum(solid.source == source for solid in _things(hall))
            table.add_row(hall.id, str(count), notes.mark(source))
    return table


_KINDS = {
    UtilityKind.FLOOR_BOX: Text(ko="바닥 박스", en="floor boxes"),
    UtilityKind.TRENCH: Text(ko="트렌치", en="trenches"),
    UtilityKind.HYDRANT: Text(ko="소화전", en="hydrants"),
    UtilityKind.EXTINGUISHER: Text(ko="소화기", en="extinguishers"),
    UtilityKind.SHUTTER: Text(ko="방화셔터", en="fire shutters"),
    UtilityKind.PANEL: Text(ko="분전반", en="electrical panels"),
}
_SERVICES = {
    Service.POWER: Text(ko="전기 {n:,.0f} kW", en="power {n:,.0f} kW"),
    Service.WATER: Text(ko="급수 {n:,.0f}", en="water {n:,.0f}"),
    Service.DRAIN: Text(ko="배수 {n:,.0f}", en="drain {n:,.0f}"),
    Service.AIR: Text(ko="압축 공기 {n:,.0f}", en="air {n:,.0f}"),
    Service.LAN: Text(ko="랜 {n:,.0f}", en="LAN {n:,.0f}"),
}


def _utilities(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Count utilities by hall and kind, with the sum of what they give."""
    heads = (
        ("홀", "종류", ">개수", "합계 용량", "근거")
        if lang == "ko"
        else ("hall", "kind", ">count", "capacity in all", "source")
    )
    table = _table(*heads)
    for hall in venue.halls:
        for kind, name in _KINDS.items():
            mine = [utility for utility in hall.utilities if utility.kind is kind]
            if not mine:
                continue
            sums = {s: sum(utility.gives(s) for utility in mine) for s in Service}
            given = ", ".join(
                _SERVICES[s].fill(n=total).say(lang) for s, total in sums.items() if total
            )
            mark = notes.mark(mine[0].source)
            table.add_row(hall.id, name.say(lang), str(len(mine)), given, mark)
    return table


_ROOMS = {
    RoomKind.TOILET: Text(ko="화장실", en="toilets"),
    RoomKind.LOBBY: Text(ko="로비", en="lobby"),
    RoomKind.SWING: Text(ko="스윙 공간", en="swing space"),
}


def _rooms(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out toilets, lobbies and swing spaces; the published area where there is one."""
    heads = (
        ("id", "종류", "층", ">도형 면적", "근거", ">공표 면적", "근거", "홀")
        if lang == "ko"
        else ("id", "kind", "level", ">outline", "source", ">published", "source", "halls")
    )
    table = _table(*heads)
    for room in venue.rooms:
        table.add_row(
            room.id,
            _ROOMS[room.kind].say(lang),
            room.level,
            f"{polygon(room.ring).area / 1e6:,.0f} m²",
            notes.mark(room.source),
            "" if room.area is None else f"{room.area.value:,.0f} m²",
            "" if room.area is None else notes.mark(room.area.source),
            ", ".join(room.halls),
        )
    return table


def _things(hall: Hall) -> tuple[Obstacle | KeepClear, ...]:
    """Give what stands in a hall or must stay free, each with a source."""
    return (*hall.obstacles, *hall.keep_clear)


def _partitions(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out the movable walls."""
    table = _table(*(("벽", "근거") if lang == "ko" else ("wall", "source")))
    for wall in venue.partitions:
        table.add_row(wall.id, notes.mark(wall.source))
    return table


def _links(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out the ways between halls."""
    table = _table(
        *(
            ("길", "사이", ">길이", ">폭", "무단차", "근거")
            if lang == "ko"
            else ("way", "between", ">length", ">width", "step-free", "source")
        )
    )
    for link in venue.links:
        free = Text(ko="예", en="yes") if link.step_free else Text(ko="아니요", en="no")
        table.add_row(
            link.id,
            " – ".join(link.halls),
            f"{to_m(link.length_mm):.0f} m",
            f"{to_m(link.width_mm):.1f} m",
            free.say(lang),
            notes.mark(link.source),
        )
    return table


def _figures(venue: Venue, lang: Lang, notes: Notes) -> Table:
    """Lay out what else is published of the venue, and where it lies on Earth."""
    table = _table(
        *(("수치", ">값", "", "근거") if lang == "ko" else ("figure", ">value", "", "source"))
    )
    for figure in venue.figures:
        unit = _UNITS.get(figure.unit, Text(en=figure.unit)).say(lang)
        value = f"{figure.value:.0f}" if figure.unit == "yyyymm" else f"{figure.value:,g}"
        if figure.unit == "yyyymm":
            value = f"{value[:4]}-{value[4:]}"
        table.add_row(figure.name.say(lang), value, unit, notes.mark(figure.source))
    if venue.anchor is not None:
        name = Text(ko="기준점(위도, 경도)", en="anchor (latitude, longitude)").say(lang)
        place = f"{venue.anchor.latitude:.4f}, {venue.anchor.longitude:.4f}"
        table.add_row(name, place, "", notes.mark(venue.anchor.source))
    if venue.address is not None:
        street, town = venue.address.street.say(lang), venue.address.locality.say(lang)
        place = f"{town} {street}" if lang == "ko" else f"{street}, {town}"
        name = Text(ko="주소", en="address").say(lang)
        table.add_row(name, place, "", notes.mark(venue.address.source))
    return table


def _alone(venue: Venue) -> list[str]:
    """Give the halls that belong to no group."""
    grouped = {hall for group in venue.groups for hall in group.halls}
    return [hall.id for hall in venue.halls if hall.id not in grouped]


def _table(*heads: str) -> Table:
    """Open a table; a head that starts with ``>`` stands over figures, to the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        justify: JustifyMethod = "right" if head.startswith(">") else "left"
        table.add_column(head.lstrip(">"), justify=justify, overflow="fold")
    return table
