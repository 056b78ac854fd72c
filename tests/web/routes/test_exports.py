"""Tests of plans as files, layers and figures."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from plans.compare import compared
from plans.plan import Plan
from web.background import Background

MARKS = {
    "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<?xml", "dxf": b"  0\n", "geojson": b"{",
    "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "plan.json": b"{", "set.pdf": b"%PDF",
}  # fmt: skip
"""How a file of each format begins."""


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Do here what children do, and count how often."""
    count: list[int] = []

    def do(_: Background, work: Callable[[], bytes]) -> bytes:
        count.append(1)
        return work()

    monkeypatch.setattr(Background, "do", do)
    return count


@pytest.mark.parametrize("fmt", MARKS)
def test_a_plan_is_exported(client: TestClient, plan_id: str, fmt: str) -> None:
    """Tests that each format is what it says, under a name of the plan's."""
    answer = client.get(f"/api/plans/{plan_id}/export", params={"format": fmt, "lang": "en"})
    assert answer.status_code == 200
    assert answer.content.startswith(MARKS[fmt])
    assert f'filename="first.{fmt}"' in answer.headers["Content-Disposition"]


def test_an_indoor_map_is_exported(client: TestClient, plan_id: str) -> None:
    """Tests that IMDF is an archive, or says what the venue lacks."""
    answer = client.get(f"/api/plans/{plan_id}/export", params={"format": "imdf.zip"})
    if answer.status_code == 200:
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    else:
        assert (answer.status_code, "venue" in answer.text) == (400, True)


def test_what_is_drawn_once_is_kept_until_the_plan_changes(
    client: TestClient, plan_id: str, made: list[int]
) -> None:
    """Tests that the same file is not made twice, and is made anew after an edit."""
    path = f"/api/plans/{plan_id}"
    for _ in range(2):
        client.get(f"{path}/export", params={"format": "csv"}).raise_for_status()
    assert len(made) == 1
    edit = {"kind": "move", "booth": "b2", "x_mm": 1, "y_mm": 1}
    client.post(f"{path}/edits", json=edit, headers={"If-Match": '"1"'}).raise_for_status()
    client.get(f"{path}/export", params={"format": "csv"}).raise_for_status()
    assert len(made) == 2


def test_a_hall_is_of_drawings_alone(client: TestClient, plan_id: str) -> None:
    """Tests that what a format cannot do is refused, not ignored."""
    path = f"/api/plans/{plan_id}/export"
    assert client.get(path, params={"format": "csv", "hall": "C"}).status_code == 400
    assert client.get(path, params={"format": "svg", "hall": "C"}).status_code == 200
    assert client.get(path, params={"format": "doc"}).status_code == 422


@pytest.mark.parametrize("layer", ["traffic", "distance", "egress", "utilities", "sales"])
def test_layers_speak_of_the_plans_booths(
    client: TestClient, plan_id: str, plan: Plan, layer: str
) -> None:
    """Tests that each booth of a layer is one of the plan's, in a group of the legend."""
    told = client.get(f"/api/plans/{plan_id}/layers/{layer}").json()
    known = {booth.id for booth in plan.layout.booths}
    assert set(told["booths"]) <= known
    assert set(told["values"]) <= known
    assert all(0 <= key < len(told["keys"]) for key in told["booths"].values())
    assert all(area["hall"] in {"C", "D"} for area in told["areas"])


def test_walks_are_in_metres(client: TestClient, plan_id: str) -> None:
    """Tests that a booth's value is in the band that its colour says."""
    told = client.get(f"/api/plans/{plan_id}/layers/distance").json()
    assert told["unit"]["en"] == "m"
    for booth, metres in told["values"].items():
        low, _, high = told["keys"][told["booths"][booth]]["words"]["en"].partition(" to ")
        assert float(low.split()[-1]) <= metres
        assert not high or metres <= float(high.split()[0])


def test_a_layer_the_brief_lacks_input_for_says_so(client: TestClient, plan_id: str) -> None:
    """Tests that nobody is invented."""
    assert client.get(f"/api/plans/{plan_id}/layers/crowding").status_code == 409
    assert client.get(f"/api/plans/{plan_id}/layers/colours").status_code == 422


def test_a_card_is_an_exhibitors(client: TestClient, plan_id: str) -> None:
    """Tests a card by the exhibitor's id, and that nobody has another one."""
    path = f"/api/plans/{plan_id}/exhibitors"
    answer = client.get(f"{path}/maru/card.pdf")
    assert answer.content.startswith(b"%PDF")
    assert client.get(f"{path}/nobody/card.png").status_code == 404
    assert client.get(f"{path}/left-out/card.png").status_code == 409


def test_figures_are_those_of_the_comparison(client: TestClient, plan_id: str, plan: Plan) -> None:
    """Tests that plans side by side are measured as everywhere."""
    rows = client.get("/api/compare", params={"plans": [plan_id, plan_id]}).json()
    wanted = json.loads(compared(plan).model_dump_json())
    assert rows == [wanted, wanted]
    assert client.get("/api/compare").status_code == 422
    assert client.get("/api/compare", params={"plans": ["x"] * 13}).status_code == 422
    assert client.get("/api/compare", params={"plans": ["x"]}).status_code == 404


def test_a_name_is_safe_in_a_header(client: TestClient, plan: Plan) -> None:
    """Tests that a plan's name breaks no header and no folder."""
    store = client.app.state.desk.store  # type: ignore[attr-defined]
    name = 'a/b\r\nSet-Cookie: x="가'
    kept = store.add_plan(plan, show="a", scenario="b", name=name, who="c")
    answer = client.get(f"/api/plans/{kept.id}/export", params={"format": "csv"})
    said = answer.headers["Content-Disposition"]
    assert "/" not in said
    assert "Set-Cookie" not in answer.headers or "x=" not in answer.headers["Set-Cookie"]
