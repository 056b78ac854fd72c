"""From the brief to the work on each hall: who goes where, and what is wanted there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from layouts.brief.request import RESTING, AreaRequest
from venue.hall import Hall

from .before import Before
from .instance import Instance
from .lot import Request
from .place import HallWork
from .requests import Pinned, Wants, area_key
from .share import Room, Share, share_out
from .skeleton import Skeleton
from .stamp import Item
from .styles import densest, grounds_of
from .task import ISLAND_SHARE, Task, needed_cells


@dataclass(frozen=True)
class Works:
    """The brief's wishes, to be shared out between the halls of an instance."""

    instance: Instance
    wants: Wants
    seed: int
    workers: int
    before: Before = field(default_factory=Before)

    def of_halls(self) -> list[HallWork]:
        """Give the work on every hall, in their order."""
        halls = self.instance.halls
        # One hall need not be compared with others: its own work lays its rows.
        laid = {hall.id: self._densest(hall) for hall in halls} if len(halls) > 1 else {}
        given = self._shares({hall: _room(skeletons) for hall, skeletons in laid.items()})
        return [self._work(self._task(hall, given), laid.get(hall.id, ())) for hall in halls]

    def _work(self, task: Task, laid: Sequence[Skeleton]) -> HallWork:
        """Give the work on one hall, with those alone that it is about."""
        keys = {key for request in task.requests for key, _ in request.members}
        keys |= {item.key for item in task.items} | {pin.exhibitor.id for pin in task.pinned}
        brief = self.instance.brief
        exhibitors = {key: who for key, who in brief.served.items() if key in keys}
        areas = {area_key(a.id): a for a in brief.areas if area_key(a.id) in keys}
        return HallWork(task, exhibitors, areas, self.seed, self.workers, tuple(laid))

    def _pinned_in(self, hall: Hall) -> tuple[Pinned, ...]:
        """Give the booths pinned in a hall."""
        return tuple(pin for pin in self.wants.pinned if pin.footprint.hall == hall.id)

    def _shares(self, rooms: Mapping[str, Room]) -> dict[str, str]:
        """Give every exhibitor's request and every area a hall, by the room of each."""
        brief = self.instance.brief
        homes = {zone.id: self._home(zone.hall) for zone in brief.zones}
        shares = [
            Share(
                r.key,
                r.zone,
                self._taken_m2(r),
                homes.get(r.zone) or self._stood_in(r.members[0][0]),
                r.across(brief.module_mm) > 1,
            )
            for r in self.wants.requests
        ]
        shares += [
            Share(
                e.id,
                e.zone,
                self._around_m2(*e.shapes(brief.module_mm)[0]),
                homes.get(e.zone) or self._stood_in(e.id),
                deep=True,
            )
            for e in self.wants.islands
        ]
        # Pinned booths are off the skeletons already; they only draw their zone to their hall.
        shares += [
            Share(p.exhibitor.id, p.exhibitor.zone, 0.1, p.footprint.hall)
            for p in self.wants.pinned
        ]
        shares += [
            Share(
                area_key(a.id),
                area_key(a.id),
                a.size_mm[0] * a.size_mm[1] / 1e6,
                self._home(a.hall) or self._stood_in(area_key(a.id)),
                deep=True,
            )
            for a in brief.areas
        ]
        if len(self.instance.halls) == 1:
            return dict.fromkeys((share.key for share in shares), self.instance.halls[0].id)
        return share_out(shares, rooms, self.seed)

    def _taken_m2(self, request: Request) -> float:
        """Give the floor a request takes from rows, square metres."""
        cells = needed_cells([request], self.instance.brief.module_mm, self.instance.limits)
        return cells * self.instance.brief.module_mm**2 / 1e6

    def _around_m2(self, width: float, depth: float) -> float:
        """Give the floor an island takes from rows: itself and its share of the aisle around."""
        aisle = self.instance.limits.mm("aisle")
        return (width + aisle) * (depth + aisle) * ISLAND_SHARE / 1e6

    def _home(self, hall: str | None) -> str | None:
        """Give the opened hall that a hall's or a member's id means."""
        return next(
            (h.id for h in self.instance.halls if hall is not None and hall in {h.id, *h.members}),
            None,
        )

    def _stood_in(self, key: str) -> str | None:
        """Give the opened hall that an exhibitor or an area stood in."""
        place = self.before.place_of(key)
        return None if place is None else self._home(place.hall)

    def _densest(self, hall: Hall) -> list[Skeleton]:
        """Lay the densest rows that a hall may have around those who are pinned."""
        module = self.instance.brief.module_mm
        return densest(grounds_of(hall, self.instance.limits, module, self._pinned_in(hall)))

    def _task(self, hall: Hall, given: Mapping[str, str]) -> Task:
        """Give what one hall is to hold."""
        brief, before = self.instance.brief, self.before.in_hall(hall.id)
        near = {}
        for zone in brief.zones:
            door = hall.opening(zone.near) if zone.near else None
            if door is not None:
                near[zone.id] = (float(door.middle[0]), float(door.middle[1]))
        entrances = [d for d in hall.openings if d.type == "entrance"]
        gate = max(entrances, key=lambda d: d.clear_width_mm, default=None)
        middle = None if gate is None else (float(gate.middle[0]), float(gate.middle[1]))
        items = [
            Item(
                who.id,
                *who.shapes(brief.module_mm)[0],
                island=True,
                may_turn=who.turn,
                wanted=near.get(who.zone, middle),
            )
            for who in self.wants.islands
            if given[who.id] == hall.id
        ]
        items += [
            Item(area_key(area.id), *area.size_mm, island=False, wanted=self._place_of(area, hall))
            for area in brief.areas
            if given[area_key(area.id)] == hall.id
        ]
        return Task(
            hall=hall,
            limits=self.instance.limits,
            module_mm=brief.module_mm,
            requests=tuple(
                replace(r, stood=all(key in before.booths for key, _ in r.members))
                for r in self.wants.requests
                if given[r.key] == hall.id
            ),
            items=tuple(items),
            zone_of_item={e.id: e.zone for e in self.wants.islands},
            pinned=self._pinned_in(hall),
            near=near,
            members=self.instance.brief.members,
            banded={
                k: replace(r, stood=k in before.booths)
                for k, r in self.wants.banded.items()
                if given[k] == hall.id
            },
            resting=frozenset(area_key(a.id) for a in brief.areas if a.kind in RESTING),
            before=before,
        )

    def _place_of(self, area: AreaRequest, hall: Hall) -> tuple[float, float] | None:
        """Give where an area would like to stand: at its opening, or where its kind belongs."""
        door = hall.opening(area.near) if area.near else None
        entrances = [d for d in hall.openings if d.type == "entrance"]
        if door is None and area.kind == "registration" and entrances:
            door = max(entrances, key=lambda d: d.clear_width_mm)
        return None if door is None else (float(door.middle[0]), float(door.middle[1]))


def _room(skeletons: Sequence[Skeleton]) -> Room:
    """Give the room of the best of a hall's skeletons, deep rows counted once more."""
    rooms = [
        Room(*(cells * s.ground.pitch**2 / 1e6 for cells in (s.cells, s.deep_cells)))
        for s in skeletons
    ]
    return max(rooms, key=lambda room: room.all_m2 + room.deep_m2, default=Room(0.0, 0.0))
