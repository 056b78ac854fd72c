"""Tests of venues from drawings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ezdxf.document import Drawing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.formats.read.dxf import pieces
from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.dxf.layers import layers_said
from plans.formats.read.venue_dxf import VenueRead, read_venue_dxf
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.write.dxf import to_dxf
from plans.formats.write.dxf_pen import APPLICATION
from plans.formats.write.geojson import to_geojson
from plans.plan import Plan
from tests.plans.equipped_plan import equipped_plan
from tests.plans.formats.read.dxf.drawings import HALL, box, drawing, lines, outline, saved, text
from tests.plans.sample_plan import sample_plan
from tests.venue.buildings import outlines
from venue.errors import InputError, LimitError
from venue.obstacle import ObstacleKind
from venue.opening import OpeningType
from venue.shapes import polygon
from venue.source import Confidence
from venue.units import Point
from venue.utility import UtilityKind

LAYERS = (
    "hall=HALL", "column=COLUMNS", "exit=EXITS", "freight=GATES", "keep_clear=FREE",
    "hydrant=FIRE", "hall_name=NAMES",
)  # fmt: skip


def _read(doc: Drawing, folder: Path, *layers: str, **how: Any) -> VenueRead:
    """Save a drawing and read it, of our layers those that it has."""
    there = {e.dxf.layer for e in doc.modelspace()}
    there |= {e.dxf.layer for block in doc.blocks for e in block}
    said = layers or tuple(word for word in LAYERS if word.split("=")[1] in there)
    return read_venue_dxf(saved(doc, folder), Asked(layers=layers_said(said)), **how)


def _hall() -> Drawing:
    """Draw a hall of 40 x 30 m."""
    doc = drawing()
    outline(doc, HALL, "HALL")
    return doc


@pytest.mark.parametrize("made", [sample_plan, equipped_plan])
def test_our_own_drawing_gives_the_venue_that_our_geojson_gives(
    tmp_path: Path, made: Callable[[], Plan]
) -> None:
    """Tests that halls, doors, columns and utilities come back alike, each hall in its frame."""
    (tmp_path / "dxf").mkdir()
    (tmp_path / "json").mkdir()
    ours, other = tmp_path / "dxf" / "show", tmp_path / "json" / "show"
    ours.write_bytes(to_dxf(made()))
    other.write_bytes(to_geojson(made()))
    read = read_venue_dxf(ours, Asked())
    assert read.venue == read_venue_geojson(other)
    assert read.drawing.unit.name == "mm"
    assert not read.drawing.notes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(outlines(), st.booleans())
def test_any_hall_comes_back_to_the_millimetre(
    tmp_path: Path, ring: tuple[Point, ...], lined: bool
) -> None:
    """Tests outlines anywhere, drawn as one line or as many."""
    doc = drawing(units=4)
    if lined:
        lines(doc, [*ring, ring[0]], "MADANG_HALL")
    else:
        outline(doc, ring, "MADANG_HALL")
    (hall,) = read_venue_dxf(saved(doc, tmp_path), Asked()).venue.halls
    assert polygon(hall.outline).equals(polygon(ring))


def test_lines_and_arcs_make_a_hall(tmp_path: Path) -> None:
    """Tests a wall of single lines with a round end: a half circle of 15 m."""
    doc = drawing()
    lines(doc, [(10, 10), (50, 10), (50, 40), (10, 40)], "HALL")
    doc.modelspace().add_arc((10, 25), 15, 90, 270, dxfattribs={"layer": "HALL"})
    (hall,) = _read(doc, tmp_path).venue.halls
    assert hall.gross_m2 == pytest.approx(1200 + 3.141593 * 15**2 / 2, abs=0.2)


def test_blocks_are_placed_with_the_layer_of_their_reference(tmp_path: Path) -> None:
    """Tests turned and scaled columns whose lines lie on layer 0 of a block, marks left out."""
    doc = _hall()
    block = doc.blocks.new("COLUMN")
    block.add_lwpolyline(box(0, 0, 1, 1), close=True)
    block.add_line((0, 0), (1, 1))
    for x, turn in ((20, 0), (30, 90)):
        more = {"layer": "COLUMNS", "rotation": turn, "xscale": 0.5, "yscale": 0.5}
        doc.modelspace().add_blockref("COLUMN", (x, 20), dxfattribs=more)
    (hall,) = _read(doc, tmp_path).venue.halls
    assert [each.kind for each in hall.obstacles] == [ObstacleKind.COLUMN] * 2
    assert [polygon(each.ring).bounds for each in hall.obstacles] == [
        (20_000, 20_000, 20_500, 20_500),
        (29_500, 20_000, 30_000, 20_500),
    ]


def test_circles_hatches_and_symbols_are_outlines(tmp_path: Path) -> None:
    """Tests a round column, one that is only filled, and a hydrant drawn as a cross."""
    doc = _hall()
    space = doc.modelspace()
    space.add_circle((20, 20), 0.5, dxfattribs={"layer": "COLUMNS"})
    hatch = space.add_hatch(dxfattribs={"layer": "COLUMNS"})
    hatch.paths.add_polyline_path(box(30, 20, 1, 1), is_closed=True)
    cross = doc.blocks.new("CROSS")
    cross.add_line((0, 0), (1, 1), dxfattribs={"layer": "FIRE"})
    cross.add_line((0, 1), (1, 0), dxfattribs={"layer": "FIRE"})
    space.add_blockref("CROSS", (12, 12))
    (hall,) = _read(doc, tmp_path).venue.halls
    areas = [polygon(each.ring).area / 1e6 for each in hall.obstacles]
    assert areas == [pytest.approx(0.785, abs=0.01), 1]
    assert [each.kind for each in hall.utilities] == [UtilityKind.HYDRANT]
    assert polygon(hall.utilities[0].ring).bounds == (12_000, 12_000, 13_000, 13_000)


def test_doors_are_lines_or_symbols_in_the_wall(tmp_path: Path) -> None:
    """Tests a line in the wall, a leaf with its swing in a block, and one of loose lines."""
    doc = _hall()
    lines(doc, [(15, 40), (20, 40)], "GATES")
    leaf = doc.blocks.new("DOOR")
    leaf.add_line((0, 0), (0, 1))
    leaf.add_arc((0, 0), 1, 0, 90)
    for at, turn in (((30, 10), 0), ((50, 30), 90)):
        doc.modelspace().add_blockref("DOOR", at, dxfattribs={"layer": "EXITS", "rotation": turn})
    lines(doc, [(10, 20), (11.2, 20)], "EXITS")
    swing = {"layer": "EXITS"}
    doc.modelspace().add_arc((10, 20), 1.2, 0, 90, dxfattribs=swing)
    (hall,) = _read(doc, tmp_path).venue.halls
    found = {(each.type, *sorted((each.a, each.b))) for each in hall.openings}
    assert found == {
        (OpeningType.FREIGHT, (15_000, 40_000), (20_000, 40_000)),
        (OpeningType.EXIT, (30_000, 10_000), (31_000, 10_000)),
        (OpeningType.EXIT, (50_000, 30_000), (50_000, 31_000)),
        (OpeningType.EXIT, (10_000, 20_000), (10_000, 21_200)),
    }


def test_a_door_in_no_wall_is_a_fault(tmp_path: Path) -> None:
    """Tests that its place is named; the faults of a drawing are told together."""
    doc = _hall()
    lines(doc, [(25, 25), (27, 25)], "EXITS")
    lines(doc, [(20, 20), (20, 21), (21, 21)], "COLUMNS")
    with pytest.raises(InputError) as caught:
        _read(doc, tmp_path)
    told = [each.en for each in caught.value.texts]
    assert [each.partition(": ")[2][:40] for each in told] == [
        "this outline is open; join its ends at (",
        "the door at (25.000, 25.000) m is in no ",
    ]
    assert all("fair.dxf, " in each and " #" in each for each in told)


def test_halls_are_named_and_keep_what_lies_in_them(tmp_path: Path) -> None:
    """Tests names written inside, a hall without one, a core, and things outside all halls."""
    doc = _hall()
    outline(doc, box(60, 10, 30, 30), "HALL")
    outline(doc, box(25, 20, 4, 4), "HALL")
    text(doc, "Hall A", (12, 12), "NAMES")
    outline(doc, box(70, 20, 1, 1), "COLUMNS")
    outline(doc, box(200, 20, 1, 1), "COLUMNS")
    read = _read(doc, tmp_path)
    a, b = read.venue.halls
    assert (a.id, b.id) == ("Hall A", "H2")
    assert [each.kind for each in a.obstacles] == [ObstacleKind.OTHER]
    assert [each.kind for each in b.obstacles] == [ObstacleKind.COLUMN]
    assert [note.en for note in read.drawing.notes] == [
        "1 things drawn outside the halls were left out."
    ]


def test_nearly_closed_outlines_are_closed_and_told(tmp_path: Path) -> None:
    """Tests an area whose last corner lies a centimetre from its first."""
    doc = _hall()
    open_line = [*box(12, 12, 2, 2), (12, 12.01)]
    doc.modelspace().add_lwpolyline(open_line, dxfattribs={"layer": "FREE"})
    read = _read(doc, tmp_path)
    assert len(read.venue.halls[0].keep_clear) == 1
    assert [note.en for note in read.drawing.notes] == [
        "1 outlines whose ends lay within 2 cm were closed."
    ]


def test_a_base_for_indoor_maps_needs_no_words(tmp_path: Path) -> None:
    """Tests the layers that fairs prepare: the outline, facilities; booths are passed over."""
    doc = drawing()
    outline(doc, HALL, "HDMI_building_outline")
    outline(doc, box(11, 11, 3, 3), "HDMI_facilities")
    outline(doc, box(20, 20, 3, 3), "HDMI_booths")
    (hall,) = read_venue_dxf(saved(doc, tmp_path), Asked()).venue.halls
    assert hall.gross_m2 == 1200
    assert len(hall.obstacles) == 1


def test_a_grid_of_one_block_is_a_thing_at_each_place(tmp_path: Path) -> None:
    """Tests rows and columns of one reference, beside one to a drawing that is not there."""
    doc = _hall()
    doc.blocks.new("COLUMN").add_lwpolyline(box(0, 0, 1, 1), close=True)
    grid = {"row_count": 2, "column_count": 3, "row_spacing": 5, "column_spacing": 8}
    doc.modelspace().add_blockref("COLUMN", (15, 20), dxfattribs={"layer": "COLUMNS"} | grid)
    doc.modelspace().add_blockref("NOWHERE", (15, 20), dxfattribs={"layer": "COLUMNS"})
    (hall,) = _read(doc, tmp_path).venue.halls
    assert {polygon(each.ring).bounds[:2] for each in hall.obstacles} == {
        (x, y) for x in (15_000, 23_000, 31_000) for y in (20_000, 25_000)
    }


def test_texts_of_a_block_name_what_they_stand_in(tmp_path: Path) -> None:
    """Tests an attribute of a reference, which is where titles of blocks are kept."""
    doc = _hall()
    doc.blocks.new("NAME").add_attdef("NAME", (0, 0), dxfattribs={"layer": "NAMES"})
    name = doc.modelspace().add_blockref("NAME", (20, 20), dxfattribs={"layer": "NAMES"})
    name.add_attrib("NAME", "Hall A", (20, 20), dxfattribs={"layer": "NAMES", "height": 1})
    assert _read(doc, tmp_path).venue.halls[0].id == "Hall A"


def test_doors_without_a_hall_are_in_no_wall(tmp_path: Path) -> None:
    """Tests a drawing whose hall's layer was forgotten."""
    doc = _hall()
    lines(doc, [(10, 20), (11.2, 20)], "EXITS")
    with pytest.raises(InputError, match="is in no wall"):
        _read(doc, tmp_path, "exit=EXITS", "obstacle=HALL")


def test_a_mended_file_says_so(tmp_path: Path) -> None:
    """Tests a file whose end is missing: what was read is to be compared."""
    path = saved(_hall(), tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"OBJECTS")])
    read = read_venue_dxf(path, Asked(layers=layers_said(["hall=HALL"])))
    assert "The file was damaged in" in read.drawing.notes[0].en
    assert read.venue.halls[0].gross_m2 == 1200


def test_drawings_are_assumed_until_confirmed(tmp_path: Path) -> None:
    """Tests the confidence of what a drawing says."""
    assert _read(_hall(), tmp_path).venue.halls[0].source.confidence is Confidence.ASSUMED
    sure = _read(_hall(), tmp_path, confirmed=True).venue.halls[0].source
    assert sure.confidence is Confidence.OFFICIAL


def test_what_lies_beyond_reach_is_refused(tmp_path: Path) -> None:
    """Tests an origin at the equator, and a column there beside a hall that is here."""
    doc = drawing()
    outline(doc, [(x + 2e5, y + 4e6) for x, y in HALL], "HALL")
    with pytest.raises(InputError, match="beyond 10 km; move the drawing's origin"):
        _read(doc, tmp_path)
    doc = _hall()
    outline(doc, box(2e5, 0, 1, 1), "COLUMNS")
    with pytest.raises(InputError, match=r"COLUMNS #\w+: \(200000, 0\) lies beyond"):
        _read(doc, tmp_path)


def test_corners_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that reading stops at the limit: a hall and two columns, closing corners counted."""
    monkeypatch.setattr(pieces, "MAX_VERTICES", 15)
    doc = _hall()
    for x in (20, 30):
        outline(doc, box(x, 20, 1, 1), "COLUMNS")
    assert len(_read(doc, tmp_path).venue.halls[0].obstacles) == 2
    outline(doc, box(40, 20, 1, 1), "COLUMNS")
    with pytest.raises(LimitError, match="more than 15 corners"):
        _read(doc, tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        '{"kind": "hall", "id":',
        "[1, 2]",
        '{"id": 7}',
        '{"id": "A", "offset_mm": [1]}',
        '{"hall": "A", "offset_mm": ["x", 0]}',
        '{"offset_mm": [NaN, 0]}',
        "[" * 5000,
    ],
)
def test_of_damaged_data_nothing_is_believed(tmp_path: Path, words: str) -> None:
    """Tests that a hall whose data is broken is a hall of another office's drawing."""
    doc = _hall()
    doc.appids.add(APPLICATION)
    for line in doc.modelspace():
        pieces = [words[n : n + 250] for n in range(0, len(words), 250)]
        line.set_xdata(APPLICATION, [(1000, piece) for piece in pieces])
    (hall,) = _read(doc, tmp_path).venue.halls
    assert (hall.id, hall.gross_m2) == ("H", 1200)


def test_layers_nobody_reads_may_hold_anything(tmp_path: Path) -> None:
    """Tests that text, dimensions and far things of other layers are passed over."""
    doc = _hall()
    outline(doc, box(9e9, 0, 1, 1), "SITE")
    text(doc, "A title", (0, 0), "TITLE")
    note = doc.modelspace().add_mtext("several\\Plines", dxfattribs={"layer": "TITLE"})
    note.set_location((1, 1))
    doc.modelspace().add_linear_dim((0, -1), (0, 0), (5, 0)).render()
    assert len(_read(doc, tmp_path).venue.halls) == 1
