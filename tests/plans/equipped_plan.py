"""The sample plan with what floor and walls offer, a pavilion with its pods, and an L."""

from functools import cache

from layouts.booth import Notch
from layouts.brief.exhibitor import Exhibitor
from layouts.pod import Pod, PodKind
from plans.plan import Plan
from tests.plans.sample_plan import OURS, box, sample_plan
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind

POWER = Supply(service=Service.POWER, capacity=20, phases=3)
WATER = Supply(service=Service.WATER, capacity=1)

UTILITIES = {
    "C": (
        Utility(
            id="C-U1",
            kind=UtilityKind.FLOOR_BOX,
            ring=box(24_000, 5_000, 400, 400),
            supplies=(POWER, WATER),
            source=OURS,
        ),
        Utility(id="C-H1", kind=UtilityKind.HYDRANT, ring=box(0, 18_500, 250, 750), source=OURS),
    ),
    "D": (
        Utility(
            id="D-T1",
            kind=UtilityKind.TRENCH,
            ring=box(0, 3_000, 300, 18_000),
            supplies=(POWER.model_copy(update={"always_on": True}),),
            source=OURS,
        ),
    ),
}
"""A floor box and a hydrant in hall C, a trench in hall D."""

MEMBERS = (
    Exhibitor(
        id="seed",
        name=Text(ko="새싹", en="Seedling"),
        zone="mobility",
        size_mm=(3_000, 2_000),
        pavilion="a-motors",
    ),
    Exhibitor(id="shared", name=Text(ko="함께"), zone="mobility", pavilion="a-motors"),
)
"""One with a pod of its own, one that shares the block."""

PODS = (
    Pod(
        id="b6-p1", booth="b6", number="C200-1", exhibitor="seed", hall="C",
        x_mm=27_000, y_mm=23_000, width_mm=3_000, depth_mm=2_000,
    ),
    Pod(
        id="b6-p2", booth="b6", kind=PodKind.DESK, hall="C",
        x_mm=32_000, y_mm=16_000, width_mm=2_000, depth_mm=1_000,
    ),
)  # fmt: skip


@cache
def equipped_plan() -> Plan:
    """Give the plan; it is frozen, so that all tests may share it."""
    plan = sample_plan()
    halls = tuple(hall.model_copy(update={"utilities": UTILITIES[hall.id]}) for hall in plan.halls)
    corner = Notch(x_mm=3_000, y_mm=3_000, width_mm=3_000, depth_mm=3_000)
    booths = tuple(
        booth.model_copy(update={"notch": corner}) if booth.id == "b1" else booth
        for booth in plan.layout.booths
    )
    return plan.model_copy(
        update={
            "venue": plan.venue.model_copy(update={"halls": halls}),
            "halls": halls,
            "brief": plan.brief.model_copy(
                update={"exhibitors": (*plan.brief.exhibitors, *MEMBERS)}
            ),
            "layout": plan.layout.model_copy(update={"booths": booths, "pods": PODS}),
        }
    )
