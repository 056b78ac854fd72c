"""Judging an edited plan, as work for a child."""

from dataclasses import dataclass

from plans.plan import Plan
from solver.progress import Progress

from .child import Asked, Child

LONGEST_S = 300.0
"""Seconds a verdict may take: one on 13,500 booths takes some forty."""


@dataclass(frozen=True)
class Judging:
    """A plan to be judged; called in the child it is. What is heavy is imported there alone."""

    plan: Plan

    def __call__(self, _: Asked, progress: Progress) -> Plan:
        """Judge it; a verdict is whole or none, so nothing asks whether to stop."""
        del progress
        from plans.judged import judged  # noqa: PLC0415 - the parent never judges

        return judged(self.plan)


def judge_in_child(plan: Plan) -> Plan:
    """Say of an edited plan what it is now, in a child process.

    Parameters
    ----------
    plan : as an edit left it.

    Raises
    ------
    MadangError : when the child breaks or will not end.
    """
    with Child(Judging(plan), seconds=LONGEST_S) as child:
        return child.result()
