"""The shared vectors of edits are those of the edits as they are."""

from plans.edit import _DOES
from tests.vectors.make_edits import FILE, text, vectors

ELSEWHERE = {"split", "merge", "offer", "set-rates"}
"""Edits that wait for the service: it knows prices, numbers and days."""


def test_the_kept_vectors_are_what_edits_do_today() -> None:
    """An edit that does something else makes the planner in the browser wrong: make them anew."""
    assert FILE.read_text(encoding="utf-8") == text(vectors())


def test_every_edit_that_is_shown_at_once_is_done_and_refused_among_the_vectors() -> None:
    """A kind that is only ever done, or never, is not compared."""
    told = vectors()["edits"]
    done = {each["edit"]["kind"] for each in told if "patch" in each}
    refused = {each["code"] for each in told if "code" in each}
    assert done >= _DOES.keys() - ELSEWHERE - {"many"}
    assert refused >= {"edit.booth", "edit.hall", "edit.sold", "edit.locked", "edit.claimed"}
    assert refused >= {"edit.pavilion", "edit.shape", "edit.number", "edit.id", "edit.thing"}
