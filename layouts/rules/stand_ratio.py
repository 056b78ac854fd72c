"""Stands take at most so many times the floor people walk on."""

from collections.abc import Iterator

import numpy as np
import shapely

from venue.finding import Finding
from venue.text import Text
from venue.units import mm2_to_m2

from .case import Case
from .rule import Gauge, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find halls where the booths' area is too large for the free floor."""
    limit = case.limits.stand_ratio
    for floor in case.floors if limit else ():
        assert limit is not None
        stands = mm2_to_m2(float(np.sum(shapely.area(floor.booth_shapes))))
        if stands > limit.value * floor.free_m2:
            ratio = stands / max(floor.free_m2, 0.001)
            yield RULE.broken(
                Spot(floor.hall.id),
                limit.source,
                Gauge(ratio, limit.value, "1"),
                stands=f"{stands:,.0f}",
                floor=f"{floor.free_m2:,.0f}",
            )


RULE = Rule(
    code="hall.stand_ratio",
    title=Text(ko="부스와 통로의 비율", en="Stand area to gangway area"),
    sentence=Text(
        ko="{hall}홀: 부스 {stands} m²는 통로 {floor} m²의 {measured}배입니다. "
        "{required}배까지 줄여 주십시오.",
        en="Hall {hall}: {stands} m² of booths are {measured} times the {floor} m² of aisles. "
        "Come down to {required}.",
    ),
    check=check,
)
