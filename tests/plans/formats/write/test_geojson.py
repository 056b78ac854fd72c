"""Tests of the GeoJSON export, read back by json and shapely, and by our own reader."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from plans.formats.features import features
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.write.geojson import to_geojson
from tests.plans.golden import assert_golden
from tests.plans.sample_plan import VENUE, sample_plan
from venue.errors import UsageError


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Give the sample plan's export, parsed."""
    parsed: dict[str, Any] = json.loads(to_geojson(sample_plan()))
    return parsed


def _of(document: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        f["properties"]["id"]: f for f in document["features"] if f["properties"]["kind"] == kind
    }


def test_the_head_names_schema_and_frame(document: dict[str, Any]) -> None:
    """Tests the foreign member by which programs know what they read."""
    assert document["type"] == "FeatureCollection"
    head = document["madang"]
    assert head["schema"] == "madang/geojson/1"
    assert head["frame"] == "local-metres"
    assert head["halls"]["D"] == {"level": "3F", "origin_m": [52.0, 12.345]}


def test_every_feature_says_what_and_where_it_is(document: dict[str, Any]) -> None:
    """Tests that kind, id and hall come first in every feature's properties."""
    for feature in document["features"]:
        assert list(feature["properties"])[:3] == ["kind", "id", "hall"]
        assert feature["properties"]["hall"] in {"C", "D"}


def test_geometry_is_the_plan_to_the_millimetre(document: dict[str, Any]) -> None:
    """Tests every coordinate against the traversal: exact, closed, at most three decimals."""
    for feature, written in zip(features(sample_plan()), document["features"], strict=True):
        read = shape(written["geometry"])
        parts = list(shapely.get_parts(read))
        assert len(parts) == len(feature.parts)
        for part, ring in zip(parts, feature.parts, strict=True):
            line = part.exterior if feature.closed else part
            corners = [(round(x * 1000, 6), round(y * 1000, 6)) for x, y in line.coords]
            expected = [*ring, ring[0]] if feature.closed else [*ring]
            assert corners == expected
            assert not feature.closed or shapely.is_ccw(line)
        text = json.dumps(written["geometry"])
        assert all(
            len(number.split(".")[1].rstrip("], }")) <= 3
            for number in text.split(",")
            if "." in number
        )


def test_booths_have_their_size_where_the_layout_put_them(document: dict[str, Any]) -> None:
    """Tests shapes against the layout's own polygons, the turned booth included."""
    booths = _of(document, "booth")
    for booth in sample_plan().layout.booths:
        read = shape(booths[booth.id]["geometry"])
        wanted = shapely.transform(booth.shape, lambda xy: xy / 1000)
        assert shapely.hausdorff_distance(read, wanted) < 0.001
        assert read.area == pytest.approx(booths[booth.id]["properties"]["net_m2"], abs=0.01)


def test_hostile_names_come_back(document: dict[str, Any]) -> None:
    """Tests that quotes, control characters and emoji survive."""
    assert _of(document, "booth")["d3"]["properties"]["name_en"] == "tab\tand\nline 🎪"
    assert _of(document, "booth")["b4"]["properties"]["name_ko"] == "=1+1"


def test_our_reader_gives_the_same_halls(tmp_path: Path) -> None:
    """Tests that an export is imported with the same ids and the same millimetres."""
    path = tmp_path / "plan.geojson"
    path.write_bytes(to_geojson(sample_plan()))
    read = read_venue_geojson(path)
    assert read.id == VENUE.id
    for hall, was in zip(read.halls, VENUE.halls, strict=True):
        assert (hall.id, hall.name, hall.level) == (was.id, was.name, was.level)
        assert hall.outline == was.outline
        assert (hall.clear_height_mm, hall.floor_load_kn_m2) == (
            was.clear_height_mm,
            was.floor_load_kn_m2,
        )
        assert [(o.id, o.kind, o.ring) for o in hall.obstacles] == [
            (o.id, o.kind, o.ring) for o in was.obstacles
        ]
        assert [(k.id, k.ring, k.reason) for k in hall.keep_clear] == [
            (k.id, k.ring, k.reason) for k in was.keep_clear
        ]
        without = {"source"}
        assert [door.model_dump(exclude=without) for door in hall.openings] == [
            door.model_dump(exclude=without) for door in was.openings
        ]


def _geocentric(longitude: float, latitude: float) -> tuple[float, float, float]:
    """Carry a point of the WGS 84 ellipsoid to geocentric metres, by the definition."""
    lon, lat = math.radians(longitude), math.radians(latitude)
    square = (1 / 298.257223563) * (2 - 1 / 298.257223563)
    normal = 6_378_137.0 / math.sqrt(1 - square * math.sin(lat) ** 2)
    across = normal * math.cos(lat)
    return across * math.cos(lon), across * math.sin(lon), normal * (1 - square) * math.sin(lat)


def test_degrees_keep_every_length() -> None:
    """Tests that distances on Earth between all corners of both halls are the plan's."""
    document = json.loads(to_geojson(sample_plan(), wgs84=True))
    assert document["madang"]["frame"] == "wgs84"
    on_earth, in_plan = [], []
    for hall in VENUE.halls:
        written = _of(document, "hall")[hall.id]["geometry"]["coordinates"][0]
        assert shapely.is_ccw(shapely.LinearRing(written))
        assert written[0] == written[-1]
        on_earth += [_geocentric(*corner) for corner in written[:-1]]
        in_plan += [(x + hall.origin_mm[0], y + hall.origin_mm[1]) for x, y in hall.outline]
    for start, begin in zip(on_earth, in_plan, strict=True):
        for end, stop in zip(on_earth, in_plan, strict=True):
            assert 1000 * math.dist(start, end) == pytest.approx(math.dist(begin, stop), abs=1.0)
    # The first corner is the anchor; the second lies 45 m from it, 23 degrees north of east.
    (lon0, lat0), (lon1, lat1) = _of(document, "hall")["C"]["geometry"]["coordinates"][0][:2]
    assert (lon0, lat0) == (127.0592, 37.5118)
    east = (lon1 - lon0) * math.cos(math.radians(lat0))
    assert math.degrees(math.atan2(lat1 - lat0, east)) == pytest.approx(23, abs=0.2)


def test_a_venue_without_an_anchor_has_no_degrees() -> None:
    """Tests that the sentence names the venue and the mend."""
    plan = sample_plan()
    plan = plan.model_copy(update={"venue": plan.venue.model_copy(update={"anchor": None})})
    assert json.loads(to_geojson(plan))["madang"].get("anchor") is None
    with pytest.raises(UsageError) as caught:
        to_geojson(plan, wgs84=True)
    assert all("sample" in caught.value.say(lang) for lang in ("ko", "en"))


def test_the_files_stay_as_they_are() -> None:
    """Tests both frames against kept files."""
    assert_golden("sample.geojson", to_geojson(sample_plan()).decode())
    assert_golden("sample.wgs84.geojson", to_geojson(sample_plan(), wgs84=True).decode())
