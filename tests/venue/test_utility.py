"""Tests of what a hall has in its floor and on its walls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.venue.buildings import OURS, box, hall
from venue.check import check_hall
from venue.units import Point
from venue.utility import Service, Supply, Utility, UtilityKind


def utility(
    ring: tuple[Point, ...] = box(9_000, 9_000, 400, 400),
    kind: str = "floor_box",
    name: str = "U1",
    supplies: tuple[Supply, ...] = (),
) -> Utility:
    """Make a floor box in the middle of a hall unless told otherwise."""
    return Utility(id=name, kind=UtilityKind(kind), ring=ring, supplies=supplies, source=OURS)


@given(st.lists(st.tuples(st.sampled_from(list(Service)), st.integers(1, 1_000)), max_size=8))
def test_what_it_gives(amounts: list[tuple[Service, int]]) -> None:
    """Tests that a utility gives the sum of its supplies of a service, and nothing of others."""
    supplies = tuple(Supply(service=service, capacity=amount) for service, amount in amounts)
    fed = utility(supplies=supplies)
    for service in Service:
        assert fed.gives(service) == sum(amount for one, amount in amounts if one is service)


@pytest.mark.parametrize(
    ("kind", "clear"),
    [
        ("floor_box", False),
        ("trench", False),
        ("hydrant", True),
        ("extinguisher", True),
        ("shutter", True),
        ("panel", True),
    ],
)
def test_what_stays_clear(kind: str, clear: bool) -> None:
    """Tests that stands may be put on boxes and trenches, and before nothing else."""
    assert utility(kind=kind).stays_clear is clear


@pytest.mark.parametrize(
    "said",
    [
        {"service": "gas", "capacity": 1},
        {"service": "power"},
        {"service": "power", "capacity": 0},
        {"service": "power", "capacity": -1},
        {"service": "power", "capacity": 100_001},
        {"service": "power", "capacity": float("nan")},
        {"service": "power", "capacity": 20, "phases": 2},
        {"service": "power", "capacity": 20, "volts": 380},
    ],
)
def test_a_supply_that_is_none(said: dict[str, object]) -> None:
    """Tests that unknown services, capacities of nothing, two phases and more words are refused."""
    with pytest.raises(ValidationError):
        Supply.model_validate(said)


def test_what_power_may_say() -> None:
    """Tests that phases and current by night are kept, and are nothing unless said."""
    plain = Supply.model_validate({"service": "power", "capacity": 20})
    assert (plain.phases, plain.always_on) == (None, False)
    strong = Supply.model_validate(
        {"service": "power", "capacity": 63, "phases": 3, "always_on": True}
    )
    fed = utility(supplies=(plain, strong))
    assert fed.gives(Service.POWER) == 83
    assert Utility.model_validate_json(fed.model_dump_json()) == fed


@pytest.mark.parametrize("kind", list(UtilityKind))
def test_utilities_are_checked(kind: UtilityKind) -> None:
    """Tests that utilities lie in their hall, have an area, and an id of their own."""
    good = utility(kind=kind)
    assert check_hall(hall(utilities=(good,))) == ()
    flat = utility(((9_000, 9_000), (9_400, 9_000), (9_800, 9_000)), kind)
    for broken, code in (
        ((good, good), "venue.twice"),
        ((flat,), "venue.ring"),
        ((utility(box(30_100, 0, 400, 400), kind),), "venue.outside"),
        ((utility(box(29_800, 0, 400, 400), kind),), "venue.crosses"),
    ):
        (found,) = check_hall(hall(utilities=broken))
        assert (found.code, found.breaks) == (code, code != "venue.crosses")
        assert "utility" in found.message.en
        assert "설비" in found.message.ko
