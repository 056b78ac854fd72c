"""Tests of the client's types of the service."""

import json
from pathlib import Path

import pytest

from web import openapi
from web.build import build


def test_the_clients_types_are_those_of_the_contract() -> None:
    """Tests that the file is what would be written now: ``make reference`` writes it anew."""
    build()  # installs what writes them, where it is missing
    assert openapi.TYPES.read_text(encoding="utf-8") == openapi.types()


def test_the_contract_needs_no_service() -> None:
    """Tests that every operation is in it, and that it is the same whenever it is asked for."""
    told = openapi.contract()
    assert told == openapi.contract()
    assert "getRevision" in {
        operation["operationId"]
        for way in json.loads(told)["paths"].values()
        for operation in way.values()
    }


@pytest.mark.parametrize("writer", ["missing", "broken"])
def test_what_goes_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, writer: str
) -> None:
    """Tests that nothing is written without the writer, or when it fails."""
    path = tmp_path / writer
    if writer == "broken":
        path.write_text("#!/bin/sh\necho no; exit 1\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setattr(openapi, "WRITER", path)
    with pytest.raises(SystemExit, match=r"make setup|no"):
        openapi.types()
