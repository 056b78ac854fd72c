"""What was done to a plan: its record, and its named versions."""

import json

from fastapi import APIRouter

from venue.text import Text

from ..answers import Entry, VersionRow
from ..asked import NewVersion
from ..words import told
from .asking import READ, WRITE, OnePlan, Someone

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
