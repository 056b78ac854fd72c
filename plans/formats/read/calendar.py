"""Calendars of a venue as TOML files."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from plans.document import field_fault
from plans.formats.files import read_bytes
from plans.lettings import Calendar
from venue.errors import InputError
from venue.text import Text

from .encoding import decoded

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
    text = decoded(read_bytes(path, MAX_CALENDAR_BYTES, _WHAT), path.name)
    try:
        return Calendar.model_validate(tomllib.loads(text))
    except ValidationError as exc:
        fault = field_fault(exc.errors(include_url=False)[0])
        both = Text(ko=f"{path.name}: {fault.ko}.", en=f"{path.name}: {fault.en}.")
        raise InputError("calendar.field", both) from exc
    except (ValueError, RecursionError) as exc:
        raise InputError("calendar.toml", _NO_TOML.fill(name=path.name)) from exc


_NO_TOML = Text(
    ko="{name}: TOML 문법에 맞지 않습니다. 따옴표, 괄호, 등호, 날짜를 확인해 주십시오.",
    en="{name} is no TOML; check its quotes, brackets, signs and dates.",
)
