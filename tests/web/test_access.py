"""Tests of who may do what, over every route there is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from venue.errors import UsageError
from web.access import TRIES
from web.app import ROUTERS, create_app
from web.settings import Settings

HOST = "http://192.0.2.1"

OPEN = {"getSession", "login"}
"""What somebody may do who has not logged in; a route that is new is closed."""


@pytest.fixture
def guarded(settings: Settings) -> Iterator[TestClient]:
    """Give somebody who has not logged in to a service that asks for it."""
    app = create_app(replace(settings, host="0.0.0.0", password="마당 열쇠", token="tok"))
    with TestClient(app, base_url=HOST) as made:
        yield made


def asked(client: TestClient, headers: dict[str, str]) -> dict[str, int]:
    """Ask for every route, and give the statuses by operation."""
    found = {}
    for path, methods in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        for method, operation in methods.items():
            where = re.sub(r"\{\w+\}", "x", path)
            answer = client.request(method.upper(), where, headers=headers)
            found[operation["operationId"]] = answer.status_code
    return found


def test_no_route_hides_from_the_contract() -> None:
    """Tests that what the matrix goes over is all there is."""
    for router in ROUTERS:
        assert all(isinstance(r, APIRoute) and r.include_in_schema for r in router.routes)


def test_everything_is_closed_to_who_has_not_logged_in(guarded: TestClient) -> None:
    """Tests that each route but two answers 401 to somebody unknown."""
    found = asked(guarded, {})
    assert len(found) > 25
    assert {name for name, status in found.items() if status != 401} == OPEN


def test_everything_is_open_to_who_shows_the_token(guarded: TestClient) -> None:
    """Tests that no route asks a program with the token to log in."""
    found = asked(guarded, {"Authorization": "Bearer tok"})
    assert 401 not in found.values()
    guarded.cookies.clear()
    wrong = guarded.get("/api/plans", headers={"Authorization": "Bearer to"})
    assert wrong.status_code == 401


def test_a_planner_logs_in_and_stays(guarded: TestClient) -> None:
    """Tests that the password begins a session, which the cookie keeps from scripts."""
    assert guarded.get("/api/session").json()["role"] == "anonymous"
    answer = guarded.post("/api/login", json={"password": "마당 열쇠"})
    assert answer.json()["role"] == "planner"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/api/plans").status_code == 200


def test_guessing_is_slow(guarded: TestClient) -> None:
    """Tests that after some wrong passwords even the right one has to wait."""
    for _ in range(TRIES):
        assert guarded.post("/api/login", json={"password": "?"}).status_code == 403
    assert guarded.post("/api/login", json={"password": "마당 열쇠"}).status_code == 403


def test_a_token_alone_lets_no_password_in(settings: Settings) -> None:
    """Tests that without a password none fits."""
    app = create_app(replace(settings, token="tok"))
    with TestClient(app, base_url=HOST) as client:
        assert client.post("/api/login", json={"password": ""}).status_code == 403


def test_a_service_for_others_asks_for_a_password() -> None:
    """Tests that it does not start open to everybody, and does on this machine."""
    with pytest.raises(UsageError, match="MADANG_PASSWORD"):
        Settings("sqlite://", host="0.0.0.0")
    assert not Settings("sqlite://", host="::1").guarded


def test_everybody_has_a_name_to_be_told_apart(client: TestClient) -> None:
    """Tests that names are given, and can be chosen."""
    told = client.get("/api/session").json()
    assert told["name"] == "Planner 1"
    first, *_ = told["samples"]
    assert (first["id"], first["exhibitors"]) == ("slw-2024", 230)
    assert [hall["en"] for hall in first["halls"]] == ["Hall B2", "Hall C"]
    named = client.post("/api/session", json={"name": "김", "lang": "ko"}).json()
    assert (named["name"], named["lang"]) == ("김", "ko")
    assert client.get("/api/session").json()["name"] == "김"
    client.cookies.clear()
    assert client.post("/api/session", json={"name": "x"}).status_code == 400


def test_who_reads_korean_is_named_so(client: TestClient) -> None:
    """Tests that a session begins in the browser's language."""
    client.cookies.clear()
    told = client.get("/api/session", headers={"Accept-Language": "ko-KR,en;q=0.5"}).json()
    assert (told["lang"], told["name"]) == ("ko", "계획자 2")


def test_static_files_stay_in_their_folder(client: TestClient, tmp_path: Path) -> None:
    """Tests that no path leads out of the built client."""
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"):
        assert client.get(path).status_code in {404, 503}
