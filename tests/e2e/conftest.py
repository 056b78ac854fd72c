"""A planner that runs: the service with a store of its own, and a real browser before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plans.formats.plan_file import load_plan
from plans.plan import Plan
from tests.chromium import launched
from tests.cli.calling import run
from tests.e2e.service import Service, running
from tests.e2e.story import Story, watched
from web.build import build_for_tests


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plan the sample show of 147 exhibitors once."""
    path = tmp_path_factory.mktemp("show") / "slw-2024.plan.json"
    result = run("solve", "slw-2024", "-o", str(path), "--seconds", "120", "--reproducible")
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture(scope="session")
def plan(plan_file: Path) -> Plan:
    """Give the plan of the sample show."""
    return load_plan(plan_file)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the client as its sources are now, with the hook of the tests."""
    folder = tmp_path_factory.mktemp("pages")
    build_for_tests(folder)
    return folder


# One service a module: each story has a plan of its own in it, and they do not meet.
@pytest.fixture(scope="module")
def service(
    tmp_path_factory: pytest.TempPathFactory, plan_file: Path, pages: Path
) -> Iterator[Service]:
    """Start the service on a store that has the plan."""
    with running(tmp_path_factory.mktemp("store"), pages, str(plan_file)) as started:
        yield started


@pytest.fixture
def planner(service: Service, plan: Plan, request: pytest.FixtureRequest) -> str:
    """Give the address of a plan that is this story's alone."""
    return service.keep(plan, request.node.name)


@pytest.fixture
def empty_planner(tmp_path_factory: pytest.TempPathFactory, pages: Path) -> Iterator[str]:
    """Start the service on an empty store, which is empty for each story."""
    with running(tmp_path_factory.mktemp("empty"), pages) as started:
        yield started.url


# A module's own: while it runs, a loop runs in this thread, and other modules may want theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a window of 1440 x 900 that speaks Korean, and in which nothing glides."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="ko-KR", reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page on which nothing may go wrong unseen: every error of its console is a failure."""
    with watched(context) as page:
        yield page


@pytest.fixture
def story(page: Page, planner: str) -> Story:
    """Open the story's plan."""
    return Story.begun(page, planner)
