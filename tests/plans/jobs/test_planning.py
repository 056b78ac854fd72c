"""Tests of making a plan in a child process."""

from types import SimpleNamespace

import pytest

from layouts.brief.request import Pin
from layouts.layout import Layout
from plans.jobs import planning as module
from plans.jobs.planning import Planning, plan_in_child
from plans.plan import Plan
from solver.progress import Event
from solver.stop import Deterministic, Seconds, Stop
from tests.plans.small_show import LIMIT_S, MADE, SIZES, small_brief, small_venue
from venue.errors import NoPlanError


def planning(stop: Stop, *, pins: tuple[Pin, ...] = ()) -> Planning:
    """Give the small show as work."""
    brief = small_brief(pins=pins)
    return Planning(brief, small_venue(), stop, MADE, workers=1)


def test_a_plan_comes_back_whole() -> None:
    """Tests that the plan crosses the pipe with its reports."""
    seen: list[Event] = []
    plan = plan_in_child(planning(Seconds(LIMIT_S)), LIMIT_S, seen.append)
    assert isinstance(plan, Plan)
    assert plan.certificate.placed == len(SIZES)
    assert seen[-1].stage == "check"


def test_the_same_input_gives_the_same_plan() -> None:
    """Tests that two processes make equal plans but for the seconds, when reproducible."""
    plans = [plan_in_child(planning(Deterministic(LIMIT_S)), LIMIT_S) for _ in range(2)]
    first, second = (
        plan.model_copy(
            update={"certificate": plan.certificate.model_copy(update={"seconds": 0.0})}
        )
        for plan in plans
    )
    assert first == second
    assert first.certificate.mode == "reproducible"


@pytest.mark.parametrize("live", [False, True])
def test_floors_come_now_and_then_and_the_last_is_never_lost(
    live: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that one that comes too soon waits for the next report that brings no later one."""
    told: list[Event] = []
    clock = iter([0.0, 0.1, 0.2, 0.3, 0.4, 5.0])
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    sent = module.Sent(told.append, live)
    floors = [((Layout(), {"b": str(number)}),) for number in range(4)]
    for each in floors[:3]:
        sent(Event("placing", 0.5, floors=each))
    sent(Event("check", 1.0))
    sent(Event("check", 1.0))
    sent(Event("placing", 0.5, floors=floors[3]))
    wanted = [floors[0], (), (), floors[2], (), floors[3]] if live else [()] * 6
    assert [each.floors for each in told] == wanted
    assert [each.stage for each in told[2:5]] == ["placing", "check", "check"]


def test_conflicts_cross_the_pipe() -> None:
    """Tests that why there is no plan is told in both languages."""
    pins = tuple(Pin(exhibitor=who, hall="H", x_mm=12000, y_mm=10500) for who in "bd")
    with pytest.raises(NoPlanError) as raised:
        plan_in_child(planning(Seconds(LIMIT_S), pins=pins), LIMIT_S)
    assert raised.value.code == "plan.infeasible"
    assert all(text.ko and text.en for text in raised.value.texts)


def test_ctrl_c_asks_for_the_best_so_far() -> None:
    """Tests that an interrupt ends in a plan or in the word that there is none yet."""
    stages: list[str] = []

    def interrupt(event: Event) -> None:
        stages.append(event.stage)
        if stages == ["placing"]:
            raise KeyboardInterrupt

    plan = plan_in_child(planning(Seconds(LIMIT_S)), LIMIT_S, interrupt)
    assert plan.certificate.checked.ok
    assert "stopping" in stages


def test_a_second_ctrl_c_ends_it() -> None:
    """Tests that nobody waits for a plan they no longer want."""

    def interrupt(_: Event) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan_in_child(planning(Seconds(LIMIT_S)), LIMIT_S, interrupt)
