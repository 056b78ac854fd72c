"""Everybody out: who leaves by which exit, how long the doors take, how far people walk."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layouts.floor import Floor
from venue.opening import Opening

from .network import Network
from .part import NodeKind, seen_corners
from .region import Points

SPECIFIC_FLOW = 1.32
"""People a second through a metre of effective width: the most a door lets pass (SFPE, 1988)."""

BOUNDARY_M = 0.15
"""What people keep off each jamb: a door's effective width is its clear width less twice this."""

SPEED_M_S = 1.2
"""Walking speed of a crowd that is not yet dense."""

CELL_MM = 2_000.0
"""Side of the squares that people stand in, evenly over the hall."""

MOST_STARTS = 4_000
"""Squares of a hall: in a floor of 100,000 m2 they are 5 m wide, and people still spread evenly."""

ROUNDS = 120
"""Rounds in which exits that are done late are put off, and others called."""

FIRST_STEP, EACH_STEP = 0.2, 0.97
"""Share of an exit's lateness that the first round puts it off by, and of that each next one."""

MOST_SENT = 4_000
"""Groups sent on one by one; a hall has some thousands."""

Seconds = NDArray[np.float64]


@dataclass(frozen=True)
class Starts:
    """Where people are when they leave: middles of squares, their shares of the people, and walks.

    ``cell_mm`` is the side of the squares; ``walk_mm`` is starts x exits, infinite where no way
    leads.
    """

    cell_mm: float
    points: Points
    share: Seconds
    walk_mm: Seconds


@dataclass(frozen=True)
class ExitUse:
    """An exit: people who leave by it, when the last of them is through, and its widths, metres."""

    id: str
    people: float
    seconds: float
    width_m: float

    @property
    def effective_width_m(self) -> float:
        """The clear width less what people keep off the jambs."""
        return effective_width_m(self.width_m)


@dataclass(frozen=True)
class Clearing:
    """A hall emptied through some exits; ``choice`` is the exit of each start, -1 for none."""

    exits: tuple[ExitUse, ...]
    choice: NDArray[np.intp]

    @property
    def seconds(self) -> float | None:
        """When the last one is through the last door; None without a door."""
        return max((use.seconds for use in self.exits), default=None)


@dataclass(frozen=True)
class Egress:
    """How one hall is left.

    ``quickest`` sends people where they are out soonest, ``nearest`` each to the nearest exit.
    ``lost`` has, for each exit, the quickest clearing without it. ``trapped`` are people no way
    leads out for. ``travel_mm`` is each start's walk to its nearest exit with what lies beyond that
    door, to the stair or the outside.
    """

    hall: str
    people: float
    starts: Starts
    nearest: Clearing
    quickest: Clearing
    lost: tuple[tuple[str, Clearing], ...]
    trapped: float
    travel_mm: Seconds

    @property
    def max_travel_m(self) -> float | None:
        """The longest walk of anybody who gets out; None when nobody does."""
        finite = self.travel_mm[np.isfinite(self.travel_mm)]
        return float(finite.max()) / 1000 if len(finite) else None

    @property
    def worst(self) -> tuple[str, Clearing] | None:
        """The exit whose loss takes longest, or leaves most people in; None with one or none."""
        known = [each for each in self.lost if each[1].seconds is not None]
        return max(known, key=lambda each: each[1].seconds or 0.0, default=None)

    @property
    def capacity_s(self) -> float | None:
        """The people over what all doors let pass a second: no clearing is quicker."""
        flow = sum(SPECIFIC_FLOW * use.effective_width_m for use in self.quickest.exits)
        return (self.people - self.trapped) / flow if flow else None


def effective_width_m(clear_m: float) -> float:
    """Give a door's effective width, metres.

    Examples
    --------
    >>> round(effective_width_m(2.0), 2), effective_width_m(0.2)
    (1.7, 0.0)
    """
    return max(0.0, clear_m - 2 * BOUNDARY_M)


def queue_seconds(arrivals_s: Seconds, people: Seconds, flow: float) -> float:
    """Give the time at which a queue at a door is through.

    Parameters
    ----------
    arrivals_s : when each group arrives.
    people : how many each group has.
    flow : people the door lets pass a second.

    Notes
    -----
    The door is busy from some arrival on until the last is through, so the time is the largest of
    ``t_k + (people who arrive with k or later) / c``; and nobody is through before arriving.

    Examples
    --------
    >>> queue_seconds(np.array([10.0, 0.0]), np.array([4.0, 4.0]), 1.0)
    14.0
    """
    kept = people > 0
    if not kept.any():
        return 0.0
    order = np.argsort(arrivals_s[kept], kind="stable")
    arrivals, groups = arrivals_s[kept][order], people[kept][order]
    if flow <= 0:
        return float("inf")
    later = np.cumsum(groups[::-1])[::-1]
    return float((arrivals + later / flow).max())


def egress(
    network: Network,
    floor: Floor,
    people: float,
    denser: Sequence[tuple[BaseGeometry, float]] = (),
) -> Egress:
    """Empty a hall.

    Parameters
    ----------
    network : its walking network.
    floor : the hall with what stands in it.
    people : how many are in it, spread evenly over the hall, booths and aisles alike.
    denser : places such as seats, with how many times more people are there than elsewhere.

    Notes
    -----
    A hydraulic estimate: everybody sets off at once, walks the shortest way at ``SPEED_M_S`` and
    queues at the door, which lets ``SPECIFIC_FLOW`` people a second pass for each metre of its
    effective width. It is no bound: crowds slow each other down on the way as well.

    The quickest clearing gives each exit a delay and sends everybody where walk and delay are
    least; delays grow where exits are done late and shrink where they are done early. Then people
    of the last queue are sent, one group after the other, where they are through sooner.

    References
    ----------
    H. E. Nelson, F. W. Mowrer, Emergency movement, SFPE Handbook, 3rd ed., 2002.
    """
    doors = _served(network, floor)
    starts, travel = travels(network, floor)
    starts = replace(starts, share=_shares(starts.points, denser))
    reached = np.isfinite(starts.walk_mm).any(axis=1)
    crowd = people * starts.share
    quickest = _quickest(starts, crowd, doors)
    lost = []
    for number, door in enumerate(doors if len(doors) > 1 else ()):
        left = np.ones(len(doors), dtype=bool)
        left[number] = False
        fewer = replace(starts, walk_mm=starts.walk_mm[:, left])
        others = [each for each in doors if each is not door]
        lost.append((door.id, _quickest(fewer, crowd, others)))
    return Egress(
        hall=floor.hall.id,
        people=people,
        starts=starts,
        nearest=_cleared(starts, crowd, doors, np.zeros(len(doors))),
        quickest=quickest,
        lost=tuple(lost),
        trapped=float(crowd[~reached].sum()),
        travel_mm=travel,
    )


def travels(network: Network, floor: Floor) -> tuple[Starts, Seconds]:
    """Measure how far people walk out of a hall from wherever they are.

    Parameters
    ----------
    network, floor : as for `egress`.

    Returns
    -------
    Where people are, and the walk of each to its nearest exit with what lies beyond that door,
    millimetres; infinite where no way leads out.
    """
    doors = _served(network, floor)
    starts = _starts(network, floor, doors)
    beyond = np.array([door.beyond_mm for door in doors], dtype=float)
    return starts, (starts.walk_mm + beyond).min(axis=1, initial=np.inf)


def _shares(points: Points, denser: Sequence[tuple[BaseGeometry, float]]) -> Seconds:
    """Give the share of the people at each point."""
    weight = np.ones(len(points))
    for place, times in denser:
        weight[np.asarray(shapely.intersects_xy(place, points[:, 0], points[:, 1]))] = times
    return np.asarray(weight / weight.sum())


def _served(network: Network, floor: Floor) -> list[Opening]:
    """List the doors of a hall that people can leave by."""
    return [door for door in floor.doors if network.number(NodeKind.OPENING, door.id) is not None]


def _starts(network: Network, floor: Floor, doors: Sequence[Opening]) -> Starts:
    """Spread people over a hall, and measure their walks to the doors."""
    region = network.regions[floor.hall.id]
    x0, y0, x1, y1 = floor.outline.bounds
    cell = max(CELL_MM, math.sqrt(floor.outline.area / MOST_STARTS))
    x, y = np.meshgrid(
        np.arange(x0 + cell / 2, x1 + cell / 2, cell), np.arange(y0 + cell / 2, y1 + cell / 2, cell)
    )
    inside = np.asarray(shapely.intersects_xy(floor.outline, x, y), dtype=bool)
    points = np.stack([x[inside], y[inside]], axis=1)
    if not len(points):
        centre = shapely.point_on_surface(floor.outline)
        points = np.array([[centre.x, centre.y]])
    share = np.full(len(points), 1 / len(points))
    if region.shape.is_empty or not doors:
        return Starts(cell, points, share, np.full((len(points), len(doors)), np.inf))
    onto, extra = _onto_the_floor(network, floor, points)
    numbers = [network.number(NodeKind.OPENING, door.id) for door in doors]
    nodes = [n for n in numbers if n is not None]
    far, _ = network.from_nodes(nodes)
    first = next((n for n, hall in enumerate(network.halls) if hall == floor.hall.id), 0)
    walk = np.full((len(points), len(doors)), np.inf)
    leaf, corner = seen_corners(onto, region)
    legs = np.hypot(*(onto[leaf] - region.corners.at[corner]).T)
    for column in range(len(doors)):
        np.minimum.at(walk[:, column], leaf, legs + far[column, first + corner])
        door = network.points[nodes[column]]
        straight = region.sees(onto, np.broadcast_to(door, onto.shape))
        length = np.hypot(*(onto - door).T)
        walk[straight, column] = np.minimum(walk[straight, column], length[straight])
    return Starts(cell, points, share, walk + extra[:, None])


def _onto_the_floor(network: Network, floor: Floor, points: Points) -> tuple[Points, Seconds]:
    """Bring points onto the floor people's middles can be on; give where, and how far that is.

    Whoever is in a booth leaves it where people step up to it, everybody else by the nearest way.
    """
    region = network.regions[floor.hall.id]
    onto = points.copy()
    off = np.flatnonzero(~region.holds(points))
    lines = shapely.shortest_line(shapely.points(points[off]), region.shape)
    onto[off] = shapely.get_coordinates(lines).reshape(-1, 2, 2)[:, 1]
    tree = shapely.STRtree(floor.booth_shapes)
    place, booth = tree.query(shapely.points(points), predicate="within")
    for at, number in zip(place.tolist(), booth.tolist(), strict=True):
        node = network.number(NodeKind.BOOTH, floor.booths[number].id)
        if node is not None:
            onto[at] = network.points[node]
    return onto, np.hypot(*(points - onto).T)


def _quickest(starts: Starts, crowd: Seconds, doors: Sequence[Opening]) -> Clearing:
    """Find a clearing that is done as soon as can be, or nearly so."""
    best = now = _cleared(starts, crowd, doors, np.zeros(len(doors)))
    delay, step = np.zeros(len(doors)), FIRST_STEP
    for _ in range(ROUNDS if len(doors) > 1 else 0):
        done = np.array([use.seconds for use in now.exits])
        busy = done > 0
        if not busy.any() or not np.isfinite(done).all():
            break
        delay += step * (done - done[busy].mean())
        step *= EACH_STEP
        now = _cleared(starts, crowd, doors, delay)
        if (now.seconds or 0.0) < (best.seconds or 0.0):
            best = now
    return _sent_on(starts, crowd, doors, best)


def _sent_on(
    starts: Starts, crowd: Seconds, doors: Sequence[Opening], clearing: Clearing
) -> Clearing:
    """Send people of the last queue to other exits, as long as they are through there sooner."""
    arrivals, flows = starts.walk_mm / 1000 / SPEED_M_S, _flows(doors)
    choice = clearing.choice.copy()
    done = np.array([use.seconds for use in clearing.exits])
    for _ in range(MOST_SENT if len(doors) > 1 and np.isfinite(done).all() else 0):
        last = int(done.argmax())
        queue = np.flatnonzero(choice == last)
        if not len(queue):
            break
        # Whoever comes to an exit that is busy to the end leaves it so much later.
        with np.errstate(divide="ignore"):
            after = np.maximum(arrivals[queue], done) + crowd[queue, None] / flows
        after[:, last] = np.inf
        group, exit_ = np.unravel_index(int(after.argmin()), after.shape)
        if after[group, exit_] >= done[last]:
            break
        choice[queue[group]] = exit_
        for changed in (last, int(exit_)):
            mine = choice == changed
            done[changed] = queue_seconds(arrivals[mine, changed], crowd[mine], flows[changed])
    return _through(starts, crowd, doors, choice)


def _flows(doors: Sequence[Opening]) -> Seconds:
    """Give the people a second that each door lets pass."""
    widths = [effective_width_m(door.clear_width_mm / 1000) for door in doors]
    return SPECIFIC_FLOW * np.array(widths, dtype=float)


def _cleared(starts: Starts, crowd: Seconds, doors: Sequence[Opening], delay: Seconds) -> Clearing:
    """Send everybody where walk and delay are least, and let the doors work off their queues."""
    cost = starts.walk_mm / 1000 / SPEED_M_S + delay
    out = np.isfinite(cost).any(axis=1)
    choice = np.where(out, cost.argmin(axis=1), -1) if doors else np.full(len(crowd), -1)
    return _through(starts, crowd, doors, choice)


def _through(
    starts: Starts, crowd: Seconds, doors: Sequence[Opening], choice: NDArray[np.intp]
) -> Clearing:
    """Let the doors work off the queues of those who chose them."""
    uses = []
    for number, (door, flow) in enumerate(zip(doors, _flows(doors).tolist(), strict=True)):
        mine = choice == number
        arrivals = starts.walk_mm[mine, number] / 1000 / SPEED_M_S
        through = queue_seconds(arrivals, crowd[mine], flow)
        width = door.clear_width_mm / 1000
        uses.append(ExitUse(door.id, float(crowd[mine].sum()), through, width))
    return Clearing(tuple(uses), choice)
