"""Tests of the columns in aisles, as the family bound charges them."""

import numpy as np
import pytest

from solver.family_columns import MOST_TOLD_APART, Columns, sides
from solver.family_floor import Grid
from solver.ground import Ground
from tests.solver.micro import LIMITS, bare
from tests.venue.buildings import column
from venue.obstacle import Obstacle


def columns(*pillars: Obstacle, width: int = 40, depth: int = 24) -> Columns:
    """Give the columns of a bare hall."""
    place = bare(width, depth, obstacles=pillars)
    return Columns(Grid(Ground(place, LIMITS, 3000, 0.0, False)))


PILLAR = column("K", 20_000, 12_000, 800)
"""Its south side lies at 12 m, its north side at 12.8 m."""


@pytest.mark.parametrize(
    ("low", "high", "narrow"),
    [
        (11_000, 14_000, True),
        (9_500, 15_500, True),
        (9_000, 14_000, False),  # 3 m south of it
        (11_000, 15_800, False),  # 3 m north of it
        (12_500, 15_500, True),  # it reaches in from the row
        (12_800, 15_800, False),  # it only touches
        (14_000, 17_000, False),
    ],
)
def test_an_aisle_is_narrow_without_a_way_on_either_side(
    low: float, high: float, narrow: bool
) -> None:
    """Tests that a column narrows an aisle that it reaches into with less than 3 m beside it."""
    assert columns(PILLAR).narrow(low, high) == ((0,) if narrow else ())


def test_no_aisle_that_is_narrow_ends_past_the_step_given() -> None:
    """Tests that of all aisles from a place on, those that are narrow end before the step."""
    asked = columns(PILLAR)
    for low in range(8_000, 14_000, 500):
        ends = [end for end in range(60) if asked.narrow(low, end * 500)]
        assert max(ends, default=-1) < asked.past(low)


def test_columns_in_rows_along_the_side_walls_count_in_no_aisle() -> None:
    """Tests that a column where a side row stands is left out, one that reaches past it is not."""
    found = columns(column("in", 2_000, 12_000, 800), column("out", 4_000, 12_000, 800))
    assert [solid.u0 for solid in found.solids] == [4_000]


def test_a_row_keeps_free_what_stands_within_an_aisle_of_a_column() -> None:
    """Tests that parts are ruled out exactly where they would stand nearer than 3 m."""
    asked = columns(PILLAR)
    free = np.ones((2, 80), dtype=bool)
    found = asked.clear(free, np.array([1, 2]), frozenset({0}))
    for cells, row in zip((1, 2), found, strict=True):
        near = [at for at in range(80) if at * 500 + cells * 3000 > 17_000 and at * 500 < 23_800]
        assert [*np.flatnonzero(~row)] == near
    assert free.all(), "the mask was handed over, not given away"
    assert (asked.clear(free, np.array([1, 2]), frozenset()) == free).all()


def test_every_column_is_cleared_by_one_row_or_the_other() -> None:
    """Tests that the ways past some columns are all ways to part them between two rows."""
    ways = list(sides((1, 4, 6)))
    assert len(set(ways)) == 2**3
    assert all(south | north == {1, 4, 6} and not south & north for south, north in ways)


def test_of_many_columns_in_an_aisle_a_few_are_told_apart() -> None:
    """Tests that a long row of columns does not make the ways past them without number."""
    many = [column(f"K{i}", 10_000 + 5_000 * i, 12_000, 800) for i in range(8)]
    assert len(columns(*many, width=70).narrow(11_000, 14_000)) == MOST_TOLD_APART
