"""Tests of the allotment of spots: who of alike requests stands where."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.brief.exhibitor import Exhibitor
from solver.assign import MISSED_SIDE, Seat, put_aside, seat
from solver.cover import Taken
from solver.lot import Lot, Request, Shape, lots_of
from solver.placement import Placement
from solver.skeleton import Skeleton
from solver.spots import Spot
from tests.solver.micro import bare, block, ground, request, skeleton, who
from tests.venue.buildings import door
from venue.opening import Opening, OpeningType

CELL = Shape(1, 1, 3000, 3000)


def gates(*middles: tuple[float, float]) -> tuple[Opening, ...]:
    """Give entrances by their middles, millimetres."""
    return tuple(
        door(
            f"D{n}", (round(x) - 1000, round(y)), (round(x) + 1000, round(y)), OpeningType.ENTRANCE
        )
        for n, (x, y) in enumerate(middles)
    )


def floor(openings: tuple[Opening, ...] = ()) -> Skeleton:
    """Give a single row from 3 m on."""
    return skeleton([block(3, 9, 1, 8)], ground(bare(60, 20, openings=openings)))


def people(*asked: Request) -> dict[str, Exhibitor]:
    """Give the exhibitors of some requests, who ask for nothing in particular."""
    return {key: who(key) for each in asked for key, _ in each.members}


def placement(
    asked: list[Request], spots: list[tuple[int, int]], openings: tuple[Opening, ...] = ()
) -> Placement:
    """Give a row in which the spots (column, sides) are taken by the lots of the requests."""
    lots = lots_of(asked)
    queue = [lot for lot in lots for _ in lot.requests]
    taken = [
        Taken(lot, Spot(0, 0, column, CELL, sides))
        for lot, (column, sides) in zip(queue, spots, strict=False)
    ]
    laid = floor(openings)
    left = [r for lot in lots for r in _without(lot, taken)]
    return Placement(laid, [], taken, [], asked, left, [])


def _without(lot: Lot, taken: list[Taken]) -> tuple[Request, ...]:
    """Give a lot's requests without a spot: the lowest priorities."""
    return lot.requests[sum(each.lot is lot for each in taken) :]


def where(seats: list[Seat]) -> dict[str, int]:
    """Give the column each request sits in."""
    return {each.request.key: each.taken.spot.column for each in seats}


def cost(asked: Request, spot: tuple[int, int], doors: list[tuple[float, float]]) -> float:
    """Give the cost of one request at one spot, by its definition."""
    column, sides = spot
    middle = (3000 + column * 3000 + 1500, 9000 + 1500)
    away = min((((middle[0] - u) ** 2 + (middle[1] - v) ** 2) ** 0.5 for u, v in doors), default=0)
    missed = MISSED_SIDE * max(0, asked.sides - sides) + 0.1 * max(0, sides - asked.sides)
    return missed + asked.priority * away / 1e5


wishes = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=1, max_size=5)


@settings(max_examples=50)
@given(wishes, st.permutations(range(8)), st.lists(st.integers(1, 4), min_size=5, max_size=5))
def test_no_order_costs_less(
    asked: list[tuple[int, int]], columns: list[int], sides: list[int]
) -> None:
    """Tests that the requests of a lot sit in the cheapest of all orders."""
    requests = [request(f"e{i}", sides=s, priority=p) for i, (s, p) in enumerate(asked)]
    spots = list(zip(columns, sides, strict=False))[: len(requests)]
    doors = [(12_000.0, 0.0), (50_000.0, 20_000.0)]
    seats = seat(placement(requests, spots, gates(*doors)), people(*requests))
    at = dict(zip((c for c, _ in spots), spots, strict=True))
    found = sum(cost(each.request, at[each.taken.spot.column], doors) for each in seats)
    best = min(
        sum(cost(r, spot, doors) for r, spot in zip(order, spots, strict=True))
        for order in permutations(requests)
    )
    assert found == pytest.approx(best)
    assert len({each.request.key for each in seats}) == len(requests)


def test_who_is_left_out_gets_no_seat() -> None:
    """Tests that only requests that were covered are seated, each in its own lot."""
    asked = [request("a", priority=2), request("b", priority=1), request("c", 3, 3, zone="y")]
    found = seat(placement(asked, [(2, 1), (0, 1)]), people(*asked))
    lots = {each.request.key: each.taken.lot.zone for each in found}
    assert all(each.request.zone == each.taken.lot.zone for each in found)
    assert len(lots) == 2


def test_higher_priorities_stand_nearer_to_the_entrance() -> None:
    """Tests that of alike requests the one served first stands at the door."""
    asked = [request("low"), request("high", priority=3)]
    far = placement(asked, [(0, 1), (7, 1)], gates((59_000.0, 0.0)))
    assert where(seat(far, people(*asked)))["high"] == 7


def test_who_is_put_aside_is_left_over_again() -> None:
    """Tests that who must go leaves the spot with who stands beside, and nobody gets its cells."""
    row = request("b;c", 6, members=(("b", 3000), ("c", 3000)))
    asked = [request("a"), row, request("d")]
    pair = Shape(2, 1, 6000, 3000)
    single, double = sorted(lots_of(asked), key=lambda lot: lot.area_m2)
    spots = [
        Taken(double, Spot(0, 0, 2, pair, 2, (4,))),
        Taken(single, Spot(0, 0, 0, CELL, 1)),
        Taken(single, Spot(0, 0, 6, CELL, 1)),
    ]
    hold = Placement(floor(), [], list(spots), [], asked, [], [])
    seats = seat(hold, people(*asked))
    at = where(seats)
    put_aside(hold, seats, {"c", "nobody"})
    assert hold.taken == spots[1:]
    assert [each.key for each in hold.left] == ["b;c"]
    assert hold.asked == asked
    assert hold.skeleton.blocks[0].usable[0].tolist() == [
        column not in {2, 3} for column in range(8)
    ]
    put_aside(hold, [each for each in seats if each.request is not row], {"a"})
    assert [each.spot.column for each in hold.taken] == [at["d"]]
    assert not hold.skeleton.blocks[0].usable[0, at["a"]]
    assert [each.request.key for each in seat(hold, people(*asked))] == ["d"]


def test_the_notch_of_who_is_put_aside_stays_in_use() -> None:
    """Tests that only the cells an L stood on are taken out of use."""
    asked = [request("a", 15, cut=((9000, 6000),))]
    laid = skeleton([block(3, 9, 2, 4)], ground(bare(60, 20)))
    (lot,) = lots_of(asked)
    taken = [Taken(lot, Spot(0, 0, 1, Shape(3, 2, 9000, 6000, (1, 2)), 2))]
    hold = Placement(laid, [], taken, [], asked, [], [])
    put_aside(hold, seat(hold, people(*asked)), {"a"})
    assert laid.blocks[0].usable.astype(int).tolist() == [[1, 0, 0, 0], [1, 0, 0, 1]]
    assert (hold.taken, hold.left) == ([], asked)


def test_nobody_is_put_aside_without_cause() -> None:
    """Tests that a hall whose exhibitors can all stay is left as it is."""
    asked = [request("a"), request("b")]
    hold = placement(asked, [(0, 1), (4, 1)])
    before = list(hold.taken)
    put_aside(hold, seat(hold, people(*asked)), ())
    put_aside(hold, [], {"a"})
    assert (hold.taken, hold.left) == (before, [])
    assert hold.skeleton.blocks[0].usable.all()
