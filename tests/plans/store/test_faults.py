"""Tests of what goes wrong: full disks, two at once, and what a newer program has written."""

import errno
import json
import os
import sqlite3
import threading
import zlib
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import event, insert, text, update
from sqlalchemy.exc import IntegrityError

from plans import edits
from plans.document import dumps_plan
from plans.edit import apply
from plans.edits import Edit
from plans.patch import Patch
from plans.plan import Plan
from plans.store import store as module
from plans.store.engine import told
from plans.store.exhibitors import exhibitors
from plans.store.store import Store
from plans.store.tables import REVISIONS, SNAPSHOTS
from tests.cli.calling import run
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens
from venue.errors import FaultError, InputError, StaleError

BOOTH = "H-b1"


def keep(store: Store) -> str:
    """Keep the small plan, and give its id."""
    return store.add_plan(small_plan(), show="s", scenario="c", name="n", who="kim").id


def move(x: int) -> edits.Move:
    """Move the first booth."""
    return edits.Move(booth=BOOTH, x_mm=x, y_mm=0)


def test_a_disk_that_fills_up_loses_no_save(
    tmp_path: Path, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that the save that finds no room is not there in part, and all before it are."""
    monkeypatch.setattr(module, "SNAPSHOT_EVERY", 2)
    url = f"sqlite:///{tmp_path / 'full.db'}"
    store = opens(url)
    plan_id = keep(store)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    store.close()

    def capped(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 6}")

    event.listen(store.engine, "connect", capped)
    seen, fault = saved_until_full(store, plan_id)
    assert fault.code == "store.full"
    assert "공간을 비우고" in fault.say("ko")
    assert "free some space" in fault.say("en")
    assert seen > 1
    fresh = opens(url)
    plan, head = fresh.open(plan_id)
    assert (head, plan.layout.booths[0].x_mm) == (seen, seen - 1)
    assert [row.revision for row in fresh.record(plan_id)] == list(range(1, seen + 1))
    assert len(exhibitors(fresh, plan_id)) == len(plan.brief.exhibitors)
    assert fresh.save(plan_id, seen, move(9_000), "kim").number == seen + 1


def test_a_full_disk_of_the_server_is_told_by_its_code(store: Store) -> None:
    """Tests that PostgreSQL's own code is understood, in whatever language it speaks."""
    plan_id = keep(store)
    if store.engine.dialect.name == "postgresql":
        full = "RAISE EXCEPTION '디스크가 찼습니다' USING ERRCODE = 'disk_full'"
        body = f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {full}; END $$"
        trigger = "CREATE TRIGGER t BEFORE INSERT ON revisions EXECUTE FUNCTION full_()"
        with store.engine.begin() as tx:
            tx.execute(text(f"CREATE FUNCTION full_() {body}"))
            tx.execute(text(trigger))
    else:
        store.close()
        event.listen(store.engine, "connect", _full)
    _, fault = saved_until_full(store, plan_id)
    assert fault.code == "store.full"


def saved_until_full(store: Store, plan_id: str) -> tuple[int, FaultError]:
    """Save until the disk is full; gives the last revision that was told, and the error."""
    for seen in range(1, 1_000):
        try:
            store.save(plan_id, seen, move(seen), "kim")
        except FaultError as exc:
            return seen, exc
    raise AssertionError


def _full(connection: sqlite3.Connection, _record: object) -> None:
    """Let a SQLite file not grow."""
    connection.execute("PRAGMA max_page_count=1")


def test_a_backup_to_a_full_disk_leaves_the_old_one(
    tmp_path: Path, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that the command tells the file and the mend, and no half of a backup is left."""
    url = f"sqlite:///{tmp_path / 'madang.db'}"
    keep(opens(url))
    folder = tmp_path / "kept"
    folder.mkdir()
    file = folder / "backup.zip"
    file.write_bytes(b"yesterday's")

    def full(_handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    called = run("backup", str(file), "--db", url, "--lang", "en")
    assert called.exit_code == 2
    assert "backup.zip: the disk is full; free some space" in called.stderr
    assert file.read_bytes() == b"yesterday's"
    assert [path.name for path in folder.iterdir()] == ["backup.zip"]


def test_a_server_that_goes_away_is_told_and_found_again(store: Store) -> None:
    """Tests that a connection that ends within a transaction is a sentence, and the next works."""
    plan_id = keep(store)
    if store.engine.dialect.name == "postgresql":
        ends = "SELECT pg_terminate_backend(pg_backend_pid())"
        with pytest.raises(FaultError) as caught, told(), store.engine.begin() as tx:
            tx.execute(text(ends))
        assert caught.value.code == "store.down"
        assert "try again" in caught.value.say("en")
    assert store.save(plan_id, 1, move(1), "kim").number == 2


def test_what_is_no_fault_of_the_database_is_not_hidden(store: Store) -> None:
    """Tests that a broken promise of the tables goes on as it is."""
    with pytest.raises(IntegrityError), told(), store.engine.begin() as tx:
        tx.execute(insert(SNAPSHOTS).values(plan_id="none", number=1, document=b""))


def test_of_two_saves_at_once_one_wins(url: str, opens: Opens) -> None:
    """Tests over ten rounds that the other one is told who was first and how to go on."""
    store = opens(url)
    plan_id = keep(store)
    for seen in range(1, 11):
        ready = threading.Barrier(2)
        won: list[str] = []
        late: list[StaleError] = []

        def save(who: str, x: int, seen: int = seen, ready: threading.Barrier = ready,
                 won: list[str] = won, late: list[StaleError] = late) -> None:  # fmt: skip
            mine = Store(url)
            ready.wait()
            try:
                mine.save(plan_id, seen, move(x), who)
                won.append(who)
            except StaleError as exc:
                late.append(exc)
            finally:
                mine.close()

        both = [
            threading.Thread(target=save, args=(who, 10 * seen + n))
            for n, who in enumerate(("kim", "lee"), 1)
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert (len(won), len(late)) == (1, 1)
        assert late[0].code == "store.stale"
        assert "다시 열어" in late[0].say("ko")
        assert "open it again" in late[0].say("en")
        plan, head = store.open(plan_id)
        assert head == seen + 1
        assert store.record(plan_id)[-1].who == won[0]
        assert plan.layout.booths[0].x_mm == 10 * seen + (1 if won == ["kim"] else 2)


def test_who_saves_while_another_edit_is_worked_out_wins(
    url: str, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that what came between reading and writing is seen as the edit is written."""
    one, other = opens(url), opens(url)
    plan_id = keep(one)

    def slowly(plan: Plan, edit: Edit) -> tuple[Plan, Patch]:
        monkeypatch.setattr(module, "apply", apply)
        other.save(plan_id, 1, move(2), "lee")
        return apply(plan, edit)

    monkeypatch.setattr(module, "apply", slowly)
    with pytest.raises(StaleError):
        one.save(plan_id, 1, move(1), "kim")
    assert [row.who for row in one.record(plan_id)] == ["kim", "lee"]
    assert one.open(plan_id)[0].layout.booths[0].x_mm == 2


def test_a_plan_of_a_newer_schema_is_told(url: str, opens: Opens) -> None:
    """Tests that the sentence names the plan's revision, both schemas, and the mend."""
    store = opens(url)
    plan_id = keep(store)
    document = json.loads(dumps_plan(small_plan())) | {"schema": "madang/plan/99"}
    write(store, zlib.compress(json.dumps(document).encode()))
    with pytest.raises(InputError) as caught:
        opens(url).open(plan_id)
    assert caught.value.code == "document.newer"
    for lang, mend in (("ko", "새 판으로 바꿔"), ("en", "update the program")):
        said = caught.value.say(lang)  # type: ignore[arg-type]
        assert all(word in said for word in (f"{plan_id}#1", "madang/plan/99", mend))


def test_a_plan_that_is_damaged_is_told(url: str, opens: Opens) -> None:
    """Tests that a whole plan of which bytes are missing is a sentence."""
    store = opens(url)
    plan_id = keep(store)
    write(store, zlib.compress(dumps_plan(small_plan()).encode())[:-20])
    with pytest.raises(InputError) as caught:
        opens(url).open(plan_id)
    assert caught.value.code == "store.revision"


@pytest.mark.parametrize("patch", ['{"kind": "patch", "lamps": {}}', '{"kind":', ""])
def test_an_edit_that_nobody_here_knows_is_told(url: str, patch: str, opens: Opens) -> None:
    """Tests that a newer program's edit, or a damaged one, is neither passed over nor a fault."""
    store = opens(url)
    plan_id = keep(store)
    for seen in (1, 2):
        store.save(plan_id, seen, move(seen), "kim")
    with store.engine.begin() as tx:
        tx.execute(update(REVISIONS).where(REVISIONS.c.number == 3).values(patch=patch))
    fresh = opens(url)
    for ask in (lambda: fresh.open(plan_id), lambda: store.undo(plan_id, 3, "kim")):
        with pytest.raises(InputError) as caught:
            ask()
        assert caught.value.code == "store.revision"
        assert f"{plan_id}#3" in caught.value.say("ko")
    assert fresh.open(plan_id, 2)[0].layout.booths[0].x_mm == 1


def write(store: Store, document: bytes) -> None:
    """Have another whole plan in the place of the first one."""
    with store.engine.begin() as tx:
        tx.execute(update(SNAPSHOTS).values(document=document))
