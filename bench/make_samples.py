"""Write the sample shows: synthetic exhibitors by seed, sizes tuned to 45-50 % net of the halls.

Run ``python bench/make_samples.py``; it writes layouts/brief/samples and prints each show's
shares. Counts, halls, dates and themes are the real show's; no list of its exhibitors' sizes is
published, so the exhibitors are invented.
"""

import csv
import io
import random
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

Size = tuple[int, int]

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "layouts" / "brief" / "samples"
WORDS = tomllib.loads((HERE / "sample_words.toml").read_text(encoding="utf-8"))

GROSS_M2 = {"A": 10_368, "B": 7_290, "B2": 3_645, "C": 10_348, "D": 6_561}

ZONES: tuple[tuple[str, str, str, str, float], ...] = (
    ("seoul", "SC", "스마트시티 서울", "Smart City Seoul", 1.00),
    ("mobility", "MO", "모빌리티", "Mobility", 1.15),
    ("health", "HC", "디지털 헬스케어", "Digital healthcare", 0.95),
    ("home", "SH", "스마트홈", "Smart home", 1.00),
    ("robotics", "RB", "로보틱스", "Robotics", 0.90),
    ("ai", "AI", "AI·빅데이터", "AI and big data", 1.10),
    ("twin", "DT", "디지털 트윈·IoT", "Digital twin and IoT", 0.95),
    ("cities", "WC", "세계도시", "World cities", 0.95),
)
"""Id, code, names and weight of the zones; the palette colour is the place in this list."""

CITY_SIZES = {(6, 3), (9, 3), (6, 6), (9, 6)}
"""World-city stands take 18 to 54 m2."""

COLUMNS = (
    "id", "name_ko", "name_en", "zone", "size", "open_sides", "build", "turn", "height",
    "load_kn_m2", "power_kw", "water", "air", "lan", "priority", "rivals", "country", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Show:
    """One sample: what is published of the show, and what is tuned.

    ``sizes`` counts stands by width x depth in metres; ``pins`` are size, hall, x and y in
    metres; ``bound`` says which zones stay in which hall.
    """

    name: str
    year: int
    dates: tuple[str, str]
    halls: tuple[str, str]
    main: str
    door: str
    sizes: dict[Size, int]
    bound: dict[str, str]
    pins: tuple[tuple[Size, str, int, int], ...]
    stage: Size = (18, 12)
    lounge: Size = (12, 6)
    expected: int | None = None

    @property
    def gross_m2(self) -> int:
        """Gross area of the halls, square metres."""
        return sum(GROSS_M2[hall] for hall in self.halls)


SHOWS = (
    Show(
        name="slw-2024",
        year=2024,
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
        lounge=(9, 6),
        expected=20_000,
    ),
    Show(
        name="slw-2025",
        year=2025,
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
        expected=60_000,
    ),
    Show(
        name="slw-2026",
        year=2026,
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
        stage=(24, 12),
    ),
)  # fmt: skip


@dataclass
class Row:
    """One exhibitor on its way into the sheet."""

    zone: str
    size: Size
    id: str = ""
    ko: str = ""
    en: str = ""
    country: str = "KR"
    open_sides: int | None = None
    priority: int = 0
    rivals: list[str] = field(default_factory=list)
    pinned: bool = False

    @property
    def area(self) -> int:
        """Area, square metres."""
        return self.size[0] * self.size[1]


def rows_of(show: Show) -> list[Row]:
    """Make a show's exhibitors; the same every time."""
    rng = random.Random(show.year)
    rows = _shared_out(show)
    for zone, *_ in ZONES:
        _name([row for row in rows if row.zone == zone], rng)
    _wish(rows, rng)
    order = [zone for zone, *_ in ZONES]
    return sorted(rows, key=lambda row: (order.index(row.zone), row.id))


def _shared_out(show: Show) -> list[Row]:
    """Give sizes to zones, the largest first, each to the zone that lacks most of its share."""
    net = sum(w * d * n for (w, d), n in show.sizes.items())
    total = sum(weight for *_, weight in ZONES)
    lack = {zone: net * weight / total for zone, *_, weight in ZONES}
    rows: list[Row] = []
    for size, count in sorted(show.sizes.items(), key=lambda item: -item[0][0] * item[0][1]):
        for i in range(count):
            pins = [hall for pinned, hall, *_ in show.pins if pinned == size]
            able = [zone for zone in lack if zone != "cities" or size in CITY_SIZES]
            if i < len(pins):
                able = [z for z in able if show.bound.get(z, pins[i]) == pins[i]]
            zone = max(able, key=lambda z: lack[z])
            lack[zone] -= size[0] * size[1]
            rows.append(Row(zone=zone, size=size, pinned=i < len(pins)))
    return rows


def _name(rows: list[Row], rng: random.Random) -> None:
    """Name a zone's exhibitors: a city, or a coined stem and a word of the trade."""
    if rows[0].zone == "cities":
        for row, (ko, en, country) in zip(
            rows, rng.sample(WORDS["cities"]["names"], len(rows)), strict=True
        ):
            row.id, row.country = en.lower().replace(" ", "-"), country
            row.ko, row.en = f"{ko}관", f"{en} Pavilion"
        return
    trades = WORDS["trades"][rows[0].zone]
    made = [(stem, trade) for stem in WORDS["stems"].split() for trade in trades]
    for row, (stem, (ko, en)) in zip(rows, rng.sample(made, len(rows)), strict=True):
        latin = "".join(WORDS["syllables"][syllable] for syllable in stem).capitalize()
        row.id = f"{latin} {en}".lower().replace(" ", "-")
        short = stem + ko
        row.ko = rng.choice((short, short, short, f"㈜{short}", f"{short}㈜", f"주식회사 {short}"))
        row.en = f"{latin} {en}" + rng.choice(("", "", "", " Inc.", " Co., Ltd."))


def _wish(rows: list[Row], rng: random.Random) -> None:
    """Give out wishes for open sides, ranks and rivals."""
    for row in rows:
        chance = rng.random()
        if min(row.size) > 6:
            row.open_sides, row.priority = 4, 5 if row.pinned else 3
        elif min(row.size) == 6:
            row.open_sides = 4 if chance < 0.10 else 2 if chance < 0.24 else None
            row.priority = 2 if row.open_sides == 4 else int(chance > 0.9)
        elif chance < 0.12:
            row.open_sides = 2
    for zone, *_ in ZONES[:4]:
        first, second = rng.sample([r for r in rows if r.zone == zone and r.area <= 54], 2)
        first.rivals.append(second.id)
        second.rivals.append(first.id)


def sheet(show: Show) -> str:
    """Write a show's exhibitor sheet as CSV."""
    rng = random.Random(show.year + 1)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows_of(show):
        island, heavy = row.open_sides == 4, row.zone == "mobility" and row.area >= 54
        wet = row.zone in {"home", "health"} and rng.random() < 0.1
        writer.writerow(
            {
                "id": row.id,
                "name_ko": row.ko,
                "name_en": row.en,
                "zone": row.zone,
                "size": f"{row.size[0]}x{row.size[1]}",
                "open_sides": row.open_sides or "",
                "build": "raw" if row.area >= 36 else rng.choice(("shell", "shell", "package")),
                "turn": "no" if row.pinned else "yes",
                "height": "5" if island and row.area >= 108 else "4" if island else "",
                "load_kn_m2": "10" if heavy and rng.random() < 0.3 else "",
                "power_kw": max(1, row.area // 9),
                "water": "yes" if wet else "no",
                "air": "yes" if row.zone == "robotics" and rng.random() < 0.15 else "no",
                "lan": "yes" if rng.random() < 0.6 else "no",
                "priority": row.priority,
                "rivals": ";".join(row.rivals),
                "country": row.country,
                "note": "synthetic",
            }
        )
    return out.getvalue()


def brief(show: Show) -> str:
    """Write a show's brief.toml."""
    rows = rows_of(show)
    visitors = f"\n[visitors]\nexpected = {show.expected}\n" if show.expected else ""
    return "".join(
        (
            "# A sample. Halls, dates, themes and the number of exhibitors are those of Seoul\n"
            "# Smart Life Week; the exhibitors, their names and sizes are synthetic, and any\n"
            "# likeness to a company is chance. World cities stand for cities that could come.\n"
            'schema = "madang/brief/1"\n'
            f'title = {{ ko = "스마트라이프위크 {show.year} (예제)", '
            f'en = "Seoul Smart Life Week {show.year} (sample)" }}\n'
            f'dates = ["{show.dates[0]}", "{show.dates[1]}"]\n'
            'venue = "coex"\n'
            f'halls = ["{show.halls[0]}", "{show.halls[1]}"]\n'
            'rules = "kr-practice"\n'
            "module = 3.0\n"
            'exhibitors = "exhibitors.csv"\n'
            "\n[tenancy]\nbuild_up = 2\nbreakdown = 1\n",
            visitors,
            *_zone_tables(show),
            *_area_tables(show),
            *_pin_tables(show, rows),
            *_pair_tables(show, rows),
        )
    )


def _zone_tables(show: Show) -> list[str]:
    """Write the zones; the city's own stands at the main entrance."""
    tables = []
    for colour, (zone, code, ko, en, _) in enumerate(ZONES, 1):
        hall = f'hall = "{show.bound[zone]}"\n' if zone in show.bound else ""
        near = f'near = "{show.door}"\n' if zone == "seoul" else ""
        tables.append(
            f'\n[[zones]]\nid = "{zone}"\nname = {{ ko = "{ko}", en = "{en}" }}\n'
            f'code = "{code}"\ncolour = {colour}\n{hall}{near}'
        )
    return tables


def areas_of(show: Show) -> list[tuple[str, str, str, str, Size, str]]:
    """List a show's areas: id, kind, names, size and hall."""
    other = next(hall for hall in show.halls if hall != show.main)
    return [
        ("main-stage", "stage", "메인 무대", "Main stage", show.stage, show.main),
        ("registration", "registration", "등록", "Registration", (12, 6), show.main),
        ("lounge-1", "lounge", "비즈니스 라운지", "Business lounge", (12, 6), show.main),
        ("lounge-2", "lounge", "라운지", "Lounge", show.lounge, other),
        ("rest", "rest", "쉼터", "Rest area", (12, 6), show.main),
    ]


def _area_tables(show: Show) -> list[str]:
    """Write the areas; registration lies at the main entrance."""
    return [
        f'\n[[areas]]\nid = "{area}"\nkind = "{kind}"\nname = {{ ko = "{ko}", en = "{en}" }}\n'
        f'size = [{size[0]}, {size[1]}]\nhall = "{hall}"\n'
        + (f'near = "{show.door}"\n' if kind == "registration" else "")
        for area, kind, ko, en, size, hall in areas_of(show)
    ]


def _pin_tables(show: Show, rows: list[Row]) -> list[str]:
    """Write the pins, each for the stand of its size that was made for it."""
    tables = []
    for size, hall, x, y in show.pins:
        who = next(row for row in rows if row.pinned and row.size == size)
        tables.append(
            f'\n[[pins]]\nexhibitor = "{who.id}"\nhall = "{hall}"\n'
            f"x = {x}.0\ny = {y}.0\nrotation = 0\n"
        )
    return tables


def _pair_tables(show: Show, rows: list[Row]) -> list[str]:
    """Write the pairs: neighbours among 6 x 3 m stands of a zone, and two that keep apart."""
    rng = random.Random(show.year + 2)
    tables = []
    for i, zone in enumerate(("ai", "home", "twin", "mobility", "health")):
        plain = [r for r in rows if r.zone == zone and r.size[1] == 3 and not r.open_sides]
        first, second = rng.sample([r.id for r in plain if not r.rivals], 2)
        apart = 'relation = "apart"\ndistance = 20.0\n'
        relation = 'relation = "adjacent"\n' if i < 3 else apart
        tables.append(f'\n[[pairs]]\na = "{first}"\nb = "{second}"\n{relation}')
    return tables


def main() -> None:
    """Write all samples and say what they ask."""
    for show in SHOWS:
        folder = SAMPLES / show.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "brief.toml").write_text(brief(show), encoding="utf-8", newline="\n")
        (folder / "exhibitors.csv").write_text(sheet(show), encoding="utf-8", newline="\n")
        rows = rows_of(show)
        net = sum(row.area for row in rows)
        deep = sum(row.area for row in rows if min(row.size) > 6)
        floor = sum(size[0] * size[1] for *_, size, _ in areas_of(show))
        zones = {zone: sum(r.area for r in rows if r.zone == zone) for zone, *_ in ZONES}
        sys.stdout.write(
            f"{show.name}: {len(rows)} exhibitors, {net} m2, {net / show.gross_m2:.1%} of gross, "
            f"deep {deep / net:.1%}, areas {floor / show.gross_m2:.1%}, zones {zones}\n"
        )


if __name__ == "__main__":
    main()
