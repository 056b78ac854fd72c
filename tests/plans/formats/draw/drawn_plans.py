"""Plans laid out by hand, to be drawn: a small legal hall, and halls filled with rows."""

import math

from layouts.aisle import Aisle, AisleKind
from layouts.area import Area
from layouts.booth import Booth
from layouts.brief.request import AreaKind
from layouts.layout import Layout
from layouts.zone import Zone
from plans.plan import Plan
from tests.plans.formats.draw.drawn_parts import OURS, THEMES, box, door, plan_of, row
from venue.finding import Finding, Severity, Verdict
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.obstacle import Obstacle
from venue.text import Text
from venue.units import Point
from venue.venue import Anchor, Partition, Venue


def small_hall() -> Hall:
    """Give a hall of 45 x 40 m with every kind of opening, two columns and a keep-clear area."""
    return Hall(
        id="E",
        name=Text(ko="E홀", en="Hall E"),
        level="1F",
        outline=box(0, 0, 45_000, 40_000),
        openings=(
            door("E-S1", "entrance", (19_000, 0), (25_000, 0), "정문", "Main entrance"),
            door("E-N1", "exit", (9_000, 40_000), (12_000, 40_000)),
            door("E-N2", "exit", (33_000, 40_000), (36_000, 40_000)),
            door("E-W1", "exit", (0, 18_000), (0, 21_000)),
            door("E-E1", "freight", (45_000, 30_000), (45_000, 35_000)),
        ),
        obstacles=(
            Obstacle(id="p1", ring=box(14_600, 20_100, 800, 800), source=OURS),
            Obstacle(id="p2", ring=box(29_600, 20_100, 800, 800), source=OURS),
        ),
        keep_clear=(KeepClear(id="k1", ring=box(43_500, 5_000, 1_500, 3_000), source=OURS),),
        source=OURS,
    )


def small_layout() -> Layout:
    """Give rows, islands, a stage and a lounge for the small hall."""
    three, mixed = [3000] * 4, [6000, 3000, 3000]
    booths = [
        *row("E", "mobility", 100, 5_000, 5_000, three),
        *row("E", "mobility", 200, 5_000, 8_000, mixed),
        *row("E", "mobility", 300, 5_000, 14_000, mixed),
        *row("E", "mobility", 301, 5_000, 17_000, three),
        *row("E", "ai", 400, 5_000, 23_000, three),
        *row("E", "ai", 401, 5_000, 26_000, mixed),
        *row("E", "ai", 500, 5_000, 32_000, [12_000 // 2] * 2, 4_500),
        *row("E", "home", 110, 20_000, 5_000, three),
        *row("E", "home", 210, 20_000, 8_000, mixed),
        *row("E", "home", 310, 20_000, 14_000, [6000], 6000),
        *row("E", "home", 312, 29_000, 14_000, [3000], 6000),
        *row("E", None, 130, 35_000, 5_000, [3000, 3000]),
        *row("E", None, 230, 35_000, 8_000, [6000]),
        *row("E", None, 330, 35_000, 14_000, [6000], 6000),
    ]
    areas = (
        Area(id="stage", hall="E", x_mm=20_000, y_mm=23_000, width_mm=12_000, depth_mm=6_000,
             kind=AreaKind.STAGE, name=Text(ko="메인 무대", en="Main stage"), request="stage"),
        Area(id="rest", hall="E", x_mm=35_000, y_mm=23_000, width_mm=6_000, depth_mm=4_000,
             kind=AreaKind.REST),
        Area(id="left", hall="E", x_mm=20_000, y_mm=32_000, width_mm=12_000, depth_mm=3_000,
             kind=AreaKind.STORAGE),
    )  # fmt: skip
    aisles = tuple(
        Aisle(id=f"a{n}", hall="E", x_mm=x, y_mm=y, width_mm=w, depth_mm=d, kind=AisleKind(kind),
              along="width" if w > d else "depth")
        for n, (x, y, w, d, kind) in enumerate((
            (5_000, 2_000, 36_000, 3_000, "aisle"), (5_000, 11_000, 36_000, 3_000, "aisle"),
            (5_000, 20_000, 36_000, 3_000, "aisle"), (5_000, 29_000, 36_000, 3_000, "aisle"),
            (17_000, 2_000, 3_000, 34_000, "cross"), (32_000, 2_000, 3_000, 34_000, "cross"),
        ))
    )  # fmt: skip
    zones = (
        Zone(id="mobility", hall="E", rings=(box(4_000, 4_000, 14_000, 17_000),)),
        Zone(id="ai", hall="E", rings=(box(4_000, 21_000, 14_000, 16_000),)),
        Zone(id="home", hall="E", rings=(box(18_000, 4_000, 15_000, 17_000),)),
    )
    return Layout(booths=tuple(booths), aisles=aisles, zones=zones, areas=areas)


def small_plan(*, given_out: bool = True) -> Plan:
    """Give the small hall's plan: one breach, two open questions."""
    findings = (
        Finding(
            code="aisle.width", verdict=Verdict.NOT_MET, severity=Severity.ERROR, hall="E",
            booths=("b-E312",), x_mm=27_500, y_mm=17_000, measured=2.1, required=3.0, unit="m",
            source=OURS, message=Text(ko="통로가 0.9 m 좁습니다.", en="0.9 m too narrow."),
        ),
        *(
            Finding(code="exit.width", verdict=Verdict.NOT_ASSESSABLE, severity=Severity.WARNING,
                    hall="E", source=OURS, message=Text(ko="가정", en="assumed"))
            for _ in range(2)
        ),
    )  # fmt: skip
    return plan_of([small_hall()], small_layout(), findings=findings, zones=6, given_out=given_out)


def hall_c() -> tuple[Hall, Venue]:
    """Give a hall of 144 x 72 m that four bays open into, like the ones shows are held in."""
    bays = tuple(
        Hall(id=f"C{n + 1}", name=Text(ko=f"C{n + 1}", en=f"C{n + 1}"), level="3F",
             outline=box(0, 0, 36_000, 72_000), origin_mm=(36_000 * n, 0), source=OURS)
        for n in range(4)
    )  # fmt: skip
    exits = [8, 29, 50, 72, 94, 115, 136]
    openings = [
        door(f"C-N{n + 1}", "exit", (x * 1000 - 1500, 72_000), (x * 1000 + 1500, 72_000))
        for n, x in enumerate(exits)
    ]
    openings += [
        door("C-W1", "exit", (0, 32_000), (0, 35_000)),
        door("C-E1", "exit", (144_000, 32_000), (144_000, 35_000)),
        door("C-S1", "entrance", (26_000, 0), (32_000, 0), "서측 입구", "West entrance"),
        door("C-S2", "entrance", (67_000, 0), (77_000, 0), "정문", "Main entrance"),
        door("C-S3", "entrance", (112_000, 0), (118_000, 0), "동측 입구", "East entrance"),
        door("C-W2", "freight", (0, 60_000), (0, 66_000)),
    ]
    hall = Hall(
        id="C", name=Text(ko="C홀", en="Hall C"), level="3F", outline=box(0, 0, 144_000, 72_000),
        openings=tuple(openings), members=("C1", "C2", "C3", "C4"), source=OURS,
    )  # fmt: skip
    walls = tuple(
        Partition(id=f"C{n}|C{n + 1}", halls=(f"C{n}", f"C{n + 1}"), a=(36_000 * n, 0),
                  b=(36_000 * n, 72_000), source=OURS)
        for n in (1, 2, 3)
    )  # fmt: skip
    note = Text(
        ko="홀 윤곽은 면적만 공식 자료와 같으며 실측 도면이 아닙니다.",
        en="Indicative geometry: true to the published area, not surveyed.",
    )
    anchor = Anchor(latitude=37.5118, longitude=127.0592, rotation_deg=10, source=OURS)
    venue = Venue(id="coex", name=Text(ko="코엑스", en="COEX"), note=note, halls=bays,
                  partitions=walls, anchor=anchor)  # fmt: skip
    return hall, venue


def filled(
    hall: Hall,
    *,
    bays: int = 6,
    zones: int = 8,
    x0: int = 7_000,
    y0: int = 5_000,
    step: int = 21_000,
) -> Layout:
    """Fill a hall's bounding box with back-to-back rows of 18 m between aisles of 3 m."""
    patterns = ([3000] * 6, [6000, 6000, 3000, 3000], [3000, 9000, 6000], [6000, 3000, 6000, 3000])
    _, _, _, top = hall.floor.bounds
    booths: list[Booth] = []
    aisles: list[Aisle] = []
    grounds: list[Zone] = []
    rows = int((top - y0 - 3_000) // 9_000)
    for bay in range(bays):
        x = x0 + bay * step
        for level in range(rows):
            y = y0 + level * 9_000
            pick = bay * rows + level
            theme = THEMES[(bay * 4 // bays * 2 + level * 2 // max(rows, 1)) % zones][0]
            hundred = (level * 2 + 1) * 100 + bay * 12
            booths += row(hall.id, theme, hundred, x, y, patterns[pick % 4])
            booths += row(hall.id, theme, hundred + 101, x, y + 3_000, patterns[(pick + 1) % 4])
        aisles.append(
            Aisle(
                id=f"c{bay}", hall=hall.id, x_mm=x + 18_000, y_mm=y0, width_mm=3_000,
                depth_mm=rows * 9_000, kind=AisleKind.CROSS, along="depth",
            )
        )  # fmt: skip
    for level in range(rows):
        kind = AisleKind.MAIN if level == rows // 2 else AisleKind.AISLE
        aisles.append(
            Aisle(
                id=f"r{level}", hall=hall.id, x_mm=x0, y_mm=y0 + level * 9_000 + 6_000,
                width_mm=bays * step - 3_000, depth_mm=3_000, kind=kind,
            )
        )  # fmt: skip
    for ground in dict.fromkeys(b.zone for b in booths):
        own = [b.shape.bounds for b in booths if b.zone == ground]
        x1, y1 = min(b[0] for b in own) - 800, min(b[1] for b in own) - 800
        x2, y2 = max(b[2] for b in own) + 800, max(b[3] for b in own) + 800
        ring = box(round(x1), round(y1), round(x2 - x1), round(y2 - y1))
        grounds.append(Zone(id=str(ground), hall=hall.id, rings=(ring,)))
    return Layout(booths=tuple(booths), aisles=tuple(aisles), zones=tuple(grounds))


def turned(point: tuple[float, float], degrees: float) -> Point:
    """Turn a point about the origin, to the millimetre."""
    turn = math.radians(degrees)
    x, y = point
    return (
        round(x * math.cos(turn) - y * math.sin(turn)),
        round(x * math.sin(turn) + y * math.cos(turn)),
    )


def turned_plan(plan: Plan, degrees: float) -> Plan:
    """Turn a one-hall plan and all that stands in it about the origin."""
    hall = plan.halls[0]
    doors = tuple(
        d.model_copy(update={"a": turned(d.a, degrees), "b": turned(d.b, degrees)})
        for d in hall.openings
    )
    moved = Hall(
        id=hall.id, name=hall.name, level=hall.level, source=hall.source, openings=doors,
        outline=tuple(turned(p, degrees) for p in hall.outline),
    )  # fmt: skip

    def place(item: Booth | Aisle | Area) -> dict[str, object]:
        x, y = turned((item.x_mm, item.y_mm), degrees)
        return {**item.model_dump(), "x_mm": x, "y_mm": y, "rotation_deg": degrees}

    layout = Layout(
        booths=tuple(Booth.model_validate(place(b)) for b in plan.layout.booths),
        aisles=tuple(Aisle.model_validate(place(a)) for a in plan.layout.aisles),
        areas=tuple(Area.model_validate(place(a)) for a in plan.layout.areas),
        zones=tuple(
            Zone(
                id=z.id,
                hall=z.hall,
                rings=tuple(tuple(turned(p, degrees) for p in r) for r in z.rings),
            )
            for z in plan.layout.zones
        ),
    )
    return plan_of([moved], layout, zones=len(plan.brief.zones))


def tiny_plan() -> Plan:
    """Give a hall of 20 x 15 m with four booths."""
    openings = (
        door("T-1", "entrance", (8_000, 0), (10_000, 0), "입구", "Entrance"),
        door("T-2", "exit", (20_000, 6_000), (20_000, 7_200)),
    )
    hall = Hall(id="T", name=Text(ko="작은 홀", en="Tiny hall"), level="1F",
                outline=box(0, 0, 20_000, 15_000), openings=openings, source=OURS)  # fmt: skip
    booths = row("T", "ai", 100, 4_000, 5_000, [3000] * 3)
    return plan_of([hall], Layout(booths=tuple(booths)), zones=6)


def angled_plan() -> Plan:
    """Give an L-shaped hall with doors in its inner corner, in a frame far from the origin."""
    openings = (
        door("L-S", "entrance", (10_000, 0), (16_000, 0), "남문", "South gate"),
        door("L-N", "exit", (45_000, 25_000), (42_000, 25_000)),
        door("L-X", "exit", (30_000, 45_000), (30_000, 41_000)),
        door("L-F", "freight", (0, 20_000), (0, 25_000)),
    )
    outline = (
        (0, 0),
        (60_000, 0),
        (60_000, 25_000),
        (30_000, 25_000),
        (30_000, 55_000),
        (0, 55_000),
    )
    hall = Hall(id="L", name=Text(ko="L홀", en="Hall L"), level="1F", outline=outline,
                openings=openings, source=OURS)  # fmt: skip
    booths = [
        *row("L", "ai", 100, 5_000, 6_000, [3000] * 6),
        *row("L", "ai", 200, 5_000, 9_000, [6000] * 3),
        *row("L", "health", 300, 5_000, 30_000, [9000], 9000),
        *row("L", "robots", 400, 35_000, 6_000, [3000] * 6),
        *row("L", "robots", 500, 35_000, 9_000, [9000] * 2, 6000),
    ]
    return plan_of([hall], Layout(booths=tuple(booths)))


def hall_c_plan() -> Plan:
    """Give hall C filled with rows."""
    hall, venue = hall_c()
    return plan_of([hall], filled(hall), venue=venue)


def two_hall_plan() -> Plan:
    """Give the small hall and hall C as one show."""
    hall, venue = hall_c()
    small, large = small_layout(), filled(hall)
    layout = Layout(
        booths=(*small.booths, *large.booths),
        aisles=(*small.aisles, *large.aisles),
        zones=(*small.zones, *large.zones),
        areas=small.areas,
    )
    return plan_of([small_hall(), hall], layout, venue=venue)


def renamed(plan: Plan, ko: str, en: str) -> Plan:
    """Give every exhibitor, zone, area and opening, and the show itself, the same name."""
    name = Text(ko=ko, en=en)
    brief = plan.brief.model_copy(
        update={
            "title": name,
            "zones": tuple(z.model_copy(update={"name": name}) for z in plan.brief.zones),
            "exhibitors": tuple(e.model_copy(update={"name": name}) for e in plan.brief.exhibitors),
        }
    )
    layout = plan.layout.model_copy(
        update={"areas": tuple(a.model_copy(update={"name": name}) for a in plan.layout.areas)}
    )
    halls = tuple(
        hall.model_copy(
            update={
                "name": name,
                "openings": tuple(d.model_copy(update={"name": name}) for d in hall.openings),
            }
        )
        for hall in plan.halls
    )
    return plan.model_copy(update={"brief": brief, "layout": layout, "halls": halls})
