"""Tests that a long list of sheets goes on, each sheet on it once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.formats.draw.sheets import index
from plans.formats.draw.sheets.page import table_box
from plans.formats.draw.table import capacity, columns_of
from tests.plans.formats.draw.drawn_plans import tiny_plan
from tests.plans.formats.draw.sheets.reading import read_set

MOST = capacity(columns_of([""] * 4, index.WIDTHS), table_box())


@given(st.integers(1, 2_000))
def test_parts_hold_every_sheet_and_the_lists_own(count: int) -> None:
    """Tests that parts follow each other, none longer than a page, with no page too many."""
    parts = index.pages_of(count)
    listed = [n for part in parts for n in range(part.start, part.stop)]
    assert listed == list(range(count + len(parts) - 1))
    assert all(0 < part.stop - part.start <= MOST for part in parts)


def test_a_list_of_several_pages_names_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that pages of the list after the first have numbers and stand on the list."""
    monkeypatch.setattr(index, "capacity", lambda *_: 4)
    first, second, *others = read_set(tiny_plan(), "en")
    assert (first.number, first.title.partition(" — ")[0]) == ("0-00", "List of sheets 1/2")
    assert (second.number, second.title.partition(" — ")[0]) == ("0-01", "List of sheets 2/2")
    left, low, _, top = table_box()
    rows = [r[0] for s in (first, second) for r in s.table((left, low, left + 80, top))[1:]]
    assert rows == [second.number, *(sheet.number for sheet in others)]
