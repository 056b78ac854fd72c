"""Commands of the store: a backup of all that is kept, and its restoring."""

import os
from collections.abc import Callable
from pathlib import Path

from plans.formats.write.command import DONE, Call
from plans.formats.write.options import BackupFile, Database


def backup(call: Call, file: BackupFile, db: Database = None) -> int:
    """Write all that the store holds to one file, while it is in use."""
    from plans.formats.files import require_writable, write_whole
    from plans.store.backup import dump
    from plans.store.store import Store

    require_writable(file)
    store = Store(db or default_database())
    try:
        data = dump(store.engine)
    finally:
        store.close()
    write_whole(file, data)
    return _told(call, {"written": str(file), "bytes": len(data)}, str(file))


def restore(call: Call, file: BackupFile, db: Database = None) -> int:
    """Fill an empty store from a backup."""
    from plans.formats.files import read_bytes
    from plans.store.backup import MAX_BYTES
    from plans.store.backup import restore as restored
    from plans.store.store import Store
    from venue.text import Text

    data = read_bytes(file, MAX_BYTES, Text(ko="백업", en="a backup"))
    store = Store(db or default_database())
    try:
        manifest = restored(store.engine, data, str(file))
    finally:
        store.close()
    rows = {name: table.rows for name, table in manifest.tables.items()}
    counts = Text(
        ko="배치안 {plans}개, 판 {revisions}개를 되살렸습니다.",
        en="Restored: {plans} plan(s), {revisions} revision(s).",
    )
    return _told(call, {"restored": rows}, counts.fill(**rows).say(call.lang))


def default_database() -> str:
    """Give the store's URL: ``MADANG_DB``, or a file in the user's data folder."""
    said = os.environ.get("MADANG_DB", "")
    if said:
        return said
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    folder = Path(home) / "madang"
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'madang.db'}"


def _told(call: Call, data: dict[str, object], line: str) -> int:
    """Answer with what was done."""
    from rich.text import Text as Line

    call.terminal().answer(data, [Line(line)])
    return DONE


COMMANDS: dict[str, Callable[..., int]] = {"backup": backup, "restore": restore}
