"""The best spots: of stands that are alike, who stands where most visitors pass."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from layouts.booth import Booth
from layouts.brief.brief import BestSpots, Brief
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.visitors import Attraction
from layouts.floor import Floor
from layouts.layout import Layout
from layouts.walking.matrix import booth_ways
from layouts.walking.network import walking_network
from layouts.walking.traffic import traffic
from solver.before import Before
from solver.instance import Instance
from solver.result import Result
from solver.stop import Stop
from venue.hall import Hall

OWN = {"id", "name", "priority", "country", "extra"}
"""What two exhibitors may differ in whose stands are alike."""


@dataclass(frozen=True)
class _Stand:
    """An exhibitor with the booth it has."""

    who: Exhibitor
    booth: Booth


def on_best_spots(instance: Instance, result: Result, before: Before, stop: Stop) -> Result:
    """Let stands that are alike change places by the footfall of their spots.

    Parameters
    ----------
    instance : halls, brief and limits; its brief says who comes first.
    result : what stands where; nothing of it changes but who has which booth.
    before : an earlier plan; who stood there stays where the solver put it.
    stop : asked before each hall, whose traffic takes some seconds when it is very large.

    Notes
    -----
    Stands are alike when their exhibitors ask for the same in the same zone and have booths of one
    size in one hall. Who is pinned or locked, named in a pair, a rival or a pavilion stays. Nothing
    that the placement weighed changes by such a trade: neither a zone, an open side nor a cable.

    With priorities ``p`` and footfalls ``f``, ``sum p f`` over a group is largest when both are
    sorted alike (the rearrangement inequality), so the best allotment needs no search. Footfall is
    that of `layouts.walking.traffic` in each hall by itself, with equal attraction: a large stand
    draws people wherever it is, and a spot is to be judged by itself.

    References
    ----------
    G. H. Hardy, J. E. Littlewood, G. Polya, Inequalities (1934), theorem 368.
    """
    rank = _ranks(instance.brief, result.seed)
    groups = [g for g in _alike(instance.brief, result, before) if _differ(g, rank)]
    chosen: dict[str, str] = {}
    for hall in instance.halls:
        mine = [group for group in groups if group[0].booth.hall == hall.id]
        if not mine or stop():
            continue
        passed = _footfall(instance, result.layout, hall)
        for group in mine:
            chosen |= _by_footfall(group, rank, passed)
    allotments = tuple(
        each.model_copy(update={"exhibitor": chosen.get(each.booth, each.exhibitor)})
        for each in result.allotments
    )
    return result.model_copy(update={"allotments": allotments})


def _ranks(brief: Brief, seed: int) -> Mapping[str, int]:
    """Give who comes first, the least number first: by priority, or as the lot falls."""
    ids = sorted(who.id for who in brief.contracts)
    if brief.best_spots is BestSpots.LOT:
        random.Random(seed).shuffle(ids)
        return {key: place for place, key in enumerate(ids)}
    return {who.id: -who.priority for who in brief.contracts}


def _alike(brief: Brief, result: Result, before: Before) -> Iterator[list[_Stand]]:
    """Give the groups of stands that may change places."""
    booths = {booth.id: booth for booth in result.layout.booths}
    people = {who.id: who for who in brief.contracts}
    fixed = _fixed(brief) | before.booths.keys()
    groups: dict[tuple[object, ...], list[_Stand]] = defaultdict(list)
    for allotment in result.allotments:
        booth, who = booths[allotment.booth], people[allotment.exhibitor]
        if who.id in fixed or allotment.locked or booth.pinned:
            continue
        size = tuple(sorted((booth.width_mm, booth.depth_mm)))
        wants = who.model_dump_json(exclude=OWN)
        groups[booth.hall, size, booth.notch, wants].append(_Stand(who, booth))
    yield from groups.values()


def _fixed(brief: Brief) -> set[str]:
    """Give whose place depends on where others stand, or is the brief's own."""
    found = {pin.exhibitor for pin in brief.pins} | {*brief.members}
    for pair in brief.pairs:
        found |= {pair.a, pair.b}
    for who in brief.exhibitors:
        found |= {who.id, *who.rivals} if who.rivals else set()
    return found


def _differ(group: Sequence[_Stand], rank: Mapping[str, int]) -> bool:
    """Tell whether anybody in a group comes before another."""
    return len({rank[stand.who.id] for stand in group}) > 1


def _footfall(instance: Instance, layout: Layout, hall: Hall) -> dict[str, float]:
    """Give how often a visitor passes each booth of a hall that can be reached."""
    floor = Floor.of(hall, layout, instance.limits.mm("aisle"))
    network = walking_network([floor], ())
    visitors = instance.brief.visitors.model_copy(update={"attraction": Attraction.EQUAL})
    seen = traffic(network, booth_ways(network), [floor], visitors, keep=False)
    return dict(zip(seen.booths, seen.footfall.tolist(), strict=True))


def _by_footfall(
    group: Sequence[_Stand], rank: Mapping[str, int], passed: Mapping[str, float]
) -> dict[str, str]:
    """Give the booths of a group to its exhibitors: who comes first gets where most pass.

    Those of one rank keep the order they have now.
    """
    best = sorted(group, key=lambda s: (-passed.get(s.booth.id, 0.0), s.booth.id))
    first = sorted(best, key=lambda s: rank[s.who.id])
    return {spot.booth.id: stand.who.id for spot, stand in zip(best, first, strict=True)}
