"""Write the concept venues and the comparison halls.

Run ``python bench/make_venues.py``; it writes venue/catalogue. No geometry is published of any of
them: areas are cited, everything else is modelled and says so.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.venue_parts import Block, area, hall_table, mm, partitions, room, rows

CATALOGUE = Path(__file__).resolve().parent.parent / "venue" / "catalogue"

SUPPLIES = """
[supplies]
dry = [
  { service = "power", capacity = 250, phases = 3 },
  { service = "lan", capacity = 48 },
]
wet = [
  { service = "power", capacity = 250, phases = 3, always_on = true },
  { service = "lan", capacity = 48 },
  { service = "water", capacity = 16 },
  { service = "drain", capacity = 16 },
  { service = "air", capacity = 16 },
]
"""

HEAD = """# {title}
# Written by bench/make_venues.py. Lengths in millimetres, areas in square metres; every `source`
# names an entry of [sources], `supplies` one of [supplies]; `grids` are many alike.
schema = "madang/venue/1"
"""


def jamsil() -> str:
    """Write ten halls of 100 x 100 m in two rows that open into one another."""
    halls = [
        Block(
            id=f"J{n + 1}",
            level="1F",
            x=100.0 * (n % 5),
            y=100.0 * (n // 5),
            width=100.0,
            depth=100.0,
            walls=("S" if n < 5 else "N") + ("W" if n % 5 == 0 else "E" if n % 5 == 4 else ""),
            gates="S" if n < 5 else "N",
            docks="S" if n < 5 else "N",
            height=16.0,
            load=20.0,
        )
        for n in range(10)
    ]
    ids = [hall.id for hall in halls]
    total = area("면적", "area", 100_000, "aim")
    group = {"id": "J", "name": {"ko": "잠실 전시장", "en": "Jamsil halls"}}
    group |= {"halls": ids, "area": total}
    return (
        HEAD.format(title="Jamsil, a concept of 100,000 m2 on one level: ten halls that open up.")
        + 'id = "jamsil"\nname = { ko = "잠실 스포츠·MICE(개념)", en = "Jamsil MICE (concept)" }\n'
        + rows("levels", [{"id": "1F", "name": {"ko": "1층", "en": "Level 1"}, "storey": 1}])
        + rows("groups", [group])
        + rows("partitions", list(partitions(halls)))
        + rows("rooms", [
            room("lobby-S", "lobby", "남측 로비", "South lobby", "1F", (0, -20, 500, 20), ids[:5]),
            room("lobby-N", "lobby", "북측 로비", "North lobby", "1F", (0, 200, 500, 20), ids[5:]),
            *(
                room(f"toilet-{k}", "toilet", "화장실", "Toilets", "1F",
                     (100 * (k - 1) + 20, -34, 24, 14), [ids[k - 1]])
                for k in range(1, 6)
            ),
        ])
        + rows("figures", [total])
        + '\n[note]\nko = "개념 도형입니다. 공표된 설계가 없으며 면적만 맞춘 가정입니다."\n'
        'en = "A concept: no design is published; everything but the total area is assumed."\n'
        "\n[sources]\n"
        'aim = { cite = "the aim for 2031: 100,000 m2 of halls; no announcement says so", '
        'confidence = "assumed" }\n'
        'model = { cite = "a concept of this project: ten halls of 100 x 100 m, doors, trenches '
        'and fixtures modelled", confidence = "assumed" }\n' + SUPPLIES
        + "".join(hall_table(h, f"잠실 {h.id}홀", f"Jamsil hall {h.id[1:]}") for h in halls)
    )  # fmt: skip


def _links() -> Iterator[dict[str, object]]:
    """Give escalators, stairs and lifts from each lower hall to the one above it."""
    for n in range(1, 5):
        ends = {"halls": [f"L{n}", f"U{n}"], "openings": [f"L{n}-GS", f"U{n}-GS"]}
        for kind, length, width, free in (
            ("escalator", 45, 2.0, False), ("stairs", 40, 4.0, False), ("lift", 30, 2.4, True),
        ):  # fmt: skip
            sizes = {"length_mm": mm(length), "width_mm": mm(width), "step_free": free}
            yield {"id": f"{kind}-{n}", "kind": kind, **ends, **sizes, "source": "model"}


def jamsil_2026() -> str:
    """Write the two levels of the 2026 announcement: lower halls with columns, upper without."""
    halls = []
    for level, height, load, grid in (("L", 12.0, 50.0, (30.5, 31.0)), ("U", 18.0, 15.0, None)):
        halls += [
            Block(
                id=f"{level}{n + 1}",
                level=level,
                x=89.0 * n,
                y=0.0,
                width=89.0,
                depth=125.0,
                walls="SN" + ("W" if n == 0 else "E" if n == 3 else ""),
                gates="S",
                docks="N",
                height=height,
                load=load,
                columns=grid,
            )
            for n in range(4)
        ]
    lower, upper = ([h.id for h in halls if h.level == level] for level in "LU")
    links = list(_links())
    groups = [
        {"id": "L", "name": {"ko": "하층 홀", "en": "Lower halls"}, "halls": lower},
        {"id": "U", "name": {"ko": "상층 홀", "en": "Upper halls"}, "halls": upper},
    ]
    levels = [
        {"id": "L", "name": {"ko": "하층", "en": "Lower level"}, "storey": 1},
        {"id": "U", "name": {"ko": "상층", "en": "Upper level"}, "storey": 2},
    ]
    return (
        HEAD.format(title="Jamsil by the announcement of 2026: 89,000 m2 on two levels, a concept.")
        + 'id = "jamsil-2026"\n'
        'name = { ko = "잠실 스포츠·MICE 2026 발표(개념)", en = "Jamsil MICE, 2026 (concept)" }\n'
        + rows("levels", levels)
        + rows("groups", groups)
        + rows("partitions", list(partitions(halls)))
        + rows("links", links)
        + rows("rooms", [
            room("lobby-L", "lobby", "하층 로비", "Lower lobby", "L", (0, -18, 356, 18), lower),
            room("lobby-U", "lobby", "상층 로비", "Upper lobby", "U", (0, -18, 356, 18), upper),
        ])
        + rows("figures", [
            area("전시 면적", "exhibition area", 89_000, "city"),
            area("회의 면적", "convention area", 19_000, "city"),
        ])
        + '\n[note]\nko = "개념 도형입니다. 발표된 면적만 맞추었고 나머지는 가정입니다."\n'
        'en = "A concept: only the announced area is met, everything else is assumed."\n'
        "\n[sources]\n"
        'city = { cite = "announcement of the city, March 2026", confidence = "press" }\n'
        'model = { cite = "a concept of this project: four halls of 89 x 125 m on each of two '
        'levels; doors, columns, trenches and fixtures modelled", confidence = "assumed" }\n'
        + SUPPLIES
        + "".join(hall_table(h, f"잠실 {h.id}홀", f"Jamsil hall {h.id}") for h in halls)
    )  # fmt: skip


def comparison() -> str:
    """Write halls at the scale of the Las Vegas Convention Center's published areas."""
    names = {"N": ("북홀", "North"), "M": ("중앙홀", "Central"), "S": ("남홀", "South"),
             "E": ("동홀", "East"), "W": ("서홀", "West")}  # fmt: skip
    halls = [
        Block(
            id=key,
            level="1F",
            x=400.0 * n,
            y=0.0,
            width=371.613 if key == "W" else 300.0,
            depth=150.0 if key == "W" else 150.242,
            walls="SNWE",
            gates="SW",
            docks="N",
            height=12.0,
            load=20.0,
            columns=(30.0, 36.0) if key in "SE" else None,
        )
        for n, key in enumerate(names)
    ]
    return (
        HEAD.format(title="Comparison halls at the scale of the Las Vegas Convention Center.")
        + 'id = "lvcc-scale"\n'
        'name = { ko = "비교용 대형 홀(LVCC 규모)", en = "Comparison halls (LVCC scale)" }\n'
        + rows("levels", [{"id": "1F", "name": {"ko": "1층", "en": "Level 1"}, "storey": 1}])
        + rows("figures", [
            area("전시 면적(서홀 제외)", "exhibit halls without West Hall", 180_290, "lvcc"),
            area("서홀 전시 면적", "West Hall, exhibit hall", 55_742, "west"),
            area("CES 2025 순면적", "CES 2025, net area in all its venues", 232_258, "ces"),
        ])
        + '\n[note]\nko = "비교용 도형입니다. 규모만 공표값과 같고 홀의 모양은 가정입니다."\n'
        'en = "For comparison: only the scale is published; halls, shapes and doors are assumed."\n'
        "\n[sources]\n"
        'lvcc = { cite = "Las Vegas Convention Center: 1,940,631 sq ft of exhibit halls", '
        'confidence = "press" }\n'
        'west = { cite = "press on the opening of West Hall, 2021: 600,000 sq ft", '
        'confidence = "press" }\n'
        'ces = { cite = "press on CES 2025: 4,500 exhibitors, 2.5 million net sq ft", '
        'confidence = "press" }\n'
        'model = { cite = "a model of this project: the published total cut into four equal halls, '
        'and West Hall; shapes, doors, columns and utilities modelled", confidence = "assumed" }\n'
        + SUPPLIES
        + "".join(hall_table(h, *(f"{names[h.id][0]}", f"{names[h.id][1]} hall")) for h in halls)
    )  # fmt: skip


def main() -> None:
    """Write the venues."""
    for name, text in (
        ("jamsil", jamsil()),
        ("jamsil-2026", jamsil_2026()),
        ("lvcc-scale", comparison()),
    ):
        (CATALOGUE / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}: {len(text):,} characters\n")


if __name__ == "__main__":
    main()
