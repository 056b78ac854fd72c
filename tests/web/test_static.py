"""Tests of how the built client is served."""

import base64
import hashlib
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


def test_lines_in_the_page_may_run_by_their_sum(client: TestClient, built: Path) -> None:
    """Tests that the policy of the page, and of nothing else, allows its own script alone."""
    script = "\n  let plan = location.hash;\n"
    (built / "index.html").write_text(f"<script>{script}</script>", encoding="utf-8")
    told = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    for path in ("/", "/index.html"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert f"script-src 'self' 'sha256-{told}'" in policy
    assert "sha256" not in client.get("/healthz").headers["Content-Security-Policy"]


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


def test_files_are_packed_for_who_can_unpack_them(client: TestClient, built: Path) -> None:
    """Tests that a long file comes small, and as it is to who does not ask for that."""
    long = "let a = 1;" * 100
    (built / "assets" / "b-2f.js").write_text(long, encoding="utf-8")
    packed = client.get("/assets/b-2f.js")
    assert (packed.text, packed.headers["Content-Encoding"]) == (long, "gzip")
    plain = client.get("/assets/b-2f.js", headers={"Accept-Encoding": "identity"})
    assert (plain.text, "Content-Encoding" in plain.headers) == (long, False)
    assert plain.headers["Content-Type"].startswith("text/javascript")


def test_it_says_that_it_lives(client: TestClient) -> None:
    """Tests the sign of life, which needs nothing."""
    assert client.get("/healthz").text == "ok"
