"""Tests of what stands before every route."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from web.guard import HEADERS
from web.settings import MAX_BODY_BYTES

PATHS = ("/", "/healthz", "/api/session", "/api/plans", "/api/nothing", "/api/plans/x", "/x.js")


@pytest.mark.parametrize("path", PATHS)
def test_every_response_tells_browsers_what_to_allow(client: TestClient, path: str) -> None:
    """Tests the headers on pages, answers and refusals alike."""
    answer = client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]


def test_a_fault_bears_the_headers_too_and_tells_a_reference(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that what nobody foresaw is answered, without a word of what it was."""
    desk = client.app.state.desk  # type: ignore[attr-defined]

    def broken() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(desk.store, "plans", broken)
    answer = client.get("/api/plans")
    assert answer.status_code == 500
    assert answer.json()["code"] == "web.fault"
    assert len(answer.json()["reference"]) == 12
    assert "secret" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://127.0.0.1"}, 200),
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Host": "["}, 403),
    ],
)
def test_other_pages_write_nothing(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    """Tests that writes come from our own page, or from a program, under a name of this machine."""
    answer = client.post("/api/session", json={"name": "x"}, headers=headers)
    assert answer.status_code == status


def test_a_foreign_name_reads_nothing(client: TestClient) -> None:
    """Tests that a name that was made to lead here is refused for reads as well."""
    assert client.get("/api/plans", headers={"Host": "evil.example"}).status_code == 403


def test_fifty_megabytes_are_refused_with_a_sentence(client: TestClient, plan_id: str) -> None:
    """Tests that a large upload is read to its end, thrown away and answered."""
    files = {"file": ("big.csv", b"x" * 50_000_000)}
    answer = client.post(f"/api/plans/{plan_id}/import", files=files)
    assert answer.status_code == 413
    assert "10 MB" in answer.json()["messages"][0]["ko"]


def test_a_body_that_says_no_length_is_counted(client: TestClient, plan_id: str) -> None:
    """Tests that the limit goes by what comes, not by what is said."""

    def chunks() -> Iterator[bytes]:
        for _ in range(MAX_BODY_BYTES // 100_000 + 1):
            yield b"x" * 100_000

    answer = client.post(f"/api/plans/{plan_id}/edits", content=chunks())
    assert answer.status_code == 413


def test_a_body_without_end_is_not_read_for_ever(client: TestClient, plan_id: str) -> None:
    """Tests that reading stops at a multiple of the limit."""
    sent = [0]

    def chunks() -> Iterator[bytes]:
        while sent[0] < 100 * MAX_BODY_BYTES:
            sent[0] += 1_000_000
            yield b"x" * 1_000_000

    answer = client.post(f"/api/plans/{plan_id}/edits", content=chunks())
    assert answer.status_code == 413
