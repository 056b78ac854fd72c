"""Tests of filling one skeleton: large things stamped, zones laid out, cells covered."""

import numpy as np
import pytest

from layouts.booth import Footprint
from solver.attempt import attempt
from solver.placement import Placement, rect_of_spot
from solver.requests import Pinned
from solver.skeleton import Skeleton
from solver.stamp import Item
from solver.stop import Deterministic
from solver.styles import densest, grounds_of, in_order
from solver.task import Task
from tests.solver.micro import (
    EFFORT,
    LIMITS,
    LONG_S,
    bare,
    block,
    ground,
    hall,
    request,
    skeleton,
    who,
)
from tests.solver.placed import cells_stood_on, some, task


def first(asked: Task) -> Skeleton:
    """Lay the skeleton worth trying first."""
    grounds = grounds_of(asked.hall, LIMITS, 3000, asked.pinned)
    return next(iter(in_order(asked, grounds, Deterministic(LONG_S))))


def attempted(asked: Task, laid: Skeleton | None = None) -> Placement:
    """Fill one skeleton, the first unless told otherwise."""
    return attempt(asked, laid or first(asked), lambda: EFFORT)


def test_everything_asked_stands() -> None:
    """Tests that what fits stands, each cell taken once, and that it is proved."""
    found = attempted(task(some(12)))
    assert (len(found.taken), found.left, found.missed) == (12, [], [])
    assert len(set(cells_stood_on(found.taken))) == 12
    assert found.area == pytest.approx(108.0)
    assert found.proved


def test_the_cells_of_the_skeleton_handed_over_are_taken() -> None:
    """Tests that a stage takes cells of what was handed over, and of a copy's origin none."""
    asked = task(some(3), items=(Item("s", 9000, 6000, island=False),))
    laid = densest(grounds_of(asked.hall, LIMITS, 3000, ()))[0]
    before, copy = laid.cells, laid.copy()
    found = attempted(asked, copy)
    assert found.stamps
    assert found.skeleton is copy
    assert laid.cells == before > copy.cells


def test_items_that_find_no_room_are_missed() -> None:
    """Tests that a stage larger than the hall is missed, and the booths stand all the same."""
    found = attempted(task(some(3), items=(Item("s", 29_000, 19_000, island=False),)))
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
    found = attempted(asked)
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
    found = attempted(asked)
    assert (found.left, [s.item.key for s in found.stamps]) == ([], ["i"])


def test_who_finds_no_room_in_its_zone_may_stand_outside() -> None:
    """Tests that a stand that its zone's ground cannot hold stands on another's."""
    # Each zone gets half the row, five cells: too short for a stand of six.
    row = skeleton([block(6, 9, 1, 10)], ground(bare(60, 20)))
    asked = task([request("long", 18, 3, zone="a"), *some(4, zone="b")], row.ground.hall)
    found = attempted(asked, row)
    assert found.left == []
    assert len(set(cells_stood_on(found.taken))) == 10


def test_islands_stand_in_bands_as_deep_as_they_are() -> None:
    """Tests that an island that a band holds is covered there, its zone drawn around it."""
    deep, low = block(6, 5, 3, 8), block(36, 5, 2, 8)
    laid = skeleton([deep, low], ground(bare(70, 20)))
    asked = task(
        [*some(6, zone="a"), *(request(f"o{i}", zone="b") for i in range(20))],
        laid.ground.hall,
        items=(Item("i", 9000, 9000, island=True),),
        zone_of_item={"i": "a"},
        banded={"i": request("i", 9, 9, zone="a", sides=2)},
    )
    found = attempted(asked, laid)
    assert (found.left, found.stamps, found.missed) == ([], [], [])
    (island,) = (taken for taken in found.taken if taken.lot.requests[0].key == "i")
    assert (island.spot.block, island.spot.shape.across) == (0, 3)
    assert island.spot.sides >= 2
    cells = cells_stood_on(found.taken)
    assert len(set(cells)) == len(cells) == 9 + 26
    near = [t.spot.block for t in found.taken if t.lot.zone == "a"]
    assert near.count(0) > near.count(1), "its zone is where it stands"


def test_two_islands_are_kept_where_they_are() -> None:
    """Tests that all that is deep keeps its place when the zones are drawn anew."""
    laid = skeleton([block(6, 5, 3, 9), block(6, 17, 3, 9)], ground(bare(40, 30)))
    boxes = {f"i{k}": request(f"i{k}", 9, 9, zone=f"z{k}", sides=2) for k in range(3)}
    asked = task(
        [request(f"z{k}-{i}", zone=f"z{k}") for k in range(3) for i in range(3)],
        laid.ground.hall,
        items=tuple(Item(key, 9000, 9000, island=True) for key in boxes),
        banded=boxes,
    )
    found = attempted(asked, laid)
    assert {taken.lot.requests[0].key for taken in found.taken if taken.spot.shape.across == 3} == (
        boxes.keys()
    )
    cells = cells_stood_on(found.taken)
    assert len(set(cells)) == len(cells)
    assert len(found.taken) + len(found.left) == 12
