"""People get past columns: cells beside a column that stands in an aisle are taken away."""

from collections.abc import Sequence

from .ground import Rect
from .skeleton import Skeleton, Strip


def lead_past_columns(skeleton: Skeleton) -> None:
    """Take cells away beside columns that stand in an aisle, so that people get past.

    A column inside a block costs only its own cells. One that reaches into an aisle needs a full
    aisle on one side, or, where aisles cross, all around.
    """
    need = float(skeleton.ground.aisle)
    for solid in skeleton.ground.solids:
        if any(block.whole.holds(solid) for block in skeleton.blocks):
            continue
        tight = [
            strip
            for strip in skeleton.strips
            if strip.rect.meets(solid) and not _passes(strip, solid, need)
        ]
        if not tight:
            continue
        around, aisle = solid.grown(need), tight[0].rect
        # What of a column reaches past the aisle's far edge is in nobody's way.
        if len(tight) > 1:
            options: Sequence[Rect] = (around,)
        elif tight[0].along_u:
            options = (
                Rect(around.u0, around.v0, around.u1, min(solid.v1, aisle.v1)),
                Rect(around.u0, max(solid.v0, aisle.v0), around.u1, around.v1),
            )
        else:
            options = (
                Rect(around.u0, around.v0, min(solid.u1, aisle.u1), around.v1),
                Rect(max(solid.u0, aisle.u0), around.v0, around.u1, around.v1),
            )
        best = min(options, key=lambda option: _cost(skeleton, option))
        for block in skeleton.blocks:
            block.clear(best)


def _passes(strip: Strip, solid: Rect, need: float) -> bool:
    """Tell whether a strip keeps a full aisle on one side of a solid."""
    if strip.along_u:
        return max(solid.v0 - strip.rect.v0, strip.rect.v1 - solid.v1) >= need
    return max(solid.u0 - strip.rect.u0, strip.rect.u1 - solid.u1) >= need


def _cost(skeleton: Skeleton, rect: Rect) -> int:
    """Count the usable cells a rectangle would take."""
    lost = 0
    for block in skeleton.blocks:
        kept = block.usable.copy()
        lost += block.clear(rect)
        block.usable = kept
    return lost
