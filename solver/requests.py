"""From the brief's words to things to place: pins, stamps, composites and plain requests."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from layouts.booth import Footprint
from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Pin, Relation

from .lot import BAND_CELLS, Request

BACK_AND_FRONT = 2
"""Sides a stand as deep as its band has open without a gap beside it."""


@dataclass(frozen=True)
class Pinned:
    """An exhibitor whose booth is fixed."""

    exhibitor: Exhibitor
    footprint: Footprint


@dataclass(frozen=True)
class Wants:
    """All that is to be placed: pinned booths, deep islands, and requests for the cover.

    ``banded`` are the requests of those islands that a band as deep as they are may hold as well,
    by exhibitor: the ones that do not ask for an aisle on three sides.
    """

    pinned: tuple[Pinned, ...]
    islands: tuple[Exhibitor, ...]
    requests: tuple[Request, ...]
    banded: Mapping[str, Request]


def pinned_footprint(who: Exhibitor, pin: Pin, module_mm: int) -> Footprint:
    """Give the footprint a pin fixes: the first shape of the request, turned as the pin says.

    Examples
    --------
    >>> from venue.text import Text
    >>> who = Exhibitor(id="x", name=Text(en="X"), zone="z", size_mm=(6000, 3000))
    >>> pin = Pin(exhibitor="x", hall="C", x_mm=0, y_mm=0)
    >>> pinned_footprint(who, pin, 3000).area_m2
    18.0
    """
    width, depth = who.shapes(module_mm)[0]
    return Footprint(
        hall=pin.hall,
        x_mm=pin.x_mm,
        y_mm=pin.y_mm,
        width_mm=width,
        depth_mm=depth,
        rotation_deg=pin.rotation_deg,
    )


def area_key(area_id: str) -> str:
    """Give the key of an area among exhibitors: no exhibitor's id holds a semicolon.

    Examples
    --------
    >>> area_key("stage")
    'area;stage'
    """
    return f"area;{area_id}"


def wants_of(brief: Brief, row_mm: int, fast: Sequence[Pinned] = ()) -> Wants:
    """Sort a brief's exhibitors into what the solver places in different ways.

    Parameters
    ----------
    brief : the show.
    row_mm : the longest row without a cross aisle, millimetres; composites stay within it.
    fast : booths that stand already, besides those the brief pins.
    """
    module = brief.module_mm
    pins = {pin.exhibitor: pin for pin in brief.pins}
    held = {pin.exhibitor.id: pin for pin in fast}
    pinned, islands, plain = [], [], []
    for who in brief.contracts:
        if who.id in pins:
            pinned.append(Pinned(who, pinned_footprint(who, pins[who.id], module)))
        elif who.id in held:
            pinned.append(held[who.id])
        elif all(_is_deep(shape, module) for shape in who.shapes(module)):
            islands.append(who)
        else:
            plain.append(who)
    groups = _adjacent_groups(brief, {who.id for who in plain})
    by_id = {who.id: who for who in plain}
    requests, used = [], set()
    for group in groups:
        composite = _composite([by_id[key] for key in group], module, row_mm)
        if composite is not None:
            requests.append(composite)
            used |= set(group)
    requests += [_single(who, module) for who in plain if who.id not in used]
    apart = _apart(brief)
    requests = [
        replace(r, apart=tuple(sorted({pair for key, _ in r.members for pair in apart[key]})))
        for r in requests
    ]
    banded = {
        who.id: _request(who, who.shapes(module), module)
        for who in islands
        if (who.open_sides or 1) <= BACK_AND_FRONT and who.id not in apart
    }
    return Wants(tuple(pinned), tuple(islands), tuple(requests), banded)


def _apart(brief: Brief) -> Mapping[str, list[tuple[str, int]]]:
    """Give for each exhibitor whom it is to be apart from, and how far."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair in brief.pairs:
        if pair.relation is Relation.APART and pair.distance_mm:
            found[pair.a].append((pair.b, pair.distance_mm))
            found[pair.b].append((pair.a, pair.distance_mm))
    return found


def _is_deep(shape: tuple[int, int], module: int) -> bool:
    """Tell whether a footprint is deeper than a band both ways."""
    return math.ceil(min(shape) / module) > BAND_CELLS


def _single(who: Exhibitor, module: int) -> Request:
    """Give the request of one exhibitor; deep alternatives are left to the stamps."""
    shapes = tuple(shape for shape in who.shapes(module) if not _is_deep(shape, module))
    return _request(who, shapes, module)


def _request(who: Exhibitor, shapes: tuple[tuple[int, int], ...], module: int) -> Request:
    """Give the request of one exhibitor for some of its shapes."""
    return Request(
        key=who.id,
        zone=who.zone,
        shapes=shapes,
        turn=who.turn,
        sides=who.open_sides or 1,
        priority=who.priority,
        members=((who.id, shapes[0][0]),),
        cut=who.cut_shapes(module),
    )


def _adjacent_groups(brief: Brief, free: set[str]) -> list[list[str]]:
    """Order exhibitors joined by "adjacent" pairs into lines.

    Of a ring or a fork, which no row can hold, the pairs that come first in the brief are kept;
    nobody comes into a line with whom it is to keep apart from.
    """
    apart = {key: {other for other, _ in others} for key, others in _apart(brief).items()}
    beside: dict[str, list[str]] = defaultdict(list)
    line_of: dict[str, set[str]] = {}
    for pair in brief.pairs:
        if pair.relation is not Relation.ADJACENT or not {pair.a, pair.b} <= free:
            continue
        one, other = (line_of.setdefault(key, {key}) for key in (pair.a, pair.b))
        foes = any(apart.get(key, set()) & other for key in one)
        if one is not other and not foes and max(len(beside[pair.a]), len(beside[pair.b])) < 2:
            beside[pair.a].append(pair.b)
            beside[pair.b].append(pair.a)
            one |= other
            line_of |= dict.fromkeys(other, one)
    lines, seen = [], set()
    for end in sorted(key for key, others in beside.items() if len(others) == 1):
        if end in seen:
            continue
        line = [end]
        while following := [key for key in beside[line[-1]] if key not in line[-2:]]:
            line += following
        seen |= set(line)
        lines.append(line)
    return lines


def _composite(line: Sequence[Exhibitor], module: int, row_mm: int) -> Request | None:
    """Join exhibitors of one depth into one request, or None when their depths differ."""
    ways: list[Mapping[int, int]] = []
    for who in line:
        depths: dict[int, int] = {}
        for width, depth in who.shapes(module):
            depths.setdefault(depth, width)
            if who.turn:
                depths.setdefault(width, depth)
        ways.append(depths)
    common = [
        depth
        for depth in ways[0]
        if all(depth in way for way in ways)
        and math.ceil(depth / module) <= BAND_CELLS
        and sum(way[depth] for way in ways) <= row_mm
    ]
    if not common:
        return None
    depth = min(common, key=lambda d: (sum(way[d] for way in ways), d))
    members = tuple((who.id, way[depth]) for who, way in zip(line, ways, strict=True))
    return Request(
        # No exhibitor's id holds a semicolon, so this is nobody's.
        key=";".join(who.id for who in line),
        zone=line[0].zone,
        shapes=((sum(width for _, width in members), depth),),
        turn=all(who.turn for who in line),
        sides=max(who.open_sides or 1 for who in line) if depth > module else 1,
        priority=max(who.priority for who in line),
        members=members,
    )
