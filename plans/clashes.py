"""Why a plan cannot be made, or not without leaving a wish unmet, and edits that would mend it."""

from collections.abc import Iterator
from dataclasses import replace

from layouts.brief.request import Pair, Pin, Relation
from solver.before import Before, pinned_and_fast
from solver.conflict import Conflict, Kind, Word, called, least, pair_word
from solver.explain import contradictions
from solver.instance import Instance
from solver.requests import wants_of
from venue.text import Text

from .clash import Clash, Mend
from .edits import Fix, Lock, Many, Single
from .make import before_of
from .patch import At, Exchange, Patch
from .plan import Plan
from .replan import Keep, held_of, start_of


def clashes(plan: Plan, keep: Keep) -> tuple[Clash, ...]:
    """Find what of a plan's brief, and of what is to stay on its floor, cannot hold together.

    Parameters
    ----------
    plan : as it stands.
    keep : as of `start_of`.

    Returns
    -------
    Each as a smallest set, the hard ones first.
    """
    instance = Instance(plan.halls, plan.brief, plan.limits)
    start = start_of(plan, keep)
    before = Before() if start is None else before_of(start)
    _, fast = pinned_and_fast(replace(before, exact=True), instance)
    wants = wants_of(plan.brief, instance.limits.mm("row"), fast)
    found = least(contradictions(instance, wants))
    return tuple(_clash(plan, each) for each in sorted(found, key=lambda each: not each.hard))


def unheld(plan: Plan, keep: Keep) -> Iterator[Mend]:
    """Give what frees the booths that are pinned but nobody's: nothing can be planned around them.

    Parameters
    ----------
    plan, keep : as of `start_of`.
    """
    given = {each.booth for each in plan.allotments} | {sale.booth for sale in plan.sales}
    for booth in held_of(plan, keep).values():
        if booth.pinned and booth.id not in given:
            name = booth.number or booth.id
            yield Mend(text=_UNPIN.fill(who=name), edit=Fix(booth=booth.id, pinned=False))


def _clash(plan: Plan, conflict: Conflict) -> Clash:
    """Tell of a contradiction, with what mends it."""
    mends = [mend for word in sorted(conflict.words) for mend in _mends(plan, word)]
    return Clash(text=conflict.text, hard=conflict.hard, mends=tuple(mends))


def _mends(plan: Plan, word: Word) -> Iterator[Mend]:
    """Give the edit that takes back one thing that was asked for."""
    if word.kind is Kind.PIN:
        yield from _freed(plan, word.key)
    elif word.kind is Kind.PAIR:
        for place, pair in enumerate(plan.brief.pairs):
            if pair_word(pair) == word:
                names = {side: called(plan.brief.served[getattr(pair, side)]) for side in "ab"}
                gone = Exchange[Pair](gone=(At[Pair](place=place, item=pair),))
                yield Mend(text=_PAIRS[pair.relation].fill(**names), edit=Patch(pairs=gone))


def _freed(plan: Plan, exhibitor: str) -> Iterator[Mend]:
    """Free somebody's booth, or the place that the brief pins; what is sold stays."""
    text = _UNPIN.fill(who=called(plan.brief.served[exhibitor]))
    mine = next((each for each in plan.allotments if each.exhibitor == exhibitor), None)
    if mine is None:
        pins = [
            At[Pin](place=place, item=pin)
            for place, pin in enumerate(plan.brief.pins)
            if pin.exhibitor == exhibitor
        ]
        yield Mend(text=text, edit=Patch(pins=Exchange[Pin](gone=tuple(pins))))
    elif all(sale.booth != mine.booth for sale in plan.sales):
        steps: list[Single] = [Fix(booth=mine.booth, pinned=False)]
        if mine.locked:
            steps.insert(0, Lock(booth=mine.booth, locked=False))
        yield Mend(text=text, edit=Many(edits=tuple(steps)))


_UNPIN = Text(ko="{who} 고정 풀기", en="Unpin {who}")
_PAIRS = {
    Relation.APART: Text(
        ko="{a}, {b} 떨어뜨리기 요청 지우기", en="Drop the wish to keep {a} and {b} apart"
    ),
    Relation.ADJACENT: Text(
        ko="{a}, {b} 나란히 두기 요청 지우기", en="Drop the wish to put {a} beside {b}"
    ),
}
