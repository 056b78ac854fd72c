"""Tests of freight ways: bulky stands are reached from a door a fork lift fits through."""

from dataclasses import replace

import pytest

from layouts.brief.exhibitor import Build
from tests.layouts.rules.planted import freight_door
from tests.layouts.rules.show import Show, legal_show
from tests.layouts.turning import Turning
from venue.finding import Finding, Verdict
from venue.source import Confidence, Source

RAW = 4
"""The exhibitor that builds its own stand."""


def told(show: Show) -> list[Finding]:
    """Give what is said of freight."""
    return [each for each in show.findings if each.code == "freight.reach"]


def shells() -> Show:
    """Give the show with ready-made stands alone."""
    show = legal_show()
    people = tuple(
        who.model_copy(update={"build": Build.SHELL, "load_kn_m2": None})
        for who in show.brief.exhibitors
    )
    return show.asked(exhibitors=people)


def raw(show: Show) -> Show:
    """Let one exhibitor build its own stand."""
    return show.exhibitor(RAW, build=Build.RAW)


@pytest.mark.parametrize("degrees", [0, 23])
@pytest.mark.parametrize(("width", "reached"), [(2_500, True), (2_499, False)])
def test_a_door_as_wide_as_a_fork_lift_serves(width: int, reached: bool, degrees: int) -> None:
    """Tests that a door of 2.5 m is enough and a hair less is none, in any frame."""
    found = told(freight_door(raw(shells()), width).turned(Turning(degrees)))
    assert (found == []) is reached
    for each in found:
        assert each.booths == (legal_show().layout.booths[RAW].id,)
        assert not each.breaks


def test_a_way_narrower_than_a_fork_lift_serves_nobody() -> None:
    """Tests that columns 2.4 m apart before the door stop goods, and 2.6 m apart do not."""
    show = freight_door(raw(shells()), 3_000)
    deep = max(y for _, y in show.hall.outline)
    for gap, reached in ((2_600, True), (2_400, False)):
        low = deep - 1_000 - gap
        shut = show.obstacle((2_900, low - 12_000, 300, 12_000)).obstacle(
            (2_900, deep - 1_000, 300, 1_000)
        )
        shut = shut.obstacle((0, low - 12_000, 2_900, 300))
        assert (told(shut) == []) is reached


def test_heavy_goods_count_and_plain_shells_do_not() -> None:
    """Tests that a load asks for a way as raw space does, and others are carried in."""
    show = freight_door(shells(), 2_000)
    assert told(show) == []
    assert len(told(show.exhibitor(RAW, load_kn_m2=5.0))) == 1


def test_assumed_freight_doors_leave_the_question_open() -> None:
    """Tests that where the freight doors are assumed nothing is held against the plan."""
    source = Source(cite="assumed for a test", confidence=Confidence.ASSUMED)
    show = freight_door(raw(shells()), 2_000)
    doors = tuple(
        d.model_copy(update={"source": source}) if d.id == "F1" else d for d in show.hall.openings
    )
    (found,) = told(show.housed(openings=doors))
    assert found.verdict is Verdict.NOT_ASSESSABLE


def test_without_a_freight_door_nothing_is_said() -> None:
    """Tests that halls of which no freight door is known are left alone, and empty stands too."""
    assert told(raw(shells())) == []
    assert told(replace(freight_door(raw(shells()), 2_000), allotments=())) == []


@pytest.mark.parametrize(
    ("known", "reached"),
    [
        ({"clear_height_mm": 2_400}, False),
        ({"clear_height_mm": 2_500}, True),
        ({"load_kn_m2": 4.0}, False),
        ({"load_kn_m2": 5.0}, True),
    ],
)
def test_a_door_too_low_or_too_weak_serves_nobody(known: dict[str, float], reached: bool) -> None:
    """Tests that height and load of the only door count for a stand of 5 kN/m2."""
    show = freight_door(shells(), 3_000).exhibitor(RAW, load_kn_m2=5.0)
    doors = tuple(d.model_copy(update=known) if d.id == "F1" else d for d in show.hall.openings)
    assert (told(show.housed(openings=doors)) == []) is reached
