"""A plan judged again, and what is then certified of it; no solver is needed for either."""

from collections.abc import Sequence

from layouts.brief.limits import preset
from layouts.rules.check import check_layout
from solver.result import Result, Status
from venue.finding import Finding, Verdict

from .certificate import Certificate, Checked
from .plan import Plan


def recheck(plan: Plan, rules: str | None = None) -> tuple[Finding, ...]:
    """Check a plan again, by its own limits or by a preset as it stands.

    Parameters
    ----------
    plan : any plan, edited or not; what it says of itself is not read.
    rules : a preset's name; None takes the plan's limits, with what its brief overrides.

    Raises
    ------
    BriefError : when no preset has that name.
    """
    limits = plan.limits if rules is None else preset(rules)
    return check_layout(
        plan.halls, plan.brief, plan.layout, plan.allotments, limits, plan.venue.upper(plan.halls)
    )


def verdict_of(findings: Sequence[Finding]) -> Checked:
    """Give the verdict of a check: ok when nothing is broken for sure."""
    errors = sum(finding.breaks for finding in findings)
    unsure = sum(finding.verdict is Verdict.NOT_ASSESSABLE for finding in findings)
    return Checked(ok=not errors, errors=errors, not_assessable=unsure)


def certify(result: Result, findings: Sequence[Finding]) -> Certificate:
    """Say what is proved: the solver's bound, and the verdict of the check.

    Parameters
    ----------
    result : what the solver gave back.
    findings : what the check found of the same layout, numbered.

    Notes
    -----
    ``requested = placed + unplaced``, all in contracts. A layout with errors proves nothing:
    OPTIMAL then becomes FEASIBLE, and ``checked`` says that it is not ok.
    """
    checked = verdict_of(findings)
    told = result.model_dump(include=set(Certificate.model_fields))
    placed, unplaced = len(result.allotments), len(result.unplaced)
    disproved = not checked.ok and result.status is Status.OPTIMAL
    own = {
        "status": Status.FEASIBLE if disproved else result.status,
        "requested": placed + unplaced,
        "placed": placed,
        "checked": checked,
    }
    return Certificate.model_validate(told | own)
