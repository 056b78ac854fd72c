"""The JSON Schema of everything that people and programs write or read."""

from typing import Any

from pydantic import TypeAdapter

from layouts.brief.brief import BRIEF_SCHEMA, Brief
from venue.errors import UsageError
from venue.text import Text
from venue.venue import VENUE_SCHEMA, Venue

from .edits import Edit
from .lettings import CALENDAR_SCHEMA, Calendar
from .plan import PLAN_SCHEMA, Plan
from .sweep import SWEEP_SCHEMA, Sweep

EDIT_SCHEMA = "madang/edit/1"
"""An edit names no schema: it is sent, and kept in the store, which has versions of its own."""

_SCHEMAS: dict[str, tuple[str, Any]] = {
    "brief": (BRIEF_SCHEMA, Brief),
    "plan": (PLAN_SCHEMA, Plan),
    "venue": (VENUE_SCHEMA, Venue),
    "edit": (EDIT_SCHEMA, Edit),
    "sweep": (SWEEP_SCHEMA, Sweep),
    "calendar": (CALENDAR_SCHEMA, Calendar),
}


def schema_names() -> tuple[str, ...]:
    """List what has a JSON Schema.

    Examples
    --------
    >>> schema_names()
    ('brief', 'plan', 'venue', 'edit', 'sweep', 'calendar')
    """
    return tuple(_SCHEMAS)


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a document, or of an edit.

    Parameters
    ----------
    name : one of `schema_names`; the brief is given as a plan holds it, in millimetres.

    Raises
    ------
    UsageError : when there is none of that name.

    Examples
    --------
    >>> schema_of("venue")["title"]
    'madang/venue/1'
    """
    if name not in _SCHEMAS:
        names = ", ".join(schema_names())
        text = Text(
            ko="‘{name}’: 그런 형식이 없습니다. 다음 가운데 하나를 적어 주십시오: {names}.",
            en="{name!r}: there is no such format; give one of {names}.",
        )
        raise UsageError("document.schema", text.fill(name=name, names=names))
    title, model = _SCHEMAS[name]
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | TypeAdapter(model).json_schema(by_alias=True) | {"title": title}
