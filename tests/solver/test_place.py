"""Tests of the work on one hall: whole legal plans, each better than the last."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

import solver.place as module
from layouts.booth import Footprint
from layouts.brief.request import AreaRequest
from solver.cover import Taken
from solver.finish import Finished, finish
from solver.lot import Request, Shape, lots_of
from solver.place import HallPlan, HallWork
from solver.placement import Placement, cover_all
from solver.requests import Pinned
from solver.spots import Spot
from solver.stamp import Item
from solver.stop import Deterministic, Seconds, Stop
from solver.task import Task
from tests.solver.micro import (
    EFFORT,
    LONG_S,
    STOP,
    After,
    bare,
    block,
    ground,
    hall,
    request,
    skeleton,
    who,
)
from tests.solver.placed import cells_stood_on, empty, some, task


def work_on(asked: Task, areas: Sequence[AreaRequest] = (), **more: Any) -> HallWork:
    """Give the work on a task, for exhibitors of no special wish."""
    keys = {key for each in asked.requests for key, _ in each.members}
    keys |= {item.key for item in asked.items if item.island}
    people = {key: who(key) for key in keys}
    facts = {"seed": 0, "workers": 1} | more
    return HallWork(asked, people, {f"area;{area.id}": area for area in areas}, **facts)


def done(work: HallWork, stop: Stop = STOP) -> tuple[HallPlan, list[HallPlan]]:
    """Do some work; give the best plan and all that were told."""
    told: list[HallPlan] = []
    return work(stop, told.append), told


def standing(plan: HallPlan) -> set[str]:
    """Tell who has a booth."""
    return set(plan.finished.allotted.values())


def sound(plan: HallPlan) -> None:
    """Check that a plan's layout and placement tell of the same, and nobody is forgotten."""
    placement = plan.placement
    cells = cells_stood_on(placement.taken)
    assert len(set(cells)) == len(cells)
    out = {key for each in placement.left for key, _ in each.members} | set(plan.finished.dropped)
    assert not standing(plan) & out
    assert standing(plan) | out >= {key for each in placement.asked for key, _ in each.members}
    assert len(plan.finished.layout.booths) == len(standing(plan))


@pytest.mark.parametrize("stop", [STOP, After(0)])
def test_a_hall_that_no_row_fits(stop: Stop) -> None:
    """Tests that in a hall too narrow for a row what is pinned stands, and all else is left."""
    pin = Footprint(hall="H", x_mm=2000, y_mm=9000, width_mm=3000, depth_mm=3000)
    item = Item("i", 9000, 9000, island=True)
    narrow = bare(7, 40)
    plan, told = done(
        work_on(task(some(2), narrow, items=(item,), pinned=(Pinned(who("p"), pin),))), stop
    )
    sound(plan)
    assert told == [plan]
    assert standing(plan) == {"p"}
    assert [each.key for each in plan.placement.left] == ["e0", "e1"]
    assert [each.key for each in plan.placement.missed] == ["i"]
    assert done(work_on(task([], narrow)), stop)[0].whole


def test_everything_asked_stands() -> None:
    """Tests that what fits stands in one plan, which is whole."""
    plan, told = done(work_on(task(some(12))))
    sound(plan)
    assert plan.whole
    assert told[-1] is plan
    assert plan.worth == pytest.approx(108.0)
    assert standing(plan) == {f"e{i}" for i in range(12)}


def test_more_than_a_hall_holds() -> None:
    """Tests that demand above the floor fills it, and the lowest priorities are left out."""
    asked = [request(f"e{i}", priority=int(i >= 10)) for i in range(60)]
    plan, told = done(work_on(task(asked)))
    sound(plan)
    left = plan.placement.left
    assert 0 < len(left) < 50
    assert sum(each.priority == 0 for each in left) == min(10, len(left))
    assert not plan.whole
    ranks = [each.rank for each in told]
    assert all(before < after for before, after in pairwise(ranks))
    assert told[-1] is plan


@pytest.mark.parametrize("stop", [After(0), Seconds(0.0)])
def test_there_is_a_plan_even_without_time(stop: Stop) -> None:
    """Tests that a stop that says stop at once leaves a sound plan, no better than with time."""
    asked = task(some(60))
    hasty, told = done(work_on(asked), stop)
    sound(hasty)
    assert told == [hasty]
    assert hasty.finished.layout.booths
    assert hasty.rank <= done(work_on(asked))[0].rank


@pytest.mark.parametrize("times", [1, 2, 5, 9, 14])
def test_a_cancel_leaves_the_best_so_far(times: int) -> None:
    """Tests that whenever somebody cancels, the last plan that was told is given, and is sound."""
    plan, told = done(work_on(task(some(60))), After(times))
    sound(plan)
    assert told[-1] is plan


def test_reproducible_work_is_equal() -> None:
    """Tests that two runs in deterministic time make one layout, whatever the workers."""
    one, two = (done(work_on(task(some(30)), workers=n))[0] for n in (1, 2))
    assert one.finished.layout == two.finished.layout
    assert one.finished.allotted == two.finished.allotted


def test_areas_that_were_asked_for_are_worth_their_floor() -> None:
    """Tests that a stage counts with the booths, and what fills cells left over does not."""
    stage = AreaRequest(id="s", kind="stage", size_mm=(9000, 6000))
    asked = task(some(3), hall(40, 30), items=(Item("area;s", 9000, 6000, island=False),))
    plan, _ = done(work_on(asked, [stage]))
    assert any(area.request is None for area in plan.finished.layout.areas)
    assert plan.worth == pytest.approx(27.0 + 54.0)


def test_a_hall_is_not_whole_while_an_item_is_missed() -> None:
    """Tests that a stage without room leaves the plan unfinished, and the booths stand."""
    stage = AreaRequest(id="s", kind="stage", size_mm=(29_000, 19_000))
    asked = task(some(3), items=(Item("area;s", 29_000, 19_000, island=False),))
    plan, _ = done(work_on(asked, [stage]))
    assert not plan.whole
    assert standing(plan) == {"e0", "e1", "e2"}


def test_guests_take_nobodys_place() -> None:
    """Tests that guests that find room belong to the hall, and others are asked for no more."""
    work = work_on(task(some(10)))
    plan, _ = done(work)
    guests = [request(f"g{i}", zone="far") for i in range(60)]
    people = {**work.exhibitors, **{each.key: who(each.key, zone="far") for each in guests}}
    host = HallWork(work.task, people, {}, 0, 1)
    before = plan.placement.copy()
    found = host.with_guests(plan, guests, STOP)
    assert (plan.placement.taken, plan.placement.asked) == (before.taken, before.asked)
    sound(found)
    taken_in = standing(found) - standing(plan)
    assert 0 < len(taken_in) < 60
    assert standing(plan) <= standing(found)
    assert {each.key for each in found.placement.asked} == standing(found)
    assert found.placement.left == []


def test_guests_without_room_leave_the_hall_as_it_was() -> None:
    """Tests that a full hall asks for no guest, and keeps everybody."""
    work = work_on(task([request(f"e{i}", priority=2) for i in range(60)]))
    plan, _ = done(work)
    guest = request("g", zone="far")
    host = HallWork(work.task, {**work.exhibitors, "g": who("g")}, {}, 0, 1)
    found = host.with_guests(plan, [guest], STOP)
    assert standing(found) == standing(plan)
    assert "g" not in {each.key for each in found.placement.asked}


def shut_in(spare: int) -> Placement:
    """Give nine stands without an aisle between them, the middle one shut in, and spare cells."""
    blocks = [*(block(6, 6 + 3 * k, 1, 3) for k in range(3)), block(24, 9, 1, 2)]
    blocks[3].usable[0, spare:] = False
    laid = skeleton(blocks, ground(hall(40, 24)))
    nine = empty(laid, ["zzz", "zzz", "zzz", "zz"], some(9))
    (lot,) = lots_of(nine.asked)
    cell = Shape(1, 1, 3000, 3000)
    spots = (Spot(row, 0, column, cell, 1) for row in range(3) for column in range(3))
    nine.taken, nine.left = [Taken(lot, spot) for spot in spots], []
    return nine


@pytest.mark.parametrize("spare", [0, 1])
def test_who_cannot_stay_is_tried_elsewhere(spare: int) -> None:
    """Tests that a booth that the finished floor cannot keep gets another place, if there is."""
    made = work_on(task(some(9), hall(40, 24))).finish(shut_in(spare), STOP)
    sound(made)
    assert len(standing(made)) == 8 + spare
    assert made.whole is bool(spare)


def test_nobody_is_moved_without_time() -> None:
    """Tests that when the time is up, who cannot stay is dropped, and the rest is a sound plan."""
    made = work_on(task(some(9), hall(40, 24))).finish(shut_in(1), After(0))
    sound(made)
    assert (len(standing(made)), len(made.finished.dropped)) == (8, 1)
    assert not made.whole


def test_the_size_of_the_work() -> None:
    """Tests that halls share time by what they are to hold, and an empty hall takes some too."""
    item = Item("i", 9000, 9000, island=True)
    assert work_on(task([])).size == 1
    assert work_on(task(some(3), items=(item,))).size == 5


def test_efforts() -> None:
    """Tests that a cover has at most half of the time left, or deterministic time and a worker."""
    work = work_on(task([]), workers=2, seed=7)
    short, long = work.effort(Seconds(4.0)), work.effort(Seconds(LONG_S))
    assert 0 < short.seconds <= 2.0
    assert (long.workers, long.seed, long.deterministic) == (2, 7, False)
    assert long.seconds < LONG_S / 2
    exact = work.effort(Deterministic(LONG_S))
    assert (exact.workers, exact.seed, exact.deterministic) == (1, 7, True)
    assert exact.wall is not None
    assert exact.wall <= LONG_S


def test_stands_end_in_their_zones() -> None:
    """Tests that in a hall with room enough everybody stands on the ground of its zone."""
    asked: list[Request] = [request(f"{z}{i}", zone=z) for z in "ab" for i in range(6)]
    plan, _ = done(work_on(task(asked, hall(48, 30))))
    assert all(taken.spot.away == 0 for taken in plan.placement.taken)


def test_guests_that_cannot_stay_are_no_guests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that a guest that lost its place on the finished floor is not left over here as well.

    Else it could be offered to a third hall by both, and stand twice.
    """
    laid = skeleton([block(6, 9, 1, 4)], ground(hall(40, 24)))
    guests = [request("g"), request("h", priority=1)]
    people = {key: who(key) for key in ("e0", "g", "h")}
    work = HallWork(task(some(1), hall(40, 24)), people, {}, 0, 1)
    placement = empty(laid, ["zzzz"], some(1))
    cover_all(placement, EFFORT)
    plan = work.finish(placement, STOP)
    drops = iter([{"g", "h"}])

    def dropping(*args: Any) -> Finished:
        found, out = finish(*args), next(drops, set())
        booths = tuple(b for b in found.layout.booths if found.allotted[b.id] not in out)
        allotted = {booth.id: found.allotted[booth.id] for booth in booths}
        layout = found.layout.model_copy(update={"booths": booths})
        return Finished(layout, allotted, tuple(sorted(out)))

    monkeypatch.setattr(module, "finish", dropping)
    found = work.with_guests(plan, guests, STOP)
    assert standing(found) == {"e0", "h"}, "of three free cells two were lost"
    assert found.placement.left == []
    assert {each.key for each in found.placement.asked} == {"e0", "h"}
