"""Tests of the egress command."""

import json
from pathlib import Path

import pytest

from plans.formats.plan_file import load_plan, save_plan
from tests.cli.calling import run


@pytest.mark.parametrize("people", [0, 1, 777, 1_000_000])
def test_egress_for_programs(planned: Path, people: int) -> None:
    """Tests that all people are at some exit, whatever their number, and no figure is endless."""
    told = run("egress", str(planned), "--people", str(people), "--json")
    assert told.exit_code == 0, told.stderr
    halls = json.loads(told.stdout)["halls"]
    assert sum(hall["people"] for hall in halls.values()) == people
    for hall in halls.values():
        assert sum(use["people"] for use in hall["exits"]) == hall["people"]
        assert hall["seconds_hydraulic"] <= hall["seconds_nearest"] + 1e-3
        assert hall["lower_bound_travel_m"] > 0
        for use in hall["exits"]:
            assert use["effective_width_m"] == pytest.approx(use["width_m"] - 0.3, abs=1e-3)
        if len(hall["exits"]) > 1:
            assert hall["worst_case"]["lost_exit"] in {use["id"] for use in hall["exits"]}


@pytest.mark.parametrize(("lang", "word"), [("en", "An estimate"), ("ko", "추정치")])
def test_egress_for_people(planned: Path, lang: str, word: str) -> None:
    """Tests that people read the time, the exits, the assumptions and who decides."""
    told = run("egress", str(planned), "--lang", lang)
    assert told.exit_code == 0, told.stderr
    assert word in told.stdout
    assert "1.32" in told.stdout


def test_a_hall_without_an_exit_is_a_no(planned: Path, tmp_path: Path) -> None:
    """Tests that the sentence names the hall, and the answer is no."""
    plan = load_plan(planned)
    halls = tuple(hall.model_copy(update={"openings": ()}) for hall in plan.halls)
    path = tmp_path / "shut.plan.json"
    save_plan(plan.model_copy(update={"halls": halls}), path)
    told = run("egress", str(path), "--lang", "en")
    assert told.exit_code == 1
    assert halls[0].id in told.stdout.splitlines()[0]


def test_a_number_of_people_that_is_none(planned: Path) -> None:
    """Tests that fewer than nobody is bad input, in one sentence."""
    told = run("egress", str(planned), "--people", "-1")
    assert told.exit_code == 2
    assert len(told.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_compliance_sheet_is_written(planned: Path, tmp_path: Path, lang: str) -> None:
    """Tests that the answer names the sheet, which is a PDF, and egress is told as ever."""
    path = tmp_path / "sheet.pdf"
    told = run("egress", str(planned), "-o", str(path), "--json", "--lang", lang)
    assert told.exit_code == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["written"] == [str(path)]
    assert answer["halls"]
    assert path.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_is_no_pdf(planned: Path, tmp_path: Path) -> None:
    """Tests that another ending is refused before anything is worked out, and nothing is left."""
    told = run("egress", str(planned), "-o", str(tmp_path / "sheet.png"))
    assert told.exit_code == 2
    assert ".pdf" in told.stderr
    assert not list(tmp_path.iterdir())


def test_both_times_are_told_when_simulated(planned: Path) -> None:
    """Tests that each hall has its simulated time beside the estimate, and people read both."""
    told = run("egress", str(planned), "--people", "60", "--simulate", "--json")
    assert told.exit_code == 0, told.stderr
    for hall in json.loads(told.stdout)["halls"].values():
        # Bodies are in each other's way; alone they walk as in the estimate.
        assert hall["seconds_simulated"] >= 0.8 * hall["seconds_hydraulic"]
    shown = run("egress", str(planned), "--people", "60", "--simulate", "--lang", "en")
    assert "JuPedSim" in shown.stdout
    assert "an estimate like the time above" in " ".join(shown.stdout.split())
