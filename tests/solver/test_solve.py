"""Tests of the solver from outside: micro shows, judged by rules that share nothing with it."""

from collections.abc import Sequence
from typing import Any

import pytest
import shapely

import solver.works as module
from layouts.brief.brief import Brief
from layouts.brief.request import AreaRequest, Pair, Pin, ZoneRequest
from solver.bound import universal_bound_m2
from solver.progress import Event
from solver.result import Result, Status
from solver.share import Share
from solver.stop import AnyOf, Deterministic, Seconds
from tests.layouts.turning import Turning
from tests.solver.micro import (
    LIMITS,
    LONG_S,
    After,
    breaches,
    brief,
    hall,
    instance,
    many,
    solved,
    stands,
    walkable,
    who,
)
from tests.venue.buildings import column, door
from venue.hall import Hall
from venue.opening import OpeningType
from venue.text import Text

ELL = ((0, 0), (42_000, 0), (42_000, 18_000), (24_000, 18_000), (24_000, 33_000), (0, 33_000))
NOTCH = ((0, 0), (42_000, 0), (42_000, 27_000), (26_000, 27_000), (26_000, 21_000),
         (18_000, 21_000), (18_000, 27_000), (0, 27_000))  # fmt: skip
SLANT = ((0, 0), (42_000, 0), (42_000, 18_000), (28_000, 27_000), (0, 27_000))
PILLARS = tuple(
    column(f"K{i}{j}", 7300 + 11_400 * i, 8100 + 9700 * j) for i in range(3) for j in range(2)
)


def zone(key: str, **more: Any) -> ZoneRequest:
    """Ask for a zone."""
    return ZoneRequest(id=key, name=Text(en=key), **more)


def outlined(outline: tuple[tuple[int, int], ...], **more: Any) -> Hall:
    """Give a hall of an outline with an entrance in its south wall and an exit in its west wall."""
    south, _ = hall(24, 20).openings
    west = door("H-W", (0, 13_000), (0, 9000), OpeningType.EXIT, 4000)
    return hall(outline=outline, openings=(south, west), **more)


def legal(result: Result, asked: Brief, *halls: Hall) -> None:
    """Check a result by the rules and by the arithmetic of its own figures."""
    assert [finding.message.en for finding in breaches(result, asked, *halls)] == []
    placed = stands(result)
    out = {each.exhibitor for each in result.unplaced}
    assert placed.keys() | out == {each.id for each in asked.exhibitors}
    assert not placed.keys() & out
    area = sum(booth.shape.area for booth in result.layout.booths) / 1e6
    assert result.net_m2 == pytest.approx(area, abs=1e-3)
    assert result.net_m2 <= result.bound_net_m2
    assert result.status is (Status.FEASIBLE if out else Status.OPTIMAL)
    if result.status is Status.OPTIMAL:
        assert result.gap == 0
    else:
        assert result.gap == pytest.approx(1 - result.net_m2 / result.bound_net_m2)


MIXED = (
    *many(8),
    who("wide", 6, 3, zone="y", open_sides=2),
    who("deep", 6, 6, zone="y", open_sides=3),
    who("small", 2.5, 2, zone="y"),
    who("units", size_mm=None, units=4),
)
SHAPES = {
    "rectangle": hall(36, 27),
    "columns": hall(42, 30, obstacles=PILLARS),
    "L": outlined(ELL),
    "notch": outlined(NOTCH),
    "slant": outlined(SLANT),
    "turned by 23": Turning(23.0).hall(hall(42, 30)),
    "turned by -70": Turning(-70.0, (55_000, -3000)).hall(hall(36, 27)),
    "turned with columns": Turning(137.0).hall(hall(42, 30, obstacles=PILLARS)),
}


@pytest.mark.parametrize("place", SHAPES.values(), ids=SHAPES.keys())
def test_halls_of_every_shape(place: Hall) -> None:
    """Tests that a mixed show stands legally, as a whole, in halls of many shapes."""
    asked = brief(*MIXED)
    result = solved(asked, place)
    legal(result, asked, place)
    assert result.status is Status.OPTIMAL
    for each in asked.exhibitors:
        booth = stands(result)[each.id]
        assert booth.area_m2 == pytest.approx(each.area_m2(3000))


@pytest.mark.parametrize("place", [SHAPES["columns"], SHAPES["turned by 23"]])
def test_every_frontage_is_reached_on_the_free_floor(place: Hall) -> None:
    """Tests by erosion that one connected floor an aisle wide reaches every booth and each door."""
    result = solved(brief(*many(40)), place)
    taken = [b.shape for b in result.layout.booths]
    taken += [a.shape for a in result.layout.areas if not a.walkable]
    free = place.floor.difference(shapely.union_all([*taken, *place.solids]))
    (alive,) = [
        part
        for part in walkable(free, 2996)
        if part.distance(shapely.Point(place.openings[0].middle)) < 1600
    ]
    assert all(
        part.distance(shapely.Point(d.middle)) < 1600 for d in place.openings for part in [alive]
    )
    for booth in result.layout.booths:
        assert booth.open_edges
        for side in booth.open_edges:
            strip = booth.strip(side, 3000)
            assert free.buffer(3).covers(strip)
            assert alive.intersects(strip)


def test_nobody_asks() -> None:
    """Tests that a show without exhibitors is an empty floor, done and legal."""
    result = solved(brief())
    legal(result, brief())
    assert (result.status, result.net_m2, result.bound_net_m2) == (Status.OPTIMAL, 0.0, 0.0)


def test_one_exhibitor() -> None:
    """Tests that a single exhibitor stands."""
    asked = brief(who("a", 9, 9, open_sides=4))
    result = solved(asked)
    legal(result, asked)
    assert len(stands(result)["a"].open_edges) == 4


@pytest.mark.parametrize(("width", "depth"), [(2, 30), (8, 8), (30, 3)])
def test_a_hall_too_small_is_answered(width: int, depth: int) -> None:
    """Tests that a hall no row fits is answered with everybody left out, each with a reason."""
    place = hall(width, depth, openings=())
    result = solved(brief(*many(3)), place)
    assert (result.status, result.net_m2) == (Status.FEASIBLE, 0.0)
    assert [each.exhibitor for each in result.unplaced] == ["e1", "e2", "e3"]
    assert all(each.reason.en and each.reason.ko for each in result.unplaced)


def test_more_than_the_hall_holds() -> None:
    """Tests that demand above the floor leaves out the lowest priorities, and says why."""
    people = [who(f"p{i}", priority=i // 30) for i in range(90)]
    asked = brief(*people)
    result = solved(asked, hall(36, 24))
    legal(result, asked, hall(36, 24))
    out = {each.exhibitor for each in result.unplaced}
    assert {each.code for each in result.unplaced} == {"no_room"}
    assert not out & {f"p{i}" for i in range(60, 90)} or len(out) > 60
    least = min(int(key[1:]) // 30 for key in stands(result))
    assert all(int(key[1:]) // 30 <= least for key in out)
    assert result.bound_kind == "family"
    assert result.net_m2 <= result.bound_net_m2
    assert result.bound_net_m2 < universal_bound_m2((hall(36, 24),), asked, LIMITS)


def test_ten_foot_shows() -> None:
    """Tests that a module of 3.048 m is packed as tightly as one of 3 m."""
    feet = [who(f"e{i}", 3.048, 3.048) for i in range(40)]
    asked = brief(*feet, who("wide", 6.096, 3.048), who("deep", 6.096, 6.096), module_mm=3048)
    result = solved(asked, hall(42, 30))
    legal(result, asked, hall(42, 30))
    assert result.status is Status.OPTIMAL


def test_pins_are_exact() -> None:
    """Tests that pinned booths stand where they were pinned, off the lattice and turned."""
    pins = (
        Pin(exhibitor="e1", hall="H", x_mm=12_345, y_mm=8_765),
        Pin(exhibitor="e2", hall="H", x_mm=27_001, y_mm=15_003, rotation_deg=30.0),
    )
    asked = brief(*many(10), pins=pins)
    result = solved(asked, hall(42, 30))
    legal(result, asked, hall(42, 30))
    for pin in pins:
        booth = stands(result)[pin.exhibitor]
        assert (booth.x_mm, booth.y_mm, booth.rotation_deg) == (
            pin.x_mm,
            pin.y_mm,
            pin.rotation_deg,
        )
        assert booth.pinned


def test_pairs_are_met() -> None:
    """Tests that an adjacent pair touches and a pair apart keeps its distance."""
    pairs = (
        Pair(a="e1", b="e2", relation="adjacent"),
        Pair(a="e3", b="e4", relation="apart", distance_mm=15_000),
        Pair(a="e5", b="deep", relation="apart", distance_mm=12_000),
    )
    asked = brief(*many(10), who("deep", 9, 9), pairs=pairs)
    result = solved(asked, hall(42, 30))
    legal(result, asked, hall(42, 30))
    shapes = {key: booth.shape for key, booth in stands(result).items()}
    assert shapes["e1"].distance(shapes["e2"]) <= 2
    assert shapes["e3"].distance(shapes["e4"]) >= 15_000
    assert shapes["e5"].distance(shapes["deep"]) >= 12_000


def test_areas_stand_where_they_belong() -> None:
    """Tests that registration stands at the entrance, a stage at its door, and both are whole."""
    areas = (
        AreaRequest(id="desk", kind="registration", size_mm=(6000, 3000)),
        AreaRequest(id="stage", kind="stage", size_mm=(9000, 6000), near="H-N"),
        AreaRequest(id="rest", kind="rest", size_mm=(6000, 6000)),
    )
    asked = brief(*many(12), areas=areas)
    place = hall(48, 40)
    result = solved(asked, place)
    legal(result, asked, place)
    found = {area.request: area for area in result.layout.areas if area.request}
    assert found.keys() == {"desk", "stage", "rest"}
    assert found["desk"].centre[1] < 20_000 < found["stage"].centre[1]
    assert found["stage"].area_m2 == 54.0


def test_two_halls_share_the_zones() -> None:
    """Tests that zones keep to their halls, whole ones stay whole, and pins draw their zone."""
    halls = (hall(36, 27), hall(36, 27, name="G"))
    people = [who(f"{z}{i}", zone=z) for z in ("a", "b", "c") for i in range(12)]
    people += [who("island", 9, 9, zone="b"), who("pinned", zone="c")]
    asked = brief(
        *people,
        halls=("H", "G"),
        zones=(zone("a", hall="G"), zone("b", near="G-N"), zone("c")),
        pins=(Pin(exhibitor="pinned", hall="H", x_mm=3000, y_mm=3000),),
        areas=(AreaRequest(id="desk", kind="registration", size_mm=(6000, 3000), hall="G"),),
    )
    result = solved(asked, *halls)
    legal(result, asked, *halls)
    placed = stands(result)
    assert {placed[f"a{i}"].hall for i in range(12)} == {"G"}
    assert {placed[f"c{i}"].hall for i in range(12)} == {"H"}
    assert len({booth.id for booth in result.layout.booths}) == len(people)


def test_what_one_hall_cannot_hold_stands_in_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that requests left over in one hall find room in another, fixed zones excepted."""
    halls = (hall(30, 20), hall(48, 30, name="G"))
    people = [who(f"{z}{i}", zone=z) for z in ("fixed", "move") for i in range(20)]
    zones = (zone("fixed", hall="H"), zone("move"), zone("there"))
    asked = brief(*people, who("lone", zone="there"), halls=("H", "G"), zones=zones)

    def badly(shares: Sequence[Share], *_: object) -> dict[str, str]:
        return {share.key: "G" if share.zone == "there" else "H" for share in shares}

    monkeypatch.setattr(module, "share_out", badly)
    result = solved(asked, *halls)
    legal(result, asked, *halls)
    placed = stands(result)
    assert {placed[key].hall for key in placed if key.startswith("fixed")} == {"H"}
    assert {placed[f"move{i}"].hall for i in range(20)} >= {"G"}


def test_two_halls_too_small_for_all() -> None:
    """Tests that what no hall has room for is left out once, and nobody stands twice."""
    halls = (hall(30, 20), hall(36, 27, name="G"))
    asked = brief(*many(120), halls=("H", "G"))
    result = solved(asked, *halls)
    legal(result, asked, *halls)
    assert {booth.hall for booth in result.layout.booths} == {"H", "G"}
    assert len(result.allotments) == len(stands(result))


def test_what_contradicts_itself_is_not_solved() -> None:
    """Tests that pins on one spot are answered with the contradiction and no layout."""
    pins = tuple(Pin(exhibitor=key, hall="H", x_mm=6000, y_mm=9000) for key in ("e1", "e2"))
    result = solved(brief(*many(3), pins=pins))
    assert (result.status, result.gap, result.layout.booths) == (Status.INFEASIBLE, 1.0, ())
    assert "overlap" in result.conflicts[0].en


@pytest.mark.parametrize("stop", [Seconds(0.0), Deterministic(0.0), After(0)])
def test_a_stop_that_is_over_gives_nothing(stop: Seconds | After) -> None:
    """Tests that without any time there is no layout yet, and the bound all the same."""
    result = solved(brief(*many(3)), stop=stop)
    assert (result.status, result.net_m2, result.gap) == (Status.NO_SOLUTION_YET, 0.0, 1.0)
    assert result.bound_net_m2 == 27.0
    assert result.layout.booths == ()


@pytest.mark.parametrize("times", [1, 2, 4, 6, 9])
def test_a_cancel_half_way_leaves_a_legal_plan(times: int) -> None:
    """Tests that whenever somebody cancels after the start, what stands is legal."""
    halls = (hall(30, 20), hall(36, 27, name="G"))
    asked = brief(*many(70), halls=("H", "G"))
    result = solved(asked, *halls, stop=AnyOf(After(times), Deterministic(LONG_S)))
    legal(result, asked, *halls)
    assert result.layout.booths


def test_reproducible_runs_are_equal() -> None:
    """Tests that two reproducible runs give one layout, whatever the number of workers."""
    asked = brief(*MIXED, areas=(AreaRequest(id="s", kind="stage", size_mm=(9000, 6000)),))
    one, two = (solved(asked, hall(36, 27), seed=5, workers=n) for n in (1, 2))
    same = {"seconds"}
    assert one.model_dump(exclude=same) == two.model_dump(exclude=same)
    assert (one.mode, one.seed) == ("reproducible", 5)


def test_wall_clock_runs_are_legal() -> None:
    """Tests that a run bounded by seconds tells its mode, and names problem and versions."""
    asked = brief(*MIXED)
    result = solved(asked, hall(36, 27), stop=Seconds(LONG_S), seed=3)
    legal(result, asked, hall(36, 27))
    assert result.mode == "wall-clock"
    assert result.instance_sha256 == instance(asked, hall(36, 27)).sha256
    assert result.versions.keys() == {"madang", "ortools", "shapely"}


def test_progress_is_told() -> None:
    """Tests that reports come in order and end with everything that stands."""
    told: list[Event] = []
    halls = (hall(30, 20), hall(36, 27, name="G"))
    asked = brief(*many(12), who("deep", 9, 9), halls=("H", "G"))
    result = solved(asked, *halls, progress=told.append)
    assert [event.stage for event in told] == ["placing", "placing", "finished"]
    shares = [event.share for event in told]
    assert shares == sorted(shares)
    assert (told[-1].placed, told[-1].requested) == (13, 13)
    assert told[-1].net_m2 == pytest.approx(result.net_m2)


def test_an_area_may_have_the_id_of_an_exhibitor() -> None:
    """Tests that an exhibitor and an area of one id both stand, each as what it is."""
    stage = AreaRequest(id="stage", kind="stage", size_mm=(9000, 6000))
    asked = brief(who("stage", 9, 9), who("b"), areas=(stage,))
    place = hall(45, 40)
    result = solved(asked, place)
    legal(result, asked, place)
    assert {a.exhibitor for a in result.allotments} == {"stage", "b"}
    assert [area.id for area in result.layout.areas if area.request] == ["stage"]


def test_a_hall_that_holds_nothing_is_not_a_matter_of_time() -> None:
    """Tests that no more time is asked for where no row fits at all."""
    result = solved(brief(who("a")), hall(8, 8))
    assert [left.code for left in result.unplaced] == ["too_large"]
