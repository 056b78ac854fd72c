"""Every reader of files, each with files it takes, for tests that break these in all ways."""

import io
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plans.document import loads_plan
from plans.edits import edit_of
from plans.formats.read.booths import read_booths
from plans.formats.read.brief import read_brief
from plans.formats.read.calendar import read_calendar
from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.sheet import read_sheet
from plans.formats.read.sweep import read_sweep
from plans.formats.read.venue_dxf import read_venue_dxf
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.read.venue_json import read_venue
from plans.formats.write.dxf import to_dxf
from plans.formats.write.geojson import to_geojson
from plans.store.backup import restore
from plans.store.store import Store
from tests.plans.formats.read.dxf.drawings import HALL, box, drawing, outline, text
from tests.plans.sample_plan import sample_plan

GOLDEN = Path(__file__).parents[1] / "golden"

EDIT = b'{"kind": "move", "booth": "C-b7", "x_mm": 1000, "y_mm": 2000, "hall": null}'

SHEET = "id,name_ko,name_en,zone,size,power_kw\na,가나,Gana,ai,3x3,2\nb,다라,Dara,ai,6x3,\n"


class Reader(NamedTuple):
    """A reader: what it calls its file, what it does with one, and files that it takes."""

    name: str
    read: Callable[[Path], object]
    files: tuple[bytes, ...]


@cache
def readers() -> Mapping[str, Reader]:
    """Give the readers by name."""
    plan = sample_plan()
    return {
        "venue.dxf": Reader("a.dxf", _venue_dxf, (_cad(), to_dxf(plan))),
        "booths.dxf": Reader("a.dxf", _booths, (_cad(), to_dxf(plan))),
        "venue.geojson": Reader("a.geojson", read_venue_geojson, (to_geojson(plan),)),
        "booths.geojson": Reader("a.geojson", _booths, (to_geojson(plan),)),
        "sheet.csv": Reader("a.csv", _sheet, (SHEET.encode(), SHEET.encode("cp949"))),
        "sheet.xlsx": Reader("a.xlsx", _sheet, (_workbook(),)),
        "brief.toml": Reader("brief.toml", _brief, _golden("brief-1.brief.toml")),
        "sweep.toml": Reader("a.toml", _sweep, _golden("sweep-1.sweep.toml")),
        "calendar.toml": Reader("a.toml", read_calendar, _golden("calendar-1.calendar.toml")),
        "plan.json": Reader("a.plan.json", _plan, _golden("plan-1b.plan.json")),
        "venue.json": Reader("a.venue.json", read_venue, _golden("venue-1.venue.json")),
        "edit.json": Reader("a.json", _edit, (EDIT,)),
        "backup.zip": Reader("a.zip", _backup, _golden("store-0002.backup.zip")),
    }


def _golden(name: str) -> tuple[bytes, ...]:
    return ((GOLDEN / name).read_bytes(),)


def _venue_dxf(path: Path) -> object:
    return read_venue_dxf(path, Asked())


def _booths(path: Path) -> object:
    return read_booths(path, Asked())


def _sheet(path: Path) -> object:
    return read_sheet(path, 3000, {"ai"})


def _brief(path: Path) -> object:
    sheet = GOLDEN / "brief-1.exhibitors.csv"
    (path.parent / sheet.name).write_bytes(sheet.read_bytes())
    return read_brief(path)


def _sweep(path: Path) -> object:
    return read_sweep(str(path))


def _plan(path: Path) -> object:
    return loads_plan(path.read_bytes(), path.name)


def _edit(path: Path) -> object:
    return edit_of(path.read_bytes())


def _backup(path: Path) -> object:
    store = Store("sqlite://")
    try:
        return restore(store.engine, path.read_bytes(), path.name)
    finally:
        store.close()


def _cad() -> bytes:
    """Draw a small base as another office does: blocks, arcs, doors, texts."""
    doc = drawing()
    outline(doc, HALL, "HDMI_building_outline")
    outline(doc, box(20, 20, 6, 3), "HDMI_booths")
    text(doc, "A-17", (21, 21), "HDMI_booth_number")
    block = doc.blocks.new("COLUMN")
    block.add_circle((0, 0), 0.5)
    block.add_lwpolyline([(0, 0, 0, 0, 0.4), (1, 0), (1, 1)], close=True)
    doc.modelspace().add_blockref("COLUMN", (30, 30), dxfattribs={"layer": "HDMI_facilities"})
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode()


def _workbook() -> bytes:
    """Write the sheet as a workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - ships no types

    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, line in enumerate(SHEET.splitlines()):
            page.write_row(row, 0, line.split(","))
    return data.getvalue()


if __name__ == "__main__":
    sys.stdout.write(" ".join(readers()) + "\n")
