"""The clear width of an aisle: the least that what stands on its two sides leaves between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import Polygon

from venue.shapes import geos, turned

from .aisle import Aisle
from .booth import Booth
from .floor import TOLERANCE_MM, Floor

SLICE_MM = 250.0
"""Things that do not stand square to an aisle are cut into slices of this length."""


@dataclass(frozen=True)
class Narrowest:
    """The narrowest place of an aisle.

    ``width_mm`` is the clear width there, ``at`` its middle in the hall's frame, millimetres;
    ``booths`` stand on its two sides, none where that is a wall, a column or an area.
    """

    width_mm: float
    at: tuple[float, float]
    booths: tuple[Booth, ...] = ()


@dataclass(frozen=True)
class _Bank:
    """Something beside an aisle: its extent along and across, and its number among the solids."""

    start: float
    end: float
    low: float
    high: float
    solid: int


def narrowest(floor: Floor, aisle: Aisle) -> Narrowest:
    """Measure an aisle from one end to the other.

    Parameters
    ----------
    floor : the hall with what stands in it.
    aisle : a drawn aisle of this hall.

    Notes
    -----
    At every place along the aisle the free stretch across that covers most of its drawn width
    counts, from solid to solid: what is free beyond the drawn width counts too, up to as much
    again on either side. Nothing is measured between pairs of booths, so columns, walls and areas
    narrow an aisle as booths do.
    """
    long_mm, wide_mm = _extent(aisle)
    banks = _banks(floor, aisle, long_mm, wide_mm)
    ends = {0.0, long_mm, *(b.start for b in banks), *(b.end for b in banks)}
    cuts = sorted(end for end in ends if 0 <= end <= long_mm)
    best: tuple[float, float, float, tuple[int, ...]] | None = None
    for start, end in pairwise(cuts):
        if end - start <= TOLERANCE_MM:
            continue
        middle = (start + end) / 2
        beside = [bank for bank in banks if bank.start < middle < bank.end]
        low, high, solids = _stretch(beside, wide_mm)
        if best is None or high - low < best[0]:
            best = (high - low, middle, (low + high) / 2, solids)
    if best is None:
        return Narrowest(float(wide_mm), aisle.centre)
    width, along, across, solids = best
    booths = tuple(floor.booths[n] for n in solids if 0 <= n < len(floor.booths))
    return Narrowest(width, _in_hall(aisle, along, across), booths)


def _extent(aisle: Aisle) -> tuple[float, float]:
    """Give an aisle's length and its drawn width."""
    sides = (float(aisle.width_mm), float(aisle.depth_mm))
    return sides if aisle.along == "width" else (sides[1], sides[0])


def _banks(floor: Floor, aisle: Aisle, long_mm: float, wide_mm: float) -> list[_Bank]:
    """Give what stands along an aisle, in the aisle's own frame."""
    spans = ((0.0, long_mm), (-wide_mm, 2 * wide_mm))
    (x0, x1), (y0, y1) = spans if aisle.along == "width" else spans[::-1]
    window = shapely.box(x0, y0, x1, y1)
    around = affinity.translate(turned(window, aisle.rotation_deg), aisle.x_mm, aisle.y_mm)
    with geos(f"aisle {aisle.id}"):
        things = [(int(n), floor.solids[n]) for n in np.sort(floor.tree.query(around))]
        beyond = shapely.difference(around, floor.outline)
        things += [(-1, part) for part in shapely.get_parts(beyond)]
        banks = []
        for number, thing in things:
            moved = turned(affinity.translate(thing, -aisle.x_mm, -aisle.y_mm),
                           -aisle.rotation_deg)  # fmt: skip
            for x_low, y_low, x_high, y_high in _boxes(shapely.intersection(moved, window), aisle):
                ends = (x_low, x_high, y_low, y_high)
                banks.append(_Bank(*(ends if aisle.along == "width" else ends[2:] + ends[:2]),
                                   number))  # fmt: skip
    return banks


def _boxes(shape: shapely.Geometry, aisle: Aisle) -> list[tuple[float, float, float, float]]:
    """Give the boxes of a thing: one where it stands square, slices along the aisle otherwise."""
    found = []
    for part in shapely.get_parts(shape):
        if not isinstance(part, Polygon) or part.area <= TOLERANCE_MM**2:
            continue
        x0, y0, x1, y1 = part.bounds
        slack = TOLERANCE_MM * (x1 - x0 + y1 - y0)
        if part.area >= (x1 - x0) * (y1 - y0) - slack:
            found.append(part.bounds)
            continue
        first, last = (x0, x1) if aisle.along == "width" else (y0, y1)
        cuts = np.linspace(first, last, max(2, int((last - first) / SLICE_MM) + 2)).tolist()
        for a, b in pairwise(cuts):
            slab = (a, y0, b, y1) if aisle.along == "width" else (x0, a, x1, b)
            piece = shapely.intersection(part, shapely.box(*slab))
            if not piece.is_empty:
                found.append(piece.bounds)
    return found


def _stretch(beside: Sequence[_Bank], wide_mm: float) -> tuple[float, float, tuple[int, ...]]:
    """Give the free stretch across an aisle that covers most of its width, and what ends it."""
    best: tuple[float, float, float, tuple[int, ...]] = (-1.0, 0.0, 0.0, ())
    at, last = -wide_mm, -1
    for bank in [*sorted(beside, key=lambda b: (b.low, b.high)),
                 _Bank(0, 0, 2 * wide_mm, 2 * wide_mm, -1)]:  # fmt: skip
        if bank.low > at:
            covered = min(bank.low, wide_mm) - max(at, 0.0)
            if covered > best[0]:
                best = (covered, at, bank.low, (last, bank.solid))
        if bank.high > at:
            at, last = bank.high, bank.solid
    covered, low, high, solids = best
    return (low, high, solids) if covered > 0 else (0.0, 0.0, ())


def _in_hall(aisle: Aisle, along: float, across: float) -> tuple[float, float]:
    """Give a place of an aisle's own frame in the hall's."""
    x, y = (along, across) if aisle.along == "width" else (across, along)
    ((x, y),) = shapely.get_coordinates(turned(shapely.Point(x, y), aisle.rotation_deg)).tolist()
    return x + aisle.x_mm, y + aisle.y_mm
