"""Tests of rule presets: what they hold, how old documents are filled, what overrides may say."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from layouts.brief.limits import MOST, ORDERED, Limit, Limits, preset, preset_names
from venue.errors import BriefError
from venue.source import Confidence
from venue.utility import UtilityKind

KR = preset("kr-practice")
LATER = (
    *("perimeter_height", "peninsula_height", "hydrant_clearance", "extinguisher_clearance"),
    *("shutter_clearance", "panel_clearance", "exit_separation", "exit_separation_sprinklered"),
    *("booth_reach", "covered_area", "deck_area", "ramp_width", "pavilion_aisle", "pod_side"),
    *("rival_distance", "utility_reach", "travel", "travel_upper"),
)
"""Limits that the first documents did not have."""


def refused(overrides: dict[str, float], code: str, name: str = "kr-practice") -> BriefError:
    """Override a preset in a way that is refused, in both languages."""
    with pytest.raises(BriefError) as caught:
        preset(name).overridden(overrides)
    assert caught.value.code == code
    (text,) = caught.value.texts
    assert text.ko.startswith("[rules_override]")
    assert text.en.startswith("[rules_override]")
    assert text.ko != text.en
    return caught.value


def test_what_ships() -> None:
    """Tests that Korean and US practice ship, and that the US sets no ratio of stands."""
    assert preset_names() == ("kr-practice", "us")
    assert preset("us").stand_ratio is None
    assert KR.stand_ratio is not None
    assert KR.stand_ratio.value == 2
    assert preset("us") is preset("us")


@pytest.mark.parametrize("name", preset_names())
def test_every_limit_has_its_source(name: str) -> None:
    """Tests that each limit of a preset is cited, with a unit, and none contradicts another."""
    limits = preset(name)
    assert limits.id == name
    assert limits.name.ko != limits.name.en
    for field in Limits.model_fields:
        limit = getattr(limits, field)
        if isinstance(limit, Limit):
            assert limit.source.cite
            assert limit.unit in {"m", "mm", "m2", "1"}
            if limit.source.cite.startswith("ours"):
                assert limit.source.confidence is Confidence.ASSUMED
    assert all(limits.value(small) <= limits.value(large) for small, large in ORDERED)


def test_an_unknown_preset() -> None:
    """Tests that a preset nobody knows is answered with those there are."""
    with pytest.raises(BriefError, match=r'rules = "eu": no such preset; write one of kr-practice'):
        preset("eu")


@pytest.mark.parametrize("name", preset_names())
def test_a_document_without_later_limits(name: str) -> None:
    """Tests that a document of the first release takes later limits from its preset."""
    document: dict[str, Any] = preset(name).model_dump(mode="json")
    old = {key: value for key, value in document.items() if key not in LATER}
    assert len(old) == len(document) - len(LATER)
    assert Limits.model_validate(old) == preset(name)
    assert Limits.model_validate(document) == preset(name)


def test_what_a_document_says_is_kept() -> None:
    """Tests that a limit of the document stands, and that a ratio it lacks is not made up."""
    document = KR.overridden({"aisle": 2.5, "pod_side": 1.8}).model_dump(mode="json")
    del document["stand_ratio"], document["utility_reach"]
    read = Limits.model_validate(document)
    assert (read.value("aisle"), read.value("pod_side")) == (2.5, 1.8)
    assert read.stand_ratio is None
    assert read.utility_reach == KR.utility_reach


def test_a_document_of_rules_nobody_knows() -> None:
    """Tests that limits of another id are not filled: what they lack is a fault."""
    document = {**KR.model_dump(mode="json"), "id": "mine"}
    assert Limits.model_validate(document).id == "mine"
    del document["pod_side"]
    with pytest.raises(ValidationError, match="pod_side"):
        Limits.model_validate(document)


@pytest.mark.parametrize(
    ("overrides", "small", "large"),
    [
        ({"main_aisle": 2.9}, "aisle is 3", "main_aisle of 2.9"),
        ({"aisle": 6, "main_aisle": 5.5}, "aisle is 6", "main_aisle of 5.5"),
        ({"aisle": 1.2}, "pavilion_aisle is 1.5", "aisle of 1.2"),
        ({"island_height": 4.9}, "peninsula_height is 5", "island_height of 4.9"),
        ({"peninsula_height": 6, "island_height": 5.5}, "peninsula_height is 6", "island_height"),
        ({"peninsula_height": 2}, "booth_height is 2.5", "peninsula_height of 2"),
        ({"perimeter_height": 2}, "booth_height is 2.5", "perimeter_height of 2"),
        ({"exit_separation": 0.3}, "exit_separation_sprinklered is 0.333", "exit_separation of 0."),
    ],
)
def test_overrides_that_contradict(overrides: dict[str, float], small: str, large: str) -> None:
    """Tests that a limit below one it must not be below is refused with both of them named."""
    told = refused(overrides, "brief.rules_contradict")
    assert small in str(told)
    assert large in str(told)
    assert small.split(maxsplit=1)[0] in told.say("ko")


@pytest.mark.parametrize(
    "overrides",
    [
        {},
        {"aisle": 6},
        {"main_aisle": 3},
        {"aisle": 2, "main_aisle": 2.5},
        {"aisle": 2, "pavilion_aisle": 1, "main_aisle": 2},
        {"island_height": 5},
        {"island_height": 4, "peninsula_height": 4},
        {"booth_height": 2, "perimeter_height": 2},
        {"exit_separation": 0.333},
    ],
)
def test_overrides_that_hold_together(overrides: dict[str, float]) -> None:
    """Tests that equal values hold, and an aisle alone may be wider than the main aisle."""
    limits = KR.overridden(overrides)
    for field in Limits.model_fields:
        if isinstance(getattr(limits, field), Limit):
            assert limits.value(field) == overrides.get(field, KR.value(field))


@given(
    st.sampled_from(ORDERED),
    st.sampled_from(preset_names()),
    st.integers(1, 1000),
    st.integers(1, 1000),
)
def test_two_values_of_one_brief(pair: tuple[str, str], name: str, low: int, high: int) -> None:
    """Tests that of two ordered limits given together the first is never above the second."""
    # All others far out of the way: below by the smaller ones, above by the larger ones.
    apart = dict.fromkeys(("pavilion_aisle", "booth_height", "exit_separation_sprinklered"), 0.001)
    apart |= dict.fromkeys(("main_aisle", "boulevard", "island_height", "exit_separation"), MOST)
    apart |= {"perimeter_height": MOST, "aisle": 5.0, "peninsula_height": 5.0}
    small, large = pair
    given_ = apart | {small: low / 100, large: high / 100}
    if small == "main_aisle":
        given_["aisle"] = 0.001
    if small == "booth_height" and large == "perimeter_height":
        given_["peninsula_height"] = MOST
    if low > high:
        refused(given_, "brief.rules_contradict", name)
    else:
        limits = preset(name).overridden(given_)
        assert (limits.value(small), limits.value(large)) == (low / 100, high / 100)


@pytest.mark.parametrize("value", [0, -1, MOST + 1, math.inf, math.nan])
def test_a_value_that_limits_nothing(value: float) -> None:
    """Tests that zero, less, too much and no number at all are refused with the rule's name."""
    assert "aisle: give a value above 0" in str(refused({"aisle": value}, "brief.rules_override"))


@pytest.mark.parametrize("name", ["aisel", "id", "name", "", "mm", "overridden"])
def test_a_name_that_is_no_limit(name: str) -> None:
    """Tests that what is no limit of the preset is answered with those there are."""
    told = refused({name: 3}, "brief.rules_override")
    assert "main_aisle, boulevard, dead_end" in str(told)


def test_an_override_is_the_organisers_own_word() -> None:
    """Tests that an override keeps unit and confidence, and its citation says what it is."""
    changed = KR.overridden({"row": 24}).row
    assert (changed.value, changed.unit) == (24, "m")
    assert changed.source.cite == f"{KR.row.source.cite}; overridden in the brief"
    assert changed.source.confidence is KR.row.source.confidence
    assert KR.row.value == 30


@pytest.mark.parametrize(
    ("name", "expected"),
    [("kr-practice", (1500, 900, 600, 1000)), ("us", (910, 910, 610, 910))],
)
def test_floor_to_keep_free(name: str, expected: tuple[int, ...]) -> None:
    """Tests that hydrant, extinguisher, shutter and panel have their clearance in millimetres."""
    kinds = ("hydrant", "extinguisher", "shutter", "panel")
    assert tuple(preset(name).clearance_mm(UtilityKind(kind)) for kind in kinds) == expected


def test_lengths_in_millimetres() -> None:
    """Tests that metres become millimetres and millimetres stay."""
    assert preset("us").mm("aisle") == 3050
    assert KR.mm("exit_width_per_person") == 5
    assert KR.overridden({"booth_reach": 15.2404}).mm("booth_reach") == 15_240
