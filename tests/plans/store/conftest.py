"""Every test of the store runs on both databases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plans.store.store import Store
from tests.plans.store.databases import KINDS, new_database, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run a PostgreSQL for all tests of this process."""
    with server() as address:
        yield address


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'madang.db'}"
    return new_database(request.getfixturevalue("postgres"))


Opens = Callable[[str], Store]
"""Opens a store that is closed when the test ends."""


@pytest.fixture
def opens() -> Iterator[Opens]:
    """Open stores, and close them all in the end."""
    known: list[Store] = []

    def open_(url: str) -> Store:
        known.append(Store(url))
        return known[-1]

    yield open_
    for store in known:
        store.close()


@pytest.fixture
def store(url: str, opens: Opens) -> Store:
    """Open a store on an empty database."""
    return opens(url)
