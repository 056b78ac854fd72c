"""How far two exhibitors must and can be from one another, by what the brief says of them."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product

import numpy as np
import shapely

from layouts.booth import Footprint
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Pair, Relation
from venue.shapes import TOUCH_MM, geos
from venue.text import Text

from .conflict import Conflict, Kind, Word, called, least, metres, pair_word, pin_word
from .instance import Instance
from .requests import Wants

FLUSH_MM = 4.0
"""Neighbours stand at most so far from one another: what rounding may open between them."""

MOST_JOINED = 200
"""Exhibitors of one chain of neighbours that is looked at from every one of them."""


@dataclass(frozen=True)
class Claim:
    """That two are at least, or at most, so far apart; and which words of the brief say so.

    ``pinned`` tells that the claim is about where both of them are pinned.
    """

    mm: float
    words: frozenset[Word]
    text: Text
    pinned: bool = False


def distance_conflicts(instance: Instance, wants: Wants) -> tuple[Conflict, ...]:
    """Find two exhibitors that must be further apart than they can be.

    Notes
    -----
    At least so far apart are those of a pair that says so; those that are pinned so; and those
    that belong in different halls, further than any distance. At most so far apart are those that
    are pinned so; those in one hall, by the hall's diameter less both stands' shorter sides; and
    those joined by pairs that stand side by side, by the diagonals of the stands between them and
    what rounding opens at each joint (the triangle inequality along the chain). Two claims that
    contradict one another are a smallest set: each of them can be met without the other, and a
    chain that lacks a pair joins nothing.
    """
    claims = _Claims(instance, wants)
    return least(
        claims.conflict(a, b, low, high)
        for a, b in claims.named
        for low, high in product(claims.at_least(a, b), claims.at_most(a, b))
        if low.mm > high.mm + TOUCH_MM
    )


@dataclass(frozen=True)
class _Claims:
    """What the brief says of distances."""

    instance: Instance
    wants: Wants

    @cached_property
    def people(self) -> Mapping[str, Exhibitor]:
        """The contracts by id."""
        return {who.id: who for who in self.instance.brief.contracts}

    @cached_property
    def pins(self) -> Mapping[str, Footprint]:
        """The pinned footprints by exhibitor."""
        return {pin.exhibitor.id: pin.footprint for pin in self.wants.pinned}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of contracts, each once."""
        known = [p for p in self.instance.brief.pairs if {p.a, p.b} <= self.people.keys()]
        return tuple({pair_word(p).key + str(p.distance_mm): p for p in known}.values())

    @cached_property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """Whom each is to stand beside."""
        found: dict[str, set[str]] = defaultdict(set)
        for pair in self.pairs:
            if pair.relation is Relation.ADJACENT and pair.a != pair.b:
                found[pair.a].add(pair.b)
                found[pair.b].add(pair.a)
        return {key: tuple(sorted(others)) for key, others in found.items()}

    @cached_property
    def apart(self) -> Mapping[frozenset[str], tuple[Pair, ...]]:
        """The pairs that are to keep apart, by the two."""
        found: dict[frozenset[str], tuple[Pair, ...]] = {}
        for pair in self.pairs:
            if pair.relation is Relation.APART:
                two = frozenset((pair.a, pair.b))
                found[two] = (*found.get(two, ()), pair)
        return found

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The two and two that claims can be about: kept apart, or joined by a chain."""
        two = {tuple(sorted(pair)) for pair in self.apart if len(pair) == 2}
        for chain in self._joined():
            two |= set(combinations(sorted(chain), 2))
        return tuple(sorted((a, b) for a, b in two))

    def _joined(self) -> Iterator[set[str]]:
        """Go through the sets of exhibitors that pairs join."""
        seen: set[str] = set()
        for start in self.beside:
            if start in seen:
                continue
            chain, open_ends = {start}, [start]
            while open_ends:
                new = set(self.beside[open_ends.pop()]) - chain
                chain |= new
                open_ends += new
            seen |= chain
            if len(chain) <= MOST_JOINED:
                yield chain

    def hall_of(self, key: str) -> tuple[str, frozenset[Word]] | None:
        """Give the hall somebody belongs in and the word that says so."""
        if key in self.pins:
            return self.pins[key].hall, frozenset({pin_word(key)})
        halls = self.instance.halls
        who = self.people[key]
        zone = next((z for z in self.instance.brief.zones if z.id == who.zone), None)
        if zone is not None and zone.hall is not None:
            home = next((h.id for h in halls if zone.hall in {h.id, *h.members}), None)
            if home is not None and len(halls) > 1:
                return home, frozenset({Word(Kind.ZONE, zone.id)})
        return (halls[0].id, frozenset()) if len(halls) == 1 else None

    def at_least(self, a: str, b: str) -> Iterator[Claim]:
        """Go through what keeps two apart."""
        for pair in self.apart.get(frozenset((a, b)), ()):
            words = frozenset({pair_word(pair)})
            text = _APART.fill(need=metres(pair.distance_mm or 0))
            yield Claim(pair.distance_mm or 0, words, text)
        yield from self._pinned(a, b)
        one, two = self.hall_of(a), self.hall_of(b)
        if one and two and one[0] != two[0] and not {a, b} <= self.pins.keys():
            text = _HALLS.fill(one=one[0], two=two[0])
            yield Claim(math.inf, one[1] | two[1], text)

    def at_most(self, a: str, b: str) -> Iterator[Claim]:
        """Go through what keeps two together."""
        yield from self._pinned(a, b)
        one, two = self.hall_of(a), self.hall_of(b)
        if one and two and one[0] == two[0] and not {a, b} <= self.pins.keys():
            most = self._widest[one[0]] - self._thin(a) - self._thin(b)
            text = _ONE_HALL.fill(hall=one[0], most=metres(max(most, 0)))
            yield Claim(max(most, 0.0), one[1] | two[1], text)
        way = self._way(a, b)
        if way:
            words = frozenset(
                Word(Kind.PAIR, f"{min(p, q)}; {max(p, q)}; {Relation.ADJACENT.value}")
                for p, q in pairwise(way)
            )
            between = Text.joined(called(self.people[key]) for key in way[1:-1])
            reach = sum(map(self._long, way[1:-1])) + FLUSH_MM * (len(way) - 1)
            text = _CHAIN if way[1:-1] else _BESIDE
            yield Claim(reach, words, text.fill(between=between, most=metres(reach)))

    def _pinned(self, a: str, b: str) -> Iterator[Claim]:
        """Give how far two are pinned from one another; halls are further than any distance."""
        if not {a, b} <= self.pins.keys():
            return
        one, two = self.pins[a], self.pins[b]
        words = frozenset({pin_word(a), pin_word(b)})
        if one.hall != two.hall:
            text = _PINNED_HALLS.fill(one=one.hall, two=two.hall)
            yield Claim(math.inf, words, text, pinned=True)
            return
        gap = float(one.shape.distance(two.shape))
        yield Claim(gap, words, _PINNED.fill(gap=metres(gap)), pinned=True)

    def _way(self, a: str, b: str) -> tuple[str, ...]:
        """Give the chain of neighbours between two that reaches least, empty where there is none.

        By Dijkstra's rule; a chain weighs the diagonals of those between its ends.
        """
        waiting: list[tuple[float, tuple[str, ...]]] = [(0.0, (a,))]
        done: set[str] = set()
        while waiting:
            reach, way = heapq.heappop(waiting)
            at = way[-1]
            if at == b:
                return way
            if at in done:
                continue
            done.add(at)
            more = 0.0 if at == a else self._long(at)
            for key in self.beside.get(at, ()):
                if key not in done:
                    heapq.heappush(waiting, (reach + more + FLUSH_MM, (*way, key)))
        return ()

    @cached_property
    def _widest(self) -> Mapping[str, float]:
        """The largest distance of two points on which stands may stand, by hall, millimetres."""
        found = {}
        for hall in self.instance.halls:
            clearance = self.instance.limits.mm("wall_clearance")
            with geos(f"hall {hall.id}"):
                inner = shapely.convex_hull(hall.floor.buffer(-clearance))
                corners = shapely.get_coordinates(inner)
            gaps = np.hypot(*(corners[:, None, :] - corners[None, :, :]).transpose(2, 0, 1))
            found[hall.id] = float(gaps.max(initial=0.0))
        return found

    def _long(self, key: str) -> float:
        """Give the longest diagonal somebody's stand may have."""
        if key in self.pins:
            return math.hypot(self.pins[key].width_mm, self.pins[key].depth_mm)
        who, module = self.people[key], self.instance.brief.module_mm
        return max(math.hypot(*one) for one in (*who.shapes(module), *who.cut_shapes(module)))

    def _thin(self, key: str) -> float:
        """Give what a stand takes at least along any line; an L is counted as nothing."""
        who, module = self.people[key], self.instance.brief.module_mm
        return 0.0 if who.cut_shapes(module) else min(min(one) for one in who.shapes(module))

    def conflict(self, a: str, b: str, low: Claim, high: Claim) -> Conflict:
        """Make a contradiction of two claims; it is hard where every word is about two pins."""
        words = low.words | high.words
        kinds = [kind for kind in Kind if any(word.kind is kind for word in words)]
        text = _BUT.fill(
            names=Text.joined([called(self.people[a]), called(self.people[b])]),
            low=low.text,
            high=high.text,
            mend=", ".join(_MENDS[kind] for kind in kinds),
        )
        single = sum(word.kind is Kind.PAIR for word in words) <= 1
        return Conflict(words, text, hard=(low.pinned or high.pinned) and single)


_MENDS = {
    Kind.PIN: "[[pins]]",
    Kind.PAIR: "[[pairs]]",
    Kind.ZONE: "[[zones]] hall",
}
"""The tables and keys to change."""

_BUT = Text(
    ko="{names}: 둘은 {low}. 그러나 {high}. 다음 가운데 하나를 바꾸십시오: {mend}.",
    en="{names}: the two {low}, but {high}; change one of these in the brief: {mend}.",
)
_APART = Text(ko="{need} m 이상 떨어져야 합니다", en="are to be {need} m apart")
_PINNED = Text(ko="{gap} m 거리에 고정되어 있습니다", en="are pinned {gap} m apart")
_PINNED_HALLS = Text(
    ko="서로 다른 홀({one}, {two})에 고정되어 있습니다",
    en="are pinned in different halls, {one} and {two}",
)
_HALLS = Text(
    ko="서로 다른 홀({one}, {two})에 들어갑니다",
    en="belong in different halls, {one} and {two}",
)
_ONE_HALL = Text(
    ko="{hall} 홀에서는 {most} m까지만 떨어질 수 있습니다",
    en="can be at most {most} m apart in hall {hall}",
)
_BESIDE = Text(ko="나란히 서야 합니다", en="are to stand side by side")
_CHAIN = Text(
    ko="나란히 서는 짝({between})으로 이어져 {most} m까지만 떨어질 수 있습니다",
    en="are joined side by side by {between} and can be at most {most} m apart",
)
