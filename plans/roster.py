"""An exhibitor sheet that comes again: who is new, changed or gone, and who keeps which booth."""

from collections.abc import Iterable, Mapping, Sequence

from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import ZoneRequest
from layouts.pod import Pod
from venue.errors import EditError
from venue.text import Text
from venue.value import Value

from .diff import Fate, Side, differing
from .plan import Plan
from .waiting import with_comers


class Entry(Value):
    """What became of one exhibitor.

    ``fields`` names what changed of it; ``booth`` is the number of its booth; ``note`` says what
    people should look at; ``conflict`` why somebody has to choose between plan and sheet.
    """

    fate: Fate
    exhibitor: str
    name: Text
    fields: tuple[str, ...] = ()
    booth: str | None = None
    note: Text | None = None
    conflict: Text | None = None


def diff_sheet(plan: Plan, sheet: Sequence[Exhibitor]) -> tuple[Entry, ...]:
    """Compare a plan's exhibitors with those of a sheet.

    Parameters
    ----------
    plan : the plan as it is now.
    sheet : the exhibitors as they are registered now.

    Returns
    -------
    An entry for each exhibitor of the sheet, in its order, then for those that it has no more. Who
    lost its contract while a booth is locked, held, reserved or sold to it is in conflict.
    """
    before = {who.id: who for who in plan.brief.exhibitors}
    after = {who.id: who for who in sheet}
    booths = _booths(plan)
    claimed = _claimed(plan)
    entries = [_entry(plan, before.get(who.id), who, booths, claimed) for who in sheet]
    for who in before.values():
        if who.id not in after:
            known = {"exhibitor": who.id, "name": who.name, "booth": booths.get(who.id)}
            conflict = _CLAIMED.fill(name=who.name) if who.id in claimed else None
            known |= {"fate": Fate.DELETED, "conflict": conflict}
            entries.append(Entry.model_validate(known))
    return tuple(entries)


def with_sheet(
    plan: Plan,
    sheet: Sequence[Exhibitor],
    entries: Iterable[Entry],
    take: Mapping[str, Side],
    other: Side | None = None,
    zones: Sequence[ZoneRequest] = (),
) -> Plan:
    """Take a sheet into a plan: everybody keeps the booth that is allotted to it.

    Parameters
    ----------
    plan : the plan that was compared.
    sheet : the exhibitors as they are registered now.
    entries : what `diff_sheet` found.
    take : whose state stands, by exhibitor id; without a conflict it is the sheet's unless named.
    other : whose state stands where there is a conflict and nothing is named.
    zones : those that the brief gets; of them, and only where it has none of that id, those that
        somebody who is taken over stands in.

    Returns
    -------
    The plan, which is still to be judged; who has come waits for a booth. Booths of those who left
    are free; pins, pairs and pods of theirs are gone or nobody's.

    Raises
    ------
    EditError : when a conflict is left open; every one of them.
    """
    before = {who.id: who for who in plan.brief.exhibitors}
    listed = {who.id: who for who in sheet}
    faults: list[Text] = []
    for entry in entries:
        side = take.get(entry.exhibitor, Side.FILE if entry.conflict is None else other)
        if side is None and entry.conflict is not None:
            faults.append(entry.conflict)
        elif side is Side.PLAN and entry.exhibitor in before:
            listed[entry.exhibitor] = before[entry.exhibitor]
        elif side is Side.PLAN:
            listed.pop(entry.exhibitor, None)
    if faults:
        raise EditError("diff.conflict", faults)
    return _enlisted(plan, listed, zones)


def _enlisted(plan: Plan, listed: Mapping[str, Exhibitor], zones: Sequence[ZoneRequest]) -> Plan:
    """Give a plan other exhibitors, and take away what hangs on those who left."""
    contracts = {who.id for who in listed.values() if who.contract}
    contract = {a.booth: a.exhibitor for a in plan.allotments}

    def stays(pod: Pod) -> bool:
        who = listed.get(pod.exhibitor or "")
        return who is not None and who.pavilion == contract.get(pod.booth)

    needed = {who.zone for who in listed.values()} - {zone.id for zone in plan.brief.zones}
    fresh = (zone for zone in zones if zone.id in needed)
    brief = plan.brief.model_copy(
        update={
            "zones": (*plan.brief.zones, *fresh),
            "exhibitors": tuple(listed.values()),
            "pins": tuple(pin for pin in plan.brief.pins if pin.exhibitor in contracts),
            "pairs": tuple(pair for pair in plan.brief.pairs if {pair.a, pair.b} <= contracts),
        }
    )
    pods = tuple(
        pod if pod.exhibitor is None or stays(pod) else pod.model_copy(update={"exhibitor": None})
        for pod in plan.layout.pods
    )
    sales = tuple(s for s in plan.sales if s.exhibitor is None or s.exhibitor in contracts)
    after = plan.model_copy(
        update={
            "brief": brief,
            "layout": plan.layout.model_copy(update={"pods": pods}),
            "allotments": tuple(a for a in plan.allotments if a.exhibitor in contracts),
            "sales": sales,
        }
    )
    return with_comers(after, plan.brief)


def _entry(
    plan: Plan,
    was: Exhibitor | None,
    who: Exhibitor,
    booths: Mapping[str, str],
    claimed: set[str],
) -> Entry:
    """Tell what became of one exhibitor of the sheet."""
    known = {"exhibitor": who.id, "name": who.name, "booth": booths.get(who.id)}
    if was is None:
        return Entry.model_validate(known | {"fate": Fate.NEW})
    fields = tuple(differing(was, who))
    if not fields:
        return Entry.model_validate(known | {"fate": Fate.SAME})
    left = was.contract and not who.contract and who.id in claimed
    known |= {"fate": Fate.CHANGED, "fields": fields, "note": _size_note(plan, who)}
    return Entry.model_validate(
        known | {"conflict": _CLAIMED.fill(name=who.name) if left else None}
    )


def _size_note(plan: Plan, who: Exhibitor) -> Text | None:
    """Say that a booth is not as large any more as is asked for."""
    booth = next((a.booth for a in plan.allotments if a.exhibitor == who.id), None)
    has = next((b.area_m2 for b in plan.layout.booths if b.id == booth), None)
    asks = who.area_m2(plan.brief.module_mm) if who.contract else None
    if has is None or asks is None or abs(has - asks) < 0.01:
        return None
    return _SIZE.fill(has=f"{has:g}", asks=f"{asks:g}")


def _booths(plan: Plan) -> dict[str, str]:
    """Give the number of the booth in which each exhibitor stands."""
    numbers = {booth.id: booth.number or booth.id for booth in plan.layout.booths}
    found = {a.exhibitor: numbers[a.booth] for a in plan.allotments}
    for pavilion, members in plan.brief.members.items():
        if pavilion in found:
            found |= {who.id: found[pavilion] for who in members}
    return found


def _claimed(plan: Plan) -> set[str]:
    """Give those to whom a booth is locked, held, reserved or sold."""
    locked = {a.exhibitor for a in plan.allotments if a.locked}
    return locked | {sale.exhibitor for sale in plan.sales if sale.exhibitor is not None}


_CLAIMED = Text(
    ko="{name}: 표에서 빠졌으나 부스가 고정 또는 계약되어 있습니다. 어느 쪽을 따를지 고르십시오.",
    en="{name} has left the sheet, but a booth is locked or let to it; choose which one stands.",
)
_SIZE = Text(
    ko="부스는 {has} m²인데 {asks} m²를 신청했습니다.",
    en="its booth has {has} m², and it asks for {asks} m².",
)
