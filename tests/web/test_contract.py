"""Tests that the service keeps the contract it publishes, whatever is sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation

from tests.plans.sample_plan import sample_plan
from web import background, uploads
from web.app import create_app
from web.routes import plans
from web.settings import Settings

Operation = APIOperation[Any, Any, Any, Any]

HOST = "http://127.0.0.1"

STREAMS = {"followPlan"}
"""What does not end; `test_events` is about it."""

REFUSED = ["2xx", "3xx", "400", "401", "403", "404", "409", "412", "413"]
"""How well-formed requests may end: no schema knows what a plan refuses."""

CI = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def here(_: background.Background, work: Callable[[], Any]) -> Any:
    """Do here what children do elsewhere."""
    return work()


def read_here(read: Callable[[], Any], _: object) -> Any:
    """Read here what children read elsewhere."""
    return read()


@pytest.fixture
def operations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[list[Operation], dict[str, str]]]:
    """Give all operations of a service with one plan and one job, and the ids of these."""
    monkeypatch.setattr(background.Background, "do", here)
    monkeypatch.setattr(uploads, "read_in_child", read_here)
    monkeypatch.setattr(plans, "read_in_child", read_here)
    database = f"sqlite:///{tmp_path / 'madang.db'}"
    app = create_app(Settings(database, settle_s=3_600.0, workers=0, warm=False))
    store = app.state.desk.store
    plan = store.add_plan(sample_plan(), show="가을", scenario="as planned", name="a", who="김")
    job = app.state.runner.jobs.add(plan.id, 1, "{}", "김")
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    schema.config.checks.positive_data_acceptance.expected_statuses = REFUSED
    found = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    yield found, {"plan": plan.id, "job": job.id}
    app.state.judge.close()
    store.close()


def name_of(operation: Operation) -> str:
    """Give the name of an operation."""
    return str(operation.definition.raw["operationId"])


def test_every_operation_keeps_the_contract(
    operations: tuple[list[Operation], dict[str, str]],
) -> None:
    """Tests that all checks hold for all operations, and none ends in a fault of ours."""
    found, known = operations
    ended: set[str] = set()
    for operation in found:
        if name_of(operation) in STREAMS:
            continue

        @CI
        @given(case=operation.as_strategy())
        def keeps(case: Case[Any]) -> None:
            # Random ids would all be refused as unknown.
            case.path_parameters.update(
                {name: known[name] for name in case.path_parameters if name in known}
            )
            answer = case.call(base_url=HOST)
            ended.add(str(answer.status_code)[0])
            case.validate_response(answer)

        keeps()
    assert ended == {"2", "4"}


def test_every_operation_has_a_name_for_clients(
    operations: tuple[list[Operation], dict[str, str]],
) -> None:
    """Tests that names of operations are given by hand, and no two are alike."""
    names = [name_of(operation) for operation in operations[0]]
    assert len(names) == len(set(names))
    assert all(name.isalpha() for name in names)
