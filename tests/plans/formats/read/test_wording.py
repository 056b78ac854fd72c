"""Tests of how faults are worded."""

from plans.formats.read.wording import GUESSED, likely, one_of


def test_no_guess_among_too_many_words() -> None:
    """Tests that a guess is only made where it costs little."""
    words = [f"word-{i}" for i in range(GUESSED + 1)]
    assert likely("wodr-1", words[:-1]) == "word-1"
    assert likely("wodr-1", words) is None


def test_a_guess_stands_alone() -> None:
    """Tests that the likely word is offered alone, and all words where none is likely."""
    assert one_of(["raw", "shell"], "shel").en == "‘shell’"
    assert one_of(["raw", "shell"], "tent").ko == "raw, shell 가운데 하나를"
