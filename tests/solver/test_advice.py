"""Tests of what would make room for those who are left out."""

import re

import pytest

from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from solver.advice import advice_of, left_m2
from solver.result import Status, Unplaced
from solver.stop import Deterministic, Seconds, Stop
from solver.styles import densest, grounds_of
from tests.solver.micro import LIMITS, LONG_S, brief, hall, instance, many, solved, who
from venue.text import Text


def out(*keys: str, code: str = "no_room") -> tuple[Unplaced, ...]:
    """Leave some out."""
    return tuple(Unplaced(exhibitor=key, code=code, reason=Text(en="why")) for key in keys)


def said(asked: Brief, *left: Unplaced, stop: Stop | None = None) -> list[str]:
    """Say what would help in a hall of 42 x 30 m, in English."""
    place = hall(42, 30)
    found = advice_of(instance(asked, place), (), left, stop or Deterministic(LONG_S))
    assert all(text.ko for text in found)
    return [text.en for text in found]


def test_nobody_short_of_floor_needs_advice() -> None:
    """Tests that nothing is said when all stand, or when floor would not mend it."""
    asked = brief(*many(3))
    assert said(asked) == []
    assert said(asked, *out("e1", code="too_large"), *out("e2", code="no_time")) == []


def test_what_is_missing_is_summed_up() -> None:
    """Tests that demand, what stands and what is missing are told in square metres."""
    asked = brief(*many(9), who("big", 9, 9, priority=1))
    left = out("e1", "e2")
    assert left_m2(instance(asked), (*left, *out("big", code="too_large"))) == 18.0
    first = said(asked, *left)[0]
    assert first.startswith("Of 162 m² asked 144 m² stand; floor for 18 m² (stands: 2) is missing.")
    assert "About 11 % off every stand" in first


def test_where_nothing_stands_no_share_is_named() -> None:
    """Tests that nobody is told to shrink by a share where nothing at all stands."""
    assert all("[rules_override]" in text for text in said(brief(*many(2)), *out("e1", "e2")))


def test_an_aisle_that_would_be_enough() -> None:
    """Tests that an eased limit's figure is what its own skeletons hold more."""
    place = hall(42, 30)
    asked = brief(*many(100))
    _, eased = said(asked, *out("e1"))
    key, value = re.findall(r"\[rules_override\] (\w+) = ([\d.]+):", eased)[0]
    gain = float(re.findall(r"about ([\d,]+) m² more", eased)[0])
    limits = LIMITS.overridden({key: float(value)})

    def most(rules: Limits) -> int:
        grounds = grounds_of(place, rules, 3000, ())
        return max(one.cells for one in densest(grounds)
                   if one.style.wall_rows and not one.style.side_rows)  # fmt: skip

    assert 0 < gain <= 9 * (most(limits) - most(LIMITS))
    assert "enough for the 9 m²" in eased


def test_an_aisle_that_would_not_be_enough() -> None:
    """Tests that the most that can be eased is told as not enough."""
    asked = brief(*many(300))
    left = out(*(f"e{i}" for i in range(1, 201)))
    assert "less than the 1,800 m² missing" in said(asked, *left)[1]


def test_without_time_other_limits_are_not_looked_at() -> None:
    """Tests that a stop that says stop leaves the sum alone."""
    assert len(said(brief(*many(9)), *out("e1"), stop=Seconds(0.0))) == 1


@pytest.mark.parametrize("count", [200])
def test_advice_comes_with_the_result(count: int) -> None:
    """Tests that an oversubscribed hall is answered with who is left out and what would help."""
    result = solved(brief(*many(count)))
    assert result.status is Status.FEASIBLE
    missing = 9 * len(result.unplaced)
    assert f"floor for {missing:,} m²" in result.advice[0].en
    assert "[rules_override]" in result.advice[1].en
