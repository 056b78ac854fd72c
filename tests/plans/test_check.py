"""Tests of checking a plan again and of what is certified."""

import pytest

from layouts.booth import Booth
from layouts.layout import Layout
from plans.check import certify, recheck
from solver.result import Result, Status, Unplaced
from tests.plans.small_show import small_plan
from venue.errors import BriefError
from venue.finding import Finding, Severity, Verdict
from venue.source import Confidence, Source
from venue.text import Text


def finding(verdict: Verdict, severity: Severity) -> Finding:
    """Give a finding of some weight."""
    source = Source(cite="a test", confidence=Confidence.ASSUMED)
    return Finding(
        code="x", verdict=verdict, severity=severity, hall="H", source=source, message=Text(en="x")
    )


BROKEN = finding(Verdict.NOT_MET, Severity.ERROR)
WISH = finding(Verdict.NOT_MET, Severity.WARNING)
UNSURE = finding(Verdict.NOT_ASSESSABLE, Severity.ERROR)


def test_a_fresh_plan_checks_as_it_says() -> None:
    """Tests that checking again finds what the plan holds."""
    plan = small_plan()
    assert recheck(plan) == plan.findings
    assert recheck(plan, "kr-practice") == plan.findings


def test_a_moved_booth_is_found() -> None:
    """Tests that the layout is judged, not what the plan says of itself."""
    plan = small_plan()
    first, second, *rest = plan.layout.booths
    onto = second.model_copy(update={"x_mm": first.x_mm, "y_mm": first.y_mm})
    layout = plan.layout.model_copy(update={"booths": (first, onto, *rest)})
    found = recheck(plan.model_copy(update={"layout": layout}))
    assert "booth.overlap" in {f.code for f in found if f.breaks}


def test_an_unknown_preset_is_refused() -> None:
    """Tests that rules nobody ships are no rules."""
    with pytest.raises(BriefError):
        recheck(small_plan(), "mars")


def test_overrides_count_unless_a_preset_is_named() -> None:
    """Tests that a plan is judged by its own limits, or by the preset as it stands."""
    plan = small_plan()
    wide = plan.limits.overridden({"aisle": 40.0})
    strict = plan.model_copy(update={"limits": wide})
    assert any(f.breaks for f in recheck(strict))
    assert not any(f.breaks for f in recheck(strict, "kr-practice"))


def test_the_certificate_counts_contracts() -> None:
    """Tests that requested is placed and unplaced together."""
    left = Unplaced(exhibitor="a", code="full", reason=Text(en="full"))
    made = certify(Result(status=Status.FEASIBLE, unplaced=(left,)), ())
    assert (made.requested, made.placed, made.unplaced) == (1, 0, (left,))


@pytest.mark.parametrize(
    ("findings", "status", "ok"),
    [
        ((), Status.OPTIMAL, True),
        ((WISH, UNSURE), Status.OPTIMAL, True),
        ((BROKEN,), Status.FEASIBLE, False),
    ],
)
def test_errors_disprove(findings: tuple[Finding, ...], status: Status, ok: bool) -> None:
    """Tests that a layout that breaks a rule is never called optimal."""
    made = certify(Result(status=Status.OPTIMAL), findings)
    assert (made.status, made.checked.ok) == (status, ok)
    assert made.checked.errors == len([f for f in findings if f is BROKEN])
    assert made.checked.not_assessable == len([f for f in findings if f is UNSURE])


def test_the_solver_is_quoted() -> None:
    """Tests that bound, seed and hash are the solver's."""
    booth = Booth(id="b", hall="H", x_mm=0, y_mm=0, width_mm=3000, depth_mm=3000)
    result = Result(
        status=Status.CANCELLED,
        layout=Layout(booths=(booth,)),
        net_m2=9.0,
        bound_net_m2=12.0,
        gap=0.25,
        seed=7,
        mode="reproducible",
        versions={"madang": "1"},
        instance_sha256="ab",
    )
    made = certify(result, ())
    assert made.model_dump(include={"status", "net_m2", "gap", "seed", "mode"}) == {
        "status": Status.CANCELLED,
        "net_m2": 9.0,
        "gap": 0.25,
        "seed": 7,
        "mode": "reproducible",
    }
    assert (made.versions, made.instance_sha256) == ({"madang": "1"}, "ab")
