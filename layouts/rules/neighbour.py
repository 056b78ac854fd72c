"""A booth does not rise above its neighbours along the wall they share."""

from collections.abc import Iterator

import shapely

from layouts.booth import Booth
from layouts.floor import Floor
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .height import USUAL, height_mm
from .pair import SHARED_EDGE_MM, shared_edge_mm
from .rule import Gauge, Rule, Spot

WALL_MM = 25.0
"""A gap this narrow has one wall: in turned halls a stand loses 2 mm a unit to its neighbour."""


def check(case: Case) -> Iterator[Finding]:
    """Find booths that may be higher than a row, wall to wall with a lower one.

    Notes
    -----
    Who is higher than its own kind may be is told by the rule on heights.
    """
    usual = case.limits.booth_height
    for floor in case.floors:
        for booth, other in _beside(floor):
            high, low = height_mm(case, booth), height_mm(case, other) or round(usual.value * 1000)
            kind = case.limits.mm(USUAL[booth.type])
            if high is not None and usual.value * 1000 < high <= kind and high > low:
                yield RULE.broken(
                    Spot(floor.hall.id, booth.centre, (booth, other)),
                    usual.source,
                    Gauge(high / 1000, max(usual.value, low / 1000), "m"),
                )


def _beside(floor: Floor) -> Iterator[tuple[Booth, Booth]]:
    """Go through the pairs of booths that share a wall, both ways round."""
    shapes = floor.booth_shapes
    if not len(shapes):
        return
    near = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=WALL_MM)
    for i, j in sorted(zip(*near.tolist(), strict=True)):
        one, other = floor.booths[i], floor.booths[j]
        if i != j and shared_edge_mm(one, other, WALL_MM) >= SHARED_EDGE_MM:
            yield one, other


RULE = Rule(
    code="booth.neighbour",
    title=Text(ko="이웃보다 높은 벽", en="Walls above a neighbour"),
    sentence=Text(
        ko="부스 {booths}: 앞의 부스가 {measured} m로 이웃과의 벽 {required} m보다 높습니다. "
        "낮추거나 이웃 쪽 면을 마감해 주십시오.",
        en="Of booths {booths} the first is {measured} m high, above the {required} m of the wall "
        "they share. Lower it or finish the side the neighbour sees.",
    ),
    check=check,
    severity=Severity.WARNING,
)
