"""Tests of the steps from old schemas to today's, with schemas made up for it."""

import pytest

from plans.migrations.steps import Document, migrate
from venue.errors import InputError

CURRENT = "madang/plan/3"


def _first_to_second(document: Document) -> Document:
    return {"schema": "madang/plan/2", "title": document["name"]}


def _second_to_third(document: Document) -> Document:
    return {**document, "schema": CURRENT, "pages": 1}


STEPS = {"madang/plan/1": _first_to_second, "madang/plan/2": _second_to_third}


def test_an_old_document_walks_every_step() -> None:
    """Tests that a document two schemas old comes out as one of today's."""
    old = {"schema": "madang/plan/1", "name": "hall"}
    assert migrate(old, CURRENT, "a.json", STEPS) == {
        "schema": CURRENT,
        "title": "hall",
        "pages": 1,
    }
    assert old == {"schema": "madang/plan/1", "name": "hall"}


def test_a_current_document_is_left_alone() -> None:
    """Tests that nothing is done to a document of today's schema."""
    document = {"schema": CURRENT, "anything": [1]}
    assert migrate(document, CURRENT, "a.json", STEPS) is document


def test_a_newer_document_is_refused_with_both_versions() -> None:
    """Tests that the sentence names the file's schema and ours, and the mend."""
    with pytest.raises(InputError) as caught:
        migrate({"schema": "madang/plan/12"}, CURRENT, "new.plan.json", STEPS)
    assert caught.value.code == "document.newer"
    for lang, mend in (("ko", "새 판"), ("en", "update")):
        sentence = caught.value.say(lang)  # type: ignore[arg-type]
        for word in ("new.plan.json", "madang/plan/12", CURRENT, mend):
            assert word in sentence


def test_an_older_document_without_a_step_is_refused() -> None:
    """Tests that a document no step starts from is not passed on as it is."""
    with pytest.raises(InputError) as caught:
        migrate({"schema": "madang/plan/2"}, CURRENT, "a.json", {})
    assert caught.value.code == "document.older"


@pytest.mark.parametrize(
    "schema", [None, 3, ["madang/plan/3"], "", "madang/plan/0", "madang/plan/x", "madang/venue/3"]
)
def test_a_document_of_another_kind_is_refused(schema: object) -> None:
    """Tests that files of another kind, or of none, are named as such."""
    with pytest.raises(InputError) as caught:
        migrate({"schema": schema}, CURRENT, "a.json", STEPS)
    assert caught.value.code == "document.kind"
    assert CURRENT in str(caught.value)


def test_steps_that_run_in_a_circle_end() -> None:
    """Tests that a faulty registry cannot hold a reader for ever."""
    circle = {"madang/plan/1": lambda _: {"schema": "madang/plan/1"}}
    with pytest.raises(InputError):
        migrate({"schema": "madang/plan/1"}, CURRENT, "a.json", circle)
