"""Tests of answers that are no: a plan that breaks a rule, requests that conflict, faults."""

import json
from pathlib import Path

import pytest

from plans.formats import plan_file
from plans.formats.plan_file import load_plan, save_plan
from plans.formats.write import summary
from plans.jobs import planning
from plans.plan import Plan
from tests.cli.calling import run

PINS = """
[[pins]]
exhibitor = "b"
hall = "H"
x = 12.0
y = 10.5

[[pins]]
exhibitor = "d"
hall = "H"
x = 12.0
y = 10.5

[[zones]]"""


def broken(plan: Plan) -> Plan:
    """Put one booth onto another, and say of the plan what the check would."""
    first, second, *rest = plan.layout.booths
    onto = second.model_copy(update={"x_mm": first.x_mm, "y_mm": first.y_mm})
    layout = plan.layout.model_copy(update={"booths": (first, onto, *rest)})
    return plan.model_copy(update={"layout": layout})


def test_check_says_no(planned: Path, tmp_path: Path) -> None:
    """Tests that a plan with an error ends in exit code 1, the error first."""
    path = tmp_path / "broken.plan.json"
    save_plan(broken(load_plan(planned)), path)
    shown = run("check", str(path))
    assert shown.exit_code == 1
    assert shown.stdout.startswith("▲")
    assert "booth.overlap" in shown.stdout
    told = run("check", str(path), "--json", "--lang", "ko")
    assert told.exit_code == 1
    assert not json.loads(told.stdout)["ok"]


def test_conflicting_requests_are_named(show: Path) -> None:
    """Tests that two pins on one spot are no plan, told by who asked, and nothing is written."""
    text = show.read_text(encoding="utf-8").replace("[[zones]]", PINS)
    show.write_text(text, encoding="utf-8")
    result = run("solve", "brief.toml", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["status"] == "INFEASIBLE"
    assert told["conflicts"]
    assert result.stderr.splitlines()[-1] == told["conflicts"][-1]
    assert not (show.parent / "brief.plan.json").exists()


def test_an_illegal_plan_is_called_that_first(
    show: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that a plan that fails its check is written to look at, but the answer is no."""
    plan = broken(load_plan(planned))
    checked = plan.certificate.checked.model_copy(update={"ok": False, "errors": 1})
    certificate = plan.certificate.model_copy(update={"checked": checked})
    bad = plan.model_copy(update={"certificate": certificate})
    monkeypatch.setattr(planning, "plan_in_child", lambda *_: bad)
    result = run("solve", show.name)
    assert result.exit_code == 1
    assert result.stdout.startswith("This is no legal plan: 1 place")
    assert (show.parent / "brief.plan.json").is_file()


def test_a_fault_of_ours_is_a_sentence(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that the unforeseen ends in exit code 3, a sentence and a hint, no traceback."""

    def stumble(*_: object) -> None:
        raise ZeroDivisionError("a zero")

    monkeypatch.setattr(planning, "plan_in_child", stumble)
    result = run("solve", show.name)
    assert result.exit_code == 3
    assert "ZeroDivisionError: a zero" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (show.parent / "brief.plan.json").exists()
    assert "Traceback" in run("solve", show.name, "--debug").stderr


def test_an_interrupt_is_no_fault(planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that Ctrl-C ends in one word and the shell's exit code."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plan_file, "load_plan", interrupt)
    result = run("check", str(planned), "--lang", "ko")
    assert (result.exit_code, result.stderr) == (130, "멈추었습니다.\n")


def test_no_plan_is_written_when_the_disk_fails(
    show: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that a summary is not told of a plan that could not be kept."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(planning, "plan_in_child", lambda *_: load_plan(planned))
    monkeypatch.setattr(plan_file, "save_plan", full)
    monkeypatch.setattr(summary, "plan_shown", full)
    result = run("solve", show.name)
    assert result.exit_code == 2
    assert result.stdout == ""
