"""Tests that the tutorial works: its files are written, its commands run, as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT

TUTORIAL = ROOT / "docs" / "tutorial" / "first-plan.md"
FILE = re.compile(r"```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)```", flags=re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", flags=re.DOTALL)
FIGURE = re.compile(r"\d[\d,.]*")


def commands(page: str) -> list[tuple[str, list[str]]]:
    """Give the commands of the page's consoles, each with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for console in CONSOLE.findall(page):
        for line in console.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return found


def shows(output: str, expected: list[str]) -> bool:
    """Tell whether the lines stand in the output in their order, whatever their figures.

    ``...`` stands for any lines, and any words may follow on a line.
    """
    lines = iter(FIGURE.sub("0", " ".join(line.split())) for line in output.splitlines())
    wanted = (FIGURE.sub("0", " ".join(line.split())) for line in expected if line != "...")
    return all(any(line.startswith(start) for line in lines) for start in wanted)


def test_tutorial_runs(tmp_path: Path) -> None:
    """Tests that each file and command leads where the tutorial says, starting from nothing."""
    page = TUTORIAL.read_text(encoding="utf-8")
    for name, text in FILE.findall(page):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    for command, expected in commands(page):
        run = subprocess.run(
            command.split(),
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"
        assert shows(run.stdout, expected), f"{command}\n{run.stdout}"
        target = re.search(r" -o (\S+)", command)
        assert target is None or (tmp_path / target[1]).stat().st_size > 0


def test_tutorial_ends_with_a_plan_of_ones_own() -> None:
    """Tests that the tutorial goes all the way: a sample and an own hall, planned and exported."""
    said = " ".join(command for command, _ in commands(TUTORIAL.read_text(encoding="utf-8")))
    words = ("init slw-2024", "import", "solve", "check", "draw", "export")
    assert all(f"madang {word}" in said for word in words)
