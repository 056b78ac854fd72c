"""Plans for the whole set: two halls with pavilions, shell stands, floor boxes and open questions.

Hall E is `small_hall`, hall C the large one; a plan of hall E alone is drawn where time matters.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from layouts.booth import Booth
from layouts.brief.exhibitor import Build, Exhibitor
from layouts.pod import Pod, PodKind
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import OURS, box
from tests.plans.formats.draw.drawn_plans import small_plan, two_hall_plan
from venue.finding import Finding, Severity, Verdict
from venue.hall import Hall
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind

PAVILION, LONG_PAVILION = "b-E310", "b-C112"
"""A pavilion of 6 x 6 m with a desk, and one of 6 x 3 m in hall C."""

PODS = {
    PAVILION: ((0, 0), (4000, 0), (0, 4000), (4000, 4000)),
    LONG_PAVILION: ((0, 0), (2000, 0)),
}
"""Where pods of 2 x 2 m stand, from the lower left of their pavilion."""

SHARING = 1
"""So many members of each pavilion have no pod of their own."""


def pods_of(booth: Booth) -> tuple[Pod, ...]:
    """Give a pavilion's pods; the larger one has a desk, too."""
    places = PODS[booth.id]
    pods = [
        Pod(
            id=f"p-{booth.number}-{n}",
            hall=booth.hall,
            booth=booth.id,
            number=f"{booth.number}-{n}",
            exhibitor=f"m-{booth.number}-{n}",
            x_mm=booth.x_mm + x,
            y_mm=booth.y_mm + y,
            width_mm=2000,
            depth_mm=2000,
        )
        for n, (x, y) in enumerate(places, start=1)
    ]
    if booth.id == PAVILION:
        pods.append(
            Pod(
                id=f"p-{booth.number}-desk", hall=booth.hall, booth=booth.id, kind=PodKind.DESK,
                x_mm=booth.x_mm + 2000, y_mm=booth.y_mm + 4500, width_mm=2000, depth_mm=1000,
            )
        )  # fmt: skip
    return tuple(pods)


def members_of(booth: Booth, pavilion: str, zone: str) -> tuple[Exhibitor, ...]:
    """Give a pavilion's members, each with a name of its own and a wish for supplies.

    The last has no pod and shares the block.
    """
    return tuple(
        Exhibitor(
            id=f"m-{booth.number}-{n}",
            name=Text(ko=f"소속{booth.number}호{n}", en=f"Member {booth.number} of {n}"),
            zone=zone,
            pavilion=pavilion,
            size_mm=(2000, 2000) if n <= len(PODS[booth.id]) else None,
            power_kw=1.5,
            water=n == 2,
            lan=n == 1,
        )
        for n in range(1, len(PODS[booth.id]) + SHARING + 1)
    )


def floor_boxes(hall: str, places: Sequence[tuple[int, int]]) -> tuple[Utility, ...]:
    """Give floor boxes of all services at places of a hall, power for some ten stands each."""
    kinds = ((Service.WATER, 4), (Service.DRAIN, 4), (Service.AIR, 2), (Service.LAN, 20))
    supplies = (
        Supply(service=Service.POWER, capacity=45.5, phases=3, always_on=True),
        *(Supply(service=service, capacity=count) for service, count in kinds),
    )
    return tuple(
        Utility(id=f"{hall}-U{n}", kind=UtilityKind.FLOOR_BOX, ring=box(x, y, 400, 400),
                supplies=supplies, source=OURS)
        for n, (x, y) in enumerate(places, start=1)
    )  # fmt: skip


def fixtures(hall: str) -> tuple[Utility, ...]:
    """Give one of each fixture along a hall's south wall, and a trench without water."""
    things = (
        (UtilityKind.HYDRANT, box(500, 200, 600, 300)),
        (UtilityKind.EXTINGUISHER, box(3_000, 200, 300, 300)),
        (UtilityKind.PANEL, box(28_000, 200, 1_200, 400)),
        (UtilityKind.SHUTTER, box(32_000, 300, 6_000, 300)),
    )
    trench = Utility(
        id=f"{hall}-T1", kind=UtilityKind.TRENCH, ring=box(5_000, 12_400, 30_000, 200),
        supplies=(Supply(service=Service.POWER, capacity=60, phases=1),), source=OURS,
    )  # fmt: skip
    return (
        trench,
        *(
            Utility(id=f"{hall}-{kind.value}", kind=kind, ring=ring, source=OURS)
            for kind, ring in things
        ),
    )


def equipped(hall: Hall) -> Hall:
    """Give a hall its floor boxes, a trench and fixtures."""
    left, low, right, high = (round(v) for v in hall.floor.bounds)
    places = [
        (x, y) for x in range(left + 9_000, right, 15_000) for y in range(low + 9_000, high, 15_000)
    ]
    return hall.model_copy(
        update={"utilities": (*floor_boxes(hall.id, places), *fixtures(hall.id))}
    )


def wishing(who: Exhibitor, place: int) -> Exhibitor:
    """Let an exhibitor ask for power, every fourth for water, every ninth for air."""
    return who.model_copy(
        update={
            "power_kw": 2.0 + place % 4,
            "lan": place % 2 == 0,
            "water": place % 4 == 0,
            "air": place % 9 == 0,
        }
    )


def built(booth: Booth, place: int) -> Booth:
    """Let stands of one unit's depth in a zone be built by the organiser, but for every fifth."""
    if booth.zone is None or booth.depth_mm > 3000 or booth.id in PODS or place % 5 == 4:
        return booth.model_copy(update={"build": Build.RAW})
    build = Build.PACKAGE if place % 3 == 0 else Build.SHELL
    return booth.model_copy(update={"build": build})


def finding(hall: str, verdict: Verdict, severity: Severity, code: str) -> Finding:
    """Make a finding of a rule."""
    said = Text(ko=f"{hall}홀의 {code} 이야기", en=f"About {code} in hall {hall}")
    return Finding(
        code=code, verdict=verdict, severity=severity, hall=hall, source=OURS, message=said
    )


def enriched(plan: Plan) -> Plan:
    """Give a plan pavilions, builds, requests for supplies, and equipped halls."""
    booths = tuple(built(booth, n) for n, booth in enumerate(plan.layout.booths))
    holders: Mapping[str, str] = {a.booth: a.exhibitor for a in plan.allotments}
    pavilions = [booth for booth in booths if booth.id in PODS]
    asking = tuple(wishing(who, n) for n, who in enumerate(plan.brief.exhibitors))
    members = tuple(
        who for b in pavilions for who in members_of(b, holders[b.id], b.zone or "none")
    )
    pods = tuple(pod for booth in pavilions for pod in pods_of(booth))
    return plan.model_copy(
        update={
            "halls": tuple(equipped(hall) for hall in plan.halls),
            "brief": plan.brief.model_copy(update={"exhibitors": (*asking, *members)}),
            "layout": plan.layout.model_copy(update={"booths": booths, "pods": pods}),
        }
    )


@cache
def set_plan() -> Plan:
    """Give both halls: hall E with a breach and open questions, hall C with a warning."""
    plan = enriched(two_hall_plan())
    warning = finding("C", Verdict.NOT_MET, Severity.WARNING, "wish.open_sides")
    note = finding("C", Verdict.NOT_MET, Severity.INFO, "row.length")
    return plan.model_copy(update={"findings": (*small_plan().findings, warning, note)})


@cache
def small_set_plan() -> Plan:
    """Give hall E alone."""
    return enriched(small_plan())
