"""Tests of booths made larger or smaller: in one hand, at what was agreed, under their number."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.rates import Early, Rates
from plans import edits
from plans.document import dumps_plan
from plans.edit import apply
from plans.edits import Edit
from plans.patch import patched
from plans.plan import Plan
from plans.sale import Sale, SaleState
from tests.plans.small_show import small_plan
from venue.errors import EditError, InputError
from venue.text import Text

DAY = dt.date(2026, 3, 1)
LATER = dt.date(2026, 4, 1)
LAST = dt.date(2026, 5, 1)

ROW = tuple(f"r{n}" for n in range(1, 7))
WHO = ("x", "y", "z")
WON_M2 = 300_000


def show(*, early: float = 0.0) -> Plan:
    """Give six booths of 3 x 3 m side by side, H901 to H906, and three who have none."""
    brief = small_plan().brief
    rates = Rates(booth_krw_m2=WON_M2, early=(Early(until=DAY, share=early),) if early else ())
    waiting = tuple(
        Exhibitor(id=who, name=Text(en=who), zone="ai", size_mm=(3000, 3000)) for who in WHO
    )
    row = tuple(
        Booth(
            id=name, hall="H", number=f"H90{n}", x_mm=3000 * n, y_mm=0, width_mm=3000,
            depth_mm=3000,
        )
        for n, name in enumerate(ROW, 1)
    )  # fmt: skip
    known = {"rates": rates, "exhibitors": (*brief.exhibitors, *waiting)}
    return small_plan().model_copy(
        update={
            "brief": brief.model_copy(update=known),
            "layout": small_plan().layout.model_copy(
                update={"booths": (*small_plan().layout.booths, *row)}
            ),
        }
    )


def after(plan: Plan, *steps: Edit) -> Plan:
    """Edit a plan, one step after the other; each is undone exactly."""
    for step in steps:
        new, patch = apply(plan, step)
        assert dumps_plan(patched(new, patch.back)) == dumps_plan(plan)
        plan = new
    return plan


def booth(plan: Plan, name: str) -> Booth:
    """Find a booth."""
    (found,) = (each for each in plan.layout.booths if each.id == name)
    return found


def sale(plan: Plan, name: str) -> Sale:
    """Find the sale of a booth."""
    (found,) = (each for each in plan.sales if each.booth == name)
    return found


def claimed(booth: str, state: str, who: str = "x", *, called: str = "") -> edits.Offer:
    """Hold, reserve or sell a booth, for an exhibitor or under a name alone."""
    return edits.Offer(
        booth=booth, on=DAY, state=SaleState(state), exhibitor=None if called else who, name=called,
        until=LAST if state == "hold" else None,
    )  # fmt: skip


@pytest.mark.parametrize("state", ["hold", "reserved"])
def test_who_has_claimed_a_booth_keeps_its_first_part(state: str) -> None:
    """Tests that a third of the ground costs a third, and the rest is nobody's, with a letter."""
    plan = after(show(), claimed("r1", state), edits.Split(booth="r1", at_mm=1000))
    first, second = booth(plan, "r1"), booth(plan, "r1a")
    assert (first.number, second.number) == ("H901", "H901A")
    assert sale(plan, "r1").price_krw == 3 * WON_M2
    assert sale(plan, "r1").holder == ("x", "")
    assert [each.booth for each in plan.sales] == ["r1"]
    assert [each.booth for each in plan.allotments if each.exhibitor == "x"] == ["r1"]
    other = after(plan, claimed("r1a", state, "y"))
    assert sale(other, "r1a").price_krw == 6 * WON_M2


@pytest.mark.parametrize(("price", "at_mm", "share"), [(1, 1500, 1), (2, 1000, 1), (100, 1000, 33)])
def test_a_share_is_rounded_to_the_won(price: int, at_mm: int, share: int) -> None:
    """Tests that half a won is one, two thirds are one, and a third of a hundred is 33."""
    plan = after(show(), claimed("r1", "reserved"))
    dear = plan.model_copy(
        update={"sales": (sale(plan, "r1").model_copy(update={"price_krw": price}),)}
    )
    assert sale(after(dear, edits.Split(booth="r1", at_mm=at_mm)), "r1").price_krw == share


def test_a_claim_on_a_booth_that_is_resized_keeps_its_price_a_square_metre() -> None:
    """Tests that twice the ground costs twice, and a sold booth keeps its sides."""
    twice = edits.Resize(booth="r1", width_mm=3000, depth_mm=6000)
    plan = after(show(), claimed("r1", "reserved"), twice)
    assert sale(plan, "r1").price_krw == 18 * WON_M2
    assert after(show(), twice).sales == ()
    with pytest.raises(EditError) as told:
        apply(after(show(), claimed("r1", "sold")), twice)
    assert told.value.code == "edit.sold"


def test_a_sold_booth_is_not_cut() -> None:
    """Tests that what somebody bought is never taken away, until the sale is taken back."""
    sold = after(show(), claimed("r1", "sold"))
    cut = edits.Split(booth="r1", at_mm=1000)
    with pytest.raises(EditError) as told:
        apply(sold, cut)
    assert told.value.code == "edit.sold"
    assert booth(after(sold, edits.Offer(booth="r1", on=LATER), cut), "r1").width_mm == 1000


@pytest.mark.parametrize("ask", [edits.Merge(a="r2", b="r1"), edits.Merge(a="r1", b="r2")])
def test_a_sold_booth_grows_under_its_own_id_and_number(ask: edits.Merge) -> None:
    """Tests that the neighbour's lower number goes, and its list price is added, either way."""
    plan = after(show(early=0.5), claimed("r2", "sold"))
    agreed = 9 * WON_M2 // 2
    assert sale(plan, "r2").price_krw == agreed
    whole = after(plan, ask)
    assert (booth(whole, "r2").number, booth(whole, "r2").area_m2) == ("H902", 18.0)
    assert all(each.id != "r1" for each in whole.layout.booths)
    now = sale(whole, "r2")
    assert (now.state, now.exhibitor, now.on) == (SaleState.SOLD, "x", DAY)
    assert now.price_krw == agreed + 9 * WON_M2
    early = after(plan, ask.model_copy(update={"on": DAY}))
    assert sale(early, "r2").price_krw == agreed + agreed
    assert [(e.booth, e.exhibitor) for e in whole.allotments if e.exhibitor == "x"] == [("r2", "x")]


@pytest.mark.parametrize("state", ["hold", "reserved"])
def test_a_claimed_booth_grows_under_the_lower_number(state: str) -> None:
    """Tests that whoever has signed nothing may be renumbered, and that the claim follows."""
    plan = after(show(), claimed("r2", state), edits.Merge(a="r1", b="r2"))
    assert booth(plan, "r1").number == "H901"
    assert [(each.booth, each.price_krw) for each in plan.sales] == [("r1", 18 * WON_M2)]
    assert [each.booth for each in plan.allotments if each.exhibitor == "x"] == ["r1"]


def test_a_booth_sold_before_it_was_numbered_takes_the_other_number() -> None:
    """Tests that there is no number to be kept where there is none."""
    plan = show()
    bare = booth(plan, "r2").model_copy(update={"number": ""})
    plan = after(plan, edits.Delete(booth="r2"), edits.Add(booth=bare), claimed("r2", "sold"))
    assert booth(after(plan, edits.Merge(a="r1", b="r2")), "r2").number == "H901"


@pytest.mark.parametrize(
    ("states", "state", "until"),
    [(("hold", "hold"), "hold", LATER), (("hold", "reserved"), "reserved", None),
     (("sold", "hold"), "sold", None), (("reserved", "sold"), "sold", None)],
)  # fmt: skip
def test_two_booths_of_one_holder_become_one_at_what_was_agreed(
    states: tuple[str, str], state: str, until: dt.date | None
) -> None:
    """Tests that the prices add up, the further state counts, and no hold is made longer."""
    first, second = (
        Sale.model_validate(
            {"booth": name, "state": each, "exhibitor": "x", "on": DAY, "price_krw": price,
             "until": end if each == "hold" else None}
        )
        for name, each, price, end in zip(ROW, states, (7, 11), (LAST, LATER), strict=False)
    )  # fmt: skip
    plan = show().model_copy(update={"sales": (first, second)})
    whole = after(plan, edits.Merge(a="r1", b="r2"))
    (found,) = whole.sales
    assert (found.state, found.until, found.price_krw) == (state, until, 18)
    assert booth(whole, found.booth).number == ("H902" if states[1] == "sold" else "H901")


def test_two_contracts_are_not_made_one() -> None:
    """Tests that of two sold booths none loses its number, whoever has them."""
    one = after(show(), claimed("r1", "sold"))
    other = sale(one, "r1").model_copy(update={"booth": "r2"})
    both = one.model_copy(update={"sales": (*one.sales, other)})
    with pytest.raises(EditError) as told:
        apply(both, edits.Merge(a="r1", b="r2"))
    assert told.value.code == "edit.both_sold"
    freed = after(both, edits.Offer(booth="r2", on=DAY), edits.Merge(a="r1", b="r2"))
    assert booth(freed, "r1").area_m2 == 18.0


@pytest.mark.parametrize(
    "steps",
    [
        (claimed("r1", "hold"), claimed("r2", "hold", "y")),
        (claimed("r1", "sold"), edits.Assign(booth="r2", exhibitor="y")),
        (edits.Assign(booth="r1", exhibitor="x"), edits.Assign(booth="r2", exhibitor="y")),
        (claimed("r1", "reserved", called="A city"),
         edits.Assign(booth="r2", exhibitor="y")),
        (claimed("r1", "reserved", called="A city"),
         claimed("r2", "reserved", called="A town")),
    ],
)  # fmt: skip
def test_booths_in_two_hands_are_not_made_one(steps: tuple[Edit, ...]) -> None:
    """Tests that allotted to, held by and sold to all count as somebody's hand."""
    with pytest.raises(EditError) as told:
        apply(after(show(), *steps), edits.Merge(a="r1", b="r2"))
    assert told.value.code == "edit.merge"
    assert "H901" in told.value.say("ko")


@pytest.mark.parametrize(
    "steal",
    [edits.Assign(booth="r1", exhibitor="y"), edits.Swap(a="r1", b="r2"),
     edits.Swap(a="r2", b="r1")],
    ids=["assign", "swap", "swapped"],
)  # fmt: skip
@pytest.mark.parametrize("whom", ["", "A city"], ids=["id", "name"])
def test_a_claimed_booth_is_allotted_to_no_other(steal: Edit, whom: str) -> None:
    """Tests that neither giving nor swapping puts a booth into a second hand."""
    plan = after(
        show(), edits.Assign(booth="r2", exhibitor="z"), claimed("r1", "reserved", called=whom)
    )
    with pytest.raises(EditError) as told:
        apply(plan, steal)
    assert told.value.code == "edit.claimed"


def test_a_claimed_booth_is_not_taken_off_the_floor() -> None:
    """Tests that it is released first."""
    with pytest.raises(EditError) as told:
        apply(after(show(), claimed("r1", "reserved")), edits.Delete(booth="r1"))
    assert told.value.code == "edit.claimed"


def test_a_booth_allotted_to_one_is_not_held_under_a_name() -> None:
    """Tests that a name that may be another one's waits until the allotment is taken back."""
    plan = after(show(), edits.Assign(booth="r1", exhibitor="x"))
    with pytest.raises(EditError) as told:
        apply(plan, claimed("r1", "hold", called="A city"))
    assert told.value.code == "sale.allotted"


def test_a_plan_that_was_torn_before_can_be_edited() -> None:
    """Tests that an old plan with a booth in two hands is not locked up by it."""
    plan = after(show(), claimed("r1", "reserved"))
    torn = plan.model_copy(
        update={
            "allotments": tuple(
                each.model_copy(update={"exhibitor": "y"}) if each.booth == "r1" else each
                for each in plan.allotments
            )
        }
    )
    assert after(torn, edits.Assign(booth="r3", exhibitor="z")).allotments[-1].booth == "r3"


STEPS = st.one_of(
    st.builds(edits.Split, booth=st.sampled_from([*ROW, "r1a", "r2a"]),
              across=st.sampled_from(["width", "depth"]),
              at_mm=st.sampled_from([500, 1000, 1500, 3000])),
    st.builds(edits.Merge, a=st.sampled_from([*ROW, "r1a", "r2a"]),
              b=st.sampled_from([*ROW, "r1a", "r2a"]), on=st.sampled_from([None, DAY])),
    st.builds(edits.Merge, a=st.just("r1"), b=st.just("r2")),
    st.builds(edits.Assign, booth=st.sampled_from(ROW), exhibitor=st.sampled_from(WHO)),
    st.builds(edits.Swap, a=st.sampled_from(ROW), b=st.sampled_from(ROW)),
    st.builds(edits.Unassign, booth=st.sampled_from(ROW)),
    st.builds(edits.Delete, booth=st.sampled_from(ROW)),
    st.builds(edits.Renumber, booth=st.sampled_from(ROW), number=st.sampled_from(["N1", "N2"])),
    st.builds(edits.Resize, booth=st.sampled_from(ROW), width_mm=st.sampled_from([2000, 4000]),
              depth_mm=st.just(3000)),
    st.builds(edits.Lock, booth=st.sampled_from(ROW), locked=st.booleans()),
    st.builds(edits.Offer, booth=st.sampled_from(ROW[:3]), on=st.just(DAY), state=st.just("sold"),
              exhibitor=st.sampled_from(WHO[:2])),
    st.builds(edits.Offer, booth=st.sampled_from(ROW), on=st.just(DAY),
              state=st.sampled_from([None, "reserved"]), exhibitor=st.sampled_from([None, *WHO]),
              name=st.sampled_from(["", "A city"])),
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=25))
def test_whatever_is_cut_and_joined(steps: list[Edit]) -> None:
    """Tests that numbers are unique and contracts stand after every edit, each undone exactly."""
    plan = show(early=0.3)
    for step in steps:
        try:
            new = after(plan, step)
        except InputError:
            continue
        ids = [each.id for each in new.layout.booths]
        numbers = [each.number for each in new.layout.booths if each.number]
        assert len(set(ids)) == len(ids)
        assert len(set(numbers)) == len(numbers)
        given_ = {each.booth: each.exhibitor for each in new.allotments}
        assert len(given_) == len(new.allotments)
        assert len({each.booth for each in new.sales}) == len(new.sales)
        for each in new.sales:
            assert each.booth in ids
            assert given_.get(each.booth) in {None, each.exhibitor}
        released = step.booth if isinstance(step, edits.Offer) else None
        for each in plan.sales:
            if each.state is SaleState.SOLD and each.booth != released:
                then, now = booth(plan, each.booth), booth(new, each.booth)
                assert (now.id, now.number) == (then.id, then.number)
                assert now.area_m2 >= then.area_m2
                assert sale(new, each.booth).holder == each.holder
                assert sale(new, each.booth).price_krw >= each.price_krw
        plan = new
