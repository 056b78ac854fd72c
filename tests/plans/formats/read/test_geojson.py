"""Tests of GeoJSON features before anything is made of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from plans.formats.limits import MAX_VERTICES
from plans.formats.read.geojson import Collection, line, read_collection, rings
from venue.errors import InputError, LimitError, VenueError
from venue.shapes import MAX_RING


def _read(folder: Path, *geometries: Any, **members: Any) -> Collection:
    """Write features of these geometries, and read them."""
    path = folder / "a.geojson"
    features = [{"type": "Feature", "properties": None, "geometry": g} for g in geometries]
    document = {"type": "FeatureCollection", "features": features} | members
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_collection(path)


def _polygon(*rings_m: Any) -> dict[str, Any]:
    """Make a Polygon."""
    return {"type": "Polygon", "coordinates": list(rings_m)}


SQUARE = [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [0.0, 3.0], [0.0, 0.0]]


@pytest.mark.parametrize(
    "ring",
    [
        SQUARE,
        SQUARE[:-1],
        [*SQUARE, SQUARE[0]],
        [SQUARE[0], *SQUARE],
        [SQUARE[0], *SQUARE[:0:-1]],
        [[x, y, 9.9] for x, y in SQUARE],
        [[x + 0.0004, y - 0.0004] for x, y in SQUARE],
    ],
)
def test_one_ring_in_many_spellings(tmp_path: Path, ring: list[list[float]]) -> None:
    """Tests that closed or not, doubled, clockwise or with heights, a ring is one ring."""
    (feature,) = _read(tmp_path, _polygon(ring)).features
    assert rings(feature) == (((0, 0), (3000, 0), (3000, 3000), (0, 3000)),)


def test_holes_and_parts(tmp_path: Path) -> None:
    """Tests that holes follow the outside, and that a MultiPolygon of one part is a Polygon."""
    hole = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]
    multi = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole]]}
    one, other = _read(tmp_path, _polygon(SQUARE, hole), multi).features
    assert rings(one) == rings(other)
    assert rings(one)[1] == ((1000, 1000), (2000, 1000), (2000, 2000), (1000, 2000))


def test_the_ends_of_a_line(tmp_path: Path) -> None:
    """Tests that a line is its first and last point, to the millimetre."""
    drawn = {"type": "LineString", "coordinates": [[0, 1.0004], [0, 2], [0, 3.0006]]}
    (feature,) = _read(tmp_path, drawn).features
    assert line(feature) == ((0, 1000), (0, 3001))


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "a Polygon of one part is wanted"),
        ({"type": "Point", "coordinates": [0, 0]}, "a Polygon of one part is wanted"),
        ({"type": "GeometryCollection", "geometries": []}, "a Polygon of one part"),
        (_polygon(), "geometry.coordinates: "),
        (_polygon([[0, 0], [1, 1]]), "geometry.coordinates[0]: "),
        (_polygon([[0, 0], [1, 1], [2]]), "geometry.coordinates[0][2]: "),
        (_polygon([[0, 0], [1, 1], ["2", 0]]), "geometry.coordinates[0][2][0]: "),
        (_polygon([[0, 0], [1, 1], [True, 0]]), "geometry.coordinates[0][2][0]: "),
        (_polygon([[0, 0], [1, 1], [10**400, 0]]), "geometry.coordinates[0][2][0]: "),
        (_polygon([[0, 0], [0.0001, 0], [0, 0.0001]]), "fewer than three corners"),
        (_polygon([[0, 0], [144_000, 0], [0, 72_000]]), "(144000, 0) lies beyond 10 km"),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, "of one part"),
    ],
)
def test_what_is_no_polygon(tmp_path: Path, geometry: Any, words: str) -> None:
    """Tests that each fault of a polygon names the feature and the very number."""
    (feature,) = _read(tmp_path, geometry).features
    with pytest.raises(VenueError) as caught:
        rings(feature)
    assert words in str(caught.value)
    assert "a.geojson, features[0]" in str(caught.value)
    assert "a.geojson features[0]" in caught.value.say("ko")


def test_what_is_no_line(tmp_path: Path) -> None:
    """Tests that an opening drawn as a polygon is told to be a line."""
    (feature,) = _read(tmp_path, _polygon(SQUARE)).features
    with pytest.raises(VenueError, match="an opening is a LineString on the wall"):
        line(feature)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"type": "Feature"}, "venue.geojson"),
        ({"features": None}, "venue.geojson"),
        ({"features": [{"type": "Feature", "id": 1.5}]}, "venue.geojson"),
        ({"madang": {"schema": "madang/geojson/2"}}, "venue.schema"),
        ({"madang": {"frame": "wgs84"}}, "venue.frame"),
        ({"crs": {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}, "venue.frame"),
        ({"crs": {"properties": {"name": "EPSG:4326"}}}, "venue.frame"),
    ],
)
def test_another_kind_of_file(tmp_path: Path, members: dict[str, Any], code: str) -> None:
    """Tests that another document, another schema and degrees are refused by name."""
    with pytest.raises(VenueError) as caught:
        _read(tmp_path, **members)
    assert caught.value.code == code


def test_which_feature_is_none(tmp_path: Path) -> None:
    """Tests that a feature that is none is named by its place."""
    with pytest.raises(VenueError, match=r"features\[1\]: "):
        _read(tmp_path, features=[{"type": "Feature"}, {"type": "Feature", "geometry": []}])


def test_no_document_at_all(tmp_path: Path) -> None:
    """Tests that a list is no collection, in one sentence."""
    path = tmp_path / "a.geojson"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.geojson: this is no GeoJSON FeatureCollection"):
        read_collection(path)


def test_ids_and_texts(tmp_path: Path) -> None:
    """Tests that an id may be a property, a member or a number, and a text is trimmed."""
    features = [
        {"type": "Feature", "id": "a", "properties": {"id": "b", "name": " 문 ", "on": True}},
        {"type": "Feature", "id": 7, "properties": {"id": ""}},
        {"type": "Feature"},
    ]
    first, second, third = _read(tmp_path, features=features).features
    assert (first.id, second.id, third.id) == ("b", "7", "")
    assert (first.text("name"), first.text("on"), first.text("none")) == ("문", "", "")
    assert "features[0] (b)" in first.place.en
    assert third.shape == ""


def test_corners_are_counted_first(tmp_path: Path) -> None:
    """Tests that a drawing beyond the limit is refused, and a ring beyond its own too."""
    long = [[0, 0]] * (MAX_RING + 1)
    (feature,) = _read(tmp_path, _polygon(long)).features
    with pytest.raises(VenueError, match="this ring has 20,001 corners"):
        rings(feature)
    many = {"type": "LineString", "coordinates": [[0, 0]] * (MAX_VERTICES + 1)}
    with pytest.raises(LimitError, match="the drawing has 200,001 corners"):
        _read(tmp_path, many)


def test_our_own_files_say_so(tmp_path: Path) -> None:
    """Tests that only a file with our schema is ours."""
    assert _read(tmp_path, madang={"schema": "madang/geojson/1"}).ours
    assert not _read(tmp_path).ours
