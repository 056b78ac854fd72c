"""Write the sample shows: synthetic exhibitors by seed, sizes tuned to 45-50 % net of the halls.

Run ``python bench/make_samples.py``; it writes layouts/brief/samples and prints each show's
shares. Counts, halls, dates and themes are the real show's; no list of its exhibitors' sizes is
published, so the exhibitors are invented.
"""

import csv
import io
import json
import random
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from bench.sample_shows import SHOWS, Show, Size

HERE = Path(__file__).resolve().parent

SAMPLES = HERE.parent / "layouts" / "brief" / "samples"
WORDS = tomllib.loads((HERE / "sample_words.toml").read_text(encoding="utf-8"))

CITY_SIZES = {(6, 3), (9, 3), (6, 6), (9, 6)}
"""World-city stands take 18 to 54 m2."""

CITY_PODS = {(6, 6): 4, (9, 6): 6, (9, 3): 0}
"""Companies that a city brings along: in pods of 2 x 2 m, or, with 0, one that shares its stand."""

COLUMNS = (
    "id", "name_ko", "name_en", "zone", "size", "open_sides", "build", "turn", "height", "platform",
    "covered", "decks", "load_kn_m2", "power_kw", "water", "air", "lan", "priority", "rivals",
    "pavilion", "country", "note",
)  # fmt: skip


@dataclass
class Row:
    """One exhibitor on its way into the sheet."""

    zone: str
    size: Size | None
    id: str = ""
    ko: str = ""
    en: str = ""
    country: str = "KR"
    open_sides: int | None = None
    priority: int = 0
    rivals: list[str] = field(default_factory=list)
    pinned: bool = False
    pavilion: str = ""

    @property
    def area(self) -> int:
        """Area, square metres."""
        return self.size[0] * self.size[1] if self.size else 0

    @property
    def short(self) -> int:
        """The shorter side, metres."""
        return min(self.size) if self.size else 0


def rows_of(show: Show) -> list[Row]:
    """Make a show's exhibitors, contracts and the members of pavilions; the same every time."""
    rng = random.Random(show.year)
    rows = _shared_out(show)
    used: set[str] = set()
    for zone in show.zones:
        _name([row for row in rows if row.zone == zone.id], rng, used)
    _wish(show, rows, rng)
    order = [zone.id for zone in show.zones]
    rows.sort(key=lambda row: (order.index(row.zone), row.id))
    return [each for row in rows for each in (row, *_members(show, row, rng, used))]


def _shared_out(show: Show) -> list[Row]:
    """Give sizes to zones, the largest first, each to the zone that lacks most of its share."""
    net = sum(w * d * n for (w, d), n in show.sizes.items())
    total = sum(zone.weight for zone in show.zones)
    lack = {zone.id: net * zone.weight / total for zone in show.zones}
    cities = dict(show.cities or {})
    rows: list[Row] = []
    for size, count in sorted(show.sizes.items(), key=lambda item: -item[0][0] * item[0][1]):
        pins = [hall for pinned, hall, *_ in show.pins if pinned == size]
        for i in range(count):
            if cities.get(size):
                cities[size] -= 1
                rows.append(Row(zone="cities", size=size))
                continue
            free = show.cities is None and size in CITY_SIZES
            able = [zone for zone in lack if zone != "cities" or free]
            if i < len(pins):
                able = [z for z in able if show.bound.get(z, pins[i]) == pins[i]]
            zone = max(able, key=lambda z: lack[z])
            lack[zone] -= size[0] * size[1]
            rows.append(Row(zone=zone, size=size, pinned=i < len(pins)))
    return rows


def _name(rows: list[Row], rng: random.Random, used: set[str]) -> None:
    """Name a zone's exhibitors: a city, or a coined stem and a word of the trade."""
    if rows[0].zone == "cities":
        for row, (ko, en, country) in zip(
            rows, rng.sample(WORDS["cities"]["names"], len(rows)), strict=True
        ):
            row.id, row.country = en.lower().replace(" ", "-"), country
            row.ko, row.en = f"{ko}관", f"{en} Pavilion"
        return
    for row, name in zip(rows, _coined(rows[0].zone, len(rows), rng, used), strict=True):
        row.id, row.ko, row.en = name


def _coined(
    zone: str, count: int, rng: random.Random, used: set[str]
) -> list[tuple[str, str, str]]:
    """Coin names of companies in a trade: id, Korean and English; none comes twice."""
    trades = WORDS["trades"][zone]
    stems = WORDS["stems"].split()
    made = [(stem, trade) for stem in stems for trade in trades]
    if count > len(made) // 2:
        # A large show needs longer names as well: two stems.
        made += [(a + b, trade) for a, b in zip(stems, stems[7:], strict=False) for trade in trades]
    found = []
    for stem, (ko, en) in rng.sample(made, len(made)):
        latin = "".join(WORDS["syllables"][syllable] for syllable in stem).capitalize()
        key = f"{latin} {en}".lower().replace(" ", "-")
        if key in used:
            continue
        used.add(key)
        short = stem + ko
        full = rng.choice((short, short, short, f"㈜{short}", f"{short}㈜", f"주식회사 {short}"))
        found.append((key, full, f"{latin} {en}" + rng.choice(("", "", "", " Inc.", " Co., Ltd."))))
        if len(found) == count:
            return found
    message = f"{zone}: no names left"
    raise SystemExit(message)


def _wish(show: Show, rows: list[Row], rng: random.Random) -> None:
    """Give out wishes for open sides, ranks and rivals."""
    for row in rows:
        chance = rng.random()
        if row.short > 6:
            row.open_sides, row.priority = 4, 5 if row.pinned else 3
        elif row.short == 6:
            row.open_sides = 4 if chance < 0.10 else 2 if chance < 0.24 else None
            row.priority = 2 if row.open_sides == 4 else int(chance > 0.9)
        elif chance < 0.12:
            row.open_sides = 2
    for zone in show.zones[:4]:
        first, second = rng.sample([r for r in rows if r.zone == zone.id and r.area <= 54], 2)
        first.rivals.append(second.id)
        second.rivals.append(first.id)


def _members(show: Show, row: Row, rng: random.Random, used: set[str]) -> list[Row]:
    """Give the companies that stand in a city's stand, or in a zone's pavilion of start-ups."""
    size, pods = show.themed
    if row.zone == "cities" and row.size in CITY_PODS:
        count = CITY_PODS[row.size]
    elif row.zone == show.zones[0].id and row.size == size and not row.pinned:
        count = pods
        stem, latin = row.ko.removeprefix("㈜").removeprefix("주식회사 ")[:2], row.en.split()[0]
        row.ko, row.en = f"{stem} 스타트업 공동관", f"{latin} Start-up Pavilion"
    else:
        return []
    trade = rng.choice([zone for zone in WORDS["trades"] if zone in {z.id for z in show.zones}])
    return [
        Row(zone=row.zone, size=(2, 2) if CITY_PODS.get(row.size, 1) else None, id=key,
            ko=ko, en=en, country=row.country, pavilion=row.id)
        for key, ko, en in _coined(trade, max(count, 1), rng, used)
    ]  # fmt: skip


def sheet(show: Show) -> str:
    """Write a show's exhibitor sheet as CSV."""
    rng = random.Random(show.year + 1)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows_of(show):
        writer.writerow(_member_cells(row) if row.pavilion else _cells(row, rng))
    return out.getvalue()


def _member_cells(row: Row) -> dict[str, object]:
    """Give the cells of an exhibitor in a pavilion: what it needs comes with the pavilion."""
    size = f"{row.size[0]}x{row.size[1]}" if row.size else ""
    return {
        "id": row.id, "name_ko": row.ko, "name_en": row.en, "zone": row.zone, "size": size,
        "turn": "yes", "pavilion": row.pavilion, "country": row.country, "note": "synthetic",
    }  # fmt: skip


def _cells(row: Row, rng: random.Random) -> dict[str, object]:
    """Give the cells of a contract."""
    assert row.size is not None
    island, heavy = row.open_sides == 4, row.zone == "mobility" and row.area >= 54
    wet = row.zone in {"home", "health", "food"} and rng.random() < 0.1
    return {
        "id": row.id,
        "name_ko": row.ko,
        "name_en": row.en,
        "zone": row.zone,
        "size": f"{row.size[0]}x{row.size[1]}",
        "open_sides": row.open_sides or "",
        "build": "raw" if row.area >= 36 else rng.choice(("shell", "shell", "package")),
        "turn": "no" if row.pinned else "yes",
        "height": "5" if island and row.area >= 108 else "4" if island else "",
        "platform": "yes" if row.area >= 72 and rng.random() < 0.5 else "no",
        "covered": "yes" if row.area >= 108 and rng.random() < 0.3 else "no",
        "decks": 2 if row.area >= 324 else 1,
        "load_kn_m2": "10" if heavy and rng.random() < 0.3 else "",
        "power_kw": max(1, row.area // 9),
        "water": "yes" if wet else "no",
        "air": "yes" if row.zone == "robotics" and rng.random() < 0.15 else "no",
        "lan": "yes" if rng.random() < 0.6 else "no",
        "priority": row.priority,
        "rivals": ";".join(row.rivals),
        "pavilion": "",
        "country": row.country,
        "note": "synthetic",
    }


def brief(show: Show) -> str:
    """Write a show's brief.toml."""
    rows = [row for row in rows_of(show) if not row.pavilion]
    visitors = f"\n[visitors]\nexpected = {show.expected}\n" if show.expected else ""
    ko, en = (title.format(show.year) for title in show.title)
    return "".join(
        (
            "# A sample. Halls, dates, themes and the number of exhibitors are those of Seoul\n"
            "# Smart Life Week; the exhibitors, their names and sizes are synthetic, and any\n"
            "# likeness to a company is chance. World cities stand for cities that could come.\n"
            if show.venue == "coex"
            else "# A sample of a show that is not there: its size is a scenario, its exhibitors\n"
            "# are synthetic, and any likeness to a company is chance.\n",
            'schema = "madang/brief/1"\n'
            f'title = {{ ko = "{ko}", en = "{en}" }}\n'
            f'dates = ["{show.dates[0]}", "{show.dates[1]}"]\n'
            f'venue = "{show.venue}"\n'
            f"halls = [{', '.join(json.dumps(hall) for hall in show.halls)}]\n"
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
    for colour, zone in enumerate(show.zones, 1):
        hall = f'hall = "{show.bound[zone.id]}"\n' if zone.id in show.bound else ""
        near = f'near = "{show.door}"\n' if zone.id == "seoul" else ""
        tables.append(
            f'\n[[zones]]\nid = "{zone.id}"\nname = {{ ko = "{zone.ko}", en = "{zone.en}" }}\n'
            f'code = "{zone.code}"\ncolour = {colour}\n{hall}{near}'
        )
    return tables


def _area_tables(show: Show) -> list[str]:
    """Write the areas; registration lies at the main entrance."""
    return [
        f'\n[[areas]]\nid = "{area}"\nkind = "{kind}"\nname = {{ ko = "{ko}", en = "{en}" }}\n'
        f'size = [{size[0]}, {size[1]}]\nhall = "{hall}"\n' + (f'near = "{door}"\n' if door else "")
        for area, kind, ko, en, size, hall, door in show.areas
    ]


def _pin_tables(show: Show, rows: list[Row]) -> list[str]:
    """Write the pins, each for a stand of its size that was made for it."""
    waiting = [row for row in rows if row.pinned]
    tables = []
    for size, hall, x, y in show.pins:
        who = next(row for row in waiting if row.size == size)
        waiting.remove(who)
        tables.append(
            f'\n[[pins]]\nexhibitor = "{who.id}"\nhall = "{hall}"\n'
            f"x = {x}.0\ny = {y}.0\nrotation = 0\n"
        )
    return tables


def _pair_tables(show: Show, rows: list[Row]) -> list[str]:
    """Write the pairs: neighbours among stands 3 m deep of a zone, and two that keep apart."""
    rng = random.Random(show.year + 2)
    tables = []
    for i, zone in enumerate(("ai", "home", "twin", "mobility", "health")):
        plain = [r for r in rows if r.zone == zone and r.short == 3 and not r.open_sides]
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
        everyone = rows_of(show)
        rows = [row for row in everyone if not row.pavilion]
        net = sum(row.area for row in rows)
        deep = sum(row.area for row in rows if row.short > 6)
        floor = sum(size[0] * size[1] for *_, size, _, _ in show.areas)
        zones = {zone.id: sum(r.area for r in rows if r.zone == zone.id) for zone in show.zones}
        sys.stdout.write(
            f"{show.name}: {len(rows)} contracts and {len(everyone) - len(rows)} members, {net} m2,"
            f" {net / show.gross_m2:.1%} of gross, deep {deep / net:.1%}, areas "
            f"{floor / show.gross_m2:.1%}, zones {zones}\n"
        )


if __name__ == "__main__":
    main()
