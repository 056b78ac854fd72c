"""Tests of the databases: their tables, their versions, and what they refuse."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event, text

from plans.store.engine import open_engine
from plans.store.tables import METADATA
from tests.plans.small_show import small_plan
from tests.plans.store.conftest import Opens
from venue.errors import FaultError, InputError


def test_the_steps_make_the_tables_that_are_used(url: str) -> None:
    """Tests that migrations lead to the same tables as the code speaks of."""
    engine = open_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_opening_twice_changes_nothing(url: str, opens: Opens) -> None:
    """Tests that tables are made once."""
    kept = opens(url).add_plan(small_plan(), show="s", scenario="c", name="n", who="kim")
    assert opens(url).open(kept.id)[0] == small_plan()


def test_a_newer_store_is_refused(url: str) -> None:
    """Tests that tables of a version nobody here knows are left alone."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(InputError) as told:
        open_engine(url)
    assert told.value.code == "store.newer"
    assert "9999" in told.value.say("en")


@pytest.mark.parametrize("bad", ["", "madang.db", "nosuch://x", "sqlite+nosuch:///x"])
def test_what_is_no_database_is_told(bad: str) -> None:
    """Tests that a bad URL is a sentence with an example."""
    with pytest.raises(InputError) as told:
        open_engine(bad)
    assert told.value.code == "store.url"
    assert "sqlite:///" in told.value.say("en")


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    """Tests that nobody listening, and a folder that is not there, are a sentence."""
    for url in (
        "postgresql+psycopg://nobody@127.0.0.1:1/none",
        "postgresql+psycopg://nobody@full.invalid/none",
        f"sqlite:///{tmp_path}/none/madang.db",
    ):
        with pytest.raises(FaultError) as told:
            open_engine(url)
        assert told.value.code == "store.down"


def test_a_full_disk_loses_nothing(tmp_path: Path, opens: Opens) -> None:
    """Tests that a SQLite file that may not grow says so, and keeps what it had."""
    store = opens(f"sqlite:///{tmp_path / 'full.db'}")
    kept = store.add_plan(small_plan(), show="s", scenario="c", name="n", who="kim")
    store.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'full.db'}")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    engine.dispose()

    def capped(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(store.engine, "connect", capped)
    with pytest.raises(FaultError) as told:
        store.add_plan(small_plan(), show="s", scenario="c", name="other", who="kim")
    assert told.value.code == "store.full"
    assert store.open(kept.id)[0] == small_plan()
    assert [each.name for each in store.plans()] == ["n"]
