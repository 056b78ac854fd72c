"""Plans to write as IMDF: one of everything, one over another, anywhere on Earth."""

from functools import cache

from layouts.allotment import Allotment
from plans.plan import Plan
from tests.plans.equipped_plan import equipped_plan
from tests.plans.formats.draw.drawn_plans import small_plan as drawn_plan
from tests.plans.sample_plan import OURS, box, sample_plan
from venue.obstacle import Obstacle, ObstacleKind
from venue.room import Room, RoomKind
from venue.text import Text
from venue.utility import Utility, UtilityKind
from venue.venue import Address, Anchor, Level

ADDRESS = Address(
    street=Text(ko="견본로 1", en="1 Sample Road"),
    locality=Text(ko="서울", en="Seoul"),
    country="KR",
    utc_offset="+09:00",
    source=OURS,
)

SEOUL = Anchor(latitude=37.5118, longitude=127.0592, source=OURS)


def on_earth(plan: Plan, **changes: object) -> Plan:
    """Give a plan whose venue has a place on Earth, and what else is to be changed of it."""
    given = {"address": ADDRESS, "anchor": plan.venue.anchor or SEOUL} | changes
    return plan.model_copy(update={"venue": plan.venue.model_copy(update=given)})


def _room(name: str, kind: RoomKind, ring: tuple[tuple[int, int], ...], level: str = "3F") -> Room:
    text = Text(ko="방") if kind is RoomKind.LOBBY else Text()
    return Room(id=name, kind=kind, name=text, level=level, ring=ring, halls=("C",), source=OURS)


ROOMS = (
    # The lobby reaches a metre into the hall: that metre is the hall's.
    _room("lobby", RoomKind.LOBBY, box(0, -9_000, 45_000, 10_000)),
    _room("toilet", RoomKind.TOILET, box(0, -15_000, 9_000, 6_000)),
    _room("swing", RoomKind.SWING, box(0, 40_000, 9_000, 6_000)),
    _room("below", RoomKind.TOILET, box(0, 0, 9_000, 6_000), level="B1"),
    _room("afar", RoomKind.TOILET, box(0, -30_000, 9_000, 6_000)).model_copy(
        update={"halls": ("Z",)}
    ),
)


@cache
def equipped() -> Plan:
    """Give a plan with utilities, a pavilion, an L, rooms, a core and a second stand of one."""
    plan = equipped_plan()
    core = Obstacle(
        id="core", kind=ObstacleKind.OTHER, ring=box(2_000, 36_000, 2_000, 2_000), source=OURS
    )
    bottle = Utility(
        id="x", kind=UtilityKind.EXTINGUISHER, ring=box(0, 30_000, 300, 300), source=OURS
    )
    first, *others = plan.halls
    more_of_it = {
        "obstacles": (*first.obstacles, core),
        "utilities": (*first.utilities, bottle),
    }
    halls = (first.model_copy(update=more_of_it), *others)
    more = (*plan.allotments, Allotment(booth="d4", exhibitor="hanbit"))
    plan = plan.model_copy(update={"halls": halls, "allotments": more})
    return on_earth(plan, rooms=ROOMS)


@cache
def two_levels() -> Plan:
    """Give a plan whose halls lie one over the other, on a listed level and on one that is not."""
    plan = sample_plan()
    low, high = plan.halls
    high = high.model_copy(update={"level": "4F", "origin_mm": (0, 0), "name": Text()})
    plan = plan.model_copy(update={"halls": (high, low)})
    ground = Level(id="3F", name=Text(), storey=3)
    return on_earth(plan, levels=(ground,), name=Text(), halls=(low, high))


@cache
def plans() -> dict[str, Plan]:
    """Give plans of all kinds by name."""
    return {
        "sample": on_earth(sample_plan()),
        "equipped": equipped(),
        "two levels": two_levels(),
        "no levels listed": on_earth(drawn_plan()),
        "nobody allotted": on_earth(drawn_plan(given_out=False)),
        "south-west": on_earth(
            sample_plan(),
            anchor=Anchor(latitude=-33.9, longitude=-70.6, rotation_deg=200, source=OURS),
        ),
    }
