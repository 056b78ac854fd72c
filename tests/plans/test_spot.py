"""Tests of what one exhibitor may see."""

import datetime as dt
import math

import pytest

from layouts.booth import BoothType
from layouts.brief.exhibitor import Build
from plans.plan import Plan
from plans.spot import Spot, require_stand, spot_of
from plans.walks import tour_of
from solver.tour import best_order
from tests.plans.equipped_plan import equipped_plan
from tests.plans.sample_plan import box, sample_plan
from tests.plans.small_show import small_plan
from venue.errors import NoPlanError, UsageError
from venue.opening import OpeningType
from venue.text import Text
from venue.utility import Service


def asking(plan: Plan, who: str, **values: object) -> Plan:
    """Give a plan in which one exhibitor asks for more."""
    people = tuple(w.model_copy(update=values) if w.id == who else w for w in plan.brief.exhibitors)
    brief = plan.brief.model_copy(update={"exhibitors": people})
    return plan.model_copy(update={"brief": brief})


@pytest.fixture(scope="module")
def island() -> Spot:
    """Give A Motors' spot, a pavilion."""
    return spot_of(equipped_plan(), "a-motors")


def test_a_spot_says_who_where_and_what(island: Spot) -> None:
    """Tests the names and kinds of an island."""
    assert (island.number, island.who.id, island.hall.id) == ("C200", "a-motors", "C")
    assert (island.type, island.build, island.open_sides) == (BoothType.ISLAND, Build.RAW, 4)
    assert island.block == Text()


def test_height_is_told_with_what_was_asked(island: Spot) -> None:
    """Tests that 5 m is usual for an island, and that more, or an inline's 3 m, needs leave."""
    assert (island.allowed.usual.value, island.allowed.asked_mm) == (5.0, 5000)
    assert not island.allowed.permission
    tall = spot_of(asking(sample_plan(), "maru", height_mm=3_000), "maru").allowed
    assert (tall.usual.value, tall.asked_mm, tall.permission) == (2.5, 3000, True)
    # What the pavilion asked for is not its member's wish.
    assert spot_of(equipped_plan(), "seed").allowed.asked_mm is None


def test_a_member_has_its_pod_and_its_pavilion_s_name() -> None:
    """Tests a member with a pod, and one that shares the block."""
    seed, shared = (spot_of(equipped_plan(), who) for who in ("seed", "shared"))
    assert (seed.number, seed.stand.ground.area_m2, seed.block.en) == ("C200-1", 6.0, "A Motors")
    assert (shared.number, shared.stand.ground.area_m2) == ("C200", 108.0)
    assert shared.block.en == "A Motors"


def test_ways_are_those_that_route_finds() -> None:
    """Tests that each entrance's way is as long, and told as, that of a tour of one stop."""
    plan = small_plan()
    who = plan.allotments[0].exhibitor
    spot = spot_of(plan, who)
    doors = {d.id for h in plan.halls for d in h.openings if d.type is OpeningType.ENTRANCE}
    assert {way.start for way in spot.ways} == doors
    assert [w.length_mm for w in spot.ways] == sorted(w.length_mm for w in spot.ways)
    for ways, flat in ((spot.ways, False), (spot.step_free, True)):
        for way in ways:
            tour = tour_of(plan, way.start, [who], best_order, step_free=flat)
            assert way.length_mm == pytest.approx(tour.length_mm)
            assert way.steps == tour.steps
            assert way.clearance_mm == tour.clearance_mm


def test_a_hall_without_entrances_is_entered_by_its_exits() -> None:
    """Tests that there is a way where doors are exits alone, and none where there is no door."""
    plan = sample_plan()

    def with_doors(*kinds: OpeningType) -> Plan:
        halls = tuple(
            h.model_copy(update={"openings": tuple(d for d in h.openings if d.type in kinds)})
            for h in plan.halls
        )
        return plan.model_copy(update={"halls": halls})

    assert [w.start for w in spot_of(with_doors(OpeningType.EXIT), "maru").ways] == ["C-N1"]
    shut = spot_of(with_doors(), "maru")
    assert shut.ways == shut.step_free == ()
    assert (shut.move_in.door, shut.move_in.at, shut.move_in.length_mm) == ("", None, None)


def test_a_booth_that_nobody_can_step_up_to_has_no_way() -> None:
    """Tests that a stand without an open side has a spot all the same."""
    plan = sample_plan()
    shut = tuple(
        b.model_copy(update={"open_edges": ()}) if b.id == "b2" else b for b in plan.layout.booths
    )
    layout = plan.layout.model_copy(update={"booths": shut})
    spot = spot_of(plan.model_copy(update={"layout": layout}), "maru")
    assert (spot.ways, spot.open_sides) == ((), 0)


def test_services_name_the_box_and_the_cable() -> None:
    """Tests power from a box beside C104's corner at 16,500, 6,000, and a LAN that is missing."""
    plan = asking(equipped_plan(), "nuri", power_kw=5.0, lan=True)
    near = plan.halls[0].utilities[0].model_copy(update={"ring": box(18_000, 5_000, 400, 400)})
    here = plan.halls[0].model_copy(update={"utilities": (near,)})
    plan = plan.model_copy(update={"halls": (here, plan.halls[1])})
    power, lan = spot_of(plan, "nuri").services
    assert (power.service, power.asked, power.missing, power.assumed) == (
        Service.POWER, 5.0, 0, True,
    )  # fmt: skip
    (feed,) = power.feeds
    wanted = round(math.hypot(18_000 - 16_500, 6_000 - 5_400))
    assert (feed.utility, feed.amount, feed.length_mm) == ("C-U1", 5.0, wanted)
    assert (lan.service, lan.feeds, lan.missing) == (Service.LAN, (), 1.0)


def test_a_member_s_services_are_its_own_wish_from_the_block_s_box() -> None:
    """Tests that a member is told what it asked for, and that the block is fed as one."""
    plan = asking(equipped_plan(), "seed", power_kw=2.0)
    plan = asking(plan, "a-motors", power_kw=7.0)
    (mine,) = spot_of(plan, "seed").services
    (whole,) = spot_of(plan, "a-motors").services
    assert (mine.asked, mine.block) == (2.0, True)
    assert (whole.asked, whole.block) == (9.0, False)
    assert mine.feeds == whole.feeds


def test_the_move_in_slot_is_the_door_s() -> None:
    """Tests that raw space moves in on the first day of build-up, through the freight door."""
    slot = spot_of(sample_plan(), "a-motors").move_in
    assert slot.at is not None
    assert slot.at.date() == dt.date(2024, 10, 8)
    assert (slot.door, slot.name.en, slot.minutes) == ("C-E1", "Door C-E1", 30)
    assert slot.length_mm is not None


def test_who_has_no_booth_is_told_why() -> None:
    """Tests the certificate's reason, one who is in no list, and a free booth."""
    with pytest.raises(NoPlanError, match=r"No Room has no booth: The health zone is full\.") as e:
        spot_of(sample_plan(), "left-out")
    assert e.value.code == "card.unplaced"
    plan = sample_plan()
    without = plan.model_copy(update={"allotments": plan.allotments[1:]})
    with pytest.raises(NoPlanError, match="Hanbit Electronics"):
        spot_of(without, "hanbit")
    with pytest.raises(NoPlanError, match="D103 is a free booth"):
        spot_of(plan, "D103")
    assert require_stand(plan, "D103").booth.id == "d4"


def test_a_member_of_a_pavilion_without_a_place_is_told_the_pavilion_s_reason() -> None:
    """Tests that a member is left out for the reason its contract is."""
    plan = asking(equipped_plan(), "seed", pavilion="left-out")
    layout = plan.layout.model_copy(update={"pods": ()})
    with pytest.raises(NoPlanError, match="Seedling has no booth: The health zone is full"):
        spot_of(plan.model_copy(update={"layout": layout}), "seed")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("marru", "maru"), ("C1002", "C100"), ("Maru Robotic", "maru"), ("누리데이타", "nuri"),
        ("c200-1", "C200-1"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_nearest(name: str, told: str) -> None:
    """Tests ids, numbers, pods, and names as people write them."""
    with pytest.raises(UsageError) as e:
        spot_of(equipped_plan(), name)
    assert e.value.code == "card.unknown"
    for said in (e.value.say("ko"), e.value.say("en")):
        assert f" {told}" in said
        assert name in said


def test_a_name_like_no_other_is_told_to_be_unknown() -> None:
    """Tests that nothing is offered where nothing is alike."""
    with pytest.raises(UsageError, match=r"ㅋㅋㅋ.*give one of the plan's"):
        spot_of(sample_plan(), "ㅋㅋㅋ")
