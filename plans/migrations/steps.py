"""One step an old schema; a document walks them until it has today's."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from venue.errors import InputError
from venue.text import Text

_SCHEMA = re.compile(r"madang/(?P<kind>[a-z]{1,20})/(?P<number>[1-9][0-9]{0,5})")

Document = dict[str, Any]
"""A document as JSON gives it, before it is a value."""

Step = Callable[[Document], Document]
"""Turns a document of one schema into one of the next, and says so in its ``schema``."""

STEPS: Mapping[str, Step] = {}
"""Old schema -> its step. Every file is of the first schemas so far, so there is none."""


def migrate(
    document: Document, current: str, place: str, steps: Mapping[str, Step] = STEPS
) -> Document:
    """Bring a document to the schema this version reads.

    Parameters
    ----------
    document : the whole document; it is not changed.
    current : the schema wanted, such as ``madang/plan/1``.
    place : the file, for the sentence when it cannot be read.
    steps : the registry of steps.

    Returns
    -------
    The document with ``schema`` equal to ``current``.

    Raises
    ------
    InputError : when the document names no schema, one of another kind, or one that no step
        starts from; a newer one is refused with both versions named.

    Examples
    --------
    >>> old = {"schema": "madang/plan/1", "name": "hall"}
    >>> step = lambda doc: {"schema": "madang/plan/2", "title": doc["name"]}
    >>> migrate(old, "madang/plan/2", "a.plan.json", {"madang/plan/1": step})
    {'schema': 'madang/plan/2', 'title': 'hall'}
    """
    walked: set[str] = set()
    schema = document.get("schema")
    while schema != current:
        if not isinstance(schema, str) or schema not in steps or schema in walked:
            raise _refusal(schema, current, place)
        walked.add(schema)
        document = steps[schema](document)
        schema = document.get("schema")
    return document


def _refusal(schema: object, current: str, place: str) -> InputError:
    """Say why no way leads from this schema to the wanted one."""
    found = _SCHEMA.fullmatch(schema) if isinstance(schema, str) else None
    wanted = _SCHEMA.fullmatch(current)
    if found is None or wanted is None or found["kind"] != wanted["kind"]:
        other = found[0] if found else None
        text = Text(
            ko="{place}: schema가 {current}이 아닙니다{other}. 이 형식의 파일을 지정해 주십시오.",
            en="{place}: its field schema does not say {current}{other}; give a file that does.",
        ).fill(place=place, current=current, other=f" ({other})" if other else "")
        return InputError("document.kind", text)
    newer = int(found["number"]) > int(wanted["number"])
    text = Text(
        ko="{place}: {schema} 형식이지만 이 프로그램은 {current}까지 읽습니다. {mend_ko}",
        en="{place}: the file is {schema}, this program reads up to {current}; {mend_en}",
    ).fill(
        place=place,
        schema=found[0],
        current=current,
        mend_ko="프로그램을 새 판으로 바꿔 주십시오."
        if newer
        else "그 형식을 읽는 판에서 다시 저장해 주십시오.",
        mend_en="update the program." if newer else "save it again with one that reads it.",
    )
    return InputError("document.newer" if newer else "document.older", text)
