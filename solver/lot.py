"""Lots: requests that are alike, so that the model counts them instead of naming them."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

BAND_CELLS = 2
"""Stands lie at most so many cells deep, unless they are deeper than that both ways."""

FILLED_MM = 300
"""What a stand may fall short of the depth of its cells and still fill them."""


@dataclass(frozen=True)
class Request:
    """One thing to place by the cover: an exhibitor, or some that must stand side by side.

    ``shapes`` are the footprints that serve it, width x depth in millimetres as the hall sees
    them (width along the hall's x); ``turn`` allows a quarter turn. ``members`` are the exhibitors
    from left to right with their widths; a plain request has one. ``apart`` are exhibitors to keep
    away from, with the distance in millimetres. ``cut`` are rectangles two cells deep that serve
    it less the cell at one corner. Who ``stood`` in an earlier plan is served before its equals.
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
    stood: bool = False

    @property
    def kind(self) -> tuple[object, ...]:
        """What makes requests alike; one that keeps apart from others is like no other."""
        alone = self.key if self.apart else ""
        return self.zone, self.shapes, self.cut, self.turn, len(self.members), alone

    @property
    def area(self) -> int:
        """Area asked, square millimetres."""
        width, depth = self.shapes[0]
        return width * depth

    def across(self, module_mm: int) -> int:
        """Give the rows it needs at least, however it lies."""
        return min(math.ceil(min(shape) / module_mm) for shape in self.shapes)

    def inner_cells(self, module_mm: int) -> int:
        """Give the cells behind its front where it lies as deep as it may, its front the shortest.

        None for what does not fill its cells: behind two of those, back to back, a way would stay
        open that leads nowhere.

        Examples
        --------
        >>> one = Request("x", "z", ((6000, 3000),), turn=True, sides=1, priority=0)
        >>> one.inner_cells(3000)
        1
        """
        shapes = [*self.shapes, *((d, w) for w, d in self.shapes if self.turn)]
        deep = max(BAND_CELLS, self.across(module_mm))
        fronts = [
            math.ceil(width / module_mm)
            for width, depth in shapes
            if math.ceil(depth / module_mm) == deep and deep * module_mm - depth <= FILLED_MM
        ]
        return (deep - 1) * min(fronts, default=0)


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

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What makes its requests alike, whoever is still among them."""
        return self.requests[0].kind

    @property
    def area_m2(self) -> float:
        """Area of one request, square metres."""
        return self.requests[0].area / 1e6

    @cached_property
    def widest_wish(self) -> int:
        """The most open sides any request of the lot wants."""
        return max(request.sides for request in self.requests)

    def fronts(self, shape: Shape) -> int:
        """Count the fronts along a block that a shape needs, so that every member has one.

        One suffices for those that stand side by side along it; where one stands behind another
        both front and back must be open. A single stand may as well look out of the block's end.
        """
        if len(self.requests[0].members) < 2:
            return 0
        return 2 if shape.across_mm == self.shapes[0][0] > shape.along_mm else 1

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
                if cells.across <= max(BAND_CELLS, math.ceil(min(along, across) / pitch)):
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
        ordered = tuple(sorted(group, key=lambda r: (-r.priority, not r.stood, r.key)))
        one = ordered[0]
        lots.append(Lot(one.zone, one.shapes, one.turn, ordered, one.cut))
    return tuple(sorted(lots, key=lambda lot: (-lot.requests[0].area, lot.zone, lot.shapes)))
