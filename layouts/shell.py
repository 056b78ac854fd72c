"""Shell walls: what a contractor builds around stands that are not bare floor.

A shell or package stand has walls on its closed sides, a fascia with its name over each open one,
and a post where two open sides meet. Two shell stands side by side share the wall between them.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from layouts.brief.exhibitor import Build

from .booth import Booth, Side

WALLED = frozenset({Build.SHELL, Build.PACKAGE})
"""Builds with walls."""

SHARED_MM = 25.0
"""Walls of two stands this near are one: in turned halls a stand loses 2 mm a unit."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Wall:
    """A stretch of wall in a hall's frame, millimetres, and the stands it closes: one or two."""

    hall: str
    a: Point
    b: Point
    booths: tuple[str, ...]

    @property
    def length_mm(self) -> float:
        """How long it is, millimetres."""
        return math.dist(self.a, self.b)


@dataclass(frozen=True)
class Fascia:
    """The board with a stand's name over an open side, from one post to the next."""

    booth: str
    side: Side
    a: Point
    b: Point

    @property
    def length_mm(self) -> float:
        """How long it is, millimetres."""
        return math.dist(self.a, self.b)


@dataclass(frozen=True)
class ShellWork:
    """All that is built: walls, fascias, and posts at corners between two open sides."""

    walls: tuple[Wall, ...]
    fascias: tuple[Fascia, ...]
    posts: tuple[tuple[str, Point], ...]

    @property
    def wall_m(self) -> float:
        """Metres of wall; a shared one counts once."""
        return round(sum(wall.length_mm for wall in self.walls) / 1000, 3)

    @property
    def fascia_m(self) -> float:
        """Metres of fascia."""
        return round(sum(fascia.length_mm for fascia in self.fascias) / 1000, 3)


def shell_work(booths: Iterable[Booth]) -> ShellWork:
    """Measure what is to be built.

    Parameters
    ----------
    booths : stands of any build; raw ones need nothing.

    Examples
    --------
    Two stands side by side, open to the south: two backs, two ends and one wall between them.

    >>> pair = [
    ...     Booth(
    ...         hall="C",
    ...         x_mm=x,
    ...         y_mm=0,
    ...         width_mm=3000,
    ...         depth_mm=3000,
    ...         id=str(x),
    ...         build="shell",
    ...         open_edges=("south",),
    ...     )
    ...     for x in (0, 3000)
    ... ]
    >>> work = shell_work(pair)
    >>> work.wall_m, work.fascia_m, work.posts
    (15.0, 6.0, ())
    """
    walled = [booth for booth in booths if booth.build in WALLED]
    fascias = [
        Fascia(booth.id, side, *booth.side(side)) for booth in walled for side in booth.open_edges
    ]
    posts = [(booth.id, corner) for booth in walled for corner in _posts(booth)]
    return ShellWork(tuple(_walls(walled)), tuple(fascias), tuple(posts))


def _posts(booth: Booth) -> Iterator[Point]:
    """Give the corners at which two open sides meet."""
    ends = [booth.side(side) for side in booth.open_edges]
    for i, (a, b) in enumerate(ends):
        for c, d in ends[i + 1 :]:
            yield from (p for p in (a, b) if min(math.dist(p, c), math.dist(p, d)) < 1)


def _walls(booths: Sequence[Booth]) -> Iterator[Wall]:
    """Give the closed sides, cut where what they close changes."""
    lines: dict[tuple[str, float], list[tuple[float, float, float, str]]] = defaultdict(list)
    for booth in booths:
        for a, b in _closed(booth):
            angle = _direction(booth, a, b)
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            low, high = sorted(p[0] * cos + p[1] * sin for p in (a, b))
            across = (a[1] + b[1]) / 2 * cos - (a[0] + b[0]) / 2 * sin
            lines[booth.hall, angle].append((across, low, high, booth.id))
    for (hall, angle), spans in lines.items():
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        for across, low, high, ids in _merged(sorted(spans)):
            ends = [(at * cos - across * sin, at * sin + across * cos) for at in (low, high)]
            yield Wall(hall, ends[0], ends[1], ids)


def _direction(booth: Booth, a: Point, b: Point) -> float:
    """Give the direction of a side in [0, 180), degrees: the stand's own, or across it.

    A side of three metres is drawn in whole millimetres and would tell it by a hundredth alone;
    over a long row that is a hand's breadth.
    """
    axis = round(booth.rotation_deg % 90, 3) % 90
    seen = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) % 180
    return (axis + 90 * round((seen - axis) / 90)) % 180


def _closed(booth: Booth) -> Iterator[tuple[Point, Point]]:
    """Give the stretches of a stand's outline that are on no open side."""
    opened = [booth.side(side) for side in booth.open_edges]
    ring = booth.ring
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        if not any(_on(middle, c, d) for c, d in opened):
            yield a, b


def _on(point: Point, a: Point, b: Point) -> bool:
    """Tell whether a point lies on a stretch."""
    return math.dist(a, point) + math.dist(point, b) - math.dist(a, b) < 1e-3


def _merged(
    spans: Sequence[tuple[float, float, float, str]],
) -> Iterator[tuple[float, float, float, tuple[str, ...]]]:
    """Cut the spans of one direction into stretches, each with the stands that share it."""
    groups: list[list[tuple[float, float, float, str]]] = []
    for span in spans:
        if groups and span[0] - groups[-1][0][0] <= SHARED_MM:
            groups[-1].append(span)
        else:
            groups.append([span])
    for group in groups:
        marks = sorted({end for _, low, high, _ in group for end in (low, high)})
        for low, high in pairwise(marks):
            if high - low <= SHARED_MM:
                continue
            middle = (low + high) / 2
            here = tuple(sorted(key for _, a, b, key in group if a < middle < b))
            if here:
                yield group[0][0], low, high, here
