"""Tests of what the benchmark writes: results, notes, and the best known plans."""

import json
from pathlib import Path

import pytest

from bench import run
from bench.instances import make
from bench.measured import OURS, Row, madang, peer
from bench.show_files import write_show


def test_our_run_is_planned_exported_and_judged(tmp_path: Path) -> None:
    """Tests that a run of the command gives a full row, with the memory of its processes."""
    folder = write_show(tmp_path, *make("scale-50")).parent
    row = madang("scale-50", 0, folder, 60.0)
    assert (row.why, row.asked, row.breaches) == ("", 50, 0)
    assert row.bound_m2 is not None
    assert row.net_m2 is not None
    assert 0 < row.net_m2 <= row.bound_m2
    assert (row.memory_mb or 0) > 20


def test_a_run_without_a_plan_says_why(tmp_path: Path) -> None:
    """Tests that a brief that is refused becomes a row with the command's own sentence."""
    folder = write_show(tmp_path, *make("empty")).parent
    assert "no exhibitor" in madang("empty", 0, folder, 60.0).why
    assert peer("shelf", "empty", 0, folder, 1.0).why


def test_the_growth_of_time_is_told() -> None:
    """Tests that the notes tell the power over the series and over its ends, and every failure."""
    rows = [
        Row(name, 0, OURS, seconds=size / 100.0, breaches=0) for size, name in run.SCALE.items()
    ]
    told = "\n".join(run.notes([*rows, Row("ell", 0, OURS, why="it broke")]))
    assert "power 1.00 (least squares over 450, 1,350, 4,500, 13,500)" in told
    assert "From 450 to 13,500 alone the power is 1.00." in told
    assert "ell 0, Madang: it broke" in told


def test_the_best_is_kept(tmp_path: Path) -> None:
    """Tests that a better legal plan and a lower bound replace what is known, and nothing else."""
    path = tmp_path / "best.json"

    def known(**values: object) -> dict[str, object]:
        plain: dict[str, object] = {"asked": 10, "placed": 9, "breaches": 0}
        run.remember([Row("ell", 0, OURS, **{**plain, **values})], path)  # type: ignore[arg-type]
        entry = json.loads(path.read_text(encoding="utf-8"))["ell-0"]
        return {key: entry.get(key) for key in ("net_m2", "bound_m2", "bound_kind")}

    first = known(net_m2=80.0, bound_m2=100.0, bound_kind="universal")
    assert first == {"net_m2": 80.0, "bound_m2": 100.0, "bound_kind": "universal"}
    assert known(net_m2=90.0, breaches=1, bound_m2=120.0) == first
    assert known(net_m2=85.0, bound_m2=95.0, bound_kind="family") == {
        "net_m2": 85.0, "bound_m2": 95.0, "bound_kind": "family",
    }  # fmt: skip


def test_a_family_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Tests that nothing is run for a name that is none."""
    assert run.main(["nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
