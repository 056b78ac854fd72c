"""Tests of the record of a plan and its named versions."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from plans import edits
from plans.edit import apply
from plans.judged import judged
from plans.plan import Plan
from web import background
from web.words import told


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do here what children do elsewhere."""
    monkeypatch.setattr(background.Background, "do", lambda _, work: work())


EDITS: list[Any] = [
    {"kind": "move", "booth": "b2", "x_mm": 0, "y_mm": 0},
    {"kind": "swap", "a": "b2", "b": "b3"},
    {"kind": "many", "edits": [{"kind": "pin", "booth": "b2"}]},
    {"kind": "set-area", "area": {"id": "a1", "kind": "lounge", "hall": "C", "x_mm": 0, "y_mm": 0,
                                  "name": {"ko": "쉼터", "en": "Rest area"},
                                  "width_mm": 1_000, "depth_mm": 1_000}},
    {"kind": "drop-zone", "zone": "ai", "hall": "C"},
]  # fmt: skip


def test_the_record_says_what_was_done_and_by_whom(client: TestClient, plan_id: str) -> None:
    """Tests the words for edits, undo and redo, in order."""
    path = f"/api/plans/{plan_id}"
    client.post("/api/session", json={"name": "김"})
    for seen, edit in enumerate(EDITS, 1):
        client.post(
            f"{path}/edits", json=edit, headers={"If-Match": f'"{seen}"'}
        ).raise_for_status()
    client.post(f"{path}/undo", headers={"If-Match": '"6"'}).raise_for_status()
    rows = client.get(f"{path}/revisions").json()
    assert [row["words"]["en"] for row in rows] == [
        "made the plan", "moved C102", "swapped C102, C104", "changed several things at once",
        "drew area Rest area", "dropped zone AI", "undid revision 6",
    ]  # fmt: skip
    assert [row["words"]["ko"] for row in rows[4:6]] == ["영역 쉼터 그림", "구역 인공지능 삭제"]
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


def at(sent: Any, booth: str) -> int:
    """Tell where a booth stands."""
    return next(
        int(each["x_mm"]) for each in sent["plan"]["layout"]["booths"] if each["id"] == booth
    )


def test_a_plan_is_opened_as_it_was(client: TestClient, plan_id: str) -> None:
    """Tests an earlier revision beside the latest: its shape, its place, its tag."""
    path = f"/api/plans/{plan_id}"
    first = client.get(path).json()
    moved = {"kind": "move", "booth": "b2", "x_mm": 5, "y_mm": 0}
    for seen in (1, 2):
        move = {**moved, "x_mm": seen}
        client.post(
            f"{path}/edits", json=move, headers={"If-Match": f'"{seen}"'}
        ).raise_for_status()
    assert client.get(f"{path}/revisions/1").json() == {**first, "can_undo": False}
    then = client.get(f"{path}/revisions/2")
    assert (at(then.json(), "b2"), then.json()["revision"], then.json()["judged"]) == (1, 2, 0)
    known = client.get(f"{path}/revisions/2", headers={"If-None-Match": then.headers["ETag"]})
    assert known.status_code == 304
    assert client.get(f"{path}/revisions/3").json() == client.get(path).json()
    for number, status in ((4, 404), (0, 422)):
        assert client.get(f"{path}/revisions/{number}").status_code == status


def test_an_earlier_revision_is_judged_when_asked(
    client: TestClient, plan_id: str, plan: Plan
) -> None:
    """Tests that its figures are those of that revision: of a plan judged beside it."""
    path = f"/api/plans/{plan_id}"
    gone = {"kind": "delete", "booth": "b3"}
    client.post(f"{path}/edits", json=gone, headers={"If-Match": '"1"'}).raise_for_status()
    client.post(f"{path}/undo", headers={"If-Match": '"2"'}).raise_for_status()
    then = client.get(f"{path}/revisions/2?judged=true").json()
    wanted = judged(apply(plan, edits.Delete(booth="b3"))[0])
    assert then["judged"] == 2
    assert then["plan"]["certificate"]["net_m2"] == wanted.certificate.net_m2
    assert len(then["plan"]["findings"]) == len(wanted.findings)
    first = client.get(f"{path}/revisions/1?judged=true").json()
    assert first["plan"]["certificate"]["net_m2"] == plan.certificate.net_m2


@pytest.mark.parametrize("did", ["share", "take back", "edit"])
def test_what_has_no_words_is_named(did: str) -> None:
    """Tests that a word of a newer record is told as it is."""
    assert told(did, {"kind": "unheard-of"}).say("en") == did


def test_what_was_written_before_names_were_kept_is_told_by_its_id() -> None:
    """Tests a record of an earlier version, which knows ids alone."""
    assert told("edit", {"kind": "move", "booth": "C-b1"}).say("en") == "moved C-b1"
