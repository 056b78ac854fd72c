"""Edits: one at a time, undone and done again; each names the revision it is of."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from plans.edits import Edit

from ..answers import Edited
from ..asked import Restore
from .asking import EDIT, OnePlan, Seen, Someone, tagged

ROUTER = APIRouter(prefix="/plans/{plan}", tags=["edits"], responses=EDIT)


@ROUTER.post("/edits", operation_id="editPlan")
def edit(
    plan: OnePlan, seen: Seen, who: Someone, edit: Annotated[Edit, Body()], response: Response
) -> Edited:
    """Edit a plan."""
    return _told(plan.edit(seen, edit, who.name), response)


@ROUTER.post("/undo", operation_id="undoEdit")
def undo(plan: OnePlan, seen: Seen, who: Someone, response: Response) -> Edited:
    """Undo the last edit that is not undone yet."""
    store, name = plan.store, plan.kept.id
    done = plan.change(seen, lambda: store.undo(name, seen, who.name), who.name)
    return _told(done, response)


@ROUTER.post("/redo", operation_id="redoEdit")
def redo(plan: OnePlan, seen: Seen, who: Someone, response: Response) -> Edited:
    """Do again what was undone last."""
    store, name = plan.store, plan.kept.id
    done = plan.change(seen, lambda: store.redo(name, seen, who.name), who.name)
    return _told(done, response)


@ROUTER.post("/restore", operation_id="restoreRevision")
def restore(plan: OnePlan, seen: Seen, who: Someone, wanted: Restore, response: Response) -> Edited:
    """Make the plan what it was at a revision; this can be undone, too."""
    store, name = plan.store, plan.kept.id
    done = plan.change(seen, lambda: store.restore(name, seen, wanted.number, who.name), who.name)
    return _told(done, response)


def _told(edited: Edited, response: Response) -> Edited:
    """Name the new revision in the answer's tag."""
    response.headers.update(tagged(edited.revision))
    return edited
