"""Databases: one SQLite file by default, or PostgreSQL by its URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from venue.errors import FaultError, InputError, MadangError
from venue.text import Text

BUSY_MS = 30_000
"""How long a writer waits for another one; a write takes milliseconds."""

LOCK = 0x6D6164616E67
"""Names the lock under which PostgreSQL tables are made: "madang"."""

_DISK_FULL = frozenset({sqlite3.SQLITE_FULL, "53100"})
"""What databases say when they may not grow: words differ by language, codes do not."""

WRITES = {"madang_writes": True}
"""Says that a transaction will write: SQLite then takes its turn at once, not half-way."""


def open_engine(url: str) -> Engine:
    """Connect to a database and bring its tables to this version.

    Parameters
    ----------
    url : ``sqlite:///path`` or ``postgresql+psycopg://user@host/name``.

    Raises
    ------
    InputError : when the URL is none, or the tables are of a newer version.
    FaultError : when the database does not answer.
    """
    try:
        kind = make_url(url).get_backend_name()
        engine = create_engine(url, pool_pre_ping=kind != "sqlite")
    except (ArgumentError, ImportError, ValueError) as exc:
        raise InputError("store.url", _URL.fill(url=url)) from exc
    if kind == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    try:
        with told():
            upgrade(engine)
    except MadangError:
        engine.dispose()
        raise
    return engine


def upgrade(engine: Engine) -> None:
    """Bring the tables to this version; two processes that do so wait for one another.

    Parameters
    ----------
    engine : the database.

    Raises
    ------
    InputError : when the tables are of a version that this program does not know.
    """
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        here = version_of(connection)
        if here and here not in versions():
            raise InputError("store.newer", _NEWER.fill(here=here))
        walk(connection)


def walk(connection: Connection, to: str = "head") -> None:
    """Walk the steps from the tables' version to another, in a transaction that has begun.

    Parameters
    ----------
    connection : the database.
    to : one of `versions`; the latest by default.
    """
    config = _config()
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, to)


def versions() -> tuple[str, ...]:
    """List the versions of the tables that this program knows, the latest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    """Tell Alembic where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def version_of(connection: Connection) -> str:
    """Give the version of a database's tables."""
    return MigrationContext.configure(connection).get_current_revision() or ""


@contextmanager
def told() -> Iterator[None]:
    """Say in a sentence what a database refuses; its transaction has not happened."""
    try:
        yield
    except DBAPIError as exc:
        if not isinstance(exc, OperationalError) and not exc.connection_invalidated:
            raise
        why = str(exc.orig).splitlines()[0]
        codes = {getattr(exc.orig, name, None) for name in ("sqlite_errorcode", "sqlstate")}
        full = not codes.isdisjoint(_DISK_FULL)
        raise FaultError("store.full" if full else "store.down",
                         (_FULL if full else _DOWN).fill(why=why)) from exc  # fmt: skip


def _prepare(connection: Any, _record: object) -> None:
    """Have SQLite keep every commit, and leave the beginning of transactions to us."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction: who will write takes the turn before reading anything."""
    writes = connection.get_execution_options().get("madang_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_URL = Text(
    ko="--db {url}: 데이터베이스 주소가 아닙니다. sqlite:///파일이나 "
    "postgresql+psycopg://사용자@호스트/이름을 적어 주십시오.",
    en="--db {url}: this is no database; write sqlite:///FILE or "
    "postgresql+psycopg://USER@HOST/NAME.",
)
_NEWER = Text(
    ko="저장소가 더 새로운 판({here})입니다. 프로그램을 새 판으로 바꿔 주십시오.",
    en="The store is of a newer version ({here}); update the program.",
)
_FULL = Text(
    ko="저장소의 디스크에 자리가 없어 저장하지 못했습니다({why}). 공간을 비우고 다시 저장해 "
    "주십시오. 앞서 저장한 것은 그대로입니다.",
    en="The store's disk is full ({why}), so nothing was saved; free some space and save again. "
    "What was saved before is as it was.",
)
_DOWN = Text(
    ko="저장소를 쓸 수 없습니다({why}). 주소와 권한을 확인하고 다시 시도해 주십시오.",
    en="The store cannot be used ({why}); check its address and permissions, and try again.",
)
