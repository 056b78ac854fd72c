"""A plan as an IMDF 1.0.0 archive: a zip of a manifest and a GeoJSON file for each type."""

import io
import json
import zipfile
from collections import defaultdict

from plans.formats.features import Feature, features
from plans.plan import Plan
from venue.errors import UsageError
from venue.text import Lang, Text
from venue.venue import Address, Anchor

from .book import Book
from .building import levels_of, write_building, write_levels, write_openings, write_rooms
from .show import moment, write_hall

VERSION = "1.0.0"
"""The version of IMDF."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive, so that equal plans give equal bytes."""

_FILE_MODE = 0o100644 << 16


def to_imdf(plan: Plan, *, lang: Lang) -> bytes:
    """Write a plan as an IMDF archive.

    Parameters
    ----------
    plan : the plan.
    lang : the archive's language; names are given in Korean and English all the same.

    Returns
    -------
    A zip, the same bytes for equal plans. Longitude and latitude have nine decimals.

    Raises
    ------
    UsageError : when the venue has no anchor or no address.

    References
    ----------
    Open Geospatial Consortium, "Indoor Mapping Data Format", community standard 20-094, 2021.
    """
    anchor, address = _placed(plan)
    book = Book(plan, anchor, lang)
    things: dict[str, list[Feature]] = defaultdict(list)
    for feature in features(plan):
        things[feature.hall].append(feature)
    for hall in plan.halls:
        write_hall(book, hall, things[hall.id])
        write_openings(book, hall, [each for each in things[hall.id] if each.kind == "opening"])
    levels = levels_of(plan)
    for level in levels:
        write_rooms(book, level)
    write_levels(book, levels)
    write_building(book, address, levels)
    return _zipped(book)


def _placed(plan: Plan) -> tuple[Anchor, Address]:
    """Give where the venue lies.

    Raises
    ------
    UsageError : when it is not known.
    """
    venue = plan.venue
    if venue.anchor is None:
        text = Text(
            ko="행사장 {venue}에는 기준점(anchor)이 없습니다. 행사장 파일에 anchor를 적어 다시 "
            "배치하거나 .geojson으로 내보내 주십시오.",
            en="Venue {venue} has no anchor; write one into its venue file and plan again, or "
            "export .geojson.",
        )
        raise UsageError("export.anchor", text.fill(venue=venue.id))
    if venue.address is None:
        text = Text(
            ko="행사장 {venue}에는 주소(address)가 없습니다. 행사장 파일에 address를 적어 다시 "
            "배치하거나 .geojson으로 내보내 주십시오.",
            en="Venue {venue} has no address; write one into its venue file and plan again, or "
            "export .geojson.",
        )
        raise UsageError("export.address", text.fill(venue=venue.id))
    return venue.anchor, venue.address


def _zipped(book: Book) -> bytes:
    """Pack the manifest and a file for each type; those without features are empty ones."""
    made_by = book.plan.certificate.versions.get("madang", "")
    manifest = {
        "version": VERSION,
        "created": moment(book),
        "generated_by": f"Madang {made_by}".strip(),
        "language": book.lang,
    }
    files = {"manifest.json": json.dumps(manifest, indent=2)}
    for kind, found in book.features.items():
        lines = ",\n".join(json.dumps(each, ensure_ascii=False, allow_nan=False) for each in found)
        files[f"{kind}.geojson"] = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, text.encode(), compresslevel=9)
    return held.getvalue()
