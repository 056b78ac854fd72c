"""Golden stores, one of each version of the tables: what they hold, and how they are made.

A version that is new gets its files by ``PYTHONPATH=. .venv/bin/python
tests/plans/store/golden_store.py``; those of versions before it are never written again, because
the code that wrote them is gone. Each is a SQLite file, a backup from which any database can be
filled, and what was told of it by the code of its day.
"""

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from plans import edits
from plans.plan import Plan
from plans.store import store as module
from plans.store.backup import dump
from plans.store.engine import versions
from plans.store.exhibitors import exhibitors
from plans.store.links import share, shared, take_back
from plans.store.store import Store
from tests.plans.golden import FOLDER
from tests.plans.sample_plan import sample_plan

NOW = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)

ENDINGS = ("db", "backup.zip", "told.json")

Told = dict[str, Any]
"""What a store says of all it holds, as JSON has it."""


def golden(version: str, ending: str) -> Path:
    """Give the path of a golden file."""
    return FOLDER / f"store-{version}.{ending}"


def missing(known: tuple[str, ...]) -> list[str]:
    """List the golden files that versions of the tables have not."""
    paths = [golden(version, ending) for version in known for ending in ENDINGS]
    return [path.name for path in paths if not path.is_file()]


def fill(store: Store) -> tuple[str, str]:
    """Keep two plans of two shows, with edits of each kind; gives two links' secrets."""
    autumn = store.add_plan(
        sample_plan(), show="가을 박람회", scenario="as planned", name="first", who="김"
    )
    store.add_plan(sample_plan(), show="Spring fair", scenario="two halls", name="first", who="lee")
    steps = (
        edits.Move(booth="b2", x_mm=1_200, y_mm=2_400),
        edits.Split(booth="d4", at_mm=1_000),
        edits.Assign(booth="d4", exhibitor="left-out"),
        edits.Offer(
            booth="b9", on=NOW.date(), state="hold", exhibitor="tteun", until=dt.date(2026, 4, 1)
        ),
        edits.Offer(booth="b1", on=NOW.date(), state="sold", exhibitor="hanbit"),
        edits.Lock(booth="b3"),
    )
    seen = 1
    for step in steps:
        seen = store.save(autumn.id, seen, step, "lee").number
    seen = store.undo(autumn.id, seen, "김").number
    seen = store.undo(autumn.id, seen, "김").number
    seen = store.redo(autumn.id, seen, "박").number
    seen = store.restore(autumn.id, seen, 3, "김").number
    store.undo(autumn.id, seen, "김")
    store.name_version(autumn.id, 5, "행사장 제출", "lee")
    _, works = share(store, autumn.id, "maru", days=30, who="김", now=NOW)
    link, taken = share(store, autumn.id, "nuri", days=30, who="김", now=NOW)
    take_back(store, link, who="lee", now=NOW)
    return works, taken


def told(store: Store, secrets: tuple[str, str]) -> Told:
    """Ask a store for all it holds."""
    plans = sorted(store.plans(), key=lambda each: each.show)
    return {
        "plans": [[each.id, each.show, each.scenario, each.name, each.head] for each in plans],
        "revisions": {
            each.id: {str(n): drawn(store.open(each.id, n)[0]) for n in range(1, each.head + 1)}
            for each in plans
        },
        "versions": {
            each.id: [[v.name, v.number, v.who, v.at] for v in store.versions(each.id)]
            for each in plans
        },
        "record": {
            each.id: [
                [e.number, e.at, e.who, e.did, e.revision, json.loads(e.detail)]
                for e in store.record(each.id)
            ]
            for each in plans
        },
        "exhibitors": {
            each.id: [
                [s.exhibitor, s.name_ko, s.name_en, s.zone, s.booth, s.number, s.state]
                for s in exhibitors(store, each.id)
            ]
            for each in plans
        },
        "links": [
            [secret, None if found is None else [found.plan_id, found.exhibitor]]
            for secret in secrets
            for found in [shared(store, secret, NOW + dt.timedelta(days=1))]
        ],
    }


def drawn(plan: Plan) -> Told:
    """Give what a plan is about, in numbers that no later schema may change."""
    return {
        "booths": [
            [b.id, b.hall, b.number, b.x_mm, b.y_mm, b.width_mm, b.depth_mm, b.rotation_deg]
            for b in plan.layout.booths
        ],
        "allotments": [[a.booth, a.exhibitor, a.locked] for a in plan.allotments],
        "sales": [
            [s.booth, s.state.value, s.exhibitor, s.price_krw, s.on.isoformat()] for s in plan.sales
        ],
        "exhibitors": [[e.id, e.name.ko, e.name.en] for e in plan.brief.exhibitors],
    }


def make() -> Iterator[Path]:
    """Write the golden files of the latest version, unless they are there."""
    version = versions()[0]
    if not missing((version,)):
        return
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(module, "SNAPSHOT_EVERY", 4):
        path = Path(folder) / "madang.db"
        store = Store(f"sqlite:///{path}", clock=lambda: NOW)
        secrets = fill(store)
        said = {k: json.dumps(v, ensure_ascii=False) for k, v in told(store, secrets).items()}
        text = ",\n".join(f'"{name}": {line}' for name, line in said.items())
        golden(version, "told.json").write_text(f"{{\n{text}\n}}\n", encoding="utf-8")
        golden(version, "backup.zip").write_bytes(dump(store.engine))
        with store.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("VACUUM")
        store.close()
        golden(version, "db").write_bytes(path.read_bytes())
    yield from (golden(version, ending) for ending in ENDINGS)


if __name__ == "__main__":
    sys.stdout.writelines(f"{made}\n" for made in make())
