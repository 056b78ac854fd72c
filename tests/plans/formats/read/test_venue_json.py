"""Tests of venue documents, and of the venue a brief names."""

import json
from pathlib import Path
from typing import Any

import pytest

from plans.formats.read.venue_json import read_venue, venue_of
from tests.venue.buildings import hall, venue
from venue.catalogue import load, names
from venue.errors import InputError, VenueError
from venue.venue import Venue


def _write(path: Path, value: Venue, **changed: Any) -> Path:
    """Write a venue's document with some members changed."""
    document = value.model_dump(mode="json", by_alias=True) | changed
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", names())
def test_the_catalogue_survives_its_documents(tmp_path: Path, name: str) -> None:
    """Tests that every venue of the catalogue, written as a file, reads back equal."""
    assert read_venue(_write(tmp_path / "v.json", load(name))) == load(name)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("madang/venue/2", "is newer than this program; update Madang"),
        ("madang/plan/1", "is no venue file"),
        (None, "is no venue file"),
    ],
)
def test_another_schema(tmp_path: Path, schema: Any, words: str) -> None:
    """Tests that a newer venue file is told from a file that is none."""
    path = _write(tmp_path / "v.json", venue(hall("A")), schema=schema)
    with pytest.raises(VenueError, match=words) as caught:
        read_venue(path)
    assert str(path) in caught.value.say("ko")


def test_a_list_is_no_venue(tmp_path: Path) -> None:
    """Tests that a document that is no object is no venue file."""
    path = tmp_path / "v.json"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(VenueError, match="is no venue file"):
        read_venue(path)


def test_wrong_fields(tmp_path: Path) -> None:
    """Tests that each wrong field is told by its place in the document."""
    document = venue(hall("A")).model_dump(mode="json", by_alias=True)
    document["halls"][0]["outline"] = [[0, 0], [1, "x"]]
    document["colour"] = "red"
    path = tmp_path / "v.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(VenueError) as caught:
        read_venue(path)
    told = [text.en for text in caught.value.texts]
    assert any('halls[0].outline[1][1] must be a whole number ("x"); mend it' in t for t in told)
    assert any('colour is not a field of this file ("red"); mend it.' in t for t in told)


def test_faulty_geometry(tmp_path: Path) -> None:
    """Tests that a document whose hall crosses itself is refused with its crossing."""
    bow_tie = hall("A", ((0, 0), (30_000, 20_000), (30_000, 0), (0, 20_000)))
    path = _write(tmp_path / "v.json", venue(bow_tie))
    with pytest.raises(VenueError, match=r"v\.json: Hall A: the outline crosses itself"):
        read_venue(path)


def test_the_venue_of_a_brief(tmp_path: Path) -> None:
    """Tests that a brief may name the catalogue, a document or a drawing beside it."""
    (tmp_path / "venues").mkdir()
    _write(tmp_path / "venues" / "v.json", venue(hall("A")))
    ring = [[0, 0], [30, 0], [30, 20], [0, 20], [0, 0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"id": "G"}, "geometry": geometry}
    drawing = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "d.GeoJSON").write_text(json.dumps(drawing), encoding="utf-8")
    assert venue_of("coex", tmp_path) is load("coex")
    assert venue_of("venues/v.json", tmp_path) == venue(hall("A"))
    assert venue_of(str(tmp_path / "venues" / "v.json"), Path("/")) == venue(hall("A"))
    assert venue_of("d.GeoJSON", tmp_path).halls[0].id == "G"


@pytest.mark.parametrize(
    ("ref", "code"),
    [("coexx", "venue.unknown"), ("v.json", "file.absent"), (".", "file.directory")],
)
def test_a_venue_that_is_not_there(tmp_path: Path, ref: str, code: str) -> None:
    """Tests that a misspelt id, a missing file and a folder are told apart."""
    with pytest.raises(InputError) as caught:
        venue_of(ref, tmp_path)
    assert caught.value.code == code
