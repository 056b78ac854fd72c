"""One axis of a ground as a line of steps, and what a gap on it is worth."""

import math
from dataclasses import dataclass
from functools import cached_property

from .ground import Ground, Rect

COLUMN_LOSS_M2 = 36.0
"""Floor lost around a column that stands in an aisle: the cells taken to lead past it."""

AXIS_SHARE = 0.08
"""Share of the floor's value given for a main aisle on an entrance's axis."""

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


class GapValue:
    """What an aisle between two steps is worth: axis met, columns hit, width wasted."""

    def __init__(self, line: Line, floor_m2: float, asked: int) -> None:
        ground = line.ground
        self.need = ground.aisle / line.step
        self.asked = asked
        self.main = ground.main_aisle / line.step
        self.axes = line.axes
        self.bonus = AXIS_SHARE * floor_m2
        self.solids = [line.span(solid) for solid in ground.solids]
        self._known: dict[tuple[int, int], float] = {}

    @classmethod
    def of(cls, line: Line, floor_m2: float, asked: int) -> "GapValue":
        """Give the one that all styles of a ground share: their chains ask the same of it."""
        key = (cls, line.along_u, floor_m2, asked)
        known: GapValue = line.ground.known.setdefault(key, None) or cls(line, floor_m2, asked)
        line.ground.known[key] = known
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
        for low, high in self.solids:
            hit = high > start and low < end
            if hit and low - start < self.need and end - high < self.need:
                value -= COLUMN_LOSS_M2
        return value
