"""Tests of the sums and orders in the tables behind the CSV file and the workbook."""

from typing import Any

import pytest

from plans.formats.write.columns import Table
from plans.formats.write.tables import all_tables, register
from tests.plans.sample_plan import sample_plan
from venue.source import Figure
from venue.text import Text


def _dicts(table: Table) -> list[dict[str, Any]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def _table(name: str) -> list[dict[str, Any]]:
    return _dicts(next(t for t in all_tables(sample_plan(), "en") if t.title.en == name))


def test_booths_are_ordered_as_people_count() -> None:
    """Tests that C99 comes before C100, halls in the plan's order."""
    plan = sample_plan()
    first = plan.layout.booths[2].model_copy(update={"number": "C99"})
    booths = (*plan.layout.booths[:2], first, *plan.layout.booths[3:])
    layout = plan.layout.model_copy(update={"booths": tuple(reversed(booths))})
    rows = _dicts(register(plan.model_copy(update={"layout": layout}), "en"))
    assert [row["number"] for row in rows][:3] == ["C99", "C100", "C101"]
    halls = [row["hall"] for row in rows if row["hall"]]
    assert halls == sorted(halls)


def test_the_register_sums_to_the_certificate() -> None:
    """Tests that the booths' areas add up to the plan's net area."""
    net = sum(row["net_m2"] or 0 for row in _dicts(register(sample_plan(), "en")))
    assert net == pytest.approx(sample_plan().certificate.net_m2, abs=1e-3)


def test_zones_sum_up_hall_by_hall() -> None:
    """Tests ground, booths and net area of a zone, and a zone with booths but no ground."""
    zones = {row["zone"]: row for row in _table("Zones")}
    assert zones["mobility"]["ground_m2"] == 12.5 * 19 + 12 * 8
    assert zones["mobility"]["booths"] == 4
    assert zones["health"]["net_m2"] == 36.0
    plan = sample_plan()
    layout = plan.layout.model_copy(update={"zones": ()})
    bare = next(
        t
        for t in all_tables(plan.model_copy(update={"layout": layout}), "en")
        if t.title.en == "Zones"
    )
    assert {row["zone"]: row["ground_m2"] for row in _dicts(bare)} == dict.fromkeys(zones)


def test_exhibitors_stand_in_the_sheets_order() -> None:
    """Tests that the list can be laid beside the organiser's own."""
    rows = _table("Exhibitors")
    assert [row["exhibitor"] for row in rows] == [e.id for e in sample_plan().brief.exhibitors]
    motors = next(row for row in rows if row["exhibitor"] == "a-motors")
    assert (motors["asked_m2"], motors["open_sides"], motors["number"]) == (108.0, 4, "C200")
    left = next(row for row in rows if row["exhibitor"] == "left-out")
    assert (left["status"], left["hall"], left["number"]) == ("unplaced", "", "")


def test_findings_name_booths_by_number() -> None:
    """Tests that people read numbers, with measured and required values and their source."""
    narrow, unknown = _table("Findings")
    assert narrow["booths"] == "C201, C203"
    assert (narrow["measured"], narrow["required"], narrow["unit"]) == (2.1, 3.0, "m")
    assert (narrow["x_m"], narrow["y_m"]) == (36.0, 9.074)
    assert unknown["x_m"] is None
    assert unknown["confidence"] == "assumed"


def test_totals_tell_the_plan() -> None:
    """Tests the figures people look for first."""
    totals = {row["what"]: row["value"] for row in _table("Totals")}
    assert totals["Requested"] == 14
    assert totals["Placed"] == 12
    assert totals["C gross area"] == 1800.0
    assert totals["Geometry"] == "Indicative geometry, not surveyed"


def test_every_figure_has_its_source() -> None:
    """Tests that halls, doors, columns, venue figures and rule values are all cited."""
    rows = _table("Sources")
    assert all(row["source"] and row["confidence"] for row in rows)
    named = {row["what"] for row in rows}
    assert {"area", "area of the outline", "clear height", "C-S1 clear width"} <= named
    assert {"column C-P1", "wall C-W1", "kr-practice: aisle"} <= named


def test_loads_and_venue_figures_are_cited_where_known() -> None:
    """Tests a hall with a published floor load and a venue with figures of its own."""
    plan = sample_plan()
    hall = plan.halls[0].model_copy(update={"floor_load_kn_m2": 20.0})
    rent = Figure(name=Text(en="rent"), value=1950, unit="KRW", source=hall.source)
    venue = plan.venue.model_copy(update={"figures": (rent,)})
    plan = plan.model_copy(update={"halls": (hall, plan.halls[1]), "venue": venue})
    rows = _dicts(next(t for t in all_tables(plan, "en") if t.title.en == "Sources"))
    values = {row["what"]: row["value"] for row in rows}
    assert values["floor load"] == 20.0
    assert values["rent"] == 1950.0
