"""Tests of the best spots: who comes first stands where most pass, and nobody else moves."""

import datetime as dt
import itertools
from collections import Counter

import numpy as np
import pytest

from layouts.allotment import Allotment
from layouts.booth import Booth, Side
from layouts.brief.brief import BestSpots, Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.limits import preset
from layouts.brief.request import Pair, Pin, Relation, ZoneRequest
from layouts.brief.visitors import Attraction
from layouts.floor import Floor
from layouts.layout import Layout
from layouts.walking.matrix import booth_ways
from layouts.walking.network import walking_network
from layouts.walking.traffic import traffic
from plans.best_spots import on_best_spots
from solver.before import Before
from solver.instance import Instance
from solver.result import Result, Status
from solver.stop import Seconds
from tests.plans.small_show import small_hall
from venue.text import Text

PRIORITY = {"a": 1, "b": 0, "c": 3, "d": 2, "e": 0}
"""The more valued, the farther from the entrance they stand at first."""

PLACES = {"a": (15_000, 6_000), "b": (21_000, 9_000), "c": (3_000, 21_000), "d": (30_000, 21_000),
          "e": (9_000, 15_000)}  # fmt: skip

EVER = Seconds(3_600.0)


def who(key: str, **changes: object) -> Exhibitor:
    """Make an exhibitor of 3 x 3 m."""
    made = Exhibitor(
        id=key, name=Text(en=key), zone="ai", size_mm=(3000, 3000), priority=PRIORITY[key]
    )
    return made.model_copy(update=changes)


def show(*people: Exhibitor, **asked: object) -> Instance:
    """Make a show of five stands, where some of them ask for something else."""
    own = {each.id: each for each in people}
    brief = Brief(
        title=Text(en="A show"),
        dates=(dt.date(2026, 10, 6), dt.date(2026, 10, 8)),
        venue="small",
        halls=("H",),
        zones=tuple(ZoneRequest(id=z, name=Text(en=z)) for z in ("ai", "iot")),
        exhibitors=tuple(own.get(key) or who(key) for key in PRIORITY),
    ).model_copy(update=asked)
    return Instance((small_hall(),), brief, preset("kr-practice"))


def placed(locked: str = "", *, pinned: str = "", seed: int = 0, deep: str = "") -> Result:
    """Place the five stands, each open to the south; one of them may be 6 m deep."""
    booths = tuple(
        Booth(
            id=f"H-{key}", hall="H", x_mm=x, y_mm=y, width_mm=3000,
            depth_mm=6000 if key == deep else 3000, open_edges=(Side.SOUTH,), zone="ai",
            pinned=key == pinned,
        )
        for key, (x, y) in PLACES.items()
    )  # fmt: skip
    return Result(
        status=Status.OPTIMAL,
        layout=Layout(booths=booths),
        allotments=tuple(
            Allotment(booth=f"H-{key}", exhibitor=key, locked=key == locked) for key in PLACES
        ),
        net_m2=45.0,
        bound_net_m2=100.0,
        seed=seed,
    )


def given(instance: Instance, result: Result, before: Before | None = None) -> dict[str, str]:
    """Give the exhibitor of each spot, named after who stood there."""
    found = on_best_spots(instance, result, before or Before(), EVER)
    assert found.model_copy(update={"allotments": result.allotments}) == result
    return {each.booth.removeprefix("H-"): each.exhibitor for each in found.allotments}


def footfall() -> dict[str, float]:
    """Measure who is passed how often, each stand drawing people alike."""
    instance = show()
    floor = Floor.of(small_hall(), placed().layout, instance.limits.mm("aisle"))
    network = walking_network([floor])
    visitors = instance.brief.visitors.model_copy(update={"attraction": Attraction.EQUAL})
    seen = traffic(network, booth_ways(network), [floor], visitors)
    return {b.removeprefix("H-"): f for b, f in zip(seen.booths, seen.footfall, strict=True)}


def test_no_other_allotment_is_worth_more() -> None:
    """Tests that the sum of priority times footfall is the largest of all 120 orders."""
    passed, keys = footfall(), list(PRIORITY)
    assert len(set(passed.values())) == 5
    found = given(show(), placed())
    worth = sum(PRIORITY[key] * passed[spot] for spot, key in found.items())
    best = max(
        sum(PRIORITY[key] * passed[spot] for spot, key in zip(keys, order, strict=True))
        for order in itertools.permutations(keys)
    )
    assert worth == pytest.approx(best)
    assert sorted(found.values()) == sorted(keys)
    before = sum(PRIORITY[key] * passed[key] for key in keys)
    assert worth > before


def test_who_is_worth_the_same_stays() -> None:
    """Tests that without priorities nothing moves, and those of one priority keep their order."""
    equal = show(*(who(key, priority=7) for key in PRIORITY))
    assert given(equal, placed()) == {key: key for key in PRIORITY}
    passed, found = footfall(), given(show(), placed())
    spot = {key: place for place, key in found.items()}
    assert (passed[spot["b"]] > passed[spot["e"]]) is (passed["b"] > passed["e"])


@pytest.mark.parametrize(
    ("instance", "result", "before"),
    [
        (show(), placed(locked="c"), None),
        (show(), placed(pinned="c"), None),
        (show(pins=(Pin(exhibitor="c", hall="H", x_mm=3000, y_mm=21_000),)), placed(), None),
        (show(pairs=(Pair(a="c", b="x", relation=Relation.ADJACENT),)), placed(), None),
        (show(who("c", rivals=("x",))), placed(), None),
        (show(who("e", rivals=("c",))), placed(), None),
        (show(who("c", zone="iot")), placed(), None),
        (show(who("c", open_sides=1)), placed(), None),
        (show(who("c", power_kw=5.0)), placed(), None),
        (show(), placed(deep="c"), None),
        (show(), placed(), Before({"c": placed().layout.booths[2]})),
    ],
    ids=["locked", "pinned", "pin", "pair", "rival", "named rival", "zone", "wish", "power",
         "size", "stood there"],
)  # fmt: skip
def test_who_is_not_alike_or_held_stays(
    instance: Instance, result: Result, before: Before | None
) -> None:
    """Tests that the most valued one stays where it is while others trade, for each reason."""
    found = given(instance, result, before)
    assert found["c"] == "c"
    assert found != {key: key for key in PRIORITY}


def test_a_pavilion_stays() -> None:
    """Tests that a stand in which others stand does not trade places."""
    member = Exhibitor(id="m", name=Text(en="m"), zone="ai", pavilion="c")
    instance = show()
    people = (*instance.brief.exhibitors, member)
    brief = instance.brief.model_copy(update={"exhibitors": people})
    assert given(Instance(instance.halls, brief, instance.limits), placed())["c"] == "c"


def test_lots_give_everybody_the_same_chance() -> None:
    """Tests that over 500 seeds each has each spot about a hundred times, whatever its priority."""
    instance = show(best_spots=BestSpots.LOT)
    floor = footfall()
    best = max(floor, key=lambda key: floor[key])
    counts = Counter(given(instance, placed(seed=seed))[best] for seed in range(500))
    # Five standard deviations of a binomial with n 500 and p 1/5.
    spread = 5 * np.sqrt(500 * 0.2 * 0.8)
    assert {key: abs(counts[key] - 100) < spread for key in PRIORITY} == dict.fromkeys(
        PRIORITY, True
    )
    assert given(instance, placed(seed=3)) == given(instance, placed(seed=3))


def test_a_stop_leaves_everybody_in_place() -> None:
    """Tests that nothing is walked when the time is up."""
    found = on_best_spots(show(), placed(), Before(), Seconds(0.0))
    assert found == placed()
