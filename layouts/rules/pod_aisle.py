"""Every pod stands on an inner aisle that leads out of the pavilion, or on an open side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import shapely

from layouts.booth import Booth
from layouts.floor import ARC, TOLERANCE_MM
from layouts.pod import Pod
from venue.finding import Finding
from venue.shapes import geos
from venue.text import Text

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find pods that no inner aisle of the preset's width reaches from outside the pavilion.

    Notes
    -----
    The floor of a pavilion is its block and the aisles before its open sides, less the pods. It is
    eroded by half an inner aisle; the parts that meet the outside are where people get to.
    """
    inside: dict[str, list[Pod]] = defaultdict(list)
    for pod in case.layout.pods:
        inside[pod.booth].append(pod)
    for floor in case.floors:
        for booth in floor.booths:
            if booth.id in inside:
                yield from _pavilion(case, booth, inside[booth.id])


def _pavilion(case: Case, booth: Booth, pods: Sequence[Pod]) -> Iterator[Finding]:
    """Look at one pavilion."""
    wide = case.limits.mm("pavilion_aisle")
    sides = case.floor_of[booth.hall].open_sides(booth)
    with geos(f"pavilion {booth.number or booth.id}"):
        outside = shapely.union_all([booth.strip(side, case.limits.mm("aisle")) for side in sides])
        solid = shapely.union_all([pod.shape for pod in pods])
        free = shapely.difference(shapely.union(booth.shape, outside), solid)
        # Block and aisle share an edge; a hair joins what rounding parts. It is round: what is
        # left of an edge may be too short for a mitre.
        free = shapely.buffer(free, 1, quad_segs=ARC)
        ways = shapely.get_parts(shapely.buffer(free, TOLERANCE_MM - wide / 2, quad_segs=ARC))
        reached = shapely.union_all([way for way in ways if shapely.intersects(way, outside)])
    for pod in pods:
        gap = float(shapely.distance(pod.shape, reached)) if not reached.is_empty else None
        if gap is None or gap > wide / 2 + 2 * TOLERANCE_MM:
            yield RULE.broken(
                Spot(booth.hall, pod.centre, (booth,)),
                case.limits.pavilion_aisle.source,
                Gauge(0.0, wide / 1000, "m"),
                pod=pod.number or pod.id,
            )


RULE = Rule(
    code="pod.aisle",
    title=Text(ko="공동관 안 통로", en="Aisles inside pavilions"),
    sentence=Text(
        ko="공동관 {booths}의 자리 {pod}: 폭 {required} m의 안쪽 통로가 닿지 않습니다. 통로를 내 "
        "주십시오.",
        en="No inner aisle of {required} m reaches pod {pod} of pavilion {booths}. Make room for "
        "one.",
    ),
    check=check,
)
