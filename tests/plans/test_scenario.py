"""Tests of scenarios: a changed brief is still one that can be planned."""

from itertools import pairwise

import pytest

from layouts.brief.brief import Brief
from layouts.brief.check import brief_faults
from plans.formats.read.brief import read_brief
from plans.scenario import in_venue, scenario
from venue.catalogue import load
from venue.errors import UsageError
from venue.opened import open_halls


def base() -> Brief:
    """Give a sample with pavilions, pairs and pins."""
    return read_brief("slw-2024")[0]


@pytest.mark.parametrize("factor", [0.1, 0.5, 1.0, 1.7, 3.0])
def test_demand_counts_contracts(factor: float) -> None:
    """Tests that there are so many contracts, ids are unique and members have their pavilion."""
    brief = base()
    made = scenario(brief, {"demand": factor})
    assert len(made.contracts) == round(factor * len(brief.contracts))
    ids = [who.id for who in made.exhibitors]
    assert len(ids) == len(set(ids))
    assert {who.pavilion for who in made.exhibitors if who.pavilion} <= set(ids)
    for pair in made.pairs:
        assert {pair.a, pair.b} <= set(ids)
    assert Brief.model_validate(made.model_dump(by_alias=True)) == made


def test_half_the_demand_is_spread_over_the_sheet() -> None:
    """Tests that every second contract stays, not the first half."""
    brief = base()
    kept = [who.id for who in scenario(brief, {"demand": 0.5}).contracts]
    places = [[who.id for who in brief.contracts].index(key) for key in kept]
    assert max(b - a for a, b in pairwise(places)) <= 2


def test_mix_changes_areas_in_whole_units() -> None:
    """Tests that stands grow by about the factor, and pavilions keep their blocks."""
    brief = base()
    module = brief.module_mm
    made = scenario(brief, {"mix": 2.0})
    for was, now in zip(brief.contracts, made.contracts, strict=True):
        if was.id in brief.members:
            assert now == was
        else:
            assert now.area_m2(module) == pytest.approx(2 * was.area_m2(module), rel=0.35)


def test_dotted_keys_reach_into_tables() -> None:
    """Tests that one value of a table changes and the others stay."""
    made = scenario(base(), {"tenancy.build_up": 5, "visitors.expected": 1, "rules": "us"})
    assert (made.tenancy.build_up, made.tenancy.breakdown) == (5, base().tenancy.breakdown)
    assert (made.visitors.expected, made.rules) == (1, "us")
    assert made.visitors.stops == base().visitors.stops


@pytest.mark.parametrize(
    "changes",
    [{"exhibitors": []}, {"nonsense": 1}, {"demand": 0}, {"demand": "two"}, {"mix": -1},
     {"mix": True}, {"tenancy.build_up": -1}, {"tenancy.none": 1}, {"halls": []},
     {"demand": float("nan")}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_changed_is_told(changes: dict[str, object]) -> None:
    """Tests that a wrong key or value is a sentence that names it."""
    with pytest.raises(UsageError) as told:
        scenario(base(), changes)
    assert next(iter(changes)).split(".")[0] in told.value.say("en")


@pytest.mark.parametrize(
    ("venue", "halls"),
    [("coex", ["A", "B"]), ("coex", ["B", "D"]), ("jamsil-2026", ["L", "U"]), ("jamsil", ["J"])],
)
def test_a_show_moves_to_other_halls(venue: str, halls: list[str]) -> None:
    """Tests that wishes for halls and doors that are not there are left out, and nothing else."""
    building = load(venue)
    made = in_venue(scenario(base(), {"venue": venue, "halls": halls}), building)
    opened = open_halls(building, made.halls, made.partitions)
    assert brief_faults(made, opened) == ()
    assert [zone.id for zone in made.zones] == [zone.id for zone in base().zones]
