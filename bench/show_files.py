"""A venue and a brief as files of the public formats: brief.toml, exhibitors.csv, venue.json."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.venue_parts import toml
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from plans.document import dumps_venue
from venue.units import to_m
from venue.venue import Venue

SHEET = "exhibitors.csv"
VENUE = "venue.json"

COLUMNS = (
    "id", "name_ko", "name_en", "zone", "size", "units", "open_sides", "build", "turn",
    "priority", "pavilion",
)  # fmt: skip
"""The columns of the sheet that are written; what else an exhibitor may ask, no instance asks."""


def write_show(folder: Path, venue: Venue, brief: Brief) -> Path:
    """Write the three files into a folder, which is made when it is not there.

    Returns
    -------
    The path of brief.toml.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / VENUE).write_text(dumps_venue(venue), encoding="utf-8", newline="\n")
    (folder / SHEET).write_text(sheet_text(brief), encoding="utf-8", newline="\n")
    path = folder / "brief.toml"
    path.write_text(brief_text(brief), encoding="utf-8", newline="\n")
    return path


def brief_text(brief: Brief) -> str:
    """Write a brief as TOML: plain keys, then a table for each zone, pin and pair."""
    tables = brief_tables(brief)
    plain = {key: value for key, value in tables.items() if not _many(value)}
    return "".join(
        (
            *(f"{key} = {toml(value)}\n" for key, value in plain.items()),
            *(
                f"\n[[{key}]]\n" + "".join(f"{name} = {toml(v)}\n" for name, v in table.items())
                for key, value in tables.items()
                if _many(value)
                for table in value
            ),
        )
    )


def _many(value: object) -> bool:
    """Tell whether a key holds tables under headings of their own."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def sheet_text(brief: Brief) -> str:
    """Write the exhibitor sheet as CSV; columns nobody fills are left out."""
    rows = sheet_rows(brief)
    needed = [name for name in COLUMNS if name in _NEEDED or any(row[name] for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, needed, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


_NEEDED = {"id", "name_ko", "zone", "size"}


def brief_tables(brief: Brief) -> dict[str, Any]:
    """Give what a TOML reader reads from a brief's file: lengths in metres, no empty keys."""
    return {
        "schema": brief.schema_,
        "title": brief.title.model_dump(),
        "dates": [day.isoformat() for day in brief.dates],
        "venue": brief.venue,
        "halls": list(brief.halls),
        "rules": brief.rules,
        "module": to_m(brief.module_mm),
        "exhibitors": SHEET,
        "partitions": dict(brief.partitions),
        "zones": [_given(zone.model_dump()) for zone in brief.zones],
        "areas": [
            _given(area.model_dump(mode="json", exclude={"size_mm"}))
            | {"size": [to_m(side) for side in area.size_mm]}
            for area in brief.areas
        ],
        "pins": [
            {
                "exhibitor": pin.exhibitor,
                "hall": pin.hall,
                "x": to_m(pin.x_mm),
                "y": to_m(pin.y_mm),
                "rotation": pin.rotation_deg,
            }
            for pin in brief.pins
        ],
        "pairs": [
            {"a": pair.a, "b": pair.b, "relation": pair.relation.value}
            | ({"distance": to_m(pair.distance_mm)} if pair.distance_mm else {})
            for pair in brief.pairs
        ],
    }


def sheet_rows(brief: Brief) -> list[dict[str, str]]:
    """Give the rows of the exhibitor sheet."""
    return [dict(_cells(who)) for who in brief.exhibitors]


def _cells(who: Exhibitor) -> Iterator[tuple[str, str]]:
    """Give an exhibitor's cells by their columns; a cell without a wish is empty."""
    yield "id", who.id
    yield "name_ko", who.name.ko
    yield "name_en", who.name.en
    yield "zone", who.zone
    yield "size", "x".join(f"{to_m(side):.10g}" for side in who.size_mm) if who.size_mm else ""
    yield "units", str(who.units or "")
    yield "open_sides", str(who.open_sides or "")
    yield "build", who.build.value if who.build else ""
    yield "turn", "" if who.turn else "no"
    yield "priority", str(who.priority or "")
    yield "pavilion", who.pavilion or ""


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not given, as a file does."""
    return {key: value for key, value in values.items() if value is not None}
