"""What was done to a plan: its record, and its named versions."""

import json
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Path, Response

from plans.store.past import Turns
from venue.text import Text

from .. import in_children
from ..answers import Entry, VersionRow
from ..asked import NewVersion
from ..document import Body, Document, Piece
from ..words import told
from .asking import READ, WRITE, OnePlan, Someone
from .exports import InBackground
from .sending import SENT, sent

ROUTER = APIRouter(prefix="/plans/{plan}", tags=["history"])


@ROUTER.get("/revisions", operation_id="listRevisions", responses=READ)
def revisions(plan: OnePlan) -> list[Entry]:
    """List what was ever done to a plan, in order."""
    entries = []
    for each in plan.store.record(plan.kept.id):
        detail = json.loads(each.detail)
        words: Text = told(each.did, detail)
        kind = detail.get("kind", each.did) if each.did == "edit" else each.did
        entries.append(
            Entry(number=each.revision, at=each.at, who=each.who, kind=kind, words=words)
        )
    return entries


@ROUTER.get("/revisions/{number}", operation_id="getRevision", response_class=Response,
            responses=READ | SENT | {413: READ[400]})  # fmt: skip
def revision(
    plan: OnePlan,
    number: Annotated[int, Path(ge=1, le=2**31 - 1)],
    background: InBackground,
    *,
    judged: bool = False,
    if_none_match: Annotated[str | None, Header()] = None,
    accept_encoding: Annotated[str, Header()] = "",
) -> Response:
    """Open a plan as it was at a revision; with ``judged`` its verdict is worked out, too."""
    if number == plan.caught_up():
        return sent(plan.tag(), plan.body, if_none_match, accept_encoding)
    then, _ = plan.store.open(plan.kept.id, number)
    # What it says of itself is true of the first one; of others when they are judged anew.
    known = 1 if number == 1 else 0
    envelope = plan.envelope(number, Turns(False, False), number if judged else known)
    tag = f"{number}.{int(judged or known)}{plan.tag()[-4:]}"

    def made() -> tuple[str, Body]:
        if known or not judged:
            return tag, Document().of(envelope, then)
        key = (plan.kept.id, tag, "revision")
        text = background.kept(key, partial(in_children.judged_as, envelope, then))
        return tag, Body((Piece.of(text),))

    return sent(tag, made, if_none_match, accept_encoding)


@ROUTER.get("/versions", operation_id="listVersions", responses=READ)
def versions(plan: OnePlan) -> list[VersionRow]:
    """List the versions that somebody named."""
    return [
        VersionRow(number=v.number, name=v.name, who=v.who, at=v.at)
        for v in plan.store.versions(plan.kept.id)
    ]


@ROUTER.post("/versions", operation_id="nameVersion", status_code=201, responses=WRITE)
def name(plan: OnePlan, wanted: NewVersion, who: Someone) -> list[VersionRow]:
    """Give a revision a name."""
    plan.store.name_version(plan.kept.id, wanted.number, wanted.name, who.name)
    return versions(plan)
