"""Tests of who stands where by whatever people call it."""

import pytest

from plans.stand import stand_of
from tests.plans.equipped_plan import equipped_plan
from venue.text import Text


@pytest.mark.parametrize(
    ("name", "booth", "pod", "who", "number"),
    [
        ("C102", "b2", None, "maru", "C102"),
        ("maru", "b2", None, "maru", "C102"),
        ("b2", "b2", None, "maru", "C102"),
        ("C200", "b6", None, "a-motors", "C200"),
        ("seed", "b6", "b6-p1", "seed", "C200-1"),
        ("C200-1", "b6", "b6-p1", "seed", "C200-1"),
        ("b6-p1", "b6", "b6-p1", "seed", "C200-1"),
        ("shared", "b6", None, "shared", "C200"),
        ("b6-p2", "b6", "b6-p2", "a-motors", "C200"),
        ("D103", "d4", None, None, "D103"),
    ],
)
def test_a_stand_is_found_by_all_its_names(
    name: str, booth: str, pod: str | None, who: str | None, number: str
) -> None:
    """Tests numbers, ids, pods, members with and without a pod, a desk and a free booth."""
    stand = stand_of(equipped_plan(), name)
    assert stand is not None
    assert (stand.asked, stand.booth.id, stand.number) == (name, booth, number)
    assert (stand.pod.id if stand.pod else None) == pod
    assert (stand.who.id if stand.who else None) == who
    assert stand.ground is (stand.pod or stand.booth)
    assert (stand.name == Text()) == (who is None)


@pytest.mark.parametrize("name", ["", "nobody", "left-out", "C999", "c102"])
def test_what_is_not_on_the_floor_is_none(name: str) -> None:
    """Tests unknown names, an exhibitor without a place, and that the desk has no empty number."""
    assert stand_of(equipped_plan(), name) is None


def test_a_booth_without_a_number_goes_by_its_id() -> None:
    """Tests that something is always read on a stand."""
    plan = equipped_plan()
    bare = tuple(b.model_copy(update={"number": ""}) for b in plan.layout.booths)
    layout = plan.layout.model_copy(update={"booths": bare})
    stand = stand_of(plan.model_copy(update={"layout": layout}), "maru")
    assert stand is not None
    assert stand.number == "b2"
