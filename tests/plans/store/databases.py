"""The databases that the store is tested on: a SQLite file, and a PostgreSQL of our own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

KINDS = ("sqlite", "postgresql")


@contextmanager
def server() -> Iterator[str]:
    """Start a PostgreSQL in a folder of its own, and end it; gives its address.

    The server refuses to run as root: it is then started as the system's postgres.
    """
    folder = Path(tempfile.mkdtemp(prefix="madang-pg-", dir="/tmp"))
    data, port = folder / "data", _free_port()
    as_whom: list[str] = []
    if os.geteuid() == 0:
        as_whom = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        postgres = pwd.getpwnam("postgres")
        os.chown(folder, postgres.pw_uid, postgres.pw_gid)
    user = "postgres" if as_whom else pwd.getpwuid(os.geteuid()).pw_name

    def run(tool: str, *arguments: str) -> None:
        subprocess.run(
            [*as_whom, _tool(tool), *arguments], check=True, cwd=folder, capture_output=True
        )

    try:
        run("initdb", "-D", str(data), "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c max_connections=200"
        log = str(folder / "log")
        run("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{user}@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(address: str) -> str:
    """Make an empty database on a server, and give its URL."""
    name = f"m{uuid4().hex}"
    plain = address.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{address}/{name}"


def _tool(name: str) -> str:
    """Find a tool of PostgreSQL: Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    assert path, f"{name} is missing: install PostgreSQL 15 or newer, or run make system"
    return path


def _free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
