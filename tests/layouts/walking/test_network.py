"""Tests of the walking network: its ways are the shortest there are."""

import itertools
import math
from random import Random

import networkx as nx
import numpy as np
import pytest
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from layouts.booth import Side
from layouts.floor import Floor
from layouts.walking.matrix import between_booths, from_openings
from layouts.walking.network import Network, walking_network
from layouts.walking.part import NodeKind, tangents
from layouts.walking.region import CLEARANCE_MM, Region
from tests.layouts.walking.floors import booths_of, brute_mm, floor, random_floor, stand
from tests.venue.buildings import OURS, box, door, hall
from venue.opening import OpeningType
from venue.venue import Link, LinkKind


def length(network: Network, a: str, b: str) -> float:
    """Give the length of the shortest way between an opening or booth and another, metres."""
    graph = network.graph
    numbers = {data["id"]: node for node, data in graph.nodes.items() if data["id"]}
    return float(nx.dijkstra_path_length(graph, numbers[a], numbers[b], weight="length_m"))


def test_an_empty_hall_is_walked_straight() -> None:
    """Tests that nothing bends a way where nothing stands."""
    network = walking_network([floor()])
    assert len(network) == 2
    assert length(network, "S", "N") == pytest.approx(20 - 2 * CLEARANCE_MM / 1000, abs=1e-6)


def test_one_block_is_walked_around() -> None:
    """Tests that a way around one block bends at its corners, a clearance off, and no further."""
    network = walking_network([floor(stand("b", 12_000, 6000, 6000, 6000))])
    legs = math.hypot(3.4, 5.6 - 0.4), 6.8, math.hypot(3.4, 20 - 0.4 - 12.4)
    assert length(network, "S", "N") == pytest.approx(sum(legs), abs=2e-4)


@pytest.mark.parametrize(("gap", "open_"), [(800, True), (799, False)])
def test_a_slit_as_wide_as_a_body_is_a_way(gap: int, open_: bool) -> None:
    """Tests that people pass a slit of twice the clearance, and none a millimetre narrower."""
    wall = (
        stand("w", 0, 9000, 14_600, 3000),
        stand("e", 14_600 + gap, 9000, 30_000 - 14_600 - gap, 3000),
    )
    network = walking_network([floor(*wall)])
    if open_:
        assert length(network, "S", "N") == pytest.approx(19.2, abs=1e-3)
    else:
        with pytest.raises(nx.NetworkXNoPath):
            length(network, "S", "N")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_no_way_is_longer_than_by_brute_force_nor_shorter(seed: int) -> None:
    """Tests that all ways between leaves are those over every corner and line of sight."""
    network = walking_network([random_floor(Random(seed))])
    region = network.regions["H"]
    expected = brute_mm(network, region)
    names, far = booths_of(network), between_booths(network)
    for (i, a), (j, b) in itertools.product(enumerate(names), repeat=2):
        assert far[i, j] == pytest.approx(expected.get((a, b), math.inf), abs=1e-3)
    doors = from_openings(network, ["S", "N"])
    for (i, a), (j, b) in itertools.product(enumerate(("S", "N")), enumerate(names)):
        assert doors[i, j] == pytest.approx(expected.get((a, b), math.inf), abs=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9))
def test_networkx_finds_what_the_arrays_find(seed: int) -> None:
    """Tests that the graph of record and its arrays are the same network."""
    network = walking_network([random_floor(Random(seed))])
    far, _ = network.from_nodes(list(range(len(network))))
    for a, lengths in nx.all_pairs_dijkstra_path_length(network.graph, weight="length_m"):
        row = np.array([lengths.get(b, math.inf) for b in range(len(network))])
        assert np.allclose(row, far[a] / 1000, atol=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9))
def test_a_turned_floor_is_walked_alike(seed: int) -> None:
    """Tests that lengths stay within 0.01 mm when all of a floor is turned by 23 degrees.

    Corners are not rounded: the free floor itself is turned.
    """
    straight = random_floor(Random(seed))
    region = Region.of(straight)
    spun = Region("H", shapely.affinity.rotate(region.shape, 23, origin=(0, 0)))
    turn = np.exp(1j * np.radians(23))
    here, there = (each.corners.at @ (1, 1j) for each in (region, spun))
    # Corners of two straight edges in a row are none but for noise.
    place = np.abs(here[:, None] * turn - there).argmin(axis=1)
    kept = np.abs(here * turn - there[place]) < 1e-3
    assert kept.sum() >= min(len(here), len(there)) - 2
    first, second = _among_corners(region), _among_corners(spun)
    first, second = first[kept][:, kept], second[place[kept]][:, place[kept]]
    finite = np.isfinite(first)
    assert (finite == np.isfinite(second)).all()
    assert np.abs(first[finite] - second[finite]).max(initial=0.0) <= 1e-2


def _among_corners(region: Region) -> NDArray[np.float64]:
    """Give the lengths between all corners of a region, in the order of its rings."""
    tails, heads = tangents(region)
    at = region.corners.at
    weights = np.hypot(*(at[heads] - at[tails]).T)
    graph = csr_array((weights, (tails, heads)), shape=(len(at), len(at)))
    return np.asarray(dijkstra(graph, directed=False))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_ways_are_a_metric_and_a_booth_shortens_none(seed: int) -> None:
    """Tests symmetry and the triangle inequality, and that what stands in the way is no help."""
    full = random_floor(Random(seed))
    far = between_booths(walking_network([full]))
    assert (far == far.T).all()
    through = (far[:, :, None] + far[None, :, :]).min(axis=1)
    assert (far <= through + 1e-6).all()
    fewer = Floor(full.hall, full.booths[:-1], (), 3000)
    network, less = walking_network([full]), walking_network([fewer])
    here, there = booths_of(network), booths_of(less)
    before = between_booths(less)
    for a, b in itertools.product({*here} & {*there}, repeat=2):
        same = all(
            network.points[network.number(NodeKind.BOOTH, name) or 0].tolist()
            == less.points[less.number(NodeKind.BOOTH, name) or 0].tolist()
            for name in (a, b)
        )
        if same:
            now = far[here.index(a), here.index(b)]
            assert now >= before[there.index(a), there.index(b)] - 1e-6


def test_a_booth_closed_in_is_told() -> None:
    """Tests that who is not reached has no way, and who has no free place before it no node."""
    ring = [
        stand("w", 4000, 6000, 1000, 9000),
        stand("e", 13_000, 6000, 1000, 9000),
        stand("s", 5000, 6000, 8000, 1000),
        stand("n", 5000, 14_000, 8000, 1000),
    ]
    inner = stand("inner", 8000, 9000)
    tight = stand("tight", 20_000, 6000, sides=(Side.EAST,))
    beside = stand("beside", 23_100, 5000, 3000, 6000, sides=(Side.EAST,))
    network = walking_network([floor(*ring, inner, tight, beside)])
    assert [leaf.id for leaf in network.unserved] == ["tight"]
    names, far = booths_of(network), from_openings(network, ["S"])[0]
    assert math.isinf(far[names.index("inner")])
    assert math.isfinite(far[names.index("beside")])


def _two_floors(*links: Link) -> Network:
    """Give the network of two bare halls one over the other."""
    floors = []
    for name in ("A", "B"):
        doors = (
            door(f"{name}-S", (13_500, 0), (16_500, 0), OpeningType.ENTRANCE),
            door(f"{name}-W", (0, 12_000), (0, 9000), OpeningType.ENTRANCE),
        )
        booth = stand(f"{name}-1", 20_000, 10_000).model_copy(update={"hall": name})
        floors.append(Floor(hall(name, openings=doors), (booth,), (), 3000))
    return walking_network(floors, links)


def _link(kind: LinkKind, metres: float, name: str = "x", step_free: bool = False) -> Link:
    """Make a way between the west doors of both halls."""
    return Link(
        id=name, kind=kind, halls=("A", "B"), openings=("A-W", "B-W"), step_free=step_free,
        length_mm=round(metres * 1000), width_mm=2000, source=OURS,
    )  # fmt: skip


def test_halls_are_joined_by_the_shortest_of_the_ways_between_them() -> None:
    """Tests that stairs and lifts join halls, and that without them no way leads over."""
    lift, stairs = _link(LinkKind.LIFT, 50, "l", True), _link(LinkKind.STAIRS, 40, "s")
    network = _two_floors(lift, stairs)
    inside = 2 * length(_two_floors(), "A-W", "A-1")
    assert length(network, "A-1", "B-1") == pytest.approx(inside + 40, abs=1e-6)
    ends = network.edges[0][-1], network.edges[1][-1]
    assert network.graph.edges[ends] == {"length_m": 40.0, "step_free": False}
    assert math.isinf(between_booths(_two_floors())[0, 1])
    assert between_booths(network)[0, 1] == pytest.approx((inside + 40) * 1000, abs=1e-3)


def test_a_link_to_a_hall_that_is_not_there_is_left_out() -> None:
    """Tests that a way to a hall the show does not rent joins nothing."""
    here = floor()
    there = _link(LinkKind.STAIRS, 40).model_copy(update={"halls": ("H", "elsewhere")})
    assert walking_network([here], [there]).links == {}


def test_without_floors_there_is_no_network() -> None:
    """Tests that no hall gives a network of nothing, and one that is full one without corners."""
    assert len(walking_network([])) == 0
    full = stand("b", 0, 0, 30_000, 20_000)
    network = walking_network([Floor(hall("H", box(0, 0, 30_000, 20_000)), (full,), (), 3000)])
    assert (len(network), len(network.unserved)) == (0, 2)
