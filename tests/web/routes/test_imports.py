"""Tests of files that come in: previewed, then taken over as one edit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from plans.formats.write.dxf import to_dxf
from plans.formats.write.geojson import to_geojson
from plans.plan import Plan
from venue.errors import UsageError
from web import uploads
from web.uploads import Imports, read_upload

SHEET = (
    "id,name_ko,name_en,zone,size\nmaru,마루로보틱스,Maru Robotics,ai,3x3\nnew,새싹,Sprout,ai,3x3\n"
)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here what children read elsewhere."""

    def read(work: Callable[[], Any], _: object) -> Any:
        return work()

    monkeypatch.setattr(uploads, "read_in_child", read)


@pytest.fixture(autouse=True)
def _stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Come back from the folders that uploads are read in."""
    monkeypatch.chdir(tmp_path)


def sent(client: TestClient, path: str, name: str, data: bytes, **form: str) -> Any:
    """Send a file."""
    return client.post(path, files={"file": (name, data)}, data=form)


def test_a_sheet_is_previewed_and_taken_over(client: TestClient, plan_id: str) -> None:
    """Tests that it says who is new and who left, and then is one edit that can be undone."""
    path = f"/api/plans/{plan_id}/import"
    told = sent(client, path, "참가업체.csv", SHEET.encode()).json()
    fates = {found["exhibitor"]: found["fate"] for found in told["changes"]}
    assert fates["new"] == "new"
    assert fates["hanbit"] == "deleted"
    assert client.get("/api/plans").json()[0]["head"] == 1
    take = {"take": "file", "choices": {"hanbit": "plan"}}
    head = {"If-Match": f'"{told["revision"]}"'}
    taken = client.post(f"{path}/{told['token']}", json=take, headers=head).json()
    assert taken["revision"] == 2
    who = client.get(f"/api/plans/{plan_id}").json()["plan"]["brief"]["exhibitors"]
    assert {each["id"] for each in who} == {"maru", "new", "hanbit"}
    assert "참가업체.csv" in client.get(f"/api/plans/{plan_id}/revisions").text
    again = client.post(f"{path}/{told['token']}", json=take, headers=head)
    assert again.status_code == 412


@pytest.mark.parametrize("name", ["plan.dxf", "plan.geojson"])
def test_a_drawing_that_came_back_changes_nothing_by_itself(
    client: TestClient, plan_id: str, plan: Plan, name: str
) -> None:
    """Tests that our own file, unchanged, is the same in every booth."""
    data = to_dxf(plan, lang="en") if name.endswith("dxf") else to_geojson(plan)
    told = sent(client, f"/api/plans/{plan_id}/import", name, data).json()
    assert (told["changes"], told["same"]) == ([], len(plan.layout.booths))
    assert (told["units"] == "mm") is name.endswith("dxf")
    path = f"/api/plans/{plan_id}/import/{told['token']}"
    taken = client.post(path, json={}, headers={"If-Match": '"1"'}).json()
    assert taken["revision"] == 1


def test_conflicts_wait_for_a_choice(client: TestClient, plan_id: str) -> None:
    """Tests that who left while a booth is locked to it is open until somebody chooses."""
    path = f"/api/plans/{plan_id}/import"
    told = sent(client, path, "sheet.csv", SHEET.encode()).json()
    (found,) = [each for each in told["changes"] if each["exhibitor"] == "a-motors"]
    assert found["conflict"]["ko"]
    assert found["open"]
    head = {"If-Match": '"1"'}
    assert client.post(f"{path}/{told['token']}", json={}, headers=head).status_code == 409
    wrong = {"choices": {"nobody": "file"}}
    assert client.post(f"{path}/{told['token']}", json=wrong, headers=head).status_code == 400
    assert client.get("/api/plans").json()[0]["head"] == 1


def test_a_broken_sheet_says_where(client: TestClient, plan_id: str) -> None:
    """Tests that faults name the file as its sender does, and no folder of ours."""
    broken = b"id,name_ko,zone,sise\na,x,ai,3x3\n"
    answer = sent(client, f"/api/plans/{plan_id}/import", "../../시트.csv", broken)
    assert answer.status_code == 400
    assert "시트.csv" in answer.text
    assert "/tmp" not in answer.text
    other = sent(client, f"/api/plans/{plan_id}/import", "a.exe", b"MZ")
    assert (other.status_code, other.json()["code"]) == (400, "upload.ending")


MIXED = (
    "관리번호,업체명,구역,크기\nmaru,<script>alert(1)</script>,ai,3x3\nnew,새싹,ai,3*3\n"
    "spare,여분,mobilty,3x3\n"
)


def test_the_rest_of_a_sheet_with_bad_rows_is_taken_over(client: TestClient, plan_id: str) -> None:
    """Tests that faults are told by row, and that while there are some nobody leaves."""
    path = f"/api/plans/{plan_id}/import"
    before = client.get(f"/api/plans/{plan_id}").json()["plan"]["brief"]["exhibitors"]
    told = sent(client, path, "sheet.csv", MIXED.encode("cp949")).json()
    assert (told["read"], told["unread"]) == (1, 2)
    assert [(f["row"], f["column"], f["got"]) for f in told["faults"]] == [
        (3, "크기", "3*3"), (4, "구역", "mobilty"),
    ]  # fmt: skip
    assert "‘3x3’" in told["faults"][0]["mend"]["ko"]
    assert [found["fate"] for found in told["changes"]] == ["changed"]
    taken = client.post(f"{path}/{told['token']}", json={}, headers={"If-Match": '"1"'}).json()
    assert taken["revision"] == 2
    after = client.get(f"/api/plans/{plan_id}").json()["plan"]["brief"]["exhibitors"]
    assert {each["id"] for each in after} == {each["id"] for each in before}
    (maru,) = [each for each in after if each["id"] == "maru"]
    assert maru["name"]["ko"] == "<script>alert(1)</script>"


def test_zones_that_a_sheet_brings_are_told_and_the_briefs_from_then_on(
    client: TestClient, plan_id: str
) -> None:
    """Tests names as written, codes and hues that are free; undo takes them out again."""

    def zones() -> list[Any]:
        found: list[Any] = client.get(f"/api/plans/{plan_id}").json()["plan"]["brief"]["zones"]
        return found

    path, before = f"/api/plans/{plan_id}/import", zones()
    rows = "a,가,로봇,3x3\nb,나,반도체,3x3\nmaru,마루,ai,3x3\n"
    told = sent(client, path, "a.csv", f"id,name_ko,zone,size\n{rows}".encode()).json()
    assert [name["ko"] for name in told["zones"]] == ["로봇", "반도체"]
    take = {"take": "file", "choices": {"b": "plan"}}
    head = {"If-Match": '"1"'}
    client.post(f"{path}/{told['token']}", json=take, headers=head).raise_for_status()
    *known, fresh = zones()
    assert (known, fresh["id"], fresh["name"]) == (before, "로봇", {"ko": "로봇", "en": "로봇"})
    assert fresh["colour"] not in {zone["colour"] for zone in known}
    assert fresh["code"] not in {None, *(zone["code"] for zone in known)}
    client.post(f"/api/plans/{plan_id}/undo", headers={"If-Match": '"2"'}).raise_for_status()
    assert zones() == before


@pytest.mark.parametrize("name", ["empty.csv", "empty.xlsx", "head.csv", "no.xlsx"])
def test_a_file_that_holds_nothing_is_told_in_one_sentence(
    client: TestClient, plan_id: str, name: str
) -> None:
    """Tests files without a byte, without a row, and of another kind than their name says."""
    data = {"head.csv": b"id,name_ko,zone,size\n", "no.xlsx": b"GIF89a"}.get(name, b"")
    answer = sent(client, f"/api/plans/{plan_id}/import", name, data)
    assert answer.status_code == 400
    (sentence,) = answer.json()["messages"]
    assert name in sentence["ko"]


def test_a_token_is_its_plans_alone(client: TestClient, plan_id: str) -> None:
    """Tests that nobody takes over what was not previewed for the plan."""
    path = f"/api/plans/{plan_id}/import/guess"
    answer = client.post(path, json={}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (400, "import.token")


def test_previews_are_forgotten_in_their_turn() -> None:
    """Tests that only the latest ones are kept."""
    imports: Imports[int] = Imports()
    first = imports.keep("p", "a", 0)
    assert imports.waiting("p", first).what == 0
    for number in range(uploads.MOST):
        imports.keep("p", "a", number)
    with pytest.raises(ValueError, match="send the file again"):
        imports.waiting("p", first)


def test_names_of_uploads_are_made_safe(tmp_path: Path) -> None:
    """Tests that a name leads nowhere, and a missing one is refused."""
    assert read_upload("/etc/..\x00x.csv", b"a", (".csv",), lambda path: path.name) == (
        "_etc_.._x.csv"
    )
    with pytest.raises(UsageError):
        read_upload(None, b"a", (".csv",), lambda path: path)
    assert tmp_path.is_dir()


@pytest.mark.parametrize("name", ["hall.dxf", "hall.geojson", "hall.json"])
def test_a_venue_is_previewed(client: TestClient, plan: Plan, name: str) -> None:
    """Tests that halls come out of each of the formats."""
    data = {
        "hall.dxf": lambda: to_dxf(plan, lang="en"),
        "hall.geojson": lambda: to_geojson(plan),
        "hall.json": lambda: plan.venue.model_dump_json(by_alias=True).encode(),
    }[name]()
    told = sent(client, "/api/venues/preview", name, data, confirmed="true").json()
    assert {hall["id"] for hall in told["venue"]["halls"]} == {"C", "D"}
    assert (told["longer_side_m"] is not None) is name.endswith("dxf")
