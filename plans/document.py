"""Plans as files: one JSON document each, told apart by its ``schema``.

Documents are UTF-8 with LF, one indent a level, their fields in the order of the values they
hold, so that equal plans give equal bytes and two revisions can be compared line by line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from venue.check import check_hall, check_venue
from venue.errors import InputError
from venue.finding import Finding
from venue.text import Text
from venue.value import Value
from venue.venue import Venue

from .migrations.steps import migrate
from .plan import PLAN_SCHEMA, Plan


def dumps_plan(plan: Plan) -> str:
    """Write a plan as text, the same for equal plans.

    Returns
    -------
    JSON with a line end behind it. Mappings keep their order: the sheet's unknown columns come
    out as they went in.
    """
    return _dumps(plan)


def dumps_venue(venue: Venue) -> str:
    """Write a venue as text, the same for equal venues."""
    return _dumps(venue)


def loads_plan(data: bytes | str, place: str) -> Plan:
    """Read a plan from text.

    Parameters
    ----------
    data : the whole document, UTF-8.
    place : the file it came from, for the sentence when it cannot be read.

    Raises
    ------
    InputError : when the text is damaged, of another schema, or contradicts itself.
    """
    document = migrate(_parsed(data, place), PLAN_SCHEMA, place)
    try:
        plan = Plan.model_validate(document)
    except ValidationError as exc:
        raise _misfit(exc.errors(include_url=False), place) from exc
    for field, name in strays(plan):
        text = Text(
            ko="{place}: {field}: ‘{name}’ 값이 나머지 내용과 어긋납니다. {mend}",
            en="{place}: {field}: {name!r} contradicts the rest of the file; {mend}",
        )
        raise InputError("document.contradiction", _mended(text, place, field=field, name=name))
    broken = [finding.message for finding in _unsound(plan) if finding.breaks]
    if broken:
        faults = [Text(ko=f"{place}: {text.ko}", en=f"{place}: {text.en}") for text in broken]
        raise InputError("document.geometry", faults)
    return plan


def _dumps(value: Value) -> str:
    """Write a value as indented JSON with a line end behind it."""
    return value.model_dump_json(by_alias=True, indent=1) + "\n"


def _parsed(data: bytes | str, place: str) -> dict[str, Any]:
    """Read text as one JSON object."""
    raw = data.encode(errors="replace") if isinstance(data, str) else data
    try:
        document = from_json(raw.removeprefix(b"\xef\xbb\xbf"), allow_inf_nan=False)
    except ValueError as exc:
        raise _damaged(exc, place) from exc
    if not isinstance(document, dict):
        text = Text(
            ko="{place}: JSON 객체가 아닙니다. {mend}",
            en="{place}: the file holds no JSON object; {mend}",
        )
        raise InputError("document.damaged", _mended(text, place))
    return document


def _mended(text: Text, place: str, **values: object) -> Text:
    """Fill in the place, and end the sentence with the mend all damaged files share."""
    ko, en = "앞서 저장한 파일을 사용해 주십시오.", "use an earlier copy of it."
    return Text(
        ko=text.ko.format(place=place, mend=ko, **values),
        en=text.en.format(place=place, mend=en, **values),
    )


def _damaged(exc: ValueError, place: str) -> InputError:
    """Say where a text stops being JSON."""
    where = re.search(r"line (\d+) column (\d+)", str(exc))
    line, column = map(int, where.groups()) if where else (1, 1)
    if (line, column) == (1, 1):
        text = Text(
            ko="{place}: 배치안이 아닙니다. madang solve로 만든 *.plan.json을 지정해 주십시오.",
            en="{place}: this is no plan; give a *.plan.json that madang solve has made.",
        )
        return InputError("document.damaged", text.fill(place=place))
    text = Text(
        ko="{place}: {line}번째 줄 {column}번째 글자에서 파일이 손상되었거나 잘렸습니다. {mend}",
        en="{place}: line {line}, column {column}: the file is damaged or cut off; {mend}",
    )
    return InputError("document.damaged", _mended(text, place, line=line, column=max(1, column)))


_WANTED = {
    "missing": Text(ko="칸이 없습니다", en="is missing"),
    "extra_forbidden": Text(ko="모르는 칸입니다", en="is not a field of this file"),
    "int": Text(ko="정수여야 합니다", en="must be a whole number"),
    "float": Text(ko="수여야 합니다", en="must be a number"),
    "finite": Text(ko="유한한 수여야 합니다", en="must be a finite number"),
    "greater": Text(ko="너무 작습니다", en="is too small"),
    "less": Text(ko="너무 큽니다", en="is too large"),
    "string": Text(ko="글이어야 합니다", en="must be a text"),
    "bool": Text(ko="true 또는 false여야 합니다", en="must be true or false"),
    "enum": Text(ko="{expected} 가운데 하나여야 합니다", en="must be one of {expected}"),
    "literal": Text(ko="{expected}이어야 합니다", en="must be {expected}"),
    "date": Text(ko="날짜여야 합니다", en="must be a date"),
    "datetime": Text(ko="날짜와 시각이어야 합니다", en="must be a date with a time"),
    "tuple": Text(ko="목록이어야 합니다", en="must be a list"),
    "dict": Text(ko="객체여야 합니다", en="must be an object"),
    "model": Text(ko="객체여야 합니다", en="must be an object"),
    "too": Text(ko="항목 수가 맞지 않습니다", en="has the wrong number of entries"),
}
"""What a field should have been, by the first words of the validator's error type."""


def _misfit(errors: list[ErrorDetails], place: str) -> InputError:
    """Say which field does not fit, what it should be, and how many more there are."""
    wrong = field_fault(errors[0])
    more = len(errors) - 1
    text = Text(
        ko="{place}: {wrong_ko}.{more_ko} {mend}", en="{place}: {wrong_en}{more_en}; {mend}"
    )
    return InputError(
        "document.field",
        _mended(
            text,
            place,
            wrong_ko=wrong.ko,
            wrong_en=wrong.en,
            more_ko=f" 맞지 않는 칸이 {more}개 더 있습니다." if more else "",
            more_en=f", and {more} more do not fit" if more else "",
        ),
    )


def field_fault(error: ErrorDetails) -> Text:
    """Say which field of a document does not fit, and what it should be; without a full stop.

    Parameters
    ----------
    error : one of the validator's; of its own words none is repeated.
    """
    kind = error["type"]
    wanted = _WANTED.get(kind) or _WANTED.get(
        kind.split("_")[0], Text(ko="형식에 맞지 않습니다", en="does not fit")
    )
    wanted = wanted.fill(expected=error.get("ctx", {}).get("expected", ""))
    given = error["input"]
    scalar = given is None or isinstance(given, str | int | float)
    value = f" ({json.dumps(given, ensure_ascii=False)[:40]})" if scalar else ""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"])
    field = "".join(steps).removeprefix(".")
    return Text(ko=f"{field}: {wanted.ko}{value}", en=f"{field} {wanted.en}{value}")


def _unsound(plan: Plan) -> Iterator[Finding]:
    """Give what is wrong with the building; nothing can be measured on a broken outline."""
    yield from check_venue(plan.venue)
    for hall in plan.halls:
        yield from check_hall(hall)


def strays(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give every name in a plan that the rest of it does not know, or knows twice.

    Yields
    ------
    The field, and the name in it.
    """
    halls = Counter(hall.id for hall in plan.halls)
    booths = Counter(booth.id for booth in plan.layout.booths)
    who = Counter(exhibitor.id for exhibitor in plan.brief.exhibitors)
    listed = (("halls", halls), ("layout.booths", booths), ("brief.exhibitors", who))
    for field, ids in listed:
        yield from ((f"{field}.id", name) for name, times in ids.items() if times > 1)
    for field in ("booths", "aisles", "zones", "areas", "pods"):
        things = getattr(plan.layout, field)
        yield from ((f"layout.{field}.hall", t.hall) for t in things if t.hall not in halls)
    yield from (("layout.pods.booth", p.booth) for p in plan.layout.pods if p.booth not in booths)
    tenants = [p.exhibitor for p in plan.layout.pods if p.exhibitor is not None]
    yield from (("layout.pods.exhibitor", name) for name in tenants if name not in who)
    for booth in plan.layout.booths:
        if len(set(booth.open_edges)) < len(booth.open_edges):
            yield "layout.booths.open_edges", booth.id
    yield from (("allotments.booth", a.booth) for a in plan.allotments if a.booth not in booths)
    sold = Counter(sale.booth for sale in plan.sales)
    yield from (("sales.booth", name) for name in sold if name not in booths or sold[name] > 1)
    buyers = [sale.exhibitor for sale in plan.sales if sale.exhibitor is not None]
    yield from (("sales.exhibitor", name) for name in buyers if name not in who)
    yield from (
        ("allotments.exhibitor", a.exhibitor) for a in plan.allotments if a.exhibitor not in who
    )
