"""Tests that what is installed from the wheel is whole and starts anywhere."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.architecture.sources import ROOMS, ROOT

TOP_LEVEL = {"cli.py", *ROOMS}
"""What the wheel puts beside other distributions' modules."""


def build(target: str, folder: Path) -> Path:
    """Build a wheel or an sdist of the clone with the locked backend, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel of the clone as it is."""
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the ``bin`` of an environment with the wheel, and our libraries but not our clone.

    A ``.pth`` file lends the libraries; the editable install of the clone is itself such a file
    and is not followed from there.
    """
    home = tmp_path_factory.mktemp("installed") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "pip", "install", "--quiet", "--offline", "--no-deps"]
    subprocess.run([*command, "--python", str(python), str(wheel)], check=True)
    (site,) = (home / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the installed environment somewhere else."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    command = [str(program), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_wheel_holds_the_rooms_and_nothing_else(wheel: Path) -> None:
    """Tests that the wheel's top level is the command line's file and the four packages."""
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.partition("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == TOP_LEVEL


def test_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    """Tests that presets, catalogue, samples and type markers travel; the client goes built.

    What builds it stays behind.
    """
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and not {"__pycache__", "client"} & set(path.parts)
    }
    sources -= {"web/build.py", "web/hook.py", "web/openapi.py"}
    assert sources <= names, sorted(sources - names)


def test_wheel_carries_the_licence(wheel: Path) -> None:
    """Tests that the licence's text is in the wheel."""
    archive = zipfile.ZipFile(wheel)
    (name,) = (n for n in archive.namelist() if n.endswith("licenses/LICENSE"))
    assert "Apache License" in archive.read(name).decode()


def test_sdist_holds_tests_and_documentation(tmp_path: Path) -> None:
    """Tests that the sdist carries what is needed to test, and nothing that was built."""
    with tarfile.open(build("sdist", tmp_path)) as archive:
        parts = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/conftest.py", "docs/index.md", "uv.lock", "Makefile", "LICENSE"} <= parts
    assert not [p for p in parts if p.startswith((".venv", "out/", "docs/_build", "build/"))]


def test_command_starts_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """Tests that the installed ``madang --help`` works where there is no clone."""
    answer = run(installed / "madang", "--help", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "solve" in answer.stdout


def test_the_installed_modules_are_the_wheels(installed: Path, tmp_path: Path) -> None:
    """Tests that the environment imports the wheel's modules and not the clone's."""
    script = "import cli, venue, layouts, solver, plans; print(cli.__file__, *plans.__path__)"
    answer = run(installed / "python", "-c", script, folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert str(ROOT) not in answer.stdout


def test_catalogue_is_read_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Tests that ``madang venues coex --json`` finds its data file."""
    answer = run(installed / "madang", "venues", "coex", "--json", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "C1" in json.dumps(json.loads(answer.stdout))


def test_sample_is_written_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Tests that ``madang init`` finds the samples and writes one."""
    answer = run(installed / "madang", "init", "slw-2024", "show", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "show" / "brief.toml").is_file()
    assert (tmp_path / "show" / "exhibitors.csv").is_file()


def test_the_wheel_passes_tests_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """Tests that what reads data files, the venue and the brief, works from the wheel alone."""
    shutil.copytree(ROOT / "tests", tmp_path / "tests")
    options = ("--import-mode=importlib", "-o", "pythonpath=.", "-W", "error", "-q", "-x")
    what = ("--doctest-modules", "--pyargs", "layouts.brief", "tests/venue")
    answer = run(installed / "python", "-m", "pytest", *options, *what, folder=tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("library", ["shapely", "networkx", "ezdxf", "pydantic", *ROOMS])
def test_environment_offers_what_scripts_may_import(library: str) -> None:
    """Tests that people's scripts can import the promised libraries and our packages."""
    assert subprocess.run([sys.executable, "-c", f"import {library}"], check=False).returncode == 0
