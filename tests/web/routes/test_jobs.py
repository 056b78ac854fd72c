"""Tests of how solves are asked for, followed and stopped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from plans.plan import Plan
from web.app import create_app
from web.settings import Settings


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """Give somebody at a service that begins no job by itself."""
    with TestClient(create_app(replace(settings, workers=0)), base_url="http://127.0.0.1") as made:
        made.get("/api/session").raise_for_status()
        yield made


def test_a_solve_is_asked_for_followed_and_stopped(client: TestClient, plan_id: str) -> None:
    """Tests that it has a name at once, is listed while it is open, and ends when it is stopped."""
    path = f"/api/plans/{plan_id}"
    asked = client.post(f"{path}/solve", json={"keep": "pinned"}, headers={"If-Match": '"1"'})
    assert asked.status_code == 202
    job = asked.json()["job"]
    assert [each["id"] for each in client.get(f"{path}/jobs").json()] == [job]
    assert client.get(f"/api/jobs/{job}").json()["state"] == "waiting"
    busy = client.post(f"{path}/solve", json={}, headers={"If-Match": '"1"'})
    assert (busy.status_code, busy.json()["code"]) == (409, "solve.busy")
    assert client.post(f"/api/jobs/{job}/stop").json()["state"] == "cancelled"
    assert client.delete(f"/api/jobs/{job}").json()["state"] == "cancelled"
    assert client.get(f"{path}/jobs").json() == []
    take = client.post(f"/api/jobs/{job}/take", headers={"If-Match": '"1"'})
    assert (take.status_code, take.json()["code"]) == (409, "job.nothing")


def test_a_solve_is_of_the_latest_revision(client: TestClient, plan_id: str) -> None:
    """Tests that a stale tab does not replan what it has not seen."""
    path = f"/api/plans/{plan_id}/solve"
    stale = client.post(path, json={}, headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["revision"]) == (412, 1)
    assert client.post(path, json={}).status_code == 428
    long = client.post(path, json={"seconds": 1e9}, headers={"If-Match": '"1"'})
    assert long.status_code == 422


def test_a_solve_for_nobody_is_refused(client: TestClient, plan: Plan) -> None:
    """Tests that a plan without exhibitors keeps what was drawn by hand, and is told the mend."""
    nobody = plan.brief.model_copy(update={"exhibitors": (), "pins": (), "pairs": ()})
    drawn = plan.model_copy(update={"brief": nobody, "allotments": ()})
    store = client.app.state.desk.store  # type: ignore[attr-defined]
    kept = store.add_plan(drawn, show="가을", scenario="as planned", name="bare", who="김")
    path = f"/api/plans/{kept.id}"
    asked = client.post(f"{path}/solve", json={}, headers={"If-Match": '"1"'})
    assert (asked.status_code, asked.json()["code"]) == (409, "replan.nobody")
    assert "upload the exhibitor sheet" in asked.json()["messages"][0]["en"]
    assert client.get(f"{path}/jobs").json() == []


def test_an_unknown_job_is_told(client: TestClient) -> None:
    """Tests that asking for one, and stopping it, says so."""
    assert client.get("/api/jobs/nothing").status_code == 404
    assert client.delete("/api/jobs/nothing").status_code == 404
    assert client.post("/api/jobs/nothing/stop").status_code == 404


def test_conflicts_are_told_with_edits_that_mend_them(client: TestClient, plan_id: str) -> None:
    """Tests that an edit that is offered is taken as it was sent, and is the end of it."""
    path = f"/api/plans/{plan_id}"
    pin = {"kind": "pin", "booth": "d4"}
    client.post(f"{path}/edits", json=pin, headers={"If-Match": '"1"'}).raise_for_status()
    (clash,) = client.get(f"{path}/conflicts").json()
    (mend,) = clash["mends"]
    assert (clash["hard"], mend["text"]["en"]) == (True, "Unpin D103")
    sent = client.post(f"{path}/edits", json=mend["edit"], headers={"If-Match": '"2"'})
    sent.raise_for_status()
    assert client.get(f"{path}/conflicts").json() == []
    assert client.get(f"{path}/conflicts?keep=everything").status_code == 422
