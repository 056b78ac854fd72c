"""Tests of how far apart two exhibitors must and can be."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.brief.brief import Brief
from layouts.brief.request import Pair, ZoneRequest
from tests.solver.contradicting import apart, assert_smallest, beside, found, pin
from tests.solver.micro import brief, hall, many, who
from venue.text import Text


def told(asked: Brief, *names: str) -> list[tuple[set[str], str, bool]]:
    """List contradictions: the words, the English sentence, whether hard; each a smallest set."""
    places = tuple(hall(name=name) for name in names or ("H",))
    conflicts = found(asked, *places)
    assert_smallest(asked, places, conflicts)
    return [({word.key for word in one.words}, one.text.en, one.hard) for one in conflicts]


def two(*pairs: Pair, **more: object) -> Brief:
    """Give a brief of a and b, 3 x 3 m."""
    return brief(who("a"), who("b"), pairs=pairs, **more)


def test_pinned_too_near() -> None:
    """Tests that a pair to be 20 m apart and pinned 4 m apart leaves no plan."""
    asked = two(apart("a", "b", 20), pins=(pin("a", 3, 8), pin("b", 10, 8)))
    assert told(asked) == [
        (
            {"a", "b", "a; b; apart"},
            "a (A), b (B): the two are to be 20 m apart, but are pinned 4 m apart; change one of "
            "these in the brief: [[pins]], [[pairs]].",
            True,
        )
    ]
    far = two(apart("a", "b", 20), pins=(pin("a", 2, 8), pin("b", 25, 8)))
    assert told(far) == []
    halls = two(apart("a", "b", 20), pins=(pin("a", 3, 8), pin("b", 3, 8, name="G")))
    assert told(halls, "H", "G") == []


def test_pinned_apart() -> None:
    """Tests that a pair side by side and pinned apart, in one hall or two, leaves no plan."""
    pins = (pin("a", 3, 8), pin("b", 10, 8))
    ((words, text, hard),) = told(two(beside("a", "b"), pins=pins))
    assert (words, hard) == ({"a", "b", "a; b; adjacent"}, True)
    assert "are pinned 4 m apart, but are to stand side by side" in text
    pins = (pin("a", 3, 8), pin("b", 6, 8, name="G"))
    ((_, text, hard),) = told(two(beside("a", "b"), pins=pins), "H", "G")
    assert hard
    assert "are pinned in different halls, H and G" in text
    pins = (pin("a", 3, 8), pin("b", 6, 8))
    assert told(two(beside("a", "b"), pins=pins)) == []


def test_one_pinned_is_left_to_the_solver() -> None:
    """Tests that a pair of which only one is pinned contradicts nothing."""
    pairs = (beside("a", "b"), beside("b", "a"))
    assert told(two(*pairs, pins=(pin("a", 3, 8),))) == []


def test_beside_and_apart() -> None:
    """Tests that two both side by side and apart are a wish that is not met."""
    ((words, _, hard),) = told(two(beside("b", "a"), apart("a", "b", 5)))
    assert (words, hard) == ({"a; b; adjacent", "a; b; apart"}, False)


def chain(metres: float, count: int = 4) -> Brief:
    """Give a chain of stands of 3 x 3 m side by side, whose ends are to be apart."""
    people = many(count)
    pairs = [beside(x.id, y.id) for x, y in itertools.pairwise(people)]
    return brief(*people, pairs=(*pairs, apart("e1", f"e{count}", metres)))


@pytest.mark.parametrize(
    ("metres", "possible"), [(6, True), (8.4, True), (8.6, False), (25, False)]
)
def test_a_chain_too_short_for_its_ends(metres: float, possible: bool) -> None:
    """Tests that ends further apart than the diagonals between them are told with the chain."""
    seen = told(chain(metres))
    assert bool(seen) != possible
    if seen:
        words = {"e1; e2; adjacent", "e2; e3; adjacent", "e3; e4; adjacent", "e1; e4; apart"}
        assert seen[0][0] == words
        assert (
            "joined side by side by e2 (E2), e3 (E3) and can be at most 8.5 m apart" in seen[0][1]
        )
        assert not seen[0][2]


def test_a_shorter_way_round_is_found() -> None:
    """Tests that of two chains the one that reaches less is told."""
    pairs = (*chain(12, 5).pairs[:-1], beside("e1", "e4"), apart("e1", "e5", 6))
    ((words, _, _),) = told(brief(*many(5), pairs=pairs))
    assert words == {"e1; e4; adjacent", "e4; e5; adjacent", "e1; e5; apart"}


def test_ends_pinned_further_than_their_chain() -> None:
    """Tests that pins at the ends of a chain of free stands are a wish that is not met."""
    pins = (pin("e1", 1.5, 8), pin("e3", 12, 8))
    pairs = (beside("e1", "e2"), beside("e2", "e3"))
    ((words, _, hard),) = told(brief(*many(3), pairs=pairs, pins=pins))
    assert words == {"e1", "e3", "e1; e2; adjacent", "e2; e3; adjacent"}
    assert not hard


def zoned(*pairs: Pair, homes: dict[str, str | None]) -> Brief:
    """Give exhibitors a, b, ... of a zone each, bound to a hall or to none."""
    people = [who(key, zone=f"z{key}") for key in homes]
    zones = tuple(
        ZoneRequest(id=f"z{key}", name=Text(en=key), hall=home) for key, home in homes.items()
    )
    return brief(*people, pairs=pairs, zones=zones)


def test_neighbours_of_different_halls() -> None:
    """Tests that neighbours whose zones are bound to different halls are told with both zones."""
    ((words, text, hard),) = told(zoned(beside("a", "b"), homes={"a": "H", "b": "G"}), "H", "G")
    assert (words, hard) == ({"za", "zb", "a; b; adjacent"}, False)
    assert text.endswith("these in the brief: [[pairs]], [[zones]] hall.")
    assert told(zoned(beside("a", "b"), homes={"a": "H", "b": None}), "H", "G") == []


def test_every_smallest_set_of_a_chain_is_told() -> None:
    """Tests that of a chain bound to H, H and G both smallest sets are told, and no larger one."""
    pairs = (beside("a", "b"), beside("b", "c"))
    seen = told(zoned(*pairs, homes={"a": "H", "b": "H", "c": "G"}), "H", "G")
    assert [words for words, _, _ in seen] == [
        {"za", "zc", "a; b; adjacent", "b; c; adjacent"},
        {"zb", "zc", "b; c; adjacent"},
    ]


@pytest.mark.parametrize(("metres", "possible"), [(25, True), (26, False), (80, False)])
def test_apart_by_more_than_a_hall(metres: float, possible: bool) -> None:
    """Tests that in one hall nobody is further apart than its diameter less both stands."""
    most = math.hypot(27, 17) - 6
    assert 25 < most < 26
    seen = told(two(apart("a", "b", metres)))
    assert bool(seen) != possible
    if seen:
        assert seen[0][0] == {"a; b; apart"}
        assert "can be at most 25.9 m apart in hall H" in seen[0][1]
    assert told(two(apart("a", "b", 80)), "H", "G") == []
    bound = zoned(apart("a", "b", 80), homes={"a": "H", "b": "H"})
    assert [words for words, _, _ in told(bound, "H", "G")] == [{"za", "zb", "a; b; apart"}]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_random_wishes(data: st.DataObject) -> None:
    """Tests of random pins, pairs and zones that every conflict told is a smallest set."""
    keys = "abcd"
    homes = {key: data.draw(st.sampled_from(["H", "G", None])) for key in keys}
    twos = list(itertools.combinations(keys, 2))
    pairs = []
    for a, b in data.draw(st.lists(st.sampled_from(twos), unique=True, max_size=5)):
        metres = data.draw(st.sampled_from([None, 4.0, 9.0, 30.0]))
        pairs.append(beside(a, b) if metres is None else apart(a, b, metres))
    spots = {"a": (3, 8), "b": (6, 8), "c": (20, 8), "d": (3, 12)}
    pins = tuple(
        pin(key, *spots[key], name=data.draw(st.sampled_from("HG")))
        for key in data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))
    )
    told(zoned(*pairs, homes=homes).model_copy(update={"pins": pins}), "H", "G")
