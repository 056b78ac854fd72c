"""Tests of crowding: walks over sections over widths."""

import numpy as np
import pytest

from layouts.aisle import Aisle
from layouts.booth import Side
from layouts.brief.visitors import Visitors
from layouts.walking.crowding import Level, crowding, level_of, visits_per_min
from layouts.walking.matrix import booth_ways
from layouts.walking.network import walking_network
from layouts.walking.traffic import traffic
from tests.layouts.walking.floors import floor, stand


def aisle(name: str, x: int, y: int, width: int, depth: int, along: str) -> Aisle:
    """Make an aisle."""
    return Aisle.model_validate(
        {"hall": "H", "id": name, "x_mm": x, "y_mm": y, "width_mm": width, "depth_mm": depth,
         "along": along}
    )  # fmt: skip


def test_all_that_pass_a_narrows_are_counted_over_its_width() -> None:
    """Tests that everybody who goes through the only gap and back is counted in it."""
    wall = [stand("w", 0, 9000, 13_000, 1000, ()), stand("e", 15_000, 9000, 15_000, 1000, ())]
    goal = stand("goal", 12_500, 14_000, 3000, 3000, (Side.SOUTH,))
    # People come in by the south door alone: the north one is an exit.
    here = floor(*wall, goal)
    network = walking_network([here])
    seen = traffic(network, booth_ways(network), [here], Visitors(stops=1))
    through = aisle("gap", 13_000, 8500, 2000, 2000, "depth")
    (found,) = crowding(network, [here], [through], seen.flows, rate=30.0)
    assert found.width_m == pytest.approx(2.0)
    assert found.people_per_min_m == pytest.approx(30 * 2 / 2.0)
    assert found.at == pytest.approx((14_000, 9500))
    assert found.level is level_of(30.0) is Level.B


def test_an_aisle_nobody_can_pass_is_left_out() -> None:
    """Tests that sections without a gap wide enough for anybody give no figure."""
    full = stand("b", 10_000, 6000, 10_000, 3000, (Side.SOUTH,))
    here = floor(full)
    network = walking_network([here])
    seen = traffic(network, booth_ways(network), [here], Visitors(stops=1))
    inside = aisle("inside", 10_000, 6000, 10_000, 3000, "width")
    assert crowding(network, [here], [inside], seen.flows, 1.0) == ()
    assert crowding(network, [here], [], seen.flows, 1.0) == ()


def test_levels_follow_fruin() -> None:
    """Tests the bounds of the levels of service for walkways."""
    bounds = (23, 33, 49, 66, 82)
    told = [level_of(float(bound)).value for bound in bounds]
    assert told == ["A", "B", "C", "D", "E"]
    assert [level_of(np.nextafter(b, 100)).value for b in bounds] == ["B", "C", "D", "E", "F"]


def test_visits_a_minute() -> None:
    """Tests that visits are spread over the open hours, and more at the peak."""
    assert visits_per_min(Visitors(), 3) is None
    asked = Visitors(expected=14_400, open_hours=8, peak=2)
    assert visits_per_min(asked, 3) == pytest.approx(20)
