"""One traversal of a plan that every writer uses, so that all exports tell the same floor.

Coordinates are whole millimetres in the hall's own frame. Only a footprint turned by an angle
that is no quarter has corners between millimetres; these are rounded, here and nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from layouts.aisle import Aisle
from layouts.area import Area
from layouts.booth import Booth, Footprint
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import ZoneRequest
from layouts.pod import Pod
from layouts.supply import Supplied, supply
from layouts.zone import Zone
from plans.plan import Plan
from venue.hall import Hall
from venue.text import Text
from venue.units import to_m
from venue.utility import Utility

Kind = Literal[
    "hall", "zone", "keep_clear", "utility", "aisle", "area", "obstacle", "opening", "booth", "pod"
]  # fmt: skip
"""What a feature is; a hall's features come in this order, so that later ones lie on top."""

Corner = tuple[int, int]


@dataclass(frozen=True)
class Feature:
    """One thing on a hall's floor.

    ``parts`` are open rings, counter-clockwise, or for an opening the line between its jambs,
    millimetres in the hall's frame; only a zone that its hall parts has several. ``properties``
    are what files say of it, ready for JSON, lengths in metres; ``id`` and ``hall`` stand apart.
    """

    kind: Kind
    id: str
    hall: str
    parts: tuple[tuple[Corner, ...], ...]
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether the parts are rings."""
        return self.kind != "opening"


def features(plan: Plan) -> Iterator[Feature]:
    """Walk a plan hall by hall.

    Yields
    ------
    Every hall with what is on its floor, in the order of `Kind`.
    """
    tenants = exhibitors_by_booth(plan)
    members = {who.id: who for who in plan.brief.exhibitors if not who.contract}
    zones = {zone.id: zone for zone in plan.brief.zones}
    for hall in plan.halls:
        floor = plan.layout.in_hall(hall.id)
        yield _hall(hall)
        yield from (_zone(zone, zones.get(zone.id)) for zone in floor.zones)
        for kept in hall.keep_clear:
            known = _names(kept.reason) | {"confidence": kept.source.confidence.value}
            yield Feature("keep_clear", kept.id, hall.id, (_ring(kept.ring),), known)
        yield from (_utility(utility, hall.id) for utility in hall.utilities)
        yield from (_aisle(aisle) for aisle in floor.aisles)
        yield from (_area(area) for area in floor.areas)
        for solid in hall.obstacles:
            known = {"type": solid.kind.value, "confidence": solid.source.confidence.value}
            yield Feature("obstacle", solid.id, hall.id, (_ring(solid.ring),), known)
        yield from _openings(hall)
        yield from (_booth(booth, tenants.get(booth.id, ())) for booth in floor.booths)
        yield from (_pod(pod, members.get(pod.exhibitor or "")) for pod in floor.pods)


def exhibitors_by_booth(plan: Plan) -> dict[str, tuple[Exhibitor, ...]]:
    """Give who stands in each booth: the contract first, then its members; free ones have none."""
    listed, inside = {who.id: who for who in plan.brief.exhibitors}, plan.brief.members
    tenants: dict[str, tuple[Exhibitor, ...]] = {}
    for allotment in plan.allotments:
        who = listed[allotment.exhibitor]
        here = (who, *inside.get(who.id, ()))
        tenants[allotment.booth] = (*tenants.get(allotment.booth, ()), *here)
    return tenants


def served_by_booth(plan: Plan) -> dict[str, Exhibitor]:
    """Give whose contract each booth is, with what the members of a pavilion ask for."""
    served = plan.brief.served
    tenants = exhibitors_by_booth(plan)
    return {booth: served.get(who[0].id, who[0]) for booth, who in tenants.items()}


def supplied_by_hall(plan: Plan) -> dict[str, Supplied]:
    """Connect the stands of each hall to its boxes, as the rules do."""
    tenants, reach = served_by_booth(plan), plan.limits.mm("utility_reach")
    return {
        hall.id: supply(hall, plan.layout.in_hall(hall.id).booths, tenants, reach)
        for hall in plan.halls
    }


def _hall(hall: Hall) -> Feature:
    """Tell of a hall: its outline as this show opens it."""
    known = {
        **_names(hall.name),
        "level": hall.level,
        "gross_m2": hall.gross_m2,
        "clear_height_m": to_m(hall.clear_height_mm) if hall.clear_height_mm else None,
        "floor_load_kn_m2": hall.floor_load_kn_m2,
        "confidence": hall.source.confidence.value,
    }
    return Feature("hall", hall.id, hall.id, (_ring(hall.outline),), known)


def _utility(utility: Utility, hall: str) -> Feature:
    """Tell of a floor box, a trench or a fixture, and of what it supplies."""
    known = {
        "type": utility.kind.value,
        "supplies": [supply.model_dump(mode="json") for supply in utility.supplies],
        "confidence": utility.source.confidence.value,
    }
    return Feature("utility", utility.id, hall, (_ring(utility.ring),), known)


def _openings(hall: Hall) -> Iterator[Feature]:
    """Tell of a hall's doors: the line between the jambs and what people can pass."""
    for door in hall.openings:
        known = {
            "type": door.type.value,
            "width_m": to_m(door.clear_width_mm),
            "beyond_m": to_m(door.beyond_mm),
            "height_m": None if door.clear_height_mm is None else to_m(door.clear_height_mm),
            "load_kn_m2": door.load_kn_m2,
            **_names(door.name),
            "confidence": door.source.confidence.value,
        }
        yield Feature("opening", door.id, hall.id, ((door.a, door.b),), known)


def _zone(zone: Zone, asked: ZoneRequest | None) -> Feature:
    """Tell of a zone's ground in one hall."""
    known = _names(asked.name if asked else Text())
    return Feature("zone", zone.id, zone.hall, tuple(_ring(ring) for ring in zone.rings), known)


def _aisle(aisle: Aisle) -> Feature:
    """Tell of an aisle: the width across it, and its hundred."""
    known = {
        "type": aisle.kind.value,
        "width_m": to_m(aisle.clear_width_mm),
        "number": aisle.number,
    }
    return Feature("aisle", aisle.id, aisle.hall, (_corners(aisle),), known)


def _area(area: Area) -> Feature:
    """Tell of an area that is no booth."""
    known = {"type": area.kind.value, **_names(area.name), "walkable": area.walkable}
    return Feature("area", area.id, area.hall, (_corners(area),), known)


def _booth(booth: Booth, tenants: tuple[Exhibitor, ...]) -> Feature:
    """Tell of a booth: what it is, and whose."""
    who = tenants[0] if tenants else None
    build = booth.build or (who.build if who else None)
    known = {
        "number": booth.number,
        "exhibitor": who.id if who else None,
        "exhibitors": [tenant.id for tenant in tenants],
        **_names(who.name if who else Text()),
        "zone": booth.zone,
        **_placed(booth),
        "open_sides": len(booth.open_edges),
        "open_edges_deg": [round(booth.outward_deg(side), 6) % 360 for side in booth.open_edges],
        "build": build.value if build else None,
        "type": booth.type.value,
        "shape": booth.outline.value,
        "net_m2": booth.area_m2,
        "extra": dict(who.extra) if who else {},
    }
    return Feature("booth", booth.id, booth.hall, (_corners(booth),), known)


def _placed(footprint: Footprint) -> dict[str, Any]:
    """Tell where a footprint lies: what is drawn of it may be changed, and this says from what."""
    cut = footprint.notch
    return {
        "x_m": to_m(footprint.x_mm),
        "y_m": to_m(footprint.y_mm),
        "width_m": to_m(footprint.width_mm),
        "depth_m": to_m(footprint.depth_mm),
        "rotation_deg": footprint.rotation_deg,
        "notch_m": None
        if cut is None
        else [to_m(each) for each in (cut.x_mm, cut.y_mm, cut.width_mm, cut.depth_mm)],
    }


def _pod(pod: Pod, who: Exhibitor | None) -> Feature:
    """Tell of a pod or a desk inside a pavilion."""
    known = {
        "type": pod.kind.value,
        "number": pod.number,
        "booth": pod.booth,
        "exhibitor": pod.exhibitor,
        **_names(who.name if who else Text()),
        "width_m": to_m(pod.width_mm),
        "depth_m": to_m(pod.depth_mm),
        "net_m2": pod.area_m2,
    }
    return Feature("pod", pod.id, pod.hall, (_corners(pod),), known)


def _names(text: Text) -> dict[str, Any]:
    """Give a name in both languages, as files do."""
    return {"name_ko": text.ko, "name_en": text.en}


def _corners(footprint: Footprint) -> tuple[Corner, ...]:
    """Give a footprint's corners in whole millimetres."""
    return _ring(footprint.ring)


def _ring(points: Iterable[tuple[float, float]]) -> tuple[Corner, ...]:
    """Give a ring in whole millimetres, turned counter-clockwise if it runs the other way."""
    ring = tuple((round(x), round(y)) for x, y in points)
    after = (*ring[1:], ring[0])
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, after, strict=True))
    return ring if twice >= 0 else ring[::-1]
