"""What is bound to a hall and asks for more floor than the hall can have."""

from collections.abc import Iterator, Mapping, Sequence

from layouts.brief.request import AreaRequest, ZoneRequest
from venue.hall import Hall
from venue.text import Text
from venue.units import mm2_to_m2

from .bound import hall_bound_m2
from .conflict import Conflict, Kind, Word, pin_word, size
from .fitting import EmptyHall
from .instance import Instance
from .requests import Wants
from .smallest import smallest

Bound = ZoneRequest | AreaRequest
"""What may be bound to a hall."""


def hall_conflicts(instance: Instance, wants: Wants) -> Iterator[Conflict]:
    """Find zones and areas that ask of a hall what it cannot hold, and pins out of their hall.

    Notes
    -----
    With *S* the stands of the zones bound to a hall, *A* the areas bound there that nobody walks
    on, *U* the hall less its columns and *r* the rule on stands and gangways: no plan has *S*
    above the hall's universal bound, nor above ``(U - A) r / (1 + r)``. Somebody is left out then,
    or stands elsewhere; the rest of the plan stands.
    """
    for hall in instance.halls:
        if len(instance.halls) > 1:
            yield from _overfull(instance, wants, hall)
    yield from _areas_without_room(instance)
    zones = {zone.id: zone for zone in instance.brief.zones}
    for pin in wants.pinned:
        zone = zones.get(pin.exhibitor.zone)
        home = None if zone is None else _home(instance, zone.hall)
        if zone is not None and home is not None and home.id != pin.footprint.hall:
            words = frozenset({pin_word(pin.exhibitor.id), Word(Kind.ZONE, zone.id)})
            where = {"who": pin.exhibitor.id, "hall": pin.footprint.hall, "home": home.id}
            yield Conflict(words, _PINNED_OUT.fill(zone=zone.id, **where))


def _overfull(instance: Instance, wants: Wants, hall: Hall) -> Iterator[Conflict]:
    """Find the fewest zones and areas bound to a hall that ask for more than it can have."""
    brief, limits = instance.brief, instance.limits
    pinned = {pin.exhibitor.id for pin in wants.pinned}
    asked: Mapping[str, float] = {
        zone.id: sum(
            who.area_m2(brief.module_mm)
            for who in brief.contracts
            if who.zone == zone.id and who.id not in pinned
        )
        for zone in brief.zones
    }
    usable = mm2_to_m2(float(EmptyHall(hall, limits).walkable.area))
    most = hall_bound_m2(hall, limits)

    def room(some: Sequence[Bound]) -> float:
        if limits.stand_ratio is None:
            return most
        ratio = limits.stand_ratio.value
        taken = sum(
            area.size_mm[0] * area.size_mm[1] / 1e6
            for area in some
            if isinstance(area, AreaRequest) and not area.walkable
        )
        return min(most, max(usable - taken, 0.0) * ratio / (1 + ratio))

    def demand(some: Sequence[Bound]) -> float:
        return sum(asked[zone.id] for zone in some if isinstance(zone, ZoneRequest))

    bound: tuple[Bound, ...] = (*brief.zones, *brief.areas)
    here = [one for one in bound if one.hall in {hall.id, *hall.members}]
    here.sort(key=lambda one: -demand([one]))
    if demand(here) > room(here):
        few = smallest(here, lambda some: demand(some) > room(some))
        words = frozenset(
            Word(Kind.ZONE if isinstance(one, ZoneRequest) else Kind.AREA, one.id) for one in few
        )
        over = demand(few) - room(few)
        figures = {"asked": demand(few), "most": room(few), "over": over}
        names = ", ".join(one.id for one in few)
        yield Conflict(words, _OVERFULL.fill(names=names, hall=hall.id, **figures))


def _areas_without_room(instance: Instance) -> Iterator[Conflict]:
    """Find areas that have no place between the obstacles of the halls they may stand in."""
    for area in instance.brief.areas:
        home = _home(instance, area.hall)
        halls = instance.halls if home is None else (home,)
        if not any(EmptyHall(hall, instance.limits).has_floor(*area.size_mm) for hall in halls):
            words = frozenset({Word(Kind.AREA, area.id)})
            names = ", ".join(hall.id for hall in halls)
            text = _NO_FLOOR.fill(area=area.id, size=size(*area.size_mm), halls=names)
            yield Conflict(words, text)


def _home(instance: Instance, name: str | None) -> Hall | None:
    """Give the opened hall that a hall's or a member's id means."""
    if name is None:
        return None
    return next((hall for hall in instance.halls if name in {hall.id, *hall.members}), None)


_OVERFULL = Text(
    ko="[[zones]] [[areas]] {names}: {hall} 홀로 묶인 요청이 {asked:,.0f} m²이나 이 홀에는 많아야 "
    "{most:,.0f} m²가 들어갑니다. {over:,.0f} m²를 줄이거나 hall을 지우십시오.",
    en="[[zones]], [[areas]] {names}: bound to hall {hall} they ask {asked:,.0f} m² of at most "
    "{most:,.0f} m²; ask for {over:,.0f} m² less, or take out a `hall`.",
)
_NO_FLOOR = Text(
    ko="[[areas]] {area}: {size} 크기의 빈 바닥이 어느 홀({halls})에도 없습니다. "
    "size를 줄이십시오.",
    en="[[areas]] {area}: no hall of {halls} has {size} of clear floor; make its size smaller.",
)
_PINNED_OUT = Text(
    ko="[[pins]] {who}: {hall} 홀에 고정되어 있으나 구역({zone})의 홀은 {home}입니다. "
    "[[pins]]나 [[zones]] hall을 바꾸십시오.",
    en="[[pins]] {who}: it is pinned in hall {hall}, but its zone {zone} is bound to hall {home}; "
    "change [[pins]] hall or [[zones]] hall.",
)
