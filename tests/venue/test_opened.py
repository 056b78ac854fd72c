"""Tests of halls that open into one."""

from itertools import pairwise
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.venue.buildings import OURS, box, column, door, hall, venue, wall
from venue.catalogue import load
from venue.errors import VenueError
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.opened import member_offset, open_halls
from venue.shapes import moved, polygon
from venue.source import Confidence, Figure, Source
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind
from venue.venue import Group, Level, Venue

COEX = load("coex")
LET = tuple(one.id for one in COEX.halls if one.id != "C-columns")
WALLS = tuple(one.id for one in COEX.partitions)


def _row(*names: str, **more: dict[str, Any]) -> Venue:
    """Make halls of 30 x 20 m side by side, a movable wall between each two."""
    halls = [hall(n, origin_mm=(30_000 * i, 0), **more.get(n, {})) for i, n in enumerate(names)]
    walls = [
        wall(first, second, (30_000 * i, 0), (30_000 * i, 20_000))
        for i, (first, second) in enumerate(pairwise(names), start=1)
    ]
    return venue(*halls, partitions=tuple(walls))


@given(
    st.lists(st.sampled_from(LET), min_size=1, unique=True),
    st.dictionaries(st.sampled_from(WALLS), st.sampled_from(["open", "closed"])),
)
def test_nothing_is_lost_or_doubled(names: list[str], walls: dict[str, str]) -> None:
    """Tests that any choice of COEX keeps its area, its doors and its place, hall by hall."""
    opened = open_halls(COEX, names, walls)
    single = [one for one in COEX.halls if one.id in names]
    assert sorted(m for floor in opened for m in floor.members) == sorted(names)
    assert sum(f.gross_m2 for f in opened) == pytest.approx(sum(h.gross_m2 for h in single))
    assert sum(len(f.openings) for f in opened) == sum(len(h.openings) for h in single)
    for floor in opened:
        assert floor.area is not None
        assert floor.gross_m2 == pytest.approx(floor.area.value)
        for member in floor.members:
            _stands_where_it_stood(floor, member)


def _stands_where_it_stood(floor: Hall, member_id: str) -> None:
    """Compare a member's ground and doors in the floor's frame with those in its own."""
    member = COEX.hall(member_id)
    assert member is not None
    offset = member_offset(floor, COEX, member_id)
    assert shapely.covers(floor.floor, polygon(moved(member.outline, offset)))
    for old in member.openings:
        new = floor.opening(old.id)
        assert new is not None
        assert (new.a, new.b) == moved((old.a, old.b), offset)


@given(st.permutations(["C1", "C2", "C3", "C4"]))
def test_a_whole_group_is_the_group(order: list[str]) -> None:
    """Tests that a group's halls, in any order, open into the group with straight walls."""
    (floor,) = open_halls(COEX, order)
    assert (floor.id, floor.name.en, floor.members) == ("C", "Hall C", ("C1", "C2", "C3", "C4"))
    assert floor.outline == (
        *((0, 0), (144_000, 0), (144_000, 72_000)),
        *((5_000, 72_000), (5_000, 68_000), (0, 68_000)),
    )


def test_names_follow_the_brief() -> None:
    """Tests the order of floors, folded repeats, and the id of a part of a group."""
    floors = open_halls(COEX, ["D2", "C3", "C2", "D2", "B"], {"B1|B2": "closed"})
    assert [floor.id for floor in floors] == ["D2", "C2+C3", "B1", "B2"]
    assert floors[1].origin_mm == (36_000, 0)
    assert floors[1].name.ko == "C2홀 + C3홀"


def test_a_wall_may_be_named_from_either_side() -> None:
    """Tests that C2|C1 is the wall C1|C2, and that an open one needs no word."""
    assert len(open_halls(COEX, ["C1", "C2"], {"C2|C1": "closed"})) == 2
    assert len(open_halls(COEX, ["C1", "C2"], {"C1|C2": "open"})) == 1


def test_a_lone_hall_keeps_its_frame() -> None:
    """Tests that a hall whose frame starts elsewhere is not shifted."""
    odd = hall("A", box(7_000, -3_000, 30_000, 20_000), openings=())
    (floor,) = open_halls(venue(odd), ["A"])
    assert floor.outline == odd.outline
    assert floor.members == ("A",)
    assert member_offset(floor, venue(odd), "A") == (0, 0)


def test_frames_that_start_elsewhere_meet_in_the_plan() -> None:
    """Tests that halls meet by their place in the plan, whatever frame each has."""
    left = hall("A", box(5_000, 5_000, 30_000, 20_000), openings=(), origin_mm=(-5_000, -5_000))
    right = hall("B", origin_mm=(30_000, 0), obstacles=(column("K1", 3_000, 3_000),))
    both = venue(left, right, partitions=(wall("A", "B", (30_000, 0), (30_000, 20_000)),))
    (floor,) = open_halls(both, ["A", "B"])
    assert floor.outline == box(0, 0, 60_000, 20_000)
    assert floor.obstacles[0].ring == box(33_000, 3_000, 900, 900)
    assert member_offset(floor, both, "A") == (-5_000, -5_000)


def test_what_a_hall_carries() -> None:
    """Tests that an opened floor is as low and as weak as its least known part."""
    clear = KeepClear(id="Z", ring=box(0, 0, 1_000, 1_000), source=OURS)
    building = _row(
        "A",
        "B",
        A={"clear_height_mm": 9_000},
        B={"clear_height_mm": 8_000, "floor_load_kn_m2": 10.0, "keep_clear": (clear,)},
    )
    (floor,) = open_halls(building, ["A", "B"])
    assert (floor.clear_height_mm, floor.floor_load_kn_m2) == (8_000, 10.0)
    assert floor.keep_clear[0].ring == box(30_000, 0, 1_000, 1_000)


def test_utilities_move_with_their_hall() -> None:
    """Tests that boxes and fixtures stand where they stood, with all that they give."""
    power = Supply(service=Service.POWER, capacity=20, phases=3)
    feed = Utility(
        id="U", kind=UtilityKind.TRENCH, ring=box(1_000, 2_000, 300, 9_000), supplies=(power,),
        source=OURS,
    )  # fmt: skip
    hose = Utility(id="H", kind=UtilityKind.HYDRANT, ring=box(0, 5_000, 250, 750), source=OURS)
    building = _row("A", "B", A={"utilities": (hose,)}, B={"utilities": (feed,)})
    (floor,) = open_halls(building, ["A", "B"])
    assert floor.utilities == (
        hose,
        feed.model_copy(update={"ring": box(31_000, 2_000, 300, 9_000)}),
    )
    (alone,) = open_halls(building, ["B"])
    assert alone.utilities == (feed,)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (True, True, True),
        (True, False, False),
        (False, False, False),
        (True, None, None),
        (None, False, None),
        (None, None, None),
    ],
)
def test_sprinklers_of_a_floor(first: bool | None, second: bool | None, whole: bool | None) -> None:
    """Tests that a floor is sprinklered where all its halls are, and unknown where one is."""
    building = _row("A", "B", A={"sprinklered": first}, B={"sprinklered": second})
    (floor,) = open_halls(building, ["A", "B"])
    assert floor.sprinklered is whole
    assert [hall.sprinklered for hall in open_halls(building, ["B"])] == [second]


def test_published_areas() -> None:
    """Tests that areas add up with the weakest source, and not at all when one is unknown."""
    press = Source(cite="press", confidence=Confidence.PRESS)
    known = Figure(name=Text(en="area"), value=600, unit="m2", source=OURS)
    other = known.model_copy(update={"source": press})
    (floor,) = open_halls(_row("A", "B", A={"area": other}, B={"area": known}), ["A", "B"])
    assert floor.area is not None
    assert (floor.area.value, floor.area.source) == (1200, OURS)
    (floor,) = open_halls(_row("A", "B", A={"area": known}), ["A", "B"])
    assert floor.area is None


def test_doors_in_movable_walls_do_not_count() -> None:
    """Tests that a door to the neighbour is left out, whether the wall is open or closed."""
    through = door("A-E1", (30_000, 6_000), (30_000, 9_000))
    building = _row("A", "B", A={"openings": (through, door("A-S1", (0, 0), (3_000, 0)))})
    (floor,) = open_halls(building, ["A", "B"])
    assert [d.id for d in floor.openings] == ["A-S1", "B-S1"]
    closed = open_halls(building, ["A", "B"], {"A|B": "closed"})
    assert [d.id for d in closed[0].openings] == ["A-S1"]


def test_four_halls_around_a_court() -> None:
    """Tests that a court in the middle becomes a solid, and one closed wall stays standing."""
    ring = venue(
        hall("S", box(0, 0, 30_000, 10_000), openings=()),
        hall("N", box(0, 0, 30_000, 10_000), openings=(), origin_mm=(0, 20_000)),
        hall("W", box(0, 0, 10_000, 10_000), openings=(), origin_mm=(0, 10_000)),
        hall("E", box(0, 0, 10_000, 10_000), openings=(), origin_mm=(20_000, 10_000)),
        partitions=(
            wall("S", "W", (0, 10_000), (10_000, 10_000)),
            wall("S", "E", (20_000, 10_000), (30_000, 10_000)),
            wall("N", "W", (0, 20_000), (10_000, 20_000)),
            wall("N", "E", (20_000, 20_000), (30_000, 20_000)),
        ),
    )
    (whole,) = open_halls(ring, ["S", "N", "W", "E"])
    assert [solid.id for solid in whole.obstacles] == ["S+N+W+E-core-1"]
    (floor,) = open_halls(ring, ["S", "N", "W", "E"], {"N|E": "closed"})
    assert floor.outline == box(0, 0, 30_000, 30_000)
    solids = {solid.id: solid for solid in floor.obstacles}
    assert solids["S+N+W+E-core-1"].ring == box(10_000, 10_000, 10_000, 10_000)
    assert solids["N|E"].kind == "wall"
    assert polygon(solids["N|E"].ring).bounds == (20_000, 19_900, 30_000, 20_100)


def test_a_group_without_walls_stays_apart() -> None:
    """Tests that halls of a group without a movable wall between them do not open."""
    group = Group(id="G", name=Text(en="G"), halls=("A", "B"))
    floors = open_halls(venue(hall("A"), hall("B"), groups=(group,)), ["G"])
    assert [floor.id for floor in floors] == ["A", "B"]


@pytest.mark.parametrize(
    ("names", "walls", "code", "words"),
    [
        (["X"], {}, "venue.hall_unknown", 'no hall "X"; write one of: A, B, C, D, A1'),
        (["B"], {"B1|B9": "closed"}, "venue.partition_unknown", "write one of: A1|A2"),
        (["B"], {"B1|B2": "shut"}, "venue.partition_state", '"open" or "closed", not "shut"'),
        (["C2", "C-columns"], {}, "venue.same_floor", "C2 and C-columns are the same floor"),
    ],
)
def test_what_cannot_be_opened(
    names: list[str], walls: dict[str, str], code: str, words: str
) -> None:
    """Tests that a wrong name or wall is answered with what may be written instead."""
    with pytest.raises(VenueError) as caught:
        open_halls(COEX, names, walls)
    assert caught.value.code == code
    assert words in str(caught.value)
    assert caught.value.say("ko") != str(caught.value)


def test_a_venue_without_movable_walls() -> None:
    """Tests that a wall of a venue that has none is unknown."""
    with pytest.raises(VenueError, match="no movable wall"):
        open_halls(venue(hall("A")), ["A"], {"A|B": "closed"})


def test_halls_that_cannot_meet() -> None:
    """Tests that halls apart, or on two levels, are not opened into one."""
    gap = wall("A", "B", (30_000, 0), (30_000, 20_000))
    apart = venue(hall("A"), hall("B", origin_mm=(30_500, 0)), partitions=(gap,))
    with pytest.raises(VenueError, match=r"A\+B: halls that do not touch"):
        open_halls(apart, ["A", "B"])
    levels = venue(hall("A"), hall("B", origin_mm=(30_000, 0), level="2F"), partitions=(gap,))
    with pytest.raises(VenueError, match=r"A\+B: halls on different levels"):
        open_halls(levels, ["A", "B"])


def test_halls_one_above_the_other() -> None:
    """Tests that two levels of one place, and halls of unknown place, are no same floor."""
    levels = (Level(id="1F", name=Text(), storey=1), Level(id="2F", name=Text(), storey=2))
    above = venue(hall("A"), hall("B", level="2F"), levels=levels)
    assert len(open_halls(above, ["A", "B"])) == 2
    assert len(open_halls(venue(hall("A"), hall("B")), ["A", "B"])) == 2


def test_a_member_of_another_floor() -> None:
    """Tests that a hall that is no part of a floor has no place in it."""
    (floor,) = open_halls(COEX, ["C1", "C2"])
    for name in ("C3", "X"):
        with pytest.raises(VenueError, match="write one of: C1, C2"):
            member_offset(floor, COEX, name)
