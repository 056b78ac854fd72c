"""Ways on the floor of a plan, by the names people know: openings, booth numbers, exhibitors."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.booth import Booth
from layouts.floor import Floor
from layouts.walking.directions import AHEAD, directions, side_of
from layouts.walking.network import FEET, WHEELS, Network, walking_network
from layouts.walking.part import NodeKind
from layouts.walking.route import Walk, Ways
from venue.errors import NoPlanError, UsageError
from venue.opening import OpeningType
from venue.text import Text

from .plan import Plan
from .stand import stand_of

NAMED = 6
"""Names listed in one sentence."""

Order = Callable[[NDArray[np.float64]], Sequence[int]]
"""Puts places in the best order, from their lengths to each other, millimetres; 0 stays first."""


@dataclass(frozen=True)
class Stop:
    """A stop of a tour: as it was asked for, and the booth that is."""

    asked: str
    booth: Booth
    name: Text

    @property
    def title(self) -> Text:
        """The booth's number with its exhibitor."""
        number = self.booth.number or self.booth.id
        return TITLE.fill(number=number, name=self.name) if self.name != Text() else Text(en=number)


@dataclass(frozen=True)
class Tour:
    """A walk from an opening over some stops, in the order they are walked.

    ``clearance_mm`` is how far the line keeps from whatever stands.
    """

    start: str
    stops: tuple[Stop, ...]
    walks: tuple[Walk, ...]
    steps: tuple[Text, ...]
    clearance_mm: float

    @property
    def length_mm(self) -> float:
        """The length of all of it, millimetres."""
        return sum(walk.length_mm for walk in self.walks)


def network_of(plan: Plan, *, step_free: bool = False) -> Network:
    """Build the walking network of a plan; ``step_free`` for wheels alone."""
    return walking_network(floors_of(plan), plan.venue.links, WHEELS if step_free else FEET)


def floors_of(plan: Plan) -> list[Floor]:
    """Give the halls of a plan with what stands in them."""
    aisle = plan.limits.mm("aisle")
    return [Floor.of(hall, plan.layout, aisle) for hall in plan.halls]


def tour_of(
    plan: Plan, start: str, stops: Sequence[str], order: Order, *, step_free: bool = False
) -> Tour:
    """Find the shortest walk from an opening over some booths.

    Parameters
    ----------
    plan : the plan.
    start : an opening's id.
    stops : booth numbers or exhibitors' ids; one named twice counts once.
    order : puts three places and more in their best order.
    step_free : for wheels alone.

    Raises
    ------
    UsageError : when a name is unknown.
    NoPlanError : when somebody has no booth, or no way leads there.
    """
    network = network_of(plan, step_free=step_free)
    first = _opening_node(plan, network, start)
    asked = list(dict.fromkeys(stops))
    found = {stop.booth.id: stop for stop in (_stop(plan, name) for name in asked)}
    halts = list(found.values())
    nodes = [first, *(_booth_node(network, stop) for stop in halts)]
    ways = Ways.of(network, nodes)
    lengths = ways.lengths_mm(nodes)
    for number, stop in enumerate(halts, start=1):
        if np.isinf(lengths[0, number]):
            raise NoPlanError("route.no_way", NO_WAY.fill(start=start, end=stop.title))
    places = list(order(lengths) if len(halts) > 1 else range(len(nodes)))
    legs = (ways.walk(a, nodes[b]) for a, b in itertools.pairwise(places))
    # Who is reached from the start is reached from every other stop.
    chosen = tuple(walk for walk in legs if walk is not None)
    ordered = tuple(halts[place - 1] for place in places[1:])
    return Tour(start, ordered, chosen, _steps(plan, start, ordered, chosen), network.clearance_mm)


def ways_in(plan: Plan, name: str, *, step_free: bool = False) -> tuple[Tour, ...]:
    """Find the shortest walk to one booth from every entrance.

    Parameters
    ----------
    plan : the plan.
    name : a booth's number or an exhibitor's id.
    step_free : for wheels alone.

    Returns
    -------
    A tour of one stop for each entrance from which a way leads there, the shortest first. Halls
    without an entrance are entered by their exits.

    Raises
    ------
    UsageError : when the name is unknown.
    NoPlanError : when the exhibitor has no booth.
    """
    network = network_of(plan, step_free=step_free)
    stop = _stop(plan, name)
    goal = network.number(NodeKind.BOOTH, stop.booth.id)
    doors = [door for hall in plan.halls for door in hall.openings if door.serves_egress]
    doors = [door for door in doors if door.type is OpeningType.ENTRANCE] or doors
    starts = {door.id: network.number(NodeKind.OPENING, door.id) for door in doors}
    known = {door: node for door, node in starts.items() if node is not None}
    if goal is None or not known:
        return ()
    ways = Ways.of(network, list(known.values()))
    walks = [(door, ways.walk(row, goal)) for row, door in enumerate(known)]
    tours = [
        Tour(door, (stop,), (walk,), _steps(plan, door, (stop,), (walk,)), network.clearance_mm)
        for door, walk in walks
        if walk is not None
    ]
    return tuple(sorted(tours, key=lambda tour: tour.length_mm))


def _opening_node(plan: Plan, network: Network, name: str) -> int:
    """Find the node of an opening."""
    known = [door.id for hall in plan.halls for door in hall.openings]
    if name not in known:
        listed = ", ".join(known[:NAMED]) + (" …" if len(known) > NAMED else "")
        raise UsageError("route.opening", NO_OPENING.fill(name=name, known=listed))
    node = network.number(NodeKind.OPENING, name)
    if node is None:
        raise NoPlanError("route.blocked", BLOCKED.fill(name=name))
    return node


def _stop(plan: Plan, name: str) -> Stop:
    """Find a booth by its number or its exhibitor; a member's is its pavilion's."""
    stand = stand_of(plan, name)
    if stand is None:
        if any(who.id == name for who in plan.brief.exhibitors):
            raise NoPlanError("route.unplaced", UNPLACED.fill(name=name))
        raise UsageError("route.stop", NO_STOP.fill(name=name))
    who = plan.exhibitor_of(stand.booth.id)
    return Stop(name, stand.booth, Text() if who is None else who.name)


def _booth_node(network: Network, stop: Stop) -> int:
    """Find the node of a booth."""
    node = network.number(NodeKind.BOOTH, stop.booth.id)
    if node is None:
        raise NoPlanError("route.blocked", BLOCKED.fill(name=stop.title))
    return node


def _steps(
    plan: Plan, start: str, stops: Sequence[Stop], walks: Sequence[Walk]
) -> tuple[Text, ...]:
    """Say how to walk a tour."""
    found: list[Text] = []
    links = {link.id: link for link in plan.venue.links}
    before: Text = Text(ko=f"{start}에서", en=f"From {start}")
    for stop, walk in zip(stops, walks, strict=True):
        for number, leg in enumerate(walk.legs):
            if number:
                link = links[walk.links[number - 1]]
                metres = round(link.length_mm / 1000)
                kind = LINKS[link.kind.value]
                found.append(OVER.fill(kind=kind, hall=leg.hall, m=metres))
                before = THEN
            for sentence in directions(leg, plan.layout.aisles):
                found.append(SENTENCE.fill(before=before, what=sentence))
                before = THEN
        last = walk.legs[-1]
        side = side_of(last, stop.booth.centre) if last.line else AHEAD
        found.append(THERE.fill(stop=stop.title, side=side))
        before = Text(ko=f"{stop.booth.number}에서", en=f"From {stop.booth.number}")
    return tuple(found)


TITLE = Text(ko="{number} {name}", en="{number} {name}")
SENTENCE = Text(ko="{before} {what}.", en="{before} {what}.")
THEN = Text(ko="이어서", en="Then")
THERE = Text(ko="{stop} 부스가 {side} 있습니다.", en="Booth {stop} is {side}.")
OVER = Text(ko="{kind}로 {hall}홀로 갑니다({m} m).", en="Take the {kind} to hall {hall} ({m} m).")
LINKS = {
    "door": Text(ko="문", en="door"),
    "lobby": Text(ko="로비", en="lobby"),
    "stairs": Text(ko="계단", en="stairs"),
    "escalator": Text(ko="에스컬레이터", en="escalator"),
    "lift": Text(ko="승강기", en="lift"),
}
NO_OPENING = Text(
    ko="--from {name}: 배치안에 그런 출입구가 없습니다. 있는 출입구: {known}.",
    en="--from {name}: the plan has no such opening; it has {known}.",
)
NO_STOP = Text(
    ko="--to {name}: 그런 부스 번호나 참가업체가 없습니다. 배치안의 부스 번호나 참가업체 id를 "
    "적어 주십시오.",
    en="--to {name}: no booth has that number and no exhibitor that id; give one of the plan's.",
)
UNPLACED = Text(
    ko="{name}: 이 배치안에서 부스를 받지 못했습니다. 빼고 다시 찾아 주십시오.",
    en="{name} has no booth in this plan; leave it out.",
)
BLOCKED = Text(
    ko="{name}: 앞이 모두 막혀 다가설 수 없습니다. 앞을 비워 주십시오.",
    en="Nobody can step up to {name}: everything before it is taken. Clear a place there.",
)
NO_WAY = Text(
    ko="{start}에서 {end}까지 이어지는 길이 없습니다. madang check로 막힌 곳을 확인해 주십시오.",
    en="No way leads from {start} to {end}; madang check shows what is closed off.",
)
