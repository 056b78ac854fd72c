"""A service on a store of its own, and somebody who uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plans.document import dumps_plan
from plans.plan import Plan
from tests.plans.sample_plan import sample_plan
from web.app import create_app
from web.settings import Settings

HOST = "http://127.0.0.1"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Give a small plan."""
    return sample_plan()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Say how the service runs; verdicts are waited for where a test is about them."""
    return Settings(
        database=f"sqlite:///{tmp_path / 'madang.db'}",
        static=tmp_path / "static",
        settle_s=3_600.0,
        warm=False,
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """Give somebody at a browser, who has begun a session."""
    with TestClient(create_app(settings), base_url=HOST) as made:
        made.get("/api/session").raise_for_status()
        yield made


@pytest.fixture
def plan_id(client: TestClient, plan: Plan) -> str:
    """Keep the small plan in the service's store."""
    store = client.app.state.desk.store  # type: ignore[attr-defined]
    kept = store.add_plan(plan, show="가을", scenario="as planned", name="first", who="김")
    return str(kept.id)


@pytest.fixture
def document(plan: Plan) -> str:
    """Write the small plan."""
    return dumps_plan(plan)
