"""The list of exhibitors, kept in step with each plan's latest revision."""

from collections.abc import Iterator, Set
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, insert

from plans.patch import Exchange, Patch
from plans.plan import Plan

from .tables import EXHIBITORS

AT_ONCE = 500
"""Ids in one statement: some databases take no more than a thousand values."""


def list_all(tx: Connection, plan_id: str, plan: Plan) -> None:
    """List everybody of a plan anew."""
    tx.execute(delete(EXHIBITORS).where(EXHIBITORS.c.plan_id == plan_id))
    _add(tx, plan_id, plan, {who.id for who in plan.brief.exhibitors})


def list_changed(tx: Connection, plan_id: str, after: Plan, patch: Patch) -> None:
    """List those anew whom an edit concerns.

    Parameters
    ----------
    tx : the transaction that saves the edit.
    plan_id, after, patch : the plan as it is then, and what changed.
    """
    ids = _concerned(after, patch)
    if not ids:
        return
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        some = EXHIBITORS.c.id.in_(ordered[start : start + AT_ONCE])
        tx.execute(delete(EXHIBITORS).where(EXHIBITORS.c.plan_id == plan_id, some))
    _add(tx, plan_id, after, ids)


def _concerned(after: Plan, patch: Patch) -> set[str]:
    """Find whose row an edit changes; most edits move booths and change none."""
    was = {each.item.id: each.item.number for each in patch.booths.gone}
    now = {each.item.id: each.item.number for each in patch.booths.come}
    booths = {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    booths |= {each.booth for each in chain(_items(patch.allotments), _items(patch.sales))}
    ids = {each.exhibitor for each in _items(patch.allotments)}
    ids |= {each.id for each in _items(patch.exhibitors)}
    if booths:
        ids |= {each.exhibitor for each in after.allotments if each.booth in booths}
    if ids:
        ids |= {who.id for who in after.brief.exhibitors if who.pavilion in ids}
    return ids


def _items(exchange: Exchange[Any]) -> Iterator[Any]:
    """Give what goes and what comes."""
    return (each.item for each in chain(exchange.gone, exchange.come))


def _add(tx: Connection, plan_id: str, plan: Plan, ids: Set[str]) -> None:
    """Write the rows of some exhibitors; who stands in a pavilion stands in its booth."""
    given = {each.exhibitor: each.booth for each in plan.allotments}
    numbers = {each.id: each.number for each in plan.layout.booths}
    states = {(each.booth, each.exhibitor): each.state.value for each in plan.sales}
    rows = []
    for who in plan.brief.exhibitors:
        if who.id in ids:
            contract = who.pavilion or who.id
            booth = given.get(contract)
            rows.append(
                {
                    "plan_id": plan_id, "id": who.id, "name_ko": who.name.ko,
                    "name_en": who.name.en, "zone": who.zone, "booth": booth,
                    "number": numbers.get(booth) if booth is not None else None,
                    "state": states.get((booth, contract)) if booth is not None else None,
                }
            )  # fmt: skip
    if rows:
        tx.execute(insert(EXHIBITORS), rows)
