"""Tests of sweeps at work: results are kept one by one, and nothing is done twice."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from plans.compare import compared
from plans.document import dumps_plan, loads_plan
from plans.jobs.trials import Done, Here, Trial
from plans.make import make_plan
from plans.sweep import Point, Sweep, points
from plans.sweeping import sweep_points, trial_of
from solver.stop import Seconds
from tests.plans.small_show import write_small_show
from venue.errors import FaultError, UsageError
from venue.text import Text

MADE = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)


def sweep(folder: Path, **more: object) -> Sweep:
    """Make a sweep of the small show with three aisles and two demands."""
    write_small_show(folder)
    known: dict[str, object] = {
        "title": Text(en="Aisles"),
        "base": "brief.toml",
        "seconds": 20.0,
        "axes": {"rules_override.aisle": (3.0, 3.5), "demand": (0.5, 1.0)},
    }
    return Sweep.model_validate(known | more)


class Nearby:
    """Runs trials in this process, and counts them; some may be made to fail."""

    def __init__(self, fails: Callable[[Point], bool] = lambda _: False) -> None:
        """Count from nought."""
        self.ran: list[str] = []
        self.fails = fails

    def __call__(self, trials: Sequence[Trial], done: Done) -> None:
        """Run them all."""
        for trial in trials:
            self.ran.append(trial.point.id)
            if self.fails(trial.point):
                done(trial, FaultError("job.died", Text(ko="죽었습니다", en="It died.")))
                continue
            planning = trial.planning
            plan = make_plan(
                planning.brief, planning.venue, Seconds(20.0), made=planning.made, workers=1
            )
            done(trial, (dumps_plan(plan), compared(plan)))


def test_every_scenario_has_its_result(tmp_path: Path) -> None:
    """Tests that each point is planned with its own rules and demand, and its plan is kept."""
    asked = sweep(tmp_path)
    out = tmp_path / "out"
    outcomes = sweep_points(points(asked), tmp_path, out, Nearby(), MADE)
    assert [each.label for each in outcomes] == [
        "base, aisle 3.0, demand 0.5", "base, aisle 3.0, demand 1.0",
        "base, aisle 3.5, demand 0.5", "base, aisle 3.5, demand 1.0",
    ]  # fmt: skip
    for outcome, aisle, wanted in zip(outcomes, (3.0, 3.0, 3.5, 3.5), (2, 4, 2, 4), strict=True):
        assert outcome.compared is not None
        assert outcome.plan is not None
        plan = loads_plan((out / outcome.plan).read_bytes(), outcome.plan)
        assert plan.limits.aisle.value == aisle
        assert outcome.compared.requested == len(plan.brief.contracts) == wanted


def test_what_is_there_is_not_done_again(tmp_path: Path) -> None:
    """Tests that a second run does what is missing, damaged or failed alone."""
    asked = points(sweep(tmp_path))
    out = tmp_path / "out"
    broken = asked[1].id
    first = sweep_points(asked, tmp_path, out, Nearby(lambda p: p.id == broken), MADE)
    assert [each.failed is not None for each in first] == [False, True, False, False]
    assert first[1].failed is not None
    assert "It died." in first[1].failed.en
    (out / "results" / f"{asked[2].id}.json").write_text("{", encoding="utf-8")
    again = Nearby()
    second = sweep_points(asked, tmp_path, out, again, MADE)
    assert again.ran == [asked[1].id, asked[2].id]
    assert all(each.failed is None for each in second)
    third = Nearby()
    assert sweep_points(asked, tmp_path, out, third, MADE) == second
    assert third.ran == []


def test_another_question_is_another_result(tmp_path: Path) -> None:
    """Tests that a point's name changes with everything that changes its plan."""
    one = points(sweep(tmp_path))
    ids = {p.id for p in one}
    for other in (sweep(tmp_path, seconds=21.0), sweep(tmp_path, seeds=(1,)),
                  sweep(tmp_path, axes={"demand": (0.7,)})):  # fmt: skip
        assert ids.isdisjoint(p.id for p in points(other))
    assert ids == {p.id for p in points(sweep(tmp_path))}


def test_a_brief_that_changed_is_planned_again(tmp_path: Path) -> None:
    """Tests that neither a result of another sheet nor one without its plan is taken for done."""
    asked = points(sweep(tmp_path, axes={}))
    out = tmp_path / "out"
    (first,) = sweep_points(asked, tmp_path, out, Nearby(), MADE)
    sheet = tmp_path / "exhibitors.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text + "e,자차,Jacha,ai,3x3\n", encoding="utf-8")
    (second,) = sweep_points(asked, tmp_path, out, Nearby(), MADE)
    assert first.compared is not None
    assert second.compared is not None
    assert (first.compared.requested, second.compared.requested) == (4, 5)
    assert second.plan is not None
    (out / second.plan).unlink()
    again = Nearby()
    assert sweep_points(asked, tmp_path, out, again, MADE) == [second]
    assert again.ran == [asked[0].id]


def test_a_scenario_that_cannot_be_is_a_failure_of_its_own(tmp_path: Path) -> None:
    """Tests that a wrong key or an unknown brief is kept as its point's reason."""
    asked = sweep(
        tmp_path,
        base=None,
        axes={},
        steps=[{"id": "good", "base": "brief.toml"}, {"id": "none", "base": "nowhere.toml"},
               {"id": "key", "base": "brief.toml", "changes": {"nonsense": 1}}],
    )  # fmt: skip
    outcomes = sweep_points(points(asked), tmp_path, tmp_path / "out", Nearby(), MADE)
    assert [each.failed is None for each in outcomes] == [True, False, False]


def test_children_give_the_same_as_this_process(tmp_path: Path) -> None:
    """Tests that two workers come to what one process comes to, in the points' order."""
    asked = points(sweep(tmp_path))
    here = sweep_points(asked, tmp_path, tmp_path / "here", Here(2), MADE)
    near = sweep_points(asked, tmp_path, tmp_path / "near", Nearby(), MADE)
    assert here == near


def test_trials_are_told_apart_from_their_time() -> None:
    """Tests that a base that is no file and no sample is a sentence."""
    point = points(Sweep(title=Text(en="x"), base="no-such-sample"))[0]
    with pytest.raises(UsageError):
        trial_of(point, Path(), MADE)
