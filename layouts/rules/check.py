"""Every rule over one layout."""

from collections.abc import Collection

from layouts.allotment import Allotment
from layouts.brief.brief import Brief
from layouts.brief.limits import Limits
from layouts.layout import Layout
from venue.finding import Finding, Severity
from venue.hall import Hall

from . import (
    aisle_free,
    aisle_width,
    allotted,
    area,
    booth_reach,
    connected,
    covered,
    dead_end,
    decks,
    door,
    exit_separation,
    exit_width,
    extinguisher,
    floor_load,
    freight,
    height,
    hydrant,
    inside,
    keep_clear,
    neighbour,
    numbers,
    obstacle,
    on_aisle,
    open_sides,
    open_wish,
    overlap,
    pair,
    panel,
    pin,
    platform,
    pod_aisle,
    pod_inside,
    pod_member,
    pod_overlap,
    pod_size,
    rivals,
    row,
    shutter,
    size,
    stand_ratio,
    supply_load,
    supply_reach,
    travel,
    wall,
    zone,
)
from .case import Case
from .rule import Rule

RULES: tuple[Rule, ...] = (
    inside.RULE,
    wall.RULE,
    door.RULE,
    overlap.RULE,
    obstacle.RULE,
    keep_clear.RULE,
    hydrant.RULE,
    extinguisher.RULE,
    shutter.RULE,
    panel.RULE,
    aisle_width.RULE,
    aisle_free.RULE,
    connected.RULE,
    on_aisle.RULE,
    open_sides.RULE,
    row.RULE,
    dead_end.RULE,
    stand_ratio.RULE,
    exit_width.RULE,
    exit_separation.RULE,
    travel.RULE,
    pin.RULE,
    numbers.RULE,
    pod_inside.RULE,
    pod_overlap.RULE,
    pod_aisle.RULE,
    pod_size.RULE,
    pod_member.RULE,
    height.RULE,
    neighbour.RULE,
    booth_reach.RULE,
    covered.RULE,
    decks.RULE,
    platform.RULE,
    floor_load.RULE,
    freight.RULE,
    supply_reach.RULE,
    supply_load.RULE,
    allotted.RULE,
    size.RULE,
    open_wish.RULE,
    zone.RULE,
    pair.RULE,
    rivals.RULE,
    area.RULE,
)
"""All rules, in the order in which their findings are told."""

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_layout(
    halls: tuple[Hall, ...],
    brief: Brief,
    layout: Layout,
    allotments: tuple[Allotment, ...],
    limits: Limits,
    upper: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Check a layout by every rule.

    Parameters
    ----------
    halls : the halls as this show opens them.
    brief : what was asked.
    layout : what was drawn.
    allotments : who stands where.
    limits : the required values.
    upper : ids of the halls on upper floors, which people leave by stairs.

    Returns
    -------
    What is not met and what cannot be assessed: errors first, then in the order of ``RULES``,
    then by hall and place; the same layout always gives the same findings in the same order.

    Raises
    ------
    FaultError : when GEOS cannot compute a shape.
    """
    case = Case(halls, brief, layout, allotments, limits, frozenset(upper))
    place = {hall.id: i for i, hall in enumerate(halls)}
    ranked = [
        (
            (
                _WEIGHT[finding.severity],
                i,
                place.get(finding.hall, len(halls)),
                (finding.y_mm or 0, finding.x_mm or 0),
                finding.booths,
            ),
            finding,
        )
        for i, rule in enumerate(RULES)
        for finding in rule.check(case)
    ]
    return tuple(finding for _, finding in sorted(ranked, key=lambda pair: pair[0]))
