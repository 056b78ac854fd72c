"""One hall, from what it is to hold to a legal layout: every improvement is a whole one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaRequest

from .assign import Seat, put_aside, seat
from .attempt import attempt
from .cover import Effort
from .finish import Finished, finish
from .lot import Request
from .placement import Placement, in_whole_zones, insert
from .repair import FEW, MANY, exchange, faulty, polish, repair
from .resting import give_back
from .resume import as_before, fast_items, is_square, same_as_before, stood_on
from .rivals import part_rivals
from .skeleton import Skeleton
from .stop import AnyOf, Seconds, Stop
from .styles import grounds_of, in_order
from .task import Task

MAX_ATTEMPTS = 5
"""Skeletons covered for one hall; beyond the fifth the same cells only move."""

KEPT_SHARE = 0.8
"""Share of the booths still asked for that can stay, below which a hall is laid out afresh."""

RETRIES = 2
"""Times that booths which the finished floor could not keep are tried elsewhere."""

POLISH_SECONDS = 0.1
"""Time for each block with a stand astray or without its open sides that mending them may take."""

POLISH_LEAST_S = 0.5
"""Seconds of it that any hall has: one stand mended may put another astray."""

POLISH_FULL_S = 4.0
"""Seconds of it in a hall that cannot hold all: what stands there stands where it found room."""

ATTEMPT_SECONDS = 6.0
"""Time one cover may take: models cut by zone are proved within three seconds."""

DETERMINISTIC_TIME = 1.5
"""Deterministic time of one cover in reproducible runs: about two seconds on one core."""


@dataclass(frozen=True)
class HallPlan:
    """A hall with what stands in it, and the layout made of it."""

    placement: Placement
    finished: Finished

    @property
    def worth(self) -> float:
        """Area of the booths, and of the areas that were asked for, square metres."""
        layout = self.finished.layout
        asked = sum(area.area_m2 for area in layout.areas if area.request is not None)
        return sum(booth.area_m2 for booth in layout.booths) + asked

    @property
    def rank(self) -> tuple[float, bool, int]:
        """What makes one plan of a hall better than another: what stands, then how well."""
        return (round(self.worth, 3), *self.placement.rank[1:])

    @property
    def whole(self) -> bool:
        """Whether everything stands that the hall is to hold."""
        placement = self.placement
        return not (placement.left or placement.missed or self.finished.dropped)


Found = Callable[[HallPlan], None]
"""Told of every plan of a hall that is better than the last."""

Change = Callable[[Placement, Callable[[], Effort], Stop], None]
"""Changes a placement in place, in steps."""


class _Held:
    """How many earlier booths each of some skeletons holds where they stood."""

    def __init__(self, task: Task, skeletons: Sequence[Skeleton]) -> None:
        self.skeletons = skeletons
        found = [stood_on(task.in_bands(each), each) for each in skeletons]
        self.counts = [len(each.places) for each in found]
        self.all = any(len(each.places) == len(each.rects) for each in found)

    @property
    def best(self) -> Skeleton:
        """The first of those that hold most."""
        return self.skeletons[self.counts.index(max(self.counts))]


@dataclass(frozen=True)
class HallWork:
    """The work on one hall: what it is to hold, for whom, and how it is to be searched.

    ``laid`` are skeletons of the task's hall that need not be laid again.
    """

    task: Task
    exhibitors: Mapping[str, Exhibitor]
    areas: Mapping[str, AreaRequest]
    seed: int
    workers: int
    laid: tuple[Skeleton, ...] = ()

    @property
    def size(self) -> int:
        """How much there is to place: halls share the time by it."""
        task = self.task
        return 1 + len(task.requests) + len(task.items)

    def effort(self, stop: Stop) -> Effort:
        """Give how hard the next cover may be tried."""
        if stop.deterministic:
            return Effort(
                DETERMINISTIC_TIME, 1, self.seed, deterministic=True, wall=stop.seconds_left()
            )
        # Half of what is left at most: a cover may be followed by another, for leftovers.
        return Effort(min(ATTEMPT_SECONDS, stop.seconds_left() / 2), self.workers, self.seed)

    def __call__(self, stop: Stop, found: Found) -> HallPlan:
        """Place what the hall is to hold.

        Parameters
        ----------
        stop : asked between steps; there is a plan even when it says stop at once.
        found : told of every better plan.

        Returns
        -------
        The best plan, the last that was told.
        """
        skeletons = self._skeletons(self.task, stop, self.laid)
        best = start = polished = None
        if self.task.before:
            known = list(skeletons)
            best = start = self._resumed(known, stop, found)
            skeletons = iter(known)
        tries = islice(skeletons, MAX_ATTEMPTS)
        while best is None or not ((best.whole and best.placement.in_zones) or stop()):
            skeleton = next(tries, None)
            if skeleton is None:
                break
            best = self._tried(skeleton, best, stop, found)
            if best.whole and not (best.placement.in_zones or stop()):
                # Polished, it may be as good as other rows could make it.
                best = polished = self._polished(best, stop, found)
        assert best is not None, "there is always a skeleton, if of nothing"
        if best is not start:
            best = self._repaired(best, stop, found)
        if best is not polished and not stop():
            best = self._polished(best, stop, found)
        return best

    def _skeletons(
        self, task: Task, stop: Stop, known: Sequence[Skeleton] = ()
    ) -> Iterator[Skeleton]:
        """Lay the skeletons worth trying for a task in this hall, but those that are known."""
        grounds = grounds_of(task.hall, task.limits, task.module_mm, task.pinned)
        return in_order(task, grounds, stop, known)

    def _resumed(self, skeletons: Sequence[Skeleton], stop: Stop, found: Found) -> HallPlan | None:
        """Go on from the earlier plan, on the skeleton that holds most of its booths.

        Returns
        -------
        The plan; None where so few could stay that it is better to start afresh.
        """
        task = self.task
        tried = _Held(task, skeletons)
        if not tried.all and not stop():
            # The rows were laid for those who stood then.
            tried = _Held(task, list(self._skeletons(as_before(task), stop, skeletons)))
        ground = skeletons[0].ground
        free = [
            pin.exhibitor.id
            for pin in task.pinned
            if pin.exhibitor.id in task.before.fast and is_square(pin.footprint, ground)
        ]
        if free and not stop():
            # They were a part of the rows where the rows were laid before anybody was locked.
            tried = _Held(task, [*tried.skeletons, *self._skeletons(task.without(free), stop)])
        skeleton = tried.best
        banded = task.in_bands(skeleton)
        staying = max(tried.counts) + len(fast_items(banded, skeleton))
        if staying < KEPT_SHARE * len(same_as_before(banded)):
            return None
        best = self._tried(skeleton, None, stop, found, resume=True)
        # Where the few that are left over find no room between the others, all is laid out afresh.
        soon = AnyOf(stop, Seconds(stop.seconds_left() / 2))
        return self._repaired(best, stop if stop.deterministic else soon, found)

    def _repaired(self, best: HallPlan, stop: Stop, found: Found) -> HallPlan:
        """Make room for what is left over by emptying many blocks together."""
        for size in MANY:
            # In a small hall the smaller group was all of it.
            larger = len(best.placement.skeleton.blocks) > size // 2
            if best.placement.left and larger and not stop():
                best = self._changed(best, partial(repair, size=size), stop, found)
        return best

    def _polished(self, best: HallPlan, stop: Stop, found: Found) -> HallPlan:
        """Bring stands to their zones and to the open sides they wish."""
        least = POLISH_LEAST_S if best.whole else POLISH_FULL_S
        soon = AnyOf(stop, Seconds(max(least, POLISH_SECONDS * faulty(best.placement))))
        sizes = (FEW,) if best.whole else (FEW, MANY[0])
        change = partial(_polished, sizes=sizes)
        return self._changed(best, change, stop if stop.deterministic else soon, found)

    def _tried(
        self,
        skeleton: Skeleton,
        best: HallPlan | None,
        stop: Stop,
        found: Found,
        *,
        resume: bool = False,
    ) -> HallPlan:
        """Fill one skeleton; give the better of it and the best so far."""
        effort = partial(self.effort, stop)
        placement = attempt(self.task, skeleton.copy(), effort, resume=resume)
        if best is not None and placement.most <= best.worth:
            return best
        placement = settled(placement, effort, stop)
        if best is not None and placement.rank[:2] <= best.rank[:2]:
            return best
        # Ground in pieces would bring stands to the wrong one of them when they are polished.
        zones = {key: exhibitor.zone for key, exhibitor in self.exhibitors.items()}
        return self._better(best, in_whole_zones(placement, zones), stop, found)

    def _changed(self, best: HallPlan, change: Change, stop: Stop, found: Found) -> HallPlan:
        """Change a copy of the best placement; give the better of both."""
        placement = best.placement.copy()
        change(placement, partial(self.effort, stop), stop)
        if placement.rank <= best.placement.rank:
            return best
        return self._better(best, placement, stop, found)

    def _better(
        self, best: HallPlan | None, placement: Placement, stop: Stop, found: Found
    ) -> HallPlan:
        """Finish a placement; give the better of it and the best so far."""
        made = self.finish(placement, stop)
        if best is not None and made.rank <= best.rank:
            return best
        found(made)
        return made

    def with_guests(self, plan: HallPlan, guests: Sequence[Request], stop: Stop) -> HallPlan:
        """Try to stand some requests of other halls in this one as well.

        Parameters
        ----------
        plan : the hall as it is; it stays so.
        guests : what other halls had no room for.
        stop : asked between steps.

        Returns
        -------
        A plan in which the guests that found room belong to the hall.
        """
        placement, effort = plan.placement.copy(), partial(self.effort, stop)
        placement.asked += guests
        placement.left += guests
        insert(placement, effort())
        placement = settled(placement, effort, stop)
        made = self.finish(placement, stop)
        # Who could not stay after all is no guest either: another hall may take them.
        keys = {guest.key for guest in guests}
        made.placement.let_go({request.key for request in made.placement.left} & keys)
        return made

    def finish(self, placement: Placement, stop: Stop) -> HallPlan:
        """Seat everybody and make the layout; who cannot stay is tried elsewhere.

        Parameters
        ----------
        placement : what stands where; it may be changed.
        stop : asked before each new try.
        """
        seats, best = self._seated(placement)
        for _ in range(RETRIES):
            if not best.finished.dropped or stop():
                break
            moved = placement.copy()
            put_aside(moved, seats, best.finished.dropped)
            repair(moved, partial(self.effort, stop), stop, size=FEW)
            seats, made = self._seated(moved)
            if made.rank <= best.rank:
                break
            placement, best = moved, made
        return best

    def _seated(self, placement: Placement) -> tuple[list[Seat], HallPlan]:
        """Give every request of a hall its spot, and make the layout of it."""
        seats = part_rivals(
            seat(placement, self.exhibitors),
            placement.standing,
            self.exhibitors,
            self.task.limits.mm("rival_distance"),
        )
        made = finish(self.task, placement, seats, self.exhibitors, self.areas)
        return seats, HallPlan(placement, made)


def settled(placement: Placement, effort: Callable[[], Effort], stop: Stop) -> Placement:
    """Stand what was left over; while somebody still is, half the places to rest go each time.

    Parameters
    ----------
    placement : changed in place, as long as no place to rest goes.
    effort : asked before each step how hard it may be tried.
    stop : asked between steps.
    """
    repair(placement, effort, stop, size=FEW)
    while placement.left and placement.rests and not stop():
        kept = len(placement.rests) // 2
        give_back(placement.skeleton, placement.rests[kept:])
        placement = replace(placement, rests=placement.rests[:kept])
        insert(placement, effort())
        repair(placement, effort, stop, size=FEW)
    return placement


def _polished(
    placement: Placement, effort: Callable[[], Effort], stop: Stop, *, sizes: Sequence[int]
) -> None:
    """Polish by groups of blocks of some sizes, one size after the other."""
    exchange(placement)
    for size in sizes:
        polish(placement, effort, stop, size=size)
        exchange(placement)
