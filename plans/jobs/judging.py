"""Judging an edited plan, as work for a child."""

from collections.abc import Mapping
from dataclasses import dataclass

from layouts.booth import Side
from plans.certificate import Certificate
from plans.plan import Measures, Plan
from solver.progress import Progress
from venue.finding import Finding

from .child import Asked, Child

LONGEST_S = 300.0
"""Seconds a verdict may take: one on 13,500 booths takes some forty."""


@dataclass(frozen=True)
class Judgement:
    """What a plan is, beside what it holds: all that judging it changes."""

    findings: tuple[Finding, ...]
    measures: Measures
    certificate: Certificate
    open_edges: Mapping[str, tuple[Side, ...]]

    @classmethod
    def of(cls, plan: Plan) -> "Judgement":
        """Take it from a plan that has been judged."""
        edges = {booth.id: booth.open_edges for booth in plan.layout.booths}
        return cls(plan.findings, plan.measures, plan.certificate, edges)

    def over(self, plan: Plan) -> Plan:
        """Lay it over the plan that it is of."""
        booths = tuple(
            booth
            if (sides := self.open_edges.get(booth.id, booth.open_edges)) == booth.open_edges
            else booth.model_copy(update={"open_edges": sides})
            for booth in plan.layout.booths
        )
        return plan.model_copy(
            update={
                "layout": plan.layout.model_copy(update={"booths": booths}),
                "findings": self.findings,
                "measures": self.measures,
                "certificate": self.certificate,
            }
        )


@dataclass(frozen=True)
class Judging:
    """A plan to be judged, as JSON, which is written in a third of the time of a pickle.

    Called in the child it judges. What is heavy is imported there alone.
    """

    document: str

    def ready(self) -> None:
        """Read the rules."""
        import plans.judged  # noqa: F401, PLC0415 - the parent never judges

    def __call__(self, _: Asked, progress: Progress) -> Judgement:
        """Judge it; a verdict is whole or none, so nothing asks whether to stop."""
        del progress
        from plans.judged import judged  # noqa: PLC0415 - the parent never judges

        return Judgement.of(judged(Plan.model_validate_json(self.document)))


def judge_in_child(plan: Plan) -> Judgement:
    """Say of an edited plan what it is now, in a child process.

    Parameters
    ----------
    plan : as an edit left it.

    Raises
    ------
    MadangError : when the child breaks or will not end.
    """
    judging = Judging(plan.model_dump_json(by_alias=True))
    with Child(judging, seconds=LONGEST_S) as child:
        return child.result()
