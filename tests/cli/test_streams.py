"""Tests of the command in a process of its own: streams, exit codes, signals, start."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plans.formats.write.command import CLOSED
from tests.cli.calling import ROOT, start

SLOW = "slw-2024"
"""A show that takes longer than a second on any machine."""


def test_json_stands_alone_on_standard_output(show: Path) -> None:
    """Tests that nothing the child or a library prints mixes with the answer."""
    process = start("solve", show.name, "--json", folder=show.parent)
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert json.loads(out)["placed"] == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [(("venues",), 0), (("solve", "nothing"), 2), (("check", "brief.toml"), 2), ((), 0)],
)
def test_the_shell_gets_the_exit_code(show: Path, words: tuple[str, ...], code: int) -> None:
    """Tests that exit codes leave the process."""
    process = start(*words, folder=show.parent)
    process.communicate()
    assert process.returncode == code


@pytest.mark.parametrize(("coding", "read"), [("ascii", "utf-8"), ("cp949", "cp949")])
def test_terminals_that_lack_letters_get_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coding: str, read: str
) -> None:
    """Tests that Korean reaches a plain pipe as UTF-8, and a Korean terminal in its own code."""
    monkeypatch.setenv("PYTHONIOENCODING", coding)
    out, err = tmp_path / "out", tmp_path / "err"
    words = [sys.executable, "-c", "import cli; cli.main()", "venues", "coex", "--lang", "ko"]
    with out.open("wb") as shown, err.open("wb") as told:
        done = subprocess.run(words, cwd=ROOT, stdout=shown, stderr=told, check=False)
    assert (done.returncode, err.read_bytes()) == (0, b"")
    assert "코엑스" in out.read_bytes().decode(read)


def test_a_reader_that_leaves_is_no_fault(tmp_path: Path) -> None:
    """Tests that a closed pipe ends the command without a word, and without a verdict."""
    process = start("venues", "coex", folder=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == CLOSED


def test_progress_goes_to_standard_error(tmp_path: Path) -> None:
    """Tests that long work tells what it does, and that Ctrl-C then ends it in a known way."""
    process = start("solve", SLOW, "-o", "p.plan.json", "--seconds", "60", folder=tmp_path)
    assert process.stderr is not None
    first = process.stderr.readline()
    assert first == "starting to plan\n" or first.startswith("placing the booths")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode in {0, 1}, err
    assert (tmp_path / "p.plan.json").exists() is (process.returncode == 0 or "legal" in out)
    assert "Traceback" not in err


def test_a_page_needs_no_values(tmp_path: Path) -> None:
    """Tests that a page of help waits for neither our values nor the terminal's library."""
    script = "import atexit, sys, cli; atexit.register(lambda: print(*sys.modules)); cli.main()"
    process = start("solve", "--help", folder=tmp_path, script=script)
    loaded = set(process.communicate()[0].split())
    assert "plans.formats.write.command" in loaded
    assert not {"rich", "shapely", "ortools", "matplotlib", "venue.errors"} & loaded
