"""Tests of what is bound to a hall and asks for more than the hall has."""

from typing import Any

import pytest

from layouts.brief.brief import Brief
from layouts.brief.request import AreaRequest, ZoneRequest
from solver.bound import hall_bound_m2
from solver.result import Status
from tests.solver.contradicting import assert_smallest, found, pin
from tests.solver.micro import LIMITS, brief, hall, solved, who
from tests.venue.buildings import column
from venue.hall import Hall
from venue.text import Text

PLACES = (hall(), hall(name="G"))


def told(asked: Brief, *places: Hall) -> list[tuple[set[str], str]]:
    """List contradictions: the words and the English sentence; each a smallest set of wishes."""
    conflicts = found(asked, *places)
    assert not any(one.hard for one in conflicts)
    assert_smallest(asked, places, conflicts)
    return [({word.key for word in one.words}, one.text.en) for one in conflicts]


def zone(key: str, home: str | None) -> ZoneRequest:
    """Bind a zone to a hall."""
    return ZoneRequest(id=key, name=Text(en=key), hall=home)


def stage(key: str, width: float, depth: float, **more: Any) -> AreaRequest:
    """Ask for a stage, in metres."""
    size = (round(width * 1000), round(depth * 1000))
    return AreaRequest(id=key, kind="stage", size_mm=size, **more)


def zoned(**counts: int) -> Brief:
    """Give zones of so many stands of 9 m2 each, all bound to hall H."""
    people = tuple(
        who(f"{key}{i}", zone=key) for key, count in counts.items() for i in range(count)
    )
    return brief(*people, zones=tuple(zone(key, "H") for key in counts))


def test_the_fewest_zones_that_overfill_a_hall() -> None:
    """Tests that of three zones the two that are too much together are told with figures."""
    most = hall_bound_m2(hall(), LIMITS)
    assert 390 < most < 414
    ((words, text),) = told(zoned(a=24, b=22, c=4), *PLACES)
    assert words == {"a", "b"}
    over = 46 * 9 - most
    assert f"bound to hall H they ask 414 m² of at most {most:,.0f} m²" in text
    assert f"ask for {over:,.0f} m² less" in text
    assert told(zoned(a=24, c=4), *PLACES) == []


def test_one_hall_is_nobody_to_be_bound_to() -> None:
    """Tests that in a show of one hall the zones' halls are not the reason."""
    assert told(zoned(a=24, b=22)) == []


def test_areas_take_floor_from_zones() -> None:
    """Tests that a closed area bound to the hall makes it too small, and a walkable one not."""
    asked = zoned(a=33)
    closed = asked.model_copy(update={"areas": (stage("s", 15, 12, hall="H"),)})
    ((words, _),) = told(closed, *PLACES)
    assert words == {"a", "s"}
    open_ = asked.model_copy(update={"areas": (stage("s", 15, 12, hall="H", walkable=True),)})
    assert told(open_, *PLACES) == []


def test_an_overfull_hall_leaves_a_plan() -> None:
    """Tests that what cannot all stand there is said beside a plan, and does not refuse one."""
    asked = zoned(a=24, b=22)
    result = solved(asked, *PLACES)
    assert result.status is Status.FEASIBLE
    assert result.allotments
    assert any("bound to hall H" in text.en for text in result.advice)
    assert {one.code for one in result.unplaced} <= {"zone_full", "no_frontage"}


@pytest.mark.parametrize(("side", "fits"), [(9.0, True), (9.2, False)])
def test_an_area_between_columns(side: float, fits: bool) -> None:
    """Tests that an area with no clear floor of its size is told, at the columns' distance."""
    columns = tuple(
        column(f"k{i}{j}", 9000 * i + 4500, 9000 * j, 10) for i in range(-1, 4) for j in range(3)
    )
    inside = tuple(k for k in columns if 0 <= k.ring[0][0] < 30_000)
    place = hall(27, 18, obstacles=inside)
    seen = told(brief(areas=(stage("s", side, side),)), place)
    assert bool(seen) != fits or side == 9.0
    if not fits:
        assert seen == [
            ({"s"}, "[[areas]] s: no hall of H has 9.2 x 9.2 m of clear floor; make its size "
             "smaller.")
        ]  # fmt: skip


def test_a_pin_out_of_its_zones_hall() -> None:
    """Tests that a pin in another hall than its zone's is told as one of the two to change."""
    asked = brief(who("a"), zones=(zone("z", "H"),), pins=(pin("a", 6, 8, name="G"),))
    ((words, text),) = told(asked, *PLACES)
    assert words == {"a", "z"}
    assert "pinned in hall G, but its zone z is bound to hall H" in text
    assert told(asked.model_copy(update={"zones": (zone("z", "G"),)}), *PLACES) == []
