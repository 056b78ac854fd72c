"""Tests of connections: what is asked is given or missing, and no shorter cables would do."""

import itertools
import math
from collections.abc import Mapping
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor, asked
from layouts.supply import Supplied, supply
from tests.venue.buildings import OURS, hall
from venue.text import Text
from venue.utility import Service, Supply, Utility, UtilityKind

REACH = 6_000
Box = tuple[int, int, int, int]
"""x, y, width and depth, millimetres."""


def floor_box(name: str, place: Box, **capacities: float) -> Utility:
    """Make a floor box with what it gives of each service."""
    x, y, width, depth = place
    return Utility(
        id=name,
        kind=UtilityKind.FLOOR_BOX,
        ring=((x, y), (x + width, y), (x + width, y + depth), (x, y + depth)),
        supplies=tuple(
            Supply(service=Service(service), capacity=amount)
            for service, amount in capacities.items()
        ),
        source=OURS,
    )


def booth(name: str, x: int, y: int = 0) -> Booth:
    """Make a booth of 3 x 3 m."""
    return Booth(id=name, hall="H", x_mm=x, y_mm=y, width_mm=3000, depth_mm=3000)


def exhibitor(name: str, **wishes: object) -> Exhibitor:
    """Make an exhibitor that asks for services."""
    known = {"id": name, "name": Text(en=name), "zone": "z", "units": 1}
    return Exhibitor.model_validate(known | wishes)


def supplied(
    booths: list[Booth], boxes: list[Utility], wishes: Mapping[str, object], reach: float = REACH
) -> Supplied:
    """Connect booths that all ask for the same."""
    tenants = {b.id: exhibitor(b.id, **wishes) for b in booths}
    return supply(hall(utilities=tuple(boxes)), booths, tenants, reach)


def given_to(found: Supplied) -> dict[tuple[str, str, str], float]:
    """Give the amounts by booth, box and service."""
    return {(c.booth, c.utility, c.service.value): c.amount for c in found.connections}


def lacking(found: Supplied) -> list[tuple[str, str, float, bool]]:
    """Give what is missing, and whether a box was near."""
    return [(m.booth, m.service.value, m.amount, m.near) for m in found.missing]


def test_what_is_asked() -> None:
    """Tests that power counts kilowatts, all else one connection, and water brings a drain."""
    assert asked(exhibitor("x")) == {}
    assert asked(exhibitor("x", power_kw=0)) == {}
    wet = exhibitor("x", power_kw=2.5, water=True, air=True, lan=True)
    assert asked(wet) == {
        Service.POWER: 2.5,
        Service.WATER: 1,
        Service.DRAIN: 1,
        Service.AIR: 1,
        Service.LAN: 1,
    }


def test_the_nearest_box_feeds() -> None:
    """Tests that a booth is fed by the nearest of two boxes, over the way to its edge."""
    boxes = [
        floor_box("far", (7000, 0, 400, 400), power=10),
        floor_box("near", (5000, 0, 400, 400), power=10),
    ]
    found = supplied([booth("a", 0)], boxes, {"power_kw": 4})
    ((connection,), missing) = (found.connections, found.missing)
    assert (connection.booth, connection.utility, connection.amount) == ("a", "near", 4)
    assert (connection.length_mm, missing) == (2000, ())


def test_a_box_under_the_booth_needs_no_cable() -> None:
    """Tests that a trench that runs below a booth is no way off."""
    found = supplied(
        [booth("a", 0)], [floor_box("T", (1000, -9000, 300, 20_000), lan=8)], {"lan": True}
    )
    assert [c.length_mm for c in found.connections] == [0]


def test_power_may_come_from_two_boxes() -> None:
    """Tests that one box gives what it has, and the next nearest the rest."""
    boxes = [
        floor_box("u", (4000, 0, 400, 400), power=3),
        floor_box("v", (5000, 0, 400, 400), power=3),
    ]
    found = supplied([booth("a", 0)], boxes, {"power_kw": 5})
    assert given_to(found) == {("a", "u", "power"): 3, ("a", "v", "power"): 2}
    assert (found.load("u", Service.POWER), found.load("v", Service.POWER)) == (3, 2)
    assert found.load("u", Service.LAN) == 0
    assert found.missing == ()


def test_water_needs_a_drain_too() -> None:
    """Tests that a box with water alone leaves the drain missing, though a box is near."""
    wet = floor_box("u", (4000, 0, 400, 400), water=1, drain=1)
    assert given_to(supplied([booth("a", 0)], [wet], {"water": True})) == {
        ("a", "u", "water"): 1,
        ("a", "u", "drain"): 1,
    }
    tap = floor_box("u", (4000, 0, 400, 400), water=1)
    found = supplied([booth("a", 0)], [tap], {"water": True})
    assert given_to(found) == {("a", "u", "water"): 1}
    assert lacking(found) == [("a", "drain", 1, False)]


def test_near_tells_a_full_box_from_none() -> None:
    """Tests that what is missing says whether a box in reach is used up or none is in reach."""
    box = floor_box("u", (4000, 0, 400, 400), power=3)
    near, far = booth("near", 0), booth("far", 12_000)
    found = supplied([near, far], [box], {"power_kw": 5})
    assert given_to(found) == {("near", "u", "power"): 3}
    assert lacking(found) == [("near", "power", 2, True), ("far", "power", 5, False)]
    assert lacking(supplied([near], [], {"lan": True})) == [("near", "lan", 1, False)]


@pytest.mark.parametrize(("gap", "fed"), [(0, True), (6_000, True), (6_001, False)])
def test_how_far_a_cable_reaches(gap: int, fed: bool) -> None:
    """Tests that a box at the very end of the reach feeds, and one a millimetre on does not."""
    found = supplied(
        [booth("a", 0)], [floor_box("u", (3000 + gap, 0, 400, 400), air=1)], {"air": True}
    )
    assert bool(found.connections) is fed
    assert bool(found.missing) is not fed


def test_an_empty_booth_asks_for_nothing() -> None:
    """Tests that booths without a tenant, and tenants without a wish, get and lack nothing."""
    box = floor_box("u", (4000, 0, 400, 400), power=3)
    room = hall(utilities=(box,))
    found = supply(room, [booth("a", 0), booth("b", 3000)], {"a": exhibitor("x")}, REACH)
    assert found == Supplied((), ())


def test_a_booth_yields_the_near_box_to_one_that_has_no_other() -> None:
    """Tests that nobody is left without because somebody else took the nearer box."""
    boxes = [
        floor_box("mid", (4000, 0, 400, 400), air=1),
        floor_box("left", (-4000, 0, 400, 400), air=1),
    ]
    found = supplied([booth("a", 0), booth("b", 6000)], boxes, {"air": True})
    assert given_to(found) == {("a", "left", "air"): 1, ("b", "mid", "air"): 1}


Scene = tuple[list[tuple[Booth, int]], list[Utility]]
"""Booths with the kilowatts they ask for, and boxes."""


@st.composite
def scenes(draw: st.DrawFn, most: int, kilowatts: int) -> Scene:
    """Draw booths and boxes anywhere in a hall of 30 x 20 m."""
    place = st.tuples(st.integers(0, 27), st.integers(0, 17))
    booths = [
        (booth(f"b{i}", x * 1000, y * 1000), draw(st.integers(1, kilowatts)))
        for i, (x, y) in enumerate(draw(st.lists(place, min_size=1, max_size=most)))
    ]
    boxes = [
        floor_box(
            f"u{i}", (x * 1000, y * 1000, 400, 400), power=draw(st.integers(1, kilowatts + 1))
        )
        for i, (x, y) in enumerate(draw(st.lists(place, max_size=most)))
    ]
    return booths, boxes


def apart(stand: Booth, box: Utility) -> float:
    """Give how far an upright booth is from an upright box, by arithmetic."""
    (x0, y0), _, (x1, y1), _ = box.ring
    across = max(x0 - stand.x_mm - stand.width_mm, stand.x_mm - x1, 0)
    up = max(y0 - stand.y_mm - stand.depth_mm, stand.y_mm - y1, 0)
    return math.hypot(across, up)


@given(scenes(8, 9), st.integers(1_000, 12_000))
def test_the_sums_agree(scene: Scene, reach: int) -> None:
    """Tests that all is given or missing, no box gives more than it has, none beyond reach."""
    booths, boxes = scene
    tenants = {b.id: exhibitor(b.id, power_kw=kw, lan=True) for b, kw in booths}
    found = supply(hall(utilities=tuple(boxes)), [b for b, _ in booths], tenants, reach)
    for stand, kilowatts in booths:
        got = sum(c.amount for c in found.connections if c.booth == stand.id)
        short = sum(m.amount for m in found.missing if m.booth == stand.id and m.service == "power")
        assert got + short == pytest.approx(kilowatts)
        assert (stand.id, "lan", 1, False) in lacking(found)
    places, stands = {box.id: box for box in boxes}, {b.id: b for b, _ in booths}
    for name, box in places.items():
        assert found.load(name, Service.POWER) <= box.gives(Service.POWER) + 1e-9
    for c in found.connections:
        assert c.length_mm == pytest.approx(apart(stands[c.booth], places[c.utility]), abs=0.06)
        assert 0 <= c.length_mm <= reach
        assert c.amount > 0
    for m in found.missing:
        near = any(apart(stands[m.booth], box) <= reach for box in boxes)
        assert m.near is (near and m.service is Service.POWER)


@given(scenes(3, 3), st.integers(3_000, 20_000))
def test_no_shorter_cables_would_do(scene: Scene, reach: int) -> None:
    """Tests that of all ways there are none gives more, or as much over less cable."""
    booths, boxes = scene
    wishes = {b.id: exhibitor(b.id, power_kw=kw) for b, kw in booths}
    found = supply(hall(utilities=tuple(boxes)), [b for b, _ in booths], wishes, reach)
    given_kw = sum(c.amount for c in found.connections)
    cable = sum(c.amount * c.length_mm for c in found.connections)
    most, least = _best(scene, reach)
    assert given_kw == pytest.approx(most)
    assert cable == pytest.approx(least, abs=0.1 * max(1, most))


def _best(scene: Scene, reach: int) -> tuple[int, float]:
    """Try every way to share out whole kilowatts: the most given, then the least cable."""
    booths, boxes = scene
    room = [round(box.gives(Service.POWER)) for box in boxes]
    ways = []
    for stand, kilowatts in booths:
        lengths = [apart(stand, box) for box in boxes]
        spans = [range(kilowatts + 1) if length <= reach else (0,) for length in lengths]
        shares = [share for share in itertools.product(*spans) if sum(share) <= kilowatts]
        ways.append([(share, sum(map(mul, share, lengths))) for share in shares])
    best = (0, 0.0)
    for choice in itertools.product(*ways):
        loads = [sum(amounts) for amounts in zip(*(share for share, _ in choice), strict=True)]
        if all(load <= most for load, most in zip(loads, room, strict=True)):
            best = max(best, (sum(loads), -sum(way for _, way in choice)))
    return best[0], -best[1]
