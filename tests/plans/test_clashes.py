"""Tests of what cannot hold together, and of the edits that mend it: each is made and tried."""

import datetime as dt

import pytest

from layouts.brief.request import Pair, Pin, Relation
from plans.clash import Clash
from plans.clashes import clashes, unheld
from plans.edit import apply
from plans.edits import Fix, Lock, Move
from plans.make import bare_plan
from plans.plan import Plan
from plans.sale import Sale, SaleState
from tests.plans.small_show import MADE, small_brief, small_plan, small_venue


def bare(*, pins: tuple[Pin, ...] = (), pairs: tuple[Pair, ...] = ()) -> Plan:
    """Give the small show with nothing on its floor."""
    brief = small_brief(pins=pins).model_copy(update={"pairs": pairs})
    return bare_plan(brief, small_venue(), made=MADE)


def mended(plan: Plan, clash: Clash) -> list[tuple[Clash, ...]]:
    """Try every way out of a clash, and give what is left of each."""
    return [clashes(apply(plan, mend.edit)[0], "pinned") for mend in clash.mends]


def test_a_show_without_a_conflict_has_none() -> None:
    """Tests the empty floor and the one that is planned."""
    assert clashes(bare(), "nothing") == ()
    assert clashes(small_plan(), "few-moves") == ()


def test_two_pins_on_one_spot_are_mended_by_either() -> None:
    """Tests that a brief's own pins go, although nobody stands there yet."""
    plan = bare(pins=tuple(Pin(exhibitor=who, hall="H", x_mm=12000, y_mm=10500) for who in "bd"))
    (clash,) = clashes(plan, "pinned")
    assert clash.hard
    assert [mend.text.en for mend in clash.mends] == ["Unpin b (B)", "Unpin d (D)"]
    assert mended(plan, clash) == [(), ()]


def test_a_pair_that_cannot_be_is_dropped() -> None:
    """Tests that a wish is no reason for no plan, and that its pair alone goes."""
    far = Pair(a="a", b="b", relation=Relation.APART, distance_mm=90_000)
    near = Pair(a="c", b="d", relation=Relation.APART, distance_mm=3_000)
    plan = bare(pairs=(near, far))
    (clash,) = clashes(plan, "pinned")
    assert not clash.hard
    assert [mend.text.en for mend in clash.mends] == ["Drop the wish to keep a (A) and b (B) apart"]
    assert mended(plan, clash) == [()]
    assert apply(plan, clash.mends[0].edit)[0].brief.pairs == (near,)


@pytest.fixture
def overlapping() -> Plan:
    """Give a floor on which two booths were put on one another and then held."""
    plan = small_plan()
    booth = {each.exhibitor: each.booth for each in plan.allotments}
    place = next(each for each in plan.layout.booths if each.id == booth["a"])
    for edit in (
        Move(booth=booth["b"], x_mm=place.x_mm, y_mm=place.y_mm, hall=place.hall),
        Fix(booth=booth["a"]),
        Fix(booth=booth["b"]),
        Lock(booth=booth["b"]),
    ):
        plan, _ = apply(plan, edit)
    return plan


def test_booths_held_on_one_another_are_mended_unless_nothing_is_kept(overlapping: Plan) -> None:
    """Tests that a lock goes with its pin, and what is not kept contradicts nothing."""
    (clash,) = clashes(overlapping, "pinned")
    assert len(clash.mends) == 2
    assert mended(overlapping, clash) == [(), ()]
    assert clashes(overlapping, "nothing") == ()


def test_nobody_is_offered_to_free_what_is_sold(overlapping: Plan) -> None:
    """Tests that the other one is the only way out."""
    who = next(each for each in overlapping.allotments if each.exhibitor == "a")
    sale = Sale(
        booth=who.booth, state=SaleState.SOLD, exhibitor="a", on=dt.date(2026, 3, 1), price_krw=1
    )
    (clash,) = clashes(overlapping.model_copy(update={"sales": (sale,)}), "pinned")
    assert [mend.text.en for mend in clash.mends] == ["Unpin b (B)"]


def test_a_hall_that_is_too_small_for_a_zone_has_no_edit() -> None:
    """Tests that what only the brief can change is told without a way out."""
    brief = small_brief()
    pin = Pin(exhibitor="a", hall="H", x_mm=100, y_mm=100)
    plan = bare_plan(brief.model_copy(update={"pins": (pin,)}), small_venue(), made=MADE)
    assert [each.hard for each in clashes(plan, "pinned")] == [True]


def test_a_pinned_booth_that_is_nobodys_can_be_freed(overlapping: Plan) -> None:
    """Tests that it is named by its number; allotted ones are not."""
    free = next(each.booth for each in overlapping.allotments if each.exhibitor == "a")
    given = tuple(each for each in overlapping.allotments if each.booth != free)
    plan = overlapping.model_copy(update={"allotments": given})
    (mend,) = unheld(plan, "pinned")
    number = next(each.number for each in plan.layout.booths if each.id == free)
    assert mend.text.en == f"Unpin {number}"
    assert list(unheld(apply(plan, mend.edit)[0], "pinned")) == []
    assert list(unheld(plan, "nothing")) == []
