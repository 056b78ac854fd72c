"""Tests that the service keeps the contract it publishes, whatever is sent."""

import json
from pathlib import Path
from unittest import mock

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis.core.transport import Response
from schemathesis.generation.case import Case

from tests.plans.sample_plan import sample_plan
from web import background, uploads
from web.app import create_app
from web.routes import plans
from web.settings import Settings

HOST = "http://127.0.0.1"


@pytest.fixture
def contract(tmp_path: Path) -> schemathesis.BaseSchema:
    """Give the published contract of a service with one plan; what children do is done here."""
    app = create_app(
        Settings(database=f"sqlite:///{tmp_path / 'a.db'}", settle_s=3_600.0, workers=0, warm=False)
    )
    store = app.state.desk.store
    plan = store.add_plan(sample_plan(), show="가을", scenario="as planned", name="a", who="김")
    job = app.state.runner.jobs.add(plan.id, 1, "{}", "김")
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    schema.config.generation.update(allow_x00=False)
    KNOWN.update(plan=plan.id, job=job.id)
    return schema


KNOWN: dict[str, str] = {}
"""Ids that are there: random ones would all be refused as unknown."""
