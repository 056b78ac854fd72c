"""Tests of the benchmark of walks: all methods reach the same booths, and ours is the shortest."""

from pathlib import Path

import numpy as np
import pytest

from bench import walking
from bench.walking import Ground, by_centre_lines, by_grid, by_networkx, rows
from layouts.walking.matrix import from_openings
from plans.formats.plan_file import save_plan
from tests.plans.small_show import small_plan


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Give a plan's floors and network."""
    path = tmp_path_factory.mktemp("walks") / "small.plan.json"
    save_plan(small_plan(), path)
    return Ground.of(path)


def test_other_methods_find_no_shorter_ways(ground: Ground) -> None:
    """Tests that networkx finds the same, and grid and centre lines nothing shorter."""
    exact = from_openings(ground.network, ground.entrances).min(axis=0)
    assert by_networkx(ground) == pytest.approx(exact)
    grid, lines = by_grid(ground), by_centre_lines(ground)
    # A grid starts and ends half a cell off.
    assert (grid >= exact - 2 * walking.CELL_MM).all()
    assert (grid <= 1.2 * exact + 2 * walking.CELL_MM).all()
    met = np.isfinite(lines)
    assert (lines[met] >= exact[met] - 10).all()


def test_a_line_for_each_step_and_each_method(ground: Ground, tmp_path: Path) -> None:
    """Tests that the table names our steps and the other methods, with seconds and errors."""
    told = list(rows(ground))
    assert [line[1].split(":")[0] for line in told].count("ours") == 6
    assert len(told) == 9
    assert all(len(line) == len(walking.HEADS) for line in told)
    assert all(float(line[3]) >= 0 for line in told)


def test_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tests that the table is aligned, or one for a page."""
    path = tmp_path / "small.plan.json"
    save_plan(small_plan(), path)
    assert walking.main([str(path)]) == 0
    plain = capsys.readouterr().out.splitlines()
    assert len({len(line) for line in plain}) == 1
    assert walking.main(["--page", str(path)]) == 0
    assert all(line.startswith("| ") for line in capsys.readouterr().out.splitlines())
