"""Tests of what is said of a venue, beyond what the catalogue's own venues show."""

import io

from rich.console import Console

from plans.formats.write.venue_summary import venue_data, venue_shown
from tests.plans.small_show import SOURCE, small_hall, small_venue
from venue.obstacle import Obstacle
from venue.source import Figure
from venue.text import Lang, Text
from venue.venue import Group, Venue


def shown(venue: Venue, lang: Lang = "en") -> str:
    """Give what a terminal of 120 columns would show."""
    file = io.StringIO()
    console = Console(file=file, width=120, markup=False, highlight=False)
    for part in venue_shown(venue, lang):
        console.print(part)
    return file.getvalue()


def test_what_nobody_published_is_called_that() -> None:
    """Tests that a missing area, height and load are no zeros."""
    assert shown(small_venue()).count("unpublished") == 3
    assert shown(small_venue(), "ko").count("미공표") == 3


def test_what_is_empty_has_no_table() -> None:
    """Tests that a venue of one hall has no walls, ways or figures to show."""
    text = shown(small_venue())
    assert "Openings" in text
    absent = ("Movable walls", "Ways between halls", "Figures", "Halls that open into one")
    assert not [title for title in absent if title in text]


def test_known_heights_and_loads_are_shown() -> None:
    """Tests that published figures stand with their units, and solids are counted."""
    column = Obstacle(id="p", ring=((0, 0), (900, 0), (900, 900)), source=SOURCE)
    update = {"clear_height_mm": 9500, "floor_load_kn_m2": 15.0, "obstacles": (column,)}
    hall = small_hall().model_copy(update=update)
    group = Group(id="G", name=Text(en="Group"), halls=("H",))
    odd = Figure(name=Text(en="seats"), value=1200, unit="seats", source=SOURCE)
    venue = small_venue()
    whole = venue.model_copy(update={"halls": (hall,), "groups": (group,), "figures": (odd,)})
    text = shown(whole)
    assert all(word in text for word in ("9.5 m", "15 kN/m²", "1,200", "seats", "Columns"))


def test_programs_get_the_document() -> None:
    """Tests that the data is the venue's own document."""
    assert Venue.model_validate(venue_data(small_venue())) == small_venue()
