"""What of a brief can only be judged with the opened halls at hand."""

from collections.abc import Iterator, Sequence

import shapely

from venue.hall import Hall
from venue.shapes import TOUCH_MM, geos, polygon, rectangle
from venue.text import Text
from venue.units import to_m
from venue.utility import Service

from .brief import Brief
from .exhibitor import asked


def brief_faults(brief: Brief, halls: Sequence[Hall]) -> tuple[Text, ...]:
    """Find what a brief asks that its halls cannot hold, whatever the layout.

    Parameters
    ----------
    brief : what is wanted; its pins are in the frames of the opened halls.
    halls : the halls as this show opens them, their outlines checked.

    Returns
    -------
    A sentence for each fault: a hall that is not let, an opening that is not there, a booth or an
    area larger than its halls, a pin that stands outside, a service that no box of the halls has.

    Notes
    -----
    A rectangle is too large for a hall when in neither orientation it fits the tightest rectangle
    around the hall.
    """
    known = {name: hall for hall in halls for name in (*hall.members, hall.id)}
    return (
        *_strange_halls(brief, known),
        *_strange_openings(brief, halls),
        *_large_booths(brief, halls),
        *_large_areas(brief, halls, known),
        *_pins_outside(brief, known),
        *_services_nowhere(brief, halls),
    )


def _strange_halls(brief: Brief, known: dict[str, Hall]) -> Iterator[Text]:
    """Find requests for halls the show has not let."""
    asked = [(f"[[zones]] {zone.id}", zone.hall) for zone in brief.zones]
    asked += [(f"[[areas]] {area.id}", area.hall) for area in brief.areas]
    asked += [(f"[[pins]] {pin.exhibitor}", pin.hall) for pin in brief.pins]
    for where, hall in asked:
        if hall is not None and hall not in known:
            yield _NO_HALL.fill(where=where, hall=hall, known=", ".join(sorted(known)))


def _strange_openings(brief: Brief, halls: Sequence[Hall]) -> Iterator[Text]:
    """Find requests to be near an opening that none of the halls has."""
    doors = sorted(door.id for hall in halls for door in hall.openings)
    asked = [(f"[[zones]] {zone.id}", zone.near) for zone in brief.zones]
    asked += [(f"[[areas]] {area.id}", area.near) for area in brief.areas]
    for where, near in asked:
        if near is not None and near not in doors:
            yield _NO_OPENING.fill(where=where, near=near, known=", ".join(doors) or "–")


def _large_booths(brief: Brief, halls: Sequence[Hall]) -> Iterator[Text]:
    """Find exhibitors that ask for more than any hall could hold, in every shape."""
    extents = [_extent(hall) for hall in halls]
    for who in brief.contracts:
        shapes = who.shapes(brief.module_mm)
        if not any(_fits(shape, extent) for shape in shapes for extent in extents):
            field = "units" if who.size_mm is None else "size"
            yield _LARGE_BOOTH.fill(
                sheet=brief.sheet or "exhibitors",
                who=who.id,
                field=field,
                size=_metres(shapes[0]),
                most=_metres(max(extents, key=lambda extent: extent[0] * extent[1])),
            )


def _large_areas(brief: Brief, halls: Sequence[Hall], known: dict[str, Hall]) -> Iterator[Text]:
    """Find areas larger than the hall they are asked for, or than any."""
    for area in brief.areas:
        if area.hall is not None and area.hall not in known:
            continue
        possible = list(halls) if area.hall is None else [known[area.hall]]
        extents = [_extent(hall) for hall in possible]
        if not any(_fits(area.size_mm, extent) for extent in extents):
            most = max(extents, key=lambda extent: extent[0] * extent[1])
            yield _LARGE_AREA.fill(
                where=f"[[areas]] {area.id}", size=_metres(area.size_mm), most=_metres(most)
            )


def _pins_outside(brief: Brief, known: dict[str, Hall]) -> Iterator[Text]:
    """Find pins whose footprint leaves the hall by more than a millimetre, in every shape."""
    exhibitors = {who.id: who for who in brief.exhibitors}
    for pin in brief.pins:
        who, hall = exhibitors.get(pin.exhibitor), known.get(pin.hall)
        if who is None or hall is None:
            continue
        shapes = who.shapes(brief.module_mm)
        prints = [
            polygon(rectangle(pin.x_mm, pin.y_mm, width, depth, pin.rotation_deg))
            for width, depth in shapes
        ]
        with geos(f"hall {hall.id}"):
            floor = shapely.buffer(hall.floor, TOUCH_MM, join_style="mitre")
            inside = any(shapely.covers(floor, shape) for shape in prints)
        if not inside:
            yield _PIN_OUTSIDE.fill(
                where=f"[[pins]] {pin.exhibitor}",
                size=_metres(shapes[0]),
                x=f"{to_m(pin.x_mm):g}",
                y=f"{to_m(pin.y_mm):g}",
                hall=pin.hall,
                most=_metres(_extent(hall)),
            )


def _services_nowhere(brief: Brief, halls: Sequence[Hall]) -> Iterator[Text]:
    """Find exhibitors that ask for what none of the halls' floor boxes gives.

    Where no hall lists any box, nobody knows, and nothing is refused.
    """
    boxes = [box for hall in halls for box in hall.utilities if box.supplies]
    if not boxes:
        return
    given = {service for box in boxes for service in Service if box.gives(service) > 0}
    for who in brief.exhibitors:
        for column in dict.fromkeys(_COLUMNS[one] for one in asked(who) if one not in given):
            yield _NO_SERVICE.fill(
                sheet=brief.sheet or "exhibitors",
                who=who.id,
                column=column,
                halls=", ".join(hall.id for hall in halls),
            )


def _extent(hall: Hall) -> tuple[float, float]:
    """Give the sides of the tightest rectangle around a hall, the longer first, millimetres."""
    with geos(f"hall {hall.id}"):
        box = shapely.minimum_rotated_rectangle(hall.floor)
        corners = shapely.get_coordinates(box)
    first, second = (
        float(shapely.Point(corners[i]).distance(shapely.Point(corners[i + 1]))) for i in (0, 1)
    )
    return max(first, second), min(first, second)


def _fits(size_mm: tuple[int, int], extent_mm: tuple[float, float]) -> bool:
    """Tell whether a rectangle fits another in one of the two orientations."""
    return max(size_mm) <= extent_mm[0] + TOUCH_MM and min(size_mm) <= extent_mm[1] + TOUCH_MM


def _metres(size_mm: tuple[float, float]) -> str:
    """Give a size as people write it."""
    return f"{to_m(size_mm[0]):g}x{to_m(size_mm[1]):g} m"


_COLUMNS = {
    Service.POWER: "power_kw",
    Service.WATER: "water",
    Service.DRAIN: "water",
    Service.AIR: "air",
    Service.LAN: "lan",
}
"""The column of the sheet that asks for a service."""

_NO_SERVICE = Text(
    ko="{sheet} {who} {column}: 홀({halls})의 바닥 설비에 없습니다. 칸을 비우거나 홀을 바꿔 "
    "주십시오.",
    en="{sheet}, {who}, {column}: no floor box of the halls ({halls}) gives it; leave the cell "
    "empty or take another hall.",
)
_NO_HALL = Text(
    ko="브리프 {where} hall: ‘{hall}’ 홀은 빌리지 않았습니다. "
    "다음 가운데 하나를 적어 주십시오: {known}.",
    en="The brief, {where}, hall: ‘{hall}’ is not let; write one of {known}.",
)
_NO_OPENING = Text(
    ko="브리프 {where} near: ‘{near}’ 출입구가 없습니다. "
    "다음 가운데 하나를 적어 주십시오: {known}.",
    en="The brief, {where}, near: there is no opening ‘{near}’; write one of {known}.",
)
_LARGE_BOOTH = Text(
    ko="{sheet} {who} {field}: 부스({size})가 어느 홀보다도 큽니다. {most}보다 작게 적어 주십시오.",
    en="{sheet}, {who}, {field}: the booth of {size} is larger than any hall; "
    "write one smaller than {most}.",
)
_LARGE_AREA = Text(
    ko="브리프 {where} size: {size} 크기가 홀보다 큽니다. {most}보다 작게 적어 주십시오.",
    en="The brief, {where}, size: {size} is larger than the hall; write one smaller than {most}.",
)
_PIN_OUTSIDE = Text(
    ko="브리프 {where} x, y: ({x}, {y})에 놓은 부스({size})가 {hall} 홀 밖으로 나갑니다. "
    "홀({most}) 안의 자리를 적어 주십시오.",
    en="The brief, {where}, x, y: the booth of {size} at ({x}, {y}) leaves hall {hall}; "
    "write a place inside its {most}.",
)
