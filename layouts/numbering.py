"""Booth numbers: hundreds by aisle, even on one side, odd across, unique across the show.

Walking along aisle 2 of hall C from its lower left end, the booths on the upper side are C200,
C202, C204 ..., those on the lower side C201, C203 ..., over all cross aisles. Aisles that run
upwards count from the left; their right side is even. Where one side of an aisle has more than
fifty booths, every aisle of the show counts in thousands instead.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely

from venue.hall import Hall
from venue.shapes import placed

from .aisle import Aisle, AisleKind
from .booth import Booth
from .layout import Layout
from .pod import Pod, PodKind

STEP = 100
"""How far the numbers of two aisles lie apart, unless one side of an aisle needs more."""

PROBE_MM = 500.0
"""How far before a side its aisle is looked for."""

COLLINEAR_MM = 1000.0
"""Aisles of one direction whose middle lines lie within a metre are one aisle."""

ROW_MM = 100.0
"""Pods whose middles lie on one height, give or take a hand's breadth, stand in one row."""

PARALLEL_DEG = 1.0
"""Directions that differ by less are one direction."""


@dataclass
class _Line:
    """One aisle as people walk it, over all slabs, with the booths that face it."""

    angle_deg: float
    across_mm: float
    row: bool
    aisles: list[Aisle]
    even: list[Booth] = field(default_factory=list)
    odd: list[Booth] = field(default_factory=list)

    @property
    def given(self) -> int | None:
        """The number it carries already."""
        return min((a.number for a in self.aisles if a.number is not None), default=None)

    def take(self, booth: Booth) -> None:
        """Put a booth on the side of the aisle where it stands."""
        above = _across(self.angle_deg, booth.centre) > self.across_mm
        (self.even if above else self.odd).append(booth)


@dataclass(frozen=True)
class _Side:
    """Booths to be numbered in walking order: letter, hundred, and 0 for even or 1 for odd."""

    letter: str
    aisle: int
    parity: int
    booths: tuple[Booth, ...]


def number_layout(
    halls: Iterable[Hall], layout: Layout, keep: Mapping[str, str] | None = None
) -> Layout:
    """Give numbers to the booths of a show, and to the aisles that have no number yet.

    Parameters
    ----------
    halls : the halls of the show, in the order in which numbers are given out.
    layout : what is drawn; numbers that its booths carry are given anew.
    keep : numbers by booth id that never change (sold booths); the others go around them.

    Returns
    -------
    The same layout with numbers.

    Notes
    -----
    A booth with several open sides belongs to the lowest aisle between rows that it faces. Booths
    that face cross aisles only get the hundreds after the rows', those that face none the hundreds
    after these. Halls of one letter go on counting. An aisle that no booth is numbered by keeps no
    number.
    """
    kept = {id_: name for id_, name in (keep or {}).items() if name}
    hundreds: dict[str, set[int]] = defaultdict(set)
    sides: list[_Side] = []
    aisles: dict[tuple[str, str], int] = {}
    for hall in halls:
        here = layout.in_hall(hall.id)
        letter, taken = hall_letter(hall), hundreds[hall_letter(hall)]
        lines = _lines(here.aisles)
        loose = _share_out(here.booths, lines)
        busy = [line for line in lines if line.even or line.odd]
        taken.update(line.given for line in busy if line.given is not None)
        for line in busy:
            aisle = line.given or _next(taken, lowest=line.row)
            taken.add(aisle)
            aisles |= {(hall.id, part.id): aisle for part in line.aisles}
            for parity, booths in enumerate((line.even, line.odd)):
                order = sorted(booths, key=lambda b: (_along(line.angle_deg, b.centre), b.id))
                sides.append(_Side(letter, aisle, parity, tuple(order)))
        for start in range(0, len(loose), STEP // 2):
            aisle = _next(taken, lowest=False)
            taken.add(aisle)
            sides.append(_Side(letter, aisle, 0, tuple(loose[start : start + STEP // 2])))
    return _named(layout, _numbers(sides, kept), aisles)


def aisle_lines(aisles: Sequence[Aisle]) -> list[list[Aisle]]:
    """Join the aisles of one hall into those people walk: pieces that continue one another.

    Parameters
    ----------
    aisles : of one hall.

    Returns
    -------
    Aisles of one direction whose middle lines lie within a metre; those between rows come first,
    from the lower left.
    """
    return [line.aisles for line in _lines(aisles)]


def hall_letter(hall: Hall) -> str:
    """Give the letter before the numbers of a hall: the first letter or digit of its id.

    Examples
    --------
    >>> from venue.source import Confidence, Source
    >>> from venue.text import Text
    >>> source = Source(cite="model", confidence=Confidence.ASSUMED)
    >>> ring = ((0, 0), (9000, 0), (0, 9000))
    >>> hall_letter(Hall(id="c2", name=Text(ko="C2"), level="3F", outline=ring, source=source))
    'C'
    """
    return next((sign.upper() for sign in hall.id if sign.isalnum()), "H")


def _named(
    layout: Layout, numbers: Mapping[str, str], aisles: Mapping[tuple[str, str], int]
) -> Layout:
    """Write the numbers on booths and aisles."""
    booths = (
        booth.model_copy(update={"number": numbers.get(booth.id, booth.number)})
        for booth in layout.booths
    )
    ways = (
        aisle
        if aisle.number is not None
        else aisle.model_copy(update={"number": aisles.get((aisle.hall, aisle.id))})
        for aisle in layout.aisles
    )
    named = layout.model_copy(update={"booths": tuple(booths), "aisles": tuple(ways)})
    return named.model_copy(update={"pods": _pods(named)})


def _pods(layout: Layout) -> tuple[Pod, ...]:
    """Give the pods of each pavilion their numbers, as one reads; desks get none."""
    numbers = {booth.id: booth.number for booth in layout.booths}
    turns = {booth.id: booth.rotation_deg for booth in layout.booths}
    order: dict[str, list[Pod]] = defaultdict(list)
    for pod in layout.pods:
        if pod.kind is PodKind.POD:
            order[pod.booth].append(pod)
    child = {
        pod.id: f"{numbers[booth]}-{place}"
        for booth, pods in order.items()
        for place, pod in enumerate(
            sorted(pods, key=lambda pod: _as_read(pod, turns.get(booth, 0.0))), start=1
        )
        if booth in numbers
    }
    return tuple(pod.model_copy(update={"number": child.get(pod.id, "")}) for pod in layout.pods)


def _as_read(pod: Pod, turn_deg: float) -> tuple[int, int, str]:
    """Give the order of a pod among its block's: row by row from the top, as the block lies."""
    ((x, y),) = placed([pod.centre], 0, 0, -turn_deg)
    # Rounding moves a pod by a millimetre or two, and never into another row.
    return -round(y / ROW_MM), round(x), pod.id


def _next(taken: set[int], *, lowest: bool) -> int:
    """Give a hundred nobody has: the lowest, or the one after all others."""
    number = 1 if lowest else max(taken, default=0) + 1
    while number in taken:
        number += 1
    return number


def _numbers(sides: Sequence[_Side], kept: Mapping[str, str]) -> dict[str, str]:
    """Count along every side; by the next power of ten where one side is too full."""
    step = STEP
    while True:
        numbers = _counted(sides, kept, step)
        if numbers is not None:
            return numbers
        step *= 10


def _counted(sides: Sequence[_Side], kept: Mapping[str, str], step: int) -> dict[str, str] | None:
    """Count along every side by one step; None where a side has more booths than numbers."""
    numbers = dict(kept)
    reserved = set(kept.values())
    place: dict[tuple[str, int, int], int] = {}
    for side in sides:
        key = (side.letter, side.aisle, side.parity)
        count = place.get(key, side.parity)
        for booth in side.booths:
            if booth.id in kept:
                continue
            while (name := f"{side.letter}{side.aisle * step + count}") in reserved:
                count += 2
            if count >= step:
                return None
            numbers[booth.id] = name
            count += 2
        place[key] = count
    return numbers


def _upright(angle_deg: float) -> float:
    """Turn a direction so that one walks to the right, or else upwards: in (-45, 135]."""
    angle = angle_deg % 180
    return angle - 180 if angle > 135 else angle


def _along(angle_deg: float, point: tuple[float, float]) -> float:
    """Where a point lies along a direction, millimetres."""
    angle = math.radians(angle_deg)
    return point[0] * math.cos(angle) + point[1] * math.sin(angle)


def _across(angle_deg: float, point: tuple[float, float]) -> float:
    """Where a point lies across a direction: upwards, or to the right of one that runs up."""
    return _along(angle_deg + 90 if angle_deg <= 45 else angle_deg - 90, point)


def _walk_deg(aisle: Aisle) -> float:
    """Give the direction people walk along an aisle, degrees in (-45, 135]."""
    turn = 0 if aisle.along == "width" else 90
    return round(_upright(aisle.rotation_deg + turn), 3)


def _lines(aisles: Sequence[Aisle]) -> list[_Line]:
    """Join the aisles of a hall into lines: those between rows first, from the lower left.

    The direction that most metres of row aisles run in (of main aisles, where there are none) is
    the rows'; everything that runs otherwise crosses them.
    """
    metres: dict[float, int] = defaultdict(int)
    kinds = {aisle.kind for aisle in aisles}
    plain = AisleKind.AISLE if AisleKind.AISLE in kinds else AisleKind.MAIN
    for aisle in aisles:
        if aisle.kind is plain:
            metres[_walk_deg(aisle)] += aisle.width_mm + aisle.depth_mm - aisle.clear_width_mm
    rows_deg = max(metres, key=lambda angle: (metres[angle], -angle)) if metres else None
    lines: list[_Line] = []
    for aisle in sorted(aisles, key=lambda a: (_across(_walk_deg(a), a.centre), a.id)):
        angle = _walk_deg(aisle)
        row = aisle.kind is not AisleKind.CROSS and rows_deg is not None
        row = row and abs(angle - (rows_deg or 0.0)) < PARALLEL_DEG
        across = _across(angle, aisle.centre)
        for line in lines:
            same = line.row is row and abs(line.angle_deg - angle) < PARALLEL_DEG
            if same and abs(line.across_mm - across) <= COLLINEAR_MM:
                line.aisles.append(aisle)
                break
        else:
            lines.append(_Line(angle, across, row, [aisle]))
    return sorted(lines, key=lambda line: not line.row)


def _share_out(booths: Sequence[Booth], lines: Sequence[_Line]) -> list[Booth]:
    """Give every booth to the first line it faces; return the others, from the lower left."""
    ways = [(line, aisle) for line in lines for aisle in line.aisles]
    probes: list[tuple[float, float]] = []
    owners: list[tuple[Booth, float]] = []
    for booth in booths:
        for side in booth.open_edges:
            (ax, ay), (bx, by) = booth.side(side)
            out = booth.outward_deg(side)
            dx, dy = (PROBE_MM * f(math.radians(out)) for f in (math.cos, math.sin))
            for share in (0.25, 0.5, 0.75):
                probes.append((ax + (bx - ax) * share + dx, ay + (by - ay) * share + dy))
                owners.append((booth, out))
    first: dict[str, int] = {}
    tree = shapely.STRtree([aisle.shape for _, aisle in ways])
    hits = tree.query(shapely.points(np.reshape(probes, (-1, 2))), predicate="intersects")
    places = {id(line): i for i, line in enumerate(lines)}
    for probe, way in hits.T.tolist():
        booth, out = owners[probe]
        line = ways[way][0]
        # Only an aisle that runs along the side is faced, not one that ends before it.
        if abs((out - line.angle_deg) % 180 - 90) < PARALLEL_DEG:
            place = places[id(line)]
            first[booth.id] = min(first.get(booth.id, place), place)
    for booth in booths:
        if booth.id in first:
            lines[first[booth.id]].take(booth)
    rest = [booth for booth in booths if booth.id not in first]
    return sorted(rest, key=lambda b: (b.centre[1], b.centre[0], b.id))
