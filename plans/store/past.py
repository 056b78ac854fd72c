"""What somebody missed: the revisions after the one they know, and what may be undone there."""

from dataclasses import dataclass

from sqlalchemy import select

from plans.patch import Patch

from .documents import patch_of
from .engine import told
from .store import Store
from .tables import REVISIONS


@dataclass(frozen=True)
class Turns:
    """Whether there is something to undo, and something to do again."""

    undo: bool
    redo: bool

    @classmethod
    def of(cls, undo: object, redo: object) -> "Turns":
        """Read what a revision keeps: where undo and redo lead, or nothing."""
        return cls(undo is not None, redo is not None)


@dataclass(frozen=True)
class Step:
    """One revision: who made it, and what it changed of the one before."""

    number: int
    who: str
    kind: str
    patch: Patch
    turns: Turns


def since(store: Store, plan_id: str, number: int) -> list[Step]:
    """List the revisions of a plan after one of them, in order.

    Parameters
    ----------
    store, plan_id : the plan.
    number : the revision somebody knows; 0 gives them all.
    """
    columns = (
        REVISIONS.c.number, REVISIONS.c.who, REVISIONS.c.kind, REVISIONS.c.patch,
        REVISIONS.c.undo, REVISIONS.c.redo,
    )  # fmt: skip
    later = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number > number)
    with told(), store.engine.connect() as connection, connection.begin():
        rows = connection.execute(select(*columns).where(later).order_by(REVISIONS.c.number)).all()
    return [
        Step(n, who, kind, patch_of(text, f"{plan_id}#{n}"), Turns.of(undo, redo))
        for n, who, kind, text, undo, redo in rows
    ]


def turns(store: Store, plan_id: str, number: int) -> Turns:
    """Tell what may be undone and done again at a revision; nothing, where there is none."""
    mine = (REVISIONS.c.plan_id == plan_id) & (REVISIONS.c.number == number)
    with told(), store.engine.connect() as connection, connection.begin():
        row = connection.execute(select(REVISIONS.c.undo, REVISIONS.c.redo).where(mine)).first()
    return Turns(False, False) if row is None else Turns.of(*row)
