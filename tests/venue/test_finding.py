"""Tests of findings."""

import pytest

from venue.fault import fault
from venue.finding import Severity, Verdict
from venue.text import Text


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("severity", list(Severity))
def test_what_breaks_a_plan(verdict: Verdict, severity: Severity) -> None:
    """Tests that only an error that is not met makes a plan not ok."""
    found = fault("x", "C", Text(en="x")).model_copy(
        update={"verdict": verdict, "severity": severity}
    )
    assert found.breaks is (verdict == "not_met" and severity == "error")
