"""Several halls: zones are shared out between them by area before any hall is solved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

ROOM_SHARE = 0.93
"""Share of a hall's cells that sharing counts on; the rest is what zones and shapes cost."""

EVEN_FROM = 850
"""Filling, in thousandths of what sharing counts on, from which halls should be equally full."""

EVEN_FROM_FULL = 1000 - EVEN_FROM
"""The cost where halls are as full as sharing counts on."""

FULL_WEIGHT = 10
"""Cost of a thousandth beyond that: a zone is rather parted than somebody left out."""

SPLIT_COST = 20
"""Cost of parting a zone, in thousandths by which the fullest hall is fuller than that."""


@dataclass(frozen=True)
class Share:
    """Something that goes to one hall: its zone, area in m2, and the hall it must go to, if any.

    ``deep`` shares fit only into rows two cells deep.
    """

    key: str
    zone: str
    area_m2: float
    hall: str | None = None
    deep: bool = False


@dataclass(frozen=True)
class Room:
    """Square metres a hall has for booths: in all its rows, and in rows two cells deep."""

    all_m2: float
    deep_m2: float


def share_out(shares: Sequence[Share], rooms: Mapping[str, Room], seed: int) -> dict[str, str]:
    """Give every share a hall.

    Parameters
    ----------
    shares : what is to be placed, pinned and anchored shares with their hall.
    rooms : what each hall has for booths.
    seed : the model's random seed.

    Returns
    -------
    A hall for each share's key. Zones stay whole where they can, halls are filled evenly, and
    what exceeds all halls is given to the one with most room.
    """
    halls = list(rooms)
    if len(halls) == 1:
        return dict.fromkeys((share.key for share in shares), halls[0])
    amounts = _amounts(shares, rooms, seed)
    given: dict[str, str] = {}
    for share in shares:
        if share.hall is not None:
            given[share.key] = share.hall
    free = sorted((s for s in shares if s.hall is None), key=lambda s: (-s.area_m2, s.key))
    whole = dict(amounts)
    for share in free:

        def rank(hall: str, zone: str = share.zone) -> tuple[float, float]:
            """Every hall gets its part of a zone's large stands: what it lacks most comes first."""
            left = amounts.get((zone, hall), 0.0)
            return left / max(whole.get((zone, hall), 0.0), 1.0), rooms[hall].all_m2

        best = max(halls, key=rank)
        amounts[share.zone, best] = amounts.get((share.zone, best), 0.0) - share.area_m2
        given[share.key] = best
    return given


def _deep_share(shares: Sequence[Share], zone: str) -> int:
    """Give the share of a zone's area that is deep, in hundredths."""
    mine = [share for share in shares if share.zone == zone]
    total = sum(share.area_m2 for share in mine)
    return round(100 * sum(s.area_m2 for s in mine if s.deep) / total) if total else 0


def _amounts(
    shares: Sequence[Share], rooms: Mapping[str, Room], seed: int
) -> dict[tuple[str, str], float]:
    """Share zones out: m2 of each zone in each hall, with as few zones parted as possible.

    Only free shares count as amounts; fixed ones take room and draw their zone to their hall.
    """
    halls = list(rooms)
    zones = list(dict.fromkeys(share.zone for share in shares))
    fixed = {
        (zone, hall): round(
            10 * sum(s.area_m2 for s in shares if s.zone == zone and s.hall == hall)
        )
        for zone in zones
        for hall in halls
    }
    need = {
        zone: round(10 * sum(s.area_m2 for s in shares if s.zone == zone and s.hall is None))
        for zone in zones
    }
    model = cp_model.CpModel()
    amount = {(z, h): model.new_int_var(0, need[z], "") for z in zones for h in halls}
    # A hall's filling in thousandths of its room; the fullest hall is made as empty as possible.
    fullest = model.new_int_var(0, 10_000_000, "")
    deep = {zone: _deep_share(shares, zone) for zone in zones}
    for hall in halls:
        loads = {z: amount[z, hall] + fixed[z, hall] for z in zones}
        room, low = rooms[hall].all_m2 * ROOM_SHARE, rooms[hall].deep_m2 * ROOM_SHARE
        model.add(1000 * sum(loads.values()) <= fullest * max(1, round(10 * room)))
        weighted = sum(deep[z] * load for z, load in loads.items())
        model.add(10 * weighted <= fullest * max(1, round(10 * low)))
    parted = []
    for zone in zones:
        model.add(sum(amount[zone, hall] for hall in halls) == need[zone])
        for hall in halls:
            there = model.new_bool_var("")
            model.add(amount[zone, hall] <= need[zone] * there)
            if fixed[zone, hall] == 0:
                parted.append(there)
    over = model.new_int_var(0, 10_000_000, "")
    model.add(over >= fullest - EVEN_FROM)
    model.add(over >= EVEN_FROM_FULL + FULL_WEIGHT * (fullest - 1000))
    model.minimize(SPLIT_COST * sum(parted) + over)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = 2.0
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        total = max(sum(room.all_m2 for room in rooms.values()), 1.0)
        return {(z, h): need[z] / 10 * rooms[h].all_m2 / total for z in zones for h in halls}
    return {(z, h): solver.value(amount[z, h]) / 10 for z in zones for h in halls}
