"""Tests that random shows come to plans that nobody can fault, or to a reason why not."""

import datetime as dt
import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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

SECONDS = 600.0
"""Wall time that deterministic work never needs: the same shows come to the same plans anywhere."""

SLOWEST = 20
"""Seconds a show may take on a busy machine, planned, checked and judged; it takes two."""

PLANNED = 0.8
"""Share of the random shows that must come to a plan; the others must say why not."""


def judged(plan: Plan, show: Show) -> list[Breach]:
    """Judge a plan of a random show by what it exports."""
    document = json.loads(to_geojson(plan))
    asked = Asked(brief_tables(show.brief), sheet_rows(show.brief))
    asked = asked.opened(document, json.loads(show.venue.model_dump_json()))
    return judge(document, asked, plan_data(plan, Path("show.plan.json")))


@pytest.mark.timeout(SLOWEST * INSTANCES)
def test_random_shows_are_legal_or_refused_with_a_reason() -> None:
    """Tests that random halls and briefs come to a plan that nobody can fault, or to a reason."""
    came: Counter[str] = Counter()

    # A number does not shrink into a simpler show, so that nothing is tried in vain.
    @settings(
        max_examples=INSTANCES,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32 - 1))
    def plan(seed: int) -> None:
        show = show_of(seed)
        try:
            made = make_plan(
                show.brief,
                show.venue,
                Deterministic(SECONDS),
                workers=2,
                made=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            )
        except (BriefError, NoPlanError) as refusal:
            reasons = refusal.texts
        else:
            reasons = ()
        came["refused" if reasons else "planned"] += 1
        if reasons:
            assert all(reason.ko and reason.en for reason in reasons)
            return
        assert [finding.message.en for finding in made.findings if finding.breaks] == []
        assert errors(judged(made, show)) == []

    plan()
    assert came["planned"] >= PLANNED * came.total(), came
