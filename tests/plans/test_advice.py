"""Tests of the halls that would make room."""

import pytest

from layouts.brief.brief import Brief
from layouts.brief.limits import preset
from plans.advice import halls_to_add
from solver.instance import Instance
from solver.result import Result, Status, Unplaced
from tests.plans.small_show import small_brief
from venue.catalogue import load
from venue.opened import open_halls
from venue.text import Text

COEX = load("coex")


def advice(*let: str, left_units: int, code: str = "no_room", net: float = 2000.0) -> list[str]:
    """Say in English what halls would take one exhibitor of so many units that is left out."""
    small = small_brief()
    who = small.exhibitors[0].model_copy(update={"size_mm": (9000 * left_units, 1000)})
    asked: Brief = small.model_copy(
        update={"venue": "coex", "halls": let, "exhibitors": (who, *small.exhibitors[1:])}
    )
    facts = Instance(open_halls(COEX, let), asked, preset("kr-practice"))
    left = Unplaced(exhibitor=who.id, code=code, reason=Text(en="why"))
    result = Result(status=Status.FEASIBLE, net_m2=net, bound_net_m2=2500.0, unplaced=(left,))
    return [text.en for text in halls_to_add(facts, result, COEX)]


@pytest.mark.parametrize(
    ("units", "hall"), [(10, "platz"), (140, "C1"), (200, "B1"), (300, "D"), (600, "C")]
)
def test_the_smallest_hall_that_is_enough(units: int, hall: str) -> None:
    """Tests that the smallest hall or group that takes what is missing is named."""
    (text,) = advice("B2", left_units=units)
    assert text.startswith(f"halls: adding {hall} would take about")
    assert f"enough for the {9 * units:,} m² missing" in text


def test_several_halls_together() -> None:
    """Tests that where no hall is enough the largest are put together, each floor once."""
    (text,) = advice("B2", left_units=1000)
    names = text.split("adding ")[1].split(" would")[0].split(", ")
    assert set(names) == {"A", "C"}


def test_a_venue_that_is_too_small() -> None:
    """Tests that all the halls together are said not to be enough."""
    (text,) = advice("B2", left_units=9000)
    assert "all that is left" in text
    assert "of 81,000 m² missing" in text
    assert "C-columns" not in text


def test_nothing_is_said_without_need() -> None:
    """Tests that no hall is named when floor would not help, or nothing stands to go by."""
    assert advice("B2", left_units=10, code="too_large") == []
    assert advice("B2", left_units=10, net=0.0) == []
    assert advice("A", "B", "C", "D", "platz", left_units=10) == []
