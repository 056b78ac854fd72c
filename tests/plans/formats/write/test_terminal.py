"""Tests of what goes on standard error while work runs, and of answers."""

import io
import json

import pytest
from rich.console import Console

from plans.formats.write import terminal
from plans.formats.write.terminal import Terminal, Working, report
from solver.progress import Event
from venue.text import Lang, Text

PLACING = Event("placing", 0.5, placed=3, requested=4, net_m2=36.0)
FINISHED = Event("finished", 1.0, placed=4, requested=4, net_m2=72.0)


def screen(*, window: bool) -> tuple[Console, io.StringIO]:
    """Give a console that writes to memory."""
    file = io.StringIO()
    return Console(file=file, force_terminal=window, width=100, markup=False), file


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no patience: what runs is shown at once."""
    monkeypatch.setattr(terminal, "PATIENCE_S", 0.0)


def test_short_work_says_nothing() -> None:
    """Tests that work within the second leaves no line, whatever it reports."""
    console, file = screen(window=False)
    with Working(console, "drawing", "en") as working:
        working(PLACING)
    assert file.getvalue() == ""


@pytest.mark.usefixtures("at_once")
def test_a_file_gets_a_line_a_stage() -> None:
    """Tests that a log holds the start and each new stage once, in order."""
    console, file = screen(window=False)
    with Working(console, "starting", "en") as working:
        working._timer.join()
        for event in (PLACING, PLACING, FINISHED):
            working(event)
    assert file.getvalue().splitlines() == [
        "starting",
        "placing the booths, 3 of 4 placed, net 36 m²",
        "finishing the plan, 4 of 4 placed, net 72 m²",
    ]


@pytest.mark.usefixtures("at_once")
def test_late_patience_shows_the_stage_it_finds() -> None:
    """Tests that what is shown first after a silent start is where the work is by then."""
    console, file = screen(window=False)
    working = Working(console, "starting", "ko")
    working(PLACING)
    with working:
        working._timer.join()
    assert file.getvalue() == "부스를 놓습니다 · 배치 3 / 4 · 순면적 36 m²\n"


@pytest.mark.usefixtures("at_once")
def test_a_window_gets_one_line_that_goes_away() -> None:
    """Tests that a window shows a moving line and is clean afterwards."""
    console, file = screen(window=True)
    with Working(console, "[starting]", "en") as working:
        working._timer.join()
        assert working._bar is not None
        working(PLACING)
        (task,) = working._bar.tasks
        assert (task.description, task.completed) == (report(PLACING, "en"), 0.5)
    assert "[starting]" in file.getvalue()
    assert working._bar.live.is_started is False


def test_what_is_over_is_not_begun() -> None:
    """Tests that patience that ends after the work shows nothing."""
    console, file = screen(window=True)
    with Working(console, "drawing", "en") as working:
        pass
    working._begin()
    working(PLACING)
    assert file.getvalue() == ""


@pytest.mark.parametrize(("lang", "said"), [("en", "polishing"), ("ko", "polishing")])
def test_an_unknown_stage_is_shown_by_its_name(lang: Lang, said: str) -> None:
    """Tests that a stage nobody translated, without figures, is still told."""
    assert report(Event("polishing", 0.5), lang) == said


def test_a_program_gets_json_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Tests that a machine's answer is JSON with Korean as it is written."""
    Terminal("ko", machine=True).answer({"이름": "코엑스"}, ["never shown"])
    out = capsys.readouterr().out
    assert json.loads(out) == {"이름": "코엑스"}
    assert "코엑스" in out


def test_people_get_names_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Tests that brackets and colons in names are no markup."""
    Terminal("en", machine=False).answer({}, ["[red]A[/red] :smile: 12"])
    assert capsys.readouterr().out == "[red]A[/red] :smile: 12\n"


def test_working_speaks_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Tests that the terminal's own line is in its language."""
    working = Terminal("ko", machine=False).working(Text(ko="그립니다", en="drawing"))
    working._begin()
    assert capsys.readouterr().err == "그립니다\n"
