"""Tests of the list of plans, of new ones, and of one as it is sent."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from plans.plan import Plan
from web.routes import plans


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here what children read elsewhere."""
    monkeypatch.setattr(plans, "read_in_child", lambda read, _: read())


def test_plans_are_listed(client: TestClient, plan_id: str) -> None:
    """Tests what the list says of a plan."""
    (row,) = client.get("/api/plans").json()
    assert (row["id"], row["name"], row["head"]) == (plan_id, "first", 1)


def test_a_plan_is_sent_as_it_is(client: TestClient, plan_id: str, plan: Plan) -> None:
    """Tests that all of the plan comes but its venue, packed or not."""
    wanted = json.loads(plan.model_dump_json(by_alias=True, exclude={"venue"}))
    for encoding in ("gzip", "identity"):
        answer = client.get(f"/api/plans/{plan_id}", headers={"Accept-Encoding": encoding})
        assert answer.headers.get("Content-Encoding", "identity") == encoding
        sent = answer.json()
        assert sent.pop("plan") == wanted
        assert (sent["revision"], sent["judged"], sent["can_undo"]) == (1, 1, False)


def test_a_plan_that_is_known_is_not_sent_again(client: TestClient, plan_id: str) -> None:
    """Tests the tag: the same until somebody edits."""
    path = f"/api/plans/{plan_id}"
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    edit = {"kind": "move", "booth": "b2", "x_mm": 1, "y_mm": 1}
    client.post(f"{path}/edits", json=edit, headers={"If-Match": tag}).raise_for_status()
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_an_unknown_plan_is_told(client: TestClient) -> None:
    """Tests that nobody learns more of it than that."""
    answer = client.get("/api/plans/nothing")
    assert answer.status_code == 404
    assert set(answer.json()["messages"][0]) == {"ko", "en"}


def test_a_document_becomes_a_plan(client: TestClient, document: str, plan: Plan) -> None:
    """Tests that a plan file is kept as it is; again, under a name of its own."""
    first = client.post("/api/plans", json={"document": json.loads(document), "name": "a"})
    assert first.status_code == 201
    client.post("/api/plans", json={"document": json.loads(document), "name": "a"})
    assert {row["name"] for row in client.get("/api/plans").json()} == {"a", "a (2)"}
    sent = client.get(f"/api/plans/{first.json()['id']}").json()
    assert len(sent["plan"]["layout"]["booths"]) == len(plan.layout.booths)


def test_a_sample_becomes_a_plan_that_is_planned_by_a_job(client: TestClient) -> None:
    """Tests that its halls are there at once, and a job has begun."""
    made = client.post("/api/plans", json={"sample": "slw-2024"}).json()
    job = client.get(f"/api/jobs/{made['job']}").json()
    assert job["plan"] == made["id"]
    client.delete(f"/api/jobs/{made['job']}").raise_for_status()
    sent = client.get(f"/api/plans/{made['id']}").json()["plan"]
    assert [hall["id"] for hall in sent["halls"]] == ["B2", "C"]


def test_a_bare_sample_lends_its_halls_alone(client: TestClient) -> None:
    """Tests that nobody wants a booth there, and nothing is planned."""
    made = client.post("/api/plans", json={"sample": "slw-2024", "bare": True}).json()
    sent = client.get(f"/api/plans/{made['id']}").json()["plan"]
    assert made["job"] is None
    assert [hall["id"] for hall in sent["halls"]] == ["B2", "C"]
    wanted = ("exhibitors", "zones", "areas", "pins", "pairs")
    assert [sent["brief"][each] for each in wanted] == [[]] * 5


def test_a_venue_becomes_an_empty_plan(client: TestClient, plan: Plan) -> None:
    """Tests that a hall of one's own can be drawn on."""
    venue: Any = json.loads(plan.venue.model_dump_json(by_alias=True))
    made = client.post("/api/plans", json={"venue": venue, "title": "우리 홀"}).json()
    sent = client.get(f"/api/plans/{made['id']}").json()
    assert sent["name"] == "우리 홀"
    assert sent["plan"]["layout"]["booths"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"sample": "a", "document": {}}, 400),
        ({"sample": "no-such"}, 400),
        ({"document": {}}, 400),
        ({"unknown": 1}, 422),
        ({"name": ""}, 422),
    ],
)
def test_what_is_no_plan_is_refused(client: TestClient, body: object, status: int) -> None:
    """Tests that a sentence says so in both languages."""
    answer = client.post("/api/plans", json=body)
    assert answer.status_code == status
    assert all(text["ko"] and text["en"] for text in answer.json()["messages"])


def test_a_venue_without_halls_and_one_that_crosses_itself_are_refused(
    client: TestClient, plan: Plan
) -> None:
    """Tests that what cannot be planned on is the sender's to mend."""
    venue: Any = json.loads(plan.venue.model_dump_json(by_alias=True))
    bare = venue | {"halls": []}
    assert client.post("/api/plans", json={"venue": bare}).status_code == 400
    crossed = json.loads(json.dumps(venue))
    crossed["halls"][0]["outline"] = [[0, 0], [9_000, 9_000], [9_000, 0], [0, 9_000]]
    assert client.post("/api/plans", json={"venue": crossed}).status_code == 400


def test_a_plan_is_called_something_else(client: TestClient, plan_id: str) -> None:
    """Tests that the list, the plan and the record say so, and who has it under the old name."""
    path = f"/api/plans/{plan_id}"
    tag = client.get(path).headers["ETag"]
    told = client.patch(path, json={"name": " 대안 B "}).json()
    assert (told["name"], told["id"], told["head"]) == ("대안 B", plan_id, 1)
    assert client.get("/api/plans").json() == [told]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.json()["name"]) == (200, "대안 B")
    assert "renamed the plan 대안 B" in client.get(f"{path}/revisions").text


@pytest.mark.parametrize(
    ("name", "status"), [("second", 400), (" ", 400), ("", 422), ("x" * 201, 422)],
)  # fmt: skip
def test_a_name_that_cannot_be_is_told_in_one_sentence(
    client: TestClient, plan_id: str, plan: Plan, name: str, status: int
) -> None:
    """Tests names that are taken, blank, missing, too long."""
    store = client.app.state.desk.store  # type: ignore[attr-defined]
    store.add_plan(plan, show="가을", scenario="as planned", name="second", who="김")
    answer = client.patch(f"/api/plans/{plan_id}", json={"name": name})
    assert answer.status_code == status
    (sentence,) = answer.json()["messages"]
    assert sentence["ko"]
    assert client.get(f"/api/plans/{plan_id}").json()["name"] == "first"
