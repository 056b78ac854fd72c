"""Lots: requests that are alike, so that the model counts them instead of naming them."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

BAND_CELLS = 2
"""A band is at most two cells deep; what is deeper both ways is stamped, not covered."""


@dataclass(frozen=True)
class Request:
    """One thing to place by the cover: an exhibitor, or some that must stand side by side.

    ``shapes`` are the footprints that serve it, width x depth in millimetres as the hall sees
    them (width along the hall's x); ``turn`` allows a quarter turn. ``members`` are the exhibitors
    from left to right with their widths; a plain request has one. ``apart`` are exhibitors to keep
    away from, with the distance in millimetres. ``cut`` are rectangles two cells deep that serve
    it less the cell at one corner.
    """

    key: str
    zone: str
    shapes: tuple[tuple[int, int], ...]
    turn: bool
    sides: int
    priority: int
    members: tuple[tuple[str, int], ...] = ()
    apart: tuple[tuple[str, int], ...] = ()
    cut: tuple[tuple[int, int], ...] = ()

    @property
    def kind(self) -> tuple[object, ...]:
        """What makes requests alike; one that keeps apart from others is like no other."""
        return self.zone, self.shapes, self.cut, self.turn, self.key if self.apart else ""

    @property
    def area(self) -> int:
        """Area asked, square millimetres."""
        width, depth = self.shapes[0]
        return width * depth

    def deep(self, module_mm: int) -> bool:
        """Tell whether every shape needs both rows of a band."""
        return all(math.ceil(min(shape) / module_mm) > 1 for shape in self.shapes)


@dataclass(frozen=True)
class Shape:
    """A way to lay a lot in a block: cells along and across, and the true size in millimetres.

    ``notch`` is the cell (row, column) at a corner that the lot leaves to others, if any.
    """

    along: int
    across: int
    along_mm: int
    across_mm: int
    notch: tuple[int, int] | None = None

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """The cells it stands on, (row, column) from its first."""
        every = itertools.product(range(self.across), range(self.along))
        return tuple(cell for cell in every if cell != self.notch)


@dataclass(frozen=True)
class Lot:
    """Requests of one zone with the same shapes, the highest priority first."""

    zone: str
    shapes: tuple[tuple[int, int], ...]
    turn: bool
    requests: tuple[Request, ...]
    cut: tuple[tuple[int, int], ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What makes its requests alike, whoever is still among them."""
        return self.requests[0].kind

    @property
    def area_m2(self) -> float:
        """Area of one request, square metres."""
        return self.requests[0].area / 1e6

    @property
    def widest_wish(self) -> int:
        """The most open sides any request of the lot wants."""
        return max(request.sides for request in self.requests)

    def wanting(self, sides: int) -> int:
        """Count the requests that want at least so many sides open."""
        return sum(request.sides >= sides for request in self.requests)

    def ways(self, pitch: int, *, width_along: bool) -> tuple[Shape, ...]:
        """Give the ways to lay one request in a block.

        Parameters
        ----------
        pitch : side of a cell, millimetres.
        width_along : whether the hall's x runs along the block.
        """
        found: dict[Shape, None] = {}
        for width, depth in self.shapes:
            for along, across in ((width, depth), (depth, width)):
                as_given = (width, depth) if width_along else (depth, width)
                if (along, across) != as_given and not self.turn:
                    continue
                cells = Shape(math.ceil(along / pitch), math.ceil(across / pitch), along, across)
                if cells.across <= BAND_CELLS:
                    found[cells] = None
        # Two cells deep and longer: its width runs along the block, so across it it is turned.
        for width, depth in self.cut if self.turn or width_along else ():
            along, across = math.ceil(width / pitch), math.ceil(depth / pitch)
            for corner in itertools.product((0, across - 1), (0, along - 1)):
                found[Shape(along, across, width, depth, corner)] = None
        return tuple(found)


def lots_of(requests: Sequence[Request]) -> tuple[Lot, ...]:
    """Group requests into lots, in a stable order: the largest first."""
    groups: dict[tuple[object, ...], list[Request]] = {}
    for request in requests:
        groups.setdefault(request.kind, []).append(request)
    lots = []
    for group in groups.values():
        ordered = tuple(sorted(group, key=lambda r: (-r.priority, r.key)))
        one = ordered[0]
        lots.append(Lot(one.zone, one.shapes, one.turn, ordered, one.cut))
    return tuple(sorted(lots, key=lambda lot: (-lot.requests[0].area, lot.zone, lot.shapes)))
