"""Spots: every place where a lot could stand, with the sides that are open there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ground import NOISE_MM, Rect, covered
from .lot import Lot, Shape
from .skeleton import Block, Skeleton
from .zoning import Labels

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Edges:
    """Which edges of a block's cells look onto an aisle, ``[row, column]`` each.

    ``front`` faces row 0's way (south; west in upright blocks), ``back`` the other; ``left`` and
    ``right`` are the ends along the block.
    """

    front: Mask
    back: Mask
    left: Mask
    right: Mask


@dataclass(frozen=True)
class Spot:
    """A place for one shape: cells of a block, open sides, and the gaps it must own.

    ``gaps`` are columns of the block that stay empty so that an end of the booth is open;
    ``home`` tells that all its columns belong to the lot's zone.
    """

    block: int
    row: int
    column: int
    shape: Shape
    sides: int
    gaps: tuple[int, ...] = ()
    home: bool = True

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        """The cells it stands on, (row, column) of its block."""
        return ((self.row + row, self.column + column) for row, column in self.shape.cells)


def open_floor(skeleton: Skeleton, stamps: Iterable[Rect]) -> BaseGeometry:
    """Give the floor that stays open whatever the cover does, grown by float noise.

    It is the hall less columns, less stamps, less pinned booths, less every usable cell.
    """
    ground = skeleton.ground
    boxes = [b.boxes[b.usable.ravel()] for b in skeleton.blocks]
    cells = np.concatenate(boxes) if boxes else np.zeros((0, 4))
    taken = [
        *shapely.box(cells[:, 0], cells[:, 1], cells[:, 2], cells[:, 3]),
        *(ground.turn_in(solid) for solid in ground.hall.solids),
        *(ground.turn_in(pin) for pin in ground.pins),
        *(rect.shape for rect in stamps),
    ]
    free = ground.floor.difference(shapely.union_all(taken)) if taken else ground.floor
    grown = free.buffer(NOISE_MM, join_style="mitre")
    shapely.prepare(grown)
    return grown


def edges_of(block: Block, free: BaseGeometry, aisle: float) -> Edges:
    """Tell of every edge of a block's cells whether a whole aisle before it is open floor."""
    b = block.boxes
    shape = block.usable.shape

    def strip(side: str) -> Mask:
        found = b.copy()
        if side == "west":
            found[:, 2], found[:, 0] = b[:, 0], b[:, 0] - aisle
        elif side == "east":
            found[:, 0], found[:, 2] = b[:, 2], b[:, 2] + aisle
        elif side == "south":
            found[:, 3], found[:, 1] = b[:, 1], b[:, 1] - aisle
        else:
            found[:, 1], found[:, 3] = b[:, 3], b[:, 3] + aisle
        return covered(free, found).reshape(shape)

    def by_cell(mask: Mask) -> Mask:
        return mask & block.usable

    # An upright block's boxes are listed row by row as well: row across, column along.
    sides = (
        ("west", "east", "south", "north") if block.upright else ("south", "north", "west", "east")
    )
    front, back, left, right = (by_cell(strip(side)) for side in sides)
    return Edges(front, back, left, right)


def spots_for(
    lot: Lot,
    skeleton: Skeleton,
    edges: Sequence[Edges],
    labels: Labels,
    *,
    gap_columns: int,
    own_zone: bool,
) -> list[Spot]:
    """List the spots of a lot: on usable cells of its zone, with at least one side open.

    Parameters
    ----------
    edges : the open edges of each block.
    labels : the zone of each column of each block.
    gap_columns : columns that make an aisle.
    own_zone : whether columns of other zones are out of bounds.
    """
    found = []
    for number, block in enumerate(skeleton.blocks):
        allowed = block.usable
        if own_zone:
            allowed = allowed & (labels[number] == lot.zone)[None, :]
        if not allowed.any():
            continue
        at_home = labels[number] == lot.zone
        width_along = skeleton.ground.quarter == block.upright
        for shape in lot.ways(skeleton.ground.pitch, width_along=width_along):
            for row, column in _places(allowed, shape):
                home = bool(at_home[column : column + shape.along].all())
                place = Spot(number, row, column, shape, 0, home=home)
                gap = gap_columns if lot.widest_wish > 2 else 0
                found += _variants(place, block, edges[number], (gap, allowed), lot.fronts(shape))
    return found


def _places(allowed: Mask, shape: Shape) -> list[tuple[int, int]]:
    """List the (row, column) at which all cells of a shape are allowed."""
    rows, columns = allowed.shape
    if shape.across > rows or shape.along > columns:
        return []
    windows = np.lib.stride_tricks.sliding_window_view(allowed, (shape.across, shape.along))
    if shape.notch is not None:
        asked = np.ones((shape.across, shape.along), dtype=bool)
        asked[shape.notch] = False
        windows = windows | ~asked
    return [(int(r), int(c)) for r, c in np.argwhere(windows.all(axis=(2, 3)))]


def _variants(
    place: Spot, block: Block, edges: Edges, gaps: tuple[int, Mask], fronts: int
) -> list[Spot]:
    """Give a place with the sides open there, and again with ends opened by gaps.

    ``gaps`` is how many columns make one, and which cells may be left to it; ``fronts`` how many
    of front and back must be open.
    """
    gap_columns, allowed = gaps
    row, column, shape = place.row, place.column, place.shape
    last_row, last_column = row + shape.across - 1, column + shape.along - 1
    spans = _spans(place)
    sides = int(edges.front[row, spans[0]].all()) + int(edges.back[last_row, spans[1]].all())
    if sides < fronts:
        return []
    left = bool(edges.left[spans[2], column].all())
    right = bool(edges.right[spans[3], last_column].all())
    found = []
    plain = sides + left + right
    if plain:
        found.append(replace(place, sides=plain))
    if not gap_columns or shape.across != block.rows or sides < 2 or shape.notch:
        return found
    ends: tuple[tuple[bool, Callable[[], range]], ...] = (
        (left, lambda: range(column - gap_columns, column)),
        (right, lambda: range(last_column + 1, last_column + 1 + gap_columns)),
    )
    options: list[tuple[int, ...]] = [()]
    for is_open, columns in ends:
        if is_open:
            continue
        gap = columns()
        if gap.start < 0 or gap.stop > block.columns or not allowed[:, list(gap)].all():
            continue
        options += [(*option, *gap) for option in options]
    found += [
        replace(place, sides=plain + len(option) // gap_columns, gaps=option)
        for option in options[1:]
    ]
    return found


def _spans(place: Spot) -> tuple[slice, slice, slice, slice]:
    """Give the columns of a place's front and back, and the rows of its left and right end."""
    shape, row, column = place.shape, place.row, place.column
    rows, columns = slice(row, row + shape.across), slice(column, column + shape.along)
    spans = [columns, columns, rows, rows]
    if shape.notch is not None:
        at_back, at_right = shape.notch[0] > 0, shape.notch[1] > 0
        spans[int(at_back)] = (
            slice(columns.start, columns.stop - 1)
            if at_right
            else slice(columns.start + 1, columns.stop)
        )
        spans[2 + int(at_right)] = (
            slice(rows.start, rows.stop - 1) if at_back else slice(rows.start + 1, rows.stop)
        )
    return spans[0], spans[1], spans[2], spans[3]
