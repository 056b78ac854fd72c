"""Tests that a document of every schema so far opens today and says what it said in its day.

Each kind of document has a golden file ``tests/golden/<kind>-<number>*`` for every number of its
schema, which is never changed; what was told of it by the code of its day stands beside it in
``<kind>-<number>.told.json``, unless the document is JSON and tells it itself.
"""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plans.edits import edit_of
from plans.formats.plan_file import load_plan
from plans.formats.read.brief import read_brief
from plans.formats.read.calendar import read_calendar
from plans.formats.read.dxf.drawing import Asked
from plans.formats.read.sweep import read_sweep
from plans.formats.read.venue_dxf import read_venue_dxf
from plans.formats.read.venue_geojson import read_venue_geojson
from plans.formats.read.venue_json import read_venue
from tests.architecture.sources import ROOMS, python_files
from tests.plans.golden import FOLDER
from venue.value import Value

READ: dict[str, tuple[str, Callable[[Path], Value]]] = {
    "brief": ("brief.toml", lambda path: read_brief(path)[0]),
    "calendar": ("calendar.toml", read_calendar),
    "dxf": ("dxf", lambda path: read_venue_dxf(path, Asked()).venue),
    "edit": ("edit.json", lambda path: edit_of(path.read_bytes())),
    "geojson": ("geojson", read_venue_geojson),
    "plan": ("plan.json", load_plan),
    "sweep": ("sweep.toml", lambda path: read_sweep(str(path))[0]),
    "venue": ("venue.json", read_venue),
}
"""Each kind of document: how its files end, and what reads them."""

ELSEWHERE = {"backup"}
"""Kinds whose golden files are those of the store: tests/plans/store/test_golden.py."""

_SAID = re.compile(r'_SCHEMA\b[^=\n]*= "madang/([a-z]+)/([1-9][0-9]*)"$', re.MULTILINE)


def schemas() -> dict[str, int]:
    """Find the latest number of each schema where the code says it."""
    found: dict[str, int] = {}
    for path in python_files(*ROOMS):
        for kind, number in _SAID.findall(path.read_text(encoding="utf-8")):
            found[kind] = max(int(number), found.get(kind, 0))
    return found


def golden(kind: str, number: int) -> list[Path]:
    """Give the golden files of one schema."""
    ending, _ = READ[kind]
    return [
        path
        for path in sorted(FOLDER.glob(f"{kind}-{number}*.{ending}"))
        if re.fullmatch(rf"{kind}-{number}[a-z]?\.{re.escape(ending)}", path.name)
    ]


FILES = [
    (kind, path)
    for kind, latest in schemas().items()
    if kind in READ
    for number in range(1, latest + 1)
    for path in golden(kind, number)
]


def as_json(value: Value) -> object:
    """Give a value as its document has it."""
    return json.loads(value.model_dump_json(by_alias=True))


def lost(then: object, now: object, place: str = "") -> list[str]:
    """List what was said then and is not said now; what came later may stand beside it."""
    if isinstance(then, dict) and isinstance(now, dict):
        return [
            line
            for key, value in then.items()
            for line in (
                lost(value, now[key], f"{place}.{key}") if key in now else [f"{place}.{key}"]
            )
        ]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        pairs = enumerate(zip(then, now, strict=True))
        return [line for n, (a, b) in pairs for line in lost(a, b, f"{place}[{n}]")]
    return [] if then == now else [f"{place}: {then!r} is {now!r}"]


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda each: getattr(each, "name", each))
def test_an_old_document_opens_and_says_what_it_said(kind: str, path: Path) -> None:
    """Tests that no field of a golden file is refused, left out or read otherwise."""
    told = FOLDER / f"{path.name.split('.')[0]}.told.json"
    then = json.loads((told if told.exists() else path).read_text(encoding="utf-8"))
    _, read = READ[kind]
    assert lost(then, as_json(read(path))) == []


def test_every_schema_has_its_golden_files() -> None:
    """Tests that a schema that is added, or gets another number, fails here until it has one."""
    assert set(schemas()) == set(READ) | ELSEWHERE
    without = [
        f"{kind}-{number}"
        for kind, latest in schemas().items()
        if kind in READ
        for number in range(1, latest + 1)
        if not golden(kind, number)
    ]
    assert without == []
    assert golden("plan", 999) == []


def test_the_golden_backups_are_of_every_backup_schema() -> None:
    """Tests that the store's golden backups cover the schemas of backups."""
    said = set()
    for path in FOLDER.glob("store-*.backup.zip"):
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
        said.add(manifest.get("schema_", manifest.get("schema")))
    assert said == {f"madang/backup/{n}" for n in range(1, schemas()["backup"] + 1)}


@pytest.mark.parametrize(
    ("then", "now", "place"),
    [({"a": 1}, {"b": 1}, ".a"), ({"a": [1, 2]}, {"a": [1, 3]}, ".a[1]"), ([1], [1, 2], "[1]")],
)
def test_what_is_lost_is_seen(then: object, now: object, place: str) -> None:
    """Tests that a field left out, another value and another length are told."""
    assert any(line.startswith(place) or place in line for line in lost(then, now))
    assert lost(then, then) == []
