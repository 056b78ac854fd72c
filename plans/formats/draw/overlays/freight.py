"""The layer of build-up: freight ways, and who moves in when."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Sequence

from plans.build_up import SLOT_MIN, MoveIn, kept_free, moves_of
from plans.plan import Plan
from venue.opening import Opening
from venue.text import Text

from ..overlay import (
    BANDS,
    NEAR_TO_FAR,
    THINNEST_MM,
    WIDEST_MM,
    XY,
    Overlay,
    Patch,
    Streak,
    Tag,
    inside_door,
)


def freight(plan: Plan) -> Overlay:
    """Colour booths by when they move in, and draw the ways from the freight doors."""
    moves = moves_of(plan)
    groups = {True: 0, False: 1}
    booths = {each.delivery.booth: 2 if each.at is None else groups[each.raw] for each in moves}
    keys = (
        (RAW_FIRST, NEAR_TO_FAR[3]),
        (SHELL_LAST, NEAR_TO_FAR[1]),
        (NO_FREIGHT, BANDS["dead"]),
        (KEPT_FREE, NEAR_TO_FAR[2]),
    )
    kept = set(kept_free(plan, moves))
    free = [aisle for aisle in plan.layout.aisles if aisle.id in kept]
    streaks: dict[str, dict[tuple[XY, XY], int]] = {hall.id: {} for hall in plan.halls}
    for each in moves:
        for leg in () if each.delivery.walk is None else each.delivery.walk.legs:
            for ends in itertools.pairwise(leg.line):
                streaks[leg.hall][ends] = streaks[leg.hall].get(ends, 0) + 1
    most = max((max(lines.values(), default=1) for lines in streaks.values()), default=1)
    wide = WIDEST_MM - THINNEST_MM
    return Overlay(
        FREIGHT,
        keys,
        booths,
        FREIGHT_NOTE,
        streaks={
            hall: tuple(
                Streak(ends, 2 * THINNEST_MM + wide * count / most) for ends, count in lines.items()
            )
            for hall, lines in streaks.items()
        },
        patches={
            hall.id: tuple(Patch(a.shape, NEAR_TO_FAR[2]) for a in free if a.hall == hall.id)
            for hall in plan.halls
        },
        tags=_slots(plan, moves),
        shown=(3,) if free else (),
    )


def _slots(plan: Plan, moves: Sequence[MoveIn]) -> dict[str, tuple[Tag, ...]]:
    """Write at each freight door when it is busy, day by day."""
    found: dict[str, tuple[Tag, ...]] = {}
    for hall in plan.halls:
        busy: dict[str, list[dt.datetime]] = defaultdict(list)
        for each in moves:
            if each.at is not None and hall.opening(each.delivery.door) is not None:
                busy[each.delivery.door].append(each.at)
        found[hall.id] = tuple(
            Tag(*place, DOOR.fill(door=_size(opening), days=_days(times)))
            for door, times in busy.items()
            if (place := inside_door(hall, door)) is not None
            and (opening := hall.opening(door)) is not None
        )
    return found


def _size(door: Opening) -> str:
    """Write what passes a door: its width, and the height and load that somebody has said."""
    size = f"{door.clear_width_mm / 1000:g}"
    if door.clear_height_mm is not None:
        size += f" × {door.clear_height_mm / 1000:g}"
    load = "" if door.load_kn_m2 is None else f", {door.load_kn_m2:g} kN/m²"
    return f"{size} m{load}"


def _days(times: Sequence[dt.datetime]) -> Text:
    """Say on which days and hours goods come, and for how many stands."""
    parts = [
        SLOTS.fill(month=day.month, day=day.day, first=f"{min(mine):%H:%M}",
                   last=f"{max(mine) + dt.timedelta(minutes=SLOT_MIN):%H:%M}", n=len(mine))
        for day in sorted({time.date() for time in times})
        for mine in [[time for time in times if time.date() == day]]
    ]  # fmt: skip
    return Text(ko=", ".join(p.ko for p in parts), en=", ".join(p.en for p in parts))


FREIGHT = Text(ko="반입 동선", en="Build-up and freight")
FREIGHT_NOTE = Text(
    ko="반입로는 폭 2.5 m로 가정했습니다. 시간표는 30분 단위의 제안입니다.",
    en="Freight ways are 2.5 m clear, as assumed; slots of half an hour are a proposal.",
)
RAW_FIRST = Text(ko="독립·중량물: 첫날 먼 곳부터", en="Raw, heavy: first day, farthest first")
SHELL_LAST = Text(ko="조립·패키지: 마지막 날", en="Shell, package: last day")
NO_FREIGHT = Text(ko="반입로가 닿지 않음", en="No freight way reaches it")
KEPT_FREE = Text(ko="비워 둘 반입 통로", en="No-freight aisle: keep clear")
DOOR = Text(ko="{door}: {days}", en="{door}: {days}")
SLOTS = Text(ko="{month}/{day} {first}–{last} ({n})", en="{day}/{month} {first}–{last} ({n})")
