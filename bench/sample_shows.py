"""The sample shows: what is published of each, and what is tuned so that it asks 45-50 % net."""

from dataclasses import dataclass, field

Size = tuple[int, int]

GROSS_M2 = {
    "A": 10_368, "B": 7_290, "B2": 3_645, "C": 10_348, "D": 6_561, "J": 100_000,
    "N": 45_072.6, "S": 45_072.6, "E": 45_072.6, "W": 55_741.95,
}  # fmt: skip
"""Gross area of the halls, square metres; the middle hall of the comparison set is ``M``."""


@dataclass(frozen=True)
class Zone:
    """A theme: id, code and names; its weight is its part of the floor.

    The palette's colour is its place in a show's list.
    """

    id: str
    code: str
    ko: str
    en: str
    weight: float = 1.0


SMART_LIFE = (
    Zone("seoul", "SC", "스마트시티 서울", "Smart City Seoul", 1.00),
    Zone("mobility", "MO", "모빌리티", "Mobility", 1.15),
    Zone("health", "HC", "디지털 헬스케어", "Digital healthcare", 0.95),
    Zone("home", "SH", "스마트홈", "Smart home", 1.00),
    Zone("robotics", "RB", "로보틱스", "Robotics", 0.90),
    Zone("ai", "AI", "AI·빅데이터", "AI and big data", 1.10),
    Zone("twin", "DT", "디지털 트윈·IoT", "Digital twin and IoT", 0.95),
    Zone("cities", "WC", "세계도시", "World cities", 0.95),
)
"""The themes of Smart Life Week, as announced."""

GROWN = (
    *SMART_LIFE[:-1],
    Zone("cities", "WC", "세계도시", "World cities", 0.75),
    Zone("culture", "CC", "문화·콘텐츠", "Culture and content", 0.90),
    Zone("green", "EN", "환경·에너지", "Environment and energy", 0.90),
    Zone("finance", "FN", "금융", "Finance", 0.80),
    Zone("food", "FT", "푸드테크", "Food technology", 0.80),
)
"""The same, grown: four themes more, ours."""


@dataclass(frozen=True)
class Show:
    """One sample.

    ``sizes`` counts contracts by width x depth in metres; ``cities`` is how many of them are
    world cities, None for as many as their part of the floor gives; ``pins`` are size, hall, x
    and y in metres; ``areas`` are id, kind, names, size, hall and opening; ``bound`` says which
    zones stay in which hall; ``themed`` counts further pavilions: size and pods of each.
    """

    name: str
    year: int
    title: tuple[str, str]
    dates: tuple[str, str]
    halls: tuple[str, ...]
    main: str
    door: str
    sizes: dict[Size, int]
    pins: tuple[tuple[Size, str, int, int], ...]
    areas: tuple[tuple[str, str, str, str, Size, str, str], ...]
    bound: dict[str, str] = field(default_factory=dict)
    venue: str = "coex"
    zones: tuple[Zone, ...] = SMART_LIFE
    cities: dict[Size, int] | None = None
    themed: tuple[Size, int] = ((12, 9), 12)
    expected: int | None = None

    @property
    def gross_m2(self) -> float:
        """Gross area of the halls, square metres."""
        return sum(GROSS_M2[hall] for hall in self.halls)


def coex_areas(
    main: str, other: str, door: str, stage: Size = (18, 12), lounge: Size = (12, 6)
) -> tuple[tuple[str, str, str, str, Size, str, str], ...]:
    """List the areas of a show in two halls of COEX."""
    return (
        ("main-stage", "stage", "메인 무대", "Main stage", stage, main, ""),
        ("registration", "registration", "등록", "Registration", (12, 6), main, door),
        ("lounge-1", "lounge", "비즈니스 라운지", "Business lounge", (12, 6), main, ""),
        ("lounge-2", "lounge", "라운지", "Lounge", lounge, other, ""),
        ("rest", "rest", "쉼터", "Rest area", (12, 6), main, ""),
    )


SLW = ("스마트라이프위크 {} (예제)", "Seoul Smart Life Week {} (sample)")

SHOWS = (
    Show(
        name="slw-2024",
        year=2024,
        title=SLW,
        dates=("2024-10-10", "2024-10-12"),
        halls=("B2", "C"),
        main="C",
        door="C-S2",
        sizes={
            (18, 18): 1, (12, 12): 1, (12, 9): 2, (12, 6): 22, (9, 6): 30, (6, 6): 40,
            (9, 3): 17, (6, 3): 24, (3, 3): 10,
        },
        bound={"seoul": "C", "mobility": "C", "cities": "B2"},
        pins=(((18, 18), "C", 30, 27), ((12, 12), "C", 96, 30)),
        areas=coex_areas("C", "B2", "C-S2", lounge=(9, 6)),
        expected=20_000,
    ),
    Show(
        name="slw-2025",
        year=2025,
        title=SLW,
        dates=("2025-09-30", "2025-10-02"),
        halls=("C", "D"),
        main="C",
        door="C-S2",
        sizes={
            (18, 18): 1, (12, 12): 1, (12, 9): 1, (12, 6): 4, (9, 6): 18, (6, 6): 50,
            (9, 3): 47, (6, 3): 110, (3, 3): 98,
        },
        bound={"seoul": "C", "mobility": "C", "cities": "D", "health": "D"},
        pins=(((18, 18), "C", 30, 27), ((12, 12), "D", 57, 36)),
        areas=coex_areas("C", "D", "C-S2"),
        expected=60_000,
    ),
    Show(
        name="slw-2026",
        year=2026,
        title=SLW,
        dates=("2026-10-06", "2026-10-08"),
        halls=("A", "B"),
        main="A",
        door="A-S2",
        sizes={
            (18, 18): 1, (12, 12): 1, (12, 9): 1, (9, 6): 4, (6, 6): 24, (9, 3): 36,
            (6, 3): 150, (3, 3): 312,
        },
        bound={"seoul": "A", "mobility": "A", "cities": "B", "health": "B"},
        pins=(((18, 18), "A", 96, 27), ((12, 12), "B", 51, 36)),
        areas=coex_areas("A", "B", "A-S2", stage=(24, 12)),
    ),
    Show(
        name="slw-2031",
        year=2031,
        title=("스마트라이프위크 {} (시나리오)", "Seoul Smart Life Week {} (scenario)"),
        dates=("2031-10-07", "2031-10-09"),
        venue="jamsil",
        halls=("J",),
        main="J",
        door="J3-GS",
        zones=GROWN,
        sizes={
            (18, 18): 4, (12, 12): 12, (12, 9): 20, (12, 6): 90, (9, 6): 200, (6, 6): 280,
            (9, 3): 180, (6, 3): 400, (3, 3): 314,
        },
        cities={(9, 6): 23, (6, 6): 30, (9, 3): 20, (6, 3): 20},
        pins=(
            ((18, 18), "J", 201, 60), ((18, 18), "J", 282, 60), ((18, 18), "J", 201, 126),
            ((18, 18), "J", 282, 126),
        ),
        areas=(
            ("main-stage", "stage", "메인 무대", "Main stage", (30, 18), "J", ""),
            ("stage-2", "stage", "오픈 무대", "Open stage", (24, 12), "J", "J9-N2"),
            ("registration", "registration", "등록", "Registration", (24, 6), "J", "J3-GS"),
            *(
                (f"lounge-{n}", "lounge", f"라운지 {n}", f"Lounge {n}", (18, 6), "J", door)
                for n, door in enumerate(("J1-W2", "J2-GS", "J5-E2", "J6-W2", "J10-E2"), 1)
            ),
            *(
                (f"rest-{n}", "rest", "쉼터", "Rest area", (12, 6), "J", door)
                for n, door in enumerate(("J2-GS", "J4-GS", "J7-GN", "J9-GN"), 1)
            ),
            ("catering-1", "catering", "식음", "Catering", (24, 12), "J", "J1-GS"),
            ("catering-2", "catering", "식음", "Catering", (24, 12), "J", "J5-GS"),
        ),
        expected=150_000,
    ),
    Show(
        name="ces-scale",
        year=2025,
        title=("CES 규모 비교 (예제)", "At the scale of CES (sample)"),
        dates=("2025-01-07", "2025-01-10"),
        venue="lvcc-scale",
        halls=("N", "M", "S", "E", "W"),
        main="W",
        door="W-GS",
        zones=GROWN,
        sizes={
            (24, 18): 6, (18, 18): 12, (18, 12): 12, (12, 12): 20, (12, 9): 16, (12, 6): 250,
            (9, 6): 300, (6, 6): 550, (9, 3): 450, (6, 3): 900, (3, 3): 1984,
        },
        cities={(9, 6): 23, (6, 6): 30, (9, 3): 20, (6, 3): 20},
        pins=(((24, 18), "W", 150, 60), ((24, 18), "N", 120, 60)),
        areas=(
            ("keynote", "stage", "기조연설 무대", "Keynote stage", (30, 24), "W", ""),
            ("registration", "registration", "등록", "Registration", (24, 6), "W", "W-GS"),
            *(
                (f"stage-{hall.lower()}", "stage", "무대", "Stage", (24, 12), hall, "")
                for hall in "NMSE"
            ),
            *(
                (f"lounge-{hall.lower()}", "lounge", "라운지", "Lounge", (18, 6), hall, "")
                for hall in "NMSEW"
            ),
            *(
                (f"food-{hall.lower()}", "catering", "식음", "Catering", (24, 12), hall, "")
                for hall in "NMSEW"
            ),
        ),
        expected=140_000,
    ),
)  # fmt: skip
"""Counts, halls, dates and themes are the real shows'; of 2031 and the comparison they are ours.

CES 2025 had 232,258 m2 net in all of its venues, as much as these halls hold gross: what is
compared is 4,500 exhibitors at the density a hall can have.
"""
GROSS_M2["M"] = GROSS_M2["N"]
