"""Tests of the walking lower bound, against every point of a grid."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.instance import Instance
from solver.walking_bound import (
    TOLERANCE_M,
    walk_conflicts,
    walking_bound_m,
    walking_lower_bound_m,
)
from tests.solver.micro import LIMITS, bare, brief, hall, who
from tests.venue.buildings import column, door
from venue.hall import Hall
from venue.opening import OpeningType

GRID_MM = 250


def by_grid(place: Hall) -> float:
    """Give the largest distance from a grid's points on the floor to a door, metres."""
    x0, y0, x1, y1 = place.floor.bounds
    xs, ys = np.arange(x0, x1 + 1, GRID_MM), np.arange(y0, y1 + 1, GRID_MM)
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    free = place.floor.difference(shapely.union_all(place.solids))
    points = shapely.points(grid[shapely.covers(free, shapely.points(grid))])
    doors = [shapely.LineString([d.a, d.b]) for d in place.openings if d.serves_egress]
    gaps = np.min([shapely.distance(one, points) for one in doors], axis=0)
    return float(gaps.max()) / 1000


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_against_a_grid(data: st.DataObject) -> None:
    """Tests that no grid point is further from a door than claimed, and that the claim is met."""
    width, depth = data.draw(st.integers(8, 60)), data.draw(st.integers(8, 40))
    sides = data.draw(st.lists(st.sampled_from("SNWE"), min_size=1, max_size=4))
    doors = []
    for number, side in enumerate(sides):
        along = width if side in "SN" else depth
        start = data.draw(st.integers(0, 1000 * (along - 4)))
        ends = [(at, {"S": 0, "W": 0, "N": depth * 1000, "E": width * 1000}[side])
                for at in (start, start + 3000)]  # fmt: skip
        a, b = ends if side in "SN" else [(y, x) for x, y in ends]
        doors.append(door(f"d{number}", a, b))
    columns = [
        column(f"k{i}", data.draw(st.integers(0, width * 1000 - 2000)),
               data.draw(st.integers(0, depth * 1000 - 2000)), 2000)
        for i in range(data.draw(st.integers(0, 3)))
    ]  # fmt: skip
    place = hall(width, depth, openings=tuple(doors), obstacles=tuple(columns))
    found = walking_lower_bound_m(place)
    assert found is not None
    metres, point = found
    most = by_grid(place)
    assert most <= metres + TOLERANCE_M + 1e-9
    assert metres <= most + GRID_MM / 1000
    free = place.floor.difference(shapely.union_all(place.solids))
    there = shapely.Point(point)
    assert free.distance(there) < 1e-3
    gaps = [there.distance(shapely.LineString([d.a, d.b])) for d in place.openings]
    assert min(gaps) / 1000 == pytest.approx(metres)


def test_a_whole_wall_of_doors() -> None:
    """Tests that a wall that is one door is as far from the opposite wall as the hall is deep."""
    place = hall(120, 80, openings=(door("a", (0, 0), (120_000, 0)),))
    found = walking_lower_bound_m(place)
    assert found is not None
    assert found[0] == pytest.approx(80.0)
    assert found[1][1] == 80_000


def test_nobody_walks_to_a_freight_door() -> None:
    """Tests that halls without doors for people have no such distance."""
    freight = door("f", (0, 0), (6000, 0), OpeningType.FREIGHT)
    assert walking_lower_bound_m(bare()) is None
    assert walking_lower_bound_m(hall(openings=(freight,))) is None


def test_a_hall_that_is_one_column() -> None:
    """Tests that a hall with no floor at all is answered."""
    assert walking_lower_bound_m(hall(9, 9, obstacles=(column("k", -1, -1, 9002),))) is None


@pytest.mark.parametrize(("own", "hard"), [(True, True), (False, False)])
def test_a_limit_that_no_plan_keeps(own: bool, hard: bool) -> None:
    """Tests that a limit below the bound is named with its place; the brief's own is hard."""
    place = hall(60, 40)
    bound = walking_lower_bound_m(place)
    assert bound is not None
    limits = LIMITS.overridden({"travel": bound[0] - 1})
    asked = brief(who("x"), rules_override={"travel": bound[0] - 1} if own else {})
    (found,) = walk_conflicts(Instance((place,), asked, limits))
    assert found.hard is hard
    assert f"({bound[1][0] / 1000:.1f}, {bound[1][1] / 1000:.1f}) m in hall H" in found.text.en
    allowed = float(found.text.en.split("allow ")[1].split(" m")[0])
    assert bound[0] <= allowed <= bound[0] + 0.1
    assert list(walk_conflicts(Instance((place,), asked, LIMITS.overridden({"travel": 500})))) == []


def test_the_worst_hall_counts() -> None:
    """Tests that of several halls the one with the longest way bounds the walk."""
    small, large = hall(20, 20), hall(80, 40)
    one = walking_lower_bound_m(large)
    assert one is not None
    assert walking_bound_m((small, large)) == pytest.approx(one[0], abs=0.005)
    assert walking_bound_m((bare(20, 20),)) is None
