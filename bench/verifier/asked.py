"""What the brief and the exhibitor sheet ask, held against an exported plan.

The brief is a brief.toml as a TOML reader gives it, the sheet rows of text: both as the public
contract describes them. Nothing is imported from the product.
"""

import csv
import itertools
import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon

from bench.verifier.exact import between, shared_length
from bench.verifier.exported import Breach, Floor, Json, Thing, direction

TOGETHER = 5.0
"""Neighbours in a turned hall may stand this far apart by rounding, millimetres."""

SHARED = 1_000.0
"""Side by side is along a metre at least, millimetres."""

GRAIN = 0.0006
"""Areas and shares agree up to what four decimals hide."""


@dataclass(frozen=True)
class Asked:
    """A brief, its sheet, and where the halls it names lie in the floors that were opened.

    ``frames`` gives for a hall of the brief the exported hall and the offset in it, millimetres.
    """

    brief: Json
    rows: Sequence[Mapping[str, str]]
    frames: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Asked":
        """Read brief.toml and the CSV sheet it names."""
        brief = tomllib.loads((folder / "brief.toml").read_text(encoding="utf-8"))
        sheet = (folder / brief["exhibitors"]).read_text(encoding="utf-8-sig")
        return cls(brief, list(csv.DictReader(sheet.splitlines())))

    def opened(self, document: Json, venue: Json) -> "Asked":
        """Learn from a venue file where its halls lie in the floors of an export."""
        heads = document["madang"]["halls"]
        outlines = {
            f["properties"]["id"]: Polygon(f["geometry"]["coordinates"][0])
            for f in document["features"]
            if f["properties"]["kind"] == "hall"
        }
        frames = {}
        for hall in venue["halls"]:
            x, y = hall.get("origin_mm", (0, 0))
            for name, head in heads.items():
                dx, dy = (
                    round(v - o * 1000) for v, o in zip((x, y), head["origin_m"], strict=True)
                )
                ring = [((px + dx) / 1000, (py + dy) / 1000) for px, py in hall["outline"]]
                inner = Polygon(ring).representative_point()
                if head["level"] == hall["level"] and outlines[name].contains(inner):
                    frames[hall["id"]] = (name, dx, dy)
        return Asked(self.brief, self.rows, frames)

    @property
    def contracts(self) -> dict[str, Mapping[str, str]]:
        """The rows that have a booth of their own, by exhibitor."""
        return {row["id"]: row for row in self.rows if not row.get("pavilion")}

    @property
    def module(self) -> float:
        """Side of a unit, millimetres."""
        return float(self.brief.get("module", 3.0)) * 1000

    def frame(self, hall: str) -> tuple[str, int, int]:
        """Give the exported hall a hall of the brief became, and the offset in it."""
        return self.frames.get(hall, (hall, 0, 0))

    def sizes(self, row: Mapping[str, str]) -> list[tuple[float, float]]:
        """Give the sizes that serve a row, width x depth in millimetres."""
        if row.get("size"):
            width, depth = row["size"].lower().replace("×", "x").split("x")
            return [(round(float(width) * 1000), round(float(depth) * 1000))]
        units = int(row["units"])
        return [
            (a * self.module, units // a * self.module)
            for a in range(1, units + 1)
            if units % a == 0
        ]

    def bent(self, row: Mapping[str, str]) -> list[tuple[float, float]]:
        """Give the rectangle around the L shape of a row's units: one unit is left out."""
        units = int(row.get("units") or 0)
        if units < 5 or units % 2 == 0:
            return []
        long, short = (units + 1) // 2 * self.module, 2 * self.module
        return [(long, short)]


Booths = Mapping[str, tuple[Floor, Thing]]
"""Who stands where, by exhibitor."""

Shares = dict[str, tuple[int, int]]
"""How many of a kind of wish are met, and how many there are."""


def judge_asked(asked: Asked, floors: Sequence[Floor], summary: Json | None) -> list[Breach]:
    """Find where an exported plan differs from what was asked or from what is said of it."""
    booths, rows = _standing(floors), asked.contracts
    found = [*_everyone(rows, floors)]
    for name, (floor, booth) in booths.items():
        if name in rows:
            found += _one(asked, rows[name], floor, booth)
    for pin in asked.brief.get("pins", ()):
        if pin["exhibitor"] in booths and (wrong := _pin(asked, pin, rows, booths)):
            found.append(Breach("pin", pin["hall"], wrong))
    for pair in asked.brief.get("pairs", ()):
        if pair["a"] in booths and pair["b"] in booths and (wrong := _pair(pair, booths)):
            found.append(Breach("wish.pair", booths[pair["a"]][0].id, wrong))
    found += [*_areas(asked, floors), *_zones(asked, floors)]
    if summary is not None:
        found += [*_left_out(rows, floors, summary), *_shares(asked, floors, summary)]
        found += _sums(floors, summary)
    return found


def shares(asked: Asked, floors: Sequence[Floor]) -> Shares:
    """Count the wishes of those that stand, and the pins and pairs of all.

    Returns
    -------
    ``in_zone``, ``open_sides_met``, ``pairs_met`` and ``pins_met``: how many are met, of how many.
    """
    booths, rows = _standing(floors), asked.contracts
    pins, pairs = asked.brief.get("pins", ()), asked.brief.get("pairs", ())
    wished = [name for name in booths if name in rows and rows[name].get("open_sides")]
    return {
        "in_zone": (sum(_in_zone(*there) for there in booths.values()), len(booths)),
        "open_sides_met": (
            sum(
                booths[name][1].known["open_sides"] >= int(rows[name]["open_sides"])
                for name in wished
            ),
            len(wished),
        ),
        "pairs_met": (sum(not _pair(pair, booths) for pair in pairs), len(pairs)),
        "pins_met": (sum(not _pin(asked, pin, rows, booths) for pin in pins), len(pins)),
    }


def _standing(floors: Sequence[Floor]) -> dict[str, tuple[Floor, Thing]]:
    """Give who stands where."""
    return {
        str(booth.known["exhibitor"]): (floor, booth)
        for floor in floors
        for booth in floor.booths
        if booth.known["exhibitor"] is not None
    }


def _shares(asked: Asked, floors: Sequence[Floor], summary: Json) -> Iterator[Breach]:
    """Hold the shares a summary tells against those of the plan; 1 where nobody wished."""
    for key, (met, count) in shares(asked, floors).items():
        share = met / count if count else 1.0
        if abs(share - summary[key]) > GRAIN:
            yield Breach("summary", "", f"{key} is {share:.4f}, said {summary[key]}")


def _placed(floors: Sequence[Floor]) -> Counter[str]:
    """Count each exhibitor's booths."""
    stands = [booth.known["exhibitor"] for floor in floors for booth in floor.booths]
    return Counter(name for name in stands if name is not None)


def _everyone(rows: Mapping[str, Any], floors: Sequence[Floor]) -> Iterator[Breach]:
    """Check that those who stand are on the sheet, once each."""
    for name, count in _placed(floors).items():
        if name not in rows:
            yield Breach("everyone", "", f"{name} is not on the sheet")
        if count > 1:
            yield Breach("everyone", "", f"{name} has {count} booths")
    for floor in floors:
        for booth in floor.booths:
            first = (booth.known["exhibitors"] or [None])[0]
            if first != booth.known["exhibitor"]:
                yield Breach("everyone", floor.id, f"{booth.called}: exhibitor and exhibitors")


def _left_out(rows: Mapping[str, Any], floors: Sequence[Floor], summary: Json) -> Iterator[Breach]:
    """Check that who does not stand is named as left out, with a reason."""
    here, left = _placed(floors), {item["exhibitor"]: item for item in summary["unplaced"]}
    for name in rows:
        if (name in here) == (name in left):
            yield Breach("everyone", "", f"{name} is placed: {name in here}, left: {name in left}")
    for name, item in left.items():
        if not item["code"] or not item["reason"]["ko"] or not item["reason"]["en"]:
            yield Breach("everyone", "", f"{name} is left out without a reason")
    counts = (len(rows), len(here), len(rows) - len(here))
    said = (summary["requested"], summary["placed"], len(left))
    if counts != said:
        yield Breach("summary", "", f"requested, placed, unplaced are {counts}, said {said}")


def _one(asked: Asked, row: Mapping[str, str], floor: Floor, booth: Thing) -> Iterator[Breach]:
    """Check one booth against its exhibitor's row."""
    known = booth.known
    width, depth = round(known["width_m"] * 1000), round(known["depth_m"] * 1000)
    sizes = asked.bent(row) if known["shape"] == "L" else asked.sizes(row)
    flat = direction(booth.corners[1] - booth.corners[0]) % 90
    pinned = any(pin["exhibitor"] == row["id"] for pin in asked.brief.get("pins", ()))
    if row.get("turn", "yes") == "no" and not pinned and flat == 0:
        x, y = np.ptp(booth.corners, axis=0)
        if (round(x), round(y)) not in sizes:
            yield Breach("size", floor.id, f"{booth.called} is {x} x {y}, asked {sizes}, no turn")
    elif (width, depth) not in sizes and (depth, width) not in sizes:
        yield Breach("size", floor.id, f"{booth.called} is {width} x {depth}, asked {sizes}")
    for key in ("zone", "name_ko", "name_en", "build"):
        if row.get(key) and known[key] != row[key]:
            yield Breach("said", floor.id, f"{booth.called}: {key} {known[key]}, asked {row[key]}")


def _pin(
    asked: Asked,
    pin: Json,
    rows: Mapping[str, Mapping[str, str]],
    booths: Booths,
) -> str:
    """Say how a pinned booth differs from its pin."""
    name = pin["exhibitor"]
    if name not in booths:
        return f"{name} is not placed"
    floor, booth = booths[name]
    hall, dx, dy = asked.frame(pin["hall"])
    if floor.id != hall:
        return f"{name} stands in {floor.id}, pinned in {hall}"
    angle = math.radians(pin.get("rotation", 0))
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    corner = np.array([round(pin["x"] * 1000) + dx, round(pin["y"] * 1000) + dy])
    best = math.inf
    for size in asked.sizes(rows[name]):
        for w, d in (size, size[::-1]):
            there = np.array([(0, 0), (w, 0), (w, d), (0, d)]) @ turn + corner
            off = np.abs(booth.corners[:, None] - there[None]).max(axis=2)
            best = min(best, float(off.min(axis=1).max()))
    return "" if best <= 0.51 else f"{name} stands {best:.1f} mm off its pin"


def _pair(pair: Json, booths: Booths) -> str:
    """Say how a pair differs from what was asked."""
    if pair["a"] not in booths or pair["b"] not in booths:
        return "not both placed"
    (first, a), (second, b) = booths[pair["a"]], booths[pair["b"]]
    names = f"{pair['a']} and {pair['b']}"
    if pair["relation"] == "adjacent":
        same = first.id == second.id
        if not same or shared_length(a.corners, b.corners, TOGETHER) < SHARED - TOGETHER:
            return f"{names} do not stand side by side"
        return ""
    gap = between(a.corners, b.corners)
    if first.id == second.id and gap < pair["distance"] * 1000 - TOGETHER:
        return f"{names} stand {gap / 1000:.2f} m apart"
    return ""


def _in_zone(floor: Floor, booth: Thing) -> bool:
    """Tell whether a booth's middle lies on the ground of its zone, where that is drawn."""
    middle = shapely.Point(booth.corners.mean(axis=0))
    mine = [z for z in floor.zones if z.id == booth.known["zone"]]
    return any(zone.outline.distance(middle) <= TOGETHER for zone in mine)


def _areas(asked: Asked, floors: Sequence[Floor]) -> Iterator[Breach]:
    """Check the areas the brief asks for."""
    drawn = {area.id: (floor, area) for floor in floors for area in floor.areas}
    for area in asked.brief.get("areas", ()):
        if area["id"] not in drawn:
            yield Breach("wish.area", area.get("hall", ""), f"area {area['id']} is missing")
            continue
        floor, there = drawn[area["id"]]
        if there.known["type"] != area["kind"]:
            yield Breach("said", floor.id, f"{there.called} is a {there.known['type']}")
        if there.known["walkable"] != area.get("walkable", False):
            yield Breach("said", floor.id, f"{there.called}: walkable {there.known['walkable']}")
        sides = np.hypot(*(np.roll(there.corners, -1, axis=0) - there.corners).T)[:2]
        size = np.array(area["size"]) * 1000
        if min(np.abs(np.sort(sides) - np.sort(size)).max(), math.inf) > TOGETHER:
            yield Breach("size", floor.id, f"{there.called} measures {sides}, asked {size}")
        if "hall" in area and floor.id != asked.frame(area["hall"])[0]:
            yield Breach("wish.area", floor.id, f"{there.called} belongs in {area['hall']}")
    for floor in floors:
        for area in floor.areas:
            if not {"type", "name_ko", "name_en", "walkable"} <= area.known.keys():
                yield Breach("form", floor.id, f"{area.called} lacks a property")


def _zones(asked: Asked, floors: Sequence[Floor]) -> Iterator[Breach]:
    """Check the zones: known, named, apart from each other, in the hall that was asked."""
    known = {zone["id"]: zone for zone in asked.brief.get("zones", ())}
    for floor in floors:
        for zone in floor.zones:
            if zone.id not in known:
                yield Breach("said", floor.id, f"zone {zone.id} is not in the brief")
                continue
            for key in ("ko", "en"):
                if (
                    known[zone.id].get("name", {}).get(key, zone.known[f"name_{key}"])
                    != (zone.known[f"name_{key}"])
                ):
                    yield Breach("said", floor.id, f"zone {zone.id}: its name")
            beyond = zone.outline.difference(floor.hall.outline.buffer(TOGETHER))
            if beyond.area > 1e4:
                yield Breach("zone", floor.id, f"{beyond.area / 1e6:.2f} m2 of {zone.id} outside")
        for a, b in itertools.combinations(floor.zones, 2):
            if a.outline.intersection(b.outline).area > 1e5:
                yield Breach("zone", floor.id, f"zones {a.id} and {b.id} share floor")
        for booth in floor.booths:
            zone = known.get(booth.known["zone"], {})
            if "hall" in zone and asked.frame(zone["hall"])[0] != floor.id:
                yield Breach("wish.zone", floor.id, f"{booth.called}: zone is in {zone['hall']}")


def _sums(floors: Sequence[Floor], summary: Json) -> Iterator[Breach]:
    """Check areas and counts against the summary."""
    total = 0.0
    for floor in floors:
        gross = floor.hall.outline.area / 1e6
        net = sum(booth.known["net_m2"] for booth in floor.booths)
        total += net
        said = summary["halls"][floor.id]
        told = (said["gross_m2"], said["net_m2"], said["booths"], said["net_ratio"])
        mine = (gross, net, len(floor.booths), net / gross)
        if any(abs(a - b) > GRAIN for a, b in zip(told, mine, strict=True)):
            yield Breach("summary", floor.id, f"{mine}, said {told}")
    if (
        abs(total - summary["net_m2"]) > GRAIN
        or summary["net_m2"] > summary["bound_net_m2"] + GRAIN
    ):
        yield Breach("summary", "", f"net {total} m2, said {summary['net_m2']}")
