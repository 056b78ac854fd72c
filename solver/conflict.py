"""A contradiction: the smallest set of a brief's own words that cannot hold together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import Pair
from venue.text import Text
from venue.units import to_m


class Kind(StrEnum):
    """What of a brief a contradiction is about; each is changed somewhere else."""

    PIN = "pin"
    PAIR = "pair"
    ZONE = "zone"
    AREA = "area"
    RULE = "rule"


@dataclass(frozen=True, order=True)
class Word:
    """One thing a brief says: a pin by its exhibitor, a pair by both and its relation, an id."""

    kind: Kind
    key: str


@dataclass(frozen=True)
class Conflict:
    """What cannot hold together; without any one of its ``words`` the rest can.

    ``hard`` tells that all of them are fixed, so that there is no plan; otherwise they are wishes,
    and a plan stands without one of them.
    """

    words: frozenset[Word]
    text: Text
    hard: bool = False


def pin_word(exhibitor: str) -> Word:
    """Name a pin."""
    return Word(Kind.PIN, exhibitor)


def pair_word(pair: Pair) -> Word:
    """Name a pair, whichever way round it is written.

    Examples
    --------
    >>> pair_word(Pair(a="y", b="x", relation="adjacent")).key
    'x; y; adjacent'
    """
    return Word(Kind.PAIR, "; ".join((*sorted((pair.a, pair.b)), pair.relation.value)))


def least(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Leave out conflicts that hold another one whole: they would outlive one of their words."""
    found = list({(conflict.words, conflict.text.en): conflict for conflict in conflicts}.values())
    return tuple(c for c in found if not any(other.words < c.words for other in found))


def called(who: Exhibitor) -> Text:
    """Call an exhibitor by its id, and by its name where that says more.

    Examples
    --------
    >>> called(Exhibitor(id="a-1", name=Text(ko="가나", en="Gana"), zone="z", units=1)).say("en")
    'a-1 (Gana)'
    """
    if who.id in {who.name.ko, who.name.en} or not (who.name.ko or who.name.en):
        return Text(ko=who.id, en=who.id)
    return Text(ko=f"{who.id}({who.name.say('ko')})", en=f"{who.id} ({who.name.say('en')})")


def metres(mm: float) -> str:
    """Write a length as people do: metres, to a tenth where it is no whole millimetre.

    Examples
    --------
    >>> metres(7500), metres(4242.64)
    ('7.5', '4.2')
    """
    return f"{to_m(mm):g}" if mm == round(mm) else f"{to_m(mm):.1f}"


def size(width_mm: float, depth_mm: float) -> str:
    """Write a size as people do.

    Examples
    --------
    >>> size(7500, 4000)
    '7.5 x 4 m'
    """
    return f"{to_m(width_mm):g} x {to_m(depth_mm):g} m"
