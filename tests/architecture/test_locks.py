"""Tests that the locks pin everything and name only public registries."""

import json
import re
import tomllib
from pathlib import Path

from tests.architecture.sources import ROOT

PUBLIC = {"pypi.org", "files.pythonhosted.org"}
"""The hosts a lock may name."""

SKIPPED = {".venv", "node_modules", ".git"}


def locks(name: str) -> list[Path]:
    """Give the lock files of that name, those of installed packages left out."""
    return [p for p in ROOT.rglob(name) if not SKIPPED & set(p.relative_to(ROOT).parts)]


def test_locks_name_public_hosts_only() -> None:
    """Tests that a lock made behind a mirror does not carry the mirror's address."""
    assert locks("uv.lock")
    # An npm lock names homes of its authors, too; the next test is about its addresses.
    for lock in locks("*.lock"):
        hosts = set(re.findall(r'"(?:git\+)?https?://([^/"]+)', lock.read_text(encoding="utf-8")))
        assert hosts <= PUBLIC, f"{lock.name} names {sorted(hosts - PUBLIC)}"


def test_npm_locks_carry_no_addresses() -> None:
    """Tests that npm locks are written without ``resolved``, so that any registry serves them.

    The only addresses in them are then those by which authors ask for support.
    """
    for lock in locks("package-lock.json"):
        packages = json.loads(lock.read_text(encoding="utf-8")).get("packages", {})
        assert not [name for name, entry in packages.items() if "resolved" in entry]


def test_every_dependency_is_locked_with_a_hash() -> None:
    """Tests that each package of the lock but our own has files with SHA-256 sums."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    for package in packages:
        if "registry" in package["source"]:
            files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
            assert files, package["name"]
            assert all(file["hash"].startswith("sha256:") for file in files), package["name"]
        else:
            assert package["name"] == "madang"


def test_build_backend_is_pinned_once() -> None:
    """Tests that the backend an install builds with is the one the lock holds for our checks."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (backend,) = project["build-system"]["requires"]
    assert re.fullmatch(r"hatchling==[\d.]+", backend)
    assert backend in project["dependency-groups"]["dev"]
    constraints = project["tool"]["uv"]["build-constraint-dependencies"]
    assert all(re.fullmatch(r"[a-z-]+==[\d.]+", constraint) for constraint in constraints)
