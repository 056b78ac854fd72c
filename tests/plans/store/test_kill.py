"""Tests that no acknowledged save is lost, whenever the process that saved is killed."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from plans.store.store import Store
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens

KILLS = int(os.environ.get("MADANG_KILLS", "12"))
"""Processes that are killed; 500 at night."""

WRITER = """
import sys
from plans import edits
from plans.store.store import Store

store, plan_id = Store(sys.argv[1]), sys.argv[2]
_, seen = store.open(plan_id)
while True:
    seen = store.save(plan_id, seen, edits.Move(booth="H-b1", x_mm=seen, y_mm=0), "w").number
    print(seen, flush=True)
"""

ROOT = Path(__file__).parents[3]


def acknowledged(url: str, plan_id: str, most: int) -> int:
    """Let a process save until it has told of some saves, kill it, and give the last it told."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, plan_id],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    last = 0
    try:
        for _ in range(most):
            last = int(process.stdout.readline())
    finally:
        process.kill()
        rest = process.stdout.read().split("\n")[:-1]
        process.wait()
        process.stdout.close()
    return int(rest[-1]) if rest else last


@pytest.mark.timeout(300 + 30 * KILLS)
def test_what_was_told_is_there(url: str, opens: Opens) -> None:
    """Tests over some kills at random moments that each told revision can be opened."""
    chance = random.Random(7)
    store = opens(url)
    kept = store.add_plan(small_plan(), show="s", scenario="c", name="n", who="kim")
    for _ in range(KILLS):
        told = acknowledged(url, kept.id, chance.randint(1, 12))
        fresh = opens(url)
        plan, head = fresh.open(kept.id)
        assert head >= told
        assert next(b.x_mm for b in plan.layout.booths if b.id == "H-b1") == head - 1
        assert len(fresh.record(kept.id)) == head
        _require_whole(fresh)
        fresh.close()


def _require_whole(store: Store) -> None:
    """Have SQLite look through its file."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
