"""Tests of the simulation, on the real library: corridors and doors whose times are known."""

import importlib.util

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from layouts.walking.egress import SPEED_M_S
from plans.bodies import Crowd
from plans.jobs import simulating
from plans.jobs.simulating import simulate_in_child
from venue.errors import UsageError


def corridor(length: float) -> Crowd:
    """Give one person at the end of a corridor 2 m wide."""
    ground, exit_ = shapely.box(0, 0, length + 1, 2), shapely.box(length, 0, length + 1, 2)
    return Crowd("H", ground, (exit_,), np.array([[0.5, 1.0]]), np.array([0]), 0)


def polygon(shape: BaseGeometry) -> Polygon:
    """Give a shape that is one polygon as such."""
    assert isinstance(shape, Polygon)
    return shape


def room(people: int, doors: int) -> Crowd:
    """Give a room of 30 x 20 m with doors of 1 m in its long walls and people all over it."""
    at = [(7.5, 19.9), (22.5, 19.9), (7.5, -1.9), (22.5, -1.9)][:doors]
    ways = [shapely.box(x - 0.5, y, x + 0.5, y + 2) for x, y in at]
    outside = shapely.union_all([shapely.box(0, 21, 30, 23), shapely.box(0, -3, 30, -1)])
    exits = tuple(polygon(shapely.intersection(way, outside)) for way in ways)
    ground = polygon(shapely.union_all([shapely.box(0, 0, 30, 20), *ways]))
    x, y = np.meshgrid(np.arange(1, 29.5, 0.5), np.arange(1, 19.5, 0.5))
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    places = places[np.linspace(0, len(places) - 1, people).astype(int)]
    middles = np.array([exit_.centroid.coords[0] for exit_ in exits])
    choice = np.hypot(*(places[:, None] - middles[None]).transpose(2, 0, 1)).argmin(axis=1)
    return Crowd("R", ground, exits, places, choice, 0)


def test_a_corridor_is_walked_at_its_speed() -> None:
    """Tests RiMEA 1: 40 m alone take 40 m over the speed, within what reaction and radius are."""
    (found,) = simulate_in_child([corridor(40.0)])
    assert found.seconds == pytest.approx(39.5 / SPEED_M_S, rel=0.05)


def test_half_the_exits_take_twice_as_long() -> None:
    """Tests RiMEA 9: with two of four doors shut the time roughly doubles, for so many people."""
    four, two = simulate_in_child([room(400, 4), room(400, 2)])
    assert four.people == two.people == 400
    assert four.seconds is not None
    assert two.seconds is not None
    assert 1.6 <= two.seconds / four.seconds <= 2.4
    # A door of 1 m lets no more than about 1.9 people a second pass in any experiment.
    assert 100 / four.seconds < 1.9


def test_people_shut_in_are_stuck() -> None:
    """Tests that an answer is given where somebody is left in, and for nobody at all."""
    nobody = Crowd("N", shapely.box(0, 0, 5, 5), (), np.zeros((0, 2)), np.zeros(0, np.intp), 0)
    shut = Crowd("S", shapely.box(0, 0, 5, 5), (), np.zeros((0, 2)), np.zeros(0, np.intp), 7)
    assert [one.seconds for one in simulate_in_child([nobody, shut])] == [0.0, None]


def test_who_is_not_out_in_time_is_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that a simulation never goes on for ever."""
    monkeypatch.setattr(simulating, "LONGEST_S", 5.0)
    assert simulating.Simulating((corridor(40.0),))(None, None)[0].seconds is None  # type: ignore[arg-type]


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that the sentence tells what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"madang\[simulate\]"):
        simulate_in_child([corridor(10.0)])
