"""Tests of edits: nobody's is lost, all are undone exactly, and refusals say why."""

import os
import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

WRITERS = int(os.environ.get("MADANG_WRITERS", "8"))
"""Who edit at once; 50 by night."""

EDITS = 20

MOVE = {"kind": "move", "booth": "b2", "x_mm": 1_000, "y_mm": 2_000}


def sent(client: TestClient, plan_id: str, edit: object, seen: int) -> Any:
    """Send an edit of a revision."""
    headers = {"If-Match": f'"{seen}"'}
    return client.post(f"/api/plans/{plan_id}/edits", json=edit, headers=headers)


def booths(client: TestClient, plan_id: str) -> Any:
    """Give the booths of the plan as it is, by id."""
    plan = client.get(f"/api/plans/{plan_id}").json()["plan"]
    return {booth["id"]: booth for booth in plan["layout"]["booths"]}


def test_an_edit_makes_the_next_revision(client: TestClient, plan_id: str) -> None:
    """Tests that the answer tells what changed, and the plan has it."""
    answer = sent(client, plan_id, MOVE, 1).json()
    assert (answer["revision"], answer["can_undo"], answer["can_redo"]) == (2, True, False)
    (come,) = answer["patch"]["booths"]["come"]
    assert booths(client, plan_id)["b2"] == come["item"]


def test_undo_and_redo_are_exact(client: TestClient, plan_id: str) -> None:
    """Tests that an edit is taken back and done again, and that it ends there."""
    path = f"/api/plans/{plan_id}"
    before = booths(client, plan_id)
    sent(client, plan_id, MOVE, 1)
    after = booths(client, plan_id)
    undone = client.post(f"{path}/undo", headers={"If-Match": '"2"'})
    assert undone.json()["can_redo"]
    assert undone.headers["ETag"] == '"3"'
    assert booths(client, plan_id) == before
    client.post(f"{path}/redo", headers={"If-Match": '"3"'}).raise_for_status()
    assert booths(client, plan_id) == after
    again = client.post(f"{path}/redo", headers={"If-Match": '"4"'})
    assert (again.status_code, again.json()["code"]) == (409, "edit.redo")


def test_a_revision_is_restored(client: TestClient, plan_id: str) -> None:
    """Tests that a plan is again what it was, as an edit like others."""
    before = booths(client, plan_id)
    sent(client, plan_id, MOVE, 1)
    path = f"/api/plans/{plan_id}/restore"
    client.post(path, json={"number": 1}, headers={"If-Match": '"2"'}).raise_for_status()
    assert booths(client, plan_id) == before


@pytest.mark.parametrize(
    ("edit", "status", "code"),
    [
        ({"kind": "move", "booth": "gone", "x_mm": 0, "y_mm": 0}, 409, "edit.booth"),
        ({"kind": "unassign", "booth": "b6"}, 409, "edit.locked"),
        ({"kind": "move", "booth": "b2"}, 422, "request.field"),
        ({"kind": "fly"}, 422, "request.field"),
        ("no edit", 422, "request.field"),
    ],
)
def test_what_a_plan_refuses_is_told(
    client: TestClient, plan_id: str, edit: object, status: int, code: str
) -> None:
    """Tests that a refused edit changes nothing and says why."""
    answer = sent(client, plan_id, edit, 1)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert client.get("/api/plans").json()[0]["head"] == 1


def test_an_edit_says_of_which_revision_it_is(client: TestClient, plan_id: str) -> None:
    """Tests that without a revision nothing is written, nor with a word that is none."""
    path = f"/api/plans/{plan_id}/edits"
    assert client.post(path, json=MOVE).status_code == 428
    assert client.post(path, json=MOVE, headers={"If-Match": "1"}).status_code == 422
    assert client.post(path, json=MOVE, headers={"If-Match": '"1.7"'}).status_code == 200


def test_a_stale_tab_hears_what_changed(client: TestClient, plan_id: str) -> None:
    """Tests that who edits an old revision gets every change since, to take them up."""
    sent(client, plan_id, MOVE, 1)
    sent(client, plan_id, MOVE | {"x_mm": 5_000}, 2)
    answer = sent(client, plan_id, MOVE | {"x_mm": 9_000}, 1)
    told = answer.json()
    assert (answer.status_code, told["code"], told["revision"]) == (412, "store.stale", 3)
    assert [edit["revision"] for edit in told["edits"]] == [2, 3]
    moved = [edit["patch"]["booths"]["come"][0]["item"]["x_mm"] for edit in told["edits"]]
    assert moved == [1_000, 5_000]
    assert booths(client, plan_id)["b2"]["x_mm"] == 5_000


def test_a_stale_tab_hears_what_can_be_taken_back(client: TestClient, plan_id: str) -> None:
    """Tests that each change tells where undo and redo lead."""
    sent(client, plan_id, MOVE, 1)
    client.post(f"/api/plans/{plan_id}/undo", headers={"If-Match": '"2"'}).raise_for_status()
    told = sent(client, plan_id, MOVE, 1).json()["edits"]
    assert [(e["can_undo"], e["can_redo"]) for e in told] == [(True, False), (False, True)]


def test_several_edits_are_one(client: TestClient, plan_id: str) -> None:
    """Tests that they happen together, are undone together, or not at all."""
    before = booths(client, plan_id)
    other = {"kind": "move", "booth": "b3", "x_mm": 7_000, "y_mm": 2_000}
    sent(client, plan_id, {"kind": "many", "edits": [MOVE, other]}, 1).raise_for_status()
    assert booths(client, plan_id)["b3"]["x_mm"] == 7_000
    client.post(f"/api/plans/{plan_id}/undo", headers={"If-Match": '"2"'}).raise_for_status()
    assert booths(client, plan_id) == before
    locked = {"kind": "unassign", "booth": "b6"}
    assert sent(client, plan_id, {"kind": "many", "edits": [MOVE, locked]}, 3).status_code == 409
    assert booths(client, plan_id) == before


def test_a_patch_that_contradicts_the_plan_is_refused(client: TestClient, plan_id: str) -> None:
    """Tests that nobody allots what is not there by sending a patch."""
    come = [{"place": 0, "item": {"booth": "gone", "exhibitor": "byeol", "locked": False}}]
    patch = {"kind": "patch", "allotments": {"come": come}}
    answer = sent(client, plan_id, patch, 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "edit.contradiction")
    far = sent(client, plan_id, {"kind": "patch"}, 1)
    assert far.json()["revision"] == 1


def test_a_script_in_a_name_stays_text(client: TestClient, plan_id: str) -> None:
    """Tests that names come back as JSON, letter by letter, and no page is made of them."""
    name = "<script>alert(1)</script>"
    renamed = {"kind": "renumber", "booth": "b2", "number": name[:20]}
    sent(client, plan_id, renamed, 1).raise_for_status()
    answer = client.get(f"/api/plans/{plan_id}")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert booths(client, plan_id)["b2"]["number"] == name[:20]


def test_nobodys_edit_is_lost(client: TestClient, plan_id: str) -> None:
    """Tests that all edits of many writers are revisions, each of them told once as saved."""
    saved: list[int] = []

    def write(who: int) -> None:
        seen = 1
        for number in range(EDITS):
            edit = MOVE | {"x_mm": 1_000 * who + number, "y_mm": seen}
            while True:
                answer = sent(client, plan_id, edit, seen)
                seen = answer.json()["revision"]
                if answer.status_code == 200:
                    saved.append(seen)
                    break
                assert answer.status_code == 412

    crowd = [threading.Thread(target=write, args=(who,)) for who in range(WRITERS)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    wanted = WRITERS * EDITS
    assert sorted(saved) == list(range(2, wanted + 2))
    rows = client.get(f"/api/plans/{plan_id}/revisions").json()
    assert [row["number"] for row in rows] == list(range(1, wanted + 2))
