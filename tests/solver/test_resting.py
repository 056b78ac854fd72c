"""Tests of boulevards with their plazas, and of the seats of smaller halls."""

from itertools import islice

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.brief.request import AreaKind
from solver.ground import Ground, Rect
from solver.lot import Request
from solver.place import settled
from solver.placement import Placement
from solver.resting import REACH_MM, Rest, give_back, rests_on
from solver.skeleton import Skeleton, Style, lay
from solver.stop import Deterministic
from solver.styles import grounds_of, in_order
from solver.task import Task
from tests.solver.micro import EFFORT, LIMITS, LONG_S, bare, block, ground, hall, request, skeleton
from tests.venue.buildings import box, column, door
from venue.hall import Hall
from venue.opening import OpeningType

PLENTY = 1e9
"""More cells to spare than any floor has."""

SLACK_MM = 15_000.0
"""Half a row: a stand in its middle is so much further than one at its end."""


@st.composite
def large_floors(draw: st.DrawFn) -> Ground:
    """Draw a hall of 20,000 m2 and more with an entrance in a wall, and perhaps columns."""
    width = draw(st.integers(140, 320))
    depth = draw(st.integers(max(90, -(-20_000 // width)), 220))
    at = draw(st.integers(20, width - 20)) * 1000
    far = depth * 1000
    doors = [door("S", (at - 4000, 0), (at + 4000, 0), OpeningType.ENTRANCE, 8000)]
    if draw(st.booleans()):
        doors.append(door("N", (at - 4000, far), (at + 4000, far), OpeningType.EXIT, 8000))
    pace = draw(st.sampled_from((0, 27, 36)))
    spots = (
        [(u, v) for u in range(pace, width, pace) for v in range(pace, depth, pace)] if pace else []
    )
    solids = tuple(column(f"K{u}-{v}", u * 1000, v * 1000, 900) for u, v in spots)
    outline = box(0, 0, width * 1000, far)
    place = hall(width, depth, outline=outline, openings=tuple(doors), obstacles=solids)
    return ground(place, quarter=draw(st.booleans()))


def cells_of(laid: Skeleton) -> list[Rect]:
    """List the usable cells."""
    return [
        each.rect(row, at) for each in laid.blocks for row, at in np.argwhere(each.usable).tolist()
    ]


@settings(max_examples=15, deadline=None)
@given(large_floors(), st.integers(1, 2), st.booleans())
def test_boulevards_run_through_and_plazas_lie_beside_them(
    place: Ground, boulevards: int, side_rows: bool
) -> None:
    """Tests that a boulevard is free from the entrance to the far side, and plazas are in reach."""
    laid = lay(place, Style(side_rows=side_rows, wall_rows=side_rows, boulevards=boulevards))
    assert laid is not None
    streets = [strip for strip in laid.strips if strip.boulevard]
    (gate,) = (opening for opening in place.hall.openings if opening.type == "entrance")
    at = shapely.Point(place.turn_point(gate.middle))
    assert any(street.rect.shape.distance(at) < 1 for street in streets), "it leads from the gate"
    extent = place.extent
    for street in streets:
        rect = street.rect
        assert min(rect.width, rect.depth) >= LIMITS.mm("boulevard")
        assert (rect.width if street.along_u else rect.depth) == (
            extent.width if street.along_u else extent.depth
        ), "it runs from wall to wall"
    rests = rests_on(laid, PLENTY, (), ())
    cells = cells_of(laid)
    for street in streets:
        assert not any(street.rect.meets(cell) for cell in cells)
        assert not any(street.rect.meets(rest.rect) for rest in rests)
    plazas = shapely.union_all([rest.rect.shape for rest in rests])
    assert plazas.area == pytest.approx(sum(rest.rect.area for rest in rests)), "none laps"
    assert not any(rest.rect.meets(cell) for rest in rests for cell in cells)
    assert not any(rest.rect.meets(solid) for rest in rests for solid in place.solids)
    middles = np.array([rest.rect.centre for rest in rests])
    for cell in cells:
        way = np.abs(middles - cell.centre).sum(axis=1).min()
        assert way <= REACH_MM + SLACK_MM


def test_what_the_brief_asks_for_counts() -> None:
    """Tests that where people can sit down already, no plaza is laid to shorten their way."""
    place = ground(hall(220, 100))
    plain = lay(place, Style())
    assert plain is not None
    alone = rests_on(plain.copy(), PLENTY, (), ())
    asked = [(40_000.0, 50_000.0), (110_000.0, 50_000.0), (180_000.0, 50_000.0)]
    assert len(alone) >= 2
    assert rests_on(plain.copy(), PLENTY, asked, ()) == []


def test_no_more_is_taken_than_there_is_to_spare() -> None:
    """Tests that plazas end with the cells to spare, and give them back as they were."""
    laid = lay(ground(hall(220, 100)), Style(boulevards=2))
    assert laid is not None
    before = [each.usable.copy() for each in laid.blocks]
    assert rests_on(laid, 10, (), ()) == []
    rests = rests_on(laid, 45, (), ())
    lost = sum(
        int(was.sum() - each.usable.sum()) for was, each in zip(before, laid.blocks, strict=True)
    )
    assert 0 < lost == sum(len(rest.cells) for rest in rests) <= 45
    give_back(laid, rests)
    assert all((was == each.usable).all() for was, each in zip(before, laid.blocks, strict=True))


@pytest.mark.parametrize(
    ("place", "asked", "count"),
    [
        (bare(100, 60), (), 1),
        (bare(100, 60), ((3000.0, 3000.0),), 0),
        (bare(60, 60), (), 0),
    ],
)
def test_a_hall_has_one_place_to_sit_down(
    place: Hall, asked: tuple[tuple[float, float], ...], count: int
) -> None:
    """Tests that a hall of 5,000 m2 has a seating area unless the brief asks for one."""
    laid = lay(ground(place), Style())
    assert laid is not None
    rests = rests_on(laid, PLENTY, asked, ())
    assert [rest.kind for rest in rests] == [AreaKind.REST] * count
    assert all(rest.rect.area == 72e6 for rest in rests)


def test_they_go_before_anybody_does() -> None:
    """Tests that whoever finds no room gets the floor of the last places to rest, not of all."""
    rows = [block(4, 4, 1, 2), block(16, 4, 1, 2), block(4, 10, 1, 2)]
    rests = [
        Rest(AreaKind.PLAZA, each.whole, tuple((number, 0, at) for at in range(2)))
        for number, each in enumerate(rows)
    ]
    laid = skeleton(rows, ground(bare(40, 20)))
    for each in laid.blocks:
        each.usable[:] = False
    asked: list[Request] = [request("a"), request("b"), request("c")]
    labels = [np.full(2, None, dtype=object) for _ in rows]
    placement = Placement(laid, [], [], labels, asked, list(asked), [], rests=tuple(rests))
    found = settled(placement, lambda: EFFORT, Deterministic(LONG_S))
    assert not found.left
    assert found.rests == (rests[0],)
    assert not laid.blocks[0].usable.any()


def test_boulevards_come_first_where_there_is_room() -> None:
    """Tests that a floor that is roomy with boulevards is laid so, and a full one is not."""
    place = hall(220, 100)
    grounds = grounds_of(place, LIMITS, 3000, ())
    stop = Deterministic(LONG_S)

    def first(count: int) -> Skeleton:
        asked = tuple(request(f"e{n}") for n in range(count))
        return next(islice(in_order(Task(place, LIMITS, 3000, asked), grounds, stop), 1))

    assert first(200).style.boulevards == 2
    assert first(1290).style.boulevards == 0
