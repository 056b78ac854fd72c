"""Backup and restore: a whole store in one file that any database can take up again."""

import base64
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from venue.errors import InputError, MadangError
from venue.text import Text
from venue.value import Value

from .engine import WRITES, told, version_of, versions, walk
from .tables import METADATA, SHOWS

BACKUP_SCHEMA: Literal["madang/backup/1"] = "madang/backup/1"

ROWS = 500
"""Rows written together."""

MAX_BYTES = 4_000_000_000
"""Unpacked bytes that are restored: ten years of shows need a hundredth."""

MANIFEST = "manifest.json"

_SCHEMA = re.compile(rb'"schema_": ?"(madang/backup/[1-9][0-9]{0,5})"')

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    KeyError, TypeError, ValueError,
)  # fmt: skip
"""What reading a file that is no whole archive of ours ends with."""

_COUNT_ON = """SELECT setval(
    pg_get_serial_sequence('audit', 'number'), (SELECT coalesce(max(number), 1) FROM audit)
)"""


class Dumped(Value):
    """One table: its rows, and the hash of the file that holds them."""

    rows: int
    sha256: str


class Manifest(Value):
    """What a backup holds, and of which version of the tables."""

    schema_: Literal["madang/backup/1"]
    version: str
    tables: dict[str, Dumped]


def dump(engine: Engine) -> bytes:
    """Write a store as one file, while others go on writing.

    Returns
    -------
    A ZIP archive: a JSON line a row, table by table, and a manifest with their hashes. All of it is
    one state of the store.
    """
    out = io.BytesIO()
    tables: dict[str, Dumped] = {}
    with told(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        options = {"isolation_level": "REPEATABLE READ"}
        still = engine.execution_options(**(options if engine.dialect.name != "sqlite" else {}))
        with still.connect() as connection, connection.begin():
            for table in METADATA.sorted_tables:
                digest, rows = hashlib.sha256(), 0
                with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as stream:
                    for line in _lines(connection, table):
                        stream.write(line)
                        digest.update(line)
                        rows += 1
                tables[table.name] = Dumped(rows=rows, sha256=digest.hexdigest())
            version = version_of(connection)
        known = Manifest(schema_=BACKUP_SCHEMA, version=version, tables=tables)
        archive.writestr(MANIFEST, known.model_dump_json(indent=1))
    return out.getvalue()


def restore(engine: Engine, data: bytes, place: str) -> Manifest:
    """Fill an empty store from a backup, all of it or nothing.

    Parameters
    ----------
    engine : a database with the tables of this version, and nothing in them.
    data : what `dump` wrote, in this version or an earlier one.
    place : the file it came from, for the sentence when it cannot be used.

    Raises
    ------
    InputError : when the file is no backup or damaged, or the store holds something already.

    Notes
    -----
    The tables are made anew as they were when the backup was written, filled, and then walk the
    steps that every store of that time walks.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = _manifest(archive, place)
            if manifest.version not in versions():
                raise InputError(
                    "backup.newer", _VERSION.fill(place=place, version=manifest.version)
                )
            with told(), engine.execution_options(**WRITES).begin() as tx:
                if tx.execute(select(func.count()).select_from(SHOWS)).scalar():
                    raise InputError("backup.filled", _FILLED.fill(place=place))
                for table in _made_anew(tx, manifest.version):
                    _fill(tx, table, archive, manifest, place)
                if tx.dialect.name == "postgresql":
                    # It counts by itself, and does not see what it was given.
                    tx.execute(text(_COUNT_ON))
                walk(tx)
    except (*_UNREADABLE, SQLAlchemyError) as exc:
        if isinstance(exc, MadangError):
            raise
        raise InputError("backup.damaged", _DAMAGED.fill(place=place)) from exc
    return manifest


def _made_anew(tx: Connection, version: str) -> list[Table]:
    """Make the tables of a version in the place of those that are there, and list them."""
    for table in reversed(_tables(tx)):
        table.drop(tx)
    tx.execute(text("DELETE FROM alembic_version"))
    walk(tx, version)
    return _tables(tx)


def _tables(tx: Connection) -> list[Table]:
    """List the tables that hold something, those that others speak of first."""
    found = MetaData()
    found.reflect(tx, only=lambda name, _: name != "alembic_version")
    return found.sorted_tables


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Give a table's rows as JSON lines, in the order of their keys."""
    keys = list(table.primary_key.columns)
    for row in connection.execution_options(yield_per=ROWS).execute(select(table).order_by(*keys)):
        known = {name: _plain(value) for name, value in row._mapping.items()}
        yield json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    """Give a value as JSON can hold it."""
    return {"b64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _manifest(archive: zipfile.ZipFile, place: str) -> Manifest:
    """Read what a backup says of itself, and refuse one that is too large or of another kind."""
    if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
        raise InputError("backup.large", _LARGE.fill(place=place))
    text = archive.read(MANIFEST)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as exc:
        said = _SCHEMA.search(text)
        if said is not None and said[1].decode() != BACKUP_SCHEMA:
            version = said[1].decode()
            raise InputError("backup.newer", _VERSION.fill(place=place, version=version)) from exc
        raise InputError("backup.damaged", _DAMAGED.fill(place=place)) from exc


def _fill(
    tx: Connection, table: Table, archive: zipfile.ZipFile, manifest: Manifest, place: str
) -> None:
    """Fill a table with its rows, if they are those that were written."""
    wanted = manifest.tables[table.name]
    digest, rows = hashlib.sha256(), 0
    batch: list[dict[str, Any]] = []
    with archive.open(f"{table.name}.jsonl") as stream:
        for line in stream:
            digest.update(line)
            rows += 1
            batch.append(_row(line, table))
            if len(batch) == ROWS:
                tx.execute(insert(table), batch)
                batch = []
    if batch:
        tx.execute(insert(table), batch)
    if (digest.hexdigest(), rows) != (wanted.sha256, wanted.rows):
        raise InputError("backup.damaged", _DAMAGED.fill(place=place))


def _row(line: bytes, table: Table) -> dict[str, Any]:
    """Read a row of a table, its values as `_plain` took them."""
    known = json.loads(line)
    if not isinstance(known, dict) or known.keys() != set(table.columns.keys()):
        raise TypeError
    return {
        name: base64.b64decode(value["b64"], validate=True) if isinstance(value, dict) else value
        for name, value in known.items()
    }


_FILLED = Text(
    ko="{place}: 비어 있지 않은 저장소에는 되살리지 않습니다. --db로 새 저장소를 지정해 주십시오.",
    en="{place}: the store holds something already; name a new one by --db.",
)
_DAMAGED = Text(
    ko="{place}: 백업이 아니거나 손상되었습니다. madang backup이 쓴 다른 파일을 지정해 주십시오.",
    en="{place}: this is no backup, or a damaged one; give another file of madang backup.",
)
_LARGE = Text(
    ko="{place}: 풀면 4 GB를 넘어 되살리지 않았습니다. 백업 파일인지 확인해 주십시오.",
    en="{place}: it unpacks to more than 4 GB and was not restored; check that it is a backup.",
)
_VERSION = Text(
    ko="{place}: 백업이 더 새로운 판({version})입니다. 프로그램을 새 판으로 바꿔 주십시오.",
    en="{place}: the backup is of a newer version ({version}); update the program.",
)
