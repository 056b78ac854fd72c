"""What pins contradict: the building, one another, and the aisles they leave between them."""

from collections.abc import Callable, Iterator, Sequence

import shapely

from venue.hall import Hall
from venue.shapes import TOUCH_MM, geos, overlaps, polygon
from venue.text import Text
from venue.units import to_m
from venue.utility import UtilityKind

from .conflict import Conflict, called, metres, pin_word, size
from .fitting import door_strip
from .instance import Instance
from .legal import open_floor_of
from .requests import Pinned
from .rows import long_rows
from .smallest import smallest

MOST_PINS = 400
"""Pins of one hall whose aisles are looked at: each look costs some tens of milliseconds then."""


def pin_conflicts(instance: Instance, pinned: Sequence[Pinned]) -> Iterator[Conflict]:
    """Find what pins contradict by themselves.

    Parameters
    ----------
    instance : halls and limits.
    pinned : the pinned booths; each in one of the halls.

    Notes
    -----
    Whether pins leave their aisles is only asked of halls in which each pin stands and no two
    overlap. More stands never give way to an aisle again, so no booth placed later can mend it.
    """
    for hall in instance.halls:
        mine = [pin for pin in pinned if pin.footprint.hall == hall.id]
        found = [fault for pin in mine for fault in _against_hall(pin, hall, instance)]
        found += _overlapping(mine)
        yield from found
        if mine and not found and len(mine) <= MOST_PINS:
            yield from _closed_in(mine, hall, instance)


def _against_hall(pin: Pinned, hall: Hall, instance: Instance) -> Iterator[Conflict]:
    """Hold a pinned footprint against walls, columns, keep-clear areas, fixtures and doors."""
    shape, limits = pin.footprint.shape, instance.limits
    for obstacle, solid in zip(hall.obstacles, hall.solids, strict=True):
        if overlaps(shape, solid):
            yield _alone(pin, _ON_OBSTACLE, kind=obstacle.kind.value, thing=obstacle.id)
    for area in hall.keep_clear:
        if overlaps(shape, polygon(area.ring)):
            yield _alone(pin, _ON_KEEP_CLEAR, thing=area.id)
    for fixture in hall.utilities:
        if not fixture.stays_clear:
            continue
        need, gap = limits.clearance_mm(fixture.kind), shape.distance(polygon(fixture.ring))
        if gap < need - TOUCH_MM:
            values = {"thing": fixture.id, "gap": f"{to_m(gap):.1f}", "need": metres(need)}
            yield _alone(pin, _AT_FIXTURE, kind=_FIXTURES[fixture.kind], **values)
    wall = limits.mm("wall_clearance")
    with geos(f"hall {hall.id}"):
        inner = hall.floor.buffer(-wall + TOUCH_MM, quad_segs=64)
        stands = shapely.covers(inner, shape)
    if not stands:
        yield _alone(pin, _AT_WALL, need=metres(wall))
    for door in hall.openings:
        if door.serves_egress and overlaps(shape, door_strip(door, limits)):
            yield _alone(pin, _BEFORE_DOOR, door=door.id)


def _overlapping(pinned: Sequence[Pinned]) -> Iterator[Conflict]:
    """Find pins of one hall that overlap."""
    if not pinned:
        return
    shapes = [pin.footprint.shape for pin in pinned]
    near = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for i, j in sorted(zip(*near.tolist(), strict=True)):
        if i < j and overlaps(shapes[i], shapes[j]):
            yield _together(_OVERLAP, (pinned[i], pinned[j]))


def _closed_in(pinned: Sequence[Pinned], hall: Hall, instance: Instance) -> Iterator[Conflict]:
    """Find pins that together cut off doors or one of them, or make a row that is too long."""
    limits = instance.limits
    aisle, longest = limits.mm("aisle"), limits.mm("row")

    def cut_off(some: Sequence[Pinned]) -> tuple[str, ...]:
        return open_floor_of(hall, limits, [pin.footprint.shape for pin in some]).unserved

    def shut(who: Pinned) -> Callable[[Sequence[Pinned]], bool]:
        def alone(others: Sequence[Pinned]) -> bool:
            solid = [pin.footprint.shape for pin in (who, *others)]
            return not open_floor_of(hall, limits, solid).sides(who.footprint)

        return alone

    # Where the empty floor has no doors, or does not join them, the check tells of the building.
    if cut_off(()) or not any(door.serves_egress for door in hall.openings):
        return
    if cut_off(pinned):
        few = smallest(pinned, lambda some: bool(cut_off(some)))
        yield _together(_CUTS_OFF, few, doors=", ".join(cut_off(few)))
        return
    floor = open_floor_of(hall, limits, [pin.footprint.shape for pin in pinned])
    for pin in pinned:
        if not floor.sides(pin.footprint):
            others = [other for other in pinned if other is not pin]
            few = smallest(others, shut(pin))
            yield _together(_NO_AISLE, (pin, *few), shut=called(pin.exhibitor), need=metres(aisle))

    def too_long(some: Sequence[Pinned]) -> list[list[int]]:
        return long_rows([pin.footprint for pin in some], aisle, longest)

    for row in too_long(pinned):
        few = smallest([pinned[i] for i in row], lambda some: bool(too_long(some)))
        yield _together(_ROW, few, need=metres(longest))


def _alone(pin: Pinned, text: Text, **values: object) -> Conflict:
    """Make the contradiction of one pin with the building."""
    place = pin.footprint
    filled = text.fill(
        who=called(pin.exhibitor),
        size=size(place.width_mm, place.depth_mm),
        hall=place.hall,
        x=f"{to_m(place.x_mm):g}",
        y=f"{to_m(place.y_mm):g}",
        **values,
    )
    return Conflict(frozenset({pin_word(pin.exhibitor.id)}), filled, hard=True)


def _together(text: Text, pinned: Sequence[Pinned], **values: object) -> Conflict:
    """Make the contradiction of several pins."""
    names = Text.joined(called(pin.exhibitor) for pin in pinned)
    words = frozenset(pin_word(pin.exhibitor.id) for pin in pinned)
    return Conflict(
        words, text.fill(names=names, hall=pinned[0].footprint.hall, **values), hard=True
    )


_FIXTURES = {
    UtilityKind.HYDRANT: Text(ko="소화전", en="hydrant"),
    UtilityKind.EXTINGUISHER: Text(ko="소화기", en="extinguisher"),
    UtilityKind.SHUTTER: Text(ko="방화셔터", en="fire shutter"),
    UtilityKind.PANEL: Text(ko="분전반", en="electrical panel"),
}
_ON_OBSTACLE = Text(
    ko="[[pins]] {who}: {hall} 홀 ({x}, {y})의 {size} 자리에 기둥이나 장애물({thing})이 있습니다. "
    "x, y 값을 바꾸십시오.",
    en="[[pins]] {who}: its {size} at ({x}, {y}) of hall {hall} stand on {kind} {thing}; "
    "change x, y.",
)
_ON_KEEP_CLEAR = Text(
    ko="[[pins]] {who}: {hall} 홀 ({x}, {y})의 {size} 자리가 비워 둘 곳({thing})에 걸립니다. "
    "x, y 값을 바꾸십시오.",
    en="[[pins]] {who}: its {size} at ({x}, {y}) of hall {hall} lie on the keep-clear area "
    "{thing}; change x, y.",
)
_AT_FIXTURE = Text(
    ko="[[pins]] {who}: {hall} 홀 ({x}, {y})의 {size} 자리가 {kind}({thing})에서 {gap} m 거리에 "
    "있습니다. {need} m를 비우도록 x, y 값을 바꾸십시오.",
    en="[[pins]] {who}: its {size} at ({x}, {y}) of hall {hall} stand {gap} m from {kind} {thing}, "
    "which keeps {need} m free; change x, y.",
)
_AT_WALL = Text(
    ko="[[pins]] {who}: {hall} 홀 ({x}, {y})의 {size} 자리가 벽에서 {need} m 떨어져 있지 않거나 홀 "
    "밖으로 나갑니다. x, y 값을 바꾸십시오.",
    en="[[pins]] {who}: its {size} at ({x}, {y}) of hall {hall} stand closer than {need} m to a "
    "wall, or outside; change x, y.",
)
_BEFORE_DOOR = Text(
    ko="[[pins]] {who}: {hall} 홀 ({x}, {y})의 {size} 자리가 출입구 {door} 앞을 막습니다. "
    "x, y 값을 바꾸십시오.",
    en="[[pins]] {who}: its {size} at ({x}, {y}) of hall {hall} block the floor before {door}; "
    "change x, y.",
)
_OVERLAP = Text(
    ko="[[pins]] {names}: {hall} 홀에서 두 자리가 겹칩니다. 하나의 x, y 값을 바꾸십시오.",
    en="[[pins]] {names}: the two overlap in hall {hall}; change x, y of one.",
)
_CUTS_OFF = Text(
    ko="[[pins]] {names}: {hall} 홀에서 이 자리들이 출입구({doors})를 통로에서 끊습니다. "
    "하나를 옮기십시오.",
    en="[[pins]] {names}: together they leave no aisle to {doors} of hall {hall}; move one.",
)
_NO_AISLE = Text(
    ko="[[pins]] {names}: {hall} 홀에서 {shut}의 어느 면에도 {need} m 통로가 나지 않습니다. "
    "하나를 옮기십시오.",
    en="[[pins]] {names}: in hall {hall} no side of {shut} has an aisle of {need} m to a door; "
    "move one.",
)
_ROW = Text(
    ko="[[pins]] {names}: {hall} 홀에서 통로 없이 {need} m보다 길게 이어집니다. 하나를 옮기십시오.",
    en="[[pins]] {names}: in hall {hall} they make a row longer than {need} m without an aisle; "
    "move one.",
)
