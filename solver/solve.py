"""The solver from outside: ``solve(instance, stop, seed=...)``."""

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from layouts.allotment import Allotment
from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor
from layouts.layout import Layout
from venue.text import Text

from .advice import advice_of
from .before import Before, held_fast
from .bound import hall_bound_m2, universal_bound_m2
from .conflict import called
from .explain import LeftOut, contradictions
from .family import family_bound_m2
from .instance import Instance
from .lot import Request
from .place import HallPlan, HallWork
from .progress import Event, Progress, silent
from .requests import Wants, wants_of
from .result import Result, Status
from .spread import Spread, in_turn
from .stop import AnyOf, Seconds, Stop
from .walking_bound import walking_bound_m
from .works import Works

NAMED = 5
"""Exhibitors named in one sentence."""

MAX_HOSTS = 3
"""Halls that are asked to take what one hall had no room for."""

CLOSE = 0.995
"""Share of the universal bound from which no better bound is sought: it says enough."""

GUEST_SHARE = 0.15
"""Time for what one hall had no room for, of the time that all halls took."""

BOUND_SECONDS = 6.0
"""Time for the family bound of a show that does not fit: a hall of COEX takes a fifth of it."""


def solve(
    instance: Instance,
    stop: Stop,
    *,
    seed: int = 0,
    workers: int = 2,
    progress: Progress = silent,
    spread: Spread = in_turn,
    before: Before | None = None,
) -> Result:
    """Place the booths of a show.

    Parameters
    ----------
    instance : halls, brief and limits.
    stop : asked between steps; when it says stop, the best so far is finished and given back.
    seed : the random seed of every model.
    workers : threads of the model's solver; a deterministic stop uses one.
    progress : told after every improvement: all that is told stands in one legal plan.
    spread : does the work on the halls, one after another or several at a time.
    before : an earlier plan to start from: who can stays where it stood, few others move.

    Returns
    -------
    A result: OPTIMAL when everything asked stands (no plan can have more), FEASIBLE when a part
    stands, INFEASIBLE with conflicts when what is fixed contradicts the hall, NO_SOLUTION_YET
    when the time was too short for a first layout.
    """
    start = time.monotonic()
    run = _Run(instance, stop, seed, workers, progress, before or Before())
    conflicts = tuple(one.text for one in run.contradictions if one.hard)
    facts: dict[str, Any] = {
        "seed": seed,
        "mode": "reproducible" if stop.deterministic else "wall-clock",
        "versions": {name: version(name) for name in ("madang", "ortools", "shapely")},
        "instance_sha256": instance.sha256,
        "walking_bound_m": walking_bound_m(instance.halls),
        "bound_net_m2": run.bound_m2,
    }
    if conflicts:
        return Result(
            status=Status.INFEASIBLE,
            conflicts=conflicts,
            gap=1.0,
            seconds=time.monotonic() - start,
            **facts,
        )
    run.solve(spread)
    if not run.plans:
        return Result(
            status=Status.NO_SOLUTION_YET, gap=1.0, seconds=time.monotonic() - start, **facts
        )
    return _result(instance, run, facts, start)


class _Run:
    """One run: what is to be placed where, and what came of it."""

    def __init__(
        self,
        instance: Instance,
        stop: Stop,
        seed: int,
        workers: int,
        progress: Progress,
        before: Before,
    ) -> None:
        self.instance, self.stop, self.progress = instance, stop, progress
        fast = held_fast(before, instance)
        self.before = before.holding({pin.exhibitor.id for pin in fast})
        self.freed = before.fast - self.before.fast - {p.exhibitor for p in instance.brief.pins}
        self.wants: Wants = wants_of(instance.brief, instance.limits.mm("row"), fast)
        self.exhibitors: Mapping[str, Exhibitor] = instance.brief.served
        self.workers, self.seed = workers, seed
        # Who keeps a larger booth than is asked for has more than the bound knows of.
        module = instance.brief.module_mm
        more = (max(0.0, p.footprint.area_m2 - p.exhibitor.area_m2(module)) for p in fast)
        universal = universal_bound_m2(instance.halls, instance.brief, instance.limits)
        self.bound_m2 = round(universal + sum(more), 4)
        self.plans: dict[int, HallPlan] = {}
        self.ready: set[int] = set()
        self.contradictions = contradictions(instance, self.wants)
        self.late = False

    def solve(self, spread: Spread) -> None:
        """Share out, place the halls, place what is left across them."""
        if self.stop():
            return
        halls = self.instance.halls
        works = Works(self.instance, self.wants, self.seed, self.workers, self.before).of_halls()
        start = time.monotonic()
        spread(works, self.stop, self.found)
        soon = Seconds(GUEST_SHARE * (time.monotonic() - start))
        self.across(works, self.stop if self.stop.deterministic else AnyOf(self.stop, soon))
        # Where the models were solved to proof, or more is asked than can fit, time is no reason.
        room = sum(hall_bound_m2(hall, self.instance.limits) for hall in halls)
        left = [plan for plan in self.plans.values() if plan.placement.left]
        unproved = any(not plan.placement.proved for plan in left)
        self.late = (self.stop() or unproved) and self.instance.brief.asked_m2 <= room
        self.report("finished", 1.0)

    def found(self, index: int, plan: HallPlan) -> None:
        """Keep a better plan of a hall: with the others' it makes a whole plan that is legal."""
        self.plans[index] = plan
        self.ready.add(index)
        self.report("placing", len(self.ready) / (len(self.instance.halls) + 1))

    def across(self, works: list[HallWork], stop: Stop) -> None:
        """Try in the other halls what one hall had no room for."""
        for source, host in self.visits():
            guests = [r for r in self.plans[source].placement.left if self.may_leave(r)]
            if not guests or stop():
                continue
            keys = {key for request in guests for key, _ in request.members}
            welcome = {key: self.exhibitors[key] for key in keys}
            work = replace(works[host], exhibitors={**works[host].exhibitors, **welcome})
            made = work.with_guests(self.plans[host], guests, stop)
            if made.rank <= self.plans[host].rank:
                continue
            works[host], self.plans[host] = work, made
            there = set(made.finished.allotted.values())
            rest = self.plans[source].placement.copy()
            rest.let_go({r.key for r in guests if there.issuperset(key for key, _ in r.members)})
            self.plans[source] = replace(self.plans[source], placement=rest)

    def visits(self) -> Iterator[tuple[int, int]]:
        """List which hall's leftovers are worth trying in which other: where most is free."""
        spare = {hall: plan.placement.idle_cells for hall, plan in self.plans.items()}
        for source in sorted(hall for hall, plan in self.plans.items() if plan.placement.left):
            hosts = sorted((h for h in spare if h != source and spare[h]), key=lambda h: -spare[h])
            yield from ((source, host) for host in hosts[:MAX_HOSTS])

    def bound(self, net_m2: float) -> tuple[float, str]:
        """Give the best bound there is time for, and its kind, when something is left out."""
        # Who is kept off the rows, or held although no brief says so, is no part of the family.
        if net_m2 >= CLOSE * self.bound_m2 or self.off_rows or self.before.fast:
            return self.bound_m2, "universal"
        self.report("bound", 1.0)
        soon = AnyOf(self.stop, Seconds(BOUND_SECONDS))
        # Reproducible runs look for it to the end: what a clock allows differs.
        stop = self.stop if self.stop.deterministic else soon
        family = family_bound_m2(self.instance, self.wants, stop)
        if net_m2 <= family < self.bound_m2:
            return family, "family"
        return self.bound_m2, "universal"

    def may_leave(self, request: Request) -> bool:
        """Tell whether a request's zone is free to stand in another hall."""
        zone = next((z for z in self.instance.brief.zones if z.id == request.zone), None)
        return zone is None or zone.hall is None

    @property
    def off_rows(self) -> set[str]:
        """Who of the earlier plan is kept where it stood although no row leads there."""
        stamps = [stamp for plan in self.plans.values() for stamp in plan.placement.stamps]
        return {stamp.item.key for stamp in stamps if stamp.item.keeps}

    def told_of_before(self, standing: Collection[str]) -> tuple[Text, ...]:
        """Say who of the earlier plan stays off the rows, and whose lock does not hold."""
        off = (self.off_rows - self.before.fast) & {*standing}
        told = ((_KEPT_OFF, off), (_FREED, self.freed & self.exhibitors.keys()))
        return tuple(text.fill(names=self._names(keys)) for text, keys in told if keys)

    def _names(self, keys: Collection[str]) -> Text:
        """Name some exhibitors, and count those beyond the first few."""
        first = sorted(keys)[:NAMED]
        names = Text.joined(called(self.exhibitors[key]) for key in first)
        more = len(keys) - len(first)
        return names if not more else _MORE.fill(names=names, more=more)

    def report(self, stage: str, share: float) -> None:
        """Tell how far the work has come: what stands is legal, whenever it is asked for."""
        layouts = [plan.finished.layout for plan in self.plans.values()]
        net = sum(booth.area_m2 for layout in layouts for booth in layout.booths)
        self.progress(
            Event(
                stage,
                share,
                placed=sum(len(layout.booths) for layout in layouts),
                requested=len(self.instance.brief.contracts),
                net_m2=round(net, 2),
                bound_net_m2=self.bound_m2,
                floors=tuple(
                    (plan.finished.layout, plan.finished.allotted) for plan in self.plans.values()
                ),
            )
        )


def _result(instance: Instance, run: _Run, facts: Mapping[str, Any], start: float) -> Result:
    """Put the halls' layouts together and say who was left out."""
    finished = [run.plans[index].finished for index in sorted(run.plans)]
    layout = Layout(
        booths=tuple(
            _as_fixed(b, f.allotted[b.id], run) for f in finished for b in f.layout.booths
        ),
        aisles=tuple(a for f in finished for a in f.layout.aisles),
        zones=tuple(z for f in finished for z in f.layout.zones),
        areas=tuple(a for f in finished for a in f.layout.areas),
        pods=tuple(p for f in finished for p in f.layout.pods),
    )
    allotted = {booth: who for f in finished for booth, who in f.allotted.items()}
    standing = set(allotted.values())
    net = sum(booth.area_m2 for booth in layout.booths)
    dropped = {key for f in finished for key in f.dropped}
    unplaced = tuple(LeftOut(instance, run.wants, standing, dropped, run.late).reasons())
    advice = tuple(one.text for one in run.contradictions if not one.hard)
    advice += advice_of(instance, run.wants.pinned, unplaced, run.stop)
    advice += run.told_of_before(standing)
    whole = not unplaced
    bound, kind = (run.bound_m2, "universal") if whole else run.bound(net)
    return Result(
        status=Status.OPTIMAL if whole else Status.FEASIBLE,
        layout=layout,
        allotments=tuple(
            Allotment(booth=b, exhibitor=e, locked=e in run.before.locked)
            for b, e in allotted.items()
        ),
        changes=run.before.changes(layout, allotted) if run.before else None,
        unplaced=unplaced,
        advice=advice,
        net_m2=round(net, 4),
        gap=0.0 if whole or bound <= 0 else max(0.0, 1 - net / bound),
        seconds=time.monotonic() - start,
        **{**facts, "bound_net_m2": bound, "bound_kind": kind},
    )


def _as_fixed(booth: Booth, exhibitor: str, run: _Run) -> Booth:
    """Call a booth pinned where its brief or the earlier plan does: a lock is its allotment's."""
    if exhibitor not in run.before.locked - run.before.pinned:
        return booth
    return booth.model_copy(update={"pinned": False})


_MORE = Text(ko="{names} 외 {more}곳", en="{names} and {more} more")
_KEPT_OFF = Text(
    ko="앞선 배치안에서 열을 벗어난 부스를 그 자리에 두었습니다: {names}.",
    en="Kept in place off the rows, as in the earlier plan: {names}.",
)
_FREED = Text(
    ko="앞선 배치안에서 고정한 자리를 지킬 수 없습니다: {names}. 홀, 크기, 통로를 확인하십시오.",
    en="These could not stay where the earlier plan locks them: {names}; "
    "check their hall, size and aisles.",
)
