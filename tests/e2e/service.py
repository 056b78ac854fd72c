"""The real service in a process of its own, on a store that tests may write into as well."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plans.plan import Plan
from plans.store.store import Store
from web.naming import add_named

ROOT = Path(__file__).parents[2]

# `madang serve` itself; only the pages are those that carry the hook of the tests.
SCRIPT = """
import functools, pathlib, sys
import web.settings as settings
static = pathlib.Path(sys.argv.pop())
settings.Settings = functools.partial(settings.Settings, static=static)
import cli
cli.main()
"""


def free_port() -> int:
    """Find a port that nobody listens on, to be taken again after a restart."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@dataclass
class Service:
    """A service on a store: started, stopped, started again."""

    folder: Path
    pages: Path
    words: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    url: str = ""
    _process: subprocess.Popen[str] | None = None

    @property
    def database(self) -> str:
        """The store's address."""
        return f"sqlite:///{self.folder / 'madang.db'}"

    @property
    def base(self) -> str:
        """The service's address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; its first line says where it is."""
        call = [sys.executable, "-c", SCRIPT, "serve", *self.words, "--db", self.database]
        self._process = subprocess.Popen(
            [*call, "--port", str(self.port), "--json", str(self.pages)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        told = ""
        while not told.strip().endswith("}"):
            line = self._process.stdout.readline()
            assert line, "the service ended before it listened"
            told += line
        self.url = json.loads(told)["url"]

    def stop(self) -> None:
        """End it as a system would that shuts down."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=120)
            self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def keep(self, plan: Plan, name: str) -> str:
        """Put a plan into its store and give the address of it."""
        store = Store(self.database)
        try:
            kept = add_named(store, plan, show="서울", scenario="as planned", name=name, who="Kim")
        finally:
            store.close()
        return f"{self.base}/?quiet#/plans/{kept.id}"


@contextmanager
def running(folder: Path, pages: Path, *words: str) -> Iterator[Service]:
    """Run the service until the block ends."""
    service = Service(folder, pages, words)
    try:
        service.start()
        yield service
    finally:
        service.stop()
