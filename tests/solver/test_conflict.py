"""Tests of contradictions among what is fixed, and of the reasons why somebody has no place."""

from typing import Any

import pytest

from layouts.brief.request import Pair, Pin
from solver.conflict import conflicts_of, reason_for
from solver.requests import wants_of
from tests.solver.micro import brief, hall, instance, who
from tests.venue.buildings import OURS, box, column
from venue.hall import Hall
from venue.keep_clear import KeepClear


def pin(key: str, x: float, y: float, turn: float = 0.0, name: str = "H") -> Pin:
    """Pin an exhibitor, in metres."""
    return Pin(exhibitor=key, hall=name, x_mm=round(x * 1000), y_mm=round(y * 1000),
               rotation_deg=turn)  # fmt: skip


def told(*pins: Pin, places: tuple[Hall, ...] = (), pairs: tuple[Pair, ...] = (),
         **sizes: tuple[float, float]) -> list[str]:  # fmt: skip
    """List the contradictions between pins of 3 x 3 m, in English."""
    people = [who(each.exhibitor, *sizes.get(each.exhibitor, (3, 3))) for each in pins]
    facts = instance(brief(*people, pins=pins, pairs=pairs), *places)
    found = conflicts_of(facts, wants_of(facts.brief, 30_000))
    assert all(text.ko.endswith("오.") for text in found)
    return [text.en for text in found]


def test_sound_pins_contradict_nothing() -> None:
    """Tests that pins at the wall's clearance, beside a strip and touching one another stand."""
    assert told(pin("a", 1.5, 1.5), pin("b", 4.5, 1.5), pin("c", 17, 1.5)) == []
    assert told() == []


def test_a_pin_on_a_column() -> None:
    """Tests that a pin on a column is told with the column's name."""
    place = hall(obstacles=(column("K7", 6000, 8000),))
    assert told(pin("a", 5, 7), places=(place,)) == [
        "The pin of a stands on column K7: move the pin."
    ]


def test_a_pin_on_a_keep_clear_area() -> None:
    """Tests that a pin on floor to keep clear is told with the area's name."""
    place = hall(keep_clear=(KeepClear(id="fire", ring=box(5000, 8000, 2000, 2000), source=OURS),))
    assert told(pin("a", 5, 7), places=(place,)) == [
        "The pin of a lies on the keep-clear area fire: move the pin."
    ]
    assert told(pin("a", 20, 7), places=(place,)) == []


@pytest.mark.parametrize(
    ("x", "y", "turn"), [(1.4, 5, 0), (-9, 5, 0), (26, 5, 0), (3, 15.6, 0), (3, 5, 120)]
)
def test_a_pin_at_a_wall(x: float, y: float, turn: float) -> None:
    """Tests that a pin too near to a wall, across it or outside is told with the clearance."""
    assert told(pin("a", x, y, turn)) == [
        "The pin of a stands closer than 1.5 m to a wall: move the pin."
    ]


@pytest.mark.parametrize(("y", "name"), [(3.9, "H-S"), (13.1, "H-N")])
def test_a_pin_before_a_door(y: float, name: str) -> None:
    """Tests that a pin on the strip before an entrance or an exit is told with the door's name."""
    assert told(pin("a", 13, y)) == [f"The pin of a blocks the floor before {name}: move the pin."]


def test_two_pins_on_one_spot() -> None:
    """Tests that pins that overlap are told once, in one hall and not across halls."""
    assert told(pin("a", 6, 8), pin("b", 8, 8)) == [
        "The pins of a and b overlap: move one or take it out of [[pins]]."
    ]
    places = (hall(), hall(name="G"))
    assert told(pin("a", 6, 8), pin("b", 8, 8, name="G"), places=places) == []


def test_pinned_pairs_too_near() -> None:
    """Tests that a pair to be 20 m apart and pinned 4 m apart is a contradiction."""
    far = Pair(a="a", b="b", relation="apart", distance_mm=20_000)
    assert told(pin("a", 3, 8), pin("b", 10, 8), pairs=(far,)) == [
        "a and b are to be 20 m apart but are pinned 4.0 m apart: change a pin or the pair."
    ]
    assert told(pin("a", 2, 8), pin("b", 25, 8), pairs=(far,)) == []
    other = (hall(), hall(name="G"))
    assert told(pin("a", 3, 8), pin("b", 3, 8, name="G"), pairs=(far,), places=other) == []


def test_pinned_pairs_apart() -> None:
    """Tests that a pair to stand side by side and pinned apart is a contradiction."""
    near = Pair(a="a", b="b", relation="adjacent")
    sentence = "a and b are to stand side by side but are pinned apart: change a pin or the pair."
    assert told(pin("a", 3, 8), pin("b", 10, 8), pairs=(near,)) == [sentence]
    other = (hall(), hall(name="G"))
    assert told(pin("a", 3, 8), pin("b", 6, 8, name="G"), pairs=(near,), places=other) == [sentence]
    assert told(pin("a", 3, 8), pin("b", 6, 8), pairs=(near,)) == []


def test_pairs_with_somebody_free_contradict_nothing() -> None:
    """Tests that a pair of which only one is pinned is left to the solver."""
    pairs = (Pair(a="a", b="free", relation="adjacent"), Pair(a="free", b="a", relation="adjacent"))
    assert told(pin("a", 3, 8), pairs=pairs) == []


def test_all_contradictions_are_told_at_once() -> None:
    """Tests that three different contradictions make three sentences."""
    place = hall(obstacles=(column("K7", 6000, 8000),))
    found = told(pin("a", 5, 7), pin("b", 0, 10), pin("c", 1, 11), places=(place,))
    assert len(found) == 4, "a column, two walls, two pins on one spot"


@pytest.mark.parametrize(
    ("facts", "code", "words"),
    [
        ({"dropped": True}, "no_frontage", "b (6 x 3.5 m): no place that an aisle reaches"),
        ({"dropped": True, "late": True}, "no_frontage", "add a hall or ask for less"),
        ({"dropped": False}, "no_room", "30 m2 are asked of 600 m2 of hall"),
        ({"dropped": False, "late": True}, "no_time", "give more time"),
    ],
)
def test_reasons(facts: dict[str, Any], code: str, words: str) -> None:
    """Tests that whoever is left out is told why, with the size, and what would mend it."""
    asked = instance(brief(who("a"), who("b", 6, 3.5)))
    found = reason_for(asked, asked.brief.exhibitors[1], **facts)
    assert (found.exhibitor, found.code) == ("b", code)
    assert words in found.reason.en
    assert found.reason.ko.startswith("b (6 x 3.5 m): ")
