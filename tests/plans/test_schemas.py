"""Tests of JSON Schemas."""

import json

import pytest

from plans.document import dumps_plan
from plans.schemas import schema_names, schema_of
from tests.plans.sample_plan import sample_plan
from venue.errors import UsageError


def test_every_schema_names_the_fields_of_its_file() -> None:
    """Tests that a plan's JSON Schema has the very keys a plan's file has."""
    document = json.loads(dumps_plan(sample_plan()))
    schema = schema_of("plan")
    assert set(schema["properties"]) == set(document)
    assert schema["additionalProperties"] is False
    proof = schema["$defs"]["Certificate"]
    assert set(proof["properties"]) == set(document["certificate"])
    for name in schema_names():
        assert schema_of(name)["title"] == f"madang/{name}/1"
        assert schema_of(name)["$schema"].endswith("2020-12/schema")


def test_an_edit_is_told_apart_by_its_kind() -> None:
    """Tests that every kind of edit is in the schema, each with its fields."""
    kinds = schema_of("edit")["discriminator"]["mapping"]
    assert {"move", "rotate", "swap", "split", "merge", "offer", "patch"} <= set(kinds)
    assert "x_mm" in schema_of("edit")["$defs"]["Move"]["properties"]


def test_an_unknown_schema_is_told_with_the_known_ones() -> None:
    """Tests that the sentence lists the names that exist."""
    with pytest.raises(UsageError, match="brief, plan, venue, edit, sweep, calendar"):
        schema_of("booth")
