"""Tests that plans are kept whole and that whatever is no plan is refused in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document import dumps_plan, loads_plan
from plans.formats.plan_file import load_plan, save_plan, save_venue
from plans.plan import Plan
from tests.plans.golden import FOLDER, assert_golden
from tests.plans.sample_plan import VENUE, sample_plan
from venue.errors import InputError, LimitError
from venue.venue import Venue

JARGON = ("pydantic", "validation", "Input should", "type=", "errors.", "NoneType", "Traceback")


def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(dumps_plan(sample_plan()))
    return document


def _refused(document: object, code: str) -> InputError:
    with pytest.raises(InputError) as caught:
        loads_plan(json.dumps(document), "a.plan.json")
    assert caught.value.code == code
    for lang in ("ko", "en"):
        sentence = caught.value.say(lang)
        assert sentence.startswith("a.plan.json: ")
        assert "\n" not in sentence
        assert not any(word in sentence for word in JARGON)
    return caught.value


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    """Tests that saving and loading gives an equal plan and, again, equal bytes."""
    path = tmp_path / "show.plan.json"
    save_plan(sample_plan(), path)
    assert load_plan(path) == sample_plan()
    assert dumps_plan(load_plan(path)).encode() == path.read_bytes()


def test_equal_plans_give_equal_bytes() -> None:
    """Tests that a plan built anew from the same values is written alike."""
    again = Plan.model_validate(sample_plan().model_dump())
    assert again is not sample_plan()
    assert dumps_plan(again) == dumps_plan(sample_plan())


def test_the_file_is_plain_utf8() -> None:
    """Tests that Korean stands in the file as Korean, and lines end in LF."""
    text = dumps_plan(sample_plan())
    assert '"ko": "견본 전시회 2024"' in text
    assert "\r" not in text
    assert text.startswith('{\n "schema": "madang/plan/1",\n')
    assert text.endswith("}\n")


def test_schema_1_is_what_we_write() -> None:
    """Tests that the file kept of schema 1 as it is today is what we write, and opens."""
    assert_golden("plan-1b.plan.json", dumps_plan(sample_plan()))
    assert load_plan(FOLDER / "plan-1b.plan.json") == sample_plan()


def test_schema_1_of_the_first_release_opens() -> None:
    """Tests that a file without what came later opens as the same plan, limits filled in."""
    assert load_plan(FOLDER / "plan-1.plan.json") == sample_plan()


def test_a_byte_order_mark_does_no_harm() -> None:
    """Tests that an editor's byte order mark is passed over."""
    data = b"\xef\xbb\xbf" + dumps_plan(sample_plan()).encode()
    assert loads_plan(data, "a") == sample_plan()


def test_a_truncated_file_is_told_with_its_line() -> None:
    """Tests that the sentence points at the line and column where the file ends."""
    text = dumps_plan(sample_plan())[:1000]
    with pytest.raises(InputError) as caught:
        loads_plan(text, "a.plan.json")
    lines = text.splitlines()
    assert f"line {len(lines)}, column {len(lines[-1])}" in str(caught.value)


def test_a_wrong_field_is_told_by_its_name() -> None:
    """Tests that type, range, choice, missing and unknown fields are each named."""
    document = _document()
    document["layout"]["booths"][3]["width_mm"] = "wide"
    assert 'layout.booths[3].width_mm must be a whole number ("wide")' in str(
        _refused(document, "document.field")
    )
    document = _document()
    document["layout"]["booths"][0]["width_mm"] = -1
    assert "layout.booths[0].width_mm is too small (-1)" in str(
        _refused(document, "document.field")
    )
    document = _document()
    document["certificate"]["status"] = "GOOD"
    assert "certificate.status must be one of 'OPTIMAL'" in str(
        _refused(document, "document.field")
    )
    document = _document()
    del document["measures"]
    assert "measures is missing" in str(_refused(document, "document.field"))
    document = _document()
    document["notes"] = {"a": 1}
    document["more"] = {}
    assert "notes is not a field of this file, and 1 more do not fit" in str(
        _refused(document, "document.field")
    )


@pytest.mark.parametrize("text", ["[]", "3", '"plan"', "null"])
def test_what_is_no_object_is_refused(text: str) -> None:
    """Tests that JSON that is no object is called damaged."""
    with pytest.raises(InputError) as caught:
        loads_plan(text, "a")
    assert caught.value.code == "document.damaged"


def test_what_is_no_json_is_told_what_a_plan_is() -> None:
    """Tests that a brief given for a plan is not called damaged."""
    with pytest.raises(InputError, match=r"^brief\.toml: this is no plan; give a \*\.plan\.json"):
        loads_plan('schema = "madang/brief/1"', "brief.toml")


def test_another_document_is_refused() -> None:
    """Tests that a venue is no plan, and that a newer plan is told with both versions."""
    _refused({"schema": "madang/venue/1"}, "document.kind")
    newer = str(_refused({"schema": "madang/plan/2"}, "document.newer"))
    assert "madang/plan/2" in newer
    assert "madang/plan/1" in newer


@pytest.mark.parametrize(
    ("where", "key", "value", "named"),
    [
        ("allotments", "booth", "nowhere", "allotments.booth"),
        ("allotments", "exhibitor", "nobody", "allotments.exhibitor"),
        ("booths", "hall", "Z", "layout.booths.hall"),
        ("aisles", "hall", "Z", "layout.aisles.hall"),
        ("booths", "id", "b2", "layout.booths.id"),
        ("booths", "open_edges", ["east", "east"], "layout.booths.open_edges"),
    ],
)
def test_a_contradiction_is_refused(where: str, key: str, value: object, named: str) -> None:
    """Tests that a plan naming what it does not hold is no plan to export or to draw."""
    document = _document()
    things = document[where] if where in document else document["layout"][where]
    things[0][key] = value
    assert named in str(_refused(document, "document.contradiction"))


@pytest.mark.parametrize(
    ("outline", "named"),
    [
        ([[0, 0], [9000, 9000], [9000, 0], [0, 9000]], "crosses itself"),
        ([[0, 0], [9000, 0], [4000, 0]], "has an area of 0 m²"),
    ],
)
def test_a_broken_building_is_refused(outline: list[list[int]], named: str) -> None:
    """Tests that a plan whose hall encloses nothing is refused before anything measures it."""
    document = _document()
    document["halls"][0]["outline"] = outline
    assert named in str(_refused(document, "document.geometry"))


@pytest.mark.parametrize("value", [0, -3, 1e300])
def test_a_limit_that_limits_nothing_is_refused(value: float) -> None:
    """Tests that no plan is judged by an aisle of no width or of a width beyond any hall."""
    document = _document()
    document["limits"]["aisle"]["value"] = value
    assert "limits.aisle.value is too" in str(_refused(document, "document.field"))


def test_files_that_are_none_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests missing, empty and oversized files, and a directory."""
    for path, code in ((tmp_path / "none", "file.absent"), (tmp_path, "file.directory")):
        with pytest.raises(InputError) as caught:
            load_plan(path)
        assert caught.value.code == code
    empty = tmp_path / "empty.plan.json"
    empty.touch()
    with pytest.raises(InputError, match="empty"):
        load_plan(empty)
    monkeypatch.setattr("plans.formats.plan_file.MAX_DOCUMENT_BYTES", 10)
    big = tmp_path / "big.plan.json"
    save_plan(sample_plan(), big)
    with pytest.raises(LimitError):
        load_plan(big)


@given(st.binary(max_size=200))
def test_random_bytes_fail_our_way(data: bytes) -> None:
    """Tests that nothing but our own error comes of bytes that are no plan."""
    with pytest.raises(InputError):
        loads_plan(data, "a")


@given(st.data())
def test_cut_or_overwritten_plans_fail_our_way(data: st.DataObject) -> None:
    """Tests that a plan with a hole or foreign bytes in it is read or refused, never a crash."""
    whole = dumps_plan(sample_plan()).encode()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    patch = data.draw(st.binary(max_size=8))
    try:
        plan = loads_plan(whole[:start] + patch + whole[start + length :], "a")
    except InputError as exc:
        said = str(exc)
    else:
        said = "a: "
        assert loads_plan(dumps_plan(plan), "a") == plan
    assert said.startswith("a: ")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.data())
def test_plans_with_a_changed_field_fail_our_way(data: st.DataObject) -> None:
    """Tests that any JSON in any field of a plan is read or refused in one sentence."""
    document = _document()
    node: Any = document
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(node[key], dict | list) and node[key]
        if not deeper or data.draw(st.integers(0, 5)) == 0:
            break
        node = node[key]
    node[key] = data.draw(JSON_VALUES)
    said = ""
    try:
        loads_plan(json.dumps(document), "a")
    except InputError as exc:
        said = str(exc)
    assert not any(word in said for word in JARGON)


def test_a_venue_is_saved_as_its_own_document(tmp_path: Path) -> None:
    """Tests that a venue's file holds its schema and reads back to the venue."""
    path = tmp_path / "venue.json"
    save_venue(VENUE, path)
    document = json.loads(path.read_bytes())
    assert document["schema"] == "madang/venue/1"
    assert Venue.model_validate(document) == VENUE
