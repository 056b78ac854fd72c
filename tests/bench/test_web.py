"""Tests of the timing of the planner in the browser: that all of it runs and says something."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import web_run, web_scenes
from bench.web_page import Planner
from bench.web_plan import crowded
from bench.web_run import Figure
from bench.web_trace import DREW, Paint, Trace
from tests.chromium import launched

COUNT = 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def service(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, str]]:
    """Serve a small crowded plan with the client as it is built for tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(web_run, "OUT", tmp_path_factory.mktemp("web"))
        static, plan = web_run.tested_client(), web_run.plan_file(COUNT)
        assert web_run.plan_file(COUNT) == plan
        with web_run.served(static, plan) as (host, (plan_id,)):
            yield host, plan_id


@pytest.mark.timeout(300)
def test_everything_that_is_done_in_the_pages_is_measured(
    browser: Browser, service: tuple[str, str]
) -> None:
    """Tests that each scene gives figures of both pages, and that they become a page of results."""
    host, plan = service
    figures = list(web_run.worked(browser, host, plan, COUNT, 1, 8))
    both = {figure.what for figure in figures if figure.peer}
    assert both == {"first render", *web_run.DONE}
    alone = {figure.what for figure in figures} - both
    assert alone == {"rules 1", "rules 500", "undo 500"}
    assert all(min(figure.took) > 0 for figure in figures)
    told = web_run.page([figure.line() for figure in figures])
    assert all(f"| {figure.what} " in told for figure in figures)


@pytest.mark.timeout(300)
def test_a_phone_a_heap_and_a_first_load_are_measured(
    browser: Browser, service: tuple[str, str]
) -> None:
    """Tests the scenes that are about something else than a frame."""
    host, plan = service
    (shown,) = web_run.shown_on_phone(browser, host, plan, 1)
    assert shown.ratio is not None
    assert web_scenes.heap_growth_kb(browser, Planner.address(host, plan), 20) < 10_000
    # The editor is some hundred kilobytes, whatever becomes of it.
    assert 50 < web_scenes.first_load_kb(browser, host, plan) < 500


@pytest.mark.parametrize("count", [1, 40, 333])
def test_a_crowded_plan_has_all_its_booths_and_breaks_no_rule(count: int) -> None:
    """Tests the plan that is timed on, small enough to be judged at once."""
    plan = crowded(count)
    assert len(plan.layout.booths) == count
    assert plan.certificate.checked.ok
    assert len({booth.number for booth in plan.layout.booths}) == count


def _trace(*events: tuple[str, str, int, int, int]) -> bytes:
    """Write a trace: name, kind, when on the wall and by the thread's clock, how long."""
    named = {"name": "thread_name", "ph": "M", "pid": 1, "tid": 2, "ts": 0, "cat": "__metadata",
             "args": {"name": "CrRendererMain"}}  # fmt: skip
    told = [
        {"name": name, "ph": "X", "pid": 1, "tid": 2, "ts": wall, "tts": work, "dur": took,
         "tdur": took, "cat": "blink.user_timing", "args": {"data": {"type": kind}}}
        for name, kind, wall, work, took in events
    ]  # fmt: skip
    return json.dumps({"traceEvents": [named, *told]}).encode()


def test_an_event_is_painted_when_the_frame_that_shows_it_is_committed() -> None:
    """Tests that a commit before the drawing does not count, nor an event that drew nothing."""
    trace = Trace(
        _trace(
            ("EventDispatch", "pointermove", 1_000, 100, 50),
            ("Commit", "", 2_000, 200, 10),
            (DREW, "", 18_000, 400, 0),
            ("Commit", "", 20_000, 900, 100),
            ("EventDispatch", "pointermove", 30_000, 2_000, 50),
            ("Commit", "", 32_000, 2_200, 10),
            ("EventDispatch", "keydown", 40_000, 3_000, 50),
        )
    )
    assert trace.painted("pointermove") == [Paint(work=0.9, wall=19.1)]
    assert trace.painted("keydown") == []


def test_what_lies_between_two_marks_is_the_threads_own_time() -> None:
    """Tests that every begin is taken with the end that follows it."""
    trace = Trace(
        _trace(
            ("EventDispatch", "pointermove", 0, 0, 1),
            ("judge", "", 1_000, 100, 0),
            ("judged", "", 9_000, 600, 0),
            ("judged", "", 9_500, 700, 0),
            ("judge", "", 10_000, 800, 0),
            ("judged", "", 20_000, 1_800, 0),
        )
    )
    assert trace.between("judge", "judged") == [0.5, 1.0]


def test_a_target_is_about_the_95th_percentile() -> None:
    """Tests a figure's line: met or not, alone and beside the peer, or neither."""
    took = [1.0] * 95 + [50.0] * 5
    assert Figure("pan", 5, took, target=2).met
    assert Figure("pan", 5, [*took, 50.0, 50.0], target=2).met is False
    assert Figure("pan", 5, [2.4], peer=[2.0], within=1.2).met
    assert Figure("pan", 5, [2.5], peer=[2.0], within=1.2).met is False
    assert Figure("pan", 5, took).line() == (
        "pan", "5", "1.0 ms", "1.0 ms", "–", "–", "–", "–", "–",
    )  # fmt: skip


def test_a_plan_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that the second run takes what the first one made."""
    monkeypatch.setattr(web_run, "OUT", tmp_path)
    made = web_run.plan_file(3)
    made.write_text("kept", encoding="utf-8")
    assert web_run.plan_file(3).read_text(encoding="utf-8") == "kept"
