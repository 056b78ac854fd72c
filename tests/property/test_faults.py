"""Tests that a fault planted in a plan file is found by the command and by the stranger's judge."""

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.show_files import brief_tables, sheet_rows
from bench.verifier.asked import Asked
from bench.verifier.exported import Breach, Json, errors
from bench.verifier.judge import judge
from layouts.brief.brief import Brief
from plans.certificate import Certificate, Checked
from plans.document import dumps_plan
from plans.formats.plan_file import load_plan
from plans.formats.write.summary import plan_data
from plans.measures import measure
from plans.plan import Plan
from solver.result import Status
from tests.cli.calling import run
from tests.layouts.rules.show import legal_show
from venue.text import Text
from venue.venue import Venue

Plant = Callable[[Json], None]


def drawn_plan() -> Plan:
    """Make a plan of the show that is drawn by hand: rows, a stage, a column, a pin, pairs."""
    show = legal_show()
    halls = (show.hall,)
    net = sum(booth.area_m2 for booth in show.layout.booths)
    placed = len(show.allotments)
    return Plan(
        made=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        venue=Venue(id="test", name=Text(en="Test"), halls=halls),
        halls=halls,
        brief=show.brief,
        limits=show.limits,
        layout=show.layout,
        allotments=show.allotments,
        findings=show.findings,
        measures=measure(halls, show.brief, show.layout, show.allotments, show.findings),
        certificate=Certificate(
            status=Status.FEASIBLE,
            net_m2=net,
            bound_net_m2=2 * net,
            gap=0.5,
            requested=placed,
            placed=placed,
            seconds=1.0,
            seed=0,
            mode="drawn",
            instance_sha256="0",
            checked=Checked(ok=True, errors=0, not_assessable=0),
        ),
    )


def changed(what: str, index: int, **values: Any) -> Plant:
    """Change fields of a booth, an aisle, an area or an allotment."""

    def plant(plan: Json) -> None:
        things = plan["allotments"] if what == "allotments" else plan["layout"][what]
        things[index] |= values

    return plant


def moved(index: int, dx: int, dy: int) -> Plant:
    """Move a booth, millimetres."""

    def plant(plan: Json) -> None:
        booth = plan["layout"]["booths"][index]
        booth["x_mm"] += dx
        booth["y_mm"] += dy

    return plant


def stood(**values: Any) -> Plant:
    """Put up one more area that nobody walks across."""

    def plant(plan: Json) -> None:
        area = copy.deepcopy(plan["layout"]["areas"][0])
        plan["layout"]["areas"].append(area | {"id": "more", "request": None} | values)

    return plant


def box(x: int, y: int, width: int, depth: int) -> dict[str, int]:
    """Give the fields of a rectangle, millimetres."""
    return {"x_mm": x, "y_mm": y, "width_mm": width, "depth_mm": depth}


def dropped(index: int) -> Plant:
    """Take a booth and its allotment away without a word in the certificate."""

    def plant(plan: Json) -> None:
        booth = plan["layout"]["booths"].pop(index)
        plan["allotments"] = [a for a in plan["allotments"] if a["booth"] != booth["id"]]

    return plant


def row_joined(plan: Json) -> None:
    """Fill the cross aisle of the upper row: 33 m run through."""
    for index, y in enumerate((22_500, 25_500)):
        stood(**box(19_500, y, 3_000, 3_000), id=f"more-{index}")(plan)


def cut_in_two(plan: Json) -> None:
    """Close all ways past a row with stands that stand flush or an aisle apart, pair by pair."""
    for x, width in ((1_500, 3_000), (19_500, 3_000), (37_500, 6_000)):
        stood(**box(x, 13_500, width, 6_000), id=f"cut-{x}")(plan)


def column_moved(plan: Json) -> None:
    """Build the column under a booth; the halls are kept twice, as given and as opened."""
    for hall in (plan["venue"]["halls"][0], plan["halls"][0]):
        hall["obstacles"][0]["ring"] = [
            [8_000, 5_000], [8_800, 5_000], [8_800, 5_800], [8_000, 5_800],
        ]  # fmt: skip


FAULTS: dict[str, tuple[Plant, str, str]] = {
    "booth 0.3 m into an aisle": (moved(5, 0, 300), "aisle.width", "open.claimed"),
    "booth 0.1 m into an aisle": (moved(5, 0, 100), "aisle.width", "open.claimed"),
    "booth 5 mm into an aisle": (moved(5, 0, 5), "aisle.width", "open.claimed"),
    "booth 0.3 m into a drawn aisle": (moved(5, 0, 300), "aisle.free", "aisle.free"),
    "booth 0.3 m into a cross aisle": (moved(8, 300, 0), "aisle.width", "open.claimed"),
    "cross aisle too narrow for the row": (moved(8, 300, 0), "row.length", "row"),
    "booth on an exit": (changed("booths", 59, x_mm=40_500, y_mm=20_500), "door.apron", "apron"),
    "booth before the entrance": (changed("booths", 4, y_mm=1_500, x_mm=14_000), "door.apron",
                                  "apron"),
    "booth on a column": (column_moved, "obstacle.clear", "obstacle"),
    "booth on keep-clear floor": (changed("booths", 59, x_mm=38_000, y_mm=33_000),
                                  "keep_clear.clear", "keep_clear"),
    "booth in the stage": (changed("booths", 59, x_mm=30_000, y_mm=34_000), "booth.overlap",
                           "area"),
    "booth over a booth": (moved(4, 2, 0), "booth.overlap", "overlap"),
    "booth near the wall": (moved(0, -3_100, 0), "wall.clearance", "wall"),
    "booth outside": (moved(0, -9_000, 0), "hall.inside", "inside"),
    "booth shrunk": (changed("booths", 4, width_mm=2_900), "allotment.size", "size"),
    "pin moved by a millimetre": (moved(0, -1, 0), "pin.place", "pin"),
    "pin turned": (changed("booths", 0, rotation_deg=0.5), "pin.place", "pin"),
    "number doubled": (changed("booths", 4, number="H102"), "booth.number", "number"),
    "number missing": (changed("booths", 4, number=""), "booth.number", "number"),
    "closed side said to be open": (changed("booths", 4, open_edges=["south", "east"]),
                                    "booth.open_sides", "open.claimed"),
    "booth without a front": (changed("booths", 4, y_mm=5_000, open_edges=[]), "booth.overlap",
                              "open.none"),
    "aisle drawn too narrow": (changed("aisles", 1, depth_mm=2_900), "aisle.free", "aisle.width"),
    "main aisle too narrow": (changed("aisles", 4, kind="main"), "aisle.free", "aisle.width"),
    "aisle drawn through the wall": (changed("aisles", 1, x_mm=-1_000), "aisle.free",
                                     "aisle.free"),
    "crossing closed": (stood(**box(19_500, 10_500, 3_000, 3_000)), "aisle.dead_end", "blind"),
    "row joined": (row_joined, "row.length", "row"),
    "door built over": (stood(**box(13_000, 34_000, 7_000, 6_000)), "floor.connected", "doors"),
    "aisles that do not connect": (cut_in_two, "floor.connected", "doors"),
    "area over an area": (stood(**box(35_000, 35_000, 2_000, 1_000)), "booth.overlap", "overlap"),
    "booth given twice": (changed("allotments", 5, exhibitor="e4"), "allotment.single",
                          "everyone"),
}  # fmt: skip
"""Faults, the rule of the command that must tell them, and the code of the judge."""

UNTOLD: dict[str, tuple[Plant, str]] = {
    "open side left unsaid": (changed("booths", 9, open_edges=["north"]), "open.unclaimed"),
    "exhibitor forgotten": (dropped(4), "everyone"),
    "aisle not drawn": (lambda plan: plan["layout"]["aisles"].pop(1), "open.drawn"),
    "number of another hall": (changed("booths", 4, number="X104"), "number"),
    "number on the wrong side": (changed("booths", 4, number="H199"), "number"),
}
"""What no rule of the trade forbids, but what the exported file must not say."""


@pytest.fixture(scope="module")
def legal() -> tuple[Json, Brief]:
    """Give the legal plan as its file says it, and its brief."""
    plan = drawn_plan()
    return json.loads(dumps_plan(plan)), plan.brief


def found(plan: Json, brief: Brief, folder: Path) -> tuple[set[str], list[Breach]]:
    """Give what the command's check tells, and what the judge finds in the export."""
    path, out = folder / "p.plan.json", folder / "p.geojson"
    path.write_text(json.dumps(plan), encoding="utf-8")
    told = run("check", str(path), "--json")
    assert run("export", str(path), "-o", str(out)).exit_code == 0
    broken = {
        finding["code"]
        for finding in json.loads(told.stdout)["findings"]
        if (finding["verdict"], finding["severity"]) == ("not_met", "error")
    }
    assert told.exit_code == bool(broken)
    asked = Asked(brief_tables(brief), sheet_rows(brief))
    summary = plan_data(load_plan(path), path)
    return broken, judge(json.loads(out.read_text(encoding="utf-8")), asked, summary)


def test_the_legal_plan_is_legal_to_both(legal: tuple[Json, Brief], tmp_path: Path) -> None:
    """Tests that the plan the faults are planted in has none."""
    broken, breaches = found(*legal, tmp_path)
    assert broken == set()
    assert errors(breaches) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_twice(
    name: str, legal: tuple[Json, Brief], tmp_path: Path
) -> None:
    """Tests that check and judge both find a fault, each by the right rule."""
    plant, code, judged = FAULTS[name]
    plan = copy.deepcopy(legal[0])
    plant(plan)
    broken, breaches = found(plan, legal[1], tmp_path)
    assert code in broken
    assert judged in {breach.code for breach in breaches}


@pytest.mark.parametrize("name", UNTOLD)
def test_an_untrue_export_is_found(name: str, legal: tuple[Json, Brief], tmp_path: Path) -> None:
    """Tests that the judge finds what the file says wrongly, though no rule is broken."""
    plant, judged = UNTOLD[name]
    plan = copy.deepcopy(legal[0])
    plant(plan)
    _, breaches = found(plan, legal[1], tmp_path)
    assert judged in {breach.code for breach in breaches}
