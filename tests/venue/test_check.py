"""Tests of the check of a venue: one fault at a time, and none where there is none."""

import pytest
from hypothesis import given

from tests.venue.buildings import OURS, box, column, door, hall, outlines, venue, wall
from venue.catalogue import load
from venue.check import check_hall, check_venue
from venue.finding import Finding
from venue.hall import Hall
from venue.keep_clear import KeepClear
from venue.opened import open_halls
from venue.source import Confidence, Figure, Source
from venue.text import Text
from venue.units import LIMIT_MM, Point
from venue.venue import Group, Level, Link, LinkKind, Venue

OFFICIAL = Source(cite="leasing page", confidence=Confidence.OFFICIAL)


def _told(found: tuple[Finding, ...]) -> list[tuple[str, bool]]:
    """Give codes and whether they are errors; every sentence is there in both languages."""
    for one in found:
        assert one.message.ko != one.message.en
        assert "{" not in one.message.ko + one.message.en
    return [(one.code, one.breaks) for one in found]


def _area(value: float) -> Figure:
    """Make a published area."""
    return Figure(name=Text(en="area"), value=value, unit="m2", source=OFFICIAL)


@given(outlines())
def test_a_sound_hall(outline: tuple[Point, ...]) -> None:
    """Tests that any rectangle or L with a door in its first wall has no fault."""
    (x, y), *_ = outline
    exit_ = door("S1", (x + 1000, y), (x + 4000, y))
    assert check_hall(hall(outline=outline, openings=(exit_,))) == ()


@pytest.mark.parametrize("name", ["A", "B", "C", "D", "platz", "C-columns"])
def test_opened_halls_are_sound(name: str) -> None:
    """Tests that every floor of the catalogue can be planned on as it opens."""
    assert [check_hall(floor) for floor in open_halls(load("coex"), [name])] == [()]


@pytest.mark.parametrize(
    ("outline", "code"),
    [
        (((0, 0), (30_000, 20_000), (30_000, 0), (0, 20_000)), "venue.outline_crosses"),
        (
            ((0, 0), (9000, 0), (9000, 9000), (5000, 9000), (9000, 5000), (0, 9000)),
            "venue.outline_crosses",
        ),
        (((0, 0), (30_000, 0), (15_000, 0)), "venue.hall_small"),
        (box(0, 0, 2_999, 3_000), "venue.hall_small"),
        (box(0, 0, 30_000, 20_000)[::-1], "venue.outline_clockwise"),
        (box(-LIMIT_MM, 0, LIMIT_MM + 1, 3_000), "venue.hall_large"),
    ],
)
def test_a_broken_outline(outline: tuple[Point, ...], code: str) -> None:
    """Tests that a broken outline is one error, and nothing is measured on it."""
    broken = hall(outline=outline, obstacles=(column("K1", 90_000, 0),))
    assert _told(check_hall(broken)) == [(code, True)]


def test_where_an_outline_crosses_itself() -> None:
    """Tests that the crossing of a bow tie is its middle, in millimetres and in the sentence."""
    bow_tie = hall(outline=((0, 0), (30_000, 20_000), (30_000, 0), (0, 20_000)))
    (found,) = check_hall(bow_tie)
    assert (found.x_mm, found.y_mm) == (15_000, 10_000)
    assert "(15.000, 10.000) m" in found.message.en


def test_the_smallest_and_the_largest_hall() -> None:
    """Tests that 9 m² are a hall, and that more than a kilometre is only warned of."""
    exit_ = (door("S1", (0, 0), (3000, 0)),)
    assert check_hall(hall(outline=box(0, 0, 3_000, 3_000), openings=exit_)) == ()
    long = hall(outline=box(0, 0, 1_000_001, 3_000), openings=exit_)
    assert _told(check_hall(long)) == [("venue.hall_large", False)]


@pytest.mark.parametrize(
    ("ring", "told"),
    [
        (box(100, 100, 900, 900), []),
        (box(0, 8_000, 900, 900), []),
        (box(-1, 8_000, 900, 900), []),
        (box(-450, 8_000, 900, 900), [("venue.crosses", False)]),
        (box(-900, 8_000, 900, 900), [("venue.crosses", False)]),
        (box(-951, 8_000, 900, 900), [("venue.outside", True)]),
        (((5_000, 5_000), (6_000, 6_000), (6_000, 5_000), (5_000, 6_000)), [("venue.ring", True)]),
        (((5_000, 5_000), (6_000, 5_000), (5_500, 5_000)), [("venue.ring", True)]),
    ],
)
def test_what_lies_on_the_floor(ring: tuple[Point, ...], told: list[tuple[str, bool]]) -> None:
    """Tests that obstacles and keep-clear areas are simple rings inside the outline."""
    solid = column("K1", 0, 0).model_copy(update={"ring": ring})
    clear = KeepClear(id="Z1", ring=ring, source=OURS)
    assert _told(check_hall(hall(obstacles=(solid,)))) == told
    assert _told(check_hall(hall(keep_clear=(clear,)))) == told


def test_ids_given_twice_in_a_hall() -> None:
    """Tests that two openings, or two obstacles, of one id are an error."""
    doors = (door("S1", (0, 0), (3000, 0)), door("S1", (6000, 0), (9000, 0)))
    solids = (column("K1", 9_000, 9_000), column("K1", 12_000, 9_000))
    found = check_hall(hall(openings=doors, obstacles=solids))
    assert _told(found) == [("venue.twice", True)] * 2


@pytest.mark.parametrize(("published", "told"), [(600, 0), (603, 0), (604, 1), (596, 1)])
def test_the_published_area(published: float, told: int) -> None:
    """Tests that an area off by more than half a per cent is a warning on the figure's word."""
    found = check_hall(hall(area=_area(published)))
    assert _told(found) == [("venue.area", False)] * told
    assert all(one.source == OFFICIAL and one.required == published for one in found)


def _pair(second: Hall | None = None, **more: object) -> Venue:
    """Make two halls side by side with a movable wall between them."""
    facts = {"partitions": (wall("A", "B", (30_000, 0), (30_000, 20_000)),)} | more
    return venue(hall("A"), second or hall("B", origin_mm=(30_000, 0)), **facts)


def test_a_sound_venue() -> None:
    """Tests that two halls with a movable wall, a group and a link have no fault."""
    link = Link(
        id="L",
        kind=LinkKind.LOBBY,
        halls=("A", "B"),
        openings=("A-S1", "B-S1"),
        length_mm=1,
        width_mm=1,
        step_free=True,
        source=OURS,
    )
    group = Group(id="G", name=Text(en="G"), halls=("A", "B"), area=_area(1200))
    levels = (Level(id="1F", name=Text(), storey=1),)
    assert check_venue(_pair(groups=(group,), links=(link,), levels=levels)) == ()
    assert check_venue(_pair(links=(link.model_copy(update={"openings": None}),))) == ()


def test_ids_that_mean_two_things() -> None:
    """Tests that halls and groups share one set of names, and doors are only warned of."""
    group = Group(id="A", name=Text(en="A"), halls=("A", "B"))
    assert _told(check_venue(_pair(groups=(group,)))) == [("venue.twice", True)]
    walls = (wall("A", "B", (30_000, 0), (30_000, 20_000)),) * 2
    assert _told(check_venue(_pair(partitions=walls))) == [("venue.twice", True)]
    same_door = hall("B", origin_mm=(30_000, 0), openings=hall("A").openings)
    assert _told(check_venue(_pair(same_door))) == [("venue.twice", False)]


@pytest.mark.parametrize(
    ("second", "walls", "told"),
    [
        (None, [wall("A", "X", (30_000, 0), (30_000, 20_000))], ["venue.names_hall"]),
        (None, [wall("A", "B", (30_000, 0), (30_000, 15_000))], []),
        (None, [wall("A", "B", (30_000, 0), (29_000, 15_000))], ["venue.partition_ends"] * 2),
        (hall("B", origin_mm=(30_000, 0), level="2F"), None, ["venue.partition_levels"]),
        (hall("B", origin_mm=(31_000, 0)), None, ["venue.partition_ends"]),
        (hall("B", ((0, 0), (9, 0), (9, 9))), None, ["venue.hall_small"]),
    ],
)
def test_movable_walls(second: Hall | None, walls: list[object] | None, told: list[str]) -> None:
    """Tests that a movable wall joins the walls of two halls of one level."""
    building = _pair(second, partitions=tuple(walls)) if walls else _pair(second)
    assert _told(check_venue(building)) == [(code, True) for code in told]


def test_a_door_in_a_movable_wall() -> None:
    """Tests the warning for a door that leads to the neighbour."""
    doors = (door("B-W1", (0, 3000), (0, 6000)), door("B-S1", (6000, 0), (9000, 0)))
    found = check_venue(_pair(hall("B", origin_mm=(30_000, 0), openings=doors)))
    assert _told(found) == [("venue.door_in_partition", False)]


def test_names_of_halls_and_doors_that_do_not_exist() -> None:
    """Tests that levels, groups and links name what the venue has."""
    levels = (Level(id="2F", name=Text(), storey=2),)
    assert _told(check_venue(venue(hall("A"), levels=levels))) == [("venue.level", True)]
    group = Group(id="G", name=Text(en="G"), halls=("A", "X"), area=_area(1))
    assert _told(check_venue(_pair(groups=(group,)))) == [("venue.names_hall", True)]
    link = Link(
        id="L",
        kind=LinkKind.STAIRS,
        halls=("A", "X"),
        openings=("A-S9", "X-S1"),
        length_mm=1,
        width_mm=1,
        step_free=False,
        source=OURS,
    )
    told = [("venue.names_hall", True), ("venue.link_opening", True)]
    assert _told(check_venue(_pair(links=(link,)))) == told


def test_the_area_of_a_group() -> None:
    """Tests that a group's published area is compared with its halls' outlines."""
    group = Group(id="G", name=Text(ko="지", en="G"), halls=("A", "B"), area=_area(1300))
    (found,) = check_venue(_pair(groups=(group,)))
    assert (found.code, found.hall, found.measured) == ("venue.area", "G", 1200)


def test_a_venue_without_halls() -> None:
    """Tests that a building of no hall is told, whoever made its file."""
    assert _told(check_venue(venue())) == [("venue.no_hall", True)]
