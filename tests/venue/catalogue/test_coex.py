"""Tests that COEX is as published, and that each of its halls can be let alone."""

import math

import pytest
from shapely.geometry import Point

from venue.catalogue import load
from venue.hall import Hall
from venue.opened import open_halls
from venue.opening import OpeningType
from venue.source import Confidence, Source
from venue.value import Value

COEX = load("coex")

PUBLISHED_M2 = {
    **dict.fromkeys(["A1", "A2", "A3", "A4", "C2", "C3", "C4"], 2592),
    "C1": 2572,
    "B1": 3645,
    "B2": 3645,
    "D1": 2916,
    "D2": 3645,
    "platz": 2224,
    "C-columns": 10_348,
}

GROUPS_M2 = {"A": 10_368, "B": 7_290, "C": 10_348, "D": 6_561}


def test_outlines_are_true_to_the_published_areas() -> None:
    """Tests that each outline has exactly the area published for its hall."""
    assert {hall.id: hall.gross_m2 for hall in COEX.halls} == PUBLISHED_M2
    assert {hall.id: hall.area.value for hall in COEX.halls if hall.area} == PUBLISHED_M2


@pytest.mark.parametrize("group", GROUPS_M2)
def test_groups_are_true_to_the_published_totals(group: str) -> None:
    """Tests that a group opens into one floor of exactly its published area."""
    (floor,) = open_halls(COEX, [group])
    assert floor.gross_m2 == GROUPS_M2[group]
    assert floor.area is not None
    assert floor.area.value == GROUPS_M2[group]


def test_the_total_with_swing_space() -> None:
    """Tests that the halls and two swing spaces of 720 m² make the published 36,007 m²."""
    figures = {figure.name.en: figure.value for figure in COEX.figures}
    swing = figures["hall B, swing space"] + figures["hall D, swing space"]
    assert sum(GROUPS_M2.values()) + swing == figures["all halls with swing space"] == 36_007


@pytest.mark.parametrize("hall", COEX.halls, ids=lambda hall: hall.id)
def test_a_hall_can_be_let_alone(hall: Hall) -> None:
    """Tests that each hall has an entrance, two exits and the width its own load needs."""
    kinds = [door.type for door in hall.openings]
    assert OpeningType.ENTRANCE in kinds
    assert OpeningType.FREIGHT in kinds
    assert kinds.count(OpeningType.EXIT) >= 2
    people = math.ceil(hall.gross_m2 / 2.79)
    clear = sum(door.clear_width_mm for door in hall.openings if door.serves_egress)
    assert clear >= 5 * people


@pytest.mark.parametrize("hall", COEX.halls, ids=lambda hall: hall.id)
def test_doors_stand_in_their_own_wall(hall: Hall) -> None:
    """Tests that each door lies on the outline and ends before the next bay begins."""
    left, low, right, high = hall.floor.bounds
    assert (left, low) == (0, 0)
    for door in hall.openings:
        assert hall.floor.exterior.distance(Point(door.middle)) == 0
        along = door.a[1] == door.b[1]
        ends = (door.a[0], door.b[0]) if along else (door.a[1], door.b[1])
        assert min(ends) > 0
        assert max(ends) < (right if along else high)


def test_doors_are_named_along_the_whole_group() -> None:
    """Tests that hall C has north exits 1 to 8 from west to east, and no id comes twice."""
    (floor,) = open_halls(COEX, ["C"])
    north = sorted((door.a[0], door.id) for door in floor.openings if door.id.startswith("C-N"))
    assert [name for _, name in north] == [f"C-N{n}" for n in range(1, 9)]
    ids = [door.id for hall in COEX.halls for door in hall.openings]
    assert len(ids) == len(set(ids))


def test_what_is_modelled_says_so() -> None:
    """Tests that doors, columns and the site plan are assumed, and heights and loads unknown."""
    for hall in COEX.halls:
        assert all(door.source.assumed for door in hall.openings)
        assert all(solid.source.assumed for solid in hall.obstacles)
        assert hall.source.confidence in {Confidence.INFERRED, Confidence.ASSUMED}
        assert (hall.clear_height_mm, hall.floor_load_kn_m2) == (None, None)
    assert all(link.source.assumed for link in COEX.links)
    assert COEX.anchor is not None
    assert COEX.anchor.source.assumed
    assert COEX.address is not None
    assert (COEX.address.country, COEX.address.utc_offset) == ("KR", "+09:00")
    assert COEX.address.source.assumed
    assert "not surveyed" in COEX.note.en
    assert "실측하지 않은" in COEX.note.ko


def test_every_source_is_cited() -> None:
    """Tests that no figure stands without a citation, anywhere in the venue."""
    found = list(_sources(COEX))
    assert len(found) > 150
    assert all(source.cite for source in found)


def _sources(node: object) -> list[Source]:
    """Gather the sources below a value."""
    if isinstance(node, Source):
        return [node]
    if isinstance(node, Value):
        return [s for name in type(node).model_fields for s in _sources(getattr(node, name))]
    return [s for item in node for s in _sources(item)] if isinstance(node, tuple) else []


def test_the_variant_with_columns() -> None:
    """Tests that the variant is hall C with eight columns that share no factor with 9 m."""
    variant, (plain,) = COEX.hall("C-columns"), open_halls(COEX, ["C"])
    assert variant is not None
    assert variant.outline == plain.outline
    assert len(variant.openings) == len(plain.openings)
    middles = {((r[0][0] + r[2][0]) / 2, (r[0][1] + r[2][1]) / 2) for r in _rings(variant)}
    assert middles == {(28_800 * i, 24_000 * j) for i in (1, 2, 3, 4) for j in (1, 2)}
    assert {solid.area for solid in variant.solids} == {810_000}


def _rings(hall: Hall) -> list[tuple[tuple[int, int], ...]]:
    """Give the rings of a hall's obstacles."""
    return [solid.ring for solid in hall.obstacles]
