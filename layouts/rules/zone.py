"""Booths stand on the ground of their zone."""

from collections.abc import Iterator

import shapely
from shapely.geometry import Point

from layouts.floor import TOLERANCE_MM
from venue.finding import Finding, Severity
from venue.text import Text

from .case import Case
from .rule import BRIEF, Rule, Spot


def check(case: Case) -> Iterator[Finding]:
    """Find booths whose middle lies off the ground of the zone they belong to.

    Notes
    -----
    An exhibitor's zone counts before the booth's own; a zone without any ground is not drawn yet
    and is passed over.
    """
    drawn = {zone.id for zone in case.layout.zones}
    names = {zone.id: zone.name for zone in case.brief.zones}
    grounds = {(zone.id, zone.hall): zone.shape for zone in case.layout.zones}
    for booth in case.layout.booths:
        who = case.exhibitor_of.get(booth.id)
        zone = booth.zone if who is None else who.zone
        if zone not in drawn:
            continue
        ground = grounds.get((zone, booth.hall))
        if ground is None or not shapely.dwithin(ground, Point(booth.centre), TOLERANCE_MM):
            spot = Spot(booth.hall, booth.centre, (booth,))
            yield RULE.broken(spot, BRIEF, zone=names.get(zone, zone))


RULE = Rule(
    code="wish.zone",
    title=Text(ko="구역 안의 부스", en="Booths in their zone"),
    sentence=Text(
        ko="부스 {booths}: {zone} 구역 밖에 있습니다. 구역 안으로 옮기거나 구역을 넓혀 주십시오.",
        en="Booth {booths} stands off the ground of zone {zone}. Move it in or widen the zone.",
    ),
    check=check,
    severity=Severity.WARNING,
)
