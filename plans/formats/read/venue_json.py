"""A venue from its own document, ``madang/venue/1``, and from what a brief calls it."""

import re
from pathlib import Path

from pydantic import ValidationError

from plans.document import field_fault
from plans.formats.read.faults import first_of, refuse_faults
from plans.formats.read.json_file import read_json
from plans.formats.read.venue_geojson import read_venue_geojson
from venue import catalogue
from venue.errors import VenueError
from venue.text import Text
from venue.venue import VENUE_SCHEMA, Venue

_FAMILY = re.compile(r"madang/venue/([1-9]\d{0,8})")
_VENUE_FILE = Text(ko="행사장", en="a venue file")


def read_venue(path: Path) -> Venue:
    """Read a venue document.

    Parameters
    ----------
    path : a file of schema ``madang/venue/1``.

    Returns
    -------
    The venue, its data checked.

    Raises
    ------
    InputError : when the file cannot be read, has another schema, a wrong field, or its geometry
        cannot be planned on; a sentence for each fault.
    LimitError : when it is beyond a limit.
    """
    raw = read_json(path, _VENUE_FILE)
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != VENUE_SCHEMA:
        raise VenueError("venue.schema", _other_schema(path, schema))
    try:
        venue = Venue.model_validate(raw)
    except ValidationError as exc:
        texts = [
            Text(ko=f"{path}: {wrong.ko}. 고쳐 주십시오.", en=f"{path}: {wrong.en}; mend it.")
            for wrong in map(field_fault, exc.errors(include_url=False))
        ]
        raise VenueError("venue.fields", first_of(texts)) from exc
    refuse_faults(path, venue)
    return venue


def venue_of(ref: str, base: Path) -> Venue:
    """Find the venue a brief names.

    Parameters
    ----------
    ref : a catalogue id, or the path of a venue file (``.json``) or a drawing (``.geojson``).
    base : the folder relative paths start from: the brief's.

    Raises
    ------
    InputError : when there is no such venue, or its file cannot be used.

    Examples
    --------
    >>> venue_of("coex", Path(".")).name.en
    'COEX'
    """
    if ref in catalogue.names():
        return catalogue.load(ref)
    path = base / ref
    if not path.suffix and not path.exists():
        text = Text(
            ko="venue = “{ref}”: 그런 행사장이나 파일이 없습니다. "
            "다음 가운데 하나나 행사장 파일의 경로를 "
            "적어 주십시오: {known}.",
            en='venue = "{ref}": there is no such venue or file; write one of {known}, '
            "or the path of a venue file.",
        )
        text = text.fill(ref=ref, known=", ".join(catalogue.names()))
        raise VenueError("venue.unknown", text)
    return read_venue_geojson(path) if path.suffix.lower() == ".geojson" else read_venue(path)


def _other_schema(path: Path, schema: object) -> Text:
    """Say what to do about a document of another schema, or of none."""
    if isinstance(schema, str) and _FAMILY.fullmatch(schema):
        text = Text(
            ko="{path}: {schema} 형식은 이 프로그램보다 새롭습니다. Madang을 새로 설치해 주십시오.",
            en="{path}: the schema {schema} is newer than this program; update Madang.",
        )
        return text.fill(path=path, schema=schema)
    text = Text(
        ko="{path}: 행사장 파일이 아닙니다. “schema”: “{ours}”인 파일을 지정하거나 madang import로 "
        "만들어 주십시오.",
        en='{path} is no venue file; give one with "schema": "{ours}", or make one with '
        "madang import.",
    )
    return text.fill(path=path, ours=VENUE_SCHEMA)
