"""Build-up of a plan: who moves in when, by which freight door, and who cannot."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString

from layouts.walking.freight import Delivery, deliveries

from .plan import Plan
from .walks import floors_of

SLOT_MIN = 30
"""Minutes a door is given to one stand; assumed, as each venue has its own."""

OPENS = dt.time(8, 0)
"""When freight doors open; assumed."""

A_DAY = 20
"""Slots of a door on one day: from eight to six."""


SHARED = 0.2
"""Aisles that more than this share of a hall's deliveries pass are to be kept clear of goods."""

PASSES_MM = 3_000.0
"""A delivery passes an aisle along which it goes so far."""


@dataclass(frozen=True)
class MoveIn:
    """A stand's move-in: its way, and when its goods are brought; None without a way."""

    delivery: Delivery
    raw: bool
    at: dt.datetime | None


def moves_of(plan: Plan) -> tuple[MoveIn, ...]:
    """Give every booth its move-in.

    Parameters
    ----------
    plan : the plan.

    Returns
    -------
    One for each booth that somebody has. Raw space and heavy goods come on the first day of
    build-up, the farthest from its door first, so that nobody's stand is in the way; shells and
    packages on its last day. Where a day is full the next one follows, but never the show.
    """
    served = {a.booth: plan.exhibitor_of(a.booth) for a in plan.allotments}
    first = {booth: who is not None and who.bulky for booth, who in served.items()}
    days = max(plan.brief.tenancy.build_up, 1)
    start = plan.brief.dates[0] - dt.timedelta(days=days)
    queues: dict[tuple[str, bool], list[Delivery]] = defaultdict(list)
    found = []
    loads = {booth: 0.0 if who is None else who.load_kn_m2 or 0.0 for booth, who in served.items()}
    for each in deliveries(floors_of(plan), loads):
        if each.walk is None:
            found.append(MoveIn(each, first[each.booth], None))
        else:
            queues[each.door, first[each.booth]].append(each)
    for (_, raw), queue in queues.items():
        queue.sort(key=lambda each: (-(each.length_m or 0.0), each.booth))
        for place, each in enumerate(queue):
            day = min((0 if raw else days - 1) + place // A_DAY, days - 1)
            opens = dt.datetime.combine(start + dt.timedelta(days=day), OPENS)
            at = opens + dt.timedelta(minutes=SLOT_MIN * (place % A_DAY))
            found.append(MoveIn(each, raw, at))
    return tuple(found)


def kept_free(plan: Plan, moves: Sequence[MoveIn]) -> tuple[str, ...]:
    """Give the no-freight aisles: goods in one of them would stop everybody behind.

    Parameters
    ----------
    plan : the plan.
    moves : who moves in, as `moves_of` gives them.

    Returns
    -------
    Ids of the aisles that more than `SHARED` of their hall's deliveries pass on the way to a
    stand, each for at least 3 m. That of a stand's own front counts as one.
    """
    lines: dict[str, list[LineString]] = defaultdict(list)
    for each in moves:
        for leg in () if each.delivery.walk is None else each.delivery.walk.legs:
            if len(leg.line) > 1:
                lines[leg.hall].append(LineString(leg.line))
    found = []
    for aisle in plan.layout.aisles:
        ways = np.array(lines[aisle.hall], dtype=object)
        inside = shapely.length(shapely.intersection(ways, aisle.shape)) if len(ways) else ways
        if len(ways) and (inside >= PASSES_MM).sum() > SHARED * len(ways):
            found.append(aisle.id)
    return tuple(found)
