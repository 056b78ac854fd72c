"""Tests of the reasons why somebody has no place."""

from typing import Any

import pytest

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import ZoneRequest
from solver.explain import LeftOut
from solver.requests import wants_of
from solver.result import Status, Unplaced
from tests.solver.micro import brief, hall, instance, solved, who
from venue.hall import Hall
from venue.text import Text


def reasons(*people: Exhibitor, places: tuple[Hall, ...] = (), standing: tuple[str, ...] = (),
            zones: tuple[ZoneRequest, ...] = (), **facts: Any) -> list[Unplaced]:  # fmt: skip
    """Say why all of some people who do not stand are left out."""
    more = {"zones": zones} if zones else {}
    asked = instance(brief(*people, **more), *places)
    said = list(LeftOut(asked, wants_of(asked.brief, 30_000), standing, **facts).reasons())
    for each in said:
        assert each.reason.ko.startswith(f"{each.exhibitor} (")
        assert each.reason.ko.endswith("오.")
    return said


@pytest.mark.parametrize(
    ("facts", "code", "words"),
    [
        ({"dropped": ("b",)}, "no_frontage", "b (6 x 3.5 m): no place that an aisle reaches"),
        ({"dropped": ("b",), "late": True}, "no_frontage", "add a hall or ask for less"),
        ({}, "no_room", "b (6 x 3.5 m): no place of this size is left in H"),
        ({"late": True}, "no_time", "plan again with more seconds"),
    ],
)
def test_reasons(facts: dict[str, Any], code: str, words: str) -> None:
    """Tests that whoever is left out is told why, with the size, and what would mend it."""
    (said,) = reasons(who("a"), who("b", 6, 3.5), standing=("a",), **facts)
    assert (said.exhibitor, said.code) == ("b", code)
    assert words in said.reason.en


@pytest.mark.parametrize(
    ("width", "depth", "more", "words"),
    [
        (12, 12, {}, None),
        (15, 15, {}, "with aisles on all four sides it fits no hall of H; hall H holds"),
        (30, 3, {}, "with an aisle on one side it fits no hall of H; hall H holds 27 x 3 m"),
        (3, 27, {}, None),
        (3, 27, {"turn": False}, "it fits no hall of H unless it is turned; write turn = yes"),
        (20, 6, {"open_sides": 4}, None),
        (25, 6, {"open_sides": 4}, "with aisles on all four sides"),
    ],
)
def test_sizes_that_fit_no_hall(
    width: float, depth: float, more: dict[str, Any], words: str | None
) -> None:
    """Tests that a size no empty hall holds with its aisles is told with the most that fits."""
    (said,) = reasons(who("a", width, depth, **more), late=True)
    assert said.code == ("too_large" if words else "no_time")
    assert (words or "more seconds") in said.reason.en


def test_a_hall_in_which_nothing_stands() -> None:
    """Tests that nobody is told to ask for priority where no row was found at all."""
    (said,) = reasons(who("a"))
    assert said.code == "no_room"
    assert "not one row of stands with its aisle was found in H" in said.reason.en


def test_nothing_of_the_kind_fits() -> None:
    """Tests that a hall too narrow for anything is told without a size."""
    (said,) = reasons(who("a"), places=(hall(4, 30, openings=()),))
    assert said.code == "too_large"
    assert "nothing of the kind fits" in said.reason.en


def test_the_size_that_is_named_fits() -> None:
    """Tests that the size a reason names is no reason any more."""
    (said,) = reasons(who("a", 15, 15))
    width, depth = (
        float(word) for word in said.reason.en.split("holds ")[1].split(" m")[0].split(" x ")
    )
    (again,) = reasons(who("a", width, depth), who("b"), standing=("b",))
    assert again.code == "no_room"


def zone(home: str | None) -> tuple[ZoneRequest, ...]:
    """Bind zone z to a hall."""
    return (ZoneRequest(id="z", name=Text(en="Z"), hall=home),)


def test_a_zone_whose_hall_is_full() -> None:
    """Tests that a zone's hall is named, with what is bound there, where others may have room."""
    places = (hall(), hall(name="G"))
    people = (who("a"), who("b", zone="y"), who("c", zone="y"))
    said = reasons(*people, places=places, zones=zone("G"), standing=("c",))
    assert [each.code for each in said] == ["zone_full", "no_room"]
    assert "hall G, to which its zone z is bound, is full; 9 m² are bound" in said[0].reason.en
    assert "left in H, G" in said[1].reason.en


def test_a_zone_whose_hall_is_too_small() -> None:
    """Tests that another hall that holds the size is named."""
    places = (hall(), hall(60, 40, name="G"))
    (said,) = reasons(who("a", 20, 20), places=places, zones=zone("H"))
    assert said.code == "too_large"
    assert "does not fit hall H, to which zone z is bound; hall G holds it" in said.reason.en


def test_nothing_is_claimed_of_an_l() -> None:
    """Tests that units that may be an L are not called too large."""
    (said,) = reasons(who("a", size_mm=None, units=7), places=(hall(8, 30, openings=()),))
    assert said.code == "no_room"


def test_an_island_too_large_leaves_the_plan_standing() -> None:
    """Tests that one island no hall holds is left out with its reason, and the rest stands."""
    result = solved(brief(who("a"), who("big", 16, 15, open_sides=4)))
    assert result.status is Status.FEASIBLE
    assert [(each.exhibitor, each.code) for each in result.unplaced] == [("big", "too_large")]
    assert len(result.allotments) == 1
    assert result.advice == ()
