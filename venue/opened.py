"""The halls as a show opens them: adjoining ones become one floor where no wall stands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import shapely
from shapely.geometry import Polygon

from .errors import VenueError
from .hall import Hall
from .keep_clear import KeepClear
from .obstacle import Obstacle, ObstacleKind
from .opening import Opening
from .shapes import geos, moved, overlaps, polygon, ring_of, straightened
from .source import Confidence, Figure, Source
from .text import Text
from .units import Point
from .utility import Utility
from .venue import Group, Partition, Venue

ON_PARTITION_MM = 50
"""A door with both jambs this near to a movable wall stands in that wall."""

CLOSED_WALL_MM = 200
"""Thickness of a movable wall that stays closed inside a floor; assumed."""

_Ringed = TypeVar("_Ringed", Obstacle, KeepClear, Utility)


def open_halls(
    venue: Venue, names: Sequence[str], partitions: Mapping[str, str] | None = None
) -> tuple[Hall, ...]:
    """Open the halls a show rents, as it rents them.

    Parameters
    ----------
    venue : the building.
    names : halls or groups of it, in the show's order; one named twice counts once.
    partitions : movable walls by id (``B1|B2``), ``"open"`` or ``"closed"``; a wall that is not
        named is open between two halls of the show and closed towards a hall of somebody else.

    Returns
    -------
    One hall for each floor without walls, in the order of the show. A floor of several halls
    has its origin at the lower left of its outline; a lone hall keeps the frame it has. Doors in
    movable walls are left out.

    Raises
    ------
    VenueError : when a name or a wall is unknown, or the halls cannot be opened so.

    Examples
    --------
    >>> from venue.catalogue import load
    >>> [(hall.id, hall.gross_m2) for hall in open_halls(load("coex"), ["B2", "C"])]
    [('B2', 3645.0), ('C', 10348.0)]
    """
    wanted = _smallest(venue, names)
    closed = _closed(venue, partitions or {})
    open_walls = [
        wall for wall in venue.partitions if wall.id not in closed and {*wall.halls} <= {*wanted}
    ]
    opened = tuple(
        _opened(venue, members, closed) for members in _floors(venue, wanted, open_walls)
    )
    _refuse_one_floor_twice(venue, opened)
    return opened


def member_offset(opened: Hall, venue: Venue, member_id: str) -> Point:
    """Tell where a hall's own frame starts in the frame of the floor it opened into.

    Parameters
    ----------
    opened : a floor that `open_halls` gave.
    venue : the building.
    member_id : one of its halls, or the floor's own id.

    Returns
    -------
    The offset to add to a point of the member's frame, millimetres.

    Raises
    ------
    VenueError : when the hall is no part of that floor.

    Examples
    --------
    >>> from venue.catalogue import load
    >>> (hall,) = open_halls(load("coex"), ["C2", "C3"])
    >>> member_offset(hall, load("coex"), "C3")
    (36000, 0)
    """
    if member_id == opened.id:
        return (0, 0)
    member = venue.hall(member_id)
    if member is None or member_id not in opened.members:
        text = Text(
            ko="“{hall}” 홀은 {floor}에 없습니다. 다음 가운데 하나를 적어 주십시오: {known}.",
            en='Hall "{hall}" is no part of {floor}; write one of: {known}.',
        )
        known = ", ".join(opened.members)
        raise VenueError("venue.member", text.fill(hall=member_id, floor=opened.id, known=known))
    return (
        member.origin_mm[0] - opened.origin_mm[0],
        member.origin_mm[1] - opened.origin_mm[1],
    )


def _smallest(venue: Venue, names: Iterable[str]) -> tuple[str, ...]:
    """Resolve groups to their halls; each hall once, in the order given."""
    groups = {group.id: group.halls for group in venue.groups}
    single = {hall.id: (hall.id,) for hall in venue.halls}
    known = groups | single
    found: dict[str, None] = {}
    for name in names:
        if name not in known:
            text = Text(
                ko="halls: “{hall}” 홀은 {venue}에 없습니다. 다음 가운데에서 적어 주십시오: "
                "{known}.",
                en='halls: {venue} has no hall "{hall}"; write one of: {known}.',
            )
            text = text.fill(hall=name, venue=venue.id, known=", ".join(known))
            raise VenueError("venue.hall_unknown", text)
        found |= dict.fromkeys(known[name])
    return tuple(found)


def _closed(venue: Venue, partitions: Mapping[str, str]) -> frozenset[str]:
    """Give the ids of the walls that stay closed, whichever side is named first."""
    ids = {wall.id: wall.id for wall in venue.partitions}
    ids |= {"|".join(reversed(wall.halls)): wall.id for wall in venue.partitions}
    for name, state in partitions.items():
        if name not in ids:
            known = ", ".join(wall.id for wall in venue.partitions) or "–"
            text = Text(
                ko="partitions: “{name}” 이동식 벽은 {venue}에 없습니다. 다음 가운데에서 적어 "
                "주십시오: {known}.",
                en='partitions: {venue} has no movable wall "{name}"; write one of: {known}.',
            )
            text = text.fill(name=name, venue=venue.id, known=known)
            raise VenueError("venue.partition_unknown", text)
        if state not in {"open", "closed"}:
            text = Text(
                ko="이동식 벽 {name}: “{state}” 대신 open 또는 closed를 적어 주십시오.",
                en='Movable wall {name}: write "open" or "closed", not "{state}".',
            )
            raise VenueError("venue.partition_state", text.fill(name=name, state=state))
    return frozenset(ids[name] for name, state in partitions.items() if state == "closed")


def _floors(
    venue: Venue, wanted: Sequence[str], open_walls: Sequence[Partition]
) -> list[tuple[Hall, ...]]:
    """Gather the halls that open into one another; each floor in the order of the building."""
    floor_of = {hall: {hall} for hall in wanted}
    for wall in open_walls:
        first, second = (floor_of[hall] for hall in wall.halls)
        if first is not second:
            first |= second
            floor_of |= dict.fromkeys(second, first)
    floors = {id(floor): floor for floor in floor_of.values()}
    return [tuple(hall for hall in venue.halls if hall.id in floor) for floor in floors.values()]


def _opened(venue: Venue, halls: tuple[Hall, ...], closed: frozenset[str]) -> Hall:
    """Make one hall of the halls of one floor."""
    if len(halls) == 1:
        hall = halls[0]
        doors = _doors(venue, halls, hall.origin_mm)
        return hall.model_copy(update={"members": (hall.id,), "openings": doors})
    ids = tuple(hall.id for hall in halls)
    joined = "+".join(ids)
    floor = _union(halls, joined)
    origin = (round(floor.bounds[0]), round(floor.bounds[1]))
    group = next((g for g in venue.groups if {*g.halls} == {*ids}), None)
    heights = [hall.clear_height_mm for hall in halls if hall.clear_height_mm is not None]
    loads = [hall.floor_load_kn_m2 for hall in halls if hall.floor_load_kn_m2 is not None]
    return Hall(
        id=group.id if group else joined,
        name=group.name if group else Text.joined((hall.name for hall in halls), " + "),
        level=halls[0].level,
        outline=moved(straightened(ring_of(floor)), _back(origin)),
        openings=_doors(venue, halls, origin),
        obstacles=(
            *_carried([(hall, hall.obstacles) for hall in halls], origin),
            *_cores(floor, joined, origin, _weakest([hall.source for hall in halls])),
            *_walls(venue, ids, closed, origin),
        ),
        keep_clear=_carried([(hall, hall.keep_clear) for hall in halls], origin),
        utilities=_carried([(hall, hall.utilities) for hall in halls], origin),
        clear_height_mm=min(heights, default=None),
        floor_load_kn_m2=min(loads, default=None),
        sprinklered=_all_or_unknown([hall.sprinklered for hall in halls]),
        origin_mm=origin,
        members=ids,
        area=_area(halls, group),
        source=_weakest([hall.source for hall in halls]),
    )


def _all_or_unknown(answers: Sequence[bool | None]) -> bool | None:
    """Tell whether all halls of a floor are sprinklered; None as soon as one is not known."""
    return None if None in answers else all(answers)


def _back(origin: Point) -> Point:
    """Give the way from the plan of the level to the frame that starts at ``origin`` of it."""
    return (-origin[0], -origin[1])


def _shift(hall: Hall, origin: Point) -> Point:
    """Give the way from a hall's frame to the frame that starts at ``origin`` of the plan."""
    return (hall.origin_mm[0] - origin[0], hall.origin_mm[1] - origin[1])


def _union(halls: Sequence[Hall], joined: str) -> Polygon:
    """Unite the outlines in the plan of the level, exactly, on whole millimetres."""
    if len({hall.level for hall in halls}) > 1:
        text = Text(
            ko="{halls}: 층이 다른 홀은 한 홀로 열 수 없습니다. 행사장의 level을 고쳐 주십시오.",
            en="{halls}: halls on different levels cannot open into one; mend the venue's levels.",
        )
        raise VenueError("venue.levels", text.fill(halls=joined))
    with geos(f"halls {joined}"):
        whole = shapely.union_all(
            [polygon(moved(hall.outline, hall.origin_mm)) for hall in halls], grid_size=1
        )
    if not isinstance(whole, Polygon):
        text = Text(
            ko="{halls}: 맞닿지 않은 홀은 함께 열 수 없습니다. 그 벽을 “closed”로 적어 주십시오.",
            en='{halls}: halls that do not touch cannot open into one; write their wall "closed".',
        )
        raise VenueError("venue.apart", text.fill(halls=joined))
    return whole


def _carried(
    items: Sequence[tuple[Hall, tuple[_Ringed, ...]]], origin: Point
) -> tuple[_Ringed, ...]:
    """Bring what stands in the halls into the floor's frame."""
    return tuple(
        thing.model_copy(update={"ring": moved(thing.ring, _shift(hall, origin))})
        for hall, things in items
        for thing in things
    )


def _cores(floor: Polygon, joined: str, origin: Point, source: Source) -> tuple[Obstacle, ...]:
    """Make solids of what the halls stand around: it belongs to none of them."""
    return tuple(
        Obstacle(
            id=f"{joined}-core-{number}",
            kind=ObstacleKind.OTHER,
            ring=moved(straightened(ring_of(Polygon(hole))), _back(origin)),
            source=source,
        )
        for number, hole in enumerate(floor.interiors, start=1)
    )


def _walls(
    venue: Venue, ids: Sequence[str], closed: frozenset[str], origin: Point
) -> tuple[Obstacle, ...]:
    """Make solids of the closed walls inside a floor whose halls are open some other way round."""
    return tuple(
        Obstacle(
            id=wall.id,
            kind=ObstacleKind.WALL,
            ring=ring_of(
                shapely.LineString(moved((wall.a, wall.b), _back(origin))).buffer(
                    CLOSED_WALL_MM / 2, cap_style="flat"
                )
            ),
            source=wall.source,
        )
        for wall in venue.partitions
        if wall.id in closed and {*wall.halls} <= {*ids}
    )


def in_movable_wall(venue: Venue, hall: Hall, door: Opening) -> bool:
    """Tell whether a door stands in a movable wall: it leads to the neighbour, not outside.

    Parameters
    ----------
    venue : the building; its walls lie in the plan of the level.
    hall, door : one of its smallest halls, and a door of that hall in its frame.
    """
    jambs = [shapely.Point(jamb) for jamb in moved((door.a, door.b), hall.origin_mm)]
    walls = [
        shapely.LineString([wall.a, wall.b]) for wall in venue.partitions if hall.id in wall.halls
    ]
    return any(max(map(wall.distance, jambs)) <= ON_PARTITION_MM for wall in walls)


def _doors(venue: Venue, halls: Sequence[Hall], origin: Point) -> tuple[Opening, ...]:
    """Give the doors of a floor's halls, in its frame, but for those in movable walls."""
    return tuple(
        door.model_copy(update={"a": a, "b": b})
        for hall in halls
        for door in hall.openings
        for a, b in [moved((door.a, door.b), _shift(hall, origin))]
        if not in_movable_wall(venue, hall, door)
    )


def _area(halls: Sequence[Hall], group: Group | None) -> Figure | None:
    """Give the published area of a floor: the group's own, or the sum of its halls'."""
    if group is not None and group.area is not None:
        return group.area
    areas = [hall.area for hall in halls if hall.area is not None]
    if len(areas) < len(halls) or len({area.unit for area in areas}) > 1:
        return None
    total = sum(area.value for area in areas)
    source = _weakest([area.source for area in areas])
    return Figure(name=areas[0].name, value=total, unit=areas[0].unit, source=source)


def _weakest(sources: Sequence[Source]) -> Source:
    """Give the least sure of several sources: a whole is no surer than its parts."""
    order = list(Confidence)
    return max(sources, key=lambda source: order.index(source.confidence))


def _refuse_one_floor_twice(venue: Venue, opened: Sequence[Hall]) -> None:
    """Refuse two halls that are the same floor, such as a hall and its variant with columns."""
    levels = {level.id for level in venue.levels}
    placed = [
        (hall, polygon(moved(hall.outline, hall.origin_mm)))
        for hall in opened
        if hall.level in levels
    ]
    for (first, one), (second, other) in combinations(placed, 2):
        if first.level == second.level and overlaps(one, other):
            text = Text(
                ko="halls: “{first}”, “{second}” 두 이름은 같은 바닥입니다. 하나만 적어 주십시오.",
                en="halls: {first} and {second} are the same floor; name only one of them.",
            )
            raise VenueError("venue.same_floor", text.fill(first=first.id, second=second.id))
