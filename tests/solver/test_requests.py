"""Tests of sorting a brief into pins, islands, composites and plain requests."""

from itertools import pairwise

import pytest

from layouts.brief.request import Pair, Pin, Relation
from solver.lot import Request
from solver.requests import Wants, pinned_footprint, wants_of
from tests.solver.micro import brief, who

ROW = 30_000


def adjacent(*keys: str) -> tuple[Pair, ...]:
    """Ask for exhibitors to stand side by side, each next to the one named after it."""
    return tuple(Pair(a=a, b=b, relation="adjacent") for a, b in pairwise(keys))


def lines(wants: Wants) -> list[list[str]]:
    """List the members of every request, composites first as they come."""
    return [[key for key, _ in request.members] for request in wants.requests]


def only(wants: Wants) -> Request:
    """Give the one request there is."""
    (request,) = wants.requests
    return request


def test_everything_has_its_way() -> None:
    """Tests that pinned booths, deep islands and the rest are told apart."""
    pin = Pin(exhibitor="p", hall="H", x_mm=9000, y_mm=6000, rotation_deg=90)
    asked = brief(who("p", 6, 3), who("deep", 9, 9), who("row", 12, 6), who("a"), pins=(pin,))
    wants = wants_of(asked, ROW)
    assert [each.exhibitor.id for each in wants.pinned] == ["p"]
    assert [each.id for each in wants.islands] == ["deep"]
    assert [each.key for each in wants.requests] == ["row", "a"]
    footprint = wants.pinned[0].footprint
    assert (footprint.x_mm, footprint.width_mm, footprint.rotation_deg) == (9000, 6000, 90)


def test_a_pin_takes_the_first_shape() -> None:
    """Tests that units pinned down stand in their first shape, one module deep."""
    units = who("u", size_mm=None, units=4)
    pin = Pin(exhibitor="u", hall="H", x_mm=0, y_mm=0)
    assert pinned_footprint(units, pin, 3048).width_mm == 12_192


def test_units_keep_their_flat_shapes() -> None:
    """Tests that units may stand in every shape a band can hold; deeper ones are left out."""
    both = only(wants_of(brief(who("u", size_mm=None, units=16)), ROW))
    assert both.shapes == ((24_000, 6000),), "12 x 12 m is no shape of a band"
    flat = only(wants_of(brief(who("v", size_mm=None, units=8)), ROW))
    assert flat.shapes == ((12_000, 6000),)
    assert flat.members == (("v", 12_000),)


def test_wishes_come_along() -> None:
    """Tests that sides, priority, turn and zone of an exhibitor are its request's."""
    asked = who("a", open_sides=3, priority=7, turn=False, zone="y")
    request = only(wants_of(brief(asked), ROW))
    assert (request.sides, request.priority, request.turn, request.zone) == (3, 7, False, "y")
    assert only(wants_of(brief(who("b")), ROW)).sides == 1


def test_a_line_of_pairs_is_one_request() -> None:
    """Tests that three exhibitors joined in a line stand in that order, as wide as all three."""
    asked = brief(who("c"), who("a", 6, 3), who("b"), pairs=adjacent("a", "b", "c"))
    request = only(wants_of(asked, ROW))
    assert request.members in {
        (("a", 6000), ("b", 3000), ("c", 3000)),
        (("c", 3000), ("b", 3000), ("a", 6000)),
    }
    assert request.shapes == ((12_000, 3000),)
    assert (request.priority, request.sides, request.turn) == (0, 1, True)


def test_the_keenest_member_speaks_for_all() -> None:
    """Tests that a deep composite has the highest priority and the widest wish of its members."""
    asked = brief(
        who("a", 6, 6, priority=3), who("b", 6, 6, open_sides=3, turn=False),
        pairs=adjacent("a", "b"),
    )  # fmt: skip
    request = only(wants_of(asked, ROW))
    assert (request.priority, request.sides, request.turn) == (3, 3, False)


@pytest.mark.parametrize("pairs", [adjacent("a", "b", "a"), adjacent("a", "b") * 2])
def test_a_pair_told_twice_is_one_pair(pairs: tuple[Pair, ...]) -> None:
    """Tests that a pair asked for twice, either way round, is met as well."""
    asked = brief(who("a"), who("b"), pairs=pairs)
    assert lines(wants_of(asked, ROW)) == [["a", "b"]]


def test_of_rings_and_forks_the_first_pairs_are_kept() -> None:
    """Tests that of a ring all pairs but one are a line, and at a fork the first two."""
    ring = brief(who("a"), who("b"), who("c"), pairs=adjacent("a", "b", "c", "a"))
    fork = brief(
        who("a"), who("b"), who("c"), who("hub"),
        pairs=(*adjacent("a", "hub"), *adjacent("b", "hub"), *adjacent("c", "hub")),
    )  # fmt: skip
    assert lines(wants_of(ring, ROW)) == [["a", "b", "c"]]
    assert lines(wants_of(fork, ROW)) == [["a", "hub", "b"], ["c"]]


def test_who_keeps_apart_comes_into_no_line_together() -> None:
    """Tests that of two neighbours of one stand that keep apart only the first is its neighbour."""
    foes = Pair(a="a", b="b", relation=Relation.APART, distance_mm=20_000)
    asked = brief(
        who("a"), who("b"), who("c"), who("hub"),
        pairs=(*adjacent("a", "hub"), *adjacent("b", "hub"), *adjacent("c", "hub"), foes),
    )  # fmt: skip
    assert lines(wants_of(asked, ROW)) == [["a", "hub", "c"], ["b"]]


def test_two_lines_are_two_requests() -> None:
    """Tests that pairs that share nobody are joined each for itself."""
    asked = brief(*(who(key) for key in "abcd"), pairs=(*adjacent("a", "b"), *adjacent("c", "d")))
    assert lines(wants_of(asked, ROW)) == [["a", "b"], ["c", "d"]]


def test_pairs_with_what_stands_fixed_are_no_line() -> None:
    """Tests that a pair with a pinned booth or a deep island joins nobody."""
    pin = Pin(exhibitor="p", hall="H", x_mm=9000, y_mm=6000)
    asked = brief(
        who("p"), who("deep", 9, 9), who("a"), who("b"),
        pins=(pin,), pairs=(*adjacent("p", "a"), *adjacent("deep", "b")),
    )  # fmt: skip
    assert lines(wants_of(asked, ROW)) == [["a"], ["b"]]


def test_depths_must_agree() -> None:
    """Tests that members are turned to a common depth, and stay apart without one."""
    turned = brief(who("a", 3, 6), who("b", 9, 3), pairs=adjacent("a", "b"))
    assert only(wants_of(turned, ROW)).shapes == ((15_000, 3000),)
    fixed = brief(who("a", 3, 6, turn=False), who("b", 9, 3), pairs=adjacent("a", "b"))
    assert lines(wants_of(fixed, ROW)) == [["a"], ["b"]]
    other = brief(who("a", 4, 4), who("b", 9, 3), pairs=adjacent("a", "b"))
    assert len(wants_of(other, ROW).requests) == 2


def test_a_line_longer_than_a_row_is_parted() -> None:
    """Tests that a composite that no row may hold is placed one by one."""
    asked = brief(who("a", 15, 3), who("b", 18, 3), pairs=adjacent("a", "b"))
    assert len(wants_of(asked, ROW).requests) == 2
    assert len(wants_of(asked, 33_000).requests) == 1


def test_distances_go_both_ways() -> None:
    """Tests that a pair that is to be apart is known to both, and a line keeps that of all."""
    far = Pair(a="a", b="x", relation="apart", distance_mm=9000)
    asked = brief(who("a"), who("b"), who("x"), pairs=(*adjacent("a", "b"), far))
    found = {request.members[0][0]: request.apart for request in wants_of(asked, ROW).requests}
    assert found == {"a": (("x", 9000),), "x": (("a", 9000),)}


def test_nobodys_id_is_a_lines() -> None:
    """Tests that an exhibitor named like two others joined is told from them."""
    asked = brief(who("a"), who("b"), who("a+b"), pairs=adjacent("a", "b"))
    keys = [request.key for request in wants_of(asked, ROW).requests]
    assert len(set(keys)) == 2
