"""Why not: what of a brief cannot hold together, and who is left out for which reason."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from layouts.brief.exhibitor import Exhibitor
from venue.hall import Hall
from venue.text import Text

from .bound import hall_bound_m2
from .conflict import Conflict, size
from .contacts import contact_conflicts
from .crowding import hall_conflicts
from .distances import distance_conflicts
from .fitting import EmptyHall
from .instance import Instance
from .pins import pin_conflicts
from .requests import Wants
from .result import Unplaced
from .walking_bound import walk_conflicts

ALL_SIDES = 4
"""Open sides of an island."""


def contradictions(instance: Instance, wants: Wants) -> tuple[Conflict, ...]:
    """Find what of a brief cannot hold together, each as a smallest set.

    Parameters
    ----------
    instance : halls, brief and limits.
    wants : the brief's requests with its pinned booths.

    Returns
    -------
    The hard ones first: they leave no plan. The others are wishes of which one is not met.
    """
    found = (
        *pin_conflicts(instance, wants.pinned),
        *distance_conflicts(instance, wants),
        *contact_conflicts(instance),
        *hall_conflicts(instance, wants),
        *walk_conflicts(instance),
    )
    return tuple(sorted(found, key=lambda conflict: not conflict.hard))


_Asked = tuple[str, tuple[int, int], bool, bool]
"""A hall, a size, whether with aisles all around, and whether it may be turned."""


@dataclass(frozen=True)
class LeftOut:
    """Says of everybody without a place why, and what would mend it.

    ``standing`` are those who have a place, ``dropped`` those who had one that no aisle reached;
    ``late`` tells whether more time might have found one.
    """

    instance: Instance
    wants: Wants
    standing: Collection[str]
    dropped: Collection[str] = ()
    late: bool = False
    _known: dict[_Asked, bool] = field(default_factory=dict, compare=False)

    def reasons(self) -> Iterator[Unplaced]:
        """Go through those who are left out, in the order of the sheet."""
        out = [w for w in self.instance.brief.contracts if w.id not in self.standing]
        # The largest first: where it fits, nobody needs to ask for the smaller ones.
        for who in sorted(out, key=lambda w: -w.area_m2(self.instance.brief.module_mm)):
            any(self._holds(who, hall) for hall in self._halls(who))
        yield from map(self._reason, out)

    def _reason(self, who: Exhibitor) -> Unplaced:
        """Give the first reason that holds: no aisle, no size, no time, no hall, no room."""
        brief = self.instance.brief
        halls = self._halls(who)
        width, depth = who.shapes(brief.module_mm)[0]
        facts = {"who": who.id, "size": size(width, depth)}
        bound = len(halls) < len(self.instance.halls)
        if who.id in self.dropped:
            return _unplaced(who, "no_frontage", _NO_FRONTAGE.fill(**facts))
        if not any(self._holds(who, hall) for hall in halls):
            return self._too_large(who, halls, facts)
        if self.late:
            return _unplaced(who, "no_time", _NO_TIME.fill(**facts))
        if not bound or not self.standing:
            names = ", ".join(hall.id for hall in halls)
            text = _NO_ROOM if self.standing else _NO_ROWS
            return _unplaced(who, "no_room", text.fill(halls=names, **facts))
        (hall,) = halls
        same = {zone.id for zone in brief.zones if zone.hall in {hall.id, *hall.members}}
        asked = sum(w.area_m2(brief.module_mm) for w in brief.contracts if w.zone in same)
        most = hall_bound_m2(hall, self.instance.limits)
        text = _ZONE_FULL.fill(zone=who.zone, hall=hall.id, asked=asked, most=most, **facts)
        return _unplaced(who, "zone_full", text)

    def _halls(self, who: Exhibitor) -> tuple[Hall, ...]:
        """Give the halls somebody may stand in: the one its zone is bound to, or all."""
        name = next((z.hall for z in self.instance.brief.zones if z.id == who.zone), None)
        home = tuple(h for h in self.instance.halls if name in {h.id, *h.members})
        return home or self.instance.halls

    @cached_property
    def _empty(self) -> Mapping[str, EmptyHall]:
        """The halls as if nothing stood there."""
        return {hall.id: EmptyHall(hall, self.instance.limits) for hall in self.instance.halls}

    def _holds(self, who: Exhibitor, hall: Hall) -> bool:
        """Tell whether an empty hall holds a stand; of an L nobody claims that it does not."""
        module = self.instance.brief.module_mm
        if who.cut_shapes(module):
            return True
        island = self._is_island(who)
        return any(self._fits(hall.id, shape, island, who.turn) for shape in who.shapes(module))

    def _fits(self, hall: str, shape: tuple[int, int], island: bool, turn: bool) -> bool:
        """Ask each hall of each size once; what is smaller than what fits does as well."""
        short, long = sorted(shape)
        key = (hall, shape, island, turn)
        if key not in self._known:
            self._known[key] = any(
                fits
                and where == hall
                and isle >= island
                and turn >= turned
                and min(size) >= short
                and max(size) >= long
                and (turn or (size[0] >= shape[0] and size[1] >= shape[1]))
                for (where, size, isle, turned), fits in self._known.items()
            ) or self._empty[hall].holds(*shape, island=island, turn=turn)
        return self._known[key]

    @cached_property
    def _islands(self) -> frozenset[str]:
        """The stands that are deeper than a row both ways, by id."""
        return frozenset(who.id for who in self.wants.islands)

    def _is_island(self, who: Exhibitor) -> bool:
        """Tell whether a stand has aisles on all four sides: it asks for them, or is that deep."""
        return who.open_sides == ALL_SIDES or who.id in self._islands

    def _too_large(
        self, who: Exhibitor, halls: Sequence[Hall], facts: Mapping[str, object]
    ) -> Unplaced:
        """Say that no hall somebody may stand in holds its size, and which size one holds."""
        module = self.instance.brief.module_mm
        shape = who.shapes(module)[0]
        island = self._is_island(who)
        names = ", ".join(hall.id for hall in halls)
        aisles = _ISLAND if island else _ROW
        others = [h for h in self.instance.halls if h not in halls and self._holds(who, h)]
        if others:
            home = {"zone": who.zone, "hall": names, "other": others[0].id}
            return _unplaced(who, "too_large", _OTHER_HALL.fill(aisles=aisles, **home, **facts))
        if who.turn is False and any(
            self._empty[hall.id].holds(*shape, island=island) for hall in halls
        ):
            return _unplaced(who, "too_large", _TURN.fill(aisles=aisles, halls=names, **facts))
        # The largest hall is looked at alone: in huge ones with columns a look takes a second.
        hall = max(halls, key=lambda one: one.gross_m2)
        most = self._empty[hall.id].largest_like(*shape, island=island, turn=who.turn)
        if most is None or min(most) < min(*shape, module):
            return _unplaced(who, "too_large", _NOTHING.fill(aisles=aisles, halls=names, **facts))
        facts = {**facts, "most": size(*most), "where": hall.id}
        text = _TOO_LARGE.fill(aisles=aisles, halls=names, **facts)
        return _unplaced(who, "too_large", text)


def _unplaced(who: Exhibitor, code: str, reason: Text) -> Unplaced:
    """Make the answer."""
    return Unplaced(exhibitor=who.id, code=code, reason=reason)


_ISLAND = Text(ko="사방의 통로", en="aisles on all four sides")
_ROW = Text(ko="한 면의 통로", en="an aisle on one side")
_NO_FRONTAGE = Text(
    ko="{who} ({size}): 통로와 이어지는 자리가 없습니다. 홀을 늘리거나 크기를 줄이십시오.",
    en="{who} ({size}): no place that an aisle reaches; add a hall or ask for less.",
)
_TOO_LARGE = Text(
    ko="{who} ({size}): {aisles}까지 두면 어느 홀({halls})에도 들어가지 않습니다. "
    "{where} 홀에 들어가는 {most} 크기로 줄이십시오.",
    en="{who} ({size}): with {aisles} it fits no hall of {halls}; hall {where} holds {most}, so "
    "write that.",
)
_NOTHING = Text(
    ko="{who} ({size}): {aisles}까지 두면 어느 홀({halls})에도 들어가지 않습니다. 더 넓은 홀을 "
    "빌리십시오.",
    en="{who} ({size}): with {aisles} nothing of the kind fits a hall of {halls}; rent a "
    "wider one.",
)
_TURN = Text(
    ko="{who} ({size}): {aisles}까지 두면 돌리지 않고는 어느 홀({halls})에도 들어가지 않습니다. "
    "turn을 yes로 적으십시오.",
    en="{who} ({size}): with {aisles} it fits no hall of {halls} unless it is turned; write "
    "turn = yes.",
)
_OTHER_HALL = Text(
    ko="{who} ({size}): 구역({zone})의 홀 {hall}에는 {aisles}까지 두면 들어가지 않고 "
    "{other} 홀에는 들어갑니다. [[zones]] hall을 바꾸십시오.",
    en="{who} ({size}): with {aisles} it does not fit hall {hall}, to which zone {zone} is bound; "
    "hall {other} holds it: change [[zones]] hall.",
)
_NO_TIME = Text(
    ko="{who} ({size}): 시간 안에 자리를 찾지 못했습니다. 시간을 더 주고 다시 배치하십시오.",
    en="{who} ({size}): no place found before the time was up; plan again with more seconds.",
)
_NO_ROOM = Text(
    ko="{who} ({size}): 이 크기의 자리가 홀({halls})에 남지 않았습니다. priority를 올리거나 크기를 "
    "줄이거나 홀을 늘리십시오.",
    en="{who} ({size}): no place of this size is left in {halls}; give it a higher priority or a "
    "smaller size, or add a hall.",
)
_NO_ROWS = Text(
    ko="{who} ({size}): 홀({halls})에서 통로를 둔 부스 열을 하나도 찾지 못했습니다. 더 넓은 홀을 "
    "빌리십시오.",
    en="{who} ({size}): not one row of stands with its aisle was found in {halls}; rent a wider "
    "hall.",
)
_ZONE_FULL = Text(
    ko="{who} ({size}): 구역({zone})의 홀 {hall}이 찼습니다. 이 홀로 묶인 요청은 {asked:,.0f} m², "
    "홀에는 많아야 {most:,.0f} m²가 들어갑니다. [[zones]] hall을 지우십시오.",
    en="{who} ({size}): hall {hall}, to which its zone {zone} is bound, is full; {asked:,.0f} m² "
    "are bound to at most {most:,.0f} m². Take out [[zones]] hall.",
)
