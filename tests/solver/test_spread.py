"""Tests of doing the work on several halls one after another."""

from dataclasses import dataclass, field

import pytest

from solver.place import HallPlan, HallWork
from solver.spread import TIME_SHARE, in_turn
from solver.stop import Deterministic, Seconds, Stop
from tests.solver.micro import LONG_S, hall, request, who
from tests.solver.placed import task


def work_on(name: str, count: int) -> HallWork:
    """Give the work of placing some alike exhibitors in a hall of a name."""
    asked = [request(f"{name}{i}") for i in range(count)]
    people = {each.key: who(each.key) for each in asked}
    return HallWork(task(asked, hall(30, 20, name=name)), people, {}, 0, 1)


@dataclass
class Watched:
    """Work that notes how much time it was given, and uses none."""

    size: int
    given: list[Stop] = field(default_factory=list)

    def __call__(self, stop: Stop, _: object) -> None:
        """Note the stop."""
        self.given.append(stop)


@pytest.mark.parametrize("stop", [Deterministic(LONG_S), Seconds(LONG_S)])
def test_every_hall_is_worked_on_in_its_place(stop: Stop) -> None:
    """Tests that each hall's plans are told with its place, the halls in their order."""
    works = [work_on(name, count) for name, count in (("A", 6), ("B", 3), ("C", 9))]
    told: list[tuple[int, HallPlan]] = []
    in_turn(works, stop, lambda place, plan: told.append((place, plan)))
    places = [place for place, _ in told]
    assert places == sorted(places)
    best = dict(told)
    assert {place: len(plan.finished.layout.booths) for place, plan in best.items()} == {
        0: 6, 1: 3, 2: 9,
    }  # fmt: skip
    for place, plan in told:
        assert {booth.hall for booth in plan.finished.layout.booths} <= {"ABC"[place]}


def test_halls_without_time_are_filled_all_the_same() -> None:
    """Tests that a stop that says stop at once leaves a plan of every hall."""
    told: dict[int, HallPlan] = {}
    in_turn([work_on(name, 4) for name in "AB"], Seconds(0.0), told.__setitem__)
    assert told.keys() == {0, 1}
    assert all(plan.whole for plan in told.values())


def test_time_is_shared_by_size() -> None:
    """Tests that each hall has its part of what is left, and none is beyond the whole."""
    works = [Watched(size) for size in (10, 30, 60)]
    in_turn(works, Seconds(LONG_S), lambda *_: None)  # type: ignore[arg-type]
    given = [work.given[0].seconds_left() for work in works]
    # Nobody uses any time, so those who come later share all of it.
    parts = [TIME_SHARE * LONG_S * share for share in (10 / 100, 30 / 90, 1.0)]
    assert all(seconds <= part for seconds, part in zip(given, parts, strict=True))
    assert given == sorted(given)


def test_reproducible_work_knows_no_parts() -> None:
    """Tests that in deterministic time every hall is handed the stop itself."""
    works, stop = [Watched(1), Watched(99)], Deterministic(LONG_S)
    in_turn(works, stop, lambda *_: None)  # type: ignore[arg-type]
    assert [work.given for work in works] == [[stop], [stop]]


def test_no_halls() -> None:
    """Tests that no work is done at once."""
    in_turn([], Seconds(0.0), lambda *_: None)
