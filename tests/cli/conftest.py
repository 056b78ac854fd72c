"""The small show on disk, and planned once for all tests of the command line."""

from pathlib import Path

import pytest

from plans.formats.write import terminal
from tests.cli.calling import run
from tests.plans.small_show import write_small_show

DAY_S = 86_400.0


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no slow machine add a line of what goes on: tests count what a command says."""
    monkeypatch.setattr(terminal, "PATIENCE_S", DAY_S)


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the brief of a show of our own, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return write_small_show(tmp_path)


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a plan of the show that nobody changes."""
    folder = tmp_path_factory.mktemp("planned")
    path = folder / "small.plan.json"
    result = run("solve", str(write_small_show(folder)), "-o", str(path))
    assert result.exit_code == 0, result.stderr
    return path
