"""Tests that every zone has a code and a hue of its own, as far as there are hues."""

from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.request import ZoneRequest
from plans.formats.draw.palette import HUES, zone_marks
from venue.text import Text


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=40))
def test_codes_differ_and_hues_do_while_they_last(names: list[str]) -> None:
    """Tests that no two zones share a code, nor, up to twelve, a hue."""
    zones = [ZoneRequest(id=name, name=Text(ko=name)) for name in names]
    marks = zone_marks(zones)
    assert len({mark.code for mark in marks.values()}) == len(names)
    assert len({mark.hue for mark in marks.values()}) == min(len(names), len(HUES))


def test_given_codes_and_colours_are_kept() -> None:
    """Tests that the brief's own word goes before ours, and zones it forgot are shown too."""
    zones = [
        ZoneRequest(id="a", name=Text(en="Mobility"), code="XX", colour=2),
        ZoneRequest(id="b", name=Text(en="Smart Home")),
        ZoneRequest(id="c", name=Text(en="Space Harbour")),
    ]
    marks = zone_marks(zones, ["b", "stranger"])
    assert [mark.code for mark in marks.values()] == ["XX", "SH", "SP", "ST"]
    assert [HUES.index(mark.hue) + 1 for mark in marks.values()] == [2, 1, 3, 4]
