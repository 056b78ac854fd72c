"""Tests of the universal bound: above whatever can be built, below whatever there is."""

import itertools
from fractions import Fraction

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from solver.bound import hall_bound_m2, universal_bound_m2
from tests.solver.micro import LIMITS, bare, brief, ground, hall, many, who
from tests.venue.buildings import OURS, box, column, door
from venue.keep_clear import KeepClear
from venue.opening import OpeningType

L_SHAPE = ((0, 0), (40_000, 0), (40_000, 20_000), (20_000, 20_000), (20_000, 40_000), (0, 40_000))


def rows_m2(width: float, depth: float, cells: int, ring: float) -> float:
    """Give the net area of a plain family of legal floors, in metres.

    Rows of a hall-wide pair of bands back to back, aisles of 3 m between them and around, and
    cross aisles of 3 m after so many cells; ``ring`` is the margin to the side walls.
    """
    across, total = width - 2 * ring, 0.0
    while across >= 3:
        piece = min(cells, int(across // 3))
        total += piece * 3
        across -= piece * 3 + 3
    bands, up = 0, depth - 6
    while up >= 3:
        piece = 2 if up >= 6 else 1
        bands += piece
        up -= piece * 3 + 3
    return total * bands * 3


@given(st.integers(12, 150), st.integers(12, 100))
def test_nothing_that_can_be_built_is_above_it(width: int, depth: int) -> None:
    """Tests that the bound of a hall is never below the best of a family of rows."""
    best = max(rows_m2(width, depth, cells, 3.0) for cells in range(1, 11))
    bound = hall_bound_m2(bare(width, depth), LIMITS)
    assert best <= bound <= width * depth


@given(st.integers(7, 60), st.integers(7, 60), st.integers(1, 4))
def test_a_rectangle_by_hand(width: int, depth: int, clearance: int) -> None:
    """Tests that a bare rectangle is bounded by its clearances and by two thirds of its floor."""
    limits = LIMITS.overridden({"wall_clearance": clearance / 2})
    inner = max(0, width - clearance) * max(0, depth - clearance)
    found = hall_bound_m2(bare(width, depth), limits)
    assert found == pytest.approx(min(inner, width * depth * 2 / 3))


def test_every_thing_in_the_way_lowers_it() -> None:
    """Tests that columns, keep-clear areas and doors take their floor off, freight doors do not."""
    limits = LIMITS.overridden({"stand_ratio": 1000.0})
    inner = 27 * 17
    pillar = bare(obstacles=(column("K", 10_000, 8000, 1000),))
    assert hall_bound_m2(pillar, limits) == pytest.approx(inner - 1)
    clear = KeepClear(id="E", ring=box(10_000, 8000, 2000, 3000), source=OURS)
    assert hall_bound_m2(bare(keep_clear=(clear,)), limits) == pytest.approx(inner - 6)
    # The strips reach 4 m in, of which 1.5 m are clearance to the wall already.
    assert hall_bound_m2(hall(), limits) == pytest.approx(inner - 2 * 4 * 2.5)
    freight = bare(openings=(door("F", (9000, 0), (15_000, 0), OpeningType.FREIGHT, 6000),))
    assert hall_bound_m2(freight, limits) == pytest.approx(inner)


def test_corners_of_clearances_are_round() -> None:
    """Tests that a booth in the round of an inner corner's clearance is within the bound."""
    limits = LIMITS.overridden({"stand_ratio": 1000.0})
    found = hall_bound_m2(bare(outline=L_SHAPE), limits)
    floor = shapely.Polygon(L_SHAPE)
    mitred = floor.buffer(-1500, join_style="mitre").area / 1e6
    fine = floor.buffer(-1500, quad_segs=2048).area / 1e6
    assert mitred < fine <= found <= fine + 0.01


def test_the_ratio_of_stands_to_gangways() -> None:
    """Tests that twice as much stand as gangway leaves two thirds of the floor, columns off."""
    pillars = tuple(
        column(f"K{i}{j}", 20_000 * i, 20_000 * j, 1000)
        for i, j in itertools.product(range(1, 5), repeat=2)
    )
    assert hall_bound_m2(bare(100, 100, obstacles=pillars), LIMITS) == pytest.approx(
        (10_000 - 16) * 2 / 3
    )


def test_what_is_asked_bounds_as_well() -> None:
    """Tests that the bound is the smaller of all that is asked and all the halls can hold."""
    halls = (bare(), bare(40, 30, name="G"))
    room = sum(hall_bound_m2(each, LIMITS) for each in halls)
    assert universal_bound_m2(halls, brief(*many(5)), LIMITS) == 45.0
    assert universal_bound_m2(halls, brief(), LIMITS) == 0.0
    assert universal_bound_m2(halls, brief(*many(200)), LIMITS) == pytest.approx(room, abs=1e-4)


sizes = st.sampled_from((2505, 3010, 2515, 2550, 3005, 3048, 2035))


@given(st.lists(st.tuples(sizes, sizes), max_size=12))
def test_it_is_never_rounded_below_what_is_asked(asked: list[tuple[int, int]]) -> None:
    """Tests that exact arithmetic on the sizes never comes out above the bound."""
    show = brief(*(who(f"e{i}", w / 1000, d / 1000) for i, (w, d) in enumerate(asked)))
    exact = sum(Fraction(w * d, 1_000_000) for w, d in asked)
    bound = universal_bound_m2((bare(60, 40),), show, LIMITS)
    assert exact - Fraction(1, 10**9) <= Fraction(bound) < exact + Fraction(1, 10_000)


def test_a_hall_below_its_clearances_holds_nothing() -> None:
    """Tests that a hall narrower than its clearances is bounded by nothing at all."""
    assert hall_bound_m2(bare(3, 40), LIMITS) == 0.0
    assert ground(bare(3, 40)).within_the_ring.is_empty
