"""Calendars of a venue as TOML files."""

from pathlib import Path

from plans.lettings import Calendar
from venue.text import Text

from .toml_file import read_toml

MAX_CALENDAR_BYTES = 1_000_000
"""Bytes of a calendar: ten years of shows are half of it."""

_WHAT = Text(ko="달력 파일", en="a calendar")


def read_calendar(path: Path) -> Calendar:
    """Read a calendar.

    Parameters
    ----------
    path : a TOML file: ``venue``, ``first``, ``last``, ``ceiling`` and ``[[shows]]``.

    Raises
    ------
    InputError : when there is no such file, or it does not fit; the field is named.
    """
    return read_toml(path, Calendar, MAX_CALENDAR_BYTES, _WHAT)
