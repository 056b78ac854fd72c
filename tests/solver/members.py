"""Members of the family: floors of bands, blocks and stamps drawn at random, for its bound.

They are made from what the family is said to be, with exact tests of every rectangle, and share
nothing with the bound but the ground they stand on.
"""

import itertools
import math
from dataclasses import dataclass, field
from random import Random

from shapely.geometry import box

from layouts.brief.exhibitor import Exhibitor
from solver.ground import Ground, Rect
from solver.skeleton import side_rows as rows_at_the_sides
from tests.solver.micro import who

SHAPES = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 2), (3, 1))
"""Cells along and across of booths that are tried, at random."""


@dataclass
class Member:
    """What stands: rectangles in the ground's frame, and who would ask for exactly that."""

    ground: Ground
    dice: Random
    rows: int
    stands: list[tuple[Rect, tuple[int, int]]] = field(default_factory=list)

    def fits(self, rect: Rect, *, wall: bool = False) -> bool:
        """Tell whether a rectangle stands on the floor that is free for it."""
        floor = self.ground.by_the_wall if wall else self.ground.within_the_ring
        return bool(floor.covers(box(rect.u0, rect.v0, rect.u1, rect.v1)))

    def steps(self, length: float) -> int:
        """Give the lattice steps that hold a length."""
        return math.ceil(length / self.ground.step - 1e-6)

    def chain(self, low: int, high: int, sizes: range, *, loose: int) -> list[tuple[int, int]]:
        """Draw pieces of so many cells, an aisle between two, from one step to another."""
        found: list[tuple[int, int]] = []
        at = low + self.dice.randint(0, loose)
        while True:
            fitting = [n for n in sizes if at + self.steps(n * self.ground.pitch) <= high]
            if not fitting:
                return found
            cells = self.dice.choice(fitting[-3:])
            found.append((at, cells))
            at += self.steps(cells * self.ground.pitch) + self.steps(self.ground.aisle)
            at += self.dice.choice((0, 0, 0, self.dice.randint(0, loose)))

    def islands(self, sizes: list[tuple[int, int]]) -> None:
        """Stamp islands in line with the lattice, an aisle apart from each other."""
        area, step = self.ground.extent, self.ground.step
        for width, depth in sizes:
            for _ in range(30):
                u = area.u0 + step * self.dice.randint(0, int(area.width // step))
                v = area.v0 + step * self.dice.randint(0, int(area.depth // step))
                v -= self.dice.choice((0, depth % step))
                rect = Rect(u, v, u + width, v + depth)
                if self.fits(rect) and not self.meets(rect.grown(self.ground.aisle)):
                    self.stands.append((rect, (width, depth)))
                    break

    def meets(self, rect: Rect) -> bool:
        """Tell whether something stands on a rectangle."""
        return any(rect.meets(other) for other, _ in self.stands)

    def fill(self, *, side_rows: bool) -> None:
        """Draw slabs and bands, and fill the blocks where they cross from end to end."""
        ground, p = self.ground, self.ground.pitch
        area, step = ground.extent, ground.step
        taken = list(self.stands)
        margin = self.steps(ground.wall + p + ground.aisle if side_rows else ground.aisle)
        width, depth = int(area.width // step), int(area.depth // step)
        longest = max(int(ground.limits.mm("row") // p), 1)
        slabs = self.chain(margin, width - margin, range(1, longest + 1), loose=3)
        ring, wall = self.steps(max(ground.aisle, ground.wall)), self.steps(ground.wall)
        south = self.dice.choice((True, False)) and wall + self.steps(p) <= depth - wall
        start = wall + self.steps(p) + self.steps(ground.aisle) if south else ring
        bands = self.chain(start, depth - ring, range(1, self.rows + 1), loose=3)
        laid = [(True, (wall, 1))] * south + [(False, band) for band in bands]
        cleared = self.past_columns([(v, v + self.steps(rows * p)) for _, (v, rows) in laid])
        for on_wall, (start_v, rows) in laid:
            for start_u, columns in slabs:
                corner = area.u0 + start_u * step, area.v0 + start_v * step
                self.block(corner, columns, rows, taken, cleared, wall=on_wall)
        if side_rows:
            # They stand where every skeleton has them.
            for row in rows_at_the_sides(ground):
                for column in range(row.columns):
                    rect = row.rect(0, column)
                    clear = not any(rect.meets(o.grown(ground.aisle)) for o, _ in taken)
                    if clear and self.fits(rect, wall=True):
                        self.stands.append((rect, (ground.module_mm, ground.module_mm)))

    def past_columns(self, bands: list[tuple[int, int]]) -> list[Rect]:
        """Draw the floor kept free beside columns that leave no way past in the aisle they are in.

        People get past south of a column or north of it, an aisle wide.
        """
        ground, found = self.ground, []
        aisle, v0, step = ground.aisle, ground.extent.v0, ground.step
        for (_, end), (start, _) in itertools.pairwise(bands):
            low, high = v0 + end * step, v0 + start * step
            for solid in ground.solids:
                inside = low < solid.v1 and solid.v0 < high
                if inside and max(solid.v0 - low, high - solid.v1) < aisle:
                    around = solid.grown(aisle)
                    south = Rect(around.u0, around.v0, around.u1, min(solid.v1, high))
                    north = Rect(around.u0, max(solid.v0, low), around.u1, around.v1)
                    found.append(self.dice.choice((south, north)))
        return found

    def block(
        self,
        corner: tuple[float, float],
        columns: int,
        rows: int,
        taken: list[tuple[Rect, tuple[int, int]]],
        cleared: list[Rect],
        *,
        wall: bool,
    ) -> None:
        """Fill a block: whoever is one cell deep in an outer row, whoever is two reaches one."""
        ground, p, module = self.ground, self.ground.pitch, self.ground.module_mm
        around = [other.grown(ground.aisle) for other, _ in taken] + cleared

        def usable(row: int, column: int) -> bool:
            u, v = corner[0] + column * p, corner[1] + row * p
            rect = Rect(u, v, u + p, v + p)
            return self.fits(rect, wall=wall) and not any(rect.meets(o) for o in around)

        free = {(r, c) for r in range(rows) for c in range(columns) if usable(r, c)}
        spots = [(r, c) for c in range(columns) for r in range(rows)]
        for row, column in spots:
            for along, across in self.dice.sample(SHAPES, len(SHAPES)):
                cells = {(row + i, column + k) for i in range(across) for k in range(along)}
                if cells <= free and {0, rows - 1} & {r for r, _ in cells}:
                    free -= cells
                    u, v = corner[0] + column * p, corner[1] + row * p
                    size = (along * module, across * module)
                    self.stands.append((Rect(u, v, u + size[0], v + size[1]), size))
                    break

    @property
    def area_m2(self) -> float:
        """Area of all that stands, square metres."""
        return sum(width * depth for _, (width, depth) in self.stands) / 1e6

    @property
    def askers(self) -> tuple[Exhibitor, ...]:
        """Who would ask for exactly what stands."""
        return tuple(
            who(f"e{i}", width / 1000, depth / 1000)
            for i, (_, (width, depth)) in enumerate(self.stands)
        )
