"""Dimensions outside the walls: the hall's sides, the blocks and aisles along them, the bays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shapely.geometry.base import BaseGeometry

from layouts.booth import Booth

from ..fonts import width_mm
from ..palette import FINE_MM, HAIR_MM, INK_2
from ..pen import XY, Pen
from ..scene import LEFT_OVER, Scene
from ..sheet import View
from ..symbols import readable, step, unit
from .hall import partition_lines

DIM_MM = 2.2
"""Size of a dimension's figure."""

SMALL_MM = 1.8
TICK_MM = 0.77
LIFT_MM = 0.85
"""From a dimension's line to the foot of its figure, clear of the ticks."""

JOIN_MM = 20.0
"""Stands closer than this are one block, millimetres of floor."""

APART_MM = 0.5
"""Free paper beside a figure that makes way for those of the chain above it."""

LINE_STEP_MM = 4.6
"""From a chain to the overall dimension outside it."""

Span = tuple[float, float]


def whole_mm(length_mm: float, *, turned: bool = False) -> str:
    """Give a length in whole millimetres with a comma at the thousands.

    In a hall turned on paper, corners were rounded to the millimetre at an angle: lengths are
    given to 5 mm there.

    Examples
    --------
    >>> whole_mm(144000.0), whole_mm(2999.2, turned=True)
    ('144,000', '3,000')
    """
    return f"{round(length_mm / 5) * 5 if turned else round(length_mm):,}"


@dataclass(frozen=True)
class Rail:
    """Where a chain of dimensions runs: a line on paper, figures on its left."""

    origin: XY
    along: XY
    scale: int
    turned: bool

    def at(self, place: float) -> XY:
        """Give the point at a place along the rail, millimetres of paper from its origin."""
        return step(self.origin, self.along, place)


def spans(shapes: Iterable[BaseGeometry], axis: int, join: float) -> list[Span]:
    """Project shapes on an axis and join what touches.

    Parameters
    ----------
    shapes : geometries in any unit.
    axis : 0 for x, 1 for y.
    join : gaps up to this width are none.

    Examples
    --------
    >>> import shapely
    >>> spans([shapely.box(0, 0, 3, 1), shapely.box(3, 0, 6, 1), shapely.box(9, 0, 12, 1)], 0, 0.1)
    [(0.0, 6.0), (9.0, 12.0)]
    """
    merged: list[Span] = []
    for low, high in sorted((s.bounds[axis], s.bounds[axis + 2]) for s in shapes):
        if merged and low <= merged[-1][1] + join:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def blocks(view: View, axis: int) -> list[Span]:
    """Choose the blocks a chain along an axis shows, on paper.

    Aisles that run through the whole hall show in the projection of everything. Where rows along
    the walls hide them, those are left out; where nothing runs through, the band (a column or a
    row of blocks) with the most aisles speaks for the hall.
    """
    join = view.mm(JOIN_MM)
    booths = [(view.shape(b.shape), b) for b in view.layout.booths]
    areas = [view.shape(a.shape) for a in view.layout.areas if a.kind not in LEFT_OVER]
    everything = [shape for shape, _ in booths] + areas
    free = [shape for shape, booth in booths if not _walled(booth)] + areas
    tries = [spans(everything, axis, join), spans(free, axis, join)]
    best = max(tries, key=len)
    if len(best) > 1 or not everything:
        return best
    bands = spans(everything, 1 - axis, join)
    inside = (
        [
            s
            for s in everything
            if low - join <= s.bounds[1 - axis] and s.bounds[3 - axis] <= high + join
        ]
        for low, high in bands
    )
    return max((spans(band, axis, join) for band in inside), key=len)


def _walled(booth: Booth) -> bool:
    """Tell whether a booth backs a wall."""
    return booth.perimeter


def chain(pen: Pen, rail: Rail, places: Sequence[float], avoid: Sequence[Span] = ()) -> list[Span]:
    """Draw a chain of dimensions: one line, oblique ticks, a figure above each part.

    A figure wider than its part stands outside the chain at its ends, below the line elsewhere;
    where it would run into its neighbour there it is left out, and the sum still tells it.

    Parameters
    ----------
    pen, rail : draws, and where.
    places : the ends of all parts along the rail, millimetres of paper.
    avoid : where the figures of another chain reach down to this one's.

    Returns
    -------
    What the figures below the line take along the rail.
    """
    below: list[Span] = []
    if len(places) < 2:
        return below
    up = (-rail.along[1], rail.along[0])
    pen.line((rail.at(places[0] - 1.0), rail.at(places[-1] + 1.0)), FINE_MM, INK_2)
    slant = unit((0.0, 0.0), (rail.along[0] + up[0], rail.along[1] + up[1]))
    for place in places:
        tick = rail.at(place)
        pen.line(
            (step(tick, slant, -TICK_MM * 1.4), step(tick, slant, TICK_MM * 1.4)), FINE_MM, INK_2
        )
    free_below = places[0]
    for n, (low, high) in enumerate(pairwise(places)):
        text = whole_mm((high - low) * rail.scale, turned=rail.turned)
        size = next((s for s in (DIM_MM, SMALL_MM) if width_mm(text, s) <= high - low - 0.2), None)
        half, middle = width_mm(text, SMALL_MM) / 2, (low + high) / 2
        if size is not None:
            wide = width_mm(text, size) + 2 * APART_MM
            _figure(pen, rail, _clear((low, high), wide, avoid), text, size)
        elif n == 0:
            _figure(pen, rail, low - half - 1.2, text, SMALL_MM)
        elif n == len(places) - 2:
            _figure(pen, rail, high + half + 1.2, text, SMALL_MM)
        elif middle - half > free_below:
            _figure(pen, rail, middle, text, SMALL_MM, lift=-LIFT_MM - SMALL_MM * 0.75)
            free_below = middle + half + 0.3
            below.append((middle - half, middle + half))
    return below


def _clear(part: Span, wide: float, avoid: Sequence[Span]) -> float:
    """Give the place in a part nearest to its middle where a figure so wide meets nothing."""
    low, high = part
    middle, half = (low + high) / 2, wide / 2
    edges = [middle, *(e for a, b in avoid for e in (a - half, b + half))]
    free = [
        place
        for place in edges
        if low + half <= place <= high - half
        and all(place + half <= a + 1e-6 or place - half >= b - 1e-6 for a, b in avoid)
    ]
    return min(free, key=lambda place: abs(place - middle), default=middle)


def _figure(
    pen: Pen, rail: Rail, place: float, text: str, size: float, *, lift: float = LIFT_MM
) -> None:
    """Write a figure at a place of a rail, its foot ``lift`` above the line."""
    at = step(rail.at(place), (-rail.along[1], rail.along[0]), lift)
    pen.text(at, text, size, INK_2, align="centre", angle=readable(rail.along))


def _extend(pen: Pen, rail: Rail, places: Iterable[float], towards: float) -> None:
    """Draw the short extension lines from a chain towards the hall."""
    up = (-rail.along[1], rail.along[0])
    for place in places:
        at = rail.at(place)
        pen.line(
            (step(at, up, -0.9 if towards > 0 else 0.9), step(at, up, towards)), HAIR_MM, INK_2
        )


def draw_dimensions(pen: Pen, scene: Scene, view: View) -> None:
    """Draw the chains along the lower and the left side, and the overall sizes outside them."""
    left, bottom, right, top = view.floor.bounds
    out, turned = view.margins.chain, view.skew
    for axis, low, high in ((0, left, right), (1, bottom, top)):
        along = (1.0, 0.0) if axis == 0 else (0.0, 1.0)
        # Figures stand left of a rail's direction: above the lower one, outside the left one.
        towards = 1.0 if axis == 0 else -1.0
        origin = (0.0, bottom - out) if axis == 0 else (left - out, 0.0)
        rail = Rail(origin, along, view.scale, turned)
        places = _places(low, blocks(view, axis), high)
        below: list[Span] = []
        if len(places) > 2 and _legible(rail, places):
            below = chain(pen, rail, places)
            _extend(pen, rail, places[1:-1], towards * 1.8)
            _extend(pen, rail, (low, high), towards * (out - 1.0))
            shifted = step(origin, (0.0, -1.0) if axis == 0 else (-1.0, 0.0), LINE_STEP_MM)
            rail = Rail(shifted, along, view.scale, turned)
            _extend(pen, rail, (low, high), towards * (LINE_STEP_MM - 1.0))
        else:
            _extend(pen, rail, (low, high), towards * (out - 1.0))
        # Only below the hall do small figures lie between a chain and the overall size.
        chain(pen, rail, (low, high), below if axis == 0 else ())
    _draw_bays(pen, scene, view)


def _legible(rail: Rail, places: Sequence[float]) -> bool:
    """Tell whether most parts of a chain are wide enough for their figures."""
    parts = [high - low for low, high in pairwise(places)]
    fits = sum(width_mm(whole_mm(part * rail.scale), SMALL_MM) <= part + 0.2 for part in parts)
    return fits * 4 >= len(parts) * 3


def _places(low: float, parts: Sequence[Span], high: float) -> list[float]:
    """Give the ends of all parts between two walls, each once."""
    places = [low]
    for place in (end for part in parts for end in part):
        if place > places[-1] + 0.05 and place < high - 0.05:
            places.append(place)
    return [*places, high]


def _draw_bays(pen: Pen, scene: Scene, view: View) -> None:
    """Draw the bays between movable walls above the hall, or what is left of them at its right."""
    left, _, right, top = view.floor.bounds
    ends = [(view.at(a), view.at(b)) for a, b in partition_lines(scene, view.hall)]
    across = sorted({round((a[0] + b[0]) / 2, 3) for a, b in ends if abs(a[0] - b[0]) < 0.5})
    places = _places(left, [(x, x) for x in across], right)
    if len(places) > 2:
        out = view.margins.chain
        rail = Rail((0.0, top + out), (1.0, 0.0), view.scale, view.skew)
        chain(pen, rail, places)
        _extend(pen, rail, places, -(out - 6.0))
