"""Tests of rows that are too long, measured on what was drawn."""

from layouts.booth import Footprint
from solver.rows import breaker, long_rows


def stand(x: int, y: int, width: int, depth: int, turn: float = 0.0) -> Footprint:
    """Give a footprint in metres."""
    place = {"x_mm": x * 1000, "y_mm": y * 1000, "width_mm": width * 1000, "depth_mm": depth * 1000}
    return Footprint(hall="H", rotation_deg=turn, **place)


def test_an_aisle_ends_a_row() -> None:
    """Tests that stands with an aisle between them are two rows, and with less are one."""
    assert long_rows([stand(0, 0, 18, 3), stand(21, 0, 18, 3)], 3000, 30_000) == []
    assert long_rows([stand(0, 0, 18, 3), stand(20, 0, 18, 3)], 3000, 30_000) == [[0, 1]]


def test_rows_run_both_ways() -> None:
    """Tests that a row across the others is found as well, and a deep island bridges two rows."""
    up = [stand(0, 12 * n, 3, 12) for n in range(3)]
    assert long_rows(up, 3000, 30_000) == [[0, 1, 2]]
    island = [stand(0, 0, 15, 3), stand(15, 0, 6, 9), stand(21, 6, 15, 3)]
    assert long_rows(island, 3000, 30_000) == [[0, 1, 2]]


def test_stands_of_other_directions_are_rows_of_their_own() -> None:
    """Tests that turned stands are measured in their own direction."""
    turned = [stand(0, 0, 40, 3, 30.0), stand(50, 50, 3, 3)]
    assert long_rows(turned, 3000, 30_000) == [[0]]


def test_the_breaker_leaves_the_fewest_in_long_rows() -> None:
    """Tests that a stand goes that breaks the row, the smaller of two that do, or none."""
    row = [stand(0, 0, 12, 3), stand(12, 0, 6, 3), stand(18, 0, 3, 3), stand(21, 0, 14, 3)]
    assert breaker(row, range(4), 3000, 30_000) == 2
    assert breaker(row, [0, 1], 3000, 30_000) == 1
    assert breaker(row, [], 3000, 30_000) is None
