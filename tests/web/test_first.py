"""Tests of the plan that a service begins with, and of the command that starts it."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from plans.store.renaming import rename
from plans.store.store import Store
from web.first import kept_first

MADANG = Path(sys.executable).parent / "madang"


@pytest.fixture
def file(tmp_path: Path, document: str) -> Path:
    """Write a plan file."""
    path = tmp_path / "show.plan.json"
    path.write_text(document, encoding="utf-8")
    return path


def test_a_plan_file_is_kept_once(tmp_path: Path, file: Path, document: str) -> None:
    """Tests that starting again opens the same plan, and another one of its name is kept too."""
    url = f"sqlite:///{tmp_path / 'madang.db'}"
    first = kept_first(url, file, "en")
    assert kept_first(url, file, "en") == first
    file.write_text(document.replace('"seconds": 1.5', '"seconds": 2.5'), encoding="utf-8")
    assert kept_first(url, file, "en") != first
    store = Store(url)
    assert {each.name for each in store.plans()} == {"show", "show (2)"}
    store.close()


def test_a_plan_that_was_renamed_is_the_same_plan(tmp_path: Path, file: Path) -> None:
    """Tests that starting again finds it under its new name."""
    url = f"sqlite:///{tmp_path / 'madang.db'}"
    first = kept_first(url, file, "en")
    store = Store(url)
    rename(store, first, "대안 B", who="김", now=dt.datetime.now(dt.UTC))
    assert kept_first(url, file, "en") == first
    store.close()


def test_the_command_serves_until_it_is_stopped(tmp_path: Path, file: Path) -> None:
    """Tests that it says where it is, follows a plan's events, and ends when it is asked to."""
    words: list[str | Path] = [
        MADANG,
        "serve",
        file,
        "--db",
        f"sqlite:///{tmp_path / 'a.db'}",
        "--port",
        "0",
    ]
    service = subprocess.Popen([*words, "--json"], stdout=subprocess.PIPE, text=True)
    assert service.stdout is not None
    text = ""
    while True:
        text += service.stdout.readline()
        try:
            url = json.loads(text)["url"]
            break
        except ValueError:
            continue
    base, _, plan_id = url.partition("/#/plans/")
    with urllib.request.urlopen(f"{base}/api/plans/{plan_id}/events", timeout=60) as events:
        assert events.readline() == b"event: hello\r\n"
        assert json.loads(events.readline().removeprefix(b"data: "))["revision"] == 1
        edit = json.dumps({"kind": "move", "booth": "b2", "x_mm": 1, "y_mm": 1}).encode()
        asked = urllib.request.Request(
            f"{base}/api/plans/{plan_id}/edits",
            edit,
            {"If-Match": '"1"', "Content-Type": "application/json"},
        )
        urllib.request.urlopen(asked, timeout=60).close()
        told = []
        while "verdict" not in told:
            line = events.readline().decode().strip()
            told += [line.removeprefix("event: ")] if line.startswith("event: ") else []
        assert told == ["edit", "verdict"]
        service.send_signal(signal.SIGINT)
        service.communicate(timeout=60)
    assert service.returncode in {0, 130, -signal.SIGINT}


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """Tests that it ends with a sentence, in two of the ways it can be asked for."""
    words: list[str | Path] = [MADANG, "serve", "--db", f"sqlite:///{tmp_path / 'a.db'}"]
    quiet = {key: value for key, value in os.environ.items() if not key.startswith("MADANG_")}
    wrong = [*words, "--host", "192.0.2.7"]
    said = subprocess.run(wrong, capture_output=True, text=True, env=quiet, check=False)
    assert (said.returncode, "MADANG_PASSWORD" in said.stderr) == (2, True)
    said = subprocess.run(
        wrong, capture_output=True, text=True, env=quiet | {"MADANG_TOKEN": "x"}, check=False
    )
    assert (said.returncode, "--port" in said.stderr) == (2, True)
