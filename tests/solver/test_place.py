"""Tests of placing one hall: skeletons from generous to tight, and covers that may grow."""

from typing import Any

import numpy as np
import pytest

from layouts.booth import Footprint
from solver.cover import Effort, Taken
from solver.ground import Rect
from solver.lot import Request, Shape, lots_of
from solver.place import (
    Placement,
    Task,
    cells_of,
    cover_again,
    insert,
    needed_cells,
    notch_of,
    place,
    rect_of_spot,
    skeletons,
)
from solver.requests import Pinned
from solver.skeleton import Skeleton
from solver.spots import Spot
from solver.stamp import Item
from solver.stop import Deterministic
from tests.solver.micro import (
    EFFORT,
    LIMITS,
    LONG_S,
    After,
    bare,
    block,
    ground,
    hall,
    request,
    skeleton,
    who,
)
from venue.hall import Hall

STOP = Deterministic(LONG_S)


def task(asked: list[Request], where: Hall | None = None, **more: Any) -> Task:
    """Give what one hall is to hold."""
    return Task(where or hall(), LIMITS, 3000, tuple(asked), **more)


def laid(asked: Task) -> tuple[Skeleton, ...]:
    """Lay the skeletons of a task."""
    return skeletons(asked.hall, LIMITS, 3000, asked.pinned, STOP)


def placed(asked: Task) -> Placement:
    """Place a task."""
    found = place(asked, laid(asked), lambda: EFFORT, STOP)
    assert found is not None
    return found


def some(count: int, **more: Any) -> list[Request]:
    """Give alike requests of 3 x 3 m."""
    return [request(f"e{i}", **more) for i in range(count)]


def test_cells_needed() -> None:
    """Tests that requests need their cells, rounded up, and islands a gap as well."""
    assert needed_cells(some(4), 3000, LIMITS) == 4
    assert needed_cells([request("a", 7.5, 4)], 3000, LIMITS) == 6
    assert needed_cells([request("a", 6, 6, sides=4)], 3000, LIMITS) == 6
    assert needed_cells([], 3000, LIMITS) == 0


def test_skeletons_lie_both_ways() -> None:
    """Tests that a hall has skeletons in both orientations, with and without rows by the walls."""
    found = laid(task([]))
    assert {each.style.quarter for each in found} == {False, True}
    assert {each.style.wall_rows for each in found} == {False, True}
    assert all(each.blocks for each in found)


def test_one_skeleton_is_laid_whatever_the_stop_says() -> None:
    """Tests that laying stops at the first skeleton when the time is up."""
    assert len(skeletons(hall(), LIMITS, 3000, (), After(0))) == 1
    assert len(skeletons(hall(), LIMITS, 3000, (), After(2))) == 3


def test_no_skeleton_no_placement() -> None:
    """Tests that a hall narrower than its clearances has no skeleton, and nothing stands there."""
    narrow = task(some(2), bare(2, 40))
    assert laid(narrow) == ()
    assert place(narrow, (), lambda: EFFORT, STOP) is None


def test_everything_asked_stands() -> None:
    """Tests that what fits stands, in no more skeletons than it takes."""
    found = placed(task(some(12)))
    assert (len(found.taken), found.left, found.missed) == (12, [], [])
    assert found.area == pytest.approx(108.0)
    assert found.proved


def test_the_best_of_several_skeletons_is_kept() -> None:
    """Tests that more than a hall holds fills it, and the lowest priorities are left out."""
    asked = [request(f"e{i}", priority=int(i >= 10)) for i in range(60)]
    found = placed(task(asked))
    assert 0 < len(found.left) < 50
    assert sum(each.priority == 0 for each in found.left) == min(10, len(found.left))
    one = place(task(asked), laid(task(asked)), lambda: EFFORT, After(0))
    assert one is not None
    assert one.area <= found.area


def test_the_skeletons_stay_as_they_were() -> None:
    """Tests that placing takes cells of copies only."""
    asked = task(some(3), items=(Item("s", 9000, 6000, island=False),))
    before = laid(asked)
    cells = [each.cells for each in before]
    place(asked, before, lambda: EFFORT, STOP)
    assert [each.cells for each in before] == cells


def test_items_that_find_no_room_are_missed() -> None:
    """Tests that a stage larger than the hall is missed, and the booths stand all the same."""
    found = placed(task(some(3), items=(Item("s", 29_000, 19_000, island=False),)))
    assert [item.key for item in found.missed] == ["s"]
    assert found.left == []


def test_islands_pins_and_doors_draw_their_zones() -> None:
    """Tests that a zone's requests stand around its island, its pin and its door."""
    pin = Footprint(hall="H", x_mm=6000, y_mm=17_000, width_mm=3000, depth_mm=3000)
    where = hall(80, 40)
    asked = task(
        [request(f"{z}{i}", zone=z) for z in ("west", "east", "far") for i in range(12)],
        where,
        items=(Item("i", 9000, 9000, island=True, wanted=(60_000.0, 20_000.0)),),
        zone_of_item={"i": "east", "j": "nobody"},
        pinned=(Pinned(who("p", zone="west"), pin),),
        near={"far": (80_000.0, 20_000.0)},
    )
    found = placed(asked)
    assert found.left == []
    assert found.standing.keys() == {"i", "p"}
    at = found.skeleton.ground
    middle: dict[str, list[float]] = {}
    for taken in found.taken:
        x, _ = at.footprint(rect_of_spot(found.skeleton, taken)).centre
        middle.setdefault(taken.lot.zone, []).append(x)
    west, far = np.mean(middle["west"]), np.mean(middle["far"])
    assert west < far


def test_an_island_of_a_zone_of_its_own() -> None:
    """Tests that a zone of nothing but an island is no demand on the rows."""
    asked = task(some(6), hall(60, 40), items=(Item("i", 9000, 9000, island=True),),
                 zone_of_item={"i": "alone"})  # fmt: skip
    found = placed(asked)
    assert (found.left, [s.item.key for s in found.stamps]) == ([], ["i"])


def small(columns: int, zones: str) -> Placement:
    """Give an empty placement of one row whose columns belong to zones."""
    row = skeleton([block(6, 9, 1, columns)], ground(bare(40, 20)))
    return Placement(row, [], [], [np.array(list(zones), dtype=object)], [], [], [])


def test_who_was_left_out_may_stand_anywhere() -> None:
    """Tests that a second cover lets requests stand outside their zone."""
    placement = small(4, "zzyy")
    placement.asked = some(3)
    cover_again(placement, (), EFFORT)
    assert (len(placement.taken), len(placement.left)) == (2, 1)
    cover_again(placement, (), EFFORT)
    assert (len(placement.taken), placement.left) == (3, [])
    assert [taken.spot.home for taken in placement.taken].count(False) == 1


def test_guests_are_welcome_where_there_is_room() -> None:
    """Tests that requests of another hall stand in free cells, and take nobody's."""
    placement = small(4, "zzzz")
    placement.asked = some(3)
    cover_again(placement, (), EFFORT)
    guests = [request("g1", zone="y"), request("g2", zone="y")]
    cover_again(placement, guests, EFFORT)
    assert len(placement.taken) == 4
    assert [each.key for each in placement.left] == ["g2"]
    assert len(placement.asked) == 5


def test_a_worse_cover_is_not_taken() -> None:
    """Tests that a cover that ran out of time leaves what stood before, and the guests over."""
    placement = small(4, "zzzz")
    placement.asked = some(3)
    cover_again(placement, (), EFFORT)
    before = list(placement.taken)
    cover_again(placement, [request("g", zone="y")], Effort(0.0, 1, 0, deterministic=True))
    assert placement.taken == before
    assert [each.key for each in placement.asked] == ["e0", "e1", "e2", "g"]
    assert [each.key for each in placement.left] == ["g"]


def test_marks_of_taken_cells() -> None:
    """Tests that the cells of spots and their gap columns are marked, and none else."""
    row = skeleton([block(3, 6, 2, 5), block(3, 15, 1, 2)])
    (lot,) = lots_of([request("a", 6, 3)])
    taken = [Taken(lot, Spot(0, 1, 1, Shape(2, 1, 6000, 3000), 1, gaps=(4,)))]
    marks = cells_of(Placement(row, [], taken, [], [], [], []))
    assert marks[0].astype(int).tolist() == [[0, 0, 0, 0, 1], [0, 1, 1, 0, 1]]
    assert not marks[1].any()


@pytest.mark.parametrize(
    ("row", "shape", "upright", "rect"),
    [
        (0, Shape(1, 1, 2500, 2000), False, Rect(6000, 9000, 8500, 11_000)),
        (1, Shape(1, 1, 2500, 2000), False, Rect(6000, 13_000, 8500, 15_000)),
        (0, Shape(1, 2, 2500, 5000), False, Rect(6000, 9000, 8500, 14_000)),
        (0, Shape(1, 1, 2500, 2000), True, Rect(6000, 9000, 8000, 11_500)),
        (1, Shape(1, 1, 2500, 2000), True, Rect(10_000, 9000, 12_000, 11_500)),
    ],
)
def test_small_stands_are_flush_with_their_aisle(
    row: int, shape: Shape, upright: bool, rect: Rect
) -> None:
    """Tests that a stand smaller than its cells stands at the aisle it is seen from."""
    both = skeleton([block(6, 9, 2, 2, upright=upright)])
    (lot,) = lots_of([request("a", 2.5, 2)])
    assert rect_of_spot(both, Taken(lot, Spot(0, row, 0, shape, 1))) == rect


def test_who_was_left_out_is_inserted_on_free_cells() -> None:
    """Tests that what is left over stands on cells nobody took, in any zone, and nobody moves."""
    placement = small(5, "zzyyy")
    placement.asked = some(4)
    cover_again(placement, (), EFFORT)
    before = list(placement.taken)
    assert (len(before), len(placement.left)) == (2, 2)
    insert(placement, EFFORT)
    assert placement.taken[:2] == before
    assert placement.left == []
    columns = [taken.spot.column for taken in placement.taken]
    assert len(set(columns)) == 4
    assert not any(taken.spot.home for taken in placement.taken[2:])
    assert {len(taken.lot.requests) for taken in placement.taken} == {4}, "the whole lot's spots"


def test_the_lowest_priorities_stay_out() -> None:
    """Tests that where not all that was left over finds room, the highest priority does."""
    placement = small(3, "zyy")
    placement.asked = [request(f"e{i}", priority=i) for i in range(4)]
    cover_again(placement, (), EFFORT)
    insert(placement, EFFORT)
    assert (len(placement.taken), [each.key for each in placement.left]) == (3, ["e0"])


def test_only_guests_that_find_room_are_taken_in() -> None:
    """Tests that a hall with one free cell takes one of two guests, and asks for no other."""
    placement = small(4, "zzzz")
    placement.asked = some(3)
    cover_again(placement, (), EFFORT)
    before = list(placement.taken)
    guests = [request("g1", zone="y"), request("g2", zone="y", priority=1)]
    insert(placement, EFFORT, guests)
    assert placement.taken[:3] == before
    assert len(placement.taken) == 4
    assert [each.key for each in placement.asked] == ["e0", "e1", "e2", "g2"]
    assert placement.left == []
    insert(placement, EFFORT, guests[:1])
    assert (len(placement.taken), len(placement.asked)) == (4, 4)


def test_guests_like_those_left_out_wait_with_them() -> None:
    """Tests that of alike requests the more important is inserted, a guest or not."""
    placement = small(1, "y")
    placement.asked = some(1)
    placement.left = list(placement.asked)
    insert(placement, EFFORT, [request("g", priority=1)])
    assert [each.key for each in placement.asked] == ["e0", "g"]
    assert [each.key for each in placement.left] == ["e0"]
    assert len(placement.taken) == 1


def test_gaps_and_cells_out_of_use_are_not_free() -> None:
    """Tests that nobody is inserted in the gap of an island, or where no aisle reaches."""
    placement = small(4, "zzzz")
    (island,) = lots_of([request("i", 6, sides=3)])
    placement.taken = [Taken(island, Spot(0, 0, 0, Shape(2, 1, 6000, 3000), 4, gaps=(2,)))]
    placement.skeleton.blocks[0].usable[0, 3] = False
    placement.asked = [*island.requests, *some(2)]
    placement.left = some(2)
    insert(placement, EFFORT)
    assert len(placement.taken) == 1
    assert [each.key for each in placement.left] == ["e0", "e1"]


def test_inserting_without_time_or_need_changes_nobody() -> None:
    """Tests that without time a first answer stands, and without anybody waiting nothing does."""
    placement = small(4, "zzzz")
    insert(placement, EFFORT)
    assert (placement.taken, placement.asked, placement.left) == ([], [], [])
    placement.asked = placement.left = some(2)
    insert(placement, Effort(0.0, 1, 0, deterministic=True))
    assert (len(placement.taken), placement.left) == (2, [])


@pytest.mark.parametrize(
    ("notch", "upright", "cut"),
    [
        ((0, 0), False, Rect(6000, 9000, 9000, 12_000)),
        ((0, 2), False, Rect(12_000, 9000, 15_000, 12_000)),
        ((1, 0), False, Rect(6000, 12_000, 9000, 15_000)),
        ((1, 2), False, Rect(12_000, 12_000, 15_000, 15_000)),
        ((0, 0), True, Rect(6000, 9000, 9000, 12_000)),
        ((0, 2), True, Rect(6000, 15_000, 9000, 18_000)),
        ((1, 0), True, Rect(9000, 9000, 12_000, 12_000)),
        ((1, 2), True, Rect(9000, 15_000, 12_000, 18_000)),
    ],
)
def test_the_notch_of_an_l(notch: tuple[int, int], upright: bool, cut: Rect) -> None:
    """Tests that the corner an L leaves out is a module of its rectangle, at its own end."""
    both = skeleton([block(6, 9, 2, 3, upright=upright)])
    (lot,) = lots_of([request("a", 15, cut=((9000, 6000),))])
    taken = Taken(lot, Spot(0, 0, 0, Shape(3, 2, 9000, 6000, notch), 2))
    rect = rect_of_spot(both, taken)
    assert rect == both.blocks[0].whole
    assert notch_of(both, taken, rect) == cut


def test_plain_stands_have_no_notch() -> None:
    """Tests that a rectangle leaves nothing out."""
    both = skeleton([block(6, 9, 2, 2)])
    (lot,) = lots_of([request("a", 6)])
    taken = Taken(lot, Spot(0, 0, 0, Shape(2, 1, 6000, 3000), 2))
    assert notch_of(both, taken, rect_of_spot(both, taken)) is None
