"""Floors for the tests of walking, small enough to be walked by brute force."""

import itertools
import math
from collections.abc import Sequence
from random import Random

import networkx as nx
import shapely
from shapely.geometry import LineString, Point

from layouts.booth import Booth, Side
from layouts.floor import Floor
from layouts.walking.network import Network
from layouts.walking.part import NodeKind
from layouts.walking.region import SPARE_MM, Region
from tests.layouts.turning import Turning
from tests.venue.buildings import box, column, door, hall
from venue.opening import OpeningType
from venue.units import Point as Place

ALL = (Side.SOUTH, Side.EAST, Side.NORTH, Side.WEST)


def stand(
    name: str, x: int, y: int, width: int = 3000, depth: int = 3000, sides: Sequence[Side] = ALL
) -> Booth:
    """Make a booth by its lower-left corner, open on some sides."""
    return Booth(
        hall="H", id=name, x_mm=x, y_mm=y, width_mm=width, depth_mm=depth, open_edges=tuple(sides)
    )


def floor(
    *booths: Booth,
    width: int = 30_000,
    depth: int = 20_000,
    outline: tuple[Place, ...] = (),
    columns: Sequence[Place] = (),
    turn: float = 0.0,
) -> Floor:
    """Give a hall with an entrance S in its south wall and an exit N in its north wall.

    ``columns`` are the lower-left corners of square ones, 900 mm; ``turn`` turns all of it.
    """
    doors = (
        door("S", (width // 2 - 1500, 0), (width // 2 + 1500, 0), OpeningType.ENTRANCE),
        door("N", (width // 2 + 1500, depth), (width // 2 - 1500, depth)),
    )
    solids = tuple(column(f"K{i}", *at) for i, at in enumerate(columns))
    ring = outline or box(0, 0, width, depth)
    place = hall("H", ring, openings=doors, obstacles=solids)
    turned = Turning(turn)
    return Floor(turned.hall(place), tuple(turned.stand(b) for b in booths), (), 3000)


def random_floor(dice: Random, *, turn: float = 0.0, booths: int = 8) -> Floor:
    """Draw booths that stand apart or flush, turned ones and columns among them."""
    found: list[Booth] = []
    for number in range(booths):
        for _ in range(20):
            x, y = dice.randrange(1000, 26_000, 500), dice.randrange(4500, 14_000, 500)
            one = stand(
                f"b{number}",
                x,
                y,
                dice.choice((3000, 3000, 6000)),
                dice.choice((3000, 3000, 6000)),
                dice.sample(ALL, dice.randint(1, 4)),
            )
            if dice.random() < 0.3:
                one = one.model_copy(update={"rotation_deg": dice.choice((17.0, 45.0))})
            apart = all(one.shape.intersection(other.shape).area < 1 for other in found)
            if apart and one.shape.within(shapely.box(0, 0, 30_000, 20_000)):
                found.append(one)
                break
    pillars = [(dice.randint(1000, 28_000), dice.randint(1000, 18_000)) for _ in range(2)]
    return floor(*found, columns=pillars, turn=turn)


def brute_mm(network: Network, region: Region) -> dict[tuple[str, str], float]:
    """Give the shortest ways between all leaves, from all corners that the region has.

    Every corner is joined with every other that lies in sight, whether a way can bend there or not.
    """
    exact = region.shape.buffer(-SPARE_MM, join_style="mitre")
    corners = [(x, y) for x, y in shapely.get_coordinates(exact).tolist()]
    leaves = [leaf.id for leaf in network.leaves]
    places = [(x, y) for x, y in network.points[network.corners :].tolist()]
    nodes: dict[object, tuple[float, float]] = dict(enumerate(dict.fromkeys(corners)))
    nodes |= zip(leaves, places, strict=True)
    seen = region.shape.buffer(SPARE_MM, join_style="mitre")
    graph: nx.Graph[object] = nx.Graph()
    graph.add_nodes_from(nodes)
    for (a, at), (b, to) in itertools.combinations(nodes.items(), 2):
        if seen.covers(LineString([at, to]) if at != to else Point(at)):
            graph.add_edge(a, b, weight=math.dist(at, to))
    return {
        (a, b): length
        for a in leaves
        for b, length in nx.single_source_dijkstra_path_length(graph, a).items()
        if isinstance(b, str)
    }


def booths_of(network: Network) -> list[str]:
    """List the booths of a network, in their order."""
    return [leaf.id for leaf in network.leaves if leaf.kind is NodeKind.BOOTH]
