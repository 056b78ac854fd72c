"""A planner that runs: the service with a store of its own, and a real browser before it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import launched
from tests.cli.calling import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plan the sample show of 147 exhibitors once."""
    path = tmp_path_factory.mktemp("show") / "slw-2024.plan.json"
    result = run("solve", "slw-2024", "-o", str(path), "--seconds", "20", "--reproducible")
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture
def planner(tmp_path_factory: pytest.TempPathFactory, plan_file: Path) -> Iterator[str]:
    """Start the service on a store that has the plan, and give the plan's address."""
    folder = tmp_path_factory.mktemp("store")
    yield from serving(folder, str(plan_file))


@pytest.fixture
def empty_planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the service on an empty store."""
    yield from serving(tmp_path_factory.mktemp("empty"))


def serving(folder: Path, *words: str) -> Iterator[str]:
    """Run the service until the tests are over; its first line says where it is."""
    database = f"sqlite:///{folder / 'madang.db'}"
    call = [sys.executable, "-c", "import cli; cli.main()", "serve", *words]
    process = subprocess.Popen(
        [*call, "--db", database, "--port", "0", "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        told = ""
        while not told.strip().endswith("}"):
            line = process.stdout.readline()
            assert line, "the service ended before it listened"
            told += line
        yield json.loads(told)["url"]
    finally:
        process.terminate()
        process.communicate(timeout=20)


# A module's own: while it runs, a loop runs in this thread, and other modules may want theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a window of 1440 x 900 that speaks Korean."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page on which nothing may go wrong unseen: every error of its console is a failure."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    assert not wrong
