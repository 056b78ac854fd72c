"""Tests that the pages people start with name only what exists."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*/*.md"))]


def targets() -> set[str]:
    """Give the targets of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):(?!=)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_commands_exist(page: Path) -> None:
    """Tests that each ``make`` command of a page is a target of the Makefile."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^\s*(?:\$ )?|`)make ([a-z]+)", text, flags=re.MULTILINE))
    assert named <= targets(), f"{page.name}: no such target: {sorted(named - targets())}"


def test_readme_names_the_two_commands() -> None:
    """Tests that the README leads with ``make run`` and ``make test``."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in text
    assert "make test" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Tests that each relative link and picture of a page is a file of the repository."""
    text = page.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [link for link in links if link and "://" not in link]
    lost = [link for link in local if not (page.parent / link).exists()]
    assert not lost, f"{page.name}: {lost}"


def test_ci_calls_check_and_test() -> None:
    """Tests that CI runs the same two commands as people do."""
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make check" in text
    assert "make test" in text
