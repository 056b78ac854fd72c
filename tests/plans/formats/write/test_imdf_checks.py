"""Tests that the examiner of IMDF archives finds what is broken."""

import copy
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from plans.formats.write.imdf import to_imdf
from tests.plans.formats.write.imdf_checks import faults, unpacked
from tests.plans.formats.write.imdf_plans import equipped

Json = dict[str, Any]


def _swap(ring: list[Any]) -> None:
    ring.reverse()


def _first(files: dict[str, Json], kind: str) -> Json:
    feature: Json = files[f"{kind}.geojson"]["features"][0]
    return feature


def _drop(kind: str, field: str) -> Callable[[dict[str, Json]], object]:
    return lambda files: _first(files, kind)["properties"].pop(field)


def _set(kind: str, field: str, value: object) -> Callable[[dict[str, Json]], object]:
    return lambda files: _first(files, kind)["properties"].update({field: value})


def _move(kind: str, by: float) -> Callable[[dict[str, Json]], object]:
    def move(files: dict[str, Json]) -> None:
        geometry = _first(files, kind)["geometry"]
        moved = shapely.transform(shape(geometry), lambda xy: xy + by)
        _first(files, kind)["geometry"] = json.loads(shapely.to_geojson(moved))

    return move


NOBODY = "00000000-0000-4000-8000-000000000000"

BREAKS: dict[str, tuple[Callable[[dict[str, Json]], object], str]] = {
    "a file too few": (lambda files: files.pop("kiosk.geojson"), "archive"),
    "a file too many": (lambda files: files.update({"booth.geojson": {}}), "archive"),
    "another version": (lambda files: files["manifest.json"].update(version="2"), "manifest"),
    "no date": (lambda files: files["manifest.json"].pop("created"), "manifest"),
    "a language that is none": (
        lambda files: files["manifest.json"].update(language="Korean"), "manifest"),
    "no collection": (lambda files: files["unit.geojson"].update(type="Feature"), "unit"),
    "another type": (lambda files: _first(files, "unit").update(feature_type="room"), "unit"),
    "a member too many": (lambda files: _first(files, "unit").update(bbox=[]), "unit"),
    "no venue": (lambda files: files["venue.geojson"]["features"].clear(), "venue"),
    "no level": (lambda files: files["level.geojson"]["features"].clear(), "level"),
    "one id twice": (
        lambda files: _first(files, "unit").update(id=_first(files, "level")["id"]), "ids"),
    "an id that is no UUID": (lambda files: _first(files, "fixture").update(id="b1"), "fixture"),
    "a UUID of version 5": (
        lambda files: _first(files, "fixture").update(id="c74a196f-f19d-5ea9-bffd-a2742432fc9c"),
        "version 4"),
    "no category": (_drop("unit", "category"), "category"),
    "no hours": (_drop("venue", "hours"), "hours"),
    "a category that is none": (_set("unit", "category", "booth"), "category"),
    "a name in one word": (_set("venue", "name", "COEX"), "name"),
    "a name in no language": (_set("occupant", "name", {"Korean": "가", "ko": "가"}), "name"),
    "a name not in the archive's language": (_set("level", "name", {"ko": "3층"}), "name"),
    "an ordinal in words": (_set("level", "ordinal", "2"), "ordinal"),
    "outdoor by a number": (_set("level", "outdoor", 0), "outdoor"),
    "a level of no building": (_set("level", "building_ids", []), "building_ids"),
    "an anchor in no unit": (_set("anchor", "unit_id", NOBODY), "unit_id"),
    "a venue at no address": (_set("venue", "address_id", None), "address_id"),
    "an occupant at a unit": (
        lambda files: _first(files, "occupant")["properties"].update(
            anchor_id=_first(files, "unit")["id"]),
        "anchor_id"),
    "days that end before they begin": (
        _set("occupant", "validity", {
            "start": "2024-10-12T00:00:00+09:00", "end": "2024-10-10T00:00:00+09:00",
            "modified": "2024-09-01T09:30:00Z"}),
        "validity"),
    "days without an offset": (
        _set("occupant", "validity", {
            "start": "2024-10-10", "end": "2024-10-12", "modified": "2024-09-01"}),
        "validity"),
    "a ring the wrong way": (
        lambda files: _swap(_first(files, "section")["geometry"]["coordinates"][0]), "turned"),
    "a hole the wrong way": (
        lambda files: _swap(_first(files, "unit")["geometry"]["coordinates"][1]), "turned"),
    "an open ring": (
        lambda files: _first(files, "section")["geometry"]["coordinates"][0].pop(), "open"),
    "latitude first": (
        lambda files: _swap(_first(files, "anchor")["geometry"]["coordinates"]), "Earth"),
    "a point for a level": (
        lambda files: _first(files, "level").update(geometry=_first(files, "anchor")["geometry"]),
        "geometry"),
    "an occupant with a place": (
        lambda files: _first(files, "occupant").update(
            geometry=_first(files, "anchor")["geometry"]),
        "geometry"),
    "a section outside": (_move("section", 0.01), "outside the venue"),
    "an opening off its level": (_move("opening", -0.001), "outside its level"),
    "a door beside its wall": (_move("opening", 0.000_001), "in no wall"),
    "an anchor off its unit": (_move("anchor", 0.0002), "inside its unit"),
    "an amenity off its unit": (_move("amenity", 0.0005), "outside its unit"),
    "a kiosk off its anchor": (_move("kiosk", 0.0001), "its anchor"),
    "a stand on another": (
        lambda files: files["unit.geojson"]["features"][-3].update(
            geometry=files["unit.geojson"]["features"][-4]["geometry"],
            properties=files["unit.geojson"]["features"][-4]["properties"]),
        "shares floor"),
    "a label off its stand": (
        lambda files: files["unit.geojson"]["features"][-3]["properties"].update(
            display_point=files["unit.geojson"]["features"][-4]["properties"]["display_point"]),
        "display point"),
    "a building that stands nowhere": (
        lambda files: files["footprint.geojson"]["features"].clear(), "no footprint"),
    "a zone outside its hall": (
        lambda files: files["section.geojson"]["features"][1]["properties"].update(
            parents=[files["section.geojson"]["features"][-1]["id"]]),
        "outside its parent"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(BREAKS))
def test_the_examiner_finds_what_is_broken(name: str) -> None:
    """Tests that one fault of each kind, put into a good archive, is told."""
    files = copy.deepcopy(unpacked(to_imdf(equipped(), lang="en")))
    breaks, told = BREAKS[name]
    breaks(files)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for each, content in files.items():
            archive.writestr(each, json.dumps(content))
    found = faults(held.getvalue())
    assert any(told in fault for fault in found), found
