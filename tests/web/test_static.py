"""Tests of how the built client is served."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Build a client of two files."""
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>Madang</title>", encoding="utf-8")
    (folder / "assets" / "a-1f.js").write_text("1", encoding="utf-8")
    return folder


def test_without_a_build_a_page_says_what_to_do(client: TestClient) -> None:
    """Tests the page before `make setup`."""
    answer = client.get("/")
    assert answer.status_code == 503
    assert "make setup" in answer.text


@pytest.mark.parametrize("path", ["/", "/plans/4f65", "/compare"])
def test_every_way_leads_to_the_page(client: TestClient, built: Path, path: str) -> None:
    """Tests that a reload anywhere opens the client, which is asked for anew each time."""
    answer = client.get(path)
    assert answer.text == (built / "index.html").read_text(encoding="utf-8")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_files_named_by_what_they_hold_are_kept(client: TestClient, built: Path) -> None:
    """Tests that assets are kept for ever, and a missing one is no page."""
    assert "immutable" in client.get("/assets/a-1f.js").headers["Cache-Control"]
    assert client.get("/assets/gone.js").status_code == 404
    assert built.is_dir()


def test_it_says_that_it_lives(client: TestClient) -> None:
    """Tests the sign of life, which needs nothing."""
    assert client.get("/healthz").text == "ok"
