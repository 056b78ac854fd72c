"""Tests of venues."""

from tests.venue.buildings import hall, venue, wall
from venue.venue import VENUE_SCHEMA, Venue


def test_a_venue_names_its_schema() -> None:
    """Tests that the document says what it is and reads back equal."""
    first = venue(hall("A"), hall("B"), partitions=(wall("A", "B", (0, 0), (0, 20_000)),))
    document = first.model_dump(mode="json", by_alias=True)
    assert document["schema"] == VENUE_SCHEMA
    assert Venue.model_validate(document) == first


def test_a_hall_by_its_id() -> None:
    """Tests that a hall is found, and that an unknown one is none."""
    both = venue(hall("A"), hall("B"))
    assert both.hall("B") is both.halls[1]
    assert both.hall("C") is None
