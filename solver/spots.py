"""Spots: every place where a lot could stand, with the sides that are open there."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ground import NOISE_MM, Rect, covered
from .lot import Lot, Shape
from .skeleton import Block, Skeleton

Mask = NDArray[np.bool_]

Place = tuple[int, int, int, Shape]
"""Block, row and column of a shape's first cell, and the shape."""


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

    ``gaps`` are columns of the block that stay empty so that an end of the booth is open; ``away``
    tells in steps how far from the ground of the lot's zone it lies, 0 on it; ``stood`` that one of
    the lot stood just there in an earlier plan.
    """

    block: int
    row: int
    column: int
    shape: Shape
    sides: int
    gaps: tuple[int, ...] = ()
    away: int = 0
    stood: bool = False

    @property
    def place(self) -> Place:
        """Where it is, whatever is open there."""
        return self.block, self.row, self.column, self.shape

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
    if block.rows > 2:
        # What looks onto a hole in a deep band is no front: whoever passes cannot see it.
        front[1:], back[:-1] = False, False
    return Edges(front, back, left, right)


def spots_for(
    lot: Lot,
    skeleton: Skeleton,
    edges: Sequence[Edges],
    away: Sequence[NDArray[np.int64]],
    *,
    gap_columns: int,
    own_zone: bool,
    stood: Collection[Place] = (),
) -> list[Spot]:
    """List the spots of a lot: on usable cells of its zone, with at least one side open.

    Parameters
    ----------
    edges : the open edges of each block.
    away : how far each column of each block lies from the lot's zone, in steps.
    gap_columns : columns that make an aisle.
    own_zone : whether columns of other zones are out of bounds.
    stood : where requests of the lot stood in an earlier plan.
    """
    found = []
    gap = gap_columns if lot.widest_wish > 2 else 0
    for number, block in enumerate(skeleton.blocks):
        allowed = block.usable
        if own_zone:
            allowed = allowed & (away[number] == 0)[None, :]
        if not allowed.any():
            continue
        width_along = skeleton.ground.quarter == block.upright
        for shape in lot.ways(skeleton.ground.pitch, width_along=width_along):
            if shape.across > block.rows or shape.along > block.columns:
                continue
            # In a deep band nobody stands in the middle, seen from the end alone.
            fronts = max(lot.fronts(shape), int(block.rows > 2))
            sides = _open_sides(shape, edges[number], allowed, fronts)
            far = _windows(away[number][None, :], 1, shape.along).max(axis=(2, 3))[0]
            for row, column in np.argwhere(sides.any(axis=0)).tolist():
                south, north, left, right = sides[:, row, column].tolist()
                count = south + north + left + right
                same = (number, row, column, shape) in stood
                place = Spot(number, row, column, shape, count, away=int(far[column]), stood=same)
                found.append(place)
                through = south and north and shape.across == block.rows
                if gap and through and shape.notch is None:
                    found += _with_gaps(place, (left, right), gap, allowed)
    return found


def _windows(mask: NDArray[Any], rows: int, columns: int) -> NDArray[Any]:
    """Look at a table through every window of a size: ``[row, column]`` of its first cell."""
    return np.lib.stride_tricks.sliding_window_view(mask, (rows, columns))


def _open_sides(shape: Shape, edges: Edges, allowed: Mask, fronts: int) -> NDArray[np.bool_]:
    """Tell where a shape may stand and which of its sides are open there.

    Parameters
    ----------
    shape, edges, allowed : the shape, the open edges of a block and the cells it may take.
    fronts : how many of front and back must be open.

    Returns
    -------
    Front, back, left and right, ``[side, row, column]`` of the shape's first cell; all closed
    where it may not stand.
    """
    asked = np.ones((shape.across, shape.along), dtype=bool)
    if shape.notch is not None:
        asked[shape.notch] = False
    free = (_windows(allowed, shape.across, shape.along) | ~asked).all(axis=(2, 3))
    across, along = free.shape
    columns, rows = _spans(shape)

    def whole(edge: Mask, span: slice, at: int, *, ends: bool) -> NDArray[np.bool_]:
        """Tell whether an edge is open over a span of the shape's columns (of its rows at ends)."""
        length = span.stop - span.start
        seen = _windows(edge, *((length, 1) if ends else (1, length)))
        open_ = np.asarray(seen.all(axis=(2, 3)))
        first = (span.start, at) if ends else (at, span.start)
        return open_[first[0] : first[0] + across, first[1] : first[1] + along]

    front = whole(edges.front, columns[0], 0, ends=False)
    back = whole(edges.back, columns[1], shape.across - 1, ends=False)
    left = whole(edges.left, rows[0], 0, ends=True)
    right = whole(edges.right, rows[1], shape.along - 1, ends=True)
    free = free & (front.astype(int) + back >= fronts)
    return np.stack([front, back, left, right]) & free


def _with_gaps(place: Spot, ends: tuple[bool, bool], gap: int, allowed: Mask) -> list[Spot]:
    """Give a place again with the ends that are not open opened by gaps, where cells are left."""
    after = place.column + place.shape.along
    columns = (range(place.column - gap, place.column), range(after, after + gap))
    options: list[tuple[int, ...]] = [()]
    for is_open, span in zip(ends, columns, strict=True):
        inside = span.start >= 0 and span.stop <= allowed.shape[1]
        if not is_open and inside and allowed[:, span.start : span.stop].all():
            options += [(*option, *span) for option in options]
    return [
        replace(place, sides=place.sides + len(option) // gap, gaps=option)
        for option in options[1:]
    ]


def _spans(shape: Shape) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Give the columns of a shape's front and back, and the rows of its left and right end."""
    columns = [slice(0, shape.along), slice(0, shape.along)]
    rows = [slice(0, shape.across), slice(0, shape.across)]
    if shape.notch is not None:
        at_back, at_right = shape.notch[0] > 0, shape.notch[1] > 0
        columns[at_back] = slice(0, shape.along - 1) if at_right else slice(1, shape.along)
        rows[at_right] = slice(0, shape.across - 1) if at_back else slice(1, shape.across)
    return (columns[0], columns[1]), (rows[0], rows[1])
