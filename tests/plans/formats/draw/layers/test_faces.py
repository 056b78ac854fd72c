"""Tests that every look of a booth is told by more than its colour."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.affinity import rotate

from plans.formats.draw.layers.faces import EMPTY, draw_disc, draw_face, flag
from plans.formats.draw.overlay import Face
from plans.formats.draw.palette import HUES, PAPER
from plans.formats.draw.pen import Fill, Label, Line, Pen

BOOTH = shapely.box(10, 10, 18, 14)


def drawn(face: Face) -> Pen:
    """Draw a booth with a look."""
    pen = Pen()
    draw_face(pen, BOOTH, HUES[0], face, 0.25)
    draw_disc(pen, BOOTH, face)
    return pen


def grey(face: Face) -> tuple[object, ...]:
    """Give what tells a look from others when colours are taken away."""
    marks = drawn(face).marks
    fills = [mark for mark in marks if isinstance(mark, Fill)]
    return (
        any(fill.face == PAPER for fill in fills[:1]),
        any(fill.dash for fill in fills),
        any(isinstance(mark, Line) for mark in marks),
        sum(len(fill.rings[0]) == 3 for fill in fills),
        tuple(mark.text for mark in marks if isinstance(mark, Label)),
    )


def test_no_two_looks_are_alike_without_colours() -> None:
    """Tests that paper, dashes, stripes, triangle or a sign tell each look from every other."""
    assert len({grey(face) for face in Face}) == len(Face)


@pytest.mark.parametrize("face", Face)
def test_fill_and_edge_are_the_booths_own(face: Face) -> None:
    """Tests that the fill is the hue's, or paper, and the edge has the whole outline."""
    fills = [mark for mark in drawn(face).marks if isinstance(mark, Fill)]
    assert fills[0].face == (PAPER if face in EMPTY else HUES[0].fill)
    (edge,) = (fill for fill in fills if fill.edge == HUES[0].stroke)
    assert shapely.Polygon(edge.rings[0]).equals(BOOTH)


@given(st.floats(1, 30), st.floats(1, 30), st.floats(-180, 180))
def test_the_flag_fills_a_corner(width: float, depth: float, degrees: float) -> None:
    """Tests that the triangle lies in the booth, in the corner furthest up and right, and small."""
    booth = rotate(shapely.box(0, 0, width, depth), degrees, origin=(0, 0))
    corner, *ends = flag(booth)
    triangle = shapely.Polygon([corner, *ends])
    assert booth.buffer(1e-6).covers(triangle)
    assert sum(corner) >= max(x + y for x, y in booth.exterior.coords) - 1e-5
    assert triangle.area <= 0.1 * booth.area + 1e-9
