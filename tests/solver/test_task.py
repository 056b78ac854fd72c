"""Tests of what one hall is to hold."""

import pytest

from solver.stamp import Item
from solver.task import needed_cells
from tests.solver.micro import LIMITS, block, request, skeleton
from tests.solver.placed import some, task


def test_cells_needed() -> None:
    """Tests that requests need their cells, rounded up, and islands a gap as well."""
    assert needed_cells(some(4), 3000, LIMITS) == 4
    assert needed_cells([request("a", 7.5, 4)], 3000, LIMITS) == 6
    assert needed_cells([request("a", 6, 6, sides=4)], 3000, LIMITS) == 6
    assert needed_cells([], 3000, LIMITS) == 0


@pytest.mark.parametrize(
    ("rows", "banded"), [((1, 2), set()), ((2, 3), {"nine"}), ((4,), {"nine", "twelve"})]
)
def test_islands_may_stand_in_bands_as_deep_as_they_are(
    rows: tuple[int, ...], banded: set[str]
) -> None:
    """Tests that what a band holds is a request, and the rest, free islands too, an item."""
    sizes = {"nine": 9, "twelve": 12, "free": 9}
    asked = task(
        some(2),
        items=tuple(Item(key, m * 1000, m * 1000, island=True) for key, m in sizes.items()),
        banded={key: request(key, sizes[key], sizes[key]) for key in ("nine", "twelve")},
    )
    laid = skeleton([block(3, 3 + 20 * i, count, 4) for i, count in enumerate(rows)])
    found = asked.in_bands(laid)
    assert {each.key for each in found.requests} == {"e0", "e1"} | banded
    assert {each.key for each in found.items} == sizes.keys() - banded
    assert len(asked.requests) == 2, "the task itself stays as it is"
