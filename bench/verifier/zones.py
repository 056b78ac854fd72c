"""Whether zones are in one piece: ground on both sides of an aisle is one piece."""

from collections import defaultdict
from collections.abc import Sequence

import networkx as nx
import shapely

from bench.verifier.exported import Floor

ACROSS_MM = 12_000.0
"""Two pieces of a zone lie together when no more than the widest aisle parts them, millimetres.

A boulevard of 9 m with 3 m to spare; where two main aisles of 5 m with 3 m to spare cross, their
corners are 11.3 m apart.
"""


def whole_zones(floors: Sequence[Floor]) -> tuple[int, int]:
    """Count the zones in one piece, and all that are drawn; a zone in two halls counts twice."""
    met = count = 0
    for floor in floors:
        pieces: dict[str, list[shapely.Polygon]] = defaultdict(list)
        for zone in floor.zones:
            pieces[zone.id].append(zone.outline)
        for mine in pieces.values():
            near: nx.Graph[int] = nx.Graph()
            near.add_nodes_from(range(len(mine)))
            near.add_edges_from(
                (one, other)
                for one in range(len(mine))
                for other in range(one)
                if mine[one].distance(mine[other]) <= ACROSS_MM
            )
            met += nx.is_connected(near)
            count += 1
    return met, count
