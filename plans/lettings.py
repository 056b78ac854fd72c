"""The calendar of a venue: who lets which halls when, how full they are, and who was refused."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator
from shapely.geometry import Polygon

from venue.errors import InputError
from venue.hall import Hall
from venue.opened import open_halls
from venue.shapes import moved, overlaps, polygon
from venue.text import Text
from venue.value import Value
from venue.venue import Venue

CALENDAR_SCHEMA: Literal["madang/calendar/1"] = "madang/calendar/1"

HEALTHY = (0.5, 0.6)
"""Shares of days and floor let that venues call healthy; COEX reached some 0.8 (press, 2022)."""

LONGEST_DAYS = 3_660
"""Ten years: what is told by month and hall is a thousand lines then."""


class Letting(Value):
    """A show's lease: its halls, its first and last day, and when it is open.

    ``people`` are those in the halls at the busiest moment of an open day. ``refused`` says that
    the venue had no room for it.
    """

    show: str = Field(min_length=1)
    halls: tuple[str, ...] = Field(min_length=1)
    first: dt.date
    last: dt.date
    opens: dt.date | None = None
    closes: dt.date | None = None
    people: int = Field(default=0, ge=0)
    refused: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> "Letting":
        """Refuse days that run backwards."""
        opens, closes = self.opens or self.first, self.closes or self.last
        if not self.first <= opens <= closes <= self.last:
            msg = "first, opens, closes and last follow one another"
            raise ValueError(msg)
        return self

    @property
    def days(self) -> int:
        """How many days it is let."""
        return (self.last - self.first).days + 1


class Calendar(Value):
    """What is let of a venue from one day to another.

    ``ceiling`` is how many people the venue may hold at once, as somebody states it.
    """

    schema_: Literal["madang/calendar/1"] = Field(default=CALENDAR_SCHEMA, alias="schema")
    venue: str
    first: dt.date
    last: dt.date
    ceiling: int | None = Field(default=None, ge=1)
    shows: tuple[Letting, ...] = ()


class Month(Value):
    """How much of a hall is let in a month: days, and their share of the days there are."""

    hall: str
    month: str
    days_let: int
    days: int
    utilisation: float


class TurnAround(Value):
    """The free days of a hall between two shows."""

    hall: str
    after: str
    before: str
    days: int


class Clash(Value):
    """Two shows that let one hall on the same days."""

    hall: str
    shows: tuple[str, str]
    first: dt.date
    last: dt.date


class Peak(Value):
    """The day on which most people are in the building at once."""

    day: dt.date
    people: int
    shows: tuple[str, ...]
    over: bool | None


class Filling(Value):
    """A calendar in figures; areas and days together are m2-days."""

    venue: str
    let_m2_days: float
    there_m2_days: float
    refused_m2_days: float
    utilisation: float
    months: tuple[Month, ...]
    turn_arounds: tuple[TurnAround, ...]
    clashes: tuple[Clash, ...]
    most_at_once: int
    peak: Peak | None


def filling(calendar: Calendar, venue: Venue) -> Filling:
    """Count what is let.

    Parameters
    ----------
    calendar : the lettings; days outside its own first and last do not count.
    venue : their building.

    Raises
    ------
    InputError : when a hall is unknown, or the days are too many or run backwards.

    Notes
    -----
    ``utilisation = let m2-days / (gross area x days)`` over all halls; of a hall in a month it is
    the share of its days. Two lettings of one hall on one day count once, and are told as a clash.
    """
    span = (calendar.last - calendar.first).days + 1
    if not 1 <= span <= LONGEST_DAYS:
        raise InputError("calendar.days", _DAYS.fill(most=f"{LONGEST_DAYS:,}"))
    floors = _floors(venue)
    areas = {hall.id: hall.gross_m2 for hall in venue.halls if floors[hall.id] == (hall.id,)}
    held = [show for show in calendar.shows if not show.refused]
    let: dict[str, list[Letting]] = defaultdict(list)
    for show in held:
        for hall in _members(venue, floors, show):
            let[hall].append(show)
    taken = {hall: {day for show in let[hall] for day in _days(calendar, show)} for hall in areas}
    let_m2 = sum(areas[hall] * len(days) for hall, days in taken.items())
    there = sum(areas.values()) * span
    refused = sum(
        sum(areas[hall] for hall in _members(venue, floors, show))
        * len(list(_days(calendar, show)))
        for show in calendar.shows
        if show.refused
    )
    by_day = _by_day(calendar, held)
    return Filling(
        venue=venue.id,
        let_m2_days=round(let_m2, 1),
        there_m2_days=round(there, 1),
        refused_m2_days=round(refused, 1),
        utilisation=round(let_m2 / there, 4) if there else 0.0,
        months=tuple(_months(calendar, taken)),
        turn_arounds=tuple(_turn_arounds(let)),
        clashes=tuple(_clashes(let)),
        most_at_once=max((len(shows) for shows in by_day.values()), default=0),
        peak=_peak(by_day, calendar.ceiling),
    )


def _floors(venue: Venue) -> dict[str, tuple[str, ...]]:
    """Give the halls on whose floor each hall lies: itself, or for a variant those before it."""
    found: dict[str, tuple[str, ...]] = {}
    own: list[tuple[Hall, Polygon]] = []
    for hall in venue.halls:
        there = polygon(moved(hall.outline, hall.origin_mm))
        below = tuple(h.id for h, at in own if h.level == hall.level and overlaps(at, there))
        found[hall.id] = below or (hall.id,)
        if not below:
            own.append((hall, there))
    return found


def _members(venue: Venue, floors: Mapping[str, tuple[str, ...]], show: Letting) -> list[str]:
    """Give the single halls whose floor a show lets, each once."""
    opened = open_halls(venue, show.halls)
    named = [member for hall in opened for member in (hall.members or (hall.id,))]
    return list(dict.fromkeys(floor for hall in named for floor in floors[hall]))


def _days(calendar: Calendar, show: Letting) -> Iterator[dt.date]:
    """Give the days of a letting that lie in the calendar."""
    first, last = max(show.first, calendar.first), min(show.last, calendar.last)
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number)


def _months(calendar: Calendar, taken: dict[str, set[dt.date]]) -> Iterator[Month]:
    """Count each hall's days by month."""
    span = (calendar.last - calendar.first).days + 1
    there: dict[str, int] = defaultdict(int)
    for number in range(span):
        there[f"{calendar.first + dt.timedelta(days=number):%Y-%m}"] += 1
    for hall, days in taken.items():
        mine: dict[str, int] = defaultdict(int)
        for day in days:
            mine[f"{day:%Y-%m}"] += 1
        for month, count in there.items():
            yield Month(
                hall=hall, month=month, days_let=mine[month], days=count,
                utilisation=round(mine[month] / count, 4),
            )  # fmt: skip


def _turn_arounds(let: dict[str, list[Letting]]) -> Iterator[TurnAround]:
    """Give the free days between one show and the next in each hall."""
    for hall, shows in sorted(let.items()):
        order = sorted(shows, key=lambda show: (show.first, show.last))
        for one, other in pairwise(order):
            free = (other.first - one.last).days - 1
            if free >= 0:
                yield TurnAround(hall=hall, after=one.show, before=other.show, days=free)


def _clashes(let: dict[str, list[Letting]]) -> Iterator[Clash]:
    """Give the pairs of shows that let one hall at once."""
    for hall, shows in sorted(let.items()):
        order = sorted(shows, key=lambda show: (show.first, show.show))
        for place, one in enumerate(order):
            for other in order[place + 1 :]:
                first, last = max(one.first, other.first), min(one.last, other.last)
                if first <= last:
                    names = (one.show, other.show)
                    yield Clash(hall=hall, shows=names, first=first, last=last)


def _by_day(calendar: Calendar, held: Sequence[Letting]) -> dict[dt.date, list[Letting]]:
    """Give the shows that are open on each day."""
    found: dict[dt.date, list[Letting]] = defaultdict(list)
    for show in held:
        opens, closes = show.opens or show.first, show.closes or show.last
        for day in _days(calendar, show):
            if opens <= day <= closes:
                found[day].append(show)
    return found


def _peak(by_day: dict[dt.date, list[Letting]], ceiling: int | None) -> Peak | None:
    """Find the day with most people at once; the first of several."""
    if not by_day:
        return None
    people = {day: sum(show.people for show in shows) for day, shows in by_day.items()}
    day = min(people, key=lambda each: (-people[each], each))
    return Peak(
        day=day,
        people=people[day],
        shows=tuple(show.show for show in by_day[day]),
        over=None if ceiling is None else people[day] > ceiling,
    )


_DAYS = Text(
    ko="달력의 first와 last를 확인해 주십시오. 앞뒤가 바뀌었거나 {most}일을 넘습니다.",
    en="Check the calendar's first and last day: they run backwards, or span over {most} days.",
)
