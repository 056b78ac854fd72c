"""Tests of what pins contradict: the building, one another, and their aisles."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.brief.request import Pin
from tests.solver.contradicting import assert_smallest, found, pin
from tests.solver.micro import breaches, brief, hall, solved, who
from tests.venue.buildings import OURS, box, column
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.utility import Utility, UtilityKind


def told(
    *pins: Pin,
    places: tuple[Hall, ...] = (),
    sizes: Mapping[str, tuple[float, float]] | None = None,
) -> list[tuple[set[str], str]]:
    """List the contradictions between pins of 3 x 3 m: whom they name, and the English sentence."""
    people = [who(each.exhibitor, *(sizes or {}).get(each.exhibitor, (3, 3))) for each in pins]
    asked = brief(*people, pins=pins)
    conflicts = found(asked, *places)
    assert all(one.hard for one in conflicts)
    assert_smallest(asked, places, conflicts)
    return [({word.key for word in one.words}, one.text.en) for one in conflicts]


def test_sound_pins_contradict_nothing() -> None:
    """Tests that pins at the wall's clearance, beside a strip and touching one another stand."""
    assert told(pin("a", 1.5, 1.5), pin("b", 4.5, 1.5), pin("c", 17, 1.5)) == []
    assert told() == []


BOX = box(5000, 8000, 2000, 2000)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"obstacles": (column("K7", 6000, 8000),)}, "stand on column K7; change x, y."),
        ({"keep_clear": (KeepClear(id="fire", ring=BOX, source=OURS),)},
         "lie on the keep-clear area fire; change x, y."),
    ],
)  # fmt: skip
def test_a_pin_on_what_is_built(more: dict[str, Any], words: str) -> None:
    """Tests that a pin on a column or a keep-clear area is told with its name, size and place."""
    place = hall(**more)
    assert told(pin("a", 5, 7), places=(place,)) == [
        ({"a"}, f"[[pins]] a (A): its 3 x 3 m at (5, 7) of hall H {words}")
    ]
    assert told(pin("a", 20, 7), places=(place,)) == []


@pytest.mark.parametrize(
    ("kind", "gap", "words"),
    [
        (UtilityKind.HYDRANT, 1.4, "hydrant U1, which keeps 1.5 m free"),
        (UtilityKind.EXTINGUISHER, 0.8, "extinguisher U1, which keeps 0.9 m free"),
        (UtilityKind.SHUTTER, 0.5, "fire shutter U1, which keeps 0.6 m free"),
        (UtilityKind.PANEL, 0.9, "electrical panel U1, which keeps 1 m free"),
        (UtilityKind.FLOOR_BOX, 0.0, None),
        (UtilityKind.HYDRANT, 1.5, None),
    ],
)
def test_a_pin_at_a_fixture(kind: UtilityKind, gap: float, words: str | None) -> None:
    """Tests that a pin is as far from a fixture as its kind asks, and may stand on a floor box."""
    fixture = Utility(id="U1", kind=kind, ring=BOX, source=OURS)
    seen = told(pin("a", 7 + gap, 8), places=(hall(utilities=(fixture,)),))
    assert len(seen) == (words is not None)
    if words:
        assert words in seen[0][1]
        assert f"{gap:.1f} m from" in seen[0][1]


@pytest.mark.parametrize(
    ("x", "y", "turn"), [(1.4, 5, 0), (-9, 5, 0), (26, 5, 0), (3, 15.6, 0), (3, 5, 120)]
)
def test_a_pin_at_a_wall(x: float, y: float, turn: float) -> None:
    """Tests that a pin too near to a wall, across it or outside is told with the clearance."""
    ((words, text),) = told(pin("a", x, y, turn))
    assert words == {"a"}
    assert text.endswith("stand closer than 1.5 m to a wall, or outside; change x, y.")


@pytest.mark.parametrize(("y", "name"), [(3.9, "H-S"), (13.1, "H-N")])
def test_a_pin_before_a_door(y: float, name: str) -> None:
    """Tests that a pin on the strip before an entrance or an exit is told with the door's name."""
    ((_, text),) = told(pin("a", 13, y))
    assert f"block the floor before {name}" in text


def test_two_pins_on_one_spot() -> None:
    """Tests that pins that overlap are told once, in one hall and not across halls."""
    assert told(pin("a", 6, 8), pin("b", 8, 8)) == [
        ({"a", "b"}, "[[pins]] a (A), b (B): the two overlap in hall H; change x, y of one.")
    ]
    places = (hall(), hall(name="G"))
    assert told(pin("a", 6, 8), pin("b", 8, 8, name="G"), places=places) == []


def test_pins_that_cut_off_a_door() -> None:
    """Tests that a wall of pins between two doors is told by the fewest that make it."""
    wall = [pin(f"w{i}", 1.5 + 9 * i, 8.5) for i in range(3)]
    sizes = dict.fromkeys(["w0", "w1", "w2"], (9.0, 3.0))
    idle = pin("idle", 1.5, 1.5)
    seen = told(idle, *wall, sizes=sizes)
    assert [words for words, _ in seen] == [{"w0", "w1", "w2"}]
    assert "leave no aisle to H-" in seen[0][1]
    assert told(idle, *wall[:2], sizes=sizes) == []


def test_pins_that_close_one_in() -> None:
    """Tests that a pin with others before all of its sides is told with the fewest of them."""
    middle = (9.0, 8.0)
    around = {"e": (12, 8), "w": (6, 8), "n": (9, 11), "s": (9, 5)}
    pins = [pin("m", *middle), *(pin(key, *at) for key, at in around.items()), pin("x", 22, 8)]
    ((words, text),) = told(*pins)
    assert words == {"m", "e", "w", "n", "s"}
    assert "no side of m (M) has an aisle of 3 m to a door" in text
    assert told(*(p for p in pins if p.exhibitor != "n")) == []


def test_pins_in_a_row_that_is_too_long() -> None:
    """Tests that the fewest pins that make a row of more than 30 m are told."""
    place = hall(60, 30)
    pins = [pin(f"r{i}", 6 + 6 * i, 14) for i in range(7)]
    sizes = dict.fromkeys([p.exhibitor for p in pins], (6.0, 3.0))
    ((words, text),) = told(*pins, places=(place,), sizes=sizes)
    assert len(words) == 6
    assert "a row longer than 30 m" in text
    assert told(*pins[:5], places=(place,), sizes=sizes) == []


def test_all_contradictions_are_told_at_once() -> None:
    """Tests that a column, two walls and two pins on one spot make four sentences."""
    place = hall(obstacles=(column("K7", 6000, 8000),))
    assert len(told(pin("a", 5, 7), pin("b", 0, 10), pin("c", 1, 11), places=(place,))) == 4


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 18), st.integers(0, 11), st.sampled_from([0.0, 90.0, 30.0])),
        min_size=1,
        max_size=6,
    )
)
def test_random_pins(places: list[tuple[int, int, float]]) -> None:
    """Tests that pins either contradict by smallest sets, or break no rule where they stand."""
    pins = [pin(f"p{i}", 1.5 * x, 1.5 * y, turn) for i, (x, y, turn) in enumerate(places)]
    if told(*pins):
        return
    asked = brief(*(who(each.exhibitor) for each in pins), pins=tuple(pins))
    assert [finding.message.en for finding in breaches(solved(asked), asked)] == []
