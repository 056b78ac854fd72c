"""What the modelled venues are made of: rectangular halls with doors and trenches at even pace."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DOOR_M = 4.0
"""Clear width of an emergency exit, metres."""

GATE_M = 10.0
"""Clear width of an entrance, metres."""

FREIGHT_M = 8.0
"""Clear width of a freight door, metres."""

PAST_M = 1.5
"""How far beside a line of columns a trench runs, metres."""

EDGE_M = 3.0
"""Trenches end this far before the walls, metres."""


@dataclass(frozen=True)
class Block:
    """One hall: its lower-left corner and size in the plan of its level, metres.

    ``walls`` are the sides that face the outside (N, S, E, W), ``gates`` those with an entrance,
    ``docks`` those with freight doors; ``columns`` is the pitch of a column grid, if any.
    """

    id: str
    level: str
    x: float
    y: float
    width: float
    depth: float
    walls: str
    gates: str
    docks: str
    height: float
    load: float
    columns: tuple[float, float] | None = None


def mm(metres: float) -> int:
    """Give metres as whole millimetres."""
    return round(metres * 1000)


def toml(value: object) -> str:
    """Write a value as TOML does; inline tables for mappings."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False)


def rows(name: str, items: Sequence[object]) -> str:
    """Write a list with one item a line; nothing for none."""
    return f"{name} = [\n" + "".join(f"  {toml(i)},\n" for i in items) + "]\n" if items else ""


def doors(hall: Block) -> Iterator[dict[str, object]]:
    """Give a hall's openings: exits every 30 m or so, gates and docks between them."""
    for side in hall.walls:
        along = hall.width if side in "NS" else hall.depth
        count = max(2, round(along / 33))
        for n in range(count):
            at = along * (n + 0.5) / count - DOOR_M / 2
            yield opening(hall, side, f"{side}{n + 1}", "exit", at, DOOR_M)
    for side in hall.gates:
        along = hall.width if side in "NS" else hall.depth
        pace = max(2, round(along / 33))
        # Between two exits, nearest to the middle.
        at = along * (pace // 2) / pace - GATE_M / 2
        yield opening(hall, side, f"G{side}", "entrance", at, GATE_M)
    for side in hall.docks:
        along = hall.width if side in "NS" else hall.depth
        pace = max(2, round(along / 33))
        for n in range(1, pace):
            if side in hall.gates and n == pace // 2:
                continue
            at = along * n / pace - FREIGHT_M / 2
            yield opening(hall, side, f"F{side}{n}", "freight", at, FREIGHT_M)


def opening(
    hall: Block, side: str, name: str, kind: str, at: float, span: float
) -> dict[str, object]:
    """Give one opening in a side, ``at`` metres from its left or lower end."""
    low, high = mm(at), mm(at) + mm(span)
    w, d = mm(hall.width), mm(hall.depth)
    ends = {
        "S": ([low, 0], [high, 0]),
        "N": ([low, d], [high, d]),
        "W": ([0, low], [0, high]),
        "E": ([w, low], [w, high]),
    }[side]
    named = {"entrance": ("입구", "Entrance"), "freight": ("반입", "Freight")}.get(kind)
    found: dict[str, object] = {"id": f"{hall.id}-{name}", "type": kind}
    if named:
        found["name"] = {"ko": named[0], "en": named[1]}
    beyond = 5000 if hall.level in {"1F", "L"} else 10_000
    return found | {
        "a": ends[0],
        "b": ends[1],
        "clear_width_mm": mm(span),
        "beyond_mm": beyond,
        "source": "model",
    }


def utilities(hall: Block) -> Iterator[dict[str, object]]:
    """Give hydrants, extinguishers and a panel on the outside walls, off the doors."""
    for side in hall.walls:
        along = hall.width if side in "NS" else hall.depth
        count = max(2, round(along / 33))
        for n in range(count):
            at = mm(along * (n + 0.5) / count + DOOR_M / 2 + 1.5)
            kind, wide, deep = ("hydrant", 750, 250) if n % 2 == 0 else ("extinguisher", 300, 200)
            yield fixture(hall, side, f"{side}H{n + 1}", kind, (at, wide, deep))
        at = mm(along * 0.5 / count - DOOR_M / 2 - 3.0)
        yield fixture(hall, side, f"{side}P", "panel", (at, 1000, 300))


def fixture(
    hall: Block, side: str, name: str, kind: str, place: tuple[int, int, int]
) -> dict[str, object]:
    """Give a thing on a wall: where it begins along the wall, how wide and how deep it is."""
    at, wide, deep = place
    w, d = mm(hall.width), mm(hall.depth)
    x, y, dx, dy = {
        "S": (at, 0, wide, deep),
        "N": (at, d - deep, wide, deep),
        "W": (0, at, deep, wide),
        "E": (w - deep, at, deep, wide),
    }[side]
    ring = [[x, y], [x + dx, y], [x + dx, y + dy], [x, y + dy]]
    return {"id": f"{hall.id}-{name}", "kind": kind, "ring": ring, "source": "model"}


def grids(hall: Block) -> Iterator[dict[str, object]]:
    """Give trenches every 10 m, every second of them with water, drain and air."""
    count = int(hall.width // 10)
    edge = mm((hall.width - 10 * (count - 1)) / 2) - 150
    # Columns stand on a pace of tens of metres as well: trenches pass beside them.
    edge += mm(PAST_M) if hall.columns else 0
    size = [300, mm(hall.depth - 2 * EDGE_M)]
    for name, start, supplies in (("T", 0, "dry"), ("W", 1, "wet")):
        number = (count - start + 1) // 2
        yield {
            "id": f"{hall.id}-{name}",
            "kind": "trench",
            "first": [edge + 10_000 * start, mm(EDGE_M)],
            "step": [20_000, 0],
            "size": size,
            "count": [number, 1],
            "supplies": supplies,
            "source": "model",
        }


def columns(hall: Block) -> Iterator[dict[str, object]]:
    """Give columns of 1.2 m on the hall's grid, centred."""
    if hall.columns is None:
        return
    dx, dy = hall.columns
    across, up = int(hall.width // dx), int(hall.depth // dy)
    x0, y0 = (hall.width - dx * (across - 1)) / 2, (hall.depth - dy * (up - 1)) / 2
    for j in range(up):
        for i in range(across):
            x, y = mm(x0 + dx * i) - 600, mm(y0 + dy * j) - 600
            ring = [[x, y], [x + 1200, y], [x + 1200, y + 1200], [x, y + 1200]]
            yield {"id": f"{hall.id}-K{j * across + i + 1}", "ring": ring, "source": "model"}


def hall_table(hall: Block, ko: str, en: str) -> str:
    """Write one hall."""
    w, d = mm(hall.width), mm(hall.depth)
    return (
        f"\n[[halls]]\nid = {toml(hall.id)}\nname = {toml({'ko': ko, 'en': en})}\n"
        f"level = {toml(hall.level)}\noutline = {toml([[0, 0], [w, 0], [w, d], [0, d]])}\n"
        f"origin_mm = {toml([mm(hall.x), mm(hall.y)])}\n"
        f"clear_height_mm = {mm(hall.height)}\nfloor_load_kn_m2 = {hall.load}\n"
        'sprinklered = true\nsource = "model"\n'
        + rows("openings", list(doors(hall)))
        + rows("obstacles", list(columns(hall)))
        + rows("utilities", list(utilities(hall)))
        + rows("grids", list(grids(hall)))
    )


def partitions(halls: Sequence[Block]) -> Iterator[dict[str, object]]:
    """Give the movable walls between halls that share a side."""
    for i, one in enumerate(halls):
        for other in halls[i + 1 :]:
            if one.level != other.level:
                continue
            beside = abs(one.x + one.width - other.x) < 1e-6 and one.y == other.y
            above = abs(one.y + one.depth - other.y) < 1e-6 and one.x == other.x
            if beside:
                a, b = (other.x, other.y), (other.x, other.y + other.depth)
            elif above:
                a, b = (other.x, other.y), (other.x + other.width, other.y)
            else:
                continue
            yield {
                "id": f"{one.id}|{other.id}",
                "halls": [one.id, other.id],
                "a": [mm(v) for v in a],
                "b": [mm(v) for v in b],
                "source": "model",
            }


def area(name_ko: str, name_en: str, value: float, source: str) -> dict[str, object]:
    """Give a published area as a figure."""
    name = {"ko": name_ko, "en": name_en}
    return {"name": name, "value": value, "unit": "m2", "source": source}


def room(
    name: str, kind: str, ko: str, en: str, level: str, box: tuple[float, float, float, float],
    halls: Sequence[str],
) -> dict[str, object]:  # fmt: skip
    """Give a room beside the halls: x, y, width and depth in metres."""
    x, y, w, d = (mm(v) for v in box)
    ring = [[x, y], [x + w, y], [x + w, y + d], [x, y + d]]
    return {
        "id": name, "kind": kind, "name": {"ko": ko, "en": en}, "level": level, "ring": ring,
        "halls": list(halls), "source": "model",
    }  # fmt: skip
