"""Tests of the egress of a plan's halls."""

import pytest
import shapely

from layouts.area import Area
from layouts.brief.request import AreaKind, AreaRequest
from plans.check import recheck
from plans.compliance import compliance_of
from plans.evacuation import evacuation_of
from plans.plan import Plan
from tests.plans.small_show import small_plan
from venue.source import Confidence, Source
from venue.venue import Level


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give a plan."""
    return small_plan()


def with_doors(plan: Plan, confidence: Confidence) -> Plan:
    """Give the plan with doors of a confidence."""
    source = Source(cite="made for a test", confidence=confidence)
    halls = tuple(
        hall.model_copy(
            update={
                "openings": tuple(
                    door.model_copy(update={"source": source}) for door in hall.openings
                )
            }
        )
        for hall in plan.halls
    )
    return plan.model_copy(update={"halls": halls})


def test_people_come_from_the_preset_or_are_shared_by_area(plan: Plan) -> None:
    """Tests that the load is area over area a person, and that people given sum up exactly."""
    (one,) = evacuation_of(plan)
    assert one.egress.people == round(one.hall.gross_m2 / plan.limits.occupant_load.value)
    twin = plan.halls[0].model_copy(update={"id": "twin"})
    two = evacuation_of(plan.model_copy(update={"halls": (*plan.halls, twin)}), 1001)
    assert sorted(each.egress.people for each in two) == [500, 501]


def test_assumed_doors_prove_nothing(plan: Plan) -> None:
    """Tests that a walk is judged where doors are known, and left open where they are assumed."""
    assert evacuation_of(with_doors(plan, Confidence.ASSUMED))[0].within is None
    (known,) = evacuation_of(with_doors(plan, Confidence.OFFICIAL))
    assert (known.within, known.broken) == (True, False)
    assert known.lower_bound_travel_m is not None
    assert known.egress.max_travel_m is not None
    assert known.lower_bound_travel_m <= known.egress.max_travel_m + 3


def test_a_limit_that_is_broken_is_a_no(plan: Plan) -> None:
    """Tests that a longer walk than allowed breaks the limit."""
    tight = plan.limits.overridden({"travel": 5.0})
    asked = with_doors(plan, Confidence.OFFICIAL).model_copy(update={"limits": tight})
    assert evacuation_of(asked)[0].broken


def test_upper_floors_have_their_own_limit(plan: Plan) -> None:
    """Tests that above ground level the walk to a stair is what is limited."""
    level = plan.halls[0].level
    above = plan.venue.model_copy(
        update={"levels": (Level(id=level, name=plan.halls[0].name, storey=3),)}
    )
    asked = plan.model_copy(update={"venue": above})
    assert evacuation_of(asked)[0].travel_m == plan.limits.travel_upper.value
    assert evacuation_of(plan)[0].travel_m == plan.limits.travel.value


def test_a_hall_without_an_exit_is_a_no(plan: Plan) -> None:
    """Tests that nobody can leave a hall without doors, and that this is said."""
    shut = plan.halls[0].model_copy(update={"openings": ()})
    (found,) = evacuation_of(plan.model_copy(update={"halls": (shut,)}))
    assert not found.has_exit
    assert found.broken
    assert found.lower_bound_travel_m is None


def test_seats_count_in_the_load_and_people_are_where_they_sit(plan: Plan) -> None:
    """Tests that a stage of 300 seats adds people, at the stage, and that doors need be as wide."""
    stage = Area(id="st", hall="H", x_mm=24_000, y_mm=9_000, width_mm=6_000, depth_mm=6_000,
                 kind=AreaKind.STAGE, walkable=True, request="st")  # fmt: skip
    request = AreaRequest(id="st", kind=AreaKind.STAGE, size_mm=(6000, 6000), seats=300)
    layout = plan.layout.model_copy(update={"areas": (*plan.layout.areas, stage)})
    brief = plan.brief.model_copy(update={"areas": (request,)})
    full = plan.model_copy(update={"layout": layout, "brief": brief})
    (before,), (after,) = evacuation_of(plan), evacuation_of(full)
    floor = stage.area_m2 / plan.limits.occupant_load.value
    assert after.egress.people == pytest.approx(before.egress.people + 300 - floor, abs=1)
    points, share = after.egress.starts.points, after.egress.starts.share
    inside = shapely.intersects_xy(stage.shape, points[:, 0], points[:, 1])
    assert after.egress.people * share[inside].sum() == pytest.approx(300, rel=0.15)
    (given,) = evacuation_of(full, 1000)
    assert given.egress.people == 1000
    crowded = full.model_copy(
        update={"limits": full.limits.overridden({"exit_width_per_person": 50.0})}
    )
    (told,) = (f for f in recheck(crowded) if f.code == "exit.width")
    (sheet,) = (i for i in compliance_of(crowded, after) if "doors together" in i.what.en)
    assert told.required == pytest.approx(after.egress.people * 0.05, abs=0.05)
    assert sheet.required == pytest.approx(after.egress.people * 0.05)
