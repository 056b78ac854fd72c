"""Tests of the longest walk out: measured on the exact ways, against limits and the bare hall."""

import math

import pytest

from layouts.area import Area
from layouts.brief.limits import preset
from layouts.brief.request import AreaKind
from layouts.layout import Layout
from layouts.rules.check import check_layout
from tests.layouts.rows import door, hall
from tests.layouts.rules.show import brief, legal_show
from tests.layouts.turning import Turning
from venue.finding import Finding, Severity, Verdict
from venue.opening import OpeningType
from venue.source import Confidence, Source

ROOM = hall(40_000, 20_000).model_copy(
    update={"openings": (door("W", OpeningType.ENTRANCE, (0, 13_000), (0, 7_000)),)}
)
"""A hall of 40 x 20 m that is left in the west alone."""

REMOTEST = math.hypot(38.6, 9.0)
"""From the square of 2 m in either far corner to the access of the door, metres."""


def told(
    travel: float, *areas: Area, turning: Turning | None = None, **more: object
) -> list[Finding]:
    """Check walks in the room."""
    move = turning or Turning()
    limits = preset("kr-practice").overridden({"travel": travel})
    place = move.hall(ROOM.model_copy(update=more))
    found = check_layout((place,), brief(), move.layout(Layout(areas=areas)), (), limits)
    return [each for each in found if each.code == "exit.travel"]


def screen(x: int) -> Area:
    """Put up a screen across the hall, with a way of 4 m at its north end."""
    return Area(id="x", hall="H", x_mm=x, y_mm=0, width_mm=500, depth_mm=16_000,
                kind=AreaKind.STAGE)  # fmt: skip


@pytest.mark.parametrize("degrees", [0, 23])
def test_the_straight_walk_is_measured_to_the_far_corner(degrees: int) -> None:
    """Tests that the bare hall is walked straight, and that a limit it breaks is the building's."""
    turning = Turning(degrees)
    assert told(REMOTEST + 1.5, turning=turning) == []
    (found,) = told(REMOTEST - 1.5, turning=turning)
    assert found.measured == pytest.approx(REMOTEST, abs=1.5)
    assert (found.verdict, found.severity) == (Verdict.NOT_MET, Severity.WARNING)
    assert "no plan can mend" in found.message.en


@pytest.mark.parametrize("degrees", [0, 23])
def test_a_detour_over_the_limit_is_an_error(degrees: int) -> None:
    """Tests that a screen which makes the walk longer than allowed breaks the plan."""
    turning = Turning(degrees)
    longer = math.hypot(20.0, 6.4) + math.hypot(19.0, 15.4)
    assert told(longer + 2, screen(20_000), turning=turning) == []
    (found,) = told(REMOTEST + 1.5, screen(20_000), turning=turning)
    assert found.measured == pytest.approx(longer, abs=1.5)
    assert found.breaks
    assert found.x_mm is not None


def test_an_assumed_door_leaves_the_question_open() -> None:
    """Tests that walks to an assumed door are told, and prove nothing."""
    source = Source(cite="assumed for a test", confidence=Confidence.ASSUMED)
    doors = tuple(d.model_copy(update={"source": source}) for d in ROOM.openings)
    for travel in (5.0, 500.0):
        (found,) = told(travel, openings=doors)
        assert found.verdict is Verdict.NOT_ASSESSABLE
        assert found.required == travel


def test_upper_floors_have_their_own_limit_and_the_way_beyond_the_door() -> None:
    """Tests that on upper floors the shorter limit holds, to the stair behind the door."""
    show = legal_show().limited(travel=500.0, travel_upper=21.0)
    plain = check_layout((show.hall,), show.brief, show.layout, show.allotments, show.limits)
    assert plain == ()
    far = tuple(d.model_copy(update={"beyond_mm": 30_000}) for d in show.hall.openings)
    for openings, codes in ((show.hall.openings, []), (far, ["exit.travel"])):
        place = show.hall.model_copy(update={"openings": openings})
        limits = show.limits.overridden({"travel_upper": 45.0})
        found = check_layout(
            (place,), show.brief, show.layout, show.allotments, limits, upper=[place.id]
        )
        assert [each.code for each in found] == codes


def test_a_hall_nobody_gets_out_of_is_told_elsewhere() -> None:
    """Tests that without a door there is no endless distance."""
    assert told(100.0, openings=()) == []
