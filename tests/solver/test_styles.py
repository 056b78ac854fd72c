"""Tests of the skeletons a hall could have, from generous to tight."""

from collections.abc import Sequence

import pytest

from layouts.booth import Footprint
from solver.lot import Request
from solver.requests import Pinned
from solver.skeleton import Skeleton
from solver.stamp import Item
from solver.stop import Stop
from solver.styles import COMFORTABLE_FILL, densest, fill, grounds_of, in_order
from solver.task import Task
from tests.layouts.turning import Turning
from tests.solver.micro import LIMITS, STOP, After, bare, block, hall, request, skeleton, who
from tests.solver.placed import some, task


def laid(asked: Task, stop: Stop = STOP) -> Sequence[Skeleton]:
    """Lay the skeletons for a task, in their order."""
    return list(in_order(asked, grounds_of(asked.hall, LIMITS, 3000, asked.pinned), stop))


def test_skeletons_lie_both_ways() -> None:
    """Tests that a hall has skeletons in both orientations, with and without rows by the walls."""
    found = densest(grounds_of(hall(), LIMITS, 3000, ()))
    assert {each.style.quarter for each in found} == {False, True}
    assert {each.style.wall_rows for each in found} == {False, True}
    assert {each.style.side_rows for each in found} == {False, True}
    assert all(each.blocks and each.style.quarter == each.ground.quarter for each in found)
    assert {each.style.extra_steps for each in found} == {0}


def test_grounds_lie_along_the_hall() -> None:
    """Tests that rows run along a turned hall's main axis and across it, pins taken off."""
    turned = Turning(23.0).hall(hall(60, 30))
    pin = Footprint(hall="H", x_mm=6000, y_mm=9000, width_mm=3000, depth_mm=3000)
    along, across = grounds_of(turned, LIMITS, 3000, [Pinned(who("p"), pin)])
    assert along.extent.width > along.extent.depth
    assert across.extent.width < across.extent.depth
    assert [len(each.pins) for each in (along, across)] == [1, 1]


def test_the_densest_are_laid_whatever_the_stop_says() -> None:
    """Tests that there is a skeleton to work with when the time is up at once."""
    wanted = [each.style for each in densest(grounds_of(hall(), LIMITS, 3000, ()))]
    assert [each.style for each in laid(task([]), After(0))] == wanted
    more = laid(task([]), After(3))
    assert 0 < len(more) - len(wanted) <= 2


def test_no_row_fits_a_narrow_hall() -> None:
    """Tests that a hall narrower than its clearances has one skeleton, of nothing."""
    narrow = task(some(2), bare(2, 40))
    assert densest(grounds_of(narrow.hall, LIMITS, 3000, ())) == []
    assert [(each.blocks, each.strips) for each in laid(narrow)] == [([], [])]


def test_an_easy_hall_gets_wide_aisles() -> None:
    """Tests that where little is asked the calmest come first, none of them tight or deep."""
    asked = task(some(6), hall(48, 36))
    found = laid(asked)
    assert found[0].style.extra_steps == 3
    fills = [fill(asked, each) for each in found]
    assert fills[0] <= COMFORTABLE_FILL
    tight = [value > COMFORTABLE_FILL for value in fills]
    assert tight == sorted(tight), "what is tight comes last"
    assert {each.style.inner_rows for each in found} == {0}


def test_a_tight_hall_gets_no_wider_aisles() -> None:
    """Tests that where more is asked than rows hold the roomiest comes first."""
    asked = task(some(300), hall(48, 36))
    found = laid(asked)
    fills = [fill(asked, each) for each in found]
    assert fills == sorted(fills)
    assert fills[0] > COMFORTABLE_FILL
    assert {each.style.extra_steps for each in found} == {0}
    assert {each.style.inner_rows for each in found} == {0}, "nothing could reach over a row"


def deep(count: int) -> list[Request]:
    """Ask for stands of two cells, one behind the other."""
    return [request(f"d{i}", 6, 3) for i in range(count)]


def test_deep_stands_get_deep_bands() -> None:
    """Tests that where stands two cells deep fill a hall, bands of three or four rows hold more."""
    asked = task(deep(90), hall(48, 36))
    found = laid(asked)
    assert any(each.style.inner_rows for each in found)
    assert max(b.rows for each in found for b in each.blocks) > 2
    assert max(b.rows for b in found[0].blocks) > 2, "they hold most, so they come first"
    rows = [(each.ground.quarter, *((b.u0, b.v0, b.rows) for b in each.blocks))
            for each in found if each.style.inner_rows]  # fmt: skip
    assert len(rows) == len(set(rows)), "none is laid twice"


def test_an_island_for_a_band_makes_bands_deeper() -> None:
    """Tests that islands that a band may hold count for its depth as well."""
    boxes = {f"i{k}": request(f"i{k}", 9, 9) for k in range(8)}
    items = tuple(Item(key, 9000, 9000, island=True) for key in boxes)
    asked = task(some(60), hall(48, 36), items=items, banded=boxes)
    assert any(each.style.inner_rows for each in laid(asked))


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        (some(10), 10 / 20),
        (deep(6), 12 / 20),
        ([request(f"f{i}", 6, 6) for i in range(3)], 12 / 12),
        ([], 0.0),
    ],
)
def test_the_share_of_cells_that_demand_takes(asked: list[Request], share: float) -> None:
    """Tests that demand is measured by all cells, and what is deep by the deep ones as well."""
    rows = skeleton([block(6, 5, 2, 6), block(6, 14, 1, 8)])
    assert fill(task(asked), rows) == pytest.approx(share)


def test_inner_cells_that_nobody_reaches_are_idle() -> None:
    """Tests that the middle of a deep band counts only as far as deep stands reach over it."""
    band = skeleton([block(6, 5, 4, 6)])
    assert fill(task(some(12)), band) == pytest.approx(12 / 12)
    assert fill(task([*some(6), *deep(3)]), band) == pytest.approx(12 / 15)


def test_islands_take_their_aisle_from_rows() -> None:
    """Tests that an item stamped into the rows leaves fewer cells for the others."""
    rows = skeleton([block(6, 5, 2, 20)])
    alone = fill(task(some(10)), rows)
    island = task(some(10), items=(Item("i", 9000, 9000, island=True),))
    stage = task(some(10), items=(Item("i", 9000, 9000, island=False),))
    assert alone < fill(stage, rows) < fill(island, rows)
