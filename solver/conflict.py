"""What contradicts what: pins against the hall and one another, pairs against pins; and why not."""

import itertools
import math
from collections.abc import Iterator

import shapely

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Relation
from venue.hall import Hall
from venue.shapes import overlaps, polygon, segment
from venue.text import Text

from .instance import Instance
from .requests import Pinned, Wants
from .result import Unplaced

TOUCH_MM = 2.0
"""Booths closer than this stand side by side."""


def conflicts_of(instance: Instance, wants: Wants) -> tuple[Text, ...]:
    """List the contradictions among what is fixed; empty when the rest can be placed around it.

    Parameters
    ----------
    instance : halls, brief and limits.
    wants : the brief's requests with its pinned booths.

    Returns
    -------
    A sentence for each contradiction, in the brief's own words.
    """
    halls = {hall.id: hall for hall in instance.halls}
    found = []
    for pin in wants.pinned:
        found += list(_against_hall(pin, halls[pin.footprint.hall], instance))
    for one, two in itertools.combinations(wants.pinned, 2):
        together = one.footprint.hall == two.footprint.hall
        if together and overlaps(one.footprint.shape, two.footprint.shape):
            found.append(
                Text(
                    ko=f"고정한 자리 {one.exhibitor.id}, {two.exhibitor.id} 둘이 겹칩니다. "
                    "하나를 옮기거나 고정을 푸십시오.",
                    en=f"The pins of {one.exhibitor.id} and {two.exhibitor.id} overlap: "
                    "move one or take it out of [[pins]].",
                )
            )
    return (*found, *_against_pairs(instance, wants))


def _against_hall(pin: Pinned, hall: Hall, instance: Instance) -> Iterator[Text]:
    """Hold a pinned footprint against walls, columns, keep-clear areas and doors."""
    shape, name = pin.footprint.shape, pin.exhibitor.id
    for obstacle in hall.obstacles:
        if overlaps(shape, polygon(obstacle.ring)):
            yield Text(
                ko=f"고정한 {name}의 자리에 기둥이나 장애물({obstacle.id})이 있습니다. "
                "고정을 옮기십시오.",
                en=f"The pin of {name} stands on {obstacle.kind.value} {obstacle.id}: "
                "move the pin.",
            )
    for area in hall.keep_clear:
        if overlaps(shape, polygon(area.ring)):
            yield Text(
                ko=f"고정한 {name}의 자리가 비워 둘 곳 {area.id}에 걸립니다. 고정을 옮기십시오.",
                en=f"The pin of {name} lies on the keep-clear area {area.id}: move the pin.",
            )
    need = instance.limits.mm("wall_clearance")
    gap = shape.distance(shapely.LinearRing(hall.floor.exterior))
    if gap < need - 1 or not shapely.covers(hall.floor.buffer(1), shape):
        yield Text(
            ko=f"고정한 {name}의 자리가 벽에서 {need / 1000:g} m 떨어지지 않습니다. "
            "고정을 옮기십시오.",
            en=f"The pin of {name} stands closer than {need / 1000:g} m to a wall: move the pin.",
        )
    for door in hall.openings:
        depth = instance.limits.mm("entrance_strip" if door.type == "entrance" else "exit_apron")
        strip = segment(door.a, door.b).buffer(depth, cap_style="flat")
        if door.serves_egress and overlaps(shape, strip):
            yield Text(
                ko=f"고정한 {name}의 자리가 출입구 {door.id} 앞을 막습니다. 고정을 옮기십시오.",
                en=f"The pin of {name} blocks the floor before {door.id}: move the pin.",
            )


def _against_pairs(instance: Instance, wants: Wants) -> Iterator[Text]:
    """Hold pairs whose both sides are pinned against their pins."""
    pins = {pin.exhibitor.id: pin.footprint for pin in wants.pinned}
    for pair in instance.brief.pairs:
        if pair.a not in pins or pair.b not in pins:
            continue
        a, b = pins[pair.a], pins[pair.b]
        gap = math.inf if a.hall != b.hall else a.shape.distance(b.shape)
        apart = pair.relation is Relation.APART
        need = f"{(pair.distance_mm or 0) / 1000:g} m"
        if apart and gap < (pair.distance_mm or 0) - 1:
            yield Text(
                ko=f"{pair.a}, {pair.b} 둘은 {need} 떨어져야 하나 "
                f"{gap / 1000:.1f} m 거리에 고정되어 있습니다. "
                "고정이나 [[pairs]]를 바꾸십시오.",
                en=f"{pair.a} and {pair.b} are to be {need} apart but "
                f"are pinned {gap / 1000:.1f} m apart: change a pin or the pair.",
            )
        if not apart and gap > TOUCH_MM:
            yield Text(
                ko=f"{pair.a}, {pair.b} 둘은 나란히 서야 하지만 떨어진 곳에 고정되어 있습니다. "
                "고정이나 [[pairs]]를 바꾸십시오.",
                en=f"{pair.a} and {pair.b} are to stand side by side but are pinned apart: "
                "change a pin or the pair.",
            )


def reason_for(
    instance: Instance, who: Exhibitor, *, dropped: bool, late: bool = False
) -> Unplaced:
    """Say why an exhibitor has no place and what would mend it.

    Parameters
    ----------
    instance, who : the problem and the exhibitor left out.
    dropped : whether it had a place that no aisle reached.
    late : whether more time might have found one.
    """
    asked = instance.brief.asked_m2
    width, depth = who.shapes(instance.brief.module_mm)[0]
    size = f"{width / 1000:g} x {depth / 1000:g} m"
    if dropped:
        text = Text(
            ko=f"{who.id} ({size}): 통로와 이어지는 자리가 없습니다. "
            "홀을 늘리거나 크기를 줄이십시오.",
            en=f"{who.id} ({size}): no place that an aisle reaches; add a hall or ask for less.",
        )
        return Unplaced(exhibitor=who.id, code="no_frontage", reason=text)
    if late:
        text = Text(
            ko=f"{who.id} ({size}): 시간 안에 자리를 찾지 못했습니다. 시간을 늘려 주십시오.",
            en=f"{who.id} ({size}): no place found before the time was up; give more time.",
        )
        return Unplaced(exhibitor=who.id, code="no_time", reason=text)
    gross = sum(hall.gross_m2 for hall in instance.halls)
    text = Text(
        ko=f"{who.id} ({size}): 남은 자리가 없습니다. "
        f"요청은 모두 {asked:,.0f} m², 홀은 {gross:,.0f} m²입니다. "
        "홀을 늘리거나 크기를 줄이십시오.",
        en=f"{who.id} ({size}): no room left; "
        f"{asked:,.0f} m2 are asked of {gross:,.0f} m2 of hall. Add a hall or ask for less.",
    )
    return Unplaced(exhibitor=who.id, code="no_room", reason=text)
