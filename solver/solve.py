"""The solver from outside: ``solve(instance, stop, seed=...)``."""

import time
from collections.abc import Mapping
from functools import partial
from importlib.metadata import version
from typing import Any

from layouts.allotment import Allotment
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaRequest
from layouts.layout import Layout
from venue.hall import Hall

from .advice import advice_of
from .assign import Seat, put_aside, seat
from .bound import hall_bound_m2, universal_bound_m2
from .cover import Effort
from .explain import LeftOut, contradictions
from .finish import Finished, finish
from .instance import Instance
from .lot import Request
from .place import (
    ISLAND_SHARE,
    Placement,
    Task,
    insert,
    needed_cells,
    place,
    skeletons,
)
from .progress import Event, Progress, silent
from .repair import repair
from .requests import Pinned, Wants, area_key, wants_of
from .result import Result, Status
from .rivals import part_rivals
from .share import Room, Share, share_out
from .skeleton import Skeleton
from .stamp import Item
from .stop import AnyOf, Seconds, Stop

ATTEMPT_SECONDS = 6.0
"""Time one cover may take: models cut by zone are proved within three seconds."""

TIME_SHARE = 0.85
"""Share of the time left that covers may use; the rest is for finishing what stands."""

RETRIES = 2
"""Times that booths which the finished floor could not keep are tried elsewhere."""

DETERMINISTIC_TIME = 3.0
"""Deterministic time of one cover in reproducible runs: about as many seconds on one core."""


def solve(
    instance: Instance,
    stop: Stop,
    *,
    seed: int = 0,
    workers: int = 2,
    progress: Progress = silent,
) -> Result:
    """Place the booths of a show.

    Parameters
    ----------
    instance : halls, brief and limits.
    stop : asked between steps; when it says stop, the best so far is finished and given back.
    seed : the random seed of every model.
    workers : threads of the model's solver; a deterministic stop uses one.
    progress : told after every step.

    Returns
    -------
    A result: OPTIMAL when everything asked stands (no plan can have more), FEASIBLE when a part
    stands, INFEASIBLE with conflicts when what is fixed contradicts the hall, NO_SOLUTION_YET
    when the time was too short for a first layout.
    """
    start = time.monotonic()
    run = _Run(instance, stop, seed, workers, progress)
    conflicts = tuple(one.text for one in run.contradictions if one.hard)
    facts: dict[str, Any] = {
        "seed": seed,
        "mode": "reproducible" if stop.deterministic else "wall-clock",
        "versions": {name: version(name) for name in ("madang", "ortools", "shapely")},
        "instance_sha256": instance.sha256,
        "bound_net_m2": universal_bound_m2(instance.halls, instance.brief, instance.limits),
    }
    if conflicts:
        return Result(
            status=Status.INFEASIBLE,
            conflicts=conflicts,
            gap=1.0,
            seconds=time.monotonic() - start,
            **facts,
        )
    finished = run.solve()
    if finished is None:
        return Result(
            status=Status.NO_SOLUTION_YET, gap=1.0, seconds=time.monotonic() - start, **facts
        )
    return _result(instance, run, finished, facts, time.monotonic() - start)


class _Run:
    """One run: what is to be placed where, and what came of it."""

    def __init__(
        self, instance: Instance, stop: Stop, seed: int, workers: int, progress: Progress
    ) -> None:
        self.instance, self.stop, self.progress = instance, stop, progress
        self.wants: Wants = wants_of(instance.brief, instance.limits.mm("row"))
        self.exhibitors: Mapping[str, Exhibitor] = instance.brief.served
        self.contracts = instance.brief.contracts
        self.areas: Mapping[str, AreaRequest] = {area_key(a.id): a for a in instance.brief.areas}
        self.workers, self.seed = workers, seed
        self.contradictions = contradictions(instance, self.wants)
        self.late = False
        self.laid: dict[str, tuple[Skeleton, ...]] = {}

    def effort(self, halls: int = 1) -> Effort:
        """Give how hard the next cover may be tried when so many halls still wait."""
        if self.stop.deterministic:
            wall = self.stop.seconds_left()
            return Effort(DETERMINISTIC_TIME, 1, self.seed, deterministic=True, wall=wall)
        # Half of a hall's part at most: its cover may be followed by a second, for leftovers.
        seconds = min(ATTEMPT_SECONDS, self.stop.seconds_left() * TIME_SHARE / (2 * halls))
        return Effort(seconds, self.workers, self.seed)

    def solve(self) -> list[Finished] | None:
        """Share out, place hall by hall, place what is left across halls, finish."""
        if self.stop():
            return None
        halls = self.instance.halls
        for hall in halls:
            self.laid[hall.id] = skeletons(
                hall,
                self.instance.limits,
                self.instance.brief.module_mm,
                self.pinned_in(hall),
                self.stop_for(2 * len(halls)),
            )
        given = self.shares()
        tasks, placements = [], []
        for index, hall in enumerate(halls):
            task = self.task(hall, given)
            tasks.append(task)
            waiting = len(halls) - index
            laid = self.laid[hall.id]
            effort = partial(self.effort, waiting)
            placements.append(place(task, laid, effort, self.stop_for(waiting), repair))
            self.report("placing", (index + 1) / (len(halls) + 1), placements)
        self.across(placements)
        # Where the models were solved to proof, or more is asked than can fit, time is no reason.
        room = sum(hall_bound_m2(hall, self.instance.limits) for hall in halls)
        unproved = any(p is not None and p.left and not p.proved for p in placements)
        self.late = (self.stop() or unproved) and self.instance.brief.asked_m2 <= room
        finished = []
        for task, placement in zip(tasks, placements, strict=True):
            finished.append(self.finish(task, placement))
        self.report("finished", 1.0, placements)
        return finished

    def pinned_in(self, hall: Hall) -> tuple[Pinned, ...]:
        """Give the booths pinned in a hall."""
        return tuple(pin for pin in self.wants.pinned if pin.footprint.hall == hall.id)

    def stop_for(self, halls: int) -> Stop:
        """Give the stop for one hall when so many still wait."""
        if self.stop.deterministic:
            return self.stop
        return AnyOf(self.stop, Seconds(self.stop.seconds_left() * TIME_SHARE / halls))

    def shares(self) -> dict[str, str]:
        """Give every exhibitor's request and every area a hall."""
        brief = self.instance.brief
        homes = {zone.id: self.home(zone.hall) for zone in brief.zones}
        shares = [
            Share(r.key, r.zone, self.taken_m2(r), homes.get(r.zone), r.across(brief.module_mm) > 1)
            for r in self.wants.requests
        ]
        shares += [
            Share(
                e.id,
                e.zone,
                self.around_m2(*e.shapes(brief.module_mm)[0]),
                homes.get(e.zone),
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
                self.home(a.hall),
                deep=True,
            )
            for a in brief.areas
        ]
        rooms = {hall.id: self.room(hall) for hall in self.instance.halls}
        return share_out(shares, rooms, self.seed)

    def taken_m2(self, request: Request) -> float:
        """Give the floor a request takes from rows, square metres."""
        cells = needed_cells([request], self.instance.brief.module_mm, self.instance.limits)
        return cells * self.instance.brief.module_mm**2 / 1e6

    def around_m2(self, width: float, depth: float) -> float:
        """Give the floor an island takes from rows: itself and its share of the aisle around."""
        aisle = self.instance.limits.mm("aisle")
        return (width + aisle) * (depth + aisle) * ISLAND_SHARE / 1e6

    def home(self, hall: str | None) -> str | None:
        """Give the opened hall that a hall's or a member's id means."""
        return next(
            (h.id for h in self.instance.halls if hall is not None and hall in {h.id, *h.members}),
            None,
        )

    def room(self, hall: Hall) -> Room:
        """Give the room of a hall's best skeleton, deep rows counted once more."""
        rooms = [
            Room(*(cells * s.ground.pitch**2 / 1e6 for cells in (s.cells, s.deep_cells)))
            for s in self.laid[hall.id]
        ]
        return max(rooms, key=lambda room: room.all_m2 + room.deep_m2, default=Room(0.0, 0.0))

    def task(self, hall: Hall, given: Mapping[str, str]) -> Task:
        """Give what one hall is to hold."""
        brief = self.instance.brief
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
            Item(area_key(area.id), *area.size_mm, island=False, wanted=self.place_of(area, hall))
            for area in brief.areas
            if given[area_key(area.id)] == hall.id
        ]
        return Task(
            hall=hall,
            limits=self.instance.limits,
            module_mm=brief.module_mm,
            requests=tuple(r for r in self.wants.requests if given[r.key] == hall.id),
            items=tuple(items),
            zone_of_item={e.id: e.zone for e in self.wants.islands},
            pinned=self.pinned_in(hall),
            near=near,
            members=self.instance.brief.members,
            banded={k: r for k, r in self.wants.banded.items() if given[k] == hall.id},
        )

    def place_of(self, area: AreaRequest, hall: Hall) -> tuple[float, float] | None:
        """Give where an area would like to stand: at its opening, or where its kind belongs."""
        door = hall.opening(area.near) if area.near else None
        entrances = [d for d in hall.openings if d.type == "entrance"]
        if door is None and area.kind == "registration" and entrances:
            door = max(entrances, key=lambda d: d.clear_width_mm)
        return None if door is None else (float(door.middle[0]), float(door.middle[1]))

    def across(self, placements: list[Placement | None]) -> None:
        """Try in the other halls what one hall had no room for."""
        for source in placements:
            for host in placements:
                if source is None or host is None or host is source or self.stop():
                    continue
                guests = [request for request in source.left if self.may_leave(request)]
                if not guests:
                    continue
                insert(host, self.effort(), guests)
                guests = [request for request in source.left if self.may_leave(request)]
                home = {r.key for r in host.asked} - {r.key for r in host.left}
                moved = {r.key for r in guests} & home
                staying = {r.key for r in guests} - moved
                host.asked = [r for r in host.asked if r.key not in staying]
                host.left = [r for r in host.left if r.key not in staying]
                source.left = [r for r in source.left if r.key not in moved]
                source.asked = [r for r in source.asked if r.key not in moved]

    def may_leave(self, request: Request) -> bool:
        """Tell whether a request's zone is free to stand in another hall."""
        zone = next((z for z in self.instance.brief.zones if z.id == request.zone), None)
        return zone is None or zone.hall is None

    def finish(self, task: Task, placement: Placement | None) -> Finished:
        """Seat the requests of a hall and make its layout."""
        if placement is None:
            return Finished(Layout(), {}, ())
        seats, best = self.seated(task, placement)
        for _ in range(RETRIES):
            if not best.dropped or self.stop():
                break
            put_aside(placement, seats, best.dropped)
            insert(placement, self.effort())
            seats, found = self.seated(task, placement)
            if len(found.dropped) + len(placement.left) > len(best.dropped):
                break
            best = found
        return best

    def seated(self, task: Task, placement: Placement) -> tuple[list[Seat], Finished]:
        """Give every request of a hall its spot, and make the layout of it."""
        seats = part_rivals(
            seat(placement, self.exhibitors),
            placement.standing,
            self.exhibitors,
            task.limits.mm("rival_distance"),
        )
        return seats, finish(task, placement, seats, self.exhibitors, self.areas)

    def report(self, stage: str, share: float, placements: list[Placement | None]) -> None:
        """Tell how far the work has come."""
        there = [p for p in placements if p is not None]
        stamped = {s.item.key for p in there for s in p.stamps} & self.exhibitors.keys()
        left = {key for p in there for r in p.left for key, _ in r.members}
        tried = {key for p in there for r in p.asked for key, _ in r.members}
        standing = stamped | (tried - left) | {pin.exhibitor.id for pin in self.wants.pinned}
        module = self.instance.brief.module_mm
        net = sum(self.exhibitors[key].area_m2(module) for key in standing)
        self.progress(Event(stage, share, len(standing), len(self.contracts), round(net, 2)))


def _result(
    instance: Instance,
    run: _Run,
    finished: list[Finished],
    facts: Mapping[str, Any],
    seconds: float,
) -> Result:
    """Put the halls' layouts together and say who was left out."""
    layout = Layout(
        booths=tuple(b for f in finished for b in f.layout.booths),
        aisles=tuple(a for f in finished for a in f.layout.aisles),
        zones=tuple(z for f in finished for z in f.layout.zones),
        areas=tuple(a for f in finished for a in f.layout.areas),
        pods=tuple(p for f in finished for p in f.layout.pods),
    )
    allotted = {booth: who for f in finished for booth, who in f.allotted.items()}
    standing = set(allotted.values())
    net = sum(booth.area_m2 for booth in layout.booths)
    bound = max(float(str(facts["bound_net_m2"])), 0.0)
    dropped = {key for f in finished for key in f.dropped}
    unplaced = tuple(LeftOut(instance, run.wants, standing, dropped, run.late).reasons())
    advice = tuple(one.text for one in run.contradictions if not one.hard)
    advice += advice_of(instance, run.laid, run.wants.pinned, unplaced, run.stop)
    whole = not unplaced
    return Result(
        status=Status.OPTIMAL if whole else Status.FEASIBLE,
        layout=layout,
        allotments=tuple(Allotment(booth=b, exhibitor=e) for b, e in allotted.items()),
        unplaced=unplaced,
        advice=advice,
        net_m2=round(net, 4),
        gap=0.0 if whole or bound <= 0 else max(0.0, 1 - net / bound),
        seconds=seconds,
        **facts,
    )
