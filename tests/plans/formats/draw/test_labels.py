"""Tests that a booth's texts fit into it and say who stands there."""

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.formats.draw.fonts import DROP, RISE, SMALLEST_MM, printable, width_mm
from plans.formats.draw.labels import (
    Sizes,
    Space,
    booth_lines,
    detailed_lines,
    name_lines,
    plain_name,
)

WIDE = Space(40.0, 20.0)


@settings(max_examples=60)
@given(
    width=st.floats(2.0, 40.0),
    depth=st.floats(2.0, 40.0),
    turn=st.floats(-180.0, 180.0),
    scale=st.sampled_from([100, 200, 400, 600]),
    name=st.text(st.characters(codec="utf-8"), max_size=30),
)
def test_lines_lie_inside_the_footprint(
    width: float, depth: float, turn: float, scale: int, name: str
) -> None:
    """Tests that upright lines of any name lie inside a footprint of any size and turn."""
    booth = shapely.affinity.rotate(
        shapely.box(-width / 2, -depth / 2, width / 2, depth / 2), turn, origin=(0, 0)
    )
    space, said = Space(width, depth, turn), printable(name)
    for line in booth_lines("C101", said, space, Sizes.at(scale), note="9 × 6 m"):
        half = width_mm(line.text, line.size) / 2
        low, high = line.up - DROP * line.size, line.up + (RISE - 0.05) * line.size
        assert booth.buffer(1e-6).covers(shapely.box(-half, low, half, high))
        assert line.size >= SMALLEST_MM


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("주식회사 한빛전자", "한빛전자"),
        ("한빛전자 주식회사", "한빛전자"),
        ("㈜다온", "다온"),
        ("(주) 다온", "다온"),
        ("Hanbit Electronics Co., Ltd.", "Hanbit Electronics"),
        ("Hanbit Co.", "Hanbit"),
        ("Nova Robotics Inc.", "Nova Robotics"),
        ("Nova, LLC", "Nova"),
        ("Cobalt Corp", "Cobalt"),
        ("Incheon Coast", "Incheon Coast"),
        ("Limitless", "Limitless"),
        ("주식회사", "주식회사"),
        ("Bahn GmbH", "Bahn"),
    ],
)
def test_company_forms_are_taken_off(name: str, plain: str) -> None:
    """Tests that only the company form goes, and never the whole name."""
    assert plain_name(name) == plain


def test_the_name_stands_above_the_number() -> None:
    """Tests the order of the lines."""
    lines = booth_lines("C101", "한빛전자", WIDE, Sizes.at(400))
    assert [line.text for line in lines] == ["한빛전자", "C101"]
    assert lines[0].up > lines[1].up


def test_a_name_is_cut_to_three_hangul_at_least() -> None:
    """Tests that a long name is cut, and left out where too little of it would stay."""
    cut = booth_lines("C101", "미래도시연구원", Space(7.5, 6.0), Sizes.at(400))
    assert [line.text for line in cut] == ["미래도…", "C101"]
    alone = booth_lines("C101", "미래도시연구원", Space(6.0, 6.0), Sizes.at(400))
    assert [line.text for line in alone] == ["C101"]


def test_a_long_name_takes_two_lines() -> None:
    """Tests that a name is split at its word or its stem before it is cut, in any booth."""
    space = Space(15.0, 15.0)
    lines = booth_lines("C1", "Future City Institute", space, Sizes.at(400))
    assert [line.text for line in lines] == ["Future City", "Institute", "C1"]
    stem = booth_lines("C1", "대한민국미래도시연구원", space, Sizes.at(400))
    assert [line.text for line in stem] == ["대한민국미래도시", "연구원", "C1"]
    small = booth_lines("C104", "자온배터리", Space(7.5, 22.5), Sizes.at(400))
    assert [line.text for line in small] == ["자온", "배터리", "C104"]
    unit = booth_lines("C901", "Dansol Rehab", Space(7.5, 7.5), Sizes.at(400))
    assert [line.text for line in unit] == ["Dansol", "Rehab", "C901"]


def test_the_number_is_the_last_to_go() -> None:
    """Tests that a booth too small for its number bears nothing."""
    assert booth_lines("C101", "누리", Space(3.0, 3.0), Sizes.at(1000)) == []


def test_an_area_is_named_in_two_lines_rather_than_small() -> None:
    """Tests that a lounge's name keeps its size where two lines hold it."""
    lines = name_lines("비즈니스 라운지", Space(15.0, 30.0), 2.9)
    assert [(line.text, line.size) for line in lines] == [("비즈니스", 2.9), ("라운지", 2.9)]


def test_room_in_a_turned_footprint_is_smaller() -> None:
    """Tests the width of a line in a square turned by 45 degrees against the rhombus."""
    square = Space(10.7, 10.7, 45.0)
    assert math.isclose(square.room(2.0), 10 * math.sqrt(2) - 2.0)


def test_details_stand_below_the_number_the_fullest_way_that_fits() -> None:
    """Tests that the name goes first, then shorter ways are taken, and the number stays last."""
    ways = (("12 kW", "W A L"), ("12 kW W A L",), ("12kWWAL",))
    sizes = Sizes.at(400)
    said = {
        depth: [
            line.text for line in detailed_lines(("C214", "누리"), ways, Space(20, depth), sizes)
        ]
        for depth in (12.0, 7.5, 5.5, 3.2, 1.0)
    }
    assert said == {
        12.0: ["누리", "C214", "12 kW", "W A L"],
        7.5: ["C214", "12 kW", "W A L"],
        5.5: ["C214", "12 kW W A L"],
        3.2: ["C214"],
        1.0: [],
    }
