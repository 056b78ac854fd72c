"""Tests of booths read from files."""

import json
from pathlib import Path

import pytest

from layouts.booth import Footprint
from plans.diff import Fate, diff_booths, with_changes
from plans.formats.read.booths import read_booths
from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.dxf.layers import layers_said
from plans.formats.write.export import export
from plans.plan import Plan
from tests.plans.equipped_plan import equipped_plan
from tests.plans.formats.read.dxf.drawings import HALL, box, drawing, outline, saved, text
from tests.plans.sample_plan import sample_plan
from venue.errors import InputError


def _exported(plan: Plan, folder: Path, ending: str) -> Path:
    """Write a plan to a file."""
    path = folder / f"show{ending}"
    path.write_bytes(export(plan, ending, lang="ko", wgs84=False))
    return path


@pytest.mark.parametrize("ending", [".dxf", ".geojson"])
@pytest.mark.parametrize("plan", [sample_plan(), equipped_plan()])
def test_what_was_exported_is_the_plan_again(tmp_path: Path, plan: Plan, ending: str) -> None:
    """Tests that a round trip without an edit changes nothing, exactly."""
    path = _exported(plan, tmp_path, ending)
    read = read_booths(path, Asked())
    assert read.revision == plan.revision
    assert read.halls == {hall.id for hall in plan.halls}
    bases = {each.id: each.base for each in read.booths}
    assert bases == {b.id: Footprint.model_validate(b.where) for b in plan.layout.booths}
    changes = diff_booths(plan, read.booths, read.halls, read.revision)
    assert {change.fate for change in changes} == {Fate.SAME}
    assert with_changes(plan, changes, {}) == plan


def test_an_edited_drawing_is_read_with_its_edits(tmp_path: Path) -> None:
    """Tests a booth moved in one hall of two that lie side by side: each keeps its frame."""
    plan = sample_plan()
    path = _exported(plan, tmp_path, ".geojson")
    told = json.loads(path.read_text(encoding="utf-8"))
    name = next(b.id for b in plan.layout.booths if b.hall == "D")
    for feature in told["features"]:
        if feature["properties"]["kind"] == "booth" and feature["properties"]["id"] == name:
            ring = feature["geometry"]["coordinates"][0]
            feature["geometry"]["coordinates"] = [[[x, y + 0.25] for x, y in ring]]
    path.write_text(json.dumps(told), encoding="utf-8")
    read = read_booths(path, Asked())
    changes = diff_booths(plan, read.booths, read.halls, read.revision)
    (moved,) = [change for change in changes if change.fate is Fate.CHANGED]
    assert moved.booth == name
    assert moved.was is not None
    assert moved.now == moved.was.model_copy(update={"y_mm": moved.was.y_mm + 250})


def test_another_offices_booths_have_what_is_written_in_them(tmp_path: Path) -> None:
    """Tests numbers and names that stand inside outlines, a name over two lines of text."""
    doc = drawing()
    outline(doc, HALL, "HDMI_building_outline")
    outline(doc, box(20, 20, 6, 3), "HDMI_booths")
    outline(doc, box(30, 20, 3, 3), "HDMI_booths")
    text(doc, "A-17", (21, 21), "HDMI_booth_number")
    text(doc, "가온", (21, 22), "HDMI_booth_text")
    text(doc, "모빌리티", (21, 20.5), "HDMI_booth_text")
    read = read_booths(saved(doc, tmp_path), Asked())
    first, second = sorted(read.booths, key=lambda each: each.ring)
    assert (first.number, first.who, first.hall) == ("A-17", "가온 모빌리티", "H")
    assert (second.number, second.who, second.id, second.base) == ("", "", "", None)
    assert read.revision is None


def test_booths_may_come_without_a_hall(tmp_path: Path) -> None:
    """Tests a drawing of booths alone: in which hall they stand is nobody's word."""
    doc = drawing()
    for x in range(4):
        outline(doc, box(20 + 3 * x, 20, 3, 3), "STANDS")
    said = Asked(layers=layers_said(["booth=STANDS"]))
    read = read_booths(saved(doc, tmp_path), said)
    assert {each.hall for each in read.booths} == {""}


def test_a_file_without_booths_is_refused(tmp_path: Path) -> None:
    """Tests that the sentence says how to name their layer."""
    doc = drawing()
    outline(doc, HALL, "HDMI_building_outline")
    with pytest.raises(InputError, match=r"draws no booth; .*--layers booth=NAME"):
        read_booths(saved(doc, tmp_path), Asked())


@pytest.mark.parametrize(
    "said", [{"x_m": "far"}, {"rotation_deg": None}, {"width_m": -3}, {"notch_m": [1, 2]}]
)
def test_a_base_that_cannot_be_read_is_none(tmp_path: Path, said: dict[str, object]) -> None:
    """Tests that what a booth says of where it lay is not trusted further than it can be read."""
    path = _exported(sample_plan(), tmp_path, ".geojson")
    told = json.loads(path.read_text(encoding="utf-8"))
    booths = [f for f in told["features"] if f["properties"]["kind"] == "booth"]
    booths[0]["properties"] |= said
    path.write_text(json.dumps(told), encoding="utf-8")
    first, *rest = read_booths(path, Asked()).booths
    assert first.base is None
    assert all(each.base is not None for each in rest)


def test_a_booth_that_is_no_ring_is_told_with_its_place(tmp_path: Path) -> None:
    """Tests that faults of single booths are told together."""
    path = _exported(sample_plan(), tmp_path, ".geojson")
    told = json.loads(path.read_text(encoding="utf-8"))
    booths = [f for f in told["features"] if f["properties"]["kind"] == "booth"]
    for feature in booths[:2]:
        feature["geometry"] = {"type": "Point", "coordinates": [0, 0]}
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_booths(path, Asked())
    assert len(caught.value.texts) == 2
    assert all("a Polygon of one part is wanted here" in each.en for each in caught.value.texts)
