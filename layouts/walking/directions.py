"""A way in words: along which aisle, how far, and which turning to take."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString

from layouts.aisle import Aisle, AisleKind
from venue.text import Text

from .route import Leg

STRAIGHT_DEG = 25.0
"""Bends up to this angle are no turnings: people swerve around corners."""

SHORT_MM = 2_000.0
"""Stretches shorter than this are a part of the turning between two aisles."""


@dataclass(frozen=True)
class Stretch:
    """A part of a way that one would walk without being told to turn.

    ``aisle`` is the one it mostly runs in, None across open floor.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    length_mm: float
    aisle: Aisle | None

    @property
    def heading_deg(self) -> float:
        """Its direction, degrees counter-clockwise from x."""
        return math.degrees(math.atan2(self.end[1] - self.start[1], self.end[0] - self.start[0]))


def directions(leg: Leg, aisles: Sequence[Aisle]) -> tuple[Text, ...]:
    """Say how to walk a leg.

    Parameters
    ----------
    leg : the way in one hall.
    aisles : the hall's aisles.

    Returns
    -------
    A sentence for each stretch: how far along which aisle; from the second on which turning leads
    into it, counted by the aisles that branch off to that side.
    """
    here = [aisle for aisle in aisles if aisle.hall == leg.hall]
    stretches = _stretches(leg, here)
    found = []
    for number, stretch in enumerate(stretches):
        along = ALONG.fill(aisle=_named(stretch.aisle)) if stretch.aisle else ACROSS
        metres = round(stretch.length_mm / 1000)
        if number == 0:
            found.append(GO.fill(along=along, m=metres))
            continue
        before = stretches[number - 1]
        turn = _turn_deg(before.heading_deg, stretch.heading_deg)
        left = turn > 0
        nth = _nth(before, stretch, here, left=left)
        way = (LEFT if left else RIGHT) if nth is None else _ordinal(nth, left=left)
        found.append(TURN.fill(way=way, along=along, m=metres))
    return tuple(found)


def side_of(leg: Leg, place: tuple[float, float]) -> Text:
    """Say on which side of the end of a leg a place lies.

    Parameters
    ----------
    leg : the way.
    place : a point of its hall, millimetres.
    """
    (ax, ay), (bx, by) = leg.line[-2:] if len(leg.line) > 1 else (leg.line[0], leg.line[0])
    cross = (bx - ax) * (place[1] - by) - (by - ay) * (place[0] - bx)
    ahead = (bx - ax) * (place[0] - bx) + (by - ay) * (place[1] - by)
    if abs(cross) <= abs(ahead) * math.tan(math.radians(STRAIGHT_DEG)):
        return AHEAD
    return ON_LEFT if cross > 0 else ON_RIGHT


def _stretches(leg: Leg, aisles: Sequence[Aisle]) -> list[Stretch]:
    """Cut a leg where one turns, or comes into another aisle by a turn."""
    points = [leg.line[0]]
    for point in leg.line[1:]:
        if math.dist(point, points[-1]) > 1.0:
            points.append(point)
    pieces = [
        Stretch(a, b, math.dist(a, b), _aisle_of(a, b, aisles))
        for a, b in itertools.pairwise(points)
    ]
    merged: list[Stretch] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and _goes_on(last, piece):
            aisle = max((last, piece), key=lambda s: (s.aisle is not None, s.length_mm)).aisle
            length = last.length_mm + piece.length_mm
            merged[-1] = Stretch(last.start, piece.end, length, aisle)
        else:
            merged.append(piece)
    return merged


def _goes_on(last: Stretch, piece: Stretch) -> bool:
    """Tell whether a piece is walked as a part of the stretch before it."""
    if min(last.length_mm, piece.length_mm) < SHORT_MM:
        return True
    turn = abs(_turn_deg(last.heading_deg, piece.heading_deg))
    return turn <= STRAIGHT_DEG or (last.aisle is not None and last.aisle is piece.aisle)


def _aisle_of(
    a: tuple[float, float], b: tuple[float, float], aisles: Sequence[Aisle]
) -> Aisle | None:
    """Give the aisle that most of a line runs in, of equals the one that runs its way."""
    line, heading = LineString([a, b]), math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    best, aisle = 0.5 * line.length, None
    for each in aisles:
        inside = shapely.intersection(line, each.shape).length
        worth = inside * (0.5 + abs(math.cos(math.radians(heading - _along_deg(each)))) / 2)
        if inside >= 0.5 * line.length and worth > best - 1e-9:
            best, aisle = worth, each
    return aisle


def _along_deg(aisle: Aisle) -> float:
    """Give the direction an aisle runs in, degrees."""
    return aisle.rotation_deg + (0.0 if aisle.along == "width" else 90.0)


def _turn_deg(before: float, after: float) -> float:
    """Give the turn from one heading to another, degrees, left positive, in (-180, 180]."""
    return -((before - after + 180) % 360 - 180)


def _nth(before: Stretch, after: Stretch, aisles: Sequence[Aisle], *, left: bool) -> int | None:
    """Count the aisles that branch off to a side up to the turning; None across open floor."""
    if before.aisle is None or after.aisle is None or before.aisle is after.aisle:
        return None
    way = np.array(before.end) - np.array(before.start)
    length = float(np.hypot(*way))
    if length < 1:
        return None
    way = way / length
    across = np.array([-way[1], way[0]]) * (1 if left else -1)
    half = before.aisle.clear_width_mm / 2
    found = 0
    for aisle in aisles:
        ring = np.array(aisle.corners) - np.array(before.start)
        along, beside = ring @ way, ring @ across
        middle = float(along.mean() if aisle is not after.aisle else length)
        branches = beside.max() > 2 * half and abs(
            math.cos(math.radians(_along_deg(aisle) - before.heading_deg))
        ) < math.cos(math.radians(STRAIGHT_DEG))
        passed = 0 < middle <= length + aisle.clear_width_mm / 2
        found += bool(branches and passed and beside.min() < 2 * half)
    return found or None


def _named(aisle: Aisle) -> Text:
    """Name an aisle as a visitor would."""
    if aisle.kind is AisleKind.AISLE and aisle.number is not None:
        return NUMBERED.fill(n=aisle.number)
    return KINDS[aisle.kind]


def _ordinal(nth: int, *, left: bool) -> Text:
    """Say the n-th turning to a side."""
    side = SIDE_LEFT if left else SIDE_RIGHT
    word = ORDINALS[nth - 1] if nth <= len(ORDINALS) else Text(ko=f"{nth}번째", en=f"{nth}th")
    return NTH.fill(nth=word, side=side)


def walk_steps(legs: Sequence[Leg], aisles: Sequence[Aisle]) -> Iterator[Text]:
    """Say how to walk several legs, one after the other."""
    for leg in legs:
        yield from directions(leg, aisles)


KINDS = {
    AisleKind.MAIN: Text(ko="주통로", en="the main aisle"),
    AisleKind.CROSS: Text(ko="횡통로", en="the cross aisle"),
    AisleKind.AISLE: Text(ko="통로", en="the aisle"),
}
NUMBERED = Text(ko="{n}번 통로", en="aisle {n}")
ALONG = Text(ko="{aisle}를 따라", en="along {aisle}")
ACROSS = Text(ko="열린 바닥을 지나", en="across the open floor")
GO = Text(ko="{along} {m} m 갑니다", en="go {along} for {m} m")
TURN = Text(ko="{way} 꺾어 {along} {m} m 갑니다", en="{way}, go {along} for {m} m")
LEFT = Text(ko="왼쪽으로", en="turn left")
RIGHT = Text(ko="오른쪽으로", en="turn right")
NTH = Text(ko="{nth} {side}으로", en="take the {nth} {side}")
SIDE_LEFT = Text(ko="왼쪽", en="left")
SIDE_RIGHT = Text(ko="오른쪽", en="right")
ORDINALS = (
    Text(ko="첫 번째", en="first"),
    Text(ko="두 번째", en="second"),
    Text(ko="세 번째", en="third"),
    Text(ko="네 번째", en="fourth"),
    Text(ko="다섯 번째", en="fifth"),
    Text(ko="여섯 번째", en="sixth"),
    Text(ko="일곱 번째", en="seventh"),
    Text(ko="여덟 번째", en="eighth"),
    Text(ko="아홉 번째", en="ninth"),
    Text(ko="열 번째", en="tenth"),
)
AHEAD = Text(ko="바로 앞에", en="straight ahead")
ON_LEFT = Text(ko="왼쪽에", en="on the left")
ON_RIGHT = Text(ko="오른쪽에", en="on the right")
