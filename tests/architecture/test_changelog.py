"""Tests that the changelog's fragments can be put together at a release."""

import re

from tests.architecture.sources import ROOT

NAME = re.compile(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md")
"""What a fragment is called: what it is about, then what happened to it."""

MAX_WORDS = 60
"""A fragment is for the people who use Madang: one or two sentences."""


def test_fragments_have_a_kind() -> None:
    """Tests that each fragment's name says whether something was added, changed, fixed, removed."""
    names = [p.name for p in (ROOT / "changelog.d").iterdir() if p.name != "README.md"]
    wrong = [name for name in names if not NAME.fullmatch(name)]
    assert not wrong, "name them <topic>.<added|changed|fixed|removed>.md: " + ", ".join(wrong)


def test_fragments_are_short_sentences() -> None:
    """Tests that each fragment is one short paragraph of whole sentences."""
    for path in (ROOT / "changelog.d").glob("*.*.md"):
        text = path.read_text(encoding="utf-8").strip()
        assert text.endswith("."), f"{path.name}: end with a full stop"
        assert "\n\n" not in text, f"{path.name}: one paragraph"
        assert len(text.split()) <= MAX_WORDS, f"{path.name}: at most {MAX_WORDS} words"
