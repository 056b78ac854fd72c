"""Tests of the instance: its hash names the problem."""

from layouts.brief.rates import Rates
from layouts.brief.request import Pin
from solver.instance import Instance
from tests.solver.micro import LIMITS, brief, hall, who


def test_the_hash_names_the_facts() -> None:
    """Tests that equal facts have one hash; the sheet's file name and prices are none of them."""
    one = Instance((hall(),), brief(who("a")), LIMITS)
    same = Instance((hall(),), brief(who("a"), sheet="other.csv"), LIMITS)
    dearer = Instance((hall(),), brief(who("a"), rates=Rates(booth_krw_m2=1)), LIMITS)
    assert one.sha256 == same.sha256 == dearer.sha256
    assert len(one.sha256) == 64
    assert set(one.sha256) <= set("0123456789abcdef")


def test_any_fact_changes_the_hash() -> None:
    """Tests that a hall, a limit, a pin or an exhibitor more makes another problem."""
    asked = brief(who("a"))
    pin = Pin(exhibitor="a", hall="H", x_mm=9000, y_mm=6000)
    problems = [
        Instance((hall(),), asked, LIMITS),
        Instance((hall(31),), asked, LIMITS),
        Instance((hall(), hall(name="G")), asked, LIMITS),
        Instance((hall(),), asked, LIMITS.overridden({"aisle": 3.5})),
        Instance((hall(),), brief(who("a"), pins=(pin,)), LIMITS),
        Instance((hall(),), brief(who("a"), who("b")), LIMITS),
    ]
    assert len({problem.sha256 for problem in problems}) == len(problems)
