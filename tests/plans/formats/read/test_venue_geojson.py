"""Tests of venues from GeoJSON."""

import json
import math
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.limits import MAX_FAULTS_TOLD
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.write.geojson import to_geojson
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import sample_plan
from tests.venue.buildings import outlines
from venue.errors import MadangError, VenueError
from venue.obstacle import ObstacleKind
from venue.source import Confidence
from venue.units import Point, to_m
from venue.utility import Service, Supply, UtilityKind
from venue.venue import Venue

SQUARE = [[0, 0], [30, 0], [30, 20], [0, 20], [0, 0]]


def _feature(shape: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    """Make a feature."""
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _hall(**properties: Any) -> dict[str, Any]:
    """Make a hall of 30 x 20 m."""
    return _feature("Polygon", [SQUARE], **properties)


def _door(x: float = 6, y: float = 0, **properties: Any) -> dict[str, Any]:
    """Make an opening of 3 m, in the south wall unless told otherwise."""
    return _feature("LineString", [[x, y], [x + 3, y]], **properties)


def _column(x: float, y: float, **properties: Any) -> dict[str, Any]:
    """Make a column of 0.9 m."""
    ring = [[x, y], [x + 0.9, y], [x + 0.9, y + 0.9], [x, y + 0.9], [x, y]]
    return _feature("Polygon", [ring], **({"kind": "obstacle"} | properties))


def _read(folder: Path, *features: Any, **how: Any) -> Venue:
    """Write features and read the venue."""
    path = folder / "fair.geojson"
    document = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_venue_geojson(path, **how)


def _faults(folder: Path, *features: Any) -> list[str]:
    """Give the sentences a file is refused with; each names the file, in both languages."""
    with pytest.raises(VenueError) as caught:
        _read(folder, *features)
    for text in caught.value.texts:
        assert "fair.geojson" in text.ko
        assert "fair.geojson" in text.en
    return [text.en for text in caught.value.texts]


def test_the_least_that_is_a_hall(tmp_path: Path) -> None:
    """Tests that one polygon and one line, bare, are a hall and its exit."""
    venue = _read(tmp_path, _hall(), _door())
    (hall,) = venue.halls
    (exit_,) = hall.openings
    assert (venue.id, hall.id, exit_.id) == ("fair", "H1", "exit-1")
    assert hall.outline == ((0, 0), (30_000, 0), (30_000, 20_000), (0, 20_000))
    assert (exit_.type, exit_.clear_width_mm, exit_.beyond_mm) == ("exit", 3000, 0)
    assert hall.area is None


def test_assumed_until_confirmed(tmp_path: Path) -> None:
    """Tests that a drawing's figures are assumed, and say so, until somebody confirms them."""
    parts = (_hall(kind="hall"), _door(), _column(9, 9), _column(2, 9, kind="keep_clear"))
    for confirmed, confidence in ((False, Confidence.ASSUMED), (True, Confidence.OFFICIAL)):
        venue = _read(tmp_path, *parts, confirmed=confirmed, venue_id="expo")
        (hall,) = venue.halls
        sources = [hall.source, *(door.source for door in hall.openings)]
        sources += [column.source for column in hall.obstacles]
        sources += [kept.source for kept in hall.keep_clear]
        assert [source.confidence for source in sources] == [confidence] * 4
        assert bool(venue.note.say("en")) is not confirmed
        assert venue.id == "expo"


def test_what_features_say_is_kept(tmp_path: Path) -> None:
    """Tests that ids, types, widths, names, heights and loads are kept as they are."""
    venue = _read(
        tmp_path,
        _hall(kind="hall", id="C", level="3F", name="C", clear_height_m=9.5, floor_load_kn_m2=5),
        _door(kind="opening", id="S1", type="Entrance", width_m=2.8, beyond_m=8, name_ko="정문"),
        _door(12, kind="opening", id="F1", type="freight", hall="C", height_m=4.5, load_kn_m2=20),
        _column(9, 9, id=7),
        _column(12, 9, kind="column", id="K2", type="wall"),
        _column(2, 9, kind="keep-clear", id="Z1", name_en="Hydrant"),
        _column(2, 2, kind="booth", id="C100"),
        _feature("Point", [1, 1], name="a label"),
    )
    (hall,) = venue.halls
    assert (hall.id, hall.level, hall.name.ko, hall.clear_height_mm) == ("C", "3F", "C", 9500)
    assert hall.floor_load_kn_m2 == 5
    entrance, freight = hall.openings
    assert (entrance.id, entrance.type, entrance.name.en) == ("S1", "entrance", "")
    assert (entrance.clear_width_mm, entrance.beyond_mm) == (2800, 8000)
    assert (freight.id, freight.type) == ("F1", "freight")
    assert (freight.clear_height_mm, freight.load_kn_m2) == (4500, 20)
    assert (entrance.clear_height_mm, entrance.load_kn_m2) == (None, None)
    assert [(o.id, o.kind) for o in hall.obstacles] == [("7", "column"), ("K2", "wall")]
    assert [(k.id, k.reason.en) for k in hall.keep_clear] == [("Z1", "Hydrant")]


def test_new_ids_avoid_those_of_the_file(tmp_path: Path) -> None:
    """Tests that ids are given where there are none, and never twice."""
    doors = [_door(0, id="exit-1"), _door(6), _door(12), _door(18, type="entrance")]
    (hall,) = _read(tmp_path, _hall(kind="hall"), *doors).halls
    assert [d.id for d in hall.openings] == ["exit-1", "exit-2", "exit-3", "entrance-1"]


def test_holes_are_obstacles(tmp_path: Path) -> None:
    """Tests that nobody stands in a hole of the floor."""
    hole = [[10, 10], [12, 10], [12, 12], [10, 12], [10, 10]]
    (hall,) = _read(tmp_path, _feature("Polygon", [SQUARE, hole]), _door()).halls
    (solid,) = hall.obstacles
    assert (solid.id, solid.kind) == ("H1-hole-1", ObstacleKind.OTHER)
    assert solid.ring == ((10_000, 10_000), (12_000, 10_000), (12_000, 12_000), (10_000, 12_000))


def test_which_hall_a_feature_is_in(tmp_path: Path) -> None:
    """Tests that a hall may be named by its name or its feature's id."""
    venue = _read(
        tmp_path,
        _hall(kind="hall", id="outline-a", hall="A"),
        _hall(kind="hall", id="B"),
        _door(kind="opening", id="1", hall="outline-a"),
        _door(kind="opening", id="2", hall="A", x=12),
        _door(kind="opening", id="3", hall="B"),
    )
    assert {h.id: [d.id for d in h.openings] for h in venue.halls} == {"A": ["1", "2"], "B": ["3"]}


def test_a_hall_without_a_name_is_what_the_others_call_it(tmp_path: Path) -> None:
    """Tests that a lone outline takes the one name its doors use."""
    (hall,) = _read(tmp_path, _hall(kind="hall"), _door(hall="Main")).halls
    assert (hall.id, len(hall.openings)) == ("Main", 1)


def _ring_m(ring: tuple[Point, ...]) -> list[list[float]]:
    """Give a ring in metres, closed."""
    return [[to_m(x), to_m(y)] for x, y in (*ring, ring[0])]


@given(outlines(), st.integers(1, 3000))
def test_any_hall_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, outline: tuple[Point, ...], width: int
) -> None:
    """Tests that any rectangle or L reads back to the same millimetres, never shifted."""
    (x, y), *_ = outline
    ends = [[to_m(x + 1000), to_m(y)], [to_m(x + 4000), to_m(y)]]
    door = _feature("LineString", ends, width_m=to_m(width))
    folder = tmp_path_factory.mktemp("venue")
    (hall,) = _read(folder, _feature("Polygon", [_ring_m(outline)]), door).halls
    assert hall.outline == outline
    assert (hall.openings[0].a, hall.openings[0].b) == ((x + 1000, y), (x + 4000, y))
    assert hall.openings[0].clear_width_mm == width


def test_our_own_export_reads_back(tmp_path: Path) -> None:
    """Tests that a plan's GeoJSON gives the same halls, each in its own frame."""
    plan = sample_plan()
    path = tmp_path / "plan.geojson"
    path.write_bytes(to_geojson(plan))
    venue = read_venue_geojson(path)
    assert venue.id == plan.venue.id
    assert [hall.id for hall in venue.halls] == [hall.id for hall in plan.halls]
    for read, drawn in zip(venue.halls, plan.halls, strict=True):
        assert read.outline == drawn.outline
        assert (read.name, read.level) == (drawn.name, drawn.level)
        assert [(o.id, o.kind, o.ring) for o in read.obstacles] == [
            (o.id, o.kind, o.ring) for o in drawn.obstacles
        ]
        assert [(k.id, k.ring, k.reason) for k in read.keep_clear] == [
            (k.id, k.ring, k.reason) for k in drawn.keep_clear
        ]
        assert [d.model_dump(exclude={"source"}) for d in read.openings] == [
            d.model_dump(exclude={"source"}) for d in drawn.openings
        ]


def _box(x: float, y: float, **properties: Any) -> dict[str, Any]:
    """Make a utility of 0.4 m, a floor box unless told otherwise."""
    ring = [[x, y], [x + 0.4, y], [x + 0.4, y + 0.4], [x, y + 0.4], [x, y]]
    return _feature("Polygon", [ring], **({"kind": "utility", "type": "floor_box"} | properties))


def test_utilities_are_read(tmp_path: Path) -> None:
    """Tests that boxes and fixtures are read with what they supply, and pods left out."""
    strong = {"service": "power", "capacity": 63, "phases": 3, "always_on": True}
    (hall,) = _read(
        tmp_path,
        _hall(kind="hall"),
        _door(),
        _box(9, 9, id="U1", supplies=[strong, {"service": "water", "capacity": 2}]),
        _box(12, 9, kind="Utility", type="Floor-Box", supplies=None),
        _box(0, 9, type="hydrant"),
        _box(15, 9, kind="pod", type="pod"),
    ).halls
    power = Supply(service=Service.POWER, capacity=63, phases=3, always_on=True)
    fed, bare, hose = hall.utilities
    assert (fed.id, fed.kind) == ("U1", UtilityKind.FLOOR_BOX)
    assert fed.ring == ((9000, 9000), (9400, 9000), (9400, 9400), (9000, 9400))
    assert fed.supplies == (power, Supply(service=Service.WATER, capacity=2))
    assert (bare.id, bare.kind, bare.supplies) == ("floor_box-1", UtilityKind.FLOOR_BOX, ())
    assert (hose.id, hose.kind, hose.stays_clear) == ("hydrant-1", UtilityKind.HYDRANT, True)
    assert {u.source.confidence for u in hall.utilities} == {Confidence.ASSUMED}


@pytest.mark.parametrize(
    "supplies",
    [
        "power",
        {"service": "power", "capacity": 20},
        ["power"],
        [{"service": "gas", "capacity": 20}],
        [{"service": "power"}],
        [{"service": "power", "capacity": 0}],
        [{"service": "power", "capacity": "much"}],
        [{"service": "power", "capacity": 100_001}],
        [{"service": "power", "capacity": 20, "phases": 2}],
        [{"service": "power", "capacity": 20, "volt": 380}],
    ],
)
def test_supplies_that_are_none(tmp_path: Path, supplies: object) -> None:
    """Tests that a supply that cannot be read is answered with what one looks like."""
    (told,) = _faults(tmp_path, _hall(kind="hall"), _door(), _box(9, 9, id="U1", supplies=supplies))
    assert "features[2] (U1): supplies: write them like this: [{" in told
    assert '"service": "power", "capacity": 20' in told


def test_a_utility_says_what_it_is(tmp_path: Path) -> None:
    """Tests that an unknown or missing type is told with those there are, each in its place."""
    boxes = [_box(9, 9, id="U1", type="socket"), _box(12, 9, id="U2", type=None)]
    first, second = _faults(tmp_path, _hall(kind="hall"), _door(), *boxes)
    known = "write one of: floor_box, trench, hydrant, extinguisher, shutter, panel."
    assert first.endswith(f'features[2] (U1): instead of the type "socket" {known}')
    assert second.endswith(f'features[3] (U2): instead of the type "" {known}')
    (told,) = _faults(tmp_path, _hall(kind="hall"), _door(), _box(50, 50, id="U1"))
    assert "utility U1 lies" in told


def test_utilities_survive_our_own_export(tmp_path: Path) -> None:
    """Tests that the utilities of a plan read back from its GeoJSON equal, hall by hall."""
    plan, path = equipped_plan(), tmp_path / "plan.geojson"
    path.write_bytes(to_geojson(plan))
    for read, drawn in zip(read_venue_geojson(path).halls, plan.halls, strict=True):
        assert drawn.utilities
        assert [u.model_dump(exclude={"source"}) for u in read.utilities] == [
            u.model_dump(exclude={"source"}) for u in drawn.utilities
        ]


def test_degrees_are_refused(tmp_path: Path) -> None:
    """Tests that our own export in degrees is answered with how to export metres."""
    path = tmp_path / "plan.geojson"
    path.write_bytes(to_geojson(sample_plan(), wgs84=True))
    with pytest.raises(VenueError, match="without --wgs84"):
        read_venue_geojson(path)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "has no hall"),
        ([_door()], "has no hall"),
        ([_hall(), _hall()], "its kind is missing; write one of: hall"),
        ([_hall(kind="hall"), _hall()], "its kind is missing"),
        ([_hall(kind="hall"), _door(kind="dor")], 'the kind "dor" cannot be read'),
        ([_hall(kind="hall", id="A"), _door(hall="B")], 'there is no hall "B"; write one of'),
        ([_hall(), _door(type="window")], 'instead of the type "window" write'),
        ([_hall(), _door(width_m="3")], 'width_m: write a number of zero or more, not "3"'),
        ([_hall(), _door(width_m=True)], "width_m: write a number"),
        ([_hall(), _door(width_m=-1)], "width_m: write a number"),
        ([_hall(), _door(width_m=10**400)], "width_m: write a number"),
        ([_hall(), _door(width_m=20_000)], "width_m: 20000 m is beyond 10 km"),
        ([_hall(clear_height_m="high"), _door()], "clear_height_m: write a number"),
        ([_hall(), _door(y=1, id="N1")], "opening N1 is 1,000 mm off the wall"),
        ([_hall(), _door(width_m=4)], "its clear width of 4,000 mm exceeds"),
        ([_hall(kind="hall"), _column(50, 50)], "lies 36,056 mm outside"),
        ([_feature("Polygon", [[[0, 0], [9, 9], [9, 0], [0, 9]]])], "crosses itself"),
        ([_feature("Polygon", [[[0, 0], [1, 0], [1, 1], [0, 1]]])], "has an area of 1 m²"),
        ([_hall(kind="hall", id="A"), _hall(kind="hall", id="A")], 'The hall id "A" is used twice'),
    ],
)
def test_one_fault(tmp_path: Path, features: list[Any], words: str) -> None:
    """Tests that each fault is told in a sentence that names the place and the mend."""
    assert any(words in fault for fault in _faults(tmp_path, *features))


def test_two_halls_and_a_door_of_neither(tmp_path: Path) -> None:
    """Tests that with several halls a feature has to name its own."""
    halls = [_hall(kind="hall", id="A"), _hall(kind="hall", id="B")]
    assert _faults(tmp_path, *halls, _door(kind="opening", id="S1")) == [
        f'{tmp_path / "fair.geojson"}, features[2] (S1): there is no hall ""; '
        "write one of these as its hall: A, B."
    ]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Tests that every faulty feature is told, but no more of them than help."""
    doors = [_door(type="window"), _door(width_m="wide"), _feature("LineString", [[0, 0]])]
    column = _feature("Polygon", [], kind="obstacle")
    assert len(_faults(tmp_path, _hall(kind="hall"), *doors, column)) == 4
    many = [_door(type="window", id=f"fair.geojson {i}") for i in range(MAX_FAULTS_TOLD + 7)]
    with pytest.raises(VenueError) as caught:
        _read(tmp_path, _hall(), *many)
    assert len(caught.value.texts) == MAX_FAULTS_TOLD + 1
    assert str(caught.value).endswith("There are 7 more; mend the ones above first.")


def test_a_show_in_our_own_file_is_left_out(tmp_path: Path) -> None:
    """Tests that kinds a later version may add to our own files are left out in silence."""
    path = tmp_path / "a.geojson"
    features = [_hall(kind="hall", id="A"), _door(kind="opening", hall="A"), _door(kind="route")]
    document = {
        "type": "FeatureCollection",
        "madang": {"schema": "madang/geojson/1", "venue": 5},
        "features": features,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    venue = read_venue_geojson(path)
    assert (venue.id, len(venue.halls[0].openings)) == ("a", 1)


_NUMBERS = st.sampled_from([0, 1, -1, 30, 20, 2.5, 1e-9, 1e7, 10**30, True, None, "3", "A"])
_COORDINATES = st.recursive(_NUMBERS, lambda inner: st.lists(inner, max_size=4), max_leaves=12)
_PROPERTIES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(["kind", "id", "hall", "type", "width_m", "level", "name"]),
    st.sampled_from(["hall", "opening", "obstacle", "", "A", 3, -1.5, None, [], {"a": 1}]),
)
_WILD = st.fixed_dictionaries(
    {
        "type": st.just("Feature"),
        "properties": _PROPERTIES,
        "geometry": st.fixed_dictionaries(
            {
                "type": st.sampled_from(["Polygon", "LineString", "MultiPolygon", "Point", 1]),
                "coordinates": st.one_of(_COORDINATES, st.just([SQUARE])),
            }
        ),
    }
)


@given(st.lists(_WILD, max_size=4))
def test_only_our_own_errors_escape(
    tmp_path_factory: pytest.TempPathFactory, features: list[Any]
) -> None:
    """Tests that whatever a file says, it is a venue or an error of ours."""
    with suppress(MadangError):
        venue = _read(tmp_path_factory.mktemp("wild"), *features)
        assert all(math.isfinite(hall.gross_m2) for hall in venue.halls)
