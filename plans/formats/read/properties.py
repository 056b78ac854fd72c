"""What a GeoJSON feature says of itself: names, numbers, lengths, supplies."""

from pydantic import TypeAdapter, ValidationError

from plans.formats.read.geojson import Feature
from venue.errors import VenueError
from venue.text import Text
from venue.units import LIMIT_MM, to_mm
from venue.utility import Supply

_SUPPLIES: TypeAdapter[tuple[Supply, ...]] = TypeAdapter(tuple[Supply, ...])


def name_of(feature: Feature, otherwise: str = "") -> Text:
    """Give a feature's name in both languages, as far as the file has it."""
    plain = feature.text("name")
    ko, en = feature.text("name_ko") or plain, feature.text("name_en") or plain
    return Text(ko=ko, en=en) if ko or en else Text(ko=otherwise, en=otherwise)


def supplies_of(feature: Feature) -> tuple[Supply, ...]:
    """Give what a floor box or trench supplies.

    Raises
    ------
    VenueError : when a supply has no known service, or a capacity that is none.
    """
    given = feature.properties.get("supplies") or []
    try:
        return tuple(_SUPPLIES.validate_python(given))
    except ValidationError as exc:
        text = Text(
            ko="supplies: 다음처럼 적어 주십시오: {example}.",
            en="supplies: write them like this: {example}.",
        )
        example = '[{"service": "power", "capacity": 20, "phases": 3}]'
        raise VenueError("venue.supplies", feature.says(text.fill(example=example))) from exc


def number_of(feature: Feature, name: str) -> float | None:
    """Give a property that is a number of zero or more, None when it is missing.

    Raises
    ------
    VenueError : when it is anything else.
    """
    value = feature.properties.get(name)
    if value is None:
        return None
    known = isinstance(value, int | float) and not isinstance(value, bool)
    if not known or not 0 <= value <= LIMIT_MM:
        text = Text(
            ko="{name}: “{value}” 대신 0 이상의 수를 적어 주십시오.",
            en='{name}: write a number of zero or more, not "{value}".',
        )
        text = text.fill(name=name, value=str(value)[:40])
        raise VenueError("venue.number", feature.says(text))
    return float(value)


def length_of(feature: Feature, name: str) -> int | None:
    """Give a property in metres as millimetres, None when it is missing or zero.

    Raises
    ------
    VenueError : when it is no length within 10 km.
    """
    metres = number_of(feature, name)
    try:
        return None if metres is None else to_mm(metres) or None
    except ValueError as exc:
        text = Text(
            ko="{name}: {value:g} m는 10 km를 넘습니다. 미터로 적어 주십시오.",
            en="{name}: {value:g} m is beyond 10 km; write it in metres.",
        )
        raise VenueError("venue.beyond", feature.says(text.fill(name=name, value=metres))) from exc
