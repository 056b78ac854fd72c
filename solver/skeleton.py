"""The skeleton of a floor: which strips booths stand on, and where the aisles run.

Slabs (between cross aisles) and bands (between aisles) are two chains; where they cross lie
blocks of cells. Rows along the walls are bands one cell deep (along ``u``) or side rows (along
``v``). Everything a block must not stand on has been taken off the ground before.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .chain import Chain, Piece, best_chain
from .ground import Ground, Rect, covered
from .line import GapValue, Line

MIN_SLAB_CELLS = 3
"""A slab shorter than this is more cross aisle than booths."""

SINGLE_ROW = 0.97
"""Worth of a cell in a row by itself, of one in a pair of rows: both its sides are aisles."""

BAND_ROWS = 4
"""Rows of the deepest band: stands two cells deep, back to back."""

MAX_TURNS = 5
"""Times that slabs are chosen for bands and bands for slabs in turn; they settle after three."""

MAX_EXTRA_STEPS = 6
"""An aisle is at most 3 m wider than it must be; more room becomes margin."""

SPARE_MM = 3_000.0
"""What an aisle is wider at most than it must be, millimetres."""


@dataclass(frozen=True)
class Style:
    """A way to lay the skeleton; the generous ones are tried first.

    ``inner_rows`` is how many rows may lie between two others of their band, in all bands
    together: only stands two cells deep can use them. ``main`` asks for a main aisle on the axis
    of the widest entrance, ``boulevards`` is how many main aisles of a large floor are widened:
    one from the entrance, or one across it as well.
    """

    quarter: bool = False
    wall_rows: bool = False
    side_rows: bool = False
    extra_steps: int = 0
    inner_rows: int = 0
    main: bool = True
    boulevards: int = 0


@dataclass
class Block:
    """A rectangle of cells, ``usable[row, column]``; ``upright`` blocks run along ``v``.

    Row 0 faces south (west in upright blocks); columns count along the block.
    """

    u0: float
    v0: float
    pitch: float
    usable: NDArray[np.bool_]
    upright: bool = False
    wall: bool = False

    @property
    def rows(self) -> int:
        """Cells across."""
        return int(self.usable.shape[0])

    @property
    def columns(self) -> int:
        """Cells along."""
        return int(self.usable.shape[1])

    def rect(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Rect:
        """Give the rectangle of some cells, millimetres."""
        p = self.pitch
        if self.upright:
            u, v = self.u0 + row * p, self.v0 + column * p
            return Rect(u, v, u + rows * p, v + columns * p)
        u, v = self.u0 + column * p, self.v0 + row * p
        return Rect(u, v, u + columns * p, v + rows * p)

    @property
    def whole(self) -> Rect:
        """The block's rectangle."""
        return self.rect(0, 0, self.rows, self.columns)

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """All cells as rows of u0, v0, u1, v1; row by row."""
        cells = [self.rect(r, c) for r in range(self.rows) for c in range(self.columns)]
        return np.array([(c.u0, c.v0, c.u1, c.v1) for c in cells], dtype=float)

    @cached_property
    def middles(self) -> NDArray[np.float64]:
        """The middles of all columns, ``[column]`` of u and v."""
        wholes = [self.rect(0, column, self.rows).centre for column in range(self.columns)]
        return np.array(wholes, dtype=float)

    def clear(self, taken: Rect) -> int:
        """Take all cells that meet a rectangle out of use; give how many were usable."""
        hit = (
            (np.minimum(self.boxes[:, 2], taken.u1) - np.maximum(self.boxes[:, 0], taken.u0) > 1)
            & (np.minimum(self.boxes[:, 3], taken.v1) - np.maximum(self.boxes[:, 1], taken.v0) > 1)
        ).reshape(self.usable.shape)
        lost = int((self.usable & hit).sum())
        self.usable &= ~hit
        return lost


@dataclass(frozen=True)
class Strip:
    """A nominal aisle: a rectangle people walk along ``u`` or ``v``."""

    rect: Rect
    along_u: bool
    main: bool = False
    cross: bool = False
    boulevard: bool = False


@dataclass
class Skeleton:
    """Blocks and aisles of one hall in one style."""

    ground: Ground
    style: Style
    blocks: list[Block]
    strips: list[Strip]

    def copy(self) -> "Skeleton":
        """Give a skeleton whose cells can be taken without touching this one's."""
        blocks = [replace(block, usable=block.usable.copy()) for block in self.blocks]
        return replace(self, blocks=blocks)

    @property
    def cells(self) -> int:
        """Usable cells."""
        return int(sum(int(block.usable.sum()) for block in self.blocks))

    @property
    def broadest_aisle(self) -> float:
        """Width of the broadest aisle that a zone may lie on both sides of, millimetres."""
        broad = any(strip.boulevard for strip in self.strips)
        least = self.ground.boulevard if broad else self.ground.main_aisle
        widest = max((min(s.rect.width, s.rect.depth) for s in self.strips), default=least)
        return min(max(least, widest), least + SPARE_MM)

    @property
    def band_rows(self) -> int:
        """Rows of all bands together."""
        level = [block for block in self.blocks if not block.upright]
        return sum({block.v0: block.rows for block in level}.values())

    @property
    def deep_cells(self) -> int:
        """Usable cells that stands two cells deep can take, side by side or back to back."""
        deep = (block for block in self.blocks if block.rows > 1)
        return int(sum(block.rows // 2 * 2 * int(block.usable.all(axis=0).sum()) for block in deep))

    @property
    def inner_cells(self) -> int:
        """Usable cells with a row of their block on either side."""
        return int(sum(int(block.usable[1:-1].sum()) for block in self.blocks))


def lay(ground: Ground, style: Style) -> Skeleton | None:
    """Lay the skeleton of a hall in a style, or None where not even one block fits."""
    across, up = Line(ground, along_u=True), Line(ground, along_u=False)
    best: tuple[float, Chain, Chain] | None = None
    key = ("slabs", style.side_rows, style.extra_steps, style.main, style.boulevards)
    if key not in ground.known:
        ground.known[key] = _slabs(ground, across, style, None)
    slabs: Chain | None = ground.known[key]
    for _ in range(MAX_TURNS):
        bands = None if slabs is None else _bands(ground, up, _columns(ground, slabs), style)
        if slabs is None or bands is None:
            break
        # What the bands hold counts once, the cross aisles beside it.
        worth = bands.value + slabs.value - sum(piece.value for piece in slabs.pieces)
        if best is not None and worth <= best[0] + 1e-6:
            break
        best = (worth, slabs, bands)
        slabs = _slabs(ground, across, style, bands)
    if best is None:
        return None
    _, slabs, bands = best
    blocks = _blocks(ground, slabs, bands)
    if style.side_rows:
        blocks += side_rows(ground)
    strips = _strips(across, slabs, style, side_rows=style.side_rows)
    strips += _strips(up, bands, style, side_rows=False)
    for strip in strips:
        # It runs through to the walls: no row along them closes its end.
        for block in blocks if strip.boulevard else ():
            block.clear(strip.rect)
    return Skeleton(ground, style, [b for b in blocks if b.usable.any()], strips)


def _columns(ground: Ground, slabs: Chain) -> NDArray[np.int64]:
    """List the steps at which the cells of slabs begin: they take whole steps."""
    pace = Line(ground, along_u=True).up(ground.pitch)
    return np.array(
        [piece.start + k * pace for piece in slabs.pieces for k in range(int(piece.tag))]
    )


def _slabs(ground: Ground, line: Line, style: Style, bands: Chain | None) -> Chain | None:
    """Choose the slabs along ``u``; a piece's tag is its number of cells.

    They are chosen by the cells they hold of some bands, or by their free floor without any.
    """
    longest = max(int(ground.limits.mm("row") // ground.pitch), 1)
    side = ground.wall + ground.pitch + ground.aisle if style.side_rows else ground.aisle
    margin, pace = line.up(side), line.up(ground.pitch)
    floor = np.concatenate([[0.0], np.cumsum(ground.slices_m2)])
    column = None if bands is None else _held_m2(ground, line, bands)
    pieces = []
    for cells in range(1, longest + 1):
        length = line.up(cells * ground.pitch)
        # Short slabs only where the hall itself is short; equal lengths look calmer.
        fee = 0.02 * (cells - 8) ** 2 + (200.0 if cells < MIN_SLAB_CELLS else 0.0)
        for start in range(margin, line.steps - margin - length + 1):
            value = float(floor[start + length] - floor[start])
            if column is not None:
                value = float(column[start : start + cells * pace : pace].sum())
            if value > 0:
                pieces.append(Piece(start, start + length, value - fee, str(cells)))
    need = line.up(ground.aisle) + style.extra_steps
    gap = GapValue.of(line, float(floor[-1]) * style.main, need, style.boulevards)
    return best_chain(
        pieces,
        _gaps(line, need, style),
        lambda p: gap.spare(p.start - margin + need),
        lambda p: gap.spare(line.steps - p.end - margin + need),
        gap,
    )


def _held_m2(ground: Ground, line: Line, bands: Chain) -> NDArray[np.float64]:
    """Give the area of usable cells in all bands of a column of cells that begins at each step."""
    pace = line.up(ground.pitch)
    u = np.arange(line.steps + 1)
    cells = np.zeros(len(u))
    for band in bands.pieces:
        wall = band.tag == "wall"
        squares = ground.squares_by_the_wall if wall else ground.squares_within_the_ring
        for row in range(1 if wall else int(band.tag)):
            v = np.full(len(u), band.start + row * pace)
            cells += squares.clear(u, v, pace, pace)
    return cells * (ground.pitch**2 / 1e6)


def _bands(ground: Ground, line: Line, columns: NDArray[np.int64], style: Style) -> Chain | None:
    """Choose the bands along ``v``; a tag is ``wall``, or the number of rows.

    ``columns`` are the steps at which cells begin along ``u``.
    """
    pitch, cell_m2 = ground.pitch, ground.pitch**2 / 1e6
    single = line.up(pitch)
    ring = line.up(max(ground.aisle, ground.wall))
    starts = np.arange(line.steps + 1)

    def usable(rows: NDArray[np.int64], *, wall: bool = False) -> NDArray[np.int64]:
        u, v = np.meshgrid(columns, rows)
        squares = ground.squares_by_the_wall if wall else ground.squares_within_the_ring
        return np.asarray(squares.clear(u, v, single, single).sum(axis=1))

    pieces = []
    cells = np.zeros(len(starts))
    for rows in range(1, min(BAND_ROWS, 2 + style.inner_rows) + 1):
        cells = cells + usable(starts + (rows - 1) * single)
        depth, inner = line.up(rows * pitch), max(0, rows - 2)
        # A row by itself has an aisle on both sides; a pair shares them.
        worth = cells * cell_m2 * (SINGLE_ROW if rows == 1 else 1.0)
        pieces += [
            Piece(start, start + depth, float(worth[start]), str(rows), inner)
            for start in range(ring, line.steps - ring - depth + 1)
            if worth[start] > 0
        ]
    wall = line.up(ground.wall)
    if style.wall_rows:
        for start in {wall, line.steps - wall - single}:
            row = float(usable(np.array([start]), wall=True)[0])
            if row:
                pieces.append(Piece(start, start + single, row * cell_m2, "wall"))
    need = line.up(ground.aisle) + style.extra_steps
    floor_m2 = float(ground.floor.area) / 1e6
    south, north = wall, line.steps - wall - single
    gap = GapValue.of(line, floor_m2 * style.main, need, style.boulevards)

    def first(piece: Piece) -> float | None:
        if piece.tag == "wall":
            return 0.0 if piece.start == south else None
        return gap.spare(piece.start)

    def last(piece: Piece) -> float | None:
        if piece.tag == "wall":
            return 0.0 if piece.start == north else None
        return gap.spare(line.steps - piece.end)

    # Inner rows are spread evenly: every zone has stands that are deep.
    shares = [style.inner_rows * step / line.steps for step in range(line.steps + 1)]
    most = [min(math.ceil(share) + 1, style.inner_rows) for share in shares]
    paced = [range(max(0, math.floor(s) - 1), m + 1) for s, m in zip(shares, most, strict=True)]
    return best_chain(pieces, _gaps(line, need, style), first, last, gap, paced.__getitem__)


def _gaps(line: Line, need: int, style: Style) -> range:
    """Give the widths an aisle may have, in steps."""
    ground = line.ground
    broad = line.boulevard is not None and line.boulevard_rank <= style.boulevards
    widest = ground.boulevard if broad else ground.main_aisle
    return range(need, max(need, line.up(widest)) + MAX_EXTRA_STEPS + 1)


def _blocks(ground: Ground, slabs: Chain, bands: Chain) -> list[Block]:
    """Lay cells where slabs and bands cross."""
    blocks = []
    for band in bands.pieces:
        wall = band.tag == "wall"
        region = ground.by_the_wall if wall else ground.within_the_ring
        v0 = ground.extent.v0 + band.start * ground.step
        for slab in slabs.pieces:
            u0 = ground.extent.u0 + slab.start * ground.step
            rows, columns = (1 if wall else int(band.tag)), int(slab.tag)
            block = Block(u0, v0, ground.pitch, np.ones((rows, columns), dtype=bool), wall=wall)
            block.usable &= covered(region, block.boxes).reshape(rows, columns)
            blocks.append(block)
    return blocks


def side_rows(ground: Ground) -> list[Block]:
    """Lay rows along the side walls, cut so that none is longer than a row may be.

    Parameters
    ----------
    ground : the hall; the rows run along ``v`` at both ends of ``u``.
    """
    longest = max(int(ground.limits.mm("row") // ground.pitch), 1)
    line = Line(ground, along_u=False)
    low, pace, aisle = (line.up(mm) for mm in (ground.wall, ground.pitch, ground.aisle))
    steps = line.steps - 2 * low
    blocks = []
    for u0 in (ground.extent.u0 + ground.wall, ground.extent.u1 - ground.wall - ground.pitch):
        count = max(1, math.ceil((steps + aisle) / (longest * pace + aisle) - 1e-6))
        cells = (steps - (count - 1) * aisle) // (count * pace)
        if cells < 1:
            continue
        first = low + (steps - count * cells * pace - (count - 1) * aisle) // 2
        for k in range(count):
            v0 = ground.extent.v0 + (first + k * (cells * pace + aisle)) * ground.step
            usable = np.ones((1, cells), dtype=bool)
            block = Block(u0, v0, ground.pitch, usable, upright=True, wall=True)
            block.usable &= covered(ground.by_the_wall, block.boxes).reshape(1, cells)
            blocks.append(block)
    return blocks


def _strips(line: Line, chain: Chain, style: Style, *, side_rows: bool) -> list[Strip]:
    """Give the aisles of a chain: its gaps, and its margins where they are wide enough."""
    ground, area = line.ground, line.ground.extent
    first, last = chain.pieces[0], chain.pieces[-1]
    spans = [(float(a), float(b)) for a, b in chain.gaps]
    reach = (ground.wall + ground.pitch) / line.step if side_rows else 0.0
    total = line.length / line.step
    if first.tag != "wall":
        spans.insert(0, (reach, float(first.start)))
    if last.tag != "wall":
        spans.append((float(last.end), total - reach))
    strips = []
    for start, end in spans:
        low, high = line.origin + start * line.step, line.origin + end * line.step
        on_axis = any(start < axis < end for axis in line.axes)
        asked = line.boulevard_rank <= style.boulevards
        boulevard = asked and line.boulevard_share(start, end) > 0
        main = boulevard or (on_axis and high - low >= ground.main_aisle)
        rect = (
            Rect(low, area.v0, high, area.v1) if line.along_u else Rect(area.u0, low, area.u1, high)
        )
        kinds = {"main": main, "cross": line.along_u, "boulevard": boulevard}
        strips.append(Strip(rect, along_u=not line.along_u, **kinds))
    return strips
