"""Tests of backup and restore: everything, unharmed, into any database."""

import hashlib
import io
import json
import random
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from plans import edits
from plans.store import backup as module
from plans.store.backup import dump, restore
from plans.store.engine import versions
from plans.store.store import Store
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens
from tests.plans.store.databases import new_database
from venue.errors import InputError


def filled(opens: Opens, url: str, count: int = 5) -> Store:
    """Keep a plan and edit it some times."""
    store = opens(url)
    kept = store.add_plan(small_plan(), show="가을", scenario="c", name="n", who="김")
    for number in range(1, count + 1):
        store.save(kept.id, number, edits.Move(booth="H-b1", x_mm=number, y_mm=0), "kim")
    store.name_version(kept.id, 2, "second", "kim")
    return store


def other(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Give an empty database of a kind."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'other.db'}"
    return new_database(request.getfixturevalue("postgres"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_backup_is_taken_up_by_any_database(
    url: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest, opens: Opens
) -> None:
    """Tests that from either database to either one all comes back, and work goes on."""
    store = filled(opens, url)
    data = dump(store.engine)
    new = opens(other(kind, tmp_path, request))
    told = restore(new.engine, data, "backup")
    assert told.tables["revisions"].rows == 6
    assert dump(new.engine) == data or _same(dump(new.engine), data)
    (kept,) = store.plans()
    assert new.plans() == [kept]
    for number in range(1, 7):
        assert new.open(kept.id, number) == store.open(kept.id, number)
    assert new.record(kept.id) == store.record(kept.id)
    assert new.undo(kept.id, 6, "kim").number == 7
    assert len(new.record(kept.id)) == len(store.record(kept.id)) + 1


def _same(one: bytes, two: bytes) -> bool:
    """Compare what two archives hold."""
    with zipfile.ZipFile(io.BytesIO(one)) as a, zipfile.ZipFile(io.BytesIO(two)) as b:
        return a.namelist() == b.namelist() and all(a.read(n) == b.read(n) for n in a.namelist())


def test_a_backup_under_load_is_one_state(url: str, tmp_path: Path, opens: Opens) -> None:
    """Tests that while somebody writes, every backup holds whole revisions alone."""
    store = filled(opens, url, 1)
    (kept,) = store.plans()
    over = threading.Event()

    def write() -> None:
        mine = Store(url)
        while not over.is_set():
            _, seen = mine.open(kept.id)
            mine.save(kept.id, seen, edits.Move(booth="H-b1", x_mm=seen, y_mm=0), "w")
        mine.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [dump(store.engine) for _ in range(5)]
    finally:
        over.set()
        writer.join()
    for number, data in enumerate(backups):
        new = opens(f"sqlite:///{tmp_path / f'{number}.db'}")
        told = restore(new.engine, data, "backup")
        (found,) = new.plans()
        assert found.head == told.tables["revisions"].rows == len(new.record(kept.id)) - 1
        assert new.open(kept.id)[1] == found.head


def test_a_store_that_holds_something_is_not_restored_into(url: str, opens: Opens) -> None:
    """Tests that nothing is mixed or overwritten."""
    store = filled(opens, url)
    with pytest.raises(InputError) as told:
        restore(store.engine, dump(store.engine), "backup")
    assert told.value.code == "backup.filled"


def test_many_rows_are_written_some_at_a_time(
    url: str, tmp_path: Path, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that none is lost where one batch ends and the next begins."""
    data = dump(filled(opens, url, 7).engine)
    for rows in (1, 4, 8):
        monkeypatch.setattr(module, "ROWS", rows)
        new = opens(f"sqlite:///{tmp_path / f'{rows}.db'}")
        assert restore(new.engine, data, "backup").tables["revisions"].rows == 8
        assert _same(dump(new.engine), data)


def test_a_backup_that_unpacks_to_too_much_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that nothing of it is unpacked."""
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    with pytest.raises(InputError) as told:
        restore(store.engine, dump(store.engine), "big.zip")
    assert told.value.code == "backup.large"


def cut(data: bytes) -> bytes:
    """Cut a file off."""
    return data[: len(data) // 2]


def changed(data: bytes) -> bytes:
    """Change what one row says."""
    return rewritten(data, "versions.jsonl", lambda text: text.replace(b"second", b"forged"))


def missing(data: bytes) -> bytes:
    """Leave a table out."""
    return rewritten(data, "audit.jsonl", lambda _: None)


def dangling(data: bytes) -> bytes:
    """Have a plan belong to a scenario that is not there, and the hashes say that it is so."""
    return retold(data, "scenarios", b"")


def packed_otherwise(data: bytes) -> bytes:
    """Say of the archive's first file that it is packed in a way that nobody knows."""
    return data.replace(b"\x08\x00", b"\x63\x00")


def newer(data: bytes) -> bytes:
    """Say that the backup is of a version to come."""
    return rewritten(
        data, "manifest.json", lambda text: text.replace(versions()[0].encode(), b"0999")
    )


def of_a_newer_kind(data: bytes) -> bytes:
    """Say that it is written in a way to come, with a field that nobody knows."""
    new = b'"schema_": "madang/backup/2", "more": 1'
    return rewritten(
        data, "manifest.json", lambda text: text.replace(b'"schema_": "madang/backup/1"', new)
    )


def no_row(data: bytes) -> bytes:
    """Have a line that is no row, and the hashes say that it is so."""
    return retold(data, "links", b"[1]\n")


def strange_row(data: bytes) -> bytes:
    """Have a row with a column that nobody knows, and the hashes say that it is so."""
    return retold(data, "links", b'{"none": 1}\n')


def no_manifest(data: bytes) -> bytes:
    """Have a list for a manifest."""
    return rewritten(data, "manifest.json", lambda _: b"[]")


def retold(data: bytes, table: str, rows: bytes) -> bytes:
    """Write a table's rows anew, with their number and hash."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["tables"][table] = {
        "rows": rows.count(b"\n"), "sha256": hashlib.sha256(rows).hexdigest(),
    }  # fmt: skip
    data = rewritten(data, "manifest.json", lambda _: json.dumps(manifest).encode())
    return rewritten(data, f"{table}.jsonl", lambda _: rows)


def foreign(data: bytes) -> bytes:
    """Say that it is of another kind."""
    return rewritten(data, "manifest.json", lambda _: json.dumps({"schema": "other"}).encode())


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Write an archive again with one file changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            text = old.read(each)
            put = change(text) if each == name else text
            if put is not None:
                new.writestr(each, put)
    return out.getvalue()


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (cut, "backup.damaged"), (changed, "backup.damaged"), (missing, "backup.damaged"),
        (dangling, "backup.damaged"), (packed_otherwise, "backup.damaged"),
        (no_row, "backup.damaged"), (strange_row, "backup.damaged"),
        (no_manifest, "backup.damaged"), (of_a_newer_kind, "backup.newer"),
        (newer, "backup.newer"), (foreign, "backup.damaged"),
        (lambda _: b"", "backup.damaged"), (lambda _: b"PK" * 40, "backup.damaged"),
    ],
    ids=["cut", "changed", "missing", "dangling", "packed", "no row", "strange row",
         "no manifest", "newer kind", "newer", "foreign", "empty", "rubbish"],
)  # fmt: skip
def test_a_damaged_backup_leaves_the_store_empty(
    harm: Callable[[bytes], bytes], code: str, url: str, tmp_path: Path, opens: Opens
) -> None:
    """Tests that each damage is a sentence, and no row of it stays."""
    data = harm(dump(filled(opens, url).engine))
    new = opens(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(InputError) as told:
        restore(new.engine, data, "old.madang")
    assert told.value.code == code
    assert "old.madang" in told.value.say("en")
    assert new.plans() == []


def test_no_byte_of_a_backup_can_fall_over_unseen(tmp_path: Path, opens: Opens) -> None:
    """Tests with bytes all over the file that each is told, or has nothing to say."""
    store = filled(opens, f"sqlite:///{tmp_path / 'old.db'}")
    data, chance = dump(store.engine), random.Random(5)
    new = opens(f"sqlite:///{tmp_path / 'new.db'}")
    told = 0
    for place in sorted(chance.sample(range(len(data)), 60)):
        harmed = bytearray(data)
        harmed[place] ^= 1 << chance.randrange(8)
        with suppress(InputError):
            restore(new.engine, bytes(harmed), "harmed")
            assert _same(dump(new.engine), data)
            new = opens(f"sqlite:///{tmp_path / f'{place}.db'}")
            continue
        assert new.plans() == []
        told += 1
    assert told > 30
