"""Editing a plan: each edit gives the plan after it, and the patch that undoes it exactly."""

from collections.abc import Callable
from typing import Any

from layouts.allotment import Allotment
from layouts.booth import Footprint
from venue.errors import EditError
from venue.shapes import placed

from . import edits
from .edit_cuts import merged, resized, split
from .edit_parts import (
    FREE,
    NO_EXHIBITOR,
    NO_ZONE,
    TAKEN,
    booth_of,
    called,
    dropped,
    kept,
    placed_in,
    require_free_number,
    require_hall,
    require_one_hand,
    require_plain,
    require_unclaimed,
    require_unlocked,
    require_unsold,
    with_booth,
    with_layout,
    with_pods,
    without_allotment,
)
from .edits import Edit
from .patch import Patch, difference, patched
from .plan import Plan
from .sale import offered


def apply(plan: Plan, edit: Edit) -> tuple[Plan, Patch]:
    """Edit a plan.

    Parameters
    ----------
    plan : as it is; it stays so.
    edit : what is to change.

    Returns
    -------
    The edited plan, and the patch that leads to it; its ``back`` is the exact inverse. What the
    plan says of itself (open sides, findings, measures, certificate) is still that of the plan
    before: `plans.judged.judged` says it anew.

    Raises
    ------
    EditError : when the plan refuses; the sentence says why.
    """
    if isinstance(edit, Patch):
        return patched(plan, edit), edit
    after = _DOES[edit.kind](plan, edit)
    require_one_hand(plan, after)
    return after, difference(plan, after)


def _move(plan: Plan, edit: edits.Move) -> Plan:
    """Move a booth with its pods."""
    booth = booth_of(plan, edit.booth)
    hall = edit.hall or booth.hall
    require_hall(plan, hall)
    dx, dy = edit.x_mm - booth.x_mm, edit.y_mm - booth.y_mm

    def moved(thing: Footprint) -> dict[str, object]:
        return {"x_mm": thing.x_mm + dx, "y_mm": thing.y_mm + dy, "hall": hall}

    return with_pods(plan, booth, booth.model_copy(update=moved(booth)), moved)


def _rotate(plan: Plan, edit: edits.Rotate) -> Plan:
    """Turn a booth with its pods about its middle."""
    booth = booth_of(plan, edit.booth)
    turn = edit.rotation_deg - booth.rotation_deg
    middle = booth.centre

    def turned(thing: Footprint) -> dict[str, object]:
        ((x, y),) = placed(
            [(thing.x_mm - middle[0], thing.y_mm - middle[1])], middle[0], middle[1], turn
        )
        return {"x_mm": round(x), "y_mm": round(y), "rotation_deg": thing.rotation_deg + turn}

    known = turned(booth) | {"rotation_deg": edit.rotation_deg}
    return with_pods(plan, booth, booth.model_copy(update=known), turned)


def _swap(plan: Plan, edit: edits.Swap) -> Plan:
    """Let the holders of two booths change places."""
    booths = {edit.a: booth_of(plan, edit.b), edit.b: booth_of(plan, edit.a)}
    require_unlocked(plan, *booths.values())
    require_plain(plan, *booths.values())
    return plan.model_copy(
        update={
            "allotments": tuple(
                each.model_copy(update={"booth": booths[each.booth].id})
                if each.booth in booths
                else each
                for each in plan.allotments
            )
        }
    )


def _assign(plan: Plan, edit: edits.Assign) -> Plan:
    """Give a booth to somebody who waits, or who stands elsewhere."""
    booth = booth_of(plan, edit.booth)
    who = next((each for each in plan.brief.contracts if each.id == edit.exhibitor), None)
    if who is None:
        raise EditError("edit.exhibitor", NO_EXHIBITOR.fill(exhibitor=edit.exhibitor))
    has = [each.booth for each in plan.allotments if each.exhibitor == who.id]
    require_unlocked(plan, booth, *(booth_of(plan, each) for each in has))
    require_plain(plan, booth, *(booth_of(plan, each) for each in has))
    rest = tuple(
        each for each in plan.allotments if each.booth != booth.id and each.exhibitor != who.id
    )
    mine = Allotment(booth=booth.id, exhibitor=who.id)
    return plan.model_copy(update={"allotments": (*rest, mine)})


def _unassign(plan: Plan, edit: edits.Unassign) -> Plan:
    """Free a booth."""
    booth = booth_of(plan, edit.booth)
    require_unlocked(plan, booth)
    require_plain(plan, booth)
    return without_allotment(plan, booth)


def _add(plan: Plan, edit: edits.Add) -> Plan:
    """Draw a booth under an id that is free."""
    known = {each.id for each in plan.layout.booths}
    new = edit.booth
    require_hall(plan, new.hall)
    if not new.id:
        count = len(known) + 1
        while f"{new.hall}-b{count}" in known:
            count += 1
        new = new.model_copy(update={"id": f"{new.hall}-b{count}"})
    if new.id in known:
        raise EditError("edit.id", TAKEN.fill(name=new.id))
    require_free_number(plan, new)
    return with_layout(plan, booths=(*plan.layout.booths, new))


def _delete(plan: Plan, edit: edits.Delete) -> Plan:
    """Take a booth away, with its pods and its allotment."""
    booth = booth_of(plan, edit.booth)
    require_unlocked(plan, booth)
    require_unclaimed(plan, booth)
    plan = without_allotment(plan, booth)
    return with_layout(
        plan,
        booths=tuple(each for each in plan.layout.booths if each.id != booth.id),
        pods=kept(plan.layout.pods, lambda pod: pod.booth != booth.id),
    )


def _fix(plan: Plan, edit: edits.Fix) -> Plan:
    """Pin a booth or free it."""
    booth = booth_of(plan, edit.booth)
    plan = with_booth(plan, booth, booth.model_copy(update={"pinned": edit.pinned}))
    if edit.pinned:
        return plan
    mine = {each.exhibitor for each in plan.allotments if each.booth == booth.id}
    pins = kept(plan.brief.pins, lambda pin: pin.exhibitor not in mine)
    return plan.model_copy(update={"brief": plan.brief.model_copy(update={"pins": pins})})


def _lock(plan: Plan, edit: edits.Lock) -> Plan:
    """Lock or unlock a booth's allotment."""
    booth = booth_of(plan, edit.booth)
    if all(each.booth != booth.id for each in plan.allotments):
        raise EditError("edit.free", FREE.fill(booth=called(booth)))
    return plan.model_copy(
        update={
            "allotments": tuple(
                each.model_copy(update={"locked": edit.locked}) if each.booth == booth.id else each
                for each in plan.allotments
            )
        }
    )


def _renumber(plan: Plan, edit: edits.Renumber) -> Plan:
    """Give a booth a number that nobody has."""
    booth = booth_of(plan, edit.booth)
    require_unsold(plan, booth)
    new = booth.model_copy(update={"number": edit.number})
    require_free_number(plan, new)
    return with_booth(plan, booth, new)


def _set_zone(plan: Plan, edit: edits.SetZone) -> Plan:
    """Draw a zone's ground."""
    require_hall(plan, edit.zone.hall)
    return with_layout(plan, zones=placed_in(plan.layout.zones, edit.zone))


def _drop_zone(plan: Plan, edit: edits.DropZone) -> Plan:
    """Take a zone's ground away."""
    return with_layout(plan, zones=dropped(plan.layout.zones, edit.zone, edit.hall))


def _set_area(plan: Plan, edit: edits.SetArea) -> Plan:
    """Draw an area."""
    require_hall(plan, edit.area.hall)
    return with_layout(plan, areas=placed_in(plan.layout.areas, edit.area))


def _drop_area(plan: Plan, edit: edits.DropArea) -> Plan:
    """Take an area away."""
    return with_layout(plan, areas=dropped(plan.layout.areas, edit.area, edit.hall))


def _many(plan: Plan, edit: edits.Many) -> Plan:
    """Make several edits, one after another."""
    for each in edit.edits:
        after = _DOES[each.kind](plan, each)
        require_one_hand(plan, after)
        plan = after
    return plan


def _offer(plan: Plan, edit: edits.Offer) -> Plan:
    """Bring a booth into another state of sale."""
    booth = booth_of(plan, edit.booth)
    sale = offered(booth, edit, plan.brief, plan.sales, plan.allotments)
    given = any(each.booth == booth.id for each in plan.allotments)
    if sale is not None and sale.exhibitor is not None and not given:
        plan = _assign(plan, edits.Assign(booth=booth.id, exhibitor=sale.exhibitor))
    rest = kept(plan.sales, lambda each: each.booth != booth.id)
    return plan.model_copy(update={"sales": rest if sale is None else (*rest, sale)})


def _set_rates(plan: Plan, edit: edits.SetRates) -> Plan:
    """Ask other prices; a factor is for a zone that there is."""
    known = {zone.id for zone in plan.brief.zones}
    for zone in edit.rates.zone_factors:
        if zone not in known:
            raise EditError("edit.rates_zone", NO_ZONE.fill(zone=zone))
    return plan.model_copy(update={"brief": plan.brief.model_copy(update={"rates": edit.rates})})


_DOES: dict[str, Callable[[Plan, Any], Plan]] = {
    "move": _move, "rotate": _rotate, "resize": resized, "swap": _swap, "assign": _assign,
    "unassign": _unassign, "add": _add, "delete": _delete, "pin": _fix, "lock": _lock,
    "split": split, "merge": merged, "renumber": _renumber, "set-zone": _set_zone,
    "drop-zone": _drop_zone, "set-area": _set_area, "drop-area": _drop_area, "offer": _offer,
    "set-rates": _set_rates, "many": _many,
}  # fmt: skip
