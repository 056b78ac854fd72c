"""Tests of the route command."""

import itertools
import json
import math
from pathlib import Path

import pytest

from plans.formats.plan_file import load_plan
from tests.cli.calling import run


@pytest.fixture
def door(planned: Path) -> str:
    """Give an entrance of the plan."""
    halls = load_plan(planned).halls
    return next(d.id for hall in halls for d in hall.openings if d.type == "entrance")


@pytest.fixture
def numbers(planned: Path) -> list[str]:
    """Give the booths' numbers."""
    return [booth.number for booth in load_plan(planned).layout.booths]


def test_a_route_for_programs(planned: Path, door: str, numbers: list[str]) -> None:
    """Tests that the line is as long as the length, and the stops are those asked for."""
    wanted = [word for number in numbers[:3] for word in ("--to", number)]
    told = run("route", str(planned), "--from", door, *wanted, "--json")
    assert told.exit_code == 0, told.stderr
    data = json.loads(told.stdout)
    assert set(data["order"]) == set(numbers[:3])
    walked = sum(
        math.dist(a, b) for line in data["points_m"].values() for a, b in itertools.pairwise(line)
    )
    assert walked == pytest.approx(data["length_m"], abs=1e-6)
    assert data["clearance_m"] == 0.4
    assert all(isinstance(step, str) for step in data["steps"])


@pytest.mark.parametrize(("lang", "word"), [("en", "on foot"), ("ko", "걸어서")])
def test_a_route_for_people(
    planned: Path, door: str, numbers: list[str], lang: str, word: str
) -> None:
    """Tests that people read the length and numbered steps."""
    told = run("route", str(planned), "--from", door, "--to", numbers[0], "--lang", lang)
    assert told.exit_code == 0, told.stderr
    head, *steps = told.stdout.splitlines()
    assert word in head
    assert steps[0].strip().startswith("1.")
    assert numbers[0] in steps[-1]


def test_names_that_are_not_there(planned: Path, door: str, numbers: list[str]) -> None:
    """Tests that an unknown opening or stop is bad input, in one sentence."""
    for words in (("--from", "no", "--to", numbers[0]), ("--from", door, "--to", "no")):
        told = run("route", str(planned), *words)
        assert told.exit_code == 2
        assert "no" in told.stderr
        assert len(told.stderr.strip().splitlines()) == 1
        assert told.stdout == ""
