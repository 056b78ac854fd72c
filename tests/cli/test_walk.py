"""Tests of the walk command."""

import json
from pathlib import Path

import pytest

from plans.formats.plan_file import load_plan, save_plan
from tests.cli.calling import run


def test_a_walk_for_programs(planned: Path) -> None:
    """Tests that every booth has its walks, its reach, its footfall and its band."""
    told = run("walk", str(planned), "--json")
    assert told.exit_code == 0, told.stderr
    data = json.loads(told.stdout)
    plan = load_plan(planned)
    assert {each["booth"] for each in data["booths"]} == {b.number for b in plan.layout.booths}
    for each in data["booths"]:
        assert each["walk_m"] == min(m for m in each["from_m"].values() if m is not None)
        assert each["band"] in {"below", "around", "above"}
        assert each["within"]["50_m"] <= each["within"]["100_m"] < len(data["booths"])
    assert data["unreachable"] == []
    assert data["network"]["clearance_m"] == 0.4
    assert sum(each["nearest_of"] for each in data["entrances"]) == len(data["booths"])
    assert data["assumptions"]


@pytest.mark.parametrize(("lang", "word"), [("en", "Assumed"), ("ko", "가정")])
def test_a_walk_for_people(planned: Path, lang: str, word: str) -> None:
    """Tests that people read bands and assumptions, and never a count of visitors."""
    told = run("walk", str(planned), "--lang", lang)
    assert told.exit_code == 0, told.stderr
    assert word in told.stdout
    # Visitors are expected by no brief of this show: nobody is counted.
    assert "visits in all" not in told.stdout


def test_a_booth_that_cannot_be_reached_is_a_no(planned: Path, tmp_path: Path) -> None:
    """Tests that the answer names the booth, and is no."""
    plan = load_plan(planned)
    first, *others = plan.layout.booths
    shut = first.model_copy(update={"open_edges": ()})
    layout = plan.layout.model_copy(update={"booths": (shut, *others)})
    path = tmp_path / "shut.plan.json"
    save_plan(plan.model_copy(update={"layout": layout}), path)
    told = run("walk", str(path), "--lang", "en")
    assert told.exit_code == 1
    assert first.number in told.stdout.splitlines()[0]
    assert json.loads(run("walk", str(path), "--json").stdout)["unreachable"] == [first.number]
