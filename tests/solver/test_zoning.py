"""Tests of zoning: exact shares of whole columns, in one piece, near where they are wanted."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.contiguous import Labels, stray
from solver.ground import Rect
from solver.skeleton import Skeleton, Strip
from solver.zoning import Demand, StepsAway, share_columns
from tests.solver.micro import bare, block, ground, mask, skeleton

HALL = ground(bare(60, 40))


def counted(laid: Skeleton, labels: Labels) -> dict[str, int]:
    """Count the usable cells of each zone."""
    found: dict[str, int] = {}
    for each, zones in zip(laid.blocks, labels, strict=True):
        for column, zone in enumerate(zones):
            cells = int(each.usable[:, column].sum())
            if zone is not None:
                found[zone] = found.get(zone, 0) + cells
            else:
                assert cells == 0, "every usable column belongs to a zone"
    return found


def by_remainders(asked: list[int], total: int) -> list[Fraction]:
    """Give the exact shares of a total in proportion to what is asked."""
    return [Fraction(cells * total, sum(asked)) for cells in asked]


@st.composite
def rows(draw: st.DrawFn) -> Skeleton:
    """Draw up to four single rows with holes."""
    blocks = []
    for index in range(draw(st.integers(1, 4))):
        marks = draw(st.lists(st.booleans(), min_size=1, max_size=12))
        usable = np.array([marks])
        blocks.append(block(3, 3 + 8 * index, 1, len(marks), usable=usable))
    return skeleton(blocks, HALL)


@given(rows(), st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_shares_are_exact(laid: Skeleton, asked: list[int]) -> None:
    """Tests that in single rows each zone gets its share of all cells, rounded to whole ones."""
    demands = [Demand(f"z{i}", float(cells)) for i, cells in enumerate(asked)]
    found = counted(laid, share_columns(laid, demands))
    assert sum(found.values()) == laid.cells
    for demand, exact in zip(demands, by_remainders(asked, laid.cells), strict=True):
        assert abs(found.get(demand.zone, 0) - exact) < 1


def test_nothing_to_share() -> None:
    """Tests that no zone is drawn where none asks for cells or no cell is usable."""
    full = skeleton([block(3, 3, 2, 4)], HALL)
    assert counted_none(share_columns(full, []))
    assert counted_none(share_columns(full, [Demand("a", 0.0)]))
    empty = skeleton([block(3, 3, 1, 4, usable=mask("...."))], HALL)
    assert counted_none(share_columns(empty, [Demand("a", 5.0)]))


def counted_none(labels: Labels) -> bool:
    """Tell whether no column has a zone."""
    return all(zone is None for zones in labels for zone in zones)


def test_zones_asking_nothing_get_nothing() -> None:
    """Tests that a zone that asks for no cell leaves all to the others."""
    laid = skeleton([block(3, 3, 2, 4)], HALL)
    assert counted(laid, share_columns(laid, [Demand("a", 3.0), Demand("b", 0.0)])) == {"a": 8}


def test_zones_stand_near_their_doors() -> None:
    """Tests that two zones with doors at opposite ends get the ends they ask for, whole."""
    laid = skeleton([block(3, 3 + 9 * k, 2, 16) for k in range(4)], HALL)
    east, west = Demand("east", 32.0, near=(60_000, 20_000)), Demand("west", 32.0, near=(0, 20_000))
    for demands in ([east, west], [west, east]):
        labels = share_columns(laid, demands)
        assert counted(laid, labels) == {"east": 64, "west": 64}
        for zones in labels:
            assert list(zones) == ["west"] * 8 + ["east"] * 8


def test_blocks_along_v_are_shared_along_v() -> None:
    """Tests that a row along the side wall is parted between what lies low and what lies high."""
    laid = skeleton([block(3, 3, 1, 10, upright=True)], HALL)
    low, high = Demand("low", 5.0, near=(0, 0)), Demand("high", 5.0, near=(0, 40_000))
    (zones,) = share_columns(laid, [high, low])
    assert list(zones) == ["low"] * 5 + ["high"] * 5


@given(rows(), st.data())
def test_steps_away_are_measured_from_the_nearest_column(
    laid: Skeleton, data: st.DataObject
) -> None:
    """Tests that a column lies as many tens of metres away as from the nearest of its zone."""
    words = st.sampled_from(("a", "b", None))
    labels: Labels = [
        np.array(data.draw(st.lists(words, min_size=n, max_size=n)), dtype=object)
        for n in (each.columns for each in laid.blocks)
    ]
    away = StepsAway(laid, labels)
    for zone in ("a", "b", "nobody"):
        homes = [
            each.rect(0, column).centre
            for each, mine in zip(laid.blocks, labels, strict=True)
            for column in range(each.columns) if mine[column] == zone
        ]  # fmt: skip
        for number, each in enumerate(laid.blocks):
            for column in range(each.columns):
                metres = [math.dist(each.rect(0, column).centre, home) / 1000 for home in homes]
                steps = min((math.ceil(round(m, 6) / 10) for m in metres), default=4)
                assert away[zone][number][column] == min(4, steps)


def test_steps_in_blocks_of_several_rows() -> None:
    """Tests that a deep block is measured at its middle, along and upright."""
    laid = skeleton([block(3, 3, 4, 2), block(25, 3, 2, 3, upright=True)], HALL)
    labels: Labels = [np.array(["a", "b"], dtype=object), np.array(["b"] * 3, dtype=object)]
    away = StepsAway(laid, labels)["a"]
    # From (4.5, 9) m to (7.5, 9) m, and to (28, 4.5), (28, 7.5), (28, 10.5) m.
    assert [each.tolist() for each in away] == [[0, 1], [3, 3, 3]]


def test_without_blocks_there_are_no_steps() -> None:
    """Tests that a hall without a row has nothing to measure."""
    assert StepsAway(skeleton([], HALL), [])["a"] == []


def test_zones_of_a_plain_hall_are_in_one_piece() -> None:
    """Tests that three zones without a wish each form one run in every row they are in."""
    laid = skeleton([block(3, 3 + 9 * k, 2, 12) for k in range(4)], HALL)
    labels = share_columns(laid, [Demand("a", 30.0), Demand("b", 20.0), Demand("c", 46.0)])
    for zones in labels:
        runs = [zone for at, zone in enumerate(zones) if at == 0 or zones[at - 1] != zone]
        assert len(runs) == len(set(runs))


def rooms(*gone: int) -> Skeleton:
    """Give twelve blocks in three rows of four, without some of them."""
    blocks = [block(3 + 15 * u, 3 + 9 * v, 2, 4) for v in range(3) for u in range(4)]
    left = [each for number, each in enumerate(blocks) if number not in gone]
    return skeleton(left, ground(bare(70, 40)))


def test_a_zone_comes_to_its_island() -> None:
    """Tests that a zone is laid out beside its island, though that is worth less than its rest."""
    laid, island = rooms(), Rect(63_000, 3000, 69_000, 12_000)
    demands = [Demand("a", 3.0, placed=((island, 4.0),)), Demand("b", 4.0), Demand("c", 12.0)]
    labels = share_columns(laid, demands)
    assert stray(laid, labels, {"a": [island]}).area == 0
    assert sum(counted(laid, labels).values()) == laid.cells


@pytest.mark.parametrize(
    ("gone", "asked"), [((5,), (5, 4, 10)), ((6,), (15, 7, 6)), ((7, 8), (15, 17, 14))]
)
def test_what_lies_apart_is_handed_over(gone: tuple[int, ...], asked: tuple[int, ...]) -> None:
    """Tests that ground behind a stage goes to the zone that reaches it, for as much elsewhere."""
    laid = rooms(*gone)
    labels = share_columns(laid, [Demand(f"z{i}", float(n)) for i, n in enumerate(asked)])
    assert stray(laid, labels, {}).columns == ()
    for exact, cells in zip(
        by_remainders(list(asked), laid.cells),
        (counted(laid, labels)[f"z{i}"] for i in range(3)),
        strict=True,
    ):
        # A column of two cells goes to the zone of its middle, in each bay a zone shares.
        assert abs(cells - exact) <= 4  # fmt: skip


def test_zones_end_at_a_boulevard() -> None:
    """Tests that a zone fills its side of a boulevard before it crosses: none is cut by it."""
    strip = Strip(Rect(0, 16_000, 60_000, 25_000), along_u=True, main=True, boulevard=True)
    blocks = [block(3 + 15 * column, v, 2, 4) for v in (3, 10, 25, 32) for column in range(3)]
    demands = [Demand("a", 40.0), Demand("b", 40.0), Demand("c", 40.0), Demand("d", 40.0)]
    laid = skeleton(blocks, ground(bare(60, 41)), [strip])
    labels = share_columns(laid, demands)
    south, north = (
        {zone for each, zones in zip(blocks, labels, strict=True) for zone in zones
         if (each.v0 < 20_000) is low}
        for low in (True, False)
    )  # fmt: skip
    assert len(south) == len(north) == 2
    assert not south & north


def test_zones_known_before_are_laid_out_there_again() -> None:
    """Tests that a zone starts from the middle it had."""
    laid = skeleton([block(3, 3, 1, 8), block(33, 3, 1, 8)], HALL)
    demands = [Demand("a", 8.0), Demand("b", 8.0)]
    for known, first in (({}, "a"), ({"a": (45_000.0, 4500.0), "b": (15_000.0, 4500.0)}, "b")):
        labels = share_columns(laid, demands, known)
        assert set(labels[0]) == {first}
