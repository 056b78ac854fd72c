"""The check of a venue: whether its data can be planned on, fault by fault."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import shapely
from shapely.geometry import Point, Polygon

from .check_doors import OFF_WALL_MM, check_doors
from .fault import fault
from .finding import Finding
from .hall import Hall
from .keep_clear import KeepClear
from .obstacle import Obstacle
from .opened import in_movable_wall
from .shapes import TOUCH_MM, geos, moved, polygon
from .source import Figure
from .text import Text
from .units import LIMIT_MM, mm2_to_m2
from .utility import Utility
from .venue import Partition, Venue

SMALLEST_M2 = 9.0
"""A hall below one booth of 3 x 3 m is a wrong unit: degrees, or kilometres."""

LARGEST_MM = 1_000_000
"""A hall beyond 1 km is probably a drawing in millimetres read as metres."""

AREA_SHARE = 0.005
"""How far an outline's area may differ from the published one: half a per cent, by rounding."""

_CORNER = re.compile(r"\[(\S+) (\S+)\]")


def check_venue(venue: Venue) -> tuple[Finding, ...]:
    """Check a venue's data.

    Parameters
    ----------
    venue : the building.

    Returns
    -------
    A finding for each fault, in the order of the venue's parts; severity ``error`` where nothing
    can be planned on the data, ``warning`` where it can.

    Examples
    --------
    >>> from venue.catalogue import load
    >>> check_venue(load("coex"))
    ()
    """
    return (
        *_empty(venue),
        *(finding for hall in venue.halls for finding in check_hall(hall)),
        *_ids(venue),
        *_levels(venue),
        *(finding for wall in venue.partitions for finding in _partition(venue, wall)),
        *_doors_in_walls(venue),
        *_groups(venue),
        *_links(venue),
        *_rooms(venue),
    )


def check_hall(hall: Hall) -> tuple[Finding, ...]:
    """Check one hall's outline, obstacles, keep-clear areas, openings and published area.

    Parameters
    ----------
    hall : a hall as it is let, or opened.

    Returns
    -------
    Its faults; a broken outline is told alone, for nothing else can be measured on it.
    """
    broken = tuple(_outline(hall))
    if any(finding.breaks for finding in broken):
        return broken
    return (
        *broken,
        *_twice(hall),
        *_things(hall, hall.obstacles, Text(ko="장애물", en="obstacle")),
        *_things(hall, hall.keep_clear, Text(ko="비움 구역", en="keep-clear area")),
        *_things(hall, hall.utilities, Text(ko="설비", en="utility")),
        *check_doors(hall),
        *_published(hall.id, hall.name, hall.area, hall.gross_m2),
    )


def _outline(hall: Hall) -> Iterator[Finding]:
    """Check that the outline is one simple, counter-clockwise ring of a sensible size."""
    floor = hall.floor
    left, low, right, high = floor.bounds
    side = max(right - left, high - low)
    if (crossing := _crossing(floor)) is not None:
        text = Text(
            ko="홀 {hall}: 외곽선이 ({x:.3f}, {y:.3f}) m에서 스스로 엇갈립니다. "
            "꼭짓점 순서를 고쳐 주십시오.",
            en="Hall {hall}: the outline crosses itself at ({x:.3f}, {y:.3f}) m; "
            "mend the order of its corners.",
        )
        text = text.fill(hall=hall.id, x=crossing[0] / 1000, y=crossing[1] / 1000)
        yield fault("venue.outline_crosses", hall.id, text, at=crossing)
    elif mm2_to_m2(floor.area) < SMALLEST_M2:
        text = Text(
            ko="홀 {hall}: 넓이가 {area:g} m²입니다. 좌표를 미터로 적었는지 확인해 주십시오.",
            en="Hall {hall} has an area of {area:g} m²; check that its coordinates are metres.",
        )
        area = mm2_to_m2(floor.area)
        text = text.fill(hall=hall.id, area=area)
        yield fault(
            "venue.hall_small",
            hall.id,
            text,
            at=hall.outline[0],
            measured=area,
            required=SMALLEST_M2,
            unit="m2",
        )
    elif not floor.exterior.is_ccw:
        text = Text(
            ko="홀 {hall}: 외곽선이 시계 방향입니다. 꼭짓점을 거꾸로 적어 주십시오.",
            en="Hall {hall}: the outline runs clockwise; reverse its corners.",
        )
        yield fault("venue.outline_clockwise", hall.id, text.fill(hall=hall.id), at=hall.outline[0])
    elif side > LARGEST_MM:
        text = Text(
            ko="홀 {hall}: 한 변이 {side:g} m입니다. 좌표가 밀리미터인지 확인해 주십시오.",
            en="Hall {hall} is {side:g} m long; check that its coordinates are not millimetres.",
        )
        yield fault(
            "venue.hall_large",
            hall.id,
            text.fill(hall=hall.id, side=side / 1000),
            at=hall.outline[0],
            warning=side <= LIMIT_MM,
            measured=side,
            required=LARGEST_MM,
            unit="mm",
        )


def _crossing(shape: Polygon) -> tuple[float, float] | None:
    """Give the point where a ring that encloses something crosses or touches itself."""
    with geos("an outline"):
        if shapely.is_valid(shape) or shapely.convex_hull(shape).area == 0:
            return None
        x, y = _CORNER.findall(shapely.is_valid_reason(shape))[0]
    return (float(x), float(y))


def _twice(hall: Hall) -> Iterator[Finding]:
    """Find ids that two things of one kind share."""
    for kind, things in (
        (Text(ko="문", en="opening"), hall.openings),
        (Text(ko="장애물", en="obstacle"), hall.obstacles),
        (Text(ko="비움 구역", en="keep-clear area"), hall.keep_clear),
        (Text(ko="설비", en="utility"), hall.utilities),
    ):
        for name in _repeated(thing.id for thing in things):
            yield _twin(hall.id, kind, name)


def _repeated(ids: Iterable[str]) -> list[str]:
    """Give the ids that come more than once."""
    return [name for name, count in Counter(ids).items() if count > 1]


def _twin(hall: str, kind: Text, name: str, *, warning: bool = False) -> Finding:
    """Say that an id is given twice."""
    text = Text(
        ko=f"{kind.ko} id: “{{name}}” 값을 두 번 썼습니다. 하나를 바꾸어 주십시오.",
        en=f'The {kind.en} id "{{name}}" is used twice; change one of them.',
    )
    return fault("venue.twice", hall, text.fill(name=name), warning=warning)


def _things(
    hall: Hall, things: Sequence[Obstacle | KeepClear | Utility], kind: Text
) -> Iterator[Finding]:
    """Check what lies on the floor: each a simple ring inside the outline."""
    inside = hall.floor.buffer(TOUCH_MM)
    shapely.prepare(inside)
    for thing in things:
        shape = polygon(thing.ring)
        values = {"hall": hall.id, "id": thing.id}
        if _crossing(shape) is not None or shape.area == 0:
            text = Text(
                ko=f"홀 {{hall}}, {kind.ko} {{id}}: 외곽선이 엇갈리거나 넓이가 없습니다. "
                "꼭짓점을 고쳐 주십시오.",
                en=f"Hall {{hall}}, {kind.en} {{id}}: its outline crosses itself or has no area; "
                "mend its corners.",
            )
            yield fault("venue.ring", hall.id, text.fill(**values), at=thing.ring[0])
        elif inside.covers(shape):
            continue
        elif (gap := hall.floor.distance(shape)) > OFF_WALL_MM:
            text = Text(
                ko=f"홀 {{hall}}, {kind.ko} {{id}}: 홀에서 {{gap:,}} mm 떨어져 있습니다. "
                "홀 안으로 옮기거나 지워 주십시오.",
                en=f"Hall {{hall}}, {kind.en} {{id}} lies {{gap:,}} mm outside the hall; "
                "move it inside or delete it.",
            )
            text = text.fill(**values, gap=round(gap))
            yield fault(
                "venue.outside", hall.id, text, at=thing.ring[0], measured=round(gap), unit="mm"
            )
        else:
            text = Text(
                ko=f"홀 {{hall}}, {kind.ko} {{id}}: 외곽선을 넘습니다. 홀 안의 부분만 셉니다.",
                en=f"Hall {{hall}}, {kind.en} {{id}} crosses the outline; "
                "only the part inside counts.",
            )
            text = text.fill(**values)
            yield fault("venue.crosses", hall.id, text, at=thing.ring[0], warning=True)


def _published(hall: str, name: Text, area: Figure | None, gross_m2: float) -> Iterator[Finding]:
    """Compare an outline's area with the published one."""
    if area is None or abs(gross_m2 - area.value) <= AREA_SHARE * area.value:
        return
    text = Text(
        ko="{ko}: 외곽선의 넓이 {drawn:,g} m²가 공표값 {value:,g} m²와 다릅니다. "
        "외곽선을 확인해 주십시오.",
        en="{en}: the outline has {drawn:,g} m², the published area is {value:,g} m²; "
        "check the outline.",
    )
    text = text.fill(ko=name.say("ko"), en=name.say("en"), drawn=gross_m2, value=area.value)
    found = fault(
        "venue.area",
        hall,
        text,
        warning=True,
        measured=gross_m2,
        required=area.value,
        unit="m2",
    )
    yield found.model_copy(update={"source": area.source})


def _empty(venue: Venue) -> Iterator[Finding]:
    """Find that a venue has no hall at all."""
    if not venue.halls:
        text = Text(
            ko="halls: 홀이 없습니다. 하나 이상 적어 주십시오.",
            en="halls: there is none; give one or more.",
        )
        yield fault("venue.no_hall", "", text)


def _ids(venue: Venue) -> Iterator[Finding]:
    """Find ids that would make a name of the brief mean two things."""
    halls = [hall.id for hall in venue.halls] + [group.id for group in venue.groups]
    doors = [name for hall in venue.halls for name in {door.id for door in hall.openings}]
    for kind, ids, warning in (
        (Text(ko="홀", en="hall"), halls, False),
        (Text(ko="이동식 벽", en="partition"), [wall.id for wall in venue.partitions], False),
        (Text(ko="연결", en="link"), [link.id for link in venue.links], False),
        (Text(ko="방", en="room"), [room.id for room in venue.rooms], False),
        (Text(ko="문", en="opening"), doors, True),
    ):
        for name in _repeated(ids):
            yield _twin("", kind, name, warning=warning)


def _levels(venue: Venue) -> Iterator[Finding]:
    """Find halls on a level the venue does not have."""
    known = [level.id for level in venue.levels]
    for hall in venue.halls:
        if known and hall.level not in known:
            text = Text(
                ko="홀 {hall}: “{level}” 층이 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
                en='Hall {hall}: there is no level "{level}"; write one of: {known}.',
            )
            text = text.fill(hall=hall.id, level=hall.level, known=", ".join(known))
            yield fault("venue.level", hall.id, text)


def _unknown(what: Text, venue: Venue, halls: Iterable[str]) -> Iterator[Finding]:
    """Find names of halls that the venue does not have."""
    for name in halls:
        if venue.hall(name) is None:
            text = Text(
                ko="{what}: “{hall}” 홀이 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
                en='{what}: there is no hall "{hall}"; write one of: {known}.',
            )
            known = ", ".join(hall.id for hall in venue.halls)
            filled = Text(
                ko=text.ko.format(what=what.ko, hall=name, known=known),
                en=text.en.format(what=what.en, hall=name, known=known),
            )
            yield fault("venue.names_hall", "", filled)


def _partition(venue: Venue, wall: Partition) -> Iterator[Finding]:
    """Check that a movable wall closes the way between two halls of one level."""
    what = Text(ko=f"이동식 벽 {wall.id}", en=f"Partition {wall.id}")
    unknown = tuple(_unknown(what, venue, wall.halls))
    yield from unknown
    halls = [hall for hall in venue.halls if hall.id in wall.halls]
    if unknown or any(finding.breaks for hall in halls for finding in _outline(hall)):
        return
    if len({hall.level for hall in halls}) > 1:
        text = Text(
            ko="이동식 벽 {wall}: 두 홀의 층이 다릅니다. 홀의 level을 고쳐 주십시오.",
            en="Partition {wall}: its halls are on different levels; mend the halls' level.",
        )
        yield fault("venue.partition_levels", "", text.fill(wall=wall.id))
    for hall in halls:
        edge = polygon(moved(hall.outline, hall.origin_mm)).exterior
        gap = max(edge.distance(Point(end)) for end in (wall.a, wall.b))
        if gap > OFF_WALL_MM:
            text = Text(
                ko="이동식 벽 {wall}: 한쪽 끝이 홀 {hall}의 벽에서 {gap:,} mm 떨어져 있습니다. "
                "두 끝을 벽에 붙여 주십시오.",
                en="Partition {wall}: an end is {gap:,} mm off the wall of hall {hall}; "
                "join both ends to the walls.",
            )
            yield fault(
                "venue.partition_ends",
                hall.id,
                text.fill(wall=wall.id, hall=hall.id, gap=round(gap)),
                measured=round(gap),
                required=OFF_WALL_MM,
                unit="mm",
            )


def _doors_in_walls(venue: Venue) -> Iterator[Finding]:
    """Warn of doors in movable walls: they lead to the neighbour and do not count."""
    for hall in venue.halls:
        for door in hall.openings:
            if in_movable_wall(venue, hall, door):
                text = Text(
                    ko="홀 {hall}, 문 {door}: 이동식 벽에 있어 출구로 세지 않습니다.",
                    en="Hall {hall}, opening {door} stands in a movable wall and does not count.",
                )
                text = text.fill(hall=hall.id, door=door.id)
                yield fault("venue.door_in_partition", hall.id, text, at=door.middle, warning=True)


def _groups(venue: Venue) -> Iterator[Finding]:
    """Check that groups name halls, and their published areas."""
    for group in venue.groups:
        unknown = tuple(
            _unknown(Text(ko=f"홀 묶음 {group.id}", en=f"Group {group.id}"), venue, group.halls)
        )
        yield from unknown
        if not unknown:
            gross = sum(hall.gross_m2 for hall in venue.halls if hall.id in group.halls)
            yield from _published(group.id, group.name, group.area, gross)


def _links(venue: Venue) -> Iterator[Finding]:
    """Check that links join halls, and openings of those halls."""
    for link in venue.links:
        what = Text(ko=f"연결 {link.id}", en=f"Link {link.id}")
        yield from _unknown(what, venue, link.halls)
        for hall_id, door in zip(link.halls, link.openings or (), strict=False):
            hall = venue.hall(hall_id)
            if hall is not None and hall.opening(door) is None:
                text = Text(
                    ko="연결 {link}: 홀 {hall}에 “{door}” 문이 없습니다. "
                    "다음 가운데 하나를 적어 주십시오: {known}.",
                    en='Link {link}: hall {hall} has no opening "{door}"; write one of: {known}.',
                )
                known = ", ".join(opening.id for opening in hall.openings)
                text = text.fill(link=link.id, hall=hall_id, door=door, known=known)
                yield fault("venue.link_opening", hall_id, text)


def _rooms(venue: Venue) -> Iterator[Finding]:
    """Check that rooms are simple rings and serve halls that there are."""
    for room in venue.rooms:
        what = Text(ko=f"방 {room.id}", en=f"Room {room.id}")
        yield from _unknown(what, venue, room.halls)
        shape = polygon(room.ring)
        if _crossing(shape) is not None or shape.area == 0:
            text = Text(
                ko="방 {room}: 외곽선이 엇갈리거나 넓이가 없습니다. 꼭짓점을 고쳐 주십시오.",
                en="Room {room}: its outline crosses itself or has no area; mend its corners.",
            )
            yield fault("venue.room", "", text.fill(room=room.id))
        else:
            yield from _published(room.id, room.name, room.area, mm2_to_m2(shape.area))
