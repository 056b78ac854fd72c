"""Tests that the folders say what the architecture is."""

import ast
import re

from tests.architecture.sources import ROOMS, ROOT, place, python_files

VAGUE = re.compile(r"(^|_)(utils?|helpers?|manager|common|misc)(_|$)")
"""Names that say nothing of what is inside."""

OTHER_ROOTS = {"tests", "docs", "bench"}
"""Folders with Python files that hold no domain code."""


def test_domain_code_lives_in_the_rooms() -> None:
    """Tests that no further folder at the root holds Python files."""
    hidden = {".venv", ".git", "node_modules", "build", "dist", "out"}
    roots = {
        p.relative_to(ROOT).parts[0]
        for p in ROOT.glob("*/**/*.py")
        if p.relative_to(ROOT).parts[0] not in hidden
    }
    assert roots <= {*ROOMS, *OTHER_ROOTS}
    assert [p.name for p in ROOT.glob("*.py")] == ["cli.py"]


def test_names_say_what_is_inside() -> None:
    """Tests that no module is called utils, helpers, manager and the like."""
    vague = [place(p) for p in python_files() if VAGUE.search(p.stem)]
    assert not vague, "name these files by what they hold: " + ", ".join(vague)


def test_packages_start_light() -> None:
    """Tests that an ``__init__.py`` holds a docstring and explicit re-exports, nothing else."""
    heavy = [
        place(path, node.lineno)
        for path in python_files(*ROOMS)
        if path.name == "__init__.py"
        for index, node in enumerate(ast.parse(path.read_text(encoding="utf-8")).body)
        if not (index == 0 and isinstance(node, ast.Expr))
        and not (isinstance(node, ast.ImportFrom) and all(n.asname == n.name for n in node.names))
    ]
    assert not heavy, "only re-exports, `from .hall import Hall as Hall`: " + ", ".join(heavy)


def test_tests_are_no_package() -> None:
    """Tests that no ``__init__.py`` under tests can shadow a room of the same name."""
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_rooms_are_typed() -> None:
    """Tests that every room tells type checkers that it is typed."""
    assert all((ROOT / room / "py.typed").is_file() for room in ROOMS)
