"""The small show on disk, and planned once for all tests of the command line."""

from pathlib import Path

import pytest

from tests.cli.calling import run
from tests.plans.small_show import write_small_show


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
