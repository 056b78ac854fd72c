"""Tests that no acknowledged save is lost, whenever the process that saved is killed."""

import multiprocessing
import os
import random
from contextlib import suppress
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import text

from plans.store.exhibitors import exhibitors
from plans.store.store import Store
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens
from tests.plans.store.writer import write

KILLS = int(os.environ.get("MADANG_KILLS", "12"))
"""Processes that are killed; 500 at night."""

PROCESSES = multiprocessing.get_context("forkserver")
# Each process is forked from one that has read all modules, so that it starts at once.
PROCESSES.set_forkserver_preload(["tests.plans.store.writer"])


def acknowledged(url: str, plan_id: str, most: int) -> int:
    """Let a process save until it has told of some saves, kill it, and give the last it told."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=write, args=(url, plan_id, theirs))
    process.start()
    theirs.close()
    with ours:
        last: int = max(ours.recv() for _ in range(most))
        process.kill()
        last = max([last, *_rest(ours)])
    process.join()
    process.close()
    return last


def _rest(ours: Connection) -> list[int]:
    """Read what was told up to the end."""
    rest = []
    with suppress(EOFError):
        while True:
            rest.append(ours.recv())
    return rest


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
        assert len(exhibitors(fresh, kept.id)) == len(plan.brief.exhibitors)
        _require_whole(fresh)
        fresh.close()


def _require_whole(store: Store) -> None:
    """Have SQLite look through its file."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
