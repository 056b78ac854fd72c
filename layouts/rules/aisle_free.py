"""An aisle that is drawn is free over its whole rectangle, and wide enough for its kind."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from layouts.aisle import Aisle, AisleKind
from layouts.booth import Booth
from layouts.floor import TOLERANCE_MM, Floor
from venue.finding import Finding
from venue.shapes import turned
from venue.text import Text

from .case import Case
from .rule import GEOMETRY, Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find drawn aisles that are too narrow as drawn, or that something stands in."""
    for floor in case.floors:
        aisles = [aisle for aisle in case.layout.aisles if aisle.hall == floor.hall.id]
        for aisle in aisles:
            name = "main_aisle" if aisle.kind is AisleKind.MAIN else "aisle"
            required = case.limits.mm(name)
            if aisle.clear_width_mm < required - TOLERANCE_MM:
                yield RULE.broken(
                    Spot(floor.hall.id, aisle.centre),
                    getattr(case.limits, name).source,
                    Gauge(aisle.clear_width_mm / 1000, required / 1000, "m"),
                    aisle=aisle.id,
                )
            finding = _taken(floor, aisle)
            if finding is not None:
                yield finding


def _taken(floor: Floor, aisle: Aisle) -> Finding | None:
    """Find what stands in an aisle, where it leaves the least."""
    inner = shapely.buffer(aisle.shape, -TOLERANCE_MM, join_style="mitre")
    hits = np.sort(floor.tree.query(inner, predicate="intersects"))
    pieces = [(int(i), shapely.intersection(inner, floor.solids[i])) for i in hits]
    beyond = shapely.difference(inner, floor.outline)
    if not beyond.is_empty:
        pieces.append((-1, beyond))
    if not pieces:
        return None
    left, worst = min((_lane_mm(aisle, piece), n) for n, (_, piece) in enumerate(pieces))
    point = shapely.point_on_surface(pieces[worst][1])
    booths: list[Booth] = [floor.booths[i] for i, _ in pieces if 0 <= i < len(floor.booths)]
    return RULE.broken(
        Spot(floor.hall.id, (point.x, point.y), tuple(booths)),
        GEOMETRY,
        Gauge(left / 1000, aisle.clear_width_mm / 1000, "m"),
        sentence=_TAKEN,
        aisle=aisle.id,
    )


def _lane_mm(aisle: Aisle, piece: BaseGeometry) -> float:
    """Width of the widest lane that a piece leaves beside it, millimetres."""
    flat = turned(affinity.translate(piece, -aisle.x_mm, -aisle.y_mm), -aisle.rotation_deg)
    x0, y0, x1, y1 = flat.bounds
    near, far = (y0, y1) if aisle.along == "width" else (x0, x1)
    return max(0.0, near, aisle.clear_width_mm - far)


_TAKEN = Text(
    ko="통로 {aisle}: {required} m 가운데 {measured} m만 비어 있습니다. 막는 것을 옮겨 주십시오.",
    en="Aisle {aisle}: only {measured} m of {required} m are free. Move what stands in it.",
)

RULE = Rule(
    code="aisle.free",
    title=Text(ko="그린 통로", en="Drawn aisles"),
    sentence=Text(
        ko="통로 {aisle}: 폭이 {measured} m입니다. {required} m 이상으로 그려 주십시오.",
        en="Aisle {aisle} is drawn {measured} m wide. Draw it at least {required} m wide.",
    ),
    check=check,
)
