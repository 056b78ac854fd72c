"""Tests that a drawing takes the smallest paper on which it can be read."""

import pytest

from plans.formats.draw.figure import best_paper, render, sheets
from plans.formats.draw.pen import Label
from plans.formats.draw.sheet import paper_size
from tests.plans.formats.draw.drawn_plans import small_plan, two_hall_plan


def size_of(png: bytes) -> tuple[int, int]:
    """Give a PNG's width and height in dots."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def written(paper: str) -> set[str]:
    """Give what is written on the sheet of two halls."""
    (pen,) = sheets(two_hall_plan(), "svg", paper=paper)
    return {mark.text for mark in pen.marks if isinstance(mark, Label)}


def test_one_hall_takes_a3_and_two_take_a2() -> None:
    """Tests the paper of one hall, of a page a hall, and of two halls on one sheet."""
    assert best_paper(small_plan(), "png") == "A3"
    assert best_paper(two_hall_plan(), "pdf") == "A3"
    assert best_paper(two_hall_plan(), "svg") == "A2"


def test_every_booth_bears_its_number_on_that_paper() -> None:
    """Tests that numbers are missing on the next smaller paper, and none on the chosen one."""
    numbers = {booth.number for booth in two_hall_plan().layout.booths}
    assert numbers <= written("A2")
    assert not numbers <= written("A3")


@pytest.mark.parametrize(("asked", "paper"), [(None, "A2"), ("A3", "A3"), ("A1", "A1")])
def test_a_paper_that_is_asked_for_is_used(asked: str | None, paper: str) -> None:
    """Tests the size of the picture with and without a paper named."""
    width, height = (round(mm / 25.4 * 50) for mm in paper_size(paper))
    found = size_of(render(two_hall_plan(), "png", paper=asked, dpi=50))
    assert found == pytest.approx((width, height), abs=1)
