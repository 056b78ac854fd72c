"""Tests that the samples' plans are legal to a judge that shares no code with the product."""

import json
import os
from pathlib import Path

import pytest

from bench.verifier.asked import Asked
from bench.verifier.exported import Json, errors
from bench.verifier.judge import judge
from tests.cli.calling import run
from tests.plans.formats.write.imdf_checks import faults

SECONDS = "120"
"""More than the largest sample needs: all of them stop at their proof, or when all stand."""

COEX = ("slw-2024", "slw-2025", "slw-2026")
ALWAYS = (*COEX, "slw-2031")
SAMPLES = (*ALWAYS, "ces-scale") if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else ALWAYS
"""The largest is planned by `make nightly` alone."""


@pytest.fixture(scope="session", params=SAMPLES)
def planned(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Json]:
    """Give a folder with a sample, its plan and its exports, and what solve said of it."""
    name = request.param
    folder = tmp_path_factory.mktemp(name)
    plan = folder / "show.plan.json"
    assert run("init", name, str(folder / "show")).exit_code == 0
    brief = str(folder / "show" / "brief.toml")
    told = run("solve", brief, "-o", str(plan), "--json", "--seconds", SECONDS)
    assert told.exit_code == 0, told.stderr
    # Concepts have no anchor on the earth.
    anchored = name in COEX
    outs = (("show.geojson",), ("earth.geojson", "--wgs84"), ("show.imdf.zip",))
    for out, *flags in outs if anchored else outs[:1]:
        assert run("export", str(plan), "-o", str(folder / out), *flags).exit_code == 0
    return folder, json.loads(told.stdout)


def test_samples_are_legal_to_a_stranger(planned: tuple[Path, Json]) -> None:
    """Tests that somebody who has the brief and the exports alone finds nothing wrong."""
    folder, summary = planned
    local, earth = (
        json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        for path in (folder / "show.geojson", folder / "earth.geojson")
    )
    assert local is not None
    asked = Asked.read(folder / "show")
    assert errors(judge(local, asked, summary, earth=earth)) == []
    assert summary["checked"]["ok"]
    assert summary["placed"] == summary["requested"]


def test_samples_are_good_maps_to_a_stranger(planned: tuple[Path, Json]) -> None:
    """Tests the indoor map of a sample whose venue has a place on Earth, and only of such."""
    path = planned[0] / "show.imdf.zip"
    plan = json.loads((planned[0] / "show.plan.json").read_text(encoding="utf-8"))
    found = faults(path.read_bytes()) if path.exists() else None
    assert found == ([] if plan["venue"]["anchor"] else None)


def test_samples_pass_the_check(planned: tuple[Path, Json]) -> None:
    """Tests that the command finds no error either."""
    folder, _ = planned
    told = run("check", str(folder / "show.plan.json"), "--json")
    assert (told.exit_code, json.loads(told.stdout)["ok"]) == (0, True)
