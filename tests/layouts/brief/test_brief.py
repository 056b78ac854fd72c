"""Tests of a brief's contracts, and of the members in its pavilions."""

import datetime as dt

from layouts.brief.brief import Brief
from layouts.brief.exhibitor import Exhibitor
from venue.text import Text


def exhibitor(name: str, **values: object) -> Exhibitor:
    """Make an exhibitor of one unit unless told otherwise."""
    known = {"id": name, "name": Text(en=name), "zone": "ai"}
    return Exhibitor.model_validate(known | (values or {"units": 1}))


def brief(*exhibitors: Exhibitor, module_mm: int = 3000) -> Brief:
    """Make a brief of exhibitors."""
    return Brief(
        title=Text(en="Show"),
        dates=(dt.date(2024, 10, 10), dt.date(2024, 10, 12)),
        venue="coex",
        halls=("C",),
        module_mm=module_mm,
        exhibitors=exhibitors,
    )


SHOW = brief(
    exhibitor("m2", pavilion="kr", size_mm=(2000, 2000)),
    exhibitor("plain"),
    exhibitor("kr", size_mm=(12_000, 6_000)),
    exhibitor("m9", pavilion="jp", units=1),
    exhibitor("m1", pavilion="kr"),
    exhibitor("jp", units=4),
    exhibitor("empty", size_mm=(6000, 3000)),
)


def test_contracts() -> None:
    """Tests that pavilions and plain exhibitors get a booth each, and members none."""
    assert [who.id for who in SHOW.contracts] == ["plain", "kr", "jp", "empty"]


def test_members_by_pavilion() -> None:
    """Tests that members come in the order of the sheet, under the pavilion they stand in."""
    told = {name: [who.id for who in inside] for name, inside in SHOW.members.items()}
    assert told == {"kr": ["m2", "m1"], "jp": ["m9"]}
    assert brief(exhibitor("plain")).members == {}


def test_members_ask_for_no_floor_of_their_own() -> None:
    """Tests that the area asked is that of the contracts, in the show's own units."""
    assert SHOW.asked_m2 == 9 + 72 + 36 + 18
    assert brief(exhibitor("a"), exhibitor("b", units=2), module_mm=1000).asked_m2 == 3
    assert brief().asked_m2 == 0


def test_everybody_is_a_contract_or_a_member() -> None:
    """Tests that contracts and members together are all the exhibitors, each once."""
    inside = [who.id for members in SHOW.members.values() for who in members]
    ids = sorted([who.id for who in SHOW.contracts] + inside)
    assert ids == sorted(who.id for who in SHOW.exhibitors)


def test_a_pavilion_is_served_with_what_its_members_ask_for() -> None:
    """Tests that members' power adds up, and that one who wants water is enough for a block."""
    show = brief(
        exhibitor("kr", size_mm=(12_000, 6_000), power_kw=3.0),
        exhibitor("m1", pavilion="kr", power_kw=1.5, water=True),
        exhibitor("m2", pavilion="kr", power_kw=0.5),
        exhibitor("plain", units=1, power_kw=2.0),
    )
    served = show.served
    assert list(served) == ["kr", "plain"]
    assert (served["kr"].power_kw, served["kr"].water, served["kr"].air) == (5.0, True, False)
    assert served["plain"] == show.exhibitors[3]
