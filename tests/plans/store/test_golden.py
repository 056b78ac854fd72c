"""Tests that stores of every version so far open today, and lose nothing on the way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from plans import edits
from plans.store.backup import dump, restore
from plans.store.engine import version_of, versions, walk
from plans.store.exhibitors import exhibitors
from plans.store.store import Store
from tests.plans.store.conftest import Opens
from tests.plans.store.golden_store import ENDINGS, Told, golden, make, missing, told


def expected(version: str) -> tuple[Told, tuple[str, str]]:
    """Give what the code of its day said of a golden store, and the secrets of its links."""
    known: Told = json.loads(golden(version, "told.json").read_text(encoding="utf-8"))
    works, taken = (secret for secret, _ in known["links"])
    return known, (works, taken)


def require_same(store: Store, version: str) -> None:
    """Require that a store of an old version says what it said, and that work goes on."""
    known, secrets = expected(version)
    now = json.loads(json.dumps(told(store, secrets)))
    assert {key: now[key] for key in known} == known
    with store.engine.connect() as connection:
        assert version_of(connection) == versions()[0]
    for name, *_, head in known["plans"]:
        latest = known["revisions"][name][str(head)]
        stands = {booth: who for booth, who, _ in latest["allotments"]}
        listed = exhibitors(store, name)
        assert {each.exhibitor for each in listed} == {who for who, *_ in latest["exhibitors"]}
        assert {each.booth: each.exhibitor for each in listed if each.booth} == stands
        booth = known["revisions"][name][str(head)]["booths"][0][0]
        saved = store.save(name, head, edits.Move(booth=booth, x_mm=77, y_mm=88), "today")
        assert store.undo(name, saved.number, "today").number == head + 2
        rows = store.record(name)
        assert [row.number for row in rows] == sorted({row.number for row in rows})
        assert [row.did for row in rows[-2:]] == ["edit", "undo"]


@pytest.mark.parametrize("version", versions())
def test_a_file_of_an_old_version_opens(version: str, tmp_path: Path, opens: Opens) -> None:
    """Tests that a SQLite file as that version left it has all its plans, edits and links."""
    path = tmp_path / "old.db"
    shutil.copyfile(golden(version, "db"), path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert version_of(connection) == version
    engine.dispose()
    store = opens(f"sqlite:///{path}")
    require_same(store, version)
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


@pytest.mark.parametrize("version", versions())
def test_a_backup_of_an_old_version_fills_any_database(version: str, store: Store) -> None:
    """Tests that it walks all steps with its rows in it, on both databases."""
    manifest = restore(store.engine, golden(version, "backup.zip").read_bytes(), "old")
    assert manifest.version == version
    require_same(store, version)


@pytest.mark.parametrize("version", versions())
def test_a_database_of_an_old_version_is_brought_up_when_opened(
    version: str, url: str, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that tables left at that version, on both databases, walk on at the next opening."""
    old = opens(url)
    with monkeypatch.context() as at_that_time:
        at_that_time.setattr("plans.store.backup.walk", _only_to(version))
        restore(old.engine, golden(version, "backup.zip").read_bytes(), "old")
    with old.engine.connect() as connection:
        assert version_of(connection) == version
    require_same(opens(url), version)


def test_every_version_of_the_tables_has_its_golden_files() -> None:
    """Tests that a step that is added fails here until its golden files are made."""
    assert missing(versions()) == [], "run tests/plans/store/golden_store.py"
    new = (*versions(), "9999")
    assert missing(new) == [golden("9999", ending).name for ending in ENDINGS]


def test_golden_files_are_made_for_the_latest_version_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests that the script fills what is missing, says the same, and then leaves it alone."""
    monkeypatch.setattr("tests.plans.store.golden_store.FOLDER", tmp_path)
    paths = list(make())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in paths)
    assert list(make()) == []
    (latest, *_) = versions()
    known, kept = (
        json.loads(path.read_text(encoding="utf-8"))
        for path in (golden(latest, "told.json"), _kept(latest))
    )
    for one, other in zip(known["revisions"].values(), kept["revisions"].values(), strict=True):
        assert one == other


def test_a_backup_of_today_is_of_the_latest_version(store: Store) -> None:
    """Tests that what is written today is restored by the code of today without a step."""
    data = dump(store.engine)
    assert restore(store.engine, data, "empty").version == versions()[0]


def _kept(version: str) -> Path:
    """Give a golden file's place in the repository, wherever the folder is said to be."""
    return Path(__file__).parents[2] / "golden" / golden(version, "told.json").name


def _only_to(version: str) -> Callable[..., None]:
    """Give a walk that ends at a version, whichever is asked for."""

    def ends_early(connection: Connection, _to: str = "head") -> None:
        walk(connection, version)

    return ends_early
