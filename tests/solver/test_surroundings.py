"""Tests of what makes one spot better than another, by its definition and by hand."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layouts.brief.exhibitor import Build, Exhibitor
from solver.assign import seat
from solver.cover import Taken
from solver.ground import Rect
from solver.lot import Request, Shape, lots_of
from solver.placement import Placement
from solver.spots import Spot
from solver.surroundings import (
    BESIDE_MM,
    CABLE_PER_M,
    HEAVY_PER_M,
    PRIORITY_PER_M,
    RAW_PER_M,
    STRANGER,
    Surroundings,
    is_walled,
    strangers,
)
from tests.solver.micro import LIMITS, bare, block, ground, hall, request, skeleton, who
from tests.venue.buildings import OURS, box, door
from venue.hall import Hall
from venue.opening import OpeningType
from venue.utility import Service, Supply, Utility, UtilityKind

CELL = Shape(1, 1, 3000, 3000)
REACH_MM = LIMITS.mm("utility_reach")
WATER = (Service.WATER, Service.DRAIN)


def floor_box(name: str, x: int, y: int, *services: Service) -> Utility:
    """Make a floor box of 400 mm by its lower-left corner, with ten of each service."""
    supplies = tuple(Supply(service=service, capacity=10) for service in services)
    kind = UtilityKind.FLOOR_BOX
    return Utility(id=name, kind=kind, ring=box(x, y, 400, 400), supplies=supplies, source=OURS)


def furnished(**more: Any) -> Hall:
    """Give a hall of 60 x 20 m with an entrance and a freight door, one at each end."""
    doors = (
        door("W", (0, 8000), (0, 12_000), OpeningType.ENTRANCE, 4000),
        door("E", (60_000, 8000), (60_000, 12_000), OpeningType.FREIGHT, 4000),
        door("X", (30_000, 20_000), (33_000, 20_000), OpeningType.EXIT, 3000),
    )
    return hall(60, 20, **({"openings": doors} | more))


def spot_at(middle: float) -> Rect:
    """Give a cell at the height of the doors, its middle so many metres from the west."""
    return Rect(middle * 1000 - 1500, 8500, middle * 1000 + 1500, 11_500)


def cost_of(
    exhibitor: Exhibitor, places: Sequence[Rect], where: Hall | None = None, priority: int = 0
) -> list[float]:
    """Give what each place costs an exhibitor."""
    around = Surroundings.of(ground(where or furnished()))
    asked = request(exhibitor.id, priority=priority)
    costs = around.costs([asked], places, {exhibitor.id: exhibitor})
    assert costs.shape == (1, len(places))
    return [float(cost) for cost in costs[0]]


def test_what_stands_around() -> None:
    """Tests that entrances, freight doors and the boxes of each service are known."""
    boxes = (
        floor_box("a", 1000, 1000, Service.POWER),
        floor_box("b", 9000, 1000, Service.POWER, Service.LAN),
    )
    around = Surroundings.of(ground(furnished(utilities=boxes)))
    assert around.entrances == ((0.0, 10_000.0),)
    assert around.docks == ((60_000.0, 10_000.0),)
    assert around.boxes.keys() == {Service.POWER, Service.LAN}
    assert around.boxes[Service.POWER].area == 2 * around.boxes[Service.LAN].area == 2 * 400**2
    assert around.reach_mm == REACH_MM == 6000


def test_rows_the_other_way_see_the_same() -> None:
    """Tests that doors and boxes turn with the ground, so that distances stay."""
    place = furnished(utilities=(floor_box("a", 1000, 1000, Service.POWER),))
    around = Surroundings.of(ground(place, quarter=True))
    assert around.entrances[0] == pytest.approx((10_000, 0))
    assert around.docks[0] == pytest.approx((10_000, -60_000))
    assert around.boxes[Service.POWER].bounds == pytest.approx((1000, -1400, 1400, -1000))


def test_priority_draws_to_the_entrance() -> None:
    """Tests that each step of priority costs a cent a metre from the entrance, and none nothing."""
    places = [spot_at(10), spot_at(30)]
    assert cost_of(who("a"), places, priority=3) == pytest.approx(
        [3 * PRIORITY_PER_M * 10, 3 * PRIORITY_PER_M * 30]
    )
    assert cost_of(who("a"), places) == [0, 0]


def test_the_nearest_of_several_entrances_counts() -> None:
    """Tests that distances are measured to the middle of the nearest entrance."""
    doors = tuple(
        door(name, (x - 1000, 0), (x + 1000, 0), OpeningType.ENTRANCE)
        for name, x in (("A", 10_000), ("B", 50_000))
    )
    place = furnished(openings=doors)
    costs = cost_of(who("a"), [spot_at(7), spot_at(50)], place, priority=1)
    assert costs == pytest.approx([PRIORITY_PER_M * math.hypot(3, 10), PRIORITY_PER_M * 10])


@pytest.mark.parametrize(
    ("facts", "each_metre"),
    [
        ({"load_kn_m2": 5.0}, HEAVY_PER_M),
        ({"load_kn_m2": 5.0, "build": Build.RAW}, HEAVY_PER_M),
        ({"build": Build.RAW}, RAW_PER_M),
        ({"build": Build.SHELL}, 0.0),
        ({"build": Build.PACKAGE, "load_kn_m2": 0.0}, 0.0),
        ({}, 0.0),
    ],
)
def test_heavy_and_raw_stands_are_drawn_to_freight_doors(
    facts: dict[str, Any], each_metre: float
) -> None:
    """Tests that a metre to the freight door costs heavy stands most, raw ones little."""
    costs = cost_of(who("a", **facts), [spot_at(50), spot_at(20)])
    assert costs == pytest.approx([10 * each_metre, 40 * each_metre])


def test_the_heaviest_of_a_row_counts() -> None:
    """Tests that those who stand side by side are drawn as the heaviest of them is."""
    row = request("a;b", 6, members=(("a", 3000), ("b", 3000)))
    exhibitors = {"a": who("a", build=Build.RAW), "b": who("b", load_kn_m2=1.0)}
    (costs,) = Surroundings.of(ground(furnished())).costs([row], [spot_at(50)], exhibitors)
    assert costs.tolist() == pytest.approx([10 * HEAVY_PER_M])


def test_services_beyond_reach_cost_cable() -> None:
    """Tests that a stand pays for the metres from its edge to the box beyond the reach alone."""
    place = furnished(utilities=(floor_box("p", 0, 9000, Service.POWER),))
    places = [spot_at(3), spot_at(7.9), spot_at(8.9), spot_at(20)]
    costs = cost_of(who("a", power_kw=2.0), places, place)
    # The box ends at 0.4 m, a spot begins 1.5 m before its middle; 6 m of cable are given.
    assert costs == pytest.approx([0, 0, CABLE_PER_M * 1.0, CABLE_PER_M * 12.1])
    assert cost_of(who("a"), places, place) == [0, 0, 0, 0]


def test_every_service_has_its_own_boxes() -> None:
    """Tests that cables are counted for each service asked, and not for those no box gives."""
    boxes = (
        floor_box("p", 0, 9000, Service.POWER),
        floor_box("w", 30_000, 9000, *WATER),
    )
    place, at = furnished(utilities=boxes), [spot_at(20)]
    assert cost_of(who("a", water=True), at, place) == pytest.approx([2 * CABLE_PER_M * 2.5])
    both = cost_of(who("a", water=True, power_kw=1.0), at, place)
    assert both == pytest.approx([CABLE_PER_M * (12.1 + 5.0)])
    assert cost_of(who("a", air=True, lan=True), at, place) == [0]


def test_a_hall_without_anything_costs_nothing() -> None:
    """Tests that without doors and boxes every spot is as good as any."""
    needy = who("a", load_kn_m2=9.0, build=Build.RAW, power_kw=3.0, water=True)
    assert cost_of(needy, [spot_at(3), spot_at(40)], bare(60, 20), priority=5) == [0, 0]


def weight(exhibitor: Exhibitor) -> float:
    """Give what a metre from a freight door costs, by the words of its definition."""
    if exhibitor.load_kn_m2:
        return HEAVY_PER_M
    return RAW_PER_M if exhibitor.build is Build.RAW else 0.0


builds = st.sampled_from((None, *Build))
stands_ = st.tuples(st.integers(0, 3), builds, st.sampled_from((None, 4.0)), st.booleans())


@given(
    st.lists(stands_, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 57), st.integers(0, 17)), min_size=1, max_size=4),
)
def test_costs_add_up(
    asked: list[tuple[int, Build | None, float | None, bool]], at: list[tuple[int, int]]
) -> None:
    """Tests that the cost of anybody anywhere is the sum over doors and boxes."""
    place = furnished(utilities=(floor_box("w", 30_000, 9000, *WATER),))
    exhibitors = {
        f"e{i}": who(f"e{i}", build=build, load_kn_m2=load, water=water)
        for i, (_, build, load, water) in enumerate(asked)
    }
    requests = [request(f"e{i}", priority=facts[0]) for i, facts in enumerate(asked)]
    rects = [Rect(u * 1000.0, v * 1000.0, u * 1000.0 + 3000, v * 1000.0 + 3000) for u, v in at]
    found = Surroundings.of(ground(place)).costs(requests, rects, exhibitors)
    for i, (priority, _, _, water) in enumerate(asked):
        for j, rect in enumerate(rects):
            metres = [
                math.dist(rect.centre, gate) / 1000 for gate in ((0, 10_000), (60_000, 10_000))
            ]
            cable = shapely.distance(rect.shape, shapely.box(30_000, 9000, 30_400, 9400)) - REACH_MM
            wanted = PRIORITY_PER_M * priority * metres[0]
            wanted += weight(exhibitors[f"e{i}"]) * metres[1]
            wanted += 2 * water * CABLE_PER_M * max(0.0, cable) / 1000
            assert found[i, j] == pytest.approx(wanted)


def test_strangers_in_a_row() -> None:
    """Tests that the share of neighbours of the other build is what a spot costs."""
    row = [Rect(3000.0 * k, 0, 3000.0 * k + 3000, 3000) for k in range(4)]
    far = Rect(30_000, 0, 33_000, 3000)
    found = strangers([*row, far], [True, True, False, False, True], [True, False])
    shell = [0, 0.5, 0.5, 1, 0]
    raw = [1, 0.5, 0.5, 0, 0]
    assert found == pytest.approx(STRANGER * np.array([shell, raw]))


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6), st.booleans()), min_size=1,
             max_size=8),
    st.lists(st.booleans(), min_size=1, max_size=3),
)  # fmt: skip
def test_strangers_by_definition(at: list[tuple[int, int, bool]], mine: list[bool]) -> None:
    """Tests that every pair of spots is looked at, whether they are neighbours or not."""
    rects = [Rect(u * 1520.0, v * 1520.0, u * 1520.0 + 3000, v * 1520.0 + 3000) for u, v, _ in at]
    found = strangers(rects, [walled for _, _, walled in at], mine)
    for j, rect in enumerate(rects):
        beside = [
            at[k][2]
            for k, other in enumerate(rects)
            if k != j and shapely.distance(rect.shape, other.shape) <= BESIDE_MM
        ]
        for i, walled in enumerate(mine):
            others = sum(kind is not walled for kind in beside)
            assert found[i, j] == pytest.approx(STRANGER * others / max(1, len(beside)))


def test_who_has_walls() -> None:
    """Tests that shell and package stands have walls, and a row of which one has some."""
    exhibitors = {build.value: who(build.value, build=build) for build in Build}
    exhibitors["none"] = who("none")
    walled = {key: is_walled(request(key), exhibitors) for key in exhibitors}
    assert walled == {"raw": False, "shell": True, "package": True, "none": False}
    row = request("raw;shell", members=(("raw", 3000), ("shell", 3000)))
    assert is_walled(row, exhibitors)


def seated(requests: Sequence[Request], exhibitors: dict[str, Exhibitor]) -> str:
    """Seat requests of one letter in a row of cells, and tell who sits where."""
    lots = lots_of(requests)
    (plain,) = (lot for lot in lots if lot.zone == "z")
    columns = [column for column in range(8) if column not in {3, 4}]
    fixed = [Taken(lot, Spot(0, 0, int(lot.zone), CELL, 1)) for lot in lots if lot.zone != "z"]
    free = [column for column in columns if column not in {t.spot.column for t in fixed}]
    taken = [*fixed, *(Taken(plain, Spot(0, 0, c, CELL, 1)) for c in free[: len(plain.requests)])]
    row = skeleton([block(3, 9, 1, 8)], ground(bare(40, 20)))
    seats = seat(Placement(row, [], taken, [], list(requests), [], []), exhibitors)
    found = {each.taken.spot.column: each.request.key for each in seats}
    return "".join(found.get(column, ".") for column in range(8))


@pytest.mark.parametrize("shell_first", [True, False])
def test_shell_stands_are_drawn_together(shell_first: bool) -> None:
    """Tests that a shell stand gets the spot beside shell stands, and a raw one the other."""
    west, east = (Build.SHELL, Build.RAW) if shell_first else (Build.RAW, Build.SHELL)
    fixed = [request("p", zone="0"), request("q", zone="2"), request("r", zone="5"),
             request("s", zone="7")]  # fmt: skip
    exhibitors = {key: who(key, build=west if key in "pq" else east) for key in "pqrs"}
    exhibitors |= {"a": who("a", build=Build.RAW), "b": who("b", build=Build.SHELL)}
    found = seated([*fixed, request("a"), request("b")], exhibitors)
    assert found == ("pbq..ras" if shell_first else "paq..rbs")
