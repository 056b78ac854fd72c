"""Tests of halls."""

from hypothesis import given

from tests.venue.buildings import column, hall, outlines
from venue.hall import Hall
from venue.units import Point


def _area_mm2(ring: tuple[Point, ...]) -> float:
    """Sum the trapezia under a ring's edges: an area that knows no geometry library."""
    after = ring[1:] + ring[:1]
    return sum((x0 - x1) * (y0 + y1) / 2 for (x0, y0), (x1, y1) in zip(ring, after, strict=True))


@given(outlines())
def test_gross_area(outline: tuple[Point, ...]) -> None:
    """Tests that the gross area is the outline's, to a square centimetre."""
    assert abs(hall(outline=outline).gross_m2 - _area_mm2(outline) / 1e6) < 1e-4


def test_columns_are_not_taken_off() -> None:
    """Tests that the gross area counts the floor under columns."""
    with_column = hall(obstacles=(column("K1", 5000, 5000),))
    assert with_column.gross_m2 == 600
    assert [solid.area for solid in with_column.solids] == [810_000]


def test_an_opening_by_its_id() -> None:
    """Tests that an opening is found, and that an unknown one is none."""
    found = hall().opening("H-S1")
    assert found is not None
    assert found.id == "H-S1"
    assert hall().opening("H-S2") is None


def test_a_hall_survives_its_document() -> None:
    """Tests that a hall written as JSON reads back equal."""
    first = hall(obstacles=(column("K1", 5000, 5000),))
    assert Hall.model_validate_json(first.model_dump_json()) == first
