"""Contradictions of briefs made by hand, and the same briefs with one word taken out."""

from collections.abc import Iterable, Sequence

from layouts.brief.brief import Brief
from layouts.brief.request import Pair, Pin
from solver.conflict import Conflict, Kind, Word, pair_word
from solver.explain import contradictions
from solver.requests import wants_of
from tests.solver.micro import instance
from venue.hall import Hall


def pin(key: str, x: float, y: float, turn: float = 0.0, name: str = "H") -> Pin:
    """Pin an exhibitor, in metres."""
    return Pin(exhibitor=key, hall=name, x_mm=round(x * 1000), y_mm=round(y * 1000),
               rotation_deg=turn)  # fmt: skip


def beside(a: str, b: str) -> Pair:
    """Ask for two side by side."""
    return Pair(a=a, b=b, relation="adjacent")


def apart(a: str, b: str, metres: float) -> Pair:
    """Ask for two to keep apart."""
    return Pair(a=a, b=b, relation="apart", distance_mm=round(metres * 1000))


def found(asked: Brief, *places: Hall) -> tuple[Conflict, ...]:
    """Find what of a brief cannot hold together; every Korean sentence must ask for something."""
    facts = instance(asked, *places)
    told = contradictions(facts, wants_of(asked, 30_000))
    assert all(one.text.ko.endswith(("오.", "].", "hall.")) for one in told)
    return told


def only(asked: Brief, words: Iterable[Word]) -> Brief:
    """Keep of a brief the pins and pairs named, and the halls of the zones and areas named."""
    kept = set(words)
    zones = tuple(
        zone if Word(Kind.ZONE, zone.id) in kept else zone.model_copy(update={"hall": None})
        for zone in asked.zones
    )
    areas = tuple(area for area in asked.areas if Word(Kind.AREA, area.id) in kept)
    return asked.model_copy(
        update={
            "pins": tuple(p for p in asked.pins if Word(Kind.PIN, p.exhibitor) in kept),
            "pairs": tuple(p for p in asked.pairs if pair_word(p) in kept),
            "zones": zones,
            "areas": areas,
        }
    )


def assert_smallest(asked: Brief, places: Sequence[Hall], told: Iterable[Conflict]) -> None:
    """Check that each conflict is one by itself, and none without any one of its words."""
    for conflict in told:
        again = found(only(asked, conflict.words), *places)
        assert conflict.text in {one.text for one in again}
        for word in conflict.words:
            less = found(only(asked, conflict.words - {word}), *places)
            assert conflict.words not in {one.words for one in less}
            assert conflict.text not in {one.text for one in less}
