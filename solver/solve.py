"""The solver from outside: ``solve(instance, stop, seed=...)``."""

import time
from collections.abc import Iterator, Mapping
from importlib.metadata import version

from layouts.allotment import Allotment
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaRequest
from layouts.layout import Layout
from venue.hall import Hall

from .assign import seat
from .bound import universal_bound_m2
from .conflict import conflicts_of, reason_for
from .cover import Effort
from .finish import Finished, finish
from .instance import Instance
from .lot import Request
from .place import ATTEMPT_SECONDS, Placement, Task, fill_up, grounds, place, skeletons
from .progress import Event, Progress, silent
from .requests import Wants, wants_of
from .result import Result, Status, Unplaced
from .share import Share, share_out
from .stamp import Item
from .stop import Stop

DETERMINISTIC_TIME = 12.0
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
    conflicts = conflicts_of(instance, run.wants)
    facts = {
        "seed": seed,
        "mode": "reproducible" if stop.deterministic else "wall-clock",
        "versions": {name: version(name) for name in ("madang", "ortools", "shapely")},
        "instance_sha256": instance.sha256,
        "bound_net_m2": universal_bound_m2(instance.halls, instance.brief, instance.limits),
    }
    if conflicts:
        return Result(status=Status.INFEASIBLE, conflicts=conflicts, gap=1.0,
                      seconds=time.monotonic() - start, **facts)
    finished = run.solve()
    if finished is None:
        return Result(status=Status.NO_SOLUTION_YET, gap=1.0,
                      seconds=time.monotonic() - start, **facts)
    return _result(instance, run, finished, facts, time.monotonic() - start)


class _Run:
    """One run: what is to be placed where, and what came of it."""

    def __init__(
        self, instance: Instance, stop: Stop, seed: int, workers: int, progress: Progress
    ) -> None:
        self.instance, self.stop, self.progress = instance, stop, progress
        self.wants: Wants = wants_of(instance.brief, instance.limits.mm("row"))
        self.exhibitors: Mapping[str, Exhibitor] = {e.id: e for e in instance.brief.exhibitors}
        self.areas: Mapping[str, AreaRequest] = {a.id: a for a in instance.brief.areas}
        self.workers, self.seed = workers, seed
        self.missed: set[str] = set()

    def effort(self) -> Effort:
        """Give how hard the next cover may be tried."""
        if self.stop.deterministic:
            return Effort(DETERMINISTIC_TIME, 1, self.seed, deterministic=True)
        seconds = min(ATTEMPT_SECONDS, self.stop.seconds_left() / 2)
        return Effort(seconds, self.workers, self.seed)

    def solve(self) -> list[Finished] | None:
        """Share out, place hall by hall, place what is left across halls, finish."""
        if self.stop():
            return None
        halls = self.instance.halls
        given = self.shares()
        tasks, placements = [], []
        for index, hall in enumerate(halls):
            task = self.task(hall, given)
            tasks.append(task)
            placements.append(place(task, self.effort(), self.stop))
            self.report("placing", (index + 1) / (len(halls) + 1), placements)
        self.across(placements)
        finished = []
        for task, placement in zip(tasks, placements, strict=True):
            finished.append(self.finish(task, placement))
        self.report("finished", 1.0, placements)
        return finished

    def shares(self) -> dict[str, str]:
        """Give every exhibitor's request and every area a hall."""
        brief = self.instance.brief
        homes = {zone.id: self.home(zone.hall) for zone in brief.zones}
        shares = [
            Share(r.key, r.zone, r.area / 1e6, homes.get(r.zone)) for r in self.wants.requests
        ]
        shares += [
            Share(e.id, e.zone, e.area_m2(brief.module_mm) * 1.4, homes.get(e.zone))
            for e in self.wants.islands
        ]
        shares += [
            Share(p.exhibitor.id, p.exhibitor.zone, p.footprint.area_m2 * 1.4, p.footprint.hall)
            for p in self.wants.pinned
        ]
        shares += [
            Share(a.id, f"area {a.id}", a.size_mm[0] * a.size_mm[1] / 1e6, self.home(a.hall))
            for a in brief.areas
        ]
        room = {hall.id: self.room_m2(hall) for hall in self.instance.halls}
        return share_out(shares, room, self.seed)

    def home(self, hall: str | None) -> str | None:
        """Give the opened hall that a hall's or a member's id means."""
        return next(
            (h.id for h in self.instance.halls if hall is not None and hall in {h.id, *h.members}),
            None,
        )

    def room_m2(self, hall: Hall) -> float:
        """Give the area of the cells of a hall's densest skeleton."""
        task = Task(hall, self.instance.limits, self.instance.brief.module_mm)
        found = skeletons(grounds(task))
        return max((s.cells * s.ground.pitch**2 / 1e6 for s in found), default=0.0)

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
        items = []
        for who in self.wants.islands:
            if given[who.id] == hall.id:
                width, depth = who.shapes(brief.module_mm)[0]
                place = near.get(who.zone, middle)
                items.append(Item(who.id, width, depth, True, who.turn, place))
        for area in brief.areas:
            if given[area.id] == hall.id:
                items.append(Item(area.id, *area.size_mm, False, True, self.place_of(area, hall)))
        return Task(
            hall=hall,
            limits=self.instance.limits,
            module_mm=brief.module_mm,
            requests=tuple(r for r in self.wants.requests if given[r.key] == hall.id),
            items=tuple(items),
            zone_of_item={e.id: e.zone for e in self.wants.islands},
            pinned=tuple(p for p in self.wants.pinned if p.footprint.hall == hall.id),
            near=near,
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
        for index, placement in enumerate(placements):
            if placement is None or not placement.left:
                continue
            for other, host in enumerate(placements):
                if other == index or host is None or not placement.left or self.stop():
                    continue
                moving = [r for r in placement.left if self.may_leave(r)]
                before = {r.key for r in host.left}
                own = list(host.left)
                fill_up(host, moving, self.effort())
                moved = {r.key for r in moving} - {r.key for r in host.left}
                host.left = own + [r for r in host.left if r.key in before]
                placement.left = [r for r in placement.left if r.key not in moved]
                self.guests.setdefault(host.skeleton.ground.hall.id, []).extend(
                    r for r in moving if r.key in moved
                )

    @property
    def guests(self) -> dict[str, list[Request]]:
        """Requests that stand in another hall than they were shared to, by hall."""
        return self.__dict__.setdefault("_guests", {})

    def may_leave(self, request: Request) -> bool:
        """Tell whether a request's zone is free to stand in another hall."""
        zone = next((z for z in self.instance.brief.zones if z.id == request.zone), None)
        return zone is None or zone.hall is None

    def finish(self, task: Task, placement: Placement | None) -> Finished:
        """Seat the requests of a hall and make its layout."""
        if placement is None:
            return Finished(Layout(), {}, ())
        hall = task.hall
        ground = placement.skeleton.ground
        doors = [ground.turn_point(d.middle) for d in hall.openings if d.type == "entrance"]
        requests = [*task.requests, *self.guests.get(hall.id, [])]
        seats = seat(placement, requests, self.instance.brief.pairs, doors)
        self.missed |= {item.key for item in placement.missed}
        return finish(task, placement, seats, self.exhibitors, self.areas)

    def report(self, stage: str, share: float, placements: list[Placement | None]) -> None:
        """Tell how far the work has come."""
        there = [p for p in placements if p is not None]
        placed = sum(len(t.lot.requests[0].members) for p in there for t in p.taken)
        placed += sum(s.item.key in self.exhibitors for p in there for s in p.stamps)
        placed += len(self.wants.pinned)
        net = sum(p.area for p in there)
        self.progress(Event(stage, share, placed, len(self.exhibitors), net))


def _result(
    instance: Instance,
    run: _Run,
    finished: list[Finished],
    facts: dict[str, object],
    seconds: float,
) -> Result:
    """Put the halls' layouts together and say who was left out."""
    layout = Layout(
        booths=tuple(b for f in finished for b in f.layout.booths),
        aisles=tuple(a for f in finished for a in f.layout.aisles),
        zones=tuple(z for f in finished for z in f.layout.zones),
        areas=tuple(a for f in finished for a in f.layout.areas),
    )
    allotted = {booth: who for f in finished for booth, who in f.allotted.items()}
    standing = set(allotted.values())
    net = sum(booth.area_m2 for booth in layout.booths)
    bound = max(float(str(facts["bound_net_m2"])), 0.0)
    unplaced = tuple(_unplaced(instance, run, standing, {d for f in finished for d in f.dropped}))
    whole = not unplaced
    return Result(
        status=Status.OPTIMAL if whole else Status.FEASIBLE,
        layout=layout,
        allotments=tuple(Allotment(booth=b, exhibitor=e) for b, e in allotted.items()),
        unplaced=unplaced,
        net_m2=round(net, 4),
        gap=0.0 if whole or bound <= 0 else max(0.0, 1 - net / bound),
        seconds=seconds,
        **facts,  # type: ignore[arg-type]
    )


def _unplaced(
    instance: Instance, run: _Run, standing: set[str], dropped: set[str]
) -> Iterator[Unplaced]:
    """Say of everyone who was left out why."""
    for who in instance.brief.exhibitors:
        if who.id not in standing:
            yield reason_for(instance, who, dropped=who.id in dropped)
