"""Tests that figures of dimensions keep apart, however close the places are."""

from itertools import accumulate

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plans.formats.draw.layers.dimensions import LINE_STEP_MM, Rail, _legible, chain, whole_mm
from plans.formats.draw.pen import Label, Pen
from tests.plans.formats.draw.test_figure import ink

PARTS = st.lists(
    st.sampled_from([500, 1000, 1500, 2000, 3000, 6000, 12_000]), min_size=2, max_size=14
)


def drawn(parts: list[int], scale: int) -> list[Label]:
    """Draw a chain with the overall dimension below it; give the figures."""
    places = [n / scale for n in accumulate(parts, initial=0)]
    pen = Pen()
    below = chain(pen, Rail((0.0, 0.0), (1.0, 0.0), scale, turned=False), places)
    outside = Rail((0.0, -LINE_STEP_MM), (1.0, 0.0), scale, turned=False)
    chain(pen, outside, (places[0], places[-1]), below)
    return [mark for mark in pen.marks if isinstance(mark, Label)]


@given(PARTS, st.sampled_from([100, 200, 400, 500]))
def test_figures_never_meet(parts: list[int], scale: int) -> None:
    """Tests that no figure of a chain that is drawn, or of the overall size, meets another."""
    places = [n / scale for n in accumulate(parts, initial=0)]
    assume(_legible(Rail((0.0, 0.0), (1.0, 0.0), scale, turned=False), places))
    boxes = [ink(label) for label in drawn(parts, scale)]
    for n, one in enumerate(boxes):
        assert all(one.intersection(other).area < 0.02 for other in boxes[n + 1 :])


@pytest.mark.parametrize("scale", [200, 400])
def test_every_part_wide_enough_is_told(scale: int) -> None:
    """Tests that half metres between stands leave the stands' own figures and the sum."""
    parts = [500, 6000] * 5 + [500]
    said = [label.text for label in drawn(parts, scale)]
    assert said.count("6,000") == 5
    assert whole_mm(sum(parts)) in said


def test_the_overall_figure_makes_way_no_further_than_needed() -> None:
    """Tests that without small figures it stands in the middle, and with them beside them."""
    (middle,) = (label for label in drawn([6000, 6000], 400) if label.text == "12,000")
    assert middle.x == pytest.approx(15.0)
    labels = drawn([6000, 500, 6000], 200)
    (moved,) = (label for label in labels if label.text == "12,500")
    (small,) = (label for label in labels if label.text == "500")
    assert 0.3 < ink(moved).distance(ink(small)) < 2.0


def test_a_chain_needs_two_ends() -> None:
    """Tests that one place is nothing to measure."""
    pen = Pen()
    assert chain(pen, Rail((0.0, 0.0), (1.0, 0.0), 400, turned=False), (3.0,)) == []
    assert pen.marks == []
