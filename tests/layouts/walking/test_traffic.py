"""Tests of the traffic model: nobody is lost on the way, and what is alike is treated alike."""

import itertools
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.booth import Side
from layouts.brief.visitors import Attraction, Visitors
from layouts.floor import Floor
from layouts.walking.flows import Flows, laid
from layouts.walking.matrix import booth_ways, from_openings
from layouts.walking.network import Network, walking_network
from layouts.walking.part import NodeKind
from layouts.walking.traffic import Traffic, traffic
from tests.layouts.walking.floors import floor, random_floor, stand
from tests.layouts.walking.test_network import _link
from tests.venue.buildings import door, hall
from venue.opening import OpeningType
from venue.venue import LinkKind

EQUAL = Visitors(attraction=Attraction.EQUAL, stops=6)


def of(*floors: Floor, visitors: Visitors = EQUAL) -> Traffic:
    """Give the traffic of some floors."""
    network = walking_network(floors)
    return traffic(network, booth_ways(network), floors, visitors)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_walked_is_what_was_asked(seed: int) -> None:
    """Tests that walks times lengths of lines are walks times lengths of ways, to 1e-9."""
    dice = Random(seed)
    network = walking_network([random_floor(dice)])
    ways, rng = booth_ways(network), np.random.default_rng(seed)
    between = np.where(np.isfinite(ways.lengths), rng.random(ways.lengths.shape), 0.0)
    np.fill_diagonal(between, 0.0)
    served = [leaf.id for leaf in network.leaves if leaf.kind is NodeKind.OPENING]
    doors = from_openings(network, served)
    gates = np.where(np.isfinite(doors), rng.random(doors.shape), 0.0)
    flows = laid(network, ways, between, gates)
    finite = np.where(np.isfinite(ways.lengths), ways.lengths, 0.0)
    expected = (between * finite).sum() + (gates * np.where(np.isfinite(doors), doors, 0.0)).sum()
    assert flows.length_mm(network) == pytest.approx(expected, rel=1e-9)
    _nobody_is_lost(network, flows)


def _nobody_is_lost(network: Network, flows: Flows) -> None:
    """Check that all lines lie on the floor."""
    region, points = network.regions["H"], network.points
    assert region.sees(points[flows.tails], points[flows.heads]).all()
    assert (flows.walks > 0).all()


def test_every_visitor_makes_all_stops() -> None:
    """Tests that visits sum up to the stops of a visit, and the walk starts and ends at a door."""
    found = of(random_floor(Random(3), booths=6))
    assert found.visits.sum() == pytest.approx(6.0)
    assert found.walked_m > 0


def test_a_floor_that_is_its_own_mirror_has_the_same_footfall_on_both_sides() -> None:
    """Tests that mirrored booths are visited and passed alike."""
    left = [stand(f"l{k}", 4000, 4000 + 5000 * k, sides=(Side.EAST,)) for k in range(3)]
    right = [stand(f"r{k}", 23_000, 4000 + 5000 * k, sides=(Side.WEST,)) for k in range(3)]
    found = of(floor(*left, *right))
    for figures in (found.visits, found.footfall):
        by_name = dict(zip(found.booths, figures.tolist(), strict=True))
        for k in range(3):
            assert by_name[f"l{k}"] == pytest.approx(by_name[f"r{k}"], rel=1e-9)


def test_a_visit_counts_once_at_the_gate() -> None:
    """Tests that a single booth is passed by just those that visit it."""
    found = of(floor(stand("b", 13_500, 8000, sides=(Side.SOUTH,))), visitors=Visitors(stops=1))
    assert found.visits.tolist() == [1.0]
    assert found.footfall.tolist() == pytest.approx([1.0])
    (gate,) = found.gates.tolist()
    assert gate == pytest.approx([15_000, 8000, 15_000, 5000])


def test_the_gate_ends_at_what_stands_opposite() -> None:
    """Tests that a gate is no longer than the aisle before it is wide."""
    one = stand("one", 12_000, 8000, sides=(Side.SOUTH,))
    other = stand("other", 12_000, 3000, sides=(Side.NORTH,))
    gates = of(floor(one, other)).gates
    assert gates[0].tolist() == pytest.approx([13_500, 8000, 13_500, 6000])
    assert gates[1].tolist() == pytest.approx([13_500, 6000, 13_500, 8000])


def test_larger_booths_and_nearer_ones_draw_more() -> None:
    """Tests that area and nearness draw visitors, and by the same share nobody is favoured."""
    near = stand("near", 13_500, 4000, sides=(Side.SOUTH,))
    far = stand("far", 13_500, 14_000, sides=(Side.SOUTH,))
    one = Visitors(stops=1)
    visits = dict(zip(("near", "far"), of(floor(near, far), visitors=one).visits, strict=True))
    assert visits["near"] > visits["far"]
    large = stand("large", 3000, 6000, 6000, 3000, sides=(Side.SOUTH,))
    small = stand("small", 22_500, 6000, sides=(Side.SOUTH,))
    assert of(floor(large, small), visitors=one).visits == pytest.approx([2 / 3, 1 / 3])
    alike = Visitors(stops=1, attraction=Attraction.EQUAL)
    assert of(floor(large, small), visitors=alike).visits == pytest.approx([1 / 2, 1 / 2])


def test_closed_booths_are_told_and_nobody_goes_there() -> None:
    """Tests that who is not reached is no part of the figures."""
    shut = stand("shut", 20_000, 5000, sides=())
    found = of(floor(stand("b", 13_500, 5000, sides=(Side.SOUTH,)), shut))
    assert (found.booths, found.unreached) == (("b",), ("shut",))
    assert found.visits.tolist() == pytest.approx([1.0]), "there is nowhere else to go"


def test_a_floor_without_booths_or_doors() -> None:
    """Tests that nothing gives no traffic, and a hall without an entrance uses its exits."""
    assert of(floor()).walked_m == 0.0
    inside = Floor(hall("H", openings=()), (stand("b", 9000, 9000),), (), 3000)
    found = of(inside)
    assert (found.booths, found.unreached) == ((), ("b",))


def test_walks_over_stairs_are_as_long_as_the_stairs() -> None:
    """Tests that flows over a link count its own length."""
    floors = []
    for name in ("A", "B"):
        kind = OpeningType.ENTRANCE if name == "A" else OpeningType.EXIT
        doors = (door(f"{name}-W", (0, 12_000), (0, 9000), kind),)
        booth = stand(f"{name}-1", 20_000, 10_000).model_copy(update={"hall": name})
        floors.append(Floor(hall(name, openings=doors), (booth,), (), 3000))
    network = walking_network(floors, [_link(LinkKind.STAIRS, 40)])
    ways = booth_ways(network)
    found = traffic(network, ways, floors, Visitors(stops=2, first_decay_m=1000, decay_m=1000))
    assert found.visits.sum() == pytest.approx(2.0)
    doors = from_openings(network, ["A-W"])[0]
    first = found.visits / 2
    legs = sum(
        first[i] * (doors[i] + ways.lengths[i, j] + doors[j])
        for i, j in itertools.permutations(range(2), 2)
    )
    assert found.walked_m == pytest.approx(legs / 1000, rel=1e-6)
    assert network.number(NodeKind.OPENING, "B-W") is not None
