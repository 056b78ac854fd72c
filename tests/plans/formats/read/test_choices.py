"""Tests of choices between plan and file."""

import pytest

from plans.diff import Change, Fate, Side
from plans.formats.read.choices import choices_said, chosen_booths, chosen_exhibitors
from plans.roster import Entry
from venue.errors import UsageError
from venue.text import Text


def test_each_word_names_a_thing_and_a_side() -> None:
    """Tests that a name may hold the sign itself."""
    assert choices_said(["C101=file", "a=b=plan"]) == {"C101": Side.FILE, "a=b": Side.PLAN}


@pytest.mark.parametrize("word", ["C101", "C101=", "=plan", "C101=both"])
def test_a_word_that_chooses_nothing_is_refused(word: str) -> None:
    """Tests that the sentence shows how it is written."""
    with pytest.raises(UsageError, match="C101=plan or C101=file"):
        choices_said([word])


def test_booths_are_named_by_number_or_id() -> None:
    """Tests both, and a booth without a number."""
    changes = [
        Change(fate=Fate.CHANGED, booth="C-b1", number="C101"),
        Change(fate=Fate.NEW, booth="C-b9"),
    ]
    said = {"C101": Side.FILE, "C-b9": Side.PLAN}
    assert chosen_booths(said, changes) == {"C-b1": Side.FILE, "C-b9": Side.PLAN}
    with pytest.raises(UsageError, match="neither the plan nor the file has 'C102'"):
        chosen_booths({"C102": Side.FILE}, changes)


def test_exhibitors_are_named_by_id() -> None:
    """Tests one that is there, and one that is not."""
    entries = [Entry(fate=Fate.NEW, exhibitor="x", name=Text(en="X"))]
    assert chosen_exhibitors({"x": Side.PLAN}, entries) == {"x": Side.PLAN}
    with pytest.raises(UsageError, match="has 'y'"):
        chosen_exhibitors({"y": Side.PLAN}, entries)
