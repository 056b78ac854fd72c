"""What plans made by hand are put together from: doors, rows of booths, exhibitors."""

import datetime as dt
import math
from collections.abc import Sequence

from layouts.allotment import Allotment
from layouts.booth import Booth, Side
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import preset
from layouts.brief.request import ZoneRequest
from layouts.layout import Layout
from plans.certificate import Certificate, Checked
from plans.plan import HallMeasure, Measures, Plan
from solver.result import Status
from venue.finding import Finding
from venue.hall import Hall
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Source
from venue.text import Text
from venue.units import Point
from venue.venue import Venue

OURS = Source(cite="made up for the tests", confidence=Confidence.ASSUMED)

THEMES = (
    ("city", "스마트시티 서울", "Smart City Seoul", "SC"),
    ("mobility", "모빌리티", "Mobility", "MO"),
    ("health", "디지털 헬스케어", "Digital Healthcare", "HC"),
    ("home", "스마트홈", "Smart Home", "SH"),
    ("robots", "로보틱스", "Robotics", "RB"),
    ("ai", "AI·빅데이터", "AI · Big Data", "AI"),
    ("twin", "디지털 트윈·IoT", "Digital Twin · IoT", "DT"),
    ("world", "세계도시관", "World Cities", "WC"),
)

NAMES = (
    ("주식회사 한빛전자", "Hanbit Electronics Co., Ltd."),
    ("(주)마루로봇", "Maru Robotics Inc."),
    ("서울에너지", "Seoul Energy"),
    ("누리", "Nuri"),
    ("㈜다온모빌리티솔루션즈", "Daon Mobility Solutions Corp."),
    ("가람헬스", "Garam Health"),
    ("미래도시연구원", "Future City Institute"),
    ("바다AI", "Bada AI"),
)


def box(x: int, y: int, width: int, depth: int) -> tuple[Point, ...]:
    """Give the ring of an upright rectangle, millimetres."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def door(name: str, kind: str, a: Point, b: Point, ko: str = "", en: str = "") -> Opening:
    """Make an opening between two jambs."""
    return Opening(
        id=name,
        type=OpeningType(kind),
        name=Text(ko=ko, en=en),
        a=a,
        b=b,
        clear_width_mm=round(math.dist(a, b)),
        source=OURS,
    )


def zone_requests(count: int) -> tuple[ZoneRequest, ...]:
    """Give the first themes as the brief's zones."""
    return tuple(
        ZoneRequest(id=name, name=Text(ko=ko, en=en), code=code)
        for name, ko, en, code in THEMES[:count]
    )


def exhibitors(booths: Sequence[Booth]) -> tuple[tuple[Exhibitor, ...], tuple[Allotment, ...]]:
    """Give every booth an exhibitor of its size."""
    people = tuple(
        Exhibitor(
            id=f"x{n}",
            name=Text(ko=NAMES[n % len(NAMES)][0], en=NAMES[n % len(NAMES)][1]),
            zone=booth.zone or "none",
            size_mm=(booth.width_mm, booth.depth_mm),
        )
        for n, booth in enumerate(booths)
    )
    pairs = zip(booths, people, strict=True)
    return people, tuple(Allotment(booth=b.id, exhibitor=who.id) for b, who in pairs)


def plan_of(
    halls: Sequence[Hall],
    layout: Layout,
    *,
    venue: Venue | None = None,
    findings: Sequence[Finding] = (),
    zones: int = 8,
    given_out: bool = True,
) -> Plan:
    """Make a plan around halls and a layout."""
    people, allotted = exhibitors(layout.booths) if given_out else ((), ())
    measures = []
    for hall in halls:
        own = [b for b in layout.booths if b.hall == hall.id]
        net = sum(b.area_m2 for b in own)
        share = min(1.0, net / hall.gross_m2)
        measures.append(
            HallMeasure(
                hall=hall.id, gross_m2=hall.gross_m2, net_m2=net, net_ratio=share, booths=len(own)
            )
        )
    net = sum(m.net_m2 for m in measures)
    brief = Brief(
        title=Text(ko="서울 스마트라이프위크 2025", en="Seoul Smart Life Week 2025"),
        dates=(dt.date(2025, 9, 30), dt.date(2025, 10, 2)),
        venue="coex",
        halls=tuple(hall.id for hall in halls),
        zones=zone_requests(zones),
        exhibitors=people,
    )
    return Plan(
        made=dt.datetime(2025, 8, 29, 9, 30, tzinfo=dt.UTC),
        revision=3,
        venue=venue
        or Venue(id="made", name=Text(ko="견본 전시장", en="Sample Centre"), halls=tuple(halls)),
        halls=tuple(halls),
        brief=brief,
        limits=preset("kr-practice"),
        layout=layout,
        allotments=allotted,
        findings=tuple(findings),
        measures=Measures(
            halls=tuple(measures), in_zone=1, open_sides_met=1, pairs_met=1, pins_met=1
        ),
        certificate=Certificate(
            status=Status.FEASIBLE, net_m2=net, bound_net_m2=net, gap=0, requested=len(people),
            placed=len(people), seconds=0, seed=0, mode="wall-clock", instance_sha256="0" * 64,
            checked=Checked(ok=True, errors=0, not_assessable=0),
        ),
    )  # fmt: skip


def row(
    hall: str,
    zone: str | None,
    number: int,
    x: int,
    y: int,
    widths: Sequence[int],
    depth: int = 3000,
) -> list[Booth]:
    """Put booths side by side from a point; numbers go up by two."""
    booths: list[Booth] = []
    for n, width in enumerate(widths):
        text = f"{hall}{number + 2 * n}"
        open_edges = tuple(Side) if depth >= 6000 else (Side.SOUTH,)
        booths.append(
            Booth(id=f"b-{text}", number=text, hall=hall, x_mm=x, y_mm=y, width_mm=width,
                  depth_mm=depth, zone=zone, open_edges=open_edges)
        )  # fmt: skip
        x += width
    return booths
