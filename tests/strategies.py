"""Hypothesis strategies for what is given and what is drawn."""

from hypothesis import strategies as st

from layouts.layout import Layout
from layouts.numbering import number_layout
from tests.layouts.rows import hall, rows
from tests.layouts.turning import Turning
from venue.hall import Hall

Floorplan = tuple[tuple[Hall, ...], Layout]
"""The halls of a show and what is drawn in them."""

SPREAD = 1.0006
"""Draws flush neighbours 1.8 mm apart, so that rounding cannot push them into each other."""


def turnings(spread: float = 1.0) -> st.SearchStrategy[Turning]:
    """Draw a turn by any angle and a shift of up to 2 km."""
    metres = st.integers(-2_000_000, 2_000_000)
    angles = st.floats(-180, 180, allow_nan=False)
    return st.builds(Turning, angles, st.tuples(metres, metres), st.just(spread))


@st.composite
def floorplans(draw: st.DrawFn) -> Floorplan:
    """Draw a legal floor of rows in a rectangular hall, numbered, in any frame."""
    width = draw(st.integers(30_000, 60_000))
    depth = draw(st.integers(25_000, 45_000))
    place = hall(width, depth)
    floor = rows(
        place,
        cells=draw(st.integers(2, 6)),
        cross=draw(st.integers(3_000, 6_000)),
        margin=draw(st.integers(4_500, 6_000)),
    )
    turning = draw(turnings(SPREAD))
    place = turning.hall(place)
    return (place,), number_layout((place,), turning.layout(floor))
