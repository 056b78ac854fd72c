"""Booths made larger or smaller: resized, cut in two, or made one, with what is agreed on them.

Why a sold booth may grow and never shrink, and whose number stays, is told in
``docs/adr/0012-booths-that-are-sold-grow-and-keep-their-number.md``.
"""

import datetime as dt

from layouts.booth import Booth
from layouts.merge import merge
from venue.errors import EditError
from venue.shapes import placed

from .edit_parts import (
    BOTH_SOLD,
    SHAPE,
    SPLIT,
    TWO_HOLDERS,
    booth_of,
    called,
    kept,
    letters,
    require_plain,
    require_unsold,
    with_booth,
    with_layout,
)
from .edits import Merge, Resize, Split
from .plan import Plan
from .prices import price_krw
from .sale import Sale, SaleState, sale_of

LIST_PRICE = dt.date.max
"""A day on which no early offer runs any more."""

_FURTHER = (SaleState.HOLD, SaleState.RESERVED, SaleState.SOLD)


def resized(plan: Plan, edit: Resize) -> Plan:
    """Change a booth's sides; what stands inside a pavilion cannot follow."""
    booth = booth_of(plan, edit.booth)
    require_unsold(plan, booth)
    if booth.notch is not None or any(pod.booth == booth.id for pod in plan.layout.pods):
        raise EditError("edit.shape", SHAPE.fill(booth=called(booth)))
    size = {"width_mm": edit.width_mm, "depth_mm": edit.depth_mm}
    new = booth.model_copy(update=size)
    return _agreed_anew(with_booth(plan, booth, new), booth, new)


def split(plan: Plan, edit: Split) -> Plan:
    """Cut a booth in two; the first part stays whose it was, the second one is free."""
    booth = booth_of(plan, edit.booth)
    require_plain(plan, booth)
    require_unsold(plan, booth)
    along = edit.across == "width"
    side = booth.width_mm if along else booth.depth_mm
    if booth.notch is not None or edit.at_mm >= side:
        raise EditError("edit.split", SPLIT.fill(booth=called(booth)))
    ((x, y),) = placed(
        [(edit.at_mm, 0) if along else (0, edit.at_mm)], booth.x_mm, booth.y_mm, booth.rotation_deg
    )
    name = "width_mm" if along else "depth_mm"
    first = booth.model_copy(update={name: edit.at_mm, "open_edges": ()})
    letter = _free_letter(plan, booth)
    second = booth.model_copy(
        update={
            "id": f"{booth.id}{letter}",
            "number": f"{booth.number}{letter.upper()}" if booth.number else "",
            "x_mm": round(x), "y_mm": round(y), name: side - edit.at_mm,
            "open_edges": (), "pinned": False,
        }
    )  # fmt: skip
    booths = tuple(
        part
        for each in plan.layout.booths
        for part in ((first, second) if each.id == booth.id else (each,))
    )
    return _agreed_anew(with_layout(plan, booths=booths), booth, first)


def merged(plan: Plan, edit: Merge) -> Plan:
    """Make one booth of two that are in one hand, or of which one is in nobody's."""
    a, b = booth_of(plan, edit.a), booth_of(plan, edit.b)
    require_plain(plan, a, b)
    sales = {each.id: sale_of(plan.sales, each.id) for each in (a, b)}
    if len(_hands(plan, a) | _hands(plan, b)) > 1:
        raise EditError("edit.merge", TWO_HOLDERS.fill(a=called(a), b=called(b)))
    sold = [each for each in (a, b) if (s := sales[each.id]) and s.state is SaleState.SOLD]
    if len(sold) > 1:
        raise EditError("edit.both_sold", BOTH_SOLD.fill(a=called(a), b=called(b)))
    # A contract names its booth: that one's id and number stay.
    stays, goes = (b, a) if sold == [b] else (a, b)
    whole = merge(stays, goes)
    if sold and stays.number:
        whole = whole.model_copy(update={"number": stays.number})
    booths = tuple(
        whole if each.id == stays.id else each for each in plan.layout.booths if each.id != goes.id
    )
    plan = with_layout(_handed_on(plan, stays, goes), booths=booths)
    sale = _joined(plan, (stays, goes), edit.on or LIST_PRICE)
    rest = kept(plan.sales, lambda each: each.booth not in sales)
    return plan if sale is None else plan.model_copy(update={"sales": (*rest, sale)})


def _free_letter(plan: Plan, booth: Booth) -> str:
    """Find the first letter with which neither an id nor a number is another booth's."""
    known = {each.id for each in plan.layout.booths}
    numbers = {each.number for each in plan.layout.booths}
    return next(
        sign
        for sign in letters()
        if f"{booth.id}{sign}" not in known and f"{booth.number}{sign.upper()}" not in numbers
    )


def _agreed_anew(plan: Plan, old: Booth, new: Booth) -> Plan:
    """Give a plan in which a claim on a rectangle keeps its price a square metre."""
    sale = sale_of(plan.sales, old.id)
    if sale is None:
        return plan
    had, has = old.width_mm * old.depth_mm, new.width_mm * new.depth_mm
    # Half up to the won, in whole numbers, as prices are.
    price = (2 * sale.price_krw * has + had) // (2 * had)
    anew = sale.model_copy(update={"price_krw": price})
    sales = tuple(anew if each is sale else each for each in plan.sales)
    return plan.model_copy(update={"sales": sales})


def _hands(plan: Plan, booth: Booth) -> set[tuple[str | None, str]]:
    """Give in whose hands a booth is: allotted to, held by, reserved for or sold to."""
    hands: set[tuple[str | None, str]] = {
        (each.exhibitor, "") for each in plan.allotments if each.booth == booth.id
    }
    sale = sale_of(plan.sales, booth.id)
    return hands if sale is None else hands | {sale.holder}


def _handed_on(plan: Plan, stays: Booth, goes: Booth) -> Plan:
    """Give a plan in which who had the booth that goes has the one that stays."""
    mine = [each for each in plan.allotments if each.booth in {stays.id, goes.id}]
    allotments = tuple(
        each.model_copy(update={"booth": stays.id}) if each in mine else each
        for each in plan.allotments
        if each not in mine[1:]
    )
    return plan.model_copy(update={"allotments": allotments})


def _joined(plan: Plan, parts: tuple[Booth, Booth], on: dt.date) -> Sale | None:
    """Give the claim on two booths made one, the first of them the one that stays.

    Notes
    -----
    What was agreed for a part stands, and a part that nobody had costs what it costs by itself on
    the day it is added. The claim is as far as the one that was further, and a hold ends when the
    first one would have.
    """
    known = [sale for each in parts if (sale := sale_of(plan.sales, each.id)) is not None]
    if not known:
        return None
    free = [each for each in parts if sale_of(plan.sales, each.id) is None]
    furthest = max(known, key=lambda sale: _FURTHER.index(sale.state))
    ends = [sale.until for sale in known if sale.until is not None]
    return furthest.model_copy(
        update={
            "booth": parts[0].id,
            "until": min(ends) if furthest.state is SaleState.HOLD else None,
            "price_krw": sum(sale.price_krw for sale in known)
            + sum(price_krw(each, plan.brief.rates, on) for each in free),
        }
    )
