"""Rivals are moved apart: two stands of one kind change places where that parts a pair."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from layouts.brief.exhibitor import Exhibitor

from .assign import Seat
from .ground import Rect

ROUNDS = 3
"""Rounds of swaps; a swap may bring two other rivals together, which the next round mends."""


def part_rivals(
    seats: Sequence[Seat],
    standing: Mapping[str, Rect],
    exhibitors: Mapping[str, Exhibitor],
    apart_mm: float,
) -> list[Seat]:
    """Swap seats until no rivals stand near one another, or no swap helps.

    Parameters
    ----------
    seats : who sits where; only requests of one kind may change places.
    standing : stands that stay where they are.
    exhibitors : their rivals; rivalry goes both ways.
    apart_mm : the least distance between rivals, millimetres.

    Returns
    -------
    The seats in their order, with open sides still as wanted.
    """
    known = list(seats)
    rivals: dict[str, set[str]] = {}
    for who in exhibitors.values():
        for other in who.rivals:
            rivals.setdefault(who.id, set()).add(other)
            rivals.setdefault(other, set()).add(who.id)
    for _ in range(ROUNDS if rivals else 0):
        where = dict(standing) | {key: s.rect for s in known for key, _ in s.request.members}
        near = [p for p, s in enumerate(known) if _clashes(s, s.rect, rivals, where, apart_mm)]
        if not near:
            break
        for place in near:
            _swap(known, place, rivals, apart_mm, standing)
    return known


def _clashes(
    seat: Seat,
    rect: Rect,
    rivals: Mapping[str, set[str]],
    where: Mapping[str, Rect],
    apart_mm: float,
) -> int:
    """Count the rivals of a seat's exhibitors that stand near a place."""
    return sum(
        _gap(rect, where[other]) < apart_mm
        for key, _ in seat.request.members
        for other in rivals.get(key, ())
        if other in where
    )


def _swap(
    seats: list[Seat],
    place: int,
    rivals: Mapping[str, set[str]],
    apart_mm: float,
    standing: Mapping[str, Rect],
) -> None:
    """Change places with the nearest seat of its kind that leaves fewer rivals together."""
    mine = seats[place]
    where = dict(standing) | {key: s.rect for s in seats for key, _ in s.request.members}
    best: tuple[int, float, int] | None = None
    for index, other in enumerate(seats):
        if index == place or other.request.kind != mine.request.kind:
            continue
        if _sides_lost(mine, other):
            continue
        moved = dict(where)
        moved |= {key: other.rect for key, _ in mine.request.members}
        moved |= {key: mine.rect for key, _ in other.request.members}
        left = _clashes(mine, other.rect, rivals, moved, apart_mm)
        left += _clashes(other, mine.rect, rivals, moved, apart_mm)
        now = _clashes(mine, mine.rect, rivals, where, apart_mm)
        now += _clashes(other, other.rect, rivals, where, apart_mm)
        rank = (left, float(np.hypot(*np.subtract(mine.rect.centre, other.rect.centre))), index)
        if left < now and (best is None or rank < best):
            best = rank
    if best is not None:
        other = seats[best[2]]
        seats[place] = replace(other, request=mine.request)
        seats[best[2]] = replace(mine, request=other.request)


def _sides_lost(one: Seat, other: Seat) -> bool:
    """Tell whether a swap would take an open side from somebody who wants it."""
    return other.taken.spot.sides < min(
        one.request.sides, one.taken.spot.sides
    ) or one.taken.spot.sides < min(other.request.sides, other.taken.spot.sides)


def _gap(one: Rect, other: Rect) -> float:
    """Give the distance between two rectangles, millimetres."""
    across = max(one.u0 - other.u1, other.u0 - one.u1, 0.0)
    along = max(one.v0 - other.v1, other.v0 - one.v1, 0.0)
    return float(np.hypot(across, along))
