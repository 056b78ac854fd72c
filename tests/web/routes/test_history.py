"""Tests of the record of a plan and its named versions."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from web.words import told

EDITS: list[Any] = [
    {"kind": "move", "booth": "b2", "x_mm": 0, "y_mm": 0},
    {"kind": "swap", "a": "b2", "b": "b3"},
    {"kind": "many", "edits": [{"kind": "pin", "booth": "b2"}]},
    {"kind": "set-area", "area": {"id": "a1", "kind": "lounge", "hall": "C", "x_mm": 0, "y_mm": 0,
                                  "width_mm": 1_000, "depth_mm": 1_000}},
]  # fmt: skip


def test_the_record_says_what_was_done_and_by_whom(client: TestClient, plan_id: str) -> None:
    """Tests the words for edits, undo and redo, in order."""
    path = f"/api/plans/{plan_id}"
    client.post("/api/session", json={"name": "김"})
    for seen, edit in enumerate(EDITS, 1):
        client.post(
            f"{path}/edits", json=edit, headers={"If-Match": f'"{seen}"'}
        ).raise_for_status()
    client.post(f"{path}/undo", headers={"If-Match": '"5"'}).raise_for_status()
    rows = client.get(f"{path}/revisions").json()
    assert [row["words"]["en"] for row in rows] == [
        "made the plan", "moved b2", "swapped b2, b3", "changed several things at once",
        "drew area a1", "undid revision 5",
    ]  # fmt: skip
    assert {row["who"] for row in rows[1:]} == {"김"}
    assert rows[1]["kind"] == "move"
    assert all(row["words"]["ko"] for row in rows)


def test_versions_are_named_once(client: TestClient, plan_id: str) -> None:
    """Tests that a name is kept with its revision, and taken then."""
    path = f"/api/plans/{plan_id}/versions"
    made = client.post(path, json={"number": 1, "name": "기술 회의"})
    assert made.status_code == 201
    assert client.get(path).json() == made.json()
    assert client.post(path, json={"number": 1, "name": "기술 회의"}).status_code == 400
    assert client.post(path, json={"number": 9, "name": "x"}).status_code == 404


@pytest.mark.parametrize("did", ["share", "take back", "edit"])
def test_what_has_no_words_is_named(did: str) -> None:
    """Tests that a word of a newer record is told as it is."""
    assert told(did, {"kind": "unheard-of"}).say("en") == did
