"""The aisles of a finished floor: strips that stayed free, and what opens a side."""

import math
from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from layouts.aisle import Aisle, AisleKind
from layouts.booth import Booth, Side

from .ground import Ground, Rect, parts
from .legal import SLACK_MM, OpenFloor
from .skeleton import Strip


def aisles_of(
    ground: Ground, strips: Sequence[Strip], booths: Sequence[Booth], floor: OpenFloor
) -> tuple[Aisle, ...]:
    """Give the aisles of a hall.

    Parameters
    ----------
    strips : the nominal aisles of the skeleton, in the ground's frame.
    booths : the booths with their open edges: each edge borders an aisle in the answer.
    floor : the finished floor, in the hall's frame.
    """
    free = ground.turn_in(floor.free)
    found: list[Aisle] = []
    for strip in strips:
        kind = AisleKind.MAIN if strip.main else AisleKind.CROSS if strip.cross else AisleKind.AISLE
        for rect in _free_stretches(strip, free, ground.aisle):
            found.append(_aisle(ground, rect, kind, along_u=strip.along_u, index=len(found)))
    known = shapely.union_all([aisle.shape.buffer(SLACK_MM) for aisle in found])
    for booth in booths:
        for side in booth.open_edges:
            before = booth.strip(side, floor.aisle_mm)
            if shapely.covers(known, before.buffer(-SLACK_MM)):
                continue
            aisle = _before(booth, side, floor.aisle_mm, f"{ground.hall.id}-a{len(found) + 1}")
            found.append(aisle)
            known = known.union(aisle.shape.buffer(SLACK_MM))
    return tuple(found)


def _free_stretches(strip: Strip, free: BaseGeometry, shortest: float) -> list[Rect]:
    """Cut a strip where something reaches into it; keep stretches at least an aisle long."""
    rect = strip.rect
    inner = Rect(rect.u0, rect.v0, rect.u1, rect.v1).grown(-SLACK_MM).shape
    low, high = (rect.u0, rect.u1) if strip.along_u else (rect.v0, rect.v1)
    cuts = []
    for part in parts(shapely.difference(inner, free)):
        u0, v0, u1, v1 = part.bounds
        cuts.append((u0, u1) if strip.along_u else (v0, v1))
    stretches, at = [], low
    for start, end in [*sorted(cuts), (high, high)]:
        if start - at >= shortest - 2 * SLACK_MM:
            span = (at, min(high, start))
            stretches.append(
                Rect(span[0], rect.v0, span[1], rect.v1)
                if strip.along_u
                else Rect(rect.u0, span[0], rect.u1, span[1])
            )
        at = max(at, end)
    return stretches


def _aisle(ground: Ground, rect: Rect, kind: AisleKind, *, along_u: bool, index: int) -> Aisle:
    """Give a rectangle of the ground as an aisle of the hall.

    In turned halls the corners beside it are rounded: it is told narrower by as much.
    """
    less = ground.rounding / 2
    across = (0.0, less) if along_u else (less, 0.0)
    place = ground.footprint(
        Rect(rect.u0 + across[0], rect.v0 + across[1], rect.u1 - across[0], rect.v1 - across[1])
    )
    return Aisle(
        **place.model_dump(),
        id=f"{ground.hall.id}-a{index + 1}",
        kind=kind,
        along="width" if along_u != ground.quarter else "depth",
    )


def _before(booth: Booth, side: Side, reach: int, aisle_id: str) -> Aisle:
    """Give the floor before an open side as an aisle of its own."""
    shape = booth.strip(side, reach)
    # The strip's lower-left corner in the booth's own turn.
    quarter = {Side.SOUTH: 0, Side.EAST: 1, Side.NORTH: 2, Side.WEST: 3}[side]
    # An L's side is shorter than its rectangle's.
    length = round(math.dist(*booth.side(side)))
    corners = list(shape.exterior.coords)
    # Ring order: a, a + out, b + out, b; the corner that is lowest and leftmost before the turn.
    at = (corners[1], corners[0], corners[3], corners[2])[quarter]
    upright = side in {Side.EAST, Side.WEST}
    return Aisle(
        hall=booth.hall,
        x_mm=round(at[0]),
        y_mm=round(at[1]),
        width_mm=reach if upright else length,
        depth_mm=length if upright else reach,
        rotation_deg=booth.rotation_deg,
        id=aisle_id,
        kind=AisleKind.CROSS,
        along="depth" if upright else "width",
    )
