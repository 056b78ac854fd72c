"""Time and compare ways to measure walks on the same plans.

Run ``python bench/walking.py PLAN.plan.json ...``; ``make bench`` does after its own table. Every
method gives the walk from each booth's nearest entrance; errors are against the exact ways.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from bench.table import aligned, markdown
from layouts.aisle import Aisle
from layouts.floor import Floor
from layouts.walking.egress import egress
from layouts.walking.matrix import between_booths, booth_ways, from_openings
from layouts.walking.moved import moved
from layouts.walking.network import Network, walking_network
from layouts.walking.part import NodeKind
from layouts.walking.traffic import traffic
from plans.formats.plan_file import load_plan
from plans.plan import Plan
from plans.visits import entrances_of
from plans.walks import floors_of

CELL_MM = 500.0
"""Cells of the grid that is compared."""

HEADS = ("plan", "method", "booths", "seconds", "mean error %", "largest error %")

PEOPLE = 10_000
"""People who leave the halls of a plan."""

WORDS = 2
"""Columns of words; the others hold figures."""

Lengths = NDArray[np.float64]


@dataclass(frozen=True)
class Ground:
    """A plan with its floors, its exact network, and the entrances that are served."""

    name: str
    plan: Plan
    floors: tuple[Floor, ...]
    network: Network
    entrances: tuple[str, ...]

    @classmethod
    def of(cls, path: Path) -> "Ground":
        """Load a plan."""
        plan = load_plan(path)
        floors = tuple(floors_of(plan))
        network = walking_network(floors, plan.venue.links)
        name = path.parent.name if path.name == "madang.plan.json" else path.name.split(".")[0]
        return cls(name, plan, floors, network, entrances_of(plan))

    @property
    def booths(self) -> NDArray[np.intp]:
        """The booths' nodes."""
        return self.network.of(NodeKind.BOOTH)

    @property
    def doors(self) -> list[int]:
        """The entrances' nodes."""
        numbers = [self.network.number(NodeKind.OPENING, name) for name in self.entrances]
        return [number for number in numbers if number is not None]


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that work takes, the least of three runs of what is quick."""
    took = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
        if took[-1] > 1.0:
            break
    return min(took)


def by_networkx(ground: Ground) -> Lengths:
    """Walk the graph of record with networkx alone."""
    graph, found = ground.network.graph, np.full(len(ground.booths), np.inf)
    for door in ground.doors:
        lengths = nx.single_source_dijkstra_path_length(graph, door, weight="length_m")
        here = np.array([lengths.get(int(n), np.inf) for n in ground.booths])
        found = np.minimum(found, 1000 * here)
    return found


def by_grid(ground: Ground) -> Lengths:
    """Walk a grid of half a metre, eight neighbours a cell."""
    found = np.full(len(ground.booths), np.inf)
    network = ground.network
    halls = np.array(network.halls)
    for hall, region in network.regions.items():
        x0, y0, x1, y1 = region.shape.bounds
        x, y = np.meshgrid(np.arange(x0, x1 + CELL_MM, CELL_MM), np.arange(y0, y1, CELL_MM))
        open_ = np.asarray(shapely.intersects_xy(region.grown, x, y), dtype=bool)
        names = np.full(open_.shape, -1)
        names[open_] = np.arange(int(open_.sum()))
        tails, heads, lengths = [], [], []
        high, wide = open_.shape
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            one = names[: high - down, max(0, -right) : wide - max(0, right)]
            two = names[down:, max(0, right) : wide - max(0, -right)]
            both = (one >= 0) & (two >= 0)
            tails.append(one[both])
            heads.append(two[both])
            lengths.append(np.full(int(both.sum()), CELL_MM * np.hypot(down, right)))
        count = int(open_.sum())
        ends = np.concatenate(tails), np.concatenate(heads)
        graph = coo_array((np.concatenate(lengths), ends), shape=(count, count)).tocsr()
        cells = np.stack([x[open_], y[open_]], axis=1)
        near = shapely.STRtree(np.asarray(shapely.points(cells)))
        doors = [n for n in ground.doors if halls[n] == hall]
        mine = np.flatnonzero(halls[ground.booths] == hall)
        starts = near.nearest(shapely.points(network.points[doors]))
        goals = near.nearest(shapely.points(network.points[ground.booths[mine]]))
        far = dijkstra(graph, directed=False, indices=starts, min_only=True)
        found[mine] = far[goals]
    return found


def by_centre_lines(ground: Ground) -> Lengths:
    """Walk along the middles of the aisles, as a plan's drawing has them."""
    network, found = ground.network, np.full(len(ground.booths), np.inf)
    halls = np.array(network.halls)
    for hall in network.regions:
        middles = [_middle(a) for a in ground.plan.layout.aisles if a.hall == hall]
        doors = [n for n in ground.doors if halls[n] == hall]
        mine = np.flatnonzero(halls[ground.booths] == hall)
        if not middles or not doors:
            continue
        places = network.points[[*doors, *ground.booths[mine]]]
        lines = np.array(middles, dtype=object)
        nearest = shapely.STRtree(lines).nearest(shapely.points(places))
        onto = shapely.line_interpolate_point(
            lines[nearest], shapely.line_locate_point(lines[nearest], shapely.points(places))
        )
        feet = shapely.shortest_line(shapely.points(places), onto)
        whole = shapely.node(shapely.multilinestrings([*lines, *_grown(feet)]))
        graph: nx.Graph[tuple[float, float]] = nx.Graph()
        for part in shapely.get_parts(whole):
            ends = [tuple(np.round(point, 1).tolist()) for point in part.coords]
            graph.add_edge(ends[0], ends[-1], length=part.length)
        keys = [tuple(np.round(point, 1).tolist()) for point in places]
        known = [key for key in keys[: len(doors)] if key in graph]
        far = nx.multi_source_dijkstra_path_length(graph, set(known), weight="length")
        found[mine] = [far.get(key, np.inf) for key in keys[len(doors) :]]
    return found


def _grown(feet: NDArray[np.object_]) -> Iterator[object]:
    """Lengthen the lines to the aisles' middles by a millimetre, so that they cross them."""
    for line in feet:
        (ax, ay), (bx, by) = line.coords[0], line.coords[-1]
        length = max(line.length, 1e-9)
        yield shapely.linestrings([
            (ax, ay), (bx + (bx - ax) / length, by + (by - ay) / length),
        ])  # fmt: skip


def _middle(aisle: Aisle) -> object:
    """Give the line along the middle of an aisle."""
    a, b, c, d = (np.array(corner) for corner in aisle.corners)
    ends = ((a + d) / 2, (b + c) / 2) if aisle.along == "width" else ((a + b) / 2, (d + c) / 2)
    return shapely.linestrings(np.array(ends))


def rows(ground: Ground) -> Iterator[tuple[str, ...]]:
    """Give the table's lines of one plan."""
    network, floors, plan = ground.network, ground.floors, ground.plan
    exact = from_openings(network, ground.entrances).min(axis=0)
    ways = booth_ways(network)
    area = sum(hall.gross_m2 for hall in plan.halls)

    def leave() -> None:
        for floor in floors:
            egress(network, floor, PEOPLE * floor.hall.gross_m2 / area)

    after = (_one_moved(floors[0]), *floors[1:])

    ours: tuple[tuple[str, Callable[[], object]], ...] = (
        ("network built", lambda: walking_network(floors, plan.venue.links)),
        ("one booth moved", lambda: moved(network, floors, after, plan.venue.links)),
        ("entrances to booths", lambda: from_openings(network, ground.entrances)),
        ("all pairs of booths", lambda: between_booths(network)),
        ("traffic, all pairs known", lambda: traffic(network, ways, floors, plan.brief.visitors)),
        ("egress of 10,000, each exit lost in turn", leave),
    )
    for name, work in ours:
        yield ground.name, f"ours: {name}", f"{len(exact):,}", f"{timed(work):.3f}", "0", "0"
    for name, method in (
        ("networkx, entrances", by_networkx),
        ("grid 0.5 m, entrances", by_grid),
        ("aisle centre lines, entrances", by_centre_lines),
    ):
        start = time.perf_counter()
        found = method(ground)
        took = time.perf_counter() - start
        met = np.isfinite(found) & np.isfinite(exact) & (exact > 0)
        error = 100 * np.abs(found[met] / exact[met] - 1)
        figures = (f"{error.mean():.2f}", f"{error.max():.1f}") if met.any() else ("–", "–")
        yield ground.name, name, f"{int(met.sum()):,}", f"{took:.3f}", *figures


def _one_moved(floor: Floor) -> Floor:
    """Give a floor with the booth in the middle of its list dragged half a metre aside."""
    middle = len(floor.booths) // 2
    booth = floor.booths[middle]
    aside = booth.model_copy(update={"x_mm": booth.x_mm + 500, "y_mm": booth.y_mm + 500})
    booths = (*floor.booths[:middle], aside, *floor.booths[middle + 1 :])
    changed = Floor(floor.hall, booths, floor.areas, floor.aisle_mm)
    # The shapes of what stands, and where they are, an editor has in any case.
    changed.tree.query(floor.outline)
    return changed


def main(arguments: Sequence[str]) -> int:
    """Print the table of some plans."""
    options = {word for word in arguments if word.startswith("--")}
    paths = [Path(word) for word in arguments if word not in options]
    lines = [line for path in paths for line in rows(Ground.of(path))]
    write = markdown if "--page" in options else aligned
    sys.stdout.write(write(lines, HEADS, WORDS).rstrip("\n") + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
