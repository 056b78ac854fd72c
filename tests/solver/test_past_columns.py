"""Tests that people get past columns that stand in aisles."""

import pytest
import shapely
from shapely.geometry import Point

from solver.ground import Rect
from solver.past_columns import lead_past_columns
from solver.skeleton import Block, Skeleton, Strip
from tests.solver.micro import bare, block, ground, skeleton, walkable
from tests.venue.buildings import column

AISLE = Strip(Rect(0, 9000, 30_000, 12_000), along_u=True)
CROSS = Strip(Rect(13_500, 0, 16_500, 20_000), along_u=False, cross=True)


def floor(*pillars: tuple[int, int], cross: bool = False) -> Skeleton:
    """Give two double rows along an aisle, with columns of 1 m at some places."""
    columns = tuple(column(f"K{i}", u, v, 1000) for i, (u, v) in enumerate(pillars))
    place = ground(bare(30, 21, obstacles=columns))
    if not cross:
        return skeleton([block(3, 3, 2, 8), block(3, 12, 2, 8)], place, [AISLE])
    blocks = [block(u, v, 2, 3) for u in (4.5, 16.5) for v in (3, 12)]
    return skeleton(blocks, place, [AISLE, CROSS])


def lost(laid: Skeleton) -> int:
    """Count the cells columns have cost."""
    return sum(int((~each.usable).sum()) for each in laid.blocks)


def reached(laid: Skeleton, strip: Strip) -> bool:
    """Tell whether an aisle leads through a strip from end to end, by eroding the free floor."""
    cells = [
        each.rect(r, c).shape
        for each in laid.blocks
        for r in range(each.rows)
        for c in range(each.columns)
        if each.usable[r, c]
    ]
    taken = shapely.union_all([*cells, *(solid.shape for solid in laid.ground.solids)])
    # Only what is before the rows counts: the way around them is open anyway.
    length = strip.rect.grown(3000).shape.intersection(
        shapely.box(3000, 0, 27_000, 21_000)
        if strip.along_u
        else shapely.box(0, 3000, 30_000, 18_000)
    )
    u, v = strip.rect.centre
    ends = (
        (Point(4600, v), Point(25_400, v)) if strip.along_u else (Point(u, 4600), Point(u, 16_400))
    )
    return any(
        all(part.distance(end) < 1500 for end in ends)
        for part in walkable(length.difference(taken))
    )


@pytest.mark.parametrize("at", [(9000, 10_000), (13_000, 9000), (13_000, 11_500), (4000, 10_500)])
def test_a_column_in_an_aisle_is_led_past(at: tuple[int, int]) -> None:
    """Tests that a full aisle leads past a column in an aisle, and the cheaper side pays."""
    laid = floor(at)
    assert not reached(laid, AISLE)
    lead_past_columns(laid)
    assert reached(laid, AISLE)
    north = laid.blocks[1].usable.all()
    south = laid.blocks[0].usable.all()
    assert north != south, "cells of one side only are taken"


def test_columns_elsewhere_cost_nothing() -> None:
    """Tests that columns inside a block, off all aisles, or beside a full aisle are left alone."""
    inside = (9000, 4000)
    by_the_wall = (1000, 500)
    laid = floor(inside, by_the_wall)
    lead_past_columns(laid)
    assert lost(laid) == 0
    wide = Strip(Rect(0, 9000, 30_000, 13_000), along_u=True)
    roomy = skeleton([block(3, 3, 2, 8), block(3, 13, 2, 8)], floor((9000, 12_000)).ground, [wide])
    lead_past_columns(roomy)
    assert lost(roomy) == 0


def test_where_aisles_cross_an_aisle_leads_all_around() -> None:
    """Tests that a column on a crossing leaves both aisles open."""
    laid = floor((14_500, 10_000), cross=True)
    assert not reached(laid, AISLE)
    assert not reached(laid, CROSS)
    lead_past_columns(laid)
    assert reached(laid, AISLE)
    assert reached(laid, CROSS)


def test_a_column_in_a_cross_aisle() -> None:
    """Tests that a cross aisle is led past a column between two blocks, on one side."""
    laid = floor((14_500, 6500), cross=True)
    lead_past_columns(laid)
    assert reached(laid, CROSS)
    assert reached(laid, AISLE)
    sides = [all(each.usable.all() for each in half) for half in (laid.blocks[:2], laid.blocks[2:])]
    assert sorted(sides) == [False, True]


def test_trying_changes_nothing() -> None:
    """Tests that weighing both sides leaves the dearer one as it was."""
    laid = floor((9000, 11_500))
    laid.blocks[0].usable[:] = False
    lead_past_columns(laid)
    assert laid.blocks[1].usable.all(), "the empty row costs nothing and gives way"
    assert isinstance(laid.blocks[0], Block)
