"""Tests of finishing a hall: booths with open edges, areas in what is left, nothing illegal."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import shapely

from layouts.booth import Footprint, Side
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaKind, AreaRequest
from solver.assign import Seat
from solver.cover import Taken
from solver.finish import Finished, finish
from solver.ground import Ground, Rect
from solver.lot import Request, Shape, lots_of
from solver.placement import Placement
from solver.requests import Pinned
from solver.resting import Rest
from solver.skeleton import Block, Skeleton
from solver.spots import Spot
from solver.stamp import Item, Stamp
from solver.task import Task
from tests.solver.micro import LIMITS, bare, block, ground, hall, mask, request, skeleton, who
from tests.venue.buildings import column, door
from venue.opening import OpeningType
from venue.text import Text

CELL = Shape(1, 1, 3000, 3000)


def seated(laid: Skeleton, *places: tuple[Request, Spot]) -> tuple[list[Taken], list[Seat]]:
    """Seat requests at spots."""
    seats = []
    for asked, spot in places:
        (lot,) = lots_of([asked])
        each = laid.blocks[spot.block]
        rect = each.rect(spot.row, spot.column, spot.shape.across, spot.shape.along)
        seats.append(Seat(asked, Taken(lot, spot), rect))
    return [seat.taken for seat in seats], seats


def finished(
    blocks: Sequence[Block],
    *places: tuple[Request, Spot],
    at: Ground | None = None,
    stamps: Sequence[Stamp] = (),
    areas: Sequence[AreaRequest] = (),
    pinned: Sequence[Pinned] = (),
    rests: tuple[Rest, ...] = (),
    **people: Any,
) -> Finished:
    """Finish a hall in which requests stand on spots."""
    laid = skeleton(blocks, at or ground(hall(60, 40)))
    taken, seats = seated(laid, *places)
    keys = {key for asked, _ in places for key, _ in asked.members}
    keys |= {each.item.key for each in stamps if each.item.island}
    exhibitors: dict[str, Exhibitor] = {key: people.get(key, who(key)) for key in keys}
    labels = [[None] * each.columns for each in laid.blocks]
    placement = Placement(laid, list(stamps), taken, labels, [], [], [], rests=rests)  # type: ignore[arg-type]
    task = Task(laid.ground.hall, LIMITS, 3000, pinned=tuple(pinned))
    return finish(task, placement, seats, exhibitors, {area.id: area for area in areas})


def spot(number: int, row: int, column_: int, shape: Shape = CELL, **more: Any) -> Spot:
    """Give a spot; what it says of its sides plays no part any more."""
    return Spot(number, row, column_, shape, 1, **more)


def kinds(found: Finished) -> list[AreaKind]:
    """List the kinds of the areas."""
    return [area.kind for area in found.layout.areas]


def test_a_booth_is_what_its_exhibitor_asked_for() -> None:
    """Tests that a booth carries its exhibitor's zone, build and height, and its open edges."""
    asked = who("a", zone="y", build="shell", height_mm=2500)
    wall = block(1.5, 8, 1, 1, upright=True, wall=True)
    found = finished([wall], (request("a"), spot(0, 0, 0)), a=asked)
    (booth,) = found.layout.booths
    assert (booth.zone, booth.build, booth.height_mm, booth.perimeter) == ("y", "shell", 2500, True)
    assert booth.open_edges == (Side.EAST, Side.NORTH, Side.SOUTH)
    assert found.allotted == {booth.id: "a"}
    assert [zone.id for zone in found.layout.zones] == ["y"]


def test_pins_and_islands_stand_as_they_were_placed() -> None:
    """Tests that pinned booths keep their footprint exactly, and islands their stamp."""
    footprint = Footprint(hall="H", x_mm=40_017, y_mm=9001, width_mm=6000, depth_mm=3000,
                          rotation_deg=30.0)  # fmt: skip
    island = Stamp(
        Item("i", 9000, 9000, island=True), Rect(9000, 9000, 18_000, 18_000), quarter=False
    )
    pin = Pinned(who("p", 6, 3), footprint)
    found = finished([block(6, 30, 1, 1)], stamps=[island], pinned=[pin])
    booths = {found.allotted[booth.id]: booth for booth in found.layout.booths}
    assert booths["p"].pinned
    assert booths["p"].model_dump(include=set(Footprint.model_fields)) == footprint.model_dump()
    assert len(booths["i"].open_edges) == 4
    assert booths["i"].shape.bounds == (9000, 9000, 18_000, 18_000)


@pytest.mark.parametrize("upright", [False, True])
def test_a_line_of_exhibitors_stands_side_by_side(upright: bool) -> None:
    """Tests that members of one seat stand next to one another in their order."""
    line = request("a;b;c", 12, 3, members=(("a", 3000), ("b", 6000), ("c", 3000)))
    row = block(9, 9, 1, 4, upright=upright)
    found = finished([row], (line, spot(0, 0, 0, Shape(4, 1, 12_000, 3000))))
    booths = {found.allotted[booth.id]: booth.shape for booth in found.layout.booths}
    assert booths["a"].distance(booths["b"]) == booths["b"].distance(booths["c"]) == 0.0
    assert booths["a"].distance(booths["c"]) == 6000
    whole = shapely.union_all(list(booths.values()))
    assert whole.bounds == (
        (9000, 9000, 12_000, 21_000) if upright else (9000, 9000, 21_000, 12_000)
    )


def test_a_line_across_a_block() -> None:
    """Tests that a line that was turned stands one behind the other in its block."""
    line = request("a;b", 6, 3, members=(("a", 3000), ("b", 3000)))
    found = finished([block(9, 9, 2, 4)], (line, spot(0, 0, 1, Shape(1, 2, 3000, 6000))))
    booths = {found.allotted[booth.id]: booth for booth in found.layout.booths}
    assert (booths["a"].x_mm, booths["a"].y_mm) == (12_000, 9000)
    assert (booths["b"].x_mm, booths["b"].y_mm) == (12_000, 12_000)


def test_asked_areas_are_drawn() -> None:
    """Tests that a stage keeps its name and kind, and one people may walk on closes no side."""
    stage = AreaRequest(id="s", kind="stage", size_mm=(6000, 6000), name=Text(en="Main"))
    walk = AreaRequest(id="w", kind="lounge", size_mm=(6000, 6000), walkable=True)
    stamps = [
        Stamp(
            Item("s", 6000, 6000, island=False), Rect(12_000, 9000, 18_000, 15_000), quarter=False
        ),
        Stamp(Item("w", 6000, 6000, island=False), Rect(3000, 9000, 9000, 15_000), quarter=False),
    ]
    row = block(9, 9, 1, 1)
    found = finished([row], (request("a"), spot(0, 0, 0)), stamps=stamps, areas=[stage, walk])
    (booth,) = found.layout.booths
    assert Side.EAST not in booth.open_edges, "the stage stands there"
    assert Side.WEST in booth.open_edges, "people may cross the lounge"
    assert [(a.id, a.kind, a.name.en, a.request) for a in found.layout.areas] == [
        ("s", "stage", "Main", "s"), ("w", "lounge", "", "w"),
    ]  # fmt: skip


def test_leftover_cells_get_a_use() -> None:
    """Tests that 2 x 2 empty cells make seats, single cells storage, and gaps are no cells."""
    row = block(12, 12, 2, 8)
    places = [
        (request("a"), spot(0, 0, 2)),
        (request("b", 6, 6), spot(0, 0, 3, Shape(2, 2, 6000, 6000), gaps=(5,))),
        (request("c", 3, 6), spot(0, 0, 6, Shape(1, 2, 3000, 6000))),
    ]
    found = finished([row], *places)
    shapes = {area.id: area.shape.bounds for area in found.layout.areas}
    assert shapes == {
        "H-lounge-1": (12_000, 12_000, 18_000, 18_000),
        "H-storage-1": (33_000, 12_000, 36_000, 18_000),
        "H-storage-2": (18_000, 15_000, 21_000, 18_000),
    }
    assert [area.name.ko for area in found.layout.areas] == ["휴게 공간 1", "창고 1", "창고 2"]


@pytest.mark.parametrize("wall", [False, True])
def test_room_by_a_wall_or_between_stands_is_for_storage(wall: bool) -> None:
    """Tests that nobody is sent to sit down where no aisle leads, or behind a row by a wall."""
    row = block(12, 12, 4, 4, wall=wall)
    ring = [(r, c) for r, c in np.ndindex(4, 4) if {r, c} & {0, 3}]
    asked = [request(f"{r}{c}") for r, c in ring]
    places = [(one, spot(0, r, c)) for one, (r, c) in zip(asked, ring, strict=True)]
    found = finished([row], *(places[:-4] if wall else places))
    assert {area.kind for area in found.layout.areas} == {"storage"}


def test_places_to_rest_are_floor_of_the_same_hall() -> None:
    """Tests that plazas are numbered along the rows, walkable, and nobody's request."""
    row = block(9, 9, 1, 1)
    rests = (
        Rest(AreaKind.PLAZA, Rect(15_000, 3000, 27_000, 15_000), ()),
        Rest(AreaKind.PLAZA, Rect(12_000, 3000, 15_000, 15_000), ()),
    )
    found = finished([row], (request("a"), spot(0, 0, 0)), rests=rests)
    (booth,) = found.layout.booths
    assert Side.EAST in booth.open_edges, "it looks onto the plaza"
    assert [(a.id, a.x_mm, a.name.ko, a.walkable, a.request) for a in found.layout.areas] == [
        ("H-plaza-1", 12_000, "광장 1", True, None), ("H-plaza-2", 15_000, "광장 2", True, None),
    ]  # fmt: skip


def test_cells_around_a_column_are_for_services() -> None:
    """Tests that the cell a column takes inside a block becomes a service area, others nothing."""
    pillar = hall(60, 40, obstacles=(column("K", 16_000, 13_000), column("L", 50_000, 30_000)))
    usable = mask("#.##", "####")
    usable[0, 3] = False
    row = block(12, 12, 2, 4, usable=usable)
    found = finished([row], at=ground(pillar))
    service = [area.shape.bounds for area in found.layout.areas if area.kind is AreaKind.SERVICE]
    assert service == [(15_000, 12_000, 18_000, 15_000)]


def test_a_booth_without_an_open_side_goes() -> None:
    """Tests that a booth shut in on all four sides is dropped, and its neighbours stay."""
    blocks = [block(12, 12 + 3 * k, 1, 3) for k in range(3)]
    places = [(request(f"{r}{c}"), spot(r, 0, c)) for r in range(3) for c in range(3)]
    found = finished(blocks, *places)
    assert found.dropped == ("11",)
    assert len(found.layout.booths) == 8
    assert all(booth.open_edges for booth in found.layout.booths)


def test_a_pinned_booth_stays_without_an_open_side() -> None:
    """Tests that a booth somebody pinned is left where it is, for the rules to tell."""
    blocks = [block(12, 12 + 3 * k, 1, 3) for k in range(3)]
    places = [
        (request(f"{r}{c}"), spot(r, 0, c)) for r in range(3) for c in range(3) if (r, c) != (1, 1)
    ]
    footprint = Footprint(hall="H", x_mm=15_000, y_mm=15_000, width_mm=3000, depth_mm=3000)
    found = finished(blocks, *places, pinned=[Pinned(who("p"), footprint)])
    assert found.dropped == ()
    assert "p" in found.allotted.values()


DEAD_END = bare(60, 40, openings=(door("S", (28_000, 0), (32_000, 0), OpeningType.ENTRANCE, 4000),))
LEFT = Footprint(hall="H", x_mm=4000, y_mm=24_000, width_mm=24_000, depth_mm=15_900)
RIGHT = Footprint(hall="H", x_mm=32_000, y_mm=24_000, width_mm=24_000, depth_mm=15_900)


def pinned(key: str, footprint: Footprint) -> Pinned:
    """Pin a wall of a booth."""
    return Pinned(who(key, footprint.width_mm / 1000, footprint.depth_mm / 1000), footprint)


def test_spare_areas_give_way_to_people() -> None:
    """Tests that leftover cells along a blind way are left free before any booth goes."""
    row = block(32, 25, 2, 7)
    spare = finished([row], at=ground(DEAD_END), pinned=[pinned("l", LEFT)])
    alone = finished([row], at=ground(bare(60, 40, openings=DEAD_END.openings)))
    assert kinds(alone) == [AreaKind.LOUNGE]
    assert spare.dropped == ()


def test_a_booth_that_makes_a_way_blind_goes() -> None:
    """Tests that of two walls of a blind way the one that is not pinned is taken away."""
    stamp = Stamp(Item("r", 24_000, 15_900, island=True), Rect(32_000, 24_000, 56_000, 39_900),
                  quarter=False)  # fmt: skip
    found = finished([block(6, 6, 1, 1)], at=ground(DEAD_END), pinned=[pinned("l", LEFT)],
                     stamps=[stamp], r=who("r", 24, 15.9))  # fmt: skip
    assert found.dropped == ("r",)
    assert set(found.allotted.values()) == {"l"}


def test_a_spare_area_that_makes_a_way_blind_goes() -> None:
    """Tests that an area of leftover cells that shuts a way is dropped, though booths stand too."""
    row = Block(32_000, 24_000, 5300, mask("####", "####", "###."))
    found = finished([row], at=ground(DEAD_END), pinned=[pinned("l", LEFT)])
    assert found.dropped == ()
    way = shapely.box(28_500, 25_000, 31_500, 38_000)
    walls = [area.shape for area in found.layout.areas]
    assert not (walls and max(way.distance(wall) for wall in walls) > 30_000)
    assert len(kinds(found)) < 3


def test_pins_that_make_a_way_blind_stay() -> None:
    """Tests that a way between two pins that nothing can mend is left for the rules to tell."""
    found = finished([block(6, 6, 1, 1)], at=ground(DEAD_END),
                     pinned=[pinned("l", LEFT), pinned("r", RIGHT)])  # fmt: skip
    assert set(found.allotted.values()) == {"l", "r"}
    assert found.dropped == ()


def test_what_stands_on_a_columns_cell_leaves_no_service_area() -> None:
    """Tests that a cell out of use beside a column is no area where a stage stands on it."""
    pillar = hall(60, 40, obstacles=(column("K", 16_000, 13_000),))
    row = block(12, 12, 2, 4, usable=mask("..##", "####"))
    stage = AreaRequest(id="s", kind="stage", size_mm=(3000, 1000))
    on_it = Stamp(Item("s", 3000, 1000, island=False), Rect(15_000, 12_000, 18_000, 13_000),
                  quarter=False)  # fmt: skip
    free = finished([row], at=ground(pillar))
    taken = finished([row], at=ground(pillar), stamps=[on_it], areas=[stage])
    assert AreaKind.SERVICE in kinds(free)
    assert AreaKind.SERVICE not in kinds(taken)
