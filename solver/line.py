"""One axis of a ground as a line of steps, and what a gap on it is worth."""

import math
from dataclasses import dataclass
from functools import cached_property

from .ground import Ground, Rect

COLUMN_LOSS_M2 = 36.0
"""Floor lost around a column that stands in an aisle: the cells taken to lead past it."""

AXIS_SHARE = 0.08
"""Share of the floor's value given for a main aisle on an entrance's axis, and once more for a
boulevard."""

SHIFT_LOSS = 0.5
"""Of its worth, what a boulevard loses when it runs as far off its place as it may."""

WIDE_COST_M2 = 0.05
"""Cost of an aisle's squared excess width, in steps: spreads spare room evenly."""


@dataclass(frozen=True)
class Line:
    """One axis of the ground as a line of steps."""

    ground: Ground
    along_u: bool

    @cached_property
    def origin(self) -> float:
        """Where the line starts, millimetres."""
        return self.ground.extent.u0 if self.along_u else self.ground.extent.v0

    @cached_property
    def length(self) -> float:
        """How long the line is, millimetres."""
        return self.ground.extent.width if self.along_u else self.ground.extent.depth

    @cached_property
    def step(self) -> float:
        """How long a step is, millimetres."""
        return self.ground.step

    @cached_property
    def steps(self) -> int:
        """How many whole steps it has."""
        return int(self.length // self.step)

    def up(self, length: float) -> int:
        """Give the steps that hold a length."""
        return math.ceil(length / self.step - 1e-6)

    def span(self, rect: Rect) -> tuple[float, float]:
        """Give a rectangle's extent on this line, in steps."""
        low, high = (rect.u0, rect.u1) if self.along_u else (rect.v0, rect.v1)
        return (low - self.origin) / self.step, (high - self.origin) / self.step

    @cached_property
    def axes(self) -> tuple[float, ...]:
        """Where the widest entrance meets this line, in steps: a main aisle should start there."""
        doors = [d for d in self.ground.hall.openings if d.type == "entrance"]
        widest = max((d.clear_width_mm for d in doors), default=0)
        found = []
        for door in doors:
            (au, av), (bu, bv) = self.ground.turn_point(door.a), self.ground.turn_point(door.b)
            level = abs(bu - au) > abs(bv - av)
            if door.clear_width_mm == widest and level == self.along_u:
                middle = (au + bu) / 2 if self.along_u else (av + bv) / 2
                found.append((middle - self.origin) / self.step)
        return tuple(found)

    @cached_property
    def broad(self) -> float:
        """How wide a boulevard is, in steps."""
        return self.ground.boulevard / self.step

    @cached_property
    def boulevard(self) -> tuple[float, float] | None:
        """Where the middle of a boulevard should cross this line, and how far off it may, in steps.

        It leads from the widest entrance, of several from the one nearest to the middle; where
        none is on this line and the floor is longer the other way, it runs along the middle. Two
        gaps with a row between are never both so near to it.
        """
        if not self.ground.is_large:
            return None
        middle, extent = self.length / self.step / 2, self.ground.extent
        if self.axes:
            return min(self.axes, key=lambda axis: (abs(axis - middle), axis)), 0.0
        if self.length <= (extent.depth if self.along_u else extent.width):
            return middle, self.broad / 2
        return None

    @cached_property
    def boulevard_rank(self) -> int:
        """Give 1 where the floor's first boulevard crosses, 2 where one crosses that one."""
        other = Line(self.ground, along_u=not self.along_u)
        return 1 if self.axes or not other.axes else 2

    def boulevard_share(self, start: float, end: float) -> float:
        """Give how well a gap serves as the boulevard: 1 in its place, 0 when it is none."""
        if self.boulevard is None or end - start < self.broad:
            return 0.0
        (axis, reach), half = self.boulevard, self.broad / 2
        # Aisles lie on whole steps: half a step is no way off.
        off = max(0.0, start - (axis - half) - 0.5, axis + half - end - 0.5)
        if off > reach:
            return 0.0
        return 1 - SHIFT_LOSS * off / reach if off else 1.0


class GapValue:
    """What an aisle between two steps is worth: axis met, columns hit, width wasted.

    ``boulevards`` tells how many the floor is to have, where its lines ask for them.
    """

    def __init__(self, line: Line, floor_m2: float, asked: int, boulevards: int = 0) -> None:
        ground = line.ground
        self.need = ground.aisle / line.step
        self.asked = asked
        self.main = ground.main_aisle / line.step
        self.axes = line.axes
        self.line = line if line.boulevard_rank <= boulevards else None
        self.bonus = AXIS_SHARE * floor_m2
        self.solids = [line.span(solid) for solid in ground.solids]
        self._known: dict[tuple[int, int], float] = {}

    @classmethod
    def of(cls, line: Line, floor_m2: float, asked: int, boulevards: int = 0) -> "GapValue":
        """Give the one that all styles of a ground share: their chains ask the same of it."""
        key = (cls, line.along_u, floor_m2, asked, boulevards)
        if key not in line.ground.known:
            line.ground.known[key] = cls(line, floor_m2, asked, boulevards)
        known: GapValue = line.ground.known[key]
        return known

    def spare(self, steps: float) -> float:
        """Give the value (at most 0) of an aisle this wide for its width alone."""
        return -WIDE_COST_M2 * max(0.0, steps - self.asked) ** 2

    def __call__(self, start: int, end: int) -> float:
        """Give the value of an aisle from one step to another."""
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = self._value(start, end)
        return found

    def _value(self, start: int, end: int) -> float:
        """Work it out."""
        value = self.spare(end - start)
        for axis in self.axes:
            if start <= axis - self.main / 2 + 0.5 and end >= axis + self.main / 2 - 0.5:
                value += self.bonus if end - start >= self.main else 0.0
        if self.line is not None:
            value += self.bonus * self.line.boulevard_share(start, end)
        for low, high in self.solids:
            hit = high > start and low < end
            if hit and low - start < self.need and end - high < self.need:
                value -= COLUMN_LOSS_M2
        return value
