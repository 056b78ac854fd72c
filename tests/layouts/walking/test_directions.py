"""Tests of the ways in words: which turning, to which side, along which aisle."""

import pytest

from layouts.aisle import Aisle, AisleKind
from layouts.walking.directions import directions, side_of
from layouts.walking.route import Leg, Line
from tests.layouts.turning import Turning

MAIN = Aisle(hall="H", id="m", kind=AisleKind.MAIN, x_mm=0, y_mm=0, width_mm=40_000, depth_mm=5000)
"""A main aisle along x; the others branch off to the north at 6, 15 and 24 m."""

BRANCHES = tuple(
    Aisle(
        hall="H", id=f"b{n}", x_mm=6000 + 9000 * n, y_mm=0, width_mm=3000, depth_mm=30_000,
        along="depth", number=n + 1,
    )
    for n in range(3)
)  # fmt: skip


def told(line: Line, *, degrees: float = 0.0, lang: str = "en") -> list[str]:
    """Give the sentences of a line, the floor turned by an angle."""
    turning = Turning(degrees)
    leg = Leg("H", tuple(turning.point(point) for point in line))
    aisles = [turning.stand(aisle) for aisle in (MAIN, *BRANCHES)]
    return [text.say("ko" if lang == "ko" else "en") for text in directions(leg, aisles)]


@pytest.mark.parametrize("degrees", [0.0, 90.0, 23.0])
def test_the_turnings_to_the_side_are_counted(degrees: float) -> None:
    """Tests that the second aisle to the left is the second left, whichever way the hall lies."""
    assert told(((1000, 2500), (16_500, 2500), (16_500, 20_000)), degrees=degrees) == [
        "go along the main aisle for 16 m",
        "take the second left, go along aisle 2 for 18 m",
    ]


def test_coming_back_the_same_turning_is_another() -> None:
    """Tests that from the other end the count runs the other way and the side changes."""
    assert told(((39_000, 2500), (16_500, 2500), (16_500, 20_000))) == [
        "go along the main aisle for 22 m",
        "take the second right, go along aisle 2 for 18 m",
    ]
    back = told(((16_500, 20_000), (16_500, 2500), (1000, 2500)))
    assert back[0] == "go along aisle 2 for 18 m"
    assert back[1].endswith("go along the main aisle for 16 m")
    assert "right" in back[1]


def test_korean() -> None:
    """Tests the same way in Korean."""
    assert told(((1000, 2500), (16_500, 2500), (16_500, 20_000)), lang="ko") == [
        "주통로를 따라 16 m 갑니다",
        "두 번째 왼쪽으로 꺾어 2번 통로를 따라 18 m 갑니다",
    ]


def test_swerving_around_a_corner_is_no_turning() -> None:
    """Tests that small bends and short stretches belong to what is walked straight."""
    assert told(((1000, 2000), (9000, 2600), (20_000, 2200), (30_000, 2500))) == [
        "go along the main aisle for 29 m"
    ]


def test_open_floor_has_no_name() -> None:
    """Tests that a way beside all aisles crosses the open floor, and turns without a count."""
    assert told(((1000, 35_000), (20_000, 35_000), (20_000, 60_000))) == [
        "go across the open floor for 19 m",
        "turn left, go across the open floor for 25 m",
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((20_000, 9000), "on the left"),
        ((20_000, -3000), "on the right"),
        ((29_000, 2600), "straight ahead"),
    ],
)
def test_the_side_of_the_booth(place: tuple[float, float], said: str) -> None:
    """Tests that a booth is told to be left, right or ahead of where the way ends."""
    assert side_of(Leg("H", ((1000, 2500), (20_000, 2500))), place).say("en") == said
