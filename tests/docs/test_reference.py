"""Tests that the reference says what the code does."""

from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

import cli
from docs.generate import PART, PARTS, REFERENCE, render

PAGES = sorted(REFERENCE.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_generated_parts_are_current(page: Path) -> None:
    """Tests that each page's generated parts are what ``make reference`` would write."""
    text = page.read_text(encoding="utf-8")
    assert render(text) == text, f"{page.name} is not current: call make reference"


def test_every_part_is_on_a_page() -> None:
    """Tests that nothing that can be generated is missing from the reference."""
    found = [m[2] for page in PAGES for m in PART.finditer(page.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(PARTS)


def test_every_command_and_option_is_documented() -> None:
    """Tests that the page of commands names every command and every option."""
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    top = typer.main.get_command(cli.app)
    assert isinstance(top, TyperGroup)
    assert {f"## {name}" for name in top.commands} <= set(text.splitlines())
    for command in (top, *top.commands.values()):
        for option in (name for param in command.params for name in param.opts):
            # Arguments are named without dashes; the table shows them as they are typed.
            assert f"`{option}`" in text or not option.startswith("-"), f"{command.name} {option}"
