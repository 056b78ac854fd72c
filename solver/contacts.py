"""Which stands can be side by side with which: what no arrangement of rectangles allows."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, islice

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Relation
from venue.text import Text

from .conflict import Conflict, Kind, Word, called
from .distances import FLUSH_MM
from .instance import Instance
from .smallest import smallest

SHARED_MM = 1000.0
"""Side by side are stands that share at least a metre of an edge."""


def contact_conflicts(instance: Instance) -> Iterator[Conflict]:
    """Find pairs side by side that no arrangement of rectangles can all meet.

    Notes
    -----
    Rings and forks as such are possible: four stands back to back are a ring. Impossible are:

    - *Four that are all to touch one another.* Upright rectangles of which every two meet have a
      common point (Helly's theorem for boxes). Around it there are four quadrants, and each of
      four stands takes one; those in opposite quadrants meet in that point alone and share no
      metre.
    - *More neighbours than three sides have room for.* Every stand keeps one side free for its
      aisle. Along a side of length *s* all neighbours but the first and the last lie between the
      corners with a whole side of their own, of at least *m*; the two at the ends share a metre
      each. So ``2 + (n - 2) m <= s`` (metres) for ``n >= 2`` neighbours.

    Nothing is claimed of stands that may be an L.
    """
    module = instance.brief.module_mm
    boxes = {who.id: who for who in instance.brief.contracts if not who.cut_shapes(module)}
    beside: dict[str, set[str]] = defaultdict(set)
    for pair in instance.brief.pairs:
        if (
            pair.relation is Relation.ADJACENT
            and pair.a != pair.b
            and {pair.a, pair.b} <= boxes.keys()
        ):
            beside[pair.a].add(pair.b)
            beside[pair.b].add(pair.a)
    for four in _cliques(beside):
        names = Text.joined(called(boxes[key]) for key in four)
        yield Conflict(_words(combinations(four, 2)), _FOUR.fill(names=names))
    for key in sorted(beside):
        crowded = partial(_crowded, boxes[key], boxes, module)
        if crowded(sorted(beside[key])):
            few = smallest(sorted(beside[key]), crowded)
            names = Text.joined(called(boxes[other]) for other in few)
            yield Conflict(
                _words((key, other) for other in few),
                _CROWD.fill(who=called(boxes[key]), names=names, most=len(few) - 1),
            )


def _cliques(beside: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Go through fours of which every two are to be side by side, one for each first member."""
    for first in sorted(beside):
        later = {key for key in beside[first] if key > first}
        fours = (
            (first, second, third, fourth)
            for second in sorted(later)
            for third in sorted(key for key in later & beside[second] if key > second)
            for fourth in sorted(
                key for key in later & beside[second] & beside[third] if key > third
            )
        )
        yield from islice(fours, 1)


def _crowded(
    who: Exhibitor, boxes: Mapping[str, Exhibitor], module: int, around: Sequence[str]
) -> bool:
    """Tell whether so many neighbours find no room along three sides, whatever the shapes.

    Only those with a side of at least *m* are counted for each *m*: more neighbours can then
    never make room again.
    """
    thin = [min(min(shape) for shape in boxes[other].shapes(module)) for other in around]
    return any(
        sum(side >= least for side in thin)
        > max(_room(shape, least) for shape in who.shapes(module))
        for least in set(thin)
    )


def _room(shape: tuple[int, int], least: int) -> int:
    """Give how many neighbours with sides of at least ``least`` three sides of a stand take."""

    def along(side: float) -> int:
        if side < 2 * SHARED_MM:
            return int(side >= SHARED_MM)
        return 2 + math.floor((side - 2 * SHARED_MM) / least)

    # What rounding opens at the joints, and around the corners.
    short, long = (along(side + 4 * FLUSH_MM) for side in sorted(shape))
    return short + 2 * long


def _words(pairs: Iterable[tuple[str, ...]]) -> frozenset[Word]:
    """Name the pairs side by side of some twos."""
    relation = Relation.ADJACENT.value
    return frozenset(Word(Kind.PAIR, "; ".join((*sorted(pair), relation))) for pair in pairs)


_FOUR = Text(
    ko="[[pairs]] {names}: 네 부스가 서로 모두 맞닿을 수는 없습니다. 짝 하나를 지우십시오.",
    en="[[pairs]] {names}: no four stands can all touch one another; delete one of their pairs.",
)
_CROWD = Text(
    ko="[[pairs]] {who}: 한 면을 통로로 두면 이웃({names})을 {most}곳까지만 둘 수 있습니다. "
    "짝 하나를 지우십시오.",
    en="[[pairs]] {who}: with one side on an aisle it has room for {most} of its neighbours "
    "{names}; delete one of these pairs.",
)
