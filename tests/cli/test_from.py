"""Tests of ``madang solve --from``: a plan goes on from an earlier one."""

import json
from pathlib import Path

import pytest

from plans.formats.plan_file import load_plan, save_plan
from tests.cli.calling import run
from tests.plans.small_show import SHEET


def floors(path: Path) -> dict[str, tuple[int, int, int, int]]:
    """Give the place and the size of every exhibitor's booth in a plan."""
    plan = json.loads(path.read_text(encoding="utf-8"))
    booths = {booth["id"]: booth for booth in plan["layout"]["booths"]}
    names = ("x_mm", "y_mm", "width_mm", "depth_mm")
    return {
        each["exhibitor"]: tuple(booths[each["booth"]][name] for name in names)
        for each in plan["allotments"]
    }


def test_a_newcomer_moves_nobody(show: Path, planned: Path) -> None:
    """Tests that one exhibitor more is placed beside the others, who stay, and is counted."""
    (show.parent / "exhibitors.csv").write_text(SHEET + "e,자차,Jacha,ai,3x3\n", encoding="utf-8")
    told = run("solve", "brief.toml", "--from", str(planned), "-o", "more.plan.json", "--json")
    assert told.exit_code == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["changes"] == {"kept": 4, "moved": 0, "new": 1, "gone": 0}
    after = floors(show.parent / "more.plan.json")
    assert floors(planned).items() <= after.items()
    assert after.keys() == {"a", "b", "c", "d", "e"}


@pytest.mark.parametrize(("lang", "said"), [("en", "4 stay, 0 moved"), ("ko", "그대로 4, 옮김 0")])
def test_people_are_told_who_moved(show: Path, planned: Path, lang: str, said: str) -> None:
    """Tests that the summary compares with the earlier plan."""
    words = ("--from", str(planned), "-o", "again.plan.json", "--lang", lang)
    shown = run("solve", str(show), *words)
    assert shown.exit_code == 0, shown.stderr
    assert said in shown.stdout


def test_a_reproducible_plan_is_the_same_again(show: Path, planned: Path) -> None:
    """Tests that two reproducible runs from one plan write the same but for date and seconds."""
    plans = []
    for name in ("one.plan.json", "two.plan.json"):
        done = run("solve", str(show), "--from", str(planned), "--reproducible", "-o", name)
        assert done.exit_code == 0, done.stderr
        plan = json.loads((show.parent / name).read_text(encoding="utf-8"))
        del plan["made"], plan["certificate"]["seconds"]
        plans.append(json.dumps(plan))
    assert plans[0] == plans[1]


def test_a_plan_of_another_venue_is_refused(show: Path, planned: Path) -> None:
    """Tests that a plan of another building is bad input, in one sentence, and nothing written."""
    plan = load_plan(planned)
    venue = plan.venue.model_copy(update={"id": "elsewhere"})
    save_plan(plan.model_copy(update={"venue": venue}), Path("other.plan.json"))
    told = run("solve", str(show), "--from", "other.plan.json", "-o", "new.plan.json")
    assert told.exit_code == 2
    # Slow machines see that planning began.
    *progress, sentence = told.stderr.strip().splitlines()
    assert {*progress} <= {"starting to plan"}
    assert "elsewhere" in sentence
    assert not Path("new.plan.json").exists()


@pytest.mark.parametrize("text", [None, "{", '{"schema": "madang/brief/1"}'])
def test_a_file_that_is_no_plan_is_refused(show: Path, text: str | None) -> None:
    """Tests that a missing, damaged or foreign file is bad input, in one sentence."""
    if text is not None:
        Path("old.plan.json").write_text(text, encoding="utf-8")
    told = run("solve", str(show), "--from", "old.plan.json", "-o", "new.plan.json")
    assert told.exit_code == 2
    assert "old.plan.json" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert not Path("new.plan.json").exists()
