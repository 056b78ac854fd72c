"""Tests of who goes where: from the brief to the work on each hall."""

from typing import Any

import pytest

from layouts.brief.request import AreaRequest, Pin, ZoneRequest
from solver.place import HallWork
from solver.requests import wants_of
from solver.works import Works
from tests.solver.micro import LIMITS, bare, brief, hall, instance, many, who
from tests.venue.buildings import door
from venue.hall import Hall
from venue.opening import OpeningType
from venue.text import Text

TWO = (hall(36, 27), hall(36, 27, name="G"))


def zone(key: str, **more: Any) -> ZoneRequest:
    """Ask for a zone."""
    return ZoneRequest(id=key, name=Text(en=key), **more)


def works_of(*halls: Hall, exhibitors: Any = (), **more: Any) -> dict[str, HallWork]:
    """Give the work on each hall, by its name."""
    asked = brief(*exhibitors, halls=tuple(each.id for each in halls), **more)
    facts = instance(asked, *halls)
    works = Works(facts, wants_of(asked, LIMITS.mm("row")), seed=3, workers=2).of_halls()
    assert [work.task.hall for work in works] == list(halls)
    assert {(work.seed, work.workers) for work in works} == {(3, 2)}
    return {work.task.hall.id: work for work in works}


def held(work: HallWork) -> set[str]:
    """List everybody and every area that a hall is to hold, what is pinned there included."""
    keys = {key for request in work.task.requests for key, _ in request.members}
    return keys | {item.key for item in work.task.items} | {
        pin.exhibitor.id for pin in work.task.pinned
    }  # fmt: skip


def test_one_hall_is_to_hold_all() -> None:
    """Tests that a single hall is given every exhibitor and area, in the way it is placed."""
    area = AreaRequest(id="s", kind="stage", size_mm=(9000, 6000))
    people = (*many(3), who("island", 9, 9, open_sides=4), who("pinned"))
    pin = Pin(exhibitor="pinned", hall="H", x_mm=6000, y_mm=9000)
    (work,) = works_of(hall(36, 27), exhibitors=people, areas=(area,), pins=(pin,)).values()
    assert [each.key for each in work.task.requests] == ["e1", "e2", "e3"]
    assert {(each.key, each.island) for each in work.task.items} == {
        ("island", True), ("area;s", False),
    }  # fmt: skip
    assert [each.exhibitor.id for each in work.task.pinned] == ["pinned"]
    assert work.exhibitors.keys() == {each.id for each in people}
    assert dict(work.areas) == {"area;s": area}
    assert work.task.zone_of_item == {"island": "z"}


def test_every_hall_knows_its_own_alone() -> None:
    """Tests that each exhibitor and area goes to one hall, and its work knows of no other."""
    people = [who(f"{z}{i}", zone=z) for z in "abcd" for i in range(15)]
    people += [who("island", 9, 9, zone="b"), who("pinned", zone="c")]
    areas = tuple(AreaRequest(id=f"s{i}", kind="stage", size_mm=(6000, 6000)) for i in range(2))
    works = works_of(
        *TWO,
        exhibitors=people,
        areas=areas,
        pins=(Pin(exhibitor="pinned", hall="G", x_mm=6000, y_mm=9000),),
    )
    here, there = (held(works[name]) for name in "HG")
    assert not here & there
    assert here | there == {each.id for each in people} | {"area;s0", "area;s1"}
    for work in works.values():
        assert work.exhibitors.keys() | work.areas.keys() == held(work)
    assert "pinned" in there


def test_zones_and_areas_keep_to_their_halls() -> None:
    """Tests that what has a hall goes there, also by the name of a part of it."""
    joined = TWO[1].model_copy(update={"members": ("G1", "G2")})
    people = [who(f"{z}{i}", zone=z) for z in "ab" for i in range(10)]
    works = works_of(
        TWO[0],
        joined,
        exhibitors=people,
        zones=(zone("a", hall="G2"), zone("b", hall="H")),
        areas=(AreaRequest(id="s", kind="stage", size_mm=(6000, 6000), hall="G"),),
    )
    assert held(works["G"]) == {*(f"a{i}" for i in range(10)), "area;s"}
    assert held(works["H"]) == {f"b{i}" for i in range(10)}


def test_a_hall_no_row_fits_is_sent_nobody() -> None:
    """Tests that where one hall has no room for a row everybody goes to the other."""
    works = works_of(TWO[0], bare(7, 40, name="G"), exhibitors=many(40))
    assert len(held(works["H"])) == 40
    assert held(works["G"]) == set()


def test_zones_are_near_their_doors() -> None:
    """Tests that a zone's door is known in the hall that has it."""
    works = works_of(
        *TWO,
        exhibitors=[who("x", zone="a"), who("y", zone="b")],
        zones=(zone("a", near="G-N"), zone("b")),
    )
    assert works["G"].task.near == {"a": (18_000.0, 27_000.0)}
    assert works["H"].task.near == {}


@pytest.mark.parametrize(
    ("kind", "near", "wanted"),
    [
        ("stage", None, None),
        ("stage", "H-N", (18_000.0, 27_000.0)),
        ("registration", None, (18_000.0, 0.0)),
        ("registration", "H-N", (18_000.0, 27_000.0)),
    ],
)
def test_areas_stand_where_they_belong(
    kind: str, near: str | None, wanted: tuple[float, float] | None
) -> None:
    """Tests that an area is wanted at its door, and registration else at the entrance."""
    area = AreaRequest(id="s", kind=kind, size_mm=(6000, 6000), near=near)
    (work,) = works_of(TWO[0], areas=(area,)).values()
    assert [item.wanted for item in work.task.items] == [wanted]


def test_islands_stand_at_the_widest_entrance_or_their_zones_door() -> None:
    """Tests that an island is wanted at its zone's door, or else at the widest entrance."""
    south, north = TWO[0].openings
    small = door("H-E", (36_000, 9000), (36_000, 11_000), OpeningType.ENTRANCE, 2000)
    place = hall(36, 27, openings=(small, south, north))
    people = [who("a", 9, 9, zone="a"), who("b", 9, 9, zone="b")]
    (work,) = works_of(place, exhibitors=people, zones=(zone("a", near="H-E"), zone("b"))).values()
    assert {item.key: item.wanted for item in work.task.items} == {
        "a": (36_000.0, 10_000.0), "b": (18_000.0, 0.0),
    }  # fmt: skip


def test_islands_that_a_band_holds_are_told() -> None:
    """Tests that an island without a wish for open sides may stand in a band, a free one not."""
    people = [who("plain", 9, 9), who("free", 9, 9, open_sides=4)]
    works = works_of(*TWO, exhibitors=people)
    for work in works.values():
        assert work.task.banded.keys() == held(work) & {"plain"}
