"""What somebody missed: the revisions after the one they know, and what may be undone there."""

from dataclasses import dataclass

from sqlalchemy import select

from plans.patch import Patch

from .documents import patch_of
from .engine import told
from .store import Store
from .tables import REVISIONS


@dataclass(frozen=True)
class Step:
    """One revision: who made it, and what it changed of the one before."""

    number: int
    who: str
    kind: str
    patch: Patch


@dataclass(frozen=True)
class Turns:
    """Whether there is something to undo, and something to do again."""

    undo: bool
    redo: bool


def since(store: Store, plan_id: str, number: int) -> list[Step]:
    """List the revisions of a plan after one of them, in order.

    Parameters
    ----------
    store, plan_id : the plan.
    number : the revision somebody knows; 0 gives them all.
    """
    columns = (REVISIONS.c.number, REVISIONS.c.who, REVISIONS.c.kind, REVISIONS.c.patch)
    later = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number > number)
    with told(), store.engine.connect() as connection, connection.begin():
        rows = connection.execute(select(*columns).where(later).order_by(REVISIONS.c.number)).all()
    return [Step(n, who, kind, patch_of(text, f"{plan_id}#{n}")) for n, who, kind, text in rows]


def turns(store: Store, plan_id: str, number: int) -> Turns:
    """Tell what may be undone and done again at a revision; nothing, where there is none."""
    mine = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number == number)
    with told(), store.engine.connect() as connection, connection.begin():
        row = connection.execute(select(REVISIONS.c.undo, REVISIONS.c.redo).where(mine)).first()
    return Turns(False, False) if row is None else Turns(*(each is not None for each in row))
