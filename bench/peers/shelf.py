"""The greedy shelf: rows one unit deep back to back, aisles between them, first fit.

The rhythm is fixed: an aisle around, then double rows and aisles in turn, a cross aisle after
nine units. A stand takes the first shelf with room, two shelves where it is two units deep;
deeper ones stay out.
"""

from dataclasses import dataclass

import shapely

from bench.peers.ground import STEP_MM, Ground, Placed, grounds, ordered, sides
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import preset
from venue.venue import Venue

BLOCK = 9
"""Units between two cross aisles: 27 m, less than the longest row."""


@dataclass
class Block:
    """A double row between two cross aisles: ``used`` is how far each of its shelves is filled.

    The first shelf faces down, the second up; ``y`` is where the block begins, ``end`` where it
    ends along x, millimetres.
    """

    ground: Ground
    y: int
    end: int
    used: list[int]


def place(venue: Venue, brief: Brief, _: float) -> list[Placed]:
    """Fill the shelves; the last parameter, the time limit, is not needed."""
    aisle, unit = preset(brief.rules).mm("aisle"), brief.module_mm
    blocks = [
        Block(ground, y, min(x + BLOCK * unit, right - aisle), [x, x])
        for ground in grounds(venue.halls, brief)
        for left, low, right, high in [ground.room]
        for y in range(low + aisle, high - aisle - 2 * unit + 1, 2 * unit + aisle)
        for x in range(left + aisle, right - aisle - unit + 1, BLOCK * unit + aisle)
    ]
    found = []
    for who in ordered(brief):
        at = next((spot for block in blocks if (spot := _fit(block, who, brief, aisle))), None)
        if at is not None:
            found.append(at)
    return found


def _fit(block: Block, who: Exhibitor, brief: Brief, aisle: int) -> Placed | None:
    """Put a stand into a block and fill its shelves so far, or give nothing."""
    (width, depth), unit = sides(who, brief), brief.module_mm
    if depth > 2 * unit:
        return None
    for shelves in ((0, 1),) if depth > unit else ((0,), (1,)):
        first = max(block.used[shelf] for shelf in shelves)
        for x in range(first, block.end - width + 1, STEP_MM):
            y = block.y + 2 * unit - depth if shelves == (1,) else block.y
            at = Placed(who.id, block.ground.hall.id, x, y, width, depth)
            if block.ground.holds(at.outline) and _fronts(block, at, aisle):
                for shelf in shelves:
                    block.used[shelf] = x + width
                return at
    return None


def _fronts(block: Block, at: Placed, aisle: int) -> bool:
    """Tell whether no column stands in the aisle a stand faces."""
    low = at.y_mm - aisle if at.y_mm == block.y else at.y_mm + at.depth_mm
    front = shapely.box(at.x_mm, low, at.x_mm + at.width_mm, low + aisle)
    return not any(front.intersects(solid) for solid in block.ground.hall.solids)
