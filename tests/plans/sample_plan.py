"""A small plan made by hand, with one of everything a writer has to carry.

Hall C is 45 x 40 m, hall D 30 x 20 m with a notch. The plan is drawn to be exported, not to be
judged: its findings and its certificate are made up to have every field in use.
"""

import datetime as dt
from functools import cache

from layouts.aisle import Aisle, AisleKind
from layouts.allotment import Allotment
from layouts.area import Area
from layouts.booth import Booth, Side
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Build, Exhibitor
from layouts.brief.limits import preset
from layouts.brief.request import AreaKind, AreaRequest, Pair, Pin, Relation, ZoneRequest
from layouts.layout import Layout
from layouts.zone import Zone
from plans.certificate import Certificate, Checked
from plans.plan import HallMeasure, Measures, Plan
from solver.result import Status, Unplaced
from venue.finding import Finding, Severity, Verdict
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle, ObstacleKind
from venue.opening import Opening, OpeningType
from venue.source import Confidence, Figure, Source
from venue.text import Text
from venue.units import Point
from venue.venue import Anchor, Level, Venue

OURS = Source(cite="made up for the tests", confidence=Confidence.ASSUMED)
NESW = (Side.NORTH, Side.EAST, Side.SOUTH, Side.WEST)


def box(x: int, y: int, width: int, depth: int) -> tuple[Point, ...]:
    """Give the ring of an upright rectangle, millimetres."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def door(name: str, kind: OpeningType, a: Point, b: Point) -> Opening:
    """Make an opening that is 200 mm narrower than its jambs."""
    clear = abs(b[0] - a[0]) + abs(b[1] - a[1]) - 200
    text = Text(ko=f"{name} 문", en=f"Door {name}")
    return Opening(id=name, type=kind, name=text, a=a, b=b, clear_width_mm=clear, source=OURS)


HALL_C = Hall(
    id="C",
    name=Text(ko="C홀", en="Hall C"),
    level="3F",
    outline=box(0, 0, 45_000, 40_000),
    openings=(
        door("C-S1", OpeningType.ENTRANCE, (20_000, 0), (26_000, 0)),
        door("C-N1", OpeningType.EXIT, (24_000, 40_000), (20_000, 40_000)),
        door("C-E1", OpeningType.FREIGHT, (45_000, 28_000), (45_000, 34_000)),
    ),
    obstacles=(
        Obstacle(id="C-P1", ring=box(15_000, 20_000, 800, 800), source=OURS),
        Obstacle(
            id="C-W1", kind=ObstacleKind.WALL, ring=box(44_000, 1_000, 1_000, 300), source=OURS
        ),
    ),
    keep_clear=(
        KeepClear(
            id="C-K1",
            ring=box(0, 18_000, 1_500, 2_000),
            reason=Text(ko="소화전 앞", en="Front of a hydrant"),
            source=OURS,
        ),
    ),
    clear_height_mm=9_000,
    origin_mm=(0, 0),
    members=("C",),
    area=Figure(name=Text(ko="면적", en="area"), value=1800, unit="m2", source=OURS),
    source=OURS,
)

HALL_D = Hall(
    id="D",
    name=Text(ko="D홀", en="Hall D"),
    level="3F",
    outline=(
        (-5_000, 2_000),
        (25_000, 2_000),
        (25_000, 18_000),
        (21_000, 22_000),
        (-5_000, 22_000),
    ),
    openings=(door("D-W1", OpeningType.ENTRANCE, (-5_000, 14_000), (-5_000, 10_000)),),
    origin_mm=(52_000, 12_345),
    members=("D",),
    source=OURS,
)

VENUE = Venue(
    id="sample",
    name=Text(ko="견본 전시장", en="Sample centre"),
    note=Text(ko="참고용 도면, 실측 아님", en="Indicative geometry, not surveyed"),
    levels=(Level(id="3F", name=Text(ko="3층", en="Third floor"), storey=3),),
    halls=(HALL_C, HALL_D),
    anchor=Anchor(latitude=37.5118, longitude=127.0592, rotation_deg=23.0, source=OURS),
)


def exhibitors() -> tuple[Exhibitor, ...]:
    """Fourteen exhibitors, two without a place; some names try what a cell may do."""
    names = {
        "hanbit": ("주식회사 한빛전자", "Hanbit Electronics Co., Ltd.", "ai"),
        "maru": ("마루로보틱스", "Maru Robotics", "ai"),
        "nuri": ("누리데이터", "Nuri Data", "ai"),
        "sol": ("솔빛헬스", "Solbit Health", "health"),
        "dam": ("담소", "Damso", "health"),
        "a-motors": ("에이모터스", "A Motors", "mobility"),
        "gil": ("길라잡이 모빌리티", "Gillajabi Mobility", "mobility"),
        "tteun": ("뜬구름 드론", "Tteun Drones", "mobility"),
        "byeol": ("별바라기", "Byeolbaragi", "health"),
        "turned": ("비스듬 주식회사", "Askew Inc.", "mobility"),
        "formula": ("=1+1", '=HYPERLINK("http://example.org","x")', "ai"),
        "plus": ("+수출", "-z", "ai"),
        "at": ('@y, "따옴표"', "tab\tand\nline 🎪", "health"),
        "left-out": ("자리없음", "No Room", "health"),
    }
    sizes = {"a-motors": (12_000, 9_000), "hanbit": (6_000, 6_000), "turned": (6_000, 3_000)}
    return tuple(
        Exhibitor(
            id=key,
            name=Text(ko=ko, en=en),
            zone=zone,
            size_mm=sizes.get(key, (3_000, 3_000)),
            open_sides=4 if key == "a-motors" else None,
            build=Build.RAW if key in sizes else Build.SHELL,
            extra={"담당": f"{key} 담당자", "note": "=cmd" if key == "plus" else "-5"},
        )
        for key, (ko, en, zone) in names.items()
    )


WNS, NE, SE = (Side.WEST, Side.NORTH, Side.SOUTH), (Side.NORTH, Side.EAST), (Side.SOUTH, Side.EAST)
N, E, S, W = (Side.NORTH,), (Side.EAST,), (Side.SOUTH,), (Side.WEST,)

BOOTHS = (
    # Two rows back to back, an island, one turned by 23 degrees, two at the wall; a row in D.
    ("b1", "C100", 4_500, 6_000, 6_000, 6_000, 0.0, WNS, "ai"),
    ("b2", "C102", 10_500, 6_000, 3_000, 3_000, 0.0, S, "ai"),
    ("b3", "C104", 13_500, 6_000, 3_000, 3_000, 0.0, SE, "ai"),
    ("b4", "C101", 10_500, 9_000, 3_000, 3_000, 0.0, N, "ai"),
    ("b5", "C103", 13_500, 9_000, 3_000, 3_000, 0.0, NE, "ai"),
    ("b6", "C200", 27_000, 16_000, 12_000, 9_000, 0.0, NESW, "mobility"),
    ("b7", "C202", 8_000, 26_000, 6_000, 3_000, 23.0, NESW, "mobility"),
    ("b8", "C201", 36_000, 6_000, 3_048, 3_048, 90.0, W, "mobility"),
    ("b9", "C203", 36_000, 9_100, 3_000, 3_000, 0.0, E, "mobility"),
    *((f"d{n}", f"D{99 + n}", 3_000 + 3_000 * n, 12_000, 3_000, 3_000, 0.0, S, "health")
      for n in range(1, 5)),
)  # fmt: skip
"""Id, number, x, y, width, depth (millimetres), turn, open sides, zone."""

SPECIAL: dict[str, dict[str, object]] = {
    "b6": {"pinned": True, "height_mm": 5_000, "build": Build.RAW},
    "b7": {"pinned": True},
    "b8": {"perimeter": True},
}
"""What single booths have beside that."""


def _booths() -> tuple[Booth, ...]:
    """Make the booths of both halls."""
    return tuple(
        Booth(
            id=key,
            number=number,
            hall=number[0],
            x_mm=x,
            y_mm=y,
            width_mm=width,
            depth_mm=depth,
            rotation_deg=turn,
            open_edges=sides,
            zone=zone,
        ).model_copy(update=SPECIAL.get(key, {}))
        for key, number, x, y, width, depth, turn, sides, zone in BOOTHS
    )


def _layout() -> Layout:
    """Everything drawn on both floors."""
    aisles = (
        Aisle(id="C-a1", hall="C", x_mm=1_500, y_mm=1_000, width_mm=42_000, depth_mm=5_000,
              kind=AisleKind.MAIN, number=1),
        Aisle(id="C-a2", hall="C", x_mm=1_500, y_mm=12_000, width_mm=25_500, depth_mm=3_000,
              number=2),
        Aisle(id="C-a3", hall="C", x_mm=23_000, y_mm=1_000, width_mm=3_500, depth_mm=37_500,
              kind=AisleKind.CROSS, along="depth"),
        Aisle(id="D-a1", hall="D", x_mm=-3_500, y_mm=9_000, width_mm=27_000, depth_mm=3_000,
              number=1),
    )  # fmt: skip
    zones = (
        Zone(id="ai", hall="C", rings=(box(3_000, 6_000, 15_000, 6_000),)),
        Zone(
            id="mobility",
            hall="C",
            rings=(box(27_000, 6_000, 12_500, 19_000), box(3_000, 24_000, 12_000, 8_000)),
        ),
        Zone(id="health", hall="D", rings=(box(4_500, 11_500, 15_000, 4_000),)),
    )
    areas = (
        Area(id="main-stage", hall="C", x_mm=28_000, y_mm=29_000, width_mm=12_000, depth_mm=7_000,
             kind=AreaKind.STAGE, name=Text(ko="주 무대", en="Main stage"), request="main-stage"),
        Area(id="D-rest", hall="D", x_mm=6_000, y_mm=3_500, width_mm=9_000, depth_mm=4_000,
             kind=AreaKind.REST, name=Text(ko="쉼터", en="Rest"), walkable=True),
    )  # fmt: skip
    return Layout(booths=_booths(), aisles=aisles, zones=zones, areas=areas)


ALLOTTED = {
    "b1": "hanbit", "b2": "maru", "b3": "nuri", "b4": "formula", "b5": "plus", "b6": "a-motors",
    "b7": "turned", "b8": "gil", "b9": "tteun", "d1": "sol", "d2": "dam", "d3": "at",
}  # fmt: skip
"""Booth to exhibitor; ``d4`` is free, ``byeol`` and ``left-out`` have no place."""


def _brief() -> Brief:
    """Give what the show asked for."""
    return Brief(
        title=Text(ko="견본 전시회 2024", en="Sample Show 2024"),
        dates=(dt.date(2024, 10, 10), dt.date(2024, 10, 12)),
        venue="sample",
        halls=("C", "D"),
        zones=(
            ZoneRequest(id="ai", name=Text(ko="인공지능", en="AI"), code="AI", colour=1),
            ZoneRequest(id="mobility", name=Text(ko="모빌리티", en="Mobility"), hall="C"),
            ZoneRequest(id="health", name=Text(ko="건강", en="Health")),
        ),
        areas=(AreaRequest(id="main-stage", kind=AreaKind.STAGE, size_mm=(12_000, 7_000)),),
        pins=(
            Pin(exhibitor="a-motors", hall="C", x_mm=27_000, y_mm=16_000),
            Pin(exhibitor="turned", hall="C", x_mm=8_000, y_mm=26_000, rotation_deg=23.0),
        ),
        pairs=(Pair(a="maru", b="nuri", relation=Relation.ADJACENT),),
        sheet="exhibitors.csv",
        exhibitors=exhibitors(),
    )


def _findings() -> tuple[Finding, ...]:
    """Give one finding that breaks and one that cannot be assessed."""
    too_narrow = Finding(
        code="aisle_width", verdict=Verdict.NOT_MET, severity=Severity.ERROR, hall="C",
        booths=("b8", "b9"), x_mm=36_000, y_mm=9_074, measured=2.1, required=3.0, unit="m",
        source=OURS, message=Text(ko="통로가 0.9 m 좁습니다.", en="The aisle is 0.9 m too narrow."),
    )  # fmt: skip
    unknown = Finding(
        code="exit_width", verdict=Verdict.NOT_ASSESSABLE, severity=Severity.WARNING, hall="D",
        source=OURS, message=Text(ko="판정할 수 없습니다.", en="Not assessable."),
    )  # fmt: skip
    return (too_narrow, unknown)


@cache
def sample_plan() -> Plan:
    """Give the plan; it is frozen, so that all tests may share it."""
    layout = _layout()
    net = {hall: sum(b.area_m2 for b in layout.booths if b.hall == hall) for hall in ("C", "D")}
    halls = tuple(
        HallMeasure(
            hall=hall.id,
            gross_m2=hall.gross_m2,
            net_m2=round(net[hall.id], 4),
            net_ratio=round(net[hall.id] / hall.gross_m2, 4),
            booths=sum(b.hall == hall.id for b in layout.booths),
        )
        for hall in (HALL_C, HALL_D)
    )
    full = Text(ko="건강 구역에 자리가 없습니다.", en="The health zone is full.")
    return Plan(
        made=dt.datetime(2024, 9, 1, 9, 30, tzinfo=dt.UTC),
        venue=VENUE,
        halls=(HALL_C, HALL_D),
        brief=_brief(),
        limits=preset("kr-practice"),
        layout=layout,
        allotments=tuple(
            Allotment(booth=booth, exhibitor=who, locked=booth in {"b6", "b7"})
            for booth, who in ALLOTTED.items()
        ),
        findings=_findings(),
        measures=Measures(
            halls=halls, in_zone=1.0, open_sides_met=1.0, pairs_met=1.0, pins_met=1.0
        ),
        certificate=Certificate(
            status=Status.FEASIBLE,
            net_m2=round(sum(net.values()), 4),
            bound_net_m2=600.0,
            gap=round(1 - sum(net.values()) / 600.0, 4),
            requested=14,
            placed=12,
            unplaced=tuple(
                Unplaced(exhibitor=who, code="zone_full", reason=full)
                for who in ("byeol", "left-out")
            ),
            seconds=1.5,
            seed=0,
            mode="wall-clock",
            versions={"madang": "0.1.0"},
            instance_sha256="0" * 64,
            checked=Checked(ok=False, errors=1, not_assessable=1),
        ),
    )
