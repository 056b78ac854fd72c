"""Tests that a child judges as this process would."""

from plans import edits
from plans.edit import apply
from plans.jobs.judging import Judgement, judge_in_child
from plans.judged import judged
from tests.plans.sample_plan import sample_plan


def test_a_child_judges_alike() -> None:
    """Tests that what comes back, laid over the plan, is the plan judged here."""
    plan, _ = apply(sample_plan(), edits.Move(booth="b2", x_mm=36_000, y_mm=6_000))
    made = judge_in_child(plan)
    wanted = judged(plan)
    assert made == Judgement.of(wanted)
    assert made.over(plan) == wanted
