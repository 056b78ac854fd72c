"""Tests that random shows come to plans that nobody can fault, or to a reason why not."""

import datetime as dt
import json
import os
import random
import time
from pathlib import Path

import pytest

from bench.show_files import brief_tables, sheet_rows
from bench.verifier.asked import Asked
from bench.verifier.exported import Breach, errors
from bench.verifier.judge import judge
from plans.formats.write.geojson import to_geojson
from plans.formats.write.summary import plan_data
from plans.make import make_plan
from plans.plan import Plan
from solver.stop import Deterministic
from tests.property.shows import Show, show_of
from venue.errors import BriefError, NoPlanError

INSTANCES = int(os.environ.get("MADANG_INSTANCES", "200"))
"""Random shows to plan; `make nightly` plans many more."""

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
"""Whether to plan shows that nobody has planned before."""

BATCH = 20
"""Shows of one test: few enough to share the tests out between cores."""

SECONDS = 600.0
"""Wall time that deterministic work never needs: the same shows come to the same plans anywhere."""

SLOWEST = 60
"""Seconds a show may take in the middle on a busy machine, planned, checked and judged: it takes
six, a full hall of a hundred booths up to forty."""

FULL_EVERY = 1 if NIGHTLY else 10
"""One show of so many may ask for three fifths of its floor, which takes four times as long."""

SPARE = 0.2
"""What the others ask for at most."""

PLANNED = 0.8
"""Share of the random shows that must come to a plan; the others must say why not."""


def judged(plan: Plan, show: Show) -> list[Breach]:
    """Judge a plan of a random show by what it exports."""
    document = json.loads(to_geojson(plan))
    asked = Asked(brief_tables(show.brief), sheet_rows(show.brief))
    asked = asked.opened(document, json.loads(show.venue.model_dump_json()))
    return judge(document, asked, plan_data(plan, Path("show.plan.json")))


def faults(show: Show) -> tuple[str, list[str]]:
    """Plan a random show; tell whether it came to a plan, and all that can be faulted."""
    try:
        made = make_plan(
            show.brief,
            show.venue,
            Deterministic(SECONDS),
            workers=2,
            made=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        )
    except (BriefError, NoPlanError) as refusal:
        silent = [text for text in refusal.texts if not (text.ko and text.en)]
        return "refused", [f"refused in silence: {text}" for text in silent]
    found = [finding.message.en for finding in made.findings if finding.breaks]
    return "planned", found + [str(breach) for breach in errors(judged(made, show))]


@pytest.mark.timeout(SLOWEST * BATCH)
@pytest.mark.parametrize("batch", range(-(-INSTANCES // BATCH)))
def test_random_shows_are_legal_or_refused_with_a_reason(batch: int) -> None:
    """Tests that random halls and briefs come to a plan that nobody can fault, or to a reason."""
    # The same shows every time, but new ones every night.
    rng = random.Random(f"{time.time() if NIGHTLY else ''} {batch}")
    seeds = [rng.getrandbits(32) for _ in range(BATCH)]
    came = {
        seed: faults(show_of(seed) if n % FULL_EVERY == 0 else show_of(seed, SPARE))
        for n, seed in enumerate(seeds)
    }
    assert {seed: found for seed, (_, found) in came.items() if found} == {}
    planned = sum(how == "planned" for how, _ in came.values())
    assert planned >= PLANNED * len(came), f"too few of {seeds} were planned"
