"""Tests of the one traversal all writers share."""

import json
from collections import Counter
from typing import get_args

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from layouts.booth import Footprint
from plans.formats.features import Feature, Kind, _ring, exhibitors_by_booth, features
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import sample_plan

BOOTH_PROPERTIES = [
    *("number", "exhibitor", "exhibitors", "name_ko", "name_en", "zone", "x_m", "y_m"),
    *(
        "width_m",
        "depth_m",
        "rotation_deg",
        "notch_m",
        "open_sides",
        "open_edges_deg",
        "build",
        "type",
        "shape",
        "net_m2",
        "extra",
    ),
]


@pytest.fixture(scope="module")
def everything() -> list[Feature]:
    """Give every feature of the sample plan."""
    return list(features(sample_plan()))


def _one(everything: list[Feature], kind: str, name: str) -> Feature:
    return next(f for f in everything if (f.kind, f.id) == (kind, name))


def test_everything_is_told_once(everything: list[Feature]) -> None:
    """Tests that each thing of venue and layout gives one feature in its own hall."""
    plan = sample_plan()
    expected = Counter(
        {
            "hall": 2,
            "zone": len(plan.layout.zones),
            "keep_clear": 1,
            "aisle": len(plan.layout.aisles),
            "area": len(plan.layout.areas),
            "obstacle": 2,
            "opening": 4,
            "booth": len(plan.layout.booths),
        }
    )
    assert Counter(feature.kind for feature in everything) == expected
    assert {feature.hall for feature in everything} == {"C", "D"}
    assert len({(f.kind, f.hall, f.id) for f in everything}) == len(everything)


def test_rings_run_counter_clockwise_in_whole_millimetres(everything: list[Feature]) -> None:
    """Tests orientation and type of every coordinate."""
    for feature in everything:
        for part in feature.parts:
            assert all(isinstance(value, int) for corner in part for value in corner)
            if feature.closed:
                assert shapely.is_ccw(Polygon(part).exterior)


def test_a_booth_tells_what_the_format_promises(everything: list[Feature]) -> None:
    """Tests the properties of an island, of a turned booth and of a free one."""
    island = _one(everything, "booth", "b6").properties
    assert list(island) == BOOTH_PROPERTIES
    assert island["exhibitor"] == "a-motors"
    assert island["exhibitors"] == ["a-motors"]
    assert (island["width_m"], island["depth_m"], island["net_m2"]) == (12.0, 9.0, 108.0)
    assert (island["x_m"], island["y_m"], island["notch_m"]) == (27.0, 16.0, None)
    assert (island["type"], island["open_sides"], island["build"]) == ("island", 4, "raw")
    assert island["open_edges_deg"] == [90.0, 0.0, 270.0, 180.0]
    assert island["extra"] == {"담당": "a-motors 담당자", "note": "-5"}
    turned = _one(everything, "booth", "b7").properties
    assert turned["open_edges_deg"] == [113.0, 23.0, 293.0, 203.0]
    free = _one(everything, "booth", "d4").properties
    assert (free["exhibitor"], free["exhibitors"], free["name_ko"]) == (None, [], "")
    assert free["build"] is None


def test_other_features_tell_what_the_format_promises(everything: list[Feature]) -> None:
    """Tests areas, aisles, openings, zones and what a hall's sources say."""
    stage = _one(everything, "area", "main-stage").properties
    assert stage == {
        "type": "stage",
        "name_ko": "주 무대",
        "name_en": "Main stage",
        "walkable": False,
    }
    aisle = _one(everything, "aisle", "C-a3").properties
    assert aisle == {"type": "cross", "width_m": 3.5, "number": None}
    door = _one(everything, "opening", "C-N1")
    assert (door.properties["type"], door.properties["width_m"]) == ("exit", 3.8)
    assert door.parts == (((24_000, 40_000), (20_000, 40_000)),)
    zone = _one(everything, "zone", "mobility")
    assert zone.properties["name_ko"] == "모빌리티"
    assert len(zone.parts) == 2
    assert _one(everything, "hall", "C").properties["confidence"] == "assumed"


def test_a_booth_of_several_names_the_contract_first() -> None:
    """Tests that further allotments of a booth follow the first one."""
    plan = sample_plan()
    second = plan.allotments[0].model_copy(update={"exhibitor": "byeol"})
    plan = plan.model_copy(update={"allotments": (*plan.allotments, second)})
    assert [who.id for who in exhibitors_by_booth(plan)["b1"]] == ["hanbit", "byeol"]
    booth = next(f for f in features(plan) if f.id == "b1")
    assert booth.properties["exhibitor"] == "hanbit"
    assert booth.properties["exhibitors"] == ["hanbit", "byeol"]


UTILITY_PROPERTIES = ["type", "supplies", "confidence"]
POD_PROPERTIES = [
    *("type", "number", "booth", "exhibitor", "name_ko", "name_en", "width_m", "depth_m", "net_m2"),
]


def test_utilities_tell_what_they_give() -> None:
    """Tests that a box says its kind and supplies ready for JSON, and a fixture supplies none."""
    told = {f.id: f for f in features(equipped_plan()) if f.kind == "utility"}
    assert list(told) == ["C-U1", "C-H1", "D-T1"]
    box = told["C-U1"]
    assert list(box.properties) == UTILITY_PROPERTIES
    assert (box.hall, box.properties["type"]) == ("C", "floor_box")
    assert box.properties["supplies"] == [
        {"service": "power", "capacity": 20.0, "phases": 3, "always_on": False},
        {"service": "water", "capacity": 1.0, "phases": None, "always_on": False},
    ]
    assert box.parts == (((24_000, 5_000), (24_400, 5_000), (24_400, 5_400), (24_000, 5_400)),)
    hose = told["C-H1"].properties
    assert (hose["type"], hose["supplies"], hose["confidence"]) == ("hydrant", [], "assumed")
    assert json.loads(json.dumps(box.properties)) == box.properties


def test_pods_tell_whose_they_are() -> None:
    """Tests that a pod names its booth, its number and its member, and the desk nobody."""
    told = {f.id: f for f in features(equipped_plan()) if f.kind == "pod"}
    pod, desk = told["b6-p1"], told["b6-p2"]
    assert list(pod.properties) == list(desk.properties) == POD_PROPERTIES
    assert pod.properties == {
        "type": "pod",
        "number": "C200-1",
        "booth": "b6",
        "exhibitor": "seed",
        "name_ko": "새싹",
        "name_en": "Seedling",
        "width_m": 3.0,
        "depth_m": 2.0,
        "net_m2": 6.0,
    }
    assert pod.parts == (((27_000, 23_000), (30_000, 23_000), (30_000, 25_000), (27_000, 25_000)),)
    known = desk.properties
    assert (known["type"], known["number"], known["exhibitor"]) == ("desk", "", None)
    assert (known["name_ko"], known["name_en"]) == ("", "")


def test_a_pavilion_names_its_members() -> None:
    """Tests that the contract comes first, then its members, with a pod or without."""
    plan = equipped_plan()
    assert [who.id for who in exhibitors_by_booth(plan)["b6"]] == ["a-motors", "seed", "shared"]
    block = next(f for f in features(plan) if (f.kind, f.id) == ("booth", "b6"))
    assert block.properties["exhibitor"] == "a-motors"
    assert block.properties["exhibitors"] == ["a-motors", "seed", "shared"]


def test_an_l_tells_its_whole_outline() -> None:
    """Tests that a booth with a notch has its six corners, its name and its own area."""
    booth = next(f for f in features(equipped_plan()) if (f.kind, f.id) == ("booth", "b1"))
    assert (booth.properties["shape"], booth.properties["net_m2"]) == ("L", 27.0)
    assert set(booth.parts[0]) == {
        *((4_500, 6_000), (10_500, 6_000), (10_500, 9_000)),
        *((7_500, 9_000), (7_500, 12_000), (4_500, 12_000)),
    }


def test_what_lies_on_top_comes_last() -> None:
    """Tests that each hall's features come in the order of their kinds, pods last of all."""
    order = get_args(Kind)
    everything = list(features(equipped_plan()))
    for hall in ("C", "D"):
        places = [order.index(f.kind) for f in everything if f.hall == hall]
        assert places == sorted(places)
    assert {f.kind for f in everything} == set(order)


@given(
    st.integers(-9_000_000, 9_000_000),
    st.integers(-9_000_000, 9_000_000),
    st.integers(1_000, 50_000),
    st.integers(1_000, 50_000),
    st.floats(-720, 720),
)
def test_rounding_moves_no_corner_by_a_millimetre(
    x: int, y: int, width: int, depth: int, turn: float
) -> None:
    """Tests that a footprint's exported ring keeps its corners, order and turning sense."""
    place = Footprint(hall="C", x_mm=x, y_mm=y, width_mm=width, depth_mm=depth, rotation_deg=turn)
    ring = _ring(place.corners)
    for (ax, ay), (bx, by) in zip(ring, place.corners, strict=True):
        assert max(abs(ax - bx), abs(ay - by)) <= 0.5
    assert shapely.is_ccw(Polygon(ring).exterior)


def test_a_clockwise_ring_is_turned_round() -> None:
    """Tests that a ring drawn the other way comes out counter-clockwise with the same corners."""
    assert _ring([(0, 0), (0, 5), (5, 5), (5, 0)]) == ((5, 0), (5, 5), (0, 5), (0, 0))
