"""Tests of the one traversal all writers share."""

from collections import Counter

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from layouts.booth import Footprint
from plans.formats.features import Feature, _ring, exhibitors_by_booth, features
from tests.plans.sample_plan import sample_plan

BOOTH_PROPERTIES = [
    *("number", "exhibitor", "exhibitors", "name_ko", "name_en", "zone", "width_m", "depth_m"),
    *("rotation_deg", "open_sides", "open_edges_deg", "build", "type", "shape", "net_m2", "extra"),
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
