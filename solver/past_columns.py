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
        around = solid.grown(need)
        if len(tight) > 1:
            options: Sequence[tuple[Rect, ...]] = ((around,),)
        elif tight[0].along_u:
            options = (
                (Rect(around.u0, around.v0, around.u1, solid.v1),),
                (Rect(around.u0, solid.v0, around.u1, around.v1),),
            )
        else:
            options = (
                (Rect(around.u0, around.v0, solid.u1, around.v1),),
                (Rect(solid.u0, around.v0, around.u1, around.v1),),
            )
        best = min(options, key=lambda option: _cost(skeleton, option))
        for block in skeleton.blocks:
            for rect in best:
                block.clear(rect)


def _passes(strip: Strip, solid: Rect, need: float) -> bool:
    """Tell whether a strip keeps a full aisle on one side of a solid."""
    if strip.along_u:
        return max(solid.v0 - strip.rect.v0, strip.rect.v1 - solid.v1) >= need
    return max(solid.u0 - strip.rect.u0, strip.rect.u1 - solid.u1) >= need


def _cost(skeleton: Skeleton, rects: Sequence[Rect]) -> int:
    """Count the usable cells some rectangles would take."""
    lost = 0
    for block in skeleton.blocks:
        kept = block.usable.copy()
        lost += sum(block.clear(rect) for rect in rects)
        block.usable = kept
    return lost
