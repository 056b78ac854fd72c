"""Tests of the pool: halls worked on by several children come back whole, each in its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plans.jobs.pool as module
from plans.jobs.pool import LEAST, Pool, parts_of
from solver.place import HallPlan, HallWork
from solver.stop import Deterministic, Seconds, Stop
from tests.solver.micro import LONG_S, hall, request, who
from tests.solver.placed import task
from venue.errors import FaultError


def work_on(name: str, count: int) -> HallWork:
    """Give the work of placing some alike exhibitors in a hall of a name."""
    asked = [request(f"{name}{i}") for i in range(count)]
    people = {each.key: who(each.key) for each in asked}
    return HallWork(task(asked, hall(30, 20, name=name)), people, {}, 0, 2)


WORKS = tuple(work_on(name, count) for name, count in (("A", 4), ("B", 12), ("C", 60)))


@pytest.fixture
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few contracts be enough for children of their own."""
    monkeypatch.setattr(module, "LEAST", 1)


@dataclass
class Flag:
    """A stop that says stop once somebody has raised it."""

    raised: bool = False
    deterministic: bool = False

    def __call__(self) -> bool:
        """Tell whether it was raised."""
        return self.raised

    def seconds_left(self) -> float:
        """Give plenty: a cancel knows no time."""
        return LONG_S


def pooled(stop: Stop, works: Sequence[HallWork] = WORKS, workers: int = 2) -> list[list[HallPlan]]:
    """Spread works over children; give the plans of each place, in the order they were told."""
    found: list[list[HallPlan]] = [[] for _ in works]

    def told(place: int, plan: HallPlan) -> None:
        found[place].append(plan)
        if isinstance(stop, Flag):
            stop.raised = True

    Pool(workers)(works, stop, told)
    return found


def sound(found: Sequence[Sequence[HallPlan]]) -> None:
    """Check that every hall has plans of its own exhibitors, each better than the last."""
    for work, plans in zip(WORKS, found, strict=True):
        assert plans
        ranks = [plan.rank for plan in plans]
        assert all(low < high for low, high in pairwise(ranks))
        for plan in plans:
            assert {booth.hall for booth in plan.finished.layout.booths} == {work.task.hall.id}
            assert set(plan.finished.allotted.values()) <= work.exhibitors.keys()


@pytest.mark.usefixtures("_eager")
@pytest.mark.parametrize("workers", [2, 8])
def test_halls_come_back_whole_and_in_their_places(workers: int) -> None:
    """Tests that all that fits stands in its own hall, however many children there may be."""
    found = pooled(Seconds(LONG_S), workers=workers)
    sound(found)
    assert [len(plans[-1].finished.layout.booths) for plans in found[:2]] == [4, 12]
    assert found[0][-1].whole
    assert 12 < len(found[2][-1].finished.layout.booths) < 60


@pytest.mark.usefixtures("_eager")
@pytest.mark.parametrize("raised", [False, True])
def test_a_cancel_gives_the_best_so_far(raised: bool) -> None:
    """Tests that a stop after the first report, or before the children start, leaves plans."""
    sound(pooled(Flag(raised)))


@pytest.mark.usefixtures("_eager")
def test_the_error_of_a_child_arrives() -> None:
    """Tests that work that fails in one child is a fault here, and ends the others' work."""
    broken = replace(WORKS[1], exhibitors={})
    with pytest.raises(FaultError) as raised:
        pooled(Seconds(LONG_S), (WORKS[0], broken, WORKS[2]))
    assert raised.value.code == "job.failed"
    assert "KeyError" in raised.value.say("en")


@pytest.mark.parametrize(
    ("works", "stop", "workers"),
    [
        (WORKS, Seconds(LONG_S), 2),
        ((work_on("A", LEAST),), Seconds(0.0), 2),
        ((work_on("A", LEAST), WORKS[1]), Seconds(0.0), 1),
        ((work_on("A", LEAST), WORKS[1]), Deterministic(0.0), 2),
    ],
)
def test_children_are_started_only_where_they_pay(
    works: Sequence[HallWork], stop: Stop, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that small shows, one hall, one worker and reproducible runs stay in this process."""
    monkeypatch.setattr(module, "Child", None)
    found = pooled(stop, works, workers)
    assert all(found)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9), st.integers(1, 4))
def test_parts_are_balanced(counts: list[int], count: int) -> None:
    """Tests that every hall is in one part, and the fullest is near the best there could be."""
    works = [SIZED[size] for size in counts]
    parts = parts_of(works, count, 7.0)
    assert len(parts) == count
    assert sorted(place for part in parts for place in part.places) == list(range(len(works)))
    for part in parts:
        assert part.seconds == 7.0
        assert list(part.works) == [replace(works[place], workers=1) for place in part.places]
    loads = [sum(work.size for work in part.works) for part in parts]
    total, largest = sum(work.size for work in works), max(work.size for work in works)
    # Largest first is at most a third above the best, which is at least the mean and the largest.
    assert 3 * max(loads) <= 4 * best_of([work.size for work in works], count)
    assert max(loads) >= max(total / count, largest)


def best_of(sizes: Sequence[int], count: int) -> int:
    """Give the least that the fullest of some parts can hold, by trying all partitions."""
    loads = {tuple([0] * count)}
    for size in sizes:
        loads = {
            tuple(sorted((*held[:i], held[i] + size, *held[i + 1 :])))
            for held in loads
            for i in range(count)
        }
    return min(max(held) for held in loads)


SIZED = {count: work_on("S", count) for count in range(41)}
