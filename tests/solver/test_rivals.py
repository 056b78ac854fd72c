"""Tests of moving rivals apart: seats of one kind change places, and nothing else moves."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import Exhibitor
from solver.assign import Seat
from solver.cover import Taken
from solver.ground import Rect
from solver.lot import Request, Shape, lots_of
from solver.rivals import part_rivals
from solver.spots import Spot
from tests.solver.micro import brief, hall, many, request, solved, stands, who

CELL = Shape(1, 1, 3000, 3000)
APART = 6000.0
"""Rivals are three cells apart, or more: 6 m between them."""


def seats(*asked: Request, sides: Sequence[int] = ()) -> list[Seat]:
    """Seat requests one beside the other in a row of cells, with some sides open there."""
    lots = {each.key: lot for lot in lots_of(asked) for each in lot.requests}
    found = []
    for column, each in enumerate(asked):
        spot = Spot(0, 0, column, CELL, sides[column] if sides else 1)
        rect = Rect(3000.0 * column, 0, 3000.0 * column + 3000, 3000)
        found.append(Seat(each, Taken(lots[each.key], spot), rect))
    return found


def row(keys: str, sides: Sequence[int] = (), **more: object) -> list[Seat]:
    """Seat alike requests, one a letter."""
    return seats(*(request(key, **more) for key in keys), sides=sides)  # type: ignore[arg-type]


def people(keys: str, *pairs: str) -> dict[str, Exhibitor]:
    """Give exhibitors of one letter each; in every pair the first names the second a rival."""
    named = {key: tuple(pair[1] for pair in pairs if pair[0] == key) for key in keys}
    return {key: who(key, rivals=rivals) for key, rivals in named.items()}


def parted(
    before: Sequence[Seat],
    exhibitors: Mapping[str, Exhibitor],
    standing: Mapping[str, Rect] | None = None,
) -> str:
    """Give who sits where in the end, a letter a seat."""
    after = by_column(part_rivals(before, standing or {}, exhibitors, APART))
    assert [(each.taken, each.rect) for each in after] == [(s.taken, s.rect) for s in before]
    return "".join(each.request.key for each in after)


def by_column(found: Sequence[Seat]) -> list[Seat]:
    """Order seats by where they are."""
    return sorted(found, key=lambda each: each.taken.spot.column)


def near(where: Mapping[str, Rect], exhibitors: Mapping[str, Exhibitor]) -> set[frozenset[str]]:
    """List the pairs of rivals that stand too near to one another."""
    return {
        frozenset((a, b))
        for a, b in combinations(where, 2)
        if (b in exhibitors[a].rivals or a in exhibitors[b].rivals)
        and shapely.distance(where[a].shape, where[b].shape) < APART
    }


def places(found: Sequence[Seat]) -> dict[str, Rect]:
    """Give where every exhibitor sits."""
    return {key: each.rect for each in found for key, _ in each.request.members}


@given(st.integers(5, 9), st.data())
def test_two_rivals_are_parted(count: int, data: st.DataObject) -> None:
    """Tests that two rivals side by side are apart in the end, whichever of them says so."""
    first = data.draw(st.integers(0, count - 2))
    keys = "abcdefghi"[:count]
    pair = data.draw(st.sampled_from((keys[first : first + 2], keys[first + 1] + keys[first])))
    found = parted(row(keys), people(keys, pair))
    assert abs(found.index(pair[0]) - found.index(pair[1])) >= 3
    assert sorted(found) == list(keys)
    assert sum(a != b for a, b in zip(found, keys, strict=True)) == 2, "one swap is enough"


@st.composite
def floors(draw: st.DrawFn) -> tuple[list[Seat], dict[str, Exhibitor], dict[str, Rect]]:
    """Draw a row of two kinds of requests with wishes, some rivals, and one that stands fixed."""
    keys = "abcdefgh"[: draw(st.integers(1, 8))]
    asked = [
        request(key, zone=draw(st.sampled_from("yz")), sides=draw(st.integers(1, 3)))
        for key in keys
    ]
    sides = draw(st.lists(st.integers(1, 3), min_size=len(keys), max_size=len(keys)))
    letters = st.sampled_from(keys + "x")
    pairs = draw(st.lists(st.tuples(letters, letters).map("".join), max_size=6))
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    at = draw(st.integers(0, 24)) * 1000.0
    standing = {"x": Rect(at, 6000, at + 3000, 9000)}
    return seats(*asked, sides=sides), people(keys + "x", *pairs), standing


@given(floors())
def test_nobody_loses_by_a_swap(
    floor: tuple[list[Seat], dict[str, Exhibitor], dict[str, Rect]],
) -> None:
    """Tests that seats stay, each kind keeps its own, wishes are kept, and no pair comes nearer."""
    before, exhibitors, standing = floor
    after = by_column(part_rivals(before, standing, exhibitors, APART))
    assert [(each.taken, each.rect) for each in after] == [(s.taken, s.rect) for s in before]
    assert [each.request.kind for each in after] == [each.request.kind for each in before]
    assert {s.request.key for s in after} == {s.request.key for s in before}
    had = {each.request.key: each.taken.spot.sides for each in before}
    for each in after:
        assert each.taken.spot.sides >= min(each.request.sides, had[each.request.key])
    then, now = (near(places(s) | standing, exhibitors) for s in (before, after))
    assert len(now) <= len(then)
    if not then:
        assert after == before


@given(floors())
def test_no_single_swap_would_have_helped(
    floor: tuple[list[Seat], dict[str, Exhibitor], dict[str, Rect]],
) -> None:
    """Tests that one pair of rivals stays together only where no swap with a third parts it."""
    before, exhibitors, standing = floor
    then = near(places(before) | standing, exhibitors)
    after = part_rivals(before, standing, exhibitors, APART)
    if len(then) != 1 or not near(places(after) | standing, exhibitors):
        return
    for one, other in combinations(range(len(before)), 2):
        a, b = before[one], before[other]
        fair = (
            b.taken.spot.sides >= min(a.request.sides, a.taken.spot.sides)
            and a.taken.spot.sides >= min(b.request.sides, b.taken.spot.sides)
        )  # fmt: skip
        if a.request.kind == b.request.kind and fair:
            swapped = places(before) | standing
            swapped |= {a.request.key: b.rect, b.request.key: a.rect}
            assert near(swapped, exhibitors), (a.request.key, b.request.key)


def test_the_nearest_seat_is_taken() -> None:
    """Tests that a rival goes no further than it must."""
    assert parted(row("abcdefgh"), people("abcdefgh", "ab")) == "ebcdafgh"


def test_no_rivals_no_change() -> None:
    """Tests that everyone stays where nobody has a rival, or none that is near."""
    before = row("abcde")
    assert parted(before, people("abcde")) == "abcde"
    assert parted(before, people("abcde", "ad", "eb", "az")) == "abcde"
    assert part_rivals([], {}, people("ab", "ab"), APART) == []


def test_wanted_sides_are_kept() -> None:
    """Tests that a rival at a corner it wants stays there, and the other one leaves."""
    corner = [request("a", sides=2), *(request(key) for key in "bcdef")]
    found = parted(seats(*corner, sides=[2, 1, 1, 1, 1, 1]), people("abcdef", "ab"))
    assert found == "adcbef"


def test_a_corner_is_not_taken_from_who_wants_it() -> None:
    """Tests that a swap is not made with somebody who would lose a side that is wanted."""
    asked = [request("a"), request("b"), *(request(key, sides=2) for key in "cdef")]
    before = seats(*asked, sides=[1, 1, 2, 2, 2, 2])
    assert parted(before, people("abcdef", "ab")) == "abcdef"


def test_a_side_that_was_missed_already_binds_nobody() -> None:
    """Tests that who wants more sides than it has may change with one who has as many."""
    before = seats(*(request(key, sides=3) for key in "abcdef"))
    assert parted(before, people("abcdef", "ab")) != "abcdef"


@pytest.mark.parametrize("more", [{"zone": "y"}, {"turn": False}, {"width": 3.5}])
def test_only_seats_of_a_kind_change_places(more: dict[str, object]) -> None:
    """Tests that rivals stay together where all others are of another zone, size or turn."""
    others = [request(key, **more) for key in "cdef"]  # type: ignore[arg-type]
    before = seats(request("a"), request("b"), *others)
    assert parted(before, people("abcdef", "ab")) == "abcdef"


@pytest.mark.parametrize("pair", ["ax", "xa"])
def test_stands_that_are_fixed_count(pair: str) -> None:
    """Tests that a rival moves away from an island or a pinned booth, which stays."""
    island = {"x": Rect(0, 3000, 3000, 6000)}
    found = parted(row("abcde"), people("abcdex", pair), island)
    assert found == "dbcae"


def test_nobody_is_brought_to_a_fixed_rival() -> None:
    """Tests that a swap that parts one pair does not put another beside its fixed rival."""
    island = {"x": Rect(9000, 3000, 12_000, 6000)}
    found = parted(row("abcdefghij"), people("abcdefghijx", "ab", "ax", "bx"), island)
    columns = [found.index(key) for key in "ab"]
    assert abs(columns[0] - columns[1]) >= 3
    assert all(abs(column - 3) >= 3 for column in columns)


def test_three_rivals_of_one_another() -> None:
    """Tests that three that are all rivals are all apart in the end."""
    keys = "abcdefghijkl"
    found = parted(row(keys), people(keys, "ab", "bc", "ca"))
    columns = sorted(found.index(key) for key in "abc")
    assert min(columns[1] - columns[0], columns[2] - columns[1]) >= 3


def test_those_who_stand_side_by_side_move_together() -> None:
    """Tests that a request of two exhibitors moves as one away from a rival of either."""
    members = {key: ((key, 1500), (key.upper(), 1500)) for key in "abcdef"}
    before = seats(*(request(key, members=pair) for key, pair in members.items()))
    exhibitors = people("abcdefABCDEF", "Ab")
    found = parted(before, exhibitors)
    assert abs(found.index("a") - found.index("b")) >= 3


def test_rivals_in_a_show_stand_apart() -> None:
    """Tests that in a whole plan rivals of one kind are as far apart as the preset says."""
    first, second, *others = many(16)
    rivals = first.model_copy(update={"rivals": (second.id,)})
    found = stands(solved(brief(rivals, second, *others), hall(40, 30)))
    assert shapely.distance(found[first.id].shape, found[second.id].shape) >= APART
