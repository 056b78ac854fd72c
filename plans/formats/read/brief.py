"""brief.toml with its exhibitor sheet: metres in, millimetres out, all faults told at once."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaKind, AreaRequest, Pair, Pin, ZoneRequest
from layouts.brief.samples import folder, names
from plans.formats.files import read_bytes
from venue.errors import BriefError, InputError, LimitError
from venue.text import Text
from venue.units import to_mm

from .brief_checks import own_faults, request_faults
from .brief_file import WANTED, BriefFile
from .encoding import decoded
from .sheet import read_sheet
from .wording import instead, likely, mend, shown

MAX_BRIEF_BYTES = 1_000_000
"""Bytes of one brief.toml: four thousand pins and pairs are half of it."""

MAX_DOTS = 100
"""Dots in one line: reading a dotted key takes time with the square of its parts."""

_WHAT = Text(ko="brief.toml", en="a brief.toml")
_AT = re.compile(r"line (\d+), column (\d+)")
_TWICE = ("Cannot overwrite", "Cannot declare", "Duplicate")
_HEADED = {"zones": ("id",), "areas": ("id",), "pins": ("exhibitor",), "pairs": ("a", "b")}


def read_brief(ref: str | Path) -> tuple[Brief, Path]:
    """Read a brief and its exhibitor sheet.

    Parameters
    ----------
    ref : the path of a brief.toml, or the name of a sample.

    Returns
    -------
    The brief, and the folder it stands in: a ``venue`` that is a path starts there.

    Raises
    ------
    BriefError : with a sentence for each fault. Keys and values come first; when all of them can
        be read, what they say of one another and the faults of the sheet are told together.
    InputError : when there is no such file or sample.
    LimitError : when a file is larger than a named limit.

    Examples
    --------
    >>> brief, place = read_brief("slw-2024")
    >>> brief.halls, len(brief.contracts), len(brief.exhibitors)
    (('B2', 'C'), 147, 230)
    """
    path = _path(ref)
    file = _validated(_toml(path), path.name)
    faults = list(own_faults(file, path.name))
    sheet = path.parent / file.exhibitors
    try:
        zones = [zone.id for zone in file.zones]
        exhibitors = read_sheet(sheet, to_mm(file.module), zones)
    except InputError as exc:
        if not faults:
            raise
        raise BriefError("brief.faults", [*faults, *exc.texts]) from exc
    faults += request_faults(file, path.name, sheet.name, exhibitors)
    if faults:
        raise BriefError("brief.faults", faults)
    return _brief(file, exhibitors), path.parent


def _path(ref: str | Path) -> Path:
    """Find the file; a bare word that is no file is a sample's name, or `folder` says which are."""
    path, name = Path(ref), str(ref)
    try:
        there = path.is_file() or (path.exists() and name not in names())
    except (OSError, ValueError):
        there = True  # reading it will say what is wrong with it
    if there or path.suffix or path.name != name:
        return path
    return folder(name) / "brief.toml"


def _toml(path: Path) -> dict[str, object]:
    """Read a file as TOML."""
    text = decoded(read_bytes(path, MAX_BRIEF_BYTES, _WHAT), path.name)
    _refuse_dotted(text, path.name)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as exc:
        raise BriefError("brief.toml", _no_toml(path.name, text, str(exc))) from exc


def _refuse_dotted(text: str, name: str) -> None:
    """Refuse a line that would hold the reader up for minutes.

    Raises
    ------
    LimitError : when a line has more than `MAX_DOTS` dots.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_DOTS:
            sentence = Text(
                ko=f"{name} {number}행: 점이 {MAX_DOTS}개보다 많습니다. 여러 행에 나누어 적어 "
                "주십시오.",
                en=f"{name}, line {number}: more than {MAX_DOTS} dots; break it into lines.",
            )
            raise LimitError("brief.line", sentence)


def _no_toml(name: str, text: str, why: str) -> Text:
    """Say where a file stops being TOML."""
    if text.lstrip().startswith("{"):
        return Text(
            ko=f"{name}: JSON 파일입니다. 배치안이 아니라 그 브리프(brief.toml)를 지정해 주십시오.",
            en=f"{name} is JSON, as plans are; give the brief.toml it was made of.",
        )
    at = _AT.search(why)
    ko = f"{name} {at[1]}행 {at[2]}열" if at else f"{name} 끝"
    en = f"{name}, line {at[1]}, column {at[2]}" if at else f"{name}, at its end"
    reason = why.partition(" (at ")[0].rstrip(".")
    if reason.startswith(_TWICE):
        return Text(
            ko=f"{ko}: 같은 이름의 키나 표가 이미 있습니다. 하나를 지워 주십시오.",
            en=f"{en}: this key or table stands there already; delete one of the two.",
        )
    return Text(
        ko=f"{ko}: TOML 문법에 맞지 않습니다. 그곳의 따옴표, 괄호, 등호를 고쳐 주십시오.",
        en=f"{en}: this is no TOML ({shown(reason)}); mend the quotes, brackets or signs there.",
    )


def _validated(data: dict[str, object], name: str) -> BriefFile:
    """Check every key and value, or raise a sentence for each that is wrong."""
    try:
        return BriefFile.model_validate(data, strict=True)
    except ValidationError as exc:
        errors = exc.errors(include_url=False, include_context=False)
        texts = [
            _sentence(e["type"], e["loc"], e["input"], _place(e["loc"], data, name)) for e in errors
        ]
        raise BriefError("brief.faults", list(dict.fromkeys(texts))) from exc


def _sentence(kind: str, loc: tuple[int | str, ...], value: object, place: Text) -> Text:
    """Say what is wrong with one key; ``kind`` is pydantic's word for it."""
    words = [part for part in loc if isinstance(part, str)]
    if kind == "extra_forbidden":
        return _unknown_key(words, place)
    dotted = ".".join(words)
    while dotted not in WANTED:
        dotted = dotted.rpartition(".")[0]
    want = WANTED[dotted]
    if kind == "missing":
        ko, en = f"빠져 있습니다. {want.ko} 적어 주십시오.", f"it is missing; write {want.en}."
        return mend(place, Text(ko=ko, en=en))
    return instead(place, want, _as_written(value))


def _unknown_key(words: list[str], place: Text) -> Text:
    """Say which key was probably meant, or which there are."""
    parent, _, key = ".".join(words).rpartition(".")
    there = [k.rpartition(".")[2] for k in WANTED if k.rpartition(".")[0] == parent] or ["ko", "en"]
    guess = likely(key, there)
    if guess is not None:
        return instead(place, Text(ko=f"‘{guess}’ 키를", en=f"the key ‘{guess}’"), key)
    known = ", ".join(there)
    return mend(
        place,
        Text(
            ko=f"모르는 키입니다. 지우거나 다음 가운데 하나로 바꿔 주십시오: {known}.",
            en=f"there is no such key; delete it or use one of {known}.",
        ),
    )


def _place(loc: tuple[int | str, ...], data: dict[str, object], name: str) -> Text:
    """Name the file, the table and the key."""
    head, rest = str(loc[0]), loc[1:]
    if rest and isinstance(rest[0], int) and head in _HEADED:
        tables = data[head]
        table = tables[rest[0]] if isinstance(tables, list) else {}
        own = [table.get(key) for key in _HEADED[head]] if isinstance(table, dict) else []
        called = shown(" – ".join(word for word in own if isinstance(word, str)))
        mark = f" ({called})" if called else ""
        key = ".".join(part for part in rest[1:] if isinstance(part, str))
        number = rest[0] + 1
        return Text(
            ko=f"{name} [[{head}]] {number}번째{mark} {key}".rstrip(),
            en=f"{name}, [[{head}]] number {number}{mark}" + (f", {key}" if key else ""),
        )
    inner = " ".join(part for part in rest if isinstance(part, str))
    key = f"[{head}] {shown(inner)}" if inner else shown(head)
    return Text(ko=f"{name} {key}", en=f"{name}, {key}")


def _as_written(value: object) -> str:
    """Give a value about as TOML writes it."""
    try:
        plain = isinstance(value, str | dict | list | bool)
        return json.dumps(value, ensure_ascii=False, default=str) if plain else str(value)
    except (RecursionError, ValueError):  # tables in tables without end, a number of a page
        return "…"


def _brief(file: BriefFile, exhibitors: tuple[Exhibitor, ...]) -> Brief:
    """Turn what was written in metres into the value in millimetres."""
    return Brief(
        title=file.title,
        dates=(file.dates[0], file.dates[1]),
        venue=file.venue,
        halls=tuple(file.halls),
        rules=file.rules,
        rules_override=file.rules_override,
        module_mm=to_mm(file.module),
        partitions=file.partitions,
        tenancy=file.tenancy,
        zones=tuple(_zones(file)),
        areas=tuple(_areas(file)),
        pins=tuple(_pins(file)),
        pairs=tuple(_pairs(file)),
        rates=file.rates,
        visitors=file.visitors,
        best_spots=file.best_spots,
        sheet=file.exhibitors,
        exhibitors=exhibitors,
    )


def _zones(file: BriefFile) -> Iterator[ZoneRequest]:
    """Give the zones; one without a name is called by its id."""
    for zone in file.zones:
        name = zone.name if zone.name.say("ko") else Text(ko=zone.id, en=zone.id)
        yield ZoneRequest(
            id=zone.id,
            name=name,
            hall=zone.hall,
            near=zone.near,
            code=zone.code,
            colour=zone.colour,
        )


def _areas(file: BriefFile) -> Iterator[AreaRequest]:
    """Give the areas in millimetres."""
    for area in file.areas:
        width, depth = map(to_mm, area.size)
        values = area.model_dump(exclude={"size"})
        if area.walkable is None:
            values["walkable"] = area.kind is AreaKind.PLAZA
        yield AreaRequest.model_validate({**values, "size_mm": (width, depth)})


def _pins(file: BriefFile) -> Iterator[Pin]:
    """Give the pins in millimetres."""
    for pin in file.pins:
        yield Pin(
            exhibitor=pin.exhibitor,
            hall=pin.hall,
            x_mm=to_mm(pin.x),
            y_mm=to_mm(pin.y),
            rotation_deg=pin.rotation,
        )


def _pairs(file: BriefFile) -> Iterator[Pair]:
    """Give the pairs in millimetres."""
    for pair in file.pairs:
        distance = None if pair.distance is None else to_mm(pair.distance)
        yield Pair(a=pair.a, b=pair.b, relation=pair.relation, distance_mm=distance)
