"""Tests of answers that are no: a plan that breaks a rule, requests that conflict, faults."""

import json
from pathlib import Path

import pytest

from plans.formats import plan_file
from plans.formats.plan_file import load_plan, save_plan
from plans.formats.write import summary
from plans.jobs import planning
from plans.plan import Plan
from tests.cli.calling import run

PINS = """
[[pins]]
exhibitor = "b"
hall = "H"
x = 12.0
y = 10.5

[[pins]]
exhibitor = "d"
hall = "H"
x = 12.0
y = 10.5

[[zones]]"""


def broken(plan: Plan) -> Plan:
    """Put one booth onto another, and say of the plan what the check would."""
    first, second, *rest = plan.layout.booths
    onto = second.model_copy(update={"x_mm": first.x_mm, "y_mm": first.y_mm})
    layout = plan.layout.model_copy(update={"booths": (first, onto, *rest)})
    return plan.model_copy(update={"layout": layout})


def test_check_says_no(planned: Path, tmp_path: Path) -> None:
    """Tests that a plan with an error ends in exit code 1, the error first."""
    path = tmp_path / "broken.plan.json"
    save_plan(broken(load_plan(planned)), path)
    shown = run("check", str(path))
    assert shown.exit_code == 1
    assert shown.stdout.startswith("▲")
    assert "booth.overlap" in shown.stdout
    told = run("check", str(path), "--json", "--lang", "ko")
    assert told.exit_code == 1
    assert not json.loads(told.stdout)["ok"]


def test_conflicting_requests_are_named(show: Path) -> None:
    """Tests that two pins on one spot are no plan, told by who asked, and nothing is written."""
    text = show.read_text(encoding="utf-8").replace("[[zones]]", PINS)
    show.write_text(text, encoding="utf-8")
    result = run("solve", "brief.toml", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["status"] == "INFEASIBLE"
    assert told["conflicts"]
    assert result.stderr.splitlines()[-1] == told["conflicts"][-1]
    assert not (show.parent / "brief.plan.json").exists()


def test_an_illegal_plan_is_called_that_first(
    show: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that a plan that fails its check is written to look at, but the answer is no."""
    plan = broken(load_plan(planned))
    checked = plan.certificate.checked.model_copy(update={"ok": False, "errors": 1})
    certificate = plan.certificate.model_copy(update={"checked": checked})
    bad = plan.model_copy(update={"certificate": certificate})
    monkeypatch.setattr(planning, "plan_in_child", lambda *_: bad)
    result = run("solve", show.name)
    assert result.exit_code == 1
    assert result.stdout.startswith("This is no legal plan: 1 place")
    assert (show.parent / "brief.plan.json").is_file()


def test_a_fault_of_ours_is_a_sentence(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that the unforeseen ends in exit code 3, a sentence and a hint, no traceback."""

    def stumble(*_: object) -> None:
        raise ZeroDivisionError("a zero")

    monkeypatch.setattr(planning, "plan_in_child", stumble)
    result = run("solve", show.name)
    assert result.exit_code == 3
    assert "ZeroDivisionError: a zero" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (show.parent / "brief.plan.json").exists()
    assert "Traceback" in run("solve", show.name, "--debug").stderr


def test_an_interrupt_is_no_fault(planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that Ctrl-C ends in one word and the shell's exit code."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plan_file, "load_plan", interrupt)
    result = run("check", str(planned), "--lang", "ko")
    assert (result.exit_code, result.stderr) == (130, "멈추었습니다.\n")


def test_no_plan_is_written_when_the_disk_fails(
    show: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that a summary is not told of a plan that could not be kept."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(planning, "plan_in_child", lambda *_: load_plan(planned))
    monkeypatch.setattr(plan_file, "save_plan", full)
    monkeypatch.setattr(summary, "plan_shown", full)
    result = run("solve", show.name)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_who_is_left_out_is_told_what_would_help(show: Path) -> None:
    """Tests that demand above the floor is a plan, with reasons and advice, in both outputs."""
    rows = [f"x{i},가{i},G{i},ai,6x6" for i in range(40)]
    text = "\n".join(["id,name_ko,name_en,zone,size", *rows, ""])
    (show.parent / "exhibitors.csv").write_text(text, encoding="utf-8")
    result = run("solve", "brief.toml", "--json", "--seconds", "20")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert {one["code"] for one in told["unplaced"]} == {"no_room"}
    assert "is missing" in told["advice"][0]["en"]
    assert told["advice"] == json.loads((show.parent / "brief.plan.json").read_text("utf-8"))[
        "certificate"
    ]["advice"]  # fmt: skip


def test_a_wish_that_cannot_be_met_leaves_a_plan(show: Path) -> None:
    """Tests that a pair further apart than the hall is long is told beside the plan."""
    pair = '[[pairs]]\na = "a"\nb = "b"\nrelation = "apart"\ndistance = 90.0\n\n[[zones]]'
    show.write_text(show.read_text("utf-8").replace("[[zones]]", pair), encoding="utf-8")
    result = run("solve", "brief.toml")
    assert result.exit_code == 0
    assert "→ a (Gana), b (Dara): the two are to be 90 m apart" in result.stdout


@pytest.mark.parametrize("seconds", ["0.001", "0.2"])
def test_next_to_no_time_is_an_answer(show: Path, seconds: str) -> None:
    """Tests that a limit too short for anything ends in a plan or in one sentence."""
    result = run("solve", show.name, "--seconds", seconds)
    assert result.exit_code in {0, 1}
    if result.exit_code == 1:
        assert result.stderr.splitlines()[-1].endswith("try again with more seconds.")


def test_one_exhibitor_is_a_show(show: Path) -> None:
    """Tests that a sheet of one row is planned whole, at a size that is no whole module."""
    sheet = "id,name_ko,name_en,zone,size\na,가나,Gana,ai,7.5x4\n"
    (show.parent / "exhibitors.csv").write_text(sheet, encoding="utf-8")
    result = run("solve", show.name, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["status"], told["placed"], told["net_m2"]) == ("OPTIMAL", 1, 30.0)


def hall_of(width: float, depth: float, columns: float) -> str:
    """Write a hall with a door at both ends and a column every so many metres, as GeoJSON."""

    def feature(kind: str, name: str, shape: str, places: object, **more: str) -> object:
        facts = {"hall": "H", "kind": kind, "id": name, **more}
        geometry = {"type": shape, "coordinates": places}
        return {"type": "Feature", "properties": facts, "geometry": geometry}

    def box(x: float, y: float, w: float, d: float) -> list[list[list[float]]]:
        return [[[x, y], [x + w, y], [x + w, y + d], [x, y + d], [x, y]]]

    low, high = width / 2 - 0.9, width / 2 + 0.9
    features = [
        feature("hall", "H", "Polygon", box(0, 0, width, depth)),
        feature("opening", "S", "LineString", [[low, 0], [high, 0]], type="entrance"),
        feature("opening", "N", "LineString", [[low, depth], [high, depth]]),
    ]
    count = (int(width / columns), int(depth / columns)) if columns else (0, 0)
    features += [
        feature("obstacle", f"K{i}-{j}", "Polygon",
                box(columns * i + 0.4, columns * j + 0.4, 0.6, 0.6))
        for i in range(count[0]) for j in range(count[1])
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.mark.parametrize(
    ("width", "depth", "columns", "code"), [(6, 60, 0, 0), (36, 27, 1.5, 1), (36, 27, 3, 1)]
)
def test_halls_that_hold_nothing(
    show: Path, width: float, depth: float, columns: float, code: int
) -> None:
    """Tests that a corridor, and columns everywhere, are answered with a reason for everybody."""
    (show.parent / "hall.geojson").write_text(hall_of(width, depth, columns), encoding="utf-8")
    result = run("solve", show.name, "--json", "--seconds", "20")
    assert result.exit_code == code
    told = json.loads(result.stdout)
    assert told["placed"] == 0
    assert len(told["unplaced"]) == 4
    assert all(one["reason"]["ko"] and one["reason"]["en"] for one in told["unplaced"])


def test_a_hall_narrower_than_any_stand(show: Path) -> None:
    """Tests that nothing that could stand nowhere is planned, and that the cells are named."""
    (show.parent / "hall.geojson").write_text(hall_of(2.5, 40, 0), encoding="utf-8")
    result = run("solve", show.name)
    assert result.exit_code == 2
    told = [line for line in result.stderr.splitlines() if "larger than any hall" in line]
    assert [line.split(", ")[1] for line in told] == ["a", "b", "c", "d"]
