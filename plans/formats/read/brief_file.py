"""brief.toml as people write it: lengths in metres, every key with what belongs there."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from layouts.brief.brief import BRIEF_SCHEMA, BestSpots, Tenancy
from layouts.brief.limits import preset_names
from layouts.brief.rates import Rates
from layouts.brief.request import MOST_SEATS, ZONE_COLOURS, AreaKind, Relation
from layouts.brief.visitors import Visitors
from venue.text import Text
from venue.value import Value

MIN_MODULE_M = 1.0
"""The least side of a booth unit; 3.0 and 3.048 are common, a lesser one is a slip."""

MAX_MODULE_M = 10.0
"""The greatest side of a booth unit: 3000 is one written in millimetres."""

MAX_SIDE_M = 500.0
"""No area is longer: the largest hall in the world measures 400 m."""

MAX_M = 10_000.0
"""No position lies further out than 10 km."""


def _both(value: object) -> object:
    """Take a plain text for both languages."""
    return {"ko": value, "en": value} if isinstance(value, str) else value


def _named(text: Text) -> Text:
    """Refuse a text that says nothing in either language."""
    if not text.say("ko").strip():
        raise ValueError
    return text


def _day(value: object) -> object:
    """Take a day as a text, the way TOML's own days are written too."""
    if isinstance(value, dt.datetime):
        raise ValueError
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _kind(value: object) -> object:
    """Take an area's kind by its name; everything else is refused as it is."""
    return AreaKind(value) if isinstance(value, str) else value


def _relation(value: object) -> object:
    """Take a relation by its name."""
    return Relation(value) if isinstance(value, str) else value


def _best_spots(value: object) -> object:
    """Take who gets the best spots by its name."""
    return BestSpots(value) if isinstance(value, str) else value


Words = Annotated[Text, BeforeValidator(_both)]
Word = Annotated[str, Field(min_length=1, pattern=r"\S")]
Day = Annotated[dt.date, BeforeValidator(_day)]
Place = Annotated[float, Field(ge=-MAX_M, le=MAX_M)]
Side = Annotated[float, Field(ge=0.1, le=MAX_SIDE_M)]


class ZoneTable(Value):
    """One table ``[[zones]]``."""

    id: Word
    name: Words = Text()
    hall: Word | None = None
    near: Word | None = None
    code: Annotated[str, Field(pattern=r"^\S{1,3}$")] | None = None
    colour: Annotated[int, Field(ge=1, le=ZONE_COLOURS)] | None = None


class AreaTable(Value):
    """One table ``[[areas]]``; ``size`` is width x depth in metres.

    A plaza is walkable unless told otherwise.
    """

    id: Word
    kind: Annotated[AreaKind, BeforeValidator(_kind)]
    name: Words = Text()
    size: Annotated[list[Side], Field(min_length=2, max_length=2)]
    hall: Word | None = None
    near: Word | None = None
    walkable: bool | None = None
    seats: Annotated[int, Field(ge=0, le=MOST_SEATS)] = 0


class PinTable(Value):
    """One table ``[[pins]]``; ``x, y`` in metres, ``rotation`` in degrees."""

    exhibitor: Word
    hall: Word
    x: Place
    y: Place
    rotation: float = 0.0


class PairTable(Value):
    """One table ``[[pairs]]``; ``distance`` in metres."""

    a: Word
    b: Word
    relation: Annotated[Relation, BeforeValidator(_relation)]
    distance: Annotated[float, Field(ge=0.1, le=MAX_M)] | None = None


class BriefFile(Value):
    """The whole file; the document of schema ``madang/brief/1`` as it is written by people.

    Validate it strictly: a number in quotes is a slip, and ``true`` is no 1.
    """

    schema_: Literal["madang/brief/1"] = Field(alias="schema")
    title: Annotated[Words, AfterValidator(_named)]
    dates: Annotated[list[Day], Field(min_length=2, max_length=2)]
    venue: Word
    halls: Annotated[list[Word], Field(min_length=1)]
    rules: Word = "kr-practice"
    rules_override: dict[str, float] = Field(default_factory=dict)
    module: Annotated[float, Field(ge=MIN_MODULE_M, le=MAX_MODULE_M)] = 3.0
    exhibitors: Word
    partitions: dict[str, Literal["open", "closed"]] = Field(default_factory=dict)
    tenancy: Tenancy = Tenancy()
    zones: list[ZoneTable] = Field(default_factory=list)
    areas: list[AreaTable] = Field(default_factory=list)
    pins: list[PinTable] = Field(default_factory=list)
    pairs: list[PairTable] = Field(default_factory=list)
    rates: Rates = Rates()
    visitors: Visitors = Visitors()
    best_spots: Annotated[BestSpots, BeforeValidator(_best_spots)] = BestSpots.PRIORITY


_TEXT = Text(ko="글을", en="a text")
_NAME = Text(ko='{ ko = "…", en = "…" } 또는 글을', en='{ ko = "…", en = "…" } or a text')
_ID = Text(ko="비어 있지 않은 id를", en="an id")
_HALL = Text(ko="halls에 있는 홀의 id를", en="the id of one of the halls")
_NEAR = Text(ko="출입구의 id를 ‘C-S2’처럼", en="the id of an opening such as ‘C-S2’")
_METRES = Text(ko="m 단위 수를 12.0처럼", en="a number of metres such as 12.0")
_SHARE = Text(ko="0부터 5까지의 비율을", en="a share from 0 to 5")
_WON = Text(ko="0 이상의 정수(원)를", en="a whole number of won, 0 or more")
_DAYS = Text(ko="0부터 60까지의 일수를", en="a number of days from 0 to 60")


def _tables(name: str) -> Text:
    """Say that a key holds tables under headings of their own."""
    return Text(ko=f"[[{name}]] 표를 하나 이상", en=f"one or more tables headed [[{name}]]")


def _table(name: str) -> Text:
    """Say that a key is a table."""
    return Text(ko=f"[{name}] 표를", en=f"a table headed [{name}]")


WANTED: dict[str, Text] = {
    "schema": Text(ko=f'"{BRIEF_SCHEMA}"이라고', en=f'"{BRIEF_SCHEMA}"'),
    "title": _NAME,
    "dates": Text(
        ko='첫날과 끝날을 ["2024-10-10", "2024-10-12"]처럼',
        en='the first and the last day like ["2024-10-10", "2024-10-12"]',
    ),
    "venue": Text(
        ko="행사장의 이름이나 파일 경로를",
        en="a venue of the catalogue or the path of a venue file",
    ),
    "halls": Text(ko='홀의 id를 ["B2", "C"]처럼', en='ids of halls like ["B2", "C"]'),
    "rules": Text(
        ko=", ".join(preset_names()) + " 가운데 하나를", en="one of " + ", ".join(preset_names())
    ),
    "rules_override": Text(ko="규칙마다 유한한 수를", en="a finite number for each rule"),
    "module": Text(
        ko=f"부스 한 단위의 변을 {MIN_MODULE_M:g}~{MAX_MODULE_M:g} m 안에서 3.0처럼",
        en=f"the side of a booth unit from {MIN_MODULE_M:g} to {MAX_MODULE_M:g} metres such as 3.0",
    ),
    "exhibitors": Text(
        ko='출품사 표의 경로를 "exhibitors.csv"처럼',
        en='the path of the exhibitor sheet such as "exhibitors.csv"',
    ),
    "best_spots": Text(ko='"priority"나 "lot"을', en='"priority" or "lot"'),
    "partitions": Text(ko='"open"이나 "closed"를', en='"open" or "closed"'),
    "tenancy": _table("tenancy"),
    "tenancy.build_up": _DAYS,
    "tenancy.breakdown": _DAYS,
    "zones": _tables("zones"),
    "zones.id": _ID,
    "zones.name": _NAME,
    "zones.hall": _HALL,
    "zones.near": _NEAR,
    "zones.code": Text(ko="한 자에서 세 자 사이의 약호를", en="a mark of one to three letters"),
    "zones.colour": Text(
        ko=f"1부터 {ZONE_COLOURS}까지의 정수를", en=f"a whole number from 1 to {ZONE_COLOURS}"
    ),
    "areas": _tables("areas"),
    "areas.id": _ID,
    "areas.kind": Text(
        ko=", ".join(AreaKind) + " 가운데 하나를", en="one of " + ", ".join(AreaKind)
    ),
    "areas.name": _NAME,
    "areas.size": Text(
        ko=f"가로와 세로를 0.1~{MAX_SIDE_M:g} m 안에서 [24, 15]처럼",
        en=f"width and depth, each from 0.1 to {MAX_SIDE_M:g} metres, like [24, 15]",
    ),
    "areas.hall": _HALL,
    "areas.near": _NEAR,
    "areas.walkable": Text(ko="true나 false를", en="true or false"),
    "areas.seats": Text(
        ko=f"0에서 {MOST_SEATS:,}까지의 좌석 수를", en=f"a number of seats, 0 to {MOST_SEATS:,}"
    ),
    "pins": _tables("pins"),
    "pins.exhibitor": Text(ko="출품사의 id를", en="the id of an exhibitor"),
    "pins.hall": _HALL,
    "pins.x": _METRES,
    "pins.y": _METRES,
    "pins.rotation": Text(ko="각도(도)를 90처럼", en="degrees such as 90"),
    "pairs": _tables("pairs"),
    "pairs.a": Text(ko="출품사의 id를", en="the id of an exhibitor"),
    "pairs.b": Text(ko="출품사의 id를", en="the id of an exhibitor"),
    "pairs.relation": Text(ko='"adjacent"나 "apart"를', en='"adjacent" or "apart"'),
    "pairs.distance": Text(
        ko=f"0.1~{MAX_M:,.0f} m 안의 거리를 20.0처럼",
        en=f"a distance from 0.1 to {MAX_M:,.0f} metres such as 20.0",
    ),
    "rates": _table("rates"),
    "rates.rent_krw_m2_day": _WON,
    "rates.booth_krw_m2": Text(
        ko="0부터 100,000,000까지의 정수(원)를", en="a whole number of won from 0 to 100,000,000"
    ),
    "rates.corner_share": _SHARE,
    "rates.island_share": _SHARE,
    "rates.month_factors": Text(
        ko="1월부터 12월까지 0부터 10까지의 배수 열두 개를",
        en="twelve factors from 0 to 10, January to December",
    ),
    "rates.zone_factors": Text(
        ko="구역마다 0부터 10까지의 배수를", en="a factor from 0 to 10 for each zone"
    ),
    "rates.early": _tables("rates.early"),
    "visitors": _table("visitors"),
    "visitors.expected": Text(ko="0 이상의 정수(명)를", en="a whole number of people, 0 or more"),
    "visitors.stops": Text(ko="0보다 큰 수를", en="a number above 0"),
    "visitors.dwell_min": Text(ko="0 이상의 분을", en="minutes, 0 or more"),
    "visitors.speed_m_s": Text(ko="0보다 큰 속도(m/s)를", en="a speed above 0 in metres a second"),
    "visitors.first_decay_m": Text(ko="0보다 큰 미터를", en="metres above 0"),
    "visitors.decay_m": Text(ko="0보다 큰 미터를", en="metres above 0"),
    "visitors.attraction": Text(ko='"area" 또는 "equal"을', en='"area" or "equal"'),
    "visitors.open_hours": Text(ko="하루에 여는 시간을", en="hours a day"),
    "visitors.peak": Text(ko="1 이상의 배수를", en="a factor of 1 or more"),
    "visitors.calibrated": Text(ko="true 또는 false를", en="true or false"),
}
"""What belongs under each key, by its dotted name; in Korean with the object particle."""
