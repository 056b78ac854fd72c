"""Tests that the command draws the set, and refuses what does not go with it."""

import re
from pathlib import Path

import pytest

from plans.formats.draw.sheets.sheet_set import render_set
from plans.formats.plan_file import load_plan
from tests.cli.calling import run


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    return len(re.findall(rb"/Type /Page\b", content))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheets", "--hall", "H"), "--hall"),
        (("--sheets", "--paper", "A3"), "--paper"),
        (("--sheets", "--both", "--paper", "A1"), "--paper"),
        (("--sheets", "--layer", "traffic"), "--layer"),
        (("--both",), "--both"),
        (("--both", "--hall", "H"), "--both"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_does_not_go_together_is_refused(
    planned: Path, tmp_path: Path, words: tuple[str, ...], said: str, lang: str
) -> None:
    """Tests that options of a single drawing and of the set exclude each other, in a sentence."""
    out = tmp_path / "set.pdf"
    result = run("draw", str(planned), "-o", str(out), *words, "--lang", lang)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "--sheets" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["set.png", "set.svg", "set.pdf.png", "set", "set.gif"])
@pytest.mark.parametrize("more", [(), ("--both",)], ids=["one", "both"])
def test_the_set_is_a_pdf_alone(
    planned: Path, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    """Tests that a set into another kind of file is refused, and no file appears."""
    result = run("draw", str(planned), "-o", str(tmp_path / name), "--sheets", *more)
    assert result.exit_code == 2, result.output
    assert ".pdf" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert not list(tmp_path.iterdir())


def test_a_plan_that_is_not_there_gives_no_set(tmp_path: Path) -> None:
    """Tests that a missing plan is told, and nothing is written."""
    plan, out = tmp_path / "none.plan.json", tmp_path / "set.pdf"
    result = run("draw", str(plan), "-o", str(out), "--sheets")
    assert result.exit_code == 2
    assert "none.plan.json" in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_set_is_written_in_either_language_or_both(planned: Path, tmp_path: Path) -> None:
    """Tests that --sheets writes the set in the answer's language, and --both one after another."""
    korean, both = tmp_path / "ko.pdf", tmp_path / "both.pdf"
    result = run("draw", str(planned), "-o", str(korean), "--sheets", "--lang", "ko")
    assert result.exit_code == 0, result.stderr
    assert korean.read_bytes() == render_set(load_plan(planned), ("ko",))
    result = run("draw", str(planned), "-o", str(both), "--sheets", "--both")
    assert result.exit_code == 0, result.stderr
    assert str(both) in result.stdout
    assert pages(both) == 2 * pages(korean) > 2


def test_the_options_are_on_the_page_of_help() -> None:
    """Tests that the page of draw names the set's options."""
    page = run("draw", "--help").stdout
    assert "--sheets" in page
    assert "--both" in page
